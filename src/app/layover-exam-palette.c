/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-cell.h"
#include "layover-exam-cells.h"
#include "layover-exam-palette.h"
#include "layover-exam-words.h"

typedef struct
{
  GtkWidget *row;
  GtkWidget *label;
} Count;

struct _LayoverExamPalette
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *sections;
  Count answered;
  Count partly;
  Count unanswered;
  Count flagged;
  GPtrArray *cells; /* of LayoverExamCell, in the order of the questions */
  guint current;    /* the question whose cell says that one is there */
  guint scroll_id;

  LayoverAttempt *attempt;
};

enum
{
  PROP_0,
  PROP_ATTEMPT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverExamPalette, layover_exam_palette, GTK_TYPE_WIDGET)

static void
show_count (Count *count, const char *text, gboolean is_shown)
{
  gtk_label_set_label (GTK_LABEL (count->label), text);
  gtk_widget_set_visible (count->row, is_shown);
}

static void
update_counts (LayoverExamPalette *self)
{
  LayoverExamCounts counts;
  g_autofree char *answered = NULL, *partly = NULL, *unanswered = NULL, *flagged = NULL;

  layover_exam_words_count (self->attempt, &counts);
  answered = g_strdup_printf (ngettext ("%u answered", "%u answered", counts.n_answered),
                              counts.n_answered);
  partly = g_strdup_printf (
      ngettext ("%u answered in part", "%u answered in part", counts.n_partly), counts.n_partly);
  unanswered = g_strdup_printf (
      ngettext ("%u not answered", "%u not answered", counts.n_unanswered), counts.n_unanswered);
  flagged = g_strdup_printf (ngettext ("%u flagged", "%u flagged", counts.n_flagged),
                             counts.n_flagged);

  show_count (&self->answered, answered, TRUE);
  show_count (&self->partly, partly, counts.n_partly > 0);
  show_count (&self->unanswered, unanswered, TRUE);
  show_count (&self->flagged, flagged, TRUE);
}

static void
update_cell (LayoverExamPalette *self, guint item)
{
  layover_exam_cell_update (g_ptr_array_index (self->cells, item),
                            layover_attempt_get_item_state (self->attempt, item),
                            layover_attempt_is_flagged (self->attempt, item),
                            layover_attempt_get_current_item (self->attempt) == item);
}

/* A cell that is out of sight comes into the middle, so that the palette moves once in a while and not with every row.
 * Waits for the first layout. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LayoverExamPalette *self = LAYOVER_EXAM_PALETTE (widget);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  double page = gtk_adjustment_get_page_size (adjustment);
  double value = gtk_adjustment_get_value (adjustment);
  graphene_rect_t cell;

  if (page <= 0)
    return G_SOURCE_CONTINUE;
  if (self->current >= self->cells->len
      || !gtk_widget_compute_bounds (self->cells->pdata[self->current], self->sections, &cell))
    return G_SOURCE_REMOVE;

  if (cell.origin.y < value || cell.origin.y + cell.size.height > value + page)
    gtk_adjustment_set_value (adjustment, cell.origin.y + (cell.size.height - page) / 2);

  return G_SOURCE_REMOVE;
}

static void
scroll_done_cb (gpointer user_data)
{
  LAYOVER_EXAM_PALETTE (user_data)->scroll_id = 0;
}

static void
queue_scroll (LayoverExamPalette *self)
{
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, self,
                                                    scroll_done_cb);
}

static void
item_changed_cb (LayoverAttempt *attempt, guint item, gpointer user_data)
{
  LayoverExamPalette *self = LAYOVER_EXAM_PALETTE (user_data);

  if (item < self->cells->len)
    update_cell (self, item);
  update_counts (self);
}

static void
current_item_cb (LayoverAttempt *attempt, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamPalette *self = LAYOVER_EXAM_PALETTE (user_data);
  guint last = self->current;

  self->current = layover_attempt_get_current_item (attempt);
  update_cell (self, last);
  update_cell (self, self->current);
  queue_scroll (self);
}

static void
add_section (LayoverExamPalette *self, guint section)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);
  const char *title = layover_test_session_get_section_title (session, section);
  GtkWidget *cells = layover_exam_cells_new ();

  for (guint i = 0; i < layover_test_session_get_n_items (session); i++)
    if (layover_test_session_get_section_index (session, i) == section)
      {
        self->cells->pdata[i] = layover_exam_cell_new (i);
        layover_exam_cells_append (LAYOVER_EXAM_CELLS (cells), self->cells->pdata[i]);
      }

  if (title != NULL && *title != '\0')
    {
      GtkWidget *label = gtk_label_new (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self->sections), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (cells), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                      -1);
    }
  gtk_box_append (GTK_BOX (self->sections), cells);
}

static void
build_sections (LayoverExamPalette *self)
{
  LayoverTestSession *session = layover_attempt_get_test_session (self->attempt);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sections)) != NULL)
    gtk_box_remove (GTK_BOX (self->sections), child);

  g_ptr_array_set_size (self->cells, (int) layover_test_session_get_n_items (session));
  for (guint section = 0; section < layover_test_session_get_n_sections (session); section++)
    add_section (self, section);
  for (guint i = 0; i < self->cells->len; i++)
    update_cell (self, i);
  self->current = layover_attempt_get_current_item (self->attempt);
  queue_scroll (self);
}

static gboolean
layover_exam_palette_focus (GtkWidget *widget, GtkDirectionType direction)
{
  LayoverExamPalette *self = LAYOVER_EXAM_PALETTE (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean is_inside = gtk_widget_get_focus_child (widget) != NULL;

  /* one stop for Tab, at the question one is at; arrows move in two dimensions */
  if (is_tab && is_inside)
    return FALSE;
  if (is_tab && self->attempt != NULL && self->cells->len > 0)
    return gtk_widget_grab_focus (
        g_ptr_array_index (self->cells, layover_attempt_get_current_item (self->attempt)));

  return GTK_WIDGET_CLASS (layover_exam_palette_parent_class)->focus (widget, direction);
}

static void
layover_exam_palette_dispose (GObject *object)
{
  LayoverExamPalette *self = LAYOVER_EXAM_PALETTE (object);
  GtkWidget *child;

  layover_exam_palette_set_attempt (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (layover_exam_palette_parent_class)->dispose (object);
}

static void
layover_exam_palette_finalize (GObject *object)
{
  g_ptr_array_unref (LAYOVER_EXAM_PALETTE (object)->cells);

  G_OBJECT_CLASS (layover_exam_palette_parent_class)->finalize (object);
}

static void
layover_exam_palette_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ATTEMPT:
      g_value_set_object (value, LAYOVER_EXAM_PALETTE (object)->attempt);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_exam_palette_set_property (GObject *object, guint prop_id, const GValue *value,
                                   GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ATTEMPT:
      layover_exam_palette_set_attempt (LAYOVER_EXAM_PALETTE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_exam_palette_class_init (LayoverExamPaletteClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_palette_dispose;
  object_class->finalize = layover_exam_palette_finalize;
  object_class->get_property = layover_exam_palette_get_property;
  object_class->set_property = layover_exam_palette_set_property;

  widget_class->focus = layover_exam_palette_focus;

  properties[PROP_ATTEMPT] = g_param_spec_object ("attempt", NULL, NULL, LAYOVER_TYPE_ATTEMPT,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
init_count (Count *count, GtkWidget *box, const char *icon_name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  count->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  count->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (count->label, "caption");
  gtk_box_append (GTK_BOX (count->row), icon);
  gtk_box_append (GTK_BOX (count->row), count->label);
  gtk_box_append (GTK_BOX (box), count->row);
}

static void
layover_exam_palette_init (LayoverExamPalette *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));
  GtkWidget *counts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions"), -1);

  self->cells = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  self->sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_add_css_class (self->sections, "sections");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->sections);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Questions"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  gtk_widget_add_css_class (counts, "counts");
  init_count (&self->answered, counts, "layover-answered-symbolic");
  init_count (&self->partly, counts, "layover-partly-symbolic");
  init_count (&self->unanswered, counts, "layover-unanswered-symbolic");
  init_count (&self->flagged, counts, "layover-flag-symbolic");
  gtk_widget_set_parent (counts, GTK_WIDGET (self));
}

GtkWidget *
layover_exam_palette_new (void)
{
  return g_object_new (LAYOVER_TYPE_EXAM_PALETTE, NULL);
}

LayoverAttempt *
layover_exam_palette_get_attempt (LayoverExamPalette *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_PALETTE (self), NULL);

  return self->attempt;
}

/** layover_exam_palette_set_attempt: @attempt: (nullable) */
void
layover_exam_palette_set_attempt (LayoverExamPalette *self, LayoverAttempt *attempt)
{
  g_return_if_fail (LAYOVER_IS_EXAM_PALETTE (self));

  if (self->attempt == attempt)
    return;

  if (self->attempt != NULL)
    g_signal_handlers_disconnect_by_data (self->attempt, self);
  g_set_object (&self->attempt, attempt);

  if (attempt != NULL)
    {
      g_signal_connect (attempt, "item-changed", G_CALLBACK (item_changed_cb), self);
      g_signal_connect (attempt, "notify::current-item", G_CALLBACK (current_item_cb), self);
      build_sections (self);
      update_counts (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ATTEMPT]);
}
