/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "layover-shape-private.h"

/* More corners than any drawn area has; keeps the cost of a test small. */
#define MAX_COORDS 1000

static const char *const shape_names[] = { "default", "rect", "circle", "ellipse", "poly", NULL };

struct _LayoverShape
{
  LayoverShapeKind kind;
  double *coords;
  guint n_coords;
};

static gboolean
parse_coords (LayoverShape *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ", \t\r\n", -1);
  g_autoptr (GArray) coords = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      double number;

      if (*parts[i] == '\0')
        continue;
      if (coords->len == MAX_COORDS || !layover_qti_parse_float (parts[i], &number))
        return FALSE;
      g_array_append_val (coords, number);
    }

  self->n_coords = coords->len;
  self->coords = (double *) g_array_free (g_steal_pointer (&coords), FALSE);

  return TRUE;
}

static gboolean
has_right_number_of_coords (const LayoverShape *self)
{
  switch (self->kind)
    {
    case LAYOVER_SHAPE_RECT:
    case LAYOVER_SHAPE_ELLIPSE:
      return self->n_coords == 4;
    case LAYOVER_SHAPE_CIRCLE:
      return self->n_coords == 3;
    case LAYOVER_SHAPE_POLY:
      return self->n_coords >= 6 && self->n_coords % 2 == 0;
    case LAYOVER_SHAPE_DEFAULT:
    default:
      return TRUE;
    }
}

/** layover_shape_load: reads the attributes shape and coords of @node */
LayoverShape *
layover_shape_load (LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autoptr (LayoverShape) self = g_new0 (LayoverShape, 1);
  const char *coords = layover_qti_get_attribute (node, "coords");
  guint kind = LAYOVER_SHAPE_DEFAULT;

  if (!layover_qti_read_keyword (node, "shape", entry, shape_names, &kind, error))
    return NULL;

  self->kind = (LayoverShapeKind) kind;
  if (!parse_coords (self, coords != NULL ? coords : "") || !has_right_number_of_coords (self))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                             _ ("The coordinates do not describe a shape."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
layover_shape_free (LayoverShape *self)
{
  g_free (self->coords);
  g_free (self);
}

static gboolean
is_between (double value, double a, double b)
{
  return value >= MIN (a, b) && value <= MAX (a, b);
}

static gboolean
is_on_edge (double x, double y, const double *from, const double *to)
{
  double cross = (to[0] - from[0]) * (y - from[1]) - (to[1] - from[1]) * (x - from[0]);

  return cross == 0 && is_between (x, from[0], to[0]) && is_between (y, from[1], to[1]);
}

/* A ray to the right crosses the border an odd number of times when it starts inside. */
static gboolean
polygon_contains (const LayoverShape *self, double x, double y)
{
  gboolean is_inside = FALSE;

  for (guint i = 0; i < self->n_coords; i += 2)
    {
      const double *from = &self->coords[i];
      const double *to = &self->coords[(i + 2) % self->n_coords];

      if (is_on_edge (x, y, from, to))
        return TRUE;
      if ((from[1] > y) != (to[1] > y)
          && x < from[0] + (to[0] - from[0]) * (y - from[1]) / (to[1] - from[1]))
        is_inside = !is_inside;
    }

  return is_inside;
}

LayoverShapeKind
layover_shape_get_kind (const LayoverShape *self)
{
  return self->kind;
}

/** layover_shape_get_coords: Returns: (transfer none) (array length=n_coords): in the order of its kind */
const double *
layover_shape_get_coords (const LayoverShape *self, guint *n_coords)
{
  *n_coords = self->n_coords;

  return self->coords;
}

gboolean
layover_shape_contains (const LayoverShape *self, double x, double y)
{
  const double *c = self->coords;

  switch (self->kind)
    {
    case LAYOVER_SHAPE_RECT:
      return is_between (x, c[0], c[2]) && is_between (y, c[1], c[3]);
    case LAYOVER_SHAPE_CIRCLE:
      return hypot (x - c[0], y - c[1]) <= c[2];
    case LAYOVER_SHAPE_ELLIPSE:
      return c[2] > 0 && c[3] > 0 && pow ((x - c[0]) / c[2], 2) + pow ((y - c[1]) / c[3], 2) <= 1;
    case LAYOVER_SHAPE_POLY:
      return polygon_contains (self, x, y);
    case LAYOVER_SHAPE_DEFAULT:
    default:
      return TRUE;
    }
}

static void
get_corner_bounds (const LayoverShape *self, double *left, double *top, double *right,
                   double *bottom)
{
  *left = *right = self->coords[0];
  *top = *bottom = self->coords[1];
  for (guint i = 2; i + 1 < self->n_coords; i += 2)
    {
      *left = MIN (*left, self->coords[i]);
      *right = MAX (*right, self->coords[i]);
      *top = MIN (*top, self->coords[i + 1]);
      *bottom = MAX (*bottom, self->coords[i + 1]);
    }
}

/**
 * layover_shape_get_bounds:
 *
 * Returns: whether it has bounds of its own; the whole image has those of the image, which a shape does not know
 */
gboolean
layover_shape_get_bounds (const LayoverShape *self, double *left, double *top, double *right,
                          double *bottom)
{
  const double *c = self->coords;
  double x_radius, y_radius;

  switch (self->kind)
    {
    case LAYOVER_SHAPE_RECT:
    case LAYOVER_SHAPE_POLY:
      get_corner_bounds (self, left, top, right, bottom);
      return TRUE;
    case LAYOVER_SHAPE_CIRCLE:
    case LAYOVER_SHAPE_ELLIPSE:
      x_radius = c[2];
      y_radius = self->kind == LAYOVER_SHAPE_ELLIPSE ? c[3] : c[2];
      *left = c[0] - x_radius;
      *right = c[0] + x_radius;
      *top = c[1] - y_radius;
      *bottom = c[1] + y_radius;
      return TRUE;
    case LAYOVER_SHAPE_DEFAULT:
    default:
      return FALSE;
    }
}
