/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-archive-private.h"
#include "layover-container.h"
#include "layover-digest-list-private.h"
#include "layover-digest.h"
#include "layover-error.h"
#include "layover-signature.h"
#include "layover-text.h"

#define BLOCK_SIZE (1024 * 1024)

/**
 * LayoverContainer:
 *
 * One exchanged file, opened (docs/format.md section 2). Once a container exists, its structure is right and its
 * list names exactly its entries. Nothing of it may be believed before layover_container_verify(), or better
 * layover_keyring_verify(), has said yes; each entry is compared with its digest when it is read or copied.
 *
 * A container never changes, and its methods may be called from several threads at once.
 */
struct _LayoverContainer
{
  GObject parent_instance;

  char *name;
  LayoverSource *source;
  LayoverArchive *archive;
  guint first; /* index of the first entry that is not in META-INF */

  /* only when signed */
  GBytes *list;
  GByteArray *digests;
  LayoverSignature *signature;
  char *digest;
};

G_DEFINE_FINAL_TYPE (LayoverContainer, layover_container, G_TYPE_OBJECT)

/* A pass over the data of one entry; either of the two targets may be missing. */
typedef struct
{
  guint8 *memory;
  int fd;
  LayoverContainerProgress progress;
  gpointer data;
  guint64 bytes_before; /* of entries that were done earlier in the same operation */
  GCancellable *cancellable;
} Pass;

static void
layover_container_finalize (GObject *object)
{
  LayoverContainer *self = LAYOVER_CONTAINER (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->source, layover_source_free);
  g_clear_pointer (&self->archive, layover_archive_free);
  g_clear_pointer (&self->list, g_bytes_unref);
  g_clear_pointer (&self->digests, g_byte_array_unref);
  g_clear_pointer (&self->signature, layover_signature_free);
  g_clear_pointer (&self->digest, g_free);

  G_OBJECT_CLASS (layover_container_parent_class)->finalize (object);
}

static void
layover_container_class_init (LayoverContainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_container_finalize;
}

static void
layover_container_init (LayoverContainer *self)
{
}

static const LayoverArchiveEntry *
get_entry (LayoverContainer *self, guint index)
{
  g_return_val_if_fail (index < self->archive->entries->len, NULL);

  return &g_array_index (self->archive->entries, LayoverArchiveEntry, index);
}

static gboolean
write_block (int fd, const guint8 *block, gsize length, GError **error)
{
  while (length > 0)
    {
      gssize n = write (fd, block, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          layover_set_error_from_errno (error, errno, NULL, _ ("The entry cannot be written"));
          return FALSE;
        }
      block += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static gboolean
check_content (LayoverContainer *self, guint index, const guint8 *digest, guint32 crc,
               GError **error)
{
  const LayoverArchiveEntry *entry = get_entry (self, index);

  if (digest != NULL
      && memcmp (digest, self->digests->data + (index - self->first) * LAYOVER_SHA256_SIZE,
                 LAYOVER_SHA256_SIZE)
             != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_DIGEST, entry->name,
                         _ ("The content of an entry is not what was signed"));
      return FALSE;
    }

  if (crc != entry->crc)
    {
      layover_set_error (error, LAYOVER_ERROR_CHECKSUM, entry->name,
                         _ ("The checksum of an entry is wrong"));
      return FALSE;
    }

  return TRUE;
}

/* Reads an entry once, block by block; hashes each block, hands it to the targets, and compares at the end. */
static gboolean
pass_over_entry (LayoverContainer *self, guint index, const Pass *pass, GError **error)
{
  const LayoverArchiveEntry *entry = get_entry (self, index);
  gboolean is_listed = self->digests != NULL && index >= self->first;
  g_autoptr (LayoverSha256) state = is_listed ? layover_sha256_new () : NULL;
  g_autofree guint8 *buffer = pass->memory == NULL ? g_malloc (MIN (entry->size, BLOCK_SIZE))
                                                   : NULL;
  guint8 digest[LAYOVER_SHA256_SIZE];
  guint32 crc = 0;

  for (guint64 done = 0; done < entry->size;)
    {
      gsize length = MIN (entry->size - done, BLOCK_SIZE);
      guint8 *block = pass->memory != NULL ? pass->memory + done : buffer;

      if (g_cancellable_set_error_if_cancelled (pass->cancellable, error)
          || !layover_source_read (self->source, entry->data_offset + done, block, length, error))
        return FALSE;

      if (is_listed)
        layover_sha256_update (state, block, length);
      crc = layover_crc32 (crc, block, length);
      if (pass->fd >= 0 && !write_block (pass->fd, block, length, error))
        return FALSE;

      done += length;
      if (pass->progress != NULL)
        pass->progress (pass->bytes_before + done, pass->data);
    }

  if (is_listed)
    layover_sha256_finish (state, digest);
  if (check_content (self, index, is_listed ? digest : NULL, crc, error))
    return TRUE;

  layover_error_add_file (error, self->name);
  return FALSE;
}

static GBytes *
read_entry (LayoverContainer *self, guint index, GError **error)
{
  const LayoverArchiveEntry *entry = get_entry (self, index);
  g_autofree guint8 *memory = g_malloc (MAX (entry->size, 1));
  Pass pass = { .memory = memory, .fd = -1 };

  if (!pass_over_entry (self, index, &pass, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&memory), entry->size);
}

static gboolean
read_signature (LayoverContainer *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (get_entry (self, 0)->size > LAYOVER_LIST_MAX_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_LIST_TOO_LARGE, LAYOVER_LIST_NAME,
                         _ ("The list of digests is too long"));
      return FALSE;
    }

  if (get_entry (self, 1)->size > LAYOVER_SIGNATURE_MAX_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_SIGNATURE_SYNTAX, LAYOVER_SIGNATURE_NAME,
                         _ ("The signature does not have exactly four lines"));
      return FALSE;
    }

  self->list = read_entry (self, 0, error);
  bytes = self->list != NULL ? read_entry (self, 1, error) : NULL;
  if (bytes == NULL)
    return FALSE;

  self->signature = layover_signature_parse (bytes, LAYOVER_SIGNATURE_NAME, error);
  return self->signature != NULL;
}

static gboolean
load (LayoverContainer *self, gboolean is_signed, GError **error)
{
  self->archive = layover_archive_read (self->source, is_signed, error);
  if (self->archive == NULL)
    return FALSE;

  if (!is_signed)
    return TRUE;

  self->first = 2;
  if (!read_signature (self, error))
    return FALSE;

  self->digest = layover_sha256_hex (self->list);
  self->digests = layover_digest_list_check (
      self->list, (LayoverArchiveEntry *) (gpointer) self->archive->entries->data + self->first,
      self->archive->entries->len - self->first, error);
  return self->digests != NULL;
}

static LayoverContainer *
take_source (LayoverSource *source, const char *name, gboolean is_signed, GError **error)
{
  g_autoptr (LayoverContainer) self = NULL;

  if (source == NULL)
    {
      layover_error_add_file (error, name);
      return NULL;
    }

  self = g_object_new (LAYOVER_TYPE_CONTAINER, NULL);
  self->source = source;
  self->name = g_strdup (name);
  if (!load (self, is_signed, error))
    {
      layover_error_add_file (error, name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * layover_container_open:
 * @is_signed: whether it has to be signed, as every exchanged file is; inside a seal there is none
 *
 * Opens the file once and reads only its headers, its list and its signature. Links are not followed.
 *
 * Returns: (transfer full): a container with the right structure; nothing in it is trusted yet
 */
LayoverContainer *
layover_container_open (const char *path, gboolean is_signed, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return take_source (layover_source_open (path, error), path, is_signed, error);
}

/**
 * layover_container_new_from_bytes:
 * @name: (nullable): what to call it in errors
 *
 * Returns: (transfer full): as layover_container_open()
 */
LayoverContainer *
layover_container_new_from_bytes (GBytes *bytes, const char *name, gboolean is_signed,
                                  GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return take_source (layover_source_new_from_bytes (bytes), name, is_signed, error);
}

/** layover_container_get_name: Returns: (nullable) (transfer none): the path or name it was opened with */
const char *
layover_container_get_name (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  return self->name;
}

/** layover_container_get_size_bytes: Returns: the size of the whole file */
guint64
layover_container_get_size_bytes (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), 0);

  return layover_source_get_size (self->source);
}

/** layover_container_get_n_entries: Returns: how many entries there are, not counting the two in META-INF */
guint
layover_container_get_n_entries (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), 0);

  return self->archive->entries->len - self->first;
}

/** layover_container_get_entry_name: Returns: (transfer none): the name, a safe relative path */
const char *
layover_container_get_entry_name (LayoverContainer *self, guint index)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  return get_entry (self, self->first + index)->name;
}

/** layover_container_get_entry_size: Returns: the size of the entry in bytes */
guint64
layover_container_get_entry_size (LayoverContainer *self, guint index)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), 0);

  return get_entry (self, self->first + index)->size;
}

/** layover_container_get_entry_digest: Returns: (nullable) (transfer none): 32 bytes, %NULL when not signed */
const guint8 *
layover_container_get_entry_digest (LayoverContainer *self, guint index)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);
  g_return_val_if_fail (index < layover_container_get_n_entries (self), NULL);

  return self->digests != NULL ? self->digests->data + index * LAYOVER_SHA256_SIZE : NULL;
}

/**
 * layover_container_find:
 * @index: (out) (optional): where it is
 *
 * Returns: whether there is an entry of this name
 */
gboolean
layover_container_find (LayoverContainer *self, const char *name, guint *index)
{
  guint low;
  guint high;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), FALSE);

  low = self->first;
  high = self->archive->entries->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (name, get_entry (self, middle)->name);

      if (order == 0)
        {
          if (index != NULL)
            *index = middle - self->first;
          return TRUE;
        }

      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return FALSE;
}

/** layover_container_is_signed: Returns: whether it was opened as a signed one */
gboolean
layover_container_is_signed (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), FALSE);

  return self->signature != NULL;
}

/** layover_container_get_statement: Returns: (nullable) (transfer none): not to be believed before verification */
const LayoverStatement *
layover_container_get_statement (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  return self->signature != NULL ? self->signature->statement : NULL;
}

/** layover_container_get_key_id: Returns: (nullable) (transfer none): 8 bytes that select a candidate key */
const guint8 *
layover_container_get_key_id (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  return self->signature != NULL ? self->signature->key_id : NULL;
}

/** layover_container_get_digest: Returns: (nullable) (transfer none): SHA-256 of SHA256SUMS, the file's name for life */
const char *
layover_container_get_digest (LayoverContainer *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  return self->digest;
}

/**
 * layover_container_verify:
 *
 * Returns: whether @key signed this container. Whether @key may, layover_keyring_verify() knows.
 */
gboolean
layover_container_verify (LayoverContainer *self, const LayoverPublicKey *key, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), FALSE);
  g_return_val_if_fail (self->signature != NULL, FALSE);

  if (layover_signature_verify (self->signature, self->list, key, error))
    return TRUE;

  layover_error_add_entry (error, LAYOVER_SIGNATURE_NAME);
  layover_error_add_file (error, self->name);
  return FALSE;
}

/**
 * layover_container_read:
 * @max_size_bytes: a larger entry is refused before it is read
 *
 * Returns: (transfer full): the bytes of an entry, compared with its digest and checksum
 */
GBytes *
layover_container_read (LayoverContainer *self, const char *name, gsize max_size_bytes,
                        GError **error)
{
  g_autofree char *limit = NULL;
  GBytes *bytes;
  guint index;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  if (!layover_container_find (self, name, &index))
    {
      layover_set_error (error, LAYOVER_ERROR_NO_ENTRY, name,
                         _ ("An entry that is needed is missing"));
      layover_error_add_file (error, self->name);
      return NULL;
    }

  if (layover_container_get_entry_size (self, index) > max_size_bytes)
    {
      limit = g_format_size_full (max_size_bytes, G_FORMAT_SIZE_IEC_UNITS);
      layover_set_error (error, LAYOVER_ERROR_ENTRY_TOO_LARGE, name,
                         _ ("An entry is larger than the %s allowed for it"), limit);
      layover_error_add_file (error, self->name);
      return NULL;
    }

  bytes = read_entry (self, self->first + index, error);
  if (bytes == NULL)
    layover_error_add_file (error, self->name);

  return bytes;
}

/**
 * layover_container_dup_bytes:
 * @max_size_bytes: a larger file is refused
 *
 * Returns: (transfer full): the whole file as it is, to be kept
 */
GBytes *
layover_container_dup_bytes (LayoverContainer *self, gsize max_size_bytes, GError **error)
{
  guint64 size;
  g_autofree guint8 *memory = NULL;

  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), NULL);

  size = layover_source_get_size (self->source);
  if (size > max_size_bytes)
    {
      layover_set_error (error, LAYOVER_ERROR_TOO_LARGE, NULL,
                         _ ("The file is larger than a file of its kind may be"));
      layover_error_add_file (error, self->name);
      return NULL;
    }

  memory = g_malloc (size);
  if (!layover_source_read (self->source, 0, memory, size, error))
    {
      layover_error_add_file (error, self->name);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&memory), size);
}

/**
 * layover_container_copy_entry:
 * @fd: open for writing; what was written when this fails is for the caller to throw away
 * @progress: (nullable): told how much of this entry is done
 *
 * Copies an entry and hashes it on the way, so that no byte of the source is read twice.
 *
 * Returns: whether all of it was written and is what was signed
 */
gboolean
layover_container_copy_entry (LayoverContainer *self, guint index, int fd,
                              LayoverContainerProgress progress, gpointer data,
                              GCancellable *cancellable, GError **error)
{
  Pass pass = { .fd = fd, .progress = progress, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), FALSE);
  g_return_val_if_fail (fd >= 0, FALSE);

  return pass_over_entry (self, self->first + index, &pass, error);
}

/**
 * layover_container_verify_entries:
 * @progress: (nullable): told how much of all entries is done
 *
 * Returns: whether every entry has the digest its line in the list says
 */
gboolean
layover_container_verify_entries (LayoverContainer *self, LayoverContainerProgress progress,
                                  gpointer data, GCancellable *cancellable, GError **error)
{
  Pass pass = { .fd = -1, .progress = progress, .data = data, .cancellable = cancellable };

  g_return_val_if_fail (LAYOVER_IS_CONTAINER (self), FALSE);

  for (guint i = self->first; i < self->archive->entries->len; i++)
    {
      if (!pass_over_entry (self, i, &pass, error))
        return FALSE;
      pass.bytes_before += get_entry (self, i)->size;
    }

  return TRUE;
}
