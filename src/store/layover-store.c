/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-file.h"
#include "layover-store-private.h"

#define DATABASE "layover.db"
#define BUSY_TIMEOUT_MS 10000

struct _LayoverStore
{
  GObject parent_instance;

  char *folder;
  sqlite3 *connection;
  guint depth;
};

G_DEFINE_FINAL_TYPE (LayoverStore, layover_store, G_TYPE_OBJECT)

sqlite3 *
layover_store_get_connection (LayoverStore *self)
{
  return self->connection;
}

static LayoverErrorCode
code_from_status (sqlite3 *connection, int status)
{
  switch (status & 0xff)
    {
    case SQLITE_FULL:
      return LAYOVER_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return LAYOVER_ERROR_DATABASE_DAMAGED;
    case SQLITE_NOMEM:
      return LAYOVER_ERROR_MEMORY;
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_AUTH:
      return LAYOVER_ERROR_PERMISSION;
    case SQLITE_IOERR:
      return connection != NULL && sqlite3_system_errno (connection) == ENOSPC
                 ? LAYOVER_ERROR_NO_SPACE
                 : LAYOVER_ERROR_IO;
    default:
      return LAYOVER_ERROR_DATABASE;
    }
}

static const char *
sentence_for_code (LayoverErrorCode code)
{
  switch (code)
    {
    case LAYOVER_ERROR_NO_SPACE:
      return _ ("The disk is full");
    case LAYOVER_ERROR_DATABASE_DAMAGED:
      return _ ("The database of Layover on this computer is damaged");
    case LAYOVER_ERROR_MEMORY:
      return _ ("There is not enough memory");
    case LAYOVER_ERROR_PERMISSION:
      return _ ("The database of Layover cannot be written");
    case LAYOVER_ERROR_IO:
      return _ ("The disk reported a fault");
    default:
      return _ ("The database of Layover cannot be used");
    }
}

/* The sentence is for a person; what SQLite said is for the log. */
void
layover_store_set_error (sqlite3 *connection, int status, GError **error)
{
  LayoverErrorCode code = code_from_status (connection, status);

  g_debug ("SQLite: %s (%d)", connection != NULL ? sqlite3_errmsg (connection) : "no connection",
           status);

  if ((status & 0xff) == SQLITE_BUSY)
    layover_set_error (error, code, NULL, _ ("Another Layover is using the database"));
  else
    layover_set_error (error, code, NULL, "%s", sentence_for_code (code));
}

gboolean
layover_store_execute (sqlite3 *connection, const char *sql, GError **error)
{
  int status = sqlite3_exec (connection, sql, NULL, NULL, NULL);

  if (status == SQLITE_OK)
    return TRUE;

  layover_store_set_error (connection, status, error);

  return FALSE;
}

/* SQLite gives its journal files the mode of the database, so making that one right is enough, whatever the umask. */
static gboolean
make_private_file (const char *path, GError **error)
{
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int saved_errno;
  gboolean is_private;

  if (fd < 0)
    {
      layover_set_error_from_errno (error, errno, path, _ ("The database cannot be opened"));
      return FALSE;
    }

  is_private = fchmod (fd, 0600) == 0;
  saved_errno = errno;
  close (fd);

  if (!is_private)
    layover_set_error_from_errno (error, saved_errno, path,
                                  _ ("The database cannot be made private"));

  return is_private;
}

static gboolean
make_private_folder (const char *path, GError **error)
{
  if (!layover_file_make_folder (path, 0700, error))
    return FALSE;

  if (chmod (path, 0700) == 0)
    return TRUE;

  layover_set_error_from_errno (error, errno, path, _ ("The folder cannot be made private"));

  return FALSE;
}

static gboolean
make_folders (const char *folder, GError **error)
{
  static const char *const names[] = { "objects", "staging" };

  if (!make_private_folder (folder, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      if (!make_private_folder (path, error))
        return FALSE;
    }

  return TRUE;
}

static void
configure_defences (sqlite3 *connection)
{
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_limit (connection, SQLITE_LIMIT_ATTACHED, 0);
}

static sqlite3 *
connect_database (const char *path, GError **error)
{
  sqlite3 *connection = NULL;
  int status = sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX,
                                NULL);

  if (status == SQLITE_OK)
    {
      configure_defences (connection);
      sqlite3_busy_timeout (connection, BUSY_TIMEOUT_MS);
      status = sqlite3_exec (connection,
                             "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
                             "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
                             NULL, NULL, NULL);
    }

  if (status == SQLITE_OK)
    return connection;

  layover_store_set_error (connection, status, error);
  sqlite3_close (connection);

  return NULL;
}

static LayoverStore *
open_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, DATABASE, NULL);
  g_autoptr (LayoverStore) self = NULL;

  if (!make_folders (folder, error) || !make_private_file (path, error))
    return NULL;

  self = g_object_new (LAYOVER_TYPE_STORE, NULL);
  self->folder = g_strdup (folder);
  self->connection = connect_database (path, error);

  return self->connection != NULL ? g_steal_pointer (&self) : NULL;
}

static void
layover_store_finalize (GObject *object)
{
  LayoverStore *self = LAYOVER_STORE (object);

  sqlite3_close (self->connection);
  g_free (self->folder);

  G_OBJECT_CLASS (layover_store_parent_class)->finalize (object);
}

static void
layover_store_class_init (LayoverStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layover_store_finalize;
}

static void
layover_store_init (LayoverStore *self)
{
}

static LayoverStore *
open_and_check (const char *folder, GError **error)
{
  g_autoptr (LayoverStore) self = open_folder (folder, error);

  if (self == NULL || !layover_store_migrate (self->connection, LAYOVER_STORE_SCHEMA, error)
      || !layover_store_check (self->connection, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * layover_store_open:
 * @folder: made with mode 0700 when it is not there
 *
 * Opens the database of @folder, brings it to the present schema and reads it through once. A damaged one is
 * copied aside, and the error, %LAYOVER_ERROR_DATABASE_DAMAGED, names the copy as its file; see
 * layover_store_start_over(). A store belongs to the thread that opened it.
 *
 * Returns: (transfer full): the store, or %NULL with @error set
 */
LayoverStore *
layover_store_open (const char *folder, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *aside = NULL;
  LayoverStore *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = open_and_check (folder, &local_error);
  if (self != NULL)
    return self;

  if (g_error_matches (local_error, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED)
      && layover_store_copy_aside (folder, &aside, NULL))
    layover_error_add_file (&local_error, aside);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return NULL;
}

/**
 * layover_store_open_beside:
 *
 * A second connection, for a thread of its own, to a database that layover_store_open() has already checked.
 */
LayoverStore *
layover_store_open_beside (const char *folder, GError **error)
{
  g_autoptr (LayoverStore) self = open_folder (folder, error);

  if (self == NULL || !layover_store_migrate (self->connection, LAYOVER_STORE_SCHEMA, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** layover_store_get_folder: Returns: (transfer none): the folder it lives in, with mode 0700 */
const char *
layover_store_get_folder (LayoverStore *self)
{
  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  return self->folder;
}

/**
 * layover_store_dup_object_path:
 * @digest: 64 lower-case hex digits
 *
 * Returns: (transfer full): where the bytes with that digest lie or would lie
 */
char *
layover_store_dup_object_path (LayoverStore *self, const char *digest)
{
  char prefix[3] = { 0 };

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);
  g_return_val_if_fail (digest != NULL && strlen (digest) == 64, NULL);

  memcpy (prefix, digest, 2);

  return g_build_filename (self->folder, "objects", prefix, digest + 2, NULL);
}

/** layover_store_dup_staging_path: Returns: (transfer full): the folder of imports under way, on the same file system */
char *
layover_store_dup_staging_path (LayoverStore *self)
{
  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  return g_build_filename (self->folder, "staging", NULL);
}

/**
 * layover_store_run:
 *
 * Runs @func in one transaction, durable when this returns %TRUE. Within @func a further call joins the
 * transaction that is open.
 */
gboolean
layover_store_run (LayoverStore *self, LayoverStoreFunc func, gpointer data, GError **error)
{
  gboolean is_done;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  if (self->depth > 0)
    return func (self, data, error);

  if (!layover_store_execute (self->connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->depth++;
  is_done = func (self, data, error) && layover_store_execute (self->connection, "COMMIT", error);
  self->depth--;

  if (!is_done)
    layover_store_execute (self->connection, "ROLLBACK", NULL);

  return is_done;
}

/** layover_store_set_setting: @value: (nullable): %NULL removes it */
gboolean
layover_store_set_setting (LayoverStore *self, const char *name, const char *value, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), FALSE);

  query = layover_query_new (self, value != NULL
                                       ? "INSERT INTO setting (name, value) VALUES (?1, ?2)"
                                         " ON CONFLICT (name) DO UPDATE SET value = ?2"
                                       : "DELETE FROM setting WHERE name = ?1");
  layover_query_bind_text (query, 1, name);
  if (value != NULL)
    layover_query_bind_text (query, 2, value);

  return layover_query_run (query, error);
}

/**
 * layover_store_dup_setting:
 *
 * Returns: (transfer full) (nullable): the value; %NULL without an error when there is none
 */
char *
layover_store_dup_setting (LayoverStore *self, const char *name, GError **error)
{
  g_autoptr (LayoverQuery) query = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (LAYOVER_IS_STORE (self), NULL);

  query = layover_query_new (self, "SELECT value FROM setting WHERE name = ?1");
  layover_query_bind_text (query, 1, name);
  if (layover_query_next (query))
    value = layover_query_dup_text (query, 0);

  return layover_query_finish (query, error) ? g_steal_pointer (&value) : NULL;
}
