/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* The written exam of the sample course, sat many times with other forms and other answers: what is handed in is what
 * was answered, what was shown is what the paper says it is worth, and the report keeps to its schema. */

#include "config.h"

#include <libxml/xmlschemas.h>
#include <string.h>

#include "layover-age.h"
#include "layover-result-draft.h"
#include "layover-result.h"
#include "sitting.h"

#define N_SITTINGS 25
#define N_ITEMS 12

static GBytes *
read_entry (const char *entry, gpointer data, GError **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYOVER_SOURCE_ROOT"), "data", "sample",
                                            "sal-101", entry, NULL);
  char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;

  return g_bytes_new_take (text, length);
}

static LayoverTest *
load_sample_test (void)
{
  const char *entry = "exams/sal-101-written/test.xml";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_entry (entry, NULL, &error);
  LayoverTest *test;

  g_assert_no_error (error);
  test = layover_test_load (bytes, entry, read_entry, NULL, &error);
  g_assert_no_error (error);
  return test;
}

static LayoverAttempt *
start (Sitting *sitting, guint64 seed)
{
  const LayoverAttemptSetup setup = {
    .org = "meridian",
    .course = "sal-101",
    .exam = "sal-101-written",
    .title = "Written exam",
    .bundle_digest = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    .paper = sitting->paper,
    .device = layover_secret_key_get_public (sitting->device),
    .learner = "amara@example.org",
    .name = "Amara Okafor",
    .minutes = 20,
    .pass_percent = 80,
    .seed = seed,
  };
  g_autoptr (GError) error = NULL;
  LayoverAttempt *attempt = layover_attempt_start (sitting->store, sitting->test, &setup,
                                                   sitting->clock, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (layover_attempt_get_n_items (attempt), ==, N_ITEMS);
  return attempt;
}

/* Between none and all of the choices, as many as may be taken. */
static GStrv
pick_choices (LayoverInteraction *interaction)
{
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  guint most = layover_interaction_get_max_choices (interaction);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < choices->len && (most == 0 || n < most); i++)
    if (g_test_rand_int_range (0, 3) == 0)
      {
        g_strv_builder_add (builder, ((LayoverChoice *) choices->pdata[i])->identifier);
        n++;
      }

  return g_strv_builder_end (builder);
}

static GStrv
pick_text (LayoverBaseType base_type)
{
  static const char *const texts[] = { "pipeline", " Two  words ", "R&D <b>\n\"x\"\t\u202e", "]]>",
                                       "" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (-5, 40));

  if (layover_base_type_is_numeric (base_type))
    g_strv_builder_add (builder, number);
  else
    g_strv_builder_add (builder, texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);

  return g_strv_builder_end (builder);
}

static LayoverValue *
make_answer (LayoverItem *item, LayoverInteraction *interaction)
{
  const char *id = layover_interaction_get_response_identifier (interaction);
  LayoverDeclaration *declaration = layover_item_get_response_declaration (item, id);
  LayoverBaseType base_type = layover_declaration_get_base_type (declaration);
  gboolean has_choices = layover_interaction_get_choices (interaction) != NULL
                         && layover_interaction_get_choices (interaction)->len > 0;
  g_auto (GStrv) strings = has_choices ? pick_choices (interaction) : pick_text (base_type);
  LayoverValue *value = NULL;
  g_autoptr (GError) error = NULL;

  layover_value_from_strings (layover_declaration_get_cardinality (declaration), base_type,
                              (const char *const *) strings, &value, &error);
  g_assert_no_error (error);
  return value;
}

typedef enum
{
  ANSWER_AT_RANDOM,
  ANSWER_RIGHT,
} Manner;

static void
answer_item (LayoverAttempt *attempt, guint i, Manner manner)
{
  LayoverItemSession *session = layover_test_session_get_item (
      layover_attempt_get_test_session (attempt), i);
  LayoverItem *item = layover_item_session_get_item (session);

  for (guint k = 0; k < layover_item_get_n_interactions (item); k++)
    {
      LayoverInteraction *interaction = layover_item_get_interaction (item, k);
      const char *id = layover_interaction_get_response_identifier (interaction);
      LayoverValue *right = layover_item_session_get_correct (session, id);
      g_autoptr (LayoverValue) value = NULL;
      g_autoptr (GError) error = NULL;

      if (manner == ANSWER_RIGHT && right != NULL)
        value = layover_value_ref (right);
      else
        value = make_answer (item, interaction);
      layover_attempt_set_response (attempt, i, id, value, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  LayoverAgeIdentity *identity;
  GPtrArray *identities;
  char *recipient;
} Desk;

static void
desk_init (Desk *desk)
{
  desk->identity = layover_age_identity_generate ();
  desk->identities = g_ptr_array_new ();
  g_ptr_array_add (desk->identities, desk->identity);
  desk->recipient = layover_age_identity_dup_recipient (desk->identity);
}

static void
desk_clear (Desk *desk)
{
  g_free (desk->recipient);
  g_ptr_array_unref (desk->identities);
  layover_age_identity_free (desk->identity);
}

/* Hands in, opens, and lets the paper judge. */
static LayoverResult *
hand_in (Sitting *sitting, Desk *desk, LayoverAttempt *attempt)
{
  const char *const recipients[] = { desk->recipient, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  LayoverResult *result;

  layover_attempt_submit (attempt, &error);
  g_assert_no_error (error);
  bytes = layover_result_build (attempt, sitting->device, recipients, &error);
  g_assert_no_error (error);
  container = layover_container_new_from_bytes (bytes, "result.layover", TRUE, &error);
  g_assert_no_error (error);
  result = layover_result_open (container, desk->identities, &error);
  g_assert_no_error (error);
  layover_result_check_test (result, sitting->test, sitting->paper, &error);
  g_assert_no_error (error);
  return result;
}

static void
assert_same_score (LayoverAttempt *attempt, LayoverResult *result)
{
  double score, max_score, result_score, result_max_score;

  g_assert_true (layover_attempt_get_score (attempt, &score, &max_score));
  g_assert_true (layover_result_get_score (result, &result_score, &result_max_score));
  g_assert_cmpfloat (score, ==, result_score);
  g_assert_cmpfloat (max_score, ==, result_max_score);
  g_assert_cmpfloat (max_score, ==, N_ITEMS);
  g_assert_cmpint (layover_attempt_is_passed (attempt), ==, layover_result_is_passed (result));
  g_assert_cmpint (layover_attempt_is_passed (attempt), ==, score >= 0.8 * N_ITEMS);
}

static xmlSchema *
load_schema (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LAYOVER_CORPUS"), "qti", "schemas",
                                            "qti-sdk", "qtiv2p2", "imsqti_result_v2p2.xsd", NULL);
  g_autofree char *text = NULL;
  gsize length;
  xmlSchemaParserCtxt *parser;
  xmlSchema *schema;

  if (!g_file_get_contents (path, &text, &length, NULL))
    return NULL;

  parser = xmlSchemaNewMemParserCtxt (text, (int) length);
  schema = xmlSchemaParse (parser);
  xmlSchemaFreeParserCtxt (parser);
  return schema;
}

static void
assert_valid (xmlSchema *schema, GBytes *report)
{
  gsize length;
  const char *text = g_bytes_get_data (report, &length);
  xmlDoc *document = xmlReadMemory (text, (int) length, "result.xml", NULL, XML_PARSE_NONET);
  xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt (schema);

  g_assert_nonnull (document);
  g_assert_cmpint (xmlSchemaValidateDoc (validator, document), ==, 0);
  xmlSchemaFreeValidCtxt (validator);
  xmlFreeDoc (document);
}

static void
sit_once (Sitting *sitting, Desk *desk, xmlSchema *schema, Manner manner)
{
  guint64 seed = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();
  LayoverAttempt *attempt = start (sitting, seed);
  g_autofree char *id = g_strdup (layover_attempt_get_id (attempt));
  LayoverResult *result;

  for (guint i = 0; i < N_ITEMS; i++)
    {
      answer_item (attempt, i, manner);
      if (i == N_ITEMS / 2)
        {
          g_assert_finalize_object (attempt);
          attempt = sitting_resume (sitting, id);
        }
    }

  result = hand_in (sitting, desk, attempt);
  assert_same_score (attempt, result);
  if (manner == ANSWER_RIGHT)
    g_assert_true (layover_result_is_passed (result));
  if (schema != NULL)
    assert_valid (schema, layover_result_get_report_bytes (result));

  g_assert_finalize_object (result);
  g_assert_finalize_object (attempt);
}

static void
test_what_is_handed_in_is_what_was_answered (void)
{
  xmlSchema *schema = load_schema ();
  Sitting sitting;
  Desk desk;

  sitting_set_up (&sitting);
  g_assert_finalize_object (sitting.test);
  sitting.test = load_sample_test ();
  desk_init (&desk);

  for (guint i = 0; i < N_SITTINGS; i++)
    sit_once (&sitting, &desk, schema, i % 5 == 0 ? ANSWER_RIGHT : ANSWER_AT_RANDOM);

  if (schema == NULL)
    g_test_message ("Not checked by the QTI schema: LAYOVER_CORPUS does not name it");
  g_clear_pointer (&schema, xmlSchemaFree);
  desk_clear (&desk);
  sitting_tear_down (&sitting);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample-exam/what-is-handed-in-is-what-was-answered",
                   test_what_is_handed_in_is_what_was_answered);

  return g_test_run ();
}
