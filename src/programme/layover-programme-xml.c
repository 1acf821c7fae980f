/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-programme-xml-private.h"
#include "layover-schemas.h"
#include "layover-text.h"

LayoverXmlDocument *
layover_programme_xml_load (GBytes *bytes, const char *entry, const char *schema, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, entry, error);
  g_autofree char *path = g_strdup_printf ("/org/layover/schemas/%s", schema);
  g_autoptr (GBytes) grammar = NULL;

  if (document == NULL)
    return NULL;

  grammar = g_resource_lookup_data (layover_schemas_get_resource (), path,
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (grammar != NULL);

  if (!layover_xml_document_validate (document, grammar, schema, error))
    return NULL;

  return g_steal_pointer (&document);
}

/* White space as XML Schema's token type has it: runs become one space, the ends go. */
static char *
collapse (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (words[i][0] == '\0')
        continue;
      if (out->len > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
    }

  return g_string_free (out, FALSE);
}

char *
layover_programme_xml_dup (const LayoverXmlNode *node, const char *attribute)
{
  const char *value = layover_xml_node_get_attribute (node, attribute);

  return value != NULL ? collapse (value) : NULL;
}

char *
layover_programme_xml_dup_content (const LayoverXmlNode *node)
{
  g_autofree char *text = layover_xml_node_dup_text_content (node);

  return collapse (text);
}

int
layover_programme_xml_get_int (const LayoverXmlNode *node, const char *attribute, int fallback)
{
  const char *value = layover_xml_node_get_attribute (node, attribute);

  return value != NULL ? (int) g_ascii_strtoll (value, NULL, 10) : fallback;
}

/* Midnight in UTC; 0 without the attribute. */
gint64
layover_programme_xml_get_date (const LayoverXmlNode *node, const char *attribute)
{
  const char *value = layover_xml_node_get_attribute (node, attribute);
  g_autofree char *instant = NULL;
  gint64 unix_s = 0;

  if (value == NULL)
    return 0;

  instant = g_strdup_printf ("%.10sT00:00:00Z", value);
  return layover_time_parse (instant, &unix_s) ? unix_s : 0;
}

gboolean
layover_programme_xml_is (const LayoverXmlNode *node, const char *name)
{
  return strcmp (layover_xml_node_get_name (node), name) == 0;
}

gboolean
layover_programme_xml_check_unique (GHashTable *ids, const LayoverXmlNode *node,
                                    const char *attribute, const char *entry, GError **error)
{
  const char *id = layover_xml_node_get_attribute (node, attribute);

  if (g_hash_table_add (ids, g_strdup (id)))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_COURSE_DUPLICATE, entry,
                             layover_xml_node_get_line (node), layover_xml_node_get_column (node),
                             _ ("“%s” is used twice as an identifier"), id);
  return FALSE;
}

gboolean
layover_programme_xml_check_entry (const LayoverXmlNode *node, const char *attribute,
                                   const char *entry, GError **error)
{
  const char *name = layover_xml_node_get_attribute (node, attribute);

  if (name == NULL || layover_entry_name_is_valid (name))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_COURSE_REFERENCE, entry,
                             layover_xml_node_get_line (node), layover_xml_node_get_column (node),
                             _ ("“%s” cannot be the name of a file in a bundle"), name);
  return FALSE;
}

/* The scheme is what makes a link safe to show; that the rest is a URI makes it safe to open when a person asks. */
gboolean
layover_programme_xml_check_uri (const LayoverXmlNode *node, const char *attribute,
                                 const char *entry, GError **error)
{
  const char *uri = layover_xml_node_get_attribute (node, attribute);

  if (uri == NULL
      || (g_str_has_prefix (uri, "https://") && g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL)
          && !layover_text_has_controls (uri)))
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_COURSE_URI, entry,
                             layover_xml_node_get_line (node), layover_xml_node_get_column (node),
                             _ ("“%s” is not an address that begins with https://"), uri);
  return FALSE;
}
