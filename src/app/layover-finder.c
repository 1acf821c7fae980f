/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-finder-private.h"
#include "layover-text-widget.h"

/* How much is found at most, how long one slice of searching may take, and how many texts are coloured around those in view:
 * colours cost a little for each text, so a page of ten thousand has them where one looks. */
#define MAX_PLACES 10000
#define SLICE_US 4000
#define LINES_PER_LOOK 32
#define N_COLOURED 200
#define N_SETTLED_FRAMES 5

/* The places of one line: [first, first + n_places). */
typedef struct
{
  guint line;
  guint first;
  guint n_places;
} Found;

struct _LayoverFinder
{
  GObject parent_instance;

  GtkWidget *root; /* weak */
  GtkAdjustment *adjustment;
  LayoverTextPattern *pattern;
  GArray *lines;      /* of LayoverFinderLine */
  GPtrArray *held;    /* the pages they come from */
  GArray *places;     /* of LayoverFinderPlace */
  GArray *found;      /* of Found */
  GHashTable *marked; /* widgets that have colours, to the place that is shown in them + 1 */
  guint next_line;    /* to search */
  guint current;
  guint idle_id;
  guint tick_id; /* bringing into view */
  guint marks_id;
  guint n_frames;
};

enum
{
  CHANGED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverFinder, layover_finder, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static LayoverFinderLine *
get_line (LayoverFinder *self, guint i)
{
  return &g_array_index (self->lines, LayoverFinderLine, i);
}

static LayoverFinderPlace *
get_place (LayoverFinder *self, guint i)
{
  return &g_array_index (self->places, LayoverFinderPlace, i);
}

static GtkWidget *
get_scrolled (LayoverFinder *self)
{
  if (self->root == NULL)
    return NULL;

  return GTK_IS_SCROLLED_WINDOW (self->root)
             ? self->root
             : gtk_widget_get_ancestor (self->root, GTK_TYPE_SCROLLED_WINDOW);
}

/* Colours */

static void
unmark_all (LayoverFinder *self)
{
  GHashTableIter iter;
  gpointer widget;

  g_hash_table_iter_init (&iter, self->marked);
  while (g_hash_table_iter_next (&iter, &widget, NULL))
    {
      layover_text_widget_set_found (widget, NULL, 0, 0);
      g_hash_table_iter_remove (&iter);
    }
}

/* The first of what was found that is not above what is in view. */
static guint
find_first_in_view (LayoverFinder *self)
{
  GtkWidget *scrolled = get_scrolled (self);
  guint low = 0;
  guint high = self->found->len;

  while (scrolled != NULL && low < high)
    {
      guint middle = low + (high - low) / 2;
      const Found *found = &g_array_index (self->found, Found, middle);

      if (layover_finder_line_is_above (get_line (self, found->line), scrolled))
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static void
mark (LayoverFinder *self, const Found *found, GHashTable *wanted)
{
  GtkWidget *widget = layover_finder_line_get_widget (get_line (self, found->line));
  guint current = self->current - found->first;
  gpointer state = GUINT_TO_POINTER (MIN (current, found->n_places) + 1);
  g_autoptr (GArray) ranges = NULL;

  if (widget == NULL)
    return;

  g_hash_table_add (wanted, widget);
  if (g_hash_table_lookup (self->marked, widget) == state)
    return;

  ranges = g_array_new (FALSE, FALSE, sizeof (LayoverTextRange));
  for (guint i = 0; i < found->n_places; i++)
    g_array_append_val (ranges, get_place (self, found->first + i)->range);
  layover_text_widget_set_found (widget, (const LayoverTextRange *) (gconstpointer) ranges->data,
                                 ranges->len, current);
  g_hash_table_replace (self->marked, g_object_ref (widget), state);
}

static gboolean
unmark_unwanted_cb (gpointer widget, gpointer state, gpointer wanted)
{
  if (g_hash_table_contains (wanted, widget))
    return FALSE;

  layover_text_widget_set_found (widget, NULL, 0, 0);

  return TRUE;
}

/* Gives colours to what is in view and around it, and takes those away that are far from it. */
static void
update_marks (LayoverFinder *self)
{
  g_autoptr (GHashTable) wanted = NULL;
  guint first, last;

  if (self->found->len == 0 && g_hash_table_size (self->marked) == 0)
    return;

  wanted = g_hash_table_new (NULL, NULL);
  first = find_first_in_view (self);
  first -= MIN (first, N_COLOURED / 2);
  last = MIN (first + N_COLOURED, self->found->len);
  for (guint i = first; i < last; i++)
    mark (self, &g_array_index (self->found, Found, i), wanted);
  g_hash_table_foreach_remove (self->marked, unmark_unwanted_cb, wanted);
}

static gboolean
marks_cb (GtkWidget *root, GdkFrameClock *clock, gpointer user_data)
{
  update_marks (LAYOVER_FINDER (user_data));

  return G_SOURCE_REMOVE;
}

static void
marks_done_cb (gpointer user_data)
{
  LAYOVER_FINDER (user_data)->marks_id = 0;
}

/* A page scrolls and grows while it is being laid out, and a text must not get another look in the middle of that: it
 * would be drawn before it has its place. */
static void
queue_marks (LayoverFinder *self)
{
  if (self->marks_id == 0 && self->root != NULL)
    self->marks_id = gtk_widget_add_tick_callback (self->root, marks_cb, self, marks_done_cb);
}

static void
cancel_marks (LayoverFinder *self)
{
  if (self->marks_id != 0)
    gtk_widget_remove_tick_callback (self->root, self->marks_id);
}

/* Bringing into view */

static void
stop_scrolling (LayoverFinder *self)
{
  if (self->tick_id != 0 && self->root != NULL)
    gtk_widget_remove_tick_callback (self->root, self->tick_id);
  self->tick_id = 0;
}

/* Looks every frame whether the place has been built and laid out. */
static gboolean
tick_cb (GtkWidget *root, GdkFrameClock *clock, gpointer user_data)
{
  LayoverFinder *self = LAYOVER_FINDER (user_data);
  const LayoverFinderPlace *place = get_place (self, self->current);
  const LayoverFinderLine *line = get_line (self, place->line);
  GtkWidget *widget = layover_finder_line_get_widget (line);
  graphene_rect_t bounds;

  if (widget == NULL && layover_content_view_is_built (line->view))
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (widget == NULL)
    layover_content_view_build_more (line->view);
  if (widget == NULL || !layover_text_widget_get_bounds (widget, place->range, &bounds))
    return G_SOURCE_CONTINUE;

  /* a page that has just been built finds its height within a few frames */
  if (layover_scroll_to_bounds (widget, &bounds))
    self->n_frames = 0;
  update_marks (self);
  if (++self->n_frames < N_SETTLED_FRAMES)
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;

  return G_SOURCE_REMOVE;
}

static void
show_current (LayoverFinder *self)
{
  stop_scrolling (self);
  update_marks (self);
  if (self->current >= self->places->len || self->root == NULL)
    return;

  self->n_frames = 0;
  self->tick_id = gtk_widget_add_tick_callback (self->root, tick_cb, self, NULL);
}

/* Searching */

/* Where one is reading, so that what comes next on the page is shown first; from the beginning when nothing follows. */
static void
choose_current (LayoverFinder *self)
{
  guint first = find_first_in_view (self);

  self->current = first < self->found->len ? g_array_index (self->found, Found, first).first : 0;
}

static void
search_line (LayoverFinder *self, GArray *ranges)
{
  Found found = { .line = self->next_line++, .first = self->places->len };

  g_array_set_size (ranges, 0);
  layover_finder_line_find (get_line (self, found.line), self->pattern,
                            MAX_PLACES - self->places->len, ranges);
  if (ranges->len == 0)
    return;

  for (guint i = 0; i < ranges->len; i++)
    {
      LayoverFinderPlace place = { found.line, g_array_index (ranges, LayoverTextRange, i) };

      g_array_append_val (self->places, place);
    }
  found.n_places = ranges->len;
  g_array_append_val (self->found, found);
}

/* Returns: whether all has been searched */
static gboolean
search_slice (LayoverFinder *self)
{
  gint64 end_us = g_get_monotonic_time () + SLICE_US;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (LayoverTextRange));

  while (self->next_line < self->lines->len && self->places->len < MAX_PLACES)
    {
      search_line (self, ranges);
      if (self->next_line % LINES_PER_LOOK == 0 && g_get_monotonic_time () > end_us)
        return FALSE;
    }

  self->next_line = self->lines->len;
  choose_current (self);
  show_current (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return TRUE;
}

static gboolean
idle_cb (gpointer user_data)
{
  LayoverFinder *self = LAYOVER_FINDER (user_data);

  if (!search_slice (self))
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;

  return G_SOURCE_REMOVE;
}

static LayoverContentView *
get_next_page (LayoverFinder *self, guint *line)
{
  LayoverContentView *former = *line > 0 ? get_line (self, *line - 1)->view : NULL;

  while (*line < self->lines->len)
    {
      LayoverContentView *view = get_line (self, (*line)++)->view;

      if (view != NULL && view != former)
        return view;
    }

  return NULL;
}

static void
leave_pages (LayoverFinder *self)
{
  LayoverContentView *view;
  guint line = 0;

  while ((view = get_next_page (self, &line)) != NULL)
    g_signal_handlers_disconnect_by_func (view, queue_marks, self);
}

/* A table may have become cards, with texts of their own. */
static void
follow_pages (LayoverFinder *self)
{
  LayoverContentView *view;
  guint line = 0;

  while ((view = get_next_page (self, &line)) != NULL)
    g_signal_connect_object (view, "notify::is-built", G_CALLBACK (queue_marks), self,
                             G_CONNECT_SWAPPED);
}

/* Nothing is found any more. */
static void
forget (LayoverFinder *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  stop_scrolling (self);
  cancel_marks (self);
  unmark_all (self);
  leave_pages (self);
  g_clear_pointer (&self->pattern, layover_text_pattern_free);
  g_array_set_size (self->places, 0);
  g_array_set_size (self->found, 0);
  g_array_set_size (self->lines, 0);
  g_ptr_array_set_size (self->held, 0);
  self->next_line = 0;
  self->current = 0;
}

static void
set_adjustment (LayoverFinder *self, GtkAdjustment *adjustment)
{
  if (self->adjustment == adjustment)
    return;

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, queue_marks, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment == NULL)
    return;

  /* one scrolls, or more of the page has been built */
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_marks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (queue_marks), self,
                           G_CONNECT_SWAPPED);
}

static void
layover_finder_dispose (GObject *object)
{
  LayoverFinder *self = LAYOVER_FINDER (object);

  layover_finder_set_root (self, NULL);

  G_OBJECT_CLASS (layover_finder_parent_class)->dispose (object);
}

static void
layover_finder_finalize (GObject *object)
{
  LayoverFinder *self = LAYOVER_FINDER (object);

  g_array_unref (self->places);
  g_array_unref (self->found);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->held);
  g_hash_table_unref (self->marked);

  G_OBJECT_CLASS (layover_finder_parent_class)->finalize (object);
}

static void
layover_finder_class_init (LayoverFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layover_finder_dispose;
  object_class->finalize = layover_finder_finalize;

  signals[CHANGED] = g_signal_new ("changed", LAYOVER_TYPE_FINDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
layover_finder_init (LayoverFinder *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (LayoverFinderLine));
  self->held = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_content_node_unref);
  self->places = g_array_new (FALSE, FALSE, sizeof (LayoverFinderPlace));
  self->found = g_array_new (FALSE, FALSE, sizeof (Found));
  self->marked = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

LayoverFinder *
layover_finder_new (void)
{
  return g_object_new (LAYOVER_TYPE_FINDER, NULL);
}

/** layover_finder_set_root: @root: (nullable): where to search from now on; what was found elsewhere is forgotten */
void
layover_finder_set_root (LayoverFinder *self, GtkWidget *root)
{
  g_return_if_fail (LAYOVER_IS_FINDER (self));

  if (self->root == root)
    return;

  forget (self);
  set_adjustment (self, NULL);
  g_set_weak_pointer (&self->root, root);
}

/**
 * layover_finder_find:
 * @needle: as it was typed; nothing is found with an empty one
 *
 * Short pages are searched at once. "changed" is emitted when all has been searched.
 */
void
layover_finder_find (LayoverFinder *self, const char *needle)
{
  GtkWidget *scrolled;

  g_return_if_fail (LAYOVER_IS_FINDER (self));
  g_return_if_fail (needle != NULL);

  forget (self);
  scrolled = get_scrolled (self);
  set_adjustment (self, scrolled != NULL
                            ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))
                            : NULL);
  self->pattern = layover_text_pattern_new (needle);
  if (layover_text_pattern_is_empty (self->pattern))
    {
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }

  g_array_unref (self->lines);
  self->lines = layover_finder_list_lines (self->root, self->held);
  follow_pages (self);
  if (!search_slice (self))
    self->idle_id = g_idle_add (idle_cb, self);
}

/** layover_finder_move: @steps: forward, or backward when negative; after the last place comes the first */
void
layover_finder_move (LayoverFinder *self, int steps)
{
  int n_places;

  g_return_if_fail (LAYOVER_IS_FINDER (self));

  n_places = (int) self->places->len;
  if (n_places == 0 || layover_finder_is_busy (self))
    return;

  self->current = (guint) ((((int) self->current + steps) % n_places + n_places) % n_places);
  show_current (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/** layover_finder_is_busy: whether it is still searching */
gboolean
layover_finder_is_busy (LayoverFinder *self)
{
  g_return_val_if_fail (LAYOVER_IS_FINDER (self), FALSE);

  return self->idle_id != 0;
}

/** layover_finder_get_n_places: Returns: how often it was found, at most 10 000 */
guint
layover_finder_get_n_places (LayoverFinder *self)
{
  g_return_val_if_fail (LAYOVER_IS_FINDER (self), 0);

  return self->places->len;
}

/** layover_finder_get_current: Returns: which of the places is shown, from 0 */
guint
layover_finder_get_current (LayoverFinder *self)
{
  g_return_val_if_fail (LAYOVER_IS_FINDER (self), 0);

  return self->current;
}

/** layover_finder_dup_line: Returns: (transfer full) (nullable): the whole text in which the place is, for those who hear it */
char *
layover_finder_dup_line (LayoverFinder *self)
{
  const LayoverFinderLine *line;

  g_return_val_if_fail (LAYOVER_IS_FINDER (self), NULL);

  if (self->current >= self->places->len)
    return NULL;

  line = get_line (self, get_place (self, self->current)->line);

  return line->widget != NULL ? g_strdup (layover_text_widget_get_text (line->widget))
                              : layover_content_node_dup_plain_text (line->node);
}
