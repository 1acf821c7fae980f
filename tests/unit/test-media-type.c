/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-media-type.h"

typedef struct
{
  const char *bytes;
  gsize length;
  LayoverMediaType type;
} Sample;

#define SAMPLE(literal, type)                                                                      \
  {                                                                                                \
    literal, sizeof (literal) - 1, type                                                            \
  }

static const Sample samples[] = {
  SAMPLE ("\x89PNG\r\n\x1a\n", LAYOVER_MEDIA_PNG),
  SAMPLE ("\xFF\xD8\xFF\xE0", LAYOVER_MEDIA_JPEG),
  SAMPLE ("GIF89a\1\0\1\0", LAYOVER_MEDIA_GIF),
  SAMPLE ("RIFF....WEBPVP8 ", LAYOVER_MEDIA_WEBP),
  SAMPLE ("\x1A\x45\xDF\xA3\x9f\x42\x82\x84webm", LAYOVER_MEDIA_WEBM),
  SAMPLE ("\x1A\x45\xDF\xA3\x9f\x42\x82\x88matroska", LAYOVER_MEDIA_NONE),
  SAMPLE ("OggS........\x80theora", LAYOVER_MEDIA_OGG_VIDEO),
  SAMPLE ("OggS........\x01vorbis", LAYOVER_MEDIA_OGG_AUDIO),
  SAMPLE ("OggS........OpusHead", LAYOVER_MEDIA_OGG_AUDIO),
  SAMPLE ("OggS........", LAYOVER_MEDIA_NONE),
  SAMPLE ("WEBVTT", LAYOVER_MEDIA_WEBVTT),
  SAMPLE ("\xEF\xBB\xBFWEBVTT\n\n", LAYOVER_MEDIA_WEBVTT),
  SAMPLE ("WEBVTTX", LAYOVER_MEDIA_NONE),
  SAMPLE ("#EXTM3U\nhttp://x/y.ts\n", LAYOVER_MEDIA_NONE),
  SAMPLE ("<smil><video src='http://x'/></smil>", LAYOVER_MEDIA_NONE),
  SAMPLE ("<svg xmlns='http://www.w3.org/2000/svg'/>", LAYOVER_MEDIA_NONE),
  SAMPLE ("\0\0\0\x20"
          "ftypisom",
          LAYOVER_MEDIA_NONE),
  SAMPLE ("RIFF....AVI LIST", LAYOVER_MEDIA_NONE),
  SAMPLE ("", LAYOVER_MEDIA_NONE),
};

static void
test_guess_looks_at_bytes_only (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_assert_cmpint (layover_media_type_guess (samples[i].bytes, samples[i].length), ==,
                     samples[i].type);
}

/* Every prefix of every sample stands in memory that ends where it ends, so that a reader past it is caught. */
static void
test_prefixes_are_read_within_bounds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (gsize n = 0; n <= samples[i].length; n++)
      {
        g_autofree char *copy = g_memdup2 (samples[i].bytes, n);
        guint32 width = 0;
        guint32 height = 0;

        layover_media_measure_image (copy, n, &width, &height);
      }
}

static void
test_names_must_fit (void)
{
  g_assert_true (layover_media_type_fits_name (LAYOVER_MEDIA_PNG, "media/a.PNG"));
  g_assert_true (layover_media_type_fits_name (LAYOVER_MEDIA_JPEG, "media/a.jpeg"));
  g_assert_true (layover_media_type_fits_name (LAYOVER_MEDIA_OGG_AUDIO, "a.ogg"));
  g_assert_false (layover_media_type_fits_name (LAYOVER_MEDIA_PNG, "media/a.jpg"));
  g_assert_false (layover_media_type_fits_name (LAYOVER_MEDIA_PNG, ".png"));
  g_assert_false (layover_media_type_fits_name (LAYOVER_MEDIA_NONE, "a.png"));
}

static void
assert_measures (const char *bytes, gsize length, guint32 width, guint32 height)
{
  guint32 w = 0;
  guint32 h = 0;

  g_assert_true (layover_media_measure_image (bytes, length, &w, &h));
  g_assert_cmpuint (w, ==, width);
  g_assert_cmpuint (h, ==, height);
}

static void
test_images_are_measured_by_header (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xC3\x50\0\0\x01\x02";
  static const char jpeg[] =
      "\xFF\xD8\xFF\xE0\0\x04xx\xFF\xFF\xC0\0\x11\x08\x01\x2C\x02\x58\x03.....";
  static const char gif[] = "GIF89a\x40\x01\xC8\0";
  static const char webp_lossy[] = "RIFF....WEBPVP8 ....\0\0\0\x9D\x01\x2A\x10\x00\x20\x00";
  static const char webp_lossless[] = "RIFF....WEBPVP8L....\x2F\x03\x40\0\0.....";
  static const char webp_extended[] = "RIFF....WEBPVP8X........\x09\0\0\x13\0\0";

  assert_measures (png, sizeof png - 1, 50000, 258);
  assert_measures (jpeg, sizeof jpeg - 1, 600, 300);
  assert_measures (gif, sizeof gif - 1, 320, 200);
  assert_measures (webp_lossy, sizeof webp_lossy - 1, 16, 32);
  assert_measures (webp_lossless, sizeof webp_lossless - 1, 4, 2);
  assert_measures (webp_extended, sizeof webp_extended - 1, 10, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/media-type/guess-looks-at-bytes-only", test_guess_looks_at_bytes_only);
  g_test_add_func ("/media-type/prefixes-are-read-within-bounds",
                   test_prefixes_are_read_within_bounds);
  g_test_add_func ("/media-type/names-must-fit", test_names_must_fit);
  g_test_add_func ("/media-type/images-are-measured-by-header", test_images_are_measured_by_header);

  return g_test_run ();
}
