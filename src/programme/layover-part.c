/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include "layover-course-private.h"
#include "layover-programme-xml-private.h"

/**
 * LayoverPart:
 *
 * One thing to do in a course: a page, a video or a knowledge check. Unchanging.
 */
struct _LayoverPart
{
  GObject parent_instance;

  LayoverPartKind kind;
  char *id;
  char *title;
  char *entry;
  char *href;
  char *captions;
  char *poster;
  int minutes;
  char *source_uri;
  gint64 source_date_s;
  GStrv items;
  guint line;
};

G_DEFINE_FINAL_TYPE (LayoverPart, layover_part, G_TYPE_OBJECT)

static LayoverPartKind
read_kind (const LayoverXmlNode *node)
{
  if (layover_programme_xml_is (node, "page"))
    return LAYOVER_PART_PAGE;
  if (layover_programme_xml_is (node, "video"))
    return LAYOVER_PART_VIDEO;
  return LAYOVER_PART_CHECK;
}

static GStrv
read_items (const LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autoptr (GStrvBuilder) items = g_strv_builder_new ();

  for (LayoverXmlNode *item = layover_xml_node_get_first_element (node); item != NULL;
       item = layover_xml_node_get_next_element (item))
    {
      if (!layover_programme_xml_check_entry (item, "src", entry, error))
        return NULL;
      g_strv_builder_add (items, layover_xml_node_get_attribute (item, "src"));
    }

  return g_strv_builder_end (items);
}

LayoverPart *
layover_part_new_from_xml (const LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autoptr (LayoverPart) self = g_object_new (LAYOVER_TYPE_PART, NULL);

  if (!layover_programme_xml_check_entry (node, "src", entry, error)
      || !layover_programme_xml_check_entry (node, "captions", entry, error)
      || !layover_programme_xml_check_entry (node, "poster", entry, error)
      || !layover_programme_xml_check_uri (node, "href", entry, error)
      || !layover_programme_xml_check_uri (node, "source", entry, error))
    return NULL;

  self->kind = read_kind (node);
  self->id = layover_programme_xml_dup (node, "id");
  self->title = layover_programme_xml_dup (node, "title");
  self->entry = layover_programme_xml_dup (node, "src");
  self->href = layover_programme_xml_dup (node, "href");
  self->captions = layover_programme_xml_dup (node, "captions");
  self->poster = layover_programme_xml_dup (node, "poster");
  self->minutes = layover_programme_xml_get_int (node, "minutes", 0);
  self->source_uri = layover_programme_xml_dup (node, "source");
  self->source_date_s = layover_programme_xml_get_date (node, "source-date");
  self->line = layover_xml_node_get_line (node);
  self->items = read_items (node, entry, error);

  return self->items != NULL ? g_steal_pointer (&self) : NULL;
}

static void
layover_part_finalize (GObject *object)
{
  LayoverPart *self = LAYOVER_PART (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->entry);
  g_free (self->href);
  g_free (self->captions);
  g_free (self->poster);
  g_free (self->source_uri);
  g_strfreev (self->items);

  G_OBJECT_CLASS (layover_part_parent_class)->finalize (object);
}

static void
layover_part_class_init (LayoverPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_part_finalize;
}

static void
layover_part_init (LayoverPart *self)
{
}

const char *
layover_part_get_id (LayoverPart *self)
{
  return self->id;
}

const char *
layover_part_get_title (LayoverPart *self)
{
  return self->title;
}

LayoverPartKind
layover_part_get_kind (LayoverPart *self)
{
  return self->kind;
}

/** layover_part_get_entry: Returns: (nullable) (transfer none): the page or the recording in the bundle */
const char *
layover_part_get_entry (LayoverPart *self)
{
  return self->entry;
}

/** layover_part_get_href: Returns: (nullable) (transfer none): where a video that is only online can be seen */
const char *
layover_part_get_href (LayoverPart *self)
{
  return self->href;
}

/** layover_part_get_captions: Returns: (nullable) (transfer none): an entry in WebVTT */
const char *
layover_part_get_captions (LayoverPart *self)
{
  return self->captions;
}

/** layover_part_get_poster: Returns: (nullable) (transfer none): the still picture of a video, an entry */
const char *
layover_part_get_poster (LayoverPart *self)
{
  return self->poster;
}

/** layover_part_get_minutes: Returns: how long it takes, 0 when the author did not say */
int
layover_part_get_minutes (LayoverPart *self)
{
  return self->minutes;
}

/** layover_part_get_source_uri: Returns: (nullable) (transfer none): where the source of truth lives, https */
const char *
layover_part_get_source_uri (LayoverPart *self)
{
  return self->source_uri;
}

/** layover_part_get_source_date_s: Returns: the day the copy was made from it (midnight UTC), 0 when not known */
gint64
layover_part_get_source_date_s (LayoverPart *self)
{
  return self->source_date_s;
}

/** layover_part_get_items: Returns: (transfer none) (array zero-terminated=1): the entries of a check's questions */
const char *const *
layover_part_get_items (LayoverPart *self)
{
  return (const char *const *) self->items;
}

/** layover_part_get_line: Returns: where in course.xml it stands, for messages */
guint
layover_part_get_line (LayoverPart *self)
{
  return self->line;
}
