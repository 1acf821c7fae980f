/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include <libxml/xmlmemory.h>

#include "layover-error.h"
#include "layover-xml-document.h"

/* T63: the allocations of libxml2 fail one after the other; GLib's own end the program by design. */

static const char text[] = "<a xmlns='urn:a' b='1'><!-- c --><?pi x?>é &amp; <x:b xmlns:x='urn:x' "
                           "x:c='&lt;&#233;'>t<![CDATA[u]]></x:b></a>";
static const char schema_text[] =
    "<element name='a' xmlns='http://relaxng.org/ns/structure/1.0' ns='urn:a'>"
    "<attribute name='b'/><mixed><element name='b' ns='urn:x'><attribute name='c' ns='urn:x'/>"
    "<text/></element></mixed></element>";

static guint n_allocations;
static guint failing; /* this one does; 0 for none */

static gboolean
is_failing (void)
{
  return ++n_allocations == failing;
}

static void *
malloc_or_fail (size_t size)
{
  return is_failing () ? NULL : malloc (size);
}

static void *
realloc_or_fail (void *former, size_t size)
{
  return is_failing () ? NULL : realloc (former, size);
}

static char *
strdup_or_fail (const char *string)
{
  return is_failing () ? NULL : strdup (string);
}

static LayoverXmlDocument *
parse (guint nth, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  LayoverXmlDocument *document;

  n_allocations = 0;
  failing = nth;
  document = layover_xml_document_new (bytes, "x.xml", error);
  failing = 0;

  return document;
}

static void
test_t63_reading (void)
{
  g_autoptr (LayoverXmlDocument) good = parse (0, NULL);
  guint n = n_allocations;
  guint n_refused = 0;

  g_assert_nonnull (good);
  g_assert_cmpuint (n, >, 20);

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LayoverXmlDocument) document = parse (i, &error);

      if (document != NULL)
        continue;

      /* A fault of this computer is never called a bad file. */
      g_test_message ("%u: %s", i, error->message);
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_MEMORY);
      n_refused++;
    }

  g_test_message ("%u of %u allocations were needed", n_refused, n);
  g_assert_cmpuint (n_refused, >, n / 2);
}

static gboolean
validate (LayoverXmlDocument *document, guint nth, GError **error)
{
  g_autoptr (GBytes) schema = g_bytes_new_static (schema_text, strlen (schema_text));
  gboolean is_valid;

  n_allocations = 0;
  failing = nth;
  is_valid = layover_xml_document_validate (document, schema, "a.rng", error);
  failing = 0;

  return is_valid;
}

static void
test_t63_validating (void)
{
  g_autoptr (LayoverXmlDocument) document = parse (0, NULL);
  guint n;

  g_assert_true (validate (document, 0, NULL));
  n = n_allocations;

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!validate (document, i, &error))
        g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_MEMORY);
    }
}

int
main (int argc, char **argv)
{
  g_assert_cmpint (xmlMemSetup (free, malloc_or_fail, realloc_or_fail, strdup_or_fail), ==, 0);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-memory/T63-reading", test_t63_reading);
  g_test_add_func ("/xml-memory/T63-validating", test_t63_validating);
  return g_test_run ();
}
