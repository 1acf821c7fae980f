/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-cli-question.h"
#include "layover-cli.h"
#include "layover-content-package.h"

G_BEGIN_DECLS

/* A content package as a whole: a folder with imsmanifest.xml, that file, or a ZIP file. */

/** LayoverCliCheckFunc: reads and reports the question or test that is called @name */
typedef LayoverExit (*LayoverCliCheckFunc) (LayoverCli *cli, LayoverCliQuestions *questions,
                                            const char *name);

LayoverExit layover_cli_check_argument (LayoverCli *cli, LayoverResourceKind kind,
                                        LayoverCliCheckFunc check);

G_END_DECLS
