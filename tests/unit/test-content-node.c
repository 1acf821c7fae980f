/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-content.h"

static LayoverContentNode *
read_page (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LayoverContentNode *page = layover_content_from_markdown (bytes, "pages/a.md", &error);

  g_assert_no_error (error);
  return page;
}

static void
test_plain_text (void)
{
  g_autoptr (LayoverContentNode) page = read_page (
      "# One *two*\n\nThree\\\nfour `five`\n\n- six\n- seven\n\n| a | b |\n|---|---|\n| c | |\n\n"
      "> [!TIP] Eight\n> nine\n\n![ten](a.png)\n");
  g_autofree char *text = layover_content_node_dup_plain_text (page);

  g_assert_cmpstr (text, ==, "One two\nThree\nfour five\nsix\nseven\na\tb\nc\t\nEight\nnine\nten");
}

static void
test_title_is_the_first_heading (void)
{
  g_autoptr (LayoverContentNode) page = read_page ("a\n\n## The `first`\n\n# b\n");
  g_autoptr (LayoverContentNode) without = read_page ("a\n");
  g_autofree char *title = layover_content_node_dup_title (page);

  g_assert_cmpstr (title, ==, "The first");
  g_assert_null (layover_content_node_dup_title (without));
}

static gboolean
count_until_code_cb (LayoverContentNode *node, gpointer data)
{
  (*(guint *) data)++;

  return layover_content_node_get_kind (node) != LAYOVER_CONTENT_CODE;
}

static void
test_foreach_stops_when_told (void)
{
  g_autoptr (LayoverContentNode) page = read_page ("a\n\n`b` c\n\nd\n");
  guint n = 0;

  g_assert_false (layover_content_node_foreach (page, count_until_code_cb, &n));
  g_assert_cmpuint (n, ==, 5);
}

static void
test_places_are_found (void)
{
  g_autoptr (LayoverContentNode) page = read_page ("# A\n\n> ## B c\n");
  LayoverContentNode *place = layover_content_node_find_id (page, "b-c");

  g_assert_nonnull (place);
  g_assert_cmpuint (layover_content_node_get_line (place), ==, 3);
  g_assert_null (layover_content_node_find_id (page, "c"));
}

static void
test_parts_outlive_the_whole (void)
{
  LayoverContentNode *page = read_page ("a\n\nb\n");
  g_autoptr (LayoverContentNode)
      part = layover_content_node_ref (layover_content_node_get_child (page, 1));
  g_autofree char *text = NULL;

  layover_content_node_unref (page);
  text = layover_content_node_dup_plain_text (part);
  g_assert_cmpstr (text, ==, "b");
}

static void
test_custom (void)
{
  g_autoptr (LayoverContentNode) node = layover_content_node_new_custom ("RESPONSE", TRUE);

  g_assert_cmpint (layover_content_node_get_kind (node), ==, LAYOVER_CONTENT_CUSTOM);
  g_assert_cmpstr (layover_content_node_get_custom_id (node), ==, "RESPONSE");
  g_assert_true (layover_content_node_is_inline (node));
  g_assert_cmpuint (layover_content_node_get_n_children (node), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-node/plain-text", test_plain_text);
  g_test_add_func ("/content-node/title-is-the-first-heading", test_title_is_the_first_heading);
  g_test_add_func ("/content-node/foreach-stops-when-told", test_foreach_stops_when_told);
  g_test_add_func ("/content-node/places-are-found", test_places_are_found);
  g_test_add_func ("/content-node/parts-outlive-the-whole", test_parts_outlive_the_whole);
  g_test_add_func ("/content-node/custom", test_custom);

  return g_test_run ();
}
