/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How much is done: as a ring with words in it, or as a bar. Both are one meter for a screen reader. */

#define LAYOVER_TYPE_RING (layover_ring_get_type ())
G_DECLARE_FINAL_TYPE (LayoverRing, layover_ring, LAYOVER, RING, GtkWidget)

/**
 * LayoverRingShape:
 * @LAYOVER_RING_SHAPE_RING: a circle that fills from the top
 * @LAYOVER_RING_SHAPE_BAR: a line that fills from the start
 */
typedef enum
{
  LAYOVER_RING_SHAPE_RING,
  LAYOVER_RING_SHAPE_BAR,
} LayoverRingShape;

GType layover_ring_shape_get_type (void);
#define LAYOVER_TYPE_RING_SHAPE (layover_ring_shape_get_type ())

GtkWidget *layover_ring_new (LayoverRingShape shape, int size);

void layover_ring_set_fraction (LayoverRing *self, double fraction);
double layover_ring_get_fraction (LayoverRing *self);
void layover_ring_set_text (LayoverRing *self, const char *text);
void layover_ring_set_fill (LayoverRing *self, const char *fill);
void layover_ring_set_description (LayoverRing *self, const char *description);

G_END_DECLS
