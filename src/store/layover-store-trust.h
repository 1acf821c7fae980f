/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-store.h"

G_BEGIN_DECLS

/**
 * LayoverEnrolmentRow:
 * @bytes: the accepted file, whole, so that its signature can be checked again at every start
 * @is_administrator: it came from the system's configuration, not from a person who typed a fingerprint
 */
typedef struct
{
  char *org;
  int version;
  GBytes *bytes;
  gint64 accepted_s;
  gboolean is_administrator;
} LayoverEnrolmentRow;

/**
 * LayoverHighestRow:
 * @version: the highest version ever accepted of an (organisation, identifier), 0 when none was
 * @digest: (nullable): of which contents
 * @enrolment_version: the version of the enrolment in force then; a later one may reset it
 */
typedef struct
{
  int version;
  char *digest;
  int enrolment_version;
} LayoverHighestRow;

void layover_highest_row_free (LayoverHighestRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverHighestRow, layover_highest_row_free)

void layover_enrolment_row_free (LayoverEnrolmentRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverEnrolmentRow, layover_enrolment_row_free)

gboolean layover_store_add_enrolment (LayoverStore *self, const LayoverEnrolmentRow *row,
                                      GError **error);
GPtrArray *layover_store_list_enrolments (LayoverStore *self, GError **error);

LayoverHighestRow *layover_store_dup_highest (LayoverStore *self, const char *org, const char *id,
                                              GError **error);
gboolean layover_store_set_highest (LayoverStore *self, const char *org, const char *id,
                                    const LayoverHighestRow *row, GError **error);
gboolean layover_store_add_conflict (LayoverStore *self, const char *org, const char *id,
                                     int version, const char *digest, gint64 seen_s,
                                     GError **error);

gboolean layover_store_see_created (LayoverStore *self, gint64 created_s, GError **error);
gint64 layover_store_get_largest_created (LayoverStore *self);

G_END_DECLS
