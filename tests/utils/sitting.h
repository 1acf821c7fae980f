/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-attempt.h"
#include "layover-secret-key.h"

G_BEGIN_DECLS

/* A small exam to sit in tests: four choice items, a text entry and an extended text, in two sections, 20 minutes, 50 %
 * to pass. Items are drawn in the order of the file: c1 c2 c3 c4, then t1 e1. The right choice is always B, the right
 * word "pipeline"; e1 is not scored. And another of five items that are answered with files, u1 to u5; each answer is
 * one point. */

#define SITTING_MINUTES 20
#define SITTING_N_ITEMS 6
#define SITTING_N_FILES 5
#define SITTING_NOON_MS (G_GINT64_CONSTANT (1795435200) * 1000)

typedef struct
{
  char *folder;
  LayoverStore *store;
  LayoverClock *clock;
  LayoverTest *test;
  LayoverSecretKey *device;
  guint8 paper[32];
} Sitting;

LayoverTest *sitting_load_test (void);
LayoverTest *sitting_load_files_test (void);
void sitting_set_up (Sitting *self);
void sitting_set_up_files (Sitting *self);
void sitting_tear_down (Sitting *self);

LayoverAttempt *sitting_start (Sitting *self);
LayoverAttempt *sitting_resume (Sitting *self, const char *attempt_id);
void sitting_reopen_store (Sitting *self);

void sitting_choose (LayoverAttempt *attempt, guint item, const char *choice);
void sitting_type (LayoverAttempt *attempt, guint item, const char *text);
gboolean sitting_attach (LayoverAttempt *attempt, guint item, const char *name, GBytes *bytes,
                         GError **error);
void sitting_refuse_writes (gboolean refuse);
char *sitting_dup_answer (LayoverAttempt *attempt, guint item);

G_END_DECLS
