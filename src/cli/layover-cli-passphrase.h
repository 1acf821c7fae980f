/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean layover_cli_passphrase_can_ask (void);
char *layover_cli_passphrase_ask (const char *path, GError **error);
char *layover_cli_passphrase_ask_new (GError **error);
char *layover_cli_passphrase_read (const char *path, GError **error);
void layover_cli_passphrase_free (char *passphrase);

/* A string that is wiped when it goes out of scope. */
typedef char LayoverPassphrase;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverPassphrase, layover_cli_passphrase_free)

G_END_DECLS
