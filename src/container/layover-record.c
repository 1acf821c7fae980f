/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-record.h"
#include "layover-text.h"

#define MAX_NAME_LENGTH 40

/* All values of one field. */
typedef struct
{
  GPtrArray *values; /* NULL-terminated strings, and one NULL behind the last */
  GArray *lines;     /* element-type guint */
} Field;

struct _LayoverRecord
{
  char *entry;
  GHashTable *fields; /* name → Field */
};

struct _LayoverRecordWriter
{
  GString *text;
};

/* The state of a parser between two lines. */
typedef struct
{
  LayoverRecord *record;
  const LayoverRecordField *fields;
  guint n_fields;
  guint place; /* index of the field that stood last */
  guint line;
} Parser;

static void
field_free (Field *field)
{
  g_ptr_array_unref (field->values);
  g_array_unref (field->lines);
  g_free (field);
}

static Field *
get_field (LayoverRecord *self, const char *name)
{
  Field *field = g_hash_table_lookup (self->fields, name);

  if (field == NULL)
    {
      field = g_new0 (Field, 1);
      field->values = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (field->values, NULL);
      field->lines = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->fields, g_strdup (name), field);
    }

  return field;
}

/** layover_record_free: (nullable): frees a record */
void
layover_record_free (LayoverRecord *self)
{
  if (self == NULL)
    return;

  g_free (self->entry);
  g_hash_table_unref (self->fields);
  g_free (self);
}

static gboolean
fail_line (Parser *parser, LayoverErrorCode code, GError **error, const char *message)
{
  layover_set_error_at_line (error, code, parser->record->entry, parser->line, 0, "%s", message);
  return FALSE;
}

static gboolean
is_field_name (const char *name, gsize length)
{
  if (length < 1 || length > MAX_NAME_LENGTH || !g_ascii_islower (name[0]))
    return FALSE;

  for (gsize i = 1; i < length; i++)
    if (!g_ascii_islower (name[i]) && !g_ascii_isdigit (name[i]) && name[i] != '-')
      return FALSE;

  return TRUE;
}

static gboolean
find_place (Parser *parser, const char *name, guint *place)
{
  for (guint i = 0; i < parser->n_fields; i++)
    if (strcmp (parser->fields[i].name, name) == 0)
      {
        *place = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
check_place (Parser *parser, const char *name, GError **error)
{
  guint place;

  if (g_str_has_prefix (name, "x-"))
    return TRUE;

  if (!find_place (parser, name, &place))
    return fail_line (parser, LAYOVER_ERROR_RECORD_UNKNOWN, error,
                      _ ("This field is not known here"));

  if (!parser->fields[place].is_repeated && layover_record_get_n (parser->record, name) > 0)
    return fail_line (parser, LAYOVER_ERROR_RECORD_REPEATED, error,
                      _ ("This field may stand only once"));

  if (place < parser->place)
    return fail_line (parser, LAYOVER_ERROR_RECORD_ORDER, error,
                      _ ("This field does not stand in its place"));

  parser->place = place;
  return TRUE;
}

static gboolean
check_value (Parser *parser, const char *value, GError **error)
{
  if (strlen (value) > LAYOVER_RECORD_MAX_VALUE)
    return fail_line (parser, LAYOVER_ERROR_RECORD_TOO_LARGE, error, _ ("This value is too long"));

  if (layover_text_has_controls (value))
    return fail_line (parser, LAYOVER_ERROR_RECORD_CONTROL, error,
                      _ ("This value has a control character, or one that turns the direction of "
                         "writing"));

  return TRUE;
}

static gboolean
take_line (Parser *parser, const char *line, gsize length, GError **error)
{
  const char *equals = memchr (line, '=', length);
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;
  Field *field;

  if (equals == NULL)
    return fail_line (parser, LAYOVER_ERROR_RECORD, error,
                      _ ("This line is not a name, an equals sign and a value"));

  if (!is_field_name (line, (gsize) (equals - line)))
    return fail_line (parser, LAYOVER_ERROR_RECORD_NAME, error,
                      _ ("The name of this field is not of the right form"));

  name = g_strndup (line, (gsize) (equals - line));
  value = g_strndup (equals + 1, length - (gsize) (equals - line) - 1);
  if (!check_place (parser, name, error) || !check_value (parser, value, error))
    return FALSE;

  field = get_field (parser->record, name);
  g_ptr_array_insert (field->values, (int) field->values->len - 1, g_steal_pointer (&value));
  g_array_append_val (field->lines, parser->line);
  return TRUE;
}

static gboolean
check_missing (Parser *parser, GError **error)
{
  for (guint i = 0; i < parser->n_fields; i++)
    {
      const LayoverRecordField *field = &parser->fields[i];

      if (!field->is_optional && layover_record_get_n (parser->record, field->name) == 0)
        {
          layover_set_error (error, LAYOVER_ERROR_RECORD_MISSING, parser->record->entry,
                             _ ("The field “%s” is missing"), field->name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_text (GBytes *bytes, const char *entry, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *end = NULL;

  if (length > LAYOVER_RECORD_MAX_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_RECORD_TOO_LARGE, entry,
                         _ ("A record has at most 64 KiB"));
      return FALSE;
    }

  if (length > 0 && !g_utf8_validate (text, (gssize) length, &end))
    {
      layover_set_error_at_offset (error, LAYOVER_ERROR_RECORD_UTF8, entry, end - text,
                                   _ ("A record has to be UTF-8 text"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
take_lines (Parser *parser, GBytes *bytes, GError **error)
{
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  const char *end = length > 0 ? p + length : p;

  while (p < end)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));

      parser->line++;
      if (parser->line > LAYOVER_RECORD_MAX_LINES)
        return fail_line (parser, LAYOVER_ERROR_RECORD_TOO_LARGE, error,
                          _ ("A record has at most 2000 lines"));
      if (stop == NULL)
        return fail_line (parser, LAYOVER_ERROR_RECORD, error, _ ("The last line is cut off"));
      if (!take_line (parser, p, (gsize) (stop - p), error))
        return FALSE;
      p = stop + 1;
    }

  return check_missing (parser, error);
}

/**
 * layover_record_parse:
 * @entry: what to name in errors
 * @fields: (array length=n_fields): what this kind of record has, in order; names that begin with x- may stand
 *   anywhere and are not looked at
 *
 * Returns: (transfer full): the record
 */
LayoverRecord *
layover_record_parse (GBytes *bytes, const char *entry, const LayoverRecordField *fields,
                      guint n_fields, GError **error)
{
  g_autoptr (LayoverRecord) self = g_new0 (LayoverRecord, 1);
  Parser parser = { .record = self, .fields = fields, .n_fields = n_fields };

  self->entry = g_strdup (entry);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) field_free);

  if (!check_text (bytes, entry, error) || !take_lines (&parser, bytes, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** layover_record_get: Returns: (nullable) (transfer none): the value of a field, or the first of several */
const char *
layover_record_get (const LayoverRecord *self, const char *name)
{
  return layover_record_get_all (self, name)[0];
}

/** layover_record_get_all: Returns: (transfer none): all values of a field, and a %NULL behind the last one */
const char *const *
layover_record_get_all (const LayoverRecord *self, const char *name)
{
  static const char *const none[] = { NULL };
  const Field *field = g_hash_table_lookup (self->fields, name);

  return field != NULL ? (const char *const *) field->values->pdata : none;
}

/** layover_record_get_n: Returns: how often the field stands */
guint
layover_record_get_n (const LayoverRecord *self, const char *name)
{
  const Field *field = g_hash_table_lookup (self->fields, name);

  return field != NULL ? field->lines->len : 0;
}

/** layover_record_get_line: Returns: the line of the @i-th value of a field, counted from 1; 0 when there is none */
guint
layover_record_get_line (const LayoverRecord *self, const char *name, guint i)
{
  const Field *field = g_hash_table_lookup (self->fields, name);

  return field != NULL && i < field->lines->len ? g_array_index (field->lines, guint, i) : 0;
}

/**
 * layover_record_set_value_error:
 * @message: one translated sentence
 *
 * Sets %LAYOVER_ERROR_RECORD_VALUE at the line of the @i-th value of @name, for who finds out what it means.
 */
void
layover_record_set_value_error (const LayoverRecord *self, const char *name, guint i,
                                const char *message, GError **error)
{
  layover_set_error_at_line (error, LAYOVER_ERROR_RECORD_VALUE, self->entry,
                             layover_record_get_line (self, name, i), 0, "%s", message);
}

/** layover_record_writer_new: Returns: (transfer full): a writer without fields */
LayoverRecordWriter *
layover_record_writer_new (void)
{
  LayoverRecordWriter *self = g_new0 (LayoverRecordWriter, 1);

  self->text = g_string_new (NULL);
  return self;
}

/** layover_record_writer_free: (nullable): frees a writer */
void
layover_record_writer_free (LayoverRecordWriter *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_free (self);
}

/** layover_record_writer_add: adds a line; whether @value is allowed, layover_record_writer_finish() says */
void
layover_record_writer_add (LayoverRecordWriter *self, const char *name, const char *value)
{
  g_return_if_fail (is_field_name (name, strlen (name)));

  /* A line break would begin another field. As a carriage return it is a control character, and refused below. */
  g_string_append (self->text, name);
  g_string_append_c (self->text, '=');
  for (const char *p = value; *p != '\0'; p++)
    g_string_append_c (self->text, *p == '\n' ? '\r' : *p);
  g_string_append_c (self->text, '\n');
}

/** layover_record_writer_add_int: adds a number in decimal */
void
layover_record_writer_add_int (LayoverRecordWriter *self, const char *name, gint64 value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, value);
  layover_record_writer_add (self, name, text);
}

static gboolean
check_written_lines (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      const char *value = strchr (lines[i], '=') + 1;

      if (strlen (value) > LAYOVER_RECORD_MAX_VALUE || i >= LAYOVER_RECORD_MAX_LINES)
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_RECORD_TOO_LARGE, NULL, i + 1, 0,
                                     _ ("A value is too long, or there are too many of them"));
          return FALSE;
        }

      if (layover_text_has_controls (value))
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_RECORD_CONTROL, NULL, i + 1, 0,
                                     _ ("This value has a control character, or one that turns the "
                                        "direction of writing"));
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * layover_record_writer_finish:
 *
 * Returns: (transfer full): the bytes of the record; an error where no reader would take them
 */
GBytes *
layover_record_writer_finish (LayoverRecordWriter *self, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (self->text->str, self->text->len);

  if (!check_text (bytes, NULL, error) || !check_written_lines (self->text->str, error))
    return NULL;

  return g_steal_pointer (&bytes);
}
