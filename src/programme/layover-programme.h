/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A programme's words. Each belongs to its programme and lives as long as that does. */
typedef struct _LayoverRole LayoverRole;
typedef struct _LayoverLevel LayoverLevel;
typedef struct _LayoverMoment LayoverMoment;
typedef struct _LayoverCompetency LayoverCompetency;

const char *layover_role_get_id (const LayoverRole *self);
const char *layover_role_get_short_name (const LayoverRole *self);
const char *layover_role_get_name (const LayoverRole *self);

int layover_level_get_ordinal (const LayoverLevel *self);
const char *layover_level_get_id (const LayoverLevel *self);
const char *layover_level_get_name (const LayoverLevel *self);
const char *layover_level_get_skills (const LayoverLevel *self);
const char *layover_level_get_number (const LayoverLevel *self);
const char *layover_level_get_fill (const LayoverLevel *self);
const char *layover_level_get_chevron (const LayoverLevel *self);
const char *layover_level_get_validates (const LayoverLevel *self);

const char *layover_moment_get_id (const LayoverMoment *self);
const char *layover_moment_get_name (const LayoverMoment *self);
const char *layover_moment_get_description (const LayoverMoment *self);

const char *layover_competency_get_id (const LayoverCompetency *self);
const char *layover_competency_get_name (const LayoverCompetency *self);
const char *layover_competency_get_description (const LayoverCompetency *self);

#define LAYOVER_TYPE_PROGRAMME (layover_programme_get_type ())
G_DECLARE_FINAL_TYPE (LayoverProgramme, layover_programme, LAYOVER, PROGRAMME, GObject)

LayoverProgramme *layover_programme_load (GBytes *bytes, const char *entry, GError **error);

const char *layover_programme_get_id (LayoverProgramme *self);
const char *layover_programme_get_title (LayoverProgramme *self);
const char *layover_programme_get_organisation (LayoverProgramme *self);
const char *layover_programme_get_language (LayoverProgramme *self);
int layover_programme_get_revision (LayoverProgramme *self);

guint layover_programme_get_n_roles (LayoverProgramme *self);
LayoverRole *layover_programme_get_role (LayoverProgramme *self, guint index);
LayoverRole *layover_programme_find_role (LayoverProgramme *self, const char *id);
guint layover_programme_get_n_levels (LayoverProgramme *self);
LayoverLevel *layover_programme_get_level (LayoverProgramme *self, guint index);
LayoverLevel *layover_programme_find_level (LayoverProgramme *self, int ordinal);
guint layover_programme_get_n_moments (LayoverProgramme *self);
LayoverMoment *layover_programme_get_moment (LayoverProgramme *self, guint index);
LayoverMoment *layover_programme_find_moment (LayoverProgramme *self, const char *id);
guint layover_programme_get_n_competencies (LayoverProgramme *self);
LayoverCompetency *layover_programme_get_competency (LayoverProgramme *self, guint index);
LayoverCompetency *layover_programme_find_competency (LayoverProgramme *self, const char *id);

G_END_DECLS
