/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-age.h"
#include "layover-clock.h"
#include "layover-container-writer.h"
#include "layover-enrolment.h"
#include "layover-library.h"
#include "layover-result.h"
#include "layover-secret-key.h"

G_BEGIN_DECLS

/* When the bundles of the tests are made, and three weeks later, when they are opened. */
#define FIXTURE_CREATED_S G_GINT64_CONSTANT (1793610000)
#define FIXTURE_NOW_S (FIXTURE_CREATED_S + 21 * 24 * 60 * 60)

#define FIXTURE_EXTRA 4

/** Fixture: an organisation with its keys, a folder for its files, and the data folder of a learner */
typedef struct
{
  char *folder;
  char *data;
  LayoverClock *clock;
  LayoverSecretKey *org_key;
  LayoverSecretKey *publisher;
  LayoverSecretKey *proctor;
  LayoverAgeIdentity *desk;
} Fixture;

/**
 * FixtureBundle: what is special about a bundle; all zero makes version 1 of a sound one
 * @id: (nullable): of the bundle and its course; "sal-101"
 * @org: (nullable): what bundle.rec says; "meridian"
 * @key: (nullable): who signs; the publisher
 * @enrolment: (nullable): bytes to embed
 * @parts: (nullable): more parts of the course, as XML
 * @names, @texts: (nullable): entries to add or, where the name is there already, to replace
 * @leave_out: (nullable): an entry not to write
 */
typedef struct
{
  const char *id;
  const char *org;
  int version;
  gint64 created_s;
  gint64 expires_s;
  const LayoverSecretKey *key;
  GBytes *enrolment;
  const char *parts;
  const char *names[FIXTURE_EXTRA];
  const char *texts[FIXTURE_EXTRA];
  const char *leave_out;
} FixtureBundle;

Fixture *fixture_new (void);
void fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

GBytes *fixture_make_enrolment (Fixture *self, int version, const char *extra);
char *fixture_write_enrolment (Fixture *self, const char *name, int version, const char *extra);
char *fixture_write_bundle (Fixture *self, const char *name, const FixtureBundle *bundle);
const char *fixture_get_other_item (void);
char *fixture_write_folder (Fixture *self, const char *name, const char *source);

LayoverLibrary *fixture_open_library (Fixture *self);
void fixture_trust (Fixture *self, LayoverLibrary *library);
LayoverOpening *fixture_open (LayoverLibrary *library, const char *path);
void fixture_assert_refused (LayoverLibrary *library, const char *path, int code);
guint fixture_count_files (Fixture *self, const char *folder);

LayoverAttempt *fixture_start_exam (LayoverLibrary *library, const char *course, const char *exam);
LayoverAttempt *fixture_load_attempt (LayoverLibrary *library, const char *id);
LayoverOutboxItem *fixture_hand_in (LayoverLibrary *library, LayoverAttempt *attempt);
LayoverResult *fixture_open_result (Fixture *self, GBytes *bytes);
void fixture_answer (LayoverAttempt *attempt, guint item, gboolean is_right);

void fixture_keep_result_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *fixture_wait (GAsyncResult **result);

G_END_DECLS
