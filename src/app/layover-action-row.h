/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that goes somewhere. A list row offers no action to the accessibility bus, so this one exports "row.activate",
 * and it names itself by its title and subtitle. */

#define LAYOVER_TYPE_ACTION_ROW (layover_action_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (LayoverActionRow, layover_action_row, LAYOVER, ACTION_ROW, AdwActionRow)

struct _LayoverActionRowClass
{
  AdwActionRowClass parent_class;
};

GtkWidget *layover_action_row_new (void);

void layover_action_row_set_action (LayoverActionRow *self, const char *action_name,
                                    GVariant *target);
void layover_action_row_set_status_word (LayoverActionRow *self, const char *word);
void layover_action_row_set_context (LayoverActionRow *self, const char *context);

G_END_DECLS
