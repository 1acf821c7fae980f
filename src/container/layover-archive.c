/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-archive-private.h"
#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-text.h"

/* The largest directory: every entry with the longest name. */
#define MAX_DIRECTORY_SIZE                                                                         \
  (LAYOVER_ARCHIVE_MAX_ENTRIES * (LAYOVER_ZIP_CENTRAL_SIZE + LAYOVER_ENTRY_NAME_MAX_LENGTH))

/* What the end record says, and where we are while the directory is walked. */
typedef struct
{
  LayoverSource *source;
  gboolean is_signed;
  guint n_entries;
  guint64 directory_offset;
  guint64 directory_size;

  const guint8 *p;  /* the central header at hand */
  gsize n_left;     /* bytes of the directory from there on */
  guint64 expected; /* where the next local header has to begin */
  LayoverNameSet *names;
} Reader;

/** layover_archive_free: (nullable): frees what was read */
void
layover_archive_free (LayoverArchive *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_string_chunk_free (self->names);
  g_free (self);
}

static gboolean
fail_end (Reader *reader, LayoverErrorCode code, const char *message, GError **error)
{
  guint64 offset = layover_source_get_size (reader->source) - LAYOVER_ZIP_END_SIZE;

  layover_set_error_at_offset (error, code, NULL, (gint64) offset, "%s", message);
  return FALSE;
}

static gboolean
check_end_fields (Reader *reader, const guint8 *end, GError **error)
{
  if (layover_zip_get32 (end + 12) == G_MAXUINT32 || layover_zip_get32 (end + 16) == G_MAXUINT32)
    return fail_end (reader, LAYOVER_ERROR_ZIP64, _ ("The file announces 64-bit sizes"), error);

  if (layover_zip_get16 (end + 4) != 0 || layover_zip_get16 (end + 6) != 0)
    return fail_end (reader, LAYOVER_ERROR_MULTI_DISK, _ ("The file is one of several parts"),
                     error);

  if (reader->n_entries > LAYOVER_ARCHIVE_MAX_ENTRIES)
    return fail_end (reader, LAYOVER_ERROR_TOO_MANY_ENTRIES, _ ("The file has too many entries"),
                     error);

  if (reader->n_entries == 0 || layover_zip_get16 (end + 8) != reader->n_entries
      || reader->directory_size > MAX_DIRECTORY_SIZE)
    return fail_end (reader, LAYOVER_ERROR_END_RECORD,
                     _ ("The end record does not count the entries rightly"), error);

  return TRUE;
}

static gboolean
read_end (Reader *reader, GError **error)
{
  guint64 size = layover_source_get_size (reader->source);
  guint8 end[LAYOVER_ZIP_END_SIZE];

  if (size > LAYOVER_ARCHIVE_MAX_SIZE)
    {
      layover_set_error (error, LAYOVER_ERROR_TOO_LARGE, NULL,
                         _ ("The file is larger than a Layover file can be"));
      return FALSE;
    }

  if (size < sizeof end)
    return layover_archive_explain_end (reader->source, error);

  if (!layover_source_read (reader->source, size - sizeof end, end, sizeof end, error))
    return FALSE;

  reader->n_entries = layover_zip_get16 (end + 10);
  reader->directory_size = layover_zip_get32 (end + 12);
  reader->directory_offset = layover_zip_get32 (end + 16);

  if (layover_zip_get32 (end) != LAYOVER_ZIP_END_MARK || layover_zip_get16 (end + 20) != 0)
    return layover_archive_explain_end (reader->source, error);

  if (!check_end_fields (reader, end, error))
    return FALSE;

  if (reader->directory_offset + reader->directory_size + sizeof end != size)
    return layover_archive_explain_end (reader->source, error);

  return TRUE;
}

static gboolean
fail_entry (Reader *reader, LayoverErrorCode code, const char *message, GError **error)
{
  guint64 offset = reader->directory_offset + reader->directory_size - reader->n_left;
  g_autofree char *name = NULL;

  if (reader->n_left >= LAYOVER_ZIP_CENTRAL_SIZE)
    {
      gsize length = MIN (layover_zip_get16 (reader->p + 28), LAYOVER_ENTRY_NAME_MAX_LENGTH);

      length = MIN (length, reader->n_left - LAYOVER_ZIP_CENTRAL_SIZE);
      name = layover_text_escape_bytes (reader->p + LAYOVER_ZIP_CENTRAL_SIZE, length);
    }

  layover_set_error_at_offset (error, code, name, (gint64) offset, "%s", message);
  return FALSE;
}

static gboolean
check_storage (Reader *reader, GError **error)
{
  const guint8 *p = reader->p;
  guint flags = layover_zip_get16 (p + 8);

  if ((flags & 1) != 0)
    return fail_entry (reader, LAYOVER_ERROR_ENCRYPTED, _ ("An entry is encrypted"), error);
  if ((flags & 8) != 0)
    return fail_entry (reader, LAYOVER_ERROR_DATA_DESCRIPTOR,
                       _ ("An entry has its size behind its data"), error);
  if (flags != 0)
    return fail_entry (reader, LAYOVER_ERROR_FLAGS, _ ("An entry has a flag that is not allowed"),
                       error);
  if (layover_zip_get16 (p + 10) != 0)
    return fail_entry (reader, LAYOVER_ERROR_METHOD, _ ("An entry is compressed"), error);
  if (layover_zip_get32 (p + 20) == G_MAXUINT32 || layover_zip_get32 (p + 24) == G_MAXUINT32
      || layover_zip_get32 (p + 42) == G_MAXUINT32 || layover_zip_get16 (p + 34) == 0xFFFF)
    return fail_entry (reader, LAYOVER_ERROR_ZIP64, _ ("An entry announces 64-bit sizes"), error);
  if (layover_zip_get32 (p + 20) != layover_zip_get32 (p + 24))
    return fail_entry (reader, LAYOVER_ERROR_SIZES_DIFFER, _ ("An entry has two different sizes"),
                       error);

  return TRUE;
}

static gboolean
check_constants (Reader *reader, GError **error)
{
  const guint8 *p = reader->p;

  if (layover_zip_get16 (p + 30) != 0)
    return fail_entry (reader, LAYOVER_ERROR_EXTRA_FIELD, _ ("An entry has an extra field"), error);
  if (layover_zip_get16 (p + 32) != 0)
    return fail_entry (reader, LAYOVER_ERROR_COMMENT, _ ("An entry has a comment"), error);
  if (layover_zip_get16 (p + 34) != 0)
    return fail_entry (reader, LAYOVER_ERROR_MULTI_DISK, _ ("An entry lies in another part"),
                       error);
  if (layover_zip_get16 (p + 36) != 0 || layover_zip_get32 (p + 38) != LAYOVER_ZIP_ATTRIBUTES)
    return fail_entry (reader, LAYOVER_ERROR_ATTRIBUTES,
                       _ ("The attributes of an entry are not those of a plain file"), error);
  if (layover_zip_get16 (p + 4) != LAYOVER_ZIP_VERSION_MADE_BY
      || layover_zip_get16 (p + 6) != LAYOVER_ZIP_VERSION_NEEDED)
    return fail_entry (reader, LAYOVER_ERROR_ZIP_VERSION,
                       _ ("An entry asks for another version of the archive format"), error);
  if (layover_zip_get16 (p + 12) != 0 || layover_zip_get16 (p + 14) != LAYOVER_ZIP_DATE)
    return fail_entry (reader, LAYOVER_ERROR_TIMESTAMP, _ ("An entry has a time of its own"),
                       error);

  return TRUE;
}

/* The 26 bytes after the mark, and the name, stand in the file twice and have to be the same. */
static gboolean
check_local_header (Reader *reader, gsize name_length, GError **error)
{
  guint8 local[LAYOVER_ZIP_LOCAL_SIZE + LAYOVER_ENTRY_NAME_MAX_LENGTH];
  gsize length = LAYOVER_ZIP_LOCAL_SIZE + name_length;
  guint64 offset = layover_zip_get32 (reader->p + 42);

  if (offset > reader->expected)
    return fail_entry (reader, LAYOVER_ERROR_GAP,
                       _ ("There are bytes in the file that belong to no entry"), error);
  if (offset < reader->expected)
    return fail_entry (reader, LAYOVER_ERROR_OVERLAP, _ ("Two entries share the same bytes"),
                       error);
  if (length > reader->directory_offset - MIN (offset, reader->directory_offset))
    return fail_entry (reader, LAYOVER_ERROR_OVERLAP,
                       _ ("An entry reaches into the directory of the file"), error);
  if (!layover_source_read (reader->source, offset, local, length, error))
    return FALSE;

  if (layover_zip_get32 (local) != LAYOVER_ZIP_LOCAL_MARK)
    return fail_entry (reader, LAYOVER_ERROR_NO_LOCAL_HEADER,
                       _ ("An entry is listed but is not in the file"), error);
  if (memcmp (local + 4, reader->p + 6, LAYOVER_ZIP_LOCAL_SIZE - 4) != 0
      || memcmp (local + LAYOVER_ZIP_LOCAL_SIZE, reader->p + LAYOVER_ZIP_CENTRAL_SIZE, name_length)
             != 0)
    return fail_entry (reader, LAYOVER_ERROR_HEADERS_DIFFER,
                       _ ("An entry describes itself in two different ways"), error);

  return TRUE;
}

static gboolean
check_meta_inf (Reader *reader, guint index, const char *name, GError **error)
{
  static const char *const required[] = { LAYOVER_LIST_NAME, LAYOVER_SIGNATURE_NAME };

  if (!reader->is_signed || index >= G_N_ELEMENTS (required))
    {
      if (!layover_entry_name_is_meta_inf (name))
        return TRUE;
      return fail_entry (reader, LAYOVER_ERROR_META_INF,
                         _ ("An entry lies where only the signature may"), error);
    }

  if (strcmp (name, required[index]) == 0)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_NOT_SIGNED, required[index],
                     _ ("The file is not signed as a Layover file is"));
  return FALSE;
}

static gboolean
check_order (Reader *reader, GArray *entries, const char *name, GError **error)
{
  guint first = reader->is_signed ? 2 : 0;

  if (entries->len <= first)
    return TRUE;

  if (strcmp (g_array_index (entries, LayoverArchiveEntry, entries->len - 1).name, name) < 0)
    return TRUE;

  return fail_entry (reader, LAYOVER_ERROR_NOT_ASCENDING,
                     _ ("The names of the entries are not ascending"), error);
}

static gboolean
read_entry (Reader *reader, LayoverArchive *archive, GError **error)
{
  LayoverArchiveEntry entry;
  gsize name_length;
  const char *name;

  if (reader->n_left < LAYOVER_ZIP_CENTRAL_SIZE
      || layover_zip_get32 (reader->p) != LAYOVER_ZIP_CENTRAL_MARK)
    return fail_entry (reader, LAYOVER_ERROR_DIRECTORY,
                       _ ("The directory of the file does not hold as many entries as it says"),
                       error);

  name_length = layover_zip_get16 (reader->p + 28);
  name = (const char *) reader->p + LAYOVER_ZIP_CENTRAL_SIZE;
  if (!check_storage (reader, error) || !check_constants (reader, error))
    return FALSE;

  if (name_length > reader->n_left - LAYOVER_ZIP_CENTRAL_SIZE)
    return fail_entry (reader, LAYOVER_ERROR_DIRECTORY, _ ("The directory of the file is cut off"),
                       error);
  if (!layover_entry_name_check (name, name_length, error))
    return FALSE;

  entry.name = g_string_chunk_insert_len (archive->names, name, (gssize) name_length);
  if (!check_meta_inf (reader, archive->entries->len, entry.name, error)
      || !check_order (reader, archive->entries, entry.name, error)
      || !layover_name_set_add (reader->names, entry.name, error)
      || !check_local_header (reader, name_length, error))
    return FALSE;

  entry.crc = layover_zip_get32 (reader->p + 16);
  entry.size = layover_zip_get32 (reader->p + 20);
  entry.data_offset = (guint32) (reader->expected + LAYOVER_ZIP_LOCAL_SIZE + name_length);
  g_array_append_val (archive->entries, entry);

  reader->expected += LAYOVER_ZIP_LOCAL_SIZE + name_length + entry.size;
  reader->p += LAYOVER_ZIP_CENTRAL_SIZE + name_length;
  reader->n_left -= LAYOVER_ZIP_CENTRAL_SIZE + name_length;
  return TRUE;
}

static gboolean
read_directory (Reader *reader, LayoverArchive *archive, GError **error)
{
  for (guint i = 0; i < reader->n_entries; i++)
    if (!read_entry (reader, archive, error))
      return FALSE;

  if (reader->n_left != 0)
    return fail_entry (reader, LAYOVER_ERROR_DIRECTORY,
                       _ ("The directory of the file holds more than its entries"), error);
  if (reader->expected < reader->directory_offset)
    return fail_end (reader, LAYOVER_ERROR_GAP,
                     _ ("There are bytes before the directory that belong to no entry"), error);
  if (reader->expected > reader->directory_offset)
    return fail_end (reader, LAYOVER_ERROR_OVERLAP,
                     _ ("The last entry reaches into the directory of the file"), error);
  if (reader->is_signed && reader->n_entries < 2)
    {
      layover_set_error (error, LAYOVER_ERROR_NOT_SIGNED, LAYOVER_SIGNATURE_NAME,
                         _ ("The file is not signed as a Layover file is"));
      return FALSE;
    }

  return TRUE;
}

/**
 * layover_archive_read:
 * @is_signed: whether the list and its signature have to be the first two entries, or must not be there
 *
 * Checks every header of docs/format.md section 2 and reads no data.
 *
 * Returns: (transfer full): the entries, those in META-INF included
 */
LayoverArchive *
layover_archive_read (LayoverSource *source, gboolean is_signed, GError **error)
{
  Reader reader = { .source = source, .is_signed = is_signed };
  g_autoptr (LayoverArchive) archive = g_new0 (LayoverArchive, 1);
  g_autoptr (LayoverNameSet) names = layover_name_set_new ();
  g_autofree guint8 *directory = NULL;

  archive->entries = g_array_new (FALSE, FALSE, sizeof (LayoverArchiveEntry));
  archive->names = g_string_chunk_new (4096);

  if (!read_end (&reader, error))
    return NULL;

  directory = g_malloc (reader.directory_size + 1);
  if (!layover_source_read (source, reader.directory_offset, directory, reader.directory_size,
                            error))
    return NULL;

  reader.p = directory;
  reader.n_left = reader.directory_size;
  reader.names = names;
  if (!read_directory (&reader, archive, error))
    return NULL;

  return g_steal_pointer (&archive);
}
