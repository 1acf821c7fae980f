/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-inline-choice-interaction.h"
#include "layover-picker.h"

struct _LayoverInlineChoiceInteraction
{
  LayoverInteractionView parent_instance;

  LayoverPicker *picker;
};

G_DEFINE_FINAL_TYPE (LayoverInlineChoiceInteraction, layover_inline_choice_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static void
picked_cb (LayoverPicker *picker, gpointer user_data)
{
  const char *identifier = layover_picker_get_chosen (picker);
  g_autoptr (LayoverValue) value = NULL;

  if (identifier != NULL)
    value = layover_value_new_identifier (identifier);
  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (user_data), value);
}

static void
add_options (LayoverInlineChoiceInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  g_autoptr (GArray) order = NULL;

  order = layover_item_session_dup_choice_order (layover_interaction_view_get_session (view),
                                                 interaction);
  for (guint i = 0; i < order->len; i++)
    {
      const LayoverChoice *choice = g_ptr_array_index (choices, g_array_index (order, guint, i));

      layover_picker_add_choice (self->picker, choice, i + 1,
                                 layover_interaction_view_get_media_finder (view));
    }
}

static void
layover_inline_choice_interaction_build (LayoverInteractionView *view)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (view);

  self->picker = LAYOVER_PICKER (layover_picker_new ());
  layover_picker_set_name (self->picker, _ ("Choice"));
  add_options (self);
  g_signal_connect (self->picker, "picked", G_CALLBACK (picked_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->picker), GTK_WIDGET (self));
}

static void
layover_inline_choice_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (view);

  layover_picker_set_chosen (self->picker, value != NULL ? layover_value_get_string (value) : NULL);
}

static void
layover_inline_choice_interaction_show_state (LayoverInteractionView *view)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (view);

  gtk_widget_set_sensitive (GTK_WIDGET (self->picker),
                            !layover_interaction_view_get_is_locked (view));
  layover_picker_set_verdict (self->picker, layover_interaction_view_get_verdict (view));
}

static char *
layover_inline_choice_interaction_dup_hint (LayoverInteractionView *view)
{
  return g_strdup (_ ("Choose a word"));
}

static void
layover_inline_choice_interaction_set_context (LayoverInteractionView *view, const char *context)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (view);
  g_autofree char *name = NULL;

  /* Translators: the name of a list of words inside a sentence; %s are the words before it */
  if (context != NULL && *context != '\0')
    name = g_strdup_printf (_ ("Choice, after “%s”"), context);
  layover_picker_set_name (self->picker, name != NULL ? name : _ ("Choice"));
}

static void
layover_inline_choice_interaction_class_init (LayoverInlineChoiceInteractionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  view_class->build = layover_inline_choice_interaction_build;
  view_class->show_value = layover_inline_choice_interaction_show_value;
  view_class->show_state = layover_inline_choice_interaction_show_state;
  view_class->dup_hint = layover_inline_choice_interaction_dup_hint;
  view_class->set_context = layover_inline_choice_interaction_set_context;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
layover_inline_choice_interaction_init (LayoverInlineChoiceInteraction *self)
{
}
