/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Stock programs, for the tests that compare our files with theirs. */

gboolean run_program (const char *folder, const char *input, char **output, const char *program,
                      ...) G_GNUC_NULL_TERMINATED;
gboolean run_words_with_bytes (const char *folder, GBytes *input, char **output,
                               const char *const *words);
gboolean run_words (const char *folder, const char *input, char **output, const char *const *words);
gboolean skip_without (const char *program);

G_END_DECLS
