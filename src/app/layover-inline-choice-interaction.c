/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-check.h"
#include "layover-inline-choice-interaction.h"

/* Not a GtkDropDown: the rows of its list offer a screen reader nothing to press. The list is in the tree only while it
 * is open, so that its words are not found beside the text. */

typedef struct
{
  char *identifier;
  char *text;
  GtkWidget *check;
} Option;

struct _LayoverInlineChoiceInteraction
{
  LayoverInteractionView parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *icon;
  GtkWidget *popover;
  GArray *options; /* of Option; the first one takes the answer back */
  char *context;
  guint clear_id;
};

G_DEFINE_FINAL_TYPE (LayoverInlineChoiceInteraction, layover_inline_choice_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static void
option_clear (gpointer data)
{
  Option *option = data;

  g_free (option->identifier);
  g_free (option->text);
}

static Option *
get_option (LayoverInlineChoiceInteraction *self, guint i)
{
  return &g_array_index (self->options, Option, i);
}

static guint
find_chosen (LayoverInlineChoiceInteraction *self)
{
  LayoverValue *value = layover_interaction_view_get_value (LAYOVER_INTERACTION_VIEW (self));

  if (value == NULL)
    return 0;

  for (guint i = 1; i < self->options->len; i++)
    if (g_strcmp0 (get_option (self, i)->identifier, layover_value_get_string (value)) == 0)
      return i;

  return 0;
}

static const char *
verdict_word (LayoverInlineChoiceInteraction *self)
{
  switch (layover_interaction_view_get_verdict (LAYOVER_INTERACTION_VIEW (self)))
    {
    case LAYOVER_INTERACTION_VERDICT_RIGHT:
      return _ ("right");
    case LAYOVER_INTERACTION_VERDICT_NOT_YET:
      return _ ("not yet");
    case LAYOVER_INTERACTION_VERDICT_NONE:
    default:
      return NULL;
    }
}

static void
update_button (LayoverInlineChoiceInteraction *self)
{
  guint chosen = find_chosen (self);
  const char *text = get_option (self, chosen)->text;
  g_autoptr (GString) name = g_string_new (NULL);

  gtk_label_set_label (self->label, text);
  if (chosen == 0)
    gtk_widget_add_css_class (self->button, "empty");
  else
    gtk_widget_remove_css_class (self->button, "empty");

  /* Translators: the name of a list of words inside a sentence; %s are the words before it */
  if (self->context != NULL && *self->context != '\0')
    g_string_append_printf (name, _ ("Choice, after “%s”"), self->context);
  else
    g_string_append (name, _ ("Choice"));
  g_string_append_printf (name, ", %s", chosen == 0 ? _ ("empty") : text);
  if (verdict_word (self) != NULL)
    g_string_append_printf (name, ", %s", verdict_word (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name->str, -1);
}

static void
option_active_cb (GtkCheckButton *check, GParamSpec *pspec, gpointer user_data)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (user_data);
  g_autoptr (LayoverValue) value = NULL;

  if (!gtk_check_button_get_active (check))
    return;

  for (guint i = 1; i < self->options->len; i++)
    if (get_option (self, i)->check == GTK_WIDGET (check))
      value = layover_value_new_identifier (get_option (self, i)->identifier);

  layover_interaction_view_take_answer (LAYOVER_INTERACTION_VIEW (self), value);
  update_button (self);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Enter or a click on the word that is chosen already closes the list, as in any list of this kind. */
static void
option_activate_cb (GtkCheckButton *check, gpointer user_data)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (user_data);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, gpointer user_data)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (user_data);
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;

  if (step == 0)
    return FALSE;

  for (int i = 0; i < (int) self->options->len; i++)
    if (gtk_widget_has_focus (get_option (self, i)->check))
      {
        int next = CLAMP (i + step, 0, (int) self->options->len - 1);

        gtk_widget_grab_focus (get_option (self, next)->check);
        return TRUE;
      }

  return FALSE;
}

static GtkWidget *
build_check (LayoverInlineChoiceInteraction *self, guint i)
{
  Option *option = get_option (self, i);
  GtkWidget *label = gtk_label_new (option->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  option->check = layover_check_new_option (label);
  layover_check_set_name (LAYOVER_CHECK (option->check), option->text);
  layover_check_set_place (LAYOVER_CHECK (option->check), i + 1, self->options->len);
  gtk_widget_add_css_class (option->check, "inline-option");
  if (i > 0)
    layover_check_join (LAYOVER_CHECK (option->check), LAYOVER_CHECK (get_option (self, 0)->check));

  return option->check;
}

static void
build_list (LayoverInlineChoiceInteraction *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  guint chosen = find_chosen (self);

  for (guint i = 0; i < self->options->len; i++)
    gtk_box_append (GTK_BOX (box), build_check (self, i));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_option (self, chosen)->check), TRUE);
  for (guint i = 0; i < self->options->len; i++)
    {
      GtkWidget *check = get_option (self, i)->check;

      g_signal_connect (check, "notify::active", G_CALLBACK (option_active_cb), self);
      g_signal_connect (check, "activate", G_CALLBACK (option_activate_cb), self);
    }

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, keys);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

static void
open_cb (GtkToggleButton *button, gpointer user_data)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (user_data);

  if (!gtk_toggle_button_get_active (button))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }

  build_list (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (get_option (self, find_chosen (self))->check);
}

static gboolean
clear_list_cb (gpointer user_data)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (user_data);

  self->clear_id = 0;
  if (!gtk_widget_get_visible (self->popover))
    gtk_popover_set_child (GTK_POPOVER (self->popover), NULL);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (user_data);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
  /* not now: it closes because one of its rows was pressed */
  if (self->clear_id == 0)
    self->clear_id = g_idle_add (clear_list_cb, self);
}

static void
add_option (LayoverInlineChoiceInteraction *self, const char *identifier, const char *text)
{
  Option option = { .identifier = g_strdup (identifier), .text = g_strdup (text) };

  g_array_append_val (self->options, option);
}

static void
add_options (LayoverInlineChoiceInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);
  GPtrArray *choices = layover_interaction_get_choices (interaction);
  g_autoptr (GArray) order = NULL;

  add_option (self, NULL, _ ("Choose…"));
  order = layover_item_session_dup_choice_order (layover_interaction_view_get_session (view),
                                                 interaction);
  for (guint i = 0; i < order->len; i++)
    {
      const LayoverChoice *choice = g_ptr_array_index (choices, g_array_index (order, guint, i));
      g_autofree char *text = layover_content_node_dup_plain_text (choice->content);

      add_option (self, choice->identifier, g_strstrip (text));
    }
}

static void
build_button (LayoverInlineChoiceInteraction *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->icon = gtk_image_new_from_icon_name ("pan-down-symbolic");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), self->icon);

  self->button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_COMBO_BOX, NULL);
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "inline-answer");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect (self->button, "toggled", G_CALLBACK (open_cb), self);
}

static void
layover_inline_choice_interaction_build (LayoverInteractionView *view)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (view);

  add_options (self);
  build_button (self);
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  update_button (self);
}

static void
layover_inline_choice_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  update_button (LAYOVER_INLINE_CHOICE_INTERACTION (view));
}

static void
layover_inline_choice_interaction_show_state (LayoverInteractionView *view)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (view);
  LayoverInteractionVerdict verdict = layover_interaction_view_get_verdict (view);

  gtk_widget_set_sensitive (self->button, !layover_interaction_view_get_is_locked (view));
  gtk_widget_remove_css_class (self->button, "right");
  gtk_widget_remove_css_class (self->button, "not-yet");
  if (verdict == LAYOVER_INTERACTION_VERDICT_RIGHT)
    gtk_widget_add_css_class (self->button, "right");
  else if (verdict == LAYOVER_INTERACTION_VERDICT_NOT_YET)
    gtk_widget_add_css_class (self->button, "not-yet");

  gtk_image_set_from_icon_name (
      GTK_IMAGE (self->icon),
      verdict == LAYOVER_INTERACTION_VERDICT_RIGHT     ? "object-select-symbolic"
      : verdict == LAYOVER_INTERACTION_VERDICT_NOT_YET ? "window-close-symbolic"
                                                       : "pan-down-symbolic");
  update_button (self);
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

  g_free (self->context);
  self->context = g_strdup (context);
  update_button (self);
}

static void
layover_inline_choice_interaction_measure (GtkWidget *widget, GtkOrientation orientation,
                                           int for_size, int *minimum, int *natural,
                                           int *minimum_baseline, int *natural_baseline)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (widget);

  gtk_widget_measure (self->button, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
layover_inline_choice_interaction_size_allocate (GtkWidget *widget, int width, int height,
                                                 int baseline)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (widget);

  gtk_widget_size_allocate (self->button, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
layover_inline_choice_interaction_dispose (GObject *object)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (object);

  g_clear_handle_id (&self->clear_id, g_source_remove);
  if (self->popover != NULL)
    g_signal_handlers_disconnect_by_data (self->popover, self);

  G_OBJECT_CLASS (layover_inline_choice_interaction_parent_class)->dispose (object);
}

static void
layover_inline_choice_interaction_finalize (GObject *object)
{
  LayoverInlineChoiceInteraction *self = LAYOVER_INLINE_CHOICE_INTERACTION (object);

  g_array_unref (self->options);
  g_free (self->context);

  G_OBJECT_CLASS (layover_inline_choice_interaction_parent_class)->finalize (object);
}

static void
layover_inline_choice_interaction_class_init (LayoverInlineChoiceInteractionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  object_class->dispose = layover_inline_choice_interaction_dispose;
  object_class->finalize = layover_inline_choice_interaction_finalize;

  widget_class->measure = layover_inline_choice_interaction_measure;
  widget_class->size_allocate = layover_inline_choice_interaction_size_allocate;

  view_class->build = layover_inline_choice_interaction_build;
  view_class->show_value = layover_inline_choice_interaction_show_value;
  view_class->show_state = layover_inline_choice_interaction_show_state;
  view_class->dup_hint = layover_inline_choice_interaction_dup_hint;
  view_class->set_context = layover_inline_choice_interaction_set_context;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_inline_choice_interaction_init (LayoverInlineChoiceInteraction *self)
{
  self->options = g_array_new (FALSE, TRUE, sizeof (Option));
  g_array_set_clear_func (self->options, option_clear);
}
