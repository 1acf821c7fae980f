/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-content-view.h"
#include "question.h"

/* Answers that are written: in a line, at length, and several of them. */

#define ONE(type, value)                                                                           \
  "cardinality='single' baseType='" type "'><correctResponse><value>" value                        \
  "</value></correctResponse>"
#define THREE                                                                                      \
  "cardinality='multiple' baseType='string'><correctResponse><value>metric</value>"                \
  "<value>buyer</value></correctResponse>"

#define ENTRY(attributes)                                                                          \
  "<p>They lose <textEntryInteraction responseIdentifier='RESPONSE' " attributes                   \
  "/> million a year.</p>"
#define ESSAY(attributes)                                                                          \
  "<extendedTextInteraction responseIdentifier='RESPONSE' " attributes                             \
  "><prompt>What do they lose?</prompt></extendedTextInteraction>"

static void
open_question (Question *question, const char *declaration, const char *interaction)
{
  question_load (question, declaration, interaction);
  question_open (question);
}

static GtkWidget *
entry (Question *question, guint i)
{
  GtkWidget *found = screen_find_nth (question->view, GTK_TYPE_ENTRY, i);

  g_assert_nonnull (found);

  return found;
}

static void
write_text (Question *question, guint i, const char *text)
{
  gtk_widget_grab_focus (entry (question, i));
  gtk_editable_set_text (GTK_EDITABLE (entry (question, i)), text);
  screen_settle ();
}

static const char *
text_of (Question *question, guint i)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry (question, i)));
}

static void
test_number (Question *question, gconstpointer data)
{
  open_question (question, ONE ("float", "2.4"), ENTRY (""));
  question_assert_hint (question, "Write a number");
  write_text (question, 0, "two");
  question_assert_hint (question, "Write a number · this is not one yet");
  question_assert_answer (question, "-");
  write_text (question, 0, "1 000,5");
  question_assert_answer (question, "1000.5");
  question_assert_score (question, 0);
  write_text (question, 0, "2,4");
  question_assert_hint (question, "Write a number");
  question_assert_score (question, 1);
}

static gboolean
is_marked (Question *question)
{
  return gtk_entry_get_icon_name (GTK_ENTRY (entry (question, 0)), GTK_ENTRY_ICON_SECONDARY)
         != NULL;
}

/* Said once the entry is left, and the answer stays an answer. */
/* Where the window becomes narrow the rows of a table become cards; what is written stays what it was. */
static void
test_in_table (Question *question, gconstpointer data)
{
  GtkWidget *content, *field, *focus;

  open_question (question, ONE ("float", "2.4"),
                 "<table><thead><tr><th>Loss</th><th>Unit</th></tr></thead><tbody><tr><td>"
                 "<textEntryInteraction responseIdentifier='RESPONSE'/></td><td>million</td></tr>"
                 "</tbody></table>");
  field = entry (question, 0);
  write_text (question, 0, "2.");
  content = gtk_widget_get_ancestor (field, LAYOVER_TYPE_CONTENT_VIEW);

  for (guint i = 0; i < 4; i++)
    {
      layover_content_view_set_is_narrow (LAYOVER_CONTENT_VIEW (content), i % 2 == 0);
      screen_wait (50);
      g_assert_true (entry (question, 0) == field);
      g_assert_null (screen_find_nth (question->view, GTK_TYPE_ENTRY, 1));
      g_assert_cmpstr (text_of (question, 0), ==, "2.");
      g_assert_true (gtk_widget_get_mapped (field));
      focus = gtk_window_get_focus (question->window);
      g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, field));
    }
  write_text (question, 0, "2.4");
  question_assert_answer (question, "2.4");
  question_assert_score (question, 1);
}

static void
test_author_tells_form (Question *question, gconstpointer data)
{
  open_question (
      question, ONE ("string", "AB-12"),
      ENTRY ("patternMask='[A-Z]{2}-[0-9]+' data-patternmask-message='Like &lt;AB-12>'"));
  write_text (question, 0, "AB");
  question_assert_hint (question, "Write your answer");
  gtk_window_set_focus (question->window, NULL);
  screen_settle ();
  question_assert_hint (question, "Like <AB-12>");
}

static void
test_form (Question *question, gconstpointer data)
{
  open_question (question, ONE ("string", "AB-12"),
                 ENTRY ("patternMask='[A-Z]{2}-[0-9]+' placeholderText='AB-12'"));
  write_text (question, 0, "AB");
  question_assert_hint (question, "Write your answer");
  g_assert_false (is_marked (question));
  gtk_window_set_focus (question->window, NULL);
  screen_settle ();
  question_assert_hint (question, "Write your answer · not in the form that is asked for yet");
  g_assert_true (is_marked (question));
  question_assert_answer (question, "AB");
  screen_save (question->window, "text-form");

  write_text (question, 0, "AB-12");
  question_assert_hint (question, "Write your answer");
  g_assert_false (is_marked (question));
  question_assert_score (question, 1);

  write_text (question, 0, "AB");
  question_close (question);
  question_open (question);
  g_assert_true (is_marked (question));
  question_lock (question, LAYOVER_INTERACTION_VERDICT_NOT_YET);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (question, 0))));
}

static void
test_several (Question *question, gconstpointer data)
{
  open_question (question, THREE, ESSAY ("minStrings='1' maxStrings='3'"));
  question_assert_hint (question, "Write 1 to 3 answers · 0 written");
  g_assert_cmpuint (screen_count (question->view, GTK_TYPE_ENTRY), ==, 3);
  write_text (question, 2, " buyer ");
  question_assert_answer (question, "buyer");
  question_assert_score (question, 0);
  write_text (question, 0, "metric");
  question_assert_answer (question, "metric buyer");
  question_assert_hint (question, "Write 1 to 3 answers · 2 written");
  question_assert_score (question, 1);
  screen_save (question->window, "text-several");

  question_close (question);
  question_open (question);
  g_assert_cmpstr (text_of (question, 0), ==, "metric");
  g_assert_cmpstr (text_of (question, 1), ==, "buyer");
  g_assert_cmpstr (text_of (question, 2), ==, "");
  question_lock (question, LAYOVER_INTERACTION_VERDICT_RIGHT);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry (question, 0))));
}

static void
test_as_many_as_wanted (Question *question, gconstpointer data)
{
  open_question (question, THREE, ESSAY (""));
  g_assert_cmpuint (screen_count (question->view, GTK_TYPE_ENTRY), ==, 1);
  write_text (question, 0, "metric");
  screen_click (question->view, "Add an answer");
  g_assert_true (
      gtk_widget_is_ancestor (gtk_window_get_focus (question->window), entry (question, 1)));
  write_text (question, 1, "buyer");
  question_assert_answer (question, "metric buyer");
  question_assert_hint (question, "Write your answers · 2 written");

  layover_item_view_set_response (LAYOVER_ITEM_VIEW (question->view), QUESTION_RESPONSE, NULL);
  g_assert_cmpuint (screen_count (question->view, GTK_TYPE_ENTRY), ==, 1);
  g_assert_cmpstr (text_of (question, 0), ==, "");
}

static GtkTextView *
editor (Question *question)
{
  return GTK_TEXT_VIEW (screen_find (question->view, GTK_TYPE_TEXT_VIEW, NULL));
}

static void
test_essay (Question *question, gconstpointer data)
{
  GtkTextBuffer *buffer;

  open_question (question, ONE ("string", "Two\nlines"), ESSAY ("expectedLength='400'"));
  buffer = gtk_text_view_get_buffer (editor (question));
  question_assert_text (question, "0 words · 0 of about 400 characters", TRUE);
  gtk_text_buffer_set_text (buffer, "Two", -1);
  question_assert_text (question, "1 word · 3 of about 400 characters", TRUE);
  question_assert_score (question, 0);
  gtk_text_buffer_set_text (buffer, "Two\nlines", -1);
  question_assert_score (question, 1);
  g_assert_false (gtk_text_view_get_monospace (editor (question)));
}

static void
test_formats (Question *question, gconstpointer data)
{
  open_question (question, ONE ("string", "x"), ESSAY ("format='preFormatted'"));
  g_assert_true (gtk_text_view_get_monospace (editor (question)));
  question_free (question, NULL);

  open_question (question, ONE ("string", "x"), ESSAY ("format='xhtml'"));
  question_assert_text (question, "Write plain text", TRUE);
}

static void
add (const char *name, void (*func) (Question *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/text/%s", name);

  g_test_add (path, Question, NULL, NULL, func, question_free);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  add ("number", test_number);
  add ("in-table", test_in_table);
  add ("author-tells-form", test_author_tells_form);
  add ("form", test_form);
  add ("several", test_several);
  add ("as-many-as-wanted", test_as_many_as_wanted);
  add ("essay", test_essay);
  add ("formats", test_formats);

  return g_test_run ();
}
