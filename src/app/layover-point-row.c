/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "layover-point-row.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define ENTRY_CHARS 9

struct _LayoverPointRow
{
  GtkWidget parent_instance;

  GtkWidget *disc;
  GtkWidget *entry;
  LayoverVerdictLine *verdict_line;
  GtkWidget *button;
  int x;
  int y;
};

enum
{
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverPointRow, layover_point_row, GTK_TYPE_WIDGET)

static void
show_point (LayoverPointRow *self)
{
  g_autofree char *text = g_strdup_printf ("%d, %d", self->x, self->y);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/* Two whole numbers, with anything between them that is no digit. */
static gboolean
parse_point (const char *text, int *x, int *y)
{
  char *end = NULL;
  glong first = strtol (text, &end, 10);
  const char *rest = end;
  glong second;

  if (end == text)
    return FALSE;

  rest += strcspn (rest, "-0123456789");
  second = strtol (rest, &end, 10);
  if (end == rest || first < 0 || second < 0 || first > G_MAXINT16 || second > G_MAXINT16)
    return FALSE;

  *x = (int) first;
  *y = (int) second;

  return TRUE;
}

/* What is no point puts the former one back. */
static void
take_text (LayoverPointRow *self)
{
  int x, y;

  if (!parse_point (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &x, &y))
    show_point (self);
  else if (x != self->x || y != self->y)
    g_signal_emit (self, signals[MOVED], 0, x, y);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  take_text (LAYOVER_POINT_ROW (user_data));
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[REMOVED], 0);
}

static void
layover_point_row_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_point_row_parent_class)->dispose (object);
}

static void
layover_point_row_class_init (LayoverPointRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_point_row_dispose;

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pointrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_point_row_init (LayoverPointRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->disc = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->disc, "number-disc");
  gtk_widget_set_valign (self->disc, GTK_ALIGN_CENTER);

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_widget_set_hexpand (self->entry, TRUE);
  /* x stands before y in every language */
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))),
                            GTK_TEXT_DIR_LTR);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (take_text), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  self->button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "circular");
  g_signal_connect (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  gtk_widget_set_parent (self->disc, widget);
  gtk_widget_set_parent (self->entry, widget);
  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (FALSE));
  gtk_widget_set_parent (GTK_WIDGET (self->verdict_line), widget);
  gtk_widget_set_parent (self->button, widget);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 10);
}

/** layover_point_row_new: @number: from 1, as it stands on the picture */
GtkWidget *
layover_point_row_new (guint number)
{
  LayoverPointRow *self = g_object_new (LAYOVER_TYPE_POINT_ROW, NULL);
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *place = g_strdup_printf (_ ("Place %u"), number);
  g_autofree char *name = NULL;
  g_autofree char *button_name = NULL;

  /* Translators: the name of an entry for two numbers */
  name = g_strdup_printf (_ ("Place %u, pixels from the left and from the top"), number);
  button_name = g_strdup_printf (_ ("Take place %u away"), number);
  gtk_label_set_label (GTK_LABEL (self->disc), text);
  layover_widget_set_name (GTK_WIDGET (self), place);
  layover_widget_set_name (self->entry, name);
  layover_widget_set_name (self->button, button_name);
  gtk_widget_set_tooltip_text (self->button, button_name);

  return GTK_WIDGET (self);
}

/** layover_point_row_set_point: shown, and not announced as moved */
void
layover_point_row_set_point (LayoverPointRow *self, int x, int y)
{
  g_return_if_fail (LAYOVER_IS_POINT_ROW (self));

  self->x = x;
  self->y = y;
  show_point (self);
}

/* What an entry is about is its name; what became of it is said with it. */
void
layover_point_row_set_verdict (LayoverPointRow *self, LayoverInteractionVerdict verdict)
{
  const char *word = layover_verdict_get_word (verdict);

  g_return_if_fail (LAYOVER_IS_POINT_ROW (self));

  layover_verdict_line_set_verdict (self->verdict_line, verdict, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  word != NULL ? word : "", -1);
}

void
layover_point_row_set_is_locked (LayoverPointRow *self, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_POINT_ROW (self));

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !is_locked);
  gtk_widget_set_visible (self->button, !is_locked);
}
