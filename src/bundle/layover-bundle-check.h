/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-course.h"
#include "layover-programme.h"

G_BEGIN_DECLS

/* The entries of a bundle that no author writes. */
#define LAYOVER_BUNDLE_RECORD "bundle.rec"
#define LAYOVER_BUNDLE_MANIFEST "imsmanifest.xml"
#define LAYOVER_BUNDLE_ENROLMENT "enrolment.layover"
#define LAYOVER_BUNDLE_COURSE "course.xml"
#define LAYOVER_BUNDLE_PROGRAMME "programme.xml"

/**
 * LayoverBundleSource:
 * @entries: (array zero-terminated=1): every name, ascending by byte
 * @read: the first max_bytes of an entry, all of it when it is shorter
 * @get_size: of an entry, in bytes
 *
 * Where the entries are: an author's folder, or a bundle being imported. Borrowed for the time of the check.
 */
typedef struct
{
  const char *const *entries;
  GBytes *(*read) (gpointer data, const char *entry, gsize max_bytes, GError **error);
  guint64 (*get_size) (gpointer data, const char *entry);
  gpointer data;
} LayoverBundleSource;

/**
 * LayoverBundleResource:
 * @type: the resource type of a content package
 * @dependencies: (element-type utf8): other entries it needs, each once, in the order they appear
 *
 * An entry that something in the bundle uses. Borrowed from the check.
 */
typedef struct
{
  char *entry;
  char *type;
  GPtrArray *dependencies;
} LayoverBundleResource;

typedef struct _LayoverBundleCheck LayoverBundleCheck;

LayoverBundleCheck *layover_bundle_check_new (const LayoverBundleSource *source);
void layover_bundle_check_free (LayoverBundleCheck *self);

GPtrArray *layover_bundle_check_get_problems (LayoverBundleCheck *self);
LayoverCourse *layover_bundle_check_get_course (LayoverBundleCheck *self);
LayoverProgramme *layover_bundle_check_get_programme (LayoverBundleCheck *self);
GPtrArray *layover_bundle_check_get_resources (LayoverBundleCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverBundleCheck, layover_bundle_check_free)

G_END_DECLS
