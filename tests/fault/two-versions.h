/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* A course in several versions, each with a film of its own, so that every import of one writes. */

char *two_versions_write (Fixture *fixture, const char *name, int version, gsize film_bytes);
guint two_versions_install (Fixture *fixture, const char *path);
int two_versions_look (Fixture *fixture, gsize film_bytes, guint n_files);

G_END_DECLS
