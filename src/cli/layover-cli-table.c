/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "layover-cli-table.h"
#include "layover-error.h"
#include "layover-notation.h"

struct _LayoverCliTable
{
  FILE *file;
  char *path;
  GStrv columns; /* in the order of the cells */
  gboolean has_begun;
  GStrv cells;
};

static LayoverCliTable *
table_open (const char *path, const char *const *columns, GError **error)
{
  FILE *file = g_str_equal (path, "-") ? stdin : fopen (path, "re");
  LayoverCliTable *self;

  if (file == NULL)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The file cannot be opened"));
      return NULL;
    }

  self = g_new0 (LayoverCliTable, 1);
  self->file = file;
  self->path = g_strdup (path);
  self->columns = g_strdupv ((char **) columns);

  return self;
}

static void
table_free (LayoverCliTable *self)
{
  if (self->file != stdin)
    fclose (self->file);
  g_free (self->path);
  g_strfreev (self->columns);
  g_strfreev (self->cells);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverCliTable, table_free)

/** layover_cli_table_peek: Returns: (nullable) (transfer none): the cell of the row at hand */
const char *
layover_cli_table_peek (LayoverCliTable *self, const char *column)
{
  guint n_cells = g_strv_length (self->cells);

  for (guint i = 0; i < n_cells && self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], column))
      return self->cells[i];

  return NULL;
}

/** layover_cli_table_get: as layover_cli_table_peek(), %LAYOVER_ERROR_QTI_TABLE when the row has no such cell */
const char *
layover_cli_table_get (LayoverCliTable *self, const char *column, GError **error)
{
  const char *cell = layover_cli_table_peek (self, column);

  if (cell == NULL)
    layover_set_error (error, LAYOVER_ERROR_QTI_TABLE, NULL,
                       /* Translators: the placeholder is the name of a column of a table */
                       _ ("The row has no column “%s”."), column);

  return cell;
}

static gboolean
take_header (LayoverCliTable *self)
{
  gboolean is_header = !self->has_begun && g_strcmp0 (self->cells[0], self->columns[0]) == 0;

  self->has_begun = TRUE;
  if (!is_header)
    return FALSE;

  g_strfreev (self->columns);
  self->columns = g_steal_pointer (&self->cells);

  return TRUE;
}

static void
print_answer (JsonNode *answer, const GError *error)
{
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *line = NULL;

  if (answer == NULL)
    {
      g_autofree char *sentence = layover_error_describe (error);

      object = json_object_new ();
      json_object_set_string_member (object, "error", sentence);
      node = json_node_init_object (json_node_alloc (), object);
    }

  line = layover_notation_format (answer != NULL ? answer : node);
  puts (line);
  fflush (stdout);
}

static void
answer_line (LayoverCliTable *self, char *line, gsize length, LayoverCliRowFunc func,
             LayoverCliBatch *batch)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_strfreev (self->cells);
  self->cells = g_strsplit (line, "\t", -1);

  if (!g_utf8_validate (line, (gssize) length, NULL))
    layover_set_error (&error, LAYOVER_ERROR_QTI_TABLE, NULL, "%s",
                       _ ("The row is not text in UTF-8."));
  else if (take_header (self))
    return;
  else
    answer = func (self, batch, &error);

  print_answer (answer, error);
}

static gsize
drop_line_end (char *line, gsize length)
{
  while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
    line[--length] = '\0';

  return length;
}

/* Returns: %FALSE with @error set when the table itself cannot be read to its end */
static gboolean
answer_lines (LayoverCliTable *self, LayoverCliRowFunc func, LayoverCliBatch *batch, GError **error)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t n;

  errno = 0;
  while ((n = getline (&line, &size, self->file)) > 0)
    {
      gsize length = drop_line_end (line, (gsize) n);

      if (length > 0)
        answer_line (self, line, length, func, batch);
      errno = 0;
    }
  free (line);

  if (!ferror (self->file))
    return TRUE;

  layover_set_error_from_errno (error, errno, self->path, _ ("The file cannot be read"));

  return FALSE;
}

/**
 * layover_cli_answer_table:
 * @path: "-" for standard input
 * @columns: the names of the columns of a table whose first line does not name them; the first of them is how a first
 *   line that does is told from a row
 * @root: (nullable): the folder that names in the table start from; %NULL for the one we are in
 * @func: called for each row
 *
 * Prints one JSON object for each row; where @func refuses, {"error": "…"}. Empty lines are no rows.
 */
LayoverExit
layover_cli_answer_table (LayoverCli *cli, const char *path, const char *const *columns,
                          const char *root, guint64 seed, LayoverCliRowFunc func)
{
  g_autoptr (LayoverCliTable) table = NULL;
  g_autoptr (GError) error = NULL;
  LayoverCliBatch batch = { .seed = seed };
  gboolean is_done = layover_cli_questions_open (&batch.questions, root != NULL ? root : ".",
                                                 &error);

  if (is_done)
    table = table_open (path, columns, &error);
  is_done = table != NULL && answer_lines (table, func, &batch, &error);
  layover_cli_questions_clear (&batch.questions);

  return is_done ? LAYOVER_EXIT_DONE : layover_cli_fail (cli, error);
}
