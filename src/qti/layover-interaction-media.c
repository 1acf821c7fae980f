/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-interaction-private.h"

/* Of a mediaInteraction only what it plays is read: an object in QTI 2, an element of HTML in QTI 3. */
static LayoverContentFilterResult
media_filter (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  static const char *const names[] = { "object", "audio",   "video", "source",
                                       "track",  "picture", "img",   NULL };

  return g_strv_contains (names, layover_xml_node_get_name (element)) ? LAYOVER_CONTENT_FILTER_PASS
                                                                      : LAYOVER_CONTENT_FILTER_DONE;
}

static gboolean
find_media (LayoverContentNode *node, gpointer data)
{
  LayoverContentNode **media = data;
  LayoverContentKind kind = layover_content_node_get_kind (node);

  if (kind == LAYOVER_CONTENT_VIDEO || kind == LAYOVER_CONTENT_AUDIO
      || kind == LAYOVER_CONTENT_IMAGE)
    *media = node;

  return *media == NULL;
}

static gboolean
load_plays (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  LayoverPlays *plays = &self->plays;

  if (!layover_qti_read_count (node, "minPlays", entry, &plays->least, error)
      || !layover_qti_read_count (node, "maxPlays", entry, &plays->most, error)
      || !layover_qti_read_boolean (node, "loop", entry, &plays->loops, error))
    return FALSE;
  if (plays->most == 0 || plays->least <= plays->most)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("It has to be played more often than it may be."));

  return FALSE;
}

/** layover_interaction_load_media: without something to play or to look at an interaction is not supported */
gboolean
layover_interaction_load_media (LayoverInteraction *self, LayoverXmlNode *node, const char *entry,
                                GError **error)
{
  g_autoptr (LayoverContentNode) content = NULL;
  LayoverContentNode *media = NULL;

  if (!load_plays (self, node, entry, error))
    return FALSE;

  content = layover_content_from_xml_node (node, entry, media_filter, NULL, error);
  if (content == NULL)
    return FALSE;

  layover_content_node_foreach (content, find_media, &media);
  if (media == NULL)
    self->is_supported = FALSE;
  else if (layover_content_node_get_kind (media) != LAYOVER_CONTENT_IMAGE)
    self->content = layover_content_node_ref (media);
  else
    {
      /* a picture is not played, and drawn as a page is */
      self->content = layover_content_node_ref (content);
      self->plays = (LayoverPlays){ 0 };
    }

  return TRUE;
}
