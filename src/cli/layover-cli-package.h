/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-cli.h"
#include "layover-content-package.h"

G_BEGIN_DECLS

/* A content package as a whole: a folder with imsmanifest.xml, that file, or a ZIP file. */

gboolean layover_cli_is_package (const char *path);
LayoverExit layover_cli_check_package (LayoverCli *cli, const char *path, LayoverResourceKind kind);

G_END_DECLS
