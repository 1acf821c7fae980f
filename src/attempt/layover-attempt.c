/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-attempt-private.h"
#include "layover-error.h"
#include "layover-fold.h"
#include "layover-reserve.h"
#include "layover-text.h"

/**
 * LayoverAttempt:
 *
 * One sitting of one exam. Whatever is given to it is on the disk when the call returns %TRUE; otherwise it is kept
 * in memory, said to be so by #LayoverAttempt:save-state, and tried again. Belongs to the thread of its store.
 */
enum
{
  PROP_N_ITEMS = 1,
  PROP_CURRENT_ITEM,
  PROP_REMAINING_MS,
  PROP_STATE,
  PROP_SAVE_STATE,
  PROP_SAVE_ERROR,
  N_PROPS
};

enum
{
  SIGNAL_WARNING,
  SIGNAL_ITEM_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverAttempt, layover_attempt, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (LayoverAttemptState, layover_attempt_state,
                    G_DEFINE_ENUM_VALUE (LAYOVER_ATTEMPT_OPEN, "open"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_ATTEMPT_LOCKED, "locked"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_ATTEMPT_SUBMITTED, "submitted"))

G_DEFINE_ENUM_TYPE (LayoverSaveState, layover_save_state,
                    G_DEFINE_ENUM_VALUE (LAYOVER_SAVE_SAVED, "saved"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_SAVE_SAVING, "saving"),
                    G_DEFINE_ENUM_VALUE (LAYOVER_SAVE_NOT_SAVED, "not-saved"))

void
layover_attempt_set_state (LayoverAttempt *self, LayoverAttemptState state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
layover_attempt_set_save_state (LayoverAttempt *self, LayoverSaveState save_state,
                                const char *save_error)
{
  if (g_strcmp0 (self->save_error, save_error) != 0)
    {
      g_free (self->save_error);
      self->save_error = g_strdup (save_error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
    }

  if (self->save_state == save_state)
    return;

  self->save_state = save_state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
}

void
layover_attempt_set_remaining (LayoverAttempt *self, gint64 remaining_ms)
{
  if (self->remaining_ms == remaining_ms)
    return;

  self->remaining_ms = remaining_ms;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REMAINING_MS]);
}

void
layover_attempt_set_current_item (LayoverAttempt *self, guint item)
{
  if (self->current_item == item)
    return;

  self->current_item = item;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT_ITEM]);
}

void
layover_attempt_emit_item_changed (LayoverAttempt *self, guint item)
{
  g_signal_emit (self, signals[SIGNAL_ITEM_CHANGED], 0, item);
}

void
layover_attempt_emit_warning (LayoverAttempt *self, guint minutes)
{
  g_signal_emit (self, signals[SIGNAL_WARNING], 0, minutes);
}

static void
layover_attempt_dispose (GObject *object)
{
  LayoverAttempt *self = LAYOVER_ATTEMPT (object);

  if ((self->typing.response_id != NULL || self->asides_due_ms >= 0)
      && self->state == LAYOVER_ATTEMPT_OPEN)
    layover_attempt_save (self, NULL);

  G_OBJECT_CLASS (layover_attempt_parent_class)->dispose (object);
}

static void
layover_attempt_finalize (GObject *object)
{
  LayoverAttempt *self = LAYOVER_ATTEMPT (object);

  g_queue_clear_full (&self->unsaved, (GDestroyNotify) layover_event_free);
  g_clear_pointer (&self->typing.response_id, g_free);
  g_clear_pointer (&self->typing.value, layover_value_unref);
  g_clear_pointer (&self->row, layover_attempt_row_free);
  g_clear_pointer (&self->flags, g_hash_table_unref);
  g_clear_pointer (&self->asides, g_ptr_array_unref);
  g_clear_pointer (&self->save_error, g_free);
  layover_countdown_clear (&self->countdown);
  g_clear_object (&self->files);
  g_clear_object (&self->log);
  g_clear_object (&self->session);
  g_clear_object (&self->clock);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layover_attempt_parent_class)->finalize (object);
}

static void
layover_attempt_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverAttempt *self = LAYOVER_ATTEMPT (object);

  switch (id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, layover_attempt_get_n_items (self));
      break;
    case PROP_CURRENT_ITEM:
      g_value_set_uint (value, self->current_item);
      break;
    case PROP_REMAINING_MS:
      g_value_set_int64 (value, self->remaining_ms);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_SAVE_STATE:
      g_value_set_enum (value, self->save_state);
      break;
    case PROP_SAVE_ERROR:
      g_value_set_string (value, self->save_error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_attempt_class_init (LayoverAttemptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layover_attempt_dispose;
  object_class->finalize = layover_attempt_finalize;
  object_class->get_property = layover_attempt_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CURRENT_ITEM] = g_param_spec_uint ("current-item", NULL, NULL, 0, G_MAXUINT, 0,
                                                     flags);
  properties[PROP_REMAINING_MS] = g_param_spec_int64 ("remaining-ms", NULL, NULL, 0, G_MAXINT64, 0,
                                                      flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, LAYOVER_TYPE_ATTEMPT_STATE,
                                              LAYOVER_ATTEMPT_OPEN, flags);
  properties[PROP_SAVE_STATE] = g_param_spec_enum (
      "save-state", NULL, NULL, LAYOVER_TYPE_SAVE_STATE, LAYOVER_SAVE_SAVED, flags);
  properties[PROP_SAVE_ERROR] = g_param_spec_string ("save-error", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_WARNING] = g_signal_new ("warning", LAYOVER_TYPE_ATTEMPT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_ITEM_CHANGED] = g_signal_new ("item-changed", LAYOVER_TYPE_ATTEMPT,
                                               G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                               1, G_TYPE_UINT);
}

static void
layover_attempt_init (LayoverAttempt *self)
{
  g_queue_init (&self->unsaved);
  self->failing_since_ms = -1;
  self->focus_lost_ms = -1;
  self->asides = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_kept_aside_free);
  self->asides_due_ms = -1;
  self->flags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static LayoverEventLog *
make_log (const LayoverAttemptRow *row, GError **error)
{
  guint8 id[LAYOVER_ATTEMPT_ID_BYTES];
  guint8 paper[32];
  g_autoptr (LayoverPublicKey) device = layover_public_key_parse (row->device, NULL);

  if (!layover_hex_decode (row->id, id, sizeof id)
      || !layover_hex_decode (row->paper, paper, sizeof paper) || device == NULL)
    {
      layover_set_error (error, LAYOVER_ERROR_CHAIN, NULL,
                         _ ("What this computer stored about the exam was changed"));
      return NULL;
    }

  return layover_event_log_new (id, paper, device->bytes);
}

static LayoverAttemptRow *
make_row (const LayoverAttemptSetup *setup, LayoverClock *clock, GError **error)
{
  g_autoptr (LayoverAttemptRow) row = layover_attempt_row_new ();
  guint8 id[LAYOVER_ATTEMPT_ID_BYTES];

  if (setup->attempt_id != NULL)
    memcpy (id, setup->attempt_id, sizeof id);
  else if (getentropy (id, sizeof id) != 0)
    {
      layover_set_error_from_errno (error, errno, NULL, NULL);
      return NULL;
    }

  row->id = layover_hex_encode (id, sizeof id);
  row->org = g_strdup (setup->org);
  row->course = g_strdup (setup->course);
  row->exam = g_strdup (setup->exam);
  row->title = g_strdup (setup->title);
  row->bundle = g_strdup (setup->bundle_digest);
  row->paper = layover_hex_encode (setup->paper, 32);
  row->device = layover_public_key_format (setup->device);
  row->learner = g_strdup (setup->learner);
  row->name = g_strdup (setup->name);
  row->seed = setup->seed;
  row->minutes = setup->minutes;
  row->pass_percent = setup->pass_percent;
  row->started_ms = layover_clock_get_utc_ms (clock);
  return g_steal_pointer (&row);
}

static gboolean
write_start (LayoverAttempt *self, GError **error)
{
  g_autoptr (LayoverEvent) start = layover_event_new (LAYOVER_EVENT_START);
  g_autofree char *line = NULL;
  g_autofree char *head = NULL;
  LayoverEventRow row;

  start->utc_s = self->countdown.utc_ms / 1000;
  start->boot_ms = self->countdown.boot_ms;
  start->ms = self->countdown.limit_ms;
  layover_event_take_value (start, g_strdup_printf ("%016" G_GINT64_MODIFIER "x", self->row->seed));
  line = layover_event_format (start);
  head = layover_event_log_dup_next_head_hex (self->log, line);
  row = (LayoverEventRow){ .n = 0, .line = line, .head = head };

  self->row->boot_id = g_strdup (self->countdown.boot_id);
  self->row->boot_ms = self->countdown.boot_ms;
  self->row->utc_ms = self->countdown.utc_ms;
  if (!layover_store_create_attempt (self->store, self->row, &row, error))
    return FALSE;

  layover_event_log_take (self->log, g_steal_pointer (&start));
  self->row->n_events = 1;
  self->row->head = g_steal_pointer (&head);
  self->beat_ms = self->countdown.boot_ms;
  return TRUE;
}

/**
 * layover_attempt_start:
 * @store: of this thread
 * @setup: everything there is to know about the sitting
 *
 * Draws the form, keeps 32 MiB of the disk for the exam, and writes the start event: from now on the time runs.
 * LAYOVER_ERROR_NO_SPACE when the disk has no room.
 *
 * Returns: (transfer full) (nullable): the open attempt, or %NULL with @error set and nothing stored
 */
LayoverAttempt *
layover_attempt_start (LayoverStore *store, LayoverTest *test, const LayoverAttemptSetup *setup,
                       LayoverClock *clock, GError **error)
{
  g_autoptr (LayoverAttempt) self = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (store), NULL);
  g_return_val_if_fail (setup->minutes > 0, NULL);

  self = g_object_new (LAYOVER_TYPE_ATTEMPT, NULL);
  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->row = make_row (setup, clock, error);
  if (self->row == NULL)
    return NULL;

  self->session = layover_test_session_new (test, setup->seed, error);
  if (self->session == NULL)
    return NULL;

  self->files = layover_answer_files_new (store, self->row->id);

  self->log = make_log (self->row, error);
  if (self->log == NULL || !layover_reserve_hold (layover_store_get_folder (store), error))
    return NULL;

  layover_countdown_init (&self->countdown, setup->minutes * G_GINT64_CONSTANT (60000), clock);
  self->remaining_ms = self->countdown.limit_ms;
  if (!write_start (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
read_log (LayoverAttempt *self, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (!layover_event_log_read_line (self->log, line, strlen (line), NULL, error))
        return FALSE;
    }

  return layover_event_log_check_head (self->log, self->row->n_events, self->row->head, NULL,
                                       error);
}

/* The row is not chained; where it says the same as the start event, it has to be the same. */
static gboolean
check_row (LayoverAttempt *self, GError **error)
{
  guint64 seed = 0;

  if (layover_event_log_get_seed (self->log, &seed) && seed == self->row->seed
      && layover_event_log_get_event (self->log, 0)->ms
             == self->row->minutes * G_GINT64_CONSTANT (60000))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_CHAIN, NULL,
                     _ ("What this computer stored about the exam was changed"));
  return FALSE;
}

/* Flags and place are in the log; the answers are in the test session already. */
static void
restore_view (LayoverAttempt *self)
{
  guint i;

  for (guint n = 0; n < layover_event_log_get_n_events (self->log); n++)
    {
      const LayoverEvent *event = layover_event_log_get_event (self->log, n);

      if (event->kind == LAYOVER_EVENT_SHOW
          && layover_test_session_find_item (self->session, event->item, &i))
        self->current_item = i;
      else if (event->kind == LAYOVER_EVENT_FLAG && g_str_equal (event->value[0], "true"))
        g_hash_table_add (self->flags, g_strdup (event->item));
      else if (event->kind == LAYOVER_EVENT_FLAG)
        g_hash_table_remove (self->flags, event->item);
    }
}

/* The row is not chained: it may only say that more time was used than the events do, up to its own last reading. */
static void
restore_time (LayoverAttempt *self)
{
  guint n = layover_event_log_get_n_events (self->log);
  gint64 logged_ms = layover_event_log_get_time_used_ms (self->log);
  gint64 since_ms = self->row->boot_ms - layover_event_log_get_event (self->log, n - 1)->boot_ms;

  layover_countdown_restore (&self->countdown, layover_event_log_get_limit_ms (self->log),
                             MAX (self->row->charged_ms, logged_ms + MAX (since_ms, 0)),
                             self->row->boot_id, self->row->boot_ms, self->row->utc_ms);
  self->remaining_ms = layover_countdown_get_remaining_ms (&self->countdown);
  self->beat_ms = self->row->boot_ms;
}

static LayoverAttempt *
load (LayoverStore *store, const char *attempt_id, LayoverTest *test, LayoverClock *clock,
      GError **error)
{
  g_autoptr (LayoverAttempt) self = g_object_new (LAYOVER_TYPE_ATTEMPT, NULL);
  g_autoptr (GPtrArray) lines = NULL;

  self->store = g_object_ref (store);
  self->clock = g_object_ref (clock);
  self->row = layover_store_find_attempt (store, attempt_id, error);
  if (self->row == NULL)
    return NULL;

  self->files = layover_answer_files_new (store, attempt_id);
  self->log = make_log (self->row, error);
  lines = layover_store_list_events (store, attempt_id, error);
  if (self->log == NULL || lines == NULL || !read_log (self, lines, error)
      || !check_row (self, error))
    return NULL;

  self->session = layover_fold_answers (self->log, test, NULL, error);
  if (self->session == NULL || !layover_attempt_read_asides (self, error))
    return NULL;

  restore_view (self);
  restore_time (self);
  return g_steal_pointer (&self);
}

static void
put_files_in_order (LayoverAttempt *self)
{
  g_autoptr (GError) error = NULL;

  layover_attempt_take_back_lost_files (self);
  if (!layover_attempt_forget_other_files (self, &error))
    g_message ("attempt %s: %s", self->row->id, error->message);
}

/**
 * layover_attempt_resume:
 *
 * Rebuilds an attempt from its events, after checking their chain. The time since the last thing stored is charged
 * as docs/format.md section 8 says; if none is left the attempt is handed in at once, as it was saved. An attempt
 * of mode `practice` has no session and so no resume codes: it goes on whatever the gap was, with the time charged
 * and the gap in its record. An attempt that was handed in before comes back as it was, scored.
 *
 * Errors: LAYOVER_ERROR_EVENT, _EVENT_ORDER, _EVENT_TIME and _CHAIN when the stored record was changed (what is
 * readable of it: layover_attempt_dup_readable_lines()), LAYOVER_ERROR_ATTEMPT_OTHER_TEST and _USED_UP when it is not
 * a sitting of @test.
 *
 * Returns: (transfer full) (nullable): the attempt
 */
LayoverAttempt *
layover_attempt_resume (LayoverStore *store, const char *attempt_id, LayoverTest *test,
                        LayoverClock *clock, GError **error)
{
  g_autoptr (LayoverAttempt) self = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (store), NULL);

  self = load (store, attempt_id, test, clock, error);
  if (self == NULL)
    return NULL;

  if (self->row->submitted_ms > 0)
    {
      self->state = LAYOVER_ATTEMPT_SUBMITTED;
      layover_fold_submit_all (self->session, self->log, NULL);
      return g_steal_pointer (&self);
    }

  layover_reserve_hold (layover_store_get_folder (store), NULL);
  layover_attempt_charge_absence (self);
  if (self->remaining_ms == 0)
    layover_attempt_tick (self);
  else
    put_files_in_order (self);

  return g_steal_pointer (&self);
}

/**
 * layover_attempt_dup_readable_lines:
 *
 * What is left of the record of an attempt that cannot be resumed: its lines up to the first that is damaged, for a
 * person to look at and to hand on.
 *
 * Returns: (transfer full) (nullable): text, each line ended by a line feed; %NULL when even the store fails
 */
GBytes *
layover_attempt_dup_readable_lines (LayoverStore *store, const char *attempt_id, GError **error)
{
  g_autoptr (GPtrArray) lines = layover_store_list_events (store, attempt_id, error);
  const guint8 nobody[32] = { 0 };
  g_autoptr (LayoverEventLog) log = layover_event_log_new (nobody, nobody, nobody);

  if (lines == NULL)
    return NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      const char *line = g_ptr_array_index (lines, i);

      if (!layover_event_log_read_line (log, line, strlen (line), NULL, NULL))
        break;
    }

  return layover_event_log_dup_lines (log);
}

/** layover_attempt_get_id: Returns: (transfer none): 16 bytes as lower-case hex */
const char *
layover_attempt_get_id (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);

  return self->row->id;
}

/** layover_attempt_get_row: Returns: (transfer none): what the store knows about it; times of the last start */
const LayoverAttemptRow *
layover_attempt_get_row (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);

  return self->row;
}

/** layover_attempt_get_log: Returns: (transfer none): the events that are on the disk */
LayoverEventLog *
layover_attempt_get_log (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);

  return self->log;
}

/** layover_attempt_get_test_session: Returns: (transfer none): items and current responses; read only */
LayoverTestSession *
layover_attempt_get_test_session (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);

  return self->session;
}

/** layover_attempt_get_n_items: Returns: how many items the form has */
guint
layover_attempt_get_n_items (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), 0);

  return self->session != NULL ? layover_test_session_get_n_items (self->session) : 0;
}

/** layover_attempt_get_current_item: Returns: the item shown last, from 0 */
guint
layover_attempt_get_current_item (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), 0);

  return self->current_item;
}

/** layover_attempt_get_remaining_ms: Returns: the time left at the last tick, in milliseconds */
gint64
layover_attempt_get_remaining_ms (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), 0);

  return self->remaining_ms;
}

/** layover_attempt_get_away_ms: Returns: how long nobody was there before it was resumed; 0 for a new attempt */
gint64
layover_attempt_get_away_ms (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), 0);

  return self->away_ms;
}

/** layover_attempt_get_last_saved_s: Returns: when an answer was last saved, UTC seconds; 0 when none was */
gint64
layover_attempt_get_last_saved_s (LayoverAttempt *self)
{
  const LayoverEvent *answer;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), 0);

  answer = layover_event_log_get_last (self->log, LAYOVER_EVENT_ANSWER);
  return answer != NULL ? answer->utc_s : 0;
}

LayoverAttemptState
layover_attempt_get_state (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), LAYOVER_ATTEMPT_SUBMITTED);

  return self->state;
}

LayoverSaveState
layover_attempt_get_save_state (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), LAYOVER_SAVE_NOT_SAVED);

  return self->save_state;
}

/** layover_attempt_get_save_error: Returns: (transfer none) (nullable): why something is not saved, for a person */
const char *
layover_attempt_get_save_error (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), NULL);

  return self->save_error;
}

/** layover_attempt_is_practice: whether its paper is the bundle itself (docs/format.md section 9), and no proctored one */
gboolean
layover_attempt_is_practice (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  return g_strcmp0 (self->row->paper, self->row->bundle) == 0;
}

/**
 * layover_attempt_get_score:
 * @score: (out): points
 * @max_score: (out): points there were
 *
 * Returns: whether it was handed in and scored on this computer
 */
gboolean
layover_attempt_get_score (LayoverAttempt *self, double *score, double *max_score)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  if (self->state != LAYOVER_ATTEMPT_SUBMITTED || self->row->score < 0)
    return FALSE;

  *score = self->row->score;
  *max_score = self->row->max_score;
  return TRUE;
}

/** layover_attempt_is_passed: Returns: whether the points reach the pass mark; %FALSE before it is handed in */
gboolean
layover_attempt_is_passed (LayoverAttempt *self)
{
  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (self), FALSE);

  return self->state == LAYOVER_ATTEMPT_SUBMITTED && self->row->is_passed;
}
