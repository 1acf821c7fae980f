/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-file-label.h"

G_BEGIN_DECLS

/**
 * LayoverAnswerFile:
 *
 * A file as it was read: its bytes, and what there is to say about them. Immutable, reference counted, shared between
 * threads.
 */
typedef struct _LayoverAnswerFile LayoverAnswerFile;

#define LAYOVER_TYPE_ANSWER_FILE (layover_answer_file_get_type ())
GType layover_answer_file_get_type (void);

LayoverAnswerFile *layover_answer_file_new (const char *name, GBytes *bytes, GError **error);
LayoverAnswerFile *layover_answer_file_read (GFile *file, GCancellable *cancellable,
                                             GError **error);
LayoverAnswerFile *layover_answer_file_ref (LayoverAnswerFile *self);
void layover_answer_file_unref (LayoverAnswerFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverAnswerFile, layover_answer_file_unref)

const LayoverFileLabel *layover_answer_file_get_label (LayoverAnswerFile *self);
GBytes *layover_answer_file_get_bytes (LayoverAnswerFile *self);

G_END_DECLS
