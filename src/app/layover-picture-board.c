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

guint layover_picture_board_signals[LAYOVER_BOARD_N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverPictureBoard, layover_picture_board, GTK_TYPE_WIDGET)

static void
area_clear (gpointer data)
{
  LayoverBoardArea *area = data;

  g_free (area->badge);
  g_ptr_array_unref (area->fillers);
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
  g_ptr_array_unref (self->targets);
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
layover_picture_board_init (LayoverPictureBoard *self)
{
  self->areas = g_array_new (FALSE, TRUE, sizeof (LayoverBoardArea));
  g_array_set_clear_func (self->areas, area_clear);
  self->lines = g_array_new (FALSE, TRUE, sizeof (LayoverBoardLine));
  self->marks = g_array_new (FALSE, TRUE, sizeof (LayoverBoardMark));
  self->targets = g_ptr_array_new ();
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
}

/** layover_picture_board_load: @node: an IMAGE */
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

  if (self->areas->len > 0)
    layover_picture_board_init_areas (self);
  else
    layover_picture_board_init_points (self);
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
  self->hovered = -1;
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
