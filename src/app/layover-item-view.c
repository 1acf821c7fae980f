/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"
#include "layover-end-attempt-interaction.h"
#include "layover-exam-words.h"
#include "layover-inline-flow.h"
#include "layover-interaction-content.h"
#include "layover-interaction-factory.h"
#include "layover-interaction-notice.h"
#include "layover-item-notes.h"
#include "layover-item-parts.h"
#include "layover-item-view.h"
#include "layover-media-interaction.h"

#define RUBRIC_SPACING 14

struct _LayoverItemView
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GHashTable
      *interactions; /* response identifier → LayoverInteractionView, borrowed from the content */
  LayoverItemParts *parts;
  GtkWidget *notes;   /* borrowed from the content */
  GPtrArray *rubrics; /* LayoverContentNode */

  LayoverItemSession *session;
  LayoverMediaFinder *finder;
  gboolean is_locked;
  gboolean can_cross_out;
  gboolean can_press;
  gboolean hides_feedback;
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_HINT,
  PROP_IS_LOCKED,
  PROP_CAN_CROSS_OUT,
  N_PROPS
};

enum
{
  RESPONSE_CHANGED,
  CROSSED_OUT,
  DRAFTED,
  PRESSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverItemView, layover_item_view, GTK_TYPE_WIDGET)

/* A button is no answer: it is pressed, and is itself again. */
static void
pressed_cb (LayoverInteractionView *view, gpointer user_data)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);

  layover_interaction_view_set_value (view, NULL);
  g_signal_emit (user_data, signals[PRESSED], 0,
                 layover_interaction_get_response_identifier (interaction));
}

static void
changed_cb (LayoverInteractionView *view, gpointer user_data)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);

  g_signal_emit (user_data, signals[RESPONSE_CHANGED], 0,
                 layover_interaction_get_response_identifier (interaction),
                 layover_interaction_view_get_value (view));
}

static void
crossed_out_cb (LayoverInteractionView *view, const char *const *choices, gpointer user_data)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);

  g_signal_emit (user_data, signals[CROSSED_OUT], 0,
                 layover_interaction_get_response_identifier (interaction), choices);
}

static void
drafted_cb (LayoverInteractionView *view, const char *draft, gpointer user_data)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (view);

  g_signal_emit (user_data, signals[DRAFTED], 0,
                 layover_interaction_get_response_identifier (interaction), draft);
}

static void
hint_cb (LayoverInteractionView *view, GParamSpec *pspec, gpointer user_data)
{
  g_object_notify_by_pspec (G_OBJECT (user_data), properties[PROP_HINT]);
}

static GtkWidget *
build_interaction (LayoverItemView *self, LayoverInteraction *interaction)
{
  LayoverInteractionView *view = layover_interaction_factory_build (self->session, interaction,
                                                                    self->finder);
  const char *id = layover_interaction_get_response_identifier (interaction);

  if (view == NULL)
    return layover_interaction_notice_new (interaction, self->finder);

  if (LAYOVER_IS_END_ATTEMPT_INTERACTION (view))
    {
      layover_end_attempt_interaction_set_is_available (LAYOVER_END_ATTEMPT_INTERACTION (view),
                                                        self->can_press);
      g_signal_connect (view, "changed", G_CALLBACK (pressed_cb), self);
    }
  else
    {
      layover_interaction_view_set_value (view,
                                          layover_item_session_get_response (self->session, id));
      g_signal_connect (view, "changed", G_CALLBACK (changed_cb), self);
    }
  layover_interaction_view_set_is_locked (view, self->is_locked);
  layover_interaction_view_set_can_cross_out (view, self->can_cross_out);
  g_signal_connect (view, "crossed-out", G_CALLBACK (crossed_out_cb), self);
  g_signal_connect (view, "drafted", G_CALLBACK (drafted_cb), self);
  g_signal_connect (view, "notify::hint", G_CALLBACK (hint_cb), self);
  g_hash_table_insert (self->interactions, g_strdup (id), view);

  return GTK_WIDGET (view);
}

static GtkWidget *
factory (LayoverContentNode *custom, gboolean is_inline, gpointer user_data)
{
  LayoverItemView *self = LAYOVER_ITEM_VIEW (user_data);
  LayoverItem *item = layover_item_session_get_item (self->session);
  const char *id = layover_content_node_get_custom_id (custom);
  LayoverInteraction *interaction = layover_item_find_interaction (item, id);

  if (interaction != NULL)
    return build_interaction (self, interaction);

  return layover_item_parts_build (self->parts, custom);
}

static char *
look_up (const char *identifier, gpointer user_data)
{
  return layover_item_session_dup_math_value (LAYOVER_ITEM_VIEW (user_data)->session, identifier);
}

static void
name_inline_interactions (LayoverItemView *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    {
      GtkWidget *flow = gtk_widget_get_ancestor (view, LAYOVER_TYPE_INLINE_FLOW);
      g_autofree char *context = NULL;

      if (flow == NULL)
        continue;
      context = layover_inline_flow_dup_text_before (LAYOVER_INLINE_FLOW (flow), view);
      layover_interaction_view_set_context (view, context);
    }
}

static void
forget_widgets (LayoverItemView *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    g_signal_handlers_disconnect_by_data (view, self);

  g_hash_table_remove_all (self->interactions);
  layover_media_finder_set_factory (self->finder, NULL, NULL, NULL);
  g_clear_pointer (&self->parts, layover_item_parts_free);
}

static void
layover_item_view_dispose (GObject *object)
{
  LayoverItemView *self = LAYOVER_ITEM_VIEW (object);

  if (self->finder != NULL)
    forget_widgets (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->rubrics, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_object (&self->finder);

  G_OBJECT_CLASS (layover_item_view_parent_class)->dispose (object);
}

static void
layover_item_view_finalize (GObject *object)
{
  LayoverItemView *self = LAYOVER_ITEM_VIEW (object);

  g_hash_table_unref (self->interactions);

  G_OBJECT_CLASS (layover_item_view_parent_class)->finalize (object);
}

static void
layover_item_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LayoverItemView *self = LAYOVER_ITEM_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_HINT:
      g_value_take_string (value, layover_item_view_dup_hint (self));
      break;
    case PROP_IS_LOCKED:
      g_value_set_boolean (value, self->is_locked);
      break;
    case PROP_CAN_CROSS_OUT:
      g_value_set_boolean (value, self->can_cross_out);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_item_view_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  LayoverItemView *self = LAYOVER_ITEM_VIEW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      layover_item_view_set_session (self, g_value_get_object (value));
      break;
    case PROP_IS_LOCKED:
      layover_item_view_set_is_locked (self, g_value_get_boolean (value));
      break;
    case PROP_CAN_CROSS_OUT:
      layover_item_view_set_can_cross_out (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_item_view_class_init (LayoverItemViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layover_item_view_dispose;
  object_class->finalize = layover_item_view_finalize;
  object_class->get_property = layover_item_view_get_property;
  object_class->set_property = layover_item_view_set_property;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, LAYOVER_TYPE_ITEM_SESSION,
                                                  flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_LOCKED] = g_param_spec_boolean ("is-locked", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_CROSS_OUT] = g_param_spec_boolean ("can-cross-out", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The person answered: the response identifier, and the value or NULL. */
  signals[RESPONSE_CHANGED] = g_signal_new ("response-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                            G_TYPE_STRING, LAYOVER_TYPE_VALUE);

  /* The person crossed out or restored: the response identifier, and the identifiers of all that are crossed out. */
  signals[CROSSED_OUT] = g_signal_new ("crossed-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                       G_TYPE_STRV);

  /* The person began something that is no answer yet: the response identifier, and its words or %NULL. */
  signals[DRAFTED] = g_signal_new ("drafted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /* The person wants to end an attempt by a button of the author: its response identifier. */
  signals[PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "item");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_item_view_init (LayoverItemView *self)
{
  self->can_press = TRUE;
  self->finder = layover_media_finder_new (NULL, NULL, NULL);
  self->interactions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GtkWidget *
layover_item_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_ITEM_VIEW, NULL);
}

/**
 * layover_item_view_set_resolver:
 * @resolve: (nullable): finds the pictures of the item; set it before the session
 */
void
layover_item_view_set_resolver (LayoverItemView *self, LayoverMediaFinderFunc resolve,
                                gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  g_object_unref (self->finder);
  self->finder = layover_media_finder_new (resolve, user_data, destroy);
}

/* In GTK 4 a widget does not take the direction of its parent. */
static void
set_direction (GtkWidget *widget, GtkTextDirection direction)
{
  gtk_widget_set_direction (widget, direction);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_direction (child, direction);
}

/* A question in another language than the interface keeps its own direction. */
static void
keep_direction (LayoverItemView *self, LayoverItem *item)
{
  const char *language = layover_item_get_language (item);

  if (language != NULL)
    set_direction (GTK_WIDGET (self), layover_exam_words_is_right_to_left (language)
                                          ? GTK_TEXT_DIR_RTL
                                          : GTK_TEXT_DIR_LTR);
}

/* What the test says stands before what the question says. */
static void
build_content (LayoverItemView *self, LayoverItem *item)
{
  LayoverContentNode *body = layover_item_get_body (item);

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, RUBRIC_SPACING);
  for (guint i = 0; self->rubrics != NULL && i < self->rubrics->len; i++)
    {
      GtkWidget *rubric = layover_interaction_content_new_view (self->rubrics->pdata[i],
                                                                self->finder, NULL, NULL);

      gtk_widget_add_css_class (rubric, "rubric");
      gtk_box_append (GTK_BOX (self->content), rubric);
    }
  if (body != NULL)
    gtk_box_append (GTK_BOX (self->content),
                    layover_interaction_content_new_view (body, self->finder, NULL, NULL));
  self->notes = layover_item_notes_new ();
  gtk_box_append (GTK_BOX (self->content), self->notes);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}

/**
 * layover_item_view_set_rubrics:
 * @rubrics: (nullable) (element-type LayoverContentNode): what the test tells the candidate with this question; set it
 *   before the session
 */
void
layover_item_view_set_rubrics (LayoverItemView *self, GPtrArray *rubrics)
{
  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  g_clear_pointer (&self->rubrics, g_ptr_array_unref);
  if (rubrics == NULL)
    return;

  self->rubrics = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_content_node_unref);
  for (guint i = 0; i < rubrics->len; i++)
    g_ptr_array_add (self->rubrics, layover_content_node_ref (rubrics->pdata[i]));
}

/** layover_item_view_get_media_finder: Returns: (transfer none): where the pictures of the item lie */
LayoverMediaFinder *
layover_item_view_get_media_finder (LayoverItemView *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_VIEW (self), NULL);

  return self->finder;
}

/**
 * layover_item_view_set_session:
 * @session: (nullable): the item, its seed and the responses given so far
 *
 * Shows them. Nothing is ever written into the session: see #LayoverItemView::response-changed.
 */
void
layover_item_view_set_session (LayoverItemView *self, LayoverItemSession *session)
{
  LayoverItem *item;

  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  if (self->session == session)
    return;

  forget_widgets (self);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->notes = NULL;
  self->hides_feedback = FALSE;
  g_set_object (&self->session, session);

  if (session != NULL)
    {
      item = layover_item_session_get_item (session);
      self->parts = layover_item_parts_new (session, self->finder);
      layover_media_finder_set_factory (self->finder, factory, look_up, self);
      build_content (self, item);
      name_inline_interactions (self);
      keep_direction (self, item);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HINT]);
}

LayoverItemSession *
layover_item_view_get_session (LayoverItemView *self)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_VIEW (self), NULL);

  return self->session;
}

/**
 * layover_item_view_refresh:
 *
 * After the last attempt: shows and hides the feedback in the body, and prints variables anew. What an attempt before
 * brought up below it goes.
 */
void
layover_item_view_refresh (LayoverItemView *self)
{
  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));
  g_return_if_fail (self->session != NULL);

  layover_item_parts_refresh (self->parts, NULL);
  layover_item_notes_clear (self->notes);
}

/* Whoever worked with the keys is not left without a place: something may be gone that had the focus. */
static void
keep_focus (LayoverItemView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL
      && (focus == NULL || !gtk_widget_get_mapped (focus) || !gtk_widget_is_sensitive (focus)))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * layover_item_view_show_attempt:
 * @pressed: (nullable): the button that ended it, and is to say what came of it; %NULL to show it without a word
 *
 * After an attempt that is not the end of the question: as layover_item_view_refresh(), and feedback that has no place in
 * the body stands below it.
 */
void
layover_item_view_show_attempt (LayoverItemView *self, const char *pressed)
{
  LayoverInteractionView *button;
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));
  g_return_if_fail (self->session != NULL);

  layover_item_parts_refresh (self->parts, words);
  if (self->hides_feedback)
    layover_item_notes_clear (self->notes);
  else
    layover_item_notes_show (self->notes, self->session, self->finder, words);

  button = pressed != NULL ? layover_item_view_find_interaction (self, pressed) : NULL;
  if (button == NULL)
    return;

  keep_focus (self);
  if (words->len > 0 && !layover_announce (GTK_WIDGET (self), words->str))
    layover_end_attempt_interaction_say (LAYOVER_END_ATTEMPT_INTERACTION (button), words->str);
}

/** layover_item_view_set_hides_feedback: whether what attempts bring up is kept back, in the body and below it */
void
layover_item_view_set_hides_feedback (LayoverItemView *self, gboolean hides_feedback)
{
  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));
  g_return_if_fail (self->session != NULL);

  if (self->hides_feedback == !!hides_feedback)
    return;

  self->hides_feedback = !!hides_feedback;
  layover_item_parts_set_hides_feedback (self->parts, hides_feedback);
  if (hides_feedback)
    layover_item_notes_clear (self->notes);
}

/** layover_item_view_set_can_press: whether attempts can be ended one by one; set it before the session */
void
layover_item_view_set_can_press (LayoverItemView *self, gboolean can_press)
{
  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  self->can_press = !!can_press;
}

/** layover_item_view_get_response: Returns: (transfer none) (nullable): what is on the screen */
LayoverValue *
layover_item_view_get_response (LayoverItemView *self, const char *response_id)
{
  LayoverInteractionView *view = layover_item_view_find_interaction (self, response_id);

  return view != NULL ? layover_interaction_view_get_value (view) : NULL;
}

/** layover_item_view_set_response: @value: (nullable): shown, and not announced as an answer */
void
layover_item_view_set_response (LayoverItemView *self, const char *response_id, LayoverValue *value)
{
  LayoverInteractionView *view = layover_item_view_find_interaction (self, response_id);

  if (view != NULL)
    layover_interaction_view_set_value (view, value);
}

/** layover_item_view_show_crossed_out: shows what was crossed out earlier, and does not announce it */
void
layover_item_view_show_crossed_out (LayoverItemView *self, const char *response_id,
                                    const char *const *choices)
{
  LayoverInteractionView *view = layover_item_view_find_interaction (self, response_id);

  if (view != NULL)
    layover_interaction_view_show_crossed_out (view, choices);
}

/** layover_item_view_show_draft: shows what was begun earlier and is no answer yet */
void
layover_item_view_show_draft (LayoverItemView *self, const char *response_id, const char *draft)
{
  LayoverInteractionView *view = layover_item_view_find_interaction (self, response_id);

  if (view != NULL)
    layover_interaction_view_show_draft (view, draft);
}

/** layover_item_view_find_interaction: Returns: (transfer none) (nullable): its widget */
LayoverInteractionView *
layover_item_view_find_interaction (LayoverItemView *self, const char *response_id)
{
  g_return_val_if_fail (LAYOVER_IS_ITEM_VIEW (self), NULL);
  g_return_val_if_fail (response_id != NULL, NULL);

  return g_hash_table_lookup (self->interactions, response_id);
}

/** layover_item_view_get_has_draft: Returns: whether something was typed that is no answer yet, "12 apples" for a number */
gboolean
layover_item_view_get_has_draft (LayoverItemView *self)
{
  GHashTableIter iter;
  gpointer view;

  g_return_val_if_fail (LAYOVER_IS_ITEM_VIEW (self), FALSE);

  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    if (layover_interaction_view_get_has_draft (view))
      return TRUE;

  return FALSE;
}

/**
 * layover_item_view_dup_hint:
 *
 * Returns: (transfer full) (nullable): how to answer this question, and how far one has got
 */
char *
layover_item_view_dup_hint (LayoverItemView *self)
{
  LayoverItem *item;
  LayoverInteractionView *first = NULL;
  guint n_views = 0, n_filled = 0;

  g_return_val_if_fail (LAYOVER_IS_ITEM_VIEW (self), NULL);

  if (self->session == NULL)
    return NULL;

  item = layover_item_session_get_item (self->session);
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    {
      const char *id = layover_interaction_get_response_identifier (
          layover_item_get_interaction (item, i));
      LayoverInteractionView *view = layover_item_view_find_interaction (self, id);

      if (view == NULL || LAYOVER_IS_END_ATTEMPT_INTERACTION (view)
          || LAYOVER_IS_MEDIA_INTERACTION (view))
        continue;
      first = first != NULL ? first : view;
      n_views++;
      n_filled += layover_interaction_view_get_value (view) != NULL ? 1 : 0;
    }

  if (n_views <= 1)
    return first != NULL ? layover_interaction_view_dup_hint (first) : NULL;

  /* Translators: "Fill in 5 gaps · 3 filled" */
  return g_strdup_printf (
      ngettext ("Fill in %u gap · %u filled", "Fill in %u gaps · %u filled", n_views), n_views,
      n_filled);
}

void
layover_item_view_set_is_locked (LayoverItemView *self, gboolean is_locked)
{
  GHashTableIter iter;
  gpointer view;

  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  if (self->is_locked == !!is_locked)
    return;

  self->is_locked = !!is_locked;
  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    layover_interaction_view_set_is_locked (view, is_locked);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOCKED]);
}

void
layover_item_view_set_can_cross_out (LayoverItemView *self, gboolean can_cross_out)
{
  GHashTableIter iter;
  gpointer view;

  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  if (self->can_cross_out == !!can_cross_out)
    return;

  self->can_cross_out = !!can_cross_out;
  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    layover_interaction_view_set_can_cross_out (view, can_cross_out);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_CROSS_OUT]);
}

/** layover_item_view_set_verdict: @response_id: (nullable): %NULL for all of them */
void
layover_item_view_set_verdict (LayoverItemView *self, const char *response_id,
                               LayoverInteractionVerdict verdict)
{
  GHashTableIter iter;
  gpointer id, view;

  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));

  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, &id, &view))
    if (response_id == NULL || g_str_equal (id, response_id))
      layover_interaction_view_set_verdict (view, verdict);
}

/**
 * layover_item_view_judge:
 *
 * After response processing: says what is right in each answer. Where the item does not tell for an answer, its points do.
 */
void
layover_item_view_judge (LayoverItemView *self)
{
  LayoverInteractionVerdict of_item;
  GHashTableIter iter;
  gpointer view;

  g_return_if_fail (LAYOVER_IS_ITEM_VIEW (self));
  g_return_if_fail (self->session != NULL);

  of_item = layover_verdict_from_mark (layover_judgement_mark_item (self->session));
  g_hash_table_iter_init (&iter, self->interactions);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    layover_interaction_view_judge (view, of_item);
}
