/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-cli.h"
#include "layover-cli-secret.h"
#include "layover-commands.h"
#include "layover-packer.h"

/* What was asked for; the strings belong to the option parser's caller. */
typedef struct
{
  char *key;
  char *passphrase_file;
  char *output;
  char *enrolment;
  char *org;
  char *created;
  char *expires;
  char *depfile;
  gboolean may_replace;
} PackOptions;

static void
pack_options_clear (PackOptions *self)
{
  g_free (self->key);
  g_free (self->passphrase_file);
  g_free (self->output);
  g_free (self->enrolment);
  g_free (self->org);
  g_free (self->created);
  g_free (self->expires);
  g_free (self->depfile);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PackOptions, pack_options_clear)

static gboolean
parse_pack (LayoverCli *cli, PackOptions *self, char ***arguments)
{
  const GOptionEntry options[] = {
    { "key", 'k', 0, G_OPTION_ARG_FILENAME, &self->key, N_ ("The publisher's secret key"),
      N_ ("FILE") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file,
      N_ ("Read the passphrase of the key from here"), N_ ("FILE") },
    { "enrolment", 'e', 0, G_OPTION_ARG_FILENAME, &self->enrolment,
      N_ ("The organisation's enrolment, to travel in the bundle"), N_ ("FILE") },
    { "org", 0, 0, G_OPTION_ARG_STRING, &self->org, N_ ("The organisation, without an enrolment"),
      N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("Where to write the bundle (default: ID.layover)"), N_ ("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &self->may_replace,
      N_ ("Replace the output if it is there"), NULL },
    { "created", 0, 0, G_OPTION_ARG_STRING, &self->created,
      N_ ("When it was made (default: the date of the course)"), N_ ("TIME") },
    { "expires", 0, 0, G_OPTION_ARG_STRING, &self->expires, N_ ("When it ends (default: never)"),
      N_ ("TIME") },
    { "depfile", 0, 0, G_OPTION_ARG_FILENAME, &self->depfile,
      N_ ("Write what the bundle depends on, for make and ninja"), N_ ("FILE") },
    { NULL },
  };

  return layover_cli_parse (cli, options, 1, 1, arguments);
}

static LayoverExit
report_packed (LayoverCli *cli, LayoverPacker *packer, const char *output)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();

  layover_cli_report_add (report, "file", _ ("Bundle"), output);
  layover_cli_report_add (report, "id", _ ("ID"), layover_packer_get_id (packer));
  layover_cli_report_add (report, "title", _ ("Title"), layover_packer_get_title (packer));
  layover_cli_report_add_int (report, "version", _ ("Version"),
                              layover_packer_get_version (packer));
  layover_cli_report_add_int (report, "files", _ ("Files"), layover_packer_get_n_files (packer));

  return layover_cli_done (cli, report);
}

static LayoverExit
run_pack (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (PackOptions) options = { 0 };
  g_autoptr (LayoverPacker) packer = NULL;
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  LayoverPackOrder order = { 0 };
  const char *wrong = NULL;

  if (!parse_pack (cli, &options, &arguments))
    return LAYOVER_EXIT_USAGE;
  if (options.key == NULL)
    return layover_cli_misuse (cli, _ ("Signed by whom? Say --key=FILE"));
  if (options.enrolment == NULL && options.org == NULL)
    return layover_cli_misuse (cli, _ ("For which organisation? Say --enrolment=FILE or --org=ID"));
  if (!layover_cli_choose_time (options.created, &order.created_s, &wrong))
    return layover_cli_misuse (cli, LAYOVER_CLI_NO_TIME, wrong);
  if (options.expires != NULL && !layover_cli_parse_time (options.expires, &order.expires_s))
    return layover_cli_misuse (cli, LAYOVER_CLI_NO_TIME, options.expires);

  packer = layover_packer_new (arguments[0], &error);
  if (packer == NULL)
    return layover_cli_fail (cli, error);
  if (layover_packer_get_problems (packer)->len > 0)
    return layover_cli_fail_all (cli, layover_packer_get_problems (packer));

  key = layover_cli_load_secret (options.key, options.passphrase_file, &error);
  if (key == NULL)
    return layover_cli_fail (cli, error);

  order.org = options.org;
  order.enrolment = options.enrolment;
  order.may_replace = options.may_replace;
  output = options.output != NULL ? g_strdup (options.output)
                                  : g_strconcat (layover_packer_get_id (packer), ".layover", NULL);
  if (!layover_packer_write (packer, &order, key, output, &error)
      || (options.depfile != NULL
          && !layover_packer_write_depfile (packer, output, options.depfile, &error)))
    return layover_cli_fail (cli, error);

  return report_packed (cli, packer, output);
}

const LayoverCommand layover_pack_commands[] = {
  {
      "pack",
      "DIR",
      N_ ("Make a signed bundle of a folder"),
      N_ ("Reads course.xml in DIR, follows every page, picture, video, question, exam and link, "
          "and says\n"
          "everything that is wrong, with file and line. Only a folder without a fault becomes a "
          "bundle. The\n"
          "same folder gives the same bytes every time.\n"
          "\n"
          "Examples:\n"
          "  layoverctl pack sal-101 --key=keys/publisher.key --enrolment=meridian.layover\n"
          "  layoverctl pack sal-101 -k publisher.key --org=meridian --expires=2027-12-31 -o "
          "out.layover"),
      run_pack,
  },
  { NULL },
};
