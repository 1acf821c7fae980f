/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverTextRange:
 *
 * Some characters of a text, by bytes: from @start up to, and not with, @end.
 */
typedef struct
{
  guint start;
  guint end;
} LayoverTextRange;

/**
 * LayoverTextPattern:
 *
 * What somebody looks for, as people mean it: letters are the same whatever their case and accents, “straße” is
 * STRASSE, any white space is one space, a curled apostrophe is a straight one, and what cannot be seen (soft hyphens,
 * marks of direction) is not there.
 */
typedef struct _LayoverTextPattern LayoverTextPattern;

LayoverTextPattern *layover_text_pattern_new (const char *needle);
void layover_text_pattern_free (LayoverTextPattern *self);

gboolean layover_text_pattern_is_empty (const LayoverTextPattern *self);
void layover_text_pattern_find (LayoverTextPattern *self, const char *text, guint max_ranges,
                                GArray *ranges);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverTextPattern, layover_text_pattern_free)

G_END_DECLS
