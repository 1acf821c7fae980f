/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-outbox-item.h"
#include "layover-store-attempts.h"
#include "layover-store-outbox.h"

G_BEGIN_DECLS

LayoverOutboxItem *layover_outbox_item_new (const LayoverAttemptRow *attempt);
void layover_outbox_item_update (LayoverOutboxItem *self, const LayoverOutboxRow *row);

G_END_DECLS
