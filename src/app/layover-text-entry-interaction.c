/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-text-entry-interaction.h"

#define DEFAULT_WIDTH_CHARS 12
#define MAX_WIDTH_CHARS 30
#define MAX_LENGTH 1000

struct _LayoverTextEntryInteraction
{
  LayoverInteractionView parent_instance;

  GtkEntry *entry;
  char *context;
  gboolean is_showing;
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

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static gboolean
is_number (LayoverTextEntryInteraction *self)
{
  LayoverBaseType base_type = layover_interaction_view_get_base_type (as_view (self));

  return base_type == LAYOVER_BASE_TYPE_INTEGER || base_type == LAYOVER_BASE_TYPE_FLOAT;
}

/* People write 2,4 and 1 000. Nothing is guessed beyond that. */
static char *
dup_number_text (const char *text)
{
  g_autoptr (GString) number = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      g_string_append_unichar (number, c == ',' ? '.' : c == 0x2212 ? '-' : c);
    }

  return g_string_free (g_steal_pointer (&number), FALSE);
}

static LayoverValue *
dup_value (LayoverTextEntryInteraction *self, gboolean *is_understood)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *number = NULL;
  LayoverValue *value;

  *is_understood = TRUE;
  g_strstrip (text);
  if (*text == '\0')
    return NULL;
  if (!is_number (self))
    return layover_value_new_string (text);

  number = dup_number_text (text);
  value = layover_value_parse (layover_interaction_view_get_base_type (as_view (self)), number,
                               NULL);
  *is_understood = value != NULL;

  return value;
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
  if (is_understood)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");

  layover_interaction_view_set_has_draft (as_view (self), !is_understood);
  layover_interaction_view_take_answer (as_view (self), value);
  layover_interaction_view_hint_changed (as_view (self));
}

static void
layover_text_entry_interaction_build (LayoverInteractionView *view)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  guint expected = layover_interaction_get_expected_length (interaction);
  int width = expected > 0 ? (int) MIN (expected + 1, MAX_WIDTH_CHARS) : DEFAULT_WIDTH_CHARS;

  self->entry = GTK_ENTRY (gtk_entry_new ());
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
  layover_interaction_view_set_has_draft (view, FALSE);
  self->is_showing = FALSE;
}

static void
layover_text_entry_interaction_show_state (LayoverInteractionView *view)
{
  LayoverTextEntryInteraction *self = LAYOVER_TEXT_ENTRY_INTERACTION (view);
  LayoverInteractionVerdict verdict = layover_interaction_view_get_verdict (view);
  const char *icon = NULL;
  const char *word = NULL;

  gtk_editable_set_editable (GTK_EDITABLE (self->entry),
                             !layover_interaction_view_get_is_locked (view));
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "right");
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "not-yet");

  if (verdict == LAYOVER_INTERACTION_VERDICT_RIGHT)
    {
      icon = "object-select-symbolic";
      word = _ ("Right");
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "right");
    }
  else if (verdict == LAYOVER_INTERACTION_VERDICT_NOT_YET)
    {
      icon = "window-close-symbolic";
      word = _ ("Not yet");
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "not-yet");
    }

  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY, icon);
  gtk_entry_set_icon_activatable (self->entry, GTK_ENTRY_ICON_SECONDARY, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  word != NULL ? word : "", -1);
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
  view_class->show_state = layover_text_entry_interaction_show_state;
  view_class->dup_hint = layover_text_entry_interaction_dup_hint;
  view_class->set_context = layover_text_entry_interaction_set_context;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
layover_text_entry_interaction_init (LayoverTextEntryInteraction *self)
{
}
