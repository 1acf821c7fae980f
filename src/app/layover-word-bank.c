/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-inline-flow.h"
#include "layover-widget.h"
#include "layover-word-bank.h"

struct _LayoverWordBank
{
  GtkWidget parent_instance;

  LayoverInlineFlow *flow;
  GPtrArray *words;      /* of LayoverBankWord */
  LayoverBankWord *held; /* (nullable) */
};

enum
{
  HELD,
  PUT_BACK,
  RETURNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverWordBank, layover_word_bank, GTK_TYPE_WIDGET)

static LayoverBankWord *
let_go (LayoverWordBank *self)
{
  LayoverBankWord *word = g_steal_pointer (&self->held);

  if (word != NULL)
    layover_bank_word_set_is_held (word, FALSE);

  return word;
}

static void
pick_up_cb (LayoverBankWord *word, gpointer user_data)
{
  LayoverWordBank *self = LAYOVER_WORD_BANK (user_data);
  gboolean is_same = self->held == word;

  layover_word_bank_put_back (self);
  if (is_same)
    return;

  self->held = word;
  layover_bank_word_set_is_held (word, TRUE);
  layover_widget_say (
      GTK_WIDGET (self),
      /* Translators: %s is a word that a gap can be filled with */
      _ ("Picked up “%s”. Tab goes to the gaps, Space fills one, Escape puts back."),
      layover_bank_word_get_text (word));
  g_signal_emit (self, signals[HELD], 0, word);
}

static LayoverBankWord *
find_focused (LayoverWordBank *self)
{
  for (guint i = 0; i < self->words->len; i++)
    if (gtk_widget_has_focus (self->words->pdata[i]))
      return self->words->pdata[i];

  return NULL;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverBankWord *word = find_focused (LAYOVER_WORD_BANK (user_data));

  if (word == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return gtk_widget_activate_action (GTK_WIDGET (word), "word.pick-up", NULL);
    default:
      return FALSE;
    }
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  g_signal_emit (user_data, signals[RETURNED], 0, g_value_get_object (value));

  return TRUE;
}

static gboolean
layover_word_bank_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LayoverWordBank *self = LAYOVER_WORD_BANK (widget);
  g_autoptr (GPtrArray) stops = g_ptr_array_new ();

  for (guint i = 0; i < self->words->len; i++)
    if (gtk_widget_get_focusable (self->words->pdata[i]))
      g_ptr_array_add (stops, self->words->pdata[i]);

  return layover_widget_focus_one_of (stops, 0, direction, LAYOVER_STOPS_WRAP);
}

static void
layover_word_bank_dispose (GObject *object)
{
  LayoverWordBank *self = LAYOVER_WORD_BANK (object);

  self->held = NULL;
  g_ptr_array_set_size (self->words, 0);
  layover_widget_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (layover_word_bank_parent_class)->dispose (object);
}

static void
layover_word_bank_finalize (GObject *object)
{
  g_ptr_array_unref (LAYOVER_WORD_BANK (object)->words);

  G_OBJECT_CLASS (layover_word_bank_parent_class)->finalize (object);
}

static void
layover_word_bank_class_init (LayoverWordBankClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_word_bank_dispose;
  object_class->finalize = layover_word_bank_finalize;

  widget_class->focus = layover_word_bank_focus;

  signals[HELD] = g_signal_new ("held", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, LAYOVER_TYPE_BANK_WORD);
  signals[PUT_BACK] = g_signal_new ("put-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[RETURNED] = g_signal_new ("returned", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "wordbank");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_word_bank_init (LayoverWordBank *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->words = g_ptr_array_new ();
  self->flow = LAYOVER_INLINE_FLOW (layover_inline_flow_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->flow), TRUE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
}

/** layover_word_bank_new: @name: what stands over it, "Words for the gaps" */
GtkWidget *
layover_word_bank_new (const char *name)
{
  LayoverWordBank *self = g_object_new (LAYOVER_TYPE_WORD_BANK, NULL);

  gtk_widget_set_parent (layover_widget_new_note (name), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->flow), GTK_WIDGET (self));
  layover_widget_set_name (GTK_WIDGET (self), name);

  return GTK_WIDGET (self);
}

/** layover_word_bank_append: @word: (transfer floating) */
void
layover_word_bank_append (LayoverWordBank *self, LayoverBankWord *word)
{
  g_return_if_fail (LAYOVER_IS_WORD_BANK (self));
  g_return_if_fail (LAYOVER_IS_BANK_WORD (word));

  g_signal_connect (word, "pick-up", G_CALLBACK (pick_up_cb), self);
  if (self->words->len > 0)
    layover_inline_flow_append_text (self->flow, " ", NULL);
  layover_inline_flow_append_widget (self->flow, GTK_WIDGET (word));
  g_ptr_array_add (self->words, word);
}

/** layover_word_bank_take_back: @type: of the objects that are dragged here to empty a gap */
void
layover_word_bank_take_back (LayoverWordBank *self, GType type)
{
  GtkDropTarget *target;

  g_return_if_fail (LAYOVER_IS_WORD_BANK (self));

  target = gtk_drop_target_new (type, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/** layover_word_bank_find: Returns: (transfer none) (nullable): the word of the choice @identifier */
LayoverBankWord *
layover_word_bank_find (LayoverWordBank *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_WORD_BANK (self), NULL);

  for (guint i = 0; i < self->words->len; i++)
    if (g_strcmp0 (layover_bank_word_get_choice (self->words->pdata[i])->identifier, identifier)
        == 0)
      return self->words->pdata[i];

  return NULL;
}

/** layover_word_bank_get_held: Returns: (transfer none) (nullable): what is picked up */
LayoverBankWord *
layover_word_bank_get_held (LayoverWordBank *self)
{
  g_return_val_if_fail (LAYOVER_IS_WORD_BANK (self), NULL);

  return self->held;
}

/** layover_word_bank_use_held: Returns: (transfer none) (nullable): what was picked up and no longer is */
LayoverBankWord *
layover_word_bank_use_held (LayoverWordBank *self)
{
  g_return_val_if_fail (LAYOVER_IS_WORD_BANK (self), NULL);

  return let_go (self);
}

void
layover_word_bank_put_back (LayoverWordBank *self)
{
  LayoverBankWord *word;

  g_return_if_fail (LAYOVER_IS_WORD_BANK (self));

  word = let_go (self);
  if (word == NULL)
    return;

  /* Translators: %s is a word that a gap can be filled with */
  layover_widget_say (GTK_WIDGET (self), _ ("Put “%s” back"), layover_bank_word_get_text (word));
  g_signal_emit (self, signals[PUT_BACK], 0);
}

void
layover_word_bank_set_is_locked (LayoverWordBank *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_WORD_BANK (self));

  if (is_locked)
    layover_word_bank_put_back (self);
  for (guint i = 0; i < self->words->len; i++)
    layover_bank_word_set_is_locked (self->words->pdata[i], is_locked);
}
