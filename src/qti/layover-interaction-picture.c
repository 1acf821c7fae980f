/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "layover-interaction-private.h"
#include "layover-shape-private.h"

/* Of all that stands in an interaction only its picture is read: an object in QTI 2, an img in QTI 3. */
static LayoverContentFilterResult
picture_filter (LayoverXmlNode *element, LayoverContentNode **node, gpointer data, GError **error)
{
  static const char *const names[] = { "object", "picture", "img", NULL };

  return g_strv_contains (names, layover_xml_node_get_name (element)) ? LAYOVER_CONTENT_FILTER_PASS
                                                                      : LAYOVER_CONTENT_FILTER_DONE;
}

static gboolean
find_image (LayoverContentNode *node, gpointer data)
{
  LayoverContentNode **image = data;

  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_IMAGE)
    *image = node;

  return *image == NULL;
}

/**
 * layover_interaction_find_picture:
 * @parent: an interaction or a stage
 *
 * Returns: (transfer full) (nullable): the first picture that stands in it, an IMAGE; %NULL without an error when there
 *   is none
 */
LayoverContentNode *
layover_interaction_find_picture (LayoverXmlNode *parent, const char *entry, GError **error)
{
  g_autoptr (LayoverContentNode) content = NULL;
  LayoverContentNode *image = NULL;

  content = layover_content_from_xml_node (parent, entry, picture_filter, NULL, error);
  if (content == NULL)
    return NULL;

  layover_content_node_foreach (content, find_image, &image);

  return image != NULL ? layover_content_node_ref (image) : NULL;
}

static gboolean
read_coordinate (const char *text, gint32 *coordinate)
{
  double number;

  if (text == NULL || !layover_qti_parse_float (text, &number) || fabs (number) > G_MAXINT16)
    return FALSE;

  *coordinate = (gint32) lround (number);

  return TRUE;
}

static gboolean
load_centre (LayoverInteraction *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  g_auto (GStrv) words = layover_qti_dup_words (node, "centerPoint");

  if (words == NULL || words[0] == NULL)
    return TRUE;

  self->has_centre = read_coordinate (words[0], &self->centre.x)
                     && read_coordinate (words[1], &self->centre.y);
  if (self->has_centre)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node,
                         _ ("The centre of an object is not a point."));

  return FALSE;
}

/**
 * layover_interaction_load_picture:
 *
 * What is put on a stage brings a picture of its own and is answered on that of the stage. Without a picture to answer
 * on an interaction is not supported.
 */
gboolean
layover_interaction_load_picture (LayoverInteraction *self, LayoverXmlNode *node,
                                  LayoverItemBody *body, GError **error)
{
  g_autoptr (LayoverContentNode) picture = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!self->row->has_picture)
    return TRUE;

  picture = layover_interaction_find_picture (node, body->entry, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (self->kind == LAYOVER_INTERACTION_POSITION_OBJECT)
    {
      self->object = g_steal_pointer (&picture);
      picture = body->stage != NULL ? layover_content_node_ref (body->stage) : NULL;
      self->is_supported = self->is_supported && self->object != NULL;
    }

  self->picture = g_steal_pointer (&picture);
  self->is_supported = self->is_supported && self->picture != NULL;

  return load_centre (self, node, body->entry, error);
}

/* In QTI 3 an area is called what a screen reader is to say. */
static char *
dup_label (LayoverXmlNode *node)
{
  const char *label = layover_qti_get_attribute (node, "hotspotLabel");

  if (label == NULL)
    label = layover_xml_node_get_attribute (node, "aria-label");

  return label != NULL && *label != '\0' ? g_strdup (label) : NULL;
}

/* An area stays where it is. */
static LayoverChoice *
load_area (LayoverXmlNode *node, LayoverItemBody *body, GError **error)
{
  LayoverChoice *area = g_new0 (LayoverChoice, 1);

  area->is_fixed = TRUE;
  area->match_max = 1;
  area->label = dup_label (node);
  if (layover_qti_read_identifier (node, "identifier", body->entry, &area->identifier, error)
      && layover_qti_read_count (node, "matchMin", body->entry, &area->match_min, error)
      && layover_qti_read_count (node, "matchMax", body->entry, &area->match_max, error))
    area->shape = layover_shape_load (node, body->entry, error);
  if (area->shape == NULL)
    g_clear_pointer (&area, layover_choice_free);

  return area;
}

/* "A" to "Z", then "A2" and so on. */
static char *
dup_letter (guint i)
{
  char letter = (char) ('A' + i % 26);

  return i < 26 ? g_strdup_printf ("%c", letter) : g_strdup_printf ("%c%u", letter, i / 26 + 1);
}

static guint
find_third (double position, double size)
{
  return position < size / 3 ? 0 : position <= size * 2 / 3 ? 1 : 2;
}

/* Where an area lies on its picture. */
static const char *
get_place_words (const LayoverShape *shape, double width, double height)
{
  /* Translators: where a place lies on a picture */
  static const char *const words[3][3] = {
    { NC_ ("place on a picture", "upper left"), NC_ ("place on a picture", "top"),
      NC_ ("place on a picture", "upper right") },
    { NC_ ("place on a picture", "left"), NC_ ("place on a picture", "middle"),
      NC_ ("place on a picture", "right") },
    { NC_ ("place on a picture", "lower left"), NC_ ("place on a picture", "bottom"),
      NC_ ("place on a picture", "lower right") },
  };
  double left, top, right, bottom;

  if (!layover_shape_get_bounds (shape, &left, &top, &right, &bottom))
    /* Translators: a place that is all of a picture where no other place is */
    return _ ("everywhere else");

  return g_dpgettext2 (
      GETTEXT_PACKAGE, "place on a picture",
      words[find_third ((top + bottom) / 2, height)][find_third ((left + right) / 2, width)]);
}

/* As the author says, or as far as the areas reach. */
static void
get_picture_size (LayoverInteraction *self, double *width, double *height)
{
  double left, top, right, bottom;

  *width = self->picture != NULL ? layover_content_node_get_width (self->picture) : 0;
  *height = self->picture != NULL ? layover_content_node_get_height (self->picture) : 0;
  if (*width > 0 && *height > 0)
    return;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const LayoverChoice *choice = self->choices->pdata[i];

      if (choice->shape == NULL
          || !layover_shape_get_bounds (choice->shape, &left, &top, &right, &bottom))
        continue;
      *width = MAX (*width, right);
      *height = MAX (*height, bottom);
    }
}

static void
name_choices (LayoverInteraction *self)
{
  guint n_areas = 0, n_others = 0;
  double width, height;

  get_picture_size (self, &width, &height);
  for (guint i = 0; i < self->choices->len; i++)
    {
      LayoverChoice *choice = self->choices->pdata[i];
      g_autofree char *words = layover_choice_dup_words (choice);

      if (choice->shape != NULL)
        {
          choice->letter = dup_letter (n_areas++);
          g_free (choice->label);
          choice->label = g_strdup_printf (
              "%s · %s", choice->letter,
              *words != '\0' ? words : get_place_words (choice->shape, width, height));
        }
      else if (n_others++, *words == '\0')
        /* Translators: a picture whose author did not say what is on it */
        choice->label = g_strdup_printf (_ ("Picture %u"), n_others);
    }
}

/** layover_interaction_load_areas: the areas of the picture, as choices: of the second set where others are put on them */
gboolean
layover_interaction_load_areas (LayoverInteraction *self, LayoverXmlNode *node,
                                LayoverItemBody *body, GError **error)
{
  guint set = self->kind == LAYOVER_INTERACTION_GRAPHIC_GAP_MATCH ? 1 : 0;

  if (self->row->area_name == NULL)
    return TRUE;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (layover_qti_is (child, self->row->area_name)
        && layover_interaction_add_choice (self, load_area (child, body, error), set, child, body,
                                           error)
               == NULL)
      return FALSE;

  name_choices (self);

  return TRUE;
}
