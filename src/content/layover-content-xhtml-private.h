/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node-private.h"
#include "layover-content-reference.h"
#include "layover-content-xhtml.h"
#include "layover-error.h"

G_BEGIN_DECLS

/* One reading of XHTML. */
typedef struct
{
  const char *entry;
  LayoverContentFilter filter;
  gpointer filter_data;
} LayoverXhtmlReader;

gboolean layover_xhtml_refuse (LayoverXhtmlReader *self, LayoverXmlNode *element,
                               LayoverErrorCode code, const char *message, GError **error);

/* In layover-content-media.c. Each returns a node, or NULL with the error set. */
char *layover_xhtml_resolve (LayoverXhtmlReader *self, LayoverXmlNode *element,
                             const char *reference, gboolean is_link, GError **error);
gboolean layover_xhtml_check_source (LayoverXhtmlReader *self, LayoverXmlNode *element,
                                     GError **error);
LayoverContentNode *layover_xhtml_read_image (LayoverXhtmlReader *self, LayoverXmlNode *element,
                                              GError **error);
LayoverContentNode *layover_xhtml_read_recording (LayoverXhtmlReader *self, LayoverXmlNode *element,
                                                  LayoverContentKind kind, GError **error);
LayoverContentNode *layover_xhtml_read_object (LayoverXhtmlReader *self, LayoverXmlNode *element,
                                               GError **error);

G_END_DECLS
