/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-error.h"
#include "layover-value.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/* Reading QTI out of XML. Names are given as QTI 2 writes them ("choiceInteraction", "maxChoices"); QTI 3's
 * ("qti-choice-interaction", "max-choices") mean the same here and nowhere above. Private to this layer. */

/* format.md section 10 allows so many choices; nothing else that an author lists in one place needs more. */
#define LAYOVER_QTI_MAX_LISTED 1000

gboolean layover_qti_name_is (const char *xml_name, const char *name);
gboolean layover_qti_is (LayoverXmlNode *node, const char *name);
LayoverXmlNode *layover_qti_find_child (LayoverXmlNode *node, const char *name);
char *layover_qti_dup_name (LayoverXmlNode *node);
char *layover_qti_dup_kebab (const char *name);

void layover_qti_set_error (GError **error, LayoverErrorCode code, const char *entry,
                            LayoverXmlNode *node, const char *format, ...) G_GNUC_PRINTF (5, 6);
void layover_qti_add_place (GError **error, const char *entry, LayoverXmlNode *node);

gboolean layover_qti_is_extension (LayoverXmlNode *node);
void layover_qti_note_extension (GPtrArray *remarks, const char *entry, LayoverXmlNode *node);
void layover_qti_note_extensions (GPtrArray *remarks, const char *entry, LayoverXmlNode *node);
gboolean layover_qti_forgive (GPtrArray *faults, GError **error);

const char *layover_qti_get_attribute (LayoverXmlNode *node, const char *name);
void layover_qti_set_identifier_error (GError **error, const char *entry, LayoverXmlNode *node,
                                       const char *name);
gboolean layover_qti_read_identifier (LayoverXmlNode *node, const char *name, const char *entry,
                                      char **identifier, GError **error);
gboolean layover_qti_read_own_name (LayoverXmlNode *node, const char *entry, GPtrArray *faults,
                                    char **name, GError **error);
gboolean layover_qti_read_optional_identifier (LayoverXmlNode *node, const char *name,
                                               const char *entry, char **identifier,
                                               GError **error);
gboolean layover_qti_read_boolean (LayoverXmlNode *node, const char *name, const char *entry,
                                   gboolean *truth, GError **error);
gboolean layover_qti_read_count (LayoverXmlNode *node, const char *name, const char *entry,
                                 guint *count, GError **error);
gboolean layover_qti_read_number (LayoverXmlNode *node, const char *name, const char *entry,
                                  double *number, gboolean *is_given, GError **error);
gboolean layover_qti_read_keyword (LayoverXmlNode *node, const char *name, const char *entry,
                                   const char *const *keywords, guint *index, GError **error);
gboolean layover_qti_read_type (LayoverXmlNode *node, const char *entry,
                                LayoverCardinality *cardinality, LayoverBaseType *base_type,
                                GError **error);
gboolean layover_qti_read_words (LayoverXmlNode *node, const char *name, const char *entry,
                                 GStrv *words, GError **error);
gboolean layover_qti_check_count (LayoverXmlNode *node, const char *entry, guint count,
                                  GError **error);
gboolean layover_qti_is_for_candidate (LayoverXmlNode *rubric);
GStrv layover_qti_dup_words (LayoverXmlNode *node, const char *name);

G_END_DECLS
