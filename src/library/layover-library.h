/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gio/gio.h>

#include "layover-attempt.h"
#include "layover-clock.h"
#include "layover-content-node.h"
#include "layover-keyring.h"
#include "layover-library-course.h"
#include "layover-opening.h"
#include "layover-outbox-item.h"
#include "layover-profile.h"
#include "layover-programme.h"

G_BEGIN_DECLS

#define LAYOVER_TYPE_LIBRARY (layover_library_get_type ())
G_DECLARE_FINAL_TYPE (LayoverLibrary, layover_library, LAYOVER, LIBRARY, GObject)

/* Everything the two front ends hold. It belongs to the main thread. Properties, read-only, notified: profile
 * (LayoverProfile, NULL until somebody said who is studying), programme (LayoverProgramme, NULL before the first
 * bundle that brings one), courses and outbox (GListModel), open-attempt (the id of the attempt to go on with, or
 * NULL). Each _async function has a _finish; where the command line needs it there is a form that waits. */

char *layover_library_dup_default_folder (void);
char *layover_library_start_over (const char *folder, GError **error);
LayoverLibrary *layover_library_new (const char *folder, LayoverClock *clock, GError **error);

gboolean layover_library_refresh (LayoverLibrary *self, GError **error);

const char *layover_library_get_folder (LayoverLibrary *self);
LayoverClock *layover_library_get_clock (LayoverLibrary *self);
LayoverKeyring *layover_library_get_keyring (LayoverLibrary *self);
LayoverProfile *layover_library_get_profile (LayoverLibrary *self);
gboolean layover_library_set_profile (LayoverLibrary *self, const char *name, const char *email,
                                      const char *role, GError **error);
LayoverProgramme *layover_library_get_programme (LayoverLibrary *self);
GListModel *layover_library_get_courses (LayoverLibrary *self);
LayoverLibraryCourse *layover_library_find_course (LayoverLibrary *self, const char *id);
GListModel *layover_library_get_outbox (LayoverLibrary *self);
LayoverOutboxItem *layover_library_find_outbox_item (LayoverLibrary *self, const char *attempt);

/* Files that arrive */

void layover_library_open_async (LayoverLibrary *self, const char *path, GCancellable *cancellable,
                                 LayoverOpeningProgress progress, gpointer progress_data,
                                 GAsyncReadyCallback callback, gpointer user_data);
LayoverOpening *layover_library_open_finish (LayoverLibrary *self, GAsyncResult *result,
                                             GError **error);
LayoverOpening *layover_library_open (LayoverLibrary *self, const char *path,
                                      GCancellable *cancellable, LayoverOpeningProgress progress,
                                      gpointer progress_data, GError **error);

void layover_library_open_sample_async (LayoverLibrary *self, GCancellable *cancellable,
                                        LayoverOpeningProgress progress, gpointer progress_data,
                                        GAsyncReadyCallback callback, gpointer user_data);
LayoverOpening *layover_library_open_sample_finish (LayoverLibrary *self, GAsyncResult *result,
                                                    GError **error);

gboolean layover_library_trust (LayoverLibrary *self, LayoverEnrolment *enrolment,
                                const char *typed, GError **error);
guint layover_library_get_tries_left (LayoverLibrary *self, LayoverEnrolment *enrolment);
gboolean layover_library_remove_course (LayoverLibrary *self, LayoverLibraryCourse *course,
                                        GError **error);

/* Studying */

void layover_library_load_page_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                      const char *part, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
LayoverContentNode *layover_library_load_page_finish (LayoverLibrary *self, GAsyncResult *result,
                                                      GError **error);
void layover_library_load_items_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                       const char *part, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *layover_library_load_items_finish (LayoverLibrary *self, GAsyncResult *result,
                                              GError **error);

gboolean layover_library_mark_part (LayoverLibrary *self, LayoverLibraryCourse *course,
                                    const char *part, gboolean is_done, GError **error);
gboolean layover_library_set_place (LayoverLibrary *self, LayoverLibraryCourse *course,
                                    const char *part, double position, GError **error);

/* Exams */

gboolean layover_library_check_exam (LayoverLibrary *self, LayoverLibraryCourse *course,
                                     const char *exam, int *attempts_left, GError **error);
gboolean layover_library_is_clock_behind (LayoverLibrary *self, gint64 *by_s);
GPtrArray *layover_library_list_attempts (LayoverLibrary *self, const char *course,
                                          const char *exam, GError **error);
LayoverAttemptRow *layover_library_find_open_attempt (LayoverLibrary *self);

void layover_library_load_test_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                      const char *exam, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
LayoverTest *layover_library_load_test_finish (LayoverLibrary *self, GAsyncResult *result,
                                               GError **error);
void layover_library_start_exam_async (LayoverLibrary *self, LayoverLibraryCourse *course,
                                       const char *exam, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
LayoverAttempt *layover_library_start_exam_finish (LayoverLibrary *self, GAsyncResult *result,
                                                   GError **error);
void layover_library_load_attempt_async (LayoverLibrary *self, const char *attempt,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
LayoverAttempt *layover_library_load_attempt_finish (LayoverLibrary *self, GAsyncResult *result,
                                                     GError **error);

void layover_library_hand_in_async (LayoverLibrary *self, LayoverAttempt *attempt,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
LayoverOutboxItem *layover_library_hand_in_finish (LayoverLibrary *self, GAsyncResult *result,
                                                   GError **error);

void layover_library_export_async (LayoverLibrary *self, LayoverOutboxItem *item, const char *path,
                                   const char *place, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean layover_library_export_finish (LayoverLibrary *self, GAsyncResult *result, GError **error);
gboolean layover_library_export (LayoverLibrary *self, LayoverOutboxItem *item, const char *path,
                                 const char *place, GError **error);

G_END_DECLS
