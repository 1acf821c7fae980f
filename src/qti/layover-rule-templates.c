/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include "layover-rules.h"

/* The standard templates of response processing, written in the language they stand for. */

#define SET_SCORE(expression) "<setOutcomeValue identifier='SCORE'>" expression "</setOutcomeValue>"
#define SET_WORD(variable, word)                                                                   \
  "<setOutcomeValue identifier='" variable "'><baseValue baseType='identifier'>" word              \
  "</baseValue></setOutcomeValue>"
#define FLOAT(number) "<baseValue baseType='float'>" number "</baseValue>"
#define CONDITION(branches) "<responseCondition>" branches "</responseCondition>"
#define IF(inside) "<responseIf>" inside "</responseIf>"
#define ELSE(inside) "<responseElse>" inside "</responseElse>"
#define IS_CORRECT                                                                                 \
  "<match><variable identifier='RESPONSE'/><correct identifier='RESPONSE'/></match>"

#define MATCH CONDITION (IF (IS_CORRECT SET_SCORE (FLOAT ("1"))) ELSE (SET_SCORE (FLOAT ("0"))))
#define MAP_WITH(expression)                                                                       \
  CONDITION (IF ("<isNull><variable identifier='RESPONSE'/></isNull>" SET_SCORE (FLOAT ("0")))     \
                 ELSE (SET_SCORE ("<" expression " identifier='RESPONSE'/>")))

/* Those of Common Cartridge that say in FEEDBACK or FEEDBACKBASIC whether the answer was right */
#define MAP_AND_TELL                                                                               \
  MAP_WITH ("mapResponse")                                                                         \
  CONDITION (IF ("<equal toleranceMode='exact'><variable identifier='MAXSCORE'/>"                  \
                 "<variable identifier='SCORE'/></equal>" SET_WORD ("FEEDBACK", "correct"))        \
                 ELSE (SET_WORD ("FEEDBACK", "incorrect")))
#define MATCH_AND_TELL                                                                             \
  CONDITION (IF (IS_CORRECT SET_SCORE ("<variable identifier='MAXSCORE'/>") SET_WORD (             \
      "FEEDBACKBASIC", "correct")) ELSE (SET_WORD ("FEEDBACKBASIC", "incorrect")))

#define RULES(inside) "<responseProcessing>" inside "</responseProcessing>"

static const struct
{
  const char *name;
  const char *rules;
} templates[] = {
  { "match_correct", RULES (MATCH) },
  { "map_response", RULES (MAP_WITH ("mapResponse")) },
  { "map_response_point", RULES (MAP_WITH ("mapResponsePoint")) },
  { "CC2_match", RULES (MATCH) },
  { "CC2_match_basic", RULES (MATCH_AND_TELL) },
  { "CC2_map_response", RULES (MAP_AND_TELL) },
};

/* "…/rptemplates/match_correct", with or without ".xml", or the bare name */
static gboolean
find_template (const char *uri, guint *index)
{
  const char *slash = strrchr (uri, '/');
  const char *name = slash != NULL ? slash + 1 : uri;
  gsize length = strcspn (name, " \t\r\n");

  if (length > 4 && strncmp (name + length - 4, ".xml", 4) == 0)
    length -= 4;

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (strlen (templates[i].name) == length && strncmp (templates[i].name, name, length) == 0)
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

/* Read once a process: most items name one of the first two. */
static LayoverXmlDocument *
get_document (guint index)
{
  static LayoverXmlDocument *documents[G_N_ELEMENTS (templates)];
  LayoverXmlDocument *document = g_atomic_pointer_get (&documents[index]);
  g_autoptr (GBytes) bytes = NULL;

  if (document != NULL)
    return document;

  bytes = g_bytes_new_static (templates[index].rules, strlen (templates[index].rules));
  document = layover_xml_document_new (bytes, NULL, NULL);
  if (!g_atomic_pointer_compare_and_exchange (&documents[index], NULL, document))
    layover_xml_document_unref (document);

  return g_atomic_pointer_get (&documents[index]);
}

/** layover_rules_is_template: whether the value of the attribute "template" or "templateLocation" names a standard one */
gboolean
layover_rules_is_template (const char *uri)
{
  guint index;

  return find_template (uri, &index);
}

/** layover_rules_load_template: @uri: one for which layover_rules_is_template() is true */
LayoverRules *
layover_rules_load_template (const char *uri, LayoverRuleReader *reader, GError **error)
{
  guint index;

  g_return_val_if_fail (find_template (uri, &index), NULL);

  return layover_rules_load (layover_xml_document_get_root (get_document (index)), reader, error);
}
