/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-slider-interaction.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define MAX_DIGITS 6
#define MAX_LABELS 11
#define VERTICAL_LENGTH 220

struct _LayoverSliderInteraction
{
  LayoverInteractionView parent_instance;

  GtkAdjustment *adjustment;
  GtkWidget *scale;
  GtkWidget *spin;
  GtkWidget *keep_button;
  LayoverVerdictLine *verdict_line;
  guint n_digits;
  gboolean is_showing;
  gboolean is_held;
};

G_DEFINE_FINAL_TYPE (LayoverSliderInteraction, layover_slider_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteractionView *
as_view (LayoverSliderInteraction *self)
{
  return LAYOVER_INTERACTION_VIEW (self);
}

static const LayoverScale *
get_scale (LayoverSliderInteraction *self)
{
  return layover_interaction_get_scale (layover_interaction_view_get_interaction (as_view (self)));
}

static gboolean
is_integer (LayoverSliderInteraction *self)
{
  return layover_interaction_view_get_base_type (as_view (self)) == LAYOVER_BASE_TYPE_INTEGER;
}

static gboolean
is_whole (double number)
{
  return fabs (number - round (number)) < 1e-6;
}

/* So many that every number that can be chosen is written exactly. */
static guint
count_digits (LayoverSliderInteraction *self)
{
  const LayoverScale *scale = get_scale (self);
  double factor = 1;

  if (is_integer (self))
    return 0;
  if (scale->step <= 0)
    return (guint) CLAMP (3 - floor (log10 (scale->upper - scale->lower)), 0, MAX_DIGITS);

  for (guint i = 0; i < MAX_DIGITS; i++, factor *= 10)
    if (is_whole (scale->step * factor) && is_whole (scale->lower * factor))
      return i;

  return MAX_DIGITS;
}

/* The number next to @number that can be chosen: 0.3 and not 0.30000000000000004. */
static double
snap (LayoverSliderInteraction *self, double number)
{
  const LayoverScale *scale = get_scale (self);
  char text[G_ASCII_DTOSTR_BUF_SIZE * 10];
  char format[16];

  number = CLAMP (number, scale->lower, scale->upper);
  if (scale->step > 0)
    {
      double n_steps = floor ((scale->upper - scale->lower) / scale->step + 1e-6);

      number = scale->lower
               + scale->step * MIN (round ((number - scale->lower) / scale->step), n_steps);
    }

  g_snprintf (format, sizeof format, "%%.%uf", self->n_digits);

  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, format, number), NULL);
}

static char *
dup_number (LayoverSliderInteraction *self, double number)
{
  return g_strdup_printf ("%.*f", (int) self->n_digits, number);
}

static void
update_answered (LayoverSliderInteraction *self)
{
  gboolean is_answered = layover_interaction_view_get_value (as_view (self)) != NULL;
  gboolean is_locked = layover_interaction_view_get_is_locked (as_view (self));
  g_autofree char *text = dup_number (self, gtk_adjustment_get_value (self->adjustment));
  g_autofree char *hint = layover_interaction_view_dup_hint (as_view (self));

  /* the focus is never on what goes away */
  if (is_answered && gtk_widget_has_focus (self->keep_button))
    gtk_widget_grab_focus (self->scale);
  gtk_widget_set_visible (self->keep_button, !is_answered && !is_locked);
  if (is_answered)
    gtk_widget_remove_css_class (self->scale, "unset");
  else
    gtk_widget_add_css_class (self->scale, "unset");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint, -1);
}

static void
take_number (LayoverSliderInteraction *self, double number)
{
  g_autoptr (LayoverValue)
      value = is_integer (self)
                  ? layover_value_new_integer ((gint32) CLAMP (number, G_MININT32, G_MAXINT32))
                  : layover_value_new_float (number);

  layover_interaction_view_take_answer (as_view (self), value);
  update_answered (self);
}

static void
value_changed_cb (GtkAdjustment *adjustment, gpointer user_data)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (user_data);
  double number = gtk_adjustment_get_value (adjustment);

  if (self->is_showing)
    return;

  if (snap (self, number) != number)
    {
      gtk_adjustment_set_value (adjustment, snap (self, number));
      return;
    }

  /* one answer for a whole way */
  if (!self->is_held)
    take_number (self, number);
}

/* What is typed counts at once: the next question may come before the focus has left the entry. */
static void
text_changed_cb (GtkEditable *editable, gpointer user_data)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (user_data);
  const char *text = gtk_editable_get_text (editable);
  char *end = NULL;
  double number = g_strtod (text, &end);

  if (self->is_showing || self->is_held || end == text || *end != '\0'
      || snap (self, number) != number)
    return;

  take_number (self, number);
}

static void
keep_clicked_cb (GtkButton *button, gpointer user_data)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (user_data);

  take_number (self, gtk_adjustment_get_value (self->adjustment));
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer user_data)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (user_data);

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      self->is_held = TRUE;
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      self->is_held = FALSE;
      if (gtk_adjustment_get_value (self->adjustment) != get_scale (self)->lower
          || layover_interaction_view_get_value (as_view (self)) != NULL)
        take_number (self, gtk_adjustment_get_value (self->adjustment));
      break;
    default:
      break;
    }

  return FALSE;
}

/* Nothing becomes an answer because the page was scrolled. */
static void
ignore_the_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
add_mark (LayoverSliderInteraction *self, double number)
{
  g_autofree char *text = dup_number (self, number);

  gtk_scale_add_mark (GTK_SCALE (self->scale), number,
                      get_scale (self)->is_vertical ? GTK_POS_RIGHT : GTK_POS_BOTTOM, text);
}

static void
show_marks (LayoverSliderInteraction *self)
{
  const LayoverScale *scale = get_scale (self);
  LayoverAdaptive *adaptive = layover_adaptive_find (GTK_WIDGET (self));
  gboolean is_tiny = adaptive != NULL && layover_adaptive_get_is_tiny (adaptive);
  double n_steps = scale->step > 0 ? floor ((scale->upper - scale->lower) / scale->step + 1e-6) : 0;

  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  add_mark (self, scale->lower);
  if (scale->has_step_labels && n_steps < MAX_LABELS && !is_tiny)
    for (double i = 1; i < n_steps; i++)
      add_mark (self, snap (self, scale->lower + i * scale->step));
  add_mark (self, scale->upper);
}

static void
layover_slider_interaction_root (GtkWidget *widget)
{
  LayoverAdaptive *adaptive;

  GTK_WIDGET_CLASS (layover_slider_interaction_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    g_signal_connect_object (adaptive, "notify::is-tiny", G_CALLBACK (show_marks), widget,
                             G_CONNECT_SWAPPED);
  show_marks (LAYOVER_SLIDER_INTERACTION (widget));
}

static void
layover_slider_interaction_unroot (GtkWidget *widget)
{
  LayoverAdaptive *adaptive = layover_adaptive_find (widget);

  if (adaptive != NULL)
    g_signal_handlers_disconnect_by_data (adaptive, widget);

  GTK_WIDGET_CLASS (layover_slider_interaction_parent_class)->unroot (widget);
}

static void
build_scale (LayoverSliderInteraction *self)
{
  const LayoverScale *scale = get_scale (self);
  double step = scale->step > 0 ? scale->step : (scale->upper - scale->lower) / 100;
  GtkEventController *events = gtk_event_controller_legacy_new ();

  self->n_digits = count_digits (self);
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (
      scale->lower, scale->lower, scale->upper, step,
      MAX (step, snap (self, scale->lower + (scale->upper - scale->lower) / 10) - scale->lower),
      0));
  self->scale = gtk_scale_new (
      scale->is_vertical ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, self->adjustment);
  /* of a vertical scale GTK puts the lower bound at the top, QTI at the bottom */
  gtk_range_set_inverted (GTK_RANGE (self->scale), scale->is_vertical != scale->is_reversed);
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  if (scale->is_vertical)
    {
      gtk_widget_set_size_request (self->scale, -1, VERTICAL_LENGTH);
      gtk_widget_set_halign (self->scale, GTK_ALIGN_START);
    }
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (self->scale, events);
  ignore_the_wheel (self->scale);
  gtk_widget_add_css_class (self->scale, "answer-scale");
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
}

static void
build_rest (LayoverSliderInteraction *self)
{
  self->spin = gtk_spin_button_new (self->adjustment, 0, self->n_digits);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->spin), TRUE);
  ignore_the_wheel (self->spin);
  /* Translators: the name of an entry for a number that a slider shows as well */
  layover_widget_set_name (self->spin, _ ("Value"));
  gtk_widget_add_css_class (self->spin, "answer-spin");
  gtk_widget_set_halign (self->spin, GTK_ALIGN_START);
  gtk_widget_set_parent (self->spin, GTK_WIDGET (self));

  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->verdict_line), GTK_WIDGET (self));

  /* Translators: the slider stands right as it is; this gives its value as the answer */
  self->keep_button = gtk_button_new_with_label (_ ("Keep this value"));
  gtk_widget_set_halign (self->keep_button, GTK_ALIGN_START);
  g_signal_connect (self->keep_button, "clicked", G_CALLBACK (keep_clicked_cb), self);
  gtk_widget_set_parent (self->keep_button, GTK_WIDGET (self));
}

static void
layover_slider_interaction_build (LayoverInteractionView *view)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (view);
  const char *prompt = layover_interaction_view_get_prompt (view);

  build_scale (self);
  build_rest (self);
  layover_widget_set_name (self->scale, prompt != NULL ? prompt : _ ("Value"));
  g_signal_connect (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  g_signal_connect (self->spin, "changed", G_CALLBACK (text_changed_cb), self);
  update_answered (self);
}

static void
layover_slider_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (view);

  self->is_showing = TRUE;
  gtk_adjustment_set_value (self->adjustment, value != NULL && layover_value_is_numeric (value)
                                                  ? layover_value_get_float (value)
                                                  : get_scale (self)->lower);
  self->is_showing = FALSE;
  update_answered (self);
}

static char *
dup_verdict (LayoverSliderInteraction *self, LayoverInteractionVerdict verdict)
{
  LayoverValue *correct = layover_interaction_view_get_expected (as_view (self));
  g_autofree char *number = NULL;

  if (verdict != LAYOVER_INTERACTION_VERDICT_NOT_YET || correct == NULL
      || !layover_value_is_numeric (correct))
    return NULL;

  number = dup_number (self, layover_value_get_float (correct));

  /* Translators: %s is a number */
  return g_strdup_printf (_ ("Not yet. Right answer: %s"), number);
}

static void
layover_slider_interaction_show_state (LayoverInteractionView *view)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (view);
  LayoverInteractionVerdict verdict = layover_interaction_view_get_verdict (view);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);
  g_autofree char *words = dup_verdict (self, verdict);

  gtk_widget_set_sensitive (self->scale, !is_locked);
  gtk_widget_set_sensitive (self->spin, !is_locked);
  layover_verdict_line_set_verdict (self->verdict_line, verdict, words);
  update_answered (self);
}

static char *
layover_slider_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (view);
  LayoverValue *value = layover_interaction_view_get_value (view);
  g_autofree char *lower = dup_number (self, get_scale (self)->lower);
  g_autofree char *upper = dup_number (self, get_scale (self)->upper);
  g_autofree char *number = NULL;

  /* Translators: the placeholders are numbers */
  if (value == NULL || !layover_value_is_numeric (value))
    return g_strdup_printf (_ ("Choose a value from %s to %s · not moved yet"), lower, upper);

  number = dup_number (self, layover_value_get_float (value));

  /* Translators: the placeholders are numbers */
  return g_strdup_printf (_ ("Choose a value from %s to %s · %s chosen"), lower, upper, number);
}

static void
layover_slider_interaction_dispose (GObject *object)
{
  LayoverSliderInteraction *self = LAYOVER_SLIDER_INTERACTION (object);

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  if (self->spin != NULL)
    g_signal_handlers_disconnect_by_data (self->spin, self);
  self->spin = NULL;
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (layover_slider_interaction_parent_class)->dispose (object);
}

static void
layover_slider_interaction_class_init (LayoverSliderInteractionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_slider_interaction_dispose;

  widget_class->root = layover_slider_interaction_root;
  widget_class->unroot = layover_slider_interaction_unroot;

  view_class->build = layover_slider_interaction_build;
  view_class->show_value = layover_slider_interaction_show_value;
  view_class->show_state = layover_slider_interaction_show_state;
  view_class->dup_hint = layover_slider_interaction_dup_hint;
}

static void
layover_slider_interaction_init (LayoverSliderInteraction *self)
{
}
