/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-vocabulary.h"

static void
test_classes (void)
{
  LayoverVocabulary vocabulary;

  g_assert_true (layover_vocabulary_read (&vocabulary, "mine qti-layout-col6\tqti-layout-offset3\n"
                                                       "qti-align-right qti-italic"));
  g_assert_cmpuint (vocabulary.columns, ==, 6);
  g_assert_cmpuint (vocabulary.offset, ==, 3);
  g_assert_cmpint (vocabulary.align, ==, LAYOVER_ALIGN_RIGHT);
  g_assert_true (vocabulary.is_italic);
  g_assert_false (vocabulary.is_row);

  g_assert_true (layover_vocabulary_read (&vocabulary, "qti-choices-stacking-2 qti-input-width-72 "
                                                       "qti-height-lines-15 qti-layout-row"));
  g_assert_cmpuint (vocabulary.stacking, ==, 2);
  g_assert_cmpuint (vocabulary.input_width, ==, 72);
  g_assert_cmpuint (vocabulary.height_lines, ==, 15);
  g_assert_true (vocabulary.is_row);
  g_assert_cmpuint (vocabulary.columns, ==, 0);
}

static void
test_what_is_no_class (void)
{
  static const char *const others[] = {
    "",
    "qti",
    "qti-",
    "qti-layout-col0",
    "qti-layout-col13",
    "qti-layout-col-1",
    "qti-layout-col6x",
    "qti-layout-col99999999999999999999",
    "qti-choices-stacking-6",
    "QTI-LAYOUT-ROW",
    "xqti-layout-row",
    "qti-labels-suffix",
  };
  LayoverVocabulary vocabulary;

  g_assert_false (layover_vocabulary_read (&vocabulary, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (layover_vocabulary_read (&vocabulary, others[i]));
  g_assert_cmpuint (vocabulary.columns, ==, 0);
}

static void
test_labels (void)
{
  static const struct
  {
    const char *classes;
    guint position;
    const char *label;
  } cases[] = {
    { NULL, 1, NULL },
    { "qti-labels-none", 1, NULL },
    { "qti-labels-decimal", 12, "12." },
    { "qti-labels-upper-alpha qti-labels-suffix-none", 1, "A" },
    { "qti-labels-lower-alpha qti-labels-suffix-parenthesis", 26, "z)" },
    { "qti-labels-lower-alpha", 27, "aa." },
    { "qti-labels-lower-alpha", 703, "aaa." },
    { "qti-labels-upper-roman", 14, "XIV." },
    { "qti-labels-lower-roman qti-labels-suffix-none", 1000, "m" },
    { "qti-labels-upper-alpha qti-labels-decimal", 2, "2." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LayoverVocabulary vocabulary;
      g_autofree char *label = NULL;

      layover_vocabulary_read (&vocabulary, cases[i].classes);
      label = layover_vocabulary_dup_label (&vocabulary, cases[i].position);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocabulary/classes", test_classes);
  g_test_add_func ("/vocabulary/what-is-no-class", test_what_is_no_class);
  g_test_add_func ("/vocabulary/labels", test_labels);

  return g_test_run ();
}
