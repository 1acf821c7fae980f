/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-page.h"

G_DEFINE_INTERFACE (LayoverPage, layover_page, GTK_TYPE_WIDGET)

static void
layover_page_default_init (LayoverPageInterface *iface)
{
}

/**
 * layover_page_dup_title:
 *
 * Returns: (transfer full) (nullable): the title; %NULL for that of the app
 */
char *
layover_page_dup_title (LayoverPage *self)
{
  LayoverPageInterface *iface = LAYOVER_PAGE_GET_IFACE (self);

  return iface->dup_title != NULL ? iface->dup_title (self) : NULL;
}

gboolean
layover_page_go_back (LayoverPage *self)
{
  LayoverPageInterface *iface = LAYOVER_PAGE_GET_IFACE (self);

  return iface->go_back != NULL && iface->go_back (self);
}

/**
 * layover_page_entered:
 * @is_again: the page was there already; the window has given the focus back where it was
 */
void
layover_page_entered (LayoverPage *self, gboolean is_again)
{
  LayoverPageInterface *iface = LAYOVER_PAGE_GET_IFACE (self);

  if (iface->entered != NULL)
    iface->entered (self, is_again);
}
