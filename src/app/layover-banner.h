/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One sentence across the top of a page, with at most one button. It pushes content down and never takes the focus. */

typedef enum
{
  LAYOVER_BANNER_INFO,
  LAYOVER_BANNER_CARE,
} LayoverBannerKind;

GType layover_banner_kind_get_type (void);
#define LAYOVER_TYPE_BANNER_KIND (layover_banner_kind_get_type ())

#define LAYOVER_TYPE_BANNER (layover_banner_get_type ())
G_DECLARE_FINAL_TYPE (LayoverBanner, layover_banner, LAYOVER, BANNER, GtkWidget)

GtkWidget *layover_banner_new (void);

const char *layover_banner_get_title (LayoverBanner *self);
void layover_banner_set_title (LayoverBanner *self, const char *title);
void layover_banner_set_kind (LayoverBanner *self, LayoverBannerKind kind);
void layover_banner_set_button (LayoverBanner *self, const char *label, const char *action_name,
                                GVariant *target);
void layover_banner_set_is_closable (LayoverBanner *self, gboolean is_closable);
gboolean layover_banner_get_revealed (LayoverBanner *self);
void layover_banner_set_revealed (LayoverBanner *self, gboolean revealed);

G_END_DECLS
