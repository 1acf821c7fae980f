/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-error.h"
#include "layover-question-panes.h"
#include "question.h"
#include "spoken.h"

/* Every question of other people's collections is drawn: whatever an author wrote, nothing that the toolkit warns about
 * comes of it; and a screen reader has a name for all that can have the focus. LAYOVER_CORPUS names the folder that holds
 * the folder "qti"; without it there is nothing to draw.
 *
 * LAYOVER_TEST_PICTURES takes a picture of each, LAYOVER_TEST_ONLY draws those whose names have these words in them. */

typedef struct
{
  char *folder;
  GPtrArray *names;
  GtkWindow *window;
  gboolean is_heard;
  guint n_drawn;
  guint n_without_body;
  guint n_refused;
} Corpus;

static const char *current;
static guint n_warnings;

static gboolean
is_item (const char *path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL)
         && (strstr (text, "<assessmentItem ") != NULL || strstr (text, "<assessmentItem\n") != NULL
             || strstr (text, "<qti-assessment-item") != NULL
             || strstr (text, ":assessmentItem ") != NULL);
}

static void
collect (Corpus *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *child;

  if (folder == NULL)
    {
      if (g_str_has_suffix (name, ".xml") && is_item (path))
        g_ptr_array_add (self->names, g_strdup (name));
      return;
    }

  while ((child = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = *name != '\0' ? g_build_filename (name, child, NULL)
                                              : g_strdup (child);

      collect (self, inside);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Says whose warning it is; with G_DEBUG=fatal-warnings it is the last thing said. */
static GLogWriterOutput
note_warning (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  if ((level & (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING)) != 0)
    {
      n_warnings++;
      g_printerr ("While %s is drawn:\n", current != NULL ? current : "nothing");
    }

  return g_log_writer_default (level, fields, n_fields, NULL);
}

static GBytes *
read_text (const char *entry, gpointer data, GError **error)
{
  Corpus *self = data;
  g_autofree char *path = g_build_filename (self->folder, entry, NULL);
  char *text;
  gsize length;

  return g_file_get_contents (path, &text, &length, error) ? g_bytes_new_take (text, length) : NULL;
}

static char *
resolve (const char *entry, gpointer user_data)
{
  Corpus *self = user_data;
  g_autofree char *path = g_build_filename (self->folder, entry, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
}

static LayoverItem *
load (Corpus *self, const char *name, GError **error)
{
  g_autoptr (GBytes) bytes = read_text (name, self, error);
  LayoverItem *item = bytes != NULL ? layover_item_load (bytes, name, error) : NULL;

  if (item != NULL)
    layover_item_read_stimuli (item, read_text, self);

  return item;
}

/* "0412-2_1_1-choice": in order, and short enough to be read under a small picture. */
static char *
dup_picture_name (Corpus *self, const char *name)
{
  g_autofree char *folder_path = g_path_get_dirname (name);
  g_autofree char *folder = g_path_get_basename (folder_path);
  g_autofree char *file = g_path_get_basename (name);
  char *picture;

  file[strlen (file) - strlen (".xml")] = '\0';
  picture = g_strdup_printf ("%04u-%s-%s", self->n_drawn + 1, folder, file);

  return g_strdelimit (picture, " ", '-');
}

static gboolean
is_laid_out (gpointer widget)
{
  g_autoptr (GskRenderNode) node = NULL;

  if (gtk_widget_get_width (widget) == 0)
    return FALSE;

  node = screen_draw (widget);
  return node != NULL;
}

static void
draw (Corpus *self, LayoverItem *item, const char *name)
{
  g_autoptr (LayoverItemSession) session = layover_item_session_new (item, 7);
  GtkWidget *view = layover_item_view_new ();
  GtkWidget *panes;

  layover_item_view_set_resolver (LAYOVER_ITEM_VIEW (view), resolve, self, NULL);
  layover_item_view_set_session (LAYOVER_ITEM_VIEW (view), session);
  panes = layover_question_panes_new (question_column_new (view));
  layover_question_panes_set_session (
      LAYOVER_QUESTION_PANES (panes), session,
      layover_item_view_get_media_finder (LAYOVER_ITEM_VIEW (view)));
  gtk_widget_add_css_class (view, "background");
  adw_window_set_content (ADW_WINDOW (self->window), panes);
  screen_wait_until (is_laid_out, view);
  if (self->is_heard)
    spoken_check_content (name);

  if (screen_is_taking_pictures ())
    {
      g_autofree char *picture = dup_picture_name (self, name);

      /* pictures in it are read meanwhile */
      screen_wait (150);
      screen_save_widget (view, picture);
    }
  self->n_drawn++;
}

static void
try_item (Corpus *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverItem) item = load (self, name, &error);

  /* a test, with items that stand in it or that it names */
  if (g_error_matches (error, LAYOVER_ERROR, LAYOVER_ERROR_QTI))
    return;

  current = name;
  if (item == NULL)
    {
      g_test_message ("refused: %s: %s", name, error->message);
      self->n_refused++;
    }
  else if (layover_item_get_body (item) == NULL)
    {
      GPtrArray *faults = layover_item_get_faults (item);

      g_test_message ("nothing to draw: %s: %s", name,
                      faults->len > 0 ? ((GError *) faults->pdata[0])->message : "no body");
      self->n_without_body++;
    }
  else
    draw (self, item, name);
  current = NULL;
}

static gboolean
is_wanted (const char *name)
{
  const char *only = g_getenv ("LAYOVER_TEST_ONLY");

  return only == NULL || strstr (name, only) != NULL;
}

static void
test_corpus (gconstpointer is_heard)
{
  const char *corpus = g_getenv ("LAYOVER_CORPUS");
  g_autofree char *folder = corpus != NULL ? g_build_filename (corpus, "qti", NULL) : NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  Corpus self = { .folder = folder, .names = names, .is_heard = is_heard != NULL };

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The QTI corpus is not here: LAYOVER_CORPUS does not name it");
      return;
    }

  collect (&self, "");
  g_ptr_array_sort (names, compare_names);
  self.window = screen_show (gtk_label_new ("…"), 760, 560);
  for (guint i = 0; i < names->len; i++)
    if (is_wanted (names->pdata[i]))
      try_item (&self, names->pdata[i]);
  screen_close (self.window);

  g_test_message ("%u questions drawn, %u without anything to draw, %u refused", self.n_drawn,
                  self.n_without_body, self.n_refused);
  g_assert_cmpuint (n_warnings, ==, 0);
  g_assert_cmpuint (self.n_drawn, >, self.n_refused + self.n_without_body);
}

int
main (int argc, char **argv)
{
  g_log_set_writer_func (note_warning, NULL, NULL);
  screen_init (&argc, &argv);

  g_test_add_data_func ("/corpus/draw", NULL, test_corpus);
  if (!screen_is_taking_pictures ())
    g_test_add_data_func ("/corpus/hear", "all", test_corpus);

  return g_test_run ();
}
