/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-check.h"
#include "layover-interaction-content.h"
#include "layover-picker.h"
#include "layover-widget.h"

/* Not a GtkDropDown: the rows of its list offer a screen reader nothing to press. The list is in the tree only while it
 * is open, so that its words are not found beside the text. */

#define OPTION_MAX_CHARS 32
#define LIST_MAX_OPTIONS 8 /* before it scrolls */
#define LIST_MAX_HEIGHT 360
#define PICTURE_WIDTH 160

typedef struct
{
  char *identifier;
  char *text;
  char *note;
  LayoverContentNode *picture;
  GtkWidget *check;
} Option;

struct _LayoverPicker
{
  GtkWidget parent_instance;

  GtkWidget *button;
  GtkLabel *label;
  GtkWidget *picture; /* (nullable): of what is chosen, instead of words */
  GtkWidget *icon;
  GtkWidget *popover;
  GArray *options; /* of Option; the first one takes the choice back */
  guint chosen;
  char *name;
  char *empty_text;
  LayoverMediaFinder *finder;
  LayoverInteractionVerdict verdict;
  guint clear_id;
};

enum
{
  PICKED,
  OPENING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverPicker, layover_picker, GTK_TYPE_WIDGET)

static void
option_clear (gpointer data)
{
  Option *option = data;

  g_free (option->identifier);
  g_free (option->text);
  g_free (option->note);
  g_clear_pointer (&option->picture, layover_content_node_unref);
}

static Option *
get_option (LayoverPicker *self, guint i)
{
  return &g_array_index (self->options, Option, i);
}

static guint
find_option (LayoverPicker *self, const char *identifier)
{
  for (guint i = 1; identifier != NULL && i < self->options->len; i++)
    if (g_str_equal (get_option (self, i)->identifier, identifier))
      return i;

  return 0;
}

static GtkWidget *
build_picture (LayoverPicker *self, const Option *option)
{
  GtkWidget *picture = layover_interaction_content_new (option->picture, self->finder);

  gtk_widget_set_size_request (picture, PICTURE_WIDTH, -1);

  return picture;
}

static void
update_picture (LayoverPicker *self)
{
  const Option *option = get_option (self, self->chosen);
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (self->button));

  if (self->picture != NULL)
    gtk_box_remove (GTK_BOX (box), g_steal_pointer (&self->picture));
  if (option->picture != NULL)
    {
      self->picture = build_picture (self, option);
      gtk_box_prepend (GTK_BOX (box), self->picture);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->label), self->picture == NULL);
}

static void
update_button (LayoverPicker *self)
{
  const char *text = get_option (self, self->chosen)->text;
  g_autoptr (GString) name = g_string_new (self->name);

  layover_widget_set_css_class (self->button, "empty", self->chosen == 0);
  update_picture (self);
  gtk_label_set_label (self->label,
                       self->chosen == 0 && self->empty_text != NULL ? self->empty_text : text);

  g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "",
                          self->chosen == 0 ? _ ("empty") : text);
  if (layover_verdict_get_word (self->verdict) != NULL)
    g_string_append_printf (name, ", %s", layover_verdict_get_word (self->verdict));

  layover_widget_set_name (self->button, name->str);
}

static void
pick (LayoverPicker *self, guint i)
{
  if (self->chosen == i)
    return;

  self->chosen = i;
  update_button (self);
  g_signal_emit (self, signals[PICKED], 0);
}

static void
option_active_cb (GtkCheckButton *check, GParamSpec *pspec, gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);

  if (!gtk_check_button_get_active (check))
    return;

  for (guint i = 0; i < self->options->len; i++)
    if (get_option (self, i)->check == GTK_WIDGET (check))
      pick (self, i);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Enter or a click on the word that is chosen already closes the list, as in any list of this kind. */
static void
option_activate_cb (GtkCheckButton *check, gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
list_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                     GdkModifierType state, gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);
  int step = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down ? 1
             : keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up   ? -1
                                                                 : 0;
  int focused = -1;

  if (step == 0)
    return FALSE;

  for (int i = 0; i < (int) self->options->len; i++)
    if (gtk_widget_has_focus (get_option (self, i)->check))
      focused = i;
  if (focused < 0)
    return FALSE;

  /* what is used up is passed over */
  for (int i = focused + step; i >= 0 && i < (int) self->options->len; i += step)
    if (gtk_widget_grab_focus (get_option (self, i)->check))
      break;

  return TRUE;
}

static gboolean
button_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                       GdkModifierType state, gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);

  if (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete || keyval == GDK_KEY_BackSpace)
    {
      pick (self, 0);
      return TRUE;
    }

  return FALSE;
}

static GtkWidget *
build_words (const Option *option)
{
  GtkWidget *label = gtk_label_new (option->text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), OPTION_MAX_CHARS);

  return label;
}

static GtkWidget *
build_option_text (LayoverPicker *self, const Option *option)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *note;

  gtk_box_append (GTK_BOX (box),
                  option->picture != NULL ? build_picture (self, option) : build_words (option));
  if (option->note == NULL)
    return box;

  note = gtk_label_new (option->note);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_box_append (GTK_BOX (box), note);

  return box;
}

static GtkWidget *
build_check (LayoverPicker *self, guint i)
{
  Option *option = get_option (self, i);
  g_autofree char *name = NULL;

  name = option->note != NULL ? g_strdup_printf ("%s, %s", option->text, option->note)
                              : g_strdup (option->text);
  option->check = layover_check_new_option (build_option_text (self, option));
  layover_check_set_name (LAYOVER_CHECK (option->check), name);
  layover_check_set_place (LAYOVER_CHECK (option->check), i + 1, self->options->len);
  gtk_widget_set_sensitive (option->check, option->note == NULL || i == self->chosen);
  gtk_widget_add_css_class (option->check, "inline-option");
  if (i > 0)
    layover_check_join (LAYOVER_CHECK (option->check), LAYOVER_CHECK (get_option (self, 0)->check));

  return option->check;
}

static GtkWidget *
scroll_if_long (LayoverPicker *self, GtkWidget *box)
{
  GtkWidget *scroller;

  if (self->options->len <= LIST_MAX_OPTIONS)
    return box;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

static void
build_list (LayoverPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);

  for (guint i = 0; i < self->options->len; i++)
    gtk_box_append (GTK_BOX (box), build_check (self, i));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_option (self, self->chosen)->check), TRUE);
  for (guint i = 0; i < self->options->len; i++)
    {
      GtkWidget *check = get_option (self, i)->check;

      g_signal_connect (check, "notify::active", G_CALLBACK (option_active_cb), self);
      g_signal_connect (check, "activate", G_CALLBACK (option_activate_cb), self);
    }

  g_signal_connect (keys, "key-pressed", G_CALLBACK (list_key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, keys);
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroll_if_long (self, box));
}

static void
toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);
  gboolean is_handled = FALSE;

  if (!gtk_toggle_button_get_active (button))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }

  g_signal_emit (self, signals[OPENING], 0, &is_handled);
  if (is_handled)
    {
      gtk_toggle_button_set_active (button, FALSE);
      return;
    }

  build_list (self);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  gtk_widget_grab_focus (get_option (self, self->chosen)->check);
}

static gboolean
clear_list_cb (gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);

  self->clear_id = 0;
  if (!gtk_widget_get_visible (self->popover))
    gtk_popover_set_child (GTK_POPOVER (self->popover), NULL);

  return G_SOURCE_REMOVE;
}

static void
closed_cb (GtkPopover *popover, gpointer user_data)
{
  LayoverPicker *self = LAYOVER_PICKER (user_data);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
  /* not now: it closes because one of its rows was pressed */
  if (self->clear_id == 0)
    self->clear_id = g_idle_add (clear_list_cb, self);
}

static void
layover_picker_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  LayoverPicker *self = LAYOVER_PICKER (widget);

  gtk_widget_measure (self->button, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static GtkSizeRequestMode
layover_picker_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (LAYOVER_PICKER (widget)->button);
}

static void
layover_picker_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  LayoverPicker *self = LAYOVER_PICKER (widget);

  gtk_widget_size_allocate (self->button, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static gboolean
layover_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LAYOVER_PICKER (widget)->button);
}

static void
layover_picker_dispose (GObject *object)
{
  LayoverPicker *self = LAYOVER_PICKER (object);

  g_clear_handle_id (&self->clear_id, g_source_remove);
  if (self->popover != NULL)
    g_signal_handlers_disconnect_by_data (self->popover, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_picker_parent_class)->dispose (object);
}

static void
layover_picker_finalize (GObject *object)
{
  LayoverPicker *self = LAYOVER_PICKER (object);

  g_array_unref (self->options);
  g_free (self->name);
  g_free (self->empty_text);
  g_clear_object (&self->finder);

  G_OBJECT_CLASS (layover_picker_parent_class)->finalize (object);
}

static void
layover_picker_class_init (LayoverPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_picker_dispose;
  object_class->finalize = layover_picker_finalize;

  widget_class->grab_focus = layover_picker_grab_focus;
  widget_class->get_request_mode = layover_picker_get_request_mode;
  widget_class->measure = layover_picker_measure;
  widget_class->size_allocate = layover_picker_size_allocate;

  /* The person chose another option, or none; see layover_picker_get_chosen(). */
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  /* The person pressed it; who returns TRUE has done something else than to open the list. */
  signals[OPENING] = g_signal_new ("opening", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN,
                                   0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
build_button (LayoverPicker *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
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
  g_signal_connect (self->button, "toggled", G_CALLBACK (toggled_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (button_key_pressed_cb), self);
  gtk_widget_add_controller (self->button, keys);
}

static void
layover_picker_init (LayoverPicker *self)
{
  self->options = g_array_new (FALSE, TRUE, sizeof (Option));
  g_array_set_clear_func (self->options, option_clear);
  layover_picker_add_option (self, NULL, _ ("Choose…"));

  build_button (self);
  self->popover = gtk_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect (self->popover, "closed", G_CALLBACK (closed_cb), self);
  update_button (self);
}

GtkWidget *
layover_picker_new (void)
{
  return g_object_new (LAYOVER_TYPE_PICKER, NULL);
}

/** layover_picker_add_option: @text: plain, as it stands in the list and on the button */
void
layover_picker_add_option (LayoverPicker *self, const char *identifier, const char *text)
{
  Option option = { .identifier = g_strdup (identifier), .text = g_strdup (text) };

  g_return_if_fail (LAYOVER_IS_PICKER (self));

  g_array_append_val (self->options, option);
}

/**
 * layover_picker_add_choice:
 * @choice: its words or, where it is more than words, what it looks like
 * @position: its place among the choices, from 1
 * @finder: where its pictures lie
 */
void
layover_picker_add_choice (LayoverPicker *self, const LayoverChoice *choice, guint position,
                           LayoverMediaFinder *finder)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LAYOVER_IS_PICKER (self));
  g_return_if_fail (choice != NULL);

  text = layover_interaction_content_dup_words (choice, position);
  layover_picker_add_option (self, choice->identifier, text);
  g_set_object (&self->finder, finder);
  if (choice->content != NULL && !layover_interaction_content_is_words (choice->content))
    get_option (self, self->options->len - 1)->picture = layover_content_node_ref (choice->content);
}

/**
 * layover_picker_set_note:
 * @note: (nullable): why the option cannot be taken here, "used for 2"
 */
void
layover_picker_set_note (LayoverPicker *self, const char *identifier, const char *note)
{
  guint i;

  g_return_if_fail (LAYOVER_IS_PICKER (self));

  i = find_option (self, identifier);
  g_return_if_fail (i > 0);

  g_free (get_option (self, i)->note);
  get_option (self, i)->note = g_strdup (note);
}

/** layover_picker_get_chosen: Returns: (transfer none) (nullable): the identifier, %NULL for nothing */
const char *
layover_picker_get_chosen (LayoverPicker *self)
{
  g_return_val_if_fail (LAYOVER_IS_PICKER (self), NULL);

  return get_option (self, self->chosen)->identifier;
}

/** layover_picker_set_chosen: @identifier: (nullable): shown, and not announced as picked */
void
layover_picker_set_chosen (LayoverPicker *self, const char *identifier)
{
  g_return_if_fail (LAYOVER_IS_PICKER (self));

  self->chosen = find_option (self, identifier);
  update_button (self);
}

/** layover_picker_set_name: @name: what a screen reader says before what is chosen */
void
layover_picker_set_name (LayoverPicker *self, const char *name)
{
  g_return_if_fail (LAYOVER_IS_PICKER (self));

  g_free (self->name);
  self->name = g_strdup (name);
  update_button (self);
}

/** layover_picker_set_empty_text: @text: (nullable): on the button while nothing is chosen, "Gap 2" */
void
layover_picker_set_empty_text (LayoverPicker *self, const char *text)
{
  g_return_if_fail (LAYOVER_IS_PICKER (self));

  g_free (self->empty_text);
  self->empty_text = g_strdup (text);
  update_button (self);
}

/** layover_picker_set_wraps: for one that does not stand in a line of text: fills its width, over several lines if need be */
void
layover_picker_set_wraps (LayoverPicker *self, gboolean wraps)
{
  g_return_if_fail (LAYOVER_IS_PICKER (self));

  gtk_label_set_wrap (self->label, wraps);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, wraps ? 0 : 0.5);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), wraps);
}

void
layover_picker_set_verdict (LayoverPicker *self, LayoverInteractionVerdict verdict)
{
  const char *icon = layover_verdict_get_icon (verdict);

  g_return_if_fail (LAYOVER_IS_PICKER (self));

  self->verdict = verdict;
  layover_verdict_set_css_class (self->button, verdict);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon != NULL ? icon : "pan-down-symbolic");
  update_button (self);
}
