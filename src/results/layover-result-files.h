/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-answer-files.h"
#include "layover-assessment-result.h"
#include "layover-container-writer.h"
#include "layover-container.h"

G_BEGIN_DECLS

/* The files that answers name, in the sealed part of a results file: files/ and their digest. */

#define LAYOVER_RESULT_FILES_FOLDER "files/"

/**
 * LayoverResultFile:
 * @item: the key of the item in its form
 * @response: the identifier of the response in the item
 *
 * A file that was handed in as an answer.
 */
typedef struct
{
  char *item;
  char *response;
  LayoverFileLabel *label;
} LayoverResultFile;

GPtrArray *layover_result_files_list (LayoverAssessmentResult *report, const char *entry,
                                      GError **error);
gboolean layover_result_files_check (GPtrArray *files, LayoverContainer *payload, GError **error);
GBytes *layover_result_file_read (const LayoverResultFile *self, LayoverContainer *payload,
                                  GError **error);
char *layover_result_file_dup_safe_name (const LayoverResultFile *self);
gboolean layover_result_files_write (GHashTable *bytes_by_digest, LayoverContainerWriter *writer,
                                     GError **error);

G_END_DECLS
