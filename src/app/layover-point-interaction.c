/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-picture-board.h"
#include "layover-picture-sides.h"
#include "layover-point-interaction.h"
#include "layover-point-row.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define OBJECT_MAX_SIZE 96

struct _LayoverPointInteraction
{
  LayoverInteractionView parent_instance;

  LayoverPictureBoard *board;
  GtkWidget *list; /* of LayoverPointRow */
  GtkWidget *add_button;
  GtkWidget *help;
  LayoverVerdictLine *verdict_line;
  GArray *points; /* of LayoverBoardMark, as they were given */
};

G_DEFINE_FINAL_TYPE (LayoverPointInteraction, layover_point_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteraction *
get_interaction (LayoverPointInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

static LayoverBoardMark *
get_point (LayoverPointInteraction *self, guint i)
{
  return &g_array_index (self->points, LayoverBoardMark, i);
}

static gboolean
is_locked (LayoverPointInteraction *self)
{
  return layover_interaction_view_get_is_locked (LAYOVER_INTERACTION_VIEW (self));
}

static LayoverValue *
dup_value (LayoverPointInteraction *self)
{
  LayoverCardinality cardinality = layover_interaction_view_get_cardinality (
      LAYOVER_INTERACTION_VIEW (self));
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);

  for (guint i = 0; i < self->points->len; i++)
    g_ptr_array_add (members,
                     layover_value_new_point (get_point (self, i)->x, get_point (self, i)->y));

  if (members->len == 0)
    return NULL;
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return layover_value_ref (g_ptr_array_index (members, 0));

  return layover_value_new_container (cardinality, LAYOVER_BASE_TYPE_POINT, members);
}

/* Appends what @value has: one point, or a container of points. */
static void
append_points (GArray *points, LayoverValue *value, gboolean is_right)
{
  gboolean is_single = value != NULL
                       && layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE;
  guint n_values = is_single ? 1 : layover_value_get_n_values (value);

  for (guint i = 0; i < n_values; i++)
    {
      LayoverValue *member = is_single ? value : layover_value_get_value (value, i);
      LayoverBoardMark mark = { .is_right = is_right };

      layover_value_get_point (member, &mark.x, &mark.y);
      g_array_append_val (points, mark);
    }
}

/* The areas that give points, once that may be told. */
static GPtrArray *
dup_targets (LayoverPointInteraction *self)
{
  const LayoverJudgement *judgement = layover_interaction_view_get_judgement (
      LAYOVER_INTERACTION_VIEW (self));
  g_autoptr (GArray) accepted = NULL;
  GPtrArray *targets = g_ptr_array_new ();

  if (judgement == NULL)
    return targets;

  accepted = layover_judgement_dup_accepted (judgement);
  for (guint i = 0; i < accepted->len; i++)
    if (g_array_index (accepted, LayoverMapEntry, i).area != NULL)
      g_ptr_array_add (targets, (gpointer) g_array_index (accepted, LayoverMapEntry, i).area);

  return targets;
}

/* Once judged, the picture shows where the places are too: the author's areas, or else the points. */
static void
show_marks (LayoverPointInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (GArray) marks = g_array_copy (self->points);
  g_autoptr (GPtrArray) targets = dup_targets (self);

  for (guint i = 0; i < marks->len; i++)
    g_array_index (marks, LayoverBoardMark, i).verdict = layover_interaction_view_judge_member (
        view, i);
  if (targets->len == 0
      && layover_interaction_view_get_verdict (view) == LAYOVER_INTERACTION_VERDICT_NOT_YET)
    append_points (marks, layover_interaction_view_get_expected (view), TRUE);
  layover_picture_board_show_targets (self->board, targets);
  layover_picture_board_show_marks (self->board, (const LayoverBoardMark *) marks->data,
                                    marks->len);
}

static guint
find_row (LayoverPointInteraction *self, GtkWidget *row)
{
  guint i = 0;

  for (GtkWidget *at = gtk_widget_get_first_child (self->list); at != row;
       at = gtk_widget_get_next_sibling (at))
    i++;

  return i;
}

static void move_point (LayoverPointInteraction *self, guint i, int x, int y);
static void remove_point (LayoverPointInteraction *self, guint i);

static void
row_moved_cb (LayoverPointRow *row, int x, int y, gpointer user_data)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (user_data);

  move_point (self, find_row (self, GTK_WIDGET (row)), x, y);
}

static void
row_removed_cb (LayoverPointRow *row, gpointer user_data)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (user_data);

  remove_point (self, find_row (self, GTK_WIDGET (row)));
}

/* Rows stay where they are as long as there are points for them, so that the focus is not lost. */
static void
show_rows (LayoverPointInteraction *self)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < self->points->len; i++)
    {
      if (row == NULL)
        {
          row = layover_point_row_new (i + 1);
          g_signal_connect (row, "moved", G_CALLBACK (row_moved_cb), self);
          g_signal_connect (row, "removed", G_CALLBACK (row_removed_cb), self);
          gtk_box_append (GTK_BOX (self->list), row);
        }
      layover_point_row_set_point (LAYOVER_POINT_ROW (row), get_point (self, i)->x,
                                   get_point (self, i)->y);
      layover_point_row_set_is_locked (LAYOVER_POINT_ROW (row), is_locked (self));
      layover_point_row_set_verdict (
          LAYOVER_POINT_ROW (row),
          layover_interaction_view_judge_member (LAYOVER_INTERACTION_VIEW (self), i));
      row = gtk_widget_get_next_sibling (row);
    }

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->list), row);
      row = next;
    }
  gtk_widget_set_visible (self->list, self->points->len > 0);
}

static void
show_points (LayoverPointInteraction *self)
{
  show_rows (self);
  show_marks (self);
}

static void
take_answer (LayoverPointInteraction *self)
{
  g_autoptr (LayoverValue) value = dup_value (self);

  show_points (self);
  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
}

static void
keep_inside (LayoverPointInteraction *self, LayoverBoardMark *mark)
{
  LayoverContentNode *picture = layover_interaction_get_picture (get_interaction (self));
  int width = layover_content_node_get_width (picture);
  int height = layover_content_node_get_height (picture);

  mark->x = MAX (width > 0 ? MIN (mark->x, width) : mark->x, 0);
  mark->y = MAX (height > 0 ? MIN (mark->y, height) : mark->y, 0);
}

static void
move_point (LayoverPointInteraction *self, guint i, int x, int y)
{
  LayoverBoardMark mark = { .x = x, .y = y };

  if (is_locked (self) || i >= self->points->len)
    return;

  keep_inside (self, &mark);
  *get_point (self, i) = mark;
  take_answer (self);
}

static void
remove_point (LayoverPointInteraction *self, guint i)
{
  if (is_locked (self) || i >= self->points->len)
    return;

  g_array_remove_index (self->points, i);
  gtk_widget_grab_focus (GTK_WIDGET (self->board));
  take_answer (self);
  layover_widget_say (GTK_WIDGET (self), _ ("Place %u taken away"), i + 1);
}

/* Where one place is asked for, another one replaces it; one too many of several is refused gently. */
static void
add_point (LayoverPointInteraction *self, int x, int y)
{
  guint max_choices = layover_interaction_get_max_choices (get_interaction (self));
  LayoverBoardMark mark = { .x = x, .y = y };

  if (is_locked (self))
    return;
  if (max_choices > 1 && self->points->len >= max_choices)
    {
      layover_interaction_view_refuse_more (LAYOVER_INTERACTION_VIEW (self));
      return;
    }

  if (max_choices == 1)
    g_array_set_size (self->points, 0);
  g_array_append_val (self->points, mark);
  take_answer (self);
  layover_widget_say (GTK_WIDGET (self), _ ("Place %u marked at %d, %d"), self->points->len, x, y);
}

static void
point_activated_cb (LayoverPictureBoard *board, int x, int y, gpointer user_data)
{
  add_point (LAYOVER_POINT_INTERACTION (user_data), x, y);
}

static void
mark_moved_cb (LayoverPictureBoard *board, guint mark, int x, int y, gpointer user_data)
{
  move_point (LAYOVER_POINT_INTERACTION (user_data), mark, x, y);
}

static void
mark_removed_cb (LayoverPictureBoard *board, guint mark, gpointer user_data)
{
  remove_point (LAYOVER_POINT_INTERACTION (user_data), mark);
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (user_data);
  int x, y;

  layover_picture_board_get_aim (self->board, &x, &y);
  add_point (self, x, y);
}

/* What is to be put on the picture, as large as it is unless that is very large. */
static GtkWidget *
build_object (LayoverPointInteraction *self)
{
  LayoverContentNode *object = layover_interaction_get_object (get_interaction (self));
  LayoverMediaFinder *finder = layover_interaction_view_get_media_finder (
      LAYOVER_INTERACTION_VIEW (self));
  const char *label = layover_content_node_get_label (object);
  g_autoptr (LayoverPicture) picture = layover_picture_board_load (object, finder);
  GtkWidget *widget = gtk_image_new_from_paintable (GDK_PAINTABLE (picture));

  gtk_image_set_pixel_size (
      GTK_IMAGE (widget),
      CLAMP (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (picture)), 16, OBJECT_MAX_SIZE));
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  layover_widget_set_name (widget, label != NULL && *label != '\0' ? label : _ ("Picture"));

  return widget;
}

static GtkWidget *
build_side (LayoverPointInteraction *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  if (layover_interaction_get_object (get_interaction (self)) != NULL)
    gtk_box_append (GTK_BOX (box), build_object (self));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "card");
  gtk_widget_add_css_class (self->list, "points");
  gtk_box_append (GTK_BOX (box), self->list);

  self->add_button = gtk_button_new_with_label (_ ("Mark a place"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect (self->add_button, "clicked", G_CALLBACK (add_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->add_button);

  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->verdict_line));
  self->help = layover_widget_new_note (
      _ ("Arrows move the cross hairs on the picture, with Shift by "
         "single pixels. Enter marks the place, Delete takes it "
         "away."));
  gtk_box_append (GTK_BOX (box), self->help);

  return box;
}

static void
layover_point_interaction_build (LayoverInteractionView *view)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (view);
  GtkWidget *board = layover_picture_board_new (get_interaction (self),
                                                layover_interaction_view_get_media_finder (view));

  self->board = LAYOVER_PICTURE_BOARD (board);
  g_signal_connect (board, "point-activated", G_CALLBACK (point_activated_cb), self);
  g_signal_connect (board, "mark-moved", G_CALLBACK (mark_moved_cb), self);
  g_signal_connect (board, "mark-removed", G_CALLBACK (mark_removed_cb), self);
  gtk_widget_set_parent (layover_picture_sides_new (board, build_side (self)), GTK_WIDGET (self));
  show_points (self);
}

static void
layover_point_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (view);

  g_array_set_size (self->points, 0);
  append_points (self->points, value, FALSE);
  show_points (self);
}

static void
layover_point_interaction_show_state (LayoverInteractionView *view)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (view);

  layover_picture_board_set_is_locked (self->board, is_locked (self));
  gtk_widget_set_visible (self->add_button, !is_locked (self));
  gtk_widget_set_visible (self->help, !is_locked (self));
  /* each place has its own */
  layover_verdict_line_set_verdict (self->verdict_line,
                                    self->points->len == 0
                                        ? layover_interaction_view_get_verdict (view)
                                        : LAYOVER_INTERACTION_VERDICT_NONE,
                                    NULL);
  show_points (self);
}

static char *
layover_point_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverPointInteraction *self = LAYOVER_POINT_INTERACTION (view);
  guint max_choices = layover_interaction_get_max_choices (get_interaction (self));
  guint n_points = self->points->len;

  if (max_choices == 1)
    return g_strdup (n_points > 0 ? _ ("Mark one place · 1 marked")
                                  : _ ("Mark one place · none marked"));
  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (_ ("Mark up to %u places · take one back first"), max_choices);
  if (max_choices == 0)
    return g_strdup_printf (_ ("Mark places · %u marked"), n_points);

  return g_strdup_printf (_ ("Mark up to %u places · %u marked"), max_choices, n_points);
}

static void
layover_point_interaction_finalize (GObject *object)
{
  g_array_unref (LAYOVER_POINT_INTERACTION (object)->points);

  G_OBJECT_CLASS (layover_point_interaction_parent_class)->finalize (object);
}

static void
layover_point_interaction_class_init (LayoverPointInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = layover_point_interaction_finalize;

  view_class->build = layover_point_interaction_build;
  view_class->show_value = layover_point_interaction_show_value;
  view_class->show_state = layover_point_interaction_show_state;
  view_class->dup_hint = layover_point_interaction_dup_hint;
}

static void
layover_point_interaction_init (LayoverPointInteraction *self)
{
  self->points = g_array_new (FALSE, TRUE, sizeof (LayoverBoardMark));
}
