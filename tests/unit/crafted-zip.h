/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-secret-key.h"
#include "layover-statement.h"

G_BEGIN_DECLS

/*
 * An archive writer for tests that shares no code with the product: it writes what a container should be, and lets a
 * test spoil any field of it.
 */

typedef enum
{
  CRAFTED_LOCAL = 1,
  CRAFTED_CENTRAL = 2,
  CRAFTED_BOTH = 3,
} CraftedWhere;

/* Where fields lie in a central header; those from 6 to 31 lie two bytes earlier in a local one. */
enum
{
  CRAFTED_MADE_BY = 4,
  CRAFTED_NEEDED = 6,
  CRAFTED_FLAGS = 8,
  CRAFTED_METHOD = 10,
  CRAFTED_TIME = 12,
  CRAFTED_DATE = 14,
  CRAFTED_CRC = 16,
  CRAFTED_COMPRESSED = 20,
  CRAFTED_SIZE = 24,
  CRAFTED_DISK = 34,
  CRAFTED_INTERNAL = 36,
  CRAFTED_EXTERNAL = 38,
  CRAFTED_OFFSET = 42,
};

typedef struct
{
  CraftedWhere where;
  guint offset;
  guint width;
  guint32 value;
} CraftedPatch;

typedef struct
{
  GBytes *name;
  GBytes *local_name; /* when it differs */
  GBytes *data;
  GBytes *central_extra;
  GBytes *local_extra;
  const char *comment;
  GBytes *before; /* bytes in front of the local header */
  GBytes *after;  /* bytes behind the data */
  gboolean has_no_local;
  gboolean has_no_central;
  GArray *patches;
  guint32 offset;
} CraftedEntry;

typedef struct
{
  GPtrArray *entries;
  GBytes *prefix;
  GBytes *before_directory;
  GBytes *in_directory;
  GBytes *before_end;
  GBytes *suffix;
  const char *comment;
  GArray *end_patches;

  LayoverSecretKey *key;
  LayoverStatement *statement;
} CraftedZip;

CraftedZip *crafted_zip_new (void);
CraftedZip *crafted_bundle_new (void);
CraftedEntry *crafted_zip_add (CraftedZip *self, const char *name, const char *text);
CraftedEntry *crafted_zip_add_bytes (CraftedZip *self, GBytes *name, GBytes *data);
CraftedEntry *crafted_zip_get (CraftedZip *self, guint i);
void crafted_entry_patch (CraftedEntry *entry, CraftedWhere where, guint offset, guint width,
                          guint32 value);
void crafted_zip_patch_end (CraftedZip *self, guint offset, guint width, guint32 value);
void crafted_entry_set_text (CraftedEntry *entry, const char *text);
char *crafted_zip_dup_list (CraftedZip *self);
void crafted_zip_sign (CraftedZip *self);
void crafted_zip_sign_list (CraftedZip *self, const char *list);
GBytes *crafted_zip_build (CraftedZip *self);
void crafted_zip_free (CraftedZip *self);

GBytes *crafted_text (const char *text);
guint32 crafted_crc32 (GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CraftedZip, crafted_zip_free)

G_END_DECLS
