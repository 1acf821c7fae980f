/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include "layover-course-private.h"
#include "layover-programme-xml-private.h"

/**
 * LayoverExam:
 *
 * An exam as its course announces it: where its test is and the policy it is sat under. Unchanging.
 */
struct _LayoverExam
{
  GObject parent_instance;

  char *id;
  char *title;
  char *path;
  LayoverExamMode mode;
  LayoverExamScoring scoring;
  int minutes;
  int pass_percent;
  int attempts;
  int wait_hours;
  int validity_months;
  guint line;
};

G_DEFINE_FINAL_TYPE (LayoverExam, layover_exam, G_TYPE_OBJECT)

LayoverExam *
layover_exam_new_from_xml (const LayoverXmlNode *node, const char *entry, GError **error)
{
  g_autoptr (LayoverExam) self = g_object_new (LAYOVER_TYPE_EXAM, NULL);

  if (!layover_programme_xml_check_entry (node, "path", entry, error))
    return NULL;

  self->id = layover_programme_xml_dup (node, "id");
  self->title = layover_programme_xml_dup (node, "title");
  self->path = layover_programme_xml_dup (node, "path");
  self->mode = g_strcmp0 (layover_xml_node_get_attribute (node, "mode"), "proctored") == 0
                   ? LAYOVER_EXAM_MODE_PROCTORED
                   : LAYOVER_EXAM_MODE_PRACTICE;
  self->scoring = g_strcmp0 (layover_xml_node_get_attribute (node, "scoring"), "central") == 0
                      ? LAYOVER_EXAM_SCORING_CENTRAL
                      : LAYOVER_EXAM_SCORING_LOCAL;
  self->minutes = layover_programme_xml_get_int (node, "minutes", 0);
  self->pass_percent = layover_programme_xml_get_int (node, "pass", 0);
  self->attempts = layover_programme_xml_get_int (node, "attempts", 0);
  self->wait_hours = layover_programme_xml_get_int (node, "wait-hours", 0);
  self->validity_months = layover_programme_xml_get_int (node, "validity-months", 0);
  self->line = layover_xml_node_get_line (node);

  return g_steal_pointer (&self);
}

static void
layover_exam_finalize (GObject *object)
{
  LayoverExam *self = LAYOVER_EXAM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->path);

  G_OBJECT_CLASS (layover_exam_parent_class)->finalize (object);
}

static void
layover_exam_class_init (LayoverExamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_exam_finalize;
}

static void
layover_exam_init (LayoverExam *self)
{
}

const char *
layover_exam_get_id (LayoverExam *self)
{
  return self->id;
}

const char *
layover_exam_get_title (LayoverExam *self)
{
  return self->title;
}

/** layover_exam_get_path: Returns: (transfer none): the folder of the QTI test (practice) or the sealed entry */
const char *
layover_exam_get_path (LayoverExam *self)
{
  return self->path;
}

LayoverExamMode
layover_exam_get_mode (LayoverExam *self)
{
  return self->mode;
}

/** layover_exam_mode_to_string: Returns: (transfer none): the word of docs/format.md section 6 */
const char *
layover_exam_mode_to_string (LayoverExam *self)
{
  return self->mode == LAYOVER_EXAM_MODE_PROCTORED ? "proctored" : "practice";
}

LayoverExamScoring
layover_exam_get_scoring (LayoverExam *self)
{
  return self->scoring;
}

/** layover_exam_scoring_to_string: Returns: (transfer none): the word of docs/format.md section 6 */
const char *
layover_exam_scoring_to_string (LayoverExam *self)
{
  return self->scoring == LAYOVER_EXAM_SCORING_CENTRAL ? "central" : "local";
}

int
layover_exam_get_minutes (LayoverExam *self)
{
  return self->minutes;
}

/** layover_exam_get_pass_percent: Returns: of the maximum score, what is needed at least; 0 to 100 */
int
layover_exam_get_pass_percent (LayoverExam *self)
{
  return self->pass_percent;
}

/** layover_exam_get_attempts: Returns: how often it may be sat, 0 for without limit */
int
layover_exam_get_attempts (LayoverExam *self)
{
  return self->attempts;
}

/** layover_exam_get_wait_hours: Returns: how long after an attempt the next may begin */
int
layover_exam_get_wait_hours (LayoverExam *self)
{
  return self->wait_hours;
}

/** layover_exam_get_validity_months: Returns: how long a pass counts, 0 for without end */
int
layover_exam_get_validity_months (LayoverExam *self)
{
  return self->validity_months;
}

/** layover_exam_get_line: Returns: where in course.xml it stands, for messages */
guint
layover_exam_get_line (LayoverExam *self)
{
  return self->line;
}
