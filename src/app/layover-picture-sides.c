/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-picture-sides.h"
#include "layover-widget.h"

#define SPACE 16
/* At 100 % text: what a list needs at least beside a picture, and how little of a picture is still worth seeing. */
#define LIST_WIDTH 226
#define PICTURE_WIDTH 240

struct _LayoverPictureSides
{
  GtkWidget parent_instance;

  GtkWidget *picture;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LayoverPictureSides, layover_picture_sides, GTK_TYPE_WIDGET)

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, gboolean is_natural)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &natural, NULL, NULL);

  return is_natural ? natural : minimum;
}

static int
get_list_width (LayoverPictureSides *self)
{
  return MAX (measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, FALSE),
              (int) (LIST_WIDTH * layover_adaptive_get_text_scale ()));
}

/* What the picture gets of @width; 0 when the list is below it. */
static int
get_picture_width (LayoverPictureSides *self, int width)
{
  int natural = measure (self->picture, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  int room = width - SPACE - get_list_width (self);
  int least = MIN (natural, (int) (PICTURE_WIDTH * layover_adaptive_get_text_scale ()));

  return room >= least ? MIN (natural, room) : 0;
}

static GtkSizeRequestMode
layover_picture_sides_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static int
measure_height (LayoverPictureSides *self, int width)
{
  int picture_width = get_picture_width (self, width);

  if (picture_width == 0)
    return measure (self->picture, GTK_ORIENTATION_VERTICAL, width, TRUE) + SPACE
           + measure (self->list, GTK_ORIENTATION_VERTICAL, width, TRUE);

  return MAX (measure (self->picture, GTK_ORIENTATION_VERTICAL, picture_width, TRUE),
              measure (self->list, GTK_ORIENTATION_VERTICAL, width - SPACE - picture_width, TRUE));
}

static void
layover_picture_sides_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  LayoverPictureSides *self = LAYOVER_PICTURE_SIDES (widget);
  int least = MAX (measure (self->picture, GTK_ORIENTATION_HORIZONTAL, -1, FALSE),
                   measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = measure (self->picture, GTK_ORIENTATION_HORIZONTAL, -1, TRUE) + SPACE
                 + MAX (measure (self->list, GTK_ORIENTATION_HORIZONTAL, -1, TRUE),
                        get_list_width (self));
      return;
    }

  *minimum = measure_height (self, for_size >= 0 ? for_size : least);
  *natural = *minimum;
}

static void
layover_picture_sides_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverPictureSides *self = LAYOVER_PICTURE_SIDES (widget);
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int picture_width = get_picture_width (self, width);
  GtkAllocation picture = { 0, 0, width, height };
  GtkAllocation list = picture;

  if (picture_width == 0)
    {
      picture.height = measure (self->picture, GTK_ORIENTATION_VERTICAL, width, TRUE);
      list.y = picture.height + SPACE;
      list.height = height - list.y;
    }
  else
    {
      picture.width = picture_width;
      list.width = width - SPACE - picture_width;
      picture.x = is_rtl ? list.width + SPACE : 0;
      list.x = is_rtl ? 0 : picture_width + SPACE;
    }

  gtk_widget_size_allocate (self->picture, &picture, -1);
  gtk_widget_size_allocate (self->list, &list, -1);
}

/* Tab comes to the picture first, wherever the list stands. */
static gboolean
layover_picture_sides_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LayoverPictureSides *self = LAYOVER_PICTURE_SIDES (widget);
  gboolean is_backwards = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *first = is_backwards ? self->list : self->picture;
  GtkWidget *second = is_backwards ? self->picture : self->list;

  if (direction != GTK_DIR_TAB_FORWARD && !is_backwards)
    return GTK_WIDGET_CLASS (layover_picture_sides_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != second && gtk_widget_child_focus (first, direction))
    return TRUE;

  return gtk_widget_child_focus (second, direction);
}

static void
layover_picture_sides_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_picture_sides_parent_class)->dispose (object);
}

static void
layover_picture_sides_class_init (LayoverPictureSidesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_picture_sides_dispose;

  widget_class->focus = layover_picture_sides_focus;
  widget_class->get_request_mode = layover_picture_sides_get_request_mode;
  widget_class->measure = layover_picture_sides_measure;
  widget_class->size_allocate = layover_picture_sides_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_picture_sides_init (LayoverPictureSides *self)
{
}

/** layover_picture_sides_new: both are taken */
GtkWidget *
layover_picture_sides_new (GtkWidget *picture, GtkWidget *list)
{
  LayoverPictureSides *self = g_object_new (LAYOVER_TYPE_PICTURE_SIDES, NULL);

  self->picture = picture;
  self->list = list;
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_parent (picture, GTK_WIDGET (self));
  gtk_widget_set_parent (list, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/** layover_picture_sides_new_row: for the list: what an area is called, and below it what is chosen for it */
GtkWidget *
layover_picture_sides_new_row (const char *label, GtkWidget *control)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_widget_add_css_class (row, "area-row");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), control);

  return row;
}
