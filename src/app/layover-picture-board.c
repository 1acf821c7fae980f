/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layover-adaptive.h"
#include "layover-picture-board-private.h"
#include "layover-widget.h"

/* A small picture is drawn up to twice as large, so that its places can be hit. */
#define GROWN_WIDTH 360
#define MAX_HEIGHT 640
#define MIN_WIDTH 120
/* What a picture without a size of its own is taken to be. */
#define UNKNOWN_WIDTH 400
#define UNKNOWN_HEIGHT 300
/* So far beside a small area, in pixels of the screen, it is still meant. */
#define REACH 16

guint layover_picture_board_signals[LAYOVER_BOARD_N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverPictureBoard, layover_picture_board, GTK_TYPE_WIDGET)

static void
area_clear (gpointer data)
{
  LayoverBoardArea *area = data;

  g_free (area->badge);
  g_ptr_array_unref (area->fillers);
}

LayoverBoardArea *
layover_picture_board_get_area (LayoverPictureBoard *self, guint i)
{
  return &g_array_index (self->areas, LayoverBoardArea, i);
}

static void
grow_to_areas (LayoverPictureBoard *self, double *width, double *height)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      double left, top, right, bottom;

      if (!layover_shape_get_bounds (layover_picture_board_get_area (self, i)->choice->shape, &left,
                                     &top, &right, &bottom))
        continue;
      *width = MAX (*width, right);
      *height = MAX (*height, bottom);
    }
}

/* The author's pixels are those that the coordinates of areas and points count. */
void
layover_picture_board_get_size (LayoverPictureBoard *self, double *width, double *height)
{
  LayoverContentNode *node = layover_interaction_get_picture (self->interaction);
  double own_width = gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (self->picture));
  double own_height = gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (self->picture));

  *width = layover_content_node_get_width (node);
  *height = layover_content_node_get_height (node);
  if (own_width > 0 && own_height > 0)
    {
      if (*width == 0)
        *width = *height > 0 ? *height * own_width / own_height : own_width;
      if (*height == 0)
        *height = *width * own_height / own_width;
    }
  if (*width > 0 && *height > 0)
    return;

  *width = UNKNOWN_WIDTH;
  *height = UNKNOWN_HEIGHT;
  grow_to_areas (self, width, height);
}

void
layover_picture_board_get_view (LayoverPictureBoard *self, LayoverBoardView *view)
{
  int screen_width = gtk_widget_get_width (GTK_WIDGET (self));
  int screen_height = gtk_widget_get_height (GTK_WIDGET (self)) - self->notice_height;
  double width, height;

  layover_picture_board_get_size (self, &width, &height);
  view->scale = MIN (screen_width / width, screen_height / height);
  view->left = (screen_width - width * view->scale) / 2;
  view->top = self->notice_height + (screen_height - height * view->scale) / 2;
}

/* In pixels of the picture; an area that is all of it has its bounds. */
void
layover_picture_board_get_area_bounds (LayoverPictureBoard *self, guint i, graphene_rect_t *bounds)
{
  double left = 0, top = 0, right, bottom;

  layover_picture_board_get_size (self, &right, &bottom);
  layover_shape_get_bounds (layover_picture_board_get_area (self, i)->choice->shape, &left, &top,
                            &right, &bottom);
  graphene_rect_init (bounds, (float) left, (float) top, (float) (right - left),
                      (float) (bottom - top));
}

static gboolean
is_whole_picture (LayoverPictureBoard *self, guint i)
{
  const LayoverShape *shape = layover_picture_board_get_area (self, i)->choice->shape;

  return layover_shape_get_kind (shape) == LAYOVER_SHAPE_DEFAULT;
}

/* How far a point is from an area's bounds, in pixels of the picture. */
static double
get_distance (LayoverPictureBoard *self, guint i, double x, double y)
{
  graphene_rect_t bounds;
  double beside, above;

  layover_picture_board_get_area_bounds (self, i, &bounds);
  beside = MAX (bounds.origin.x - x, x - bounds.origin.x - bounds.size.width);
  above = MAX (bounds.origin.y - y, y - bounds.origin.y - bounds.size.height);

  return hypot (MAX (beside, 0), MAX (above, 0));
}

/* The area at a point of the screen: the one around it, else one that is very near, else the whole picture; -1 for none. */
int
layover_picture_board_find_area (LayoverPictureBoard *self, double x, double y)
{
  LayoverBoardView view;
  double nearest;
  int found = -1;

  layover_picture_board_get_view (self, &view);
  x = (x - view.left) / view.scale;
  y = (y - view.top) / view.scale;
  nearest = REACH / view.scale;

  for (guint i = 0; i < self->areas->len; i++)
    if (!is_whole_picture (self, i)
        && layover_shape_contains (layover_picture_board_get_area (self, i)->choice->shape, x, y))
      return (int) i;

  for (guint i = 0; i < self->areas->len; i++)
    if (is_whole_picture (self, i))
      {
        found = found < 0 ? (int) i : found;
      }
    else if (get_distance (self, i, x, y) < nearest)
      {
        nearest = get_distance (self, i, x, y);
        found = (int) i;
      }

  return found;
}

/* What a screen reader says of the place that the keys are at. */
static void
say_current (LayoverPictureBoard *self)
{
  const LayoverBoardArea *area = layover_picture_board_get_area (self, self->current);

  layover_widget_say (GTK_WIDGET (self), area->is_chosen ? _ ("%s, chosen") : "%s",
                      area->choice->label);
}

static void
activate (LayoverPictureBoard *self, guint i)
{
  if (self->is_locked)
    return;

  self->current = i;
  g_signal_emit (self, layover_picture_board_signals[LAYOVER_BOARD_AREA_ACTIVATED], 0,
                 layover_picture_board_get_area (self, i)->choice->identifier);
  say_current (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The nearest area in a direction; what lies aside counts double, so that arrows go straight. */
static guint
find_next (LayoverPictureBoard *self, int right, int down)
{
  graphene_rect_t bounds;
  graphene_point_t from, to;
  double least = G_MAXDOUBLE;
  guint next = self->current;

  layover_picture_board_get_area_bounds (self, self->current, &bounds);
  graphene_rect_get_center (&bounds, &from);
  for (guint i = 0; i < self->areas->len; i++)
    {
      double ahead, aside;

      layover_picture_board_get_area_bounds (self, i, &bounds);
      graphene_rect_get_center (&bounds, &to);
      ahead = (to.x - from.x) * right + (to.y - from.y) * down;
      aside = fabs ((to.x - from.x) * down) + fabs ((to.y - from.y) * right);
      if (i == self->current || ahead <= 0 || ahead + 2 * aside >= least)
        continue;
      least = ahead + 2 * aside;
      next = i;
    }

  return next;
}

static gboolean
move (LayoverPictureBoard *self, int right, int down)
{
  guint next = find_next (self, right, down);

  if (next != self->current)
    {
      self->current = next;
      say_current (self);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->areas->len == 0)
    return layover_picture_board_point_key (self, keyval, modifiers);
  if (modifiers != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move (self, 0, 1);
    case GDK_KEY_space:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      activate (self, self->current);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);
  int found = layover_picture_board_find_area (self, x, y);

  if (found < 0 || self->is_locked)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self, (guint) found);
}

static void
set_hovered (LayoverPictureBoard *self, int hovered)
{
  if (self->hovered == hovered)
    return;

  self->hovered = hovered;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hovered >= 0 ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (user_data);

  set_hovered (self, self->is_locked ? -1 : layover_picture_board_find_area (self, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  set_hovered (LAYOVER_PICTURE_BOARD (user_data), -1);
}

/* The words of the author stand for a picture that is not there. */
static void
show_problem (LayoverPictureBoard *self)
{
  const char *problem = layover_picture_get_problem (self->picture);
  const char *label = layover_content_node_get_label (
      layover_interaction_get_picture (self->interaction));
  g_autofree char *text = NULL;

  /* Translators: what a picture shows, and why it is not there */
  text = label != NULL && *label != '\0' ? g_strdup_printf (_ ("%s · %s"), label, problem)
                                         : g_strdup (problem);
  gtk_label_set_label (GTK_LABEL (self->notice), problem != NULL ? text : "");
  gtk_widget_set_visible (self->notice, problem != NULL);
}

static int
measure_notice (LayoverPictureBoard *self, int width)
{
  int height;

  if (!gtk_widget_get_visible (self->notice))
    return 0;

  gtk_widget_measure (self->notice, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

static int
get_natural_width (LayoverPictureBoard *self)
{
  double width, height;

  layover_picture_board_get_size (self, &width, &height);
  if (width < GROWN_WIDTH)
    {
      height *= MIN (2, GROWN_WIDTH / width);
      width *= MIN (2, GROWN_WIDTH / width);
    }
  if (height > MAX_HEIGHT)
    width *= MAX_HEIGHT / height;

  return (int) MAX (width * layover_adaptive_get_text_scale (), MIN_WIDTH);
}

static GtkSizeRequestMode
layover_picture_board_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_picture_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                               int *minimum, int *natural, int *minimum_baseline,
                               int *natural_baseline)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (widget);
  int screen_width = get_natural_width (self);
  double width, height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (screen_width, MIN_WIDTH);
      *natural = screen_width;
      return;
    }

  if (for_size >= 0)
    screen_width = MIN (screen_width, for_size);
  layover_picture_board_get_size (self, &width, &height);
  *natural = (int) ceil (screen_width * height / width) + measure_notice (self, screen_width);
  *minimum = *natural;
}

static void
layover_picture_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (widget);

  self->notice_height = measure_notice (self, width);
  if (self->notice_height > 0)
    gtk_widget_size_allocate (self->notice, &(GtkAllocation){ 0, 0, width, self->notice_height },
                              -1);
}

static void
snapshot_objects (LayoverPictureBoard *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; self->object != NULL && i < self->marks->len; i++)
    {
      const LayoverBoardMark *mark = layover_picture_board_get_mark (self, i);
      graphene_rect_t bounds;

      layover_picture_board_get_object_bounds (self, mark, &bounds);
      gtk_snapshot_push_opacity (snapshot, mark->is_right ? 0.5 : 1);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      gdk_paintable_snapshot (GDK_PAINTABLE (self->object), snapshot, bounds.size.width,
                              bounds.size.height);
      gtk_snapshot_restore (snapshot);
      gtk_snapshot_pop (snapshot);
    }
}

static void
layover_picture_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  LayoverBoardView view;
  double width, height;
  cairo_t *cairo;

  layover_picture_board_get_size (self, &width, &height);
  layover_picture_board_get_view (self, &view);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) view.left, (float) view.top));
  gdk_paintable_snapshot (GDK_PAINTABLE (self->picture), snapshot, width * view.scale,
                          height * view.scale);
  gtk_snapshot_restore (snapshot);
  snapshot_objects (self, snapshot);
  layover_picture_board_snapshot_fillers (self, snapshot);

  cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  layover_picture_board_draw (self, cairo);
  cairo_destroy (cairo);
  gtk_widget_snapshot_child (widget, self->notice, snapshot);
}

static void
layover_picture_board_dispose (GObject *object)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (object);

  g_clear_pointer (&self->notice, gtk_widget_unparent);
  if (self->picture != NULL)
    g_signal_handlers_disconnect_by_data (self->picture, self);
  if (self->object != NULL)
    g_signal_handlers_disconnect_by_data (self->object, self);
  g_hash_table_remove_all (self->filler_pictures);

  G_OBJECT_CLASS (layover_picture_board_parent_class)->dispose (object);
}

static void
layover_picture_board_finalize (GObject *object)
{
  LayoverPictureBoard *self = LAYOVER_PICTURE_BOARD (object);

  g_array_unref (self->areas);
  g_array_unref (self->lines);
  g_array_unref (self->marks);
  g_clear_object (&self->object);
  g_clear_object (&self->picture);
  g_hash_table_unref (self->filler_pictures);
  g_clear_object (&self->finder);
  g_clear_object (&self->interaction);

  G_OBJECT_CLASS (layover_picture_board_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  const GType type = LAYOVER_TYPE_PICTURE_BOARD;
  guint *signals = layover_picture_board_signals;

  signals[LAYOVER_BOARD_AREA_ACTIVATED] = g_signal_new ("area-activated", type, G_SIGNAL_RUN_LAST,
                                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                                        G_TYPE_STRING);
  signals[LAYOVER_BOARD_POINT_ACTIVATED] = g_signal_new ("point-activated", type, G_SIGNAL_RUN_LAST,
                                                         0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                                         G_TYPE_INT, G_TYPE_INT);
  signals[LAYOVER_BOARD_MARK_MOVED] = g_signal_new ("mark-moved", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT,
                                                    G_TYPE_INT, G_TYPE_INT);
  signals[LAYOVER_BOARD_MARK_REMOVED] = g_signal_new (
      "mark-removed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
layover_picture_board_class_init (LayoverPictureBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_picture_board_dispose;
  object_class->finalize = layover_picture_board_finalize;

  widget_class->get_request_mode = layover_picture_board_get_request_mode;
  widget_class->measure = layover_picture_board_measure;
  widget_class->size_allocate = layover_picture_board_size_allocate;
  widget_class->snapshot = layover_picture_board_snapshot;

  install_signals ();

  gtk_widget_class_set_css_name (widget_class, "pictureboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_controllers (LayoverPictureBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

static void
layover_picture_board_init (LayoverPictureBoard *self)
{
  self->areas = g_array_new (FALSE, TRUE, sizeof (LayoverBoardArea));
  g_array_set_clear_func (self->areas, area_clear);
  self->lines = g_array_new (FALSE, TRUE, sizeof (LayoverBoardLine));
  self->marks = g_array_new (FALSE, TRUE, sizeof (LayoverBoardMark));
  self->filler_pictures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->hovered = -1;
  self->dragged = -1;

  self->notice = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->notice), TRUE);
  gtk_widget_add_css_class (self->notice, "caption");
  gtk_widget_set_parent (self->notice, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  add_controllers (self);
}

LayoverPicture *
layover_picture_board_load (LayoverContentNode *node, LayoverMediaFinder *finder)
{
  const char *target = layover_content_node_get_target (node);
  g_autofree char *path = NULL;

  if (g_str_has_prefix (target, "data:"))
    return layover_picture_new_from_data (target);

  path = layover_media_finder_dup_path (finder, target);

  return layover_picture_new (path);
}

static void
name_board (LayoverPictureBoard *self)
{
  const char *label = layover_content_node_get_label (
      layover_interaction_get_picture (self->interaction));

  layover_widget_set_name (GTK_WIDGET (self),
                           label != NULL && *label != '\0' ? label : _ ("Picture"));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("The picture and the list are the same answer: choose in either."), -1);
}

/**
 * layover_picture_board_new:
 * @interaction: one that has a picture; its areas are shown
 * @finder: where the picture lies
 */
GtkWidget *
layover_picture_board_new (LayoverInteraction *interaction, LayoverMediaFinder *finder)
{
  LayoverPictureBoard *self;
  GPtrArray *choices;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION (interaction), NULL);
  g_return_val_if_fail (layover_interaction_get_picture (interaction) != NULL, NULL);

  self = g_object_new (LAYOVER_TYPE_PICTURE_BOARD, NULL);
  self->interaction = g_object_ref (interaction);
  self->finder = g_object_ref (finder);
  self->picture = layover_picture_board_load (layover_interaction_get_picture (interaction),
                                              finder);
  g_signal_connect_swapped (self->picture, "notify::problem", G_CALLBACK (show_problem), self);
  g_signal_connect_swapped (self->picture, "invalidate-contents",
                            G_CALLBACK (gtk_widget_queue_draw), self);

  choices = layover_interaction_get_choices (interaction);
  for (guint i = 0; i < choices->len; i++)
    {
      const LayoverChoice *choice = g_ptr_array_index (choices, i);
      LayoverBoardArea area = { .choice = choice };

      if (choice->shape == NULL)
        continue;
      area.badge = g_strdup (choice->letter);
      area.fillers = g_ptr_array_new ();
      g_array_append_val (self->areas, area);
    }

  if (self->areas->len == 0)
    layover_picture_board_init_points (self, finder);
  show_problem (self);
  name_board (self);

  return GTK_WIDGET (self);
}

/** layover_picture_board_set_is_locked: nothing can be pointed at any more */
void
layover_picture_board_set_is_locked (LayoverPictureBoard *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  self->is_locked = is_locked;
  gtk_widget_set_focusable (GTK_WIDGET (self), !is_locked);
  set_hovered (self, -1);
}

/**
 * layover_picture_board_show_area:
 * @badge: (nullable): what stands on it, %NULL for its letter
 */
void
layover_picture_board_show_area (LayoverPictureBoard *self, const char *identifier,
                                 gboolean is_chosen, LayoverInteractionVerdict verdict,
                                 const char *badge)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  for (guint i = 0; i < self->areas->len; i++)
    {
      LayoverBoardArea *area = layover_picture_board_get_area (self, i);

      if (!g_str_equal (area->choice->identifier, identifier))
        continue;
      area->is_chosen = is_chosen;
      area->verdict = verdict;
      g_free (area->badge);
      area->badge = g_strdup (badge != NULL ? badge : area->choice->letter);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/** layover_picture_board_show_lines: in the order of their numbers */
void
layover_picture_board_show_lines (LayoverPictureBoard *self, const LayoverBoardLine *lines,
                                  guint n_lines)
{
  g_return_if_fail (LAYOVER_IS_PICTURE_BOARD (self));

  g_array_set_size (self->lines, 0);
  if (n_lines > 0)
    g_array_append_vals (self->lines, lines, n_lines);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
