/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-end-attempt-interaction.h"
#include "layover-interaction-view-private.h"
#include "layover-widget.h"

struct _LayoverEndAttemptInteraction
{
  LayoverInteractionView parent_instance;

  GtkWidget *button;
  gboolean is_available;
};

G_DEFINE_FINAL_TYPE (LayoverEndAttemptInteraction, layover_end_attempt_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  g_autoptr (LayoverValue) yes = layover_value_new_boolean (TRUE);

  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (user_data), yes);
}

static char *
dup_words (LayoverEndAttemptInteraction *self)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (
      LAYOVER_INTERACTION_VIEW (self));
  const char *title = layover_interaction_get_title (interaction);

  /* Translators: on a button to which the author gave no name of its own */
  title = title != NULL && *title != '\0' ? title : _ ("Go on");

  /* Translators: a button that cannot be used where all questions are handed in together; %s is "Hint" */
  return self->is_available ? g_strdup (title)
                            : g_strdup_printf (_ ("%s (not in this exam)"), title);
}

static void
update (LayoverEndAttemptInteraction *self)
{
  g_autofree char *words = dup_words (self);

  gtk_button_set_label (GTK_BUTTON (self->button), words);
  layover_widget_set_name (self->button, words);
  gtk_widget_set_sensitive (self->button, self->is_available
                                              && !layover_interaction_view_get_is_locked (
                                                  LAYOVER_INTERACTION_VIEW (self)));
}

static void
layover_end_attempt_interaction_build (LayoverInteractionView *view)
{
  LayoverEndAttemptInteraction *self = LAYOVER_END_ATTEMPT_INTERACTION (view);

  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "end-attempt");
  gtk_widget_set_valign (self->button, GTK_ALIGN_BASELINE);
  g_signal_connect (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  update (self);
}

/* It is pressed for a moment only. */
static void
layover_end_attempt_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
}

static void
layover_end_attempt_interaction_show_state (LayoverInteractionView *view)
{
  update (LAYOVER_END_ATTEMPT_INTERACTION (view));
}

static void
layover_end_attempt_interaction_class_init (LayoverEndAttemptInteractionClass *klass)
{
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  view_class->build = layover_end_attempt_interaction_build;
  view_class->show_value = layover_end_attempt_interaction_show_value;
  view_class->show_state = layover_end_attempt_interaction_show_state;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
layover_end_attempt_interaction_init (LayoverEndAttemptInteraction *self)
{
  self->is_available = TRUE;
}

/** layover_end_attempt_interaction_set_is_available: whether attempts can end here one by one; it says so if not */
void
layover_end_attempt_interaction_set_is_available (LayoverEndAttemptInteraction *self,
                                                  gboolean is_available)
{
  g_return_if_fail (LAYOVER_IS_END_ATTEMPT_INTERACTION (self));

  self->is_available = !!is_available;
  update (self);
}

/** layover_end_attempt_interaction_say: what came of it, where a screen reader finds it that cannot be told otherwise */
void
layover_end_attempt_interaction_say (LayoverEndAttemptInteraction *self, const char *words)
{
  g_return_if_fail (LAYOVER_IS_END_ATTEMPT_INTERACTION (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
