/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-appearance.h"
#include "layover-application.h"
#include "layover-compat.h"
#include "layover-error.h"
#include "layover-resources.h"
#include "layover-window.h"

struct _LayoverApplication
{
  AdwApplication parent_instance;

  char *folder;
  LayoverLibrary *library;
  GError *fault;
};

G_DEFINE_FINAL_TYPE (LayoverApplication, layover_application, ADW_TYPE_APPLICATION)

/* Every key of the app outside the exam room, in the order of the list people see. */
static const LayoverAccelerator accelerators[] = {
  { "win.open-file", "<Control>o", N_ ("Open a file"), N_ ("Everywhere") },
  { "win.back", "<Alt>Left", N_ ("Back"), N_ ("Everywhere") },
  { NULL, "Escape", N_ ("Back, or close what is open"), N_ ("Everywhere") },
  { "win.tab::path", "<Control>1", N_ ("My path"), N_ ("Everywhere") },
  { "win.tab::library", "<Control>2", N_ ("Library"), N_ ("Everywhere") },
  { "win.tab::outbox", "<Control>3", N_ ("Outbox"), N_ ("Everywhere") },
  { "app.text-larger", "<Control>plus <Control>equal <Control>KP_Add", N_ ("Larger text"),
    N_ ("Everywhere") },
  { "app.text-smaller", "<Control>minus <Control>KP_Subtract", N_ ("Smaller text"),
    N_ ("Everywhere") },
  { "app.text-normal", "<Control>0 <Control>KP_0", N_ ("Text as large as elsewhere"),
    N_ ("Everywhere") },
  { "win.preferences", "<Control>comma", N_ ("Preferences"), N_ ("Everywhere") },
  { "win.shortcuts", "<Control>question", N_ ("These keys"), N_ ("Everywhere") },
  { "win.next-region", "F6", N_ ("Next region of the page"), N_ ("Everywhere") },
  { "app.quit", "<Control>q", N_ ("Quit"), N_ ("Everywhere") },
  { NULL, "<Control>Return", N_ ("Continue the course"), N_ ("Course") },
  { NULL, "<Control>f", N_ ("Find a course"), N_ ("Library") },
  { NULL, "F9", N_ ("Contents shown, hidden"), N_ ("Reading") },
  { NULL, "<Alt>Right", N_ ("Next part"), N_ ("Reading") },
  { NULL, "space", N_ ("One screen on; with Shift, one back"), N_ ("Reading") },
  { NULL, "<Control>f", N_ ("Find on the page"), N_ ("Reading") },
  { NULL, "<Control>g", N_ ("Next place that was found"), N_ ("Reading") },
  { NULL, "<Control>a", N_ ("Select the whole page"), N_ ("Reading") },
  { NULL, "<Control>c", N_ ("Copy what is selected"), N_ ("Reading") },
  { NULL, "space", N_ ("Play, pause"), N_ ("Video") },
  { NULL, "Right", N_ ("Five seconds on; Left, back"), N_ ("Video") },
  { NULL, "l", N_ ("Ten seconds on; J, back"), N_ ("Video") },
  { NULL, "c", N_ ("Captions shown, hidden"), N_ ("Video") },
  { NULL, "t", N_ ("Transcript shown, hidden"), N_ ("Video") },
  { NULL, "F11", N_ ("Full screen"), N_ ("Video") },
};

/**
 * layover_accelerator_get_keys:
 *
 * Returns: its keys; Alt with an arrow points the other way in right to left
 */
const char *
layover_accelerator_get_keys (const LayoverAccelerator *self)
{
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return self->accelerators;
  if (g_str_equal (self->accelerators, "<Alt>Left"))
    return "<Alt>Right";
  if (g_str_equal (self->accelerators, "<Alt>Right"))
    return "<Alt>Left";

  return self->accelerators;
}

static LayoverWindow *
ensure_window (LayoverApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !LAYOVER_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);

  if (window == NULL)
    {
      window = GTK_WINDOW (layover_window_new (self, self->library, self->fault));
      layover_window_start (LAYOVER_WINDOW (window));
    }

  gtk_window_present (window);

  return LAYOVER_WINDOW (window);
}

static void
layover_application_activate (GApplication *application)
{
  ensure_window (LAYOVER_APPLICATION (application));
}

static void
layover_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LayoverWindow *window = ensure_window (LAYOVER_APPLICATION (application));

  for (int i = 0; i < n_files; i++)
    layover_window_open_file (window, files[i]);
}

static void
open_library (LayoverApplication *self)
{
  g_autoptr (LayoverClock) clock = layover_clock_new ();

  g_clear_error (&self->fault);
  self->library = layover_library_new (self->folder, clock, &self->fault);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  /* closing asks the page in front, and an exam is safe either way: everything is on the disk */
  if (window != NULL)
    gtk_window_close (window);
  else
    g_application_quit (G_APPLICATION (user_data));
}

/* After a fault: opens the library once more, in a window that takes the place of the one that told of the fault. */
static void
open_again (LayoverApplication *self)
{
  GtkWindow *old = gtk_application_get_active_window (GTK_APPLICATION (self));
  LayoverWindow *window;

  if (self->library != NULL)
    return;

  open_library (self);
  window = layover_window_new (self, self->library, self->fault);
  layover_window_start (window);
  gtk_window_present (GTK_WINDOW (window));
  if (old != NULL)
    gtk_window_destroy (old);
}

static void
try_again_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_again (LAYOVER_APPLICATION (user_data));
}

static void
start_over_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LayoverApplication *self = LAYOVER_APPLICATION (user_data);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_error_matches (self->fault, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED))
    return;

  aside = layover_library_start_over (self->folder, &error);
  if (aside != NULL)
    g_message ("The damaged database lies in %s now", aside);
  else
    g_message ("%s", error->message);
  open_again (self);
}

static void
text_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  layover_appearance_change_text_size (layover_settings_get_default (), 1);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  layover_appearance_change_text_size (layover_settings_get_default (), -1);
}

static void
text_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  layover_appearance_change_text_size (layover_settings_get_default (), 0);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "try-again", try_again_cb },
  { "start-over", start_over_cb },
  { "text-larger", text_larger_cb },
  { "text-smaller", text_smaller_cb },
  { "text-normal", text_normal_cb },
};

static void
install_accelerators (GtkApplication *application)
{
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (accelerators[i].action == NULL)
        continue;

      keys = g_strsplit (layover_accelerator_get_keys (&accelerators[i]), " ", -1);
      gtk_application_set_accels_for_action (application, accelerators[i].action,
                                             (const char *const *) keys);
    }
}

static void
layover_application_startup (GApplication *application)
{
  LayoverApplication *self = LAYOVER_APPLICATION (application);

  layover_app_init ();
  G_APPLICATION_CLASS (layover_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  install_accelerators (GTK_APPLICATION (self));
  layover_appearance_follow (layover_settings_get_default ());
  gtk_window_set_default_icon_name (LAYOVER_APP_ID);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/layover/Layover/icons");

  open_library (self);
}

static int
layover_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Layover %s\n", LAYOVER_VERSION);
      return 0;
    }

  return -1;
}

static void
layover_application_finalize (GObject *object)
{
  LayoverApplication *self = LAYOVER_APPLICATION (object);

  g_clear_object (&self->library);
  g_clear_error (&self->fault);
  g_free (self->folder);

  G_OBJECT_CLASS (layover_application_parent_class)->finalize (object);
}

static void
layover_application_class_init (LayoverApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = layover_application_finalize;

  application_class->startup = layover_application_startup;
  application_class->activate = layover_application_activate;
  application_class->open = layover_application_open;
  application_class->handle_local_options = layover_application_handle_local_options;
}

static void
layover_application_init (LayoverApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

/**
 * layover_application_new:
 * @folder: (nullable): where the library lies; %NULL for the usual folder of this person
 */
LayoverApplication *
layover_application_new (const char *folder)
{
  LayoverApplication *self = g_object_new (LAYOVER_TYPE_APPLICATION, "application-id",
                                           LAYOVER_APP_ID, "flags", G_APPLICATION_HANDLES_OPEN,
                                           "resource-base-path", "/org/layover/Layover", NULL);

  self->folder = g_strdup (folder);

  return self;
}

/**
 * layover_application_get_library:
 *
 * Returns: (transfer none) (nullable): %NULL before startup, or when the library cannot be opened
 */
LayoverLibrary *
layover_application_get_library (LayoverApplication *self)
{
  g_return_val_if_fail (LAYOVER_IS_APPLICATION (self), NULL);

  return self->library;
}

const LayoverAccelerator *
layover_application_get_accelerators (guint *n_accelerators)
{
  *n_accelerators = G_N_ELEMENTS (accelerators);

  return accelerators;
}

/**
 * layover_app_init:
 *
 * Makes the templates and style sheets known. For programs, tests among them, before the first widget.
 */
void
layover_app_init (void)
{
  static gsize is_done = 0;

  if (!g_once_init_enter (&is_done))
    return;

  layover_register_resource ();
  layover_names_init ();
  g_once_init_leave (&is_done, 1);
}
