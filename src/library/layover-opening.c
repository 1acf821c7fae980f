/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-opening-private.h"

struct _LayoverOpening
{
  GObject parent_instance;

  LayoverOpeningOutcome outcome;
  char *org;
  char *course;
  char *title;
  int version;
  LayoverEnrolment *enrolment;
};

G_DEFINE_FINAL_TYPE (LayoverOpening, layover_opening, G_TYPE_OBJECT)

static void
layover_opening_finalize (GObject *object)
{
  LayoverOpening *self = LAYOVER_OPENING (object);

  g_free (self->org);
  g_free (self->course);
  g_free (self->title);
  g_clear_object (&self->enrolment);

  G_OBJECT_CLASS (layover_opening_parent_class)->finalize (object);
}

static void
layover_opening_class_init (LayoverOpeningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_opening_finalize;
}

static void
layover_opening_init (LayoverOpening *self)
{
}

/* @course: nullable */
LayoverOpening *
layover_opening_new (LayoverOpeningOutcome outcome, const char *org, const char *course,
                     const char *title, int version)
{
  LayoverOpening *self = g_object_new (LAYOVER_TYPE_OPENING, NULL);

  self->outcome = outcome;
  self->org = g_strdup (org);
  self->course = g_strdup (course);
  self->title = g_strdup (title);
  self->version = version;

  return self;
}

LayoverOpening *
layover_opening_new_for_enrolment (LayoverOpeningOutcome outcome, LayoverEnrolment *enrolment)
{
  LayoverOpening *self = layover_opening_new (outcome, layover_enrolment_get_org (enrolment), NULL,
                                              layover_enrolment_get_name (enrolment),
                                              layover_enrolment_get_version (enrolment));

  self->enrolment = g_object_ref (enrolment);

  return self;
}

LayoverOpeningOutcome
layover_opening_get_outcome (LayoverOpening *self)
{
  g_return_val_if_fail (LAYOVER_IS_OPENING (self), LAYOVER_OPENING_ALREADY_HERE);

  return self->outcome;
}

/** layover_opening_get_org: Returns: (transfer none): the identifier of the organisation that signed the file */
const char *
layover_opening_get_org (LayoverOpening *self)
{
  g_return_val_if_fail (LAYOVER_IS_OPENING (self), NULL);

  return self->org;
}

/** layover_opening_get_course: Returns: (nullable) (transfer none): for layover_library_find_course() */
const char *
layover_opening_get_course (LayoverOpening *self)
{
  g_return_val_if_fail (LAYOVER_IS_OPENING (self), NULL);

  return self->course;
}

/** layover_opening_get_title: Returns: (transfer none): of the bundle, or the name of the organisation */
const char *
layover_opening_get_title (LayoverOpening *self)
{
  g_return_val_if_fail (LAYOVER_IS_OPENING (self), NULL);

  return self->title;
}

int
layover_opening_get_version (LayoverOpening *self)
{
  g_return_val_if_fail (LAYOVER_IS_OPENING (self), 0);

  return self->version;
}

/** layover_opening_get_enrolment: Returns: (nullable) (transfer none): of the outcomes that are about one */
LayoverEnrolment *
layover_opening_get_enrolment (LayoverOpening *self)
{
  g_return_val_if_fail (LAYOVER_IS_OPENING (self), NULL);

  return self->enrolment;
}
