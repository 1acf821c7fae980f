/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-content.h"
#include "layover-qti-reader.h"
#include "layover-stimulus.h"

/**
 * layover_stimulus_load_reference:
 * @node: an assessmentStimulusRef
 * @entry: the item in which it stands
 */
LayoverStimulus *
layover_stimulus_load_reference (LayoverXmlNode *node, const char *entry, GError **error)
{
  const char *href = layover_qti_get_attribute (node, "href");
  LayoverReferenceKind kind;
  char *target = layover_content_resolve (entry, href != NULL ? href : "", &kind, error);
  LayoverStimulus *self;

  if (target == NULL)
    {
      layover_qti_add_place (error, entry, node);
      return NULL;
    }

  self = g_new0 (LayoverStimulus, 1);
  self->entry = target;
  self->title = g_strdup (layover_qti_get_attribute (node, "title"));
  self->line = (guint) layover_xml_node_get_line (node);

  return self;
}

void
layover_stimulus_free (gpointer data)
{
  LayoverStimulus *self = data;

  g_free (self->entry);
  g_free (self->title);
  g_clear_pointer (&self->content, layover_content_node_unref);
  g_free (self);
}

static LayoverContentFilterResult
filter (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  if (layover_qti_is (element, "stylesheet") || layover_qti_is (element, "catalogInfo"))
    return LAYOVER_CONTENT_FILTER_DONE;
  if (!layover_qti_is (element, "contentBody"))
    return LAYOVER_CONTENT_FILTER_PASS;

  *node = layover_stimulus_load_body (element, data, error);

  return *node != NULL ? LAYOVER_CONTENT_FILTER_DONE : LAYOVER_CONTENT_FILTER_FAILED;
}

/** layover_stimulus_load_body: what is inside @body: text without interactions and without anything that can change */
LayoverContentNode *
layover_stimulus_load_body (LayoverXmlNode *body, const char *entry, GError **error)
{
  return layover_content_from_xml_node (body, entry, filter, (gpointer) entry, error);
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
    return layover_stimulus_load_body (body, entry, error);

  layover_qti_set_error (error, LAYOVER_ERROR_QTI, entry, root,
                         _ ("This is not a shared text in the QTI format."));

  return NULL;
}
