/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

#include "layover-exam.h"

G_BEGIN_DECLS

/** LayoverBundleExam: one `exam=` line of bundle.rec */
typedef struct
{
  char *id;
  LayoverExamMode mode;
  LayoverExamScoring scoring;
  char *path;
} LayoverBundleExam;

#define LAYOVER_TYPE_BUNDLE (layover_bundle_get_type ())
G_DECLARE_FINAL_TYPE (LayoverBundle, layover_bundle, LAYOVER, BUNDLE, GObject)

LayoverBundle *layover_bundle_load (GBytes *bytes, const char *entry, GError **error);

const char *layover_bundle_get_title (LayoverBundle *self);
const char *layover_bundle_get_language (LayoverBundle *self);
const char *layover_bundle_get_org (LayoverBundle *self);
guint layover_bundle_get_n_exams (LayoverBundle *self);
const LayoverBundleExam *layover_bundle_get_exam (LayoverBundle *self, guint index);

G_END_DECLS
