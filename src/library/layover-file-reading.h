/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-answer-files.h"

G_BEGIN_DECLS

/* Reading a file that somebody hands in, and bringing it to the disk, without making anybody wait. */

void layover_answer_files_read_async (LayoverAnswerFiles *self, GFile *file,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
void layover_answer_files_take_async (LayoverAnswerFiles *self, const char *name, GBytes *bytes,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
LayoverAnswerFile *layover_answer_files_read_finish (LayoverAnswerFiles *self, GAsyncResult *result,
                                                     GError **error);

G_END_DECLS
