/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-keyring.h"
#include "layover-store.h"

G_BEGIN_DECLS

/* Who is trusted: the keyring in memory and the rows it is made of. */

LayoverKeyring *layover_trust_load (LayoverStore *store, GError **error);
gboolean layover_trust_accept (LayoverStore *store, LayoverKeyring *keyring,
                               LayoverEnrolment *enrolment, gint64 now_s, gboolean is_administrator,
                               GError **error);
void layover_trust_add_administrators (LayoverStore *store, LayoverKeyring *keyring,
                                       const char *folder, gint64 now_s);

G_END_DECLS
