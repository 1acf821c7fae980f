/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-media-type.h"
#include "layover-picture.h"

/* A preview is no larger than this, and sharp at twice the text size. */
#define PREVIEW_WIDTH 480
#define PREVIEW_HEIGHT 200
#define PREVIEW_PIXELS 1024

struct _LayoverPicture
{
  GObject parent_instance;

  GdkTexture *texture;
  char *problem;
  int width;
  int height;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void paintable_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverPicture, layover_picture, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_init))

static void
set_problem (LayoverPicture *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gsize
read_head (const char *path, guint8 *head, gsize length)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  gsize n_read = 0;

  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), head, length, &n_read, NULL, NULL);

  return n_read;
}

/* No decoder sees a byte before the first ones have shown that it is one of the few kinds that follow no references, and
 * that it is no larger than it may be. */
static const char *
find_problem (LayoverPicture *self, const char *path)
{
  g_autofree guint8 *head = g_malloc (LAYOVER_MEDIA_HEAD_BYTES);
  gsize n_read = read_head (path, head, LAYOVER_MEDIA_HEAD_BYTES);
  guint32 width = 0;
  guint32 height = 0;

  if (!layover_media_type_is_image (layover_media_type_guess (head, n_read)))
    return _ ("This kind of picture is not shown");
  if (layover_media_measure_image (head, n_read, &width, &height)
      && (guint64) width * height > LAYOVER_IMAGE_MAX_PIXELS)
    return _ ("This picture is too large to be shown");
  if (gdk_pixbuf_get_file_info (path, &self->width, &self->height) == NULL)
    return _ ("This picture is damaged");
  if ((gint64) self->width * self->height > LAYOVER_IMAGE_MAX_PIXELS)
    return _ ("This picture is too large to be shown");

  return NULL;
}

/* Only the head of the file is read here; the rest follows away from the main thread. */
static gboolean
measure (LayoverPicture *self, const char *path)
{
  const char *problem = path != NULL ? find_problem (self, path) : _ ("Not in this bundle");

  if (problem != NULL)
    set_problem (self, problem);

  return problem == NULL;
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
  LayoverPicture *self = LAYOVER_PICTURE (source);
  g_autoptr (GError) error = NULL;

  self->texture = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->texture != NULL)
    gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
  else
    set_problem (self, error->message);
}

static void
layover_picture_snapshot (GdkPaintable *paintable, GdkSnapshot *snapshot, double width,
                          double height)
{
  LayoverPicture *self = LAYOVER_PICTURE (paintable);

  if (self->texture != NULL)
    gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
}

static int
layover_picture_get_intrinsic_width (GdkPaintable *paintable)
{
  return LAYOVER_PICTURE (paintable)->width;
}

static int
layover_picture_get_intrinsic_height (GdkPaintable *paintable)
{
  return LAYOVER_PICTURE (paintable)->height;
}

static GdkPaintableFlags
layover_picture_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static void
paintable_init (GdkPaintableInterface *iface)
{
  iface->snapshot = layover_picture_snapshot;
  iface->get_intrinsic_width = layover_picture_get_intrinsic_width;
  iface->get_intrinsic_height = layover_picture_get_intrinsic_height;
  iface->get_flags = layover_picture_get_flags;
}

static void
layover_picture_finalize (GObject *object)
{
  LayoverPicture *self = LAYOVER_PICTURE (object);

  g_clear_object (&self->texture);
  g_free (self->problem);

  G_OBJECT_CLASS (layover_picture_parent_class)->finalize (object);
}

static void
layover_picture_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, LAYOVER_PICTURE (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_picture_class_init (LayoverPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_picture_finalize;
  object_class->get_property = layover_picture_get_property;

  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_picture_init (LayoverPicture *self)
{
}

/** layover_picture_new: @path: (nullable): %NULL when the bundle has no such picture */
LayoverPicture *
layover_picture_new (const char *path)
{
  LayoverPicture *self = g_object_new (LAYOVER_TYPE_PICTURE, NULL);
  g_autoptr (GTask) task = NULL;

  if (!measure (self, path))
    return self;

  /* the task keeps the picture until it is loaded, whoever has lost interest meanwhile */
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, layover_picture_new);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_in_thread);

  return self;
}

/* A few bytes can claim to be a very large picture: it is decoded no larger than it could be shown. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  if ((gint64) width * height > LAYOVER_IMAGE_MAX_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

/** layover_picture_new_from_data: @data_uri: a PNG or JPEG below 64 KiB, as the content layer has let it pass */
LayoverPicture *
layover_picture_new_from_data (const char *data_uri)
{
  LayoverPicture *self = g_object_new (LAYOVER_TYPE_PICTURE, NULL);
  const char *comma = strchr (data_uri, ',');
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  g_autofree guchar *data = NULL;
  gsize length = 0;
  gboolean is_whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  data = g_base64_decode (comma != NULL ? comma + 1 : "", &length);
  is_whole = gdk_pixbuf_loader_write (loader, data, length, NULL);
  is_whole = gdk_pixbuf_loader_close (loader, NULL) && is_whole;
  if (!is_whole || gdk_pixbuf_loader_get_pixbuf (loader) == NULL)
    {
      set_problem (self, _ ("This kind of picture is not shown"));
      return self;
    }

  self->texture = gdk_texture_new_for_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader));
  self->width = gdk_texture_get_width (self->texture);
  self->height = gdk_texture_get_height (self->texture);

  return self;
}

/* Decoded no larger than a preview needs. */
static void
fit_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  int longer = MAX (width, height);

  if (longer > PREVIEW_PIXELS)
    gdk_pixbuf_loader_set_size (loader, MAX (width * PREVIEW_PIXELS / longer, 1),
                                MAX (height * PREVIEW_PIXELS / longer, 1));
}

static void
decode_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GError *error = NULL;
  gboolean is_whole;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (fit_cb), NULL);
  is_whole = gdk_pixbuf_loader_write_bytes (loader, task_data, &error);
  is_whole = gdk_pixbuf_loader_close (loader, is_whole ? &error : NULL) && is_whole;
  if (is_whole)
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (gdk_pixbuf_loader_get_pixbuf (loader)),
                           g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * layover_picture_new_from_bytes:
 * @bytes: of whoever
 *
 * A preview: the head is measured here, the rest is decoded away from the main thread, and small.
 */
LayoverPicture *
layover_picture_new_from_bytes (GBytes *bytes)
{
  LayoverPicture *self = g_object_new (LAYOVER_TYPE_PICTURE, NULL);
  g_autoptr (GTask) task = NULL;
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);
  guint32 width, height;
  double scale;

  if (!layover_media_measure_image (data, MIN (length, LAYOVER_MEDIA_HEAD_BYTES), &width, &height))
    set_problem (self, _ ("This kind of picture is not shown"));
  else if ((guint64) width * height > LAYOVER_IMAGE_MAX_PIXELS)
    set_problem (self, _ ("This picture is too large to be shown"));
  if (self->problem != NULL)
    return self;

  scale = MIN (1.0, MIN ((double) PREVIEW_WIDTH / width, (double) PREVIEW_HEIGHT / height));
  self->width = MAX ((int) (width * scale), 1);
  self->height = MAX ((int) (height * scale), 1);
  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, layover_picture_new_from_bytes);
  g_task_set_task_data (task, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_in_thread);

  return self;
}

/** layover_picture_get_problem: Returns: (transfer none) (nullable): why there is nothing to see */
const char *
layover_picture_get_problem (LayoverPicture *self)
{
  g_return_val_if_fail (LAYOVER_IS_PICTURE (self), NULL);

  return self->problem;
}

/** layover_picture_get_texture: Returns: (transfer none) (nullable): its pixels, once they are there */
GdkTexture *
layover_picture_get_texture (LayoverPicture *self)
{
  g_return_val_if_fail (LAYOVER_IS_PICTURE (self), NULL);

  return self->texture;
}
