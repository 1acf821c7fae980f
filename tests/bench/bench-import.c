/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* How long the import of a large course takes, against “sha256sum FILE; cp FILE COPY; sync COPY” on the same disk,
 * and how much memory it needs. Each is measured three times, in turn, and the median counts. Fails when the import
 * is slower, or needs 64 MB or more. */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "layover-clock.h"
#include "layover-container-writer.h"
#include "layover-enrolment.h"
#include "layover-file.h"
#include "layover-library.h"

#define N_FILMS 16
#define N_ROUNDS 3
#define MAX_MEMORY_KB (64 * 1024)
#define CREATED_S G_GINT64_CONSTANT (1793610000)

static guint64
get_size_bytes (void)
{
  const char *text = g_getenv ("LAYOVER_BENCH_MB");

  return (text != NULL ? g_ascii_strtoull (text, NULL, 10) : 1024) * 1024 * 1024;
}

static void
check (gboolean is_done, GError *error)
{
  if (is_done)
    return;

  g_printerr ("bench-import: %s\n", error != NULL ? error->message : "failed");
  exit (1);
}

/* Bytes that no file system can squeeze. */
static void
write_film (const char *path, guint64 size_bytes, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint32 block[16384];
  FILE *file = g_fopen (path, "wb");

  check (file != NULL, NULL);
  for (guint64 written = 0; written < size_bytes; written += sizeof block)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (block); i++)
        block[i] = g_rand_int (random);
      if (written == 0)
        memcpy (block, "\x1a\x45\xdf\xa3webm", 8);
      check (fwrite (block, sizeof block, 1, file) == 1, NULL);
    }
  check (fclose (file) == 0, NULL);
}

static void
add_text (LayoverContainerWriter *writer, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GError *error = NULL;

  check (layover_container_writer_add_bytes (writer, name, bytes, &error), error);
}

static void
add_enrolment (LayoverContainerWriter *writer, const LayoverSecretKey *org,
               const LayoverSecretKey *publisher)
{
  g_autoptr (LayoverContainerWriter) inner = layover_container_writer_new ();
  g_autoptr (LayoverStatement)
      statement = layover_statement_new (LAYOVER_FILE_TYPE_ENROLMENT, "bench", 1, CREATED_S, 0);
  g_autofree char *org_key = layover_public_key_format (layover_secret_key_get_public (org));
  g_autofree char *key = layover_public_key_format (layover_secret_key_get_public (publisher));
  g_autofree char *record = g_strdup_printf (
      "org=bench\nname=Bench\norg-key=%s\nkey=publisher %s\n", org_key, key);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  add_text (inner, LAYOVER_ENROLMENT_NAME, record);
  bytes = layover_container_writer_write_signed_bytes (inner, statement, org, &error);
  check (bytes != NULL, error);
  check (layover_container_writer_add_bytes (writer, "enrolment.layover", bytes, &error), error);
}

static char *
make_course (void)
{
  GString *text = g_string_new (
      "<course xmlns=\"urn:layover:course:1\" id=\"bench\" number=\"BENCH\" role=\"sal\" "
      "level=\"1\""
      " revision=\"1\" date=\"2026-11-02\" language=\"en\"><title>Large</title>"
      "<summary>A course of films.</summary>"
      "<source href=\"https://handbook.meridian.example/\">Handbook</source>"
      "<module id=\"films\" title=\"Films\">");

  for (guint i = 0; i < N_FILMS; i++)
    g_string_append_printf (
        text, "<video id=\"film-%02u\" title=\"Film\" src=\"media/%02u.webm\" minutes=\"9\"/>", i,
        i);
  g_string_append (text, "</module></course>\n");

  return g_string_free (text, FALSE);
}

static void
write_bundle (const char *folder, const char *path)
{
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (LayoverSecretKey) org = layover_secret_key_generate ();
  g_autoptr (LayoverSecretKey) publisher = layover_secret_key_generate ();
  g_autoptr (LayoverStatement)
      statement = layover_statement_new (LAYOVER_FILE_TYPE_BUNDLE, "bench", 1, CREATED_S, 0);
  g_autofree char *course = make_course ();
  GError *error = NULL;

  add_text (writer, "bundle.rec", "title=Large\nlanguage=en\norg=bench\n");
  add_text (writer, "course.xml", course);
  add_enrolment (writer, org, publisher);

  for (guint i = 0; i < N_FILMS; i++)
    {
      g_autofree char *film = g_strdup_printf ("%s/%02u.webm", folder, i);
      g_autofree char *entry = g_strdup_printf ("media/%02u.webm", i);

      write_film (film, get_size_bytes () / N_FILMS, i);
      check (layover_container_writer_add_file (writer, entry, film, &error), error);
    }

  check (layover_container_writer_write (writer, path, statement, publisher, FALSE, &error), error);
  for (guint i = 0; i < N_FILMS; i++)
    {
      g_autofree char *film = g_strdup_printf ("%s/%02u.webm", folder, i);

      g_unlink (film);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverOpening)
      opening = layover_library_open_sample_finish (LAYOVER_LIBRARY (source), result, &error);

  check (opening != NULL && layover_opening_get_outcome (opening) == LAYOVER_OPENING_COURSE, error);
  g_main_loop_quit (data);
}

/* The program that is measured: exactly what a front end does. */
static int
import_main (const char *data_folder)
{
  g_autoptr (LayoverClock) clock = layover_clock_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (LayoverLibrary) library = NULL;
  GError *error = NULL;

  library = layover_library_new (data_folder, clock, &error);
  check (library != NULL, error);
  layover_library_open_sample_async (library, NULL, NULL, NULL, opened_cb, loop);
  g_main_loop_run (loop);

  return 0;
}

/* Runs a program; its time in seconds, and the most memory it had. */
static double
run (char **argv, long *max_kb)
{
  gint64 started_us = g_get_monotonic_time ();
  struct rusage usage = { 0 };
  GError *error = NULL;
  int status = 1;
  GPid pid;

  check (
      g_spawn_async (NULL, argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                     NULL, NULL, &pid, &error),
      error);
  check (wait4 (pid, &status, 0, &usage) == pid && status == 0, NULL);
  if (max_kb != NULL)
    *max_kb = MAX (*max_kb, usage.ru_maxrss);

  return (double) (g_get_monotonic_time () - started_us) / G_USEC_PER_SEC;
}

static double
run_reference (const char *bundle, const char *copy)
{
  char *hash[] = { (char *) "sha256sum", (char *) bundle, NULL };
  char *copying[] = { (char *) "cp", (char *) bundle, (char *) copy, NULL };
  char *flush[] = { (char *) "sync", (char *) copy, NULL };
  double seconds = run (hash, NULL) + run (copying, NULL) + run (flush, NULL);

  g_unlink (copy);

  return seconds;
}

static double
run_import (const char *program, const char *data_folder, long *max_kb)
{
  char *argv[] = { (char *) program, (char *) "--import", (char *) data_folder, NULL };
  double seconds = run (argv, max_kb);

  layover_file_remove_tree (data_folder, NULL);

  return seconds;
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return difference < 0 ? -1 : difference > 0;
}

static double
get_median (double *values)
{
  qsort (values, N_ROUNDS, sizeof *values, compare);

  return values[N_ROUNDS / 2];
}

static gboolean
report (double import_s, double reference_s, long max_kb)
{
  double size_mb = (double) get_size_bytes () / 1e6;

  g_print ("import of %.0f MB      %6.2f s  %5.0f MB/s\n", size_mb, import_s, size_mb / import_s);
  g_print ("sha256sum, cp, sync   %6.2f s  %5.0f MB/s\n", reference_s, size_mb / reference_s);
  g_print ("ratio                 %6.2f    (goal: at most 1.00)\n", import_s / reference_s);
  g_print ("memory                %6.1f MB (goal: below 64)\n", (double) max_kb / 1024);

  return import_s <= reference_s && max_kb < MAX_MEMORY_KB;
}

int
main (int argc, char *argv[])
{
  const char *parent = g_getenv ("LAYOVER_BENCH_FOLDER");
  g_autofree char *pattern = g_build_filename (parent != NULL ? parent : g_get_tmp_dir (),
                                               "layover-bench-XXXXXX", NULL);
  g_autofree char *bundle = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *data = NULL;
  double imports[N_ROUNDS];
  double references[N_ROUNDS];
  long max_kb = 0;
  gboolean is_good;

  if (argc == 3 && g_str_equal (argv[1], "--import"))
    return import_main (argv[2]);

  check (g_mkdtemp (pattern) != NULL, NULL);
  bundle = g_build_filename (pattern, "large.layover", NULL);
  copy = g_build_filename (pattern, "copy", NULL);
  data = g_build_filename (pattern, "data", NULL);
  write_bundle (pattern, bundle);
  g_setenv ("LAYOVER_SAMPLE", bundle, TRUE);
  sync ();

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      references[i] = run_reference (bundle, copy);
      imports[i] = run_import (argv[0], data, &max_kb);
    }

  is_good = report (get_median (imports), get_median (references), max_kb);
  layover_file_remove_tree (pattern, NULL);

  return is_good ? 0 : 1;
}
