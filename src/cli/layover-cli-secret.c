/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "layover-cli-passphrase.h"
#include "layover-cli-secret.h"
#include "layover-error.h"
#include "layover-text.h"

#define LAST_SECOND_OF_9999 G_GINT64_CONSTANT (253402300799)

/**
 * layover_cli_load_secret:
 * @passphrase_file: (nullable): whose first line opens an encrypted key; otherwise the terminal is asked
 *
 * Returns: (transfer full): the key
 */
LayoverSecretKey *
layover_cli_load_secret (const char *path, const char *passphrase_file, GError **error)
{
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autoptr (LayoverPassphrase) passphrase = NULL;
  g_autoptr (GError) first = NULL;

  key = layover_secret_key_load (path, NULL, &first);
  if (key != NULL)
    return g_steal_pointer (&key);

  if (!g_error_matches (first, LAYOVER_ERROR, LAYOVER_ERROR_PASSPHRASE_NEEDED)
      || (passphrase_file == NULL && !layover_cli_passphrase_can_ask ()))
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return NULL;
    }

  passphrase = passphrase_file != NULL ? layover_cli_passphrase_read (passphrase_file, error)
                                       : layover_cli_passphrase_ask (path, error);
  if (passphrase == NULL)
    return NULL;

  return layover_secret_key_load (path, passphrase, error);
}

/** layover_cli_parse_time: reads "2026-11-23", which is its first second in UTC, or "2026-11-23T08:00:00Z" */
gboolean
layover_cli_parse_time (const char *text, gint64 *unix_s)
{
  g_autofree char *whole = strlen (text) == strlen ("2026-11-23")
                               ? g_strconcat (text, "T00:00:00Z", NULL)
                               : g_strdup (text);

  return layover_time_parse (whole, unix_s);
}

/**
 * layover_cli_choose_time:
 * @typed: (nullable): the option
 * @unix_s: (out): left alone when neither the option nor the environment says a time
 * @wrong: (out): the text that is no time, when %FALSE is returned
 *
 * SOURCE_DATE_EPOCH is what reproducible builds agree on; what was typed is nearer.
 */
gboolean
layover_cli_choose_time (const char *typed, gint64 *unix_s, const char **wrong)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");

  if (typed != NULL)
    {
      *wrong = typed;
      return layover_cli_parse_time (typed, unix_s);
    }

  *wrong = epoch;
  return epoch == NULL
         || g_ascii_string_to_signed (epoch, 10, 1, LAST_SECOND_OF_9999, unix_s, NULL);
}
