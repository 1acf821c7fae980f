/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-page-image.h"
#include "layover-picture.h"

/* Up to this height, about one and a half lines, a picture is as good as a word, which grows with the text. */
#define MAX_WORD_HEIGHT 28

struct _LayoverPageImage
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkRequisition word; /* its size in text of usual size; nothing when it is larger than a word */
  LayoverPicture *picture;
  char *label;
};

G_DEFINE_FINAL_TYPE (LayoverPageImage, layover_page_image, GTK_TYPE_WIDGET)

static void
set_child (LayoverPageImage *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* The words of the author stand for a picture that is not there. */
static void
show_missing (LayoverPageImage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_label_new (self->label);
  GtkWidget *why = gtk_label_new (layover_picture_get_problem (self->picture));

  gtk_widget_add_css_class (box, "missing");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("image-missing-symbolic"));
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_justify (GTK_LABEL (words), GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (words, self->label != NULL && *self->label != '\0');
  gtk_box_append (GTK_BOX (box), words);
  gtk_label_set_wrap (GTK_LABEL (why), TRUE);
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_add_css_class (why, "caption");
  gtk_box_append (GTK_BOX (box), why);
  set_child (self, box);
}

static gboolean
is_word (LayoverPageImage *self)
{
  return self->word.height > 0 && GTK_IS_PICTURE (self->child);
}

static void
show_picture (LayoverPageImage *self)
{
  GdkPaintable *paintable = GDK_PAINTABLE (self->picture);
  GtkWidget *picture = gtk_picture_new_for_paintable (paintable);
  int height = gdk_paintable_get_intrinsic_height (paintable);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_add_css_class (picture, "on-white");
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  set_child (self, picture);

  if (height == 0 || height > MAX_WORD_HEIGHT)
    return;

  self->word = (GtkRequisition){ gdk_paintable_get_intrinsic_width (paintable), height };
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_CONTAIN);
  gtk_widget_add_css_class (picture, "word");
}

static GtkSizeRequestMode
layover_page_image_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Returns: what the style puts around the picture, left and right or above and below it */
static int
measure_ground (LayoverPageImage *self, GtkOrientation orientation)
{
  int natural = 0;

  gtk_widget_measure (self->child, orientation, -1, NULL, &natural, NULL, NULL);

  return natural
         - (orientation == GTK_ORIENTATION_HORIZONTAL
                ? gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (self->picture))
                : gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (self->picture)));
}

/* As wide as it is in the size of the text, or as there is room, and high in proportion. */
static void
measure_word (LayoverPageImage *self, GtkOrientation orientation, int for_size, int *minimum,
              int *natural)
{
  int ground = measure_ground (self, GTK_ORIENTATION_HORIZONTAL);
  double width = self->word.width * layover_adaptive_get_text_scale ();

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = ground;
      *natural = ground + (int) (width + 0.5);
      return;
    }

  if (for_size >= 0)
    width = CLAMP (for_size - ground, 0, width);
  *natural = measure_ground (self, orientation)
             + (int) (width * self->word.height / self->word.width + 0.5);
  *minimum = *natural;
}

static void
layover_page_image_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  LayoverPageImage *self = LAYOVER_PAGE_IMAGE (widget);

  if (is_word (self))
    measure_word (self, orientation, for_size, minimum, natural);
  else
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, minimum_baseline,
                        natural_baseline);
}

static void
layover_page_image_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (LAYOVER_PAGE_IMAGE (widget)->child, width, height, baseline, NULL);
}

static void
layover_page_image_dispose (GObject *object)
{
  LayoverPageImage *self = LAYOVER_PAGE_IMAGE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (layover_page_image_parent_class)->dispose (object);
}

static void
layover_page_image_finalize (GObject *object)
{
  g_free (LAYOVER_PAGE_IMAGE (object)->label);

  G_OBJECT_CLASS (layover_page_image_parent_class)->finalize (object);
}

static void
layover_page_image_class_init (LayoverPageImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_page_image_dispose;
  G_OBJECT_CLASS (klass)->finalize = layover_page_image_finalize;

  widget_class->get_request_mode = layover_page_image_get_request_mode;
  widget_class->measure = layover_page_image_measure;
  widget_class->size_allocate = layover_page_image_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
layover_page_image_init (LayoverPageImage *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
}

/* Takes @picture. */
static GtkWidget *
create (LayoverPicture *picture, const char *label)
{
  LayoverPageImage *self = g_object_new (LAYOVER_TYPE_PAGE_IMAGE, NULL);

  self->picture = picture;
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  g_signal_connect_object (picture, "notify::problem", G_CALLBACK (show_missing), self,
                           G_CONNECT_SWAPPED);
  if (layover_picture_get_problem (picture) != NULL)
    show_missing (self);
  else
    show_picture (self);

  return GTK_WIDGET (self);
}

/**
 * layover_page_image_new:
 * @path: (nullable): %NULL when the bundle has no such picture
 * @label: (nullable): the words that stand for it
 */
GtkWidget *
layover_page_image_new (const char *path, const char *label)
{
  return create (layover_picture_new (path), label);
}

/**
 * layover_page_image_new_from_data:
 * @data_uri: a PNG or JPEG below 64 KiB, as the content layer has let it pass
 */
GtkWidget *
layover_page_image_new_from_data (const char *data_uri, const char *label)
{
  return create (layover_picture_new_from_data (data_uri), label);
}

/** layover_page_image_is_missing: whether only the words that stand for it are shown */
gboolean
layover_page_image_is_missing (LayoverPageImage *self)
{
  g_return_val_if_fail (LAYOVER_IS_PAGE_IMAGE (self), TRUE);

  return !GTK_IS_PICTURE (self->child);
}

/** layover_page_image_set_fills: @fills: whether it takes all the room it is given, also more than it asked for */
void
layover_page_image_set_fills (LayoverPageImage *self, gboolean fills)
{
  g_return_if_fail (LAYOVER_IS_PAGE_IMAGE (self));

  if (!GTK_IS_PICTURE (self->child))
    return;

  gtk_picture_set_content_fit (GTK_PICTURE (self->child), fills || is_word (self)
                                                              ? GTK_CONTENT_FIT_CONTAIN
                                                              : GTK_CONTENT_FIT_SCALE_DOWN);
}

/** layover_page_image_set_description: @description: what is too long to be the words that stand for it */
void
layover_page_image_set_description (LayoverPageImage *self, const char *description)
{
  g_return_if_fail (LAYOVER_IS_PAGE_IMAGE (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/**
 * layover_page_image_set_width:
 * @width: pixels the author asks for, or 0
 */
void
layover_page_image_set_width (LayoverPageImage *self, int width)
{
  g_return_if_fail (LAYOVER_IS_PAGE_IMAGE (self));

  if (width > 0 && GTK_IS_PICTURE (self->child))
    {
      GdkPaintable *paintable = gtk_picture_get_paintable (GTK_PICTURE (self->child));

      width = MIN (width, gdk_paintable_get_intrinsic_width (paintable));
      if (is_word (self))
        {
          self->word.height = MAX (self->word.height * width / self->word.width, 1);
          self->word.width = width;
          gtk_widget_queue_resize (GTK_WIDGET (self));
          return;
        }
      gtk_widget_set_size_request (self->child, width, -1);
    }
}
