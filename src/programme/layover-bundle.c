/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-bundle.h"
#include "layover-entry-name.h"
#include "layover-error.h"
#include "layover-record.h"
#include "layover-text.h"

/**
 * LayoverBundle:
 *
 * The record `bundle.rec` of docs/format.md section 6: what a bundle is before anything else in it is read.
 */
struct _LayoverBundle
{
  GObject parent_instance;

  char *title;
  char *language;
  char *org;
  GPtrArray *exams;
};

G_DEFINE_FINAL_TYPE (LayoverBundle, layover_bundle, G_TYPE_OBJECT)

static const LayoverRecordField fields[] = {
  { "title", FALSE, FALSE },
  { "language", FALSE, FALSE },
  { "org", FALSE, FALSE },
  { "exam", TRUE, TRUE },
};

static void
exam_free (gpointer data)
{
  LayoverBundleExam *self = data;

  g_free (self->id);
  g_free (self->path);
  g_free (self);
}

static gboolean
parse_word (const char *word, const char *zero, const char *one, guint *value)
{
  *value = strcmp (word, one) == 0;
  return *value == 1 || strcmp (word, zero) == 0;
}

/* EXAM-ID MODE SCORING PATH */
static LayoverBundleExam *
parse_exam (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  LayoverBundleExam *exam;
  guint mode;
  guint scoring;

  if (g_strv_length (words) != 4 || !layover_id_is_valid (words[0])
      || !parse_word (words[1], "practice", "proctored", &mode)
      || !parse_word (words[2], "local", "central", &scoring)
      || !layover_entry_name_is_valid (words[3]))
    return NULL;

  exam = g_new0 (LayoverBundleExam, 1);
  exam->id = g_strdup (words[0]);
  exam->mode = mode;
  exam->scoring = scoring;
  exam->path = g_strdup (words[3]);
  return exam;
}

static gboolean
take_exams (LayoverBundle *self, const LayoverRecord *record, GError **error)
{
  const char *const *lines = layover_record_get_all (record, "exam");

  for (guint i = 0; i < layover_record_get_n (record, "exam"); i++)
    {
      LayoverBundleExam *exam = parse_exam (lines[i]);

      if (exam == NULL)
        {
          layover_record_set_value_error (record, "exam", i,
                                          _ ("An exam is an identifier, “practice” or “proctored”, "
                                             "“local” or “central”, and a path"),
                                          error);
          return FALSE;
        }
      g_ptr_array_add (self->exams, exam);
    }

  return TRUE;
}

/**
 * layover_bundle_load:
 * @bytes: the text of a bundle.rec
 * @entry: what errors name as the place
 *
 * Returns: (transfer full): the record, or %NULL with the line in @error
 */
LayoverBundle *
layover_bundle_load (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverRecord)
      record = layover_record_parse (bytes, entry, fields, G_N_ELEMENTS (fields), error);
  g_autoptr (LayoverBundle) self = NULL;

  if (record == NULL)
    return NULL;

  self = g_object_new (LAYOVER_TYPE_BUNDLE, NULL);
  self->title = g_strdup (layover_record_get (record, "title"));
  self->language = g_strdup (layover_record_get (record, "language"));
  self->org = g_strdup (layover_record_get (record, "org"));

  if (!layover_id_is_valid (self->org))
    {
      layover_record_set_value_error (record, "org", 0, _ ("This is not an identifier"), error);
      return NULL;
    }

  return take_exams (self, record, error) ? g_steal_pointer (&self) : NULL;
}

static void
layover_bundle_finalize (GObject *object)
{
  LayoverBundle *self = LAYOVER_BUNDLE (object);

  g_free (self->title);
  g_free (self->language);
  g_free (self->org);
  g_ptr_array_unref (self->exams);

  G_OBJECT_CLASS (layover_bundle_parent_class)->finalize (object);
}

static void
layover_bundle_class_init (LayoverBundleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_bundle_finalize;
}

static void
layover_bundle_init (LayoverBundle *self)
{
  self->exams = g_ptr_array_new_with_free_func (exam_free);
}

const char *
layover_bundle_get_title (LayoverBundle *self)
{
  return self->title;
}

const char *
layover_bundle_get_language (LayoverBundle *self)
{
  return self->language;
}

const char *
layover_bundle_get_org (LayoverBundle *self)
{
  return self->org;
}

guint
layover_bundle_get_n_exams (LayoverBundle *self)
{
  return self->exams->len;
}

const LayoverBundleExam *
layover_bundle_get_exam (LayoverBundle *self, guint index)
{
  g_return_val_if_fail (index < self->exams->len, NULL);

  return g_ptr_array_index (self->exams, index);
}
