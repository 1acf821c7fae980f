/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-archive-private.h"
#include "layover-container-writer.h"
#include "layover-digest.h"
#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-signature.h"
#include "layover-text.h"

#define BLOCK_SIZE (1024 * 1024)

/**
 * LayoverContainerWriter:
 *
 * Collects entries and writes the one container they make: the same entries, statement and key give the same
 * bytes, in whatever order they were added. Files are read twice, to hash and to copy, and must not change between.
 */
struct _LayoverContainerWriter
{
  GObject parent_instance;

  GPtrArray *entries; /* element-type Entry */
  GHashTable *by_name;
  LayoverNameSet *names;
};

G_DEFINE_FINAL_TYPE (LayoverContainerWriter, layover_container_writer, G_TYPE_OBJECT)

typedef struct
{
  char *name;
  GBytes *bytes; /* or else */
  char *path;

  guint64 size;
  guint32 crc;
  guint8 digest[LAYOVER_SHA256_SIZE];
  guint64 offset;
} Entry;

/* Where the bytes go: to memory, or to a file, counted and hashed so that they can be compared later. */
typedef struct
{
  GByteArray *memory;
  int fd;
  guint64 offset;
  LayoverSha256 *state;
} Sink;

static void
entry_free (Entry *entry)
{
  g_free (entry->name);
  g_clear_pointer (&entry->bytes, g_bytes_unref);
  g_free (entry->path);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static void
layover_container_writer_finalize (GObject *object)
{
  LayoverContainerWriter *self = LAYOVER_CONTAINER_WRITER (object);

  g_clear_pointer (&self->by_name, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->names, layover_name_set_free);

  G_OBJECT_CLASS (layover_container_writer_parent_class)->finalize (object);
}

static void
layover_container_writer_class_init (LayoverContainerWriterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_container_writer_finalize;
}

static void
layover_container_writer_init (LayoverContainerWriter *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->by_name = g_hash_table_new (layover_entry_name_hash, g_str_equal);
  self->names = layover_name_set_new ();
}

/** layover_container_writer_new: Returns: (transfer full): a writer without entries */
LayoverContainerWriter *
layover_container_writer_new (void)
{
  return g_object_new (LAYOVER_TYPE_CONTAINER_WRITER, NULL);
}

static gboolean
fail_name (GError **error, LayoverErrorCode code, const char *name, const char *message)
{
  layover_set_error (error, code, name, "%s", message);
  return FALSE;
}

static Entry *
add_entry (LayoverContainerWriter *self, const char *name, GError **error)
{
  g_autoptr (Entry) entry = g_new0 (Entry, 1);

  if (!layover_entry_name_check (name, strlen (name), error))
    return NULL;

  if (layover_entry_name_is_meta_inf (name))
    {
      fail_name (error, LAYOVER_ERROR_META_INF, name,
                 _ ("An entry lies where only the signature may"));
      return NULL;
    }

  if (g_hash_table_contains (self->by_name, name))
    {
      fail_name (error, LAYOVER_ERROR_NOT_ASCENDING, name, _ ("The same name was given twice"));
      return NULL;
    }

  if (self->entries->len + 2 >= LAYOVER_ARCHIVE_MAX_ENTRIES)
    {
      fail_name (error, LAYOVER_ERROR_TOO_MANY_ENTRIES, name, _ ("The file has too many entries"));
      return NULL;
    }

  if (!layover_name_set_add (self->names, name, error))
    return NULL;

  entry->name = g_strdup (name);
  g_hash_table_add (self->by_name, entry->name);
  g_ptr_array_add (self->entries, entry);
  return g_steal_pointer (&entry);
}

/** layover_container_writer_add_bytes: adds an entry that is in memory; a name that is not allowed is refused */
gboolean
layover_container_writer_add_bytes (LayoverContainerWriter *self, const char *name, GBytes *bytes,
                                    GError **error)
{
  Entry *entry;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER_WRITER (self), FALSE);

  entry = add_entry (self, name, error);
  if (entry == NULL)
    return FALSE;

  entry->bytes = g_bytes_ref (bytes);
  return TRUE;
}

/** layover_container_writer_add_file: adds an entry whose content is read from @path when the container is written */
gboolean
layover_container_writer_add_file (LayoverContainerWriter *self, const char *name, const char *path,
                                   GError **error)
{
  Entry *entry;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER_WRITER (self), FALSE);

  entry = add_entry (self, name, error);
  if (entry == NULL)
    return FALSE;

  entry->path = g_strdup (path);
  return TRUE;
}

static gboolean
sink_write (Sink *sink, const void *data, gsize length, GError **error)
{
  const guint8 *p = data;

  sink->offset += length;
  if (sink->memory != NULL)
    {
      g_byte_array_append (sink->memory, p, (guint) length);
      return TRUE;
    }

  layover_sha256_update (sink->state, p, length);
  while (length > 0)
    {
      gssize n = write (sink->fd, p, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          layover_set_error_from_errno (error, errno, NULL, _ ("The file cannot be written"));
          return FALSE;
        }
      p += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static LayoverSource *
open_entry (const Entry *entry, GError **error)
{
  LayoverSource *source;

  if (entry->bytes != NULL)
    return layover_source_new_from_bytes (entry->bytes);

  source = layover_source_open (entry->path, error);
  if (source == NULL)
    layover_error_add_file (error, entry->path);
  return source;
}

/* Reads an entry, into @sink or only to hash it. */
static gboolean
pass_over_entry (Entry *entry, Sink *sink, GError **error)
{
  g_autoptr (LayoverSource) source = open_entry (entry, error);
  g_autoptr (LayoverSha256) state = layover_sha256_new ();
  g_autofree guint8 *block = NULL;

  if (source == NULL)
    return FALSE;

  entry->size = layover_source_get_size (source);
  entry->crc = 0;
  block = g_malloc (MIN (entry->size, BLOCK_SIZE));

  for (guint64 done = 0; done < entry->size;)
    {
      gsize length = MIN (entry->size - done, BLOCK_SIZE);

      if (!layover_source_read (source, done, block, length, error))
        return FALSE;

      layover_sha256_update (state, block, length);
      entry->crc = layover_crc32 (entry->crc, block, length);
      if (sink != NULL && !sink_write (sink, block, length, error))
        return FALSE;
      done += length;
    }

  layover_sha256_finish (state, entry->digest);
  return TRUE;
}

static void
put16 (GByteArray *out, guint value)
{
  guint8 bytes[2] = { (guint8) value, (guint8) (value >> 8) };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
put32 (GByteArray *out, guint32 value)
{
  put16 (out, value & 0xFFFF);
  put16 (out, value >> 16);
}

/* The 26 bytes that a local and a central header have in common. */
static void
put_common (GByteArray *out, const Entry *entry)
{
  put16 (out, LAYOVER_ZIP_VERSION_NEEDED);
  put16 (out, 0);
  put16 (out, 0);
  put16 (out, 0);
  put16 (out, LAYOVER_ZIP_DATE);
  put32 (out, entry->crc);
  put32 (out, (guint32) entry->size);
  put32 (out, (guint32) entry->size);
  put16 (out, (guint) strlen (entry->name));
  put16 (out, 0);
}

static void
put_name (GByteArray *out, const Entry *entry)
{
  g_byte_array_append (out, (const guint8 *) entry->name, (guint) strlen (entry->name));
}

static gboolean
emit_entry (Entry *entry, Sink *sink, GError **error)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();
  Entry before = *entry;

  entry->offset = sink->offset;
  put32 (header, LAYOVER_ZIP_LOCAL_MARK);
  put_common (header, entry);
  put_name (header, entry);
  if (!sink_write (sink, header->data, header->len, error) || !pass_over_entry (entry, sink, error))
    return FALSE;

  if (entry->size == before.size
      && memcmp (entry->digest, before.digest, sizeof before.digest) == 0)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_IO, entry->name,
                     _ ("A source file changed while it was packed"));
  return FALSE;
}

static void
put_central (GByteArray *out, const Entry *entry)
{
  put32 (out, LAYOVER_ZIP_CENTRAL_MARK);
  put16 (out, LAYOVER_ZIP_VERSION_MADE_BY);
  put_common (out, entry);
  put16 (out, 0);
  put16 (out, 0);
  put16 (out, 0);
  put32 (out, LAYOVER_ZIP_ATTRIBUTES);
  put32 (out, (guint32) entry->offset);
  put_name (out, entry);
}

static gboolean
emit_end (GPtrArray *entries, Sink *sink, GError **error)
{
  g_autoptr (GByteArray) directory = g_byte_array_new ();
  guint32 size;

  for (guint i = 0; i < entries->len; i++)
    put_central (directory, g_ptr_array_index (entries, i));

  size = directory->len;
  put32 (directory, LAYOVER_ZIP_END_MARK);
  put32 (directory, 0);
  put16 (directory, entries->len);
  put16 (directory, entries->len);
  put32 (directory, size);
  put32 (directory, (guint32) sink->offset);
  put16 (directory, 0);
  return sink_write (sink, directory->data, directory->len, error);
}

static gboolean
emit (GPtrArray *entries, Sink *sink, GError **error)
{
  guint64 size = LAYOVER_ZIP_END_SIZE;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      size += LAYOVER_ZIP_LOCAL_SIZE + LAYOVER_ZIP_CENTRAL_SIZE + 2 * strlen (entry->name)
              + entry->size;
    }

  if (size > LAYOVER_ARCHIVE_MAX_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_TOO_LARGE, NULL,
                         _ ("The file would be larger than a Layover file can be"));
      return FALSE;
    }

  for (guint i = 0; i < entries->len; i++)
    if (!emit_entry (g_ptr_array_index (entries, i), sink, error))
      return FALSE;

  return emit_end (entries, sink, error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Entry *const *first = a;
  const Entry *const *second = b;

  return strcmp ((*first)->name, (*second)->name);
}

/* Puts the entries in order and takes their digests, sizes and checksums. */
static gboolean
prepare (LayoverContainerWriter *self, GError **error)
{
  if (self->entries->len == 0)
    {
      layover_set_error (error, LAYOVER_ERROR_LIST_EMPTY, NULL, _ ("There is nothing to pack"));
      return FALSE;
    }

  g_ptr_array_sort (self->entries, compare_names);
  for (guint i = 0; i < self->entries->len; i++)
    if (!pass_over_entry (g_ptr_array_index (self->entries, i), NULL, error))
      return FALSE;

  return TRUE;
}

static GBytes *
make_list (LayoverContainerWriter *self, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (self->entries, i);
      g_autofree char *digest = layover_hex_encode (entry->digest, sizeof entry->digest);

      g_string_append_printf (list, "%s  %s\n", digest, entry->name);
    }

  if (list->len > LAYOVER_LIST_MAX_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_LIST_TOO_LARGE, LAYOVER_LIST_NAME,
                         _ ("The list of digests is too long"));
      return NULL;
    }

  return g_string_free_to_bytes (g_steal_pointer (&list));
}

static void
append_meta (GPtrArray *entries, const char *name, GBytes *bytes)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->name = g_strdup (name);
  entry->bytes = g_bytes_ref (bytes);
  pass_over_entry (entry, NULL, NULL);
  g_ptr_array_add (entries, entry);
}

static gboolean
emit_signed (LayoverContainerWriter *self, Sink *sink, const LayoverStatement *statement,
             const LayoverSecretKey *key, GError **error)
{
  g_autoptr (GPtrArray) meta = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GBytes) list = NULL;
  g_autoptr (GBytes) signature = NULL;

  if (!prepare (self, error))
    return FALSE;

  list = make_list (self, error);
  if (list == NULL)
    return FALSE;

  signature = layover_signature_sign (list, statement, key);
  append_meta (meta, LAYOVER_LIST_NAME, list);
  append_meta (meta, LAYOVER_SIGNATURE_NAME, signature);
  g_ptr_array_extend (all, meta, NULL, NULL);
  g_ptr_array_extend (all, self->entries, NULL, NULL);
  return emit (all, sink, error);
}

/* A stick may take what it cannot give back: the whole file is read again before it gets its name. */
static gboolean
check_written (const char *path, Sink *sink, GError **error)
{
  Entry entry = { .path = (char *) path };
  guint8 digest[LAYOVER_SHA256_SIZE];

  layover_sha256_finish (sink->state, digest);
  if (!pass_over_entry (&entry, NULL, error))
    return FALSE;

  if (memcmp (digest, entry.digest, sizeof digest) == 0)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_IO, NULL,
                     _ ("The disk gave back other bytes than were written to it"));
  return FALSE;
}

static gboolean
write_temporary (LayoverContainerWriter *self, const char *temporary,
                 const LayoverStatement *statement, const LayoverSecretKey *key, GError **error)
{
  g_autoptr (LayoverSha256) state = layover_sha256_new ();
  Sink sink = { .state = state };
  gboolean is_written;

  sink.fd = open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (sink.fd < 0)
    {
      layover_set_error_from_errno (error, errno, NULL, _ ("The file cannot be created"));
      return FALSE;
    }

  is_written = emit_signed (self, &sink, statement, key, error);
  if (is_written && fsync (sink.fd) != 0)
    {
      is_written = FALSE;
      layover_set_error_from_errno (error, errno, NULL, _ ("The file cannot be written to disk"));
    }

  close (sink.fd);
  return is_written && check_written (temporary, &sink, error);
}

/**
 * layover_container_writer_write:
 * @may_replace: whether an existing @path may be replaced; else it is %LAYOVER_ERROR_EXISTS
 *
 * Writes a signed container beside @path, flushes it, reads it back and gives it its name: after a crash at any
 * point there is the old file or the new one, whole.
 */
gboolean
layover_container_writer_write (LayoverContainerWriter *self, const char *path,
                                const LayoverStatement *statement, const LayoverSecretKey *key,
                                gboolean may_replace, GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER_WRITER (self), FALSE);

  temporary = layover_file_dup_temporary_path (path);
  if (!write_temporary (self, temporary, statement, key, error))
    {
      unlink (temporary);
      layover_error_add_file (error, path);
      return FALSE;
    }

  return layover_file_publish (temporary, path, may_replace, error);
}

/** layover_container_writer_write_signed_bytes: Returns: (transfer full): a signed container in memory */
GBytes *
layover_container_writer_write_signed_bytes (LayoverContainerWriter *self,
                                             const LayoverStatement *statement,
                                             const LayoverSecretKey *key, GError **error)
{
  g_autoptr (GByteArray) memory = g_byte_array_new ();
  Sink sink = { .memory = memory, .fd = -1 };

  g_return_val_if_fail (LAYOVER_IS_CONTAINER_WRITER (self), NULL);

  if (!emit_signed (self, &sink, statement, key, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&memory));
}

/**
 * layover_container_writer_write_inner:
 *
 * Returns: (transfer full): a container without list and signature, as it lies inside a seal
 */
GBytes *
layover_container_writer_write_inner (LayoverContainerWriter *self, GError **error)
{
  g_autoptr (GByteArray) memory = g_byte_array_new ();
  Sink sink = { .memory = memory, .fd = -1 };

  g_return_val_if_fail (LAYOVER_IS_CONTAINER_WRITER (self), NULL);

  if (!prepare (self, error) || !emit (self->entries, &sink, error))
    return NULL;

  return g_byte_array_free_to_bytes (g_steal_pointer (&memory));
}
