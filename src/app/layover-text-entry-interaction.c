/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-text-entry-interaction.h"
#include "layover-text-value.h"
#include "layover-widget.h"

#define DEFAULT_WIDTH_CHARS 12
#define MAX_WIDTH_CHARS 30
#define MAX_LENGTH 1000

struct _LayoverTextEntryInteraction
{
  LayoverInteractionView parent_instance;

  GtkEntry *entry;
  char *context;
  gboolean is_showing;
  gboolean is_out_of_form;
};

G_DEFINE_FINAL_TYPE (LayoverTextEntryInteraction, layover_text_entry_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteractionView *
as_view (LayoverTextEntryInteraction *self)
{
  return LAYOVER_INTERACTION_VIEW (self);
}

static void
update_name (LayoverTextEntryInteraction *self)
{
  g_autofree char *name = NULL;

  /* Translators: the name of an entry inside a sentence; %s are the words before it */
  if (self->context != NULL && *self->context != '\0')
    name = g_strdup_printf (_ ("Answer, after “%s”"), self->context);
  else
    name = g_strdup (_ ("Answer"));

  layover_widget_set_name (GTK_WIDGET (self->entry), name);
}

static gboolean
is_number (LayoverTextEntryInteraction *self)
{
  LayoverBaseType base_type = layover_interaction_view_get_base_type (as_view (self));

  return base_type == LAYOVER_BASE_TYPE_INTEGER || base_type == LAYOVER_BASE_TYPE_FLOAT;
}

static LayoverValue *
dup_value (LayoverTextEntryInteraction *self, gboolean *is_understood)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  const char *texts[] = { g_strstrip (text), NULL };

  return layover_text_value_parse (layover_interaction_view_get_cardinality (as_view (self)),
                                   layover_interaction_view_get_base_type (as_view (self)), texts,
                                   is_understood);
}

/* Whether what is written has the form that the author asked for; said once the entry is left, and without blame. */
static gboolean
has_form (LayoverTextEntryInteraction *self)
{
  LayoverValue *value = layover_interaction_view_get_value (as_view (self));

  return value == NULL
         || layover_interaction_check_response (
             layover_interaction_view_get_interaction (as_view (self)), value, NULL);
}

static void
update_marks (LayoverTextEntryInteraction *self)
{
  LayoverInteractionVerdict verdict = layover_interaction_view_get_verdict (as_view (self));

  layover_verdict_mark_entry (self->entry, verdict);
  if (verdict == LAYOVER_INTERACTION_VERDICT_NONE && self->is_out_of_form)
    layover_verdict_note_entry (self->entry, "dialog-information-symbolic",
                                _ ("Not in the form that is asked for yet"));
}

static void
set_is_out_of_form (LayoverTextEntryInteraction *self, gboolean is_out_of_form)
{
  if (self->is_out_of_form == is_out_of_form)
    return;

  self->is_out_of_form = is_out_of_form;
  update_marks (self);
  layover_interaction_view_hint_changed (as_view (self));
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (user_data);

  set_is_out_of_form (self, !has_form (self));
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (user_data);
  g_autoptr (LayoverValue) value = NULL;
  gboolean is_understood;

  if (self->is_showing)
    return;

  value = dup_value (self, &is_understood);
  layover_widget_set_css_class (GTK_WIDGET (self->entry), "error", !is_understood);

  layover_interaction_view_set_draft (
      as_view (self), is_understood ? NULL : gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  layover_interaction_view_take_answer (as_view (self), value);
  if (has_form (self))
    set_is_out_of_form (self, FALSE);
  layover_interaction_view_hint_changed (as_view (self));
}

static void
layover_text_entry_interaction_build (LayoverInteractionView *view)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  guint expected = layover_interaction_get_expected_length (interaction);
  int width = expected > 0 ? (int) MIN (expected + 1, MAX_WIDTH_CHARS) : DEFAULT_WIDTH_CHARS;

  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), width);
  gtk_entry_set_max_length (self->entry, MAX_LENGTH);
  gtk_entry_set_placeholder_text (self->entry, layover_interaction_get_placeholder (interaction));
  if (is_number (self))
    gtk_entry_set_input_purpose (self->entry, GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "inline-answer");
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  update_name (self);
}

static void
layover_text_entry_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);
  g_autofree char *text = value != NULL ? layover_value_dup_lexical (value) : g_strdup ("");

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  layover_interaction_view_set_draft (view, NULL);
  self->is_showing = FALSE;
  set_is_out_of_form (self, !has_form (self));
}

/* "12 apples" for a number. An answer that is there goes before it. */
static void
layover_text_entry_interaction_show_draft (LayoverInteractionView *view, const char *draft)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);

  if (layover_interaction_view_get_value (view) != NULL)
    return;

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), draft);
  self->is_showing = FALSE;
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  layover_interaction_view_set_draft (view, draft);
}

static void
layover_text_entry_interaction_show_state (LayoverInteractionView *view)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);

  gtk_editable_set_editable (GTK_EDITABLE (self->entry),
                             !layover_interaction_view_get_is_locked (view));
  update_marks (self);
}

static char *
layover_text_entry_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);
  g_autoptr (LayoverValue) value = NULL;
  gboolean is_understood;

  value = dup_value (self, &is_understood);
  if (!is_understood)
    return g_strdup (_ ("Write a number · this is not one yet"));
  if (self->is_out_of_form)
    return layover_interaction_view_dup_form_hint (view);

  return g_strdup (is_number (self) ? _ ("Write a number") : _ ("Write your answer"));
}

static void
layover_text_entry_interaction_set_context (LayoverInteractionView *view, const char *context)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);

  g_free (self->context);
  self->context = g_strdup (context);
  update_name (self);
}

static void
layover_text_entry_interaction_finalize (GObject *object)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (object);

  g_free (self->context);

  G_OBJECT_CLASS (layover_text_entry_interaction_parent_class)->finalize (object);
}

static void
layover_text_entry_interaction_class_init (LayoverTextEntryInteractionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  object_class->finalize = layover_text_entry_interaction_finalize;

  view_class->build = layover_text_entry_interaction_build;
  view_class->show_value = layover_text_entry_interaction_show_value;
  view_class->show_draft = layover_text_entry_interaction_show_draft;
  view_class->show_state = layover_text_entry_interaction_show_state;
  view_class->dup_hint = layover_text_entry_interaction_dup_hint;
  view_class->set_context = layover_text_entry_interaction_set_context;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
layover_text_entry_interaction_init (LayoverTextEntryInteraction *self)
{
}
