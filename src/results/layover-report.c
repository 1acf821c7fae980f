/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-results"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-report.h"
#include "layover-text.h"

/**
 * layover_report_write:
 * @session: scored
 * @log: with its submit event, whose time is the report's
 * @attempt_id: lower-case hex
 *
 * The same arguments give the same bytes on every computer, so that a report can be checked by writing it again.
 *
 * Returns: (transfer full): result.xml
 */
GBytes *
layover_report_write (LayoverTestSession *session, LayoverEventLog *log, const char *attempt_id,
                      const char *learner)
{
  const LayoverEvent *submit = layover_event_log_get_last (log, LAYOVER_EVENT_SUBMIT);
  const char *const identifiers[] = { attempt_id, NULL };
  const LayoverAssessmentContext context = {
    .sourced_id = learner,
    .session_source = "urn:layover:attempt",
    .session_identifiers = identifiers,
    .datestamp_s = submit->utc_s,
  };

  return layover_assessment_result_write (session, &context);
}

static char *
make_key (const char *item, const char *response)
{
  return g_strdup_printf ("%s\n%s", item, response);
}

/* The last answers by item and response; an empty one is none. */
static GHashTable *
collect_answers (LayoverEventLog *log)
{
  g_autoptr (GPtrArray) answers = layover_event_log_list_answers (log);
  GHashTable *by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < answers->len; i++)
    {
      const LayoverEvent *answer = g_ptr_array_index (answers, i);

      if (answer->value[0] != NULL)
        g_hash_table_insert (by_key, make_key (answer->item, answer->response), answer->value);
    }

  return by_key;
}

static gboolean
is_builtin (const char *identifier)
{
  return strcmp (identifier, "duration") == 0 || strcmp (identifier, "numAttempts") == 0;
}

/* Takes each answer that @item repeats out of @answers; FALSE at the first response that is another one. */
static gboolean
match_item (LayoverAssessmentResult *report, guint i, GHashTable *answers)
{
  const char *item = layover_assessment_result_get_item_identifier (report, i);
  const char *const *variables = layover_assessment_result_get_item_variables (report, i);

  for (gsize k = 0; variables[k] != NULL; k++)
    {
      g_autofree char *key = make_key (item, variables[k]);
      char **given = g_hash_table_lookup (answers, key);
      g_auto (GStrv) reported = NULL;

      if (!layover_assessment_result_is_item_response (report, i, variables[k])
          || is_builtin (variables[k]))
        continue;

      reported = layover_value_to_strings (
          layover_assessment_result_get_item_value (report, i, variables[k]));
      if (given == NULL
              ? reported[0] != NULL
              : !g_strv_equal ((const char *const *) given, (const char *const *) reported))
        return FALSE;
      g_hash_table_remove (answers, key);
    }

  return TRUE;
}

static gboolean
check_context (LayoverAssessmentResult *report, LayoverEventLog *log, const char *attempt_id,
               const char *entry, GError **error)
{
  const LayoverEvent *submit = layover_event_log_get_last (log, LAYOVER_EVENT_SUBMIT);
  const char *const *sessions = layover_assessment_result_get_session_identifiers (report);
  g_autofree char *datestamp = layover_time_format (submit->utc_s);

  if (g_strv_contains (sessions, attempt_id)
      && g_strcmp0 (layover_assessment_result_get_datestamp (report), datestamp) == 0)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_RESULT_REPORT, entry,
                     _ ("The report is about another attempt than the events"));
  return FALSE;
}

/**
 * layover_report_check_answers:
 * @report: of whoever handed it in
 * @log: checked, with its submit event
 *
 * Returns: whether @report is about this attempt and its responses are exactly the last answers in @log; otherwise
 *   LAYOVER_ERROR_RESULT_REPORT names the first item that differs
 */
gboolean
layover_report_check_answers (LayoverAssessmentResult *report, LayoverEventLog *log,
                              const char *attempt_id, const char *entry, GError **error)
{
  g_autoptr (GHashTable) answers = collect_answers (log);
  GHashTableIter iter;
  gpointer key;

  if (!check_context (report, log, attempt_id, entry, error))
    return FALSE;

  for (guint i = 0; i < layover_assessment_result_get_n_items (report); i++)
    if (!match_item (report, i, answers))
      {
        layover_set_error (error, LAYOVER_ERROR_RESULT_REPORT, entry,
                           _ ("The report and the events say different answers to item “%s”"),
                           layover_assessment_result_get_item_identifier (report, i));
        return FALSE;
      }

  g_hash_table_iter_init (&iter, answers);
  if (!g_hash_table_iter_next (&iter, &key, NULL))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_RESULT_REPORT, entry,
                     _ ("The report leaves out an answer to item “%.*s”"),
                     (int) strcspn (key, "\n"), (char *) key);
  return FALSE;
}
