/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-test-session.h"

G_BEGIN_DECLS

#define KIND_RESPONSE "RESPONSE"
#define KIND_SECOND "SECOND"
#define KIND_MAX_MEMBERS 6

/**
 * Kind:
 * @declaration: attributes of the response declaration, and what is inside
 * @second_declaration: (nullable): as well, of the response SECOND
 * @right: a full answer, by its strings
 * @wrong: one that gives less
 * @second: (nullable): an answer to SECOND
 * @processing: (nullable): instead of match_correct
 * @said: a sentence that a review of the wrong answer says
 *
 * A question with one interaction, of each kind that can be answered.
 */
typedef struct
{
  const char *name;
  const char *declaration;
  const char *interaction;
  const char *right[KIND_MAX_MEMBERS];
  const char *wrong[KIND_MAX_MEMBERS];
  const char *said;
  const char *second_declaration;
  const char *second[KIND_MAX_MEMBERS];
  const char *processing;
} Kind;

guint kinds_get_n (void);
const Kind *kinds_get (guint i);
const Kind *kinds_find (const char *name);

LayoverItem *kind_load_item (const Kind *self);
LayoverTest *kinds_load_test (const char *control);
LayoverValue *kind_dup_value (LayoverItemSession *session, const char *response,
                              const char *const *strings);

G_END_DECLS
