/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "in-time.h"
#include "layover-error.h"
#include "layover-item-session.h"

#define NS_21 "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'"
#define NS_30 "xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'"

#define RESPONSE_21                                                                                \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"         \
  "<correctResponse><value>b</value></correctResponse></responseDeclaration>"
#define SCORE_21 "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
#define MATCH_21                                                                                   \
  "<responseProcessing "                                                                           \
  "template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>"
#define CHOICES_21                                                                                 \
  "<simpleChoice identifier='a'>A</simpleChoice><simpleChoice identifier='b'>B</simpleChoice>"

#define ITEM_21(declarations, body, rest)                                                          \
  "<assessmentItem " NS_21                                                                         \
  " identifier='i' title='t' adaptive='false' timeDependent='false'>" declarations                 \
  "<itemBody>" body "</itemBody>" rest "</assessmentItem>"

static LayoverItem *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_item_load (bytes, "items/i.xml", error);
}

static LayoverItem *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  LayoverItem *item = load (text, &error);

  g_assert_no_error (error);

  return item;
}

static void
assert_refused (const char *text, int code, gint64 line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = load (text, &error);
  gint64 position = 0;

  if (item != NULL)
    g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "items/i.xml");
  g_assert_cmpint (layover_error_get_place (error, &position, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (position, ==, line);
}

static const char *const item_21 = ITEM_21 (
    RESPONSE_21 SCORE_21,
    "<p>Before.</p><choiceInteraction responseIdentifier='RESPONSE' shuffle='true' maxChoices='1'>"
    "<prompt>Which?</prompt><simpleChoice identifier='a' fixed='true'>A</simpleChoice>"
    "<simpleChoice identifier='b'>B</simpleChoice></choiceInteraction>",
    MATCH_21);

static const char *const item_30 =
    "<qti-assessment-item " NS_30
    " identifier='i' title='t' adaptive='false' time-dependent='false'>"
    "<qti-response-declaration identifier='RESPONSE' cardinality='single' base-type='identifier'>"
    "<qti-correct-response><qti-value>b</qti-value></qti-correct-response></"
    "qti-response-declaration>"
    "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>"
    "<qti-item-body><p>Before.</p>"
    "<qti-choice-interaction response-identifier='RESPONSE' shuffle='true' max-choices='1'>"
    "<qti-prompt>Which?</qti-prompt><qti-simple-choice identifier='a' "
    "fixed='true'>A</qti-simple-choice>"
    "<qti-simple-choice "
    "identifier='b'>B</qti-simple-choice></qti-choice-interaction></qti-item-body>"
    "<qti-response-processing "
    "template='https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'/>"
    "</qti-assessment-item>";

static void
check_choice_item (const char *text)
{
  g_autoptr (LayoverItem) item = load_good (text);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) b = layover_value_new_identifier ("b");
  g_autofree char *prompt = NULL;
  LayoverInteraction *interaction;
  LayoverContentNode *body = layover_item_get_body (item);

  g_assert_cmpuint (layover_item_get_n_interactions (item), ==, 1);
  interaction = layover_item_find_interaction (item, "RESPONSE");
  g_assert_cmpint (layover_interaction_get_kind (interaction), ==, LAYOVER_INTERACTION_CHOICE);
  g_assert_cmpstr (layover_interaction_get_name (interaction), ==, "choiceInteraction");
  g_assert_true (layover_interaction_get_shuffle (interaction));
  g_assert_cmpuint (layover_interaction_get_choices (interaction)->len, ==, 2);
  g_assert_true (layover_interaction_find_choice (interaction, "a")->is_fixed);
  prompt = layover_content_node_dup_plain_text (layover_interaction_get_prompt (interaction));
  g_assert_cmpstr (prompt, ==, "Which?");

  g_assert_cmpuint (layover_content_node_get_n_children (body), ==, 2);
  g_assert_cmpint (layover_content_node_get_kind (layover_content_node_get_child (body, 1)), ==,
                   LAYOVER_CONTENT_CUSTOM);
  g_assert_cmpstr (layover_content_node_get_custom_id (layover_content_node_get_child (body, 1)),
                   ==, "RESPONSE");

  g_assert_true (layover_item_session_set_response (session, "RESPONSE", b, NULL));
  g_assert_true (layover_item_session_process_responses (session, NULL));
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 1);
}

static void
test_item_of_qti_2_and_3_are_the_same (void)
{
  check_choice_item (item_21);
  check_choice_item (item_30);
}

static void
test_item_reads_text_interactions (void)
{
  g_autoptr (LayoverItem) item = load_good (ITEM_21 (
      "<responseDeclaration identifier='A' cardinality='single' baseType='string'/>"
      "<responseDeclaration identifier='B' cardinality='single' baseType='string'/>"
      "<responseDeclaration identifier='C' cardinality='single' baseType='identifier'/>",
      "<p>A <textEntryInteraction responseIdentifier='A' expectedLength='12' patternMask='[0-9]+'"
      " placeholderText='a number'/> and <inlineChoiceInteraction responseIdentifier='C' "
      "shuffle='false'>"
      "<inlineChoice identifier='x'>X</inlineChoice><inlineChoice identifier='y'>Y</inlineChoice>"
      "</inlineChoiceInteraction>.</p>"
      "<extendedTextInteraction responseIdentifier='B' expectedLines='5'><prompt>Say.</prompt>"
      "</extendedTextInteraction>",
      ""));
  LayoverInteraction *a = layover_item_find_interaction (item, "A");
  LayoverInteraction *b = layover_item_find_interaction (item, "B");
  LayoverInteraction *c = layover_item_find_interaction (item, "C");

  g_assert_true (layover_interaction_is_inline (a));
  g_assert_cmpuint (layover_interaction_get_expected_length (a), ==, 12);
  g_assert_cmpstr (layover_interaction_get_pattern (a), ==, "[0-9]+");
  g_assert_cmpstr (layover_interaction_get_placeholder (a), ==, "a number");
  g_assert_false (layover_interaction_is_inline (b));
  g_assert_cmpuint (layover_interaction_get_expected_lines (b), ==, 5);
  g_assert_nonnull (layover_interaction_get_prompt (b));
  g_assert_cmpint (layover_interaction_get_kind (c), ==, LAYOVER_INTERACTION_INLINE_CHOICE);
  g_assert_cmpuint (layover_interaction_get_choices (c)->len, ==, 2);
  g_assert_false (layover_item_has_response_processing (item));
}

static void
test_item_names_what_is_not_supported (void)
{
  g_autoptr (LayoverItem) item = load_good (
      ITEM_21 ("<responseDeclaration identifier='R' cardinality='single' baseType='file'/>",
               "\n<drawingInteraction responseIdentifier='R'/>", ""));
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  g_assert_false (layover_interaction_is_supported (interaction));
  g_assert_cmpint (layover_interaction_get_kind (interaction), ==, LAYOVER_INTERACTION_DRAWING);
  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
  layover_error_get_place (error, &line, NULL);
  g_assert_cmpint (line, ==, 2);
  g_assert_nonnull (strstr (error->message, "drawingInteraction"));
}

static void
test_item_rules_not_known_are_never_guessed (void)
{
  g_autoptr (LayoverItem) item = load_good (
      ITEM_21 (RESPONSE_21 SCORE_21, "",
               "<responseProcessing><setOutcomeValue identifier='SCORE'>"
               "<customOperator class='x'/></setOutcomeValue></responseProcessing>"));
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_item_session_process_responses (session, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
}

/* What is wrong here is told, with its line, and none of it leaves doubt what the answer is worth. */
static void
test_item_is_scored_in_spite_of_faults (void)
{
  static const int codes[] = { LAYOVER_ERROR_QTI_NUMBER, LAYOVER_ERROR_QTI_VALUE,
                               LAYOVER_ERROR_QTI_UNDECLARED, LAYOVER_ERROR_QTI_VALUE,
                               LAYOVER_ERROR_QTI_UNDECLARED };
  g_autoptr (LayoverItem) item = load_good (ITEM_21 (
      RESPONSE_21 SCORE_21 "\n<outcomeDeclaration identifier='N' cardinality='single' "
                           "baseType='integer' normalMaximum='ten'><defaultValue><value>x</value>"
                           "</defaultValue></outcomeDeclaration>",
      "\n<choiceInteraction responseIdentifier='NOBODY'>" CHOICES_21 "</choiceInteraction>",
      "<responseProcessing><responseCondition><responseIf>\n<isNull>"
      "<variable identifier='MISSING'/></isNull>\n<setOutcomeValue identifier='N'>"
      "<baseValue baseType='integer'>x</baseValue></setOutcomeValue>"
      "<setOutcomeValue identifier='SCORE'><baseValue baseType='float'>2</baseValue>"
      "</setOutcomeValue></responseIf></responseCondition></responseProcessing>"));
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  GPtrArray *faults = layover_item_get_faults (item);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < faults->len; i++)
    g_assert_error (((GError *) faults->pdata[i]), LAYOVER_ERROR, codes[i]);
  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, codes[0]);
  g_assert_null (layover_item_get_body (item));

  g_assert_true (layover_item_session_process_responses (session, NULL));
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 2);
  g_assert_null (layover_item_session_get_outcome (session, "N"));
}

/* The standard templates ask for RESPONSE; where nobody declares it, it is NULL, and the rules run. */
static void
test_item_template_without_its_response (void)
{
  g_autoptr (LayoverItem) item = load_good (
      ITEM_21 ("<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'>"
               "<defaultValue><value>5</value></defaultValue></outcomeDeclaration>",
               "", MATCH_21));
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);

  g_assert_cmpuint (layover_item_get_faults (item)->len, ==, 1);
  g_assert_true (layover_item_session_process_responses (session, NULL));
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 0);
}

#define BROKEN_MAPPING                                                                             \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='integer'>"            \
  "<correctResponse><value>2</value></correctResponse>\n<mapping>\n<mapEntry mapKey='two' "        \
  "mappedValue='1'/></mapping></responseDeclaration>"
#define BROKEN_AREAS                                                                               \
  "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='point'>"              \
  "<correctResponse><value>2 2</value></correctResponse>\n<areaMapping>\n<areaMapEntry "           \
  "shape='rect' coords='0,0,9' mappedValue='1'/></areaMapping></responseDeclaration>"
#define BROKEN_TABLE                                                                               \
  "<outcomeDeclaration identifier='N' cardinality='single' baseType='integer'>\n<matchTable>\n"    \
  "<matchTableEntry sourceValue='1' targetValue='one'/></matchTable></outcomeDeclaration>"

/* A table that cannot be read says nothing of a question whose rules do not ask it, and everything of one whose do. */
static void
test_item_needs_its_tables_when_asked (void)
{
  static const struct
  {
    const char *declarations;
    const char *asking;
    int code;
    guint line;
  } cases[] = {
    { BROKEN_MAPPING, "<responseProcessing template='map_response'/>", LAYOVER_ERROR_QTI_VALUE, 3 },
    { BROKEN_AREAS, "<responseProcessing template='map_response_point'/>", LAYOVER_ERROR_QTI_NUMBER,
      3 },
    { RESPONSE_21 BROKEN_TABLE,
      "<responseProcessing><lookupOutcomeValue identifier='N'><baseValue baseType='integer'>1"
      "</baseValue></lookupOutcomeValue></responseProcessing>",
      LAYOVER_ERROR_QTI_VALUE, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *head = g_strconcat ("<assessmentItem " NS_21 " identifier='i' title='t'>",
                                           cases[i].declarations, SCORE_21 "<itemBody/>", NULL);
      g_autofree char *other = g_strconcat (head, MATCH_21 "</assessmentItem>", NULL);
      g_autofree char *asking = g_strconcat (head, cases[i].asking, "</assessmentItem>", NULL);
      g_autoptr (LayoverItem) item = load_good (other);
      g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
      g_autoptr (GError) error = NULL;

      g_assert_true (layover_item_session_put_response (
          session, "RESPONSE", layover_item_session_get_correct (session, "RESPONSE"), NULL));
      g_assert_true (layover_item_session_process_responses (session, NULL));
      g_assert_cmpfloat (layover_item_session_get_score (session), ==, 1);
      assert_refused (other, cases[i].code, cases[i].line);
      g_assert_null (load (asking, &error));
      g_assert_error (error, LAYOVER_ERROR, cases[i].code);
      assert_refused (asking, cases[i].code, cases[i].line);
    }
}

/* Others call their questions by numbers, by addresses, by nothing: no rule speaks of it. */
static void
test_item_is_scored_whatever_its_own_name (void)
{
  static const struct
  {
    const char *attribute;
    const char *name;
    int code;
  } cases[] = {
    { "identifier='2041-7'", "2041-7", LAYOVER_ERROR_QTI_IDENTIFIER },
    { "identifier='urn:bank:7'", "urn:bank:7", LAYOVER_ERROR_QTI_IDENTIFIER },
    { "identifier='My first question'", "My first question", LAYOVER_ERROR_QTI_IDENTIFIER },
    { "identifier=''", "", LAYOVER_ERROR_QTI_IDENTIFIER },
    { "", "", LAYOVER_ERROR_QTI_ATTRIBUTE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (
          "<assessmentItem " NS_21 " title='t' ", cases[i].attribute,
          ">" RESPONSE_21 SCORE_21 "<itemBody/>" MATCH_21 "</assessmentItem>", NULL);
      g_autoptr (LayoverItem) item = load_good (text);
      g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
      g_autoptr (LayoverValue) answer = layover_value_new_identifier ("b");

      g_assert_true (layover_item_session_put_response (session, "RESPONSE", answer, NULL));
      g_assert_true (layover_item_session_process_responses (session, NULL));
      g_assert_cmpfloat (layover_item_session_get_score (session), ==, 1);
      g_assert_cmpstr (layover_item_get_identifier (item), ==, cases[i].name);
      assert_refused (text, cases[i].code, 1);
    }
}

/* QTI 3: what the surroundings say of themselves; only a declared default says anything here. */
static void
test_item_knows_context (void)
{
  g_autoptr (LayoverItem) item = load_good (
      "<qti-assessment-item " NS_30 " identifier='i' title='t'>"
      "<qti-context-declaration identifier='PLACE' cardinality='single' base-type='string'>"
      "<qti-default-value><qti-value>here</qti-value></qti-default-value>"
      "</qti-context-declaration>"
      "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>"
      "<qti-response-processing><qti-response-condition><qti-response-if><qti-and>"
      "<qti-match><qti-variable identifier='PLACE'/><qti-base-value base-type='string'>here"
      "</qti-base-value></qti-match><qti-is-null><qti-variable identifier='QTI_CONTEXT'/>"
      "</qti-is-null></qti-and><qti-set-outcome-value identifier='SCORE'>"
      "<qti-base-value base-type='float'>1</qti-base-value></qti-set-outcome-value>"
      "</qti-response-if></qti-response-condition></qti-response-processing>"
      "</qti-assessment-item>");
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);

  g_assert_cmpuint (layover_item_get_faults (item)->len, ==, 0);
  g_assert_true (layover_item_session_process_responses (session, NULL));
  g_assert_cmpfloat (layover_item_session_get_score (session), ==, 1);
}

/* @data: the text that is shared, or NULL when there is none */
static GBytes *
resolve_stimulus (const char *entry, gpointer data, GError **error)
{
  g_assert_cmpstr (entry, ==, "shared/s.xml");
  if (data != NULL)
    return g_bytes_new_static (data, strlen (data));

  layover_set_error (error, LAYOVER_ERROR_NOT_FOUND, entry, "It is not here.");
  return NULL;
}

#define STIMULUS(text)                                                                             \
  "<qti-assessment-stimulus " NS_30 " identifier='s' title='S'><qti-stimulus-body>" text           \
  "</qti-stimulus-body></qti-assessment-stimulus>"

static LayoverItem *
load_with_stimulus (const char *stimulus)
{
  LayoverItem *item = load_good (
      "<qti-assessment-item " NS_30 " identifier='i' title='t'>"
      "\n<qti-assessment-stimulus-ref identifier='s' title='Notes' href='../shared/s.xml'/>"
      "<qti-item-body/></qti-assessment-item>");

  layover_item_read_stimuli (item, resolve_stimulus, (gpointer) stimulus);
  return item;
}

static void
count_reference_cb (const char *target, guint line, gpointer data)
{
  g_ptr_array_add (data, g_strdup (target));
}

static void
test_item_has_its_stimuli (void)
{
  g_autoptr (LayoverItem)
      item = load_with_stimulus (STIMULUS ("<p>A shared text.</p><img src='a.png' alt='A'/>"));
  g_autoptr (GPtrArray) references = g_ptr_array_new_with_free_func (g_free);
  const LayoverStimulus *stimulus = layover_item_get_stimuli (item)->pdata[0];
  g_autofree char *text = layover_content_node_dup_plain_text (stimulus->content);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (text, ==, "A shared text.\nA");
  g_assert_cmpstr (stimulus->title, ==, "Notes");
  g_assert_true (layover_item_check_supported (item, &error));
  g_assert_no_error (error);

  layover_item_foreach_reference (item, count_reference_cb, references);
  layover_stimulus_foreach_reference (stimulus, count_reference_cb, references);
  g_assert_cmpuint (references->len, ==, 2);
  g_assert_cmpstr (references->pdata[0], ==, "shared/s.xml");
  g_assert_cmpstr (references->pdata[1], ==, "shared/a.png");
}

static void
assert_stimulus_refused (const char *stimulus, LayoverErrorCode code)
{
  g_autoptr (LayoverItem) item = load_with_stimulus (stimulus);
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "shared/s.xml");
}

static void
test_item_refuses_bad_stimuli (void)
{
  g_autoptr (LayoverItem) unread = load_good (
      "<qti-assessment-item " NS_30 " identifier='i' title='t'>"
      "<qti-assessment-stimulus-ref identifier='s' href='../shared/s.xml'/><qti-item-body/>"
      "</qti-assessment-item>");
  g_autoptr (GError) error = NULL;

  assert_stimulus_refused (NULL, LAYOVER_ERROR_NOT_FOUND);
  assert_stimulus_refused ("<p>no stimulus</p>", LAYOVER_ERROR_QTI);
  assert_stimulus_refused (STIMULUS ("<script>1</script>"), LAYOVER_ERROR_CONTENT_ACTIVE);
  assert_stimulus_refused (STIMULUS ("<img src='https://a.example/b.png' alt=''/>"),
                           LAYOVER_ERROR_CONTENT_REMOTE);

  g_assert_false (layover_item_check_supported (unread, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNSUPPORTED);
}

static void
test_item_keeps_extensions (void)
{
  g_autoptr (LayoverItem) item = load_good (
      ITEM_21 (RESPONSE_21 SCORE_21 "\n<v:tool xmlns:v='urn:vendor'><v:inside/></v:tool>",
               "<p>Before <v:hint xmlns:v='urn:vendor'>within</v:hint> after.</p>"
               "\n<v:box xmlns:v='urn:vendor'><p>A box.</p></v:box>"
               "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>" CHOICES_21
               "</choiceInteraction>",
               MATCH_21));
  GPtrArray *remarks = layover_item_get_remarks (item);
  g_autofree char *text = layover_content_node_dup_plain_text (layover_item_get_body (item));
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_item_check_supported (item, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (remarks->len, ==, 3);
  for (guint i = 0; i < remarks->len; i++)
    g_assert_error (((GError *) remarks->pdata[i]), LAYOVER_ERROR, LAYOVER_ERROR_QTI_EXTENSION);
  g_assert_nonnull (strstr (text, "within"));
  g_assert_nonnull (strstr (text, "A box."));
}

static guint
count_formulas (LayoverContentNode *node)
{
  guint n_formulas = layover_content_node_get_kind (node) == LAYOVER_CONTENT_MATH ? 1 : 0;

  for (guint i = 0; i < layover_content_node_get_n_children (node); i++)
    n_formulas += count_formulas (layover_content_node_get_child (node, i));

  return n_formulas;
}

static void
test_item_reads_formulas_by_both_names (void)
{
  static const char *const names[] = { "http://www.w3.org/1998/Math/MathML",
                                       "http://www.w3.org/2010/Math/MathML" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *xml = g_strdup_printf (
          ITEM_21 (RESPONSE_21 SCORE_21,
                   "<p>Who wrote <m:math xmlns:m='%s'><m:mi>E</m:mi><m:mo>=</m:mo><m:mi>m</m:mi>"
                   "</m:math>?</p>",
                   MATCH_21),
          names[i]);
      g_autoptr (LayoverItem) item = load_good (xml);

      g_assert_cmpuint (layover_item_get_remarks (item)->len, ==, 0);
      g_assert_cmpuint (count_formulas (layover_item_get_body (item)), ==, 1);
    }
}

static void
test_item_correct_answer_has_to_be_a_choice (void)
{
  g_autoptr (LayoverItem) item = load_good (ITEM_21 (
      "<responseDeclaration identifier='RESPONSE' cardinality='single' baseType='identifier'>"
      "<correctResponse><value>z</value></correctResponse></responseDeclaration>" SCORE_21,
      "<choiceInteraction responseIdentifier='RESPONSE' shuffle='false' maxChoices='1'>" CHOICES_21
      "</choiceInteraction>",
      MATCH_21));
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNDECLARED);
}

static void
test_item_maps_only_what_has_a_mapping (void)
{
  g_autoptr (LayoverItem) item = load_good (
      ITEM_21 (RESPONSE_21 SCORE_21,
               "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>" CHOICES_21
               "</choiceInteraction>",
               "\n<responseProcessing template='map_response'/>"));
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  g_assert_false (layover_item_check_supported (item, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_UNDECLARED);
  layover_error_get_place (error, &line, NULL);
  g_assert_cmpint (line, ==, 2);
}

#define CHOICE_WITH(attribute)                                                                     \
  ITEM_21 (RESPONSE_21 SCORE_21,                                                                   \
           "\n<choiceInteraction responseIdentifier='RESPONSE' " attribute ">" CHOICES_21          \
           "</choiceInteraction>",                                                                 \
           MATCH_21)

static char *
make_item_with_choices (guint n_choices)
{
  g_autoptr (GString) choices = g_string_new (NULL);

  for (guint i = 0; i < n_choices; i++)
    g_string_append_printf (choices, "\n<simpleChoice identifier='c%u'/>", i);

  return g_strdup_printf (
      "<assessmentItem " NS_21 " identifier='i' title='t' adaptive='false' timeDependent='false'>"
      "<responseDeclaration identifier='R' cardinality='single' baseType='identifier'/>"
      "<itemBody><choiceInteraction responseIdentifier='R' shuffle='false' maxChoices='1'>"
      "%s</choiceInteraction></itemBody></assessmentItem>",
      choices->str);
}

static void
test_item_t36_numbers_and_counts (void)
{
  g_autofree char *most = make_item_with_choices (1000);
  g_autofree char *too_many = make_item_with_choices (1001);
  g_autofree char *flood = make_item_with_choices (100000);
  g_autoptr (LayoverItem) item = load_good (most);
  gint64 before_us;

  g_assert_cmpuint (layover_interaction_get_choices (layover_item_get_interaction (item, 0))->len,
                    ==, 1000);
  assert_refused (too_many, LAYOVER_ERROR_QTI_TOO_MANY, 1002);
  before_us = g_get_monotonic_time ();
  assert_refused (flood, LAYOVER_ERROR_QTI_TOO_MANY, 1002);
  assert_in_time (before_us);

  assert_refused (CHOICE_WITH ("maxChoices='99999999999'"), LAYOVER_ERROR_QTI_NUMBER, 2);
  assert_refused (CHOICE_WITH ("maxChoices='-1'"), LAYOVER_ERROR_QTI_NUMBER, 2);
  assert_refused (CHOICE_WITH ("maxChoices='NaN'"), LAYOVER_ERROR_QTI_NUMBER, 2);
  assert_refused (CHOICE_WITH ("maxChoices='1.5'"), LAYOVER_ERROR_QTI_NUMBER, 2);
  assert_refused (CHOICE_WITH ("maxChoices='2' minChoices='3'"), LAYOVER_ERROR_QTI_NUMBER, 2);
  assert_refused (CHOICE_WITH ("maxChoices='0' minChoices='3'"), LAYOVER_ERROR_QTI_NUMBER, 2);
  assert_refused (
      ITEM_21 ("\n<outcomeDeclaration identifier='S' cardinality='single' baseType='float'>\n"
               "<defaultValue><value>1e309</value></defaultValue></outcomeDeclaration>",
               "", ""),
      LAYOVER_ERROR_QTI_VALUE, 3);
  assert_refused (
      ITEM_21 ("\n<outcomeDeclaration identifier='S' cardinality='single' baseType='float'"
               " normalMaximum='NaN'/>",
               "", ""),
      LAYOVER_ERROR_QTI_NUMBER, 2);
}

static char *
repeat (const char *text, guint n)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
make_item (const char *declarations, const char *body, const char *rules)
{
  return g_strdup_printf ("<assessmentItem " NS_21
                          " identifier='i' title='t'>%s<itemBody>%s</itemBody>"
                          "<responseProcessing>%s</responseProcessing></assessmentItem>",
                          declarations, body, rules);
}

static void
test_item_t36_nothing_is_listed_without_end (void)
{
  g_autofree char *values = repeat ("\n<value>a</value>", 1001);
  g_autofree char *entries = repeat ("\n<mapEntry mapKey='a' mappedValue='1'/>", 1001);
  g_autofree char *feedbacks = repeat (
      "\n<feedbackBlock outcomeIdentifier='F' identifier='f' showHide='show'/>", 1001);
  g_autofree char *with_values = g_strdup_printf (
      "<responseDeclaration identifier='R' cardinality='multiple' baseType='identifier'>"
      "<correctResponse>%s</correctResponse></responseDeclaration>",
      values);
  g_autofree char *with_entries = g_strdup_printf (
      "<responseDeclaration identifier='R' cardinality='multiple' baseType='identifier'>"
      "<mapping defaultValue='0'>%s</mapping></responseDeclaration>",
      entries);
  g_autofree char *many_values = make_item (with_values, "", "");
  g_autofree char *many_entries = make_item (with_entries, "", "");
  g_autofree char *many_feedbacks = make_item (
      "<outcomeDeclaration identifier='F' cardinality='single' baseType='identifier'/>", feedbacks,
      "");

  assert_refused (many_values, LAYOVER_ERROR_QTI_TOO_MANY, 1002);
  assert_refused (many_entries, LAYOVER_ERROR_QTI_TOO_MANY, 1002);
  assert_refused (many_feedbacks, LAYOVER_ERROR_QTI_TOO_MANY, 1002);
}

/* As much work as an author can ask for within the limits: it is given up in time, and said so. */
static void
test_item_t36_rules_end_in_time (void)
{
  g_autofree char *values = repeat ("<value>a</value>", 999);
  g_autofree char *declarations = g_strdup_printf (
      "<responseDeclaration identifier='R' cardinality='multiple' baseType='string'>"
      "<defaultValue>%s<value>b</value></defaultValue><correctResponse>%s<value>c</value></"
      "correctResponse>"
      "</responseDeclaration><outcomeDeclaration identifier='O' cardinality='single' "
      "baseType='boolean'/>",
      values, values);
  g_autofree char *rules = repeat (
      "<setOutcomeValue identifier='O'><match><variable identifier='R'/>"
      "<correct identifier='R'/></match></setOutcomeValue>",
      5000);
  g_autofree char *text = make_item (declarations, "", rules);
  g_autoptr (LayoverItem) item = load_good (text);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (GError) error = NULL;
  gint64 before_us = g_get_monotonic_time ();

  g_assert_false (layover_item_session_process_responses (session, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI_ENDLESS);
  assert_in_time (before_us);
}

static void
test_item_t36_identifiers_are_unique (void)
{
  assert_refused (ITEM_21 (RESPONSE_21,
                           "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"
                           "<simpleChoice identifier='a'>A</simpleChoice>\n<simpleChoice "
                           "identifier='a'>B</simpleChoice>"
                           "</choiceInteraction>",
                           ""),
                  LAYOVER_ERROR_QTI_DUPLICATE, 2);
  assert_refused (ITEM_21 (RESPONSE_21 "\n" RESPONSE_21, "", ""), LAYOVER_ERROR_QTI_DUPLICATE, 2);
  assert_refused (
      ITEM_21 (RESPONSE_21,
               "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>" CHOICES_21
               "</choiceInteraction>\n"
               "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>" CHOICES_21
               "</choiceInteraction>",
               ""),
      LAYOVER_ERROR_QTI_DUPLICATE, 2);
}

static void
test_item_t37_identifiers (void)
{
  const char *bad[] = { "x'; DROP TABLE attempt", "%s%n", "../../a", "a b", "", "7" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *item = g_strdup_printf (
          "<assessmentItem " NS_21 " identifier=\"%s\" title='t'><itemBody/></assessmentItem>",
          bad[i]);
      g_autofree char *response = g_strdup_printf (
          "<assessmentItem " NS_21
          " identifier='i' title='t'><responseDeclaration identifier=\"%s\""
          " cardinality='single' baseType='string'/><itemBody/></assessmentItem>",
          bad[i]);
      g_autofree char *choice = g_strdup_printf (
          "<assessmentItem " NS_21 " identifier='i' title='t'>" RESPONSE_21
          "<itemBody><choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"
          "<simpleChoice identifier=\"%s\">A</simpleChoice></choiceInteraction></itemBody>"
          "</assessmentItem>",
          bad[i]);

      assert_refused (item, LAYOVER_ERROR_QTI_IDENTIFIER, 1);
      assert_refused (response, LAYOVER_ERROR_QTI_IDENTIFIER, 1);
      assert_refused (choice, LAYOVER_ERROR_QTI_IDENTIFIER, 1);
    }
}

static void
test_item_t38_text_stays_text (void)
{
  g_autoptr (LayoverItem) item = load_good (
      "<assessmentItem " NS_21
      " identifier='i' title='&lt;b&gt; R&amp;D %s \xe2\x80\xae'>" RESPONSE_21
      "<itemBody><choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"
      "<simpleChoice identifier='b'>&lt;b&gt; R&amp;D</simpleChoice></choiceInteraction></itemBody>"
      "</assessmentItem>");
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  g_autofree char *text = layover_content_node_dup_plain_text (
      layover_interaction_find_choice (interaction, "b")->content);

  g_assert_cmpstr (layover_item_get_title (item), ==, "<b> R&D %s \xe2\x80\xae");
  g_assert_cmpstr (text, ==, "<b> R&D");
}

static void
test_item_refuses_what_is_not_declared (void)
{
  assert_refused (ITEM_21 ("", "\n<textEntryInteraction responseIdentifier='NOBODY'/>", ""),
                  LAYOVER_ERROR_QTI_UNDECLARED, 2);
  assert_refused (ITEM_21 (SCORE_21, "", "\n" MATCH_21), LAYOVER_ERROR_QTI_UNDECLARED, 2);
  assert_refused (ITEM_21 (RESPONSE_21, "",
                           "<responseProcessing>\n<setOutcomeValue identifier='RESPONSE'>"
                           "<null/></setOutcomeValue></responseProcessing>"),
                  LAYOVER_ERROR_QTI_UNDECLARED, 2);
  assert_refused (ITEM_21 (RESPONSE_21, "", "<responseProcessing>\n<rm/></responseProcessing>"),
                  LAYOVER_ERROR_QTI_EXPRESSION, 2);
  assert_refused (
      ITEM_21 ("<responseDeclaration identifier='R' cardinality='single' baseType='point'/>",
               "\n<p><textEntryInteraction responseIdentifier='R'/></p>", ""),
      LAYOVER_ERROR_QTI_RESPONSE, 2);
  assert_refused ("<assessmentTest " NS_21 "/>", LAYOVER_ERROR_QTI, 1);
}

typedef struct
{
  GPtrArray *targets;
} Seen;

static void
see_cb (const char *target, guint line, gpointer data)
{
  Seen *seen = data;

  g_ptr_array_add (seen->targets, g_strdup (target));
}

static void
test_item_names_every_entry_it_needs (void)
{
  g_autoptr (LayoverItem) item = load_good (ITEM_21 (
      RESPONSE_21 SCORE_21,
      "<p><img src='../media/a.png' alt='a'/> <a href='https://example.org'>out</a></p>"
      "<choiceInteraction responseIdentifier='RESPONSE' maxChoices='1'>"
      "<prompt><img src='b.png' alt='b'/></prompt>"
      "<simpleChoice identifier='a'><img src='c.png' alt='c'/></simpleChoice></choiceInteraction>"
      "<feedbackBlock outcomeIdentifier='SCORE' identifier='x' showHide='show'>"
      "<p><img src='d.png' alt='d'/></p></feedbackBlock>",
      ""));
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func (g_free);
  Seen seen = { targets };
  const char *expected[] = { "media/a.png", "items/b.png", "items/c.png", "items/d.png" };

  layover_item_foreach_reference (item, see_cb, &seen);
  g_assert_cmpuint (targets->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_true (g_ptr_array_find_with_equal_func (targets, expected[i], g_str_equal, NULL));
}

static void
test_item_holds_feedback_in_its_place_and_beside (void)
{
  g_autoptr (LayoverItem) item = load_good (ITEM_21 (
      RESPONSE_21 SCORE_21
      "<outcomeDeclaration identifier='F' cardinality='single' baseType='identifier'/>",
      "<p>Text <feedbackInline outcomeIdentifier='F' identifier='yes' "
      "showHide='show'>Yes.</feedbackInline></p>"
      "<rubricBlock view='scorer'><p>For scorers.</p></rubricBlock>"
      "<rubricBlock view='candidate'><p>For you.</p></rubricBlock>",
      "<responseProcessing><responseCondition><responseIf><match><variable identifier='RESPONSE'/>"
      "<correct identifier='RESPONSE'/></match><setOutcomeValue identifier='F'>"
      "<baseValue baseType='identifier'>yes</baseValue></setOutcomeValue></responseIf>"
      "</responseCondition></responseProcessing>"
      "<modalFeedback outcomeIdentifier='F' identifier='yes' showHide='hide'>Not "
      "yet.</modalFeedback>"));
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverValue) b = layover_value_new_identifier ("b");
  const LayoverFeedback *in_place = layover_item_find_feedback (item, "feedback:0");
  g_autoptr (GPtrArray) before = layover_item_session_list_modal_feedback (session);
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *text = layover_content_node_dup_plain_text (layover_item_get_body (item));

  g_assert_nonnull (strstr (text, "For you."));
  g_assert_null (strstr (text, "For scorers."));
  g_assert_true (in_place->is_inline);
  g_assert_false (layover_item_session_is_feedback_visible (session, in_place));
  g_assert_cmpuint (before->len, ==, 1);

  g_assert_true (layover_item_session_set_response (session, "RESPONSE", b, NULL));
  g_assert_true (layover_item_session_process_responses (session, NULL));
  g_assert_true (layover_item_session_is_feedback_visible (session, in_place));
  after = layover_item_session_list_modal_feedback (session);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_item_dies (void)
{
  LayoverItem *item = load_good (item_21);
  LayoverItemSession *session = layover_item_session_new (item, 3);

  g_assert_finalize_object (session);
  g_assert_finalize_object (item);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/item/of-qti-2-and-3-are-the-same", test_item_of_qti_2_and_3_are_the_same);
  g_test_add_func ("/item/reads-text-interactions", test_item_reads_text_interactions);
  g_test_add_func ("/item/names-what-is-not-supported", test_item_names_what_is_not_supported);
  g_test_add_func ("/item/rules-not-known-are-never-guessed",
                   test_item_rules_not_known_are_never_guessed);
  g_test_add_func ("/item/is-scored-in-spite-of-faults", test_item_is_scored_in_spite_of_faults);
  g_test_add_func ("/item/template-without-its-response", test_item_template_without_its_response);
  g_test_add_func ("/item/needs-its-tables-when-asked", test_item_needs_its_tables_when_asked);
  g_test_add_func ("/item/is-scored-whatever-its-own-name",
                   test_item_is_scored_whatever_its_own_name);
  g_test_add_func ("/item/knows-context", test_item_knows_context);
  g_test_add_func ("/item/has-its-stimuli", test_item_has_its_stimuli);
  g_test_add_func ("/item/refuses-bad-stimuli", test_item_refuses_bad_stimuli);
  g_test_add_func ("/item/keeps-extensions", test_item_keeps_extensions);
  g_test_add_func ("/item/reads-formulas-by-both-names", test_item_reads_formulas_by_both_names);
  g_test_add_func ("/item/correct-answer-has-to-be-a-choice",
                   test_item_correct_answer_has_to_be_a_choice);
  g_test_add_func ("/item/maps-only-what-has-a-mapping", test_item_maps_only_what_has_a_mapping);
  g_test_add_func ("/item/T36-numbers-and-counts", test_item_t36_numbers_and_counts);
  g_test_add_func ("/item/T36-nothing-is-listed-without-end",
                   test_item_t36_nothing_is_listed_without_end);
  g_test_add_func ("/item/T36-rules-end-in-time", test_item_t36_rules_end_in_time);
  g_test_add_func ("/item/T36-identifiers-are-unique", test_item_t36_identifiers_are_unique);
  g_test_add_func ("/item/T37-identifiers", test_item_t37_identifiers);
  g_test_add_func ("/item/T38-text-stays-text", test_item_t38_text_stays_text);
  g_test_add_func ("/item/refuses-what-is-not-declared", test_item_refuses_what_is_not_declared);
  g_test_add_func ("/item/names-every-entry-it-needs", test_item_names_every_entry_it_needs);
  g_test_add_func ("/item/holds-feedback-in-its-place-and-beside",
                   test_item_holds_feedback_in_its_place_and_beside);
  g_test_add_func ("/item/dies", test_item_dies);

  return g_test_run ();
}
