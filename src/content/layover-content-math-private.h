/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-xml-document.h"

G_BEGIN_DECLS

char *layover_content_math_to_text (LayoverXmlNode *math);

G_END_DECLS
