/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "layover-cli-secret.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-text.h"

#define MAX_PASSPHRASE_BYTES 1024
#define LAST_SECOND_OF_9999 G_GINT64_CONSTANT (253402300799)

static char *
take_first_line (const char *text, gsize length)
{
  const char *end = memchr (text, '\n', length);

  return g_strndup (text, end != NULL ? (gsize) (end - text) : length);
}

/* Asks on the terminal without showing what is typed. */
static char *
ask_passphrase (const char *path)
{
  g_autofree char *shown = layover_text_escape (path);
  struct termios before;
  struct termios silent;
  char line[MAX_PASSPHRASE_BYTES] = "";
  char *answer = NULL;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return NULL;

  g_printerr (_ ("Passphrase of %s: "), shown);
  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  if (fgets (line, sizeof line, stdin) != NULL)
    answer = take_first_line (line, strlen (line));
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");
  explicit_bzero (line, sizeof line);

  return answer;
}

static char *
read_passphrase (const char *path, const char *passphrase_file, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (passphrase_file == NULL)
    return isatty (STDIN_FILENO) ? ask_passphrase (path) : NULL;

  bytes = layover_file_read (passphrase_file, MAX_PASSPHRASE_BYTES, error);
  if (bytes == NULL)
    return NULL;

  return take_first_line (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/**
 * layover_cli_load_secret:
 * @passphrase_file: (nullable): whose first line opens an encrypted key; otherwise the terminal is asked
 *
 * Returns: (transfer full): the key
 */
LayoverSecretKey *
layover_cli_load_secret (const char *path, const char *passphrase_file, GError **error)
{
  LayoverSecretKey *key;
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) reading = NULL;
  char *passphrase = NULL;

  key = layover_secret_key_load (path, NULL, &first);
  if (key != NULL)
    return key;

  if (!g_error_matches (first, LAYOVER_ERROR, LAYOVER_ERROR_PASSPHRASE_NEEDED))
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return NULL;
    }

  passphrase = read_passphrase (path, passphrase_file, &reading);
  if (passphrase == NULL)
    {
      g_propagate_error (error,
                         reading != NULL ? g_steal_pointer (&reading) : g_steal_pointer (&first));
      return NULL;
    }

  key = layover_secret_key_load (path, passphrase, error);
  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);

  return key;
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
