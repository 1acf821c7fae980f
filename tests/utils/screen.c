/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <locale.h>
#include <string.h>

#include "layover-application.h"
#include "screen.h"
#include "spoken.h"

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
#include <sanitizer/lsan_interface.h>

/* What the libraries allocate while they are loaded is theirs, so nothing counts from before the first of them. */
__attribute__ ((section (".preinit_array"),
                used)) static void (*const before_all) (void) = __lsan_disable;
#else
#define __lsan_disable()
#define __lsan_enable()
#endif

#define LONGEST_MS 60000
#define N_NAMES_IN_TABLE 2048

static void
add_style (const char *name)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autofree char *path = g_strdup_printf ("/org/layover/Layover/%s", name);

  gtk_css_provider_load_from_resource (provider, path);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * screen_start_table_of_names:
 *
 * GLib keeps each outgrown table of names for ever, because its readers take no lock: a leak of the second table that
 * begins after this. For before what brings thousands of names, as GStreamer does.
 */
void
screen_start_table_of_names (void)
{
  static guint n_names = 0;
  GQuark last;

  __lsan_disable ();
  do
    {
      g_autofree char *name = g_strdup_printf ("a-name-in-reserve-%u", n_names++);

      last = g_quark_from_string (name);
    }
  while (last % N_NAMES_IN_TABLE != 0);
  __lsan_enable ();
}

/**
 * screen_init:
 *
 * LAYOVER_TEST_DARK=1, LAYOVER_TEST_CONTRAST=1, LAYOVER_TEST_RTL=1 and LAYOVER_TEST_SCALE=200 show every screen of a test so; LAYOVER_TEST_WIDTH
 * and LAYOVER_TEST_PICTURES are read by screen_show() and screen_save().
 */
void
screen_init (int *argc, char ***argv)
{
  const char *scale = g_getenv ("LAYOVER_TEST_SCALE");
  gboolean is_dark = g_getenv ("LAYOVER_TEST_DARK") != NULL;
  gboolean is_contrast = g_getenv ("LAYOVER_TEST_CONTRAST") != NULL;

  g_autofree char *kind = NULL;

  setlocale (LC_ALL, "");
  g_test_init (argc, argv, NULL);

  /* GIO reads its table of kinds of files at the first question, and keeps it */
  kind = g_content_type_guess ("plan.txt", NULL, 0, NULL);

  if (is_contrast)
    g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  adw_init ();
  __lsan_enable ();
  screen_start_table_of_names ();

  layover_app_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/org/layover/Layover/icons");

  /* the font that most desktops have; without a desktop there would be another */
  if (screen_is_taking_pictures ())
    g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  if (is_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                        ADW_COLOR_SCHEME_FORCE_DARK);
  if (g_getenv ("LAYOVER_TEST_RTL") != NULL)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  if (scale != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", atoi (scale) * 96 * 1024 / 100, NULL);

  add_style ("style.css");
  if (is_dark)
    add_style ("style-dark.css");
  if (is_contrast)
    add_style ("style-hc.css");
  if (is_contrast && is_dark)
    add_style ("style-hc-dark.css");
}

void
screen_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
screen_wait (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, set_true_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
painted_cb (GdkFrameClock *clock, gpointer is_painted)
{
  *(gboolean *) is_painted = TRUE;
}

/** screen_wait_for_frame: until all that changed has a place and is drawn, as for a person who acts on what is seen */
void
screen_wait_for_frame (GtkWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean is_painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!is_painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/** screen_wait_until: fails the test after a minute, which only a defect takes */
void
screen_wait_until (ScreenCondition condition, gpointer user_data)
{
  for (guint waited = 0; !condition (user_data); waited += 10)
    {
      g_assert_cmpuint (waited, <, LONGEST_MS);
      screen_wait (10);
    }
}

static gboolean
has_a_place (gpointer widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0;
}

/** screen_show: @width, @height: unless LAYOVER_TEST_WIDTH says otherwise */
GtkWindow *
screen_show (GtkWidget *content, int width, int height)
{
  GtkWidget *window = adw_window_new ();
  const char *forced = g_getenv ("LAYOVER_TEST_WIDTH");

  gtk_window_set_title (GTK_WINDOW (window), "Layover");
  gtk_window_set_default_size (GTK_WINDOW (window), forced != NULL ? atoi (forced) : width, height);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_present (GTK_WINDOW (window));
  screen_wait_until (has_a_place, content);
  screen_wait (60);

  return GTK_WINDOW (window);
}

void
screen_close (GtkWindow *window)
{
  gtk_window_destroy (window);
  screen_settle ();
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));

  return NULL;
}

static gboolean
contains_text (GtkWidget *widget, const char *text)
{
  const char *own = text_of (widget);

  if (own != NULL && strstr (own, text) != NULL)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && contains_text (child, text))
      return TRUE;

  return FALSE;
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *text, guint *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || contains_text (widget, text))
      && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gtk_widget_get_visible (child) ? find (child, type, text, n) : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

/** screen_find: the first visible widget of @type in which @text stands; @text: (nullable) */
GtkWidget *
screen_find (GtkWidget *root, GType type, const char *text)
{
  guint n = 0;

  return find (root, type, text, &n);
}

GtkWidget *
screen_find_nth (GtkWidget *root, GType type, guint n)
{
  return find (root, type, NULL, &n);
}

guint
screen_count (GtkWidget *root, GType type)
{
  guint n = 0;

  while (screen_find_nth (root, type, n) != NULL)
    n++;

  return n;
}

static void
append_text (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      append_text (child, text);
}

/** screen_dup_text: everything that can be read, a label a line */
char *
screen_dup_text (GtkWidget *root)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_text (root, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} Wanted;

static gboolean
has_text (gpointer user_data)
{
  const Wanted *wanted = user_data;

  return screen_find (wanted->root, GTK_TYPE_LABEL, wanted->text) != NULL;
}

/** screen_wait_for_text: until a visible label below @root says @text */
void
screen_wait_for_text (GtkWidget *root, const char *text)
{
  Wanted wanted = { root, text };

  screen_wait_until (has_text, &wanted);
}

static gboolean
is_still (gpointer user_data)
{
  GtkWidget *stack;

  for (guint i = 0; (stack = screen_find_nth (user_data, GTK_TYPE_STACK, i)) != NULL; i++)
    if (gtk_stack_get_transition_running (GTK_STACK (stack)))
      return FALSE;

  return TRUE;
}

/** screen_wait_still: until no page below @root slides any more */
void
screen_wait_still (GtkWidget *root)
{
  screen_settle ();
  screen_wait_until (is_still, root);
  screen_settle ();
}

/** screen_click: presses the button named @label, which must be there and sensitive */
void
screen_click (GtkWidget *root, const char *label)
{
  GtkWidget *button = screen_find (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    {
      g_autofree char *text = screen_dup_text (root);

      g_error ("There is no button “%s” in:\n%s", label, text);
    }
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  screen_settle ();
}

/** screen_draw: Returns: (transfer full) (nullable): all of @widget, also what is scrolled out; %NULL while it is laid out */
GskRenderNode *
screen_draw (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));

  return gtk_snapshot_free_to_node (snapshot);
}

/** screen_set_text_scale: as the setting of the desktop does, for all that is shown from now on; 100 is the usual size */
void
screen_set_text_scale (guint per_cent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                (int) (96 * PANGO_SCALE * per_cent / 100), NULL);
}

/* Returns: characters in a line of usual text */
static double
get_measure (GtkWidget *label, GtkWidget *column)
{
  static const char *text =
      "Whoever sells has to know what the buyer does when nobody is there to sell anything. Most "
      "of "
      "them have a list of three things that went wrong in the last month, and one of these is why "
      "they answer at all. Ask for it, write it down in their own words, and do not speak of "
      "prices "
      "before you have read it back to them. What is left of the hour belongs to the second thing.";
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
  int n_lines;

  pango_layout_set_width (layout, gtk_widget_get_width (column) * PANGO_SCALE);
  n_lines = pango_layout_get_line_count (layout);
  g_assert_cmpint (n_lines, >, 1);

  /* all lines but the last are full */
  return pango_layout_get_line_readonly (layout, n_lines - 1)->start_index / (double) (n_lines - 1);
}

typedef struct
{
  GtkWidget *label;
  GtkWidget *column;
  double least;
} Measure;

static gboolean
is_long_enough (gpointer user_data)
{
  const Measure *measure = user_data;

  return get_measure (measure->label, measure->column) > measure->least;
}

/**
 * screen_wait_for_measure:
 * @least: for which it waits, since a column follows the text size a frame later
 *
 * Returns: characters in a line of usual text, written as @label and as wide as @column
 */
double
screen_wait_for_measure (GtkWidget *label, GtkWidget *column, double least)
{
  Measure measure = { label, column, least };

  screen_wait_until (is_long_enough, &measure);
  screen_wait_still (column);

  return get_measure (label, column);
}

/** screen_is_taking_pictures: for states that are only of interest to those who look at them */
gboolean
screen_is_taking_pictures (void)
{
  return g_getenv ("LAYOVER_TEST_PICTURES") != NULL;
}

/* A toast is gone after some seconds, and a picture should show what is under it. */
static void
hide_toasts (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    gtk_widget_set_opacity (widget, 0);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hide_toasts (child);
}

static void
fit_width (GtkWindow *window)
{
  const char *forced = g_getenv ("LAYOVER_TEST_WIDTH");

  if (forced != NULL && gtk_widget_get_width (GTK_WIDGET (window)) > atoi (forced))
    gtk_window_set_default_size (window, atoi (forced),
                                 gtk_widget_get_height (GTK_WIDGET (window)));
}

/** screen_save_widget: a picture of all of @widget, in the folder LAYOVER_TEST_PICTURES, which is set */
void
screen_save_widget (GtkWidget *widget, const char *name)
{
  const char *folder = g_getenv ("LAYOVER_TEST_PICTURES");
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  /* nothing is drawn while a frame is being laid out */
  while ((node = screen_draw (widget)) == NULL)
    screen_wait (10);

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)),
                                         node, NULL);
  gdk_texture_save_to_png (texture, path);
}

/**
 * screen_save:
 *
 * Checks what a screen reader is told, and writes a picture of the window into the folder LAYOVER_TEST_PICTURES, if that
 * is set.
 */
void
screen_save (GtkWindow *window, const char *name)
{
  spoken_check (name);
  if (!screen_is_taking_pictures ())
    return;

  fit_width (window);
  if (!g_str_has_prefix (name, "toast"))
    hide_toasts (GTK_WIDGET (window));

  screen_wait (400);
  screen_save_widget (GTK_WIDGET (window), name);
}
