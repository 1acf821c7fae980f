/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-test-session.h"

G_BEGIN_DECLS

/* What a test allows its candidates to do, and what it tells them. The engine has no clock: who holds the session says
 * how long things took. */

/**
 * LayoverItemSessionControl:
 * @max_attempts: at an item that is not adaptive; 0 for any number
 * @shows_feedback: whether the item's feedback may be shown after an attempt
 * @allows_review: whether the candidate may come back to look
 * @shows_solution: whether the correct answer may be shown then
 * @allows_skipping: whether an item may be left without an answer
 * @validates_responses: whether an answer has to keep the author's limits
 *
 * QTI's itemSessionControl, with what is inherited from the levels above and QTI's defaults where nobody says.
 */
typedef struct
{
  guint max_attempts;
  gboolean shows_feedback;
  gboolean allows_review;
  gboolean shows_solution;
  gboolean allows_comment;
  gboolean allows_skipping;
  gboolean validates_responses;
} LayoverItemSessionControl;

/** LayoverTimeLimits: @minimum_s: 0 for none; @maximum_s: negative for none; @allows_late: whether what comes later counts */
typedef struct
{
  double minimum_s;
  double maximum_s;
  gboolean allows_late;
} LayoverTimeLimits;

/** LayoverTestTimes: seconds spent so far; for the section that is the innermost around the item */
typedef struct
{
  double test_s;
  double part_s;
  double section_s;
  double item_s;
} LayoverTestTimes;

/**
 * LayoverTestFeedback:
 * @part: (nullable): the part that it belongs to, %NULL for the whole test
 * @is_at_end: shown when the part or test is over, else while it goes on
 *
 * Borrowed from its test.
 */
typedef struct
{
  char *part;
  gboolean is_at_end;
  char *outcome;
  char *identifier;
  char *title;
  gboolean is_shown_on_match;
  LayoverContentNode *content;
} LayoverTestFeedback;

const LayoverItemSessionControl *layover_test_session_get_control (LayoverTestSession *self,
                                                                   guint i);
const LayoverTimeLimits *layover_test_get_time_limits (LayoverTest *self);
const LayoverTimeLimits *layover_test_session_get_part_time_limits (LayoverTestSession *self,
                                                                    guint i);
const LayoverTimeLimits *layover_test_session_get_section_time_limits (LayoverTestSession *self,
                                                                       guint i);
const LayoverTimeLimits *layover_test_session_get_item_time_limits (LayoverTestSession *self,
                                                                    guint i);

gboolean layover_test_session_end_attempt (LayoverTestSession *self, guint i,
                                           const LayoverTestTimes *times, GError **error);

gboolean layover_test_session_press (LayoverTestSession *self, guint i, const char *response_id,
                                     GError **error);
gboolean layover_test_session_can_press (LayoverTestSession *self, guint i);
gboolean layover_test_session_is_last_press (LayoverTestSession *self, guint i,
                                             const char *response_id);
gboolean layover_test_session_is_over (LayoverTestSession *self, guint i);
gboolean layover_test_session_shows_feedback (LayoverTestSession *self, guint i);

GPtrArray *layover_test_session_list_feedback (LayoverTestSession *self, const char *part,
                                               gboolean is_at_end);

G_END_DECLS
