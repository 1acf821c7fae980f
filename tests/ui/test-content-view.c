/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "layover-content-markdown.h"
#include "layover-content-view.h"
#include "layover-content-xhtml.h"
#include "layover-inline-flow.h"
#include "layover-inline-flow.h"
#include "layover-linked-label.h"
#include "layover-text-link.h"
#include "layover-page-image.h"
#include "layover-zoom-view.h"
#include "screen.h"

/* Pages as widgets: what files say is text, links are asked for and never followed, long pages come in slices. */

static void
set_markdown (LayoverContentView *view, const char *markdown)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode)
      node = layover_content_from_markdown (bytes, "pages/test.md", &error);

  g_assert_no_error (error);
  layover_content_view_set_node (view, node);
}

static LayoverContentView *
view_new (const char *markdown)
{
  LayoverContentView *view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());

  set_markdown (view, markdown);

  return view;
}

static LayoverContentView *
view_new_from_xhtml (const char *body, LayoverContentViewResolver resolver)
{
  g_autofree char *page = g_strdup_printf (
      "<html xmlns='http://www.w3.org/1999/xhtml'><body>%s</body></html>", body);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode) node = layover_content_from_xhtml (bytes, "pages/a.xhtml", &error);
  LayoverContentView *view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());

  g_assert_no_error (error);
  layover_content_view_set_resolver (view, resolver, NULL, NULL);
  layover_content_view_set_node (view, node);

  return view;
}

/* Blocks are made in slices, down to a little below what is seen. */
static gboolean
is_first_screen_built (gpointer user_data)
{
  return layover_content_view_is_built (user_data) || screen_count (user_data, GTK_TYPE_LABEL) > 20;
}

static GtkWindow *
show (LayoverContentView *view)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWindow *window;

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (view));

  window = screen_show (scrolled, 640, 480);
  screen_wait_until (is_first_screen_built, view);

  return window;
}

static void
test_text_is_no_markup (void)
{
  LayoverContentView *view = view_new (
      "# A & B \\<b>\n\nTwo \\<span foreground=\"red\"> words &amp;amp; more.\n");
  GtkWindow *window = show (view);
  g_autofree char *text = screen_dup_text (GTK_WIDGET (view));

  g_assert_cmpstr (text, ==, "A & B <b>\nTwo <span foreground=\"red\"> words &amp; more.\n");
  screen_close (window);
}

static void
test_headings_have_levels (void)
{
  LayoverContentView *view = view_new ("# One\n\n## Two\n\nText\n");
  GtkWindow *window = show (view);
  GtkWidget *one = screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "One");
  GtkWidget *text = screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "Text");

  gtk_test_accessible_assert_role (one, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (one, GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_property (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "Two"),
                                       GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_role (text, GTK_ACCESSIBLE_ROLE_LABEL);
  screen_close (window);
}

static void
keep_target_cb (LayoverContentView *view, const char *target, char **kept)
{
  g_free (*kept);
  *kept = g_strdup (target);
}

static void
test_links (void)
{
  const char *markdown = "Read [the page](fit.md#score), or [the book](https://a.example/b).\n";
  LayoverContentView *view = view_new (markdown);
  GtkWindow *window = show (view);
  g_autofree char *target = NULL;
  GtkWidget *link;

  g_signal_connect (view, "link-activated", G_CALLBACK (keep_target_cb), &target);
  link = screen_find_nth (GTK_WIDGET (view), LAYOVER_TYPE_TEXT_LINK, 0);
  gtk_test_accessible_assert_role (link, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (link, GTK_ACCESSIBLE_PROPERTY_LABEL, "the page");
  g_assert_true (gtk_widget_grab_focus (link));
  gtk_widget_activate_action (link, "link.activate", NULL);
  g_assert_cmpstr (target, ==, "pages/fit.md#score");

  link = screen_find_nth (GTK_WIDGET (view), LAYOVER_TYPE_TEXT_LINK, 1);
  gtk_widget_activate_action (link, "link.activate", NULL);
  g_assert_cmpstr (target, ==, "https://a.example/b");

  /* the two lie beside each other, where their words are */
  g_assert_cmpint (gtk_widget_get_width (link), >, 20);
  screen_close (window);
}

static void
test_links_in_an_exam (void)
{
  LayoverContentView *view = view_new ("Nothing.\n");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[words](https://a.example)\n", 27);
  g_autoptr (LayoverContentNode)
      node = layover_content_from_markdown (bytes, "items/test.md", NULL);
  GtkWindow *window;

  layover_content_view_set_links_are_text (view, TRUE);
  layover_content_view_set_node (view, node);
  window = show (view);
  g_assert_cmpuint (screen_count (GTK_WIDGET (view), LAYOVER_TYPE_TEXT_LINK), ==, 0);
  g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "words"));
  screen_close (window);
}

static gboolean
is_narrow_table (gpointer user_data)
{
  g_autofree char *text = screen_dup_text (GTK_WIDGET (user_data));

  return g_str_equal (text, "You say\none\nThey hear\ntwo\n");
}

static void
test_table_becomes_cards (void)
{
  LayoverContentView *view = view_new ("| You say | They hear |\n|---|---|\n| one | two |\n");
  GtkWindow *window = show (view);
  g_autofree char *wide = screen_dup_text (GTK_WIDGET (view));

  g_assert_cmpstr (wide, ==, "You say\nThey hear\none\ntwo\n");
  layover_content_view_set_is_narrow (view, TRUE);
  screen_wait_until (is_narrow_table, view);
  screen_close (window);
}

static void
test_missing_picture (void)
{
  LayoverContentView *view = view_new (
      "![A map of the north](../media/map.png \"Where they are\")\n");
  GtkWindow *window = show (view);
  GtkWidget *image = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_PAGE_IMAGE, NULL);

  gtk_test_accessible_assert_property (image, GTK_ACCESSIBLE_PROPERTY_LABEL, "A map of the north");
  g_assert_nonnull (screen_find (image, GTK_TYPE_LABEL, "A map of the north"));
  g_assert_nonnull (screen_find (image, GTK_TYPE_LABEL, "Not in this bundle"));
  g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "Where they are"));
  screen_close (window);
}

/* What a bundle that was signed all the same may hold under the name of a picture. */
static const struct
{
  const char *bytes;
  gsize length;
  const char *reason; /* (nullable): whatever the decoder says */
} no_pictures[] = {
#define NO_PICTURE(bytes, reason)                                                                  \
  {                                                                                                \
    bytes, sizeof (bytes) - 1, reason                                                              \
  }
  NO_PICTURE ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xC3\x50\0\0\xC3\x50\x08\2\0\0\0\xc4\xcd\xaa\x9d",
              "This picture is too large to be shown"),
  NO_PICTURE ("\x1A\x45\xDF\xA3\x9f\x42\x82\x84webm", "This kind of picture is not shown"),
  NO_PICTURE ("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
              "<image href='https://example.org/a.png'/></svg>",
              "This kind of picture is not shown"),
  NO_PICTURE ("", "This kind of picture is not shown"),
  NO_PICTURE ("\x89PNG\r\n\x1a\n", "This picture is damaged"),
  NO_PICTURE ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x09\0\0\0\x09\x08\2\0\0\0\x6f\xf3\x91\x47",
              NULL),
};

static char *
resolve_beside (const char *entry, gpointer user_data)
{
  return g_strdup (user_data);
}

static gboolean
has_placeholder (gpointer user_data)
{
  return layover_page_image_is_missing (user_data);
}

static void
test_t40_no_pictures (void)
{
  g_autofree char *folder = g_dir_make_tmp ("layover-pictures-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "p.png", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (no_pictures); i++)
    {
      LayoverContentView *view;
      GtkWindow *window;
      GtkWidget *image;
      g_autoptr (GError) error = NULL;
      g_autofree char *page = g_strdup_printf ("![The plan](../media/p%u.png)\n\nAnd more.\n", i);

      g_file_set_contents (path, no_pictures[i].bytes, (gssize) no_pictures[i].length, &error);
      g_assert_no_error (error);
      view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());
      layover_content_view_set_resolver (view, resolve_beside, path, NULL);
      set_markdown (view, page);
      window = show (view);
      image = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_PAGE_IMAGE, NULL);
      screen_wait_until (has_placeholder, image);

      g_assert_nonnull (screen_find (image, GTK_TYPE_LABEL, "The plan"));
      if (no_pictures[i].reason != NULL)
        g_assert_nonnull (screen_find (image, GTK_TYPE_LABEL, no_pictures[i].reason));
      g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "And more."));
      screen_close (window);
    }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_long_page_in_slices (void)
{
  GString *markdown = g_string_new (NULL);
  LayoverContentView *view;
  GtkWindow *window;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (markdown, "Paragraph %u.\n\n", i);
  view = view_new (markdown->str);

  /* the beginning is there, the end is not */
  g_assert_false (layover_content_view_is_built (view));
  g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "Paragraph 0."));
  g_assert_null (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "Paragraph 2999."));

  /* nor does it come while nobody scrolls there */
  window = show (view);
  screen_wait (300);
  g_assert_false (layover_content_view_is_built (view));
  screen_close (window);
  g_string_free (markdown, TRUE);
}

static void
test_it_dies (void)
{
  LayoverContentView *view = view_new ("# One\n\n- a\n- b\n\n> quote\n\n```\ncode\n```\n");
  GtkWindow *window = show (view);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  screen_close (window);
  screen_wait (20);
  g_assert_null (view);
}

static void
test_code_can_be_copied (void)
{
  LayoverContentView *view = view_new ("```sh\nls -l\n```\n");
  GtkWindow *window = show (view);
  GtkWidget *button = screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, NULL);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy code");
  g_signal_emit_by_name (button, "clicked");
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard), &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&value), ==, "ls -l");
  screen_close (window);
}

static void
test_no_copying_in_an_exam (void)
{
  LayoverContentView *view = LAYOVER_CONTENT_VIEW (layover_content_view_new ());
  g_autoptr (GBytes) bytes = g_bytes_new_static ("    ls -l\n", 10);
  g_autoptr (LayoverContentNode)
      node = layover_content_from_markdown (bytes, "items/test.md", NULL);
  GtkWindow *window;

  layover_content_view_set_links_are_text (view, TRUE);
  layover_content_view_set_node (view, node);
  window = show (view);
  g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "ls -l"));
  g_assert_null (screen_find (GTK_WIDGET (view), GTK_TYPE_BUTTON, NULL));
  screen_close (window);
}

static char *
save_picture (int width, int height, guint32 pixel)
{
  const gsize n_pixels = (gsize) width * (gsize) height;
  g_autofree guint32 *pixels = g_new (guint32, n_pixels);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  char *path = g_build_filename (g_get_home_dir (), "layover-test-picture.png", NULL);

  for (gsize i = 0; i < n_pixels; i++)
    pixels[i] = pixel;
  bytes = g_bytes_new_take (g_steal_pointer (&pixels), n_pixels * 4);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_B8G8R8A8_PREMULTIPLIED, bytes,
                                    (gsize) width * 4);
  g_assert_true (gdk_texture_save_to_png (texture, path));

  return path;
}

static char *
make_picture (const char *entry, gpointer user_data)
{
  return save_picture (1200, 600, 0xffff8000);
}

/* as good as a word: half of it can be seen through */
static char *
make_word (const char *entry, gpointer user_data)
{
  return save_picture (40, 10, 0x80000040);
}

static char *
make_icon (const char *entry, gpointer user_data)
{
  return save_picture (100, 50, 0xff008000);
}

#define LINK_BESIDE_PICTURE                                                                        \
  "<p>The box <img src='a.png' alt='box'/> is sold as <a href='fit.xhtml#score'>the page</a> "     \
  "says.</p>"

/* As the pointer does, in the middle of @widget. */
static void
release_on (GtkWidget *flow, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (flow);
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (widget, flow, &place));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1,
                               (double) (place.origin.x + place.size.width / 2),
                               (double) (place.origin.y + place.size.height / 2));
    }
}

/* A line with a picture in it has links as any other. */
static void
test_links_beside_pictures (void)
{
  LayoverContentView *view = view_new_from_xhtml (LINK_BESIDE_PICTURE, make_icon);
  GtkWindow *window = show (view);
  GtkWidget *flow = screen_find_nth (GTK_WIDGET (view), LAYOVER_TYPE_INLINE_FLOW, 0);
  GtkWidget *link = screen_find_nth (flow, LAYOVER_TYPE_TEXT_LINK, 0);
  g_autofree char *target = NULL;

  g_signal_connect (view, "link-activated", G_CALLBACK (keep_target_cb), &target);
  gtk_test_accessible_assert_role (link, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_test_accessible_assert_property (link, GTK_ACCESSIBLE_PROPERTY_LABEL, "the page");
  g_assert_true (gtk_widget_grab_focus (link));
  screen_save (window, "content-link-beside-picture");
  gtk_widget_activate_action (link, "link.activate", NULL);
  g_assert_cmpstr (target, ==, "pages/fit.xhtml#score");

  g_clear_pointer (&target, g_free);
  release_on (flow, screen_find_nth (flow, LAYOVER_TYPE_PAGE_IMAGE, 0));
  g_assert_null (target);
  release_on (flow, link);
  g_assert_cmpstr (target, ==, "pages/fit.xhtml#score");
  screen_close (window);
}

static GtkRequisition
measure_in_text (LayoverContentViewResolver resolver, int per_cent, const char *name)
{
  LayoverContentView *view = view_new_from_xhtml (
      "<p>Goods of <img src='a.png' alt='Ulm'/> come late.</p>", resolver);
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWindow *window;
  GtkRequisition size;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  window = show (view);
  g_object_set (settings, "gtk-xft-dpi", 96 * PANGO_SCALE * per_cent / 100, NULL);
  screen_wait_still (GTK_WIDGET (view));
  gtk_widget_get_preferred_size (screen_find (GTK_WIDGET (view), LAYOVER_TYPE_PAGE_IMAGE, NULL),
                                 NULL, &size);
  screen_save (window, name);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  screen_close (window);

  return size;
}

/* What is as small as a word is read like one, so it grows with the text; a picture keeps its size. */
static void
test_word_pictures_grow_with_the_text (void)
{
  GtkRequisition word = measure_in_text (make_word, 100, "picture-word");
  GtkRequisition large = measure_in_text (make_word, 300, "picture-word-large");
  GtkRequisition icon = measure_in_text (make_icon, 100, "picture-icon");
  GtkRequisition same = measure_in_text (make_icon, 300, "picture-icon-large");

  g_assert_cmpint (word.height, >=, 10);
  g_assert_cmpint (large.width - word.width, ==, 80);
  g_assert_cmpint (large.height - word.height, ==, 20);
  g_assert_cmpint (icon.width, ==, same.width);
  g_assert_cmpint (icon.height, ==, same.height);
}

#define DESCRIBED                                                                                  \
  "<figure><img src='a.png' alt='A chart' aria-describedby='more'/></figure><p id='more'>Sales "   \
  "grew <b>twice</b>.</p>"

static void
test_picture_zooms (void)
{
  LayoverContentView *view = view_new_from_xhtml (DESCRIBED, make_picture);
  GtkWindow *window = show (view);
  GtkWidget *zoom = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_ZOOM_VIEW, NULL);
  GtkWidget *image = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_PAGE_IMAGE, NULL);
  int width = gtk_widget_get_width (image);
  int page_height = gtk_widget_get_height (zoom);

  gtk_test_accessible_assert_property (image, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sales grew twice.");
  g_assert_cmpint (width, <=, 640);
  gtk_widget_activate_action (screen_find (zoom, GTK_TYPE_BUTTON, NULL), "zoom.in", NULL);
  screen_wait (200);
  g_assert_cmpint (gtk_widget_get_width (image), ==, (int) (width * 1.5));
  g_assert_cmpint (ABS (gtk_widget_get_height (zoom) - page_height), <=, 2);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), <=, 640);
  screen_save (window, "picture-zoomed");

  gtk_widget_activate_action (screen_find (zoom, GTK_TYPE_BUTTON, NULL), "zoom.fit", NULL);
  screen_wait (200);
  g_assert_cmpint (gtk_widget_get_width (image), ==, width);
  g_assert_cmpfloat (layover_zoom_view_get_zoom (LAYOVER_ZOOM_VIEW (zoom)), ==, 1);
  screen_close (window);
}

static void
test_missing_picture_does_not_zoom (void)
{
  LayoverContentView *view = view_new_from_xhtml (DESCRIBED, NULL);
  GtkWindow *window = show (view);

  g_assert_null (screen_find (GTK_WIDGET (view), LAYOVER_TYPE_ZOOM_VIEW, NULL));
  g_assert_nonnull (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "A chart"));
  screen_close (window);
}

static void
test_short_forms_say_what_they_mean (void)
{
  LayoverContentView *view = view_new_from_xhtml (
      "<p><abbr title='Monthly recurring revenue'>MRR</abbr> and <ruby>漢<rt>kan</rt></ruby></p>",
      NULL);
  GtkWindow *window = show (view);
  GtkWidget *flow;

  flow = screen_find (GTK_WIDGET (view), LAYOVER_TYPE_INLINE_FLOW, NULL);
  g_assert_cmpstr (layover_inline_flow_get_text (LAYOVER_INLINE_FLOW (flow)), ==,
                   "MRR (Monthly recurring revenue) and 漢");
  gtk_test_accessible_assert_property (flow, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "MRR (Monthly recurring revenue) and 漢 (kan)");
  screen_close (window);
}

/* Lines begin where the direction of the window says; a text that runs the other way begins at its own side. */
static void
test_lines_begin_at_their_side (void)
{
  static const struct
  {
    const char *text;
    GtkTextDirection direction;
    gboolean is_right;
  } cases[] = {
    { "", GTK_TEXT_DIR_LTR, FALSE },
    { "", GTK_TEXT_DIR_RTL, TRUE },
    { "word ", GTK_TEXT_DIR_RTL, FALSE },
    { "\327\251\327\234\327\225\327\235 ", GTK_TEXT_DIR_RTL, TRUE },
    { "\327\251\327\234\327\225\327\235 ", GTK_TEXT_DIR_LTR, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *flow = layover_inline_flow_new ();
      GtkWidget *field = gtk_button_new_with_label ("A");
      graphene_rect_t place;
      GtkWindow *window;

      gtk_widget_set_direction (flow, cases[i].direction);
      layover_inline_flow_append_text (LAYOVER_INLINE_FLOW (flow), cases[i].text, NULL);
      layover_inline_flow_append_widget (LAYOVER_INLINE_FLOW (flow), field);
      window = screen_show (flow, 500, 200);
      screen_settle ();
      g_assert_true (gtk_widget_compute_bounds (field, flow, &place));
      if (cases[i].is_right)
        g_assert_cmpfloat (place.origin.x, >, gtk_widget_get_width (flow) / 3.0);
      else
        g_assert_cmpfloat (place.origin.x, <, gtk_widget_get_width (flow) / 2.0);
      screen_close (window);
    }
}

#define ROW                                                                                        \
  "<div class='qti-layout-row'><div class='qti-layout-col4 qti-layout-offset2'><p>one</p></div>"   \
  "<div class='qti-layout-col6 qti-align-right'><p>two</p><p class='qti-align-left'>three</p>"     \
  "<p class='qti-bordered'>a <span class='qti-underline'>line</span></p></div></div>"

static double
get_x (LayoverContentView *view, const char *text)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, text),
                                            GTK_WIDGET (view), &bounds));

  return bounds.origin.x;
}

static void
test_columns (void)
{
  LayoverContentView *view = view_new_from_xhtml (ROW, NULL);
  GtkWindow *window = show (view);

  screen_settle ();
  if (g_getenv ("LAYOVER_TEST_WIDTH") == NULL && g_getenv ("LAYOVER_TEST_SCALE") == NULL)
    {
      /* a sixth of the width is empty, and the second column begins in the middle */
      g_assert_cmpfloat_with_epsilon (get_x (view, "one"), 640 / 6.0, 10);
      g_assert_cmpfloat_with_epsilon (get_x (view, "two"), 640 / 2.0, 14);
    }
  screen_save (window, "content-columns");
  screen_close (window);
}

static void
test_columns_collapse (void)
{
  LayoverContentView *view = view_new_from_xhtml (ROW, NULL);
  GtkWindow *window = screen_show (GTK_WIDGET (view), 440, 300);

  screen_settle ();
  g_assert_cmpfloat (get_x (view, "one"), ==, get_x (view, "two"));
  screen_close (window);
}

static void
test_lines_keep_to_a_side (void)
{
  LayoverContentView *view = view_new_from_xhtml (ROW, NULL);
  GtkWindow *window = show (view);
  gboolean is_mirrored = gtk_widget_get_direction (GTK_WIDGET (view)) == GTK_TEXT_DIR_RTL;

  g_assert_cmpfloat (
      gtk_label_get_xalign (GTK_LABEL (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "two"))), ==,
      is_mirrored ? 0 : 1);
  g_assert_cmpfloat (
      gtk_label_get_xalign (GTK_LABEL (screen_find (GTK_WIDGET (view), GTK_TYPE_LABEL, "three"))),
      ==, is_mirrored ? 1 : 0);
  screen_close (window);
}

int
main (int argc, char *argv[])
{
  screen_init (&argc, &argv);

  g_test_add_func ("/content-view/text-is-no-markup", test_text_is_no_markup);
  g_test_add_func ("/content-view/headings-have-levels", test_headings_have_levels);
  g_test_add_func ("/content-view/links", test_links);
  g_test_add_func ("/content-view/links-beside-pictures", test_links_beside_pictures);
  g_test_add_func ("/content-view/links-in-an-exam", test_links_in_an_exam);
  g_test_add_func ("/content-view/table-becomes-cards", test_table_becomes_cards);
  g_test_add_func ("/content-view/missing-picture", test_missing_picture);
  g_test_add_func ("/content-view/T40-no-pictures", test_t40_no_pictures);
  g_test_add_func ("/content-view/long-page-in-slices", test_long_page_in_slices);
  g_test_add_func ("/content-view/code-can-be-copied", test_code_can_be_copied);
  g_test_add_func ("/content-view/no-copying-in-an-exam", test_no_copying_in_an_exam);
  g_test_add_func ("/content-view/picture-zooms", test_picture_zooms);
  g_test_add_func ("/content-view/word-pictures-grow-with-the-text",
                   test_word_pictures_grow_with_the_text);
  g_test_add_func ("/content-view/missing-picture-does-not-zoom",
                   test_missing_picture_does_not_zoom);
  g_test_add_func ("/content-view/short-forms-say-what-they-mean",
                   test_short_forms_say_what_they_mean);
  g_test_add_func ("/content-view/it-dies", test_it_dies);
  g_test_add_func ("/content-view/lines-begin-at-their-side", test_lines_begin_at_their_side);
  g_test_add_func ("/content-view/columns", test_columns);
  g_test_add_func ("/content-view/columns-collapse", test_columns_collapse);
  g_test_add_func ("/content-view/lines-keep-to-a-side", test_lines_keep_to_a_side);

  return g_test_run ();
}
