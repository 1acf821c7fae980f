/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-order-row.h"

G_BEGIN_DECLS

/* Rows that are put in order: with the keys, with the actions a screen reader is offered, with their buttons and with
 * the pointer. One way of a row, however long, is one change: signal "changed". */

#define LAYOVER_TYPE_ORDER_LIST (layover_order_list_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOrderList, layover_order_list, LAYOVER, ORDER_LIST, GtkWidget)

GtkWidget *layover_order_list_new (void);

void layover_order_list_append (LayoverOrderList *self, LayoverOrderRow *row);
guint layover_order_list_get_n_rows (LayoverOrderList *self);
LayoverOrderRow *layover_order_list_get_row (LayoverOrderList *self, guint i);
void layover_order_list_set_order (LayoverOrderList *self, const char *const *identifiers);
void layover_order_list_set_is_locked (LayoverOrderList *self, gboolean is_locked);

G_END_DECLS
