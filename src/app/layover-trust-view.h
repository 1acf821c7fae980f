/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-enrolment.h"

G_BEGIN_DECLS

/* “Do you know this organisation?”: its name, its fingerprint without the last eight symbols, and an entry for them.
 * Signal "trust" (const char *symbols): eight symbols were typed and the person asks to trust. */

#define LAYOVER_FINGERPRINT_TAIL 8

#define LAYOVER_TYPE_TRUST_VIEW (layover_trust_view_get_type ())
G_DECLARE_FINAL_TYPE (LayoverTrustView, layover_trust_view, LAYOVER, TRUST_VIEW, AdwBin)

GtkWidget *layover_trust_view_new (void);

void layover_trust_view_set_enrolment (LayoverTrustView *self, LayoverEnrolment *enrolment,
                                       const char *file_name);
void layover_trust_view_set_tries_left (LayoverTrustView *self, guint tries_left);
void layover_trust_view_say_wrong (LayoverTrustView *self);
void layover_trust_view_submit (LayoverTrustView *self);
gboolean layover_trust_view_is_complete (LayoverTrustView *self);

char *layover_trust_normalise (const char *typed);

G_END_DECLS
