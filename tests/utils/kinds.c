/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "group-picture.h"
#include "kinds.h"

#define CORRECT(values) "<correctResponse>" values "</correctResponse>"
#define V(text) "<value>" text "</value>"
#define R " responseIdentifier='RESPONSE'"
#define CHOICE(id, words) "<simpleChoice identifier='" id "'>" words "</simpleChoice>"
#define MATCH_CORRECT                                                                              \
  "<responseProcessing "                                                                           \
  "template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>"
#define CITIES CHOICE ("paris", "Paris") CHOICE ("rome", "Rome") CHOICE ("oslo", "Oslo")
#define ASSOCIABLE(id, words)                                                                      \
  "<simpleAssociableChoice identifier='" id "' matchMax='1'>" words "</simpleAssociableChoice>"
#define STAGE_OBJECT(response)                                                                     \
  "<positionObjectInteraction responseIdentifier='" response "' maxChoices='1'>"                   \
  "<object data='pin.png' type='image/png' width='24' height='24'>Pin</object>"                    \
  "</positionObjectInteraction>"
#define STEPS CHOICE ("first", "Ask") CHOICE ("then", "Listen") CHOICE ("last", "Repeat")

static const Kind kinds[] = {
  { "choice",
    "cardinality='single' baseType='identifier'>" CORRECT (V ("paris")),
    "<choiceInteraction" R " shuffle='true' maxChoices='1'><prompt>The capital of France?"
    "</prompt>" CITIES "</choiceInteraction>",
    { "paris" },
    { "rome" },
    "Rome, chosen, Not yet" },
  { "choices",
    "cardinality='multiple' baseType='identifier'>" CORRECT (V ("paris") V ("rome")),
    "<choiceInteraction" R " maxChoices='0'><prompt>Which are in the Union?</prompt>" CITIES
    "</choiceInteraction>",
    { "paris", "rome" },
    { "paris", "oslo" },
    "Paris, chosen, Right" },
  { "inline-choice",
    "cardinality='single' baseType='identifier'>" CORRECT (V ("champion")),
    "<p>We know our <inlineChoiceInteraction" R "><inlineChoice identifier='champion'>champion"
    "</inlineChoice><inlineChoice identifier='coach'>coach</inlineChoice>"
    "</inlineChoiceInteraction> well.</p>",
    { "champion" },
    { "coach" },
    "coach, chosen, Not yet" },
  { "text-entry",
    "cardinality='single' baseType='string'>" CORRECT (
        V ("York")) "<mapping defaultValue='0'>"
                    "<mapEntry mapKey='York' mappedValue='1'/><mapEntry mapKey='Eboracum' "
                    "mappedValue='0.5'/>"
                    "</mapping>",
    "<p>The city is <textEntryInteraction" R " expectedLength='10'/>.</p>",
    { "York" },
    { "Leeds" },
    "Leeds, given, Not yet" },
  { "number-entry",
    "cardinality='single' baseType='float'>" CORRECT (V ("2.5")),
    "<p>Half of five is <textEntryInteraction" R " expectedLength='6'/>.</p>",
    { "2.5" },
    { "3" },
    "3, given, Not yet" },
  { "extended-text",
    "cardinality='single' baseType='string'>" CORRECT (V ("Because it helps.")),
    "<extendedTextInteraction" R "><prompt>Why?</prompt></extendedTextInteraction>",
    { "Because it helps." },
    { "I do not know\nyet." },
    "I do not know" },
  { "extended-texts",
    "cardinality='ordered' baseType='string'>" CORRECT (V ("ask") V ("listen")),
    "<extendedTextInteraction" R " maxStrings='2'><prompt>Two steps.</prompt>"
    "</extendedTextInteraction>",
    { "ask", "listen" },
    { "ask", "talk" },
    "ask, given, Right" },
  { "order",
    "cardinality='ordered' baseType='identifier'>" CORRECT (V ("first") V ("then") V ("last")),
    "<orderInteraction" R " shuffle='true'><prompt>Put in order.</prompt>" STEPS
    "</orderInteraction>",
    { "first", "then", "last" },
    { "first", "last", "then" },
    "2. Repeat, chosen, Not yet" },
  { "associate",
    "cardinality='multiple' baseType='pair'>" CORRECT (V ("a b") V ("c d")),
    "<associateInteraction" R " maxAssociations='2'><prompt>Pair them.</prompt>" ASSOCIABLE (
        "a", "Antonio") ASSOCIABLE ("b", "Bassanio") ASSOCIABLE ("c", "Capulet")
        ASSOCIABLE ("d", "Demetrius") "</associateInteraction>",
    { "a b", "c d" },
    { "a c", "b d" },
    "Antonio – Capulet, chosen, Not yet" },
  { "match",
    "cardinality='multiple' baseType='directedPair'>" CORRECT (V ("a x") V ("b y")),
    "<matchInteraction" R
    " maxAssociations='2'><prompt>Match.</prompt><simpleMatchSet>" ASSOCIABLE ("a", "Question")
        ASSOCIABLE ("b", "Claim") "</simpleMatchSet><simpleMatchSet>" ASSOCIABLE ("x", "Ask")
            ASSOCIABLE ("y", "Prove") "</simpleMatchSet></matchInteraction>",
    { "a x", "b y" },
    { "a y" },
    "Question – Prove, chosen, Not yet" },
  { "match-many",
    "cardinality='multiple' baseType='directedPair'>" CORRECT (V ("a x") V ("a y") V ("b y")),
    "<matchInteraction" R " maxAssociations='0'><prompt>Match all.</prompt><simpleMatchSet>"
    "<simpleAssociableChoice identifier='a' matchMax='0'>Call</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='b' matchMax='0'>Mail</simpleAssociableChoice>"
    "</simpleMatchSet><simpleMatchSet>"
    "<simpleAssociableChoice identifier='x' matchMax='0'>Heard</simpleAssociableChoice>"
    "<simpleAssociableChoice identifier='y' matchMax='0'>Kept</simpleAssociableChoice>"
    "</simpleMatchSet></matchInteraction>",
    { "a x", "a y", "b y" },
    { "a x", "b x" },
    "Call – Heard, chosen, Right" },
  { "gap-match",
    "cardinality='multiple' baseType='directedPair'>" CORRECT (V ("winter g1") V ("summer g2")),
    "<gapMatchInteraction" R "><prompt>Fill in.</prompt>"
    "<gapText identifier='winter' matchMax='1'>winter</gapText>"
    "<gapText identifier='summer' matchMax='1'>summer</gapText>"
    "<p>Now is the <gap identifier='g1'/> of our discontent made glorious <gap "
    "identifier='g2'/>.</p></gapMatchInteraction>",
    { "winter g1", "summer g2" },
    { "summer g1" },
    "Gap 1: summer, chosen, Not yet" },
  { "hottext",
    "cardinality='multiple' baseType='identifier'>" CORRECT (V ("h1") V ("h2")),
    "<hottextInteraction" R " maxChoices='0'><prompt>Which promise too much?</prompt><p>It "
    "<hottext identifier='h1'>always</hottext> works and <hottext identifier='h2'>never</hottext> "
    "fails, and is <hottext identifier='h3'>easy</hottext>.</p></hottextInteraction>",
    { "h1", "h2" },
    { "h1", "h3" },
    "easy, chosen, Not yet" },
  { "hotspot",
    "cardinality='multiple' baseType='identifier'>" CORRECT (V ("chief") V ("head")),
    "<hotspotInteraction" R
    " maxChoices='0'><prompt>Who decides?</prompt>" GROUP_PICTURE GROUP_AREAS (
        "hotspotChoice") "</hotspotInteraction>",
    { "chief", "head" },
    { "chief", "store" },
    "Chief financial officer, chosen, Right" },
  { "select-point",
    "cardinality='multiple' baseType='point'>" CORRECT (V ("72 121") V ("216 121")),
    "<selectPointInteraction" R " maxChoices='2'><prompt>Mark the buyers.</prompt>" GROUP_PICTURE
    "</selectPointInteraction>",
    { "72 121", "216 121" },
    { "72 121", "400 220" },
    "72 from the left, 121 from the top, given, Right" },
  { "graphic-order",
    "cardinality='ordered' baseType='identifier'>" CORRECT (V ("head") V ("chief") V ("chair")),
    "<graphicOrderInteraction" R
    " minChoices='3' maxChoices='3'><prompt>Whom first?</prompt>" GROUP_PICTURE GROUP_AREAS (
        "hotspotChoice") "</graphicOrderInteraction>",
    { "head", "chief", "chair" },
    { "head", "chair", "chief" },
    "Head of operations, chosen, Right" },
  { "graphic-associate",
    "cardinality='multiple' baseType='pair'>" CORRECT (V ("head chief") V ("lead store")),
    "<graphicAssociateInteraction" R
    " maxAssociations='3'><prompt>Who talks to whom?</prompt>" GROUP_PICTURE GROUP_AREAS (
        "associableHotspot") "</graphicAssociateInteraction>",
    { "head chief", "lead store" },
    { "head chair", "lead store" },
    "Warehouse lead, chosen, Right" },
  { "graphic-gap-match",
    "cardinality='multiple' baseType='directedPair'>" CORRECT (V ("buyer chief") V ("user store")),
    "<graphicGapMatchInteraction" R "><prompt>Who is who?</prompt>" GROUP_PICTURE
    "<gapImg identifier='buyer' matchMax='1'><object data='buyer.png' type='image/png' width='70' "
    "height='24'>Buyer</object></gapImg><gapText identifier='user' "
    "matchMax='2'>User</gapText>" GROUP_AREAS ("associableHotspot") "</graphicGapMatchInteraction>",
    { "buyer chief", "user store" },
    { "buyer head", "user store" },
    "User, chosen, Right" },
  { "position-object",
    "cardinality='single' baseType='point'>" CORRECT (V ("72 121")),
    "<positionObjectStage>" GROUP_PICTURE STAGE_OBJECT ("RESPONSE")
        STAGE_OBJECT ("SECOND") "</positionObjectStage>",
    { "72 121" },
    { "300 40" },
    "300 from the left, 40 from the top, given, Not yet",
    "cardinality='single' baseType='point'>" CORRECT (V ("216 121")),
    { "216 121" } },
  { "slider",
    "cardinality='single' baseType='integer'>" CORRECT (V ("40")),
    "<sliderInteraction" R " lowerBound='0' upperBound='100' step='10'><prompt>How many?</prompt>"
    "</sliderInteraction>",
    { "40" },
    { "70" },
    "70, given, Not yet" },
};

#define ONE(type, inside) "cardinality='single' baseType='" type "'>" inside

#define IF_ANY                                                                                     \
  "<responseProcessing><responseCondition><responseIf><not><isNull><variable "                     \
  "identifier='RESPONSE'/></isNull></not><setOutcomeValue identifier='SCORE'><baseValue "          \
  "baseType='float'>1</baseValue></setOutcomeValue></responseIf></responseCondition>"              \
  "</responseProcessing>"

/* Those whose answers are no text. */
static const Kind more_kinds[] = {
  { .name = "end-attempt",
    .declaration = ONE ("boolean", "<correctResponse><value>true</value></correctResponse>"),
    .interaction = "<p><endAttemptInteraction responseIdentifier='RESPONSE' title='Buy'/> or "
                   "<endAttemptInteraction responseIdentifier='SECOND' title='Wait'/></p>",
    .second_declaration = ONE ("boolean", "") },
  { .name = "upload",
    .declaration = ONE ("file", ""),
    .interaction = "<uploadInteraction responseIdentifier='RESPONSE'><prompt>Hand in your plan."
                   "</prompt></uploadInteraction>",
    .processing = IF_ANY },
  { .name = "drawing",
    .declaration = ONE ("file", ""),
    .interaction = "<drawingInteraction responseIdentifier='RESPONSE'><prompt>Circle the buyer."
                   "</prompt>" GROUP_PICTURE "</drawingInteraction>",
    .processing = IF_ANY },
  { .name = "media",
    .declaration = ONE ("integer", "<correctResponse><value>2</value></correctResponse>"),
    .interaction = "<mediaInteraction responseIdentifier='RESPONSE' autostart='false' "
                   "minPlays='1' maxPlays='2'><prompt>Listen.</prompt>"
                   "<object type='audio/ogg' data='tone.ogg'/></mediaInteraction>" },
};

#define NS "xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1'"

guint
kinds_get_n (void)
{
  return G_N_ELEMENTS (kinds);
}

const Kind *
kinds_get (guint i)
{
  g_assert_cmpuint (i, <, G_N_ELEMENTS (kinds));

  return &kinds[i];
}

/** kinds_find: one of kinds_get(), or one whose answers are no text */
const Kind *
kinds_find (const char *name)
{
  for (guint i = 0; i < kinds_get_n (); i++)
    if (g_str_equal (kinds_get (i)->name, name))
      return kinds_get (i);
  for (guint i = 0; i < G_N_ELEMENTS (more_kinds); i++)
    if (g_str_equal (more_kinds[i].name, name))
      return &more_kinds[i];

  return NULL;
}

static GBytes *
dup_item (const Kind *self)
{
  g_autofree char *second = NULL;
  char *text;

  if (self->second_declaration != NULL)
    second = g_strdup_printf ("<responseDeclaration identifier='SECOND' %s</responseDeclaration>",
                              self->second_declaration);
  text = g_strdup_printf (
      "<assessmentItem " NS " identifier='%s' title='%s' adaptive='false' timeDependent='false'>"
      "<responseDeclaration identifier='RESPONSE' %s</responseDeclaration>%s"
      "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
      "<outcomeDeclaration identifier='SAY' cardinality='single' baseType='identifier'>"
      "<defaultValue><value>so</value></defaultValue></outcomeDeclaration>"
      "<itemBody>%s</itemBody>%s"
      "<modalFeedback outcomeIdentifier='SAY' identifier='so' showHide='show'>"
      "<p>The handbook says so.</p></modalFeedback></assessmentItem>",
      self->name, self->name, self->declaration, second != NULL ? second : "", self->interaction,
      self->processing != NULL ? self->processing : MATCH_CORRECT);

  return g_bytes_new_take (text, strlen (text));
}

/** kind_load_item: Returns: (transfer full): full score is 1, when RESPONSE is right */
LayoverItem *
kind_load_item (const Kind *self)
{
  g_autoptr (GBytes) bytes = dup_item (self);
  g_autofree char *entry = g_strdup_printf ("exam/%s.xml", self->name);
  g_autoptr (GError) error = NULL;
  LayoverItem *item = layover_item_load (bytes, entry, &error);

  g_assert_no_error (error);
  layover_item_check_supported (item, &error);
  g_assert_no_error (error);

  return item;
}

static GBytes *
resolve (const char *entry, gpointer data, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("exam/%s.xml", kinds[i].name);

      if (g_str_equal (entry, name))
        return dup_item (&kinds[i]);
    }

  g_assert_not_reached ();
}

/** kinds_load_test: @control: attributes of its itemSessionControl; Returns: (transfer full): every kind, in their order */
LayoverTest *
kinds_load_test (const char *control)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverTest *test;

  g_string_append_printf (
      text,
      "<assessmentTest " NS " identifier='kinds' title='Every kind'>"
      "<testPart identifier='p' navigationMode='nonlinear' submissionMode='simultaneous'>"
      "<itemSessionControl %s/><assessmentSection identifier='s' title='Kinds' visible='true'>",
      control);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_string_append_printf (text, "<assessmentItemRef identifier='%s' href='%s.xml'/>",
                            kinds[i].name, kinds[i].name);
  g_string_append (text, "</assessmentSection></testPart></assessmentTest>");
  bytes = g_bytes_new (text->str, text->len);
  test = layover_test_load (bytes, "exam/test.xml", resolve, NULL, &error);
  g_assert_no_error (error);

  return test;
}

/** kind_dup_value: @strings: ended by %NULL; Returns: (transfer full) (nullable): as the item declares it */
LayoverValue *
kind_dup_value (LayoverItemSession *session, const char *response, const char *const *strings)
{
  LayoverDeclaration *declaration = layover_item_get_response_declaration (
      layover_item_session_get_item (session), response);
  LayoverValue *value = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (declaration);
  layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                              layover_declaration_get_base_type (declaration), strings, &value,
                              &error);
  g_assert_no_error (error);

  return value;
}
