/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverAssessed:
 * @LAYOVER_ASSESSED_NONE: there is no such exam in the course
 * @LAYOVER_ASSESSED_OPEN: not sat yet
 * @LAYOVER_ASSESSED_UNDER_WAY: begun and not handed in
 * @LAYOVER_ASSESSED_WAITING: handed in, scored elsewhere
 * @LAYOVER_ASSESSED_NOT_PASSED: the last attempt was not a pass
 * @LAYOVER_ASSESSED_PASSED: passed
 */
typedef enum
{
  LAYOVER_ASSESSED_NONE,
  LAYOVER_ASSESSED_OPEN,
  LAYOVER_ASSESSED_UNDER_WAY,
  LAYOVER_ASSESSED_WAITING,
  LAYOVER_ASSESSED_NOT_PASSED,
  LAYOVER_ASSESSED_PASSED,
} LayoverAssessed;

/** LayoverStandingFacts: all that decides where a learner stands in one course */
typedef struct
{
  guint n_parts;
  guint n_done;
  LayoverAssessed written;
  LayoverAssessed practical;
  gint64 certified_until_s; /* 0: without end, or not certified */
  gint64 now_s;
} LayoverStandingFacts;

typedef enum
{
  LAYOVER_STANDING_NOT_STARTED,
  LAYOVER_STANDING_READING,
  LAYOVER_STANDING_WRITTEN_OPEN,
  LAYOVER_STANDING_WRITTEN_UNDER_WAY,
  LAYOVER_STANDING_HANDED_IN,
  LAYOVER_STANDING_NOT_PASSED,
  LAYOVER_STANDING_WRITTEN_PASSED,
  LAYOVER_STANDING_PRACTICAL_OPEN,
  LAYOVER_STANDING_CERTIFIED,
  LAYOVER_STANDING_RENEW,
  LAYOVER_STANDING_EXPIRED,
} LayoverStanding;

/* How long before its end a certification asks to be renewed. */
#define LAYOVER_STANDING_RENEW_DAYS 60

LayoverStanding layover_standing_judge (const LayoverStandingFacts *facts);
char *layover_standing_dup_sentence (const LayoverStandingFacts *facts);

G_END_DECLS
