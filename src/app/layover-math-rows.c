/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-math-layout-private.h"

/* Rows, in which signs have room around them and brackets grow, and tables. All in em. */

#define THIN_SPACE 0.17
#define MEDIUM_SPACE 0.22
#define THICK_SPACE 0.28
#define BRACKET_WIDTH 0.34
#define BRACKET_SLACK 1.15
#define COLUMN_GAP 0.9
#define ROW_GAP 0.4

static double
get_space_around (LayoverMath *math, LayoverMathStyle style)
{
  if (layover_math_get_kind (math) != LAYOVER_MATH_SIGN)
    return 0;

  switch (layover_math_get_role (math))
    {
    case LAYOVER_MATH_ROLE_BINARY:
      return style.scale < 0.8 ? 0.05 : MEDIUM_SPACE;
    case LAYOVER_MATH_ROLE_RELATION:
      return style.scale < 0.8 ? 0.08 : THICK_SPACE;
    default:
      return 0;
    }
}

static gboolean
is_stretchy (LayoverMath *math)
{
  return layover_math_get_kind (math) == LAYOVER_MATH_SIGN && layover_math_is_stretchy (math)
         && *layover_math_get_text (math) != '\0';
}

static gboolean
is_name (LayoverMath *math)
{
  const char *text = layover_math_get_text (math);

  return layover_math_get_kind (math) == LAYOVER_MATH_IDENTIFIER && g_utf8_strlen (text, -1) > 1;
}

/* After signs with which something begins, and between "sin" and what it is of. */
static double
get_space_after (LayoverMath *math, LayoverMath *next)
{
  gboolean is_sign = layover_math_get_kind (math) == LAYOVER_MATH_SIGN;

  if (next == NULL || is_stretchy (next))
    return 0;
  if (is_sign && layover_math_get_role (math) == LAYOVER_MATH_ROLE_PUNCTUATION)
    return THIN_SPACE;
  if (is_sign && layover_math_get_role (math) == LAYOVER_MATH_ROLE_LARGE)
    return THIN_SPACE;
  if (layover_math_get_kind (math) == LAYOVER_MATH_LIMITS && !layover_math_is_accent (math))
    return THIN_SPACE;

  return is_name (math) && layover_math_get_kind (next) != LAYOVER_MATH_SIGN ? THIN_SPACE : 0;
}

static LayoverMath *
get_next (LayoverMath *math, guint i)
{
  for (guint j = i + 1; j < layover_math_get_n_children (math); j++)
    {
      LayoverMath *next = layover_math_get_child (math, j);

      if (layover_math_get_kind (next) != LAYOVER_MATH_SIGN
          || layover_math_get_role (next) != LAYOVER_MATH_ROLE_INVISIBLE)
        return next;
    }

  return NULL;
}

/* As high as its neighbours, and as far below the axis as above it. */
static LayoverMathBox
bracket_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style,
             const LayoverMathBox *row)
{
  guint first = pen->marks->len;
  LayoverMathBox self = layover_math_letters_new (pen, math, style.scale);
  double em = pen->em * style.scale;
  double axis = pen->axis * em;
  double half = MAX (row->ascent - axis, row->descent + axis);

  if (half * 2 <= (self.ascent + self.descent) * BRACKET_SLACK)
    return self;

  g_array_set_size (pen->marks, first);
  self.width = BRACKET_WIDTH * em;
  self.ascent = half + axis;
  self.descent = half - axis;
  layover_math_add_mark (pen, g_utf8_get_char (layover_math_get_text (math)), 0, -self.ascent,
                         self.width, half * 2);
  self.end = pen->marks->len;

  return self;
}

/* Everything that does not grow itself, which decides how high brackets are. Each part is laid out once: rows stand in rows,
 * and twice at each depth would be without end. */
static GArray *
lay_out_parts (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style, LayoverMathBox *row)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (LayoverMathBox));

  for (guint i = 0; i < layover_math_get_n_children (math); i++)
    {
      LayoverMath *child = layover_math_get_child (math, i);
      LayoverMathBox part = { 0 };

      if (!is_stretchy (child))
        part = layover_math_lay_out (pen, child, style);
      row->ascent = MAX (row->ascent, part.ascent);
      row->descent = MAX (row->descent, part.descent);
      g_array_append_val (parts, part);
    }

  return parts;
}

LayoverMathBox
layover_math_row_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  double em = pen->em * style.scale;
  LayoverMathBox self = layover_math_box_begin (pen);
  g_autoptr (GArray) parts = lay_out_parts (pen, math, style, &self);
  const LayoverMathBox measured = self;
  double x = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      LayoverMath *child = layover_math_get_child (math, i);
      double around = get_space_around (child, style) * em;
      LayoverMathBox part = is_stretchy (child) ? bracket_new (pen, child, style, &measured)
                                                : g_array_index (parts, LayoverMathBox, i);

      layover_math_box_put (pen, &self, &part, x + around, 0);
      x += part.width + 2 * around + get_space_after (child, get_next (math, i)) * em;
    }
  self.width = MAX (self.width, x);
  self.end = pen->marks->len;

  return self;
}

/* Tables */

static guint
count_columns (LayoverMath *table)
{
  guint n_columns = 0;

  for (guint i = 0; i < layover_math_get_n_children (table); i++)
    n_columns = MAX (n_columns, layover_math_get_n_children (layover_math_get_child (table, i)));

  return n_columns;
}

static GArray *
lay_out_cells (LayoverMathPen *pen, LayoverMath *row, LayoverMathStyle style, double *widths)
{
  GArray *cells = g_array_new (FALSE, TRUE, sizeof (LayoverMathBox));

  for (guint i = 0; i < layover_math_get_n_children (row); i++)
    {
      LayoverMathBox cell = layover_math_lay_out (pen, layover_math_get_child (row, i), style);

      widths[i] = MAX (widths[i], cell.width);
      g_array_append_val (cells, cell);
    }

  return cells;
}

static double
get_offset (LayoverMath *cell, double room)
{
  switch (layover_math_get_align (cell))
    {
    case LAYOVER_MATH_ALIGN_START:
      return 0;
    case LAYOVER_MATH_ALIGN_END:
      return room;
    default:
      return room / 2;
    }
}

static void
measure_cells (GArray *cells, double em, double *ascent, double *descent)
{
  *ascent = 0.7 * em;
  *descent = 0.2 * em;
  for (guint i = 0; i < cells->len; i++)
    {
      const LayoverMathBox *cell = &g_array_index (cells, LayoverMathBox, i);

      *ascent = MAX (*ascent, cell->ascent);
      *descent = MAX (*descent, cell->descent);
    }
}

/* Puts the rows below each other, beginning at the line of writing; returns how far down they reach. */
static double
put_rows (LayoverMathPen *pen, LayoverMathBox *self, LayoverMath *table, GPtrArray *rows,
          const double *widths, double em)
{
  double y = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      GArray *cells = rows->pdata[i];
      double ascent, descent, x = 0;

      measure_cells (cells, em, &ascent, &descent);
      for (guint j = 0; j < cells->len; j++)
        {
          const LayoverMathBox *cell = &g_array_index (cells, LayoverMathBox, j);
          LayoverMath *row = layover_math_get_child (table, i);

          layover_math_box_put (
              pen, self, cell,
              x + get_offset (layover_math_get_child (row, j), widths[j] - cell->width),
              y + ascent);
          x += widths[j] + COLUMN_GAP * em;
        }
      y += ascent + descent + (i + 1 < rows->len ? ROW_GAP * em : 0);
    }

  return y;
}

LayoverMathBox
layover_math_table_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  LayoverMathStyle inner = { style.scale, FALSE };
  double em = pen->em * style.scale;
  g_autofree double *widths = g_new0 (double, count_columns (math) + 1);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  LayoverMathBox outer = layover_math_box_begin (pen);
  LayoverMathBox inside = outer;
  double height;

  for (guint i = 0; i < layover_math_get_n_children (math); i++)
    g_ptr_array_add (rows, lay_out_cells (pen, layover_math_get_child (math, i), inner, widths));

  height = put_rows (pen, &inside, math, rows, widths, em);
  inside.ascent = 0;
  inside.descent = height;
  inside.end = pen->marks->len;
  layover_math_box_put (pen, &outer, &inside, 0, -height / 2 - pen->axis * em);

  return outer;
}
