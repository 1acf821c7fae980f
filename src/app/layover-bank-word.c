/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-bank-word.h"
#include "layover-interaction-content.h"
#include "layover-widget.h"

struct _LayoverBankWord
{
  GtkWidget parent_instance;

  GtkWidget *tick;
  GtkLabel *counter;

  const LayoverChoice *choice;
  char *text;
  guint n_used;
  gboolean is_held;
  gboolean is_locked;
};

enum
{
  PICK_UP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverBankWord, layover_bank_word, GTK_TYPE_WIDGET)

static gboolean
is_used_up (LayoverBankWord *self)
{
  return self->choice->match_max > 0 && self->n_used >= self->choice->match_max;
}

/* What can be used once has a tick, everything else a number. */
static char *
dup_counter (LayoverBankWord *self)
{
  if (self->choice->match_max == 1 || (self->choice->match_max == 0 && self->n_used == 0))
    return NULL;
  if (self->choice->match_max == 0)
    return g_strdup_printf ("%u ×", self->n_used);

  /* Translators: how often a word is used, and how often it can be used: "1 of 3" */
  return g_strdup_printf (_ ("%u of %u"), self->n_used, self->choice->match_max);
}

static void
update_name (LayoverBankWord *self)
{
  g_autoptr (GString) name = g_string_new (self->text);

  if (self->is_held)
    g_string_append_printf (name, ", %s", _ ("picked up"));
  else if (is_used_up (self))
    g_string_append_printf (name, ", %s", _ ("used up"));
  else if (self->n_used > 0)
    {
      g_string_append (name, ", ");
      g_string_append_printf (name, ngettext ("used %u time", "used %u times", self->n_used),
                              self->n_used);
    }

  layover_widget_set_name (GTK_WIDGET (self), name->str);
}

static void
update (LayoverBankWord *self)
{
  g_autofree char *counter = dup_counter (self);
  gboolean can_be_used = layover_bank_word_can_be_used (self);

  gtk_label_set_label (self->counter, counter != NULL ? counter : "");
  gtk_widget_set_visible (GTK_WIDGET (self->counter), counter != NULL);
  gtk_widget_set_visible (self->tick, self->choice->match_max == 1 && is_used_up (self));
  layover_widget_set_css_class (GTK_WIDGET (self), "used-up", is_used_up (self));
  layover_widget_set_css_class (GTK_WIDGET (self), "moving", self->is_held);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "word.pick-up", can_be_used);
  /* a window that closes has no surface to ask for its pointer */
  if (gtk_widget_get_focusable (GTK_WIDGET (self)) != can_be_used)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), can_be_used ? "grab" : NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), can_be_used);
  update_name (self);
}

static void
pick_up (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[PICK_UP], 0);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "word.pick-up", NULL);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  LayoverBankWord *self = LAYOVER_BANK_WORD (user_data);

  if (!layover_bank_word_can_be_used (self))
    return NULL;

  return gdk_content_provider_new_typed (LAYOVER_TYPE_BANK_WORD, self);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (user_data));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static void
layover_bank_word_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_bank_word_parent_class)->dispose (object);
}

static void
layover_bank_word_finalize (GObject *object)
{
  g_free (LAYOVER_BANK_WORD (object)->text);

  G_OBJECT_CLASS (layover_bank_word_parent_class)->finalize (object);
}

static void
layover_bank_word_class_init (LayoverBankWordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_bank_word_dispose;
  object_class->finalize = layover_bank_word_finalize;

  signals[PICK_UP] = g_signal_new ("pick-up", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /* a class action is what a screen reader is offered */
  gtk_widget_class_install_action (widget_class, "word.pick-up", NULL, pick_up);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "bankword");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
layover_bank_word_init (LayoverBankWord *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  self->tick = gtk_image_new_from_icon_name ("object-select-symbolic");
  self->counter = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "numeric");

  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/**
 * layover_bank_word_new:
 * @choice: borrowed; its interaction has to live as long as the word
 * @text: what a screen reader says; of a picture the words that stand for it
 * @finder: where its picture lies
 */
GtkWidget *
layover_bank_word_new (const LayoverChoice *choice, const char *text, LayoverMediaFinder *finder)
{
  LayoverBankWord *self = g_object_new (LAYOVER_TYPE_BANK_WORD, NULL);

  self->choice = choice;
  self->text = g_strdup (text);
  gtk_widget_set_parent (layover_interaction_content_new (choice->content, finder),
                         GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->counter), GTK_WIDGET (self));
  gtk_widget_set_parent (self->tick, GTK_WIDGET (self));
  update (self);

  return GTK_WIDGET (self);
}

const LayoverChoice *
layover_bank_word_get_choice (LayoverBankWord *self)
{
  g_return_val_if_fail (LAYOVER_IS_BANK_WORD (self), NULL);

  return self->choice;
}

const char *
layover_bank_word_get_text (LayoverBankWord *self)
{
  g_return_val_if_fail (LAYOVER_IS_BANK_WORD (self), NULL);

  return self->text;
}

/** layover_bank_word_can_be_used: whether it is neither locked nor used as often as it may be */
gboolean
layover_bank_word_can_be_used (LayoverBankWord *self)
{
  g_return_val_if_fail (LAYOVER_IS_BANK_WORD (self), FALSE);

  return !self->is_locked && !is_used_up (self);
}

void
layover_bank_word_set_n_used (LayoverBankWord *self, guint n_used)
{
  g_return_if_fail (LAYOVER_IS_BANK_WORD (self));

  self->n_used = n_used;
  update (self);
}

void
layover_bank_word_set_is_held (LayoverBankWord *self, gboolean is_held)
{
  g_return_if_fail (LAYOVER_IS_BANK_WORD (self));

  self->is_held = is_held;
  update (self);
}

void
layover_bank_word_set_is_locked (LayoverBankWord *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_BANK_WORD (self));

  self->is_locked = is_locked;
  update (self);
}
