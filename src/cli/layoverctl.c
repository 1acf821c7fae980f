/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-text.h"

static const LayoverCommand *const tables[] = {
  layover_key_commands,    layover_enrolment_commands, layover_pack_commands,
  layover_file_commands,   layover_library_commands,   layover_outbox_commands,
  layover_result_commands, layover_item_commands,      layover_test_commands,
};

/* The words before the command, and where the command's own words begin. */
typedef struct
{
  const char *const *words;
  guint n_words;
  gboolean is_json;
} Invocation;

static const LayoverCommand *
next_command (guint *table, guint *row)
{
  for (; *table < G_N_ELEMENTS (tables); (*table)++, *row = 0)
    if (tables[*table][*row].name != NULL)
      return &tables[*table][(*row)++];

  return NULL;
}

/* How many of @words the name of @command takes, 0 when it is another command's. */
static guint
match_command (const LayoverCommand *command, const char *const *words, guint n_words)
{
  g_auto (GStrv) name = g_strsplit (command->name, " ", -1);
  guint n = g_strv_length (name);

  if (n > n_words)
    return 0;

  for (guint i = 0; i < n; i++)
    if (!g_str_equal (name[i], words[i]))
      return 0;

  return n;
}

static const LayoverCommand *
find_command (const Invocation *invocation, guint *n_used)
{
  const LayoverCommand *command;
  guint table = 0;
  guint row = 0;

  while ((command = next_command (&table, &row)) != NULL)
    {
      *n_used = match_command (command, invocation->words, invocation->n_words);
      if (*n_used > 0)
        return command;
    }

  return NULL;
}

/* Lists every command, or those whose first word is @group; FALSE when there is none. */
static gboolean
list_commands (const char *group)
{
  const LayoverCommand *command;
  gboolean has_any = FALSE;
  guint table = 0;
  guint row = 0;

  while ((command = next_command (&table, &row)) != NULL)
    {
      g_autofree char *call = g_strdup_printf ("%s %s", command->name, command->arguments);
      gsize length = group != NULL ? strlen (group) : 0;

      if (group != NULL
          && (strncmp (command->name, group, length) != 0 || command->name[length] != ' '))
        continue;

      g_print ("  %-28s %s\n", call, gettext (command->summary));
      has_any = TRUE;
    }

  return has_any;
}

static LayoverExit
show_help (void)
{
  g_print (
      "%s\n  layoverctl [--json] %s\n\n%s\n\n", _ ("Usage:"), _ ("COMMAND [OPTION…] [ARGUMENT…]"),
      _ ("Makes, checks and carries the files of Layover: keys, enrolments, bundles and results."));
  g_print ("%s\n", _ ("Commands:"));
  list_commands (NULL);
  g_print (
      "\n%s\n%s\n", _ ("“layoverctl COMMAND --help” explains a command and shows examples."),
      _ ("Exit status: 0 done or accepted, 1 refused, 2 wrong usage, 3 a fault of this computer."));

  return LAYOVER_EXIT_DONE;
}

/* `layoverctl key` and `layoverctl key --help` list what can be done with keys. */
static LayoverExit
show_group_or_complain (const Invocation *invocation)
{
  static const LayoverCommand nameless = { "", "", "", "", NULL };
  g_autoptr (LayoverCli) cli = layover_cli_new (&nameless, invocation->words, invocation->is_json);
  const char *word = invocation->n_words > 0 ? invocation->words[0] : NULL;
  gboolean wants_help = invocation->n_words > 1 && g_str_equal (invocation->words[1], "--help");

  if (word == NULL)
    return layover_cli_misuse (cli, _ ("Which command?"));

  if (word[0] == '-')
    return layover_cli_misuse (cli, _ ("Unknown option “%s”"), word);

  if (!invocation->is_json && list_commands (word))
    return wants_help ? LAYOVER_EXIT_DONE : LAYOVER_EXIT_USAGE;

  return layover_cli_misuse (cli, _ ("There is no command “%s”"), word);
}

/* Takes --json and "help" away from the front, wherever they stand there. */
static void
read_front (Invocation *invocation, const char *const *words)
{
  invocation->words = words;
  while (invocation->words[0] != NULL && g_str_equal (invocation->words[0], "--json"))
    {
      invocation->is_json = TRUE;
      invocation->words++;
    }

  invocation->n_words = g_strv_length ((char **) invocation->words);
}

static LayoverExit
run (const char *const *words)
{
  Invocation invocation = { 0 };
  g_autoptr (LayoverCli) cli = NULL;
  const LayoverCommand *command;
  const char *first;
  guint n_used = 0;

  read_front (&invocation, words);
  first = invocation.n_words > 0 ? invocation.words[0] : "";

  if (g_str_equal (first, "--help") || g_str_equal (first, "-h") || g_str_equal (first, "help"))
    return show_help ();

  if (g_str_equal (first, "--version"))
    {
      g_print ("layoverctl %s\n", LAYOVER_VERSION);
      return LAYOVER_EXIT_DONE;
    }

  command = find_command (&invocation, &n_used);
  if (command == NULL)
    return show_group_or_complain (&invocation);

  cli = layover_cli_new (command, invocation.words + n_used, invocation.is_json);
  return command->run (cli);
}

/* An answer that did not arrive is no answer: a full disk behind ">" is this computer's fault. */
static LayoverExit
finish (LayoverExit status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  g_printerr ("%s\n", _ ("The answer cannot be written"));
  return LAYOVER_EXIT_LOCAL_FAULT;
}

int
main (int argc, char **argv)
{
  const char *locale_folder = g_getenv ("LAYOVER_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : LAYOVER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("layoverctl");

  return argc > 0 ? (int) finish (run ((const char *const *) argv + 1)) : (int) LAYOVER_EXIT_USAGE;
}
