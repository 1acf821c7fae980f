/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-interaction-view.h"
#include "layover-picture.h"

G_BEGIN_DECLS

/* The picture that a question is answered on, as wide as there is room for. It draws the areas and the marks that it is
 * told of, and says where the person pointed, with the pointer or with the keys; it neither keeps nor judges answers.
 * Beside it there is always a list of real controls that give the same answer.
 *
 * With areas: arrows go from one to the next, Space and Enter point at it. Signal "area-activated" (const char *identifier).
 *
 * Without: arrows move cross hairs by ten pixels of the picture, with Shift by one; Space and Enter point at the place,
 * Delete takes away what is there. Signals "point-activated" (int x, int y), "mark-moved" (guint mark, int x, int y),
 * "mark-removed" (guint mark). Coordinates are pixels of the picture, from its top left corner, as in QTI. */

/** LayoverBoardMark: @is_right: not of the candidate, but where one belongs; @verdict: on one of the candidate */
typedef struct
{
  int x;
  int y;
  gboolean is_right;
  LayoverInteractionVerdict verdict;
} LayoverBoardMark;

/** LayoverBoardLine: between two areas, borrowed from the interaction; @is_given: by the candidate */
typedef struct
{
  const LayoverChoice *first;
  const LayoverChoice *second;
  gboolean is_given;
  LayoverInteractionVerdict verdict;
} LayoverBoardLine;

#define LAYOVER_TYPE_PICTURE_BOARD (layover_picture_board_get_type ())
G_DECLARE_FINAL_TYPE (LayoverPictureBoard, layover_picture_board, LAYOVER, PICTURE_BOARD, GtkWidget)

GtkWidget *layover_picture_board_new (LayoverInteraction *interaction, LayoverMediaFinder *finder);

LayoverPicture *layover_picture_board_load (LayoverContentNode *node, LayoverMediaFinder *finder);

void layover_picture_board_set_is_locked (LayoverPictureBoard *self, gboolean is_locked);

void layover_picture_board_show_area (LayoverPictureBoard *self, const char *identifier,
                                      gboolean is_chosen, LayoverInteractionVerdict verdict,
                                      const char *badge);

void layover_picture_board_fill_area (LayoverPictureBoard *self, const char *identifier,
                                      GPtrArray *fillers);
const char *layover_picture_board_get_area_at (LayoverPictureBoard *self, double x, double y);

void layover_picture_board_show_lines (LayoverPictureBoard *self, const LayoverBoardLine *lines,
                                       guint n_lines);

void layover_picture_board_show_marks (LayoverPictureBoard *self, const LayoverBoardMark *marks,
                                       guint n_marks);
void layover_picture_board_show_targets (LayoverPictureBoard *self, GPtrArray *shapes);
void layover_picture_board_get_aim (LayoverPictureBoard *self, int *x, int *y);

G_END_DECLS
