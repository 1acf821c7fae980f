/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LAYOVER_RECORD_MAX_SIZE 65536
#define LAYOVER_RECORD_MAX_LINES 2000
#define LAYOVER_RECORD_MAX_VALUE 4096

/** LayoverRecordField: one field a kind of record has, in the order in which they have to stand */
typedef struct
{
  const char *name;
  gboolean is_repeated;
  gboolean is_optional;
} LayoverRecordField;

/**
 * LayoverRecord:
 *
 * A parsed `.rec` entry (docs/format.md section 3).
 */
typedef struct _LayoverRecord LayoverRecord;

LayoverRecord *layover_record_parse (GBytes *bytes, const char *entry,
                                     const LayoverRecordField *fields, guint n_fields,
                                     GError **error);
const char *layover_record_get (const LayoverRecord *self, const char *name);
const char *const *layover_record_get_all (const LayoverRecord *self, const char *name);
guint layover_record_get_n (const LayoverRecord *self, const char *name);
guint layover_record_get_line (const LayoverRecord *self, const char *name, guint i);
void layover_record_set_value_error (const LayoverRecord *self, const char *name, guint i,
                                     const char *message, GError **error);
void layover_record_free (LayoverRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverRecord, layover_record_free)

/** LayoverRecordWriter: collects the fields of a record in the order in which they will stand */
typedef struct _LayoverRecordWriter LayoverRecordWriter;

LayoverRecordWriter *layover_record_writer_new (void);
void layover_record_writer_add (LayoverRecordWriter *self, const char *name, const char *value);
void layover_record_writer_add_int (LayoverRecordWriter *self, const char *name, gint64 value);
GBytes *layover_record_writer_finish (LayoverRecordWriter *self, GError **error);
void layover_record_writer_free (LayoverRecordWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverRecordWriter, layover_record_writer_free)

G_END_DECLS
