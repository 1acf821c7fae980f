/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-choice-row.h"
#include "layover-interaction-content.h"
#include "layover-line-layout.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define MARK_SPACING 14
#define LABEL_SPACING 8

struct _LayoverChoiceRow
{
  GtkWidget parent_instance;

  LayoverCheck *check;
  GtkWidget *words;                 /* a GtkBox */
  GtkWidget *crossed_out_label;     /* not before it is needed */
  LayoverVerdictLine *verdict_line; /* likewise */
  GtkWidget *cross_button;

  char *identifier;
  char *label; /* (nullable): "A." */
  char *text;
  LayoverInteractionVerdict verdict;
  gboolean is_crossed_out;
};

enum
{
  PROP_0,
  PROP_IS_CHOSEN,
  PROP_IS_CROSSED_OUT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverChoiceRow, layover_choice_row, GTK_TYPE_WIDGET)

static void
update_names (LayoverChoiceRow *self)
{
  g_autoptr (GString) name = g_string_new (self->text);
  g_autofree char *button_name = NULL;

  if (self->label != NULL)
    {
      g_string_prepend_c (name, ' ');
      g_string_prepend (name, self->label);
    }
  if (self->is_crossed_out)
    g_string_append_printf (name, ", %s", _ ("crossed out"));
  if (self->verdict != LAYOVER_INTERACTION_VERDICT_NONE)
    g_string_append_printf (name, ", %s", layover_verdict_get_word (self->verdict));
  layover_check_set_name (self->check, name->str);

  /* Translators: %s is a choice of a question */
  button_name = g_strdup_printf (self->is_crossed_out ? _ ("Restore “%s”") : _ ("Cross out “%s”"),
                                 self->text);
  layover_widget_set_name (self->cross_button, button_name);
}

static void
check_active_cb (GObject *check, GParamSpec *pspec, gpointer user_data)
{
  LayoverChoiceRow *self = LAYOVER_CHOICE_ROW (user_data);
  gboolean is_chosen = layover_choice_row_get_is_chosen (self);

  layover_widget_set_css_class (GTK_WIDGET (self), "chosen", is_chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CHOSEN]);
  if (is_chosen)
    layover_choice_row_set_is_crossed_out (self, FALSE);
}

static void
cross_out (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverChoiceRow *self = LAYOVER_CHOICE_ROW (widget);

  layover_choice_row_set_is_crossed_out (self, !self->is_crossed_out);
}

static void
layover_choice_row_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_choice_row_parent_class)->dispose (object);
}

static void
layover_choice_row_finalize (GObject *object)
{
  LayoverChoiceRow *self = LAYOVER_CHOICE_ROW (object);

  g_free (self->identifier);
  g_free (self->label);
  g_free (self->text);

  G_OBJECT_CLASS (layover_choice_row_parent_class)->finalize (object);
}

static void
layover_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LayoverChoiceRow *self = LAYOVER_CHOICE_ROW (object);

  switch (prop_id)
    {
    case PROP_IS_CHOSEN:
      g_value_set_boolean (value, layover_choice_row_get_is_chosen (self));
      break;
    case PROP_IS_CROSSED_OUT:
      g_value_set_boolean (value, self->is_crossed_out);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_choice_row_class_init (LayoverChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_choice_row_dispose;
  object_class->finalize = layover_choice_row_finalize;
  object_class->get_property = layover_choice_row_get_property;

  properties[PROP_IS_CHOSEN] = g_param_spec_boolean ("is-chosen", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_CROSSED_OUT] = g_param_spec_boolean (
      "is-crossed-out", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "choice.cross-out", NULL, cross_out);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, 0, "choice.cross-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, GDK_LOCK_MASK, "choice.cross-out",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, LAYOVER_TYPE_LINE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "choice");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
build_cross_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("format-text-strikethrough-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (button, FALSE);
  /* X does the same on the choice itself, so that Tab goes straight from the choices to what follows */
  gtk_widget_set_focusable (button, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "choice.cross-out");

  return button;
}

static void
layover_choice_row_init (LayoverChoiceRow *self)
{
  self->cross_button = build_cross_button ();
}

/**
 * layover_choice_row_new:
 * @choice: borrowed, its words are copied
 * @position: its place, from 1; the name of what has no words
 * @is_radio: at most one of the choices can be chosen
 * @finder: where its pictures lie
 */
GtkWidget *
layover_choice_row_new (const LayoverChoice *choice, guint position, gboolean is_radio,
                        LayoverMediaFinder *finder)
{
  LayoverChoiceRow *self = g_object_new (LAYOVER_TYPE_CHOICE_ROW, NULL);
  GtkWidget *content = layover_interaction_content_new_choice (choice, finder);

  self->identifier = g_strdup (choice->identifier);
  self->text = layover_interaction_content_dup_words (choice, position);

  gtk_widget_add_css_class (content, "choice-text");
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->words), content);

  self->check = LAYOVER_CHECK (layover_check_new (is_radio, self->words));
  layover_check_set_spacing (self->check, MARK_SPACING);
  gtk_widget_set_hexpand (GTK_WIDGET (self->check), TRUE);
  g_signal_connect (self->check, "notify::active", G_CALLBACK (check_active_cb), self);

  gtk_widget_set_parent (GTK_WIDGET (self->check), GTK_WIDGET (self));
  gtk_widget_set_parent (self->cross_button, GTK_WIDGET (self));
  update_names (self);

  return GTK_WIDGET (self);
}

/** layover_choice_row_set_label: @label: "A.", which stands before the choice and is read with it; once, before it is shown */
void
layover_choice_row_set_label (LayoverChoiceRow *self, const char *label)
{
  GtkWidget *content;
  GtkWidget *line;
  GtkWidget *words;

  g_return_if_fail (LAYOVER_IS_CHOICE_ROW (self));
  g_return_if_fail (label != NULL && self->label == NULL);

  self->label = g_strdup (label);
  words = gtk_label_new (label);
  gtk_widget_add_css_class (words, "choice-label");
  gtk_widget_set_valign (words, GTK_ALIGN_START);

  content = gtk_widget_get_first_child (self->words);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, LABEL_SPACING);
  g_object_ref (content);
  gtk_box_remove (GTK_BOX (self->words), content);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), content);
  gtk_box_prepend (GTK_BOX (self->words), line);
  g_object_unref (content);
  update_names (self);
}

const char *
layover_choice_row_get_identifier (LayoverChoiceRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHOICE_ROW (self), NULL);

  return self->identifier;
}

/**
 * layover_choice_row_get_text:
 *
 * Returns: (transfer none): the author's words, without pictures and emphasis
 */
const char *
layover_choice_row_get_text (LayoverChoiceRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHOICE_ROW (self), NULL);

  return self->text;
}

LayoverCheck *
layover_choice_row_get_check (LayoverChoiceRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHOICE_ROW (self), NULL);

  return self->check;
}

gboolean
layover_choice_row_get_is_chosen (LayoverChoiceRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHOICE_ROW (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}

void
layover_choice_row_set_is_chosen (LayoverChoiceRow *self, gboolean is_chosen)
{
  g_return_if_fail (LAYOVER_IS_CHOICE_ROW (self));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), is_chosen);
}

gboolean
layover_choice_row_get_is_crossed_out (LayoverChoiceRow *self)
{
  g_return_val_if_fail (LAYOVER_IS_CHOICE_ROW (self), FALSE);

  return self->is_crossed_out;
}

static void
show_crossed_out_label (LayoverChoiceRow *self)
{
  if (self->crossed_out_label == NULL)
    {
      self->crossed_out_label = gtk_label_new (_ ("Crossed out"));
      gtk_widget_add_css_class (self->crossed_out_label, "caption");
      gtk_widget_set_halign (self->crossed_out_label, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (self->words), self->crossed_out_label);
    }
  gtk_widget_set_visible (self->crossed_out_label, self->is_crossed_out);
}

/**
 * layover_choice_row_set_is_crossed_out:
 *
 * A help for thinking, not an answer. Choosing a crossed out choice restores it.
 */
void
layover_choice_row_set_is_crossed_out (LayoverChoiceRow *self, gboolean is_crossed_out)
{
  g_return_if_fail (LAYOVER_IS_CHOICE_ROW (self));

  if (self->is_crossed_out == !!is_crossed_out)
    return;

  self->is_crossed_out = !!is_crossed_out;
  layover_widget_set_css_class (GTK_WIDGET (self), "crossed-out", is_crossed_out);
  show_crossed_out_label (self);
  gtk_button_set_icon_name (GTK_BUTTON (self->cross_button),
                            is_crossed_out ? "edit-undo-symbolic"
                                           : "format-text-strikethrough-symbolic");
  update_names (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CROSSED_OUT]);
}

void
layover_choice_row_set_can_cross_out (LayoverChoiceRow *self, gboolean can_cross_out)
{
  g_return_if_fail (LAYOVER_IS_CHOICE_ROW (self));

  gtk_widget_set_visible (self->cross_button, can_cross_out);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "choice.cross-out", can_cross_out);
}

static void
show_verdict_line (LayoverChoiceRow *self)
{
  if (self->verdict_line == NULL && self->verdict != LAYOVER_INTERACTION_VERDICT_NONE)
    {
      self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
      gtk_box_append (GTK_BOX (self->words), GTK_WIDGET (self->verdict_line));
    }
  if (self->verdict_line != NULL)
    layover_verdict_line_set_verdict (self->verdict_line, self->verdict, NULL);
}

void
layover_choice_row_set_verdict (LayoverChoiceRow *self, LayoverInteractionVerdict verdict)
{
  g_return_if_fail (LAYOVER_IS_CHOICE_ROW (self));

  self->verdict = verdict;
  layover_verdict_set_css_class (GTK_WIDGET (self), verdict);
  show_verdict_line (self);
  update_names (self);
}
