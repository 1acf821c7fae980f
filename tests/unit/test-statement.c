/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-error.h"
#include "layover-statement.h"

typedef struct
{
  const char *path;
  const char *text;
  LayoverErrorCode code;
} Case;

#define T "created=2026-01-02T03:04:05Z"

static const Case cases[] = {
  { "wrong-order", "layover/1 id=a type=bundle version=1 " T, LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "double-space", "layover/1  type=bundle id=a version=1 " T, LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "space-at-end", "layover/1 type=bundle id=a version=1 " T " ", LAYOVER_ERROR_STATEMENT_FIELD },
  { "space-at-start", " layover/1 type=bundle id=a version=1 " T, LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "tab", "layover/1\ttype=bundle id=a version=1 " T, LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "empty", "", LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "no-created", "layover/1 type=bundle id=a version=1", LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "version-0", "layover/1 type=bundle id=a version=0 " T, LAYOVER_ERROR_STATEMENT_VERSION },
  { "version-007", "layover/1 type=bundle id=a version=007 " T, LAYOVER_ERROR_STATEMENT_VERSION },
  { "version-2-31", "layover/1 type=bundle id=a version=2147483648 " T,
    LAYOVER_ERROR_STATEMENT_VERSION },
  { "version-2-64", "layover/1 type=bundle id=a version=18446744073709551617 " T,
    LAYOVER_ERROR_STATEMENT_VERSION },
  { "version-negative", "layover/1 type=bundle id=a version=-1 " T,
    LAYOVER_ERROR_STATEMENT_VERSION },
  { "version-plus", "layover/1 type=bundle id=a version=+1 " T, LAYOVER_ERROR_STATEMENT_VERSION },
  { "version-empty", "layover/1 type=bundle id=a version= " T, LAYOVER_ERROR_STATEMENT_VERSION },
  { "30-february", "layover/1 type=bundle id=a version=1 created=2026-02-30T00:00:00Z",
    LAYOVER_ERROR_STATEMENT_TIME },
  { "hour-24", "layover/1 type=bundle id=a version=1 created=2026-02-03T24:00:00Z",
    LAYOVER_ERROR_STATEMENT_TIME },
  { "time-zone", "layover/1 type=bundle id=a version=1 created=2026-02-03T00:00:00+00:00",
    LAYOVER_ERROR_STATEMENT_TIME },
  { "time-fraction", "layover/1 type=bundle id=a version=1 created=2026-02-03T00:00:00.0Z",
    LAYOVER_ERROR_STATEMENT_TIME },
  { "expires-30-february",
    "layover/1 type=bundle id=a version=1 " T " expires=2026-02-30T00:00:00Z",
    LAYOVER_ERROR_STATEMENT_TIME },
  { "expires-1970", "layover/1 type=bundle id=a version=1 " T " expires=1970-01-01T00:00:00Z",
    LAYOVER_ERROR_STATEMENT_TIME },
  { "unknown-field", "layover/1 type=bundle id=a version=1 " T " colour=red",
    LAYOVER_ERROR_STATEMENT_FIELD },
  { "field-after-expires",
    "layover/1 type=bundle id=a version=1 " T " expires=2027-01-01T00:00:00Z x-a=1",
    LAYOVER_ERROR_STATEMENT_FIELD },
  { "unknown-type", "layover/1 type=course id=a version=1 " T, LAYOVER_ERROR_STATEMENT_TYPE },
  { "id-upper-case", "layover/1 type=bundle id=A version=1 " T, LAYOVER_ERROR_STATEMENT_ID },
  { "id-dot-first", "layover/1 type=bundle id=.a version=1 " T, LAYOVER_ERROR_STATEMENT_ID },
  { "id-slash", "layover/1 type=bundle id=../a version=1 " T, LAYOVER_ERROR_STATEMENT_ID },
  { "id-empty", "layover/1 type=bundle id= version=1 " T, LAYOVER_ERROR_STATEMENT_ID },
  { "newer-format", "layover/2 type=bundle id=a version=1 " T, LAYOVER_ERROR_STATEMENT_NEWER },
  { "much-newer-format", "layover/10 anything", LAYOVER_ERROR_STATEMENT_NEWER },
  { "format-0", "layover/0 type=bundle id=a version=1 " T, LAYOVER_ERROR_STATEMENT_SYNTAX },
  { "format-01", "layover/01 type=bundle id=a version=1 " T, LAYOVER_ERROR_STATEMENT_SYNTAX },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_statement_parse (test->text, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) test->code);
}

static void
test_newer_says_so (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_statement_parse ("layover/2 type=bundle id=a version=1 " T, &error));
  g_assert_nonnull (strstr (error->message, "newer version"));
}

static void
test_long_ids (void)
{
  g_autofree char *longest = g_strnfill (100, 'a');
  g_autofree char *good = g_strdup_printf ("layover/1 type=bundle id=%s version=1 " T, longest);
  g_autofree char *bad = g_strdup_printf ("layover/1 type=bundle id=%sa version=1 " T, longest);
  g_autoptr (LayoverStatement) statement = layover_statement_parse (good, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (statement->id, ==, longest);
  g_assert_null (layover_statement_parse (bad, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_STATEMENT_ID);
}

static void
test_every_type_comes_back (void)
{
  for (int type = LAYOVER_FILE_TYPE_ENROLMENT; type <= LAYOVER_FILE_TYPE_CREDENTIAL; type++)
    {
      g_autoptr (LayoverStatement) statement = layover_statement_new (
          (LayoverFileType) type, "a-b.c", G_MAXINT32, 1767323045, 1798859045);
      g_autofree char *text = layover_statement_format (statement);
      g_autoptr (LayoverStatement) again = layover_statement_parse (text, NULL);

      g_assert_cmpint (again->type, ==, type);
      g_assert_cmpstr (again->id, ==, "a-b.c");
      g_assert_cmpint (again->version, ==, G_MAXINT32);
      g_assert_cmpint (again->created_s, ==, 1767323045);
      g_assert_cmpint (again->expires_s, ==, 1798859045);
      g_assert_true (strlen (layover_file_type_get_label (again->type)) > 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/statement/T21-", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/statement/T21-newer-format-says-so", test_newer_says_so);
  g_test_add_func ("/statement/T21-ids-have-at-most-100-characters", test_long_ids);
  g_test_add_func ("/statement/every-type-comes-back", test_every_type_comes_back);
  return g_test_run ();
}
