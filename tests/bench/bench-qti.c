/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* What scoring costs, against libxml2 building its tree of the same bytes in the same run. Reads every item below the
 * folders given, or of the corpus where it is here ($LAYOVER_CORPUS), that scores without chance. Fails when parsing and
 * scoring an item costs more than 1.6 times libxml2's tree, or when ten times the questions cost much more than ten
 * times the time. Times are the process's own, the best of several rounds. */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <libxml/parser.h>

#include "layover-item-private.h"
#include "layover-test-session.h"

#define N_ROUNDS 20
#define MAX_RATIO 1.6
/* Ten times as many, one after another, cost ten times as much, and a little for what else the computer does. */
#define N_TIMES 10
#define MAX_GROWTH 12.0
/* A whole test is in memory at once, and one of a thousand items is larger than a processor's caches; what compares each
 * with each would make it a hundred. */
#define MAX_TEST_GROWTH 20.0
#define N_ATTEMPTS 200000
#define MAX_FILE_BYTES (1024 * 1024)

static double
get_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static void
add_files (GPtrArray *files, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_files (files, path);
      else if (g_str_has_suffix (name, ".xml"))
        g_ptr_array_add (files, g_steal_pointer (&path));
    }
}

/* Chance in an item would make its score another each time; such items are another matter. */
static gboolean
has_chance (const char *text)
{
  return strstr (text, "random") != NULL || strstr (text, "emplateProcessing") != NULL
         || strstr (text, "template-processing") != NULL;
}

static gboolean
score_once (GBytes *bytes)
{
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "items/item.xml", NULL);
  g_autoptr (LayoverItemSession) session = NULL;

  if (item == NULL)
    return FALSE;

  session = layover_item_session_new (item, 1);
  for (guint i = 0; i < layover_item_get_n_declarations (item); i++)
    {
      LayoverDeclaration *declaration = layover_item_get_declaration (item, i);
      const char *identifier = layover_declaration_get_identifier (declaration);

      if (layover_declaration_get_correct (declaration) != NULL)
        layover_item_session_put_response (session, identifier,
                                           layover_declaration_get_correct (declaration), NULL);
    }

  return layover_item_session_process_responses (session, NULL);
}

static GPtrArray *
load_items (GPtrArray *files)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GBytes) bytes = NULL;
      char *text = NULL;
      gsize length = 0;

      if (!g_file_get_contents (files->pdata[i], &text, &length, NULL))
        continue;
      bytes = g_bytes_new_take (text, length);
      if (length < MAX_FILE_BYTES && !has_chance (text) && score_once (bytes))
        g_ptr_array_add (items, g_steal_pointer (&bytes));
    }

  return items;
}

static double
time_trees (GPtrArray *items)
{
  double before = get_seconds ();

  for (guint i = 0; i < items->len; i++)
    {
      gsize length = 0;
      const char *data = g_bytes_get_data (items->pdata[i], &length);

      xmlFreeDoc (xmlReadMemory (data, (int) length, "item.xml", NULL, XML_PARSE_NONET));
    }

  return get_seconds () - before;
}

static double
time_scores (GPtrArray *items)
{
  double before = get_seconds ();

  for (guint i = 0; i < items->len; i++)
    score_once (items->pdata[i]);

  return get_seconds () - before;
}

static gboolean
compare_with_libxml2 (GPtrArray *items)
{
  double trees = G_MAXDOUBLE;
  double scores = G_MAXDOUBLE;
  double ratio;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double tree = time_trees (items);
      double score = time_scores (items);

      trees = MIN (trees, tree);
      scores = MIN (scores, score);
    }

  ratio = scores / trees;
  g_print (
      "%u items: libxml2's tree %.1f ms, parsed and scored %.1f ms: ratio %.2f (at most %.1f), "
      "%.0f items a second\n",
      items->len, trees * 1e3, scores * 1e3, ratio, MAX_RATIO, items->len / scores);

  return ratio <= MAX_RATIO;
}

static gboolean
compare_with_more (GPtrArray *items)
{
  double once = G_MAXDOUBLE;
  double many = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double sum = 0;

      once = MIN (once, time_scores (items));
      for (guint j = 0; j < N_TIMES; j++)
        sum += time_scores (items);
      many = MIN (many, sum);
    }

  g_print ("%u and %u items, parsed and scored one after another: %.1f and %.1f ms: %.1f times the "
           "time (at most %.0f)\n",
           items->len, items->len * N_TIMES, once * 1e3, many * 1e3, many / once, MAX_GROWTH);

  return many / once <= MAX_GROWTH;
}

static const char choice[] =
    "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t'>"
    "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"
    "<correctResponse><value>b</value></correctResponse></responseDeclaration>"
    "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
    "<itemBody><choiceInteraction responseIdentifier='RESPONSE' shuffle='true' maxChoices='1'>"
    "<prompt>Which?</prompt><simpleChoice identifier='a'>A</simpleChoice>"
    "<simpleChoice identifier='b'>B</simpleChoice><simpleChoice identifier='c'>C</simpleChoice>"
    "</choiceInteraction></itemBody><responseProcessing template='match_correct'/>"
    "</assessmentItem>";

static void
time_attempts (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (choice, sizeof choice - 1);
  g_autoptr (LayoverItem) item = layover_item_load (bytes, "items/item.xml", NULL);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) right = layover_value_new_identifier ("b");
  g_autoptr (LayoverValue) wrong = layover_value_new_identifier ("a");
  double before = get_seconds ();
  double sum = 0;

  for (guint i = 0; i < N_ATTEMPTS; i++)
    {
      layover_item_session_set_response (session, "RESPONSE", i % 2 == 0 ? right : wrong, NULL);
      layover_item_session_process_responses (session, NULL);
      sum += layover_item_session_get_score (session);
    }

  g_assert (sum == N_ATTEMPTS / 2);
  g_print ("a choice scored again: %.0f attempts a second\n",
           N_ATTEMPTS / (get_seconds () - before));
}

static GBytes *
resolve_cb (const char *entry, gpointer data, GError **error)
{
  return g_bytes_new_static (choice, sizeof choice - 1);
}

static GBytes *
make_test (guint n_items)
{
  GString *text = g_string_new (
      "<assessmentTest identifier='t' title='t'><outcomeDeclaration identifier='SCORE' "
      "cardinality='single' baseType='float'/><testPart identifier='P' "
      "navigationMode='nonlinear' submissionMode='simultaneous'><assessmentSection "
      "identifier='S' title='s' visible='true'><ordering shuffle='true'/>");

  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (text, "<assessmentItemRef identifier='Q%u' href='items/%u.xml'/>", i,
                            i);
  g_string_append (text, "</assessmentSection></testPart><outcomeProcessing><setOutcomeValue "
                         "identifier='SCORE'><sum><testVariables variableIdentifier='SCORE'/>"
                         "</sum></setOutcomeValue></outcomeProcessing></assessmentTest>");

  return g_string_free_to_bytes (text);
}

/* From bytes to the first question on the screen, then the whole test handed in: the best of several. */
static double
time_test (guint n_items, double *start)
{
  g_autoptr (GBytes) bytes = make_test (n_items);
  double best = G_MAXDOUBLE;

  *start = G_MAXDOUBLE;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double before = get_seconds ();
      g_autoptr (LayoverTest) test = layover_test_load (bytes, "test.xml", resolve_cb, NULL, NULL);
      g_autoptr (LayoverTestSession) session = layover_test_session_new (test, 1, NULL);
      double begun = get_seconds () - before;

      layover_test_session_process_outcomes (session, NULL);
      best = MIN (best, get_seconds () - before);
      *start = MIN (*start, begun);
    }

  return best;
}

static gboolean
time_tests (void)
{
  double start_100;
  double start_200;
  double start_1000;
  double small = time_test (100, &start_100);
  double large;

  time_test (200, &start_200);
  large = time_test (1000, &start_1000);
  g_print ("a test of 200 items starts in %.1f ms\n", start_200 * 1e3);
  g_print ("tests of 100 and 1000 items, read, drawn and scored as a whole: %.1f and %.1f ms: %.1f "
           "times the "
           "time (at most %.0f)\n",
           small * 1e3, large * 1e3, large / small, MAX_TEST_GROWTH);

  return large / small <= MAX_TEST_GROWTH;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) items = NULL;
  const char *corpus = g_getenv ("LAYOVER_CORPUS");
  gboolean is_good;

  for (int i = 1; i < argc; i++)
    add_files (files, argv[i]);
  if (corpus != NULL)
    add_files (files, corpus);
  items = load_items (files);
  if (items->len == 0)
    {
      g_printerr ("bench-qti: no items below the folders given\n");
      return 1;
    }

  is_good = compare_with_libxml2 (items);
  is_good = compare_with_more (items) && is_good;
  time_attempts ();

  return time_tests () && is_good ? 0 : 1;
}
