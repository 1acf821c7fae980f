/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-keyring.h"
#include "layover-library-course-private.h"
#include "layover-library.h"
#include "layover-outbox-item-private.h"
#include "layover-store.h"

G_BEGIN_DECLS

struct _LayoverLibrary
{
  GObject parent_instance;

  LayoverStore *store;
  LayoverClock *clock;
  LayoverKeyring *keyring;
  LayoverProfile *profile;
  LayoverProgramme *programme;
  GListStore *courses;
  GListStore *outbox;
  char *open_attempt;
  GHashTable *tries_left;
  guint pending_source;
};

void layover_library_run_job (GTask *task, GTaskThreadFunc thread, gpointer job,
                              GDestroyNotify free_job, GAsyncReadyCallback callback);

gint64 layover_library_get_now_s (LayoverLibrary *self);
gboolean layover_library_load_trust (LayoverLibrary *self, GError **error);

gboolean layover_library_refresh_courses (LayoverLibrary *self, GError **error);
void layover_library_refresh_standing (LayoverLibrary *self, LayoverLibraryCourse *course);
gboolean layover_library_refresh_attempts (LayoverLibrary *self, GError **error);
void layover_library_set_programme (LayoverLibrary *self, LayoverProgramme *programme);
void layover_library_make_pending (LayoverLibrary *self);

LayoverBundleFiles *layover_library_load_files (LayoverStore *store, const LayoverBundleRow *row,
                                                GError **error);

G_END_DECLS
