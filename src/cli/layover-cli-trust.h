/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-keyring.h"
#include "layover-verification.h"

G_BEGIN_DECLS

/**
 * LayoverCliTrust:
 * @key: (nullable): --key
 * @enrolments: (nullable) (array zero-terminated=1): --enrolment
 * @folder: (nullable): --data
 *
 * Whom a person told the command to trust.
 */
typedef struct
{
  char *key;
  char **enrolments;
  char *folder;
} LayoverCliTrust;

#define LAYOVER_CLI_TRUST_OPTIONS(trust)                                                           \
  { "key",      'k', 0, G_OPTION_ARG_FILENAME, &(trust)->key, N_ ("Trust this public key only"),   \
    N_ ("FILE") },                                                                                 \
      { "enrolment",                                                                               \
        'e',                                                                                       \
        0,                                                                                         \
        G_OPTION_ARG_FILENAME_ARRAY,                                                               \
        &(trust)->enrolments,                                                                      \
        N_ ("Trust this enrolment only; may be repeated"),                                         \
        N_ ("FILE") },                                                                             \
  {                                                                                                \
    "data", 0, 0, G_OPTION_ARG_FILENAME, &(trust)->folder, N_ ("Where this person's data lie"),    \
        N_ ("FOLDER")                                                                              \
  }

void layover_cli_trust_clear (LayoverCliTrust *self);
LayoverVerification *layover_cli_trust_verify (const LayoverCliTrust *self,
                                               LayoverContainer *container, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LayoverCliTrust, layover_cli_trust_clear)

G_END_DECLS
