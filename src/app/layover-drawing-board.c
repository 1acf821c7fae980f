/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layover-adaptive.h"
#include "layover-drawing-board.h"
#include "layover-drawing-paper.h"
#include "layover-picture-board.h"
#include "layover-widget.h"

#define STEP 10
#define MAX_HEIGHT 640
#define MIN_WIDTH 120
/* So near, in pixels of the screen, a stroke is meant. */
#define REACH 10

struct _LayoverDrawingBoard
{
  GtkWidget parent_instance;

  LayoverPicture *picture;
  LayoverDrawing *drawing;
  GtkWidget *notice; /* over the picture that is not there */
  guint pen;
  gboolean erases;
  gboolean has_erased;
  gboolean is_locked;
  int aim_x;
  int aim_y;
};

static guint drawn_signal;

G_DEFINE_FINAL_TYPE (LayoverDrawingBoard, layover_drawing_board, GTK_TYPE_WIDGET)

static double
get_scale (LayoverDrawingBoard *self)
{
  return (double) gtk_widget_get_width (GTK_WIDGET (self))
         / layover_drawing_get_width (self->drawing);
}

static void
tell_drawn (LayoverDrawingBoard *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, drawn_signal, 0);
}

static void
refuse_more (LayoverDrawingBoard *self)
{
  layover_widget_say (GTK_WIDGET (self), "%s",
                      layover_drawing_board_get_is_ready (self)
                          ? _ ("No more can be drawn. Erase a stroke first.")
                          : _ ("The picture is not there yet. Try again in a moment."));
}

static gboolean
put_pen_down (LayoverDrawingBoard *self, int x, int y)
{
  gboolean is_down = layover_drawing_board_get_is_ready (self)
                     && layover_drawing_begin (self->drawing, self->pen, x, y);

  if (!is_down)
    refuse_more (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return is_down;
}

static void
put_pen_up (LayoverDrawingBoard *self)
{
  if (layover_drawing_end (self->drawing))
    tell_drawn (self);
}

static gboolean
erase_at (LayoverDrawingBoard *self, int x, int y)
{
  int found = layover_drawing_find (self->drawing, x, y, REACH / get_scale (self));

  if (found < 0)
    return FALSE;

  layover_drawing_erase (self->drawing, (guint) found);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static void
set_aim (LayoverDrawingBoard *self, double x, double y)
{
  self->aim_x = (int) CLAMP (round (x), 0, layover_drawing_get_width (self->drawing));
  self->aim_y = (int) CLAMP (round (y), 0, layover_drawing_get_height (self->drawing));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
move_aim (LayoverDrawingBoard *self, int right, int down, GdkModifierType modifiers)
{
  int step = (modifiers & GDK_SHIFT_MASK) != 0 ? 1 : STEP;

  set_aim (self, self->aim_x + right * step, self->aim_y + down * step);
  if (layover_drawing_get_open (self->drawing) != NULL
      && !layover_drawing_add (self->drawing, self->aim_x, self->aim_y))
    refuse_more (self);
  else
    layover_widget_say (GTK_WIDGET (self), _ ("%d, %d"), self->aim_x, self->aim_y);

  return TRUE;
}

static void
activate_aim (LayoverDrawingBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->erases)
    {
      if (erase_at (self, self->aim_x, self->aim_y))
        {
          tell_drawn (self);
          layover_widget_say (widget, "%s", _ ("Stroke erased"));
        }
      else
        layover_widget_say (widget, "%s", _ ("No stroke here"));
    }
  else if (layover_drawing_get_open (self->drawing) != NULL)
    {
      put_pen_up (self);
      layover_widget_say (widget, _ ("Pen up at %d, %d"), self->aim_x, self->aim_y);
    }
  else if (put_pen_down (self, self->aim_x, self->aim_y))
    layover_widget_say (widget, _ ("Pen down at %d, %d"), self->aim_x, self->aim_y);
}

/* The stroke that is being drawn is the last one. */
static void
remove_last (LayoverDrawingBoard *self)
{
  guint n_strokes = layover_drawing_get_n_strokes (self->drawing);

  if (layover_drawing_get_open (self->drawing) != NULL)
    layover_drawing_cancel (self->drawing);
  else if (n_strokes > 0)
    layover_drawing_erase (self->drawing, n_strokes - 1);
  else
    return;

  tell_drawn (self);
  layover_widget_say (GTK_WIDGET (self), "%s", _ ("Last stroke taken away"));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (user_data);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->is_locked || (modifiers & ~GDK_SHIFT_MASK) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_aim (self, -1, 0, modifiers);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_aim (self, 1, 0, modifiers);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_aim (self, 0, -1, modifiers);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_aim (self, 0, 1, modifiers);
    case GDK_KEY_space:
      activate_aim (self);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      remove_last (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* What was begun is kept when the focus goes elsewhere. */
static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (user_data);

  if (!self->is_locked)
    put_pen_up (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
go_to (LayoverDrawingBoard *self, GtkGestureDrag *gesture, double offset_x, double offset_y)
{
  double scale = get_scale (self);
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  set_aim (self, (x + offset_x) / scale, (y + offset_y) / scale);
  if (self->erases)
    self->has_erased = erase_at (self, self->aim_x, self->aim_y) || self->has_erased;
  else
    layover_drawing_add (self->drawing, self->aim_x, self->aim_y);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (user_data);
  double scale = get_scale (self);

  if (self->is_locked)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  put_pen_up (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  set_aim (self, x / scale, y / scale);
  self->has_erased = FALSE;
  if (!self->erases)
    put_pen_down (self, self->aim_x, self->aim_y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (user_data);

  if (!self->is_locked)
    go_to (self, gesture, offset_x, offset_y);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, gpointer user_data)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (user_data);

  if (self->is_locked)
    return;

  go_to (self, gesture, offset_x, offset_y);
  put_pen_up (self);
  if (self->has_erased)
    tell_drawn (self);
  self->has_erased = FALSE;
}

static GtkSizeRequestMode
layover_drawing_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_drawing_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (widget);
  double width = layover_drawing_get_width (self->drawing);
  double height = layover_drawing_get_height (self->drawing);
  double shown = MIN (width, width * MAX_HEIGHT / height) * layover_adaptive_get_text_scale ();

  shown = MAX (shown, MIN_WIDTH);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = (int) shown;
      *minimum = MIN_WIDTH;
      return;
    }

  if (for_size >= 0)
    shown = MIN (shown, for_size);
  *natural = (int) ceil (shown * height / width);
  *minimum = *natural;
}

static void
layover_drawing_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (widget);
  int notice_height;

  if (!gtk_widget_get_visible (self->notice))
    return;

  gtk_widget_measure (self->notice, GTK_ORIENTATION_VERTICAL, width, NULL, &notice_height, NULL,
                      NULL);
  gtk_widget_size_allocate (self->notice, &(GtkAllocation){ 0, 0, width, notice_height }, -1);
}

static void
draw_aim (LayoverDrawingBoard *self, cairo_t *cairo, double scale)
{
  double x = round (self->aim_x * scale) + 0.5;
  double y = round (self->aim_y * scale) + 0.5;

  cairo_move_to (cairo, 0, y);
  cairo_line_to (cairo, gtk_widget_get_width (GTK_WIDGET (self)), y);
  cairo_move_to (cairo, x, 0);
  cairo_line_to (cairo, x, gtk_widget_get_height (GTK_WIDGET (self)));
  cairo_set_source_rgba (cairo, 1, 1, 1, 0.8);
  cairo_set_line_width (cairo, 3);
  cairo_stroke_preserve (cairo);
  cairo_set_source_rgb (cairo, 0.14, 0.12, 0.19);
  cairo_set_line_width (cairo, 1);
  cairo_stroke (cairo);
}

static void
layover_drawing_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale = get_scale (self);
  cairo_t *cairo;

  gdk_paintable_snapshot (GDK_PAINTABLE (self->picture), snapshot, width, height);
  cairo = gtk_snapshot_append_cairo (snapshot,
                                     &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_save (cairo);
  cairo_scale (cairo, scale, scale);
  layover_drawing_paper_draw (self->drawing, cairo);
  cairo_restore (cairo);
  if (gtk_widget_has_focus (widget) && !self->is_locked)
    draw_aim (self, cairo, scale);
  cairo_destroy (cairo);
  gtk_widget_snapshot_child (widget, self->notice, snapshot);
}

static void
layover_drawing_board_dispose (GObject *object)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (object);

  g_clear_pointer (&self->notice, gtk_widget_unparent);
  if (self->picture != NULL)
    g_signal_handlers_disconnect_by_data (self->picture, self);

  G_OBJECT_CLASS (layover_drawing_board_parent_class)->dispose (object);
}

static void
layover_drawing_board_finalize (GObject *object)
{
  LayoverDrawingBoard *self = LAYOVER_DRAWING_BOARD (object);

  g_clear_object (&self->picture);
  g_clear_pointer (&self->drawing, layover_drawing_free);

  G_OBJECT_CLASS (layover_drawing_board_parent_class)->finalize (object);
}

static void
layover_drawing_board_class_init (LayoverDrawingBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_drawing_board_dispose;
  object_class->finalize = layover_drawing_board_finalize;

  widget_class->get_request_mode = layover_drawing_board_get_request_mode;
  widget_class->measure = layover_drawing_board_measure;
  widget_class->size_allocate = layover_drawing_board_size_allocate;
  widget_class->snapshot = layover_drawing_board_snapshot;

  drawn_signal = g_signal_new ("drawn", LAYOVER_TYPE_DRAWING_BOARD, G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);

  /* the same paper as of pictures that are pointed at */
  gtk_widget_class_set_css_name (widget_class, "pictureboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
listen (LayoverDrawingBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

static void
layover_drawing_board_init (LayoverDrawingBoard *self)
{
  self->notice = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_widget_add_css_class (self->notice, "caption");
  gtk_widget_set_parent (self->notice, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  listen (self);
}

static void
show_problem (LayoverDrawingBoard *self)
{
  const char *problem = layover_picture_get_problem (self->picture);

  gtk_label_set_label (GTK_LABEL (self->notice), problem != NULL ? problem : "");
  gtk_widget_set_visible (self->notice, problem != NULL);
  layover_widget_set_css_class (GTK_WIDGET (self), "paper", problem != NULL);
}

/** layover_drawing_board_new: @node: the picture, by its entry; where it is not there, white paper is drawn on */
GtkWidget *
layover_drawing_board_new (LayoverContentNode *node, LayoverMediaFinder *finder)
{
  LayoverDrawingBoard *self = g_object_new (LAYOVER_TYPE_DRAWING_BOARD, NULL);
  const char *label = layover_content_node_get_label (node);
  int width, height;

  self->picture = layover_picture_board_load (node, finder);
  layover_drawing_paper_measure (self->picture, &width, &height);
  self->drawing = layover_drawing_new (width, height);
  self->aim_x = width / 2;
  self->aim_y = height / 2;
  g_signal_connect_swapped (self->picture, "notify::problem", G_CALLBACK (show_problem), self);
  g_signal_connect_swapped (self->picture, "invalidate-contents",
                            G_CALLBACK (gtk_widget_queue_draw), self);
  show_problem (self);
  layover_widget_set_name (GTK_WIDGET (self),
                           label != NULL && *label != '\0' ? label : _ ("Picture"));

  return GTK_WIDGET (self);
}

LayoverPicture *
layover_drawing_board_get_picture (LayoverDrawingBoard *self)
{
  g_return_val_if_fail (LAYOVER_IS_DRAWING_BOARD (self), NULL);

  return self->picture;
}

LayoverDrawing *
layover_drawing_board_get_drawing (LayoverDrawingBoard *self)
{
  g_return_val_if_fail (LAYOVER_IS_DRAWING_BOARD (self), NULL);

  return self->drawing;
}

/** layover_drawing_board_get_is_ready: whether the picture is there, or is known never to come */
gboolean
layover_drawing_board_get_is_ready (LayoverDrawingBoard *self)
{
  g_return_val_if_fail (LAYOVER_IS_DRAWING_BOARD (self), FALSE);

  return layover_picture_get_texture (self->picture) != NULL
         || layover_picture_get_problem (self->picture) != NULL;
}

/** layover_drawing_board_set_is_locked: nothing can be drawn any more; what was not finished is not there */
void
layover_drawing_board_set_is_locked (LayoverDrawingBoard *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_DRAWING_BOARD (self));

  self->is_locked = is_locked;
  if (is_locked)
    layover_drawing_cancel (self->drawing);
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_locked);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
layover_drawing_board_set_pen (LayoverDrawingBoard *self, guint pen)
{
  g_return_if_fail (LAYOVER_IS_DRAWING_BOARD (self));

  self->pen = pen;
}

void
layover_drawing_board_set_erases (LayoverDrawingBoard *self, gboolean erases)
{
  g_return_if_fail (LAYOVER_IS_DRAWING_BOARD (self));

  self->erases = erases;
}

void
layover_drawing_board_undo (LayoverDrawingBoard *self)
{
  g_return_if_fail (LAYOVER_IS_DRAWING_BOARD (self));

  if (self->is_locked || !layover_drawing_undo (self->drawing))
    return;

  tell_drawn (self);
  layover_widget_say (GTK_WIDGET (self), "%s", _ ("Undone"));
}

void
layover_drawing_board_redo (LayoverDrawingBoard *self)
{
  g_return_if_fail (LAYOVER_IS_DRAWING_BOARD (self));

  if (self->is_locked || !layover_drawing_redo (self->drawing))
    return;

  tell_drawn (self);
  layover_widget_say (GTK_WIDGET (self), "%s", _ ("Done again"));
}

void
layover_drawing_board_clear (LayoverDrawingBoard *self)
{
  g_return_if_fail (LAYOVER_IS_DRAWING_BOARD (self));

  if (self->is_locked || layover_drawing_get_n_strokes (self->drawing) == 0)
    return;

  layover_drawing_clear (self->drawing);
  tell_drawn (self);
  layover_widget_say (GTK_WIDGET (self), "%s", _ ("All strokes are taken away."));
}
