/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-interaction-content.h"
#include "layover-interaction-view-private.h"
#include "layover-widget.h"

#define SPACING 14

enum
{
  CHANGED,
  CROSSED_OUT,
  DRAFTED,
  N_SIGNALS
};

GParamSpec *layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LayoverInteractionView, layover_interaction_view,
                                     GTK_TYPE_WIDGET)

LayoverInteractionViewPrivate *
layover_interaction_view_get_private (LayoverInteractionView *self)
{
  return layover_interaction_view_get_instance_private (self);
}

static gboolean
replace_value (LayoverInteractionView *self, LayoverValue *value)
{
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);

  if (layover_value_equal (priv->value, value))
    return FALSE;

  if (value != NULL)
    layover_value_ref (value);
  g_clear_pointer (&priv->value, layover_value_unref);
  priv->value = value;
  g_clear_pointer (&priv->judgement, layover_judgement_free);
  g_object_notify_by_pspec (
      G_OBJECT (self), layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_VALUE]);

  return TRUE;
}

void
layover_interaction_view_show_state (LayoverInteractionView *self)
{
  LayoverInteractionViewClass *klass = LAYOVER_INTERACTION_VIEW_GET_CLASS (self);

  if (klass->show_state != NULL)
    klass->show_state (self);
}

/* What is asked stands first in every interaction, and is its name. */
static void
build_prompt (LayoverInteractionView *self)
{
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);
  LayoverContentNode *prompt = layover_interaction_get_prompt (priv->interaction);
  g_autofree char *words = NULL;
  GtkWidget *content;

  if (prompt == NULL || layover_interaction_is_inline (priv->interaction))
    return;

  content = layover_interaction_content_new (prompt, priv->finder);
  gtk_widget_add_css_class (content, "prompt");
  gtk_widget_set_parent (content, GTK_WIDGET (self));

  /* a recording has none */
  words = g_strstrip (layover_content_node_dup_plain_text (prompt));
  if (*words == '\0')
    return;

  priv->prompt = g_steal_pointer (&words);
  layover_widget_set_name (GTK_WIDGET (self), priv->prompt);
}

static void
layover_interaction_view_constructed (GObject *object)
{
  LayoverInteractionView *self = LAYOVER_INTERACTION_VIEW (object);

  G_OBJECT_CLASS (layover_interaction_view_parent_class)->constructed (object);

  build_prompt (self);
  LAYOVER_INTERACTION_VIEW_GET_CLASS (self)->build (self);
}

static void
layover_interaction_view_dispose (GObject *object)
{
  layover_widget_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (layover_interaction_view_parent_class)->dispose (object);
}

static void
layover_interaction_view_finalize (GObject *object)
{
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (
      LAYOVER_INTERACTION_VIEW (object));

  g_clear_object (&priv->session);
  g_clear_object (&priv->interaction);
  g_clear_object (&priv->finder);
  g_free (priv->prompt);
  g_free (priv->draft);
  g_clear_pointer (&priv->value, layover_value_unref);
  g_clear_pointer (&priv->judgement, layover_judgement_free);

  G_OBJECT_CLASS (layover_interaction_view_parent_class)->finalize (object);
}

static void
layover_interaction_view_get_property (GObject *object, guint prop_id, GValue *value,
                                       GParamSpec *pspec)
{
  LayoverInteractionView *self = LAYOVER_INTERACTION_VIEW (object);
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);

  switch (prop_id)
    {
    case LAYOVER_INTERACTION_VIEW_PROP_INTERACTION:
      g_value_set_object (value, priv->interaction);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_VALUE:
      g_value_set_boxed (value, priv->value);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_MEDIA_FINDER:
      g_value_set_object (value, priv->finder);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_IS_LOCKED:
      g_value_set_boolean (value, priv->is_locked);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_CAN_CROSS_OUT:
      g_value_set_boolean (value, priv->can_cross_out);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_VERDICT:
      g_value_set_enum (value, priv->verdict);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_HINT:
      g_value_take_string (value, layover_interaction_view_dup_hint (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_interaction_view_set_property (GObject *object, guint prop_id, const GValue *value,
                                       GParamSpec *pspec)
{
  LayoverInteractionView *self = LAYOVER_INTERACTION_VIEW (object);
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);

  switch (prop_id)
    {
    case LAYOVER_INTERACTION_VIEW_PROP_INTERACTION:
      priv->interaction = g_value_dup_object (value);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_VALUE:
      layover_interaction_view_set_value (self, g_value_get_boxed (value));
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_MEDIA_FINDER:
      priv->finder = g_value_dup_object (value);
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_IS_LOCKED:
      layover_interaction_view_set_is_locked (self, g_value_get_boolean (value));
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_CAN_CROSS_OUT:
      layover_interaction_view_set_can_cross_out (self, g_value_get_boolean (value));
      break;
    case LAYOVER_INTERACTION_VIEW_PROP_VERDICT:
      layover_interaction_view_set_verdict (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags quiet = flags | G_PARAM_EXPLICIT_NOTIFY;

  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_INTERACTION] =
      g_param_spec_object ("interaction", NULL, NULL, LAYOVER_TYPE_INTERACTION,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_VALUE] = g_param_spec_boxed (
      "value", NULL, NULL, LAYOVER_TYPE_VALUE, quiet);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_SESSION] = g_param_spec_object (
      "session", NULL, NULL, LAYOVER_TYPE_ITEM_SESSION, flags | G_PARAM_CONSTRUCT_ONLY);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_MEDIA_FINDER] =
      g_param_spec_object ("media-finder", NULL, NULL, LAYOVER_TYPE_MEDIA_FINDER,
                           flags | G_PARAM_CONSTRUCT_ONLY);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_IS_LOCKED] =
      g_param_spec_boolean ("is-locked", NULL, NULL, FALSE, quiet);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_CAN_CROSS_OUT] =
      g_param_spec_boolean ("can-cross-out", NULL, NULL, FALSE, quiet);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_VERDICT] = g_param_spec_enum (
      "verdict", NULL, NULL, LAYOVER_TYPE_INTERACTION_VERDICT, LAYOVER_INTERACTION_VERDICT_NONE,
      quiet);
  layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_HINT] = g_param_spec_string (
      "hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, LAYOVER_INTERACTION_VIEW_N_PROPS,
                                     layover_interaction_view_properties);
}

static void
layover_interaction_view_class_init (LayoverInteractionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = layover_interaction_view_constructed;
  object_class->dispose = layover_interaction_view_dispose;
  object_class->finalize = layover_interaction_view_finalize;
  object_class->get_property = layover_interaction_view_get_property;
  object_class->set_property = layover_interaction_view_set_property;

  install_properties (object_class);

  /* The person changed the answer; the new one is the property "value". */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /* The person crossed out a choice or restored one: the identifiers of all that are crossed out now. */
  signals[CROSSED_OUT] = g_signal_new ("crossed-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRV);

  /* What the person began and is no answer yet has changed; %NULL when there is nothing of that kind any more. */
  signals[DRAFTED] = g_signal_new ("drafted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /* what stands inside a line of text has one child, and says so in its own class */
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_interaction_view_init (LayoverInteractionView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  if (!GTK_IS_BOX_LAYOUT (layout))
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
}

LayoverItemSession *
layover_interaction_view_get_session (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  return layover_interaction_view_get_private (self)->session;
}

LayoverInteraction *
layover_interaction_view_get_interaction (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  return layover_interaction_view_get_private (self)->interaction;
}

/** layover_interaction_view_get_media_finder: Returns: (transfer none): where its pictures and films lie */
LayoverMediaFinder *
layover_interaction_view_get_media_finder (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  return layover_interaction_view_get_private (self)->finder;
}

/** layover_interaction_view_get_prompt: Returns: (transfer none) (nullable): its words, which are on the screen already */
const char *
layover_interaction_view_get_prompt (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  return layover_interaction_view_get_private (self)->prompt;
}

static LayoverDeclaration *
find_declaration (LayoverInteractionView *self)
{
  LayoverInteractionViewPrivate *priv = layover_interaction_view_get_private (self);

  return layover_item_get_response_declaration (
      layover_item_session_get_item (priv->session),
      layover_interaction_get_response_identifier (priv->interaction));
}

/** layover_interaction_view_get_cardinality: what the item declares for the answer */
LayoverCardinality
layover_interaction_view_get_cardinality (LayoverInteractionView *self)
{
  LayoverDeclaration *declaration;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), LAYOVER_CARDINALITY_SINGLE);

  declaration = find_declaration (self);

  return declaration != NULL ? layover_declaration_get_cardinality (declaration)
                             : LAYOVER_CARDINALITY_SINGLE;
}

/** layover_interaction_view_get_base_type: what the item declares for the answer */
LayoverBaseType
layover_interaction_view_get_base_type (LayoverInteractionView *self)
{
  LayoverDeclaration *declaration;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), LAYOVER_BASE_TYPE_NONE);

  declaration = find_declaration (self);

  return declaration != NULL ? layover_declaration_get_base_type (declaration)
                             : LAYOVER_BASE_TYPE_STRING;
}

/**
 * layover_interaction_view_get_value:
 *
 * Returns: (transfer none) (nullable): the answer on the screen, %NULL for none
 */
LayoverValue *
layover_interaction_view_get_value (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  return layover_interaction_view_get_private (self)->value;
}

/**
 * layover_interaction_view_set_value:
 * @value: (nullable): an answer given earlier
 *
 * Shows it. Does not emit #LayoverInteractionView::changed.
 */
void
layover_interaction_view_set_value (LayoverInteractionView *self, LayoverValue *value)
{
  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  if (!replace_value (self, value))
    return;

  layover_interaction_view_get_private (self)->is_full = FALSE;
  LAYOVER_INTERACTION_VIEW_GET_CLASS (self)->show_value (self, value);
  layover_interaction_view_hint_changed (self);
}

/**
 * layover_interaction_view_take_answer:
 * @value: (nullable): what the person just gave
 *
 * For subclasses.
 */
void
layover_interaction_view_take_answer (LayoverInteractionView *self, LayoverValue *value)
{
  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  if (!replace_value (self, value))
    return;

  layover_interaction_view_get_private (self)->is_full = FALSE;
  layover_interaction_view_hint_changed (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * layover_interaction_view_refuse_more:
 *
 * For subclasses: one too many was chosen and gently refused. Nothing that was chosen is lost, and until the next answer
 * the hint says what to do.
 */
void
layover_interaction_view_refuse_more (LayoverInteractionView *self)
{
  LayoverInteractionViewPrivate *priv;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  priv = layover_interaction_view_get_private (self);
  if (priv->is_full)
    return;

  priv->is_full = TRUE;
  layover_interaction_view_hint_changed (self);
}

/** layover_interaction_view_get_is_full: whether one too many was refused since the last answer */
gboolean
layover_interaction_view_get_is_full (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), FALSE);

  return layover_interaction_view_get_private (self)->is_full;
}

/** layover_interaction_view_show_crossed_out: shows what was crossed out earlier, and does not announce it */
void
layover_interaction_view_show_crossed_out (LayoverInteractionView *self, const char *const *choices)
{
  LayoverInteractionViewClass *klass;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  klass = LAYOVER_INTERACTION_VIEW_GET_CLASS (self);
  if (klass->show_crossed_out != NULL)
    klass->show_crossed_out (self, choices);
}

/** layover_interaction_view_take_crossed_out: for subclasses: what the person just crossed out, and had before */
void
layover_interaction_view_take_crossed_out (LayoverInteractionView *self, const char *const *choices)
{
  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  g_signal_emit (self, signals[CROSSED_OUT], 0, choices);
}

/* What the author says of a limit that is not kept yet stands in place of our own hint. */
static const char *
get_message (LayoverInteractionView *self)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (self);
  LayoverValue *value = layover_interaction_view_get_value (self);
  const char *least = layover_interaction_get_message (interaction,
                                                       LAYOVER_INTERACTION_MESSAGE_LEAST);
  g_autofree char *why = NULL;

  if (layover_interaction_view_get_is_full (self))
    return layover_interaction_get_message (interaction, LAYOVER_INTERACTION_MESSAGE_MOST);
  /* before anything is chosen the hint says how many there are to be */
  if (least == NULL || value == NULL
      || layover_interaction_check_response (interaction, value, &why))
    return NULL;

  return g_strcmp0 (why, least) == 0 ? least : NULL;
}

/**
 * layover_interaction_view_dup_hint:
 *
 * Returns: (transfer full) (nullable): how to answer, and how far one has got
 */
char *
layover_interaction_view_dup_hint (LayoverInteractionView *self)
{
  LayoverInteractionViewClass *klass;
  const char *message;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  message = get_message (self);
  if (message != NULL)
    return g_strdup (message);

  klass = LAYOVER_INTERACTION_VIEW_GET_CLASS (self);

  return klass->dup_hint != NULL ? klass->dup_hint (self) : NULL;
}

/** layover_interaction_view_dup_form_hint: for subclasses: Returns: (transfer full): what is said of a text without the form it is to have */
char *
layover_interaction_view_dup_form_hint (LayoverInteractionView *self)
{
  const char *message;

  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), NULL);

  message = layover_interaction_get_message (layover_interaction_view_get_interaction (self),
                                             LAYOVER_INTERACTION_MESSAGE_PATTERN);

  return g_strdup (
      message != NULL ? message : _ ("Write your answer · not in the form that is asked for yet"));
}

/** layover_interaction_view_hint_changed: for subclasses */
void
layover_interaction_view_hint_changed (LayoverInteractionView *self)
{
  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  g_object_notify_by_pspec (
      G_OBJECT (self), layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_HINT]);
}

gboolean
layover_interaction_view_get_is_locked (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), FALSE);

  return layover_interaction_view_get_private (self)->is_locked;
}

/**
 * layover_interaction_view_set_is_locked:
 *
 * A locked interaction can be read and not changed.
 */
void
layover_interaction_view_set_is_locked (LayoverInteractionView *self, gboolean is_locked)
{
  LayoverInteractionViewPrivate *priv;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  priv = layover_interaction_view_get_private (self);
  if (priv->is_locked == !!is_locked)
    return;

  priv->is_locked = !!is_locked;
  layover_interaction_view_show_state (self);
  g_object_notify_by_pspec (
      G_OBJECT (self),
      layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_IS_LOCKED]);
}

/** layover_interaction_view_get_has_draft: Returns: whether something stands here that is no value yet */
gboolean
layover_interaction_view_get_has_draft (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), FALSE);

  return layover_interaction_view_get_private (self)->has_draft;
}

/** layover_interaction_view_set_has_draft: for subclasses: what the person typed would be lost with this widget */
void
layover_interaction_view_set_has_draft (LayoverInteractionView *self, gboolean has_draft)
{
  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  layover_interaction_view_get_private (self)->has_draft = has_draft;
}

/**
 * layover_interaction_view_set_draft:
 * @draft: (nullable): what stands here and is no value yet, in words that layover_interaction_view_show_draft() brings back
 *
 * For subclasses.
 */
void
layover_interaction_view_set_draft (LayoverInteractionView *self, const char *draft)
{
  LayoverInteractionViewPrivate *priv;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  priv = layover_interaction_view_get_private (self);
  if (g_strcmp0 (priv->draft, draft) == 0)
    return;

  g_free (priv->draft);
  priv->draft = g_strdup (draft);
  priv->has_draft = draft != NULL;
  g_signal_emit (self, signals[DRAFTED], 0, draft);
}

/** layover_interaction_view_show_draft: shows what was begun earlier, beside the value, which stays as it is */
void
layover_interaction_view_show_draft (LayoverInteractionView *self, const char *draft)
{
  LayoverInteractionViewClass *klass;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));
  g_return_if_fail (draft != NULL);

  klass = LAYOVER_INTERACTION_VIEW_GET_CLASS (self);
  if (klass->show_draft != NULL)
    klass->show_draft (self, draft);
  layover_interaction_view_hint_changed (self);
}

gboolean
layover_interaction_view_get_can_cross_out (LayoverInteractionView *self)
{
  g_return_val_if_fail (LAYOVER_IS_INTERACTION_VIEW (self), FALSE);

  return layover_interaction_view_get_private (self)->can_cross_out;
}

void
layover_interaction_view_set_can_cross_out (LayoverInteractionView *self, gboolean can)
{
  LayoverInteractionViewPrivate *priv;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  priv = layover_interaction_view_get_private (self);
  if (priv->can_cross_out == !!can)
    return;

  priv->can_cross_out = !!can;
  layover_interaction_view_show_state (self);
  g_object_notify_by_pspec (
      G_OBJECT (self),
      layover_interaction_view_properties[LAYOVER_INTERACTION_VIEW_PROP_CAN_CROSS_OUT]);
}

/**
 * layover_interaction_view_set_context:
 * @context: the words before it in its paragraph
 */
void
layover_interaction_view_set_context (LayoverInteractionView *self, const char *context)
{
  LayoverInteractionViewClass *klass;

  g_return_if_fail (LAYOVER_IS_INTERACTION_VIEW (self));

  klass = LAYOVER_INTERACTION_VIEW_GET_CLASS (self);
  if (klass->set_context != NULL)
    klass->set_context (self, context);
}
