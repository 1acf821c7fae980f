/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-exam.h"
#include "layover-part.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/* The two kinds of things a course is made of read themselves from their elements. */
LayoverPart *layover_part_new_from_xml (const LayoverXmlNode *node, const char *entry,
                                        GError **error);
LayoverExam *layover_exam_new_from_xml (const LayoverXmlNode *node, const char *entry,
                                        GError **error);

G_END_DECLS
