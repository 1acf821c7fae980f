/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "layover-cli-passphrase.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-text.h"

/* As much as minisign reads. */
#define MAX_PASSPHRASE_BYTES 1023
#define MAX_FILE_BYTES 65536

static const int watched_signals[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP };
static volatile sig_atomic_t caught_signal;

static void
catch_cb (int signal_number)
{
  caught_signal = signal_number;
}

/* Wipes and frees what nobody else should read in memory. */
void
layover_cli_passphrase_free (char *passphrase)
{
  if (passphrase == NULL)
    return;

  explicit_bzero (passphrase, strlen (passphrase));
  g_free (passphrase);
}

static char *
take_line (const char *text, gsize length)
{
  const char *end = memchr (text, '\n', length);

  if (end != NULL)
    length = (gsize) (end - text);
  while (length > 0 && text[length - 1] == '\r')
    length--;

  return g_strndup (text, length);
}

/* One line of the terminal; NULL at its end, or when a signal came. */
static char *
read_line (void)
{
  char line[MAX_PASSPHRASE_BYTES + 1];
  char *answer = NULL;
  gssize length = read (STDIN_FILENO, line, sizeof line);

  if (length > 0 && memchr (line, '\n', (gsize) length) != NULL)
    answer = take_line (line, (gsize) length);
  explicit_bzero (line, sizeof line);

  return answer;
}

/*
 * Reads with the echo off. Who gives up in the middle finds the terminal as it was: signals wait until it is restored.
 */
static char *
read_silently (void)
{
  struct sigaction watch = { .sa_handler = catch_cb };
  struct sigaction former[G_N_ELEMENTS (watched_signals)];
  struct termios before;
  struct termios silent;
  char *answer;

  if (tcgetattr (STDIN_FILENO, &before) != 0)
    return NULL;

  caught_signal = 0;
  for (guint i = 0; i < G_N_ELEMENTS (watched_signals); i++)
    sigaction (watched_signals[i], &watch, &former[i]);

  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  answer = read_line ();
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");

  for (guint i = 0; i < G_N_ELEMENTS (watched_signals); i++)
    sigaction (watched_signals[i], &former[i], NULL);
  if (caught_signal != 0)
    raise (caught_signal);

  return answer;
}

static gboolean
is_usable (const char *passphrase, GError **error)
{
  if (passphrase != NULL && passphrase[0] != '\0' && strlen (passphrase) <= MAX_PASSPHRASE_BYTES)
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_PASSPHRASE_LENGTH, NULL,
                     _ ("A passphrase is one line of 1 to %d bytes"), MAX_PASSPHRASE_BYTES);
  return FALSE;
}

/**
 * layover_cli_passphrase_read:
 * @path: a file whose first line is the passphrase
 *
 * Returns: (transfer full): the passphrase, to be given to layover_cli_passphrase_free()
 */
char *
layover_cli_passphrase_read (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = layover_file_read (path, MAX_FILE_BYTES, error);
  char *passphrase;

  if (bytes == NULL)
    return NULL;

  passphrase = take_line (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (is_usable (passphrase, error))
    return passphrase;

  layover_cli_passphrase_free (passphrase);
  layover_error_add_file (error, path);
  return NULL;
}

/** layover_cli_passphrase_can_ask: whether a person sits at the other end of standard input */
gboolean
layover_cli_passphrase_can_ask (void)
{
  return isatty (STDIN_FILENO);
}

/**
 * layover_cli_passphrase_ask:
 * @path: the key that is to be opened, named in the question
 *
 * Asks on the terminal and shows nothing of what is typed.
 *
 * Returns: (transfer full): the passphrase, to be given to layover_cli_passphrase_free()
 */
char *
layover_cli_passphrase_ask (const char *path, GError **error)
{
  g_autofree char *shown = layover_text_escape (path);
  char *passphrase;

  g_printerr (_ ("Passphrase of %s: "), shown);
  passphrase = read_silently ();
  if (is_usable (passphrase, error))
    return passphrase;

  layover_cli_passphrase_free (passphrase);
  return NULL;
}

/**
 * layover_cli_passphrase_ask_new:
 *
 * Asks twice, because nobody sees what is typed and nothing brings a forgotten passphrase back.
 *
 * Returns: (transfer full): the passphrase, to be given to layover_cli_passphrase_free()
 */
char *
layover_cli_passphrase_ask_new (GError **error)
{
  char *first;
  char *second;
  gboolean is_same;

  g_printerr ("%s", _ ("New passphrase for the secret half: "));
  first = read_silently ();
  if (!is_usable (first, error))
    {
      layover_cli_passphrase_free (first);
      return NULL;
    }

  g_printerr ("%s", _ ("The same passphrase again: "));
  second = read_silently ();
  is_same = g_strcmp0 (first, second) == 0;
  layover_cli_passphrase_free (second);
  if (is_same)
    return first;

  layover_cli_passphrase_free (first);
  layover_set_error (error, LAYOVER_ERROR_PASSPHRASE_DIFFERS, NULL,
                     _ ("The two passphrases are not the same; no key was made"));
  return NULL;
}
