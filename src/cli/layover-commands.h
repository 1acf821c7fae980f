/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-cli.h"

G_BEGIN_DECLS

/* One file of commands each, in the order of `layoverctl --help`; every table ends with an empty name. */
extern const LayoverCommand layover_key_commands[];
extern const LayoverCommand layover_enrolment_commands[];
extern const LayoverCommand layover_pack_commands[];
extern const LayoverCommand layover_file_commands[];
extern const LayoverCommand layover_library_commands[];
extern const LayoverCommand layover_outbox_commands[];
extern const LayoverCommand layover_result_commands[];
extern const LayoverCommand layover_item_commands[];
extern const LayoverCommand layover_test_commands[];

G_END_DECLS
