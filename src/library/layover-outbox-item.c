/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-outbox-item-private.h"
#include "layover-public-key.h"
#include "layover-result-codes.h"
#include "layover-text.h"

struct _LayoverOutboxItem
{
  GObject parent_instance;

  char *attempt;
  char *org;
  char *course;
  char *exam;
  char *title;
  char *device;
  gint64 submitted_s;
  double score;
  double max_score;
  gboolean is_passed;

  LayoverOutboxState state;
  char *digest;
  char *exported_to;
  gint64 exported_s;
  guint64 size_bytes;
};

enum
{
  PROP_0,
  PROP_ATTEMPT,
  PROP_ORG,
  PROP_COURSE,
  PROP_EXAM,
  PROP_TITLE,
  PROP_STATE,
  PROP_EXPORTED_TO,
  PROP_EXPORTED_S,
  PROP_SIZE_BYTES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverOutboxItem, layover_outbox_item, G_TYPE_OBJECT)

static void
layover_outbox_item_finalize (GObject *object)
{
  LayoverOutboxItem *self = LAYOVER_OUTBOX_ITEM (object);

  g_free (self->attempt);
  g_free (self->org);
  g_free (self->course);
  g_free (self->exam);
  g_free (self->title);
  g_free (self->device);
  g_free (self->digest);
  g_free (self->exported_to);

  G_OBJECT_CLASS (layover_outbox_item_parent_class)->finalize (object);
}

static void
layover_outbox_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverOutboxItem *self = LAYOVER_OUTBOX_ITEM (object);

  switch (id)
    {
    case PROP_ATTEMPT:
      g_value_set_string (value, self->attempt);
      break;
    case PROP_ORG:
      g_value_set_string (value, self->org);
      break;
    case PROP_COURSE:
      g_value_set_string (value, self->course);
      break;
    case PROP_EXAM:
      g_value_set_string (value, self->exam);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_EXPORTED_TO:
      g_value_set_string (value, self->exported_to);
      break;
    case PROP_EXPORTED_S:
      g_value_set_int64 (value, self->exported_s);
      break;
    case PROP_SIZE_BYTES:
      g_value_set_uint64 (value, self->size_bytes);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

#define FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
layover_outbox_item_class_init (LayoverOutboxItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_outbox_item_finalize;
  object_class->get_property = layover_outbox_item_get_property;

  properties[PROP_ATTEMPT] = g_param_spec_string ("attempt", NULL, NULL, NULL, FLAGS);
  properties[PROP_ORG] = g_param_spec_string ("org", NULL, NULL, NULL, FLAGS);
  properties[PROP_COURSE] = g_param_spec_string ("course", NULL, NULL, NULL, FLAGS);
  properties[PROP_EXAM] = g_param_spec_string ("exam", NULL, NULL, NULL, FLAGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FLAGS);
  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, LAYOVER_OUTBOX_NOT_MADE,
                                             LAYOVER_OUTBOX_EXPORTED, LAYOVER_OUTBOX_NOT_MADE,
                                             FLAGS);
  properties[PROP_EXPORTED_TO] = g_param_spec_string ("exported-to", NULL, NULL, NULL, FLAGS);
  properties[PROP_EXPORTED_S] = g_param_spec_int64 ("exported-s", NULL, NULL, 0, G_MAXINT64, 0,
                                                    FLAGS);
  properties[PROP_SIZE_BYTES] = g_param_spec_uint64 ("size-bytes", NULL, NULL, 0, G_MAXUINT64, 0,
                                                     FLAGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_outbox_item_init (LayoverOutboxItem *self)
{
}

/* @attempt: a submitted one */
LayoverOutboxItem *
layover_outbox_item_new (const LayoverAttemptRow *attempt)
{
  LayoverOutboxItem *self = g_object_new (LAYOVER_TYPE_OUTBOX_ITEM, NULL);

  self->attempt = g_strdup (attempt->id);
  self->org = g_strdup (attempt->org);
  self->course = g_strdup (attempt->course);
  self->exam = g_strdup (attempt->exam);
  self->title = g_strdup (attempt->title);
  self->device = g_strdup (attempt->device);
  self->submitted_s = attempt->submitted_ms / 1000;
  self->score = attempt->score;
  self->max_score = attempt->max_score;
  self->is_passed = attempt->is_passed;

  return self;
}

void
layover_outbox_item_update (LayoverOutboxItem *self, const LayoverOutboxRow *row)
{
  LayoverOutboxState state = row->exported_s > 0 ? LAYOVER_OUTBOX_EXPORTED
                                                 : LAYOVER_OUTBOX_NOT_EXPORTED;

  g_free (self->digest);
  g_free (self->exported_to);
  self->digest = g_strdup (row->digest);
  self->exported_to = g_strdup (row->exported_to);
  self->exported_s = row->exported_s;
  self->size_bytes = row->size_bytes;
  self->state = state;

  for (guint i = PROP_STATE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

/** layover_outbox_item_get_attempt: Returns: (transfer none): 32 hex digits */
const char *
layover_outbox_item_get_attempt (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->attempt;
}

const char *
layover_outbox_item_get_org (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->org;
}

const char *
layover_outbox_item_get_course (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->course;
}

const char *
layover_outbox_item_get_exam (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->exam;
}

const char *
layover_outbox_item_get_title (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->title;
}

LayoverOutboxState
layover_outbox_item_get_state (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), LAYOVER_OUTBOX_NOT_MADE);

  return self->state;
}

/** layover_outbox_item_get_exported_to: Returns: (nullable) (transfer none): the place, as the person knows it */
const char *
layover_outbox_item_get_exported_to (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->exported_to;
}

/** layover_outbox_item_get_exported_s: Returns: seconds since 1970, 0 when it never was */
gint64
layover_outbox_item_get_exported_s (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), 0);

  return self->exported_s;
}

/** layover_outbox_item_get_submitted_s: Returns: when it was handed in, seconds since 1970 */
gint64
layover_outbox_item_get_submitted_s (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), 0);

  return self->submitted_s;
}

guint64
layover_outbox_item_get_size_bytes (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), 0);

  return self->size_bytes;
}

/** layover_outbox_item_get_score: Returns: whether it was scored on this computer */
gboolean
layover_outbox_item_get_score (LayoverOutboxItem *self, double *score, double *max_score)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), FALSE);

  if (score != NULL)
    *score = self->score;
  if (max_score != NULL)
    *max_score = self->max_score;

  return self->score >= 0;
}

gboolean
layover_outbox_item_is_passed (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), FALSE);

  return self->is_passed;
}

/** layover_outbox_item_get_digest: Returns: (nullable) (transfer none): hex SHA-256 of the file's SHA256SUMS */
const char *
layover_outbox_item_get_digest (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->digest;
}

/**
 * layover_outbox_item_dup_file_name:
 *
 * Returns: (transfer full): a name for the exported file, of identifiers only: "sal-101-written-0123abcd.layover"
 */
char *
layover_outbox_item_dup_file_name (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return g_strdup_printf ("%s-%.8s.layover",
                          layover_id_is_valid (self->exam) ? self->exam : "result", self->attempt);
}

/** layover_outbox_item_dup_attempt_code: Returns: (transfer full) (nullable): the code of the start, for the proctor's sheet */
char *
layover_outbox_item_dup_attempt_code (LayoverOutboxItem *self)
{
  g_autoptr (LayoverPublicKey) device = NULL;

  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  device = layover_public_key_parse (self->device, NULL);

  return device != NULL ? layover_attempt_code_new (self->attempt, device) : NULL;
}

/** layover_outbox_item_dup_end_code: Returns: (transfer full) (nullable): the code of the end; %NULL before the file is made */
char *
layover_outbox_item_dup_end_code (LayoverOutboxItem *self)
{
  g_return_val_if_fail (LAYOVER_IS_OUTBOX_ITEM (self), NULL);

  return self->digest != NULL ? layover_end_code_new (self->digest) : NULL;
}
