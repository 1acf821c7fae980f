/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** The name under which a content package keeps its manifest. */
#define LAYOVER_CONTENT_PACKAGE_ENTRY "imsmanifest.xml"

/** LayoverResourceKind: what a resource of a content package is, by its type ("imsqti_item_xmlv2p2") */
typedef enum
{
  LAYOVER_RESOURCE_ITEM,
  LAYOVER_RESOURCE_TEST,
  LAYOVER_RESOURCE_SECTION,
  LAYOVER_RESOURCE_STIMULUS,
  LAYOVER_RESOURCE_TEMPLATE,
  LAYOVER_RESOURCE_OTHER,
} LayoverResourceKind;

/**
 * LayoverResource:
 * @type: as the manifest says it
 * @qti_version: major × 10 + minor, 22 for QTI 2.2; 0 when it is no QTI
 * @entry: (nullable): the file it stands for, by its name in the package; %NULL when it lies elsewhere or nowhere
 * @files: (element-type utf8): every file that belongs to it
 * @dependencies: (element-type utf8): identifiers of the resources it needs
 * @line: in the manifest
 *
 * One resource of a content package, borrowed from it.
 */
typedef struct
{
  char *identifier;
  char *type;
  LayoverResourceKind kind;
  guint qti_version;
  char *entry;
  GPtrArray *files;
  GPtrArray *dependencies;
  guint line;
} LayoverResource;

/**
 * LayoverContentPackage:
 *
 * What the manifest of a content package says: IMS Content Packaging 1.1 and 1.2, as QTI 2.0 to 3.0 and Common
 * Cartridge use it. Immutable.
 */
#define LAYOVER_TYPE_CONTENT_PACKAGE (layover_content_package_get_type ())
G_DECLARE_FINAL_TYPE (LayoverContentPackage, layover_content_package, LAYOVER, CONTENT_PACKAGE,
                      GObject)

LayoverContentPackage *layover_content_package_load (GBytes *bytes, const char *entry,
                                                     GError **error);

const char *layover_content_package_get_identifier (LayoverContentPackage *self);
GPtrArray *layover_content_package_get_faults (LayoverContentPackage *self);
guint layover_content_package_get_n_resources (LayoverContentPackage *self);
const LayoverResource *layover_content_package_get_resource (LayoverContentPackage *self, guint i);
const LayoverResource *layover_content_package_find_resource (LayoverContentPackage *self,
                                                              const char *identifier);
GPtrArray *layover_content_package_list_files (LayoverContentPackage *self,
                                               const LayoverResource *resource);

G_END_DECLS
