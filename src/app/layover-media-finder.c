/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-media-finder.h"

struct _LayoverMediaFinder
{
  GObject parent_instance;

  LayoverMediaFinderFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
  LayoverContentViewFactory factory;
  LayoverMathLookup math_lookup;
  gpointer factory_data;
  LayoverAnswerFiles *files;
};

G_DEFINE_FINAL_TYPE (LayoverMediaFinder, layover_media_finder, G_TYPE_OBJECT)

static void
layover_media_finder_finalize (GObject *object)
{
  LayoverMediaFinder *self = LAYOVER_MEDIA_FINDER (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_object (&self->files);

  G_OBJECT_CLASS (layover_media_finder_parent_class)->finalize (object);
}

static void
layover_media_finder_class_init (LayoverMediaFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_media_finder_finalize;
}

static void
layover_media_finder_init (LayoverMediaFinder *self)
{
}

/** layover_media_finder_new: @destroy: (nullable): for @user_data */
LayoverMediaFinder *
layover_media_finder_new (LayoverMediaFinderFunc func, gpointer user_data, GDestroyNotify destroy)
{
  LayoverMediaFinder *self = g_object_new (LAYOVER_TYPE_MEDIA_FINDER, NULL);

  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;

  return self;
}

/**
 * layover_media_finder_set_factory:
 * @factory: (nullable): makes the widgets of parts that can stand anywhere
 * @math_lookup: (nullable): what formulas have in place of names
 *
 * Whoever sets them takes them back before they die.
 */
void
layover_media_finder_set_factory (LayoverMediaFinder *self, LayoverContentViewFactory factory,
                                  LayoverMathLookup math_lookup, gpointer user_data)
{
  g_return_if_fail (LAYOVER_IS_MEDIA_FINDER (self));

  self->factory = factory;
  self->math_lookup = math_lookup;
  self->factory_data = user_data;
}

/** layover_media_finder_dup_math_value: Returns: (transfer full) (nullable): as #LayoverMathLookup */
char *
layover_media_finder_dup_math_value (LayoverMediaFinder *self, const char *identifier)
{
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (self), NULL);

  return self->math_lookup != NULL ? self->math_lookup (identifier, self->factory_data) : NULL;
}

/** layover_media_finder_build: Returns: (transfer floating) (nullable): the widget for a part that can stand anywhere */
GtkWidget *
layover_media_finder_build (LayoverMediaFinder *self, LayoverContentNode *custom,
                            gboolean is_inline)
{
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (self), NULL);

  return self->factory != NULL ? self->factory (custom, is_inline, self->factory_data) : NULL;
}

/** layover_media_finder_set_files: @files: where the bytes of answers go that are files */
void
layover_media_finder_set_files (LayoverMediaFinder *self, LayoverAnswerFiles *files)
{
  g_return_if_fail (LAYOVER_IS_MEDIA_FINDER (self));

  g_set_object (&self->files, files);
}

/** layover_media_finder_get_files: Returns: (transfer none): in memory alone, where nobody set others */
LayoverAnswerFiles *
layover_media_finder_get_files (LayoverMediaFinder *self)
{
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (self), NULL);

  if (self->files == NULL)
    self->files = layover_answer_files_new (NULL, NULL);

  return self->files;
}

/** layover_media_finder_dup_path: Returns: (transfer full) (nullable): %NULL when @entry is not there */
char *
layover_media_finder_dup_path (LayoverMediaFinder *self, const char *entry)
{
  g_return_val_if_fail (LAYOVER_IS_MEDIA_FINDER (self), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  return self->func != NULL ? self->func (entry, self->user_data) : NULL;
}
