/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include "layover-file-label.h"
#include "layover-file-type.h"
#include "layover-text.h"

#define MAX_TYPE_BYTES 100
#define N_PARTS 4
#define SHA256_BYTES 32

/* What is kept of a long name: its beginning, and its end, where the extension is. */
#define MAX_NAME_CHARACTERS 100
#define NAME_HEAD_CHARACTERS 75
#define NAME_TAIL_CHARACTERS 24

#define NAMELESS "file"

static char *
shorten (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *head = NULL;

  if (length <= MAX_NAME_CHARACTERS)
    return g_strdup (name);

  head = g_utf8_substring (name, 0, NAME_HEAD_CHARACTERS);
  return g_strconcat (head, "…", g_utf8_offset_to_pointer (name, length - NAME_TAIL_CHARACTERS),
                      NULL);
}

/**
 * layover_file_name_clean:
 * @name: (nullable): of a file of somebody, in any encoding
 *
 * Returns: (transfer full): one line for people: without control and direction characters, without double spaces, and at
 *   most 100 characters
 */
char *
layover_file_name_clean (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autofree char *stripped = layover_text_strip_bidi (valid);
  g_autoptr (GString) clean = g_string_new (NULL);
  g_autofree char *short_name = NULL;

  for (const char *p = stripped; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_gap = g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0xFFFE
                        || c == 0xFFFF;

      if (!is_gap)
        g_string_append_unichar (clean, c);
      else if (clean->len > 0 && clean->str[clean->len - 1] != ' ')
        g_string_append_c (clean, ' ');
    }

  short_name = shorten (clean->str);
  g_strchomp (short_name);
  return g_strdup (*short_name != '\0' ? short_name : NAMELESS);
}

/** layover_file_label_new: Returns: (transfer full): what there is to say about @bytes */
LayoverFileLabel *
layover_file_label_new (const char *name, GBytes *bytes)
{
  LayoverFileLabel *self = g_new0 (LayoverFileLabel, 1);

  self->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->size_bytes = g_bytes_get_size (bytes);
  self->type = g_strdup (layover_file_type_guess (name, bytes));
  self->name = layover_file_name_clean (name);
  return self;
}

LayoverFileLabel *
layover_file_label_copy (const LayoverFileLabel *self)
{
  LayoverFileLabel *copy = g_new0 (LayoverFileLabel, 1);

  copy->digest = g_strdup (self->digest);
  copy->size_bytes = self->size_bytes;
  copy->type = g_strdup (self->type);
  copy->name = g_strdup (self->name);
  return copy;
}

void
layover_file_label_free (LayoverFileLabel *self)
{
  g_free (self->digest);
  g_free (self->type);
  g_free (self->name);
  g_free (self);
}

/** layover_file_label_format: Returns: (transfer full): the line that layover_file_label_parse() reads */
char *
layover_file_label_format (const LayoverFileLabel *self)
{
  return g_strdup_printf ("%s %" G_GSIZE_FORMAT " %s %s", self->digest, self->size_bytes,
                          self->type, self->name);
}

/* One spelling only: no sign, no zero in front. */
static gboolean
parse_size (const char *text, gsize *size_bytes)
{
  guint64 size;

  if (*text == '0'
      || !g_ascii_string_to_unsigned (text, 10, 1, LAYOVER_ANSWER_FILE_MAX_BYTES, &size, NULL))
    return FALSE;

  *size_bytes = (gsize) size;
  return TRUE;
}

static gboolean
is_media_type (const char *text)
{
  const char *slash = strchr (text, '/');

  return slash != NULL && slash > text && slash[1] != '\0' && strchr (slash + 1, '/') == NULL
         && strlen (text) <= MAX_TYPE_BYTES
         && text[strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789.+-/")] == '\0';
}

static gboolean
is_clean_name (const char *name)
{
  g_autofree char *clean = layover_file_name_clean (name);

  return g_str_equal (clean, name);
}

/**
 * layover_file_label_parse:
 * @text: of whoever
 *
 * Returns: (transfer full) (nullable): the label; %NULL when it is not exactly what layover_file_label_format() writes
 */
LayoverFileLabel *
layover_file_label_parse (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", N_PARTS);
  guint8 digest[SHA256_BYTES];
  LayoverFileLabel *self;
  gsize size_bytes;

  if (!g_utf8_validate (text, -1, NULL) || g_strv_length (parts) != N_PARTS
      || !layover_hex_decode (parts[0], digest, sizeof digest)
      || !parse_size (parts[1], &size_bytes) || !is_media_type (parts[2])
      || !is_clean_name (parts[3]))
    return NULL;

  self = g_new0 (LayoverFileLabel, 1);
  self->digest = g_strdup (parts[0]);
  self->size_bytes = size_bytes;
  self->type = g_strdup (parts[2]);
  self->name = g_strdup (parts[3]);
  return self;
}

/** layover_file_label_to_value: Returns: (transfer full): the answer that names this file */
LayoverValue *
layover_file_label_to_value (const LayoverFileLabel *self)
{
  g_autofree char *text = layover_file_label_format (self);

  return layover_value_new_text (LAYOVER_BASE_TYPE_FILE, text);
}

/**
 * layover_file_label_from_value:
 * @value: (nullable): an answer
 *
 * Returns: (transfer full) (nullable): what it says about its file; %NULL when it is no file, or says something else
 */
LayoverFileLabel *
layover_file_label_from_value (const LayoverValue *value)
{
  if (value == NULL || layover_value_get_base_type (value) != LAYOVER_BASE_TYPE_FILE
      || layover_value_get_cardinality (value) != LAYOVER_CARDINALITY_SINGLE)
    return NULL;

  return layover_file_label_parse (layover_value_get_string (value));
}
