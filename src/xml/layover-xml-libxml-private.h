/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

G_BEGIN_DECLS

/* What the library hands to error callbacks changed in libxml2 2.12; this is the one place that knows. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *LayoverXmlErrorArg;
#else
typedef xmlErrorPtr LayoverXmlErrorArg;
#endif

char *layover_xml_dup_message (LayoverXmlErrorArg error);

G_END_DECLS
