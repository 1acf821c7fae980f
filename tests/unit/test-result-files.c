/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-age.h"
#include "layover-container-writer.h"
#include "layover-error.h"
#include "layover-result-draft.h"
#include "layover-result-files.h"
#include "layover-result.h"
#include "layover-text.h"
#include "sitting.h"

#define MAX_ENTRY_BYTES (16 * 1024 * 1024)

typedef struct
{
  Sitting sitting;
  LayoverAgeIdentity *identity;
  GPtrArray *identities;
  char *recipient;
  LayoverAttempt *attempt;
  GBytes *bytes;
  GHashTable *entries; /* of the sealed part: name → GBytes */
} Fixture;

static void
attach (Fixture *fixture, guint item, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_true (sitting_attach (fixture->attempt, item, name, bytes, &error));
}

static LayoverResult *
open_bytes (Fixture *fixture, GBytes *bytes, GError **error)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, "result.layover", TRUE, error);

  return container != NULL ? layover_result_open (container, fixture->identities, error) : NULL;
}

static void
take_apart (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverResult) result = open_bytes (fixture, fixture->bytes, &error);
  LayoverContainer *payload;

  g_assert_no_error (error);
  payload = layover_result_get_payload (result);
  for (guint i = 0; i < layover_container_get_n_entries (payload); i++)
    {
      const char *name = layover_container_get_entry_name (payload, i);

      g_hash_table_insert (fixture->entries, g_strdup (name),
                           layover_container_read (payload, name, MAX_ENTRY_BYTES, &error));
      g_assert_no_error (error);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *recipients[] = { NULL, NULL };

  sitting_set_up_files (&fixture->sitting);
  fixture->identity = layover_age_identity_generate ();
  fixture->identities = g_ptr_array_new ();
  g_ptr_array_add (fixture->identities, fixture->identity);
  fixture->recipient = layover_age_identity_dup_recipient (fixture->identity);
  fixture->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) g_bytes_unref);

  fixture->attempt = sitting_start (&fixture->sitting);
  attach (fixture, 0, "../../etc/passwd", "first");
  attach (fixture, 0, "plan.pdf", "%PDF-1.4 plan");
  attach (fixture, 1, "same.pdf", "%PDF-1.4 plan");
  attach (fixture, 2, "taken back.txt", "nothing");
  sitting_choose (fixture->attempt, 2, NULL);
  attach (fixture, 3, "note.txt", "a note");
  layover_clock_advance (fixture->sitting.clock, 90 * 1000);
  layover_attempt_submit (fixture->attempt, &error);
  g_assert_no_error (error);

  recipients[0] = fixture->recipient;
  fixture->bytes = layover_result_build (fixture->attempt, fixture->sitting.device, recipients,
                                         &error);
  g_assert_no_error (error);
  take_apart (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->entries, g_hash_table_unref);
  g_clear_pointer (&fixture->bytes, g_bytes_unref);
  g_assert_finalize_object (fixture->attempt);
  g_clear_pointer (&fixture->recipient, g_free);
  g_clear_pointer (&fixture->identities, g_ptr_array_unref);
  g_clear_pointer (&fixture->identity, layover_age_identity_free);
  sitting_tear_down (&fixture->sitting);
}

/* What somebody who knows the format can make of it: other entries, everything sealed and signed again. */
static GBytes *
put_together (Fixture *fixture)
{
  const char *const recipients[] = { fixture->recipient, NULL };
  g_autoptr (LayoverContainerWriter) inner = layover_container_writer_new ();
  g_autoptr (LayoverContainerWriter) outer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_RESULT, layover_attempt_get_id (fixture->attempt), 1,
      SITTING_NOON_MS / 1000 + 90, 0);
  g_autoptr (LayoverContainer)
      given = layover_container_new_from_bytes (fixture->bytes, "result.layover", TRUE, NULL);
  g_autoptr (GBytes) label = layover_container_read (given, "result.rec", MAX_ENTRY_BYTES, NULL);
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, fixture->entries);
  while (g_hash_table_iter_next (&iter, &name, &bytes))
    layover_container_writer_add_bytes (inner, name, bytes, &error);
  plain = layover_container_writer_write_inner (inner, &error);
  g_assert_no_error (error);
  sealed = layover_age_seal (plain, recipients, &error);
  layover_container_writer_add_bytes (outer, "result.rec", label, &error);
  layover_container_writer_add_bytes (outer, "payload.age", sealed, &error);
  g_assert_no_error (error);

  return layover_container_writer_write_signed_bytes (outer, statement, fixture->sitting.device,
                                                      &error);
}

static char *
dup_entry (const char *text)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  return g_strconcat ("files/", digest, NULL);
}

static void
assert_refused (Fixture *fixture, const char *entry)
{
  g_autoptr (GBytes) bytes = put_together (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (open_bytes (fixture, bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_FILE);
  g_assert_cmpstr (layover_error_get_entry (error), ==, entry);
}

static void
test_control_put_together_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = put_together (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverResult) result = open_bytes (fixture, bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (result);
}

static void
test_current_files_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverResult) result = open_bytes (fixture, fixture->bytes, &error);
  GPtrArray *files = layover_result_get_files (result);
  const LayoverResultFile *plan = files->pdata[0];
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *safe_name = layover_result_file_dup_safe_name (plan);

  /* the two answers that name one file name it each; it is there once, beside the note */
  g_assert_cmpuint (files->len, ==, 3);
  g_assert_cmpuint (g_hash_table_size (fixture->entries), ==, 3 + 2);
  g_assert_cmpstr (plan->item, ==, "u1");
  g_assert_cmpstr (plan->label->name, ==, "plan.pdf");
  bytes = layover_result_file_read (plan, layover_result_get_payload (result), &error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "%PDF-1.4 plan", 13);
  g_assert_true (g_str_has_prefix (safe_name, "answer-u1-RESPONSE-"));
  g_assert_true (g_str_has_suffix (safe_name, ".pdf"));

  g_assert_true (
      layover_result_check_test (result, fixture->sitting.test, fixture->sitting.paper, &error));
  g_assert_no_error (error);
}

static void
test_missing_file_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = dup_entry ("a note");

  g_assert_true (g_hash_table_remove (fixture->entries, entry));
  assert_refused (fixture, entry);
}

static void
test_file_that_no_answer_names_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *superseded = dup_entry ("first");

  g_hash_table_insert (fixture->entries, g_strdup (superseded), g_bytes_new_static ("first", 5));
  assert_refused (fixture, superseded);
  g_hash_table_remove (fixture->entries, superseded);

  g_hash_table_insert (fixture->entries, g_strdup ("files/readme.txt"),
                       g_bytes_new_static ("x", 1));
  assert_refused (fixture, "files/readme.txt");
}

static void
test_other_bytes_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *entry = dup_entry ("a note");

  g_hash_table_insert (fixture->entries, g_strdup (entry), g_bytes_new_static ("A NOTE", 6));
  assert_refused (fixture, entry);
  g_hash_table_insert (fixture->entries, g_strdup (entry), g_bytes_new_static ("a note.", 7));
  assert_refused (fixture, entry);
}

static void
test_too_large_is_refused (Fixture *fixture, gconstpointer data)
{
  gsize size_bytes = LAYOVER_ANSWER_FILE_MAX_BYTES + 1;
  g_autofree char *entry = dup_entry ("a note");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (fixture->entries, g_strdup (entry),
                       g_bytes_new_take (g_malloc0 (size_bytes), size_bytes));
  bytes = put_together (fixture);
  g_assert_null (open_bytes (fixture, bytes, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (layover_error_get_entry (error), ==, entry);
}

/* A report that calls the file a string, so that nobody looks for it: then its bytes are named by nobody. */
static void
test_file_called_otherwise_is_refused (Fixture *fixture, gconstpointer data)
{
  GBytes *report = g_hash_table_lookup (fixture->entries, "result.xml");
  g_autofree char *text = g_strndup (g_bytes_get_data (report, NULL), g_bytes_get_size (report));
  g_auto (GStrv) pieces = g_strsplit (text, "baseType=\"file\"", -1);
  g_autofree char *changed = g_strjoinv ("baseType=\"string\"", pieces);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (pieces), >, 1);
  g_hash_table_insert (fixture->entries, g_strdup ("result.xml"),
                       g_bytes_new (changed, strlen (changed)));
  bytes = put_together (fixture);
  g_assert_null (open_bytes (fixture, bytes, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RESULT_FILE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/result-files/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("control-put-together-again", test_control_put_together_again);
  ADD ("current-files-come-back", test_current_files_come_back);
  ADD ("missing-is-refused", test_missing_file_is_refused);
  ADD ("named-by-no-answer-is-refused", test_file_that_no_answer_names_is_refused);
  ADD ("other-bytes-are-refused", test_other_bytes_are_refused);
  ADD ("too-large-is-refused", test_too_large_is_refused);
  ADD ("called-otherwise-is-refused", test_file_called_otherwise_is_refused);
#undef ADD

  return g_test_run ();
}
