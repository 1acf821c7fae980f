/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LayoverPartKind:
 * @LAYOVER_PART_PAGE: a page to read; its entry is Markdown or XHTML
 * @LAYOVER_PART_VIDEO: a recording, in the bundle (entry) or only online (href)
 * @LAYOVER_PART_CHECK: questions to practise on; its items are QTI
 */
typedef enum
{
  LAYOVER_PART_PAGE,
  LAYOVER_PART_VIDEO,
  LAYOVER_PART_CHECK,
} LayoverPartKind;

#define LAYOVER_TYPE_PART (layover_part_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPart, layover_part, LAYOVER, PART, GObject)

const char *layover_part_get_id (LayoverPart *self);
const char *layover_part_get_title (LayoverPart *self);
LayoverPartKind layover_part_get_kind (LayoverPart *self);
const char *layover_part_get_entry (LayoverPart *self);
const char *layover_part_get_href (LayoverPart *self);
const char *layover_part_get_captions (LayoverPart *self);
const char *layover_part_get_poster (LayoverPart *self);
int layover_part_get_minutes (LayoverPart *self);
const char *layover_part_get_source_uri (LayoverPart *self);
gint64 layover_part_get_source_date_s (LayoverPart *self);
const char *const *layover_part_get_items (LayoverPart *self);
guint layover_part_get_line (LayoverPart *self);

G_END_DECLS
