/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-content-reference.h"
#include "layover-error.h"
#include "layover-text.h"

#define MAX_SHOWN_BYTES 80

/* Returns: (nullable): always %NULL, for the caller to return. */
static char *
refuse (LayoverErrorCode code, const char *base_entry, const char *reference, const char *message,
        GError **error)
{
  g_autofree char *start = g_utf8_make_valid (reference,
                                              (gssize) strnlen (reference, MAX_SHOWN_BYTES));
  g_autofree char *shown = layover_text_escape (start);

  layover_set_error (error, code, base_entry, "%s: “%s”", message, shown);
  return NULL;
}

static gboolean
has_scheme (const char *reference)
{
  const char *p = reference;

  if (!g_ascii_isalpha (*p))
    return FALSE;

  while (g_ascii_isalnum (*p) || *p == '+' || *p == '-' || *p == '.')
    p++;

  return *p == ':';
}

/* Base64 that decodes to itself, below the limit, with the first bytes of a PNG or JPEG: nothing else can be written
 * into a reference. */
static gboolean
is_small_picture (const char *reference)
{
  const struct
  {
    const char *prefix;
    const char *magic;
  } types[] = {
    { "data:image/png;base64,", "\x89PNG\r\n\x1a\n" },
    { "data:image/jpeg;base64,", "\xff\xd8\xff" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      const char *text = reference + strlen (types[i].prefix);
      g_autofree guchar *bytes = NULL;
      g_autofree char *again = NULL;
      gsize length = 0;

      if (!g_str_has_prefix (reference, types[i].prefix)
          || strlen (text) / 4 * 3 > LAYOVER_REFERENCE_MAX_DATA_BYTES)
        continue;

      bytes = g_base64_decode (text, &length);
      again = g_base64_encode (bytes, length);
      return g_str_equal (again, text) && length >= strlen (types[i].magic)
             && memcmp (bytes, types[i].magic, strlen (types[i].magic)) == 0;
    }

  return FALSE;
}

static char *
resolve_with_scheme (const char *base_entry, const char *reference, LayoverReferenceKind *kind,
                     GError **error)
{
  if (g_ascii_strncasecmp (reference, "data:", 5) == 0)
    {
      if (!is_small_picture (reference))
        return refuse (LAYOVER_ERROR_CONTENT_DATA, base_entry, reference,
                       _ ("Only PNG and JPEG pictures below 64 KiB can be part of a reference"),
                       error);
      *kind = LAYOVER_REFERENCE_DATA;
      return g_strdup (reference);
    }

  if (g_ascii_strncasecmp (reference, "https://", 8) == 0
      || g_ascii_strncasecmp (reference, "http://", 7) == 0
      || g_ascii_strncasecmp (reference, "mailto:", 7) == 0)
    {
      *kind = LAYOVER_REFERENCE_EXTERNAL;
      return g_strdup (reference);
    }

  return refuse (LAYOVER_ERROR_CONTENT_SCHEME, base_entry, reference,
                 _ ("A reference of this kind is not allowed"), error);
}

static int
hex_value (char c)
{
  return g_ascii_isxdigit (c) ? g_ascii_xdigit_value (c) : -1;
}

/* Returns: (nullable): the text without percent signs; %NULL when one is malformed or hides a control character. */
static char *
decode (const char *text, gsize length)
{
  g_autoptr (GString) out = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      int c = (guint8) text[i];

      if (c == '%')
        {
          int high = length - i > 2 ? hex_value (text[i + 1]) : -1;
          int low = length - i > 2 ? hex_value (text[i + 2]) : -1;

          if (high < 0 || low < 0)
            return NULL;
          c = high << 4 | low;
          i += 2;
        }

      if (c < 0x20 || c == 0x7F)
        return NULL;
      g_string_append_c (out, (char) c);
    }

  if (!g_utf8_validate (out->str, (gssize) out->len, NULL))
    return NULL;

  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Whether percent signs hide a "/" or a "..": no honest author writes them so. */
static gboolean
is_disguised (const char *raw)
{
  g_auto (GStrv) segments = g_strsplit (raw, "/", -1);

  for (guint i = 0; segments[i] != NULL; i++)
    {
      g_autofree char *segment = decode (segments[i], strlen (segments[i]));

      if (segment == NULL || strchr (segment, '/') != NULL
          || (g_str_equal (segment, "..") && !g_str_equal (segments[i], "..")))
        return TRUE;
    }

  return FALSE;
}

/* Walks @path from the folder of @base_entry. Returns: (nullable): %NULL when it leaves the container. */
static char *
walk (const char *base_entry, const char *path)
{
  g_autoptr (GPtrArray) segments = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) base = g_strsplit (base_entry, "/", -1);
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);

  for (guint i = 0; base[i] != NULL && base[i + 1] != NULL; i++)
    g_ptr_array_add (segments, g_strdup (base[i]));

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (g_str_equal (steps[i], "."))
        continue;

      if (!g_str_equal (steps[i], ".."))
        g_ptr_array_add (segments, g_strdup (steps[i]));
      else if (segments->len > 0)
        g_ptr_array_set_size (segments, (int) segments->len - 1);
      else
        return NULL;
    }

  g_ptr_array_add (segments, NULL);
  return g_strjoinv ("/", (char **) segments->pdata);
}

static char *
resolve_path (const char *base_entry, const char *reference, GError **error)
{
  gsize length = strcspn (reference, "#");
  const char *fragment = reference + length;
  g_autofree char *path = decode (reference, length);
  g_autofree char *place = decode (fragment, strlen (fragment));
  g_autofree char *raw = g_strndup (reference, length);
  g_autofree char *entry = NULL;

  if (path == NULL || place == NULL || strpbrk (raw, "?\\ ") != NULL || strchr (path, '\\') != NULL)
    return refuse (LAYOVER_ERROR_CONTENT_REFERENCE, base_entry, reference,
                   _ ("A reference is malformed"), error);

  if (path[0] == '/' || is_disguised (raw))
    return refuse (LAYOVER_ERROR_CONTENT_OUTSIDE, base_entry, reference,
                   _ ("A reference leads out of the bundle"), error);

  entry = walk (base_entry, path);
  if (entry == NULL)
    return refuse (LAYOVER_ERROR_CONTENT_OUTSIDE, base_entry, reference,
                   _ ("A reference leads out of the bundle"), error);

  /* a path may have them, the name of an entry never: "a//b" and ".//a" lead nowhere */
  if (entry[0] == '/' || strstr (entry, "//") != NULL)
    return refuse (LAYOVER_ERROR_CONTENT_REFERENCE, base_entry, reference,
                   _ ("A reference is malformed"), error);

  return g_strconcat (entry, place, NULL);
}

/**
 * layover_content_resolve:
 * @base_entry: the entry in which the reference stands: "pages/fit.md"
 * @reference: as it is written there: "../media/map.png"
 * @kind: (out): what it is
 *
 * The rules of docs/format.md section 10: a reference leads to an entry of the same container, to a place on the same
 * page, to a small picture in itself, or is an address that is only ever shown to people. Whether the entry exists,
 * and whether an address is acceptable where it stands, is for the caller to say.
 *
 * Returns: (transfer full) (nullable): the name of the entry (and "#place"), "#place", or the address
 */
char *
layover_content_resolve (const char *base_entry, const char *reference, LayoverReferenceKind *kind,
                         GError **error)
{
  g_return_val_if_fail (base_entry != NULL, NULL);
  g_return_val_if_fail (reference != NULL, NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  if (reference[0] == '\0')
    return refuse (LAYOVER_ERROR_CONTENT_REFERENCE, base_entry, reference,
                   _ ("A reference is empty"), error);

  if (has_scheme (reference))
    return resolve_with_scheme (base_entry, reference, kind, error);

  if (g_str_has_prefix (reference, "//"))
    return refuse (LAYOVER_ERROR_CONTENT_SCHEME, base_entry, reference,
                   _ ("A reference of this kind is not allowed"), error);

  if (reference[0] == '#')
    {
      char *place = decode (reference, strlen (reference));

      if (place == NULL)
        return refuse (LAYOVER_ERROR_CONTENT_REFERENCE, base_entry, reference,
                       _ ("A reference is malformed"), error);
      *kind = LAYOVER_REFERENCE_PLACE;
      return place;
    }

  *kind = LAYOVER_REFERENCE_ENTRY;
  return resolve_path (base_entry, reference, error);
}
