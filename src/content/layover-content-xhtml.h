/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/**
 * LayoverContentFilterResult:
 * @LAYOVER_CONTENT_FILTER_PASS: the element is none of the filter's business
 * @LAYOVER_CONTENT_FILTER_DONE: *node stands for the element and all in it; %NULL leaves it out
 * @LAYOVER_CONTENT_FILTER_FAILED: the error is set
 */
typedef enum
{
  LAYOVER_CONTENT_FILTER_PASS,
  LAYOVER_CONTENT_FILTER_DONE,
  LAYOVER_CONTENT_FILTER_FAILED,
} LayoverContentFilterResult;

/**
 * LayoverContentFilter:
 * @node: (out) (transfer full) (nullable): %NULL before the call
 *
 * Sees each element before it is read as HTML. It may read what is inside with layover_content_from_xml_node().
 */
typedef LayoverContentFilterResult (*LayoverContentFilter) (LayoverXmlNode *element,
                                                            LayoverContentNode **node,
                                                            gpointer data, GError **error);

LayoverContentNode *layover_content_from_xhtml (GBytes *bytes, const char *entry, GError **error);
LayoverContentNode *layover_content_from_xml_node (LayoverXmlNode *parent, const char *entry,
                                                   LayoverContentFilter filter, gpointer data,
                                                   GError **error);

G_END_DECLS
