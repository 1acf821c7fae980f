/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <signal.h>
#include <string.h>

#include "run-program.h"

/**
 * run_words_with_bytes:
 * @folder: (nullable): to run in
 * @input: for its standard input
 * @output: (out) (optional): what it said, on both of its channels
 * @words: (array zero-terminated=1): the program and its arguments
 *
 * Returns: whether it ended with status 0
 */
gboolean
run_words_with_bytes (const char *folder, GBytes *input, char **output, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
      | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) stdout_bytes = NULL;
  g_autoptr (GError) error = NULL;

  /* A program that ends before it has read everything is an error to be told, and not our end. */
  signal (SIGPIPE, SIG_IGN);
  if (folder != NULL)
    g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &stdout_bytes, NULL, &error);
  g_assert_no_error (error);

  if (output != NULL)
    *output = g_strndup (g_bytes_get_data (stdout_bytes, NULL), g_bytes_get_size (stdout_bytes));
  return g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
}

/** run_words: as run_words_with_bytes(), with (nullable) text as @input */
gboolean
run_words (const char *folder, const char *input, char **output, const char *const *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (input, input != NULL ? strlen (input) : 0);

  return run_words_with_bytes (folder, bytes, output, words);
}

/** run_program: as run_words(), with the words as arguments and a %NULL behind the last */
gboolean
run_program (const char *folder, const char *input, char **output, const char *program, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *word;
  va_list args;

  g_ptr_array_add (words, (char *) program);
  va_start (args, program);
  while ((word = va_arg (args, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (args);
  g_ptr_array_add (words, NULL);

  return run_words (folder, input, output, (const char *const *) words->pdata);
}

/** skip_without: Returns: whether the test has to be skipped, because @program is not installed */
gboolean
skip_without (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *message = NULL;

  if (path != NULL)
    return FALSE;

  message = g_strdup_printf ("%s is not installed", program);
  g_test_skip (message);
  return TRUE;
}
