/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-digest.h"
#include "layover-error.h"
#include "layover-zip-package.h"

/* APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16. */
#define LOCAL_SIZE 30
#define CENTRAL_SIZE 46
#define END_SIZE 22
#define LOCAL_MARK 0x04034B50u
#define CENTRAL_MARK 0x02014B50u
#define END_MARK 0x06054B50u
#define MAX_COMMENT_SIZE 65535
#define METHOD_STORED 0
#define METHOD_DEFLATED 8

typedef struct
{
  gsize offset;
  gsize packed_size;
  gsize size;
  guint32 crc;
  guint method;
  gboolean is_encrypted;
} Entry;

struct _LayoverZipPackage
{
  GBytes *bytes;
  const guint8 *data;
  gsize length;
  gsize directory_offset;
  GHashTable *entries;
};

static guint32
get16 (const guint8 *p)
{
  return p[0] | (guint32) p[1] << 8;
}

static guint32
get32 (const guint8 *p)
{
  return get16 (p) | get16 (p + 2) << 16;
}

static gboolean
refuse (GError **error, LayoverErrorCode code, const char *name, const char *message)
{
  layover_set_error (error, code, name, "%s", message);

  return FALSE;
}

/** layover_package_name_is_inside: whether @name is a relative path without "..", "." and empty segments */
gboolean
layover_package_name_is_inside (const char *name)
{
  g_auto (GStrv) segments = g_strsplit (name, "/", -1);

  if (!g_utf8_validate (name, -1, NULL) || strchr (name, '\\') != NULL)
    return FALSE;

  for (guint i = 0; segments[i] != NULL; i++)
    if (*segments[i] == '\0' || g_str_equal (segments[i], ".") || g_str_equal (segments[i], ".."))
      return FALSE;

  return segments[0] != NULL;
}

/* The end record is the last thing in the file but for a comment, whose length it tells. */
static const guint8 *
find_end (const LayoverZipPackage *self)
{
  gsize n_tries = MIN (self->length, END_SIZE + MAX_COMMENT_SIZE);

  for (gsize from_end = END_SIZE; from_end <= n_tries; from_end++)
    {
      const guint8 *p = self->data + self->length - from_end;

      if (get32 (p) == END_MARK && get16 (p + 20) == from_end - END_SIZE)
        return p;
    }

  return NULL;
}

static gboolean
add_entry (LayoverZipPackage *self, const guint8 *header, const char *name, GError **error)
{
  Entry *entry;

  if (g_str_has_suffix (name, "/"))
    return TRUE;
  if (!layover_package_name_is_inside (name))
    return refuse (error, LAYOVER_ERROR_SOURCE_NAME, name,
                   _ ("A name leads out of the folder or package."));
  if (g_hash_table_contains (self->entries, name))
    return refuse (error, LAYOVER_ERROR_PACKAGE_DUPLICATE, name,
                   _ ("The package has two files of one name."));

  entry = g_new0 (Entry, 1);
  entry->is_encrypted = (get16 (header + 8) & 1) != 0;
  entry->method = get16 (header + 10);
  entry->crc = get32 (header + 16);
  entry->packed_size = get32 (header + 20);
  entry->size = get32 (header + 24);
  entry->offset = get32 (header + 42);
  g_hash_table_insert (self->entries, g_strdup (name), entry);

  return TRUE;
}

static gboolean
read_directory (LayoverZipPackage *self, GError **error)
{
  const guint8 *end = find_end (self);
  const guint8 *p;
  guint n_entries;

  if (end == NULL || get32 (end + 16) > (gsize) (end - self->data))
    return refuse (error, LAYOVER_ERROR_PACKAGE, NULL, _ ("This is not a whole ZIP file."));

  n_entries = get16 (end + 10);
  self->directory_offset = get32 (end + 16);
  p = self->data + self->directory_offset;
  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *name = NULL;
      gsize length;

      if (end - p < CENTRAL_SIZE || get32 (p) != CENTRAL_MARK)
        return refuse (error, LAYOVER_ERROR_PACKAGE, NULL, _ ("This is not a whole ZIP file."));
      length = get16 (p + 28);
      if ((gsize) (end - p) < CENTRAL_SIZE + length + get16 (p + 30) + get16 (p + 32)
          || memchr (p + CENTRAL_SIZE, '\0', length) != NULL)
        return refuse (error, LAYOVER_ERROR_PACKAGE, NULL, _ ("This is not a whole ZIP file."));

      name = g_strndup ((const char *) p + CENTRAL_SIZE, length);
      if (!add_entry (self, p, name, error))
        return FALSE;
      p += CENTRAL_SIZE + length + get16 (p + 30) + get16 (p + 32);
    }

  return TRUE;
}

/**
 * layover_zip_package_new:
 *
 * Reads the directory; no file in it is looked at yet.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverZipPackage *
layover_zip_package_new (GBytes *bytes, GError **error)
{
  g_autoptr (LayoverZipPackage) self = g_new0 (LayoverZipPackage, 1);

  self->bytes = g_bytes_ref (bytes);
  self->data = g_bytes_get_data (bytes, &self->length);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return read_directory (self, error) ? g_steal_pointer (&self) : NULL;
}

void
layover_zip_package_free (LayoverZipPackage *self)
{
  g_hash_table_unref (self->entries);
  g_bytes_unref (self->bytes);
  g_free (self);
}

gboolean
layover_zip_package_has (LayoverZipPackage *self, const char *name)
{
  return g_hash_table_contains (self->entries, name);
}

/* Returns: (nullable): where the data of @entry begin; %NULL when they are not whole between here and the directory */
static const guint8 *
find_data (LayoverZipPackage *self, const Entry *entry)
{
  const guint8 *local;
  gsize start;

  if (entry->offset > self->directory_offset || self->directory_offset - entry->offset < LOCAL_SIZE)
    return NULL;

  local = self->data + entry->offset;
  if (get32 (local) != LOCAL_MARK)
    return NULL;

  start = entry->offset + LOCAL_SIZE + get16 (local + 26) + get16 (local + 28);
  if (start > self->directory_offset || self->directory_offset - start < entry->packed_size)
    return NULL;

  return self->data + start;
}

/* Unpacks exactly entry->size bytes. Returns: (nullable): %NULL when there are fewer or more of them */
static GBytes *
inflate (const guint8 *data, const Entry *entry)
{
  g_autoptr (GZlibDecompressor)
      decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autofree guint8 *out = g_malloc (entry->size + 1);
  GConverterResult result = G_CONVERTER_CONVERTED;
  gsize n_read = 0;
  gsize n_written = 0;

  while (result == G_CONVERTER_CONVERTED && n_written <= entry->size)
    {
      gsize n_in = 0;
      gsize n_out = 0;

      result = g_converter_convert (
          G_CONVERTER (decompressor), data + n_read, entry->packed_size - n_read, out + n_written,
          entry->size + 1 - n_written, G_CONVERTER_INPUT_AT_END, &n_in, &n_out, NULL);
      n_read += n_in;
      n_written += n_out;
    }

  if (result != G_CONVERTER_FINISHED || n_written != entry->size)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&out), n_written);
}

static GBytes *
unpack (LayoverZipPackage *self, const Entry *entry)
{
  const guint8 *data = find_data (self, entry);
  GBytes *bytes = NULL;

  if (data != NULL && entry->method == METHOD_DEFLATED)
    bytes = inflate (data, entry);
  else if (data != NULL && entry->size == entry->packed_size)
    bytes = g_bytes_new_from_bytes (self->bytes, (gsize) (data - self->data), entry->size);

  if (bytes != NULL
      && layover_crc32 (0, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) != entry->crc)
    g_clear_pointer (&bytes, g_bytes_unref);

  return bytes;
}

/**
 * layover_zip_package_read:
 * @max_size_bytes: a larger file is refused with %LAYOVER_ERROR_TOO_LARGE, before it is unpacked
 *
 * Returns: (transfer full) (nullable): the whole file of that name; %NULL with @error set
 */
GBytes *
layover_zip_package_read (LayoverZipPackage *self, const char *name, gsize max_size_bytes,
                          GError **error)
{
  const Entry *entry = g_hash_table_lookup (self->entries, name);
  GBytes *bytes;

  if (entry == NULL)
    {
      refuse (error, LAYOVER_ERROR_SOURCE_MISSING, name, _ ("There is no such file."));
      return NULL;
    }
  if (entry->is_encrypted || (entry->method != METHOD_STORED && entry->method != METHOD_DEFLATED))
    {
      refuse (error, LAYOVER_ERROR_PACKAGE_METHOD, name,
              _ ("The file is encrypted, or compressed in an unusual way."));
      return NULL;
    }
  if (entry->size > max_size_bytes)
    {
      refuse (error, LAYOVER_ERROR_TOO_LARGE, name, _ ("The file is too large."));
      return NULL;
    }

  bytes = unpack (self, entry);
  if (bytes == NULL)
    refuse (error, LAYOVER_ERROR_PACKAGE_DAMAGED, name,
            _ ("The file is not what its package says about it."));

  return bytes;
}
