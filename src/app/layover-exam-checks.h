/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <gtk/gtk.h>

#include "layover-library.h"

G_BEGIN_DECLS

/* Whether this computer is fit for an exam. Nothing here counts against the candidate. */

/**
 * LayoverExamFinding:
 * @LAYOVER_EXAM_FINDING_STOP: the exam cannot begin: no room on the disk, or a paper that may not be used
 * @LAYOVER_EXAM_FINDING_LOOK: worth a look, and the exam can begin
 * @LAYOVER_EXAM_FINDING_GOOD: as it should be
 */
typedef enum
{
  LAYOVER_EXAM_FINDING_STOP,
  LAYOVER_EXAM_FINDING_LOOK,
  LAYOVER_EXAM_FINDING_GOOD,
} LayoverExamFinding;

/**
 * LayoverExamCheck:
 * @name: what was looked at
 * @text: what was found, and what helps
 */
typedef struct
{
  const char *name;
  char *text;
  LayoverExamFinding finding;
} LayoverExamCheck;

GPtrArray *layover_exam_checks_run (LayoverLibrary *library, LayoverLibraryCourse *course,
                                    const char *exam, GtkWidget *widget);

LayoverExamCheck *layover_exam_check_disk (guint64 free_bytes);
LayoverExamCheck *layover_exam_check_battery (const char *folder);
LayoverExamCheck *layover_exam_check_clock (gint64 behind_s);
void layover_exam_check_free (LayoverExamCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverExamCheck, layover_exam_check_free)

G_END_DECLS
