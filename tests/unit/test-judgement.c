/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-judgement.h"

/* A question of one interaction, an answer, and what is said about each part of it: + right, - wrong, ? missed, = unknown;
 * "*" is an area that no point lies in. The whole stands before the colon. */
typedef struct
{
  const char *name;
  const char *declaration; /* attributes, then what is inside */
  const char *inside;
  const char *body;
  const char *rules;
  const char *answer[5];
  const char *expected;
} Case;

#define MATCH "<responseProcessing template='match_correct'/>"
#define MAP "<responseProcessing template='map_response'/>"
#define MAP_POINT "<responseProcessing template='map_response_point'/>"
#define CORRECT(values) "<correctResponse>" values "</correctResponse>"
#define V(text) "<value>" text "</value>"
#define CHOICES                                                                                    \
  "<choiceInteraction responseIdentifier='R' maxChoices='0'><simpleChoice identifier='a'>A"        \
  "</simpleChoice><simpleChoice identifier='b'>B</simpleChoice><simpleChoice identifier='c'>C"     \
  "</simpleChoice></choiceInteraction>"
#define ORDER                                                                                      \
  "<orderInteraction responseIdentifier='R'><simpleChoice identifier='a'>A</simpleChoice>"         \
  "<simpleChoice identifier='b'>B</simpleChoice><simpleChoice identifier='c'>C</simpleChoice>"     \
  "</orderInteraction>"
#define ASSOCIATE                                                                                  \
  "<associateInteraction responseIdentifier='R' maxAssociations='0'>"                              \
  "<simpleAssociableChoice identifier='a' matchMax='1'>A</simpleAssociableChoice>"                 \
  "<simpleAssociableChoice identifier='b' matchMax='1'>B</simpleAssociableChoice>"                 \
  "<simpleAssociableChoice identifier='c' matchMax='1'>C</simpleAssociableChoice>"                 \
  "<simpleAssociableChoice identifier='d' matchMax='1'>D</simpleAssociableChoice>"                 \
  "</associateInteraction>"
#define GAPS                                                                                       \
  "<gapMatchInteraction responseIdentifier='R'><gapText identifier='a' matchMax='1'>A</gapText>"   \
  "<gapText identifier='b' matchMax='1'>B</gapText><p>x <gap identifier='g1'/> y "                 \
  "<gap identifier='g2'/></p></gapMatchInteraction>"
#define ENTRY "<p><textEntryInteraction responseIdentifier='R'/></p>"
#define POINTS                                                                                     \
  "<selectPointInteraction responseIdentifier='R' maxChoices='0'><object data='p.png' "            \
  "type='image/png' width='200' height='100'/></selectPointInteraction>"
#define AREAS                                                                                      \
  "<areaMapping defaultValue='0'><areaMapEntry shape='circle' coords='50,50,10' mappedValue='1'/>" \
  "<areaMapEntry shape='rect' coords='100,0,200,50' mappedValue='1'/>"                             \
  "<areaMapEntry shape='rect' coords='100,50,200,100' mappedValue='-1'/></areaMapping>"
#define TOLERANCE                                                                                  \
  "<responseProcessing><responseCondition><responseIf><equal toleranceMode='absolute' "            \
  "tolerance='0.5'><variable identifier='R'/><correct identifier='R'/></equal><setOutcomeValue "   \
  "identifier='SCORE'><baseValue baseType='float'>1</baseValue></setOutcomeValue></responseIf>"    \
  "</responseCondition></responseProcessing>"
#define MAPPED "<mapping defaultValue='0'>"

static const Case cases[] = {
  { "choice-right",
    "cardinality='single' baseType='identifier'",
    CORRECT (V ("b")),
    CHOICES,
    MATCH,
    { "b" },
    "+: +b" },
  { "choice-wrong",
    "cardinality='single' baseType='identifier'",
    CORRECT (V ("b")),
    CHOICES,
    MATCH,
    { "a" },
    "-: -a ?b" },
  { "choice-empty",
    "cardinality='single' baseType='identifier'",
    CORRECT (V ("b")),
    CHOICES,
    MATCH,
    { NULL },
    "-: ?b" },
  { "choices-in-part",
    "cardinality='multiple' baseType='identifier'",
    CORRECT (V ("a") V ("b")),
    CHOICES,
    MATCH,
    { "c", "b" },
    "-: -c +b ?a" },
  { "choices-in-any-order",
    "cardinality='multiple' baseType='identifier'",
    CORRECT (V ("a") V ("b")),
    CHOICES,
    MATCH,
    { "b", "a" },
    "+: +b +a" },
  /* one too many costs nothing here, and is wrong all the same */
  { "choices-mapped",
    "cardinality='multiple' baseType='identifier'",
    MAPPED "<mapEntry mapKey='a' mappedValue='1'/><mapEntry mapKey='b' mappedValue='2'/>"
           "<mapEntry mapKey='c' mappedValue='0'/></mapping>",
    CHOICES,
    MAP,
    { "a", "b", "c" },
    "-: +a +b -c" },
  { "choice-best-mapped",
    "cardinality='single' baseType='identifier'",
    MAPPED "<mapEntry mapKey='a' mappedValue='1'/><mapEntry mapKey='b' mappedValue='2'/></mapping>",
    CHOICES,
    MAP,
    { "a" },
    "-: -a ?b" },
  { "nobody-says",
    "cardinality='multiple' baseType='identifier'",
    "",
    CHOICES,
    MATCH,
    { "a", "c" },
    "=: =a =c" },
  { "order",
    "cardinality='ordered' baseType='identifier'",
    CORRECT (V ("a") V ("b") V ("c")),
    ORDER,
    MATCH,
    { "a", "c", "b" },
    "-: +a -c -b" },
  { "order-short",
    "cardinality='ordered' baseType='identifier'",
    CORRECT (V ("a") V ("b") V ("c")),
    ORDER,
    MATCH,
    { "a", "b" },
    "-: +a +b ?c" },
  { "pairs-have-no-direction",
    "cardinality='multiple' baseType='pair'",
    CORRECT (V ("a b") V ("c d")),
    ASSOCIATE,
    MATCH,
    { "b a", "c d" },
    "+: +b a +c d" },
  { "pairs-in-part",
    "cardinality='multiple' baseType='pair'",
    CORRECT (V ("a b") V ("c d")),
    ASSOCIATE,
    MATCH,
    { "a c", "d c" },
    "-: -a c +d c ?a b" },
  { "gaps",
    "cardinality='multiple' baseType='directedPair'",
    CORRECT (V ("a g1") V ("b g2")),
    GAPS,
    MATCH,
    { "b g1" },
    "-: -b g1 ?a g1 ?b g2" },
  { "text-accepted",
    "cardinality='single' baseType='string'",
    CORRECT (V ("York")) MAPPED "<mapEntry mapKey='York' mappedValue='1'/>"
                                "<mapEntry mapKey='york' mappedValue='0.5'/></mapping>",
    ENTRY,
    MAP,
    { "york" },
    "+: +york" },
  { "text-wrong",
    "cardinality='single' baseType='string'",
    CORRECT (V ("York")) MAPPED "<mapEntry mapKey='York' mappedValue='1'/>"
                                "<mapEntry mapKey='Leeds' mappedValue='0'/></mapping>",
    ENTRY,
    MAP,
    { "Leeds" },
    "-: -Leeds ?York" },
  { "number-within-tolerance",
    "cardinality='single' baseType='float'",
    CORRECT (V ("3")),
    ENTRY,
    TOLERANCE,
    { "3.4" },
    "+: +3.4" },
  { "number-out-of-tolerance",
    "cardinality='single' baseType='float'",
    CORRECT (V ("3")),
    ENTRY,
    TOLERANCE,
    { "3.6" },
    "-: -3.6 ?3" },
  { "points",
    "cardinality='multiple' baseType='point'",
    AREAS,
    POINTS,
    MAP_POINT,
    { "55 50", "20 20", "150 80" },
    "-: +55 50 -20 20 -150 80 ?*" },
  { "points-all",
    "cardinality='multiple' baseType='point'",
    AREAS,
    POINTS,
    MAP_POINT,
    { "55 50", "150 20" },
    "+: +55 50 +150 20" },
  { "points-none",
    "cardinality='multiple' baseType='point'",
    AREAS,
    POINTS,
    MAP_POINT,
    { NULL },
    "-: ?* ?*" },
};

static LayoverItem *
load (const Case *self)
{
  g_autofree char *text = g_strdup_printf (
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t'>"
      "<responseDeclaration identifier='R' %s>%s</responseDeclaration>"
      "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
      "<itemBody>%s</itemBody>%s</assessmentItem>",
      self->declaration, self->inside, self->body, self->rules);
  g_autofree char *named = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverItem *item;

  /* the templates of QTI speak of RESPONSE */
  named = g_strdup (g_strstr_len (text, -1, "<assessmentItem"));
  if (strstr (self->rules, "template=") != NULL)
    {
      g_auto (GStrv) pieces = g_strsplit (named, "='R'", -1);

      g_free (named);
      named = g_strjoinv ("='RESPONSE'", pieces);
    }
  bytes = g_bytes_new (named, strlen (named));
  item = layover_item_load (bytes, "i.xml", &error);
  g_assert_no_error (error);

  return item;
}

static char
letter (LayoverMark mark)
{
  static const char letters[] = "=+-?";

  return letters[mark];
}

static char *
describe (const LayoverJudgement *judgement)
{
  GPtrArray *parts = layover_judgement_get_parts (judgement);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%c:", letter (layover_judgement_get_mark (judgement)));
  for (guint i = 0; i < parts->len; i++)
    {
      const LayoverJudgedPart *part = parts->pdata[i];
      g_autofree char *value = part->value != NULL ? layover_value_dup_lexical (part->value)
                                                   : g_strdup ("*");

      g_assert_true (part->value != NULL || part->area != NULL);
      g_string_append_printf (text, " %c%s", letter (part->mark), value);
    }

  return g_string_free (text, FALSE);
}

static LayoverJudgement *
judge (LayoverItemSession *session, const char *const *answer)
{
  LayoverItem *item = layover_item_session_get_item (session);
  LayoverInteraction *interaction = layover_item_get_interaction (item, 0);
  LayoverDeclaration *declaration = layover_item_get_response_declaration (
      item, layover_interaction_get_response_identifier (interaction));
  g_autoptr (LayoverValue) value = NULL;
  g_autoptr (GError) error = NULL;

  layover_value_from_strings (layover_declaration_get_cardinality (declaration),
                              layover_declaration_get_base_type (declaration), answer, &value,
                              &error);
  g_assert_no_error (error);

  return layover_judgement_new (session, interaction, value);
}

static void
test_judgement_says_what_each_part_is (gconstpointer data)
{
  const Case *self = data;
  g_autoptr (LayoverItem) item = load (self);
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 1);
  g_autoptr (LayoverJudgement) judgement = judge (session, self->answer);
  g_autofree char *text = describe (judgement);

  g_assert_cmpstr (text, ==, self->expected);
  /* the session was only asked */
  g_assert_null (layover_item_session_get_response (
      session,
      layover_interaction_get_response_identifier (layover_item_get_interaction (item, 0))));
}

static const Case *
find_case (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_str_equal (cases[i].name, name))
      return &cases[i];

  g_assert_not_reached ();
}

static void
test_judgement_is_asked_by_part (void)
{
  const char *places[] = { "a", "c", NULL };
  const char *pairs[] = { "b a", "c a", NULL };
  const char *gaps[] = { "b g1", NULL };
  g_autoptr (LayoverItem) order = load (find_case ("order"));
  g_autoptr (LayoverItemSession) order_session = layover_item_session_new (order, 1);
  g_autoptr (LayoverJudgement) in_order = judge (order_session, places);
  g_autoptr (LayoverItem) associate = load (find_case ("pairs-in-part"));
  g_autoptr (LayoverItemSession) associate_session = layover_item_session_new (associate, 1);
  g_autoptr (LayoverJudgement) paired = judge (associate_session, pairs);
  g_autoptr (LayoverItem) gap = load (find_case ("gaps"));
  g_autoptr (LayoverItemSession) gap_session = layover_item_session_new (gap, 1);
  g_autoptr (LayoverJudgement) filled = judge (gap_session, gaps);

  g_assert_cmpint (layover_judgement_mark_place (in_order, 0), ==, LAYOVER_MARK_RIGHT);
  g_assert_cmpint (layover_judgement_mark_place (in_order, 1), ==, LAYOVER_MARK_WRONG);
  g_assert_cmpint (layover_judgement_mark_place (in_order, 2), ==, LAYOVER_MARK_MISSED);
  g_assert_cmpint (layover_judgement_mark_place (in_order, 3), ==, LAYOVER_MARK_NONE);

  g_assert_cmpint (layover_judgement_mark_pair (paired, "a", "b"), ==, LAYOVER_MARK_RIGHT);
  g_assert_cmpint (layover_judgement_mark_pair (paired, "a", "c"), ==, LAYOVER_MARK_WRONG);
  g_assert_cmpint (layover_judgement_mark_pair (paired, "d", "c"), ==, LAYOVER_MARK_MISSED);
  g_assert_cmpint (layover_judgement_mark_pair (paired, "b", "d"), ==, LAYOVER_MARK_NONE);

  /* what goes into a gap has a direction */
  g_assert_cmpint (layover_judgement_mark_pair (filled, "b", "g1"), ==, LAYOVER_MARK_WRONG);
  g_assert_cmpint (layover_judgement_mark_pair (filled, "a", "g1"), ==, LAYOVER_MARK_MISSED);
  g_assert_cmpint (layover_judgement_mark_pair (filled, "g1", "a"), ==, LAYOVER_MARK_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/qti/judgement/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_judgement_says_what_each_part_is);
    }
  g_test_add_func ("/qti/judgement/by-part", test_judgement_is_asked_by_part);

  return g_test_run ();
}
