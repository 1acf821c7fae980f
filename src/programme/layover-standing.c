/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-standing.h"

#define DAY_S (24 * 60 * 60)

/* Certified means knowledge and skill: a pass in the written exam and, where the course has one, in the practical. */
static gboolean
is_certified (const LayoverStandingFacts *facts)
{
  return facts->written == LAYOVER_ASSESSED_PASSED && facts->practical == LAYOVER_ASSESSED_PASSED;
}

static LayoverStanding
judge_certified (const LayoverStandingFacts *facts)
{
  gint64 left_s = facts->certified_until_s - facts->now_s;

  if (facts->certified_until_s == 0)
    return LAYOVER_STANDING_CERTIFIED;
  if (left_s <= 0)
    return LAYOVER_STANDING_EXPIRED;
  if (left_s <= (gint64) LAYOVER_STANDING_RENEW_DAYS * DAY_S)
    return LAYOVER_STANDING_RENEW;

  return LAYOVER_STANDING_CERTIFIED;
}

static LayoverStanding
judge_reading (const LayoverStandingFacts *facts)
{
  if (facts->n_done == 0)
    return LAYOVER_STANDING_NOT_STARTED;
  if (facts->n_done >= facts->n_parts && facts->written == LAYOVER_ASSESSED_OPEN)
    return LAYOVER_STANDING_WRITTEN_OPEN;

  return LAYOVER_STANDING_READING;
}

/**
 * layover_standing_judge:
 *
 * The one rule that says where a learner stands: what was sat decides before what was read, the written exam opens
 * the practical, and only both together certify.
 */
LayoverStanding
layover_standing_judge (const LayoverStandingFacts *facts)
{
  if (is_certified (facts))
    return judge_certified (facts);

  switch (facts->written)
    {
    case LAYOVER_ASSESSED_UNDER_WAY:
      return LAYOVER_STANDING_WRITTEN_UNDER_WAY;
    case LAYOVER_ASSESSED_WAITING:
      return LAYOVER_STANDING_HANDED_IN;
    case LAYOVER_ASSESSED_NOT_PASSED:
      return LAYOVER_STANDING_NOT_PASSED;
    case LAYOVER_ASSESSED_PASSED:
      return facts->practical == LAYOVER_ASSESSED_NONE ? LAYOVER_STANDING_WRITTEN_PASSED
                                                       : LAYOVER_STANDING_PRACTICAL_OPEN;
    case LAYOVER_ASSESSED_NONE:
    case LAYOVER_ASSESSED_OPEN:
    default:
      return judge_reading (facts);
    }
}

static char *
dup_date (gint64 unix_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (unix_s);

  /* Translators: a day, as in “14 June 2027”; see the manual of g_date_time_format () */
  return g_date_time_format (time, _ ("%-d %B %Y"));
}

static char *
dup_renew_sentence (const LayoverStandingFacts *facts)
{
  gint64 days = (facts->certified_until_s - facts->now_s + DAY_S - 1) / DAY_S;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Renew within %d day.", "Renew within %d days.", (gulong) days),
      (int) days);
}

static char *
dup_reading_sentence (const LayoverStandingFacts *facts)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u of %u part done.", "%u of %u parts done.", facts->n_parts),
      facts->n_done, facts->n_parts);
}

/** layover_standing_dup_sentence: Returns: (transfer full): the standing as one plain translated sentence */
char *
layover_standing_dup_sentence (const LayoverStandingFacts *facts)
{
  g_autofree char *until = dup_date (facts->certified_until_s);

  switch (layover_standing_judge (facts))
    {
    case LAYOVER_STANDING_NOT_STARTED:
      return g_strdup (_ ("Not started."));
    case LAYOVER_STANDING_WRITTEN_OPEN:
      return g_strdup (_ ("All parts done, written exam open."));
    case LAYOVER_STANDING_WRITTEN_UNDER_WAY:
      return g_strdup (_ ("Your exam is still open."));
    case LAYOVER_STANDING_HANDED_IN:
      return g_strdup (_ ("Handed in, waiting for the receipt."));
    case LAYOVER_STANDING_NOT_PASSED:
      return g_strdup (_ ("Written exam not passed this time."));
    case LAYOVER_STANDING_WRITTEN_PASSED:
      return g_strdup (_ ("Written exam passed."));
    case LAYOVER_STANDING_PRACTICAL_OPEN:
      return g_strdup (_ ("Written exam passed, practical open."));
    case LAYOVER_STANDING_CERTIFIED:
      /* Translators: %s is a day, as in “14 June 2027” */
      return facts->certified_until_s == 0 ? g_strdup (_ ("Certified."))
                                           : g_strdup_printf (_ ("Certified until %s."), until);
    case LAYOVER_STANDING_RENEW:
      return dup_renew_sentence (facts);
    case LAYOVER_STANDING_EXPIRED:
      /* Translators: %s is a day, as in “14 June 2027” */
      return g_strdup_printf (_ ("Expired on %s."), until);
    case LAYOVER_STANDING_READING:
    default:
      return dup_reading_sentence (facts);
    }
}
