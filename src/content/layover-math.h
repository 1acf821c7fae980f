/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LayoverMathKind:
 * @LAYOVER_MATH_ROW: its children beside each other
 * @LAYOVER_MATH_IDENTIFIER: a name
 * @LAYOVER_MATH_NUMBER: as it is written
 * @LAYOVER_MATH_SIGN: an operator, a bracket, a comma; see layover_math_get_role()
 * @LAYOVER_MATH_TEXT: words
 * @LAYOVER_MATH_SPACE: nothing, as wide as layover_math_get_width() says
 * @LAYOVER_MATH_FRACTION: two children, above and below a bar (layover_math_has_bar())
 * @LAYOVER_MATH_ROOT: what is under the sign, and perhaps the index
 * @LAYOVER_MATH_SCRIPTS: three children: a base, what is below and what is above at its side; empty rows where nothing is
 * @LAYOVER_MATH_LIMITS: three children: a base, what is below it and what is above it
 * @LAYOVER_MATH_TABLE: rows (TABLE_ROW)
 * @LAYOVER_MATH_TABLE_ROW: cells, of any kind
 * @LAYOVER_MATH_ENCLOSED: one child with lines around it or through it; its text names them as MathML does
 * @LAYOVER_MATH_PHANTOM: one child that takes its room and is not seen
 */
typedef enum
{
  LAYOVER_MATH_ROW,
  LAYOVER_MATH_IDENTIFIER,
  LAYOVER_MATH_NUMBER,
  LAYOVER_MATH_SIGN,
  LAYOVER_MATH_TEXT,
  LAYOVER_MATH_SPACE,
  LAYOVER_MATH_FRACTION,
  LAYOVER_MATH_ROOT,
  LAYOVER_MATH_SCRIPTS,
  LAYOVER_MATH_LIMITS,
  LAYOVER_MATH_TABLE,
  LAYOVER_MATH_TABLE_ROW,
  LAYOVER_MATH_ENCLOSED,
  LAYOVER_MATH_PHANTOM,
} LayoverMathKind;

/** LayoverMathRole: what a SIGN does, which decides the room around it and whether it grows */
typedef enum
{
  LAYOVER_MATH_ROLE_ORDINARY,
  LAYOVER_MATH_ROLE_BINARY,
  LAYOVER_MATH_ROLE_RELATION,
  LAYOVER_MATH_ROLE_PUNCTUATION,
  LAYOVER_MATH_ROLE_OPEN,
  LAYOVER_MATH_ROLE_CLOSE,
  LAYOVER_MATH_ROLE_LARGE,
  LAYOVER_MATH_ROLE_INVISIBLE,
} LayoverMathRole;

typedef enum
{
  LAYOVER_MATH_ALIGN_START,
  LAYOVER_MATH_ALIGN_CENTER,
  LAYOVER_MATH_ALIGN_END,
} LayoverMathAlign;

/**
 * LayoverMath:
 *
 * A formula, or a part of one, free of any toolkit: what MathML's presentation elements say, reduced to what is drawn
 * and spoken. Immutable and safe to share between threads.
 */
typedef struct _LayoverMath LayoverMath;

/**
 * LayoverMathLookup:
 * @identifier: the text of an IDENTIFIER
 *
 * Returns: (transfer full) (nullable): what to write in its place
 */
typedef char *(*LayoverMathLookup) (const char *identifier, gpointer data);

#define LAYOVER_TYPE_MATH (layover_math_get_type ())
GType layover_math_get_type (void) G_GNUC_CONST;

LayoverMath *layover_math_ref (LayoverMath *self);
void layover_math_unref (LayoverMath *self);

LayoverMathKind layover_math_get_kind (const LayoverMath *self);
guint layover_math_get_n_children (const LayoverMath *self);
LayoverMath *layover_math_get_child (const LayoverMath *self, guint i);
gboolean layover_math_is_empty (const LayoverMath *self);
gboolean layover_math_can_be_drawn (const LayoverMath *self);

const char *layover_math_get_text (const LayoverMath *self);
LayoverMathRole layover_math_get_role (const LayoverMath *self);
gboolean layover_math_is_display (const LayoverMath *self);
gboolean layover_math_is_italic (const LayoverMath *self);
gboolean layover_math_is_bold (const LayoverMath *self);
gboolean layover_math_has_bar (const LayoverMath *self);
gboolean layover_math_is_accent (const LayoverMath *self);
gboolean layover_math_is_stretchy (const LayoverMath *self);
double layover_math_get_width (const LayoverMath *self);
LayoverMathAlign layover_math_get_align (const LayoverMath *self);

LayoverMath *layover_math_substitute (LayoverMath *self, LayoverMathLookup lookup, gpointer data);
char *layover_math_dup_line (const LayoverMath *self);
char *layover_math_dup_speech (const LayoverMath *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverMath, layover_math_unref)

G_END_DECLS
