/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-judgement.h"

G_BEGIN_DECLS

/** LayoverInteractionVerdict: @LAYOVER_INTERACTION_VERDICT_MISSED: would have been right, and was not given */
typedef enum
{
  LAYOVER_INTERACTION_VERDICT_NONE,
  LAYOVER_INTERACTION_VERDICT_RIGHT,
  LAYOVER_INTERACTION_VERDICT_NOT_YET,
  LAYOVER_INTERACTION_VERDICT_MISSED,
} LayoverInteractionVerdict;

GType layover_interaction_verdict_get_type (void);
#define LAYOVER_TYPE_INTERACTION_VERDICT (layover_interaction_verdict_get_type ())

/* How a verdict is said: always by a shape, a word and a colour together. */

LayoverInteractionVerdict layover_verdict_from_mark (LayoverMark mark);
const char *layover_verdict_get_icon (LayoverInteractionVerdict verdict);
const char *layover_verdict_get_word (LayoverInteractionVerdict verdict);
void layover_verdict_mark_entry (GtkEntry *entry, LayoverInteractionVerdict verdict);
void layover_verdict_note_entry (GtkEntry *entry, const char *icon, const char *words);
void layover_verdict_set_css_class (GtkWidget *widget, LayoverInteractionVerdict verdict);

G_END_DECLS
