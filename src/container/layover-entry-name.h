/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LAYOVER_ENTRY_NAME_MAX_LENGTH 200

gboolean layover_entry_name_check (const char *name, gsize length, GError **error);
gboolean layover_entry_name_is_valid (const char *name);
gboolean layover_entry_name_is_meta_inf (const char *name);
guint layover_entry_name_hash (gconstpointer name);

/**
 * LayoverNameSet:
 *
 * Names of entries that can stand side by side on every file system, those that ignore case included.
 */
typedef struct _LayoverNameSet LayoverNameSet;

LayoverNameSet *layover_name_set_new (void);
gboolean layover_name_set_add (LayoverNameSet *self, const char *name, GError **error);
void layover_name_set_free (LayoverNameSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverNameSet, layover_name_set_free)

G_END_DECLS
