/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-page-image.h"

struct _LayoverPageImage
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GCancellable *cancellable;
  char *label;
};

G_DEFINE_FINAL_TYPE (LayoverPageImage, layover_page_image, GTK_TYPE_WIDGET)

/* Which decoder is used is decided by the content, from this list: none of them follows references. */
static const char *const formats[] = { "png", "jpeg", "gif", "webp", "svg", NULL };

static void
set_child (LayoverPageImage *self, GtkWidget *child)
{
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/* The words of the author stand for a picture that is not there. */
static void
show_missing (LayoverPageImage *self, const char *reason)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *words = gtk_label_new (self->label);
  GtkWidget *why = gtk_label_new (reason);

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

/* Every picture has its height before it is decoded, so that text does not move while it is read. */
static void
show_paintable (LayoverPageImage *self, GdkPaintable *paintable)
{
  GtkWidget *picture = gtk_picture_new_for_paintable (paintable);

  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_add_css_class (picture, "on-white");
  gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
  set_child (self, picture);
}

static gboolean
is_shown_format (GdkPixbufFormat *format)
{
  g_autofree char *name = gdk_pixbuf_format_get_name (format);

  return g_strv_contains (formats, name);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_filename (task_data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LayoverPageImage *self = LAYOVER_PAGE_IMAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (texture != NULL)
    gtk_picture_set_paintable (GTK_PICTURE (self->child), GDK_PAINTABLE (texture));
  else
    show_missing (self, error->message);
}

static void
layover_page_image_dispose (GObject *object)
{
  LayoverPageImage *self = LAYOVER_PAGE_IMAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_page_image_parent_class)->dispose (object);
}

static void
layover_page_image_finalize (GObject *object)
{
  LayoverPageImage *self = LAYOVER_PAGE_IMAGE (object);

  g_object_unref (self->cancellable);
  g_free (self->label);

  G_OBJECT_CLASS (layover_page_image_parent_class)->finalize (object);
}

static void
layover_page_image_class_init (LayoverPageImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_page_image_dispose;
  G_OBJECT_CLASS (klass)->finalize = layover_page_image_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
layover_page_image_init (LayoverPageImage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

static LayoverPageImage *
create (const char *label)
{
  LayoverPageImage *self = g_object_new (LAYOVER_TYPE_PAGE_IMAGE, NULL);

  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);

  return self;
}

/* Only the head of the file is read here; the rest follows away from the main thread. */
static gboolean
measure (const char *path, int *width, int *height, const char **problem)
{
  GdkPixbufFormat *format = gdk_pixbuf_get_file_info (path, width, height);

  if (format == NULL || !is_shown_format (format))
    *problem = _ ("This kind of picture is not shown");
  else if ((gint64) *width * *height > LAYOVER_IMAGE_MAX_PIXELS)
    *problem = _ ("This picture is too large to be shown");
  else
    return TRUE;

  return FALSE;
}

/**
 * layover_page_image_new:
 * @path: (nullable): %NULL when the bundle has no such picture
 * @label: (nullable): the words that stand for it
 */
GtkWidget *
layover_page_image_new (const char *path, const char *label)
{
  LayoverPageImage *self = create (label);
  const char *problem = _ ("Not in this bundle");
  g_autoptr (GdkPaintable) placeholder = NULL;
  g_autoptr (GTask) task = NULL;
  int width, height;

  if (path == NULL || !measure (path, &width, &height, &problem))
    {
      show_missing (self, problem);
      return GTK_WIDGET (self);
    }

  placeholder = gdk_paintable_new_empty (width, height);
  show_paintable (self, placeholder);

  task = g_task_new (self, self->cancellable, loaded_cb, NULL);
  g_task_set_source_tag (task, layover_page_image_new);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_in_thread);

  return GTK_WIDGET (self);
}

/* A few bytes can claim to be a very large picture: it is decoded no larger than it could be shown. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  if ((gint64) width * height > LAYOVER_IMAGE_MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

/**
 * layover_page_image_new_from_data:
 * @data_uri: a PNG or JPEG below 64 KiB, as the content layer has let it pass
 */
GtkWidget *
layover_page_image_new_from_data (const char *data_uri, const char *label)
{
  LayoverPageImage *self = create (label);
  const char *comma = strchr (data_uri, ',');
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autofree guchar *data = NULL;
  gsize length = 0;
  gboolean is_whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  data = g_base64_decode (comma != NULL ? comma + 1 : "", &length);
  is_whole = gdk_pixbuf_loader_write (loader, data, length, NULL);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;

  if (is_whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    {
      g_autoptr (GdkTexture)
          texture = gdk_texture_new_for_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader));

      show_paintable (self, GDK_PAINTABLE (texture));
    }
  else
    show_missing (self, _ ("This kind of picture is not shown"));

  return GTK_WIDGET (self);
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
      gtk_widget_set_size_request (self->child, width, -1);
    }
}
