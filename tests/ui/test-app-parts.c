/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>

#include "layover-captions.h"
#include "layover-format.h"
#include "layover-level-colors.h"
#include "layover-trust-view.h"

/* What the application knows without a display. */

static GListModel *
parse (const char *text, gboolean is_good)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  GListModel *captions = layover_captions_parse (bytes, &error);

  g_assert_cmpint (captions != NULL, ==, is_good);
  g_assert_cmpint (error == NULL, ==, is_good);

  return captions;
}

static void
test_captions (void)
{
  g_autoptr (GListModel) captions = parse (
      "\357\273\277WEBVTT a film\r\n\r\nNOTE nothing\r\n\r\n1\r\n00:01.500 --> 00:04.000 "
      "align:start\r\n<v Ada>Hello <i>there</i>,\r\nR&amp;D &lt;here&gt;\r\n\r\n"
      "1:00:00.000 --> 1:00:02.000\r\nlate\r\n\r\n00:09.000 --> 00:08.000\r\nbackwards\r\n",
      TRUE);
  g_autoptr (LayoverCue) cue = NULL;
  guint index = 99;

  g_assert_cmpuint (g_list_model_get_n_items (captions), ==, 2);
  cue = g_list_model_get_item (captions, 0);
  g_assert_cmpfloat (layover_cue_get_start_s (cue), ==, 1.5);
  g_assert_cmpfloat (layover_cue_get_end_s (cue), ==, 4);
  g_assert_cmpstr (layover_cue_get_text (cue), ==, "Hello there, R&D <here>");

  g_assert_null (layover_captions_find (captions, 1.49, NULL));
  g_assert_true (layover_captions_find (captions, 3.99, &index) == cue);
  g_assert_cmpuint (index, ==, 0);
  g_assert_null (layover_captions_find (captions, 4, NULL));
  g_assert_nonnull (layover_captions_find (captions, 3601, &index));
  g_assert_cmpuint (index, ==, 1);
}

static void
test_hostile_captions (void)
{
  static const char *const odd[] = {
    "WEBVTT",
    "WEBVTT\n\n-->\n\n",
    "WEBVTT\n\n00:00 -->",
    "WEBVTT\n\n00:00.000 --> 99999999999:00.000\nx\n",
    "WEBVTT\n\n00:00.000 --> 00:01.000\n<b",
    "WEBVTT\n\n00:00.000 --> 00:01.000\n&",
    "WEBVTT\n\n00:nan --> 00:inf\nx",
  };
  GString *many = g_string_new ("WEBVTT\n\n");

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GListModel) captions = parse (odd[i], TRUE);

      g_assert_cmpuint (g_list_model_get_n_items (captions), <=, 1);
    }

  parse ("", FALSE);
  parse ("WEBVT\n", FALSE);
  parse ("WEBVTT\n\n\377\n", FALSE);

  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "00:00.000 --> 00:01.000\nx\n\n");
  {
    g_autoptr (GListModel) captions = parse (many->str, TRUE);

    g_assert_cmpuint (g_list_model_get_n_items (captions), ==, LAYOVER_CAPTIONS_MAX_CUES);
  }
  while (many->len <= LAYOVER_CAPTIONS_MAX_BYTES)
    g_string_append (many, "00:00.000 --> 00:01.000\nx\n\n");
  parse (many->str, FALSE);
  g_string_free (many, TRUE);
}

static void
assert_readable (const GdkRGBA *fill, gboolean is_dark)
{
  const GdkRGBA light[] = { { 0.98f, 0.98f, 0.98f, 1 }, { 1, 1, 1, 1 } };
  const GdkRGBA dark[] = { { 0.14f, 0.14f, 0.14f, 1 }, { 0.21f, 0.21f, 0.21f, 1 } };
  const GdkRGBA *grounds = is_dark ? dark : light;
  LayoverLevelColors colors;

  layover_level_colors_init (&colors, fill, is_dark);
  g_assert_cmpfloat (layover_contrast (&colors.text, &colors.tint), >=, 4.5);
  g_assert_cmpfloat (layover_contrast (&colors.graphic, &colors.tint), >=, 3.0);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpfloat (layover_contrast (&colors.text, &grounds[i]), >=, 4.5);
      g_assert_cmpfloat (layover_contrast (&colors.graphic, &grounds[i]), >=, 3.0);
    }
}

/* Whatever colour a programme gives a level, its words can be read. */
static void
test_level_colors (void)
{
  static const char *const sample[] = { "#f5c211", "#ff7800", "#813d9c", "#c01c28" };

  for (gsize i = 0; i < G_N_ELEMENTS (sample); i++)
    {
      GdkRGBA fill;

      g_assert_true (gdk_rgba_parse (&fill, sample[i]));
      assert_readable (&fill, FALSE);
      assert_readable (&fill, TRUE);
    }

  for (guint i = 0; i < 9 * 9 * 9; i++)
    {
      GdkRGBA fill = { (float) (i % 9) / 8, (float) (i / 9 % 9) / 8, (float) (i / 81) / 8, 1 };
      GdkRGBA chevron;

      assert_readable (&fill, FALSE);
      assert_readable (&fill, TRUE);
      layover_chevron_color (&fill, "#808080", &chevron);
      g_assert_cmpfloat (layover_contrast (&chevron, &fill), >=, 3.0);
    }
}

static void
test_fingerprint_symbols (void)
{
  static const struct
  {
    const char *typed;
    const char *symbols;
  } cases[] = {
    { "m4tp-9z0k", "M4TP9Z0K" },
    { "oO iI lL", "001111" },
    { "u U \303\244 !", "" },
    { "  7K3M Q9TX  ", "7K3MQ9TX" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *symbols = layover_trust_normalise (cases[i].typed);

      g_assert_cmpstr (symbols, ==, cases[i].symbols);
    }
}

static void
test_formats (void)
{
  g_autofree char *minutes = layover_format_minutes (6);
  g_autofree char *hours = layover_format_minutes (80);
  g_autofree char *clock = layover_format_clock (128);
  g_autofree char *long_clock = layover_format_clock (3661);

  g_assert_cmpstr (minutes, ==, "6\302\240min");
  g_assert_cmpstr (hours, ==, "1\302\240h 20\302\240min");
  g_assert_cmpstr (clock, ==, "2:08");
  g_assert_cmpstr (long_clock, ==, "1:01:01");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/captions", test_captions);
  g_test_add_func ("/app/hostile-captions", test_hostile_captions);
  g_test_add_func ("/app/level-colors", test_level_colors);
  g_test_add_func ("/app/fingerprint-symbols", test_fingerprint_symbols);
  g_test_add_func ("/app/formats", test_formats);

  return g_test_run ();
}
