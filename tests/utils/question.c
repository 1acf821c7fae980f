/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-adaptive.h"
#include "question.h"

/** question_take_item: @item: (transfer full): with an interaction that answers RESPONSE */
void
question_take_item (Question *self, LayoverItem *item)
{
  memset (self, 0, sizeof *self);
  self->item = item;
  self->session = layover_item_session_new (item, 7);
}

/**
 * question_load:
 * @declaration: attributes of the response declaration, and its correct response
 * @interaction: XML of the interaction that answers RESPONSE
 *
 * Full score is 1, by match_correct.
 */
void
question_load (Question *self, const char *declaration, const char *interaction)
{
  g_autofree char *text = g_strdup_printf (
      "<assessmentItem xmlns='http://www.imsglobal.org/xsd/imsqti_v2p1' identifier='i' title='t' "
      "adaptive='false' timeDependent='false'><responseDeclaration identifier='RESPONSE' %s"
      "</responseDeclaration>"
      "<outcomeDeclaration identifier='SCORE' cardinality='single' baseType='float'/>"
      "<itemBody>%s</itemBody><responseProcessing "
      "template='http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct'/>"
      "</assessmentItem>",
      declaration, interaction);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverItem *item = layover_item_load (bytes, "items/i.xml", &error);

  g_assert_no_error (error);
  layover_item_check_supported (item, &error);
  g_assert_no_error (error);
  question_take_item (self, item);
}

static void
answered_cb (LayoverItemView *view, const char *id, LayoverValue *value, gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_answers++;
  g_assert_true (layover_item_session_set_response (self->session, id, value, &error));
  g_assert_no_error (error);
}

static void
pressed_cb (LayoverItemView *view, const char *id, gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_presses++;
  layover_item_session_press (self->session, id, &error);
  g_assert_no_error (error);
}

/** question_dup_picture: a resolver: the pictures of questions lie in tests/data/pictures */
char *
question_dup_picture (const char *entry, gpointer user_data)
{
  g_autofree char *name = g_path_get_basename (entry);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

/** question_column_new: Returns: (transfer floating): @view in the column of the exam room, which scrolls */
GtkWidget *
question_column_new (GtkWidget *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *adaptive = layover_adaptive_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (clamp, "exam-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), view);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  layover_adaptive_set_child (LAYOVER_ADAPTIVE (adaptive), scrolled);

  return adaptive;
}

/** question_open: on a screen of its own, with what was answered before */
void
question_open (Question *self)
{
  self->view = layover_item_view_new ();
  layover_item_view_set_resolver (LAYOVER_ITEM_VIEW (self->view), question_dup_picture, NULL, NULL);
  layover_item_view_set_session (LAYOVER_ITEM_VIEW (self->view), self->session);
  g_signal_connect (self->view, "response-changed", G_CALLBACK (answered_cb), self);
  g_signal_connect (self->view, "pressed", G_CALLBACK (pressed_cb), self);

  self->window = screen_show (question_column_new (self->view), 760, 560);
}

void
question_close (Question *self)
{
  g_autoptr (GtkWidget) view = g_object_ref (self->view);

  screen_close (self->window);
  self->view = NULL;
  self->window = NULL;
  g_assert_finalize_object (g_steal_pointer (&view));
}

/** question_free: the tear-down of a test; everything is gone with it */
void
question_free (Question *self, gconstpointer data)
{
  if (self->view != NULL)
    question_close (self);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->item);
}

LayoverInteractionView *
question_get_interaction_view (Question *self)
{
  return layover_item_view_find_interaction (LAYOVER_ITEM_VIEW (self->view), QUESTION_RESPONSE);
}

/** question_dup_answer: Returns: what the session was given, members separated by spaces; "-" for nothing */
char *
question_dup_answer (Question *self)
{
  LayoverValue *value = layover_item_session_get_response (self->session, QUESTION_RESPONSE);
  g_autoptr (GString) text = g_string_new (NULL);

  if (value == NULL)
    return g_strdup ("-");
  if (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_SINGLE)
    return layover_value_dup_lexical (value);

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    {
      g_autofree char *member = layover_value_dup_lexical (layover_value_get_value (value, i));

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", member);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
question_assert_answer (Question *self, const char *answer)
{
  g_autofree char *now = question_dup_answer (self);

  g_assert_cmpstr (now, ==, answer);
}

/** question_assert_text: whether @text is to be read anywhere on the screen */
void
question_assert_text (Question *self, const char *text, gboolean is_there)
{
  g_autofree char *all = screen_dup_text (self->view);

  if ((strstr (all, text) != NULL) != is_there)
    g_error ("“%s” in:\n%s", text, all);
}

void
question_assert_hint (Question *self, const char *hint)
{
  g_autofree char *now = layover_item_view_dup_hint (LAYOVER_ITEM_VIEW (self->view));

  g_assert_cmpstr (now, ==, hint);
}

void
question_assert_score (Question *self, double score)
{
  g_autoptr (GError) error = NULL;

  layover_item_session_process_responses (self->session, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (layover_item_session_get_score (self->session), ==, score);
}

/** question_lock: as after a check */
void
question_lock (Question *self, LayoverInteractionVerdict verdict)
{
  layover_item_view_set_is_locked (LAYOVER_ITEM_VIEW (self->view), TRUE);
  layover_item_view_set_verdict (LAYOVER_ITEM_VIEW (self->view), NULL, verdict);
  screen_settle ();
}

/** question_tab_into: focus where Tab comes from above; fails when there is no way in */
void
question_tab_into (Question *self)
{
  gtk_window_set_focus (self->window, NULL);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (question_get_interaction_view (self)),
                                         GTK_DIR_TAB_FORWARD));
}

static gboolean
offer_key (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean is_handled = FALSE;

  for (guint i = 0; !is_handled && i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, modifiers, &is_handled);
    }

  return is_handled;
}

static gboolean
move_focus (Question *self, guint keyval)
{
  GtkWidget *view = GTK_WIDGET (question_get_interaction_view (self));

  switch (keyval)
    {
    case GDK_KEY_Up:
      return gtk_widget_child_focus (view, GTK_DIR_UP);
    case GDK_KEY_Down:
      return gtk_widget_child_focus (view, GTK_DIR_DOWN);
    case GDK_KEY_Left:
      return gtk_widget_child_focus (view, GTK_DIR_LEFT);
    case GDK_KEY_Right:
      return gtk_widget_child_focus (view, GTK_DIR_RIGHT);
    case GDK_KEY_Tab:
      return gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
    default:
      return FALSE;
    }
}

/**
 * question_press:
 *
 * Offers a key to the focused widget and all around it, and then lets it move the focus, as a window does.
 *
 * Returns: whether it did anything
 */
gboolean
question_press (Question *self, guint keyval, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);
  gboolean is_handled = FALSE;

  g_assert_nonnull (focus);
  for (GtkWidget *at = focus; at != NULL && !is_handled; at = gtk_widget_get_parent (at))
    is_handled = offer_key (at, keyval, modifiers);
  if (!is_handled && (keyval == GDK_KEY_space || keyval == GDK_KEY_Return))
    is_handled = gtk_widget_activate (focus);
  if (!is_handled && modifiers == 0)
    is_handled = move_focus (self, keyval);
  screen_settle ();

  return is_handled;
}
