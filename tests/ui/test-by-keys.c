/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "hands.h"
#include "kinds.h"
#include "question.h"
#include "spoken.h"

/*
 * Each kind of question is answered once rightly and once not, by nothing but the keyboard of the display. After each key
 * the focus is where one sees it, and a screen reader finds a name for all that can have it.
 */

#define WIDTH 760
#define HEIGHT 700
#define MOST_PRESSES 40

/**
 * Keys:
 * @right: separated by commas: "Down", "ctrl+v" or "3*Left" are keys, "Tab:words" presses one until the focus says the
 *   words, "'words" types, "?words" waits until the screen says them, "~words" until the focus has them as its tip
 * @wrong: as well
 *
 * All begin where the window has no focus yet.
 */
typedef struct
{
  const char *kind;
  const char *right;
  const char *wrong;
} Keys;

#define PICK(words) "space,Down:" words ",Return"
#define TO_TOP(words) "Down:" words ",space,Home,Return"

static const Keys all_keys[] = {
  { "choice", "Tab,Down:Paris,space", "Tab,Down:Rome,space" },
  { "choices", "Tab,Down:Paris,space,Down:Rome,space", "Tab,space,Down:Oslo,space" },
  { "inline-choice", "Tab," PICK ("champion"), "Tab," PICK ("coach") },
  { "text-entry", "Tab,'York", "Tab,'Leeds" },
  { "number-entry", "Tab,'2.5", "Tab,'3" },
  { "extended-text", "Tab,'Because it helps.", "Tab,'I do not know,Return,'yet." },
  { "extended-texts", "Tab,'ask,Tab,'listen", "Tab,'ask,Tab,'talk" },
  { "order", "Tab," TO_TOP ("Repeat") "," TO_TOP ("Listen") "," TO_TOP ("Ask"),
    "Tab," TO_TOP ("Listen") "," TO_TOP ("Repeat") "," TO_TOP ("Ask") },
  { "associate",
    "Tab," PICK ("Antonio") ",Tab," PICK ("Bassanio") ",Tab:Add a pair,space," PICK (
        "Capulet") ",Tab," PICK ("Demetrius"),
    "Tab," PICK ("Antonio") ",Tab," PICK ("Capulet") ",Tab:Add a pair,space," PICK (
        "Bassanio") ",Tab," PICK ("Demetrius") },
  { "match", "Tab," PICK ("Ask") ",Tab," PICK ("Prove"), "Tab," PICK ("Prove") },
  { "match-many", "Tab:Heard,space,Tab:Kept,space,Tab:Heard,Tab:Kept,space",
    "Tab:Heard,space,Tab:Kept,Tab:Heard,space" },
  { "gap-match", "Tab,Down:winter,space,space,Tab," PICK ("summer"),
    "Tab,Down:summer,space,space" },
  { "hottext", "Tab,space,Tab,space", "Tab,space,Tab:easy,space" },
  { "hotspot", "Tab,Down,Left,space,Right,space", "Tab,Down,space,Tab,Down:Warehouse,space" },
  { "select-point", "Tab,Return,14*Left,4*shift+Left,Return",
    "Tab:Mark a place,space,Tab:Mark a place,space" },
  { "graphic-order", "Tab,Down,Left,space,Right,space,Up,space",
    "Tab,Down,Left,space,Up,space,Down,space" },
  { "graphic-associate", "Tab,Down,Left,Return,Right,Return,Right,Return,Left,Left,Down,Return",
    "Tab,Down,Left,Return,Up,Return" },
  { "graphic-gap-match", "Tab,space,Down,Down,Return,Down,Down," PICK ("User"),
    "Tab,space,Return" },
  { "position-object", "Tab,14*Left,4*shift+Left,Return", "Tab,Return" },
  { "slider", "Tab,Home,4*Up", "Tab,End,3*Down" },
  { "end-attempt", "Tab,Return", "Tab:Wait,Return" },
  { "upload", "Tab,ctrl+v,?buyer.png", "Tab,ctrl+v,?buyer.png,Tab:Remove,space,?No file chosen" },
  { "drawing", "Tab,space,4*Right,3*shift+Down,space",
    "Tab,space,4*Right,3*shift+Down,space,Delete" },
  { "media", "Tab,space,?1 play left,~Play,space,?no play left", "Tab,space,?1 play left" },
};

/* In the window or in the list that hangs on it. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_native (widget));
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (root),
                                            gtk_widget_get_height (root));
  graphene_rect_t bounds, seen;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, root, &bounds)
         && graphene_rect_intersection (&bounds, &all, &seen) && seen.size.width > 0
         && seen.size.height > 0;
}

static gboolean
has_focus_in_sight (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_is_drawable (focus) && gtk_widget_is_sensitive (focus)
         && gtk_widget_get_focusable (focus) && is_in_sight (focus);
}

/* A button that a key pressed looks pressed for a moment, and acts then. */
static gboolean
is_released (gpointer button)
{
  return !gtk_widget_has_css_class (button, "keyboard-activating");
}

static void
press (Question *question, const char *key)
{
  GtkWidget *old = gtk_window_get_focus (question->window);
  g_autoptr (GtkWidget) pressed = old != NULL ? g_object_ref (old) : NULL;

  hands_use ("key", "--delay", "2", key, NULL);
  if (pressed != NULL && !is_released (pressed))
    screen_wait_until (is_released, pressed);
  if (!has_focus_in_sight (question->window))
    screen_wait_until (has_focus_in_sight, question->window);
  screen_wait_for_frame (question->window);
  g_assert_true (gtk_window_get_focus_visible (question->window));
}

static gboolean
says (GtkWidget *focus, const char *words)
{
  return focus != NULL && screen_find (focus, GTK_TYPE_WIDGET, words) != NULL;
}

static void
press_until (Question *question, const char *key, const char *words)
{
  for (guint i = 0; !says (gtk_window_get_focus (question->window), words); i++)
    {
      if (i == MOST_PRESSES)
        g_error ("%s does not lead to “%s”", key, words);
      press (question, key);
    }
}

typedef struct
{
  Question *question;
  const char *words;
} Wanted;

static gboolean
is_said (gpointer data)
{
  const Wanted *wanted = data;
  g_autofree char *text = screen_dup_text (wanted->question->view);

  return strstr (text, wanted->words) != NULL;
}

static gboolean
has_tip (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *focus = gtk_window_get_focus (wanted->question->window);

  return focus != NULL && g_strcmp0 (gtk_widget_get_tooltip_text (focus), wanted->words) == 0;
}

static void
do_step (Question *question, const char *step)
{
  g_auto (GStrv) until = g_strsplit (step, ":", 2);
  g_auto (GStrv) times = g_strsplit (step, "*", 2);
  Wanted wanted = { question, step + 1 };

  if (*step == '\'')
    hands_use ("type", "--delay", "2", step + 1, NULL);
  else if (*step == '~')
    screen_wait_until (has_tip, &wanted);
  else if (*step == '?')
    screen_wait_until (is_said, &wanted);
  else if (until[1] != NULL)
    press_until (question, until[0], until[1]);
  else
    for (int i = times[1] != NULL ? atoi (times[0]) : 1; i > 0; i--)
      press (question, times[1] != NULL ? times[1] : step);
}

static gboolean
is_active (gpointer window)
{
  return gtk_window_is_active (window);
}

static void
copy_file (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", "buyer.png",
                                                 NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GdkFileList *files = gdk_file_list_new_from_array (&file, 1);

  gdk_clipboard_set (gdk_display_get_clipboard (gdk_display_get_default ()), GDK_TYPE_FILE_LIST,
                     files);
  g_boxed_free (GDK_TYPE_FILE_LIST, files);
}

static void
answer (Question *question, const char *keys)
{
  g_auto (GStrv) steps = g_strsplit (keys, ",", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_test_message ("%s", steps[i]);
      do_step (question, steps[i]);
    }
  screen_wait_until (has_focus_in_sight, question->window);
}

static void
set_up (Question *question, gconstpointer data)
{
  const Keys *keys = data;

  question_take_item (question, kind_load_item (kinds_find (keys->kind)));
  question_open (question);
  copy_file ();
  screen_wait_until (is_active, question->window);
  gtk_window_set_focus (question->window, NULL);
  spoken_check (keys->kind);
}

/* A button of the author has ended the attempt already. */
static void
assert_score (Question *question, double score)
{
  g_assert_cmpuint (question->n_answers + question->n_presses, >, 0);
  if (question->n_presses > 0)
    g_assert_cmpfloat (layover_item_session_get_score (question->session), ==, score);
  else
    question_assert_score (question, score);
}

static void
test_right (Question *question, gconstpointer data)
{
  const Keys *keys = data;

  answer (question, keys->right);
  assert_score (question, 1);
  spoken_check (keys->kind);
}

static void
test_wrong (Question *question, gconstpointer data)
{
  const Keys *keys = data;

  answer (question, keys->wrong);
  assert_score (question, 0);
  spoken_check (keys->kind);
}

/* No kind of question that can be shown is left out. */
static void
test_all_kinds (void)
{
  for (guint i = 0; i < kinds_get_n (); i++)
    {
      gboolean is_there = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (all_keys); k++)
        is_there = is_there || g_str_equal (all_keys[k].kind, kinds_get (i)->name);
      if (!is_there)
        g_error ("No keys answer “%s”", kinds_get (i)->name);
    }
}

static void
add (const char *what, const Keys *keys, void (*func) (Question *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/by-keys/%s/%s", keys->kind, what);

  g_test_add (path, Question, keys, set_up, func, question_free);
}

int
main (int argc, char *argv[])
{
  if (!hands_are_there ())
    return 0;

  screen_init (&argc, &argv);

  g_test_add_func ("/by-keys/all-kinds", test_all_kinds);
  for (guint i = 0; i < G_N_ELEMENTS (all_keys); i++)
    {
      add ("right", &all_keys[i], test_right);
      add ("wrong", &all_keys[i], test_wrong);
    }

  return g_test_run ();
}
