/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-extended-text-interaction.h"
#include "layover-text-value.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define MIN_HEIGHT 250
#define LINE_HEIGHT 24
#define MAX_LINES 30

struct _LayoverExtendedTextInteraction
{
  LayoverInteractionView parent_instance;

  GtkTextView *text_view;
  GtkLabel *counter;
  LayoverVerdictLine *verdict_line;
  gboolean is_showing;
  gboolean is_understood;
};

G_DEFINE_FINAL_TYPE (LayoverExtendedTextInteraction, layover_extended_text_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static char *
dup_text (LayoverExtendedTextInteraction *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Pango knows where words end in every script, also in those that write no spaces. */
static guint
count_words (const char *text)
{
  glong n_chars = g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, n_chars + 1);
  guint n_words = 0;

  pango_get_log_attrs (text, -1, -1, pango_language_get_default (), attributes, (int) n_chars + 1);
  for (glong i = 0; i <= n_chars; i++)
    n_words += attributes[i].is_word_start ? 1 : 0;

  return n_words;
}

static void
update_counter (LayoverExtendedTextInteraction *self, const char *text)
{
  guint n_words = count_words (text);
  guint expected = layover_interaction_get_expected_length (
      layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self)));
  g_autofree char *words = NULL;
  g_autofree char *counter = NULL;

  words = g_strdup_printf (ngettext ("%u word", "%u words", n_words), n_words);
  if (expected > 0)
    /* Translators: "71 words · 350 of about 400 characters"; the author expects so many, and more can be written */
    counter = g_strdup_printf (_ ("%s · %u of about %u characters"), words,
                               (guint) g_utf8_strlen (text, -1), expected);
  else
    counter = g_steal_pointer (&words);
  gtk_label_set_label (self->counter, counter);
  /* read on request, so that typing is not interrupted */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text_view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, counter, -1);
}

static void
changed_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  LayoverExtendedTextInteraction *self = LAYOVER_EXTENDED_TEXT_INTERACTION (user_data);
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autofree char *text = dup_text (self);
  const char *texts[] = { text, NULL };
  g_autoptr (LayoverValue) value = NULL;

  update_counter (self, text);
  if (self->is_showing)
    return;

  value = layover_text_value_parse (LAYOVER_CARDINALITY_SINGLE,
                                    layover_interaction_view_get_base_type (view), texts,
                                    &self->is_understood);
  layover_interaction_view_take_answer (view, value);
  layover_interaction_view_hint_changed (view);
}

static gboolean
insert_tab (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkTextView *text_view = GTK_TEXT_VIEW (widget);

  if (gtk_text_view_get_editable (text_view))
    gtk_text_buffer_insert_interactive_at_cursor (gtk_text_view_get_buffer (text_view), "\t", -1,
                                                  TRUE);

  return TRUE;
}

static void
bind_tab (LayoverExtendedTextInteraction *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Tab, GDK_CONTROL_MASK),
                        gtk_callback_action_new (insert_tab, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->text_view), controller);
}

static GtkWidget *
build_editor (LayoverExtendedTextInteraction *self, LayoverInteraction *interaction)
{
  LayoverTextFormat format = layover_interaction_get_text_format (interaction);
  guint expected_lines = layover_interaction_get_expected_lines (interaction);
  int height = MAX (MIN_HEIGHT, (int) MIN (expected_lines, MAX_LINES) * LINE_HEIGHT);

  gtk_text_view_set_wrap_mode (self->text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->text_view, FALSE);
  gtk_text_view_set_pixels_inside_wrap (self->text_view, 4);
  gtk_text_view_set_pixels_below_lines (self->text_view, 4);
  gtk_text_view_set_top_margin (self->text_view, 12);
  gtk_text_view_set_bottom_margin (self->text_view, 12);
  gtk_text_view_set_left_margin (self->text_view, 14);
  gtk_text_view_set_right_margin (self->text_view, 14);
  gtk_widget_set_size_request (GTK_WIDGET (self->text_view), -1, height);
  gtk_text_view_set_monospace (self->text_view, format == LAYOVER_TEXT_FORMAT_PREFORMATTED);
  gtk_widget_add_css_class (GTK_WIDGET (self->text_view), "essay");
  gtk_widget_set_overflow (GTK_WIDGET (self->text_view), GTK_OVERFLOW_HIDDEN);
  bind_tab (self);

  return GTK_WIDGET (self->text_view);
}

static void
layover_extended_text_interaction_build (LayoverInteractionView *view)
{
  LayoverExtendedTextInteraction *self = LAYOVER_EXTENDED_TEXT_INTERACTION (view);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  const char *prompt = layover_interaction_view_get_prompt (view);
  GtkWidget *editor;

  self->text_view = GTK_TEXT_VIEW (gtk_text_view_new ());
  self->counter = GTK_LABEL (gtk_label_new (NULL));
  layover_widget_set_name (GTK_WIDGET (self->text_view),
                           prompt != NULL ? prompt : _ ("Your answer"));
  editor = build_editor (self, interaction);
  gtk_widget_set_parent (editor, GTK_WIDGET (self));

  if (layover_interaction_get_text_format (interaction) == LAYOVER_TEXT_FORMAT_XHTML)
    gtk_widget_set_parent (
        layover_widget_new_note (_ ("Write plain text; bold, lists and pictures are not needed.")),
        GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self->counter), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->counter), "numeric");
  gtk_widget_set_parent (GTK_WIDGET (self->counter), GTK_WIDGET (self));
  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->verdict_line), GTK_WIDGET (self));

  g_signal_connect (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (changed_cb),
                    self);
  update_counter (self, "");
}

static void
layover_extended_text_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverExtendedTextInteraction *self = LAYOVER_EXTENDED_TEXT_INTERACTION (view);
  g_autofree char *text = value != NULL ? layover_value_dup_lexical (value) : g_strdup ("");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  self->is_showing = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->is_showing = FALSE;
  self->is_understood = TRUE;
}

static void
layover_extended_text_interaction_show_state (LayoverInteractionView *view)
{
  LayoverExtendedTextInteraction *self = LAYOVER_EXTENDED_TEXT_INTERACTION (view);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);

  gtk_text_view_set_editable (self->text_view, !is_locked);
  gtk_text_view_set_cursor_visible (self->text_view, !is_locked);
  layover_verdict_line_set_verdict (self->verdict_line, layover_interaction_view_get_verdict (view),
                                    NULL);
}

static char *
layover_extended_text_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverExtendedTextInteraction *self = LAYOVER_EXTENDED_TEXT_INTERACTION (view);
  LayoverValue *value = layover_interaction_view_get_value (view);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);

  if (!self->is_understood)
    return g_strdup (_ ("Write a number · this is not one yet"));
  if (value != NULL && !layover_interaction_check_response (interaction, value, NULL))
    return layover_interaction_view_dup_form_hint (view);

  return g_strdup (_ ("Write your answer"));
}

static void
layover_extended_text_interaction_class_init (LayoverExtendedTextInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  view_class->build = layover_extended_text_interaction_build;
  view_class->show_value = layover_extended_text_interaction_show_value;
  view_class->show_state = layover_extended_text_interaction_show_state;
  view_class->dup_hint = layover_extended_text_interaction_dup_hint;
}

static void
layover_extended_text_interaction_init (LayoverExtendedTextInteraction *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  self->is_understood = TRUE;
}
