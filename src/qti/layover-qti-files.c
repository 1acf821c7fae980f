/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-content-reference.h"
#include "layover-error.h"
#include "layover-qti-files.h"

static GBytes *
fetch (const char *base, const char *href, char **entry, gpointer data, GError **error)
{
  const LayoverQtiFiles *self = data;
  LayoverReferenceKind kind = LAYOVER_REFERENCE_ENTRY;
  g_autofree char *target = layover_content_resolve (base != NULL ? base : "", href, &kind, error);
  GBytes *bytes;

  if (target == NULL)
    return NULL;

  if (kind != LAYOVER_REFERENCE_ENTRY)
    {
      layover_set_error (error, LAYOVER_ERROR_CONTENT_REMOTE, NULL,
                         _ ("What is named here is not a file beside this one"));
      return NULL;
    }

  bytes = self->resolver (target, self->data, error);
  if (bytes != NULL)
    *entry = g_steal_pointer (&target);

  return bytes;
}

/**
 * layover_qti_files_read:
 * @self: (nullable): %NULL where files may not include others
 *
 * Returns: (transfer full) (nullable): @bytes as XML, inclusions followed; %NULL with @error set
 */
LayoverXmlDocument *
layover_qti_files_read (const LayoverQtiFiles *self, GBytes *bytes, const char *entry,
                        GError **error)
{
  if (self == NULL)
    return layover_xml_document_new (bytes, entry, error);

  return layover_xml_document_new_foreign (bytes, entry, fetch, (gpointer) self, error);
}

/**
 * layover_qti_files_open:
 * @base: the file in which @href stands
 *
 * Returns: (transfer full) (nullable): another file as XML; %NULL with @error set
 */
LayoverXmlDocument *
layover_qti_files_open (const LayoverQtiFiles *self, const char *base, const char *href,
                        GError **error)
{
  g_autofree char *entry = NULL;
  g_autoptr (GBytes) bytes = fetch (base, href, &entry, (gpointer) self, error);

  return bytes != NULL ? layover_qti_files_read (self, bytes, entry, error) : NULL;
}
