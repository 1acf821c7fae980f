/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-content-line.h"
#include "layover-content-view-private.h"

/* A table as a grid with hairlines; where there is no room, a card for each row with the words of the head repeated. */

#define MAX_COLUMNS 100
#define CELL_NATURAL_CHARS 34

static LayoverContentNode *
get_first_row (LayoverContentNode *table)
{
  for (guint i = 0; i < layover_content_node_get_n_children (table); i++)
    {
      LayoverContentNode *child = layover_content_node_get_child (table, i);

      if (layover_content_node_get_kind (child) == LAYOVER_CONTENT_ROW)
        return child;
    }

  return NULL;
}

static gboolean
is_head_row (LayoverContentNode *row)
{
  guint n_cells = layover_content_node_get_n_children (row);

  for (guint i = 0; i < n_cells; i++)
    if (!layover_content_node_is_header (layover_content_node_get_child (row, i)))
      return FALSE;

  return n_cells > 0;
}

static int
count_columns (LayoverContentNode *row)
{
  int n_columns = 0;

  for (guint i = 0; i < layover_content_node_get_n_children (row); i++)
    n_columns += layover_content_node_get_column_span (layover_content_node_get_child (row, i));

  return MIN (n_columns, MAX_COLUMNS);
}

static LayoverAlign
get_align (LayoverContentNode *cell)
{
  const LayoverVocabulary *vocabulary = layover_content_node_get_vocabulary (cell);
  const char *style = layover_content_node_get_style (cell);

  if (vocabulary != NULL && vocabulary->align != LAYOVER_ALIGN_UNSET)
    return vocabulary->align;
  if (g_strcmp0 (style, "right") == 0)
    return LAYOVER_ALIGN_RIGHT;

  return g_strcmp0 (style, "center") == 0 ? LAYOVER_ALIGN_CENTER : LAYOVER_ALIGN_UNSET;
}

/* Nearly every cell is one paragraph; only the others need a box of blocks. */
static GtkWidget *
cell_new (LayoverContentView *view, LayoverContentNode *cell)
{
  gboolean is_header = layover_content_node_is_header (cell);
  GtkWidget *box = g_object_new (
      GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role",
      is_header ? GTK_ACCESSIBLE_ROLE_COLUMN_HEADER : GTK_ACCESSIBLE_ROLE_CELL, NULL);
  g_autofree char *words = layover_content_node_dup_plain_text (cell);
  LayoverContentNode *only = layover_content_node_get_n_children (cell) == 1
                                 ? layover_content_node_get_child (cell, 0)
                                 : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (box, "cell");
  if (is_header)
    gtk_widget_add_css_class (box, "head");

  if (only != NULL && layover_content_node_get_kind (only) == LAYOVER_CONTENT_PARAGRAPH)
    {
      GtkWidget *paragraph = layover_content_paragraph_new (view, only);

      if (GTK_IS_LABEL (paragraph))
        gtk_label_set_max_width_chars (GTK_LABEL (paragraph), CELL_NATURAL_CHARS);
      layover_content_align (view, paragraph, get_align (cell));
      gtk_widget_set_vexpand (paragraph, TRUE);
      gtk_widget_set_valign (paragraph, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), paragraph);
    }
  else
    layover_content_view_queue_children (view, box, cell, layover_content_block_build);

  return box;
}

static void
build_grid_row (LayoverContentView *view, GtkWidget *grid, LayoverContentNode *row, guint position)
{
  int n_columns = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (grid), "columns"));
  guint n_rows = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (grid), "rows"));
  int column = 0;

  if (layover_content_node_get_kind (row) != LAYOVER_CONTENT_ROW)
    return;

  for (guint i = 0; i < layover_content_node_get_n_children (row); i++)
    {
      LayoverContentNode *cell = layover_content_node_get_child (row, i);
      int width = MIN (layover_content_node_get_column_span (cell), MAX_COLUMNS);
      int height = layover_content_node_get_row_span (cell);
      GtkWidget *widget;

      while (column < MAX_COLUMNS
             && gtk_grid_get_child_at (GTK_GRID (grid), column, (int) position) != NULL)
        column++;
      if (column >= MAX_COLUMNS)
        return;

      widget = cell_new (view, cell);
      if (position + (guint) height >= n_rows)
        gtk_widget_add_css_class (widget, "last-row");
      if (column + width >= n_columns)
        gtk_widget_add_css_class (widget, "last-column");
      gtk_widget_set_hexpand (widget, TRUE);
      gtk_grid_attach (GTK_GRID (grid), widget, column, (int) position, width, height);
      column += width;
    }
}

static guint
count_rows (LayoverContentNode *table)
{
  guint n_rows = 0;

  for (guint i = 0; i < layover_content_node_get_n_children (table); i++)
    if (layover_content_node_get_kind (layover_content_node_get_child (table, i))
        == LAYOVER_CONTENT_ROW)
      n_rows++;

  return n_rows;
}

/* What a caption says, or how large it is. */
static char *
dup_name (LayoverContentNode *table)
{
  LayoverContentNode *first = layover_content_node_get_n_children (table) > 0
                                  ? layover_content_node_get_child (table, 0)
                                  : NULL;
  guint n_rows = count_rows (table);

  if (first != NULL && layover_content_node_get_kind (first) == LAYOVER_CONTENT_CAPTION)
    return layover_content_node_dup_plain_text (first);

  return g_strdup_printf (ngettext ("Table with %u row", "Table with %u rows", n_rows), n_rows);
}

static GtkWidget *
grid_new (LayoverContentView *view, LayoverContentNode *table)
{
  LayoverContentNode *first = get_first_row (table);
  g_autofree char *name = dup_name (table);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE,
                                  NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (grid, "lines");
  gtk_widget_set_overflow (grid, GTK_OVERFLOW_HIDDEN);
  g_object_set_data (G_OBJECT (grid), "columns",
                     GINT_TO_POINTER (first != NULL ? count_columns (first) : 0));
  g_object_set_data (G_OBJECT (grid), "rows",
                     GUINT_TO_POINTER (layover_content_node_get_n_children (table)));
  layover_content_view_queue_children (view, grid, table, build_grid_row);

  return grid;
}

static gboolean
is_line_of_words (LayoverContentNode *node, const char *words)
{
  g_autoptr (LayoverContentLine) line = NULL;

  if (layover_content_node_get_kind (node) != LAYOVER_CONTENT_PARAGRAPH)
    return FALSE;

  line = layover_content_line_new (node);

  return g_str_equal (line->text, words);
}

static void
append_card_head (LayoverContentView *view, GtkWidget *column, LayoverContentNode *head)
{
  g_autofree char *words = layover_content_node_dup_plain_text (head);
  LayoverContentNode *line = layover_content_node_get_n_children (head) == 1
                                 ? layover_content_node_get_child (head, 0)
                                 : NULL;
  GtkWidget *label;

  if (*words == '\0')
    return;

  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "row-head");
  gtk_box_append (GTK_BOX (column), label);
  /* the words of the head are on every card and found on the first */
  if (line != NULL && is_line_of_words (line, words))
    layover_content_view_add_text (view, line, label);
}

static void
append_card_cell (LayoverContentView *view, GtkWidget *card, LayoverContentNode *head,
                  LayoverContentNode *cell)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (head != NULL)
    append_card_head (view, column, head);
  gtk_box_append (GTK_BOX (card), column);
  layover_content_view_queue_children (view, column, cell, layover_content_block_build);
}

static void
build_card (LayoverContentView *view, GtkWidget *column, LayoverContentNode *row, guint position)
{
  LayoverContentNode *head = g_object_get_data (G_OBJECT (column), "head");
  guint n_heads = head != NULL ? layover_content_node_get_n_children (head) : 0;
  GtkWidget *card;

  if (layover_content_node_get_kind (row) != LAYOVER_CONTENT_ROW || row == head)
    return;

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "row-card");
  gtk_box_append (GTK_BOX (column), card);
  for (guint i = layover_content_node_get_n_children (row); i > 0; i--)
    {
      LayoverContentNode *cell = layover_content_node_get_child (row, i - 1);

      append_card_cell (
          view, card, i - 1 < n_heads ? layover_content_node_get_child (head, i - 1) : NULL, cell);
      gtk_box_reorder_child_after (GTK_BOX (card), gtk_widget_get_last_child (card), NULL);
    }
}

static GtkWidget *
cards_new (LayoverContentView *view, LayoverContentNode *table)
{
  LayoverContentNode *first = get_first_row (table);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  if (first != NULL && is_head_row (first))
    g_object_set_data_full (G_OBJECT (column), "head", layover_content_node_ref (first),
                            (GDestroyNotify) layover_content_node_unref);
  layover_content_view_queue_children (view, column, table, build_card);

  return column;
}

static void
fill (LayoverContentView *view, GtkWidget *bin, LayoverContentNode *table)
{
  LayoverContentNode *first = layover_content_node_get_n_children (table) > 0
                                  ? layover_content_node_get_child (table, 0)
                                  : NULL;

  if (first != NULL && layover_content_node_get_kind (first) == LAYOVER_CONTENT_CAPTION)
    layover_content_block_build (view, bin, first, 0);

  gtk_box_append (GTK_BOX (bin),
                  view->is_narrow ? cards_new (view, table) : grid_new (view, table));
}

/**
 * layover_content_table_new:
 *
 * Returns: (transfer floating): @node as a grid or as cards, whatever there is room for
 */
GtkWidget *
layover_content_table_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *bin = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_object_set_data_full (G_OBJECT (bin), "table", layover_content_node_ref (node),
                          (GDestroyNotify) layover_content_node_unref);
  g_ptr_array_add (view->tables, bin);
  fill (view, bin, node);

  return bin;
}

/**
 * layover_content_table_rebuild:
 *
 * The room has changed.
 */
void
layover_content_table_rebuild (LayoverContentView *view, GtkWidget *table)
{
  GtkWidget *child;

  layover_content_view_forget_texts (view, table);
  while ((child = gtk_widget_get_first_child (table)) != NULL)
    gtk_box_remove (GTK_BOX (table), child);
  layover_content_view_drop_orphans (view);

  fill (view, table, g_object_get_data (G_OBJECT (table), "table"));
}
