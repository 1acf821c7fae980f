/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-check.h"
#include "layover-hottext-interaction.h"
#include "layover-widget.h"
#include "layover-identifier-value.h"
#include "layover-interaction-content.h"

/* One place of the text that can be chosen. */
typedef struct
{
  char *identifier;
  char *text;
  GtkWidget *check;
  GtkWidget *icon;
} Spot;

struct _LayoverHottextInteraction
{
  LayoverInteractionView parent_instance;

  GArray *spots; /* of Spot, in the order of the text */
  gboolean is_single;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (LayoverHottextInteraction, layover_hottext_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static void
spot_clear (gpointer data)
{
  Spot *spot = data;

  g_free (spot->identifier);
  g_free (spot->text);
}

static LayoverInteraction *
get_interaction (LayoverHottextInteraction *self)
{
  return layover_interaction_view_get_interaction (LAYOVER_INTERACTION_VIEW (self));
}

static Spot *
get_spot (LayoverHottextInteraction *self, guint i)
{
  return &g_array_index (self->spots, Spot, i);
}

static gboolean
is_chosen (const Spot *spot)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (spot->check));
}

static guint
count_chosen (LayoverHottextInteraction *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->spots->len; i++)
    n_chosen += is_chosen (get_spot (self, i)) ? 1 : 0;

  return n_chosen;
}

static LayoverValue *
dup_value (LayoverHottextInteraction *self)
{
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->spots->len; i++)
    if (is_chosen (get_spot (self, i)))
      g_ptr_array_add (chosen, get_spot (self, i)->identifier);

  g_ptr_array_add (chosen, NULL);

  return layover_identifier_value_new (layover_interaction_view_get_cardinality (view),
                                       (const char *const *) chosen->pdata);
}

static void
active_cb (GtkCheckButton *check, GParamSpec *pspec, gpointer user_data)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (user_data);
  LayoverInteractionView *view = LAYOVER_INTERACTION_VIEW (self);
  guint max_choices = layover_interaction_get_max_choices (get_interaction (self));
  gboolean is_active = gtk_check_button_get_active (check);
  g_autoptr (LayoverValue) value = NULL;

  /* of radio buttons the old one goes out first: that moment is not an answer */
  if (self->is_showing || (self->is_single && !is_active))
    return;

  /* one too many is refused gently: nothing that was chosen is lost, the hint says what to do */
  if (!self->is_single && max_choices > 0 && is_active && count_chosen (self) > max_choices)
    {
      self->is_showing = TRUE;
      gtk_check_button_set_active (check, FALSE);
      self->is_showing = FALSE;
      layover_interaction_view_refuse_more (view);
      return;
    }

  /* what was refused goes out a moment later: that changes nothing */
  value = dup_value (self);
  if (layover_value_equal (value, layover_interaction_view_get_value (view)))
    return;

  layover_interaction_view_take_answer (view, value);
}

static GtkWidget *
factory (LayoverContentNode *custom, gboolean is_inline, gpointer user_data)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (user_data);
  const LayoverChoice *choice = layover_interaction_find_part (
      get_interaction (self), layover_content_node_get_custom_id (custom));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label;
  Spot spot = { NULL };

  if (choice == NULL)
    {
      g_object_unref (g_object_ref_sink (box));
      return NULL;
    }

  spot.identifier = g_strdup (choice->identifier);
  spot.text = g_strstrip (layover_content_node_dup_plain_text (choice->content));
  spot.icon = gtk_image_new ();
  label = gtk_label_new (spot.text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_visible (spot.icon, FALSE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), spot.icon);

  spot.check = layover_check_new (self->is_single, box);
  gtk_widget_add_css_class (spot.check, "hottext");
  if (self->is_single && self->spots->len > 0)
    layover_check_join (LAYOVER_CHECK (spot.check), LAYOVER_CHECK (get_spot (self, 0)->check));
  g_signal_connect (spot.check, "notify::active", G_CALLBACK (active_cb), self);
  g_array_append_val (self->spots, spot);

  return spot.check;
}

static void
show_verdict (Spot *spot, LayoverInteractionVerdict verdict)
{
  const char *word = layover_verdict_get_word (verdict);
  g_autoptr (GString) name = g_string_new (spot->text);

  layover_verdict_set_css_class (spot->check, verdict);
  gtk_widget_set_visible (spot->icon, word != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (spot->icon), layover_verdict_get_icon (verdict));
  if (word != NULL)
    {
      g_string_append_printf (name, ", %s", word);
      layover_widget_set_name (spot->icon, word);
    }
  layover_check_set_name (LAYOVER_CHECK (spot->check), name->str);
}

static void
layover_hottext_interaction_build (LayoverInteractionView *view)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (view);
  LayoverInteraction *interaction = get_interaction (self);
  GtkWidget *content;

  self->is_single = layover_interaction_get_max_choices (interaction) == 1;
  content = layover_interaction_content_new_view (layover_interaction_get_content (interaction),
                                                  layover_interaction_view_get_media_finder (view),
                                                  factory, self);
  gtk_widget_set_parent (content, GTK_WIDGET (self));

  for (guint i = 0; i < self->spots->len; i++)
    {
      show_verdict (get_spot (self, i), LAYOVER_INTERACTION_VERDICT_NONE);
      layover_check_set_place (LAYOVER_CHECK (get_spot (self, i)->check), i + 1, self->spots->len);
    }
}

static void
layover_hottext_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (view);

  self->is_showing = TRUE;
  for (guint i = 0; i < self->spots->len; i++)
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (get_spot (self, i)->check),
        layover_identifier_value_contains (value, get_spot (self, i)->identifier));
  self->is_showing = FALSE;
}

static void
layover_hottext_interaction_show_state (LayoverInteractionView *view)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (view);
  gboolean is_locked = layover_interaction_view_get_is_locked (view);

  for (guint i = 0; i < self->spots->len; i++)
    {
      Spot *spot = get_spot (self, i);

      gtk_widget_set_sensitive (spot->check, !is_locked);
      show_verdict (spot, layover_interaction_view_judge_choice (view, spot->identifier));
    }
}

static char *
layover_hottext_interaction_dup_hint (LayoverInteractionView *view)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (view);
  guint max_choices = layover_interaction_get_max_choices (get_interaction (self));
  guint min_choices = layover_interaction_get_min_choices (get_interaction (self));
  guint n_chosen = count_chosen (self);

  if (self->is_single)
    return g_strdup (n_chosen > 0 ? _ ("Choose one place in the text · 1 chosen")
                                  : _ ("Choose one place in the text · none chosen"));
  if (layover_interaction_view_get_is_full (view))
    return g_strdup_printf (_ ("Choose up to %u places in the text · take one back first"),
                            max_choices);
  if (max_choices == 0 && min_choices > 0)
    return g_strdup_printf (_ ("Choose %u places in the text or more · %u chosen"), min_choices,
                            n_chosen);
  if (max_choices == 0)
    return g_strdup_printf (_ ("Choose places in the text · %u chosen"), n_chosen);
  if (min_choices == max_choices)
    return g_strdup_printf (_ ("Choose %u places in the text · %u chosen"), max_choices, n_chosen);
  if (min_choices > 0)
    return g_strdup_printf (_ ("Choose %u to %u places in the text · %u chosen"), min_choices,
                            max_choices, n_chosen);

  return g_strdup_printf (_ ("Choose up to %u places in the text · %u chosen"), max_choices,
                          n_chosen);
}

static void
layover_hottext_interaction_dispose (GObject *object)
{
  LayoverHottextInteraction *self = LAYOVER_HOTTEXT_INTERACTION (object);

  g_array_set_size (self->spots, 0);

  G_OBJECT_CLASS (layover_hottext_interaction_parent_class)->dispose (object);
}

static void
layover_hottext_interaction_finalize (GObject *object)
{
  g_array_unref (LAYOVER_HOTTEXT_INTERACTION (object)->spots);

  G_OBJECT_CLASS (layover_hottext_interaction_parent_class)->finalize (object);
}

static void
layover_hottext_interaction_class_init (LayoverHottextInteractionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  object_class->dispose = layover_hottext_interaction_dispose;
  object_class->finalize = layover_hottext_interaction_finalize;

  view_class->build = layover_hottext_interaction_build;
  view_class->show_value = layover_hottext_interaction_show_value;
  view_class->show_state = layover_hottext_interaction_show_state;
  view_class->dup_hint = layover_hottext_interaction_dup_hint;
}

static void
layover_hottext_interaction_init (LayoverHottextInteraction *self)
{
  self->spots = g_array_new (FALSE, TRUE, sizeof (Spot));
  g_array_set_clear_func (self->spots, spot_clear);
}
