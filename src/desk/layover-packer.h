/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-secret-key.h"

G_BEGIN_DECLS

/**
 * LayoverPackOrder:
 * @org: (nullable): the organisation's id; may be %NULL when there is an enrolment
 * @enrolment: (nullable): path of the organisation's enrolment, which then travels in the bundle
 * @created_s: when the bundle was made, in seconds since 1970; 0 for the date of the course
 * @expires_s: when it ends, in seconds since 1970; 0 when it does not
 * @may_replace: whether an existing output may be overwritten
 */
typedef struct
{
  const char *org;
  const char *enrolment;
  gint64 created_s;
  gint64 expires_s;
  gboolean may_replace;
} LayoverPackOrder;

typedef struct _LayoverPacker LayoverPacker;

LayoverPacker *layover_packer_new (const char *folder, GError **error);
void layover_packer_free (LayoverPacker *self);

GPtrArray *layover_packer_get_problems (LayoverPacker *self);
const char *layover_packer_get_id (LayoverPacker *self);
const char *layover_packer_get_title (LayoverPacker *self);
int layover_packer_get_version (LayoverPacker *self);
guint layover_packer_get_n_files (LayoverPacker *self);

gboolean layover_packer_write (LayoverPacker *self, const LayoverPackOrder *order,
                               const LayoverSecretKey *key, const char *output, GError **error);
gboolean layover_packer_write_depfile (LayoverPacker *self, const char *output, const char *path,
                                       GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverPacker, layover_packer_free)

G_END_DECLS
