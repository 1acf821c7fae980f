/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-math.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/* Only the reader writes these; once a tree is handed out nobody does. */
struct _LayoverMath
{
  gatomicrefcount ref_count;
  LayoverMathKind kind;
  GPtrArray *children;

  char *text;
  char *words; /* what the author says it is called */
  LayoverMathRole role;
  LayoverMathAlign align;
  double width;
  gboolean is_display;
  gboolean is_italic;
  gboolean is_bold;
  gboolean has_bar;
  gboolean is_accent;
  gboolean is_stretchy;
};

/**
 * LayoverMathSign:
 * @spoken: (nullable): its name, to be translated; %NULL for what is said as it is written
 *
 * A sign that has a role or a name of its own.
 */
typedef struct
{
  const char *text;
  LayoverMathRole role;
  gboolean is_stretchy;
  const char *spoken;
} LayoverMathSign;

const LayoverMathSign *layover_math_sign_find (const char *text);
const char *layover_math_sign_get_spoken (const LayoverMathSign *self);

LayoverMath *layover_math_new (LayoverMathKind kind);
LayoverMath *layover_math_add (LayoverMath *self, LayoverMath *child);
LayoverMath *layover_math_read (LayoverXmlNode *math);

G_END_DECLS
