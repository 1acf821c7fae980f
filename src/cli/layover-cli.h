/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

#include "layover-cli-report.h"

G_BEGIN_DECLS

/**
 * LayoverExit:
 *
 * The exit status of every command (docs/format.md section 11).
 */
typedef enum
{
  LAYOVER_EXIT_DONE = 0,
  LAYOVER_EXIT_REFUSED = 1,
  LAYOVER_EXIT_USAGE = 2,
  LAYOVER_EXIT_LOCAL_FAULT = 3,
} LayoverExit;

typedef struct _LayoverCli LayoverCli;

/**
 * LayoverCommand:
 * @name: one or two words, as typed
 * @arguments: what follows the options, as usage shows it
 * @summary: one translatable line
 * @details: translatable paragraphs, with examples, below the options
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *details;
  LayoverExit (*run) (LayoverCli *cli);
} LayoverCommand;

LayoverCli *layover_cli_new (const LayoverCommand *command, const char *const *arguments,
                             gboolean is_json);
void layover_cli_free (LayoverCli *self);

gboolean layover_cli_parse (LayoverCli *self, const GOptionEntry *options, guint n_min, guint n_max,
                            char ***arguments);
gboolean layover_cli_is_json (LayoverCli *self);

LayoverExit layover_cli_done (LayoverCli *self, LayoverCliReport *report);
LayoverExit layover_cli_misuse (LayoverCli *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
LayoverExit layover_cli_fail (LayoverCli *self, const GError *error);
LayoverExit layover_cli_fail_all (LayoverCli *self, GPtrArray *errors);
void layover_cli_warn_all (LayoverCli *self, GPtrArray *warnings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverCli, layover_cli_free)

G_END_DECLS
