/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The mark before the name of a module, a part, an exam or a step: a shape and a word first, a colour last. */

typedef enum
{
  LAYOVER_STATUS_TO_DO,
  LAYOVER_STATUS_HERE,
  LAYOVER_STATUS_DONE,
  LAYOVER_STATUS_UNDER_WAY,
  LAYOVER_STATUS_LOCKED,
  LAYOVER_STATUS_ONLINE_ONLY,
  LAYOVER_STATUS_CARE,
} LayoverStatus;

GType layover_status_get_type (void);
#define LAYOVER_TYPE_STATUS (layover_status_get_type ())

#define LAYOVER_TYPE_STATUS_MARK (layover_status_mark_get_type ())
G_DECLARE_FINAL_TYPE (LayoverStatusMark, layover_status_mark, LAYOVER, STATUS_MARK, GtkWidget)

GtkWidget *layover_status_mark_new (LayoverStatus status);

LayoverStatus layover_status_mark_get_status (LayoverStatusMark *self);
void layover_status_mark_set_status (LayoverStatusMark *self, LayoverStatus status);

const char *layover_status_get_word (LayoverStatus status);

G_END_DECLS
