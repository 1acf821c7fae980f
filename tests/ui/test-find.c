/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-content-view.h"
#include "layover-content-xhtml.h"
#include "layover-find-bar.h"
#include "layover-inline-flow.h"
#include "layover-interaction-content.h"
#include "layover-linked-label.h"
#include "question.h"

/* Words are found on pages, however little of them is built, and in questions; what is found is coloured where it stands. */

typedef struct
{
  LayoverContentNode *node;
  LayoverContentView *view;
  LayoverFindBar *bar;
  GtkWidget *entry;
  GtkWidget *scrolled;
  GtkWindow *window;
} Page;

static void
page_show (Page *self, const char *body)
{
  g_autofree char *page = g_strdup_printf (
      "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>", body);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  *self = (Page){ .node = layover_content_from_xhtml (bytes, "pages/a.xhtml", &error) };
  g_assert_no_error (error);
  self->view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());
  layover_content_view_set_node (self->view, self->node);
  self->bar = g_object_new (LAYOVER_TYPE_FIND_BAR, "placeholder", "Find on this page", NULL);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_widget_set_focusable (self->scrolled, TRUE);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (column), self->scrolled);
  self->window = screen_show (column, 560, 480);
  screen_settle ();

  layover_find_bar_set_root (self->bar, GTK_WIDGET (self->view));
  gtk_widget_grab_focus (self->scrolled);
  layover_find_bar_set_is_open (self->bar, TRUE);
  self->entry = screen_find (GTK_WIDGET (self->bar), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static void
page_close (Page *self)
{
  screen_close (self->window);
  layover_content_node_unref (self->node);
}

static void
type (Page *self, const char *text, const char *count)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  screen_wait_for_text (GTK_WIDGET (self->bar), count);
  screen_wait (100);
}

static gboolean
is_for_key (GtkShortcut *shortcut, guint keyval, GdkModifierType modifiers)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

  return GTK_IS_KEYVAL_TRIGGER (trigger)
         && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
         && gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)) == modifiers;
}

static gboolean
offer_to_shortcuts (GtkWidget *widget, guint keyval, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          if (is_for_key (shortcut, keyval, modifiers)
              && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                               gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }

  return FALSE;
}

/* As a key that is pressed: from the focus outwards. */
static gboolean
press (Page *self, guint keyval, GdkModifierType modifiers)
{
  for (GtkWidget *at = gtk_window_get_focus (self->window); at != NULL;
       at = gtk_widget_get_parent (at))
    if (offer_to_shortcuts (at, keyval, modifiers))
      {
        screen_wait (50);
        return TRUE;
      }

  return FALSE;
}

static PangoAttrList *
get_attributes (GtkWidget *text)
{
  int y;

  if (LAYOVER_IS_LINKED_LABEL (text))
    return get_attributes (
        GTK_WIDGET (layover_linked_label_get_label (LAYOVER_LINKED_LABEL (text))));
  if (LAYOVER_IS_INLINE_FLOW (text))
    return pango_layout_get_attributes (
        layover_inline_flow_get_layout (LAYOVER_INLINE_FLOW (text), &y));

  return gtk_label_get_attributes (GTK_LABEL (text));
}

static const char *
get_text (GtkWidget *text)
{
  if (LAYOVER_IS_LINKED_LABEL (text))
    return gtk_label_get_text (layover_linked_label_get_label (LAYOVER_LINKED_LABEL (text)));
  if (LAYOVER_IS_INLINE_FLOW (text))
    return layover_inline_flow_get_text (LAYOVER_INLINE_FLOW (text));

  return gtk_label_get_text (GTK_LABEL (text));
}

/* What is black on a colour, in brackets; the one that is shown in braces. */
static char *
dup_coloured (GtkWidget *text)
{
  PangoAttrList *attributes = get_attributes (text);
  GString *shown = g_string_new (NULL);
  const char *words = get_text (text);
  PangoAttrIterator *iter = attributes != NULL ? pango_attr_list_get_iterator (attributes) : NULL;
  gboolean was_black = FALSE, was_current = FALSE;

  if (iter == NULL)
    return g_string_free (g_string_append (shown, words), FALSE);

  do
    {
      int start, end;
      PangoAttribute *color = pango_attr_iterator_get (iter, PANGO_ATTR_FOREGROUND);
      PangoAttribute *line = pango_attr_iterator_get (iter, PANGO_ATTR_UNDERLINE);
      gboolean is_black = color != NULL && ((PangoAttrColor *) color)->color.red == 0
                          && pango_attr_iterator_get (iter, PANGO_ATTR_BACKGROUND) != NULL;
      gboolean is_current = is_black && line != NULL
                            && ((PangoAttrInt *) line)->value == PANGO_UNDERLINE_DOUBLE;

      pango_attr_iterator_range (iter, &start, &end);
      end = MIN (end, (int) strlen (words));
      if (was_black && !is_black)
        g_string_append_c (shown, was_current ? '}' : ']');
      if (!was_black && is_black)
        g_string_append_c (shown, is_current ? '{' : '[');
      g_string_append_len (shown, words + start, end - start);
      was_black = is_black;
      was_current = is_current;
    }
  while (pango_attr_iterator_next (iter));
  pango_attr_iterator_destroy (iter);

  return g_string_free (shown, FALSE);
}

typedef struct
{
  GtkWidget *root;
  GType kind;
  guint n;
  const char *expected;
} Coloured;

static gboolean
is_coloured (gpointer user_data)
{
  const Coloured *self = user_data;
  GtkWidget *text = screen_find_nth (self->root, self->kind, self->n);
  g_autofree char *coloured = text != NULL ? dup_coloured (text) : NULL;

  return g_strcmp0 (coloured, self->expected) == 0;
}

/* Colours come between frames, after what they are for. */
static void
assert_coloured (GtkWidget *root, GType kind, guint n, const char *expected)
{
  Coloured coloured = { root, kind, n, expected };

  screen_wait_until (is_coloured, &coloured);
}

static void
test_places (void)
{
  Page page;

  page_show (&page, "<h1>Straße</h1><p>Eine STRASSE, eine <b>stra</b>ße.</p>");
  type (&page, "strasse", "1 of 3");
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 0, "{Straße}");
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 1, "Eine [STRASSE], eine [straße].");
  gtk_test_accessible_assert_property (page.entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1 of 3: Straße");

  g_assert_true (press (&page, GDK_KEY_g, GDK_CONTROL_MASK));
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 0, "[Straße]");
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 1, "Eine {STRASSE}, eine [straße].");
  screen_save (page.window, "find-in-a-page");
  g_assert_true (press (&page, GDK_KEY_Return, GDK_SHIFT_MASK));
  g_assert_true (press (&page, GDK_KEY_Return, GDK_SHIFT_MASK));
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 1, "Eine [STRASSE], eine {straße}.");

  type (&page, "straßen", "Not found");
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 1, "Eine STRASSE, eine straße.");
  page_close (&page);
}

static void
test_closing (void)
{
  Page page;

  page_show (&page, "<p>One two.</p>");
  type (&page, "two", "1 of 1");
  g_assert_true (press (&page, GDK_KEY_Escape, 0));
  g_assert_false (layover_find_bar_get_is_open (page.bar));
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 0, "One two.");
  g_assert_true (gtk_widget_has_focus (page.scrolled));

  /* once more: what was looked for is still there */
  layover_find_bar_set_is_open (page.bar, TRUE);
  screen_wait_for_text (GTK_WIDGET (page.bar), "1 of 1");
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 0, "One {two}.");
  page_close (&page);
}

static void
test_all_kinds_of_text (void)
{
  Page page;
  GtkWidget *view;

  page_show (&page,
             "<p>A <a href='b.xhtml'>wor</a>d here.</p><p>W<ruby>or<rt>reading</rt></ruby>d and "
             "<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>word</mi></math> word.</p>"
             "<pre>a word\nword</pre><ul><li>words</li></ul><aside class='tip'><h2>Word</h2>x"
             "</aside><dl><dt>word</dt><dd>y</dd></dl>");
  view = GTK_WIDGET (page.view);
  type (&page, "word", "1 of 8");
  assert_coloured (view, LAYOVER_TYPE_LINKED_LABEL, 0, "A {word} here.");
  assert_coloured (view, LAYOVER_TYPE_INLINE_FLOW, 0,
                   "[Word] and " LAYOVER_CONTENT_OBJECT " [word].");
  assert_coloured (screen_find (view, GTK_TYPE_OVERLAY, NULL), GTK_TYPE_LABEL, 0,
                   "a [word]\n[word]");
  screen_save (page.window, "find-in-all-kinds-of-text");
  page_close (&page);
}

static gboolean
is_built (gpointer view)
{
  return layover_content_view_is_built (view);
}

static void
test_table_of_cards (void)
{
  Page page;

  page_show (&page, "<table><tr><th>Level</th><th>Days</th></tr><tr><td>one</td><td>5</td></tr>"
                    "<tr><td>two</td><td>6</td></tr></table>");
  type (&page, "level", "1 of 1");
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 0, "{Level}");

  layover_content_view_set_is_narrow (page.view, TRUE);
  screen_wait_until (is_built, page.view);
  assert_coloured (GTK_WIDGET (page.view), GTK_TYPE_LABEL, 0, "{Level}");
  page_close (&page);
}

static guint
count_coloured (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget))
    {
      g_autofree char *coloured = dup_coloured (widget);

      return strpbrk (coloured, "[{") != NULL;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_coloured (child);

  return n;
}

static gboolean
has_many_coloured (gpointer view)
{
  return count_coloured (view) > 20;
}

static gboolean
has_one_coloured (gpointer view)
{
  return count_coloured (view) == 1;
}

static gboolean
is_last_in_view (gpointer user_data)
{
  Page *page = user_data;
  GtkWidget *last = screen_find (GTK_WIDGET (page->view), GTK_TYPE_LABEL, "Paragraph 2999.");
  graphene_rect_t bounds;

  return last != NULL && gtk_widget_compute_bounds (last, page->scrolled, &bounds)
         && bounds.origin.y > 0 && bounds.origin.y < (float) gtk_widget_get_height (page->scrolled);
}

static void
test_long_page (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  Page page;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (body, "<p>Paragraph %u.</p>", i);
  page_show (&page, body->str);
  g_assert_false (layover_content_view_is_built (page.view));

  /* all of it is counted, and only what one looks at is coloured */
  type (&page, "paragraph", "1 of 3000");
  g_assert_false (layover_content_view_is_built (page.view));
  screen_wait_until (has_many_coloured, page.view);
  g_assert_cmpuint (count_coloured (GTK_WIDGET (page.view)), <=, 200);

  /* what is far below is built and brought into view */
  type (&page, "2999", "1 of 1");
  screen_wait_until (is_last_in_view, &page);
  screen_wait_until (has_one_coloured, page.view);

  /* the search begins where one is */
  type (&page, "paragraph 299", " of 11");
  g_assert_null (screen_find (GTK_WIDGET (page.bar), GTK_TYPE_LABEL, "1 of 11"));
  page_close (&page);
}

static gboolean
is_scrolled_far (gpointer scrolled)
{
  return gtk_adjustment_get_value (gtk_scrolled_window_get_hadjustment (scrolled)) > 500;
}

static void
test_wide_code_scrolls (void)
{
  Page page;
  g_autofree char *blanks = g_strnfill (300, ' ');
  g_autofree char *body = g_strdup_printf ("<pre>begin%send</pre>", blanks);
  GtkWidget *scrolled;

  page_show (&page, body);
  type (&page, "end", "1 of 1");
  scrolled = screen_find (GTK_WIDGET (page.view), GTK_TYPE_SCROLLED_WINDOW, NULL);
  screen_wait_until (is_scrolled_far, scrolled);
  page_close (&page);
}

static void
test_all_can_be_copied (void)
{
  Page page;
  g_autofree char *nothing = NULL;
  g_autofree char *all = NULL;
  GtkWidget *flow;
  g_autofree char *marked = NULL;

  page_show (&page, "<h1>One</h1><p>Two <img src='a.png' alt='a map'/> three</p>");
  nothing = layover_content_view_dup_selected (page.view);
  g_assert_null (nothing);
  layover_content_view_select_all (page.view);
  all = layover_content_view_dup_selected (page.view);
  g_assert_cmpstr (all, ==, "One\nTwo a map three");

  flow = screen_find (GTK_WIDGET (page.view), LAYOVER_TYPE_INLINE_FLOW, NULL);
  layover_inline_flow_select (LAYOVER_INLINE_FLOW (flow), 1, 10);
  marked = layover_inline_flow_dup_selected (LAYOVER_INLINE_FLOW (flow));
  g_assert_cmpstr (marked, ==, "wo  th");
  screen_save (page.window, "page-selected");
  page_close (&page);
}

static const char interaction[] =
    "<p>The vendor asks for a word.</p><choiceInteraction responseIdentifier='RESPONSE' "
    "maxChoices='1' shuffle='false'><prompt>Which word?</prompt>"
    "<simpleChoice identifier='A'>The first word</simpleChoice>"
    "<simpleChoice identifier='B'>Another <b>wo</b>rd<feedbackInline outcomeIdentifier='SCORE' "
    "identifier='B' showHide='show'>This word is hidden</feedbackInline></simpleChoice>"
    "</choiceInteraction>";

static void
test_in_a_question (void)
{
  Question question = { 0 };
  LayoverFindBar *bar = g_object_ref_sink (
      g_object_new (LAYOVER_TYPE_FIND_BAR, "placeholder", "Find in this question", NULL));
  GtkWidget *entry;
  GtkWindow *window;

  question_load (&question,
                 "cardinality='single' baseType='identifier'><correctResponse><value>A</value>"
                 "</correctResponse>",
                 interaction);
  question_open (&question);
  window = screen_show (GTK_WIDGET (bar), 400, 100);
  layover_find_bar_set_root (bar, question.view);
  layover_find_bar_set_is_open (bar, TRUE);
  entry = screen_find (GTK_WIDGET (bar), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "word");
  screen_wait_for_text (GTK_WIDGET (bar), "1 of 4");
  screen_save (question.window, "find-in-a-question");

  layover_find_bar_set_is_open (bar, FALSE);
  screen_close (window);
  question_close (&question);
  g_object_unref (bar);
  question_free (&question, NULL);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add_func ("/find/places", test_places);
  g_test_add_func ("/find/closing", test_closing);
  g_test_add_func ("/find/all-kinds-of-text", test_all_kinds_of_text);
  g_test_add_func ("/find/table-of-cards", test_table_of_cards);
  g_test_add_func ("/find/long-page", test_long_page);
  g_test_add_func ("/find/wide-code-scrolls", test_wide_code_scrolls);
  g_test_add_func ("/find/all-can-be-copied", test_all_can_be_copied);
  g_test_add_func ("/find/in-a-question", test_in_a_question);

  return g_test_run ();
}
