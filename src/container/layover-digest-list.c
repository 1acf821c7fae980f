/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-digest-list-private.h"
#include "layover-digest.h"
#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-text.h"

#define HEX_SIZE (2 * LAYOVER_SHA256_SIZE)

typedef struct
{
  guint8 digest[LAYOVER_SHA256_SIZE];
  char name[LAYOVER_ENTRY_NAME_MAX_LENGTH + 1];
} Line;

static gboolean
fail_line (GError **error, guint line, const char *message)
{
  layover_set_error_at_line (error, LAYOVER_ERROR_LIST_SYNTAX, LAYOVER_LIST_NAME, line, 0, "%s",
                             message);
  return FALSE;
}

/* Takes one line off [*p, end): digits, two spaces, name, LF. */
static gboolean
take_line (const char **p, const char *end, guint number, Line *line, GError **error)
{
  const char *stop = memchr (*p, '\n', (gsize) (end - *p));
  g_autofree char *digits = NULL;
  const char *name;

  if (stop == NULL)
    return fail_line (error, number, _ ("The last line of the list of digests is cut off"));

  if (stop - *p < HEX_SIZE + 3 || (*p)[HEX_SIZE] != ' ' || (*p)[HEX_SIZE + 1] != ' ')
    return fail_line (error, number,
                      _ ("A line of the list is not a digest, two spaces and a name"));

  digits = g_strndup (*p, HEX_SIZE);
  if (!layover_hex_decode (digits, line->digest, sizeof line->digest))
    return fail_line (error, number, _ ("A digest in the list is not 64 small hexadecimal digits"));

  name = *p + HEX_SIZE + 2;
  if (!layover_entry_name_check (name, (gsize) (stop - name), NULL))
    return fail_line (error, number, _ ("The list names an entry that cannot exist"));

  memcpy (line->name, name, (gsize) (stop - name));
  line->name[stop - name] = '\0';
  *p = stop + 1;
  return TRUE;
}

static GPtrArray *
parse_lines (GBytes *list, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gsize length;
  const char *p = g_bytes_get_data (list, &length);
  const char *end = length > 0 ? p + length : p;

  if (length == 0)
    {
      layover_set_error (error, LAYOVER_ERROR_LIST_EMPTY, LAYOVER_LIST_NAME,
                         _ ("The list of digests is empty"));
      return NULL;
    }

  while (p < end)
    {
      Line *line = g_new0 (Line, 1);

      g_ptr_array_add (lines, line);
      if (!take_line (&p, end, lines->len, line, error))
        return NULL;
    }

  return g_steal_pointer (&lines);
}

static gboolean
fail_duplicate (GPtrArray *lines, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (layover_entry_name_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (!g_hash_table_add (seen, line->name))
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_LIST_TWICE, LAYOVER_LIST_NAME, i + 1, 0,
                                     _ ("The list names “%s” twice"), line->name);
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
fail_unlisted (GPtrArray *lines, const LayoverArchiveEntry *entries, guint n_entries,
               GError **error)
{
  g_autoptr (GHashTable) listed = g_hash_table_new (layover_entry_name_hash, g_str_equal);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (listed, ((Line *) g_ptr_array_index (lines, i))->name);

  for (guint i = 0; i < n_entries; i++)
    if (!g_hash_table_contains (listed, entries[i].name))
      {
        layover_set_error (error, LAYOVER_ERROR_NOT_LISTED, entries[i].name,
                           _ ("The file holds an entry that was not signed"));
        return TRUE;
      }

  return FALSE;
}

static gboolean
fail_absent (GPtrArray *lines, const LayoverArchiveEntry *entries, guint n_entries, GError **error)
{
  g_autoptr (GHashTable) present = g_hash_table_new (layover_entry_name_hash, g_str_equal);

  for (guint i = 0; i < n_entries; i++)
    g_hash_table_add (present, (char *) entries[i].name);

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (!g_hash_table_contains (present, line->name))
        {
          layover_set_error (error, LAYOVER_ERROR_LISTED_ABSENT, line->name,
                             _ ("A signed entry is missing from the file"));
          return TRUE;
        }
    }

  return FALSE;
}

/* Both hold the same names, each once, and yet they differ: only the order is left. */
static void
fail_order (GPtrArray *lines, const LayoverArchiveEntry *entries, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = g_ptr_array_index (lines, i);

      if (strcmp (line->name, entries[i].name) != 0)
        {
          layover_set_error_at_line (error, LAYOVER_ERROR_LIST_ORDER, LAYOVER_LIST_NAME, i + 1, 0,
                                     _ ("The list is not in the order of the entries"));
          return;
        }
    }
}

static gboolean
has_same_names (GPtrArray *lines, const LayoverArchiveEntry *entries, guint n_entries)
{
  if (lines->len != n_entries)
    return FALSE;

  for (guint i = 0; i < n_entries; i++)
    if (strcmp (((Line *) g_ptr_array_index (lines, i))->name, entries[i].name) != 0)
      return FALSE;

  return TRUE;
}

/**
 * layover_digest_list_check:
 * @list: the bytes of META-INF/SHA256SUMS
 * @entries: all other entries, in the order of the file
 *
 * Checks docs/format.md section 2.1: every entry is listed once, in order, and nothing else is.
 *
 * Returns: (transfer full): the digests, 32 bytes for each of @entries
 */
GByteArray *
layover_digest_list_check (GBytes *list, const LayoverArchiveEntry *entries, guint n_entries,
                           GError **error)
{
  g_autoptr (GPtrArray) lines = parse_lines (list, error);
  GByteArray *digests;

  if (lines == NULL)
    return NULL;

  if (!has_same_names (lines, entries, n_entries))
    {
      if (!fail_duplicate (lines, error) && !fail_unlisted (lines, entries, n_entries, error)
          && !fail_absent (lines, entries, n_entries, error))
        fail_order (lines, entries, error);
      return NULL;
    }

  digests = g_byte_array_sized_new (n_entries * LAYOVER_SHA256_SIZE);
  for (guint i = 0; i < n_entries; i++)
    g_byte_array_append (digests, ((Line *) g_ptr_array_index (lines, i))->digest,
                         LAYOVER_SHA256_SIZE);

  return digests;
}
