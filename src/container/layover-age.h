/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LAYOVER_AGE_MAX_RECIPIENTS 20

/**
 * LayoverAgeIdentity:
 *
 * An age X25519 identity: the secret half that opens what was sealed to its recipient. Wiped when freed.
 */
typedef struct _LayoverAgeIdentity LayoverAgeIdentity;

LayoverAgeIdentity *layover_age_identity_generate (void);
LayoverAgeIdentity *layover_age_identity_parse (const char *text, GError **error);
LayoverAgeIdentity *layover_age_identity_load (const char *path, GError **error);
gboolean layover_age_identity_save (const LayoverAgeIdentity *self, const char *path,
                                    GError **error);
char *layover_age_identity_format (const LayoverAgeIdentity *self);
char *layover_age_identity_dup_recipient (const LayoverAgeIdentity *self);
void layover_age_identity_free (LayoverAgeIdentity *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverAgeIdentity, layover_age_identity_free)

gboolean layover_age_recipient_is_valid (const char *recipient);

GBytes *layover_age_seal (GBytes *plain, const char *const *recipients, GError **error);
GBytes *layover_age_seal_passphrase (GBytes *plain, const char *passphrase, GError **error);
GBytes *layover_age_open (GBytes *sealed, GPtrArray *identities, const char *entry, GError **error);
GBytes *layover_age_open_passphrase (GBytes *sealed, const char *passphrase, const char *entry,
                                     GError **error);

G_END_DECLS
