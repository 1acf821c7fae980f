/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <unistd.h>

#include <glib/gi18n.h>

#include "layover-cli-data.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-error.h"
#include "layover-text.h"

static const char *
describe_step (LayoverOpeningStep step)
{
  switch (step)
    {
    case LAYOVER_STEP_SIGNATURE:
      return _ ("Checking the signature");
    case LAYOVER_STEP_COPY:
      return _ ("Copying");
    case LAYOVER_STEP_CONTENT:
      return _ ("Reading the contents");
    case LAYOVER_STEP_INSTALL:
    default:
      return _ ("Putting it in place");
    }
}

/* One line that is written over, for somebody who watches; \033[K clears what was longer. */
static void
show_progress_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes, gpointer data)
{
  if (step == LAYOVER_STEP_COPY && total_bytes > 0)
    g_printerr ("\r%s: %d %%\033[K", describe_step (step), (int) (done_bytes * 100 / total_bytes));
  else
    g_printerr ("\r%s\033[K", describe_step (step));
}

static LayoverOpening *
open_file (LayoverLibrary *library, const char *path, GError **error)
{
  gboolean is_watched = isatty (STDERR_FILENO);
  LayoverOpening *opening;

  opening = layover_library_open (library, path, NULL, is_watched ? show_progress_cb : NULL, NULL,
                                  error);
  if (is_watched)
    g_printerr ("\r\033[K");

  return opening;
}

static gboolean
trust (LayoverLibrary *library, LayoverEnrolment *enrolment, const char *typed, const char *path,
       GError **error)
{
  g_autofree char *name = NULL;

  if (typed != NULL)
    return layover_library_trust (library, enrolment, typed, error);

  name = layover_text_strip_bidi (layover_enrolment_get_name (enrolment));
  layover_set_error (
      error, LAYOVER_ERROR_UNKNOWN_KEY, NULL,
      _ ("“%s” is not known on this computer; to accept it, add --fingerprint with the "
         "last 8 symbols of the fingerprint it publishes"),
      name);
  layover_error_add_file (error, path);
  return FALSE;
}

/* Opens the file; when its organisation is to be accepted first, does that and opens it again. */
static LayoverOpening *
open_with_trust (LayoverLibrary *library, const char *path, const char *typed, GError **error)
{
  g_autoptr (LayoverOpening) opening = open_file (library, path, error);

  if (opening == NULL || layover_opening_get_outcome (opening) != LAYOVER_OPENING_TRUST_NEEDED)
    return g_steal_pointer (&opening);

  if (!trust (library, layover_opening_get_enrolment (opening), typed, path, error))
    return NULL;

  return open_file (library, path, error);
}

static const char *
outcome_to_string (LayoverOpeningOutcome outcome)
{
  switch (outcome)
    {
    case LAYOVER_OPENING_COURSE:
      return "course";
    case LAYOVER_OPENING_PROGRAMME:
      return "programme";
    case LAYOVER_OPENING_ENROLMENT:
      return "enrolment";
    case LAYOVER_OPENING_TRUST_NEEDED:
      return "trust-needed";
    case LAYOVER_OPENING_ALREADY_HERE:
    default:
      return "already-here";
    }
}

static const char *
describe_outcome (LayoverOpeningOutcome outcome)
{
  switch (outcome)
    {
    case LAYOVER_OPENING_COURSE:
      return _ ("The course is on this computer now.");
    case LAYOVER_OPENING_PROGRAMME:
      return _ ("The programme is on this computer now.");
    case LAYOVER_OPENING_ENROLMENT:
      return _ ("The organisation is known on this computer.");
    case LAYOVER_OPENING_ALREADY_HERE:
    default:
      return _ ("This very file was imported before; nothing changed.");
    }
}

static LayoverExit
run_import (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *fingerprint = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverLibrary) library = NULL;
  g_autoptr (LayoverOpening) opening = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  LayoverOpeningOutcome outcome;
  const GOptionEntry options[] = {
    { "fingerprint", 0, 0, G_OPTION_ARG_STRING, &fingerprint,
      N_ ("Accept the organisation whose fingerprint ends so"), N_ ("SYMBOLS") },
    LAYOVER_CLI_DATA_OPTION (&folder),
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  library = layover_cli_open_library (folder, &error);
  if (library != NULL)
    opening = open_with_trust (library, arguments[0], fingerprint, &error);
  if (opening == NULL)
    return layover_cli_fail (cli, error);

  outcome = layover_opening_get_outcome (opening);
  report = layover_cli_report_new ();
  layover_cli_report_add (report, "outcome", _ ("Outcome"), outcome_to_string (outcome));
  layover_cli_report_add (report, "org", _ ("Organisation"), layover_opening_get_org (opening));
  layover_cli_report_add (report, "id", _ ("ID"), layover_opening_get_course (opening));
  layover_cli_report_add (report, "title", _ ("Title"), layover_opening_get_title (opening));
  layover_cli_report_add_int (report, "version", _ ("Version"),
                              layover_opening_get_version (opening));
  layover_cli_report_say (report, describe_outcome (outcome));

  return layover_cli_done (cli, report);
}

static void
add_course_row (LayoverCliReport *report, LayoverLibraryCourse *course)
{
  LayoverProgress *progress = layover_library_course_get_progress (course);
  g_autofree char *version = g_strdup_printf ("%d", layover_library_course_get_version (course));
  g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                           layover_library_course_get_size_bytes (course));
  g_autofree char *n_done = progress != NULL
                                ? g_strdup_printf ("%u", layover_progress_get_n_done (progress))
                                : NULL;
  g_autofree char *n_parts = progress != NULL
                                 ? g_strdup_printf ("%u", layover_progress_get_n_parts (progress))
                                 : NULL;
  const char *state = layover_library_course_is_revoked (course)   ? "revoked"
                      : layover_library_course_is_expired (course) ? "expired"
                      : progress == NULL                           ? "damaged"
                                                                   : "good";
  const char *cells[] = {
    layover_library_course_get_id (course),
    layover_library_course_get_title (course),
    version,
    layover_library_course_get_org_name (course),
    size,
    n_done,
    n_parts,
    state,
    layover_library_course_get_sentence (course),
  };

  layover_cli_report_add_row (report, cells);
}

static LayoverExit
run_list (LayoverCli *cli)
{
  const LayoverCliReportColumn columns[] = {
    { "id", _ ("ID"), FALSE },
    { "title", _ ("Title"), FALSE },
    { "version", _ ("Version"), TRUE },
    { "org", _ ("Organisation"), FALSE },
    { "size", _ ("Bytes"), TRUE },
    { "done", _ ("Done"), TRUE },
    { "parts", _ ("Of"), TRUE },
    { "state", _ ("State"), FALSE },
    { "standing", _ ("Standing"), FALSE },
  };
  g_auto (GStrv) arguments = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverLibrary) library = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  GListModel *courses;
  const GOptionEntry options[] = { LAYOVER_CLI_DATA_OPTION (&folder), { NULL } };

  if (!layover_cli_parse (cli, options, 0, 0, &arguments))
    return LAYOVER_EXIT_USAGE;

  library = layover_cli_open_library (folder, &error);
  if (library == NULL)
    return layover_cli_fail (cli, error);

  courses = layover_library_get_courses (library);
  report = layover_cli_report_new ();
  if (g_list_model_get_n_items (courses) == 0)
    layover_cli_report_say (report, _ ("There is no course on this computer."));
  layover_cli_report_begin_table (report, "courses", NULL, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (courses); i++)
    {
      g_autoptr (LayoverLibraryCourse) course = g_list_model_get_item (courses, i);

      add_course_row (report, course);
    }

  return layover_cli_done (cli, report);
}

const LayoverCommand layover_library_commands[] = {
  {
      "import",
      "FILE",
      N_ ("Put a bundle or an enrolment on this computer"),
      N_ ("Checks FILE as the app does, then installs it whole or not at all. An organisation that "
          "is not\n"
          "known here needs --fingerprint: the last 8 symbols of the fingerprint it publishes, "
          "taken from\n"
          "a channel you trust and not from the file.\n"
          "\n"
          "Examples:\n"
          "  layoverctl import sal-101.layover\n"
          "  layoverctl import sal-101.layover --fingerprint=2JQH-X9CE"),
      run_import,
  },
  {
      "list",
      "",
      N_ ("List the courses on this computer"),
      N_ ("Examples:\n"
          "  layoverctl list\n"
          "  layoverctl list --json"),
      run_list,
  },
  { NULL },
};
