/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-secret-key.h"

G_BEGIN_DECLS

/* What people type or point at: passphrases and times. */

LayoverSecretKey *layover_cli_load_secret (const char *path, const char *passphrase_file,
                                           GError **error);
gboolean layover_cli_parse_time (const char *text, gint64 *unix_s);
gboolean layover_cli_choose_time (const char *typed, gint64 *unix_s, const char **wrong);

/* What to say of a wrong time: a format for layover_cli_misuse(). */
#define LAYOVER_CLI_NO_TIME _ ("“%s” is no time: write 2026-11-23 or 2026-11-23T08:00:00Z")

G_END_DECLS
