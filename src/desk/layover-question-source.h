/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-answer-file.h"
#include "layover-test.h"

G_BEGIN_DECLS

/**
 * LayoverQuestionSource:
 *
 * Where questions and tests of other systems lie: a folder, or a content package as one ZIP file. Nothing outside of it
 * is ever opened: names with ".." and symbolic links are refused.
 */
#define LAYOVER_TYPE_QUESTION_SOURCE (layover_question_source_get_type ())
G_DECLARE_FINAL_TYPE (LayoverQuestionSource, layover_question_source, LAYOVER, QUESTION_SOURCE,
                      GObject)

LayoverQuestionSource *layover_question_source_new (const char *path, GError **error);
LayoverQuestionSource *layover_question_source_new_inside (LayoverQuestionSource *folder,
                                                           const char *package, GError **error);

gboolean layover_question_source_has (LayoverQuestionSource *self, const char *entry);
GBytes *layover_question_source_read (LayoverQuestionSource *self, const char *entry,
                                      GError **error);
LayoverAnswerFile *layover_question_source_read_answer (LayoverQuestionSource *self,
                                                        const char *entry, GError **error);
LayoverItem *layover_question_source_load_item (LayoverQuestionSource *self, const char *entry,
                                                GError **error);
LayoverTest *layover_question_source_load_test (LayoverQuestionSource *self, const char *entry,
                                                GError **error);
void layover_question_source_read_item_texts (LayoverQuestionSource *self, LayoverItem *item);
void layover_question_source_read_test_texts (LayoverQuestionSource *self, LayoverTest *test);

G_END_DECLS
