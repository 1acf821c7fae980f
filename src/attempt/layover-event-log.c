/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-event-log.h"
#include "layover-text.h"

/* One tick of the clock that locks the paper may pass before it does. */
#define LATE_ANSWER_TOLERANCE_MS 1000

/**
 * LayoverEventLog:
 *
 * The events of one attempt in their order, and the chain of digests that ties each to all before it
 * (docs/format.md section 8). Pure memory: the store keeps the lines, a result carries them.
 */
struct _LayoverEventLog
{
  GObject parent_instance;

  GPtrArray *events;
  guint8 head[LAYOVER_CHAIN_BYTES];

  gint64 limit_ms;
  gint64 used_ms;
  gboolean is_submitted;
};

G_DEFINE_FINAL_TYPE (LayoverEventLog, layover_event_log, G_TYPE_OBJECT)

static void
chain (const guint8 *head, const char *line, gsize length, guint8 *next)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n_bytes = LAYOVER_CHAIN_BYTES;

  g_checksum_update (checksum, head, LAYOVER_CHAIN_BYTES);
  g_checksum_update (checksum, (const guchar *) line, (gssize) length);
  g_checksum_get_digest (checksum, next, &n_bytes);
}

static void
layover_event_log_finalize (GObject *object)
{
  LayoverEventLog *self = LAYOVER_EVENT_LOG (object);

  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (layover_event_log_parent_class)->finalize (object);
}

static void
layover_event_log_class_init (LayoverEventLogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_event_log_finalize;
}

static void
layover_event_log_init (LayoverEventLog *self)
{
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_event_free);
}

/**
 * layover_event_log_new:
 * @attempt_id: 16 bytes
 * @paper: the SHA-256 of the paper, 32 bytes
 * @device: the public key of the installation, 32 bytes
 *
 * Returns: (transfer full): an empty log, whose chain begins with what it is about
 */
LayoverEventLog *
layover_event_log_new (const guint8 *attempt_id, const guint8 *paper, const guint8 *device)
{
  LayoverEventLog *self = g_object_new (LAYOVER_TYPE_EVENT_LOG, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize n_bytes = sizeof self->head;

  g_checksum_update (checksum, (const guchar *) "layover-events-1", -1);
  g_checksum_update (checksum, attempt_id, LAYOVER_ATTEMPT_ID_BYTES);
  g_checksum_update (checksum, paper, 32);
  g_checksum_update (checksum, device, 32);
  g_checksum_get_digest (checksum, self->head, &n_bytes);

  return self;
}

/** layover_event_log_get_n_events: Returns: how many events there are; also the number of the next */
guint
layover_event_log_get_n_events (LayoverEventLog *self)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), 0);

  return self->events->len;
}

/** layover_event_log_get_event: Returns: (transfer none): event number @n */
const LayoverEvent *
layover_event_log_get_event (LayoverEventLog *self, guint n)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);
  g_return_val_if_fail (n < self->events->len, NULL);

  return g_ptr_array_index (self->events, n);
}

/** layover_event_log_get_last: Returns: (transfer none) (nullable): the last event of @kind */
const LayoverEvent *
layover_event_log_get_last (LayoverEventLog *self, LayoverEventKind kind)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);

  for (guint i = self->events->len; i > 0; i--)
    {
      const LayoverEvent *event = g_ptr_array_index (self->events, i - 1);

      if (event->kind == kind)
        return event;
    }

  return NULL;
}

/** layover_event_log_get_head: Returns: (transfer none): h of the last event, 32 bytes */
const guint8 *
layover_event_log_get_head (LayoverEventLog *self)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);

  return self->head;
}

/** layover_event_log_dup_head_hex: Returns: (transfer full): h of the last event, as lower-case hex */
char *
layover_event_log_dup_head_hex (LayoverEventLog *self)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);

  return layover_hex_encode (self->head, sizeof self->head);
}

/**
 * layover_event_log_dup_next_head_hex:
 *
 * Returns: (transfer full): what the head would be with @line at the end; the log stays as it is, so that an
 *   event can be on the disk before it is here
 */
char *
layover_event_log_dup_next_head_hex (LayoverEventLog *self, const char *line)
{
  guint8 next[LAYOVER_CHAIN_BYTES];

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);

  chain (self->head, line, strlen (line), next);
  return layover_hex_encode (next, sizeof next);
}

/* The time an event adds: within a boot the clock says it, over a gap the event itself. */
static gint64
time_since_previous (LayoverEventLog *self, const LayoverEvent *event)
{
  const LayoverEvent *previous;

  if (event->kind == LAYOVER_EVENT_GAP)
    return MAX (event->ms, 0);
  if (self->events->len == 0)
    return 0;

  previous = g_ptr_array_index (self->events, self->events->len - 1);
  return MAX (event->boot_ms - previous->boot_ms, 0);
}

/* Sums of times somebody else wrote must not run over. */
static gint64
add_ms (gint64 a, gint64 b)
{
  return MIN (a + b, G_MAXINT64 / 2);
}

static void
append (LayoverEventLog *self, LayoverEvent *event, const char *line, gsize length)
{
  guint8 next[LAYOVER_CHAIN_BYTES];

  self->used_ms = add_ms (self->used_ms, time_since_previous (self, event));
  if (event->kind == LAYOVER_EVENT_START || event->kind == LAYOVER_EVENT_EXTRA_TIME)
    self->limit_ms = add_ms (self->limit_ms, event->ms);
  self->is_submitted = event->kind == LAYOVER_EVENT_SUBMIT;

  chain (self->head, line, length, next);
  memcpy (self->head, next, sizeof next);
  g_ptr_array_add (self->events, event);
}

/** layover_event_log_take: appends @event (transfer full), whose number is the next one */
void
layover_event_log_take (LayoverEventLog *self, LayoverEvent *event)
{
  g_autofree char *line = NULL;

  g_return_if_fail (LAYOVER_IS_EVENT_LOG (self));
  g_return_if_fail (event->n == self->events->len);

  line = layover_event_format (event);
  append (self, event, line, strlen (line));
}

static gboolean
check_place (LayoverEventLog *self, const LayoverEvent *event, const char *entry, GError **error)
{
  guint n = self->events->len;

  if (event->n != n)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_EVENT_ORDER, entry, n + 1, 1,
                                 _ ("Event %u of the exam’s record is missing; event %d stands "
                                    "there"),
                                 n, (int) event->n);
      return FALSE;
    }

  if ((event->kind == LAYOVER_EVENT_START) != (n == 0) || self->is_submitted)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_EVENT_ORDER, entry, n + 1, 1,
                                 _ ("The exam’s record does not begin with the start and end with "
                                    "the submission"));
      return FALSE;
    }

  if ((event->kind == LAYOVER_EVENT_ANSWER || event->kind == LAYOVER_EVENT_END_ATTEMPT)
      && self->used_ms + time_since_previous (self, event)
             > self->limit_ms + LATE_ANSWER_TOLERANCE_MS)
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_EVENT_TIME, entry, n + 1, 1,
                                 _ ("An answer was given after the time was up"));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_event_log_read_line:
 * @line: the next line, without its line feed
 * @entry: (nullable): for the error
 *
 * Appends a line that came from elsewhere. Refused: a line that is not canonical (LAYOVER_ERROR_EVENT), a wrong
 * number, a second start, anything after the submission (LAYOVER_ERROR_EVENT_ORDER), and an answer later than
 * the limit (LAYOVER_ERROR_EVENT_TIME). The log then is as before, so that what was readable stays readable.
 */
gboolean
layover_event_log_read_line (LayoverEventLog *self, const char *line, gsize length,
                             const char *entry, GError **error)
{
  g_autoptr (LayoverEvent) event = NULL;

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), FALSE);

  event = layover_event_parse (line, length, entry, self->events->len + 1, error);
  if (event == NULL || !check_place (self, event, entry, error))
    return FALSE;

  append (self, g_steal_pointer (&event), line, length);
  return TRUE;
}

/** layover_event_log_read_lines: appends all of @lines, each of which ends with a line feed */
gboolean
layover_event_log_read_lines (LayoverEventLog *self, GBytes *lines, const char *entry,
                              GError **error)
{
  gsize length;
  const char *p = g_bytes_get_data (lines, &length);
  const char *end = p + length;

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), FALSE);

  while (p < end)
    {
      const char *feed = memchr (p, '\n', (gsize) (end - p));

      if (feed == NULL)
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_EVENT, entry, self->events->len + 1, 1,
                                     _ ("The last line of the exam’s record is cut off"));
          return FALSE;
        }
      if (!layover_event_log_read_line (self, p, (gsize) (feed - p), entry, error))
        return FALSE;
      p = feed + 1;
    }

  return TRUE;
}

/**
 * layover_event_log_check_head:
 * @n_events: how many events somebody says there are
 * @head_hex: what they say the chain ends in
 *
 * Returns: whether both are true; otherwise LAYOVER_ERROR_CHAIN is set
 */
gboolean
layover_event_log_check_head (LayoverEventLog *self, guint n_events, const char *head_hex,
                              const char *entry, GError **error)
{
  g_autofree char *head = NULL;

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), FALSE);

  if (n_events != self->events->len)
    {
      layover_set_error (error, LAYOVER_ERROR_CHAIN, entry,
                         _ ("The exam’s record has %u events; there should be %u"),
                         self->events->len, n_events);
      return FALSE;
    }

  head = layover_event_log_dup_head_hex (self);
  if (!g_str_equal (head, head_hex))
    {
      layover_set_error (error, LAYOVER_ERROR_CHAIN, entry,
                         _ ("The exam’s record was changed after it was written"));
      return FALSE;
    }

  return TRUE;
}

/** layover_event_log_dup_lines: Returns: (transfer full): the text of events.jsonl */
GBytes *
layover_event_log_dup_lines (LayoverEventLog *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);

  for (guint i = 0; i < self->events->len; i++)
    {
      g_autofree char *line = layover_event_format (g_ptr_array_index (self->events, i));

      g_string_append (out, line);
      g_string_append_c (out, '\n');
    }

  return g_string_free_to_bytes (out);
}

/**
 * layover_event_log_list_answers:
 *
 * Returns: (transfer container) (element-type LayoverEvent): the last answer to each response of each item, in
 *   the order in which they were given; the events stay the log's
 */
GPtrArray *
layover_event_log_list_answers (LayoverEventLog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *answers = g_ptr_array_new ();

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), NULL);

  for (guint i = self->events->len; i > 0; i--)
    {
      LayoverEvent *event = g_ptr_array_index (self->events, i - 1);

      if (event->kind == LAYOVER_EVENT_ANSWER
          && g_hash_table_add (seen, g_strdup_printf ("%s\n%s", event->item, event->response)))
        g_ptr_array_insert (answers, 0, event);
    }

  return answers;
}

/** layover_event_log_get_time_used_ms: Returns: the time between start and last event, at most the limit */
gint64
layover_event_log_get_time_used_ms (LayoverEventLog *self)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), 0);

  return MIN (self->used_ms, self->limit_ms);
}

/** layover_event_log_get_limit_ms: Returns: the limit of the start and all extra time */
gint64
layover_event_log_get_limit_ms (LayoverEventLog *self)
{
  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), 0);

  return self->limit_ms;
}

/**
 * layover_event_log_get_seed:
 * @seed: (out): from which the form of the test was drawn
 *
 * Returns: whether there is a start event
 */
gboolean
layover_event_log_get_seed (LayoverEventLog *self, guint64 *seed)
{
  const LayoverEvent *start;

  g_return_val_if_fail (LAYOVER_IS_EVENT_LOG (self), FALSE);

  if (self->events->len == 0)
    return FALSE;

  start = g_ptr_array_index (self->events, 0);
  *seed = g_ascii_strtoull (start->value[0], NULL, 16);
  return TRUE;
}
