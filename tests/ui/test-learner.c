/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "layover-action-row.h"
#include "layover-adaptive.h"
#include "layover-appearance.h"
#include "layover-application.h"
#include "layover-check-part.h"
#include "layover-check.h"
#include "layover-content-view.h"
#include "layover-course-page.h"
#include "layover-file.h"
#include "layover-film-part.h"
#include "layover-home-page.h"
#include "layover-level-card.h"
#include "layover-library-page.h"
#include "layover-library-row.h"
#include "layover-module-row.h"
#include "layover-opening-window.h"
#include "layover-page-image.h"
#include "layover-profile-page.h"
#include "layover-public-key.h"
#include "layover-reader-page.h"
#include "layover-transcript-view.h"
#include "layover-trust-view.h"
#include "layover-video-view.h"
#include "layover-welcome-page.h"
#include "layover-window.h"
#include "screen.h"

/* The screens of a learner on a real library and the sample course, driven in process. */

static LayoverApplication *application;

typedef struct
{
  char *folder;
  LayoverLibrary *library;
  LayoverWindow *window;
} Fixture;

static char *
dup_sample (void)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "data", "sample", "sal-101.layover", NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverClock) clock = layover_clock_new ();
  g_autoptr (GError) error = NULL;
  const char *width = g_getenv ("LAYOVER_TEST_WIDTH");

  fixture->folder = g_dir_make_tmp ("layover-learner-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = layover_library_new (fixture->folder, clock, &error);
  g_assert_no_error (error);
  fixture->window = layover_window_new (application, fixture->library, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width != NULL ? atoi (width) : 1000,
                               720);
}

/* What still works in the background finishes first. */
static gboolean
is_library_left (gpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  screen_wait_until (is_library_left, fixture->library);
  g_assert_finalize_object (fixture->library);
  layover_file_remove_tree (fixture->folder, NULL);
  g_free (fixture->folder);
}

static GtkWidget *
find_block (GtkWidget *widget, GType type, const char *css_class)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (css_class == NULL || gtk_widget_has_css_class (widget, css_class)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_block (child, type, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (layover_window_get_page (fixture->window));
}

/* Conditions */

typedef struct
{
  Fixture *fixture;
  GType type;
  const char *text;
} Wanted;

static gboolean
is_page (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *page = get_page (wanted->fixture);

  return page != NULL && g_type_is_a (G_OBJECT_TYPE (page), wanted->type)
         && gtk_widget_get_mapped (page);
}

static gboolean
has_text (gpointer data)
{
  Wanted *wanted = data;

  return screen_find (GTK_WIDGET (wanted->fixture->window), GTK_TYPE_LABEL, wanted->text) != NULL;
}

static void
wait_for_page (Fixture *fixture, GType type)
{
  Wanted wanted = { fixture, type, NULL };

  screen_wait_until (is_page, &wanted);
  screen_wait (30);
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  Wanted wanted = { fixture, 0, text };

  screen_wait_until (has_text, &wanted);
}

static GtkWindow *
find_opening_window (void)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (LAYOVER_IS_OPENING_WINDOW (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }

  return NULL;
}

static gboolean
is_opening_shown (gpointer data)
{
  return find_opening_window () != NULL;
}

static gboolean
is_opening_gone (gpointer data)
{
  return find_opening_window () == NULL;
}

static GtkWindow *
wait_for_opening (void)
{
  screen_wait_until (is_opening_shown, NULL);
  screen_wait (60);

  return find_opening_window ();
}

static void
type (GtkWidget *root, GType row_type, const char *title, const char *text)
{
  GtkWidget *row = screen_find (root, row_type, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
open_file (Fixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  layover_window_open_file (fixture->window, file);
}

/* Somebody who has said who they are and has the sample course. */
static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  layover_window_start (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_page (fixture, LAYOVER_TYPE_WELCOME_PAGE);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-sample", NULL);
  wait_for_page (fixture, LAYOVER_TYPE_PROFILE_PAGE);
  g_assert_true (layover_library_set_profile (fixture->library, "Amara Okafor",
                                              "amara.okafor@meridian.example", "sal", &error));
  g_assert_no_error (error);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.profile-done", NULL);
  wait_for_page (fixture, LAYOVER_TYPE_COURSE_PAGE);
  screen_wait (300);
}

static void
begin_part (Fixture *fixture, const char *part)
{
  begin (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.part", "(ss)", "sal-101", part);
  wait_for_page (fixture, LAYOVER_TYPE_READER_PAGE);
  screen_wait (300);
}

static LayoverProgress *
get_progress (Fixture *fixture)
{
  return layover_library_course_get_progress (
      layover_library_find_course (fixture->library, "sal-101"));
}

/* The tests */

static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  LayoverProfile *profile;

  layover_window_start (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_page (fixture, LAYOVER_TYPE_WELCOME_PAGE);
  screen_save (GTK_WINDOW (window), "welcome");

  gtk_widget_activate (screen_find (window, LAYOVER_TYPE_ACTION_ROW, "Try the sample programme"));
  wait_for_page (fixture, LAYOVER_TYPE_PROFILE_PAGE);
  screen_save (GTK_WINDOW (window), "toast");
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "Field certification programme"));

  /* nothing typed: it says so and stays */
  screen_click (get_page (fixture), "Start");
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "Your name is missing"));
  type (window, ADW_TYPE_ENTRY_ROW, "Name", "Amara Okafor");
  type (window, ADW_TYPE_ENTRY_ROW, "E-mail", "amara.okafor");
  screen_click (get_page (fixture), "Start");
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "does not look like an e-mail"));
  g_assert_null (layover_library_get_profile (fixture->library));

  type (window, ADW_TYPE_ENTRY_ROW, "E-mail", "amara.okafor@meridian.example");
  screen_save (GTK_WINDOW (window), "welcome-you");
  screen_click (get_page (fixture), "Start");
  wait_for_page (fixture, LAYOVER_TYPE_COURSE_PAGE);

  profile = layover_library_get_profile (fixture->library);
  g_assert_cmpstr (layover_profile_get_name (profile), ==, "Amara Okafor");
  g_assert_cmpstr (layover_profile_get_role (profile), ==, "sal");

  gtk_widget_activate_action (window, "win.back", NULL);
  wait_for_page (fixture, LAYOVER_TYPE_HOME_PAGE);
  screen_wait (300);
  screen_save (GTK_WINDOW (window), "path");
}

static void
test_trust (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = dup_sample ();
  g_autofree char *key_path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", "keys",
                                                     "organisation.pub", NULL);
  g_autofree char *key_text = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  g_autofree char *fingerprint = NULL;
  g_auto (GStrv) lines = NULL;
  GtkWindow *opening;
  GtkWidget *entry;

  g_assert_true (g_file_get_contents (key_path, &key_text, NULL, NULL));
  lines = g_strsplit (key_text, "\n", -1);
  key = layover_public_key_parse (lines[1], NULL);
  g_assert_nonnull (key);
  fingerprint = layover_public_key_dup_fingerprint (key);

  layover_window_start (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_file (fixture, sample);
  opening = wait_for_opening ();
  entry = screen_find (GTK_WIDGET (opening), GTK_TYPE_ENTRY, NULL);

  /* the end of the fingerprint is nowhere to be copied from */
  {
    g_autofree char *text = screen_dup_text (GTK_WIDGET (opening));

    g_assert_nonnull (strstr (text, "Meridian"));
    g_assert_null (strstr (text, fingerprint + strlen (fingerprint) - 4));
  }

  /* what is read as something else is corrected; what is no symbol is left out; never more than eight */
  gtk_editable_set_text (GTK_EDITABLE (entry), "oil-9 zzz!zzzz");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "0119ZZZZ");
  screen_save (opening, "trust");
  screen_click (GTK_WIDGET (opening), "Trust");
  g_assert_nonnull (
      screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "These are not the last 8 symbols"));
  g_assert_nonnull (screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "2 tries left"));
  screen_save (opening, "trust-wrong");

  gtk_editable_set_text (GTK_EDITABLE (entry), fingerprint + strlen (fingerprint) - 9);
  screen_click (GTK_WIDGET (opening), "Trust");
  screen_wait_until (is_opening_gone, NULL);
  wait_for_page (fixture, LAYOVER_TYPE_PROFILE_PAGE);
  g_assert_nonnull (layover_library_find_course (fixture->library, "sal-101"));
}

static void
test_three_tries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = dup_sample ();
  GtkWindow *opening;

  layover_window_start (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_file (fixture, sample);
  opening = wait_for_opening ();
  for (guint i = 0; i < 3; i++)
    {
      gtk_editable_set_text (
          GTK_EDITABLE (screen_find (GTK_WIDGET (opening), GTK_TYPE_ENTRY, NULL)), "00000000");
      screen_click (GTK_WIDGET (opening), "Trust");
    }

  g_assert_null (screen_find (GTK_WIDGET (opening), GTK_TYPE_BUTTON, "Trust"));
  g_assert_nonnull (screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "Not added"));
  g_assert_cmpuint (g_list_model_get_n_items (layover_library_get_courses (fixture->library)), ==,
                    0);
  screen_click (GTK_WIDGET (opening), "Close");
  screen_wait_until (is_opening_gone, NULL);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = dup_sample ();
  g_autofree char *path = g_build_filename (fixture->folder, "copy.layover", NULL);
  g_autofree char *contents = NULL;
  gsize length;
  GtkWindow *opening;

  begin (fixture);
  g_assert_true (g_file_get_contents (sample, &contents, &length, NULL));
  contents[length / 2] ^= 1;
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));

  open_file (fixture, path);
  opening = wait_for_opening ();
  g_assert_nonnull (
      screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "This file is damaged or was changed"));
  g_assert_nonnull (screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "Nothing from"));
  g_assert_nonnull (screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "LV11"));
  screen_save (opening, "refused");
  gtk_widget_activate_action (GTK_WIDGET (opening), "refused.copy", NULL);
  screen_click (GTK_WIDGET (opening), "Close");
  screen_wait_until (is_opening_gone, NULL);

  /* what is not there is no bad file */
  g_assert_cmpint (g_unlink (path), ==, 0);
  open_file (fixture, path);
  opening = wait_for_opening ();
  g_assert_null (screen_find (GTK_WIDGET (opening), GTK_TYPE_LABEL, "damaged"));
  g_assert_nonnull (screen_find (GTK_WIDGET (opening), GTK_TYPE_BUTTON, "Try again"));
  screen_click (GTK_WIDGET (opening), "Close");
  screen_wait_until (is_opening_gone, NULL);
}

static void
test_course (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *row;

  begin (fixture);
  screen_save (GTK_WINDOW (window), "course");
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "0 of 16 parts done"));

  /* the first module is open, the others can be opened by a screen reader */
  row = screen_find (window, LAYOVER_TYPE_MODULE_ROW, "Why pipeline comes first");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  row = screen_find (window, LAYOVER_TYPE_MODULE_ROW, "Qualify by evidence");
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  gtk_widget_activate_action (row, "module.toggle", NULL);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  g_assert_nonnull (screen_find (window, LAYOVER_TYPE_ACTION_ROW, "Written exam"));
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "Account research"));

  screen_click (get_page (fixture), "Start");
  wait_for_page (fixture, LAYOVER_TYPE_READER_PAGE);
  wait_for_text (fixture, "Coverage is a promise to yourself");
  screen_save (GTK_WINDOW (window), "reader");

  /* opening is not reading, going on is */
  g_assert_cmpuint (layover_progress_get_n_done (get_progress (fixture)), ==, 0);
  screen_click (get_page (fixture), "Next");
  wait_for_text (fixture, "Fit, and a reason to act now");
  g_assert_cmpuint (layover_progress_get_n_done (get_progress (fixture)), ==, 1);

  gtk_widget_activate_action (window, "win.back", NULL);
  wait_for_page (fixture, LAYOVER_TYPE_COURSE_PAGE);
  wait_for_text (fixture, "1 of 16 parts done");
  screen_wait (300);
  screen_save (GTK_WINDOW (window), "course-begun");
}

/* The end moves away while the page is still being laid out. */
static gboolean
is_read_to_the_end (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *scrolled = gtk_widget_get_ancestor (
      screen_find (get_page (fixture), LAYOVER_TYPE_CONTENT_VIEW, NULL), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));

  return layover_progress_is_done (get_progress (fixture), "arithmetic");
}

static void
test_end_of_page (Fixture *fixture, gconstpointer data)
{
  begin_part (fixture, "arithmetic");
  wait_for_text (fixture, "Coverage is a promise to yourself");
  screen_wait (2500);
  g_assert_false (layover_progress_is_done (get_progress (fixture), "arithmetic"));
  screen_wait_until (is_read_to_the_end, fixture);
  screen_save (GTK_WINDOW (fixture->window), "reader-end");

  /* and the mark can be taken back */
  gtk_widget_activate_action (get_page (fixture), "reader.take-back", NULL);
  g_assert_false (layover_progress_is_done (get_progress (fixture), "arithmetic"));
}

static GtkAdjustment *
get_reading (Fixture *fixture)
{
  GtkWidget *view = screen_find (get_page (fixture), LAYOVER_TYPE_CONTENT_VIEW, NULL);

  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW)));
}

typedef struct
{
  Fixture *fixture;
  double upper;
  guint n_same;
} Growth;

static gboolean
has_stopped_growing (gpointer data)
{
  Growth *growth = data;
  double upper = gtk_adjustment_get_upper (get_reading (growth->fixture));

  growth->n_same = upper == growth->upper ? growth->n_same + 1 : 0;
  growth->upper = upper;

  return growth->n_same > 30;
}

/* Pages are built while they are shown, and pictures are loaded later still. */
static void
wait_for_whole_page (Fixture *fixture)
{
  Growth growth = { fixture, 0, 0 };

  screen_wait_until (has_stopped_growing, &growth);
}

/* What a page can hold: a picture, and a piece of code. */
static void
test_kinds_of_blocks (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *part;
    const char *text;
    GType (*type) (void);
    const char *css_class;
    double place;
  } blocks[] = {
    { "discovery", "Three layers", layover_page_image_get_type, NULL, 0.2 },
    { "fit", "Fit, and a reason to act now", gtk_widget_get_type, "code-block", 1 },
  };

  begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *name = g_strconcat ("reader-", blocks[i].part, NULL);
      GtkAdjustment *reading;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.part", "(ss)", "sal-101",
                                  blocks[i].part);
      wait_for_page (fixture, LAYOVER_TYPE_READER_PAGE);
      wait_for_text (fixture, blocks[i].text);
      wait_for_whole_page (fixture);
      reading = get_reading (fixture);
      gtk_adjustment_set_value (reading, blocks[i].place * gtk_adjustment_get_upper (reading));
      g_assert_nonnull (find_block (get_page (fixture), blocks[i].type (), blocks[i].css_class));
      screen_save (GTK_WINDOW (fixture->window), name);
    }
}

/* A line is about as long as eyes like to follow, whatever the size of the text and of the window; three times the size
 * takes what room there is. */
static void
test_lines_are_short (Fixture *fixture, gconstpointer data)
{
  static const guint per_cent[] = { 100, 150, 300 };

  if (g_getenv ("LAYOVER_TEST_WIDTH") != NULL || g_getenv ("LAYOVER_TEST_SCALE") != NULL)
    {
      g_test_skip ("This test chooses its sizes itself");
      return;
    }

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1600, 800);
  begin_part (fixture, "discovery");
  wait_for_text (fixture, "Three layers");
  for (gsize i = 0; i < G_N_ELEMENTS (per_cent); i++)
    {
      GtkWidget *view;
      double measure;

      screen_set_text_scale (per_cent[i]);
      view = screen_find (get_page (fixture), LAYOVER_TYPE_CONTENT_VIEW, NULL);
      measure = screen_wait_for_measure (screen_find (view, GTK_TYPE_LABEL, "."), view,
                                         per_cent[i] < 300 ? 55 : 35);
      g_test_message ("%u %%: %.0f characters", per_cent[i], measure);
      g_assert_cmpfloat (measure, <, 90);
    }
  screen_set_text_scale (100);
}

static gboolean
is_scrolled (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *view = screen_find (get_page (fixture), LAYOVER_TYPE_CONTENT_VIEW, NULL);
  GtkWidget *scrolled = gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (
             gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)))
         > 0;
}

static gboolean
is_place_kept (gpointer data)
{
  return layover_progress_get_position (get_progress (data), "discovery") > 0;
}

static void
test_place_is_kept (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *view;
  GtkAdjustment *adjustment;
  double value;

  begin_part (fixture, "discovery");
  wait_for_text (fixture, "Three layers");
  wait_for_whole_page (fixture);
  view = screen_find (get_page (fixture), LAYOVER_TYPE_CONTENT_VIEW, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW)));
  value = (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)) / 2;
  gtk_adjustment_set_value (adjustment, value);
  gtk_widget_activate_action (window, "win.back", NULL);
  wait_for_page (fixture, LAYOVER_TYPE_COURSE_PAGE);
  screen_wait_until (is_place_kept, fixture);
  g_assert_cmpfloat_with_epsilon (
      layover_progress_get_position (get_progress (fixture), "discovery"), 0.5, 0.05);

  gtk_widget_activate_action (window, "win.part", "(ss)", "sal-101", "discovery");
  wait_for_page (fixture, LAYOVER_TYPE_READER_PAGE);
  wait_for_text (fixture, "Three layers");
  screen_wait_until (is_scrolled, fixture);
  wait_for_whole_page (fixture);
  view = screen_find (get_page (fixture), LAYOVER_TYPE_CONTENT_VIEW, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (view, GTK_TYPE_SCROLLED_WINDOW)));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, value * 0.8);
}

static void
test_find_on_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *entry;

  begin_part (fixture, "discovery");
  wait_for_text (fixture, "Three layers");
  page = get_page (fixture);
  gtk_widget_activate_action (page, "reader.find", NULL);
  screen_wait (50);
  entry = screen_find (page, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "CUSTOMER");
  screen_wait_for_text (page, "1 of ");
  screen_save (GTK_WINDOW (fixture->window), "reader-find");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere to be found");
  screen_wait_for_text (page, "Not found");

  /* Escape closes the search first */
  gtk_widget_activate_action (page, "win.back", NULL);
  g_assert_true (get_page (fixture) == page);
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *row;

  begin_part (fixture, "fit");
  if (layover_adaptive_get_is_narrow (
          LAYOVER_ADAPTIVE (screen_find (get_page (fixture), LAYOVER_TYPE_ADAPTIVE, NULL))))
    gtk_widget_activate_action (get_page (fixture), "reader.contents", NULL);
  screen_wait_for_text (window, "Ask before you tell");
  screen_save (GTK_WINDOW (window), "reader-contents");
  row = screen_find (window, LAYOVER_TYPE_ACTION_ROW, "Ask before you tell");
  g_assert_nonnull (row);
  gtk_widget_activate_action (row, "row.activate", NULL);
  wait_for_text (fixture, "Three layers");
  g_assert_cmpstr (
      layover_part_get_id (layover_reader_page_get_part (LAYOVER_READER_PAGE (get_page (fixture)))),
      ==, "discovery");
}

static gboolean
is_checked (gpointer page)
{
  return screen_find (page, GTK_TYPE_BUTTON, "Next question") != NULL
         || screen_find (page, GTK_TYPE_BUTTON, "Finish") != NULL;
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *choice;
  guint n_questions = 0;

  begin_part (fixture, "check-why");
  wait_for_text (fixture, "Question 1 of 2");
  page = get_page (fixture);
  screen_save (GTK_WINDOW (fixture->window), "question-open");

  while (screen_find (page, GTK_TYPE_BUTTON, "Check answer") != NULL && n_questions++ < 2)
    {
      choice = screen_find (page, LAYOVER_TYPE_CHECK, NULL);
      if (choice != NULL)
        gtk_widget_activate_action (choice, "choice.toggle", NULL);
      else
        gtk_widget_activate_action (page, "check.skip", NULL);
      if (screen_find (page, GTK_TYPE_LABEL, "Choose two") != NULL)
        gtk_widget_activate_action (screen_find_nth (page, LAYOVER_TYPE_CHECK, 1), "choice.toggle",
                                    NULL);
      screen_settle ();
      if (choice != NULL)
        screen_click (page, "Check answer");
      screen_wait_until (is_checked, page);
      screen_save (GTK_WINDOW (fixture->window), n_questions == 1 ? "question" : "question-2");
      screen_click (page,
                    screen_find (page, GTK_TYPE_BUTTON, "Finish") ? "Finish" : "Next question");
    }

  g_assert_cmpuint (n_questions, ==, 2);
  wait_for_text (fixture, "of 2 questions right");
  screen_save (GTK_WINDOW (fixture->window), "question-end");
  g_assert_true (layover_progress_is_done (get_progress (fixture), "check-why"));
}

static gboolean
is_caption_shown (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *label;

  for (guint i = 0; (label = screen_find_nth (get_page (fixture), GTK_TYPE_LABEL, i)) != NULL; i++)
    if (gtk_widget_has_css_class (label, "video-caption") && gtk_widget_get_mapped (label))
      return TRUE;

  return FALSE;
}

static void
save_film_playing (Fixture *fixture)
{
  GtkWidget *film;

  if (!screen_is_taking_pictures ())
    return;

  film = screen_find (get_page (fixture), LAYOVER_TYPE_VIDEO_VIEW, NULL);
  gtk_widget_activate_action (film, "video.play", NULL);
  screen_wait_until (is_caption_shown, fixture);
  screen_wait (1500);
  screen_save (GTK_WINDOW (fixture->window), "video-playing");
  gtk_widget_activate_action (film, "video.play", NULL);
}

static gboolean
has_transcript (gpointer data)
{
  GtkWidget *transcript = screen_find (get_page (data), LAYOVER_TYPE_TRANSCRIPT_VIEW, NULL);

  return transcript != NULL && screen_count (transcript, LAYOVER_TYPE_ACTION_ROW) > 3;
}

static void
test_video (Fixture *fixture, gconstpointer data)
{
  screen_start_table_of_names ();
  begin_part (fixture, "week");
  screen_wait_until (has_transcript, fixture);
  screen_save (GTK_WINDOW (fixture->window), "video");
  save_film_playing (fixture);

  /* opening is not watching */
  g_assert_false (layover_progress_is_done (get_progress (fixture), "week"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.part", "(ss)", "sal-101",
                              "recorded-call");
  wait_for_text (fixture, "This video is only on the web");
  screen_save (GTK_WINDOW (fixture->window), "video-online");
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *search;

  begin (fixture);
  gtk_widget_activate_action (window, "win.tab", "s", "library");
  wait_for_text (fixture, "Signed by Meridian");
  screen_wait_still (window);
  screen_save (GTK_WINDOW (window), "library");
  g_assert_cmpuint (screen_count (window, LAYOVER_TYPE_LIBRARY_ROW), ==, 1);

  search = screen_find (window, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "honest NO");
  screen_wait (300);
  g_assert_cmpuint (screen_count (window, LAYOVER_TYPE_LIBRARY_ROW), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "commision");
  wait_for_text (fixture, "Nothing found for “commision”");
  g_assert_cmpuint (screen_count (window, LAYOVER_TYPE_LIBRARY_ROW), ==, 0);
  screen_save (GTK_WINDOW (window), "empty-search");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  g_assert_true (layover_library_set_profile (fixture->library, "Amara", "a@b.example", "", NULL));
  layover_window_start (fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_page (fixture, LAYOVER_TYPE_HOME_PAGE);
  g_assert_nonnull (screen_find (window, GTK_TYPE_LABEL, "No programme yet"));
  gtk_widget_activate_action (window, "win.tab", "s", "library");
  wait_for_text (fixture, "No courses yet");
  screen_wait_still (window);
  screen_save (GTK_WINDOW (window), "empty-library");
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  int minimum;

  begin (fixture);
  gtk_widget_activate_action (window, "win.back", NULL);
  wait_for_page (fixture, LAYOVER_TYPE_HOME_PAGE);

  /* every page lets the window be as narrow as a telephone */
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_widget_activate_action (window, "win.part", "(ss)", "sal-101", "week");
  wait_for_page (fixture, LAYOVER_TYPE_READER_PAGE);
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

static void
test_windows (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.preferences", "win.shortcuts", "win.about" };
  GtkWidget *window = GTK_WIDGET (fixture->window);

  begin (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GListModel *toplevels = gtk_window_get_toplevels ();
      guint n_before = g_list_model_get_n_items (toplevels);
      g_autoptr (GtkWindow) opened = NULL;

      gtk_widget_activate_action (window, actions[i], NULL);
      screen_settle ();
      g_assert_cmpuint (g_list_model_get_n_items (toplevels), ==, n_before + 1);
      for (guint k = 0; k <= n_before && opened == NULL; k++)
        {
          g_autoptr (GtkWindow) candidate = g_list_model_get_item (toplevels, k);

          if (gtk_window_get_transient_for (candidate) == GTK_WINDOW (window))
            opened = g_steal_pointer (&candidate);
        }
      g_assert_nonnull (opened);
      screen_save (opened, actions[i] + 4);
      gtk_window_close (opened);
      screen_wait (50);
    }

  gtk_widget_activate_action (window, "win.open-link", "s", "https://handbook.meridian.example/x");
  screen_wait (100);
}

#define N_ROUNDS 8

static void
count_freed (gpointer data, GObject *where_it_was)
{
  (*(guint *) data)--;
}

static gboolean
is_none_alive (gpointer data)
{
  return *(guint *) data == 0;
}

static void
watch (GtkWidget *page, guint *n_alive)
{
  (*n_alive)++;
  g_object_weak_ref (G_OBJECT (page), count_freed, n_alive);
}

/* Each part opened and left twice: nothing remains but the page one is on and the ones below it. */
static void
test_pages_are_freed_when_left (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = { "discovery", "check-why", "arithmetic", "week" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkSettings *settings = gtk_settings_get_default ();
  guint n_alive = 0;

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  begin (fixture);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gtk_widget_activate_action (window, "win.part", "(ss)", "sal-101",
                                  parts[i % G_N_ELEMENTS (parts)]);
      g_assert_true (LAYOVER_IS_READER_PAGE (get_page (fixture)));
      watch (get_page (fixture), &n_alive);
      screen_settle ();
      gtk_widget_activate_action (window, "win.back", NULL);
      g_assert_true (LAYOVER_IS_COURSE_PAGE (get_page (fixture)));
      screen_wait_until (is_none_alive, &n_alive);

      watch (get_page (fixture), &n_alive);
      gtk_widget_activate_action (window, "win.back", NULL);
      screen_wait_until (is_none_alive, &n_alive);
      gtk_widget_activate_action (window, "win.course", "s", "sal-101");
      screen_settle ();
    }
  g_assert_cmpuint (screen_count (window, LAYOVER_TYPE_COURSE_PAGE), ==, 1);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

/* The same switches as of other screens, through the settings that the application follows. */
static void
follow_variant (void)
{
  GSettings *settings = layover_settings_get_default ();
  const char *scale = g_getenv ("LAYOVER_TEST_SCALE");

  if (g_getenv ("LAYOVER_TEST_DARK") != NULL)
    g_settings_set_string (settings, "color-scheme", "dark");
  if (scale != NULL)
    g_settings_set_int (settings, "text-size", atoi (scale));
}

#define ADD(name, func) g_test_add ("/learner/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = NULL;
  g_autofree char *folder = g_dir_make_tmp ("layover-application-XXXXXX", NULL);
  int status;

  screen_init (&argc, &argv);
  sample = dup_sample ();
  g_setenv ("LAYOVER_SAMPLE", sample, TRUE);

  follow_variant ();
  application = layover_application_new (folder);
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  ADD ("first-start", test_first_start);
  ADD ("lines-are-short", test_lines_are_short);
  ADD ("trust", test_trust);
  ADD ("three-tries", test_three_tries);
  ADD ("refused", test_refused);
  ADD ("course", test_course);
  ADD ("end-of-page", test_end_of_page);
  ADD ("place-is-kept", test_place_is_kept);
  ADD ("kinds-of-blocks", test_kinds_of_blocks);
  ADD ("find-on-page", test_find_on_page);
  ADD ("contents", test_contents);
  ADD ("check", test_check);
  ADD ("video", test_video);
  ADD ("library", test_library);
  ADD ("empty", test_empty);
  ADD ("narrow", test_narrow);
  ADD ("windows", test_windows);
  ADD ("pages-are-freed-when-left", test_pages_are_freed_when_left);

  status = g_test_run ();
  layover_file_remove_tree (folder, NULL);

  return status;
}
