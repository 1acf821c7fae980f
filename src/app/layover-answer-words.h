/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-judgement.h"

G_BEGIN_DECLS

/* Answers in words, as a person reads them: never identifiers. */

char *layover_answer_words_dup_member (LayoverInteraction *interaction, LayoverValue *member);
char *layover_answer_words_dup_value (LayoverInteraction *interaction, LayoverValue *value);
char *layover_answer_words_dup_part (LayoverInteraction *interaction,
                                     const LayoverJudgedPart *part);
char *layover_answer_words_dup_sentence (LayoverInteraction *interaction,
                                         const LayoverJudgedPart *part);

G_END_DECLS
