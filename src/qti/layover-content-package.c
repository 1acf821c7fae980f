/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-content-package.h"
#include "layover-content.h"
#include "layover-qti-reader.h"

/* As many as a container has entries (format.md section 2). */
#define MAX_RESOURCES 20000
#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

struct _LayoverContentPackage
{
  GObject parent_instance;

  char *entry;
  char *identifier;
  GPtrArray *resources;
  GHashTable *by_identifier;
  GPtrArray *faults;
};

G_DEFINE_FINAL_TYPE (LayoverContentPackage, layover_content_package, G_TYPE_OBJECT)

static void
resource_free (gpointer data)
{
  LayoverResource *resource = data;

  g_free (resource->identifier);
  g_free (resource->type);
  g_free (resource->entry);
  g_ptr_array_unref (resource->files);
  g_ptr_array_unref (resource->dependencies);
  g_free (resource);
}

static void
layover_content_package_finalize (GObject *object)
{
  LayoverContentPackage *self = LAYOVER_CONTENT_PACKAGE (object);

  g_free (self->entry);
  g_free (self->identifier);
  g_hash_table_unref (self->by_identifier);
  g_ptr_array_unref (self->resources);
  g_ptr_array_unref (self->faults);

  G_OBJECT_CLASS (layover_content_package_parent_class)->finalize (object);
}

static void
layover_content_package_class_init (LayoverContentPackageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_content_package_finalize;
}

static void
layover_content_package_init (LayoverContentPackage *self)
{
  self->resources = g_ptr_array_new_with_free_func (resource_free);
  self->by_identifier = g_hash_table_new (g_str_hash, g_str_equal);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

/* The types of the content packaging profiles of QTI 2.0 to 3.0 and of APIP: "imsqti_item_xmlv2p1" and its like. */
static void
read_type (LayoverResource *resource)
{
  static const struct
  {
    const char *name;
    LayoverResourceKind kind;
  } kinds[] = {
    { "item", LAYOVER_RESOURCE_ITEM },         { "apipitem", LAYOVER_RESOURCE_ITEM },
    { "test", LAYOVER_RESOURCE_TEST },         { "apiptest", LAYOVER_RESOURCE_TEST },
    { "section", LAYOVER_RESOURCE_SECTION },   { "apipsection", LAYOVER_RESOURCE_SECTION },
    { "stimulus", LAYOVER_RESOURCE_STIMULUS }, { "rptemplate", LAYOVER_RESOURCE_TEMPLATE },
  };
  guint major = 0;
  guint minor = 0;
  char name[16] = "";

  resource->kind = LAYOVER_RESOURCE_OTHER;
  if (sscanf (resource->type, "imsqti_xmlv%1up%1u", &major, &minor) != 2
      && sscanf (resource->type, "imsqti_%15[a-z]_xmlv%1up%1u", name, &major, &minor) != 3)
    return;

  resource->qti_version = major * 10 + minor;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (name, kinds[i].name))
      resource->kind = kinds[i].kind;
}

/* Authors write spaces where a URI has none, and every system takes them. */
static char *
dup_reference (const char *href)
{
  g_auto (GStrv) words = g_strsplit (href, " ", -1);

  return g_strjoinv ("%20", words);
}

/* @target: (out) (nullable): an entry of the package, or %NULL for what lies elsewhere */
static gboolean
resolve (const char *base, LayoverXmlNode *node, const char *entry, const char *href, char **target,
         GError **error)
{
  LayoverReferenceKind kind = LAYOVER_REFERENCE_ENTRY;
  g_autofree char *reference = dup_reference (href);
  g_autofree char *resolved = layover_content_resolve (base, reference, &kind, error);

  *target = NULL;
  if (resolved == NULL)
    {
      layover_qti_add_place (error, entry, node);
      return FALSE;
    }

  if (kind == LAYOVER_REFERENCE_ENTRY)
    {
      resolved[strcspn (resolved, "#")] = '\0';
      *target = g_steal_pointer (&resolved);
    }

  return TRUE;
}

/* Returns: (nullable) (transfer full): what references below @node start from, by xml:base (RFC 3986 section 5.1) */
static char *
dup_base (const char *base, LayoverXmlNode *node, const char *entry, GError **error)
{
  const char *own = layover_xml_node_get_attribute_ns (node, XML_NAMESPACE, "base");
  g_autofree char *href = NULL;
  char *target = NULL;

  if (own == NULL || *own == '\0')
    return g_strdup (base);

  href = g_str_has_suffix (own, "/") ? g_strconcat (own, LAYOVER_CONTENT_PACKAGE_ENTRY, NULL)
                                     : g_strdup (own);
  if (!resolve (base, node, entry, href, &target, error))
    return NULL;
  if (target == NULL)
    layover_qti_set_error (error, LAYOVER_ERROR_CONTENT_OUTSIDE, entry, node, "%s",
                           _ ("A name leads out of the folder or package."));

  return target;
}

static gboolean
read_file (LayoverResource *resource, LayoverXmlNode *node, const char *base, const char *entry,
           GError **error)
{
  const char *href = layover_xml_node_get_attribute (node, "href");
  char *target = NULL;

  if (href == NULL)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
                             _ ("<%s> lacks its attribute “%s”."), layover_xml_node_get_name (node),
                             "href");
      return FALSE;
    }
  if (!resolve (base, node, entry, href, &target, error))
    return FALSE;

  if (target != NULL)
    g_ptr_array_add (resource->files, target);

  return TRUE;
}

static gboolean
read_child (LayoverResource *resource, LayoverXmlNode *node, const char *base, const char *entry,
            GError **error)
{
  const char *name = layover_xml_node_get_name (node);
  char *identifier = NULL;

  if (g_str_equal (name, "file"))
    return read_file (resource, node, base, entry, error);
  if (!g_str_equal (name, "dependency"))
    return TRUE;

  if (!layover_qti_read_identifier (node, "identifierref", entry, &identifier, error))
    return FALSE;
  g_ptr_array_add (resource->dependencies, identifier);

  return TRUE;
}

static gboolean
read_href (LayoverResource *resource, LayoverXmlNode *node, const char *base, const char *entry,
           GError **error)
{
  const char *href = layover_xml_node_get_attribute (node, "href");

  if (href != NULL && *href != '\0' && !resolve (base, node, entry, href, &resource->entry, error))
    return FALSE;

  if (resource->entry != NULL || resource->kind == LAYOVER_RESOURCE_OTHER)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
                         _ ("<%s> lacks its attribute “%s”."), layover_xml_node_get_name (node),
                         "href");

  return FALSE;
}

static LayoverResource *
load_resource (LayoverXmlNode *node, const char *outer_base, const char *entry, GError **error)
{
  LayoverResource *resource = g_new0 (LayoverResource, 1);
  const char *type = layover_xml_node_get_attribute (node, "type");
  g_autofree char *base = dup_base (outer_base, node, entry, error);
  gboolean is_good;

  resource->type = g_strdup (type != NULL ? type : "");
  resource->line = layover_xml_node_get_line (node);
  resource->files = g_ptr_array_new_with_free_func (g_free);
  resource->dependencies = g_ptr_array_new_with_free_func (g_free);
  read_type (resource);

  is_good = base != NULL
            && layover_qti_read_identifier (node, "identifier", entry, &resource->identifier, error)
            && read_href (resource, node, base, entry, error);
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); is_good && child != NULL;
       child = layover_xml_node_get_next_element (child))
    is_good = read_child (resource, child, base, entry, error);

  if (is_good)
    return resource;

  resource_free (resource);

  return NULL;
}

static gboolean
add_resource (LayoverContentPackage *self, LayoverXmlNode *node, const char *base, GError **error)
{
  LayoverResource *resource;

  if (self->resources->len >= MAX_RESOURCES)
    {
      layover_qti_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, self->entry, node,
                             _ ("There are more than %d <%s> in one place."), MAX_RESOURCES,
                             "resource");
      return FALSE;
    }

  resource = load_resource (node, base, self->entry, error);
  if (resource == NULL)
    return FALSE;

  g_ptr_array_add (self->resources, resource);
  if (g_hash_table_insert (self->by_identifier, resource->identifier, resource))
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_DUPLICATE, self->entry, node,
                         _ ("The identifier “%s” is used twice."), resource->identifier);

  return FALSE;
}

static gboolean
load_resources (LayoverContentPackage *self, LayoverXmlNode *list, const char *outer_base,
                GError **error)
{
  g_autofree char *base = dup_base (outer_base, list, self->entry, error);

  if (base == NULL)
    return FALSE;

  for (LayoverXmlNode *node = layover_xml_node_get_first_element (list); node != NULL;
       node = layover_xml_node_get_next_element (node))
    if (g_str_equal (layover_xml_node_get_name (node), "resource")
        && !add_resource (self, node, base, error))
      return FALSE;

  return TRUE;
}

static void
take_fault (LayoverContentPackage *self, GError *fault)
{
  if (self->faults->len < LAYOVER_QTI_MAX_LISTED)
    g_ptr_array_add (self->faults, fault);
  else
    g_error_free (fault);
}

static void
check_dependency (LayoverContentPackage *self, const LayoverResource *resource,
                  const char *identifier)
{
  GError *fault = NULL;

  if (g_hash_table_contains (self->by_identifier, identifier))
    return;

  layover_set_error_at_line (&fault, LAYOVER_ERROR_MANIFEST_DEPENDENCY, self->entry, resource->line,
                             0, _ ("The package has no resource “%s”."), identifier);
  take_fault (self, fault);
}

/* What is named and not there stops nobody, since what needs it says so itself; but it is told. */
static void
find_faults (LayoverContentPackage *self)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      const LayoverResource *resource = self->resources->pdata[i];

      for (guint j = 0; j < resource->dependencies->len; j++)
        check_dependency (self, resource, resource->dependencies->pdata[j]);
    }
}

static gboolean
load_children (LayoverContentPackage *self, LayoverXmlNode *root, GError **error)
{
  g_autofree char *base = dup_base (self->entry, root, self->entry, error);

  if (base == NULL)
    return FALSE;

  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    {
      const char *name = layover_xml_node_get_name (node);
      GError *fault = NULL;

      if (g_str_equal (name, "resources") && !load_resources (self, node, base, error))
        return FALSE;
      if (!g_str_equal (name, "manifest"))
        continue;
      layover_qti_set_error (&fault, LAYOVER_ERROR_MANIFEST_NESTED, self->entry, node, "%s",
                             _ ("The package inside the package is passed over."));
      take_fault (self, fault);
    }

  return TRUE;
}

/**
 * layover_content_package_load:
 * @bytes: an imsmanifest.xml
 * @entry: its name in the package, from which its references start
 *
 * Reads which resources a package has. A reference that leads out of the package refuses the whole of it.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
LayoverContentPackage *
layover_content_package_load (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, entry, error);
  g_autoptr (LayoverContentPackage) self = NULL;
  LayoverXmlNode *root;

  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  if (!g_str_equal (layover_xml_node_get_name (root), "manifest"))
    {
      layover_qti_set_error (error, LAYOVER_ERROR_MANIFEST, entry, root, "%s",
                             _ ("This is not the manifest of a content package."));
      return NULL;
    }

  self = g_object_new (LAYOVER_TYPE_CONTENT_PACKAGE, NULL);
  self->entry = g_strdup (entry);
  self->identifier = g_strdup (layover_xml_node_get_attribute (root, "identifier"));
  if (!load_children (self, root, error))
    return NULL;
  find_faults (self);

  return g_steal_pointer (&self);
}

/** layover_content_package_get_identifier: Returns: (nullable) (transfer none): as it is written, perhaps no identifier */
const char *
layover_content_package_get_identifier (LayoverContentPackage *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_PACKAGE (self), NULL);

  return self->identifier;
}

/** layover_content_package_get_faults: Returns: (transfer none) (element-type GError): what is wrong and stops nothing */
GPtrArray *
layover_content_package_get_faults (LayoverContentPackage *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_PACKAGE (self), NULL);

  return self->faults;
}

guint
layover_content_package_get_n_resources (LayoverContentPackage *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_PACKAGE (self), 0);

  return self->resources->len;
}

/** layover_content_package_get_resource: Returns: (transfer none): in the order of the manifest */
const LayoverResource *
layover_content_package_get_resource (LayoverContentPackage *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_PACKAGE (self), NULL);
  g_return_val_if_fail (i < self->resources->len, NULL);

  return self->resources->pdata[i];
}

/** layover_content_package_find_resource: Returns: (nullable) (transfer none): the resource of that identifier */
const LayoverResource *
layover_content_package_find_resource (LayoverContentPackage *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_PACKAGE (self), NULL);
  g_return_val_if_fail (identifier != NULL, NULL);

  return g_hash_table_lookup (self->by_identifier, identifier);
}

/**
 * layover_content_package_list_files:
 *
 * Returns: (transfer full) (element-type utf8): the names of all files that @resource needs, its own and those of what
 *   it depends on, however far away, each once
 */
GPtrArray *
layover_content_package_list_files (LayoverContentPackage *self, const LayoverResource *resource)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (LAYOVER_IS_CONTENT_PACKAGE (self), files);

  g_hash_table_add (known, (gpointer) resource);
  g_ptr_array_add (queue, (gpointer) resource);
  for (guint i = 0; i < queue->len; i++)
    {
      const LayoverResource *next = queue->pdata[i];

      if (next->entry != NULL && g_hash_table_add (seen, next->entry))
        g_ptr_array_add (files, g_strdup (next->entry));
      for (guint j = 0; j < next->files->len; j++)
        if (g_hash_table_add (seen, next->files->pdata[j]))
          g_ptr_array_add (files, g_strdup (next->files->pdata[j]));
      for (guint j = 0; j < next->dependencies->len; j++)
        {
          gpointer needed = g_hash_table_lookup (self->by_identifier, next->dependencies->pdata[j]);

          if (needed != NULL && g_hash_table_add (known, needed))
            g_ptr_array_add (queue, needed);
        }
    }

  return files;
}
