/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include "layover-media-type.h"

#define EBML_HEAD_BYTES 128
#define OGG_FIRST_PAGE_BYTES 64

typedef struct
{
  LayoverMediaType type;
  const char *name;
  const char *extensions[4];
} MediaRow;

static const MediaRow rows[] = {
  { LAYOVER_MEDIA_PNG, "image/png", { ".png" } },
  { LAYOVER_MEDIA_JPEG, "image/jpeg", { ".jpg", ".jpeg" } },
  { LAYOVER_MEDIA_GIF, "image/gif", { ".gif" } },
  { LAYOVER_MEDIA_WEBP, "image/webp", { ".webp" } },
  { LAYOVER_MEDIA_WEBM, "video/webm", { ".webm" } },
  { LAYOVER_MEDIA_OGG_VIDEO, "video/ogg", { ".ogv", ".ogg" } },
  { LAYOVER_MEDIA_OGG_AUDIO, "audio/ogg", { ".oga", ".ogg", ".opus" } },
  { LAYOVER_MEDIA_WEBVTT, "text/vtt", { ".vtt" } },
};

static gboolean
has_bytes (const guint8 *data, gsize length, gsize offset, const char *bytes, gsize n)
{
  return offset <= length && n <= length - offset && memcmp (data + offset, bytes, n) == 0;
}

#define HAS(offset, literal) has_bytes (data, length, offset, literal, sizeof (literal) - 1)

static gboolean
contains (const guint8 *data, gsize length, gsize n_searched, const char *text)
{
  return memmem (data, MIN (length, n_searched), text, strlen (text)) != NULL;
}

static LayoverMediaType
guess_ogg (const guint8 *data, gsize length)
{
  if (contains (data, length, OGG_FIRST_PAGE_BYTES, "theora")
      || contains (data, length, OGG_FIRST_PAGE_BYTES, "fishead"))
    return LAYOVER_MEDIA_OGG_VIDEO;

  if (contains (data, length, OGG_FIRST_PAGE_BYTES, "vorbis")
      || contains (data, length, OGG_FIRST_PAGE_BYTES, "OpusHead")
      || contains (data, length, OGG_FIRST_PAGE_BYTES, "FLAC"))
    return LAYOVER_MEDIA_OGG_AUDIO;

  return LAYOVER_MEDIA_NONE;
}

static gboolean
is_webvtt (const guint8 *data, gsize length)
{
  gsize start = HAS (0, "\xEF\xBB\xBF") ? 3 : 0;
  guint8 next;

  if (!HAS (start, "WEBVTT"))
    return FALSE;

  if (length == start + 6)
    return TRUE;

  next = data[start + 6];
  return next == ' ' || next == '\t' || next == '\n' || next == '\r';
}

/**
 * layover_media_type_guess:
 * @head: the first bytes of the file, at best %LAYOVER_MEDIA_HEAD_BYTES
 *
 * Returns: the type the bytes themselves show, whatever the file is called
 */
LayoverMediaType
layover_media_type_guess (const void *head, gsize length)
{
  const guint8 *data = head;

  if (HAS (0, "\x89PNG\r\n\x1a\n"))
    return LAYOVER_MEDIA_PNG;
  if (HAS (0, "\xFF\xD8\xFF"))
    return LAYOVER_MEDIA_JPEG;
  if (HAS (0, "GIF87a") || HAS (0, "GIF89a"))
    return LAYOVER_MEDIA_GIF;
  if (HAS (0, "RIFF") && HAS (8, "WEBP"))
    return LAYOVER_MEDIA_WEBP;
  if (HAS (0, "\x1A\x45\xDF\xA3") && contains (data, length, EBML_HEAD_BYTES, "webm"))
    return LAYOVER_MEDIA_WEBM;
  if (HAS (0, "OggS"))
    return guess_ogg (data, length);
  if (is_webvtt (data, length))
    return LAYOVER_MEDIA_WEBVTT;

  return LAYOVER_MEDIA_NONE;
}

/** layover_media_type_to_string: Returns: (nullable): "image/png" and so on, %NULL for none */
const char *
layover_media_type_to_string (LayoverMediaType type)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].type == type)
      return rows[i].name;

  return NULL;
}

gboolean
layover_media_type_is_image (LayoverMediaType type)
{
  return type >= LAYOVER_MEDIA_PNG && type <= LAYOVER_MEDIA_WEBP;
}

/** layover_media_type_is_recording: Returns: whether it is video or audio */
gboolean
layover_media_type_is_recording (LayoverMediaType type)
{
  return type >= LAYOVER_MEDIA_WEBM && type <= LAYOVER_MEDIA_OGG_AUDIO;
}

/** layover_media_type_fits_name: Returns: whether @name ends as files of @type do, in any letter case */
gboolean
layover_media_type_fits_name (LayoverMediaType type, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; rows[i].type == type && rows[i].extensions[k] != NULL; k++)
      {
        gsize n = strlen (rows[i].extensions[k]);

        if (length > n && g_ascii_strcasecmp (name + length - n, rows[i].extensions[k]) == 0)
          return TRUE;
      }

  return FALSE;
}

static guint32
read_big_endian (const guint8 *p, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | p[i];

  return value;
}

static guint32
read_little_endian (const guint8 *p, guint n)
{
  guint32 value = 0;

  for (guint i = 0; i < n; i++)
    value |= (guint32) p[i] << (8 * i);

  return value;
}

/* The size stands in the first frame header; the segments before it say how long they are. */
static gboolean
measure_jpeg (const guint8 *data, gsize length, guint32 *width, guint32 *height)
{
  gsize at = 2;

  while (at + 9 <= length && data[at] == 0xFF)
    {
      guint8 marker = data[at + 1];
      gboolean is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8
                          && marker != 0xCC;

      if (marker == 0xFF)
        {
          at++;
          continue;
        }

      if (is_frame)
        {
          *height = read_big_endian (data + at + 5, 2);
          *width = read_big_endian (data + at + 7, 2);
          return TRUE;
        }

      at += 2 + read_big_endian (data + at + 2, 2);
    }

  return FALSE;
}

static gboolean
measure_webp (const guint8 *data, gsize length, guint32 *width, guint32 *height)
{
  if (length < 30)
    return FALSE;

  if (HAS (12, "VP8X"))
    {
      *width = read_little_endian (data + 24, 3) + 1;
      *height = read_little_endian (data + 27, 3) + 1;
      return TRUE;
    }

  if (HAS (12, "VP8L") && data[20] == 0x2F)
    {
      guint32 bits = read_little_endian (data + 21, 4);

      *width = (bits & 0x3FFF) + 1;
      *height = (bits >> 14 & 0x3FFF) + 1;
      return TRUE;
    }

  if (HAS (12, "VP8 ") && HAS (23, "\x9D\x01\x2A"))
    {
      *width = read_little_endian (data + 26, 2) & 0x3FFF;
      *height = read_little_endian (data + 28, 2) & 0x3FFF;
      return TRUE;
    }

  return FALSE;
}

/**
 * layover_media_measure_image:
 * @head: the first bytes of the file, at best %LAYOVER_MEDIA_HEAD_BYTES
 * @width: (out): in pixels
 * @height: (out): in pixels
 *
 * Reads what the header claims without decoding anything, so that a picture too large to decode is known first.
 *
 * Returns: %FALSE when it is no picture or its size cannot be told
 */
gboolean
layover_media_measure_image (const void *head, gsize length, guint32 *width, guint32 *height)
{
  const guint8 *data = head;

  switch ((int) layover_media_type_guess (head, length))
    {
    case LAYOVER_MEDIA_PNG:
      if (!HAS (12, "IHDR") || length < 24)
        return FALSE;
      *width = read_big_endian (data + 16, 4);
      *height = read_big_endian (data + 20, 4);
      return TRUE;

    case LAYOVER_MEDIA_JPEG:
      return measure_jpeg (data, length, width, height);

    case LAYOVER_MEDIA_GIF:
      if (length < 10)
        return FALSE;
      *width = read_little_endian (data + 6, 2);
      *height = read_little_endian (data + 8, 2);
      return TRUE;

    case LAYOVER_MEDIA_WEBP:
      return measure_webp (data, length, width, height);

    default:
      return FALSE;
    }
}
