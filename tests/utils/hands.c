/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <gdk/x11/gdkx.h>

#include "hands.h"
#include "screen.h"

#define N_MOVES 4

/** hands_are_there: says so in the words of TAP when nothing can be tested */
gboolean
hands_are_there (void)
{
  g_autofree char *program = g_find_program_in_path ("xdotool");

  if (program == NULL)
    g_print ("1..0 # SKIP xdotool is not installed\n");

  return program != NULL;
}

/** hands_use: what the display had to say has come when this returns */
void
hands_use (const char *command, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status = -1;
  va_list others;

  g_ptr_array_add (arguments, (gpointer) "xdotool");
  va_start (others, command);
  for (const char *argument = command; argument != NULL; argument = va_arg (others, const char *))
    g_ptr_array_add (arguments, (gpointer) argument);
  va_end (others);
  g_ptr_array_add (arguments, NULL);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  gdk_display_sync (gdk_display_get_default ());
  screen_settle ();
}

/* Where that is in its X window, which is larger than the widgets by the shadow. */
static graphene_point_t
find_place (GtkWidget *widget, double x, double y, unsigned long *window)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double place_x, place_y, shadow_x, shadow_y;

  g_assert_true (
      gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &place_x, &place_y));
  gtk_native_get_surface_transform (native, &shadow_x, &shadow_y);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  *window = gdk_x11_surface_get_xid (gtk_native_get_surface (native));
  G_GNUC_END_IGNORE_DEPRECATIONS

  return GRAPHENE_POINT_INIT ((float) (place_x + shadow_x), (float) (place_y + shadow_y));
}

/** hands_move: the pointer, to a place of @widget, and what that changes is seen */
void
hands_move (GtkWidget *widget, double x, double y)
{
  unsigned long window;
  graphene_point_t place = find_place (widget, x, y, &window);
  g_autofree char *window_text = g_strdup_printf ("%lu", window);
  g_autofree char *x_text = g_strdup_printf ("%.0f", (double) place.x);
  g_autofree char *y_text = g_strdup_printf ("%.0f", (double) place.y);

  hands_use ("mousemove", "--window", window_text, x_text, y_text, NULL);
  screen_wait_for_frame (GTK_WINDOW (gtk_widget_get_root (widget)));
}

#define MAX_DROPS 64

/* GTK 4.8 gives up one of its drops when the window of the last one is closed, and never frees it. Not owned, and never
 * used: what is known here is no leak to the leak checker. */
static GdkDrop *drops[MAX_DROPS];

static void
entered_cb (GtkDropControllerMotion *motion, double x, double y, gpointer user_data)
{
  static guint n_drops;

  g_assert_cmpuint (n_drops, <, MAX_DROPS);
  drops[n_drops++] = gtk_drop_controller_motion_get_drop (motion);
}

static void
watch_drops (GtkWidget *root)
{
  GtkEventController *motion;

  if (g_object_get_data (G_OBJECT (root), "drops") != NULL)
    return;

  motion = gtk_drop_controller_motion_new ();
  g_object_set_data (G_OBJECT (root), "drops", motion);
  g_signal_connect (motion, "enter", G_CALLBACK (entered_cb), NULL);
  gtk_widget_add_controller (root, motion);
}

/** hands_drag: presses, moves in steps as a hand does, and lets go */
void
hands_drag (GtkWidget *from, double from_x, double from_y, GtkWidget *to, double to_x, double to_y)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (from));
  double x, y, end_x, end_y;

  g_assert_true (gtk_widget_translate_coordinates (from, root, from_x, from_y, &x, &y));
  g_assert_true (gtk_widget_translate_coordinates (to, root, to_x, to_y, &end_x, &end_y));

  watch_drops (root);
  hands_move (root, x, y);
  hands_use ("mousedown", "1", NULL);
  for (int i = 1; i <= N_MOVES; i++)
    hands_move (root, x + (end_x - x) * i / N_MOVES, y + (end_y - y) * i / N_MOVES);
  hands_use ("mouseup", "1", NULL);
}

/** hands_click: with the first button */
void
hands_click (GtkWidget *widget, double x, double y)
{
  hands_move (widget, x, y);
  hands_use ("click", "1", NULL);
}
