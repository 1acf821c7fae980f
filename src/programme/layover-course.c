/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-course-private.h"
#include "layover-course.h"
#include "layover-error.h"
#include "layover-programme-xml-private.h"

struct _LayoverModule
{
  char *id;
  char *title;
  GPtrArray *parts;
};

/**
 * LayoverCourse:
 *
 * A course as its author announced it in `course.xml`: modules of parts, and exams. Unchanging.
 */
struct _LayoverCourse
{
  GObject parent_instance;

  char *id;
  char *number;
  char *title;
  char *summary;
  char *language;
  char *role;
  int level;
  int revision;
  gint64 date_s;
  char *source_uri;
  char *source_name;
  GPtrArray *competencies;
  GPtrArray *moments;
  GPtrArray *modules;
  GPtrArray *parts;
  GHashTable *parts_by_id;
  GPtrArray *exams;
};

G_DEFINE_FINAL_TYPE (LayoverCourse, layover_course, G_TYPE_OBJECT)

typedef struct
{
  LayoverCourse *course;
  const char *entry;
  GHashTable *ids; /* of modules and parts, which places in a course are known by */
} Reader;

static void
module_free (gpointer data)
{
  LayoverModule *self = data;

  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

static gboolean
read_module (Reader *self, const LayoverXmlNode *node, GError **error)
{
  LayoverModule *module = g_new0 (LayoverModule, 1);

  module->id = layover_programme_xml_dup (node, "id");
  module->title = layover_programme_xml_dup (node, "title");
  module->parts = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->course->modules, module);

  if (!layover_programme_xml_check_unique (self->ids, node, "id", self->entry, error))
    return FALSE;

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      LayoverPart *part;

      if (!layover_programme_xml_check_unique (self->ids, child, "id", self->entry, error))
        return FALSE;

      part = layover_part_new_from_xml (child, self->entry, error);
      if (part == NULL)
        return FALSE;

      g_ptr_array_add (module->parts, part);
      g_ptr_array_add (self->course->parts, part);
      g_hash_table_insert (self->course->parts_by_id, (gpointer) layover_part_get_id (part), part);
    }

  return TRUE;
}

static gboolean
read_exam (Reader *self, const LayoverXmlNode *node, GError **error)
{
  LayoverExam *exam;

  if (!layover_programme_xml_check_unique (self->ids, node, "id", self->entry, error))
    return FALSE;

  exam = layover_exam_new_from_xml (node, self->entry, error);
  if (exam == NULL)
    return FALSE;

  g_ptr_array_add (self->course->exams, exam);
  return TRUE;
}

static gboolean
read_source (Reader *self, const LayoverXmlNode *node, GError **error)
{
  if (!layover_programme_xml_check_uri (node, "href", self->entry, error))
    return FALSE;

  self->course->source_uri = layover_programme_xml_dup (node, "href");
  self->course->source_name = layover_programme_xml_dup_content (node);
  return TRUE;
}

/* The order of the elements is the schema's; here each only finds its place. */
static gboolean
read_child (Reader *self, const LayoverXmlNode *node, GError **error)
{
  LayoverCourse *course = self->course;

  if (layover_programme_xml_is (node, "title"))
    course->title = layover_programme_xml_dup_content (node);
  else if (layover_programme_xml_is (node, "summary"))
    course->summary = layover_programme_xml_dup_content (node);
  else if (layover_programme_xml_is (node, "competency"))
    g_ptr_array_add (course->competencies, layover_programme_xml_dup (node, "ref"));
  else if (layover_programme_xml_is (node, "moment"))
    g_ptr_array_add (course->moments, layover_programme_xml_dup (node, "ref"));
  else if (layover_programme_xml_is (node, "source"))
    return read_source (self, node, error);
  else if (layover_programme_xml_is (node, "module"))
    return read_module (self, node, error);
  else if (layover_programme_xml_is (node, "exam"))
    return read_exam (self, node, error);

  return TRUE;
}

static void
read_attributes (LayoverCourse *self, const LayoverXmlNode *root)
{
  self->id = layover_programme_xml_dup (root, "id");
  self->number = layover_programme_xml_dup (root, "number");
  self->language = layover_programme_xml_dup (root, "language");
  self->role = layover_programme_xml_dup (root, "role");
  self->level = layover_programme_xml_get_int (root, "level", 0);
  self->revision = layover_programme_xml_get_int (root, "revision", 1);
  self->date_s = layover_programme_xml_get_date (root, "date");
}

static gboolean
check_date (LayoverCourse *self, const LayoverXmlNode *root, const char *entry, GError **error)
{
  if (self->date_s > 0)
    return TRUE;

  layover_set_error_at_line (error, LAYOVER_ERROR_COURSE_DATE, entry,
                             layover_xml_node_get_line (root), 0,
                             _ ("“%s” is not a day since 1970 in the form YYYY-MM-DD"),
                             layover_xml_node_get_attribute (root, "date"));
  return FALSE;
}

/**
 * layover_course_load:
 * @bytes: the text of a course.xml
 * @entry: what errors name as the place
 *
 * Checks the text by data/schemas/course.rng, then that identifiers are unique, that entries have names a bundle
 * can hold, and that addresses are https. Whether the entries exist is for who has the bundle to check.
 *
 * Returns: (transfer full): the course, or %NULL with the line in @error
 */
LayoverCourse *
layover_course_load (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverXmlDocument)
      document = layover_programme_xml_load (bytes, entry, "course.rng", error);
  g_autoptr (LayoverCourse) self = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LayoverXmlNode *root;
  Reader reader;

  if (document == NULL)
    return NULL;

  self = g_object_new (LAYOVER_TYPE_COURSE, NULL);
  root = layover_xml_document_get_root (document);
  read_attributes (self, root);
  if (!check_date (self, root, entry, error))
    return NULL;

  reader = (Reader){ self, entry, ids };
  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    if (!read_child (&reader, node, error))
      return NULL;

  g_ptr_array_add (self->competencies, NULL);
  g_ptr_array_add (self->moments, NULL);
  return g_steal_pointer (&self);
}

static void
layover_course_finalize (GObject *object)
{
  LayoverCourse *self = LAYOVER_COURSE (object);

  g_free (self->id);
  g_free (self->number);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->language);
  g_free (self->role);
  g_free (self->source_uri);
  g_free (self->source_name);
  g_ptr_array_unref (self->competencies);
  g_ptr_array_unref (self->moments);
  g_hash_table_unref (self->parts_by_id);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->modules);
  g_ptr_array_unref (self->exams);

  G_OBJECT_CLASS (layover_course_parent_class)->finalize (object);
}

static void
layover_course_class_init (LayoverCourseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_course_finalize;
}

static void
layover_course_init (LayoverCourse *self)
{
  self->competencies = g_ptr_array_new_with_free_func (g_free);
  self->moments = g_ptr_array_new_with_free_func (g_free);
  self->modules = g_ptr_array_new_with_free_func (module_free);
  self->parts = g_ptr_array_new (); /* the modules own them */
  self->parts_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->exams = g_ptr_array_new_with_free_func (g_object_unref);
}

/** layover_course_get_id: Returns: (transfer none): “sal-101”, also the id of the bundle's statement */
const char *
layover_course_get_id (LayoverCourse *self)
{
  return self->id;
}

/** layover_course_get_number: Returns: (transfer none): “SAL-101”, as people say it */
const char *
layover_course_get_number (LayoverCourse *self)
{
  return self->number;
}

const char *
layover_course_get_title (LayoverCourse *self)
{
  return self->title;
}

const char *
layover_course_get_summary (LayoverCourse *self)
{
  return self->summary;
}

const char *
layover_course_get_language (LayoverCourse *self)
{
  return self->language;
}

/** layover_course_get_role: Returns: (nullable) (transfer none): the id of the role it is for, %NULL for everybody */
const char *
layover_course_get_role (LayoverCourse *self)
{
  return self->role;
}

/** layover_course_get_level: Returns: the ordinal of its level, 0 when it has none */
int
layover_course_get_level (LayoverCourse *self)
{
  return self->level;
}

/** layover_course_get_revision: Returns: the version that the bundle's statement carries */
int
layover_course_get_revision (LayoverCourse *self)
{
  return self->revision;
}

/** layover_course_get_date: Returns: the day of the revision, midnight UTC in seconds since 1970 */
gint64
layover_course_get_date (LayoverCourse *self)
{
  return self->date_s;
}

/** layover_course_get_source_uri: Returns: (nullable) (transfer none): where the source of truth lives, https */
const char *
layover_course_get_source_uri (LayoverCourse *self)
{
  return self->source_uri;
}

/** layover_course_get_source_name: Returns: (nullable) (transfer none): what people call the source of truth */
const char *
layover_course_get_source_name (LayoverCourse *self)
{
  return self->source_name;
}

/** layover_course_get_competencies: Returns: (transfer none) (array zero-terminated=1): ids */
const char *const *
layover_course_get_competencies (LayoverCourse *self)
{
  return (const char *const *) self->competencies->pdata;
}

/** layover_course_get_moments: Returns: (transfer none) (array zero-terminated=1): ids */
const char *const *
layover_course_get_moments (LayoverCourse *self)
{
  return (const char *const *) self->moments->pdata;
}

guint
layover_course_get_n_modules (LayoverCourse *self)
{
  return self->modules->len;
}

LayoverModule *
layover_course_get_module (LayoverCourse *self, guint index)
{
  g_return_val_if_fail (index < self->modules->len, NULL);

  return g_ptr_array_index (self->modules, index);
}

/** layover_course_get_n_parts: Returns: of all modules together */
guint
layover_course_get_n_parts (LayoverCourse *self)
{
  return self->parts->len;
}

/** layover_course_get_part: Returns: (transfer none): counted through all modules, in the order of study */
LayoverPart *
layover_course_get_part (LayoverCourse *self, guint index)
{
  g_return_val_if_fail (index < self->parts->len, NULL);

  return g_ptr_array_index (self->parts, index);
}

/** layover_course_find_part: Returns: (nullable) (transfer none): the part with this id */
LayoverPart *
layover_course_find_part (LayoverCourse *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->parts_by_id, id) : NULL;
}

guint
layover_course_get_n_exams (LayoverCourse *self)
{
  return self->exams->len;
}

LayoverExam *
layover_course_get_exam (LayoverCourse *self, guint index)
{
  g_return_val_if_fail (index < self->exams->len, NULL);

  return g_ptr_array_index (self->exams, index);
}

/** layover_course_find_exam: Returns: (nullable) (transfer none): the exam with this id */
LayoverExam *
layover_course_find_exam (LayoverCourse *self, const char *id)
{
  for (guint i = 0; i < self->exams->len; i++)
    if (g_strcmp0 (layover_exam_get_id (g_ptr_array_index (self->exams, i)), id) == 0)
      return g_ptr_array_index (self->exams, i);

  return NULL;
}

const char *
layover_module_get_id (const LayoverModule *self)
{
  return self->id;
}

const char *
layover_module_get_title (const LayoverModule *self)
{
  return self->title;
}

guint
layover_module_get_n_parts (const LayoverModule *self)
{
  return self->parts->len;
}

LayoverPart *
layover_module_get_part (const LayoverModule *self, guint index)
{
  g_return_val_if_fail (index < self->parts->len, NULL);

  return g_ptr_array_index (self->parts, index);
}
