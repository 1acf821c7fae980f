/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include "layover-manifest.h"
#include "layover-xml-writer.h"

#define CONTENT_PACKAGE_NAMESPACE "http://www.imsglobal.org/xsd/imscp_v1p1"

/*
 * The manifest is IMS Content Packaging 1.1.4: one organisation with the outline of the course, then every entry
 * that the course uses with what it needs. Identifiers are numbers in the order of the entries, so that the same
 * folder gives the same bytes.
 */
typedef struct
{
  LayoverXmlWriter *xml;
  LayoverCourse *course;
  GPtrArray *resources;
  GHashTable *numbers;
  guint n_items;
} Manifest;

static void
write_reference (Manifest *self, const char *entry)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, entry));
  g_autofree char *id = g_strdup_printf ("resource-%u", number);

  if (number > 0)
    layover_xml_writer_attribute (self->xml, "identifierref", id);
}

/* Begins an item of the outline, which the caller ends. */
static void
begin_item (Manifest *self, const char *title, const char *entry)
{
  g_autofree char *id = g_strdup_printf ("item-%u", ++self->n_items);

  layover_xml_writer_start (self->xml, "item");
  layover_xml_writer_attribute (self->xml, "identifier", id);
  if (entry != NULL)
    write_reference (self, entry);
  layover_xml_writer_element_text (self->xml, "title", title);
}

static void
write_part (Manifest *self, LayoverPart *part)
{
  const char *const *items = layover_part_get_items (part);

  begin_item (self, layover_part_get_title (part), layover_part_get_entry (part));
  for (guint i = 0; items != NULL && items[i] != NULL; i++)
    {
      begin_item (self, items[i], items[i]);
      layover_xml_writer_end (self->xml);
    }
  layover_xml_writer_end (self->xml);
}

static void
write_module (Manifest *self, LayoverModule *module)
{
  begin_item (self, layover_module_get_title (module), NULL);
  for (guint i = 0; i < layover_module_get_n_parts (module); i++)
    write_part (self, layover_module_get_part (module, i));
  layover_xml_writer_end (self->xml);
}

static void
write_exam (Manifest *self, LayoverExam *exam)
{
  const char *path = layover_exam_get_path (exam);
  g_autofree char *entry = g_str_has_suffix (path, ".age") ? g_strdup (path)
                                                           : g_strconcat (path, "/test.xml", NULL);

  begin_item (self, layover_exam_get_title (exam), entry);
  layover_xml_writer_end (self->xml);
}

static void
write_outline (Manifest *self)
{
  layover_xml_writer_start (self->xml, "organizations");
  if (self->course != NULL)
    {
      layover_xml_writer_attribute (self->xml, "default", "outline");
      layover_xml_writer_start (self->xml, "organization");
      layover_xml_writer_attribute (self->xml, "identifier", "outline");
      layover_xml_writer_element_text (self->xml, "title", layover_course_get_title (self->course));
      for (guint i = 0; i < layover_course_get_n_modules (self->course); i++)
        write_module (self, layover_course_get_module (self->course, i));
      for (guint i = 0; i < layover_course_get_n_exams (self->course); i++)
        write_exam (self, layover_course_get_exam (self->course, i));
      layover_xml_writer_end (self->xml);
    }
  layover_xml_writer_end (self->xml);
}

static void
write_resource (Manifest *self, const LayoverBundleResource *resource, guint number)
{
  g_autofree char *id = g_strdup_printf ("resource-%u", number);

  layover_xml_writer_start (self->xml, "resource");
  layover_xml_writer_attribute (self->xml, "identifier", id);
  layover_xml_writer_attribute (self->xml, "type", resource->type);
  layover_xml_writer_attribute (self->xml, "href", resource->entry);

  layover_xml_writer_start (self->xml, "file");
  layover_xml_writer_attribute (self->xml, "href", resource->entry);
  layover_xml_writer_end (self->xml);

  for (guint i = 0; i < resource->dependencies->len; i++)
    {
      layover_xml_writer_start (self->xml, "dependency");
      write_reference (self, g_ptr_array_index (resource->dependencies, i));
      layover_xml_writer_end (self->xml);
    }

  layover_xml_writer_end (self->xml);
}

static void
write_resources (Manifest *self)
{
  layover_xml_writer_start (self->xml, "resources");
  for (guint i = 0; i < self->resources->len; i++)
    write_resource (self, g_ptr_array_index (self->resources, i), i + 1);
  layover_xml_writer_end (self->xml);
}

/**
 * layover_manifest_write:
 * @check: of a folder without problems
 *
 * Returns: (transfer full): the bytes of imsmanifest.xml
 */
GBytes *
layover_manifest_write (LayoverBundleCheck *check)
{
  g_autoptr (LayoverXmlWriter) xml = layover_xml_writer_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  Manifest self = { xml, layover_bundle_check_get_course (check),
                    layover_bundle_check_get_resources (check), numbers, 0 };

  for (guint i = 0; i < self.resources->len; i++)
    {
      const LayoverBundleResource *resource = g_ptr_array_index (self.resources, i);

      g_hash_table_insert (numbers, resource->entry, GUINT_TO_POINTER (i + 1));
    }

  layover_xml_writer_start (xml, "manifest");
  layover_xml_writer_attribute (xml, "xmlns", CONTENT_PACKAGE_NAMESPACE);
  layover_xml_writer_attribute (xml, "identifier", "bundle");
  layover_xml_writer_start (xml, "metadata");
  layover_xml_writer_element_text (xml, "schema", "IMS Content");
  layover_xml_writer_element_text (xml, "schemaversion", "1.1.4");
  layover_xml_writer_end (xml);
  write_outline (&self);
  write_resources (&self);
  layover_xml_writer_end (xml);

  return layover_xml_writer_finish (xml);
}
