/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <math.h>
#include <string.h>

#include "layover-drawing.h"

#define TEXT_HEAD "layover-strokes 1\n"
#define MAX_STEPS 100
#define MAX_DIGITS 9

struct _LayoverDrawing
{
  GPtrArray *strokes; /* of LayoverStroke, which never change and are shared with the steps */
  GPtrArray *done;    /* of GPtrArray: the strokes before each step */
  GPtrArray *undone;
  LayoverStroke *open; /* (nullable): the one being drawn */
  guint n_points;
  int width;
  int height;
};

static void
stroke_clear (gpointer data)
{
  g_array_unref (((LayoverStroke *) data)->points);
}

static void
stroke_unref (gpointer data)
{
  g_rc_box_release_full (data, stroke_clear);
}

static LayoverStroke *
stroke_new (guint pen)
{
  LayoverStroke *stroke = g_rc_box_new0 (LayoverStroke);

  stroke->pen = pen;
  stroke->points = g_array_new (FALSE, FALSE, sizeof (LayoverDrawingPoint));
  return stroke;
}

static GPtrArray *
strokes_new (void)
{
  return g_ptr_array_new_with_free_func (stroke_unref);
}

static GPtrArray *
steps_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/** layover_drawing_new: nothing on a picture of this size */
LayoverDrawing *
layover_drawing_new (int width, int height)
{
  LayoverDrawing *self = g_new0 (LayoverDrawing, 1);

  self->strokes = strokes_new ();
  self->done = steps_new ();
  self->undone = steps_new ();
  self->width = width;
  self->height = height;
  return self;
}

void
layover_drawing_free (LayoverDrawing *self)
{
  layover_drawing_cancel (self);
  g_ptr_array_unref (self->strokes);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self);
}

int
layover_drawing_get_width (const LayoverDrawing *self)
{
  return self->width;
}

int
layover_drawing_get_height (const LayoverDrawing *self)
{
  return self->height;
}

/** layover_drawing_get_n_strokes: those that are finished */
guint
layover_drawing_get_n_strokes (const LayoverDrawing *self)
{
  return self->strokes->len;
}

const LayoverStroke *
layover_drawing_get_stroke (const LayoverDrawing *self, guint i)
{
  return g_ptr_array_index (self->strokes, i);
}

/** layover_drawing_get_open: Returns: (nullable): the stroke that is being drawn */
const LayoverStroke *
layover_drawing_get_open (const LayoverDrawing *self)
{
  return self->open;
}

static double
measure_distance (double x, double y, const LayoverDrawingPoint *a, const LayoverDrawingPoint *b)
{
  double dx = b->x - a->x;
  double dy = b->y - a->y;
  double length = dx * dx + dy * dy;
  double along = length > 0 ? ((x - a->x) * dx + (y - a->y) * dy) / length : 0;

  along = CLAMP (along, 0, 1);
  return hypot (a->x + along * dx - x, a->y + along * dy - y);
}

static gboolean
passes (const LayoverStroke *stroke, double x, double y, double reach)
{
  for (guint i = 0; i < stroke->points->len; i++)
    if (measure_distance (x, y,
                          &g_array_index (stroke->points, LayoverDrawingPoint, i > 0 ? i - 1 : 0),
                          &g_array_index (stroke->points, LayoverDrawingPoint, i))
        <= reach)
      return TRUE;

  return FALSE;
}

/** layover_drawing_find: Returns: the topmost stroke that passes a place; -1 for none */
int
layover_drawing_find (const LayoverDrawing *self, double x, double y, double reach)
{
  for (int i = (int) self->strokes->len - 1; i >= 0; i--)
    if (passes (layover_drawing_get_stroke (self, (guint) i), x, y, reach))
      return i;

  return -1;
}

static void
count_points (LayoverDrawing *self)
{
  self->n_points = 0;
  for (guint i = 0; i < self->strokes->len; i++)
    self->n_points += layover_drawing_get_stroke (self, i)->points->len;
}

static GPtrArray *
copy_strokes (LayoverDrawing *self)
{
  GPtrArray *copy = strokes_new ();

  for (guint i = 0; i < self->strokes->len; i++)
    g_ptr_array_add (copy, g_rc_box_acquire (g_ptr_array_index (self->strokes, i)));

  return copy;
}

/* The strokes as they are can be brought back after what follows. */
static void
keep_step (LayoverDrawing *self)
{
  if (self->done->len == MAX_STEPS)
    g_ptr_array_remove_index (self->done, 0);
  g_ptr_array_add (self->done, copy_strokes (self));
  g_ptr_array_set_size (self->undone, 0);
}

static gboolean
append_point (LayoverDrawing *self, LayoverStroke *stroke, int x, int y)
{
  LayoverDrawingPoint point = { CLAMP (x, 0, self->width), CLAMP (y, 0, self->height) };

  if (self->n_points >= LAYOVER_DRAWING_MAX_POINTS)
    return FALSE;

  self->n_points++;
  g_array_append_val (stroke->points, point);
  return TRUE;
}

/** layover_drawing_begin: Returns: %FALSE when there is no room for another stroke */
gboolean
layover_drawing_begin (LayoverDrawing *self, guint pen, int x, int y)
{
  g_return_val_if_fail (pen < LAYOVER_DRAWING_N_PENS, FALSE);

  layover_drawing_cancel (self);
  if (self->strokes->len >= LAYOVER_DRAWING_MAX_STROKES
      || self->n_points >= LAYOVER_DRAWING_MAX_POINTS)
    return FALSE;

  self->open = stroke_new (pen);
  return append_point (self, self->open, x, y);
}

/** layover_drawing_add: the open stroke goes on to here; Returns: %FALSE when there is no room, or none open */
gboolean
layover_drawing_add (LayoverDrawing *self, int x, int y)
{
  const LayoverDrawingPoint *last;

  if (self->open == NULL)
    return FALSE;

  last = &g_array_index (self->open->points, LayoverDrawingPoint, self->open->points->len - 1);
  if (last->x == CLAMP (x, 0, self->width) && last->y == CLAMP (y, 0, self->height))
    return TRUE;

  return append_point (self, self->open, x, y);
}

/** layover_drawing_end: Returns: whether there is a new stroke */
gboolean
layover_drawing_end (LayoverDrawing *self)
{
  if (self->open == NULL)
    return FALSE;

  keep_step (self);
  g_ptr_array_add (self->strokes, g_steal_pointer (&self->open));
  return TRUE;
}

/** layover_drawing_cancel: the open stroke is as if it had not been begun */
void
layover_drawing_cancel (LayoverDrawing *self)
{
  if (self->open == NULL)
    return;

  g_clear_pointer (&self->open, stroke_unref);
  count_points (self);
}

void
layover_drawing_erase (LayoverDrawing *self, guint i)
{
  g_return_if_fail (i < self->strokes->len);

  layover_drawing_cancel (self);
  keep_step (self);
  g_ptr_array_remove_index (self->strokes, i);
  count_points (self);
}

void
layover_drawing_clear (LayoverDrawing *self)
{
  layover_drawing_cancel (self);
  if (self->strokes->len == 0)
    return;

  keep_step (self);
  g_ptr_array_set_size (self->strokes, 0);
  self->n_points = 0;
}

gboolean
layover_drawing_can_undo (const LayoverDrawing *self)
{
  return self->done->len > 0;
}

gboolean
layover_drawing_can_redo (const LayoverDrawing *self)
{
  return self->undone->len > 0;
}

static gboolean
go (LayoverDrawing *self, GPtrArray *from, GPtrArray *to)
{
  layover_drawing_cancel (self);
  if (from->len == 0)
    return FALSE;

  g_ptr_array_add (to, self->strokes);
  self->strokes = g_ptr_array_steal_index (from, from->len - 1);
  count_points (self);
  return TRUE;
}

gboolean
layover_drawing_undo (LayoverDrawing *self)
{
  return go (self, self->done, self->undone);
}

gboolean
layover_drawing_redo (LayoverDrawing *self)
{
  return go (self, self->undone, self->done);
}

/** layover_drawing_dup_text: a line for each finished stroke: the number of its pen, then "x,y" of each point */
char *
layover_drawing_dup_text (const LayoverDrawing *self)
{
  GString *text = g_string_new (TEXT_HEAD);

  for (guint i = 0; i < self->strokes->len; i++)
    {
      const LayoverStroke *stroke = layover_drawing_get_stroke (self, i);

      g_string_append_printf (text, "%u", stroke->pen);
      for (guint j = 0; j < stroke->points->len; j++)
        {
          const LayoverDrawingPoint *point = &g_array_index (stroke->points, LayoverDrawingPoint,
                                                             j);

          g_string_append_printf (text, " %d,%d", point->x, point->y);
        }
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* Digits only, and few of them. */
static gboolean
read_number (const char **at, int *number)
{
  const char *start = *at;

  *number = 0;
  while (g_ascii_isdigit (**at) && *at - start < MAX_DIGITS)
    *number = *number * 10 + (*(*at)++ - '0');

  return *at > start && !g_ascii_isdigit (**at);
}

/* One line. Returns: (nullable): %NULL when it is none of ours */
static LayoverStroke *
read_stroke (LayoverDrawing *self, const char **at)
{
  LayoverStroke *stroke;
  int pen, x, y;
  gboolean is_good;

  if (!read_number (at, &pen) || pen >= LAYOVER_DRAWING_N_PENS || **at != ' ')
    return NULL;

  stroke = stroke_new ((guint) pen);
  do
    {
      is_good = *(*at)++ == ' ' && read_number (at, &x) && *(*at)++ == ',' && read_number (at, &y);
      if (is_good)
        append_point (self, stroke, x, y);
    }
  while (is_good && **at == ' ');

  if (is_good && *(*at)++ == '\n' && stroke->points->len > 0)
    return stroke;

  stroke_unref (stroke);
  return NULL;
}

/**
 * layover_drawing_read_text:
 * @text: of whoever
 *
 * In place of all there is; nothing can be undone afterwards. What is too much is left out, and places outside of the
 * picture are moved to its edge.
 *
 * Returns: whether it was one of ours; otherwise there is nothing in the drawing
 */
gboolean
layover_drawing_read_text (LayoverDrawing *self, const char *text)
{
  gboolean is_good = g_str_has_prefix (text, TEXT_HEAD);
  const char *at = is_good ? text + strlen (TEXT_HEAD) : "";

  layover_drawing_clear (self);
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  while (is_good && *at != '\0' && self->strokes->len < LAYOVER_DRAWING_MAX_STROKES
         && self->n_points < LAYOVER_DRAWING_MAX_POINTS)
    {
      LayoverStroke *stroke = read_stroke (self, &at);

      is_good = stroke != NULL;
      if (is_good)
        g_ptr_array_add (self->strokes, stroke);
    }

  if (!is_good)
    g_ptr_array_set_size (self->strokes, 0);
  count_points (self);
  return is_good;
}
