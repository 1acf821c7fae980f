/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* How long it takes from a page to the end of its first frame, drawn by software: a page of 20 blocks, and one of 10,000.
 * Then how long frames take while the long page is scrolled to, and read on from, its middle.
 *
 * Fails when the first frame of the long page takes more than 1.5 times that of the short one. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "layover-content-markdown.h"
#include "layover-content-view.h"
#include "screen.h"

#define N_SHORT 20
#define N_LONG 10000
#define N_ROUNDS 15
#define N_STEPS 300
#define STEP_PIXELS 120
#define MAX_RATIO 1.5

typedef struct
{
  GtkWindow *window;
  GtkWidget *scrolled;
  LayoverContentView *view;
  gboolean is_painted;
  GArray *frames; /* double: milliseconds */
  gint64 frame_start_us;
} Bench;

static double
since_ms (gint64 start_us)
{
  return (double) (g_get_monotonic_time () - start_us) / 1000;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
get_percentile (GArray *values, double percent)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, (guint) ((values->len - 1) * percent / 100));
}

/* Headings, paragraphs, lists, a table and a call-out, as real pages have them. */
static LayoverContentNode *
page_new (guint n_blocks)
{
  static const char *const blocks[] = {
    "## A heading of this page\n\n",
    "A paragraph with *some* words that are **told** apart, and enough of them to fill more than "
    "one line of the column in which it stands.\n\n",
    "- one entry of a list\n- another entry\n\n",
    "Another paragraph, without anything special in it but its length, which is about that of what "
    "people write.\n\n",
    "> [!TIP] Use your own numbers\n> Divide one by your win rate.\n\n",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverContentNode *page;

  for (guint i = 0; i < n_blocks; i++)
    g_string_append (text, blocks[i % G_N_ELEMENTS (blocks)]);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  page = layover_content_from_markdown (bytes, "pages/long.md", &error);
  g_assert_no_error (error);

  return page;
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *self = user_data;

  self->frame_start_us = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Bench *self = user_data;
  double frame_ms = since_ms (self->frame_start_us);

  self->is_painted = TRUE;
  g_array_append_val (self->frames, frame_ms);
}

static void
wait_for_frame (Bench *self)
{
  self->is_painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  while (!self->is_painted)
    g_main_context_iteration (NULL, TRUE);
}

/* As when a person opens a page: the former is gone, this one comes. */
static double
show_page (Bench *self, LayoverContentNode *page)
{
  gint64 start_us = g_get_monotonic_time ();

  self->view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());
  layover_content_view_set_node (self->view, page);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  wait_for_frame (self);

  return since_ms (start_us);
}

static double
get_first_frame_ms (Bench *self, LayoverContentNode *page)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double ms;

      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), NULL);
      screen_wait (50);
      ms = show_page (self, page);
      g_array_append_val (times, ms);
    }

  return get_percentile (times, 50);
}

static void
scroll (Bench *self, LayoverContentNode *page)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scrolled));

  show_page (self, page);
  screen_wait (500);
  g_array_set_size (self->frames, 0);
  for (guint i = 0; i < N_STEPS; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP_PIXELS);
      wait_for_frame (self);
      /* what is built between two frames of a screen */
      screen_wait (8);
    }

  g_print ("scrolling %u blocks by %u pixels a frame: frames of %.1f ms at the median, %.1f ms at "
           "the 95th percentile, %.1f ms at most (%.0f pixels seen)\n",
           N_LONG, STEP_PIXELS, get_percentile (self->frames, 50),
           get_percentile (self->frames, 95), get_percentile (self->frames, 100),
           gtk_adjustment_get_value (adjustment));
}

int
main (int argc, char **argv)
{
  Bench self = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (LayoverContentNode) short_page = NULL;
  g_autoptr (LayoverContentNode) long_page = NULL;
  GdkFrameClock *clock;
  double short_ms, long_ms;

  screen_init (&argc, &argv);
  short_page = page_new (N_SHORT);
  long_page = page_new (N_LONG);

  self.scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self.scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self.window = screen_show (self.scrolled, 720, 700);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self.window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &self);

  short_ms = get_first_frame_ms (&self, short_page);
  long_ms = get_first_frame_ms (&self, long_page);
  g_print (
      "first frame of a page of %u blocks: %.1f ms; of %u blocks: %.1f ms, %.2f times as long\n",
      N_SHORT, short_ms, N_LONG, long_ms, long_ms / short_ms);
  scroll (&self, long_page);

  screen_close (self.window);
  g_array_unref (self.frames);

  return long_ms <= short_ms * MAX_RATIO ? EXIT_SUCCESS : EXIT_FAILURE;
}
