/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-canonical-json.h"
#include "layover-error.h"
#include "layover-event.h"
#include "layover-text.h"

typedef enum
{
  FIELD_BOOT = 1 << 0,
  FIELD_ITEM = 1 << 1,
  FIELD_KIND = 1 << 2,
  FIELD_MS = 1 << 3,
  FIELD_N = 1 << 4,
  FIELD_REF = 1 << 5,
  FIELD_RESPONSE = 1 << 6,
  FIELD_TIME = 1 << 7,
  FIELD_VALUE = 1 << 8,
} Field;

#define FIELDS_OF_ALL (FIELD_BOOT | FIELD_KIND | FIELD_N | FIELD_TIME)

/* In the order of RFC 8785, which is also the order of the bits. */
static const char *const field_names[] = { "b",   "item",     "k", "ms",   "n",
                                           "ref", "response", "t", "value" };

static const struct
{
  const char *name;
  guint fields;
} kinds[] = {
  [LAYOVER_EVENT_START] = { "start", FIELD_MS | FIELD_VALUE },
  [LAYOVER_EVENT_SHOW] = { "show", FIELD_ITEM },
  [LAYOVER_EVENT_ANSWER] = { "answer", FIELD_ITEM | FIELD_RESPONSE | FIELD_VALUE },
  [LAYOVER_EVENT_END_ATTEMPT] = { "end-attempt", FIELD_ITEM | FIELD_RESPONSE },
  [LAYOVER_EVENT_FLAG] = { "flag", FIELD_ITEM | FIELD_VALUE },
  [LAYOVER_EVENT_FOCUS_OUT] = { "focus-out", 0 },
  [LAYOVER_EVENT_FOCUS_IN] = { "focus-in", FIELD_MS },
  [LAYOVER_EVENT_SUSPEND] = { "suspend", FIELD_MS },
  [LAYOVER_EVENT_GAP] = { "gap", FIELD_MS },
  [LAYOVER_EVENT_CLOCK_JUMP] = { "clock-jump", FIELD_MS },
  [LAYOVER_EVENT_CLOCK_DISAGREE] = { "clock-disagree", FIELD_MS },
  [LAYOVER_EVENT_RESUME] = { "resume", FIELD_MS },
  [LAYOVER_EVENT_EXTRA_TIME] = { "extra-time", FIELD_MS | FIELD_VALUE },
  [LAYOVER_EVENT_STORAGE_ERROR] = { "storage-error", FIELD_MS },
  [LAYOVER_EVENT_NOTE] = { "note", FIELD_REF | FIELD_VALUE },
  [LAYOVER_EVENT_SUBMIT] = { "submit", FIELD_MS },
};

G_DEFINE_BOXED_TYPE (LayoverEvent, layover_event, layover_event_copy, layover_event_free)

/** layover_event_new: Returns: (transfer full): an event of @kind with no field set */
LayoverEvent *
layover_event_new (LayoverEventKind kind)
{
  LayoverEvent *self = g_new0 (LayoverEvent, 1);

  self->kind = kind;
  return self;
}

/** layover_event_copy: Returns: (transfer full) */
LayoverEvent *
layover_event_copy (const LayoverEvent *self)
{
  LayoverEvent *copy = g_memdup2 (self, sizeof *self);

  copy->item = g_strdup (self->item);
  copy->response = g_strdup (self->response);
  copy->value = g_strdupv (self->value);
  return copy;
}

void
layover_event_free (LayoverEvent *self)
{
  g_free (self->item);
  g_free (self->response);
  g_strfreev (self->value);
  g_free (self);
}

/** layover_event_take_value: makes the list of the one string @text (transfer full) the value */
void
layover_event_take_value (LayoverEvent *self, char *text)
{
  g_strfreev (self->value);
  self->value = g_new0 (char *, 2);
  self->value[0] = text;
}

/** layover_event_kind_to_string: Returns: (transfer none): the word in `k` */
const char *
layover_event_kind_to_string (LayoverEventKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].name;
}

static void
write_field (GString *out, const LayoverEvent *self, Field field)
{
  g_autofree char *time = NULL;

  switch (field)
    {
    case FIELD_BOOT:
      layover_canonical_write_integer (out, self->boot_ms);
      break;
    case FIELD_ITEM:
      layover_canonical_write_string (out, self->item);
      break;
    case FIELD_KIND:
      layover_canonical_write_string (out, kinds[self->kind].name);
      break;
    case FIELD_MS:
      layover_canonical_write_integer (out, self->ms);
      break;
    case FIELD_N:
      layover_canonical_write_integer (out, self->n);
      break;
    case FIELD_REF:
      layover_canonical_write_integer (out, self->ref);
      break;
    case FIELD_RESPONSE:
      layover_canonical_write_string (out, self->response);
      break;
    case FIELD_TIME:
      time = layover_time_format (self->utc_s);
      layover_canonical_write_string (out, time);
      break;
    case FIELD_VALUE:
      layover_canonical_write_strings (out, (const char *const *) self->value);
      break;
    }
}

/** layover_event_format: Returns: (transfer full): the line of RFC 8785, without its line feed */
char *
layover_event_format (const LayoverEvent *self)
{
  guint fields = FIELDS_OF_ALL | kinds[self->kind].fields;
  GString *out = g_string_new ("{");

  for (gsize i = 0; i < G_N_ELEMENTS (field_names); i++)
    {
      if ((fields & (1u << i)) == 0)
        continue;
      if (out->len > 1)
        g_string_append_c (out, ',');
      layover_canonical_write_string (out, field_names[i]);
      g_string_append_c (out, ':');
      write_field (out, self, (Field) (1u << i));
    }
  g_string_append_c (out, '}');

  return g_string_free (out, FALSE);
}

static gboolean
read_kind (LayoverCanonicalReader *reader, LayoverEvent *self)
{
  g_autofree char *name = layover_canonical_read_string (reader);

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (name, kinds[i].name) == 0)
      {
        self->kind = (LayoverEventKind) i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_time (LayoverCanonicalReader *reader, LayoverEvent *self)
{
  g_autofree char *text = layover_canonical_read_string (reader);

  return text != NULL && layover_time_parse (text, &self->utc_s);
}

static gboolean
read_field (LayoverCanonicalReader *reader, LayoverEvent *self, Field field)
{
  switch (field)
    {
    case FIELD_BOOT:
      return layover_canonical_read_integer (reader, &self->boot_ms) && self->boot_ms >= 0;
    case FIELD_ITEM:
      return (self->item = layover_canonical_read_string (reader)) != NULL;
    case FIELD_KIND:
      return read_kind (reader, self);
    case FIELD_MS:
      return layover_canonical_read_integer (reader, &self->ms);
    case FIELD_N:
      return layover_canonical_read_integer (reader, &self->n) && self->n >= 0;
    case FIELD_REF:
      return layover_canonical_read_integer (reader, &self->ref) && self->ref >= 0;
    case FIELD_RESPONSE:
      return (self->response = layover_canonical_read_string (reader)) != NULL;
    case FIELD_TIME:
      return read_time (reader, self);
    case FIELD_VALUE:
      return (self->value = layover_canonical_read_strings (reader)) != NULL;
    }

  return FALSE;
}

/* Reads "name": of the first field at or after *@i that matches; the names come in the one order there is. */
static gboolean
read_name (LayoverCanonicalReader *reader, gsize *i)
{
  g_autofree char *name = layover_canonical_read_string (reader);

  for (; name != NULL && *i < G_N_ELEMENTS (field_names); (*i)++)
    if (strcmp (name, field_names[*i]) == 0)
      return layover_canonical_read_char (reader, ':');

  return FALSE;
}

static gboolean
read_object (LayoverCanonicalReader *reader, LayoverEvent *self, guint *fields)
{
  gsize i = 0;

  if (!layover_canonical_read_char (reader, '{'))
    return FALSE;

  do
    {
      if (!read_name (reader, &i) || !read_field (reader, self, (Field) (1u << i)))
        return FALSE;
      *fields |= 1u << i++;
    }
  while (layover_canonical_read_char (reader, ','));

  return layover_canonical_read_char (reader, '}') && reader->p == reader->end;
}

/* What a kind says about its fields beyond their types. */
static gboolean
fields_fit_kind (const LayoverEvent *self)
{
  guint8 seed[8];

  if (self->ms < 0 && self->kind != LAYOVER_EVENT_CLOCK_JUMP
      && self->kind != LAYOVER_EVENT_CLOCK_DISAGREE)
    return FALSE;
  if (self->kind == LAYOVER_EVENT_ANSWER || self->value == NULL)
    return TRUE;
  if (g_strv_length (self->value) != 1)
    return FALSE;

  switch (self->kind)
    {
    case LAYOVER_EVENT_START:
      return self->ms > 0 && layover_hex_decode (self->value[0], seed, sizeof seed);
    case LAYOVER_EVENT_FLAG:
      return g_str_equal (self->value[0], "true") || g_str_equal (self->value[0], "false");
    case LAYOVER_EVENT_NOTE:
      return self->ref < self->n
             && g_utf8_strlen (self->value[0], -1) <= LAYOVER_NOTE_MAX_CHARACTERS;
    default:
      return TRUE;
    }
}

/**
 * layover_event_parse:
 * @line: one line without its line feed; need not end in NUL
 * @entry: (nullable): where it stands, for the error
 * @line_number: from 1, for the error
 *
 * Accepts exactly what layover_event_format() writes.
 *
 * Returns: (transfer full) (nullable): the event, or %NULL with LAYOVER_ERROR_EVENT
 */
LayoverEvent *
layover_event_parse (const char *line, gsize length, const char *entry, gint64 line_number,
                     GError **error)
{
  g_autoptr (LayoverEvent) self = layover_event_new (LAYOVER_EVENT_START);
  LayoverCanonicalReader reader = { line, line + length };
  guint fields = 0;

  if (length > LAYOVER_EVENT_MAX_LINE_BYTES || !read_object (&reader, self, &fields))
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_EVENT, entry, line_number,
                                 reader.p - line + 1,
                                 _ ("A line of the exam’s record is not readable"));
      return NULL;
    }

  if (fields != (FIELDS_OF_ALL | kinds[self->kind].fields) || !fields_fit_kind (self))
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_EVENT, entry, line_number, 1,
                                 _ ("A line of the exam’s record says too much or too little"));
      return NULL;
    }

  return g_steal_pointer (&self);
}
