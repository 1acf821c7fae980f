/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "kinds.h"
#include "layover-exam-question.h"
#include "layover-pair-row.h"
#include "question.h"
#include "screen.h"
#include "sitting.h"

/* An exam that is closed and opened again shows what was answered, in each kind of question: the same picture. */

#define WIDTH 760
#define HEIGHT 700
#define NARROW 360

static void
set_up (Sitting *sitting, gconstpointer data)
{
  sitting_set_up (sitting);
  g_clear_object (&sitting->test);
  sitting->test = kinds_load_test ("");
}

static void
tear_down (Sitting *sitting, gconstpointer data)
{
  sitting_tear_down (sitting);
}

static guint
find_item (const Kind *kind)
{
  for (guint i = 0; i < kinds_get_n (); i++)
    if (kinds_get (i) == kind)
      return i;

  g_assert_not_reached ();
}

static void
give (LayoverAttempt *attempt, guint item, const char *response, const char *const *strings)
{
  LayoverItemSession *session = layover_test_session_get_item (
      layover_attempt_get_test_session (attempt), item);
  g_autoptr (LayoverValue) value = kind_dup_value (session, response, strings);
  g_autoptr (GError) error = NULL;

  layover_attempt_set_response (attempt, item, response, value, &error);
  g_assert_no_error (error);
}

static void
assert_shown (LayoverItemView *view, const char *response, const char *const *strings)
{
  g_autoptr (LayoverValue)
      value = kind_dup_value (layover_item_view_get_session (view), response, strings);

  g_assert_true (layover_value_equal (layover_item_view_get_response (view, response), value));
}

/* What is on the screen, down to the last stroke. */
static GBytes *
draw (GtkWindow *window)
{
  GskRenderNode *node;
  GBytes *bytes;

  screen_wait_still (GTK_WIDGET (window));
  screen_wait_for_frame (window);
  node = screen_draw (gtk_window_get_child (window));
  g_assert_nonnull (node);
  bytes = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);

  return bytes;
}

/* With the focus on the prompt, as one arrives: no cursor blinks in an answer. */
static GtkWindow *
open_question (LayoverAttempt *attempt, guint item)
{
  GtkWidget *question = layover_exam_question_new (attempt, item, question_dup_picture, NULL);
  GtkWindow *window = screen_show (question, WIDTH, HEIGHT);

  layover_exam_question_focus_prompt (LAYOVER_EXAM_QUESTION (question));

  return window;
}

static LayoverItemView *
get_view (GtkWindow *window)
{
  return LAYOVER_ITEM_VIEW (screen_find (GTK_WIDGET (window), LAYOVER_TYPE_ITEM_VIEW, NULL));
}

static GBytes *
draw_question (LayoverAttempt *attempt, guint item)
{
  GtkWindow *window = open_question (attempt, item);
  GBytes *drawn = draw (window);

  screen_close (window);

  return drawn;
}

static void
test_answer_is_restored (Sitting *sitting, gconstpointer data)
{
  const Kind *kind = data;
  guint item = find_item (kind);
  g_autoptr (LayoverAttempt) attempt = sitting_start (sitting);
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  g_autoptr (GBytes) empty = draw_question (attempt, item);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) again = NULL;
  GtkWindow *window;

  give (attempt, item, KIND_RESPONSE, kind->wrong);
  if (kind->second_declaration != NULL)
    give (attempt, item, KIND_SECOND, kind->second);
  before = draw_question (attempt, item);
  /* the answer is to be seen */
  g_assert_false (g_bytes_equal (empty, before));

  g_assert_finalize_object (g_steal_pointer (&attempt));
  sitting_reopen_store (sitting);
  attempt = sitting_resume (sitting, id);
  window = open_question (attempt, item);
  assert_shown (get_view (window), KIND_RESPONSE, kind->wrong);
  if (kind->second_declaration != NULL)
    assert_shown (get_view (window), KIND_SECOND, kind->second);
  again = draw (window);
  g_assert_true (g_bytes_equal (before, again));
  screen_close (window);
}

static void
set_scheme (AdwColorScheme scheme)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
}

/* Neither another theme nor another width changes what is answered. */
static void
test_answer_outlives_changes (Sitting *sitting, gconstpointer data)
{
  const Kind *kind = data;
  guint item = find_item (kind);
  g_autoptr (LayoverAttempt) attempt = sitting_start (sitting);
  guint n_events;
  GtkWindow *window;

  give (attempt, item, KIND_RESPONSE, kind->wrong);
  n_events = layover_attempt_get_row (attempt)->n_events;
  window = open_question (attempt, item);

  set_scheme (ADW_COLOR_SCHEME_FORCE_DARK);
  screen_settle ();
  gtk_window_set_default_size (window, NARROW, HEIGHT);
  screen_wait_still (GTK_WIDGET (window));
  assert_shown (get_view (window), KIND_RESPONSE, kind->wrong);
  set_scheme (ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_set_default_size (window, WIDTH, HEIGHT);
  screen_wait_still (GTK_WIDGET (window));
  assert_shown (get_view (window), KIND_RESPONSE, kind->wrong);

  /* and nobody took it for an answer */
  g_assert_cmpuint (layover_attempt_get_row (attempt)->n_events, ==, n_events);
  screen_close (window);
}

/**
 * Draft:
 * @words: what was begun, as the question writes it
 */
typedef struct
{
  const char *kind;
  const char *words;
} Draft;

static const Draft drafts[] = {
  { "number-entry", "12 apples" },
  { "associate", "1:b" },
  { "graphic-associate", "0:chief" },
};

static guint
find_item_named (const char *name)
{
  for (guint i = 0; i < kinds_get_n (); i++)
    if (g_str_equal (kinds_get (i)->name, name))
      return i;

  g_assert_not_reached ();
}

/* As by hand, each in its own way. */
static void
begin (GtkWindow *window, const Draft *draft)
{
  GtkWidget *entry = screen_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, NULL);
  GtkWidget *row = screen_find (GTK_WIDGET (window), LAYOVER_TYPE_PAIR_ROW, NULL);

  if (row == NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), draft->words);
      return;
    }

  layover_pair_row_set_chosen (LAYOVER_PAIR_ROW (row), draft->words[0] == '0' ? 0 : 1,
                               draft->words + 2);
  g_signal_emit_by_name (row, "changed", draft->words[0] == '0' ? 0 : 1);
}

static gboolean
is_begun (GtkWindow *window, const Draft *draft)
{
  GtkWidget *row = screen_find (GTK_WIDGET (window), LAYOVER_TYPE_PAIR_ROW, NULL);
  GtkWidget *entry = screen_find (GTK_WIDGET (window), GTK_TYPE_ENTRY, NULL);

  if (row == NULL)
    return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), draft->words);

  return g_strcmp0 (
             layover_pair_row_get_chosen (LAYOVER_PAIR_ROW (row), draft->words[0] == '0' ? 0 : 1),
             draft->words + 2)
         == 0;
}

/* What was begun and is no answer yet is there again, is still none, and is gone with the exam. */
static void
test_draft_is_restored (Sitting *sitting, gconstpointer data)
{
  const Draft *draft = data;
  guint item = find_item_named (draft->kind);
  g_autoptr (LayoverAttempt) attempt = sitting_start (sitting);
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  guint n_events = layover_attempt_get_row (attempt)->n_events;
  GtkWindow *window = open_question (attempt, item);
  g_autofree char *before = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (is_begun (window, draft));
  begin (window, draft);
  before = screen_dup_text (GTK_WIDGET (window));
  screen_close (window);
  g_assert_cmpuint (layover_attempt_get_row (attempt)->n_events, ==, n_events);
  g_assert_cmpstr (layover_attempt_get_draft (attempt, item, KIND_RESPONSE), ==, draft->words);

  g_assert_finalize_object (g_steal_pointer (&attempt));
  sitting_reopen_store (sitting);
  attempt = sitting_resume (sitting, id);
  window = open_question (attempt, item);
  g_assert_true (is_begun (window, draft));
  again = screen_dup_text (GTK_WIDGET (window));
  g_assert_cmpstr (again, ==, before);
  g_assert_null (layover_item_view_get_response (get_view (window), KIND_RESPONSE));
  screen_close (window);

  layover_attempt_submit (attempt, &error);
  g_assert_no_error (error);
  rows = layover_store_list_asides (sitting->store, LAYOVER_ASIDE_DRAFT, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* Another question is looked at meanwhile, and then this one again. */
static void
test_answer_outlives_going_away (Sitting *sitting, gconstpointer data)
{
  const Kind *kind = data;
  guint item = find_item (kind);
  g_autoptr (LayoverAttempt) attempt = sitting_start (sitting);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) other = NULL;

  give (attempt, item, KIND_RESPONSE, kind->wrong);
  if (kind->second_declaration != NULL)
    give (attempt, item, KIND_SECOND, kind->second);
  before = draw_question (attempt, item);
  other = draw_question (attempt, (item + 1) % kinds_get_n ());
  g_assert_false (g_bytes_equal (before, other));
  again = draw_question (attempt, item);
  g_assert_true (g_bytes_equal (before, again));
}

static void
add (const char *what, const Kind *kind, void (*func) (Sitting *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/restore/%s/%s", what, kind->name);

  g_test_add (path, Sitting, kind, set_up, func, tear_down);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  for (guint i = 0; i < kinds_get_n (); i++)
    {
      add ("closed-and-opened", kinds_get (i), test_answer_is_restored);
      add ("away-and-back", kinds_get (i), test_answer_outlives_going_away);
      add ("theme-and-width", kinds_get (i), test_answer_outlives_changes);
    }

  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/restore/draft/%s", drafts[i].kind);

      g_test_add (path, Sitting, &drafts[i], set_up, test_draft_is_restored, tear_down);
    }

  return g_test_run ();
}
