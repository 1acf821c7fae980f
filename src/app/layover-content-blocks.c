/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "layover-page-image.h"
#include "layover-columns.h"
#include "layover-content-view-private.h"
#include "layover-inline-flow.h"
#include "layover-linked-label.h"
#include "layover-math-view.h"
#include "layover-transcript-view.h"
#include "layover-wrap.h"
#include "layover-zoom-view.h"

#define ITEM_SPACING 6
#define BLOCK_SPACING 16
#define COLUMN_SPACING 24
#define ROW_WIDTH 480 /* of two columns with a few words in each line */

static void
prepare_label (GtkLabel *label)
{
  layover_wrap_label (label);
  gtk_label_set_xalign (label, 0);
  gtk_label_set_selectable (label, TRUE);
  /* words can be marked with the pointer; Tab goes from link to link, not through every paragraph */
  gtk_widget_set_focusable (GTK_WIDGET (label), FALSE);
}

/* What describes a picture at length stands elsewhere on the page, for everybody. */
static void
describe (LayoverContentView *view, LayoverPageImage *image, LayoverContentNode *node)
{
  const char *place = layover_content_node_get_description (node);
  LayoverContentNode *described = place != NULL && view->node != NULL
                                      ? layover_content_node_find_id (view->node, place)
                                      : NULL;
  g_autofree char *words = described != NULL ? layover_content_node_dup_plain_text (described)
                                             : NULL;

  if (words != NULL)
    layover_page_image_set_description (image, words);
}

static GtkWidget *
image_new (LayoverContentView *view, LayoverContentNode *node)
{
  const char *target = layover_content_node_get_target (node);
  const char *label = layover_content_node_get_label (node);
  g_autofree char *path = NULL;
  GtkWidget *image;

  if (target != NULL && g_str_has_prefix (target, "data:"))
    return layover_page_image_new_from_data (target, label);

  path = layover_content_view_resolve (view, target);
  image = layover_page_image_new (path, label);
  layover_page_image_set_width (LAYOVER_PAGE_IMAGE (image), layover_content_node_get_width (node));
  describe (view, LAYOVER_PAGE_IMAGE (image), node);

  return image;
}

static GtkWidget *
math_new (LayoverContentView *view, LayoverContentNode *node)
{
  LayoverMath *math = layover_content_node_get_math (node);
  g_autoptr (LayoverMath) drawn = NULL;

  drawn = view->math_lookup != NULL
              ? layover_math_substitute (math, view->math_lookup, view->math_lookup_data)
              : layover_math_ref (math);

  return layover_math_view_new (drawn);
}

static void
append_inline_widget (LayoverContentView *view, LayoverInlineFlow *flow, LayoverContentNode *node)
{
  GtkWidget *widget = NULL;

  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_IMAGE:
      layover_inline_flow_append_widget (flow, image_new (view, node));
      return;
    case LAYOVER_CONTENT_MATH:
      widget = math_new (view, node);
      layover_inline_flow_append_words (flow, widget,
                                        layover_math_view_get_speech (LAYOVER_MATH_VIEW (widget)));
      return;
    default:
      break;
    }

  widget = layover_content_view_get_part (view, node, TRUE);
  /* what is left out has its place in the text all the same */
  if (widget == NULL)
    widget = gtk_label_new (NULL);
  if (GTK_IS_LABEL (widget))
    layover_inline_flow_append_words (
        flow, widget,
        gtk_widget_get_visible (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");
  else
    layover_inline_flow_append_widget (flow, widget);
}

static void
append_segment (LayoverInlineFlow *flow, LayoverContentText *text, guint start, guint end)
{
  g_autofree char *words = g_strndup (text->line->text + start, end - start);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (start == end)
    return;

  attributes = layover_content_text_copy_attributes (text, start, end);
  layover_inline_flow_append_text (flow, words, attributes);
}

static void
fill_flow (LayoverContentView *view, LayoverInlineFlow *flow, LayoverContentText *text)
{
  LayoverContentLine *line = text->line;
  guint start = 0;

  for (guint i = 0; i < line->objects->len; i++)
    {
      const LayoverContentSpan *object = &g_array_index (line->objects, LayoverContentSpan, i);

      append_segment (flow, text, start, object->start);
      append_inline_widget (view, flow, object->node);
      start = object->end;
    }
  append_segment (flow, text, start, (guint) strlen (line->text));

  for (guint i = 0; i < line->spans->len; i++)
    {
      const LayoverContentSpan *span = &g_array_index (line->spans, LayoverContentSpan, i);

      if (layover_content_text_is_ruby (span))
        layover_inline_flow_add_ruby (flow, span->start, span->end,
                                      layover_content_node_get_label (span->node));
    }

  for (guint i = 0; i < text->links->len && !view->links_are_text; i++)
    layover_inline_flow_add_link (flow, &g_array_index (text->links, LayoverTextLink, i));
}

/* Words alone are a label. */
static gboolean
is_flow (LayoverContentText *text)
{
  return text->line->objects->len > 0 || layover_content_text_has_ruby (text);
}

/* A picture or a large formula that is all of a paragraph is no part of a line. */
static LayoverContentNode *
get_only_block (LayoverContentNode *node)
{
  LayoverContentNode *child;

  if (layover_content_node_get_n_children (node) != 1)
    return NULL;

  child = layover_content_node_get_child (node, 0);

  switch (layover_content_node_get_kind (child))
    {
    case LAYOVER_CONTENT_IMAGE:
      return child;
    case LAYOVER_CONTENT_MATH:
      return layover_math_is_display (layover_content_node_get_math (child))
                     && layover_math_can_be_drawn (layover_content_node_get_math (child))
                 ? child
                 : NULL;
    default:
      return NULL;
    }
}

static GtkWidget *
only_block_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *widget;

  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_IMAGE)
    return image_new (view, node);

  widget = math_new (view, node);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);

  return widget;
}

static GtkWidget *
text_new (LayoverContentView *view, LayoverContentNode *node)
{
  g_autoptr (LayoverContentText) text = layover_content_text_new (node);
  GtkWidget *label;

  if (is_flow (text))
    {
      GtkWidget *flow = layover_inline_flow_new ();

      fill_flow (view, LAYOVER_INLINE_FLOW (flow), text);
      return flow;
    }

  if (text->links->len > 0 && !view->links_are_text)
    {
      GtkWidget *linked = layover_linked_label_new (text);

      prepare_label (layover_linked_label_get_label (LAYOVER_LINKED_LABEL (linked)));
      return linked;
    }

  label = gtk_label_new (text->line->text);
  gtk_label_set_attributes (GTK_LABEL (label), text->attributes);
  prepare_label (GTK_LABEL (label));

  return label;
}

/**
 * layover_content_paragraph_new:
 *
 * Returns: (transfer floating): the inline nodes of @node as one wrapping paragraph
 */
GtkWidget *
layover_content_paragraph_new (LayoverContentView *view, LayoverContentNode *node)
{
  LayoverContentNode *only = get_only_block (node);
  GtkWidget *widget;

  if (only != NULL)
    return only_block_new (view, only);

  widget = text_new (view, node);
  layover_content_view_add_text (view, node, widget);

  return widget;
}

static GtkWidget *
heading_label_new (LayoverContentText *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text->line->text, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_label_set_attributes (GTK_LABEL (label), text->attributes);
  prepare_label (GTK_LABEL (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text->line->text, -1);

  return label;
}

static GtkWidget *
heading_new (LayoverContentView *view, LayoverContentNode *node)
{
  static const char *const classes[] = { "h1", "h2", "h3", "h4", "h4", "h4" };
  int level = CLAMP (layover_content_node_get_level (node), 1, 6);
  g_autoptr (LayoverContentText) text = layover_content_text_new (node);
  GtkWidget *heading;

  if (is_flow (text))
    {
      heading = g_object_new (LAYOVER_TYPE_INLINE_FLOW, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_HEADING, NULL);
      fill_flow (view, LAYOVER_INLINE_FLOW (heading), text);
    }
  else
    heading = heading_label_new (text);

  layover_content_view_add_text (view, node, heading);
  gtk_widget_add_css_class (heading, classes[level - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  -1);

  return heading;
}

static GtkWidget *
column_new (int spacing)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);

  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static void
build_item (LayoverContentView *view, GtkWidget *list, LayoverContentNode *node, guint position)
{
  GtkSizeGroup *markers = g_object_get_data (G_OBJECT (list), "markers");
  int start = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (list), "start"));
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *column = column_new (ITEM_SPACING);
  g_autofree char *words = start == G_MININT ? g_strdup ("•")
                                             : g_strdup_printf ("%d.", start + (int) position);
  GtkWidget *marker = gtk_label_new (words);

  gtk_widget_add_css_class (marker, "marker");
  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (marker), 1);
  gtk_size_group_add_widget (markers, marker);
  gtk_box_append (GTK_BOX (row), marker);
  gtk_box_append (GTK_BOX (row), column);
  gtk_box_append (GTK_BOX (list), row);
  layover_content_view_add_place (view, node, row);
  layover_content_view_queue_children (view, column, node, layover_content_block_build);
}

static GtkWidget *
list_new (LayoverContentView *view, LayoverContentNode *node)
{
  gboolean is_ordered = g_strcmp0 (layover_content_node_get_style (node), "ordered") == 0;
  int start = is_ordered ? layover_content_node_get_start (node) : G_MININT;
  guint count = layover_content_node_get_n_children (node);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  ITEM_SPACING, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  g_autofree char *name = g_strdup_printf (
      ngettext ("List with %u entry", "List with %u entries", count), count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (list), "markers",
                          gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL), g_object_unref);
  g_object_set_data (G_OBJECT (list), "start", GINT_TO_POINTER (start));
  gtk_widget_set_margin_start (list, 6);
  layover_content_view_queue_children (view, list, node, build_item);

  return list;
}

static void
build_definition (LayoverContentView *view, GtkWidget *parent, LayoverContentNode *node,
                  guint position)
{
  GtkWidget *widget;

  if (layover_content_node_get_kind (node) == LAYOVER_CONTENT_TERM)
    {
      widget = layover_content_paragraph_new (view, node);
      gtk_widget_add_css_class (widget, "h4");
      gtk_box_append (GTK_BOX (parent), widget);
      return;
    }

  widget = column_new (ITEM_SPACING);
  gtk_widget_set_margin_start (widget, 18);
  gtk_box_append (GTK_BOX (parent), widget);
  layover_content_view_queue_children (view, widget, node, layover_content_block_build);
}

static GtkWidget *
callout_new (LayoverContentView *view, LayoverContentNode *node)
{
  const char *style = layover_content_node_get_style (node);
  const char *label = layover_content_node_get_label (node);
  gboolean is_tip = g_strcmp0 (style, "tip") == 0;
  gboolean is_care = g_strcmp0 (style, "care") == 0;
  const char *kind = is_tip ? _ ("Tip") : is_care ? _ ("Take care") : _ ("Note");
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name",
                                  is_tip    ? "dialog-information-symbolic"
                                  : is_care ? "dialog-warning-symbolic"
                                            : "document-edit-symbolic",
                                  "valign", GTK_ALIGN_START, NULL);
  GtkWidget *column = column_new (ITEM_SPACING);
  GtkWidget *title = gtk_label_new (label != NULL ? label : kind);

  gtk_widget_add_css_class (box, "callout");
  if (is_tip || is_care)
    gtk_widget_add_css_class (box, style);
  prepare_label (GTK_LABEL (title));
  if (label != NULL)
    layover_content_view_add_text (view, node, title);
  gtk_widget_add_css_class (title, "callout-title");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, kind, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : kind, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), column);
  gtk_box_append (GTK_BOX (column), title);
  layover_content_view_queue_children (view, column, node, layover_content_block_build);

  return box;
}

static GtkWidget *
caption_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *caption = layover_content_paragraph_new (view, node);

  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");

  return caption;
}

/* A picture that is a figure can be looked at more closely. */
static GtkWidget *
figure_image_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *image = image_new (view, node);

  return layover_page_image_is_missing (LAYOVER_PAGE_IMAGE (image))
             ? image
             : layover_zoom_view_new (LAYOVER_PAGE_IMAGE (image));
}

static void
build_figure_part (LayoverContentView *view, GtkWidget *parent, LayoverContentNode *node,
                   guint position)
{
  GtkWidget *card;

  if (layover_content_node_get_kind (node) != LAYOVER_CONTENT_IMAGE)
    {
      layover_content_block_build (view, parent, node, position);
      return;
    }

  card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "figure");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card), figure_image_new (view, node));
  gtk_box_append (GTK_BOX (parent), card);
}

static GtkWidget *
figure_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *column = column_new (ITEM_SPACING);

  layover_content_view_queue_children (view, column, node, build_figure_part);

  return column;
}

static GtkWidget *
media_new (LayoverContentView *view, LayoverContentNode *node)
{
  const char *label = layover_content_node_get_label (node);
  g_autofree char *path = layover_content_view_resolve (view,
                                                        layover_content_node_get_target (node));
  g_autofree char *captions = layover_content_view_resolve (
      view, layover_content_node_get_captions (node));
  g_autofree char *poster = layover_content_view_resolve (view,
                                                          layover_content_node_get_poster (node));
  GtkWidget *video = layover_video_view_new ();
  GtkWidget *column;

  layover_video_view_set_is_sound (LAYOVER_VIDEO_VIEW (video),
                                   layover_content_node_get_kind (node) == LAYOVER_CONTENT_AUDIO);
  layover_video_view_set_media (LAYOVER_VIDEO_VIEW (video), path, captions, poster, label);
  if (captions == NULL)
    return video;

  column = column_new (ITEM_SPACING);
  gtk_box_append (GTK_BOX (column), video);
  gtk_box_append (GTK_BOX (column), layover_transcript_view_new_below (LAYOVER_VIDEO_VIEW (video)));

  return column;
}

static GtkWidget *
quote_new (LayoverContentView *view, LayoverContentNode *node)
{
  GtkWidget *column = column_new (ITEM_SPACING);

  gtk_widget_add_css_class (column, "quote");
  layover_content_view_queue_children (view, column, node, layover_content_block_build);

  return column;
}

static GtkWidget *
queue_into (LayoverContentView *view, LayoverContentNode *node, GtkWidget *column,
            LayoverBlockFunc func)
{
  layover_content_view_queue_children (view, column, node, func);

  return column;
}

/* What says nothing about its width takes the whole row. */
static void
build_column (LayoverContentView *view, GtkWidget *row, LayoverContentNode *node, guint position)
{
  const guint unit = LAYOVER_COLUMNS_WHOLE / LAYOVER_VOCABULARY_COLUMNS;
  const LayoverVocabulary *vocabulary = layover_content_node_get_vocabulary (node);
  guint columns = vocabulary != NULL ? vocabulary->columns : 0;
  GtkWidget *column = column_new (BLOCK_SPACING);

  layover_columns_append (LAYOVER_COLUMNS (row), column,
                          (columns > 0 ? columns : LAYOVER_VOCABULARY_COLUMNS) * unit,
                          vocabulary != NULL ? vocabulary->offset * unit : 0);
  layover_content_block_build (view, column, node, position);
}

static gboolean
is_row (LayoverContentNode *node)
{
  const LayoverVocabulary *vocabulary = layover_content_node_get_vocabulary (node);

  return vocabulary != NULL && vocabulary->is_row;
}

static GtkWidget *
division_new (LayoverContentView *view, LayoverContentNode *node)
{
  return is_row (node)
             ? queue_into (view, node, layover_columns_new (COLUMN_SPACING, ROW_WIDTH),
                           build_column)
             : queue_into (view, node, column_new (BLOCK_SPACING), layover_content_block_build);
}

static GtkWidget *
block_new (LayoverContentView *view, LayoverContentNode *node)
{
  switch (layover_content_node_get_kind (node))
    {
    case LAYOVER_CONTENT_HEADING:
      return heading_new (view, node);
    case LAYOVER_CONTENT_LIST:
      return list_new (view, node);
    case LAYOVER_CONTENT_DEFINITIONS:
      return queue_into (view, node, column_new (ITEM_SPACING), build_definition);
    case LAYOVER_CONTENT_TABLE:
      return layover_content_table_new (view, node);
    case LAYOVER_CONTENT_QUOTE:
      return quote_new (view, node);
    case LAYOVER_CONTENT_CODE_BLOCK:
      return layover_content_code_new (view, node);
    case LAYOVER_CONTENT_CALLOUT:
      return callout_new (view, node);
    case LAYOVER_CONTENT_RULE:
      return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
    case LAYOVER_CONTENT_FIGURE:
      return figure_new (view, node);
    case LAYOVER_CONTENT_CAPTION:
      return caption_new (view, node);
    case LAYOVER_CONTENT_IMAGE:
      return image_new (view, node);
    case LAYOVER_CONTENT_VIDEO:
    case LAYOVER_CONTENT_AUDIO:
      return media_new (view, node);
    case LAYOVER_CONTENT_DIVISION:
    case LAYOVER_CONTENT_DOCUMENT:
      return division_new (view, node);
    case LAYOVER_CONTENT_CUSTOM:
      return layover_content_view_get_part (view, node, FALSE);
    default:
      return layover_content_paragraph_new (view, node);
    }
}

static void
set_direction (LayoverContentView *view, GtkWidget *widget, LayoverContentNode *node)
{
  LayoverContentDirection direction = layover_content_node_get_direction (node);
  GtkTextDirection own = direction == LAYOVER_CONTENT_DIRECTION_LEFT_TO_RIGHT   ? GTK_TEXT_DIR_LTR
                         : direction == LAYOVER_CONTENT_DIRECTION_RIGHT_TO_LEFT ? GTK_TEXT_DIR_RTL
                                                                                : GTK_TEXT_DIR_NONE;

  if (own == GTK_TEXT_DIR_NONE)
    return;

  g_object_set_data (G_OBJECT (widget), LAYOVER_CONTENT_DIRECTION_KEY, GINT_TO_POINTER (own));
  view->has_directions = TRUE;
}

/**
 * layover_content_block_build:
 * @parent: a vertical box
 *
 * Appends the block @node to @parent. What stands inside it is queued.
 */
void
layover_content_block_build (LayoverContentView *view, GtkWidget *parent, LayoverContentNode *node,
                             guint position)
{
  GtkWidget *block = block_new (view, node);

  if (block == NULL)
    return;

  set_direction (view, block, node);
  layover_content_style_block (view, block, parent, node);
  layover_content_view_add_place (view, node, block);
  gtk_box_append (GTK_BOX (parent), block);
}
