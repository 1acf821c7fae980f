/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-check-part.h"
#include "layover-compat.h"
#include "layover-content-view.h"
#include "layover-course-words.h"
#include "layover-find-bar.h"
#include "layover-item-view.h"
#include "layover-level-colors.h"
#include "layover-question-panes.h"
#include "layover-quiet-stack.h"
#include "layover-review-panel.h"
#include "layover-ring.h"

struct _LayoverCheckPart
{
  AdwBin parent_instance;

  LayoverBanner *banner;
  LayoverFindBar *find_bar;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  LayoverRing *bar;
  GtkLabel *overline;
  GtkLabel *hint;
  LayoverQuestionPanes *panes;
  LayoverItemView *item_view;
  GtkWidget *reason;
  GtkWidget *reason_spot;
  GtkLabel *reason_title;
  GtkBox *reason_box;
  GtkBox *buttons;
  GtkButton *skip_button;
  GtkButton *button;
  AdwStatusPage *end_page;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  LayoverPart *part;
  GCancellable *cancellable;
  GPtrArray *items;
  LayoverItemSession *session;
  guint position;
  guint n_right;
  gboolean is_checked;
  gboolean is_finished;
};

enum
{
  DONE,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverCheckPart, layover_check_part, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static gboolean
is_answered (LayoverCheckPart *self)
{
  LayoverItem *item = layover_item_session_get_item (self->session);

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);
      const char *id = layover_interaction_get_response_identifier (interaction);

      /* a recording that cannot be played here keeps nobody from the question */
      if (layover_interaction_get_kind (interaction) == LAYOVER_INTERACTION_MEDIA
          || !layover_interaction_awaits_answer (interaction))
        continue;
      if (!layover_item_session_is_responded (self->session, id)
          || !layover_item_session_is_valid (self->session, id, NULL))
        return FALSE;
    }

  return TRUE;
}

static void
update_buttons (LayoverCheckPart *self)
{
  gboolean is_last = self->position + 1 >= self->items->len;

  gtk_button_set_label (self->button, !self->is_checked ? _ ("Check answer")
                                      : is_last         ? _ ("Finish")
                                                        : _ ("Next question"));
  gtk_widget_set_visible (GTK_WIDGET (self->skip_button), !self->is_checked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.go-on",
                                 self->is_checked || is_answered (self));
}

static void
show_hint (LayoverCheckPart *self)
{
  g_autofree char *hint = layover_item_view_dup_hint (self->item_view);

  gtk_label_set_text (self->hint, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint),
                          !self->is_checked && hint != NULL && *hint != '\0');
}

static void
response_changed_cb (LayoverItemView *view, const char *response_id, LayoverValue *value,
                     LayoverCheckPart *self)
{
  g_autoptr (GError) error = NULL;

  if (!layover_item_session_set_response (self->session, response_id, value, &error))
    g_message ("The answer was not taken: %s", error->message);
  show_hint (self);
  update_buttons (self);
}

static void
show_item (LayoverCheckPart *self)
{
  LayoverItem *item = g_ptr_array_index (self->items, self->position);
  g_autofree char *place = g_strdup_printf (
      /* Translators: which question of a check: "Question 1 of 2" */
      _ ("Question %u of %u"), self->position + 1, self->items->len);

  g_clear_object (&self->session);
  /* the order of choices is drawn anew each time: it is practice */
  self->session = layover_item_session_new (item, ((guint64) g_random_int () << 32)
                                                      | (guint64) g_random_int ());
  self->is_checked = FALSE;
  layover_item_view_set_is_locked (self->item_view, FALSE);
  layover_item_view_set_session (self->item_view, self->session);
  layover_question_panes_set_session (self->panes, self->session,
                                      layover_item_view_get_media_finder (self->item_view));
  gtk_widget_set_visible (self->reason, FALSE);
  gtk_label_set_text (self->overline, place);
  layover_ring_set_fraction (self->bar, (double) self->position / self->items->len);
  layover_ring_set_description (self->bar, place);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled), 0);
  gtk_stack_set_visible_child_name (self->stack, "item");
  layover_find_bar_refresh (self->find_bar);
  show_hint (self);
  update_buttons (self);
}

static void
show_end (LayoverCheckPart *self)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u of %u question right", "%u of %u questions right", self->items->len),
      self->n_right, self->items->len);

  adw_status_page_set_title (self->end_page, title);
  adw_status_page_set_icon_name (self->end_page, self->n_right == self->items->len
                                                     ? "object-select-symbolic"
                                                     : "view-refresh-symbolic");
  gtk_stack_set_visible_child_name (self->stack, "end");
  layover_find_bar_set_is_open (self->find_bar, FALSE);
  self->is_finished = TRUE;
  g_signal_emit (self, signals[DONE], 0);
}

/* What an entry or a list inside a line has no room to say where it stands. */
static gboolean
needs_solution (LayoverItemSession *session)
{
  LayoverItem *item = layover_item_session_get_item (session);

  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    switch (layover_interaction_get_kind (layover_item_get_interaction (item, i)))
      {
      case LAYOVER_INTERACTION_TEXT_ENTRY:
      case LAYOVER_INTERACTION_EXTENDED_TEXT:
      case LAYOVER_INTERACTION_INLINE_CHOICE:
        return TRUE;
      default:
        break;
      }

  return FALSE;
}

static void
show_reason (LayoverCheckPart *self)
{
  gboolean is_right = layover_judgement_mark_item (self->session) == LAYOVER_MARK_RIGHT;
  g_autoptr (GPtrArray) feedbacks = layover_item_session_list_modal_feedback (self->session);
  const char *title = is_right ? _ ("Yes.") : _ ("Not yet.");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reason_box))) != NULL)
    gtk_box_remove (self->reason_box, child);

  for (guint i = 0; feedbacks != NULL && i < feedbacks->len; i++)
    {
      const LayoverFeedback *feedback = g_ptr_array_index (feedbacks, i);
      GtkWidget *view = layover_content_view_new ();

      if (feedback->title != NULL && *feedback->title != '\0')
        title = feedback->title;
      layover_content_view_set_node (LAYOVER_CONTENT_VIEW (view), feedback->content);
      gtk_box_append (self->reason_box, view);
    }

  if (!is_right && needs_solution (self->session))
    gtk_box_append (self->reason_box,
                    layover_review_panel_new (self->session,
                                              layover_item_view_get_media_finder (self->item_view),
                                              LAYOVER_REVIEW_SOLUTION));

  gtk_label_set_text (self->reason_title, title);
  if (is_right)
    gtk_widget_add_css_class (self->reason, "right");
  else
    gtk_widget_remove_css_class (self->reason, "right");
  gtk_widget_set_visible (self->reason, TRUE);
  layover_find_bar_refresh (self->find_bar);
  /* so that it is read */
  gtk_widget_grab_focus (self->reason_spot);
}

static void
tell_error (LayoverCheckPart *self, const GError *error)
{
  layover_banner_set_title (self->banner, error->message);
  layover_banner_set_revealed (self->banner, TRUE);
}

/* After the last attempt: what was right, and why. */
static void
finish_item (LayoverCheckPart *self)
{
  self->is_checked = TRUE;
  if (layover_judgement_mark_item (self->session) == LAYOVER_MARK_RIGHT)
    self->n_right++;

  layover_item_view_set_is_locked (self->item_view, TRUE);
  layover_item_view_refresh (self->item_view);
  layover_item_view_judge (self->item_view);
  show_reason (self);
  show_hint (self);
  update_buttons (self);
}

/* A question that says itself when it is over may go on after an attempt. */
static gboolean
goes_on (LayoverCheckPart *self)
{
  return layover_item_is_adaptive (layover_item_session_get_item (self->session))
         && !layover_item_session_is_completed (self->session)
         && layover_judgement_mark_item (self->session) != LAYOVER_MARK_RIGHT;
}

static void
check (LayoverCheckPart *self, gboolean gives_up)
{
  g_autoptr (GError) error = NULL;

  if (!layover_item_session_end_attempt (self->session, &error))
    tell_error (self, error);

  if (gives_up || error != NULL || !goes_on (self))
    {
      finish_item (self);
      return;
    }

  layover_item_view_show_attempt (self->item_view, NULL);
  layover_announce (GTK_WIDGET (self), _ ("Not yet. You can try again."));
  gtk_label_set_text (self->hint, _ ("Not yet. You can try again."));
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
  update_buttons (self);
}

static void
pressed_cb (LayoverItemView *view, const char *response_id, LayoverCheckPart *self)
{
  g_autoptr (GError) error = NULL;

  if (!layover_item_session_press (self->session, response_id, &error))
    tell_error (self, error);

  if (layover_item_session_is_completed (self->session))
    finish_item (self);
  else
    layover_item_view_show_attempt (view, response_id);
}

static void
go_on (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverCheckPart *self = LAYOVER_CHECK_PART (widget);

  if (self->session == NULL)
    return;

  if (!self->is_checked)
    {
      check (self, FALSE);
      return;
    }

  self->position++;
  if (self->position < self->items->len)
    {
      show_item (self);
      gtk_widget_child_focus (GTK_WIDGET (self->item_view), GTK_DIR_TAB_FORWARD);
    }
  else
    show_end (self);
}

static void
skip (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverCheckPart *self = LAYOVER_CHECK_PART (widget);

  if (self->session != NULL && !self->is_checked)
    check (self, TRUE);
}

static void
again (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverCheckPart *self = LAYOVER_CHECK_PART (widget);

  self->position = 0;
  self->n_right = 0;
  show_item (self);
}

static char *
resolve (const char *entry, gpointer user_data)
{
  return layover_library_course_dup_path (LAYOVER_LIBRARY_COURSE (user_data), entry);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverCheckPart) self = LAYOVER_CHECK_PART (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray)
      items = layover_library_load_items_finish (LAYOVER_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (items == NULL || items->len == 0)
    {
      layover_banner_set_title (self->banner, error != NULL ? error->message
                                                            : _ ("This check has no questions."));
      layover_banner_set_revealed (self->banner, TRUE);
      return;
    }

  self->items = g_steal_pointer (&items);
  show_item (self);
}

static void
tiny_changed_cb (LayoverCheckPart *self)
{
  LayoverAdaptive *adaptive = layover_adaptive_find (GTK_WIDGET (self));
  gboolean is_tiny = adaptive != NULL && layover_adaptive_get_is_tiny (adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons),
                                  is_tiny ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->buttons), is_tiny ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

static void
layover_check_part_root (GtkWidget *widget)
{
  LayoverCheckPart *self = LAYOVER_CHECK_PART (widget);
  LayoverAdaptive *adaptive;

  GTK_WIDGET_CLASS (layover_check_part_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    g_signal_connect_object (adaptive, "notify::is-tiny", G_CALLBACK (tiny_changed_cb), self,
                             G_CONNECT_SWAPPED);
  tiny_changed_cb (self);
}

static gboolean
layover_check_part_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (GTK_WIDGET (LAYOVER_CHECK_PART (widget)->stack),
                                 GTK_DIR_TAB_FORWARD);
}

static void
layover_check_part_dispose (GObject *object)
{
  LayoverCheckPart *self = LAYOVER_CHECK_PART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->part);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_check_part_parent_class)->dispose (object);
}

static void
layover_check_part_class_init (LayoverCheckPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_check_part_dispose;
  widget_class->root = layover_check_part_root;
  widget_class->grab_focus = layover_check_part_grab_focus;

  signals[DONE] = g_signal_new ("done", LAYOVER_TYPE_CHECK_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYOVER_TYPE_FIND_BAR);
  g_type_ensure (LAYOVER_TYPE_BANNER);
  g_type_ensure (LAYOVER_TYPE_ITEM_VIEW);
  g_type_ensure (LAYOVER_TYPE_QUESTION_PANES);
  g_type_ensure (LAYOVER_TYPE_RING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-check-part.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, find_bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, overline);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, hint);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, panes);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, item_view);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, reason);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, reason_spot);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, reason_title);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, reason_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, buttons);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, skip_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, button);
  gtk_widget_class_bind_template_child (widget_class, LayoverCheckPart, end_page);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, response_changed_cb);

  gtk_widget_class_install_action (widget_class, "check.go-on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "check.skip", NULL, skip);
  gtk_widget_class_install_action (widget_class, "check.again", NULL, again);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "check.go-on", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_check_part_init (LayoverCheckPart *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_find_bar_set_root (self->find_bar, GTK_WIDGET (self->panes));
  layover_stack_keep_quiet (self->stack);
}

GtkWidget *
layover_check_part_new (LayoverLibrary *library, LayoverLibraryCourse *course, LayoverPart *part)
{
  LayoverCheckPart *self = g_object_new (LAYOVER_TYPE_CHECK_PART, NULL);
  const char *fill = layover_words_get_fill (library, layover_library_course_get_course (course));

  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  self->part = g_object_ref (part);
  layover_ring_set_fill (self->bar, fill);
  layover_level_label_set_fill (self->overline, fill);
  layover_item_view_set_resolver (self->item_view, resolve, g_object_ref (course), g_object_unref);
  layover_library_load_items_async (library, course, layover_part_get_id (part), self->cancellable,
                                    loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * layover_check_part_is_finished:
 *
 * Returns: whether every question was answered once since the check was opened
 */
/** layover_check_part_get_find_bar: Returns: (transfer none): what finds words in the question */
LayoverFindBar *
layover_check_part_get_find_bar (LayoverCheckPart *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHECK_PART (self), NULL);

  return self->find_bar;
}

gboolean
layover_check_part_is_finished (LayoverCheckPart *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHECK_PART (self), FALSE);

  return self->is_finished;
}
