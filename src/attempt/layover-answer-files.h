/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-answer-file.h"
#include "layover-store.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_ANSWER_FILES (layover_answer_files_get_type ())
G_DECLARE_FINAL_TYPE (LayoverAnswerFiles, layover_answer_files, LAYOVER, ANSWER_FILES, GObject)

LayoverAnswerFiles *layover_answer_files_new (LayoverStore *store, const char *attempt_id);

void layover_answer_files_put (LayoverAnswerFiles *self, LayoverAnswerFile *file);
GBytes *layover_answer_files_get_waiting (LayoverAnswerFiles *self, const char *digest);
gboolean layover_answer_files_has (LayoverAnswerFiles *self, const char *digest);
GBytes *layover_answer_files_dup (LayoverAnswerFiles *self, const LayoverFileLabel *label,
                                  GError **error);
char *layover_answer_files_dup_folder (LayoverAnswerFiles *self);
const char *layover_answer_files_get_attempt_id (LayoverAnswerFiles *self);
void layover_answer_files_begin_reading (LayoverAnswerFiles *self);
void layover_answer_files_end_reading (LayoverAnswerFiles *self);
gboolean layover_answer_files_is_reading (LayoverAnswerFiles *self);
void layover_answer_files_keep_only (LayoverAnswerFiles *self, GHashTable *digests);

G_END_DECLS
