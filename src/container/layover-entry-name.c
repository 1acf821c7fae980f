/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-text.h"

#define MAX_SEGMENTS 8
#define MAX_SEGMENT_LENGTH 100

enum
{
  IS_NAME = 1,
  IS_FOLDER = 2,
};

struct _LayoverNameSet
{
  GHashTable
      *lower_case; /* every name and every folder of one, in lower case; IS_NAME or IS_FOLDER */
};

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '_' || c == '-' || c == '/';
}

static gboolean
fail (GError **error, LayoverErrorCode code, const char *name, gsize length, const char *message)
{
  /* Long enough to recognise a name by; a hostile one has up to 64 KiB. */
  g_autofree char *shown = layover_text_escape_bytes (name, MIN (length, 250));

  layover_set_error (error, code, shown, "%s", message);
  return FALSE;
}

static gboolean
is_good_segment (const char *segment, gsize length)
{
  return length > 0 && segment[0] != '.' && segment[0] != '-' && segment[length - 1] != '.';
}

/**
 * layover_entry_name_check:
 * @name: @length bytes of any value
 *
 * The rule of docs/format.md section 2: what passes is a safe relative path on every file system.
 */
gboolean
layover_entry_name_check (const char *name, gsize length, GError **error)
{
  const char *segment = name;
  const char *end = name + length;
  guint n_segments = 0;

  if (length > LAYOVER_ENTRY_NAME_MAX_LENGTH)
    return fail (error, LAYOVER_ERROR_NAME_LENGTH, name, length,
                 _ ("The name of an entry is too long"));

  for (gsize i = 0; i < length; i++)
    if (!is_name_character (name[i]))
      return fail (error, LAYOVER_ERROR_NAME_CHARACTER, name, length,
                   _ ("The name of an entry has a character that is not allowed"));

  while (segment <= end)
    {
      const char *stop = memchr (segment, '/', (gsize) (end - segment));
      gsize segment_length = (gsize) ((stop != NULL ? stop : end) - segment);

      if (!is_good_segment (segment, segment_length))
        return fail (error, LAYOVER_ERROR_NAME_SEGMENT, name, length,
                     _ ("A part of the name of an entry is empty or begins or ends with a "
                        "character that is not allowed there"));
      if (segment_length > MAX_SEGMENT_LENGTH || ++n_segments > MAX_SEGMENTS)
        return fail (error, LAYOVER_ERROR_NAME_LENGTH, name, length,
                     _ ("The name of an entry has too many or too long parts"));

      segment += segment_length + 1;
    }

  return TRUE;
}

/** layover_entry_name_is_valid: Returns: whether an entry may be called @name */
gboolean
layover_entry_name_is_valid (const char *name)
{
  return layover_entry_name_check (name, strlen (name), NULL);
}

/** layover_entry_name_is_meta_inf: Returns: whether @name lies where only the list and its signature may */
gboolean
layover_entry_name_is_meta_inf (const char *name)
{
  return g_ascii_strcasecmp (name, "META-INF") == 0
         || g_ascii_strncasecmp (name, "META-INF/", strlen ("META-INF/")) == 0;
}

/**
 * layover_entry_name_hash:
 * @name: a string
 *
 * In place of g_str_hash(), for which anybody can make thousands of names of one value and so minutes of work.
 *
 * Returns: a hash with a key that is another one in every process
 */
guint
layover_entry_name_hash (gconstpointer name)
{
  static guint8 key[crypto_shorthash_KEYBYTES];
  static gsize is_ready = 0;
  guint8 hash[crypto_shorthash_BYTES];
  guint value;

  if (g_once_init_enter (&is_ready))
    {
      randombytes_buf (key, sizeof key);
      g_once_init_leave (&is_ready, 1);
    }

  crypto_shorthash (hash, name, strlen (name), key);
  memcpy (&value, hash, sizeof value);
  return value;
}

/** layover_name_set_new: Returns: (transfer full): a set without names */
LayoverNameSet *
layover_name_set_new (void)
{
  LayoverNameSet *self = g_new0 (LayoverNameSet, 1);

  self->lower_case = g_hash_table_new_full (layover_entry_name_hash, g_str_equal, g_free, NULL);
  return self;
}

/** layover_name_set_free: (nullable): frees the set */
void
layover_name_set_free (LayoverNameSet *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->lower_case);
  g_free (self);
}

static guint
look_up (LayoverNameSet *self, const char *lower)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->lower_case, lower));
}

/**
 * layover_name_set_add:
 * @name: valid, and not in the set already
 *
 * Returns: whether @name differs from every other one in more than case, and none is a folder of the other
 */
gboolean
layover_name_set_add (LayoverNameSet *self, const char *name, GError **error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gboolean is_folder = look_up (self, lower) == IS_FOLDER;

  if (look_up (self, lower) == IS_NAME)
    return fail (error, LAYOVER_ERROR_NAME_CASE, name, strlen (name),
                 _ ("The names of two entries differ only in capital letters"));

  for (char *slash = strchr (lower, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *folder = g_strndup (lower, (gsize) (slash - lower));

      if (look_up (self, folder) == IS_NAME)
        is_folder = TRUE;
      else
        g_hash_table_insert (self->lower_case, g_steal_pointer (&folder),
                             GUINT_TO_POINTER (IS_FOLDER));
    }

  if (is_folder)
    return fail (error, LAYOVER_ERROR_NAME_FOLDER, name, strlen (name),
                 _ ("An entry has the name of a folder of another entry"));

  g_hash_table_insert (self->lower_case, g_steal_pointer (&lower), GUINT_TO_POINTER (IS_NAME));
  return TRUE;
}
