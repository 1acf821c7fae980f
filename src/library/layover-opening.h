/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-enrolment.h"

G_BEGIN_DECLS

/**
 * LayoverOpeningOutcome:
 * @LAYOVER_OPENING_COURSE: a course was added or updated
 * @LAYOVER_OPENING_PROGRAMME: a bundle without a course, which brings a programme, was added or updated
 * @LAYOVER_OPENING_ALREADY_HERE: this very bundle is installed; nothing was changed but damaged files, if any
 * @LAYOVER_OPENING_TRUST_NEEDED: the organisation is not known on this computer: show its enrolment, ask for the
 *   end of the fingerprint, call layover_library_trust() and open the same file again
 * @LAYOVER_OPENING_ENROLMENT: an enrolment of a known organisation was brought up to date, or was known already
 *
 * A refusal is no outcome but an error.
 */
typedef enum
{
  LAYOVER_OPENING_COURSE,
  LAYOVER_OPENING_PROGRAMME,
  LAYOVER_OPENING_ALREADY_HERE,
  LAYOVER_OPENING_TRUST_NEEDED,
  LAYOVER_OPENING_ENROLMENT,
} LayoverOpeningOutcome;

/**
 * LayoverOpeningStep:
 * @LAYOVER_STEP_SIGNATURE: structure, signature, version
 * @LAYOVER_STEP_COPY: copying, every byte compared with what was signed
 * @LAYOVER_STEP_CONTENT: reading pages, questions and references
 * @LAYOVER_STEP_INSTALL: putting it in place; no cancelling any more
 */
typedef enum
{
  LAYOVER_STEP_SIGNATURE,
  LAYOVER_STEP_COPY,
  LAYOVER_STEP_CONTENT,
  LAYOVER_STEP_INSTALL,
} LayoverOpeningStep;

/**
 * LayoverOpeningProgress:
 * @done_bytes: of @total_bytes, in %LAYOVER_STEP_COPY
 *
 * Called on the main context by the asynchronous form, on the calling thread by the synchronous one.
 */
typedef void (*LayoverOpeningProgress) (LayoverOpeningStep step, guint64 done_bytes,
                                        guint64 total_bytes, gpointer data);

#define LAYOVER_TYPE_OPENING (layover_opening_get_type ())
G_DECLARE_FINAL_TYPE (LayoverOpening, layover_opening, LAYOVER, OPENING, GObject)

LayoverOpeningOutcome layover_opening_get_outcome (LayoverOpening *self);
const char *layover_opening_get_org (LayoverOpening *self);
const char *layover_opening_get_course (LayoverOpening *self);
const char *layover_opening_get_title (LayoverOpening *self);
int layover_opening_get_version (LayoverOpening *self);
LayoverEnrolment *layover_opening_get_enrolment (LayoverOpening *self);

G_END_DECLS
