/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-answer-file.h"

G_BEGIN_DECLS

/* Reading a file that somebody hands in, without making anybody wait. */

void layover_answer_file_read_async (GFile *file, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
LayoverAnswerFile *layover_answer_file_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
