/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-order-list.h"

G_BEGIN_DECLS

struct _LayoverOrderList
{
  GtkWidget parent_instance;

  GPtrArray *rows;  /* of LayoverOrderRow, as they stand now */
  GPtrArray *first; /* the same, as they stood at first */
  gboolean is_locked;

  LayoverOrderRow *moving; /* (nullable): what is picked up */
  guint origin;            /* where it was picked up */
  guint scroll_id;
  guint n_ticks;

  LayoverOrderRow *dragged; /* (nullable): what the pointer holds */
  double drag_y;
};

guint layover_order_list_find (LayoverOrderList *self, LayoverOrderRow *row);
void layover_order_list_pick_up (LayoverOrderList *self, LayoverOrderRow *row);
void layover_order_list_place (LayoverOrderList *self, LayoverOrderRow *row, guint to);
void layover_order_list_drop (LayoverOrderList *self);
void layover_order_list_put_back (LayoverOrderList *self);

void layover_order_list_add_drag (LayoverOrderList *self);

G_END_DECLS
