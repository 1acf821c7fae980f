/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-test-session.h"

/* Questions and tests that need other files: followed where they are only read and scored, refused where they are to be
 * imported. The files of a case are names and texts by turns. */

#define NS "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p2'"
#define XI "xmlns:xi='http://www.w3.org/2001/XInclude'"
#define ITEM(body, rest)                                                                           \
  "<assessmentItem " NS " " XI " identifier='i' title='t'>"                                        \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"         \
  "<correctResponse><value>b</value></correctResponse></responseDeclaration>"                      \
  "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"                 \
  "<itemBody>" body "</itemBody>" rest "</assessmentItem>"
#define SET(n)                                                                                     \
  "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>" #n                            \
  "</baseValue></setOutcomeValue>"
#define RULES(inside) "<responseProcessing " NS ">" inside "</responseProcessing>"

static GBytes *
find_file (const char *entry, gpointer data, GError **error)
{
  const char *const *files = data;

  for (guint i = 0; files[i] != NULL; i += 2)
    if (g_str_equal (files[i], entry))
      return g_bytes_new (files[i + 1], strlen (files[i + 1]));

  layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, NULL, "No such file");

  return NULL;
}

static LayoverItem *
load_item (const char *text, const char *const *files)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverItem *item = layover_item_load_with_files (bytes, "items/i.xml", find_file,
                                                    (gpointer) files, &error);

  g_assert_no_error (error);

  return item;
}

static double
score (LayoverItem *item)
{
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) right = layover_value_new_identifier ("b");

  g_assert_true (layover_item_session_put_response (session, "RESPONSE", right, NULL));
  g_assert_true (layover_item_session_process_responses (session, NULL));

  return layover_item_session_get_score (session);
}

static void
test_inclusions (void)
{
  static const char *const files[] = {
    "texts/passage.xml", "<div " NS "><p>A passage.</p></div>", "rules.xml", RULES (SET (3)), NULL,
  };
  g_autoptr (LayoverItem) item = load_item (
      ITEM ("<xi:include href='../texts/passage.xml'/>", "<xi:include href='../rules.xml'/>"),
      files);
  g_autofree char *text = layover_content_node_dup_plain_text (layover_item_get_body (item));

  g_assert_nonnull (strstr (text, "A passage."));
  g_assert_cmpuint (layover_item_get_faults (item)->len, ==, 0);
  g_assert_cmpfloat (score (item), ==, 3);
}

/* T35: what is imported stands for itself, an item alone and one that a test names. */
static void
test_inclusions_are_not_imported (void)
{
  static const char item_text[] = ITEM ("<xi:include href='p.xml'/>", "");
  static const char test_text[] =
      "<assessmentTest " NS " identifier='t' title='t'><testPart identifier='P' "
      "navigationMode='linear' submissionMode='individual'><assessmentSection identifier='S' "
      "title='s' visible='true'><assessmentItemRef identifier='Q' href='i.xml'/>"
      "</assessmentSection></testPart></assessmentTest>";
  static const char *const files[] = { "i.xml", item_text, "p.xml", "<p " NS ">P</p>", NULL };
  g_autoptr (GBytes) item_bytes = g_bytes_new_static (item_text, sizeof item_text - 1);
  g_autoptr (GBytes) test_bytes = g_bytes_new_static (test_text, sizeof test_text - 1);
  g_autoptr (LayoverTest) test = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_item_load (item_bytes, "i.xml", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_XML_INCLUDE);
  g_clear_error (&error);
  g_assert_null (layover_test_load (test_bytes, "t.xml", find_file, (gpointer) files, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_XML_INCLUDE);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "i.xml");
  g_clear_error (&error);

  test = layover_test_load_with_files (test_bytes, "t.xml", find_file, (gpointer) files, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (layover_test_get_n_items (test), ==, 1);
}

static void
test_inclusions_stay_inside (void)
{
  static const char *const hrefs[] = { "../../p.xml", "https://example.invalid/p.xml",
                                       "/etc/passwd", "file:///etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (hrefs); i++)
    {
      static const char *const files[] = { "p.xml", "<p/>", NULL };
      g_autofree char *text = g_strdup_printf (ITEM ("<xi:include href='%s'/>", ""), hrefs[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_assert_null (
          layover_item_load_with_files (bytes, "items/i.xml", find_file, (gpointer) files, &error));
      g_assert_cmpstr (layover_error_get_entry (error), ==, "items/i.xml");
    }
}

static void
test_rules_elsewhere (void)
{
  static const char *const files[] = {
    "rules/own.xml",
    RULES (SET (3)),
    "rules/own2.xml",
    RULES (SET (4)),
    "rules/chain.xml",
    "<responseProcessing " NS " template='match_correct'/>",
    "rules/list.xml",
    "<list/>",
    "rules/bad.xml",
    RULES ("\n<guess/>"),
    NULL,
  };
  static const struct
  {
    const char *rules;
    double score;
    int fault; /* 0 for none */
  } cases[] = {
    { "<responseProcessing templateLocation='../rules/own.xml'/>", 3, 0 },
    { "<responseProcessing template='../rules/own.xml'/>", 3, 0 },
    { "<responseProcessing template='urn:x' templateLocation='../rules/own.xml'/>", 3, 0 },
    { "<responseProcessing template='../rules/own.xml' templateLocation='../rules/own2.xml'/>", 4,
      0 },
    /* a standard template needs no other file; rules of the item's own go first */
    { "<responseProcessing template='match_correct' templateLocation='../rules/own.xml'/>", 1, 0 },
    { "<responseProcessing templateLocation='../rules/own.xml'>" SET (5) "</responseProcessing>", 5,
      0 },
    /* one file names no second one */
    { "<responseProcessing templateLocation='../rules/chain.xml'/>", 0, 0 },
    { "<responseProcessing templateLocation='../rules/gone.xml'/>", 0,
      LAYOVER_ERROR_QTI_UNSUPPORTED },
    { "<responseProcessing template='urn:x:my_own'/>", 0, LAYOVER_ERROR_QTI_UNSUPPORTED },
    { "<responseProcessing templateLocation='../rules/list.xml'/>", 0, LAYOVER_ERROR_QTI },
    { "<responseProcessing templateLocation='../rules/bad.xml'/>", 0,
      LAYOVER_ERROR_QTI_EXPRESSION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("<p>P</p>", "%s"), cases[i].rules);
      g_autoptr (LayoverItem) item = load_item (text, files);
      GPtrArray *faults = layover_item_get_faults (item);

      g_test_message ("%s", cases[i].rules);
      g_assert_cmpfloat (score (item), ==, cases[i].score);
      g_assert_cmpuint (faults->len, ==, cases[i].fault != 0 ? 1 : 0);
      if (cases[i].fault != 0)
        g_assert_error (((GError *) faults->pdata[0]), LAYOVER_ERROR, cases[i].fault);
    }
}

/* Where files stand for themselves such rules are a fault, and the item cannot be given to a candidate. */
static void
test_rules_elsewhere_are_not_imported (void)
{
  static const char *const rules[] = { "<responseProcessing templateLocation='rules.xml'/>",
                                       "<responseProcessing template='urn:x:my_own'/>" };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("<p>P</p>", "%s"), rules[i]);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverItem) item = layover_item_load (bytes, "i.xml", &error);

      g_assert_no_error (error);
      g_assert_false (layover_item_check_supported (item, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item-files/inclusions", test_inclusions);
  g_test_add_func ("/item-files/T35-inclusions-are-not-imported", test_inclusions_are_not_imported);
  g_test_add_func ("/item-files/inclusions-stay-inside", test_inclusions_stay_inside);
  g_test_add_func ("/item-files/rules-elsewhere", test_rules_elsewhere);
  g_test_add_func ("/item-files/rules-elsewhere-are-not-imported",
                   test_rules_elsewhere_are_not_imported);

  return g_test_run ();
}
