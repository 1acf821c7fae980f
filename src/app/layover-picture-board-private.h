/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-picture-board.h"

G_BEGIN_DECLS

/**
 * LayoverBoardArea:
 * @choice: borrowed from the interaction
 * @badge: what stands on it: the letter of the choice, or a number
 * @fillers: (element-type LayoverChoice): what was put on it, borrowed as well
 */
typedef struct
{
  const LayoverChoice *choice;
  char *badge;
  GPtrArray *fillers;
  gboolean is_chosen;
  LayoverInteractionVerdict verdict;
} LayoverBoardArea;

struct _LayoverPictureBoard
{
  GtkWidget parent_instance;

  LayoverInteraction *interaction;
  LayoverMediaFinder *finder;
  LayoverPicture *picture;
  GHashTable *filler_pictures; /* LayoverChoice → LayoverPicture */
  GtkWidget *notice;           /* says why there is nothing to see */
  int notice_height;
  GArray *lines; /* of LayoverBoardLine */
  GArray *areas; /* of LayoverBoardArea */
  guint current; /* area that the keys are at */
  int hovered;   /* area under the pointer, -1 for none */
  gboolean is_locked;

  GArray *marks;          /* of LayoverBoardMark; those that are right and not given come last */
  GPtrArray *targets;     /* of LayoverShape: where points belong, once that is told */
  LayoverPicture *object; /* (nullable): what stands at a mark */
  gboolean has_aim;       /* the cross hairs were moved */
  int aim_x;
  int aim_y;
  int dragged; /* mark that the pointer holds, -1 for none */
};

enum
{
  LAYOVER_BOARD_AREA_ACTIVATED,
  LAYOVER_BOARD_POINT_ACTIVATED,
  LAYOVER_BOARD_MARK_MOVED,
  LAYOVER_BOARD_MARK_REMOVED,
  LAYOVER_BOARD_N_SIGNALS
};

extern guint layover_picture_board_signals[LAYOVER_BOARD_N_SIGNALS];

/* How the pixels of the picture become those of the screen. */
typedef struct
{
  double scale;
  double left;
  double top;
} LayoverBoardView;

void layover_picture_board_get_size (LayoverPictureBoard *self, double *width, double *height);
void layover_picture_board_get_view (LayoverPictureBoard *self, LayoverBoardView *view);
LayoverBoardArea *layover_picture_board_get_area (LayoverPictureBoard *self, guint i);
void layover_picture_board_get_area_bounds (LayoverPictureBoard *self, guint i,
                                            graphene_rect_t *bounds);
int layover_picture_board_find_area (LayoverPictureBoard *self, double x, double y);

void layover_picture_board_init_areas (LayoverPictureBoard *self);
void layover_picture_board_init_points (LayoverPictureBoard *self);
LayoverBoardMark *layover_picture_board_get_mark (LayoverPictureBoard *self, guint i);
void layover_picture_board_get_object_bounds (LayoverPictureBoard *self,
                                              const LayoverBoardMark *mark,
                                              graphene_rect_t *bounds);

void layover_picture_board_snapshot_fillers (LayoverPictureBoard *self, GtkSnapshot *snapshot);
void layover_picture_board_draw (LayoverPictureBoard *self, cairo_t *cairo);

G_END_DECLS
