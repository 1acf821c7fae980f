/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-bundle"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-bundle-check-private.h"
#include "layover-content.h"
#include "layover-error.h"

typedef struct
{
  LayoverBundleCheck *check;
  const char *entry;
} LinkWalk;

static LayoverContentNode *
load_page (LayoverBundleCheck *self, const char *entry, guint line, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_markdown = g_str_has_suffix (entry, ".md");

  if (!is_markdown && !g_str_has_suffix (entry, ".xhtml"))
    {
      layover_set_error_at_line (
          error, LAYOVER_ERROR_BUNDLE_PAGE_TYPE, LAYOVER_BUNDLE_COURSE, line, 0,
          _ ("A page is a file that ends in .md or .xhtml, and “%s” does not"), entry);
      return NULL;
    }

  bytes = layover_bundle_check_read (self, entry, error);
  if (bytes == NULL)
    return NULL;

  layover_bundle_check_use (self, entry, LAYOVER_BUNDLE_WEB_CONTENT);

  return is_markdown ? layover_content_from_markdown (bytes, entry, error)
                     : layover_content_from_xhtml (bytes, entry, error);
}

/*
 * Loads the page that stands at @line of the course, once. Its links wait until every page is loaded, because
 * they may point into one that comes later.
 */
LayoverContentNode *
layover_bundle_check_page (LayoverBundleCheck *self, const char *entry, guint line)
{
  LayoverContentNode *page = g_hash_table_lookup (self->pages, entry);
  GError *error = NULL;

  if (page != NULL || g_hash_table_contains (self->unread_pages, entry))
    return page;

  page = load_page (self, entry, line, &error);
  if (page == NULL)
    {
      g_hash_table_add (self->unread_pages, g_strdup (entry));
      layover_bundle_check_take_unread (self, error);
      return NULL;
    }

  g_hash_table_insert (self->pages, g_strdup (entry), page);
  return page;
}

static void
check_place (LinkWalk *walk, guint line, const char *target, const char *place)
{
  LayoverContentNode *page = g_hash_table_lookup (walk->check->pages, target);
  GError *error = NULL;

  if (place == NULL || place[0] == '\0' || page == NULL
      || layover_content_node_find_id (page, place) != NULL)
    return;

  layover_set_error_at_line (&error, LAYOVER_ERROR_BUNDLE_PLACE, walk->entry, line, 0,
                             _ ("“%s” has no place called “%s”"), target, place);
  layover_bundle_check_take_problem (walk->check, error);
}

/* The reader can turn to pages of the course and to nothing else. */
static void
check_link (LinkWalk *walk, guint line, const char *target)
{
  g_autofree char *entry = NULL;
  const char *hash = strchr (target, '#');
  GError *error = NULL;

  if (strchr (target, ':') != NULL)
    return;

  entry = hash == target ? g_strdup (walk->entry)
          : hash != NULL ? g_strndup (target, (gsize) (hash - target))
                         : g_strdup (target);

  if (!layover_bundle_check_refer (walk->check, walk->entry, line, entry, LAYOVER_WANT_ANYTHING))
    return;

  if (g_hash_table_contains (walk->check->pages, entry))
    {
      check_place (walk, line, entry, hash != NULL ? hash + 1 : NULL);
      return;
    }

  /* Its own fault was told where it is; a link to it is none. */
  if (g_hash_table_contains (walk->check->unread_pages, entry))
    return;

  layover_set_error_at_line (&error, LAYOVER_ERROR_BUNDLE_LINK, walk->entry, line, 0,
                             _ ("“%s” is linked here and is no page of the course"), entry);
  layover_bundle_check_take_problem (walk->check, error);
}

static void
check_media (LinkWalk *walk, LayoverContentNode *node, const char *target, LayoverBundleWant want)
{
  if (target != NULL && !g_str_has_prefix (target, "data:"))
    layover_bundle_check_refer (walk->check, walk->entry, layover_content_node_get_line (node),
                                target, want);
}

static gboolean
check_node_cb (LayoverContentNode *node, gpointer data)
{
  LinkWalk *walk = data;
  const char *target = layover_content_node_get_target (node);
  LayoverContentKind kind = layover_content_node_get_kind (node);

  if (kind == LAYOVER_CONTENT_LINK && target != NULL)
    check_link (walk, layover_content_node_get_line (node), target);
  else if (kind == LAYOVER_CONTENT_IMAGE)
    check_media (walk, node, target, LAYOVER_WANT_IMAGE);
  else if (kind == LAYOVER_CONTENT_VIDEO || kind == LAYOVER_CONTENT_AUDIO)
    check_media (walk, node, target, LAYOVER_WANT_RECORDING);

  check_media (walk, node, layover_content_node_get_captions (node), LAYOVER_WANT_CAPTIONS);
  check_media (walk, node, layover_content_node_get_poster (node), LAYOVER_WANT_IMAGE);

  return TRUE;
}

/* Follows every link, picture and recording of a page. */
void
layover_bundle_check_links (LayoverBundleCheck *self, LayoverContentNode *page, const char *entry)
{
  LinkWalk walk = { self, entry };

  layover_content_node_foreach (page, check_node_cb, &walk);
}
