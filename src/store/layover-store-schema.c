/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-store"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-store-private.h"

typedef struct
{
  const char *what;
  const char *sql;
} Migration;

/* One small forward step a schema number, each in a transaction of its own. A released step is never edited, only
 * followed by another; tests/data/store holds a database of every number. */
static const Migration migrations[] = {
  { "who is trusted, which bundles are here, and where their bytes lie",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;"
    "CREATE TABLE enrolment (org TEXT NOT NULL, version INTEGER NOT NULL, bytes BLOB NOT NULL,"
    "  accepted_s INTEGER NOT NULL, is_administrator INTEGER NOT NULL,"
    "  PRIMARY KEY (org, version)) STRICT;"
    /* The highest version ever accepted outlives the bundle itself: removing a course must not allow an older one. */
    "CREATE TABLE highest (org TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,"
    "  digest TEXT NOT NULL, enrolment_version INTEGER NOT NULL,"
    "  PRIMARY KEY (org, id)) STRICT;"
    /* Two different files that claim one version: evidence against the publisher, so both are remembered. */
    "CREATE TABLE conflict (org TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL,"
    "  digest TEXT NOT NULL, seen_s INTEGER NOT NULL,"
    "  PRIMARY KEY (org, id, version, digest)) STRICT;"
    "CREATE TABLE bundle (row INTEGER PRIMARY KEY, org TEXT NOT NULL, id TEXT NOT NULL,"
    "  version INTEGER NOT NULL, digest TEXT NOT NULL UNIQUE, key TEXT NOT NULL,"
    "  title TEXT NOT NULL, language TEXT NOT NULL, created_s INTEGER NOT NULL,"
    "  expires_s INTEGER NOT NULL, imported_s INTEGER NOT NULL, size_bytes INTEGER NOT NULL,"
    "  is_current INTEGER NOT NULL) STRICT;"
    "CREATE UNIQUE INDEX bundle_current ON bundle (org, id) WHERE is_current;"
    "CREATE TABLE object (digest TEXT PRIMARY KEY, size_bytes INTEGER NOT NULL) STRICT;"
    "CREATE TABLE entry (bundle INTEGER NOT NULL REFERENCES bundle (row) ON DELETE CASCADE,"
    "  name TEXT NOT NULL, digest TEXT NOT NULL REFERENCES object (digest),"
    "  PRIMARY KEY (bundle, name)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX entry_digest ON entry (digest);" },

  { "what a person has read and where they stopped",
    "CREATE TABLE part (org TEXT NOT NULL, course TEXT NOT NULL, part TEXT NOT NULL,"
    "  is_done INTEGER NOT NULL DEFAULT 0, done_s INTEGER NOT NULL DEFAULT 0,"
    "  position REAL NOT NULL DEFAULT 0, visited_s INTEGER NOT NULL DEFAULT 0,"
    "  PRIMARY KEY (org, course, part)) STRICT;" },

  { "sittings, every event of them, and the results files that came of them",
    "CREATE TABLE attempt (id TEXT PRIMARY KEY, org TEXT NOT NULL, course TEXT NOT NULL,"
    "  exam TEXT NOT NULL, title TEXT NOT NULL, bundle TEXT NOT NULL, paper TEXT NOT NULL,"
    "  device TEXT NOT NULL, learner TEXT NOT NULL, name TEXT NOT NULL, seed INTEGER NOT NULL,"
    "  minutes INTEGER NOT NULL, pass_percent INTEGER NOT NULL, started_ms INTEGER NOT NULL,"
    "  submitted_ms INTEGER NOT NULL, charged_ms INTEGER NOT NULL, boot_id TEXT NOT NULL,"
    "  boot_ms INTEGER NOT NULL, utc_ms INTEGER NOT NULL, n_events INTEGER NOT NULL,"
    "  head TEXT NOT NULL, score REAL NOT NULL, max_score REAL NOT NULL,"
    "  is_passed INTEGER NOT NULL) STRICT;"
    "CREATE TABLE event (attempt TEXT NOT NULL REFERENCES attempt (id), n INTEGER NOT NULL,"
    "  line TEXT NOT NULL, PRIMARY KEY (attempt, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE outbox (attempt TEXT PRIMARY KEY REFERENCES attempt (id), digest TEXT NOT NULL,"
    "  bytes BLOB NOT NULL, made_s INTEGER NOT NULL, exported_s INTEGER NOT NULL,"
    "  exported_to TEXT) STRICT;" },

  { "what a candidate crossed out: a help for thinking, never handed in",
    "CREATE TABLE crossed_out (attempt TEXT NOT NULL REFERENCES attempt (id), item TEXT NOT NULL,"
    "  response TEXT NOT NULL, choices TEXT NOT NULL,"
    "  PRIMARY KEY (attempt, item, response)) STRICT, WITHOUT ROWID;" },

  { "the bytes of answers that are files",
    "CREATE TABLE file (attempt TEXT NOT NULL REFERENCES attempt (id), digest TEXT NOT NULL,"
    "  bytes BLOB NOT NULL, PRIMARY KEY (attempt, digest)) STRICT;" },

  { "what a candidate began and what is no answer yet; a column, since a schema of one page is "
    "hurt least",
    "ALTER TABLE crossed_out ADD COLUMN draft TEXT NOT NULL DEFAULT ''" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == LAYOVER_STORE_SCHEMA);

/* "LAYO", so that file (1) and other programs can tell whose database this is. */
#define APPLICATION_ID 0x4c41594f

static gboolean
get_number (sqlite3 *connection, const char *pragma, int *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (connection, pragma, -1, &statement, NULL);

  if (status == SQLITE_OK)
    status = sqlite3_step (statement);
  if (status == SQLITE_ROW)
    *value = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);

  if (status == SQLITE_ROW)
    return TRUE;

  layover_store_set_error (connection, status, error);

  return FALSE;
}

static gboolean
run_step (sqlite3 *connection, int number, GError **error)
{
  /* A pragma takes no parameters; both numbers are ours. */
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d;",
                                            APPLICATION_ID, number);

  if (!layover_store_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (layover_store_execute (connection, migrations[number - 1].sql, error)
      && layover_store_execute (connection, marks, error)
      && layover_store_execute (connection, "COMMIT", error))
    return TRUE;

  layover_store_execute (connection, "ROLLBACK", NULL);

  return FALSE;
}

/**
 * layover_store_migrate: (skip)
 * @to: the schema number to stop at, which is %LAYOVER_STORE_SCHEMA except in tests
 *
 * Brings a database of any earlier number forward. One of a later number is refused with
 * %LAYOVER_ERROR_DATABASE_NEWER, one of another program with %LAYOVER_ERROR_DATABASE_FOREIGN.
 */
gboolean
layover_store_migrate (sqlite3 *connection, int to, GError **error)
{
  int application = 0;
  int from = 0;

  if (!get_number (connection, "PRAGMA application_id", &application, error)
      || !get_number (connection, "PRAGMA user_version", &from, error))
    return FALSE;

  if (application != APPLICATION_ID && (application != 0 || from != 0))
    {
      layover_set_error (error, LAYOVER_ERROR_DATABASE_FOREIGN, NULL,
                         _ ("The database belongs to another program"));
      return FALSE;
    }

  if (from < 0 || from > LAYOVER_STORE_SCHEMA)
    {
      layover_set_error (error, LAYOVER_ERROR_DATABASE_NEWER, NULL,
                         _ ("The database was written by a newer Layover; please update Layover"));
      return FALSE;
    }

  for (int number = from + 1; number <= to; number++)
    {
      if (from > 0)
        g_info ("The database moves to schema %d: %s", number, migrations[number - 1].what);
      if (!run_step (connection, number, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
set_damaged (GError **error)
{
  layover_set_error (error, LAYOVER_ERROR_DATABASE_DAMAGED, NULL,
                     _ ("The database of Layover on this computer is damaged"));
  return FALSE;
}

static int
append_row (sqlite3_stmt *statement, GString *text)
{
  for (int i = 0; i < sqlite3_column_count (statement); i++)
    {
      const char *value = (const char *) sqlite3_column_text (statement, i);

      if (value == NULL && sqlite3_column_type (statement, i) != SQLITE_NULL)
        return SQLITE_NOMEM;
      g_string_append_printf (text, i == 0 ? "%s" : " %s", value != NULL ? value : "");
    }
  g_string_append_c (text, '\n');

  return SQLITE_ROW;
}

/* The answer, a line a row. NULL, with @error set, when there was none: a disk that does not answer or too little memory
 * say nothing about the data, while a statement that this schema cannot run does. */
static char *
ask (sqlite3 *connection, const char *sql, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  int status = sqlite3_prepare_v2 (connection, sql, -1, &statement, NULL);

  while (status == SQLITE_OK || status == SQLITE_ROW)
    {
      status = sqlite3_step (statement);
      if (status == SQLITE_ROW)
        status = append_row (statement, text);
    }
  sqlite3_finalize (statement);

  if (status == SQLITE_DONE)
    return g_string_free (g_steal_pointer (&text), FALSE);

  if ((status & 0xff) == SQLITE_ERROR)
    set_damaged (error);
  else
    layover_store_set_error (connection, status, error);

  return NULL;
}

static char *
list_schema (sqlite3 *connection, GError **error)
{
  return ask (connection,
              "SELECT type, name, tbl_name FROM sqlite_schema"
              " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY 1, 2",
              error);
}

static char *
list_our_schema (GError **error)
{
  sqlite3 *fresh = NULL;
  int status = sqlite3_open (":memory:", &fresh);
  char *ours = NULL;

  if (status != SQLITE_OK)
    layover_store_set_error (fresh, status, error);
  else if (layover_store_migrate (fresh, LAYOVER_STORE_SCHEMA, error))
    ours = list_schema (fresh, error);
  sqlite3_close (fresh);

  return ours;
}

/* Whether the answer is this one; if not, the database is damaged. */
static gboolean
expect (sqlite3 *connection, const char *sql, const char *expected, GError **error)
{
  g_autofree char *answer = ask (connection, sql, error);

  if (answer == NULL)
    return FALSE;

  return g_str_equal (answer, expected) || set_damaged (error);
}

/* A page for which there was no memory stands in the answer like one that is damaged. */
static gboolean
has_whole_pages (sqlite3 *connection, GError **error)
{
  g_autofree char *answer = ask (connection, "PRAGMA integrity_check(1)", error);
  g_autofree char *no_memory = g_strdup_printf ("error code=%d\n", SQLITE_NOMEM);

  if (answer == NULL)
    return FALSE;
  if (g_str_equal (answer, "ok\n"))
    return TRUE;
  if (strstr (answer, no_memory) == NULL)
    return set_damaged (error);

  layover_store_set_error (connection, SQLITE_NOMEM, error);
  return FALSE;
}

/* Triggers, views and tables that somebody added would act on our behalf; tables that are gone would fail later. */
static gboolean
has_our_schema (sqlite3 *connection, GError **error)
{
  g_autofree char *ours = list_our_schema (error);
  g_autofree char *theirs = ours != NULL ? list_schema (connection, error) : NULL;

  if (theirs == NULL)
    return FALSE;

  return g_str_equal (ours, theirs) || set_damaged (error);
}

/**
 * layover_store_check: (skip)
 *
 * Reads the whole database once: pages, indexes, references, and that it holds our tables and nothing else.
 */
gboolean
layover_store_check (sqlite3 *connection, GError **error)
{
  return has_whole_pages (connection, error) && has_our_schema (connection, error)
         && expect (connection, "PRAGMA foreign_key_check", "", error);
}
