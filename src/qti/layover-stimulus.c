/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-content.h"
#include "layover-qti-reader.h"
#include "layover-stimulus.h"

static LayoverContentFilterResult
filter (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  if (layover_qti_is (element, "stylesheet") || layover_qti_is (element, "catalogInfo"))
    return LAYOVER_CONTENT_FILTER_DONE;

  return LAYOVER_CONTENT_FILTER_PASS;
}

/**
 * layover_stimulus_load:
 * @bytes: an assessmentStimulus
 *
 * Returns: (transfer full) (nullable): what is shown beside the item; %NULL with @error set
 */
LayoverContentNode *
layover_stimulus_load (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverXmlDocument) document = layover_xml_document_new (bytes, entry, error);
  LayoverXmlNode *root;
  LayoverXmlNode *body;

  if (document == NULL)
    return NULL;

  root = layover_xml_document_get_root (document);
  body = layover_qti_is (root, "assessmentStimulus") ? layover_qti_find_child (root, "stimulusBody")
                                                     : NULL;
  if (body != NULL)
    return layover_content_from_xml_node (body, entry, filter, NULL, error);

  layover_qti_set_error (error, LAYOVER_ERROR_QTI, entry, root,
                         _ ("This is not a shared text in the QTI format."));

  return NULL;
}
