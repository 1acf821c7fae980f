/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-item-view.h"
#include "layover-math-view.h"
#include "layover-question-panes.h"
#include "screen.h"

/* A whole question: the text it shares with others, what the test says, and the parts that change with its variables,
 * wherever they stand. */

#define NS "xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'"

static LayoverItem *
load (const char *inside)
{
  g_autofree char *text = g_strdup_printf (
      "<qti-assessment-item " NS " identifier='i' title='t'>%s</qti-assessment-item>", inside);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverItem *item = layover_item_load (bytes, "items/i.xml", &error);

  g_assert_no_error (error);
  return item;
}

static GBytes *
read_text (const char *entry, gpointer data, GError **error)
{
  g_autoptr (GString) text = g_string_new ("<qti-assessment-stimulus " NS
                                           " identifier='s' title='S'><qti-stimulus-body>");

  for (guint i = 0; i < 12; i++)
    g_string_append (text, "<p>Dana Reyes, head of operations, answered our message. They moved "
                           "4,100 pallets last month; 61 arrived late.</p>");
  g_string_append (text, "</qti-stimulus-body></qti-assessment-stimulus>");

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

#define CHOICES                                                                                    \
  "<qti-response-declaration identifier='R' cardinality='single' base-type='identifier'/>"         \
  "<qti-item-body><qti-choice-interaction response-identifier='R' max-choices='1'>"                \
  "<qti-prompt>Which sentence tells the cost of doing nothing?</qti-prompt>"                       \
  "<qti-simple-choice identifier='A'>Penalties came to 73,000.</qti-simple-choice>"                \
  "<qti-simple-choice identifier='B'>They meet on Tuesdays.</qti-simple-choice>"                   \
  "</qti-choice-interaction></qti-item-body>"

typedef struct
{
  LayoverItem *item;
  LayoverItemSession *session;
  GtkWidget *view;
  GtkWidget *panes;
  GtkWindow *window;
} Shown;

static void
show (Shown *self, const char *inside, GPtrArray *rubrics, int width)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->item = load (inside);
  layover_item_read_stimuli (self->item, read_text, NULL);
  self->session = layover_item_session_new (self->item, 7);
  self->view = layover_item_view_new ();
  layover_item_view_set_rubrics (LAYOVER_ITEM_VIEW (self->view), rubrics);
  layover_item_view_set_session (LAYOVER_ITEM_VIEW (self->view), self->session);
  gtk_widget_add_css_class (self->view, "exam-column");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  self->panes = layover_question_panes_new (scrolled);
  layover_question_panes_set_session (
      LAYOVER_QUESTION_PANES (self->panes), self->session,
      layover_item_view_get_media_finder (LAYOVER_ITEM_VIEW (self->view)));
  self->window = screen_show (self->panes, width, 640);
}

static void
close_all (Shown *self)
{
  screen_close (self->window);
  g_assert_finalize_object (self->session);
  g_assert_finalize_object (self->item);
}

/* Pictures are taken in forms in which a text stands elsewhere: narrow, with large letters, from right to left. */

#define SHARED "<qti-assessment-stimulus-ref identifier='s' title='Notes so far' href='s.xml'/>"

/* Where the text and the question are: left edge, upper edge, width, height. */
static void
find_places (Shown *self, graphene_rect_t *text, graphene_rect_t *question)
{
  GtkWidget *first = gtk_widget_get_first_child (self->panes);

  g_assert_true (gtk_widget_compute_bounds (first, self->panes, text));
  g_assert_true (
      gtk_widget_compute_bounds (gtk_widget_get_next_sibling (first), self->panes, question));
}

static void
test_text_beside_question (void)
{
  graphene_rect_t text, question;
  Shown self;

  show (&self, SHARED CHOICES, NULL, 1000);
  g_assert_nonnull (screen_find (self.panes, GTK_TYPE_LABEL, "Notes so far"));
  find_places (&self, &text, &question);
  if (!screen_is_taking_pictures ())
    {
      g_assert_cmpfloat (text.origin.x + text.size.width, <=, question.origin.x);
      g_assert_cmpfloat (text.size.width, >, 280);
      g_assert_cmpfloat (question.size.height, ==, text.size.height);
    }
  screen_save (self.window, "question-with-text");
  close_all (&self);
}

static void
test_text_above_question (void)
{
  graphene_rect_t text, question;
  Shown self;

  show (&self, SHARED CHOICES, NULL, 400);
  find_places (&self, &text, &question);
  g_assert_cmpfloat (text.size.width, ==, question.size.width);
  g_assert_cmpfloat (text.origin.y + text.size.height, <=, question.origin.y);
  g_assert_cmpfloat (text.size.height, <=, 0.41 * gtk_widget_get_height (self.panes));
  screen_save (self.window, "question-with-text-above");
  close_all (&self);
}

static void
test_no_text_no_pane (void)
{
  graphene_rect_t question;
  GtkWidget *shown;
  Shown self;

  show (&self, CHOICES, NULL, 1000);
  g_assert_false (layover_question_panes_has_text (LAYOVER_QUESTION_PANES (self.panes)));
  shown = gtk_widget_get_last_child (self.panes);
  g_assert_true (gtk_widget_compute_bounds (shown, self.panes, &question));
  g_assert_cmpfloat (question.size.width, ==, gtk_widget_get_width (self.panes));
  close_all (&self);
}

static void
test_rubrics_stand_first (void)
{
  g_autoptr (LayoverItem)
      other = load ("<qti-item-body><p>Answer in one word.</p></qti-item-body>");
  g_autoptr (GPtrArray) rubrics = g_ptr_array_new ();
  g_autofree char *text = NULL;
  Shown self;

  g_ptr_array_add (rubrics, layover_item_get_body (other));
  show (&self, CHOICES, rubrics, 700);
  text = screen_dup_text (self.view);
  g_assert_true (g_str_has_prefix (text, "Answer in one word.\nWhich sentence"));
  close_all (&self);
}

#define CHANGING                                                                                   \
  "<qti-response-declaration identifier='R' cardinality='single' base-type='identifier'/>"         \
  "<qti-outcome-declaration identifier='N' cardinality='single' base-type='integer'>"              \
  "<qti-default-value><qti-value>1</qti-value></qti-default-value></qti-outcome-declaration>"      \
  "<qti-outcome-declaration identifier='F' cardinality='single' base-type='identifier'/>"          \
  "<qti-item-body><p>So far <qti-printed-variable identifier='N'/>.</p>"                           \
  "<qti-choice-interaction response-identifier='R' max-choices='1'>"                               \
  "<qti-prompt>Count: <qti-printed-variable identifier='N'/></qti-prompt>"                         \
  "<qti-simple-choice identifier='A'>Choice <qti-printed-variable identifier='N'/>"                \
  "<qti-feedback-inline outcome-identifier='F' identifier='A' show-hide='show'> well done"         \
  "</qti-feedback-inline></qti-simple-choice></qti-choice-interaction></qti-item-body>"            \
  "<qti-response-processing><qti-set-outcome-value identifier='N'><qti-base-value "                \
  "base-type='integer'>2</qti-base-value></qti-set-outcome-value><qti-set-outcome-value "          \
  "identifier='F'><qti-base-value base-type='identifier'>A</qti-base-value>"                       \
  "</qti-set-outcome-value></qti-response-processing>"

/* In the body, in a prompt and in a choice. */
static void
test_parts_change_everywhere (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  Shown self;

  show (&self, CHANGING, NULL, 700);
  before = screen_dup_text (self.view);
  g_assert_cmpstr (before, ==, "1\n1\n1\n");

  layover_item_session_process_responses (self.session, &error);
  g_assert_no_error (error);
  layover_item_view_refresh (LAYOVER_ITEM_VIEW (self.view));
  after = screen_dup_text (self.view);
  g_assert_cmpstr (after, ==, "2\n2\n2\nwell done\n");
  close_all (&self);
}

/* In the body and in a choice a name that stands for a value is never seen. */
static void
test_formulas_have_values (void)
{
  const char *inside =
      "<qti-response-declaration identifier='R' cardinality='single' base-type='identifier'/>"
      "<qti-template-declaration identifier='A' cardinality='single' base-type='integer' "
      "math-variable='true'><qti-default-value><qti-value>5</qti-value></qti-default-value>"
      "</qti-template-declaration><qti-item-body><p>Solve <math><mi>x</mi><mo>=</mo><mi>A</mi>"
      "</math></p><qti-choice-interaction response-identifier='R' max-choices='1'>"
      "<qti-simple-choice identifier='C'><math><msup><mi>A</mi><mn>2</mn></msup></math>"
      "</qti-simple-choice></qti-choice-interaction></qti-item-body>";
  Shown self;

  show (&self, inside, NULL, 700);
  gtk_test_accessible_assert_property (screen_find_nth (self.view, LAYOVER_TYPE_MATH_VIEW, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "x equals 5");
  gtk_test_accessible_assert_property (screen_find_nth (self.view, LAYOVER_TYPE_MATH_VIEW, 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "5 squared");
  close_all (&self);
}

int
main (int argc, char **argv)
{
  screen_init (&argc, &argv);

  g_test_add_func ("/item-view/text-beside-question", test_text_beside_question);
  g_test_add_func ("/item-view/text-above-question", test_text_above_question);
  g_test_add_func ("/item-view/no-text-no-pane", test_no_text_no_pane);
  g_test_add_func ("/item-view/rubrics-stand-first", test_rubrics_stand_first);
  g_test_add_func ("/item-view/parts-change-everywhere", test_parts_change_everywhere);
  g_test_add_func ("/item-view/formulas-have-values", test_formulas_have_values);

  return g_test_run ();
}
