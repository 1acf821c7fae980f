/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-error.h"
#include "layover-format.h"
#include "layover-opening-window.h"
#include "layover-quiet-stack.h"
#include "layover-refused-view.h"
#include "layover-ring.h"
#include "layover-status-mark.h"
#include "layover-trust-view.h"

#define UNSEEN_MS 300
#define N_STEPS 4

#define WIDTH 480
#define MIN_WIDTH 340
#define IMPORT_HEIGHT 470
#define TRUST_HEIGHT 600
#define REFUSED_HEIGHT 540
#define MAX_HEIGHT 720

struct _LayoverOpeningWindow
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkButton *cancel_button;
  GtkButton *trust_button;
  GtkButton *again_button;
  AdwWindowTitle *title;
  GtkLabel *file_label;
  LayoverRing *bar;
  GtkLabel *bytes_label;
  GtkLabel *left_label;
  LayoverStatusMark *marks[N_STEPS];
  LayoverTrustView *trust_view;
  LayoverRefusedView *refused_view;

  LayoverLibrary *library;
  GCancellable *cancellable;
  LayoverEnrolment *enrolment;
  char *path;
  gint64 started_us;
  guint unseen_id;
  gboolean is_done;
};

enum
{
  OPENED,
  TOAST,
  DONE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverOpeningWindow, layover_opening_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static char *
dup_file_name (LayoverOpeningWindow *self)
{
  return self->path != NULL ? g_path_get_basename (self->path)
                            : g_strdup (_ ("The sample programme"));
}

/* Once, however it ends; afterwards the window is gone. */
static void
finish (LayoverOpeningWindow *self)
{
  if (self->is_done)
    return;

  self->is_done = TRUE;
  g_clear_handle_id (&self->unseen_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[DONE], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* No wider than the window it belongs to. Each page has the height it needs; what does not fit scrolls. */
static void
fit_height (LayoverOpeningWindow *self, const char *name)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  /* a file that was given at the start is opened before the window has a size */
  int room = width > 0 ? width : WIDTH;
  double scale = layover_adaptive_get_text_scale ();
  int height = g_str_equal (name, "trust")     ? TRUST_HEIGHT
               : g_str_equal (name, "refused") ? REFUSED_HEIGHT
                                               : IMPORT_HEIGHT;

  gtk_window_set_default_size (GTK_WINDOW (self), (int) MIN (WIDTH * scale, MAX (room, MIN_WIDTH)),
                               (int) MIN (height * scale, MAX_HEIGHT));
}

static void
show_page (LayoverOpeningWindow *self, const char *name, const char *title, const char *cancel)
{
  gboolean is_trust = g_str_equal (name, "trust");

  g_clear_handle_id (&self->unseen_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, name);
  adw_window_title_set_title (self->title, title);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_button_set_label (self->cancel_button, cancel);
  gtk_widget_set_visible (GTK_WIDGET (self->trust_button), is_trust);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), FALSE);
  fit_height (self, name);
  gtk_widget_grab_focus (GTK_WIDGET (self->cancel_button));
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
show_import_cb (gpointer user_data)
{
  LayoverOpeningWindow *self = LAYOVER_OPENING_WINDOW (user_data);

  self->unseen_id = 0;
  show_page (self, "import", _ ("Adding to your library"), _ ("Cancel"));

  return G_SOURCE_REMOVE;
}

static void
show_refused (LayoverOpeningWindow *self, const GError *error)
{
  g_autofree char *name = dup_file_name (self);

  layover_refused_view_set_error (self->refused_view, error, name);
  show_page (self, "refused", _ ("Not added"), _ ("Close"));
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), layover_error_is_local_fault (error));
}

static void
show_trust (LayoverOpeningWindow *self, LayoverEnrolment *enrolment)
{
  g_autofree char *name = dup_file_name (self);
  guint tries_left = layover_library_get_tries_left (self->library, enrolment);

  g_set_object (&self->enrolment, enrolment);
  layover_trust_view_set_enrolment (self->trust_view, enrolment, name);
  layover_trust_view_set_tries_left (self->trust_view, tries_left);
  show_page (self, "trust", _ ("New organisation"), _ ("Not now"));
  gtk_widget_grab_focus (GTK_WIDGET (self->trust_view));
}

static void
show_time_left (LayoverOpeningWindow *self, guint64 done_bytes, guint64 total_bytes)
{
  gint64 passed_us = g_get_monotonic_time () - self->started_us;
  gint64 left_s;
  g_autofree char *text = NULL;

  if (done_bytes == 0 || passed_us < G_USEC_PER_SEC)
    return;

  left_s = (gint64) ((double) passed_us * (double) (total_bytes - done_bytes) / (double) done_bytes
                     / G_USEC_PER_SEC);
  text = g_strdup_printf (
      ngettext ("about %u second left", "about %u seconds left", (guint) left_s + 1),
      (guint) left_s + 1);
  gtk_label_set_text (self->left_label, text);
}

static void
progress_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes, gpointer user_data)
{
  LayoverOpeningWindow *self = LAYOVER_OPENING_WINDOW (user_data);

  if (self->is_done)
    return;

  for (guint i = 0; i < N_STEPS; i++)
    layover_status_mark_set_status (self->marks[i], i < step    ? LAYOVER_STATUS_DONE
                                                    : i == step ? LAYOVER_STATUS_HERE
                                                                : LAYOVER_STATUS_TO_DO);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cancel_button), step != LAYOVER_STEP_INSTALL);

  if (step == LAYOVER_STEP_COPY && total_bytes > 0)
    {
      g_autofree char *done = layover_format_size (done_bytes);
      g_autofree char *total = layover_format_size (total_bytes);
      /* Translators: "118 MB of 191 MB" */
      g_autofree char *bytes = g_strdup_printf (_ ("%s of %s"), done, total);

      layover_ring_set_fraction (self->bar, (double) done_bytes / (double) total_bytes);
      layover_ring_set_description (self->bar, bytes);
      gtk_label_set_text (self->bytes_label, bytes);
      show_time_left (self, done_bytes, total_bytes);
    }
}

static char *
dup_toast (LayoverOpening *opening)
{
  const char *title = layover_opening_get_title (opening);

  switch (layover_opening_get_outcome (opening))
    {
    case LAYOVER_OPENING_COURSE:
    case LAYOVER_OPENING_PROGRAMME:
      /* Translators: the title of a course that was put into the library */
      return g_strdup_printf (_ ("%s added"), title);
    case LAYOVER_OPENING_ALREADY_HERE:
      return g_strdup_printf (_ ("%s is in your library already"), title);
    case LAYOVER_OPENING_ENROLMENT:
      return g_strdup_printf (_ ("%s is up to date"), title);
    case LAYOVER_OPENING_TRUST_NEEDED:
      break;
    }

  return NULL;
}

static void
opened (LayoverOpeningWindow *self, LayoverOpening *opening)
{
  g_autofree char *toast = NULL;

  if (layover_opening_get_outcome (opening) == LAYOVER_OPENING_TRUST_NEEDED)
    {
      show_trust (self, layover_opening_get_enrolment (opening));
      return;
    }

  toast = dup_toast (opening);
  g_signal_emit (self, signals[TOAST], 0, toast);
  g_signal_emit (self, signals[OPENED], 0, opening);
  finish (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverOpeningWindow) self = LAYOVER_OPENING_WINDOW (user_data);
  g_autoptr (LayoverOpening) opening = NULL;
  g_autoptr (GError) error = NULL;

  if (self->path != NULL)
    opening = layover_library_open_finish (self->library, result, &error);
  else
    opening = layover_library_open_sample_finish (self->library, result, &error);

  if (self->is_done)
    return;

  if (opening != NULL)
    opened (self, opening);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish (self);
  else
    show_refused (self, error);
}

static void
run (LayoverOpeningWindow *self)
{
  g_autofree char *name = dup_file_name (self);

  gtk_label_set_text (self->file_label, name);
  layover_ring_set_fraction (self->bar, 0);
  self->started_us = g_get_monotonic_time ();
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    self->unseen_id = g_timeout_add (UNSEEN_MS, show_import_cb, self);
  else
    show_import_cb (self);

  if (self->path != NULL)
    layover_library_open_async (self->library, self->path, self->cancellable, progress_cb, self,
                                opened_cb, g_object_ref (self));
  else
    layover_library_open_sample_async (self->library, self->cancellable, progress_cb, self,
                                       opened_cb, g_object_ref (self));
}

static void
trust_cb (LayoverTrustView *view, const char *symbols, LayoverOpeningWindow *self)
{
  g_autoptr (GError) error = NULL;
  guint tries_left;

  if (layover_library_trust (self->library, self->enrolment, symbols, &error))
    {
      run (self);
      return;
    }

  tries_left = layover_library_get_tries_left (self->library, self->enrolment);
  if (!g_error_matches (error, LAYOVER_ERROR, LAYOVER_ERROR_FINGERPRINT) || tries_left == 0)
    {
      show_refused (self, error);
      return;
    }

  layover_trust_view_set_tries_left (view, tries_left);
  layover_trust_view_say_wrong (view);
}

static void
cancel (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  finish (LAYOVER_OPENING_WINDOW (widget));
}

static void
trust (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_trust_view_submit (LAYOVER_OPENING_WINDOW (widget)->trust_view);
}

static void
again (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  run (LAYOVER_OPENING_WINDOW (widget));
}

static gboolean
layover_opening_window_close_request (GtkWindow *window)
{
  finish (LAYOVER_OPENING_WINDOW (window));

  return TRUE;
}

static void
layover_opening_window_dispose (GObject *object)
{
  LayoverOpeningWindow *self = LAYOVER_OPENING_WINDOW (object);

  g_clear_handle_id (&self->unseen_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LAYOVER_TYPE_OPENING_WINDOW);
  g_clear_object (&self->enrolment);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (layover_opening_window_parent_class)->dispose (object);
}

static void
layover_opening_window_class_init (LayoverOpeningWindowClass *klass)
{
  static const char *const marks[N_STEPS] = { "mark_0", "mark_1", "mark_2", "mark_3" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_opening_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = layover_opening_window_close_request;

  signals[OPENED] = g_signal_new ("opened", LAYOVER_TYPE_OPENING_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, LAYOVER_TYPE_OPENING);
  signals[TOAST] = g_signal_new ("toast", LAYOVER_TYPE_OPENING_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", LAYOVER_TYPE_OPENING_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_REFUSED_VIEW);
  g_type_ensure (LAYOVER_TYPE_RING);
  g_type_ensure (LAYOVER_TYPE_STATUS_MARK);
  g_type_ensure (LAYOVER_TYPE_TRUST_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-opening-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, trust_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, again_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, bytes_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, left_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, trust_view);
  gtk_widget_class_bind_template_child (widget_class, LayoverOpeningWindow, refused_view);
  for (guint i = 0; i < N_STEPS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, marks[i], FALSE,
                                               G_STRUCT_OFFSET (LayoverOpeningWindow, marks)
                                                   + (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, trust_cb);

  gtk_widget_class_install_action (widget_class, "opening.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "opening.trust", NULL, trust);
  gtk_widget_class_install_action (widget_class, "opening.again", NULL, again);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "opening.cancel", NULL);
}

static void
complete_changed_cb (LayoverOpeningWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "opening.trust",
                                 layover_trust_view_is_complete (self->trust_view));
}

static void
layover_opening_window_init (LayoverOpeningWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);

  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->trust_view, "notify::is-complete",
                           G_CALLBACK (complete_changed_cb), self, G_CONNECT_SWAPPED);
  complete_changed_cb (self);
}

GtkWindow *
layover_opening_window_new (GtkWindow *parent, LayoverLibrary *library)
{
  LayoverOpeningWindow *self = g_object_new (LAYOVER_TYPE_OPENING_WINDOW, "transient-for", parent,
                                             "modal", TRUE, NULL);

  self->library = g_object_ref (library);

  return GTK_WINDOW (self);
}

/**
 * layover_opening_window_start:
 * @path: (nullable): the file; %NULL for the sample that comes with Layover
 *
 * Opens it. The window shows itself when there is something to see.
 */
void
layover_opening_window_start (LayoverOpeningWindow *self, const char *path)
{
  g_return_if_fail (LAYOVER_IS_OPENING_WINDOW (self));
  g_return_if_fail (self->path == NULL);

  self->path = g_strdup (path);
  run (self);
}
