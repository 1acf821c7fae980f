/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-age.h"

G_BEGIN_DECLS

#define LAYOVER_AGE_KEY_SIZE 32
#define LAYOVER_AGE_FILE_KEY_SIZE 16
#define LAYOVER_AGE_WRAPPED_SIZE (LAYOVER_AGE_FILE_KEY_SIZE + 16)
#define LAYOVER_AGE_SALT_SIZE 16
#define LAYOVER_AGE_MAX_HEADER (16 * 1024)

/* One way into a sealed entry. */
typedef struct
{
  char **arguments;
  GByteArray *body;
} LayoverAgeStanza;

/* The text in front of the payload. */
typedef struct
{
  GPtrArray *stanzas; /* element-type LayoverAgeStanza */
  gsize mac_length;   /* how much of the text the code below covers */
  guint8 mac[LAYOVER_AGE_KEY_SIZE];
  gsize length; /* of the whole header */
} LayoverAgeHeader;

LayoverAgeHeader *layover_age_header_parse (GBytes *sealed, const char *entry, GError **error);
void layover_age_header_free (LayoverAgeHeader *self);
void layover_age_header_append_stanza (GString *text, const char *arguments,
                                       const guint8 wrapped[LAYOVER_AGE_WRAPPED_SIZE]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverAgeHeader, layover_age_header_free)

void layover_age_derive (const void *secret, gsize secret_length, const void *salt,
                         gsize salt_length, const char *info, guint8 key[LAYOVER_AGE_KEY_SIZE]);
void layover_age_get_mac (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], const void *header,
                          gsize length, guint8 mac[LAYOVER_AGE_KEY_SIZE]);

void layover_age_stream_seal (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE], GBytes *plain,
                              GByteArray *out);
GBytes *layover_age_stream_open (const guint8 file_key[LAYOVER_AGE_FILE_KEY_SIZE],
                                 const guint8 *data, gsize length, const char *entry,
                                 GError **error);

const guint8 *layover_age_identity_get_secret (const LayoverAgeIdentity *self);
const guint8 *layover_age_identity_get_public (const LayoverAgeIdentity *self);
gboolean layover_age_recipient_decode (const char *recipient, guint8 bytes[LAYOVER_AGE_KEY_SIZE]);

G_END_DECLS
