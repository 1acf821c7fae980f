/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-question-source.h"

G_BEGIN_DECLS

/**
 * LayoverCliQuestions:
 *
 * Where the commands about items and tests find them. A name in a table is relative to the root; "x.zip!a.xml" is a
 * file in a content package. What was loaded last is kept, since rows about one item follow each other.
 */
typedef struct
{
  LayoverQuestionSource *root;
  LayoverQuestionSource *package;
  char *package_name;
  char *name;
  GObject *loaded;
} LayoverCliQuestions;

typedef GObject *(*LayoverCliQuestionLoad) (LayoverQuestionSource *source, const char *entry,
                                            GError **error);

gboolean layover_cli_names_package (const char *path, gsize length);
const char *layover_cli_find_in_package (const char *name);
gboolean layover_cli_questions_open (LayoverCliQuestions *self, const char *root, GError **error);
gboolean layover_cli_questions_open_for (LayoverCliQuestions *self, const char *root,
                                         const char *file, char **name, GError **error);
void layover_cli_questions_clear (LayoverCliQuestions *self);

LayoverItem *layover_cli_questions_load_item (LayoverCliQuestions *self, const char *name,
                                              GError **error);
LayoverTest *layover_cli_questions_load_test (LayoverCliQuestions *self, const char *name,
                                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LayoverCliQuestions, layover_cli_questions_clear)
void layover_cli_questions_read_item_texts (LayoverCliQuestions *self, const char *name,
                                            LayoverItem *item);
void layover_cli_questions_read_test_texts (LayoverCliQuestions *self, const char *name,
                                            LayoverTest *test);

G_END_DECLS
