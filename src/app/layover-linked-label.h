/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-content-text.h"

G_BEGIN_DECLS

/* A paragraph in which some words are links. GtkLabel knows links only as markup, which text from a file must never be;
 * here each link is a range of the label, with a LayoverTextLinkWidget over it. */

#define LAYOVER_TYPE_LINKED_LABEL (layover_linked_label_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLinkedLabel, layover_linked_label, LAYOVER, LINKED_LABEL, GtkWidget)

GtkWidget *layover_linked_label_new (LayoverContentText *text);

GtkLabel *layover_linked_label_get_label (LayoverLinkedLabel *self);
void layover_linked_label_set_marks (LayoverLinkedLabel *self, PangoAttrList *marks);

G_END_DECLS
