/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LayoverXmlWriter LayoverXmlWriter;

LayoverXmlWriter *layover_xml_writer_new (void);
void layover_xml_writer_free (LayoverXmlWriter *self);
void layover_xml_writer_start (LayoverXmlWriter *self, const char *name);
void layover_xml_writer_attribute (LayoverXmlWriter *self, const char *name, const char *value);
void layover_xml_writer_attribute_int (LayoverXmlWriter *self, const char *name, gint64 value);
void layover_xml_writer_text (LayoverXmlWriter *self, const char *text);
void layover_xml_writer_element_text (LayoverXmlWriter *self, const char *name, const char *text);
void layover_xml_writer_end (LayoverXmlWriter *self);
GBytes *layover_xml_writer_finish (LayoverXmlWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverXmlWriter, layover_xml_writer_free)

G_END_DECLS
