/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-answer-files.h"
#include "layover-drawing-board.h"
#include "layover-drawing-interaction.h"
#include "layover-drawing-paper.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define SPACING 12
#define FILE_NAME "drawing.png"
#define SWATCH_WIDTH 34
#define SWATCH_HEIGHT 18
#define PEN_KEY "layover-pen"

struct _LayoverDrawingInteraction
{
  LayoverInteractionView parent_instance;

  LayoverDrawingBoard *board;
  GtkWidget *tools;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *clear_button;
  GtkWidget *problem_label;
  GtkWidget *help;
  LayoverVerdictLine *verdict_line;
};

G_DEFINE_FINAL_TYPE (LayoverDrawingInteraction, layover_drawing_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static const char *const pen_names[LAYOVER_DRAWING_N_PENS] = {
  N_ ("Black, solid line"),
  N_ ("Blue, dashes"),
  N_ ("Red, dots"),
  N_ ("Green, dashes and dots"),
};

static LayoverInteractionView *
as_view (LayoverDrawingInteraction *self)
{
  return LAYOVER_INTERACTION_VIEW (self);
}

static LayoverAnswerFiles *
get_files (LayoverDrawingInteraction *self)
{
  return layover_media_finder_get_files (
      layover_interaction_view_get_media_finder (as_view (self)));
}

static void
set_problem (LayoverDrawingInteraction *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem_label, sentence != NULL);
}

/* A button that can do nothing keeps the focus of nobody. */
static void
set_usable (LayoverDrawingInteraction *self, GtkWidget *button, gboolean is_usable)
{
  if (!is_usable && gtk_widget_has_focus (button))
    gtk_widget_grab_focus (GTK_WIDGET (self->board));
  gtk_widget_set_sensitive (button, is_usable);
}

static void
update (LayoverDrawingInteraction *self)
{
  LayoverDrawing *drawing = layover_drawing_board_get_drawing (self->board);
  gboolean is_locked = layover_interaction_view_get_is_locked (as_view (self));

  gtk_widget_set_visible (self->tools, !is_locked);
  gtk_widget_set_visible (self->help, !is_locked);
  set_usable (self, self->undo_button, layover_drawing_can_undo (drawing));
  set_usable (self, self->redo_button, layover_drawing_can_redo (drawing));
  set_usable (self, self->clear_button, layover_drawing_get_n_strokes (drawing) > 0);
}

/* Returns: (nullable): the answer; %NULL with no error when nothing is drawn */
static LayoverValue *
print (LayoverDrawingInteraction *self, GError **error)
{
  LayoverDrawing *drawing = layover_drawing_board_get_drawing (self->board);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverAnswerFile) file = NULL;

  if (layover_drawing_get_n_strokes (drawing) == 0)
    return NULL;

  bytes = layover_drawing_paper_print (drawing, layover_drawing_board_get_picture (self->board),
                                       error);
  if (bytes != NULL)
    file = layover_answer_file_new (FILE_NAME, bytes, error);
  if (file == NULL)
    return NULL;

  layover_answer_files_put (get_files (self), file);
  return layover_file_label_to_value (layover_answer_file_get_label (file));
}

static void
drawn_cb (LayoverDrawingBoard *board, gpointer user_data)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverValue) value = print (self, &error);

  update (self);
  set_problem (self, error != NULL ? error->message : NULL);
  if (error == NULL)
    layover_interaction_view_take_answer (as_view (self), value);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (user_data);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (gdk_keyval_to_lower (keyval) != GDK_KEY_z)
    return FALSE;
  if (modifiers == GDK_CONTROL_MASK)
    layover_drawing_board_undo (self->board);
  else if (modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
    layover_drawing_board_redo (self->board);
  else
    return FALSE;

  return TRUE;
}

static void
draw_swatch (GtkDrawingArea *area, cairo_t *cairo, int width, int height, gpointer user_data)
{
  cairo_move_to (cairo, 4, height / 2.0);
  cairo_line_to (cairo, width - 4, height / 2.0);
  layover_drawing_paper_draw_pen (cairo, GPOINTER_TO_UINT (user_data), 2.5);
}

static void
pen_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (user_data);

  if (gtk_toggle_button_get_active (button))
    layover_drawing_board_set_pen (
        self->board, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), PEN_KEY)));
}

static void
eraser_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (user_data);

  layover_drawing_board_set_erases (self->board, gtk_toggle_button_get_active (button));
}

static GtkWidget *
make_pen (LayoverDrawingInteraction *self, guint pen)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *swatch = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (swatch), SWATCH_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (swatch), SWATCH_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw_swatch, GUINT_TO_POINTER (pen),
                                  NULL);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (swatch, "pen-swatch");
  gtk_button_set_child (GTK_BUTTON (button), swatch);
  gtk_widget_add_css_class (button, "pen");
  gtk_widget_set_tooltip_text (button, _ (pen_names[pen]));
  layover_widget_set_name (button, _ (pen_names[pen]));
  g_object_set_data (G_OBJECT (button), PEN_KEY, GUINT_TO_POINTER (pen));
  g_signal_connect (button, "toggled", G_CALLBACK (pen_toggled_cb), self);

  return button;
}

static GtkWidget *
build_pens (LayoverDrawingInteraction *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING / 2);
  GtkWidget *eraser = gtk_toggle_button_new_with_label (_ ("Eraser"));

  for (guint i = 0; i < LAYOVER_DRAWING_N_PENS; i++)
    {
      GtkWidget *pen = make_pen (self, i);

      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (pen), GTK_TOGGLE_BUTTON (eraser));
      gtk_box_append (GTK_BOX (row), pen);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_first_child (row)), TRUE);
  g_signal_connect (eraser, "toggled", G_CALLBACK (eraser_toggled_cb), self);
  gtk_box_append (GTK_BOX (row), eraser);

  return row;
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, GCallback clicked, LayoverDrawingInteraction *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self->board);
  gtk_box_append (GTK_BOX (row), button);

  return button;
}

static GtkWidget *
build_tools (LayoverDrawingInteraction *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING / 2);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING / 2);

  self->undo_button = add_button (row, _ ("Undo"), G_CALLBACK (layover_drawing_board_undo), self);
  self->redo_button = add_button (row, _ ("Redo"), G_CALLBACK (layover_drawing_board_redo), self);
  self->clear_button = add_button (row, _ ("Clear"), G_CALLBACK (layover_drawing_board_clear),
                                   self);
  gtk_box_append (GTK_BOX (tools), build_pens (self));
  gtk_box_append (GTK_BOX (tools), row);

  return tools;
}

static GtkWidget *
make_problem_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "upload-problem");
  gtk_widget_set_visible (label, FALSE);

  return label;
}

static void
layover_drawing_interaction_build (LayoverInteractionView *view)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (view);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->board = LAYOVER_DRAWING_BOARD (
      layover_drawing_board_new (layover_interaction_get_picture (interaction),
                                 layover_interaction_view_get_media_finder (view)));
  g_signal_connect_object (self->board, "drawn", G_CALLBACK (drawn_cb), self, 0);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  self->tools = build_tools (self);
  self->problem_label = make_problem_label ();
  self->help = layover_widget_new_note (
      _ ("Arrows move the cross hairs on the picture, with Shift by single pixels. Space puts the "
         "pen down and up, Delete takes the last stroke away."));
  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->board));
  gtk_box_append (GTK_BOX (column), self->problem_label);
  gtk_box_append (GTK_BOX (column), self->tools);
  gtk_box_append (GTK_BOX (column), self->help);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->verdict_line));
  gtk_widget_set_parent (column, GTK_WIDGET (self));
  update (self);
}

/* What was drawn before can be changed when its strokes can be read. */
static void
layover_drawing_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (view);
  LayoverDrawing *drawing = layover_drawing_board_get_drawing (self->board);
  g_autoptr (LayoverFileLabel) label = layover_file_label_from_value (value);
  g_autoptr (GBytes) bytes = NULL;
  gboolean is_read = label == NULL;

  if (label != NULL)
    bytes = layover_answer_files_dup (get_files (self), label, NULL);
  if (bytes != NULL)
    is_read = layover_drawing_paper_read (drawing, bytes);
  else
    layover_drawing_read_text (drawing, "");

  set_problem (self, is_read ? NULL
                             : _ ("What was drawn before is kept, but cannot be shown here. "
                                  "Drawing anew replaces it."));
  gtk_widget_queue_draw (GTK_WIDGET (self->board));
  update (self);
}

static void
layover_drawing_interaction_show_state (LayoverInteractionView *view)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (view);

  layover_drawing_board_set_is_locked (self->board, layover_interaction_view_get_is_locked (view));
  layover_verdict_line_set_verdict (self->verdict_line, layover_interaction_view_get_verdict (view),
                                    NULL);
  update (self);
}

static char *
layover_drawing_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverDrawingInteraction *self = LAYOVER_DRAWING_INTERACTION (view);
  guint n_strokes = layover_drawing_get_n_strokes (layover_drawing_board_get_drawing (self->board));

  if (layover_interaction_view_get_value (view) == NULL)
    return g_strdup (_ ("Draw on the picture · nothing drawn yet"));
  if (n_strokes == 0)
    return g_strdup (_ ("Draw on the picture · drawn"));

  return g_strdup_printf (
      ngettext ("Draw on the picture · %u stroke", "Draw on the picture · %u strokes", n_strokes),
      n_strokes);
}

static void
layover_drawing_interaction_class_init (LayoverDrawingInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  view_class->build = layover_drawing_interaction_build;
  view_class->show_value = layover_drawing_interaction_show_value;
  view_class->show_state = layover_drawing_interaction_show_state;
  view_class->dup_hint = layover_drawing_interaction_dup_hint;
}

static void
layover_drawing_interaction_init (LayoverDrawingInteraction *self)
{
}
