/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layover-answer-words.h"
#include "layover-exam-words.h"

/** layover_exam_words_count: @counts: (out) */
void
layover_exam_words_count (LayoverAttempt *attempt, LayoverExamCounts *counts)
{
  g_return_if_fail (LAYOVER_IS_ATTEMPT (attempt));

  *counts = (LayoverExamCounts){ 0 };
  for (guint i = 0; i < layover_attempt_get_n_items (attempt); i++)
    {
      switch (layover_attempt_get_item_state (attempt, i))
        {
        case LAYOVER_ITEM_ANSWERED:
          counts->n_answered++;
          break;
        case LAYOVER_ITEM_PARTLY:
          counts->n_partly++;
          break;
        case LAYOVER_ITEM_UNANSWERED:
        default:
          counts->n_unanswered++;
        }
      if (layover_attempt_is_flagged (attempt, i))
        counts->n_flagged++;
    }
}

/* A second that has begun counts: the clock shows 20:00 at the start, and 0:00 only when nothing is left. */
static gint64
whole_seconds (gint64 ms)
{
  return MAX (ms + 999, 0) / 1000;
}

/** layover_exam_words_dup_clock: "14:32", with hours only when there are some */
char *
layover_exam_words_dup_clock (gint64 remaining_ms)
{
  gint64 seconds = whole_seconds (remaining_ms);

  if (seconds >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));

  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/** layover_exam_words_dup_duration: "14 minutes 32 seconds"; a unit keeps to its number */
char *
layover_exam_words_dup_duration (gint64 ms)
{
  g_autofree char *hours_text = NULL, *minutes_text = NULL, *seconds_text = NULL;
  int seconds = (int) whole_seconds (ms);
  int hours = seconds / 3600;
  int minutes = seconds / 60 % 60;
  const char *parts[4] = { NULL };
  guint n_parts = 0;

  seconds %= 60;
  if (hours > 0)
    parts[n_parts++] = hours_text = g_strdup_printf (
        ngettext ("%d\302\240hour", "%d\302\240hours", hours), hours);
  if (minutes > 0)
    parts[n_parts++] = minutes_text = g_strdup_printf (
        ngettext ("%d\302\240minute", "%d\302\240minutes", minutes), minutes);
  if (seconds > 0 || n_parts == 0)
    parts[n_parts++] = seconds_text = g_strdup_printf (
        ngettext ("%d\302\240second", "%d\302\240seconds", seconds), seconds);

  return g_strjoinv (" ", (char **) parts);
}

/** layover_exam_words_dup_percent: "83 %", rounded down, so that 79.9 % never looks like 80 % */
char *
layover_exam_words_dup_percent (double part, double whole)
{
  int percent = whole > 0 ? (int) floor (100.0 * part / whole + 1e-9) : 0;

  /* Translators: a percentage; the space before the sign does not break */
  return g_strdup_printf (_ ("%d\302\240%%"), percent);
}

/** layover_exam_words_dup_points: as few decimals as the points need, at most two */
char *
layover_exam_words_dup_points (double points)
{
  if (fabs (points - round (points)) < 0.005)
    return g_strdup_printf ("%d", (int) round (points));

  return g_strdup_printf (fabs (points * 10 - round (points * 10)) < 0.05 ? "%.1f" : "%.2f",
                          points);
}

const char *
layover_exam_words_state_icon (LayoverItemState state)
{
  switch (state)
    {
    case LAYOVER_ITEM_ANSWERED:
      return "layover-answered-symbolic";
    case LAYOVER_ITEM_PARTLY:
      return "layover-partly-symbolic";
    case LAYOVER_ITEM_UNANSWERED:
    default:
      return "layover-unanswered-symbolic";
    }
}

const char *
layover_exam_words_state_word (LayoverItemState state)
{
  switch (state)
    {
    case LAYOVER_ITEM_ANSWERED:
      return _ ("answered");
    case LAYOVER_ITEM_PARTLY:
      return _ ("answered in part");
    case LAYOVER_ITEM_UNANSWERED:
    default:
      return _ ("not answered");
    }
}

/** layover_exam_words_is_right_to_left: @language: as in xml:lang, "ar-EG" */
gboolean
layover_exam_words_is_right_to_left (const char *language)
{
  static const char *const languages[] = { "ar", "arc", "ckb", "dv", "fa", "he", "ks",
                                           "ps", "sd",  "ug",  "ur", "yi", NULL };
  g_auto (GStrv) parts = NULL;
  g_autofree char *primary = NULL;

  g_return_val_if_fail (language != NULL, FALSE);

  parts = g_strsplit_set (language, "-_", 2);
  primary = g_ascii_strdown (parts[0] != NULL ? parts[0] : "", -1);

  return g_strv_contains (languages, primary);
}

static char *
dup_one_line (char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t\r", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (line->len > 0)
        g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
    }
  g_free (text);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
append_words_cb (LayoverContentNode *node, gpointer data)
{
  GString *text = data;

  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_TEXT:
    case LAYOVER_CONTENT_CODE:
      g_string_append (text, layover_content_node_get_text (node));
      break;
    case LAYOVER_CONTENT_CUSTOM:
      if (layover_content_node_is_inline (node))
        g_string_append (text, "…");
      break;
    default:
      if (!layover_content_node_is_inline (node))
        g_string_append_c (text, ' ');
    }

  return TRUE;
}

/* The plain text, with an ellipsis where a gap is. */
static char *
dup_words (LayoverContentNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  layover_content_node_foreach (node, append_words_cb, text);

  return dup_one_line (g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * layover_exam_words_dup_question:
 *
 * Returns: (transfer full): the words of the question on one line, without its choices; its title when it has no words
 */
char *
layover_exam_words_dup_question (LayoverItem *item)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (LAYOVER_IS_ITEM (item), NULL);

  text = dup_words (layover_item_get_body (item));
  for (guint i = 0; *text == '\0' && i < layover_item_get_n_interactions (item); i++)
    {
      LayoverContentNode *prompt = layover_interaction_get_prompt (
          layover_item_get_interaction (item, i));

      if (prompt == NULL)
        continue;
      g_free (text);
      text = dup_words (prompt);
    }
  if (*text == '\0')
    return g_strdup (layover_item_get_title (item));

  return g_steal_pointer (&text);
}

/**
 * layover_exam_words_dup_answer:
 *
 * Returns: (transfer full): the answer as a grader will read it, on one line
 */
char *
layover_exam_words_dup_answer (LayoverItemSession *session)
{
  g_autoptr (GString) answer = g_string_new (NULL);
  LayoverItem *item;
  guint n_given = 0;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (session), NULL);

  item = layover_item_session_get_item (session);
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, i);
      const char *id = layover_interaction_get_response_identifier (interaction);
      LayoverValue *value = layover_item_session_get_response (session, id);

      if (i > 0)
        g_string_append (answer, ", ");
      if (value != NULL)
        {
          g_autofree char *words = dup_one_line (
              layover_answer_words_dup_value (interaction, value));

          g_string_append (answer, words);
          n_given++;
        }
      else
        /* Translators: one of several gaps of a question that has no answer */
        g_string_append_printf (answer, _ ("gap %u empty"), i + 1);
    }

  return n_given > 0 ? g_string_free (g_steal_pointer (&answer), FALSE)
                     : g_strdup (_ ("No answer"));
}

/**
 * layover_exam_words_dup_numbers:
 *
 * Returns: (transfer full): "2, questions 7 and 12" for a row of counts; only the number when it is zero, or more than
 *   a line can name
 */
char *
layover_exam_words_dup_numbers (LayoverAttempt *attempt, LayoverItemState state)
{
  const guint max_named = 4;
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n = 0;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  for (guint i = 0; i < layover_attempt_get_n_items (attempt); i++)
    if (layover_attempt_get_item_state (attempt, i) == state)
      g_string_append_printf (numbers, "%s%u", n++ > 0 ? ", " : "", i + 1);

  if (n == 0 || n > max_named || state == LAYOVER_ITEM_ANSWERED)
    return g_strdup_printf ("%u", n);

  /* Translators: "2, questions 7, 12" */
  return g_strdup_printf (ngettext ("%u, question %s", "%u, questions %s", n), n, numbers->str);
}
