/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-library.h"

G_BEGIN_DECLS

/* For the commands that look at or change what this computer holds. */

#define LAYOVER_CLI_DATA_OPTION(variable)                                                          \
  {                                                                                                \
    "data", 0, 0, G_OPTION_ARG_FILENAME, variable, N_ ("Where this person's data lie"),            \
        N_ ("FOLDER")                                                                              \
  }

LayoverLibrary *layover_cli_open_library (const char *folder, GError **error);

G_END_DECLS
