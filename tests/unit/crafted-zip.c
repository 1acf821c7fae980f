/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "crafted-zip.h"

#include <string.h>

#include "layover-signature.h"

/** crafted_text: Returns: (transfer full): @text as bytes */
GBytes *
crafted_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/** crafted_crc32: Returns: the CRC of ZIP, a bit at a time */
guint32
crafted_crc32 (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 crc = G_MAXUINT32;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
    }

  return ~crc;
}

static void
entry_free (CraftedEntry *entry)
{
  g_clear_pointer (&entry->name, g_bytes_unref);
  g_clear_pointer (&entry->local_name, g_bytes_unref);
  g_clear_pointer (&entry->data, g_bytes_unref);
  g_clear_pointer (&entry->central_extra, g_bytes_unref);
  g_clear_pointer (&entry->local_extra, g_bytes_unref);
  g_clear_pointer (&entry->before, g_bytes_unref);
  g_clear_pointer (&entry->after, g_bytes_unref);
  g_array_unref (entry->patches);
  g_free (entry);
}

/** crafted_zip_new: Returns: (transfer full): an archive without entries */
CraftedZip *
crafted_zip_new (void)
{
  CraftedZip *self = g_new0 (CraftedZip, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->end_patches = g_array_new (FALSE, FALSE, sizeof (CraftedPatch));
  self->key = layover_secret_key_generate ();
  self->statement = layover_statement_new (LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 3, 1700000000, 0);
  return self;
}

/** crafted_bundle_new: Returns: (transfer full): a good bundle with three entries, signed */
CraftedZip *
crafted_bundle_new (void)
{
  CraftedZip *self = crafted_zip_new ();

  crafted_zip_add (self, "META-INF/SHA256SUMS", "");
  crafted_zip_add (self, "META-INF/SHA256SUMS.minisig", "");
  crafted_zip_add (self, "bundle.rec", "title=Reference\n");
  crafted_zip_add (self, "pages/a.md", "# A\n");
  crafted_zip_add (self, "pages/b.md", "# B\n");
  crafted_zip_sign (self);
  return self;
}

/** crafted_zip_free: frees the archive */
void
crafted_zip_free (CraftedZip *self)
{
  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->prefix, g_bytes_unref);
  g_clear_pointer (&self->before_directory, g_bytes_unref);
  g_clear_pointer (&self->in_directory, g_bytes_unref);
  g_clear_pointer (&self->before_end, g_bytes_unref);
  g_clear_pointer (&self->suffix, g_bytes_unref);
  g_array_unref (self->end_patches);
  layover_secret_key_free (self->key);
  layover_statement_free (self->statement);
  g_free (self);
}

/** crafted_zip_add_bytes: Returns: (transfer none): a new last entry with a name of any bytes */
CraftedEntry *
crafted_zip_add_bytes (CraftedZip *self, GBytes *name, GBytes *data)
{
  CraftedEntry *entry = g_new0 (CraftedEntry, 1);

  entry->name = g_bytes_ref (name);
  entry->data = g_bytes_ref (data);
  entry->patches = g_array_new (FALSE, FALSE, sizeof (CraftedPatch));
  g_ptr_array_add (self->entries, entry);
  return entry;
}

/** crafted_zip_add: Returns: (transfer none): a new last entry */
CraftedEntry *
crafted_zip_add (CraftedZip *self, const char *name, const char *text)
{
  g_autoptr (GBytes) name_bytes = crafted_text (name);
  g_autoptr (GBytes) data = crafted_text (text);

  return crafted_zip_add_bytes (self, name_bytes, data);
}

/** crafted_zip_get: Returns: (transfer none): the @i-th entry; 0 and 1 are in META-INF */
CraftedEntry *
crafted_zip_get (CraftedZip *self, guint i)
{
  return g_ptr_array_index (self->entries, i);
}

/** crafted_entry_set_text: gives an entry other data */
void
crafted_entry_set_text (CraftedEntry *entry, const char *text)
{
  g_bytes_unref (entry->data);
  entry->data = crafted_text (text);
}

/** crafted_entry_patch: overwrites @width bytes at @offset of the central header, of the local one, or of both */
void
crafted_entry_patch (CraftedEntry *entry, CraftedWhere where, guint offset, guint width,
                     guint32 value)
{
  CraftedPatch patch = { where, offset, width, value };

  g_array_append_val (entry->patches, patch);
}

/** crafted_zip_patch_end: overwrites @width bytes at @offset of the end record */
void
crafted_zip_patch_end (CraftedZip *self, guint offset, guint width, guint32 value)
{
  CraftedPatch patch = { CRAFTED_BOTH, offset, width, value };

  g_array_append_val (self->end_patches, patch);
}

/** crafted_zip_dup_list: Returns: (transfer full): the right SHA256SUMS of the entries that are there */
char *
crafted_zip_dup_list (CraftedZip *self)
{
  GString *list = g_string_new (NULL);

  for (guint i = 2; i < self->entries->len; i++)
    {
      CraftedEntry *entry = crafted_zip_get (self, i);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, entry->data);
      gsize size;
      const char *name = g_bytes_get_data (entry->name, &size);

      g_string_append_printf (list, "%s  ", digest);
      g_string_append_len (list, name, (gssize) size);
      g_string_append_c (list, '\n');
    }

  return g_string_free (list, FALSE);
}

/** crafted_zip_sign_list: makes @list the SHA256SUMS of the archive, and signs it */
void
crafted_zip_sign_list (CraftedZip *self, const char *list)
{
  CraftedEntry *signature = crafted_zip_get (self, 1);

  crafted_entry_set_text (crafted_zip_get (self, 0), list);
  g_bytes_unref (signature->data);
  signature->data = layover_signature_sign (crafted_zip_get (self, 0)->data, self->statement,
                                            self->key);
}

/** crafted_zip_sign: signs the entries that are there */
void
crafted_zip_sign (CraftedZip *self)
{
  g_autofree char *list = crafted_zip_dup_list (self);

  crafted_zip_sign_list (self, list);
}

static void
put (GByteArray *out, guint width, guint32 value)
{
  for (guint i = 0; i < width; i++)
    {
      guint8 byte = (guint8) (value >> 8 * i);

      g_byte_array_append (out, &byte, 1);
    }
}

static void
put_bytes (GByteArray *out, GBytes *bytes)
{
  gsize size;
  const guint8 *data;

  if (bytes == NULL)
    return;

  data = g_bytes_get_data (bytes, &size);
  g_byte_array_append (out, data, (guint) size);
}

static guint32
get_length (GBytes *bytes)
{
  return bytes != NULL ? (guint32) g_bytes_get_size (bytes) : 0;
}

static void
apply (GByteArray *out, guint start, const GArray *patches, CraftedWhere where)
{
  for (guint i = 0; i < patches->len; i++)
    {
      const CraftedPatch *patch = &g_array_index (patches, CraftedPatch, i);
      guint offset = start + patch->offset - (where == CRAFTED_LOCAL ? 2 : 0);

      if ((patch->where & where) == 0)
        continue;
      for (guint j = 0; j < patch->width; j++)
        out->data[offset + j] = (guint8) (patch->value >> 8 * j);
    }
}

static void
put_common (GByteArray *out, CraftedEntry *entry, GBytes *name, GBytes *extra)
{
  put (out, 2, 20);
  put (out, 2, 0);
  put (out, 2, 0);
  put (out, 2, 0);
  put (out, 2, 0x0021);
  put (out, 4, crafted_crc32 (entry->data));
  put (out, 4, get_length (entry->data));
  put (out, 4, get_length (entry->data));
  put (out, 2, get_length (name));
  put (out, 2, get_length (extra));
}

static void
put_local (GByteArray *out, CraftedEntry *entry)
{
  GBytes *name = entry->local_name != NULL ? entry->local_name : entry->name;
  guint start;

  put_bytes (out, entry->before);
  start = out->len;
  entry->offset = start;
  put (out, 4, 0x04034B50);
  put_common (out, entry, name, entry->local_extra);
  put_bytes (out, name);
  put_bytes (out, entry->local_extra);
  put_bytes (out, entry->data);
  put_bytes (out, entry->after);
  apply (out, start, entry->patches, CRAFTED_LOCAL);
}

static void
put_central (GByteArray *out, CraftedEntry *entry)
{
  guint start = out->len;

  put (out, 4, 0x02014B50);
  put (out, 2, 0x0314);
  put_common (out, entry, entry->name, entry->central_extra);
  put (out, 2, entry->comment != NULL ? (guint32) strlen (entry->comment) : 0);
  put (out, 2, 0);
  put (out, 2, 0);
  put (out, 4, 0x81A40000);
  put (out, 4, entry->offset);
  put_bytes (out, entry->name);
  put_bytes (out, entry->central_extra);
  if (entry->comment != NULL)
    g_byte_array_append (out, (const guint8 *) entry->comment, (guint) strlen (entry->comment));
  apply (out, start, entry->patches, CRAFTED_CENTRAL);
}

static void
put_end (GByteArray *out, CraftedZip *self, guint directory, guint n_entries)
{
  guint size = out->len - directory;
  guint start;

  put_bytes (out, self->before_end);
  start = out->len;
  put (out, 4, 0x06054B50);
  put (out, 4, 0);
  put (out, 2, n_entries);
  put (out, 2, n_entries);
  put (out, 4, size);
  put (out, 4, directory);
  put (out, 2, self->comment != NULL ? (guint32) strlen (self->comment) : 0);
  if (self->comment != NULL)
    g_byte_array_append (out, (const guint8 *) self->comment, (guint) strlen (self->comment));
  apply (out, start, self->end_patches, CRAFTED_CENTRAL);
}

/** crafted_zip_build: Returns: (transfer full): the bytes of the archive */
GBytes *
crafted_zip_build (CraftedZip *self)
{
  GByteArray *out = g_byte_array_new ();
  guint n_entries = 0;
  guint directory;

  put_bytes (out, self->prefix);
  for (guint i = 0; i < self->entries->len; i++)
    if (!crafted_zip_get (self, i)->has_no_local)
      put_local (out, crafted_zip_get (self, i));

  put_bytes (out, self->before_directory);
  directory = out->len;
  for (guint i = 0; i < self->entries->len; i++)
    if (!crafted_zip_get (self, i)->has_no_central)
      {
        put_central (out, crafted_zip_get (self, i));
        n_entries++;
      }

  put_bytes (out, self->in_directory);
  put_end (out, self, directory, n_entries);
  put_bytes (out, self->suffix);
  return g_byte_array_free_to_bytes (out);
}
