/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-exam-palette.h"
#include "layover-exam-shelf.h"
#include "layover-exam-stage.h"
#include "layover-exam-work-page.h"
#include "layover-exam-words.h"
#include "layover-find-bar.h"

#define SAVING_DELAY_MS 400
/* When the page before has faded away. */
#define PREPARE_DELAY_MS 170

struct _LayoverExamWorkPage
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  GtkRevealer *sidebar;
  LayoverExamPalette *palette;
  LayoverFindBar *find_bar;
  LayoverExamStage *stage;
  GtkWidget *bottom;
  GtkWidget *previous;
  GtkWidget *previous_label;
  GtkWidget *next;
  GtkLabel *next_label;
  GtkWidget *next_icon;
  GtkWidget *state_box;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkEntry *number_entry;

  LayoverAttempt *attempt;
  LayoverExamShelf *shelf;
  char *notice;
  guint saving_id;
  guint prepare_id;
  gboolean has_palette;
  gboolean was_answered_here;
};

G_DEFINE_FINAL_TYPE (LayoverExamWorkPage, layover_exam_work_page, GTK_TYPE_WIDGET)

static guint
get_current (LayoverExamWorkPage *self)
{
  return layover_attempt_get_current_item (self->attempt);
}

static void
show_state (LayoverExamWorkPage *self, const char *icon_name, const char *text)
{
  gtk_image_set_from_icon_name (self->state_icon, icon_name);
  gtk_label_set_label (self->state_label, text);
  gtk_widget_set_visible (self->state_box, *text != '\0');
}

static void
show_saved (LayoverExamWorkPage *self)
{
  LayoverExamQuestion *question = layover_exam_work_page_get_question (self);
  gint64 saved_s = layover_attempt_get_last_saved_s (self->attempt);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *text = NULL;

  /* nothing has been given here yet, so there is nothing to confirm */
  if (!self->was_answered_here
      && layover_attempt_get_item_state (self->attempt, get_current (self))
             == LAYOVER_ITEM_UNANSWERED)
    {
      show_state (self, "object-select-symbolic", "");
      return;
    }
  /* a flag is saved without an answer having been given */
  if (saved_s <= 0 || !self->was_answered_here || question == NULL
      || !layover_exam_question_is_text (question))
    {
      show_state (self, "object-select-symbolic", _ ("Saved"));
      return;
    }

  time = g_date_time_new_from_unix_local (saved_s);
  clock = g_date_time_format (time, "%H:%M:%S");
  /* Translators: %s is a time of day, 10:52:46 */
  text = g_strdup_printf (_ ("Saved %s"), clock);
  show_state (self, "object-select-symbolic", text);
}

static gboolean
saving_cb (gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);

  self->saving_id = 0;
  if (layover_attempt_get_save_state (self->attempt) == LAYOVER_SAVE_SAVING)
    show_state (self, "content-loading-symbolic", _ ("Saving…"));

  return G_SOURCE_REMOVE;
}

static void
update_state (LayoverExamWorkPage *self)
{
  switch (layover_attempt_get_save_state (self->attempt))
    {
    case LAYOVER_SAVE_SAVED:
      show_saved (self);
      break;
    case LAYOVER_SAVE_SAVING:
      if (self->saving_id == 0)
        self->saving_id = g_timeout_add (SAVING_DELAY_MS, saving_cb, self);
      break;
    case LAYOVER_SAVE_NOT_SAVED:
    default:
      show_state (self, "dialog-warning-symbolic", _ ("Not on disk yet"));
    }
}

static void
save_state_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  update_state (LAYOVER_EXAM_WORK_PAGE (user_data));
}

static void
item_changed_cb (LayoverAttempt *attempt, guint item, gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);

  if (item == get_current (self))
    self->was_answered_here = TRUE;
  update_state (self);
}

static void
prepare_item (LayoverExamWorkPage *self, guint item)
{
  LayoverExamQuestion *question = layover_exam_shelf_get_question (self->shelf, item);

  layover_exam_stage_prepare_page (self->stage, GTK_WIDGET (question));
}

/* What comes next is made ready while one reads; first the question after, then the one before. */
static gboolean
prepare_cb (gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);
  guint current = get_current (self);

  self->prepare_id = 0;
  if (current + 1 < layover_attempt_get_n_items (self->attempt))
    prepare_item (self, current + 1);
  if (current > 0)
    prepare_item (self, current - 1);

  return G_SOURCE_REMOVE;
}

static void
update_buttons (LayoverExamWorkPage *self)
{
  gboolean is_last = get_current (self) + 1 == layover_attempt_get_n_items (self->attempt);
  const char *label = is_last ? _ ("Review") : _ ("Next");

  gtk_label_set_label (self->next_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->notice != NULL ? self->notice : "", -1);
}

static void
show_current (LayoverExamWorkPage *self)
{
  LayoverExamQuestion *question = layover_exam_shelf_get_question (self->shelf, get_current (self));

  layover_exam_question_set_notice (question, self->notice);
  layover_exam_stage_show_page (self->stage, GTK_WIDGET (question));
  layover_find_bar_set_root (self->find_bar, GTK_WIDGET (question));
  update_buttons (self);
  update_state (self);

  g_clear_handle_id (&self->prepare_id, g_source_remove);
  self->prepare_id = g_timeout_add_full (G_PRIORITY_LOW, PREPARE_DELAY_MS, prepare_cb, self, NULL);
}

static void
current_item_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);

  self->was_answered_here = FALSE;
  show_current (self);
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);
  gboolean is_narrow = layover_adaptive_get_is_narrow (adaptive);
  gboolean is_tiny = layover_adaptive_get_is_tiny (adaptive);

  gtk_revealer_set_reveal_child (self->sidebar, self->has_palette && !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), self->has_palette && !is_narrow);
  gtk_widget_set_visible (self->previous_label, !is_narrow);
  /* what is saved is told by the mark alone, and Next by its word */
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), !is_tiny);
  gtk_widget_set_visible (self->next_icon, !is_tiny);
}

static void
close_number (LayoverExamWorkPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->number_entry), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->number_entry), "error");
  update_state (self);
}

static void
number_activate_cb (GtkEntry *entry, gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);
  guint64 number = 0;

  if (!g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (entry)), 10, 1,
                                   layover_attempt_get_n_items (self->attempt), &number, NULL))
    {
      gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
      return;
    }

  close_number (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "exam.go-to", "u", (guint32) number - 1);
}

static gboolean
number_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
               GdkModifierType state, gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);

  if (keyval != GDK_KEY_Escape)
    return FALSE;

  close_number (self);
  layover_exam_question_focus_prompt (layover_exam_work_page_get_question (self));

  return TRUE;
}

static void
number_leave_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (user_data);

  if (gtk_widget_get_visible (GTK_WIDGET (self->number_entry)))
    close_number (self);
}

static void
layover_exam_work_page_dispose (GObject *object)
{
  LayoverExamWorkPage *self = LAYOVER_EXAM_WORK_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->saving_id, g_source_remove);
  g_clear_handle_id (&self->prepare_id, g_source_remove);
  if (self->attempt != NULL)
    g_signal_handlers_disconnect_by_data (self->attempt, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->shelf);
  g_clear_object (&self->attempt);

  G_OBJECT_CLASS (layover_exam_work_page_parent_class)->dispose (object);
}

static void
layover_exam_work_page_finalize (GObject *object)
{
  g_free (LAYOVER_EXAM_WORK_PAGE (object)->notice);

  G_OBJECT_CLASS (layover_exam_work_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, palette);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, stage);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, bottom);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, previous);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, previous_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, next);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, next_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, next_icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, state_box);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, state_icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamWorkPage, number_entry);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_leave_cb);
}

static void
layover_exam_work_page_class_init (LayoverExamWorkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_work_page_dispose;
  object_class->finalize = layover_exam_work_page_finalize;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_EXAM_PALETTE);
  g_type_ensure (LAYOVER_TYPE_EXAM_STAGE);
  g_type_ensure (LAYOVER_TYPE_FIND_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-work-page.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_work_page_init (LayoverExamWorkPage *self)
{
  self->has_palette = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Nobody goes to the question that an exam begins with; it is shown all the same. */
static void
record_first (LayoverExamWorkPage *self)
{
  g_autoptr (GError) error = NULL;

  if (layover_attempt_get_state (self->attempt) == LAYOVER_ATTEMPT_OPEN
      && layover_event_log_get_last (layover_attempt_get_log (self->attempt), LAYOVER_EVENT_SHOW)
             == NULL
      && !layover_attempt_show (self->attempt, get_current (self), &error))
    g_debug ("That the first question was shown is not on the disk yet: %s", error->message);
}

/**
 * layover_exam_work_page_new:
 * @resolve: (nullable): finds the pictures of the questions; must stay valid as long as the page
 *
 * Shows the question that the attempt is at.
 */
GtkWidget *
layover_exam_work_page_new (LayoverAttempt *attempt, LayoverMediaFinderFunc resolve,
                            gpointer user_data)
{
  LayoverExamWorkPage *self;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_WORK_PAGE, NULL);
  self->attempt = g_object_ref (attempt);
  self->shelf = layover_exam_shelf_new (attempt, resolve, user_data);

  layover_exam_palette_set_attempt (self->palette, attempt);
  g_signal_connect (attempt, "notify::current-item", G_CALLBACK (current_item_cb), self);
  g_signal_connect (attempt, "notify::save-state", G_CALLBACK (save_state_cb), self);
  g_signal_connect (attempt, "item-changed", G_CALLBACK (item_changed_cb), self);
  show_current (self);
  record_first (self);

  return GTK_WIDGET (self);
}

/** layover_exam_work_page_get_question: Returns: (transfer none) (nullable): the one that is shown */
LayoverExamQuestion *
layover_exam_work_page_get_question (LayoverExamWorkPage *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self), NULL);

  return (LayoverExamQuestion *) layover_exam_stage_get_page (self->stage);
}

/**
 * layover_exam_work_page_show_item:
 * @item: from 0
 *
 * Never waits for the disk: what could not be written stays in the attempt.
 */
void
layover_exam_work_page_show_item (LayoverExamWorkPage *self, guint item)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self));
  g_return_if_fail (item < layover_attempt_get_n_items (self->attempt));

  if (!layover_attempt_show (self->attempt, item, &error))
    g_debug ("The step to question %u is not on the disk yet: %s", item + 1, error->message);

  layover_exam_question_focus_prompt (layover_exam_work_page_get_question (self));
}

gboolean
layover_exam_work_page_get_has_palette (LayoverExamWorkPage *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self), FALSE);

  return self->has_palette;
}

/** layover_exam_work_page_set_has_palette: beside the question, where there is room for it */
void
layover_exam_work_page_set_has_palette (LayoverExamWorkPage *self, gboolean has_palette)
{
  g_return_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self));

  self->has_palette = has_palette;
  arrange_cb (self->adaptive, NULL, self);
}

/**
 * layover_exam_work_page_set_notice:
 * @notice: (nullable): a warning about the time, for a screen reader that cannot be told at once
 */
void
layover_exam_work_page_set_notice (LayoverExamWorkPage *self, const char *notice)
{
  g_return_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self));

  g_free (self->notice);
  self->notice = g_strdup (notice);
  update_buttons (self);
}

/** layover_exam_work_page_ask_number: lets the person type the number of a question */
void
layover_exam_work_page_ask_number (LayoverExamWorkPage *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->number_entry), "");
  gtk_widget_set_visible (self->state_box, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->number_entry), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->number_entry));
}

/** layover_exam_work_page_find: opens the bar that finds words in the question */
void
layover_exam_work_page_find (LayoverExamWorkPage *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_WORK_PAGE (self));

  layover_find_bar_set_is_open (self->find_bar, TRUE);
}
