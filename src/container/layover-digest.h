/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LAYOVER_SHA256_SIZE 32

/**
 * LayoverSha256:
 *
 * A SHA-256 in progress, for bytes that come in pieces.
 */
typedef struct _LayoverSha256 LayoverSha256;

LayoverSha256 *layover_sha256_new (void);
void layover_sha256_update (LayoverSha256 *self, const void *data, gsize length);
void layover_sha256_finish (LayoverSha256 *self, guint8 digest[LAYOVER_SHA256_SIZE]);
void layover_sha256_free (LayoverSha256 *self);

void layover_sha256 (const void *data, gsize length, guint8 digest[LAYOVER_SHA256_SIZE]);
char *layover_sha256_hex (GBytes *bytes);

guint32 layover_crc32 (guint32 crc, const void *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverSha256, layover_sha256_free)

G_END_DECLS
