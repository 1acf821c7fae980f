/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>

#include "layover-application.h"
#include "layover-fault-page.h"
#include "layover-file.h"
#include "layover-window.h"
#include "screen.h"

/* T63: starting on a computer that is not well. There is always a window that says what is wrong and what helps. */

typedef struct
{
  char *top;
  char *folder;
  LayoverApplication *application;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->top = g_dir_make_tmp ("layover-faults-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->folder = g_build_filename (fixture->top, "data", NULL);
}

static LayoverWindow *
get_window (Fixture *fixture)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  g_assert_cmpuint (g_list_length (windows), ==, 1);

  return LAYOVER_WINDOW (windows->data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (get_window (fixture)));
  screen_settle ();
  g_object_unref (fixture->application);
  layover_file_remove_tree (fixture->top, NULL);
  g_free (fixture->folder);
  g_free (fixture->top);
}

/* Each under a name of its own: the toolkit keeps an application on the bus as long as the process. */
static void
start (Fixture *fixture)
{
  static guint n_started = 0;
  g_autofree char *id = g_strdup_printf ("org.layover.Layover.Test%u", n_started++);
  g_autoptr (GError) error = NULL;

  fixture->application = layover_application_new (fixture->folder);
  g_application_set_flags (G_APPLICATION (fixture->application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_set_application_id (G_APPLICATION (fixture->application), id);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  g_application_activate (G_APPLICATION (fixture->application));
  screen_settle ();
}

static gboolean
has_fault (Fixture *fixture)
{
  return screen_find (GTK_WIDGET (get_window (fixture)), LAYOVER_TYPE_FAULT_PAGE, NULL) != NULL;
}

/* Whatever is pressed in this state: nothing breaks. */
static void
press_everything (Fixture *fixture)
{
  static const char *const actions[] = { "win.back",        "win.preferences", "win.shortcuts",
                                         "win.about",       "win.open-file",   "win.open-sample",
                                         "win.next-region", "win.resume-exam" };
  LayoverWindow *window = get_window (fixture);
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere.layover");
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.tab", "s", "library");
  layover_window_open_file (window, file);
  screen_settle ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (toplevels, i - 1);

      if (other != GTK_WINDOW (window))
        gtk_window_destroy (other);
    }
  screen_settle ();
}

static void
assert_open (Fixture *fixture)
{
  screen_settle ();
  g_assert_false (has_fault (fixture));
  g_assert_nonnull (layover_application_get_library (fixture->application));
  g_assert_nonnull (layover_window_get_page (get_window (fixture)));
}

static void
make_damaged_database (Fixture *fixture)
{
  g_autoptr (LayoverClock) clock = layover_clock_new ();
  g_autoptr (GError) error = NULL;
  LayoverLibrary *library = layover_library_new (fixture->folder, clock, &error);
  g_autofree char *path = g_build_filename (fixture->folder, "layover.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_no_error (error);
  g_assert_true (layover_library_set_profile (library, "Amara Okafor", "a@b.example", "", &error));
  screen_settle ();
  g_assert_finalize_object (library);

  /* the last page is of a table that is still empty */
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + length - 4096, 0xaa, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

static void
test_damaged_database (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;
  LayoverProfile *profile;
  g_autofree char *text = NULL;

  make_damaged_database (fixture);
  start (fixture);
  g_assert_true (has_fault (fixture));
  window = GTK_WIDGET (get_window (fixture));
  text = screen_dup_text (window);
  g_assert_nonnull (strstr (text, "Your library cannot be opened"));
  g_assert_nonnull (strstr (text, "is damaged"));
  g_assert_nonnull (strstr (text, "layover-damaged-"));
  screen_save (GTK_WINDOW (window), "fault-damaged");
  press_everything (fixture);

  /* the same damage again */
  screen_click (window, "Try again");
  g_assert_true (has_fault (fixture));

  /* everything that can be read is there again, and without another question */
  screen_click (GTK_WIDGET (get_window (fixture)), "Begin anew");
  assert_open (fixture);
  profile = layover_library_get_profile (layover_application_get_library (fixture->application));
  g_assert_nonnull (profile);
  g_assert_cmpstr (layover_profile_get_name (profile), ==, "Amara Okafor");
}

static void
test_folder_that_cannot_be_made (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window;

  /* refused to everybody, the administrator of a test machine among them: there is a file in the way */
  g_assert_true (g_file_set_contents (fixture->folder, "in the way", -1, NULL));
  start (fixture);
  g_assert_true (has_fault (fixture));
  window = GTK_WIDGET (get_window (fixture));
  g_assert_null (screen_find (window, GTK_TYPE_BUTTON, "Begin anew"));
  screen_save (GTK_WINDOW (window), "fault-folder");
  press_everything (fixture);

  g_assert_cmpint (g_unlink (fixture->folder), ==, 0);
  screen_click (window, "Try again");
  assert_open (fixture);
}

static void
refuse_writes (gboolean refuse)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = refuse ? 0 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_disk_that_takes_nothing (Fixture *fixture, gconstpointer data)
{
  refuse_writes (TRUE);
  start (fixture);
  refuse_writes (FALSE);
  g_assert_true (has_fault (fixture));
  screen_save (GTK_WINDOW (get_window (fixture)), "fault-disk");
  press_everything (fixture);

  screen_click (GTK_WIDGET (get_window (fixture)), "Try again");
  assert_open (fixture);
}

#define ADD(name, func) g_test_add ("/faults/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  ADD ("T63-damaged-database", test_damaged_database);
  ADD ("T63-folder-that-cannot-be-made", test_folder_that_cannot_be_made);
  ADD ("T63-disk-that-takes-nothing", test_disk_that_takes_nothing);

  return g_test_run ();
}
