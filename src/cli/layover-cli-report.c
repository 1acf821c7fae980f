/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "layover-cli-report.h"
#include "layover-text.h"

#define COLUMN_GAP 2

typedef enum
{
  PART_FIELD,
  PART_SENTENCE,
  PART_TABLE,
} PartKind;

/* One thing a person reads: a labelled value, a sentence, or a table. Cells are kept escaped, row after row. */
typedef struct
{
  PartKind kind;
  char *label;
  char *text;
  GPtrArray *headings;
  GPtrArray *cells;
  gboolean *is_number;
} Part;

struct _LayoverCliReport
{
  JsonObject *root;
  GPtrArray *parts;

  /* of the table that was begun last */
  JsonArray *rows;
  const LayoverCliReportColumn *columns;
  guint n_columns;
};

static void
part_free (Part *part)
{
  g_free (part->label);
  g_free (part->text);
  g_clear_pointer (&part->headings, g_ptr_array_unref);
  g_clear_pointer (&part->cells, g_ptr_array_unref);
  g_free (part->is_number);
  g_free (part);
}

static Part *
add_part (LayoverCliReport *self, PartKind kind, const char *label, const char *text)
{
  Part *part = g_new0 (Part, 1);

  part->kind = kind;
  part->label = g_strdup (label);
  part->text = text != NULL ? layover_text_escape (text) : NULL;
  g_ptr_array_add (self->parts, part);

  return part;
}

LayoverCliReport *
layover_cli_report_new (void)
{
  LayoverCliReport *self = g_new0 (LayoverCliReport, 1);

  self->root = json_object_new ();
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  return self;
}

void
layover_cli_report_free (LayoverCliReport *self)
{
  json_object_unref (self->root);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

/**
 * layover_cli_report_add:
 * @value: (nullable): %NULL is null in JSON and not shown to a person
 */
void
layover_cli_report_add (LayoverCliReport *self, const char *member, const char *label,
                        const char *value)
{
  if (value == NULL)
    {
      json_object_set_null_member (self->root, member);
      return;
    }

  json_object_set_string_member (self->root, member, value);
  add_part (self, PART_FIELD, label, value);
}

void
layover_cli_report_add_int (LayoverCliReport *self, const char *member, const char *label,
                            gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  json_object_set_int_member (self->root, member, value);
  add_part (self, PART_FIELD, label, text);
}

void
layover_cli_report_add_number (LayoverCliReport *self, const char *member, const char *label,
                               double value)
{
  g_autofree char *text = g_strdup_printf ("%g", value);

  json_object_set_double_member (self->root, member, value);
  add_part (self, PART_FIELD, label, text);
}

void
layover_cli_report_add_size (LayoverCliReport *self, const char *member, const char *label,
                             guint64 size_bytes)
{
  g_autofree char *text = g_format_size (size_bytes);

  json_object_set_int_member (self->root, member, (gint64) size_bytes);
  add_part (self, PART_FIELD, label, text);
}

/** layover_cli_report_add_time: @unix_s: seconds, 0 for never, which is null in JSON and not shown */
void
layover_cli_report_add_time (LayoverCliReport *self, const char *member, const char *label,
                             gint64 unix_s)
{
  g_autofree char *text = unix_s != 0 ? layover_time_format (unix_s) : NULL;

  layover_cli_report_add (self, member, label, text);
}

/**
 * layover_cli_report_add_flag:
 * @sentence: (nullable): shown to a person when @value holds
 */
void
layover_cli_report_add_flag (LayoverCliReport *self, const char *member, gboolean value,
                             const char *sentence)
{
  json_object_set_boolean_member (self->root, member, value);

  if (value && sentence != NULL)
    layover_cli_report_say (self, sentence);
}

/** layover_cli_report_add_list: @values: (nullable) (array zero-terminated=1): one line each for a person */
void
layover_cli_report_add_list (LayoverCliReport *self, const char *member, const char *label,
                             const char *const *values)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      json_array_add_string_element (array, values[i]);
      add_part (self, PART_FIELD, i == 0 ? label : "", values[i]);
    }

  json_object_set_array_member (self->root, member, array);
}

/** layover_cli_report_add_line: a value that needs no label: a line of its own for a person */
void
layover_cli_report_add_line (LayoverCliReport *self, const char *member, const char *value)
{
  json_object_set_string_member (self->root, member, value);
  layover_cli_report_say (self, value);
}

/** layover_cli_report_say: a sentence for a person only */
void
layover_cli_report_say (LayoverCliReport *self, const char *sentence)
{
  add_part (self, PART_SENTENCE, NULL, sentence);
}

/**
 * layover_cli_report_begin_table:
 * @title: (nullable): a line above the table
 * @columns: borrowed until the next table is begun
 */
void
layover_cli_report_begin_table (LayoverCliReport *self, const char *member, const char *title,
                                const LayoverCliReportColumn *columns, guint n_columns)
{
  Part *part = add_part (self, PART_TABLE, title, NULL);

  part->headings = g_ptr_array_new_with_free_func (g_free);
  part->cells = g_ptr_array_new_with_free_func (g_free);
  part->is_number = g_new0 (gboolean, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      g_ptr_array_add (part->headings, g_strdup (columns[i].label));
      part->is_number[i] = columns[i].is_number;
    }

  self->columns = columns;
  self->n_columns = n_columns;
  self->rows = json_array_new ();
  json_object_set_array_member (self->root, member, self->rows);
}

/**
 * layover_cli_report_add_row_for_scripts:
 * @cells: as many as the table has columns; %NULL is null
 *
 * A row that stands in JSON and that a person is spared.
 */
void
layover_cli_report_add_row_for_scripts (LayoverCliReport *self, const char *const *cells)
{
  JsonObject *row = json_object_new ();

  for (guint i = 0; i < self->n_columns; i++)
    {
      const LayoverCliReportColumn *column = &self->columns[i];

      if (cells[i] == NULL)
        json_object_set_null_member (row, column->member);
      else if (column->is_number)
        json_object_set_int_member (row, column->member, g_ascii_strtoll (cells[i], NULL, 10));
      else
        json_object_set_string_member (row, column->member, cells[i]);
    }

  json_array_add_object_element (self->rows, row);
}

/** layover_cli_report_add_row: @cells: as many as the table has columns; %NULL is null in JSON, empty for a person */
void
layover_cli_report_add_row (LayoverCliReport *self, const char *const *cells)
{
  Part *part = g_ptr_array_index (self->parts, self->parts->len - 1);

  g_return_if_fail (part->kind == PART_TABLE);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (part->cells, layover_text_escape (cells[i] != NULL ? cells[i] : ""));

  layover_cli_report_add_row_for_scripts (self, cells);
}

static glong
text_width (const char *text)
{
  glong width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
append_padded (GString *line, const char *text, glong width, gboolean is_right)
{
  glong pad = MAX (width - text_width (text), 0);

  if (is_right)
    g_string_append_printf (line, "%*s%s", (int) pad, "", text);
  else
    g_string_append_printf (line, "%s%*s", text, (int) pad, "");
}

static void
print_line (GString *line)
{
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);

  g_print ("%s\n", line->str);
}

static void
print_table (const Part *part)
{
  guint n_columns = part->headings->len;
  guint n_rows = part->cells->len / MAX (n_columns, 1);
  g_autofree glong *widths = g_new0 (glong, n_columns);

  for (guint i = 0; i < n_columns; i++)
    widths[i] = text_width (g_ptr_array_index (part->headings, i));
  for (guint i = 0; i < part->cells->len; i++)
    widths[i % n_columns] = MAX (widths[i % n_columns],
                                 text_width (g_ptr_array_index (part->cells, i)));

  if (part->label != NULL)
    g_print ("\n%s\n", part->label);

  for (guint row = 0; row <= n_rows; row++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      for (guint i = 0; i < n_columns; i++)
        {
          const char *text = row == 0 ? g_ptr_array_index (part->headings, i)
                                      : g_ptr_array_index (part->cells, (row - 1) * n_columns + i);

          append_padded (line, text, widths[i], part->is_number[i]);
          g_string_append_printf (line, "%*s", COLUMN_GAP, "");
        }

      print_line (line);
    }
}

static void
print_for_person (LayoverCliReport *self)
{
  gboolean is_after_table = FALSE;
  glong width = 0;

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (part->kind == PART_FIELD)
        width = MAX (width, text_width (part->label));
    }

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);
      g_autoptr (GString) line = g_string_new (NULL);

      if (part->kind == PART_TABLE)
        {
          print_table (part);
          is_after_table = TRUE;
          continue;
        }

      if (is_after_table)
        g_print ("\n");
      is_after_table = FALSE;

      if (part->kind == PART_FIELD)
        append_padded (line, part->label, width + COLUMN_GAP, FALSE);
      g_string_append (line, part->text);
      print_line (line);
    }
}

/** layover_cli_report_print_json: one document on standard output, in UTF-8 in every locale, members as they were added */
void
layover_cli_report_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  puts (text);
}

void
layover_cli_report_print (LayoverCliReport *self, gboolean is_json)
{
  g_autoptr (JsonNode) node = NULL;

  if (!is_json)
    {
      print_for_person (self);
      return;
    }

  node = json_node_init_object (json_node_alloc (), self->root);
  layover_cli_report_print_json (node);
}
