/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-results"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-record.h"
#include "layover-result-record.h"
#include "layover-text.h"
#include "layover-value.h"

#define MAX_EVENTS 1000000

typedef enum
{
  KIND_ID,
  KIND_TEXT,
  KIND_DIGEST,
  KIND_ATTEMPT,
  KIND_KEY,
  KIND_COUNT,
  KIND_PERCENT,
  KIND_NUMBER,
} ValueKind;

typedef enum
{
  IN_BOTH,
  IN_SEALED,
} Place;

/* In the order in which they are written. */
static const struct
{
  const char *name;
  ValueKind kind;
  Place place;
} fields[LAYOVER_RESULT_N_FIELDS] = {
  [LAYOVER_RESULT_ORG] = { "org", KIND_ID, IN_BOTH },
  [LAYOVER_RESULT_EXAM] = { "exam", KIND_ID, IN_BOTH },
  [LAYOVER_RESULT_FORM] = { "form", KIND_ID, IN_BOTH },
  [LAYOVER_RESULT_PAPER] = { "paper", KIND_DIGEST, IN_BOTH },
  [LAYOVER_RESULT_SESSION] = { "session", KIND_ID, IN_BOTH },
  [LAYOVER_RESULT_ATTEMPT] = { "attempt", KIND_ATTEMPT, IN_BOTH },
  [LAYOVER_RESULT_DEVICE] = { "device", KIND_KEY, IN_BOTH },
  [LAYOVER_RESULT_EVENTS] = { "events", KIND_COUNT, IN_BOTH },
  [LAYOVER_RESULT_HEAD] = { "head", KIND_DIGEST, IN_BOTH },
  [LAYOVER_RESULT_LEARNER] = { "learner", KIND_TEXT, IN_SEALED },
  [LAYOVER_RESULT_NAME] = { "name", KIND_TEXT, IN_SEALED },
  [LAYOVER_RESULT_COURSE] = { "x-course", KIND_ID, IN_BOTH },
  [LAYOVER_RESULT_BUNDLE] = { "x-bundle", KIND_DIGEST, IN_BOTH },
  [LAYOVER_RESULT_PASS_PERCENT] = { "x-pass-percent", KIND_PERCENT, IN_SEALED },
  [LAYOVER_RESULT_SCORE] = { "x-score", KIND_NUMBER, IN_SEALED },
  [LAYOVER_RESULT_MAX_SCORE] = { "x-max-score", KIND_NUMBER, IN_SEALED },
};

/** layover_result_record_new: Returns: (transfer full): a record without values */
LayoverResultRecord *
layover_result_record_new (void)
{
  return g_new0 (LayoverResultRecord, 1);
}

void
layover_result_record_free (LayoverResultRecord *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->values); i++)
    g_free (self->values[i]);
  g_clear_pointer (&self->device, layover_public_key_free);
  g_free (self);
}

/**
 * layover_result_record_set:
 *
 * Sets a value, without what a record must not hold: control and direction characters, and more than 4096 bytes. A
 * strange name must not keep anybody from handing in.
 */
void
layover_result_record_set (LayoverResultRecord *self, LayoverResultField field, const char *value)
{
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *stripped = layover_text_strip_bidi (value);

  for (const char *p = stripped; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (clean->len + 6 > LAYOVER_RECORD_MAX_VALUE)
        break;
      if (!g_unichar_iscntrl (c))
        g_string_append_unichar (clean, c);
    }

  g_free (self->values[field]);
  self->values[field] = g_strdup (clean->str);
}

/** layover_result_record_set_number: sets points, in the one notation of QTI */
void
layover_result_record_set_number (LayoverResultRecord *self, LayoverResultField field,
                                  double number)
{
  g_autoptr (LayoverValue) value = layover_value_new_float (number);

  g_free (self->values[field]);
  self->values[field] = layover_value_dup_lexical (value);
}

/** layover_result_record_get_number: Returns: whether there are points; @number: (out): them */
gboolean
layover_result_record_get_number (const LayoverResultRecord *self, LayoverResultField field,
                                  double *number)
{
  return self->values[field] != NULL && layover_qti_parse_float (self->values[field], number);
}

/** layover_result_field_to_string: Returns: (transfer none): the name of @field in the records */
const char *
layover_result_field_to_string (LayoverResultField field)
{
  g_return_val_if_fail (field < LAYOVER_RESULT_N_FIELDS, NULL);

  return fields[field].name;
}

/** layover_result_record_format: Returns: (transfer full): result.rec, or attempt.rec when @is_sealed */
GBytes *
layover_result_record_format (const LayoverResultRecord *self, gboolean is_sealed, GError **error)
{
  g_autoptr (LayoverRecordWriter) writer = layover_record_writer_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->values[i] != NULL && (is_sealed || fields[i].place == IN_BOTH))
      layover_record_writer_add (writer, fields[i].name, self->values[i]);

  return layover_record_writer_finish (writer, error);
}

static gboolean
parse_count (const char *text, guint64 most, guint *count)
{
  guint64 value;

  /* One spelling only: no sign, no zero in front. */
  if ((text[0] == '0' && text[1] != '\0')
      || !g_ascii_string_to_unsigned (text, 10, 0, most, &value, NULL))
    return FALSE;

  *count = (guint) value;
  return TRUE;
}

static gboolean
take_value (LayoverResultRecord *self, LayoverResultField field, const char *value)
{
  guint8 bytes[32];
  guint percent;
  double number;

  self->values[field] = g_strdup (value);
  switch (fields[field].kind)
    {
    case KIND_ID:
      return layover_id_is_valid (value);
    case KIND_TEXT:
      return TRUE;
    case KIND_DIGEST:
      return layover_hex_decode (value, bytes, 32);
    case KIND_ATTEMPT:
      return layover_hex_decode (value, bytes, 16);
    case KIND_KEY:
      self->device = layover_public_key_parse (value, NULL);
      return self->device != NULL;
    case KIND_COUNT:
      return parse_count (value, MAX_EVENTS, &self->n_events);
    case KIND_PERCENT:
      return parse_count (value, 100, &percent);
    case KIND_NUMBER:
      return layover_qti_parse_float (value, &number);
    }

  return FALSE;
}

static gboolean
take_field (LayoverResultRecord *self, LayoverResultField field, const LayoverRecord *record,
            GError **error)
{
  guint n = layover_record_get_n (record, fields[field].name);

  if (n == 0)
    return TRUE;
  if (n == 1 && take_value (self, field, layover_record_get (record, fields[field].name)))
    return TRUE;

  layover_record_set_value_error (record, fields[field].name, n - 1,
                                  _ ("This value is not what its field asks for"), error);
  return FALSE;
}

/** layover_result_record_parse: Returns: (transfer full) (nullable): result.rec, or attempt.rec when @is_sealed */
LayoverResultRecord *
layover_result_record_parse (GBytes *bytes, const char *entry, gboolean is_sealed, GError **error)
{
  LayoverRecordField expected[LAYOVER_RESULT_N_FIELDS];
  g_autoptr (LayoverRecord) record = NULL;
  g_autoptr (LayoverResultRecord) self = layover_result_record_new ();
  guint n_expected = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!g_str_has_prefix (fields[i].name, "x-") && (is_sealed || fields[i].place == IN_BOTH))
      expected[n_expected++] = (LayoverRecordField){ .name = fields[i].name };

  record = layover_record_parse (bytes, entry, expected, n_expected, error);
  if (record == NULL)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((is_sealed || fields[i].place == IN_BOTH)
        && !take_field (self, (LayoverResultField) i, record, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * layover_result_record_check_same:
 * @entry: the sealed entry, for the error
 *
 * Returns: whether @inner repeats @outer. Otherwise the first difference is named: LAYOVER_ERROR_RESULT_DEVICE when
 *   it is the device, which is what a result looks like that somebody else signed, LAYOVER_ERROR_RESULT_DIFFERS
 *   when it is any other field.
 */
gboolean
layover_result_record_check_same (const LayoverResultRecord *outer,
                                  const LayoverResultRecord *inner, const char *entry,
                                  GError **error)
{
  if (g_strcmp0 (outer->values[LAYOVER_RESULT_DEVICE], inner->values[LAYOVER_RESULT_DEVICE]) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_RESULT_DEVICE, entry,
                         _ ("These answers were signed by another device than the one they were "
                            "given on"));
      return FALSE;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].place == IN_BOTH && g_strcmp0 (outer->values[i], inner->values[i]) != 0)
      {
        layover_set_error (error, LAYOVER_ERROR_RESULT_DIFFERS, entry,
                           _ ("The sealed part says something else about “%s” than the label"),
                           fields[i].name);
        return FALSE;
      }

  return TRUE;
}
