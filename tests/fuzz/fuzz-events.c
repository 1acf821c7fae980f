/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "fuzz.h"
#include "layover-event-log.h"

/* What is accepted, written again from what was understood, is the same bytes. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const guint8 ids[32] = { 0 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverEventLog) log = layover_event_log_new (ids, ids, ids);
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  if (!layover_event_log_read_lines (log, bytes, "events.jsonl", NULL))
    return 0;

  again = layover_event_log_dup_lines (log);
  g_assert_true (g_bytes_equal (again, bytes));

  answers = layover_event_log_list_answers (log);
  g_assert_cmpuint (answers->len, <=, layover_event_log_get_n_events (log));
  g_assert_cmpint (layover_event_log_get_time_used_ms (log), >=, 0);
  return 0;
}
