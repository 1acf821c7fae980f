/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-gap-match-private.h"
#include "layover-inline-flow.h"
#include "layover-interaction-content.h"
#include "layover-pair-value.h"
#include "layover-widget.h"

G_DEFINE_FINAL_TYPE (LayoverGapMatchInteraction, layover_gap_match_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverGapMatchInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

LayoverGap *
layover_gap_match_get_gap (LayoverGapMatchInteraction *self, guint i)
{
  return &g_array_index (self->gaps, LayoverGap, i);
}

LayoverGap *
layover_gap_match_find_gap (LayoverGapMatchInteraction *self, gpointer picker)
{
  for (guint i = 0; i < self->gaps->len; i++)
    if (layover_gap_match_get_gap (self, i)->picker == picker)
      return layover_gap_match_get_gap (self, i);

  return NULL;
}

static guint
count_used (LayoverGapMatchInteraction *self, const char *filler)
{
  guint n = 0;

  for (guint i = 0; i < self->gaps->len; i++)
    n += g_strcmp0 (layover_gap_match_get_gap (self, i)->filler, filler) == 0 ? 1 : 0;

  return n;
}

static guint
count_filled (LayoverGapMatchInteraction *self)
{
  return self->gaps->len - count_used (self, NULL);
}

static LayoverValue *
dup_value (LayoverGapMatchInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (GPtrArray)
      pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      const LayoverGap *gap = layover_gap_match_get_gap (self, i);

      if (gap->filler != NULL)
        g_ptr_array_add (pairs,
                         layover_value_new_directed_pair (gap->filler, gap->choice->identifier));
    }

  return layover_pair_value_new (layover_interaction_view_get_cardinality (view),
                                 LAYOVER_BASE_TYPE_DIRECTED_PAIR, pairs);
}

/* Why a word that is used up cannot be taken once more: "used in gap 2". */
static char *
dup_note (LayoverGapMatchInteraction *self, const LayoverChoice *filler, guint n_used)
{
  if (filler->match_max == 0 || n_used < filler->match_max)
    return NULL;

  for (guint i = 0; n_used == 1 && i < self->gaps->len; i++)
    if (g_strcmp0 (layover_gap_match_get_gap (self, i)->filler, filler->identifier) == 0)
      return layover_gap_match_get_gap (self, i)->choice->shape != NULL
                 /* Translators: on a word that can be used once; %s is the letter of a place */
                 ? g_strdup_printf (_ ("used at %s"),
                                    layover_gap_match_get_gap (self, i)->choice->letter)
                 : g_strdup_printf (_ ("used in gap %u"), i + 1);

  return g_strdup_printf (ngettext ("used %u time", "used %u times", n_used), n_used);
}

static void
update_uses (LayoverGapMatchInteraction *self)
{
  for (guint i = 0; i < self->fillers->len; i++)
    {
      const LayoverChoice *filler = self->fillers->pdata[i];
      guint n_used = count_used (self, filler->identifier);
      g_autofree char *note = dup_note (self, filler, n_used);

      layover_bank_word_set_n_used (layover_word_bank_find (self->bank, filler->identifier),
                                    n_used);
      for (guint j = 0; j < self->gaps->len; j++)
        layover_picker_set_note (layover_gap_match_get_gap (self, j)->picker, filler->identifier,
                                 note);
    }
}

static void
set_filler (LayoverGapMatchInteraction *self, LayoverGap *gap, const char *identifier)
{
  const LayoverChoice *filler = NULL;

  if (identifier != NULL)
    filler = layover_interaction_find_choice (get_interaction (self), identifier);

  gap->filler = filler != NULL && filler->set == 0 ? filler->identifier : NULL;
  layover_picker_set_chosen (gap->picker, gap->filler);
}

/* The name of a gap where there is little room: its number, or what the area is called. */
static char *
dup_short_name (LayoverGapMatchInteraction *self, guint i)
{
  const LayoverChoice *choice = layover_gap_match_get_gap (self, i)->choice;

  return choice->shape != NULL ? g_strdup (choice->label) : g_strdup_printf (_ ("Gap %u"), i + 1);
}

/* What belongs into a gap and is not there, nor in the rest of its area. */
static const char *
find_missing (LayoverGapMatchInteraction *self, const LayoverGap *gap)
{
  LayoverValue *correct = layover_interaction_view_get_expected (LAYOVER_INTERACTION_VIEW (self));
  const char *missing;

  for (guint n = 0;
       (missing = layover_pair_value_get_nth (correct, gap->choice->identifier, n)) != NULL; n++)
    {
      gboolean is_there = FALSE;

      for (guint i = 0; i < self->gaps->len; i++)
        if (layover_gap_match_get_gap (self, i)->choice == gap->choice)
          is_there |= g_strcmp0 (layover_gap_match_get_gap (self, i)->filler, missing) == 0;
      if (!is_there)
        break;
    }

  return missing;
}

static gboolean
is_beyond (guint n, guint most)
{
  return most > 0 && n > most;
}

static gboolean
is_too_much (LayoverGapMatchInteraction *self, const LayoverGap *gap)
{
  LayoverInteraction *interaction = get_interaction (self);

  if (gap->filler == NULL)
    return FALSE;

  return is_beyond (count_filled (self), layover_interaction_get_max_choices (interaction))
         || is_beyond (count_used (self, gap->filler),
                       layover_interaction_find_choice (interaction, gap->filler)->match_max);
}

/**
 * layover_gap_match_fill:
 * @identifier: (nullable): of a word, %NULL to empty the gap
 * @from: (nullable): the gap that gives its word away
 *
 * What the person did: an answer, or one too many.
 */
void
layover_gap_match_fill (LayoverGapMatchInteraction *self, LayoverGap *gap, const char *identifier,
                        LayoverGap *from)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (LayoverValue) value = NULL;
  const char *before = gap->filler;

  if (layover_interaction_view_get_is_locked (view))
    return;

  if (from != NULL)
    set_filler (self, from, NULL);
  set_filler (self, gap, identifier);

  /* one too many is refused gently: nothing that was chosen is lost, the hint says what to do */
  if (is_too_much (self, gap))
    {
      set_filler (self, gap, before);
      layover_interaction_view_refuse_more (view);
      return;
    }

  update_uses (self);
  layover_gap_match_show_areas (self);
  value = dup_value (self);
  layover_interaction_view_take_answer (view, value);
}

/** layover_gap_match_add_gap: Returns: (transfer floating): its list */
LayoverPicker *
layover_gap_match_add_gap (LayoverGapMatchInteraction *self, const LayoverChoice *choice,
                           const char *empty_text)
{
  LayoverGap gap = { .choice = choice };

  gap.picker = LAYOVER_PICKER (layover_picker_new ());
  layover_picker_set_empty_text (gap.picker, empty_text);
  for (guint i = 0; i < self->fillers->len; i++)
    layover_picker_add_choice (
        gap.picker, self->fillers->pdata[i], i + 1,
        layover_interaction_view_get_media_finder (LAYOVER_INTERACTION_VIEW (self)));
  layover_gap_match_connect_gap (self, gap.picker);
  g_array_append_val (self->gaps, gap);

  return gap.picker;
}

static GtkWidget *
factory (LayoverContentNode *custom, gboolean is_inline, gpointer user_data)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (user_data);
  const LayoverChoice *choice = layover_interaction_find_part (
      get_interaction (self), layover_content_node_get_custom_id (custom));
  g_autofree char *empty = NULL;

  if (choice == NULL)
    return NULL;

  /* Translators: what an empty gap in a text says */
  empty = g_strdup_printf (_ ("Gap %u"), self->gaps->len + 1);

  return GTK_WIDGET (layover_gap_match_add_gap (self, choice, empty));
}

/* "Gap 2 of 5, after “we have not met the”" */
static char *
dup_gap_name (LayoverGapMatchInteraction *self, guint i)
{
  GtkWidget *picker = GTK_WIDGET (layover_gap_match_get_gap (self, i)->picker);
  GtkWidget *flow = gtk_widget_get_ancestor (picker, LAYOVER_TYPE_INLINE_FLOW);
  g_autofree char *context = NULL;

  if (flow != NULL)
    context = layover_inline_flow_dup_text_before (LAYOVER_INLINE_FLOW (flow), picker);
  if (context == NULL || *context == '\0')
    return g_strdup_printf (_ ("Gap %u of %u"), i + 1, self->gaps->len);

  /* Translators: the name of a gap in a text; %s are the words before it */
  return g_strdup_printf (_ ("Gap %u of %u, after “%s”"), i + 1, self->gaps->len, context);
}

static void
list_fillers (LayoverGapMatchInteraction *self)
{
  LayoverItemSession *session = layover_interaction_view_get_session (
      LAYOVER_INTERACTION_VIEW (self));
  GPtrArray *choices = layover_interaction_get_choices (get_interaction (self));
  g_autoptr (GArray)
      order = layover_item_session_dup_choice_order (session, get_interaction (self));

  for (guint i = 0; i < order->len; i++)
    {
      LayoverChoice *choice = g_ptr_array_index (choices, g_array_index (order, guint, i));

      if (choice->set == 0)
        g_ptr_array_add (self->fillers, choice);
    }
}

static void
build_text (LayoverGapMatchInteraction *self)
{
  LayoverMediaFinder *finder = layover_interaction_view_get_media_finder (
      LAYOVER_INTERACTION_VIEW (self));
  GtkWidget *content = layover_interaction_content_new_view (
      layover_interaction_get_content (get_interaction (self)), finder, factory, self);

  gtk_widget_add_css_class (content, "card");
  gtk_widget_add_css_class (content, "gap-text");
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  for (guint i = 0; i < self->gaps->len; i++)
    {
      g_autofree char *name = dup_gap_name (self, i);

      layover_picker_set_name (layover_gap_match_get_gap (self, i)->picker, name);
    }
}

static void
build_bank (LayoverGapMatchInteraction *self)
{
  LayoverMediaFinder *finder = layover_interaction_view_get_media_finder (
      LAYOVER_INTERACTION_VIEW (self));

  self->bank = LAYOVER_WORD_BANK (layover_word_bank_new (_ ("Words for the gaps")));
  for (guint i = 0; i < self->fillers->len; i++)
    {
      const LayoverChoice *filler = self->fillers->pdata[i];
      g_autofree char *text = layover_interaction_content_dup_words (filler, i + 1);
      GtkWidget *word = layover_bank_word_new (filler, text, finder);

      layover_word_bank_append (self->bank, LAYOVER_BANK_WORD (word));
    }
  gtk_widget_set_parent (GTK_WIDGET (self->bank), GTK_WIDGET (self));
}

static void
build_right_answers (LayoverGapMatchInteraction *self)
{
  self->right_answers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_visible (self->right_answers, FALSE);
  gtk_widget_set_parent (self->right_answers, GTK_WIDGET (self));
}

static void
layover_gap_match_interaction_build (LayoverInteractionView *view)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (view);

  list_fillers (self);
  if (layover_interaction_get_picture (get_interaction (self)) != NULL)
    {
      /* near the picture, whose list may be long */
      build_bank (self);
      layover_gap_match_build_areas (self);
      build_right_answers (self);
    }
  else
    {
      build_text (self);
      build_right_answers (self);
      build_bank (self);
    }
  self->help = layover_widget_new_note (
      _ ("On a gap, Enter opens the list of words and Delete empties it. Space on a word picks it "
         "up. Dragging works too."));
  gtk_widget_set_parent (self->help, GTK_WIDGET (self));

  layover_gap_match_connect (self);
}

static void
layover_gap_match_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (view);

  for (guint i = 0; i < self->gaps->len; i++)
    {
      LayoverGap *gap = layover_gap_match_get_gap (self, i);

      guint n = 0;

      for (guint j = 0; j < i; j++)
        n += layover_gap_match_get_gap (self, j)->choice == gap->choice ? 1 : 0;
      set_filler (self, gap, layover_pair_value_get_nth (value, gap->choice->identifier, n));
    }
  update_uses (self);
  layover_gap_match_show_areas (self);
}

LayoverInteractionVerdict
layover_gap_match_judge (LayoverGapMatchInteraction *self, const LayoverGap *gap)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);

  if (layover_interaction_view_get_verdict (view) == LAYOVER_INTERACTION_VERDICT_NONE)
    return LAYOVER_INTERACTION_VERDICT_NONE;
  if (gap->filler == NULL && (gap->row == NULL || gtk_widget_get_visible (gap->row))
      && find_missing (self, gap) != NULL)
    return LAYOVER_INTERACTION_VERDICT_NOT_YET;

  if (gap->filler == NULL)
    return LAYOVER_INTERACTION_VERDICT_NONE;

  return layover_interaction_view_judge_pair (view, gap->filler, gap->choice->identifier);
}

/* Below the text, because there is no room in it. */
static void
add_right_answer (LayoverGapMatchInteraction *self, guint i, const char *identifier)
{
  LayoverBankWord *word = layover_word_bank_find (self->bank, identifier);
  g_autofree char *name = dup_short_name (self, i);
  g_autofree char *text = NULL;

  if (word == NULL)
    return;

  /* Translators: “Gap 2, right answer: champion” */
  text = g_strdup_printf (_ ("%s, right answer: %s"), name, layover_bank_word_get_text (word));
  gtk_box_append (GTK_BOX (self->right_answers), layover_widget_new_right_answer (text));
}

static void
layover_gap_match_interaction_show_state (LayoverInteractionView *view)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (view);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);

  layover_widget_unparent_children (self->right_answers);
  for (guint i = 0; i < self->gaps->len; i++)
    {
      const LayoverGap *gap = layover_gap_match_get_gap (self, i);
      LayoverInteractionVerdict verdict = layover_gap_match_judge (self, gap);
      const char *right = find_missing (self, gap);

      gtk_widget_set_sensitive (GTK_WIDGET (gap->picker), !is_locked);
      layover_picker_set_verdict (gap->picker, verdict);
      if (verdict == LAYOVER_INTERACTION_VERDICT_NOT_YET && right != NULL)
        add_right_answer (self, i, right);
    }

  gtk_widget_set_visible (self->right_answers,
                          gtk_widget_get_first_child (self->right_answers) != NULL);
  layover_word_bank_set_is_locked (self->bank, is_locked);
  layover_gap_match_show_areas (self);
  gtk_widget_set_visible (self->help, !is_locked);
}

static char *
layover_gap_match_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (view);
  guint most = layover_interaction_get_max_choices (get_interaction (self));
  guint n_gaps = self->gaps->len;
  guint n_filled = count_filled (self);

  if (self->has_spare_room)
    return g_strdup_printf (_ ("Fill the places of the picture · %u put there"), n_filled);
  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (_ ("Fill in up to %u of %u gaps · take one back first"), most, n_gaps);
  if (most > 0 && most < n_gaps)
    return g_strdup_printf (_ ("Fill in up to %u of %u gaps · %u filled"), most, n_gaps, n_filled);

  /* Translators: "Fill in 5 gaps · 3 filled" */
  return g_strdup_printf (
      ngettext ("Fill in %u gap · %u filled", "Fill in %u gaps · %u filled", n_gaps), n_gaps,
      n_filled);
}

static void
layover_gap_match_interaction_finalize (GObject *object)
{
  LayoverGapMatchInteraction *self = LAYOVER_GAP_MATCH_INTERACTION (object);

  g_array_unref (self->gaps);
  g_ptr_array_unref (self->fillers);

  G_OBJECT_CLASS (layover_gap_match_interaction_parent_class)->finalize (object);
}

static void
layover_gap_match_interaction_class_init (LayoverGapMatchInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_gap_match_interaction_finalize;

  view_class->build = layover_gap_match_interaction_build;
  view_class->show_value = layover_gap_match_interaction_show_value;
  view_class->show_state = layover_gap_match_interaction_show_state;
  view_class->dup_hint = layover_gap_match_interaction_dup_hint;
}

static void
layover_gap_match_interaction_init (LayoverGapMatchInteraction *self)
{
  self->gaps = g_array_new (FALSE, TRUE, sizeof (LayoverGap));
  self->fillers = g_ptr_array_new ();
}
