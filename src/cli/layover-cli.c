/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-cli.h"
#include "layover-error.h"
#include "layover-text.h"

/* One invocation of one command: its words, and how it answers. */
struct _LayoverCli
{
  const LayoverCommand *command;
  char **arguments;
  gboolean is_json;
};

/**
 * layover_cli_new:
 * @arguments: the words after the command's name
 * @is_json: whether --json stood before the command's name
 */
LayoverCli *
layover_cli_new (const LayoverCommand *command, const char *const *arguments, gboolean is_json)
{
  LayoverCli *self = g_new0 (LayoverCli, 1);

  self->command = command;
  self->arguments = g_strdupv ((char **) arguments);
  self->is_json = is_json;

  return self;
}

void
layover_cli_free (LayoverCli *self)
{
  g_strfreev (self->arguments);
  g_free (self);
}

/* The option parser wants the program's name in front, and the parser's own errors want to know about --json. */
static char **
dup_words (LayoverCli *self)
{
  guint n = g_strv_length (self->arguments);
  char **words = g_new0 (char *, n + 2);

  words[0] = g_strdup ("layoverctl");
  for (guint i = 0; i < n; i++)
    {
      words[i + 1] = g_strdup (self->arguments[i]);
      if (g_str_equal (self->arguments[i], "--json"))
        self->is_json = TRUE;
    }

  return words;
}

static void
drop_word (char **words, guint i)
{
  g_free (words[i]);
  memmove (words + i, words + i + 1,
           g_strv_length (words + i + 1) * sizeof (char *) + sizeof *words);
}

static gboolean
check_count (LayoverCli *self, char **words, guint n_min, guint n_max)
{
  guint n = g_strv_length (words);

  if (n < n_min)
    layover_cli_misuse (self, _ ("An argument is missing: %s"), self->command->arguments);
  else if (n > n_max)
    layover_cli_misuse (self, _ ("One argument too many: “%s”"), words[n_max]);

  return n >= n_min && n <= n_max;
}

/**
 * layover_cli_parse:
 * @options: the command's own options; --json and --help are everybody's
 * @arguments: (out) (array zero-terminated=1): the words that are no options, between @n_min and @n_max of them
 *
 * Answers --help itself and ends the program then.
 *
 * Returns: %FALSE after telling the person what was wrong: the command returns %LAYOVER_EXIT_USAGE
 */
gboolean
layover_cli_parse (LayoverCli *self, const GOptionEntry *options, guint n_min, guint n_max,
                   char ***arguments)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->command->arguments);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = dup_words (self);
  g_autofree char *name = g_strdup_printf ("layoverctl %s", self->command->name);
  const GOptionEntry common[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->is_json, N_ ("Answer with one JSON document"), NULL },
    { NULL },
  };

  g_set_prgname (name);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, self->command->summary);
  g_option_context_set_description (context, self->command->details);
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common, GETTEXT_PACKAGE);

  if (!g_option_context_parse_strv (context, &words, &error))
    {
      layover_cli_misuse (self, "%s", error->message);
      return FALSE;
    }

  drop_word (words, 0);
  if (words[0] != NULL && g_str_equal (words[0], "--"))
    drop_word (words, 0);

  if (!check_count (self, words, n_min, n_max))
    return FALSE;

  *arguments = g_steal_pointer (&words);
  return TRUE;
}

gboolean
layover_cli_is_json (LayoverCli *self)
{
  return self->is_json;
}

/** layover_cli_done: prints what the command found out */
LayoverExit
layover_cli_done (LayoverCli *self, LayoverCliReport *report)
{
  layover_cli_report_print (report, self->is_json);

  return LAYOVER_EXIT_DONE;
}

static JsonObject *
error_to_json (const char *code, const char *file, const char *entry, const char *message)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "file", file);
  json_object_set_string_member (object, "entry", entry);
  json_object_set_null_member (object, "line");
  json_object_set_null_member (object, "column");
  json_object_set_null_member (object, "offset");
  json_object_set_string_member (object, "message", message);

  return object;
}

static JsonObject *
gerror_to_json (const GError *error)
{
  g_autofree char *code = layover_error_dup_code (error);
  gint64 position = 0;
  gint64 column = 0;
  LayoverErrorPlace place = layover_error_get_place (error, &position, &column);
  JsonObject *object = error_to_json (code, layover_error_get_file (error),
                                      layover_error_get_entry (error), error->message);

  if (place == LAYOVER_PLACE_LINE)
    json_object_set_int_member (object, "line", position);
  if (place == LAYOVER_PLACE_LINE && column > 0)
    json_object_set_int_member (object, "column", column);
  if (place == LAYOVER_PLACE_OFFSET)
    json_object_set_int_member (object, "offset", position);

  return object;
}

static void
print_json_error (JsonObject *error, JsonArray *all)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) root = json_object_new ();

  json_object_set_object_member (root, "error", error);
  if (all != NULL)
    json_object_set_array_member (root, "errors", all);

  json_node_set_object (node, root);
  layover_cli_report_print_json (node);
}

/** layover_cli_misuse: @format: a translated sentence about how the command was called */
LayoverExit
layover_cli_misuse (LayoverCli *self, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  if (self->is_json)
    print_json_error (error_to_json (NULL, NULL, NULL, message), NULL);
  else
    {
      g_autofree char *shown = layover_text_escape (message);

      g_printerr ("%s\n", shown);
      g_printerr (_ ("Try “layoverctl %s --help”."), self->command->name);
      g_printerr ("\n");
    }

  return LAYOVER_EXIT_USAGE;
}

static LayoverExit
exit_for (const GError *error)
{
  return layover_error_is_local_fault (error) ? LAYOVER_EXIT_LOCAL_FAULT : LAYOVER_EXIT_REFUSED;
}

/** layover_cli_fail: tells where and why, and says with the exit status whose fault it was */
LayoverExit
layover_cli_fail (LayoverCli *self, const GError *error)
{
  g_autofree char *line = layover_error_describe (error);

  if (self->is_json)
    print_json_error (gerror_to_json (error), NULL);
  else
    g_printerr ("%s\n", line);

  return exit_for (error);
}

/**
 * layover_cli_fail_all:
 * @errors: (element-type GError): at least one
 *
 * As layover_cli_fail(), for a command that looks for everything that is wrong before it refuses. A fault of
 * this computer outweighs refusals: what was not read was not judged.
 */
LayoverExit
layover_cli_fail_all (LayoverCli *self, GPtrArray *errors)
{
  LayoverExit status = LAYOVER_EXIT_REFUSED;
  JsonArray *all = json_array_new ();

  g_return_val_if_fail (errors->len > 0, LAYOVER_EXIT_LOCAL_FAULT);

  for (guint i = 0; i < errors->len; i++)
    {
      const GError *error = g_ptr_array_index (errors, i);
      g_autofree char *line = layover_error_describe (error);

      status = MAX (status, exit_for (error));
      json_array_add_object_element (all, gerror_to_json (error));
      if (!self->is_json)
        g_printerr ("%s\n", line);
    }

  if (self->is_json)
    print_json_error (gerror_to_json (g_ptr_array_index (errors, 0)), g_steal_pointer (&all));

  g_clear_pointer (&all, json_array_unref);
  return status;
}

/** layover_cli_warn_all: @warnings: (element-type GError): what is worth a look and refuses nothing */
void
layover_cli_warn_all (LayoverCli *self, GPtrArray *warnings)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *line = layover_error_describe (g_ptr_array_index (warnings, i));

      /* Translators: %s is a full message with its place and code */
      g_printerr (_ ("Warning: %s"), line);
      g_printerr ("\n");
    }
}
