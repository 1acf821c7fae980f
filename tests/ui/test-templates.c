/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include "layover-application.h"
#include "layover-file.h"
#include "layover-window.h"
#include "screen.h"

#include "layover-check-part.h"
#include "layover-content-view.h"
#include "layover-contents-view.h"
#include "layover-course-page.h"
#include "layover-film-part.h"
#include "layover-home-page.h"
#include "layover-level-card.h"
#include "layover-library-page.h"
#include "layover-link-window.h"
#include "layover-opening-window.h"
#include "layover-outbox-view.h"
#include "layover-path-page.h"
#include "layover-preferences-window.h"
#include "layover-profile-page.h"
#include "layover-refused-view.h"
#include "layover-shortcuts-window.h"
#include "layover-text-part.h"
#include "layover-transcript-view.h"
#include "layover-trust-view.h"
#include "layover-video-view.h"
#include "layover-welcome-page.h"

/* Every template can be made and let go of, without a warning, and nothing of it stays. */

static LayoverLibrary *library;
static GtkWindow *parent;

static GtkWidget *
make_link_window (void)
{
  return GTK_WIDGET (layover_link_window_new (parent, "https://a.example/"));
}

static GtkWidget *
make_opening_window (void)
{
  return GTK_WIDGET (layover_opening_window_new (parent, library));
}

static GtkWidget *
make_preferences_window (void)
{
  return GTK_WIDGET (layover_preferences_window_new (parent, library));
}

static GtkWidget *
make_shortcuts_window (void)
{
  return GTK_WIDGET (layover_shortcuts_window_new (parent));
}

static GtkWidget *
make_home_page (void)
{
  return layover_home_page_new (library);
}

static GtkWidget *
make_library_page (void)
{
  return layover_library_page_new (library);
}

static GtkWidget *
make_outbox_view (void)
{
  return layover_outbox_view_new (library);
}

static GtkWidget *
make_path_page (void)
{
  return layover_path_page_new (library);
}

static GtkWidget *
make_profile_page (void)
{
  return layover_profile_page_new (library);
}

static GtkWidget *
make_welcome_page (void)
{
  return layover_welcome_page_new (library);
}

typedef GtkWidget *(*Make) (void);

static void
test_template (gconstpointer data)
{
  Make make = (Make) data;
  GtkWidget *widget = make ();

  g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &widget);
  if (GTK_IS_WINDOW (widget))
    {
      gtk_window_present (GTK_WINDOW (widget));
      screen_wait (60);
      gtk_window_destroy (GTK_WINDOW (widget));
    }
  else
    screen_close (screen_show (widget, 800, 600));

  screen_wait (300);
  g_assert_null (widget);
}

static const struct
{
  const char *name;
  Make make;
} templates[] = {
  { "contents-view", layover_contents_view_new },
  { "home-page", make_home_page },
  { "library-page", make_library_page },
  { "link-window", make_link_window },
  { "opening-window", make_opening_window },
  { "outbox-view", make_outbox_view },
  { "path-page", make_path_page },
  { "preferences-window", make_preferences_window },
  { "profile-page", make_profile_page },
  { "refused-view", layover_refused_view_new },
  { "shortcuts-window", make_shortcuts_window },
  { "transcript-view", layover_transcript_view_new },
  { "trust-view", layover_trust_view_new },
  { "video-view", layover_video_view_new },
  { "welcome-page", make_welcome_page },
};

int
main (int argc, char *argv[])
{
  g_autoptr (LayoverClock) clock = layover_clock_new ();
  g_autofree char *folder = g_dir_make_tmp ("layover-templates-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  screen_init (&argc, &argv);
  library = layover_library_new (folder, clock, &error);
  g_assert_no_error (error);
  parent = screen_show (gtk_label_new ("Parent"), 1000, 720);

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autofree char *path = g_strdup_printf ("/templates/%s", templates[i].name);

      g_test_add_data_func (path, templates[i].make, test_template);
    }

  status = g_test_run ();
  screen_close (parent);
  g_assert_finalize_object (library);
  layover_file_remove_tree (folder, NULL);

  return status;
}
