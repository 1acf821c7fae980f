/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

#include "layover-xml-private.h"

G_BEGIN_DECLS

/* What the library hands to error callbacks changed in libxml2 2.12; this is the one place that knows. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *LayoverXmlErrorArg;
#else
typedef xmlErrorPtr LayoverXmlErrorArg;
#endif

/* In layover-xml-sentences.c. */
char *layover_xml_dup_message (LayoverXmlErrorArg error);
char *layover_xml_dup_syntax_sentence (LayoverXmlErrorArg error, const LayoverXmlNode *open,
                                       gboolean has_root);
char *layover_xml_dup_schema_sentence (int code, const char *message,
                                       const LayoverXmlNode *element);

G_END_DECLS
