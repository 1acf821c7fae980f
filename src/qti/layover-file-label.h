/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-value.h"

G_BEGIN_DECLS

/* docs/format.md section 8 */
#define LAYOVER_ANSWER_FILE_MAX_BYTES (8 * 1000 * 1000)
#define LAYOVER_ANSWER_FILES_MAX_BYTES (32 * 1000 * 1000)

/**
 * LayoverFileLabel:
 * @digest: lower-case hex SHA-256
 * @size_bytes: at least 1, at most %LAYOVER_ANSWER_FILE_MAX_BYTES
 * @type: a media type, "image/png"
 * @name: what its owner calls it: for people, never the name of a file of ours
 *
 * What an answer says about a file. As a QTI value of base type file it is one line of text: digest, size, type and
 * name, with a space between them.
 */
typedef struct
{
  char *digest;
  gsize size_bytes;
  char *type;
  char *name;
} LayoverFileLabel;

LayoverFileLabel *layover_file_label_new (const char *name, GBytes *bytes);
LayoverFileLabel *layover_file_label_copy (const LayoverFileLabel *self);
void layover_file_label_free (LayoverFileLabel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverFileLabel, layover_file_label_free)

char *layover_file_label_format (const LayoverFileLabel *self);
LayoverFileLabel *layover_file_label_parse (const char *text);
LayoverValue *layover_file_label_to_value (const LayoverFileLabel *self);
LayoverFileLabel *layover_file_label_from_value (const LayoverValue *value);

char *layover_file_name_clean (const char *name);

G_END_DECLS
