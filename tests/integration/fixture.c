/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "fixture.h"
#include "layover-error.h"
#include "layover-file.h"

#define COURSE                                                                                     \
  "<course xmlns=\"urn:layover:course:1\" id=\"%s\" number=\"SAL-101\" role=\"sal\" level=\"1\""   \
  " revision=\"%d\" date=\"2026-11-02\" language=\"en\"><title>Pipeline</title>"                   \
  "<summary>Find the customers worth your time.</summary>"                                         \
  "<source href=\"https://handbook.meridian.example/\">Handbook</source>"                          \
  "<module id=\"why\" title=\"Why\">"                                                              \
  "<page id=\"first\" title=\"First\" src=\"pages/first.md\" minutes=\"6\"/>"                      \
  "<page id=\"second\" title=\"Second\" src=\"pages/second.md\" minutes=\"4\"/>"                   \
  "<check id=\"check\" title=\"Check\" minutes=\"2\"><item src=\"items/check.xml\"/></check>%s"    \
  "</module>"                                                                                      \
  "<exam id=\"written\" title=\"Written exam\" path=\"exams/written\" mode=\"practice\""           \
  " scoring=\"local\" minutes=\"20\" pass=\"80\" attempts=\"2\" wait-hours=\"24\"/>"               \
  "</course>\n"

#define ITEM                                                                                       \
  "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"%s\""   \
  " title=\"One\" adaptive=\"false\" time-dependent=\"false\">"                                    \
  "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\""                       \
  " base-type=\"identifier\"><qti-correct-response><qti-value>right</qti-value>"                   \
  "</qti-correct-response></qti-response-declaration>"                                             \
  "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\""       \
  " normal-maximum=\"1\"><qti-default-value><qti-value>0</qti-value></qti-default-value>"          \
  "</qti-outcome-declaration><qti-item-body>"                                                      \
  "<qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"true\" max-choices=\"1\">"   \
  "<qti-prompt>Which?</qti-prompt><qti-simple-choice identifier=\"right\">This"                    \
  "</qti-simple-choice><qti-simple-choice identifier=\"wrong\">That</qti-simple-choice>"           \
  "</qti-choice-interaction></qti-item-body><qti-response-processing template="                    \
  "\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml\"/>"                   \
  "</qti-assessment-item>\n"

#define TEST                                                                                       \
  "<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\""                     \
  " identifier=\"written\" title=\"Written\"><qti-outcome-declaration identifier=\"SCORE\""        \
  " cardinality=\"single\" base-type=\"float\"><qti-default-value><qti-value>0</qti-value>"        \
  "</qti-default-value></qti-outcome-declaration><qti-time-limits max-time=\"1200\"/>"             \
  "<qti-test-part identifier=\"part\" navigation-mode=\"nonlinear\""                               \
  " submission-mode=\"simultaneous\"><qti-assessment-section identifier=\"all\" title=\"All\""     \
  " visible=\"true\"><qti-assessment-item-ref identifier=\"one\" href=\"items/one.xml\"/>"         \
  "<qti-assessment-item-ref identifier=\"two\" href=\"items/two.xml\"/>"                           \
  "</qti-assessment-section></qti-test-part><qti-outcome-processing><qti-set-outcome-value"        \
  " identifier=\"SCORE\"><qti-sum><qti-test-variables variable-identifier=\"SCORE\"/></qti-sum>"   \
  "</qti-set-outcome-value></qti-outcome-processing></qti-assessment-test>\n"

/* An item of another shape, under the name of the second one. */
const char *
fixture_get_other_item (void)
{
  return "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\""
         " identifier=\"two\" title=\"Other\" adaptive=\"false\" time-dependent=\"false\">"
         "<qti-response-declaration identifier=\"ANSWER\" cardinality=\"single\""
         " base-type=\"string\"/><qti-outcome-declaration identifier=\"SCORE\""
         " cardinality=\"single\" base-type=\"float\"/><qti-item-body>"
         "<qti-extended-text-interaction response-identifier=\"ANSWER\">"
         "<qti-prompt>Why?</qti-prompt></qti-extended-text-interaction></qti-item-body>"
         "</qti-assessment-item>\n";
}

Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->folder = g_dir_make_tmp ("layover-library-XXXXXX", NULL);
  self->data = g_build_filename (self->folder, "data", NULL);
  self->clock = layover_clock_new_manual (FIXTURE_NOW_S * 1000, 1000, "boot-1");
  self->org_key = layover_secret_key_generate ();
  self->publisher = layover_secret_key_generate ();
  self->proctor = layover_secret_key_generate ();
  self->desk = layover_age_identity_generate ();

  return self;
}

void
fixture_free (Fixture *self)
{
  layover_file_remove_tree (self->folder, NULL);
  g_assert_finalize_object (self->clock);
  layover_secret_key_free (self->org_key);
  layover_secret_key_free (self->publisher);
  layover_secret_key_free (self->proctor);
  layover_age_identity_free (self->desk);
  g_free (self->folder);
  g_free (self->data);
  g_free (self);
}

static void
add_text (LayoverContainerWriter *writer, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  layover_container_writer_add_bytes (writer, name, bytes, &error);
  g_assert_no_error (error);
}

static char *
format_public (const LayoverSecretKey *key)
{
  return layover_public_key_format (layover_secret_key_get_public (key));
}

/* @extra: nullable; further lines of the record, in the order format 1 gives them */
GBytes *
fixture_make_enrolment (Fixture *self, int version, const char *extra)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_ENROLMENT, "meridian", version, FIXTURE_CREATED_S - 1000 + version, 0);
  g_autofree char *org_key = format_public (self->org_key);
  g_autofree char *publisher = format_public (self->publisher);
  g_autofree char *proctor = format_public (self->proctor);
  g_autofree char *recipient = layover_age_identity_dup_recipient (self->desk);
  g_autofree char *record = g_strdup_printf (
      "org=meridian\nname=Meridian Field Enablement\norg-key=%s\n"
      "key=publisher %s\nkey=proctor %s\nresults-to=%s\n%s",
      org_key, publisher, proctor, recipient, extra != NULL ? extra : "");
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  add_text (writer, LAYOVER_ENROLMENT_NAME, record);
  bytes = layover_container_writer_write_signed_bytes (writer, statement, self->org_key, &error);
  g_assert_no_error (error);

  return bytes;
}

char *
fixture_write_enrolment (Fixture *self, const char *name, int version, const char *extra)
{
  g_autoptr (GBytes) bytes = fixture_make_enrolment (self, version, extra);
  char *path = g_build_filename (self->folder, name, NULL);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));

  return path;
}

static void
put (GHashTable *entries, const char *name, char *text)
{
  g_hash_table_insert (entries, g_strdup (name), text);
}

static GHashTable *
make_entries (const FixtureBundle *bundle)
{
  GHashTable *entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *id = bundle->id != NULL ? bundle->id : "sal-101";

  put (entries, "bundle.rec",
       g_strdup_printf ("title=Pipeline\nlanguage=en\norg=%s\n"
                        "exam=written practice local exams/written\n",
                        bundle->org != NULL ? bundle->org : "meridian"));
  put (entries, "course.xml",
       g_strdup_printf (COURSE, id, MAX (bundle->version, 1),
                        bundle->parts != NULL ? bundle->parts : ""));
  put (entries, "pages/first.md", g_strdup ("# First\n\nA page.\n"));
  put (entries, "pages/second.md", g_strdup ("# Second\n\nSee [the first](first.md).\n"));
  put (entries, "items/check.xml", g_strdup_printf (ITEM, "check"));
  put (entries, "exams/written/test.xml", g_strdup (TEST));
  put (entries, "exams/written/items/one.xml", g_strdup_printf (ITEM, "one"));
  put (entries, "exams/written/items/two.xml", g_strdup_printf (ITEM, "two"));

  for (gsize i = 0; i < FIXTURE_EXTRA && bundle->names[i] != NULL; i++)
    put (entries, bundle->names[i], g_strdup (bundle->texts[i]));
  if (bundle->leave_out != NULL)
    g_hash_table_remove (entries, bundle->leave_out);

  return entries;
}

static char *
write_container (Fixture *self, const char *name, LayoverContainerWriter *writer,
                 const FixtureBundle *bundle)
{
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_BUNDLE, bundle->id != NULL ? bundle->id : "sal-101",
      MAX (bundle->version, 1), bundle->created_s != 0 ? bundle->created_s : FIXTURE_CREATED_S,
      bundle->expires_s);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  layover_container_writer_write (
      writer, path, statement, bundle->key != NULL ? bundle->key : self->publisher, TRUE, &error);
  g_assert_no_error (error);

  return path;
}

char *
fixture_write_bundle (Fixture *self, const char *name, const FixtureBundle *bundle)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (GHashTable) entries = make_entries (bundle);
  GHashTableIter iter;
  gpointer entry;
  gpointer text;

  g_hash_table_iter_init (&iter, entries);
  while (g_hash_table_iter_next (&iter, &entry, &text))
    add_text (writer, entry, text);
  if (bundle->enrolment != NULL)
    layover_container_writer_add_bytes (writer, "enrolment.layover", bundle->enrolment, NULL);

  return write_container (self, name, writer, bundle);
}

static void add_folder (LayoverContainerWriter *writer, const char *folder, const char *prefix);

static void
add_path (LayoverContainerWriter *writer, const char *path, const char *entry)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      prefix = g_strconcat (entry, "/", NULL);
      add_folder (writer, path, prefix);
      return;
    }

  layover_container_writer_add_file (writer, entry, path, &error);
  g_assert_no_error (error);
}

static void
add_folder (LayoverContainerWriter *writer, const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *entry = g_strconcat (prefix, name, NULL);

      add_path (writer, path, entry);
    }
}

/* Packs the folder of the sample course as it is, with a record of its own. */
char *
fixture_write_folder (Fixture *self, const char *name, const char *source)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  FixtureBundle bundle = { 0 };

  add_folder (writer, source, "");
  add_text (writer, "bundle.rec",
            "title=Pipeline Generation & Qualification\nlanguage=en\norg=meridian\n"
            "exam=sal-101-written practice local exams/sal-101-written\n");

  return write_container (self, name, writer, &bundle);
}

LayoverLibrary *
fixture_open_library (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  LayoverLibrary *library = layover_library_new (self->data, self->clock, &error);

  g_assert_no_error (error);

  return library;
}

LayoverOpening *
fixture_open (LayoverLibrary *library, const char *path)
{
  g_autoptr (GError) error = NULL;
  LayoverOpening *opening = layover_library_open (library, path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (opening);

  return opening;
}

void
fixture_assert_refused (LayoverLibrary *library, const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_library_open (library, path, NULL, NULL, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_file (error), ==, path);
}

/* As a person does who was told the fingerprint on the telephone. */
void
fixture_trust (Fixture *self, LayoverLibrary *library)
{
  g_autofree char *path = fixture_write_enrolment (self, "enrolment.layover", 1, NULL);
  g_autoptr (LayoverOpening) opening = fixture_open (library, path);
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (
      layover_secret_key_get_public (self->org_key));
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (layover_opening_get_outcome (opening), ==, LAYOVER_OPENING_TRUST_NEEDED);
  layover_library_trust (library, layover_opening_get_enrolment (opening),
                         fingerprint + strlen (fingerprint) - 9, &error);
  g_assert_no_error (error);
}

static guint
count_below (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    return 1;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += count_below (child);
    }

  return n;
}

/* @folder: "objects" or "staging" */
guint
fixture_count_files (Fixture *self, const char *folder)
{
  g_autofree char *path = g_build_filename (self->data, folder, NULL);

  return count_below (path);
}

/* @data: GAsyncResult ** */
void
fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

GAsyncResult *
fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

LayoverAttempt *
fixture_start_exam (LayoverLibrary *library, const char *course, const char *exam)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LayoverAttempt *attempt;

  layover_library_start_exam_async (library, layover_library_find_course (library, course), exam,
                                    NULL, fixture_keep_result_cb, &result);
  attempt = layover_library_start_exam_finish (library, fixture_wait (&result), &error);
  g_assert_no_error (error);

  return attempt;
}

LayoverAttempt *
fixture_load_attempt (LayoverLibrary *library, const char *id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LayoverAttempt *attempt;

  layover_library_load_attempt_async (library, id, NULL, fixture_keep_result_cb, &result);
  attempt = layover_library_load_attempt_finish (library, fixture_wait (&result), &error);
  g_assert_no_error (error);

  return attempt;
}

LayoverOutboxItem *
fixture_hand_in (LayoverLibrary *library, LayoverAttempt *attempt)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LayoverOutboxItem *item;

  layover_library_hand_in_async (library, attempt, NULL, fixture_keep_result_cb, &result);
  item = layover_library_hand_in_finish (library, fixture_wait (&result), &error);
  g_assert_no_error (error);

  return item;
}

/* What the desk does, which holds nothing but its identity. */
LayoverResult *
fixture_open_result (Fixture *self, GBytes *bytes)
{
  g_autoptr (GPtrArray) identities = g_ptr_array_new ();
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GError) error = NULL;
  LayoverResult *result;

  g_ptr_array_add (identities, self->desk);
  container = layover_container_new_from_bytes (bytes, "result", TRUE, &error);
  g_assert_no_error (error);
  result = layover_result_open (container, identities, &error);
  g_assert_no_error (error);

  return result;
}

/* Answers every response of an item with what is right, or leaves it with nothing. */
void
fixture_answer (LayoverAttempt *attempt, guint item, gboolean is_right)
{
  LayoverTestSession *session = layover_attempt_get_test_session (attempt);
  LayoverItemSession *item_session = layover_test_session_get_item (session, item);
  LayoverItem *content = layover_item_session_get_item (item_session);

  for (guint i = 0; i < layover_item_get_n_interactions (content); i++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (content, i);
      const char *id = layover_interaction_get_response_identifier (interaction);
      LayoverValue *correct = layover_item_session_get_correct (item_session, id);
      g_autoptr (GError) error = NULL;

      layover_attempt_set_response (attempt, item, id, is_right ? correct : NULL, &error);
      g_assert_no_error (error);
    }
}
