/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** LayoverFileType: what an exchanged file is; said by its signature, never by its name */
typedef enum
{
  LAYOVER_FILE_TYPE_ENROLMENT,
  LAYOVER_FILE_TYPE_BUNDLE,
  LAYOVER_FILE_TYPE_SESSION,
  LAYOVER_FILE_TYPE_RESULT,
  LAYOVER_FILE_TYPE_COUNTERSIGN,
  LAYOVER_FILE_TYPE_RECEIPT,
  LAYOVER_FILE_TYPE_CREDENTIAL,
} LayoverFileType;

const char *layover_file_type_to_string (LayoverFileType type);
gboolean layover_file_type_from_string (const char *text, LayoverFileType *type);
const char *layover_file_type_get_label (LayoverFileType type);

/**
 * LayoverStatement:
 * @id: identifier within its organisation
 * @version: 1 to 2147483647
 * @created_s: when it was signed, in seconds since 1970
 * @expires_s: when it ends, in seconds since 1970; 0 when it does not
 *
 * What a signature says about the file it stands for: the trusted comment of docs/format.md section 2.3.
 */
typedef struct
{
  LayoverFileType type;
  char *id;
  int version;
  gint64 created_s;
  gint64 expires_s;
} LayoverStatement;

#define LAYOVER_TYPE_STATEMENT (layover_statement_get_type ())
GType layover_statement_get_type (void);

LayoverStatement *layover_statement_new (LayoverFileType type, const char *id, int version,
                                         gint64 created_s, gint64 expires_s);
LayoverStatement *layover_statement_parse (const char *text, GError **error);
char *layover_statement_format (const LayoverStatement *self);
LayoverStatement *layover_statement_copy (const LayoverStatement *self);
void layover_statement_free (LayoverStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverStatement, layover_statement_free)

G_END_DECLS
