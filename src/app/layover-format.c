/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-format.h"

/**
 * layover_format_minutes:
 *
 * Returns: "6 min", "1 h 20 min", with no-break spaces
 */
char *
layover_format_minutes (guint minutes)
{
  if (minutes < 60)
    /* Translators: minutes, with a no-break space */
    return g_strdup_printf (_ ("%u min"), minutes);
  if (minutes % 60 == 0)
    /* Translators: hours, with a no-break space */
    return g_strdup_printf (_ ("%u h"), minutes / 60);

  /* Translators: hours and minutes, with no-break spaces */
  return g_strdup_printf (_ ("%u h %02u min"), minutes / 60, minutes % 60);
}

/**
 * layover_format_clock:
 *
 * Returns: a place in a film, "2:08" or "1:02:08"
 */
char *
layover_format_clock (gint64 seconds)
{
  gint64 minutes = MAX (seconds, 0) / 60;

  seconds = MAX (seconds, 0) % 60;
  if (minutes < 60)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT, minutes, seconds);

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT ":%02" G_GINT64_FORMAT,
                          minutes / 60, minutes % 60, seconds);
}

/**
 * layover_format_date:
 *
 * Returns: (nullable): the day, "2 November 2026", in the time zone of this computer
 */
char *
layover_format_date (gint64 unix_s)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (unix_s);

  if (time == NULL)
    return g_strdup ("");

  /* Translators: a day, as of g_date_time_format (): "2 November 2026" */
  return g_date_time_format (time, _ ("%-e %B %Y"));
}

char *
layover_format_size (guint64 size_bytes)
{
  return g_format_size (size_bytes);
}
