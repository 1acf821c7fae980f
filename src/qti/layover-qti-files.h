/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-item.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/**
 * LayoverQtiFiles:
 *
 * Where questions and tests of other systems get what stands in other files: inclusions, and rules that are named by
 * their place. What is imported and exchanged stands for itself and has none of these: there it is %NULL. Private to
 * this layer.
 */
typedef struct
{
  LayoverResolver resolver;
  gpointer data;
} LayoverQtiFiles;

LayoverXmlDocument *layover_qti_files_read (const LayoverQtiFiles *self, GBytes *bytes,
                                            const char *entry, GError **error);
LayoverXmlDocument *layover_qti_files_open (const LayoverQtiFiles *self, const char *base,
                                            const char *href, GError **error);

G_END_DECLS
