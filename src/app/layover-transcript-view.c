/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-action-row.h"
#include "layover-format.h"
#include "layover-transcript-view.h"

/* after the person scrolled, the present sentence is left alone for so long */
#define LEAVE_ALONE_S 8

#define MAX_HEIGHT_BELOW 260
#define ROW_HEIGHT_BELOW 60 /* of a sentence of two lines */

struct _LayoverTranscriptView
{
  AdwBin parent_instance;

  GtkSearchEntry *search;
  GtkLabel *match_label;
  GtkScrolledWindow *scrolled;
  GtkListBox *list;

  LayoverVideoView *video;
  GArray *matches;
  guint match;
  guint current;
  gint64 scrolled_us;
  gboolean is_below;
};

G_DEFINE_FINAL_TYPE (LayoverTranscriptView, layover_transcript_view, ADW_TYPE_BIN)

static GtkListBoxRow *
get_row (LayoverTranscriptView *self, guint i)
{
  return gtk_list_box_get_row_at_index (self->list, (int) i);
}

static void
scroll_to (LayoverTranscriptView *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  double x, y;

  if (row == NULL
      || !gtk_widget_translate_coordinates (GTK_WIDGET (row), GTK_WIDGET (self->list), 0, 0, &x,
                                            &y))
    return;

  gtk_adjustment_set_value (adjustment, y - gtk_adjustment_get_page_size (adjustment) / 3);
}

static void
show_current (LayoverTranscriptView *self, guint current)
{
  GtkListBoxRow *former = get_row (self, self->current);
  GtkListBoxRow *row = get_row (self, current);

  if (former != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (former), "current");
  self->current = current;
  if (row == NULL)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (row), "current");
  if (g_get_monotonic_time () - self->scrolled_us > LEAVE_ALONE_S * G_USEC_PER_SEC)
    scroll_to (self, row);
}

static void
position_changed_cb (LayoverTranscriptView *self)
{
  GListModel *captions = layover_video_view_get_captions (self->video);
  guint index;

  if (captions != NULL
      && layover_captions_find (captions, layover_video_view_get_position (self->video), &index)
      && index != self->current)
    show_current (self, index);
}

static void
row_activated_cb (LayoverTranscriptView *self, GtkListBoxRow *row)
{
  GListModel *captions = layover_video_view_get_captions (self->video);
  g_autoptr (LayoverCue)
      cue = g_list_model_get_item (captions, (guint) gtk_list_box_row_get_index (row));

  if (cue != NULL)
    layover_video_view_play_from (self->video, layover_cue_get_start_s (cue));
}

static gboolean
wheel_cb (GtkEventControllerScroll *controller, double dx, double dy, LayoverTranscriptView *self)
{
  self->scrolled_us = g_get_monotonic_time ();

  return FALSE;
}

/* Bold and underlined, not only coloured. */
static void
mark_words (LayoverTranscriptView *self, guint i, const char *needle)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (get_row (self, i)), "label");
  const char *text = gtk_label_get_text (label);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *found = NULL;
  gsize length = strlen (needle);

  /* lower-casing may change lengths; where it does, the row matches without marks */
  g_autofree char *lower = g_utf8_strdown (text, -1);
  if (length > 0)
    found = strstr (lower, needle);

  if (found != NULL)
    g_array_append_val (self->matches, i);
  for (; found != NULL && strlen (lower) == strlen (text); found = strstr (found + length, needle))
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = line->start_index = (guint) (found - lower);
      bold->end_index = line->end_index = (guint) (found - lower + (gssize) length);
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, line);
    }

  gtk_label_set_attributes (label, attributes);
}

static void
show_match (LayoverTranscriptView *self)
{
  g_autofree char *text = NULL;

  if (self->matches->len > 0)
    {
      text = g_strdup_printf (_ ("%u of %u"), self->match + 1, self->matches->len);
      self->scrolled_us = g_get_monotonic_time ();
      scroll_to (self, get_row (self, g_array_index (self->matches, guint, self->match)));
    }

  gtk_label_set_text (self->match_label, text != NULL ? text : "");
}

static void
search_changed_cb (LayoverTranscriptView *self)
{
  g_autofree char *needle = g_utf8_strdown (gtk_editable_get_text (GTK_EDITABLE (self->search)),
                                            -1);

  g_array_set_size (self->matches, 0);
  self->match = 0;
  for (guint i = 0; get_row (self, i) != NULL; i++)
    mark_words (self, i, needle);
  show_match (self);
}

static void
next_match_cb (LayoverTranscriptView *self)
{
  if (self->matches->len > 0)
    self->match = (self->match + 1) % self->matches->len;
  show_match (self);
}

static GtkWidget *
row_new (LayoverCue *cue)
{
  GtkWidget *row = layover_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *time = layover_format_clock ((gint64) layover_cue_get_start_s (cue));
  GtkWidget *time_label = gtk_label_new (time);
  GtkWidget *label = gtk_label_new (layover_cue_get_text (cue));

  gtk_widget_add_css_class (time_label, "numeric");
  gtk_widget_add_css_class (time_label, "dim-label");
  gtk_widget_set_valign (time_label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (time_label), 1);
  gtk_label_set_width_chars (GTK_LABEL (time_label), 4);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "cue");
  gtk_box_append (GTK_BOX (box), time_label);
  gtk_box_append (GTK_BOX (box), label);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), layover_cue_get_text (cue));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), time);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "label", label);

  return row;
}

/* A sentence that leads nowhere is only read. */
static void
update_rows (LayoverTranscriptView *self)
{
  gboolean can_seek = layover_video_view_get_can_seek (self->video);
  GtkListBoxRow *row;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    gtk_list_box_row_set_activatable (row, can_seek);
}

static void
captions_changed_cb (LayoverTranscriptView *self)
{
  GListModel *captions = layover_video_view_get_captions (self->video);
  GtkListBoxRow *row;

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; captions != NULL && i < g_list_model_get_n_items (captions); i++)
    {
      g_autoptr (LayoverCue) cue = g_list_model_get_item (captions, i);

      gtk_list_box_append (self->list, row_new (cue));
    }
  if (self->is_below && captions != NULL)
    gtk_scrolled_window_set_min_content_height (
        self->scrolled,
        (int) MIN (g_list_model_get_n_items (captions) * ROW_HEIGHT_BELOW, MAX_HEIGHT_BELOW));
  update_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), captions != NULL);
}

static void
layover_transcript_view_dispose (GObject *object)
{
  LayoverTranscriptView *self = LAYOVER_TRANSCRIPT_VIEW (object);

  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_object (&self->video);

  G_OBJECT_CLASS (layover_transcript_view_parent_class)->dispose (object);
}

static void
layover_transcript_view_class_init (LayoverTranscriptViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_transcript_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-transcript-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverTranscriptView, search);
  gtk_widget_class_bind_template_child (widget_class, LayoverTranscriptView, match_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverTranscriptView, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LayoverTranscriptView, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_transcript_view_init (LayoverTranscriptView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->matches = g_array_new (FALSE, FALSE, sizeof (guint));
  self->current = G_MAXUINT;
  self->scrolled_us = -LEAVE_ALONE_S * G_USEC_PER_SEC;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (wheel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

GtkWidget *
layover_transcript_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_TRANSCRIPT_VIEW, NULL);
}

/**
 * layover_transcript_view_set_video:
 * @video: whose captions are the sentences
 */
void
layover_transcript_view_set_video (LayoverTranscriptView *self, LayoverVideoView *video)
{
  g_return_if_fail (LAYOVER_IS_TRANSCRIPT_VIEW (self));

  if (!g_set_object (&self->video, video))
    return;

  g_signal_connect_object (video, "notify::captions", G_CALLBACK (captions_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (video, "notify::position", G_CALLBACK (position_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (video, "notify::can-seek", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  captions_changed_cb (self);
}

static void
toggle_cb (LayoverTranscriptView *self)
{
  gboolean is_visible = gtk_widget_get_visible (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_WIDGET (self),
                          !is_visible && layover_video_view_get_captions (self->video) != NULL);
}

/**
 * layover_transcript_view_new_below:
 * @video: a recording in a text or a question
 *
 * Returns: (transfer floating): what is said in it, a part of the page of limited height, to be put below it; nothing is
 * seen of it unless there are captions
 */
GtkWidget *
layover_transcript_view_new_below (LayoverVideoView *video)
{
  GtkWidget *widget = layover_transcript_view_new ();
  LayoverTranscriptView *self = LAYOVER_TRANSCRIPT_VIEW (widget);

  gtk_widget_add_css_class (widget, "below");
  self->is_below = TRUE;
  layover_transcript_view_set_video (self, video);
  g_signal_connect_object (video, "toggle-transcript", G_CALLBACK (toggle_cb), self,
                           G_CONNECT_SWAPPED);

  return widget;
}

void
layover_transcript_view_focus_search (LayoverTranscriptView *self)
{
  g_return_if_fail (LAYOVER_IS_TRANSCRIPT_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
