/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-error.h"
#include "layover-record.h"

static const LayoverRecordField fields[] = {
  { "org", FALSE, FALSE },
  { "name", FALSE, TRUE },
  { "key", TRUE, TRUE },
  { "submit", TRUE, TRUE },
};

static LayoverRecord *
parse_bytes (const char *text, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return layover_record_parse (bytes, "test.rec", fields, G_N_ELEMENTS (fields), error);
}

static LayoverRecord *
parse (const char *text, GError **error)
{
  return parse_bytes (text, strlen (text), error);
}

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverRecord)
      record = parse ("org=a\nx-future=1\nkey=one\nkey=two = 2\nx-future=2\nsubmit=\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (layover_record_get (record, "org"), ==, "a");
  g_assert_null (layover_record_get (record, "name"));
  g_assert_cmpuint (layover_record_get_n (record, "key"), ==, 2);
  g_assert_cmpstr (layover_record_get_all (record, "key")[1], ==, "two = 2");
  g_assert_null (layover_record_get_all (record, "key")[2]);
  g_assert_null (layover_record_get_all (record, "name")[0]);
  g_assert_cmpuint (layover_record_get_line (record, "key", 1), ==, 4);
  g_assert_cmpuint (layover_record_get_line (record, "key", 2), ==, 0);
  g_assert_cmpstr (layover_record_get (record, "submit"), ==, "");
}

typedef struct
{
  const char *path;
  const char *text;
  LayoverErrorCode code;
  gint64 line;
} Case;

static const Case cases[] = {
  { "no-equals-sign", "org=a\nname\n", LAYOVER_ERROR_RECORD, 2 },
  { "empty-line", "org=a\n\n", LAYOVER_ERROR_RECORD, 2 },
  { "cut-off", "org=a\nname=b", LAYOVER_ERROR_RECORD, 2 },
  { "name-in-upper-case", "Org=a\n", LAYOVER_ERROR_RECORD_NAME, 1 },
  { "name-with-space", "org =a\n", LAYOVER_ERROR_RECORD_NAME, 1 },
  { "name-empty", "=a\n", LAYOVER_ERROR_RECORD_NAME, 1 },
  { "name-too-long", "abcdefghijabcdefghijabcdefghijabcdefghija=a\n", LAYOVER_ERROR_RECORD_NAME,
    1 },
  { "byte-order-mark", "\357\273\277org=a\n", LAYOVER_ERROR_RECORD_NAME, 1 },
  { "unknown", "org=a\ncolour=red\n", LAYOVER_ERROR_RECORD_UNKNOWN, 2 },
  { "order", "name=b\norg=a\n", LAYOVER_ERROR_RECORD_ORDER, 2 },
  { "order-of-repeated", "org=a\nkey=1\nsubmit=x\nkey=2\n", LAYOVER_ERROR_RECORD_ORDER, 4 },
  { "repeated", "org=a\norg=a\n", LAYOVER_ERROR_RECORD_REPEATED, 2 },
  { "missing", "name=b\n", LAYOVER_ERROR_RECORD_MISSING, 0 },
  { "all-missing", "", LAYOVER_ERROR_RECORD_MISSING, 0 },
  { "carriage-return", "org=a\r\n", LAYOVER_ERROR_RECORD_CONTROL, 1 },
  { "tab", "org=a\tb\n", LAYOVER_ERROR_RECORD_CONTROL, 1 },
  { "escape", "org=\033[2J\n", LAYOVER_ERROR_RECORD_CONTROL, 1 },
  { "c1-control", "org=\302\205\n", LAYOVER_ERROR_RECORD_CONTROL, 1 },
  { "T38-direction-override", "org=a\nname=\342\200\256gnp.exe\n", LAYOVER_ERROR_RECORD_CONTROL,
    2 },
  { "T38-direction-isolate", "org=a\nname=\342\201\246x\n", LAYOVER_ERROR_RECORD_CONTROL, 2 },
  { "not-utf-8", "org=\377\n", LAYOVER_ERROR_RECORD_UTF8, 4 },
  { "overlong-utf-8", "org=\300\257\n", LAYOVER_ERROR_RECORD_UTF8, 4 },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  gint64 position = 0;

  g_assert_null (parse (test->text, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) test->code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "test.rec");
  layover_error_get_place (error, &position, NULL);
  g_assert_cmpint (position, ==, test->line);
}

static void
test_nul (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (parse_bytes ("org=a\0b\n", 8, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RECORD_UTF8);
}

static void
test_text_is_kept_as_it_is (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverRecord) record = parse ("org=<b>R&D</b> %s%n '; DROP TABLE\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (layover_record_get (record, "org"), ==, "<b>R&D</b> %s%n '; DROP TABLE");
}

static LayoverRecord *
parse_lines (guint n, const char *line, GError **error)
{
  g_autoptr (GString) text = g_string_new ("org=a\n");

  for (guint i = 1; i < n; i++)
    g_string_append (text, line);
  return parse (text->str, error);
}

static void
test_limits (void)
{
  g_autofree char *value = g_strnfill (4096, 'v');
  g_autofree char *line = g_strdup_printf ("key=%s\n", value);
  g_autofree char *longer = g_strdup_printf ("key=%sv\n", value);
  g_autoptr (LayoverRecord) full = parse_lines (2000, "key=\n", NULL);
  g_autoptr (LayoverRecord) wide = parse_lines (2, line, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (full);
  g_assert_nonnull (wide);
  g_assert_null (parse_lines (2001, "key=\n", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RECORD_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (parse_lines (2, longer, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RECORD_TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (parse_lines (17, line, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RECORD_TOO_LARGE);
}

static void
test_writer (void)
{
  g_autoptr (LayoverRecordWriter) writer = layover_record_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  layover_record_writer_add (writer, "org", "m\303\274ller = 1");
  layover_record_writer_add_int (writer, "n", -5);
  bytes = layover_record_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   "org=m\303\274ller = 1\nn=-5\n", 21);
}

/* A value that would be read as something else is an error, and never a different record. */
static void
test_writer_refuses (void)
{
  g_autofree char *longer = g_strnfill (4097, 'v');
  const char *values[] = { "a\norg=b", "a\rb", "\342\200\256", "\377", longer };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (LayoverRecordWriter) writer = layover_record_writer_new ();
      g_autoptr (GError) error = NULL;

      layover_record_writer_add (writer, "org", values[i]);
      g_assert_null (layover_record_writer_finish (writer, &error));
      g_assert_true (error->domain == LAYOVER_ERROR);
    }
}

/* What the writer makes, the reader takes; one line more, and neither does. */
static void
test_writer_counts_lines (void)
{
  for (guint n = LAYOVER_RECORD_MAX_LINES; n <= LAYOVER_RECORD_MAX_LINES + 1; n++)
    {
      g_autoptr (LayoverRecordWriter) writer = layover_record_writer_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      gint64 line = 0;

      for (guint i = 0; i < n; i++)
        layover_record_writer_add_int (writer, "key", i);
      bytes = layover_record_writer_finish (writer, &error);
      g_assert_true ((bytes != NULL) == (n == LAYOVER_RECORD_MAX_LINES));
      if (bytes != NULL)
        continue;

      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RECORD_TOO_LARGE);
      g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
      g_assert_cmpint (line, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/values", test_values);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/record/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/record/nul", test_nul);
  g_test_add_func ("/record/T38-text-is-kept-as-it-is", test_text_is_kept_as_it_is);
  g_test_add_func ("/record/limits", test_limits);
  g_test_add_func ("/record/writer", test_writer);
  g_test_add_func ("/record/writer-counts-lines", test_writer_counts_lines);
  g_test_add_func ("/record/writer-refuses-what-no-reader-takes", test_writer_refuses);
  return g_test_run ();
}
