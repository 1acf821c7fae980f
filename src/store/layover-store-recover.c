/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <errno.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-private.h"

/* A database is these three files; recent answers may be in the second only. */
static const char *const suffixes[] = { "", "-wal", "-shm" };

static char *
dup_aside_path (const char *folder)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");

  for (guint i = 0;; i++)
    {
      g_autofree char *name = i == 0 ? g_strdup_printf ("layover-damaged-%s.db", stamp)
                                     : g_strdup_printf ("layover-damaged-%s-%u.db", stamp, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) local_error = NULL;

  if (g_file_copy (source, target, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, &local_error)
      || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_chmod (to, 0600);
      return TRUE;
    }

  layover_set_error (error, LAYOVER_ERROR_IO, NULL, _ ("The damaged database cannot be copied"));

  return FALSE;
}

/* The same damage found at each start is copied once: a copy that is newer than the database holds it already. */
static char *
find_recent_copy (const char *folder, const char *database)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  struct stat original;
  const char *name;

  if (dir == NULL || g_stat (database, &original) != 0)
    return NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat copy;

      if (g_str_has_prefix (name, "layover-damaged-") && g_str_has_suffix (name, ".db")
          && g_stat (path, &copy) == 0 && copy.st_size == original.st_size
          && copy.st_mtime >= original.st_mtime)
        return g_steal_pointer (&path);
    }

  return NULL;
}

/**
 * layover_store_copy_aside: (skip)
 * @aside: (out) (transfer full): the path of the copy
 */
gboolean
layover_store_copy_aside (const char *folder, char **aside, GError **error)
{
  g_autofree char *database = g_build_filename (folder, "layover.db", NULL);
  g_autofree char *path = find_recent_copy (folder, database);

  if (path == NULL)
    {
      path = dup_aside_path (folder);
      for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
        {
          g_autofree char *from = g_strconcat (database, suffixes[i], NULL);
          g_autofree char *to = g_strconcat (path, suffixes[i], NULL);

          if (!copy_file (from, to, error))
            return FALSE;
        }
    }

  *aside = g_steal_pointer (&path);

  return layover_file_sync_folder (folder, error);
}

typedef struct
{
  const char *name;
  const char *forward;
  const char *backward;
  const char *insert;
} Table;

/* Ordered so that what is referred to comes first. The backward order reaches rows behind a page that cannot be read. */
static const Table tables[] = {
  { "setting", "SELECT * FROM setting", "SELECT * FROM setting ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO setting VALUES (?1, ?2)" },
  { "enrolment", "SELECT * FROM enrolment", "SELECT * FROM enrolment ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO enrolment VALUES (?1, ?2, ?3, ?4, ?5)" },
  { "highest", "SELECT * FROM highest", "SELECT * FROM highest ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO highest VALUES (?1, ?2, ?3, ?4, ?5)" },
  { "conflict", "SELECT * FROM conflict", "SELECT * FROM conflict ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO conflict VALUES (?1, ?2, ?3, ?4, ?5)" },
  { "object", "SELECT * FROM object", "SELECT * FROM object ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO object VALUES (?1, ?2)" },
  { "bundle", "SELECT * FROM bundle", "SELECT * FROM bundle ORDER BY row DESC",
    "INSERT OR IGNORE INTO bundle"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)" },
  { "entry", "SELECT * FROM entry", "SELECT * FROM entry ORDER BY bundle DESC, name DESC",
    "INSERT OR IGNORE INTO entry VALUES (?1, ?2, ?3)" },
  { "part", "SELECT * FROM part", "SELECT * FROM part ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO part VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
  { "attempt", "SELECT * FROM attempt", "SELECT * FROM attempt ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO attempt VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,"
    " ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)" },
  { "crossed_out", "SELECT * FROM crossed_out",
    "SELECT * FROM crossed_out ORDER BY attempt DESC, item DESC, response DESC",
    "INSERT OR IGNORE INTO crossed_out VALUES (?1, ?2, ?3, ?4, coalesce (?5, ''))" },
  { "file", "SELECT * FROM file", "SELECT * FROM file ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO file VALUES (?1, ?2, ?3)" },
  { "outbox", "SELECT * FROM outbox", "SELECT * FROM outbox ORDER BY rowid DESC",
    "INSERT OR IGNORE INTO outbox VALUES (?1, ?2, ?3, ?4, ?5, ?6)" },
};

/* A row that does not fit any more (a reference that is gone, a wrong type) is left out; the rest goes on. */
static void
insert_row (sqlite3_stmt *insert, sqlite3_stmt *row)
{
  sqlite3_reset (insert);
  for (int i = 0; i < sqlite3_column_count (row) && i < sqlite3_bind_parameter_count (insert); i++)
    sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i));
  sqlite3_step (insert);
}

static gboolean
copy_rows (sqlite3 *from, const char *select, sqlite3_stmt *insert)
{
  sqlite3_stmt *row = NULL;
  int status = sqlite3_prepare_v2 (from, select, -1, &row, NULL);

  if (status == SQLITE_OK)
    while ((status = sqlite3_step (row)) == SQLITE_ROW)
      insert_row (insert, row);
  sqlite3_finalize (row);

  return status == SQLITE_DONE;
}

/* Asked for one by one, by number: a page that cannot be read costs the events on it, and none behind it. */
static guint
copy_events (sqlite3 *from, sqlite3_stmt *insert, sqlite3_stmt *attempt)
{
  sqlite3_stmt *row = NULL;
  gint64 n_events = sqlite3_column_int64 (attempt, 1);
  guint n_copied = 0;

  if (sqlite3_prepare_v2 (from, "SELECT * FROM event WHERE attempt = ?1 AND n = ?2", -1, &row, NULL)
      != SQLITE_OK)
    return 0;

  sqlite3_bind_value (row, 1, sqlite3_column_value (attempt, 0));
  for (gint64 n = 0; n < n_events; n++)
    {
      sqlite3_reset (row);
      sqlite3_bind_int64 (row, 2, n);
      if (sqlite3_step (row) == SQLITE_ROW)
        {
          insert_row (insert, row);
          n_copied++;
        }
    }
  sqlite3_finalize (row);

  return n_copied;
}

/* The attempts are those that were carried over: an event without its attempt says nothing. */
static gboolean
salvage_events (LayoverStore *self, sqlite3 *from, GError **error)
{
  sqlite3 *to = layover_store_get_connection (self);
  sqlite3_stmt *attempt = NULL;
  sqlite3_stmt *insert = NULL;
  int status = sqlite3_prepare_v2 (to, "SELECT id, n_events FROM attempt", -1, &attempt, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_prepare_v2 (to, "INSERT OR IGNORE INTO event VALUES (?1, ?2, ?3)", -1, &insert,
                                 NULL);
  while (status == SQLITE_OK && sqlite3_step (attempt) == SQLITE_ROW)
    {
      guint n_copied = copy_events (from, insert, attempt);

      if (n_copied < sqlite3_column_int64 (attempt, 1))
        g_message ("%u events of an attempt of %d could be read", n_copied,
                   sqlite3_column_int (attempt, 1));
    }
  sqlite3_finalize (attempt);
  sqlite3_finalize (insert);

  if (status == SQLITE_OK)
    return TRUE;

  layover_store_set_error (to, status, error);

  return FALSE;
}

static gboolean
salvage_func (LayoverStore *self, gpointer data, GError **error)
{
  sqlite3 *from = data;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      sqlite3_stmt *insert = NULL;
      int status = sqlite3_prepare_v2 (layover_store_get_connection (self), tables[i].insert, -1,
                                       &insert, NULL);

      if (status != SQLITE_OK)
        {
          layover_store_set_error (layover_store_get_connection (self), status, error);
          return FALSE;
        }

      if (!copy_rows (from, tables[i].forward, insert)
          && !copy_rows (from, tables[i].backward, insert))
        g_message ("Not all of “%s” could be read from the damaged database", tables[i].name);
      sqlite3_finalize (insert);
    }

  return salvage_events (self, from, error);
}

/* Reads as much as it can of the database at @damaged into @self, which is fresh. */
gboolean
layover_store_salvage (LayoverStore *self, const char *damaged, GError **error)
{
  sqlite3 *from = NULL;
  gboolean is_done = TRUE;

  if (sqlite3_open_v2 (damaged, &from, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      sqlite3_db_config (from, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      sqlite3_db_config (from, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_db_config (from, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_db_config (from, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
      is_done = layover_store_run (self, salvage_func, from, error);
    }
  sqlite3_close (from);

  return is_done;
}

/**
 * layover_store_start_over:
 *
 * After %LAYOVER_ERROR_DATABASE_DAMAGED, and because a person said so: moves the database of @folder aside and begins
 * a new one with everything that can still be read. Nothing is deleted. An attempt of which an event is missing is
 * carried over and shows its broken chain when it is opened.
 *
 * Returns: (transfer full): the path of the database that was moved aside, or %NULL with @error set
 */
char *
layover_store_start_over (const char *folder, GError **error)
{
  g_autofree char *database = g_build_filename (folder, "layover.db", NULL);
  g_autofree char *aside = dup_aside_path (folder);
  g_autoptr (LayoverStore) fresh = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (database, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        {
          layover_set_error_from_errno (error, errno, from,
                                        _ ("The damaged database cannot be moved aside"));
          return NULL;
        }
    }

  fresh = layover_store_open_beside (folder, error);
  if (fresh == NULL || !layover_store_salvage (fresh, aside, error))
    return NULL;

  return g_steal_pointer (&aside);
}
