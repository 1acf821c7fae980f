/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-opening.h"

G_BEGIN_DECLS

LayoverOpening *layover_opening_new (LayoverOpeningOutcome outcome, const char *org,
                                     const char *course, const char *title, int version);
LayoverOpening *layover_opening_new_for_enrolment (LayoverOpeningOutcome outcome,
                                                   LayoverEnrolment *enrolment);

G_END_DECLS
