/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-appearance.h"
#include "layover-fault-page.h"
#include "layover-quiet-stack.h"
#include "layover-welcome-page.h"
#include "layover-window-private.h"

#define TOAST_S 3

enum
{
  PROP_0,
  PROP_LIBRARY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverWindow, layover_window, ADW_TYPE_APPLICATION_WINDOW)

static GParamSpec *properties[N_PROPS];

/* Pages under the one in front are hidden once it has arrived, so that nothing reads them aloud. */
static void
hide_pages_below (LayoverWindow *self)
{
  for (guint i = 0; i + 1 < self->pages->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->pages, i), FALSE);
}

/* Pages that were left stay until they have slid out. */
static void
remove_left_pages (LayoverWindow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (!g_ptr_array_find (self->pages, child, NULL))
        gtk_stack_remove (self->stack, child);
      child = next;
    }
}

static void
transition_running_cb (LayoverWindow *self)
{
  if (gtk_stack_get_transition_running (self->stack))
    return;

  hide_pages_below (self);
  remove_left_pages (self);
}

static void
update_title (LayoverWindow *self)
{
  LayoverPage *page = layover_window_get_page (self);
  g_autofree char *title = page != NULL ? layover_page_dup_title (page) : NULL;

  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Layover");
  /* a page of a stack has a name of its own for a screen reader, which is else that of a class */
  if (page != NULL)
    gtk_stack_page_set_title (gtk_stack_get_page (self->stack, GTK_WIDGET (page)), title);
}

static void
show_last_page (LayoverWindow *self, GtkStackTransitionType transition, gboolean is_again)
{
  LayoverPage *page = layover_window_get_page (self);

  gtk_widget_set_visible (GTK_WIDGET (page), TRUE);
  gtk_stack_set_transition_type (self->stack, transition);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  if (!gtk_stack_get_transition_running (self->stack))
    transition_running_cb (self);

  update_title (self);
  layover_page_entered (page, is_again);
}

static void
clear_focus (gpointer data)
{
  GWeakRef *focus = data;

  g_weak_ref_clear (focus);
  g_free (focus);
}

static void
remember_focus (LayoverWindow *self)
{
  GWeakRef *focus = g_new0 (GWeakRef, 1);

  g_weak_ref_init (focus, gtk_window_get_focus (GTK_WINDOW (self)));
  g_ptr_array_add (self->focuses, focus);
}

static void
restore_focus (LayoverWindow *self)
{
  GWeakRef *focus = g_ptr_array_index (self->focuses, self->focuses->len - 1);
  g_autoptr (GtkWidget) widget = g_weak_ref_get (focus);

  if (widget != NULL && gtk_widget_get_root (widget) == GTK_ROOT (self))
    gtk_widget_grab_focus (widget);
  g_ptr_array_set_size (self->focuses, (int) self->focuses->len - 1);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  gtk_widget_activate_action (widget, "win.back", NULL);

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, LayoverWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *l = files; l != NULL; l = l->next)
    layover_window_open_file (self, l->data);

  return files != NULL;
}

static void
add_drop_target (LayoverWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static gboolean
layover_window_close_request (GtkWindow *window)
{
  GSettings *settings = layover_settings_get_default ();
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_boolean (settings, "is-maximized", gtk_window_is_maximized (window));
  if (!gtk_window_is_maximized (window))
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }

  return GTK_WINDOW_CLASS (layover_window_parent_class)->close_request (window);
}

static void
restore_size (LayoverWindow *self)
{
  GSettings *settings = layover_settings_get_default ();

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "is-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
layover_window_dispose (GObject *object)
{
  LayoverWindow *self = LAYOVER_WINDOW (object);

  g_queue_clear_full (&self->waiting_files, g_object_unref);
  g_clear_weak_pointer (&self->opening);
  g_ptr_array_set_size (self->focuses, 0);
  g_ptr_array_set_size (self->pages, 0);
  g_clear_weak_pointer (&self->home);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (self), LAYOVER_TYPE_WINDOW);

  G_OBJECT_CLASS (layover_window_parent_class)->dispose (object);
}

static void
layover_window_finalize (GObject *object)
{
  LayoverWindow *self = LAYOVER_WINDOW (object);

  g_ptr_array_unref (self->focuses);
  g_ptr_array_unref (self->pages);
  g_clear_error (&self->fault);
  g_free (self->wanted_course);

  G_OBJECT_CLASS (layover_window_parent_class)->finalize (object);
}

static void
layover_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    g_value_set_object (value, LAYOVER_WINDOW (object)->library);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LIBRARY)
    LAYOVER_WINDOW (object)->library = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
layover_window_class_init (LayoverWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_window_dispose;
  object_class->finalize = layover_window_finalize;
  object_class->get_property = layover_window_get_property;
  object_class->set_property = layover_window_set_property;

  GTK_WINDOW_CLASS (klass)->close_request = layover_window_close_request;

  properties[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, LAYOVER_TYPE_LIBRARY,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayoverWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, transition_running_cb);

  layover_window_install_actions (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
layover_window_init (LayoverWindow *self)
{
  self->pages = g_ptr_array_new ();
  self->focuses = g_ptr_array_new_with_free_func (clear_focus);
  g_queue_init (&self->waiting_files);

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);
  restore_size (self);
  add_drop_target (self);
}

/**
 * layover_window_new:
 * @library: (nullable): %NULL when it cannot be opened
 * @fault: (nullable): why not; not %NULL when @library is
 */
LayoverWindow *
layover_window_new (LayoverApplication *application, LayoverLibrary *library, const GError *fault)
{
  LayoverWindow *self = g_object_new (LAYOVER_TYPE_WINDOW, "application", application, "library",
                                      library, NULL);

  self->fault = fault != NULL ? g_error_copy (fault) : NULL;

  return self;
}

static void
show_fault (LayoverWindow *self)
{
  static const char *const need_a_library[] = {
    "win.open-file",  "win.open-sample", "win.tab",         "win.course",        "win.part",
    "win.exam-lobby", "win.resume-exam", "win.show-result", "win.export-result", "win.profile-done",
  };
  GtkWidget *page;

  for (gsize i = 0; i < G_N_ELEMENTS (need_a_library); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_a_library[i], FALSE);

  page = layover_fault_page_new (self->fault);
  gtk_stack_add_child (self->stack, page);
  layover_fault_page_focus_remedy (LAYOVER_FAULT_PAGE (page));
}

/**
 * layover_window_start:
 *
 * Shows what comes first: an exam that is still open, home, or the welcome of a new computer.
 */
void
layover_window_start (LayoverWindow *self)
{
  g_autofree char *open_attempt = NULL;

  g_return_if_fail (LAYOVER_IS_WINDOW (self));

  if (self->library == NULL)
    {
      show_fault (self);
      return;
    }

  if (layover_library_get_profile (self->library) == NULL)
    {
      layover_window_replace (self, LAYOVER_PAGE (layover_welcome_page_new (self->library)));
      return;
    }

  layover_window_show_home (self);
  g_object_get (self->library, "open-attempt", &open_attempt, NULL);
  if (open_attempt != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.resume-exam", NULL);
}

/**
 * layover_window_push:
 * @page: (transfer floating): shown on top of the others
 */
void
layover_window_push (LayoverWindow *self, LayoverPage *page)
{
  g_return_if_fail (LAYOVER_IS_WINDOW (self));
  g_return_if_fail (LAYOVER_IS_PAGE (page));

  remember_focus (self);
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_ptr_array_add (self->pages, page);
  show_last_page (self, GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT, FALSE);
}

/**
 * layover_window_pop:
 *
 * Leaves the page in front. The one below has the focus again where it was.
 */
void
layover_window_pop (LayoverWindow *self)
{
  g_return_if_fail (LAYOVER_IS_WINDOW (self));

  if (self->pages->len < 2)
    return;

  g_ptr_array_set_size (self->pages, (int) self->pages->len - 1);
  show_last_page (self, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT, TRUE);
  restore_focus (self);
}

/**
 * layover_window_replace:
 * @page: (transfer floating): from now on the first and only page
 */
void
layover_window_replace (LayoverWindow *self, LayoverPage *page)
{
  gboolean is_first = self->pages->len == 0;

  g_return_if_fail (LAYOVER_IS_WINDOW (self));
  g_return_if_fail (LAYOVER_IS_PAGE (page));

  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->focuses, 0);
  if (gtk_widget_get_parent (GTK_WIDGET (page)) == NULL)
    gtk_stack_add_child (self->stack, GTK_WIDGET (page));
  g_ptr_array_add (self->pages, page);
  show_last_page (
      self, is_first ? GTK_STACK_TRANSITION_TYPE_NONE : GTK_STACK_TRANSITION_TYPE_CROSSFADE, FALSE);
}

/**
 * layover_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page in front
 */
LayoverPage *
layover_window_get_page (LayoverWindow *self)
{
  g_return_val_if_fail (LAYOVER_IS_WINDOW (self), NULL);

  return self->pages->len > 0 ? g_ptr_array_index (self->pages, self->pages->len - 1) : NULL;
}

guint
layover_window_get_n_pages (LayoverWindow *self)
{
  g_return_val_if_fail (LAYOVER_IS_WINDOW (self), 0);

  return self->pages->len;
}

LayoverLibrary *
layover_window_get_library (LayoverWindow *self)
{
  g_return_val_if_fail (LAYOVER_IS_WINDOW (self), NULL);

  return self->library;
}

/**
 * layover_window_show_home:
 *
 * Goes to the tabs, from wherever.
 */
void
layover_window_show_home (LayoverWindow *self)
{
  if (self->home == NULL)
    g_set_weak_pointer (&self->home, LAYOVER_HOME_PAGE (layover_home_page_new (self->library)));

  if (layover_window_get_page (self) != LAYOVER_PAGE (self->home))
    layover_window_replace (self, LAYOVER_PAGE (self->home));
}

/* in characters: what is left beside the button that closes it */
static int
get_toast_width (LayoverWindow *self)
{
  int width = (int) (gtk_widget_get_width (GTK_WIDGET (self)) / layover_adaptive_get_text_scale ());

  return CLAMP ((width - 110) / 9, 10, 60);
}

/**
 * layover_window_show_toast:
 * @text: shown literally
 */
void
layover_window_show_toast (LayoverWindow *self, const char *text)
{
  GtkWidget *label;
  AdwToast *toast;

  g_return_if_fail (LAYOVER_IS_WINDOW (self));

  /* a title of its own: that of libadwaita 1.2 is markup, and is cut off where there is no room */
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), get_toast_width (self));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, TOAST_S);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * layover_window_show_error:
 *
 * Says in one line that something the person asked for did not happen.
 */
void
layover_window_show_error (LayoverWindow *self, const GError *error)
{
  g_return_if_fail (LAYOVER_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("%s", error->message);
  layover_window_show_toast (self, error->message);
}
