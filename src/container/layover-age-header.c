/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-age-private.h"
#include "layover-base64.h"
#include "layover-error.h"

#define FIRST_LINE "age-encryption.org/v1"
#define ANY_FIRST_LINE "age-encryption.org/"
#define ARMOR_LINE "-----BEGIN AGE ENCRYPTED FILE-----"
#define STANZA_PREFIX "-> "
#define MAC_PREFIX "---"
#define LINE_LENGTH 64
#define LINE_BYTES 48

/* The header is read line by line; every line ends with LF and has no other control character. */
typedef struct
{
  const char *text;
  const char *p;
  const char *end;
  const char *entry;
  guint n_lines;

  const char *line;
  gsize length;
} Parser;

static void
stanza_free (LayoverAgeStanza *stanza)
{
  g_strfreev (stanza->arguments);
  g_byte_array_unref (stanza->body);
  g_free (stanza);
}

/** layover_age_header_free: (nullable): frees a header */
void
layover_age_header_free (LayoverAgeHeader *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->stanzas);
  g_free (self);
}

static gboolean
fail (Parser *parser, LayoverErrorCode code, const char *message, GError **error)
{
  layover_set_error_at_line (error, code, parser->entry, MAX (parser->n_lines, 1), 0, "%s",
                             message);
  return FALSE;
}

static gboolean
next_line (Parser *parser, GError **error)
{
  const char *stop = parser->p < parser->end
                         ? memchr (parser->p, '\n', (gsize) (parser->end - parser->p))
                         : NULL;

  parser->n_lines++;
  if (stop == NULL)
    return fail (parser, LAYOVER_ERROR_SEALED,
                 _ ("The header of a sealed entry is cut off or too long"), error);

  parser->line = parser->p;
  parser->length = (gsize) (stop - parser->p);
  parser->p = stop + 1;

  for (gsize i = 0; i < parser->length; i++)
    if (parser->line[i] < 0x20 || parser->line[i] > 0x7E)
      return fail (parser, LAYOVER_ERROR_SEALED,
                   _ ("The header of a sealed entry has a character that does not belong there"),
                   error);

  return TRUE;
}

static gboolean
has_prefix (Parser *parser, const char *prefix)
{
  return parser->length >= strlen (prefix) && memcmp (parser->line, prefix, strlen (prefix)) == 0;
}

static gboolean
take_first_line (Parser *parser, GError **error)
{
  gsize left = (gsize) (parser->end - parser->p);

  if (left == 0)
    return fail (parser, LAYOVER_ERROR_SEALED, _ ("This is not a sealed entry"), error);

  /* Looked for before any line is: armor may begin with anything that age calls white space. */
  if (g_strstr_len (parser->p, (gssize) MIN (left, 1024), ARMOR_LINE) != NULL)
    return fail (parser, LAYOVER_ERROR_SEALED_ARMOR,
                 _ ("A sealed entry is in the text form of age, which is not used here"), error);

  if (!next_line (parser, error))
    return FALSE;

  if (parser->length == strlen (FIRST_LINE) && has_prefix (parser, FIRST_LINE))
    return TRUE;

  if (has_prefix (parser, ANY_FIRST_LINE))
    return fail (parser, LAYOVER_ERROR_SEALED_VERSION,
                 _ ("An entry is sealed by another version of age"), error);

  return fail (parser, LAYOVER_ERROR_SEALED, _ ("This is not a sealed entry"), error);
}

static gboolean
take_arguments (Parser *parser, LayoverAgeStanza *stanza, GError **error)
{
  g_autofree char *text = NULL;

  if (!has_prefix (parser, STANZA_PREFIX))
    return fail (parser, LAYOVER_ERROR_SEALED,
                 _ ("The header of a sealed entry has a line of no known kind"), error);

  text = g_strndup (parser->line + strlen (STANZA_PREFIX), parser->length - strlen (STANZA_PREFIX));
  stanza->arguments = g_strsplit (text, " ", -1);
  if (stanza->arguments[0] == NULL)
    return fail (parser, LAYOVER_ERROR_SEALED,
                 _ ("The header of a sealed entry has an empty argument"), error);

  for (char **argument = stanza->arguments; *argument != NULL; argument++)
    if (**argument == '\0')
      return fail (parser, LAYOVER_ERROR_SEALED,
                   _ ("The header of a sealed entry has an empty argument"), error);

  return TRUE;
}

/* A body is base64 in lines of 64; the first shorter one, which may be empty, is the last. */
static gboolean
take_body (Parser *parser, LayoverAgeStanza *stanza, GError **error)
{
  do
    {
      guint8 bytes[LINE_BYTES];
      gsize n;

      if (!next_line (parser, error))
        return FALSE;

      n = parser->length * 3 / 4;
      if (parser->length > LINE_LENGTH
          || !layover_base64_decode (parser->line, parser->length, LAYOVER_BASE64_UNPADDED, bytes,
                                     n))
        return fail (parser, LAYOVER_ERROR_SEALED,
                     _ ("The header of a sealed entry is not encoded in the one right way"), error);

      g_byte_array_append (stanza->body, bytes, (guint) n);
    }
  while (parser->length == LINE_LENGTH);

  return TRUE;
}

static gboolean
take_stanza (Parser *parser, LayoverAgeHeader *header, GError **error)
{
  LayoverAgeStanza *stanza = g_new0 (LayoverAgeStanza, 1);

  stanza->body = g_byte_array_new ();
  g_ptr_array_add (header->stanzas, stanza);
  return take_arguments (parser, stanza, error) && take_body (parser, stanza, error);
}

static gboolean
take_mac (Parser *parser, LayoverAgeHeader *header, GError **error)
{
  gsize prefix_length = strlen (MAC_PREFIX " ");

  header->mac_length = (gsize) (parser->line - parser->text) + strlen (MAC_PREFIX);
  header->length = (gsize) (parser->p - parser->text);

  if (has_prefix (parser, MAC_PREFIX " ")
      && layover_base64_decode (parser->line + prefix_length, parser->length - prefix_length,
                                LAYOVER_BASE64_UNPADDED, header->mac, sizeof header->mac))
    return TRUE;

  return fail (parser, LAYOVER_ERROR_SEALED,
               _ ("The header of a sealed entry does not end as it should"), error);
}

/**
 * layover_age_header_parse:
 * @sealed: a whole sealed entry
 *
 * Returns: (transfer full): the header, in the right form; nothing in it is verified
 */
LayoverAgeHeader *
layover_age_header_parse (GBytes *sealed, const char *entry, GError **error)
{
  g_autoptr (LayoverAgeHeader) self = g_new0 (LayoverAgeHeader, 1);
  gsize length;
  const char *text = g_bytes_get_data (sealed, &length);
  Parser parser = { .text = text, .p = text, .entry = entry };

  self->stanzas = g_ptr_array_new_with_free_func ((GDestroyNotify) stanza_free);
  parser.end = length > 0 ? text + MIN (length, LAYOVER_AGE_MAX_HEADER) : text;
  if (!take_first_line (&parser, error) || !next_line (&parser, error))
    return NULL;

  do
    {
      if (!take_stanza (&parser, self, error) || !next_line (&parser, error))
        return NULL;
    }
  while (!has_prefix (&parser, MAC_PREFIX));

  return take_mac (&parser, self, error) ? g_steal_pointer (&self) : NULL;
}

/** layover_age_header_append_stanza: adds one way in; @arguments are separated by single spaces */
void
layover_age_header_append_stanza (GString *text, const char *arguments,
                                  const guint8 wrapped[LAYOVER_AGE_WRAPPED_SIZE])
{
  g_autofree char *body = layover_base64_encode (wrapped, LAYOVER_AGE_WRAPPED_SIZE,
                                                 LAYOVER_BASE64_UNPADDED);

  if (text->len == 0)
    g_string_append (text, FIRST_LINE "\n");
  g_string_append_printf (text, STANZA_PREFIX "%s\n%s\n", arguments, body);
}
