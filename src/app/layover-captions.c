/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "layover-captions.h"
#include "layover-error.h"

#define BYTE_ORDER_MARK "\357\273\277"

struct _LayoverCue
{
  GObject parent_instance;

  double start_s;
  double end_s;
  char *text;
};

G_DEFINE_FINAL_TYPE (LayoverCue, layover_cue, G_TYPE_OBJECT)

static void
layover_cue_finalize (GObject *object)
{
  g_free (LAYOVER_CUE (object)->text);

  G_OBJECT_CLASS (layover_cue_parent_class)->finalize (object);
}

static void
layover_cue_class_init (LayoverCueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_cue_finalize;
}

static void
layover_cue_init (LayoverCue *self)
{
}

double
layover_cue_get_start_s (LayoverCue *self)
{
  g_return_val_if_fail (LAYOVER_IS_CUE (self), 0);

  return self->start_s;
}

double
layover_cue_get_end_s (LayoverCue *self)
{
  g_return_val_if_fail (LAYOVER_IS_CUE (self), 0);

  return self->end_s;
}

const char *
layover_cue_get_text (LayoverCue *self)
{
  g_return_val_if_fail (LAYOVER_IS_CUE (self), NULL);

  return self->text;
}

/* "1:02:03.400" or "02:03.400" */
static gboolean
parse_time (const char *text, double *seconds, const char **end)
{
  double parts[3] = { 0, 0, 0 };
  guint n_parts = 0;
  char *after = NULL;

  while (n_parts < G_N_ELEMENTS (parts))
    {
      if (!g_ascii_isdigit (*text))
        return FALSE;
      parts[n_parts++] = g_ascii_strtod (text, &after);
      text = after;
      if (*text != ':')
        break;
      text++;
    }

  if (n_parts < 2)
    return FALSE;

  *seconds = n_parts == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
  *end = text;

  return *seconds < 1e6;
}

static gboolean
parse_times (const char *line, double *start_s, double *end_s)
{
  const char *p = line;

  if (!parse_time (p, start_s, &p))
    return FALSE;

  p += strspn (p, " \t");
  if (!g_str_has_prefix (p, "-->"))
    return FALSE;
  p += 3;
  p += strspn (p, " \t");

  return parse_time (p, end_s, &p) && *end_s > *start_s;
}

static gsize
append_entity (GString *text, const char *p)
{
  static const struct
  {
    const char *entity;
    const char *character;
  } entities[] = { { "&amp;", "&" },  { "&lt;", "<" }, { "&gt;", ">" },
                   { "&nbsp;", " " }, { "&lrm;", "" }, { "&rlm;", "" } };

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_has_prefix (p, entities[i].entity))
      {
        g_string_append (text, entities[i].character);
        return strlen (entities[i].entity);
      }

  g_string_append_c (text, '&');

  return 1;
}

/* the words of one line: "<v Ada>Hello <i>there</i>" is "Hello there" */
static void
append_words (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');

  for (const char *p = line; *p != '\0';)
    {
      if (*p == '<')
        {
          const char *end = strchr (p, '>');

          p = end != NULL ? end + 1 : p + strlen (p);
        }
      else if (*p == '&')
        p += append_entity (text, p);
      else
        g_string_append_c (text, *p++);
    }
}

static guint
parse_cue (GListStore *cues, GStrv lines, guint i)
{
  double start_s, end_s;
  g_autoptr (LayoverCue) cue = NULL;
  GString *text;

  if (!parse_times (lines[i], &start_s, &end_s))
    return i + 1;

  text = g_string_new (NULL);
  for (i++; lines[i] != NULL && *lines[i] != '\0'; i++)
    append_words (text, lines[i]);

  cue = g_object_new (LAYOVER_TYPE_CUE, NULL);
  cue->start_s = start_s;
  cue->end_s = end_s;
  cue->text = g_strstrip (g_string_free (text, FALSE));
  if (*cue->text != '\0')
    g_list_store_append (cues, cue);

  return i;
}

/* WebVTT section 4.1: a byte order mark may stand before the word. */
static const char *
skip_mark (const char *text)
{
  return g_str_has_prefix (text, BYTE_ORDER_MARK) ? text + strlen (BYTE_ORDER_MARK) : text;
}

/**
 * layover_captions_parse:
 * @bytes: a WebVTT file, at most %LAYOVER_CAPTIONS_MAX_BYTES
 *
 * Returns: (transfer full) (nullable): a list of #LayoverCue, in the order of the file
 */
GListModel *
layover_captions_parse (GBytes *bytes, GError **error)
{
  g_autoptr (GListStore) cues = g_list_store_new (LAYOVER_TYPE_CUE);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) parts = NULL;

  if (size > LAYOVER_CAPTIONS_MAX_BYTES || !g_utf8_validate_len (data, size, NULL))
    {
      layover_set_error (error, LAYOVER_ERROR_CONTENT, NULL, _ ("The captions cannot be read."));
      return NULL;
    }

  text = g_strndup (data != NULL ? data : "", size);
  parts = g_strsplit (text, "\r\n", -1);
  g_free (text);
  text = g_strdelimit (g_strjoinv ("\n", parts), "\r", '\n');
  lines = g_strsplit (text, "\n", -1);

  if (lines[0] == NULL || !g_str_has_prefix (skip_mark (lines[0]), "WEBVTT"))
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_CONTENT, NULL, 1, 0,
                                 _ ("The captions are not WebVTT."));
      return NULL;
    }

  for (guint i = 1; lines[i] != NULL
                    && g_list_model_get_n_items (G_LIST_MODEL (cues)) < LAYOVER_CAPTIONS_MAX_CUES;)
    i = parse_cue (cues, lines, i);

  return G_LIST_MODEL (g_steal_pointer (&cues));
}

/**
 * layover_captions_find:
 * @index: (out) (optional): its place in the list
 *
 * Returns: (transfer none) (nullable): the cue that is shown at @position_s
 */
LayoverCue *
layover_captions_find (GListModel *captions, double position_s, guint *index)
{
  guint n_cues = g_list_model_get_n_items (captions);

  for (guint i = 0; i < n_cues; i++)
    {
      g_autoptr (LayoverCue) cue = g_list_model_get_item (captions, i);

      if (position_s >= cue->start_s && position_s < cue->end_s)
        {
          if (index != NULL)
            *index = i;
          /* the list holds it */
          return cue;
        }
    }

  return NULL;
}
