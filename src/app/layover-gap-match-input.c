/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-gap-match-private.h"
#include "layover-widget.h"

/* The ways to fill a gap: its list, a word that was picked up, a word or another gap that is dragged. */

static void
picked_cb (LayoverPicker *picker, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);

  layover_gap_match_fill (self, layover_gap_match_find_gap (self, picker),
                          layover_picker_get_chosen (picker), NULL);
}

/** layover_gap_match_use: puts a word that was picked up into a gap, and says so */
void
layover_gap_match_use (LayoverGapMatchInteraction *self, LayoverGap *gap, LayoverBankWord *word)
{
  const char *text = layover_bank_word_get_text (word);

  layover_gap_match_fill (self, gap, layover_bank_word_get_choice (word)->identifier, NULL);
  if (gap->choice->shape != NULL)
    /* Translators: a word, and the place of a picture */
    layover_widget_say (GTK_WIDGET (self), _ ("“%s” is at %s"), text, gap->choice->label);
  else
    /* Translators: %s is a word, %u the number of a gap */
    layover_widget_say (GTK_WIDGET (self), _ ("“%s” is in gap %u"), text,
                        (guint) (gap - layover_gap_match_get_gap (self, 0)) + 1);
}

/* While a word is picked up, pressing a gap puts it there. */
static gboolean
opening_cb (LayoverPicker *picker, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  LayoverBankWord *word = layover_word_bank_use_held (self->bank);

  if (word == NULL)
    return FALSE;

  layover_gap_match_use (self, layover_gap_match_find_gap (self, picker), word);

  return TRUE;
}

static void
held_cb (LayoverWordBank *bank, LayoverBankWord *word, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);

  for (guint i = 0; i < self->gaps->len; i++)
    if (layover_gap_match_get_gap (self, i)->filler == NULL)
      {
        gtk_widget_grab_focus (GTK_WIDGET (layover_gap_match_get_gap (self, i)->picker));
        return;
      }
}

static void
returned_cb (LayoverWordBank *bank, GObject *picker, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  LayoverGap *gap = layover_gap_match_find_gap (self, picker);

  if (gap != NULL)
    layover_gap_match_fill (self, gap, NULL, NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  LayoverBankWord *word = layover_word_bank_get_held (self->bank);

  if (keyval != GDK_KEY_Escape || word == NULL)
    return FALSE;

  layover_word_bank_put_back (self->bank);
  gtk_widget_grab_focus (GTK_WIDGET (word));

  return TRUE;
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  layover_word_bank_put_back (LAYOVER_GAP_MATCH_INTERACTION (user_data)->bank);
}

/** layover_gap_match_take_dropped: Returns: whether @dragged is a word or a gap of this question, which now fills @gap */
gboolean
layover_gap_match_take_dropped (LayoverGapMatchInteraction *self, LayoverGap *gap, GObject *dragged)
{
  LayoverGap *from = layover_gap_match_find_gap (self, dragged);

  if (LAYOVER_IS_BANK_WORD (dragged)
      && gtk_widget_is_ancestor (GTK_WIDGET (dragged), GTK_WIDGET (self)))
    layover_gap_match_fill (
        self, gap, layover_bank_word_get_choice (LAYOVER_BANK_WORD (dragged))->identifier, NULL);
  else if (from != NULL && from != gap)
    layover_gap_match_fill (self, gap, from->filler, from);
  else
    return FALSE;

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  LayoverGap *gap = layover_gap_match_find_gap (
      self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));

  return layover_gap_match_take_dropped (self, gap, g_value_get_object (value));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  LayoverGap *gap = layover_gap_match_find_gap (
      self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  if (gap->filler == NULL
      || layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self)))
    return NULL;

  return gdk_content_provider_new_typed (LAYOVER_TYPE_PICKER, gap->picker);
}

static void
let_drag (LayoverGapMatchInteraction *self, GtkWidget *picker)
{
  GType types[] = { LAYOVER_TYPE_BANK_WORD, LAYOVER_TYPE_PICKER };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (picker, GTK_EVENT_CONTROLLER (target));

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (picker, GTK_EVENT_CONTROLLER (source));
}

/** layover_gap_match_connect_gap: hears what is done to a gap */
void
layover_gap_match_connect_gap (LayoverGapMatchInteraction *self, LayoverPicker *picker)
{
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect (picker, "opening", G_CALLBACK (opening_cb), self);
  let_drag (self, GTK_WIDGET (picker));
}

/** layover_gap_match_connect: hears what is done to the words, once these are there */
void
layover_gap_match_connect (LayoverGapMatchInteraction *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  layover_word_bank_take_back (self->bank, LAYOVER_TYPE_PICKER);
  g_signal_connect (self->bank, "held", G_CALLBACK (held_cb), self);
  g_signal_connect (self->bank, "returned", G_CALLBACK (returned_cb), self);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
