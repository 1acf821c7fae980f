/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Stands between a test program and its disk: the calls of libc that write are defined anew in disk.c, so that SQLite and
 * GLib come by here as well. Nothing is flushed for real while one of these is on.
 *
 * Steps are what happened to the disk below one folder: a write, a new length, a name given or taken, a flush. After a
 * power cut whatever was flushed is there. Of everything else each single step may be there, or not, or in part. */

void disk_record (const char *root);
guint disk_get_n_steps (void);
void disk_stop (void);
void disk_forget (void);

/** disk_rebuild: @folder, empty, becomes what a cut after the first @n_steps leaves; @dice decides about what was not
 * flushed, %NULL keeps it all */
void disk_rebuild (const char *folder, guint n_steps, GRand *dice);

/** disk_kill_at: this process is killed in the @n-th call that writes below @root; a write is done by half */
void disk_kill_at (const char *root, guint n);

void disk_assert_same (const char *folder, const char *other);

G_END_DECLS
