/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverReferenceKind:
 * @LAYOVER_REFERENCE_ENTRY: an entry of the same container, perhaps with a place in it: "pages/fit.md#score"
 * @LAYOVER_REFERENCE_PLACE: a place on the same page: "#score"
 * @LAYOVER_REFERENCE_EXTERNAL: an https, http or mailto address, which a person may be shown and nothing follows
 * @LAYOVER_REFERENCE_DATA: a PNG or JPEG picture written into the reference itself
 */
typedef enum
{
  LAYOVER_REFERENCE_ENTRY,
  LAYOVER_REFERENCE_PLACE,
  LAYOVER_REFERENCE_EXTERNAL,
  LAYOVER_REFERENCE_DATA,
} LayoverReferenceKind;

#define LAYOVER_REFERENCE_MAX_DATA_BYTES (64 * 1024)

char *layover_content_resolve (const char *base_entry, const char *reference,
                               LayoverReferenceKind *kind, GError **error);

G_END_DECLS
