/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-programme"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-programme-xml-private.h"
#include "layover-programme.h"

/* Everything a programme names has an identifier and some words; what differs is which words there are. */
typedef struct
{
  int ordinal;
  char *id;
  char *name;
  char *words[6];
} Term;

/* In the order of the file, and by identifier: a file may name tens of thousands. */
typedef struct
{
  GPtrArray *list;
  GHashTable *by_id;
} Terms;

enum
{
  ROLE_SHORT_NAME = 0,
  DESCRIPTION = 0,
  LEVEL_SKILLS = 0,
  LEVEL_NUMBER,
  LEVEL_FILL,
  LEVEL_CHEVRON,
  LEVEL_VALIDATES,
};

/**
 * LayoverProgramme:
 *
 * The words of a certification programme, read from `programme.xml`: roles, levels, Moments That Matter,
 * competencies. None of them is known to the code.
 */
struct _LayoverProgramme
{
  GObject parent_instance;

  char *id;
  char *title;
  char *organisation;
  char *language;
  int revision;
  Terms roles;
  Terms levels;
  Terms moments;
  Terms competencies;
};

G_DEFINE_FINAL_TYPE (LayoverProgramme, layover_programme, G_TYPE_OBJECT)

static void
term_free (gpointer data)
{
  Term *self = data;

  g_free (self->id);
  g_free (self->name);
  for (guint i = 0; i < G_N_ELEMENTS (self->words); i++)
    g_free (self->words[i]);
  g_free (self);
}

static void
terms_init (Terms *self)
{
  self->list = g_ptr_array_new_with_free_func (term_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
terms_clear (Terms *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->list);
}

static gpointer
find_term (Terms *terms, const char *id)
{
  return id != NULL ? g_hash_table_lookup (terms->by_id, id) : NULL;
}

static Term *
read_role (const LayoverXmlNode *node)
{
  Term *role = g_new0 (Term, 1);

  role->id = layover_programme_xml_dup (node, "id");
  role->name = layover_programme_xml_dup_content (node);
  role->words[ROLE_SHORT_NAME] = layover_programme_xml_dup (node, "short");
  return role;
}

static Term *
read_described (const LayoverXmlNode *node)
{
  Term *term = g_new0 (Term, 1);

  term->id = layover_programme_xml_dup (node, "id");
  term->name = layover_programme_xml_dup (node, "name");
  term->words[DESCRIPTION] = layover_programme_xml_dup_content (node);
  return term;
}

static Term *
read_level (const LayoverXmlNode *node)
{
  Term *level = g_new0 (Term, 1);
  LayoverXmlNode *validates = layover_xml_node_get_first_element (node);

  level->ordinal = layover_programme_xml_get_int (node, "ordinal", 1);
  level->id = layover_programme_xml_dup (node, "id");
  level->name = layover_programme_xml_dup (node, "name");
  level->words[LEVEL_SKILLS] = layover_programme_xml_dup (node, "skills");
  level->words[LEVEL_NUMBER] = layover_programme_xml_dup (node, "number");
  level->words[LEVEL_FILL] = layover_programme_xml_dup (node, "fill");
  level->words[LEVEL_CHEVRON] = layover_programme_xml_dup (node, "chevron");
  level->words[LEVEL_VALIDATES] = validates != NULL ? layover_programme_xml_dup_content (validates)
                                                    : NULL;
  return level;
}

/* Each kind of term has identifiers of its own: a role and a level may share one. */
static gboolean
add_term (Terms *terms, Term *term, const LayoverXmlNode *node, const char *entry, GError **error)
{
  gboolean is_new = g_hash_table_insert (terms->by_id, term->id, term);

  g_ptr_array_add (terms->list, term);
  if (!is_new)
    layover_set_error_at_line (error, LAYOVER_ERROR_COURSE_DUPLICATE, entry,
                               layover_xml_node_get_line (node), layover_xml_node_get_column (node),
                               _ ("“%s” is used twice as an identifier"), term->id);
  return is_new;
}

/* Levels stand in the order of their ordinals, without a gap, so that “level 2 of 4” is true. */
static gboolean
check_ordinal (LayoverProgramme *self, const LayoverXmlNode *node, const char *entry,
               GError **error)
{
  Term *level = g_ptr_array_index (self->levels.list, self->levels.list->len - 1);

  if (level->ordinal == (int) self->levels.list->len)
    return TRUE;

  layover_set_error_at_line (
      error, LAYOVER_ERROR_PROGRAMME_ORDINAL, entry, layover_xml_node_get_line (node),
      layover_xml_node_get_column (node),
      _ ("Levels are numbered 1, 2, 3 in their order; this one should be %u"),
      self->levels.list->len);
  return FALSE;
}

static gboolean
read_child (LayoverProgramme *self, const LayoverXmlNode *node, const char *entry, GError **error)
{
  if (layover_programme_xml_is (node, "title"))
    self->title = layover_programme_xml_dup_content (node);
  else if (layover_programme_xml_is (node, "organisation"))
    self->organisation = layover_programme_xml_dup_content (node);
  else if (layover_programme_xml_is (node, "role"))
    return add_term (&self->roles, read_role (node), node, entry, error);
  else if (layover_programme_xml_is (node, "level"))
    return add_term (&self->levels, read_level (node), node, entry, error)
           && check_ordinal (self, node, entry, error);
  else if (layover_programme_xml_is (node, "moment"))
    return add_term (&self->moments, read_described (node), node, entry, error);
  else if (layover_programme_xml_is (node, "competency"))
    return add_term (&self->competencies, read_described (node), node, entry, error);

  return TRUE;
}

/**
 * layover_programme_load:
 * @bytes: the text of a programme.xml
 * @entry: what errors name as the place
 *
 * Checks the text by data/schemas/programme.rng and reads it.
 *
 * Returns: (transfer full): the programme, or %NULL with the line in @error
 */
LayoverProgramme *
layover_programme_load (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverXmlDocument)
      document = layover_programme_xml_load (bytes, entry, "programme.rng", error);
  g_autoptr (LayoverProgramme) self = NULL;
  LayoverXmlNode *root;

  if (document == NULL)
    return NULL;

  self = g_object_new (LAYOVER_TYPE_PROGRAMME, NULL);
  root = layover_xml_document_get_root (document);
  self->id = layover_programme_xml_dup (root, "id");
  self->language = layover_programme_xml_dup (root, "language");
  self->revision = layover_programme_xml_get_int (root, "revision", 1);

  for (LayoverXmlNode *node = layover_xml_node_get_first_element (root); node != NULL;
       node = layover_xml_node_get_next_element (node))
    if (!read_child (self, node, entry, error))
      return NULL;

  return g_steal_pointer (&self);
}

static void
layover_programme_finalize (GObject *object)
{
  LayoverProgramme *self = LAYOVER_PROGRAMME (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->organisation);
  g_free (self->language);
  terms_clear (&self->roles);
  terms_clear (&self->levels);
  terms_clear (&self->moments);
  terms_clear (&self->competencies);

  G_OBJECT_CLASS (layover_programme_parent_class)->finalize (object);
}

static void
layover_programme_class_init (LayoverProgrammeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_programme_finalize;
}

static void
layover_programme_init (LayoverProgramme *self)
{
  terms_init (&self->roles);
  terms_init (&self->levels);
  terms_init (&self->moments);
  terms_init (&self->competencies);
}

const char *
layover_programme_get_id (LayoverProgramme *self)
{
  return self->id;
}

const char *
layover_programme_get_title (LayoverProgramme *self)
{
  return self->title;
}

const char *
layover_programme_get_organisation (LayoverProgramme *self)
{
  return self->organisation;
}

const char *
layover_programme_get_language (LayoverProgramme *self)
{
  return self->language;
}

int
layover_programme_get_revision (LayoverProgramme *self)
{
  return self->revision;
}

guint
layover_programme_get_n_roles (LayoverProgramme *self)
{
  return self->roles.list->len;
}

LayoverRole *
layover_programme_get_role (LayoverProgramme *self, guint index)
{
  g_return_val_if_fail (index < self->roles.list->len, NULL);

  return g_ptr_array_index (self->roles.list, index);
}

LayoverRole *
layover_programme_find_role (LayoverProgramme *self, const char *id)
{
  return find_term (&self->roles, id);
}

guint
layover_programme_get_n_levels (LayoverProgramme *self)
{
  return self->levels.list->len;
}

LayoverLevel *
layover_programme_get_level (LayoverProgramme *self, guint index)
{
  g_return_val_if_fail (index < self->levels.list->len, NULL);

  return g_ptr_array_index (self->levels.list, index);
}

/** layover_programme_find_level: Returns: (nullable) (transfer none): the level with this ordinal, from 1 */
LayoverLevel *
layover_programme_find_level (LayoverProgramme *self, int ordinal)
{
  return ordinal >= 1 && ordinal <= (int) self->levels.list->len
             ? g_ptr_array_index (self->levels.list, ordinal - 1)
             : NULL;
}

guint
layover_programme_get_n_moments (LayoverProgramme *self)
{
  return self->moments.list->len;
}

LayoverMoment *
layover_programme_get_moment (LayoverProgramme *self, guint index)
{
  g_return_val_if_fail (index < self->moments.list->len, NULL);

  return g_ptr_array_index (self->moments.list, index);
}

LayoverMoment *
layover_programme_find_moment (LayoverProgramme *self, const char *id)
{
  return find_term (&self->moments, id);
}

guint
layover_programme_get_n_competencies (LayoverProgramme *self)
{
  return self->competencies.list->len;
}

LayoverCompetency *
layover_programme_get_competency (LayoverProgramme *self, guint index)
{
  g_return_val_if_fail (index < self->competencies.list->len, NULL);

  return g_ptr_array_index (self->competencies.list, index);
}

LayoverCompetency *
layover_programme_find_competency (LayoverProgramme *self, const char *id)
{
  return find_term (&self->competencies, id);
}

const char *
layover_role_get_id (const LayoverRole *self)
{
  return ((const Term *) self)->id;
}

const char *
layover_role_get_name (const LayoverRole *self)
{
  return ((const Term *) self)->name;
}

const char *
layover_role_get_short_name (const LayoverRole *self)
{
  return ((const Term *) self)->words[ROLE_SHORT_NAME];
}

const char *
layover_level_get_id (const LayoverLevel *self)
{
  return ((const Term *) self)->id;
}

const char *
layover_level_get_name (const LayoverLevel *self)
{
  return ((const Term *) self)->name;
}

const char *
layover_level_get_skills (const LayoverLevel *self)
{
  return ((const Term *) self)->words[LEVEL_SKILLS];
}

const char *
layover_level_get_number (const LayoverLevel *self)
{
  return ((const Term *) self)->words[LEVEL_NUMBER];
}

const char *
layover_level_get_fill (const LayoverLevel *self)
{
  return ((const Term *) self)->words[LEVEL_FILL];
}

const char *
layover_level_get_chevron (const LayoverLevel *self)
{
  return ((const Term *) self)->words[LEVEL_CHEVRON];
}

const char *
layover_level_get_validates (const LayoverLevel *self)
{
  return ((const Term *) self)->words[LEVEL_VALIDATES];
}

const char *
layover_moment_get_id (const LayoverMoment *self)
{
  return ((const Term *) self)->id;
}

const char *
layover_moment_get_name (const LayoverMoment *self)
{
  return ((const Term *) self)->name;
}

const char *
layover_moment_get_description (const LayoverMoment *self)
{
  return ((const Term *) self)->words[DESCRIPTION];
}

const char *
layover_competency_get_id (const LayoverCompetency *self)
{
  return ((const Term *) self)->id;
}

const char *
layover_competency_get_name (const LayoverCompetency *self)
{
  return ((const Term *) self)->name;
}

const char *
layover_competency_get_description (const LayoverCompetency *self)
{
  return ((const Term *) self)->words[DESCRIPTION];
}

int
layover_level_get_ordinal (const LayoverLevel *self)
{
  return ((const Term *) self)->ordinal;
}
