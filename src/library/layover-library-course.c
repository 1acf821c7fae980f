/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-library-course-private.h"

struct _LayoverLibraryCourse
{
  GObject parent_instance;

  char *org;
  char *id;
  LayoverBundleFiles *files;
  LayoverCourse *course;
  LayoverProgress *progress;

  gint64 row;
  char *title;
  char *digest;
  char *org_name;
  char *fingerprint;
  char *problem;
  char *sentence;
  int version;
  gint64 created_s;
  gint64 expires_s;
  guint64 size_bytes;
  LayoverStanding standing;
  gboolean is_expired;
  gboolean is_revoked;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_ORG,
  PROP_NUMBER,
  PROP_TITLE,
  PROP_ORG_NAME,
  PROP_FINGERPRINT,
  PROP_VERSION,
  PROP_CREATED_S,
  PROP_SIZE_BYTES,
  PROP_COURSE,
  PROP_PROGRESS,
  PROP_STANDING,
  PROP_SENTENCE,
  PROP_IS_EXPIRED,
  PROP_IS_REVOKED,
  PROP_PROBLEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverLibraryCourse, layover_library_course, G_TYPE_OBJECT)

static void
layover_library_course_finalize (GObject *object)
{
  LayoverLibraryCourse *self = LAYOVER_LIBRARY_COURSE (object);

  g_clear_pointer (&self->files, layover_bundle_files_unref);
  g_clear_object (&self->course);
  g_clear_object (&self->progress);
  g_free (self->org);
  g_free (self->id);
  g_free (self->title);
  g_free (self->digest);
  g_free (self->org_name);
  g_free (self->fingerprint);
  g_free (self->problem);
  g_free (self->sentence);

  G_OBJECT_CLASS (layover_library_course_parent_class)->finalize (object);
}

static void
get_text_property (LayoverLibraryCourse *self, guint id, GValue *value)
{
  const char *const texts[N_PROPS] = {
    [PROP_ID] = self->id,
    [PROP_ORG] = self->org,
    [PROP_NUMBER] = layover_library_course_get_number (self),
    [PROP_TITLE] = layover_library_course_get_title (self),
    [PROP_ORG_NAME] = self->org_name,
    [PROP_FINGERPRINT] = self->fingerprint,
    [PROP_SENTENCE] = self->sentence,
    [PROP_PROBLEM] = self->problem,
  };

  g_value_set_string (value, texts[id]);
}

static void
layover_library_course_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverLibraryCourse *self = LAYOVER_LIBRARY_COURSE (object);

  switch (id)
    {
    case PROP_ID:
    case PROP_ORG:
    case PROP_NUMBER:
    case PROP_TITLE:
    case PROP_ORG_NAME:
    case PROP_FINGERPRINT:
    case PROP_SENTENCE:
    case PROP_PROBLEM:
      get_text_property (self, id, value);
      break;
    case PROP_VERSION:
      g_value_set_int (value, self->version);
      break;
    case PROP_CREATED_S:
      g_value_set_int64 (value, self->created_s);
      break;
    case PROP_SIZE_BYTES:
      g_value_set_uint64 (value, self->size_bytes);
      break;
    case PROP_COURSE:
      g_value_set_object (value, self->course);
      break;
    case PROP_PROGRESS:
      g_value_set_object (value, self->progress);
      break;
    case PROP_STANDING:
      g_value_set_int (value, (int) self->standing);
      break;
    case PROP_IS_EXPIRED:
      g_value_set_boolean (value, self->is_expired);
      break;
    case PROP_IS_REVOKED:
      g_value_set_boolean (value, self->is_revoked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

#define FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
layover_library_course_class_init (LayoverLibraryCourseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_library_course_finalize;
  object_class->get_property = layover_library_course_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, FLAGS);
  properties[PROP_ORG] = g_param_spec_string ("org", NULL, NULL, NULL, FLAGS);
  properties[PROP_NUMBER] = g_param_spec_string ("number", NULL, NULL, NULL, FLAGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, FLAGS);
  properties[PROP_ORG_NAME] = g_param_spec_string ("org-name", NULL, NULL, NULL, FLAGS);
  properties[PROP_FINGERPRINT] = g_param_spec_string ("fingerprint", NULL, NULL, NULL, FLAGS);
  properties[PROP_VERSION] = g_param_spec_int ("version", NULL, NULL, 0, G_MAXINT, 0, FLAGS);
  properties[PROP_CREATED_S] = g_param_spec_int64 ("created-s", NULL, NULL, G_MININT64, G_MAXINT64,
                                                   0, FLAGS);
  properties[PROP_SIZE_BYTES] = g_param_spec_uint64 ("size-bytes", NULL, NULL, 0, G_MAXUINT64, 0,
                                                     FLAGS);
  properties[PROP_COURSE] = g_param_spec_object ("course", NULL, NULL, LAYOVER_TYPE_COURSE, FLAGS);
  properties[PROP_PROGRESS] = g_param_spec_object ("progress", NULL, NULL, LAYOVER_TYPE_PROGRESS,
                                                   FLAGS);
  properties[PROP_STANDING] = g_param_spec_int ("standing", NULL, NULL, 0, G_MAXINT, 0, FLAGS);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, FLAGS);
  properties[PROP_IS_EXPIRED] = g_param_spec_boolean ("is-expired", NULL, NULL, FALSE, FLAGS);
  properties[PROP_IS_REVOKED] = g_param_spec_boolean ("is-revoked", NULL, NULL, FALSE, FLAGS);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, FLAGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_library_course_init (LayoverLibraryCourse *self)
{
}

LayoverLibraryCourse *
layover_library_course_new (const char *org, const char *id)
{
  LayoverLibraryCourse *self = g_object_new (LAYOVER_TYPE_LIBRARY_COURSE, NULL);

  self->org = g_strdup (org);
  self->id = g_strdup (id);

  return self;
}

static void
set_text (char **field, const char *value)
{
  char *former = *field;

  *field = g_strdup (value);
  g_free (former);
}

static void
take_organisation (LayoverLibraryCourse *self, LayoverEnrolment *enrolment)
{
  g_clear_pointer (&self->fingerprint, g_free);

  if (enrolment != NULL)
    {
      set_text (&self->org_name, layover_enrolment_get_name (enrolment));
      self->fingerprint = layover_public_key_dup_fingerprint (
          layover_enrolment_get_org_key (enrolment));
    }
  else
    {
      set_text (&self->org_name, self->org);
    }
}

/* Everything at once, and one notification of everything: a version is not half another one. */
void
layover_library_course_update (LayoverLibraryCourse *self, const LayoverCourseState *state)
{
  const LayoverBundleRow *row = state->row;

  g_object_freeze_notify (G_OBJECT (self));

  self->row = row->row;
  self->version = row->version;
  self->created_s = row->created_s;
  self->expires_s = row->expires_s;
  self->size_bytes = row->size_bytes;
  self->is_expired = state->is_expired;
  self->is_revoked = state->is_revoked;
  set_text (&self->title, row->title);
  set_text (&self->digest, row->digest);
  set_text (&self->problem, state->problem);
  take_organisation (self, state->enrolment);
  g_set_object (&self->course, state->course);
  g_clear_pointer (&self->files, layover_bundle_files_unref);
  self->files = layover_bundle_files_ref (state->files);

  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);

  g_object_thaw_notify (G_OBJECT (self));
}

void
layover_library_course_set_progress (LayoverLibraryCourse *self, LayoverProgress *progress)
{
  if (g_set_object (&self->progress, progress))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

void
layover_library_course_set_standing (LayoverLibraryCourse *self, LayoverStanding standing,
                                     const char *sentence)
{
  if (self->standing == standing && g_strcmp0 (self->sentence, sentence) == 0)
    return;

  self->standing = standing;
  set_text (&self->sentence, sentence);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STANDING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
}

gint64
layover_library_course_get_row (LayoverLibraryCourse *self)
{
  return self->row;
}

LayoverBundleFiles *
layover_library_course_get_files (LayoverLibraryCourse *self)
{
  return self->files;
}

/** layover_library_course_get_id: Returns: (transfer none): the identifier of the course, as in its bundle */
const char *
layover_library_course_get_id (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->id;
}

/** layover_library_course_get_number: Returns: (transfer none): "SAL-101"; "" when the course cannot be read */
const char *
layover_library_course_get_number (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->course != NULL ? layover_course_get_number (self->course) : "";
}

const char *
layover_library_course_get_title (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->course != NULL ? layover_course_get_title (self->course) : self->title;
}

const char *
layover_library_course_get_org (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->org;
}

/** layover_library_course_get_org_name: Returns: (transfer none): the name; the identifier when nobody vouches for it */
const char *
layover_library_course_get_org_name (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->org_name;
}

/** layover_library_course_get_fingerprint: Returns: (nullable) (transfer none): of the organisation's key */
const char *
layover_library_course_get_fingerprint (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->fingerprint;
}

/** layover_library_course_get_digest: Returns: (transfer none): hex SHA-256 of the bundle's SHA256SUMS */
const char *
layover_library_course_get_digest (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->digest;
}

int
layover_library_course_get_version (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), 0);

  return self->version;
}

/** layover_library_course_get_created_s: Returns: when the bundle says it was made, seconds since 1970 */
gint64
layover_library_course_get_created_s (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), 0);

  return self->created_s;
}

/** layover_library_course_get_expires_s: Returns: seconds since 1970, 0 when it does not expire */
gint64
layover_library_course_get_expires_s (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), 0);

  return self->expires_s;
}

guint64
layover_library_course_get_size_bytes (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), 0);

  return self->size_bytes;
}

/** layover_library_course_get_course: Returns: (nullable) (transfer none): %NULL when it cannot be read */
LayoverCourse *
layover_library_course_get_course (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->course;
}

/** layover_library_course_get_progress: Returns: (nullable) (transfer none): replaced, never changed, as parts are done */
LayoverProgress *
layover_library_course_get_progress (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->progress;
}

LayoverStanding
layover_library_course_get_standing (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), 0);

  return self->standing;
}

/** layover_library_course_get_sentence: Returns: (transfer none): where the person stands, in one plain sentence */
const char *
layover_library_course_get_sentence (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->sentence;
}

/** layover_library_course_is_expired: Returns: whether it can be read but its exams are closed */
gboolean
layover_library_course_is_expired (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), FALSE);

  return self->is_expired;
}

/** layover_library_course_is_revoked: Returns: whether the key that signed it was withdrawn, or nobody vouches for it */
gboolean
layover_library_course_is_revoked (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), FALSE);

  return self->is_revoked;
}

/** layover_library_course_get_problem: Returns: (nullable) (transfer none): why it cannot be read, as a sentence */
const char *
layover_library_course_get_problem (LayoverLibraryCourse *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return self->problem;
}

gboolean
layover_library_course_has_entry (LayoverLibraryCourse *self, const char *entry)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), FALSE);

  return layover_bundle_files_has (self->files, entry);
}

/**
 * layover_library_course_dup_path:
 *
 * Returns: (transfer full) (nullable): the file with the bytes of @entry, for a picture or a player. It has no
 *   telling name and its bytes were compared when they were copied, not now.
 */
char *
layover_library_course_dup_path (LayoverLibraryCourse *self, const char *entry)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return g_strdup (layover_bundle_files_get_path (self->files, entry));
}

/**
 * layover_library_course_read:
 *
 * Returns: (transfer full): a text entry of at most 4 MiB, compared with its digest; %NULL with @error set
 */
GBytes *
layover_library_course_read (LayoverLibraryCourse *self, const char *entry, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (self), NULL);

  return layover_bundle_files_read (self->files, entry, error);
}
