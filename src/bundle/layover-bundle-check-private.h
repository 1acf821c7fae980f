/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-bundle-check.h"
#include "layover-content-node.h"
#include "layover-media-type.h"

G_BEGIN_DECLS

/* docs/format.md section 10: the longest text that is read into memory whole */
#define LAYOVER_BUNDLE_MAX_TEXT_BYTES (4 * 1024 * 1024)

/* The resource type of a content package for everything that is neither item nor test */
#define LAYOVER_BUNDLE_WEB_CONTENT "webcontent"

/**
 * LayoverBundleWant:
 *
 * What the place that names an entry can do with it.
 */
typedef enum
{
  LAYOVER_WANT_ANYTHING,
  LAYOVER_WANT_IMAGE,
  LAYOVER_WANT_RECORDING,
  LAYOVER_WANT_CAPTIONS,
} LayoverBundleWant;

struct _LayoverBundleCheck
{
  const LayoverBundleSource *source;
  gsize n_entries;
  GPtrArray *problems;
  GHashTable *resources;
  GPtrArray *sorted;
  GHashTable *pages;
  GHashTable *unread_pages;
  LayoverCourse *course;
  LayoverProgramme *programme;
  gboolean has_unread_text;
};

void layover_bundle_check_take_problem (LayoverBundleCheck *self, GError *error);
void layover_bundle_check_take_unread (LayoverBundleCheck *self, GError *error);
gboolean layover_bundle_check_has_entry (LayoverBundleCheck *self, const char *entry);
GBytes *layover_bundle_check_read (LayoverBundleCheck *self, const char *entry, GError **error);
LayoverBundleResource *layover_bundle_check_use (LayoverBundleCheck *self, const char *entry,
                                                 const char *type);
void layover_bundle_check_add_dependency (LayoverBundleResource *self, const char *entry);
gboolean layover_bundle_check_refer (LayoverBundleCheck *self, const char *from, guint line,
                                     const char *target, LayoverBundleWant want);
void layover_bundle_check_media (LayoverBundleCheck *self, const char *entry,
                                 LayoverBundleWant want);

LayoverContentNode *layover_bundle_check_page (LayoverBundleCheck *self, const char *entry,
                                               guint line);
void layover_bundle_check_links (LayoverBundleCheck *self, LayoverContentNode *page,
                                 const char *entry);

void layover_bundle_check_item (LayoverBundleCheck *self, const char *entry, guint line);
void layover_bundle_check_exam (LayoverBundleCheck *self, LayoverExam *exam);

void layover_bundle_check_run (LayoverBundleCheck *self);

G_END_DECLS
