/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-content-package.h"
#include "layover-error.h"

#define MANIFEST(resources)                                                                        \
  "<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1' identifier='M'>\n"                    \
  "<metadata><schema>QTIv2.2 Package</schema></metadata><organizations/>\n"                        \
  "<resources>" resources "</resources></manifest>"

static LayoverContentPackage *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return layover_content_package_load (bytes, LAYOVER_CONTENT_PACKAGE_ENTRY, error);
}

static LayoverContentPackage *
load_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  LayoverContentPackage *package = load (text, &error);

  g_assert_no_error (error);

  return package;
}

static void
assert_refused (const char *text, LayoverErrorCode code, gint64 line)
{
  g_autoptr (GError) error = NULL;
  LayoverContentPackage *package = load (text, &error);
  gint64 position = 0;
  gint64 column = 0;

  g_assert_null (package);
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_cmpstr (layover_error_get_entry (error), ==, LAYOVER_CONTENT_PACKAGE_ENTRY);
  if (line == 0)
    return;
  g_assert_cmpint (layover_error_get_place (error, &position, &column), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (position, ==, line);
}

static void
test_content_package_lists_its_resources (void)
{
  g_autoptr (LayoverContentPackage) package = load_good (MANIFEST (
      "<resource identifier='T' type='imsqti_test_xmlv2p2' href='tests/t.xml'>"
      "<file href='tests/t.xml'/><dependency identifierref='I'/></resource>"
      "<resource identifier='I' type='imsqti_item_xmlv3p0' href='items/contact%20info.xml'>"
      "<file href='items/contact%20info.xml'/><file href='media/contact info.png'/></resource>"
      "<resource identifier='W' type='webcontent' href='https://example.org/'/>"
      "<resource identifier='O' type='imsqti_xmlv1p2' href='o.xml'/>"));
  const LayoverResource *resource;

  g_assert_cmpstr (layover_content_package_get_identifier (package), ==, "M");
  g_assert_cmpuint (layover_content_package_get_n_resources (package), ==, 4);
  g_assert_cmpuint (layover_content_package_get_faults (package)->len, ==, 0);

  resource = layover_content_package_get_resource (package, 0);
  g_assert_cmpint (resource->kind, ==, LAYOVER_RESOURCE_TEST);
  g_assert_cmpuint (resource->qti_version, ==, 22);
  g_assert_cmpstr (resource->entry, ==, "tests/t.xml");
  g_assert_cmpstr (resource->dependencies->pdata[0], ==, "I");

  resource = layover_content_package_find_resource (package, "I");
  g_assert_cmpint (resource->kind, ==, LAYOVER_RESOURCE_ITEM);
  g_assert_cmpuint (resource->qti_version, ==, 30);
  g_assert_cmpstr (resource->entry, ==, "items/contact info.xml");
  g_assert_cmpstr (resource->files->pdata[1], ==, "media/contact info.png");

  resource = layover_content_package_find_resource (package, "W");
  g_assert_cmpint (resource->kind, ==, LAYOVER_RESOURCE_OTHER);
  g_assert_null (resource->entry);
  g_assert_cmpuint (layover_content_package_find_resource (package, "O")->qti_version, ==, 12);
  g_assert_null (layover_content_package_find_resource (package, "none"));
}

static void
test_content_package_knows_every_type_of_resource (void)
{
  const struct
  {
    const char *type;
    LayoverResourceKind kind;
    guint version;
  } types[] = {
    { "imsqti_item_xmlv2p0", LAYOVER_RESOURCE_ITEM, 20 },
    { "imsqti_apipitem_xmlv2p1", LAYOVER_RESOURCE_ITEM, 21 },
    { "imsqti_apiptest_xmlv2p2", LAYOVER_RESOURCE_TEST, 22 },
    { "imsqti_section_xmlv2p1", LAYOVER_RESOURCE_SECTION, 21 },
    { "imsqti_stimulus_xmlv3p0", LAYOVER_RESOURCE_STIMULUS, 30 },
    { "imsqti_rptemplate_xmlv2p2", LAYOVER_RESOURCE_TEMPLATE, 22 },
    { "imsqti_outcomes_xmlv3p0", LAYOVER_RESOURCE_OTHER, 30 },
    { "imsqti_xmlv1p2/imscc_xmlv1p1/assessment", LAYOVER_RESOURCE_OTHER, 12 },
    { "associatedcontent/imscc_xmlv1p1/learning-application-resource", LAYOVER_RESOURCE_OTHER, 0 },
    { "imsqti_item_xmlv", LAYOVER_RESOURCE_OTHER, 0 },
    { "imsqti_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa_xmlv2p1", LAYOVER_RESOURCE_OTHER, 0 },
    { "", LAYOVER_RESOURCE_OTHER, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *text = g_strdup_printf (
          MANIFEST ("<resource identifier='R' type='%s' href='a.xml'/>"), types[i].type);
      g_autoptr (LayoverContentPackage) package = load_good (text);
      const LayoverResource *resource = layover_content_package_get_resource (package, 0);

      g_assert_cmpint (resource->kind, ==, types[i].kind);
      g_assert_cmpuint (resource->qti_version, ==, types[i].version);
    }
}

static void
test_content_package_follows_xml_base (void)
{
  g_autoptr (LayoverContentPackage) package = load_good (
      "<manifest identifier='M' xml:base='a/'><resources xml:base='b/c.xml'>"
      "<resource identifier='R' type='webcontent' xml:base='../d/' href='../e.xml'>"
      "<file href='f.png'/></resource></resources></manifest>");
  const LayoverResource *resource = layover_content_package_get_resource (package, 0);

  g_assert_cmpstr (resource->entry, ==, "a/e.xml");
  g_assert_cmpstr (resource->files->pdata[0], ==, "a/d/f.png");
}

static void
test_content_package_finds_what_a_resource_needs (void)
{
  g_autoptr (LayoverContentPackage) package = load_good (
      MANIFEST ("<resource identifier='A' type='webcontent' href='a'>"
                "<file href='a'/><dependency identifierref='B'/></resource>"
                "<resource identifier='B' type='webcontent' href='b'>"
                "<dependency identifierref='C'/><dependency identifierref='A'/></resource>"
                "<resource identifier='C' type='webcontent' href='c'>"
                "<dependency identifierref='C'/><file href='a'/></resource>"
                "<resource identifier='D' type='webcontent' href='d'/>"));
  g_autoptr (GPtrArray) files = layover_content_package_list_files (
      package, layover_content_package_find_resource (package, "A"));

  g_assert_cmpuint (files->len, ==, 3);
  g_assert_cmpstr (files->pdata[0], ==, "a");
  g_assert_cmpstr (files->pdata[1], ==, "b");
  g_assert_cmpstr (files->pdata[2], ==, "c");
}

static void
test_content_package_tells_what_is_missing (void)
{
  g_autoptr (LayoverContentPackage) package = load_good (
      "<manifest identifier='M'>\n<resources><resource identifier='A' type='webcontent'>"
      "<dependency identifierref='B'/></resource></resources>\n<manifest "
      "identifier='N'/></manifest>");
  GPtrArray *faults = layover_content_package_get_faults (package);

  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_error ((GError *) faults->pdata[0], LAYOVER_ERROR, LAYOVER_ERROR_MANIFEST_NESTED);
  g_assert_error ((GError *) faults->pdata[1], LAYOVER_ERROR, LAYOVER_ERROR_MANIFEST_DEPENDENCY);
}

/* T36 and T37 of bad-input.md, for manifests */
static void
test_content_package_refuses_traps (void)
{
  assert_refused ("<course/>", LAYOVER_ERROR_MANIFEST, 1);
  assert_refused (MANIFEST ("<resource type='webcontent'/>"), LAYOVER_ERROR_QTI_ATTRIBUTE, 3);
  assert_refused (MANIFEST ("<resource identifier=\"x'; DROP TABLE\" type='webcontent'/>"),
                  LAYOVER_ERROR_QTI_IDENTIFIER, 3);
  assert_refused (MANIFEST ("<resource identifier='%s%n' type='webcontent'/>"),
                  LAYOVER_ERROR_QTI_IDENTIFIER, 3);
  assert_refused (MANIFEST ("<resource identifier='../../a' type='webcontent'/>"),
                  LAYOVER_ERROR_QTI_IDENTIFIER, 3);
  assert_refused (MANIFEST ("<resource identifier='A' type='webcontent'/>\n"
                            "<resource identifier='A' type='webcontent'/>"),
                  LAYOVER_ERROR_QTI_DUPLICATE, 4);
  assert_refused (MANIFEST ("<resource identifier='A' type='imsqti_item_xmlv2p1'/>"),
                  LAYOVER_ERROR_QTI_ATTRIBUTE, 3);
  assert_refused (
      MANIFEST ("<resource identifier='A' type='imsqti_item_xmlv2p1' href='http://a.b/c'/>"),
      LAYOVER_ERROR_QTI_ATTRIBUTE, 3);
  assert_refused (MANIFEST ("<resource identifier='A' type='webcontent'><file/></resource>"),
                  LAYOVER_ERROR_QTI_ATTRIBUTE, 3);
}

static void
test_content_package_refuses_references_outside (void)
{
  const struct
  {
    const char *href;
    LayoverErrorCode code;
  } traps[] = {
    { "../a", LAYOVER_ERROR_CONTENT_OUTSIDE },
    { "a/../../b", LAYOVER_ERROR_CONTENT_OUTSIDE },
    { "/etc/passwd", LAYOVER_ERROR_CONTENT_OUTSIDE },
    { "%2e%2e/a", LAYOVER_ERROR_CONTENT_OUTSIDE },
    { "a%2f..%2f..%2fb", LAYOVER_ERROR_CONTENT_OUTSIDE },
    { "..\\a", LAYOVER_ERROR_CONTENT_REFERENCE },
    { "file:///etc/passwd", LAYOVER_ERROR_CONTENT_SCHEME },
    { "C:/autoexec.bat", LAYOVER_ERROR_CONTENT_SCHEME },
    { "//host/a", LAYOVER_ERROR_CONTENT_SCHEME },
    { "javascript:alert(1)", LAYOVER_ERROR_CONTENT_SCHEME },
    { "a%00b", LAYOVER_ERROR_CONTENT_REFERENCE },
    { "%zz", LAYOVER_ERROR_CONTENT_REFERENCE },
    { ".//a", LAYOVER_ERROR_CONTENT_REFERENCE },
    { "a//b", LAYOVER_ERROR_CONTENT_REFERENCE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autofree char *resource = g_strdup_printf (
          MANIFEST ("<resource identifier='R' type='webcontent' href='%s'/>"), traps[i].href);
      g_autofree char *file = g_strdup_printf (
          MANIFEST ("<resource identifier='R' type='webcontent'><file href='%s'/></resource>"),
          traps[i].href);
      g_autofree char *base = g_strdup_printf (
          MANIFEST ("<resource identifier='R' type='webcontent' xml:base='%s/' href='a'/>"),
          traps[i].href);

      assert_refused (resource, traps[i].code, 3);
      assert_refused (file, traps[i].code, 3);
      assert_refused (base, traps[i].code, 3);
    }
}

/* T34 of bad-input.md, for manifests */
static void
test_content_package_refuses_monsters (void)
{
  g_autoptr (GString) deep = g_string_new ("<manifest>");
  g_autoptr (GString) wide = g_string_new ("<manifest");
  g_autoptr (GString) large = g_string_new ("<manifest>");
  g_autoptr (GString) many = g_string_new ("<manifest>");

  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "<resources>");
  for (guint i = 0; i < 300000; i++)
    g_string_append_printf (wide, " a%u=''", i);
  g_string_set_size (large, 12 * 1024 * 1024);
  memset (large->str + strlen ("<manifest>"), 'a', large->len - strlen ("<manifest>"));
  for (guint i = 0; i < 300000; i++)
    g_string_append (many, "<a/>");
  g_string_append (wide, "/>");
  g_string_append (many, "</manifest>");

  assert_refused (deep->str, LAYOVER_ERROR_XML_TOO_DEEP, 0);
  assert_refused (wide->str, LAYOVER_ERROR_XML_MARKUP_TOO_LONG, 0);
  assert_refused (large->str, LAYOVER_ERROR_XML_TOO_LARGE, 0);
  assert_refused (many->str, LAYOVER_ERROR_XML_TOO_MANY_ELEMENTS, 0);
}

/* T33 and T35 of bad-input.md, for manifests: the XML layer's refusals arrive as they are */
static void
test_content_package_refuses_hostile_xml (void)
{
  assert_refused ("<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><manifest>&e;</manifest>",
                  LAYOVER_ERROR_XML_DOCTYPE, 0);
  assert_refused ("<manifest><i:include xmlns:i='http://www.w3.org/2001/XInclude' href='a'/>"
                  "</manifest>",
                  LAYOVER_ERROR_XML_INCLUDE, 0);
  assert_refused ("<?xml-stylesheet href='a.xsl' type='text/xsl'?><manifest/>",
                  LAYOVER_ERROR_XML_STYLESHEET, 0);
  assert_refused ("<manifest>", LAYOVER_ERROR_XML_NOT_WELL_FORMED, 0);
}

/* T34 and T36: more of everything than a package may have */
static void
test_content_package_refuses_too_much (void)
{
  g_autoptr (GString) text = g_string_new ("<manifest><resources>");

  for (guint i = 0; i <= 20000; i++)
    g_string_append_printf (text, "<resource identifier='R%u' type='webcontent'/>", i);
  g_string_append (text, "</resources></manifest>");

  assert_refused (text->str, LAYOVER_ERROR_QTI_TOO_MANY, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-package/lists-its-resources",
                   test_content_package_lists_its_resources);
  g_test_add_func ("/content-package/knows-every-type-of-resource",
                   test_content_package_knows_every_type_of_resource);
  g_test_add_func ("/content-package/follows-xml-base", test_content_package_follows_xml_base);
  g_test_add_func ("/content-package/finds-what-a-resource-needs",
                   test_content_package_finds_what_a_resource_needs);
  g_test_add_func ("/content-package/tells-what-is-missing",
                   test_content_package_tells_what_is_missing);
  g_test_add_func ("/content-package/refuses-traps", test_content_package_refuses_traps);
  g_test_add_func ("/content-package/refuses-references-outside",
                   test_content_package_refuses_references_outside);
  g_test_add_func ("/content-package/refuses-hostile-xml",
                   test_content_package_refuses_hostile_xml);
  g_test_add_func ("/content-package/refuses-monsters", test_content_package_refuses_monsters);
  g_test_add_func ("/content-package/refuses-too-much", test_content_package_refuses_too_much);

  return g_test_run ();
}
