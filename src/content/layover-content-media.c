/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-content-xhtml-private.h"

#define MAX_SIDE_PIXELS 10000

/* Adds the line to an error that only knows the entry. */
static void
move_to_line (GError **error, LayoverXhtmlReader *self, LayoverXmlNode *element)
{
  g_autoptr (GError) plain = NULL;

  if (error == NULL)
    return;

  plain = g_steal_pointer (error);
  layover_set_error_at_line (error, plain->code, self->entry, layover_xml_node_get_line (element),
                             layover_xml_node_get_column (element), "%s", plain->message);
}

/* @reference: (nullable). Returns: (transfer full): where it leads; %NULL with @error set when it must not. */
char *
layover_xhtml_resolve (LayoverXhtmlReader *self, LayoverXmlNode *element, const char *reference,
                       gboolean is_link, GError **error)
{
  LayoverReferenceKind kind = LAYOVER_REFERENCE_ENTRY;
  g_autofree char *trimmed = g_strstrip (g_strdup (reference != NULL ? reference : ""));
  g_autofree char *target = layover_content_resolve (self->entry != NULL ? self->entry : "",
                                                     trimmed, &kind, error);

  if (target == NULL)
    {
      move_to_line (error, self, element);
      return NULL;
    }

  if (!is_link && kind == LAYOVER_REFERENCE_EXTERNAL)
    {
      layover_xhtml_refuse (self, element, LAYOVER_ERROR_CONTENT_REMOTE,
                            _ ("Pictures and recordings must be part of the bundle"), error);
      return NULL;
    }

  if (is_link ? kind == LAYOVER_REFERENCE_DATA : kind == LAYOVER_REFERENCE_PLACE)
    {
      layover_xhtml_refuse (self, element, LAYOVER_ERROR_CONTENT_REFERENCE,
                            _ ("A reference of this kind cannot stand here"), error);
      return NULL;
    }

  return g_steal_pointer (&target);
}

/* Pixels, where the attribute is a plain number; percentages and nonsense leave the picture its own size. */
static int
read_pixels (LayoverXmlNode *element, const char *name)
{
  const char *text = layover_xml_node_get_attribute (element, name);
  gint64 value = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;

  if (text == NULL || strchr (text, '%') != NULL || value < 0)
    return 0;

  return (int) MIN (value, MAX_SIDE_PIXELS);
}

static LayoverContentNode *
new_media (LayoverXmlNode *element, LayoverContentKind kind)
{
  LayoverContentNode *node = layover_content_node_new (kind,
                                                       (guint) layover_xml_node_get_line (element));

  node->width = read_pixels (element, "width");
  node->height = read_pixels (element, "height");
  return node;
}

/* longdesc of HTML 4 and QTI, or what assistive technology knows; either names a place on the same page. */
static void
read_description (LayoverXmlNode *element, LayoverContentNode *node)
{
  const char *place = layover_xml_node_get_attribute (element, "aria-describedby");
  const char *address = layover_xml_node_get_attribute (element, "longdesc");

  if (place != NULL)
    node->description = g_strndup (place, strcspn (place, " "));
  else if (address != NULL && *address == '#')
    node->description = g_strdup (address + 1);
}

/**
 * layover_xhtml_check_source:
 * @element: a source in a picture, of which the img is shown
 *
 * Nothing of it is ever loaded; it may not lead out of the bundle all the same.
 */
gboolean
layover_xhtml_check_source (LayoverXhtmlReader *self, LayoverXmlNode *element, GError **error)
{
  const char *set = layover_xml_node_get_attribute (element, "srcset");
  g_auto (GStrv) words = g_strsplit_set (set != NULL ? set : "", " \t\r\n", -1);
  gboolean is_file = TRUE; /* else the width or the density of the one before, up to a comma */

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean is_last = g_str_has_suffix (words[i], ",");
      g_autofree char *target = NULL;

      if (*words[i] == '\0')
        continue;
      if (is_last)
        words[i][strlen (words[i]) - 1] = '\0';
      if (is_file)
        target = layover_xhtml_resolve (self, element, words[i], FALSE, error);
      if (is_file && target == NULL)
        return FALSE;
      is_file = is_last;
    }

  return TRUE;
}

LayoverContentNode *
layover_xhtml_read_image (LayoverXhtmlReader *self, LayoverXmlNode *element, GError **error)
{
  g_autoptr (LayoverContentNode) node = new_media (element, LAYOVER_CONTENT_IMAGE);
  const char *words = layover_xml_node_get_attribute (element, "alt");

  node->target = layover_xhtml_resolve (
      self, element, layover_xml_node_get_attribute (element, "src"), FALSE, error);
  if (node->target == NULL)
    return NULL;

  if (words != NULL)
    layover_content_node_take_label (node, layover_content_collapse (words));
  read_description (element, node);

  return g_steal_pointer (&node);
}

/* The words for a recording: what the author calls it, else what stands between the tags for those without it. */
static char *
dup_recording_label (LayoverXmlNode *element)
{
  const char *title = layover_xml_node_get_attribute (element, "aria-label");
  g_autofree char *text = NULL;

  if (title == NULL)
    title = layover_xml_node_get_attribute (element, "title");
  if (title != NULL)
    return layover_content_collapse (title);

  text = layover_xml_node_dup_text_content (element);
  return layover_content_collapse (text);
}

static gboolean
is_captions (LayoverXmlNode *track)
{
  const char *kind = layover_xml_node_get_attribute (track, "kind");

  return kind == NULL || g_str_equal (kind, "captions") || g_str_equal (kind, "subtitles");
}

/* The source and track elements: the first of each kind counts, and each must be allowed. */
static gboolean
read_sources (LayoverXhtmlReader *self, LayoverXmlNode *element, LayoverContentNode *node,
              GError **error)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (element); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      gboolean is_source = g_str_equal (layover_xml_node_get_name (child), "source");
      gboolean is_track = g_str_equal (layover_xml_node_get_name (child), "track");
      g_autofree char *target = NULL;
      char **place = is_source ? &node->target : &node->captions;

      if (!is_source && !is_track)
        continue;

      target = layover_xhtml_resolve (self, child, layover_xml_node_get_attribute (child, "src"),
                                      FALSE, error);
      if (target == NULL)
        return FALSE;
      if (*place == NULL && (is_source || is_captions (child)))
        *place = g_steal_pointer (&target);
    }

  return TRUE;
}

LayoverContentNode *
layover_xhtml_read_recording (LayoverXhtmlReader *self, LayoverXmlNode *element,
                              LayoverContentKind kind, GError **error)
{
  g_autoptr (LayoverContentNode) node = new_media (element, kind);
  const char *source = layover_xml_node_get_attribute (element, "src");
  const char *poster = layover_xml_node_get_attribute (element, "poster");

  if (source != NULL)
    {
      node->target = layover_xhtml_resolve (self, element, source, FALSE, error);
      if (node->target == NULL)
        return NULL;
    }

  if (poster != NULL)
    {
      node->poster = layover_xhtml_resolve (self, element, poster, FALSE, error);
      if (node->poster == NULL)
        return NULL;
    }

  if (!read_sources (self, element, node, error))
    return NULL;

  if (node->target == NULL)
    {
      layover_xhtml_refuse (self, element, LAYOVER_ERROR_CONTENT_REFERENCE,
                            _ ("A recording does not say which one it is"), error);
      return NULL;
    }

  layover_content_node_take_label (node, dup_recording_label (element));
  return g_steal_pointer (&node);
}

/* By the declared type, else by how the name ends. */
static gboolean
is_media (const char *type, const char *data, const char *family, const char *const *endings)
{
  if (type != NULL)
    return g_str_has_prefix (type, family);

  for (guint i = 0; data != NULL && endings[i] != NULL; i++)
    if (g_str_has_suffix (data, endings[i]))
      return TRUE;

  return FALSE;
}

LayoverContentNode *
layover_xhtml_read_object (LayoverXhtmlReader *self, LayoverXmlNode *element, GError **error)
{
  static const char *const images[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp", NULL };
  static const char *const videos[] = { ".webm", ".ogv", NULL };
  static const char *const audios[] = { ".ogg", ".oga", ".opus", NULL };
  const char *type = layover_xml_node_get_attribute (element, "type");
  const char *data = layover_xml_node_get_attribute (element, "data");
  g_autoptr (LayoverContentNode) node = NULL;

  if (is_media (type, data, "image/", images) && g_strcmp0 (type, "image/svg+xml") != 0)
    node = new_media (element, LAYOVER_CONTENT_IMAGE);
  else if (is_media (type, data, "video/", videos))
    node = new_media (element, LAYOVER_CONTENT_VIDEO);
  else if (is_media (type, data, "audio/", audios))
    node = new_media (element, LAYOVER_CONTENT_AUDIO);

  if (node == NULL)
    {
      layover_xhtml_refuse (self, element, LAYOVER_ERROR_CONTENT_ACTIVE,
                            _ ("Only pictures and recordings can be embedded"), error);
      return NULL;
    }

  node->target = layover_xhtml_resolve (self, element, data, FALSE, error);
  if (node->target == NULL)
    return NULL;

  layover_content_node_take_label (node, dup_recording_label (element));
  return g_steal_pointer (&node);
}
