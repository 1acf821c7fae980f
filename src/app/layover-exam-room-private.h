/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <adwaita.h>

#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-exam-clock.h"
#include "layover-exam-facts.h"
#include "layover-exam-palette.h"
#include "layover-exam-room.h"
#include "layover-exam-stage.h"
#include "layover-exam-work-page.h"

G_BEGIN_DECLS

typedef enum
{
  LAYOVER_EXAM_PAGE_WORK,
  LAYOVER_EXAM_PAGE_QUESTIONS,
  LAYOVER_EXAM_PAGE_REVIEW,
  LAYOVER_EXAM_PAGE_HAND_IN,
  LAYOVER_EXAM_PAGE_KEYS,
  LAYOVER_EXAM_PAGE_TIME_UP,
} LayoverExamPage;

struct _LayoverExamRoom
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  GtkWidget *questions_button;
  GtkWidget *back_button;
  AdwWindowTitle *title;
  GtkWidget *tools_button;
  GtkLabel *tools_label;
  GtkImage *tools_icon;
  GtkLabel *text_size;
  LayoverExamClock *clock;
  LayoverBanner *time_banner;
  LayoverBanner *save_banner;
  LayoverExamStage *stage;

  LayoverExamWorkPage *work_page;
  LayoverExamFacts *facts; /* of the page for handing in, while it is shown */

  LayoverAttempt *attempt;
  char *subtitle;
  GHashTable *closed_actions; /* set of const char * */
  LayoverExamPage page;
  guint tick_id;
  guint banner_id;
  guint focus_id;
  gboolean is_away;
  gboolean is_submitting;
  gboolean has_announced_fault;
};

void layover_exam_room_show_page (LayoverExamRoom *self, LayoverExamPage page);
void layover_exam_room_update_header (LayoverExamRoom *self);
gboolean layover_exam_room_can_submit (LayoverExamRoom *self);
void layover_exam_room_submit (LayoverExamRoom *self);
void layover_exam_room_emit_finished (LayoverExamRoom *self);

void layover_exam_room_install_actions (GtkWidgetClass *widget_class);
void layover_exam_room_update_actions (LayoverExamRoom *self);

G_END_DECLS
