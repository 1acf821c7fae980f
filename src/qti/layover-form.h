/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-test-private.h"

G_BEGIN_DECLS

/**
 * LayoverFormItem:
 *
 * One place of a form: the reference that was drawn, and the parts and sections around it from the outermost in. All
 * borrowed from the test.
 */
typedef struct
{
  const LayoverTestNode *reference;
  GPtrArray *path;
} LayoverFormItem;

GPtrArray *layover_form_draw (LayoverTest *test, guint64 seed, GError **error);

G_END_DECLS
