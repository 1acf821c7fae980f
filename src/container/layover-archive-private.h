/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-source-private.h"

G_BEGIN_DECLS

#define LAYOVER_LIST_NAME "META-INF/SHA256SUMS"
#define LAYOVER_SIGNATURE_NAME "META-INF/SHA256SUMS.minisig"

#define LAYOVER_ARCHIVE_MAX_SIZE G_GUINT64_CONSTANT (4294967294)
#define LAYOVER_ARCHIVE_MAX_ENTRIES 20000
#define LAYOVER_LIST_MAX_SIZE (4 * 1024 * 1024)

/* The sizes and marks of the three records a ZIP file is made of; every number in them is little endian. */
#define LAYOVER_ZIP_LOCAL_SIZE 30
#define LAYOVER_ZIP_CENTRAL_SIZE 46
#define LAYOVER_ZIP_END_SIZE 22
#define LAYOVER_ZIP_LOCAL_MARK 0x04034B50u
#define LAYOVER_ZIP_CENTRAL_MARK 0x02014B50u
#define LAYOVER_ZIP_END_MARK 0x06054B50u
#define LAYOVER_ZIP64_END_MARK 0x06064B50u

/* The fields that are the same in every entry (docs/format.md section 2). */
#define LAYOVER_ZIP_VERSION_NEEDED 20
#define LAYOVER_ZIP_VERSION_MADE_BY 0x0314
#define LAYOVER_ZIP_DATE 0x0021
#define LAYOVER_ZIP_ATTRIBUTES 0x81A40000u

static inline guint32
layover_zip_get16 (const guint8 *p)
{
  return p[0] | (guint32) p[1] << 8;
}

static inline guint32
layover_zip_get32 (const guint8 *p)
{
  return p[0] | (guint32) p[1] << 8 | (guint32) p[2] << 16 | (guint32) p[3] << 24;
}

typedef struct
{
  const char *name; /* lives in the archive's chunk of names */
  guint32 size;
  guint32 crc;
  guint32 data_offset;
} LayoverArchiveEntry;

/**
 * LayoverArchive:
 *
 * What the headers of a container say, once they all agree: the first of the two halves of reading, which looks at
 * no entry's data.
 */
typedef struct
{
  GArray *entries; /* element-type LayoverArchiveEntry */
  GStringChunk *names;
} LayoverArchive;

LayoverArchive *layover_archive_read (LayoverSource *source, gboolean is_signed, GError **error);
void layover_archive_free (LayoverArchive *self);

gboolean layover_archive_explain_end (LayoverSource *source, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverArchive, layover_archive_free)

G_END_DECLS
