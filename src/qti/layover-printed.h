/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-value.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/**
 * LayoverPrinted:
 * @custom_id: of the content node that stands for it
 * @identifier: the variable
 * @format: (nullable): how numbers are written, as in "%.2f"
 * @delimiter: (nullable): what stands between the members of a container
 * @field: (nullable): which field of a record
 * @index: which member of a container, from 1; 0 for all
 * @base: of integers
 *
 * A printedVariable. Private to this layer.
 */
typedef struct
{
  char *custom_id;
  char *identifier;
  char *format;
  char *delimiter;
  char *field;
  guint index;
  guint base;
} LayoverPrinted;

LayoverPrinted *layover_printed_load (LayoverXmlNode *node, const char *entry, GError **error);
void layover_printed_free (gpointer data);

char *layover_printed_dup_text (const LayoverPrinted *self, const LayoverValue *value);

G_END_DECLS
