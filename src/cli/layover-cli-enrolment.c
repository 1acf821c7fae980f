/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-cli-secret.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-enrolment-signer.h"

typedef struct
{
  char *key;
  char *passphrase_file;
  char *output;
  char *created;
  int number;
  gboolean is_rotation;
  gboolean may_replace;
} SignOptions;

static void
sign_options_clear (SignOptions *self)
{
  g_free (self->key);
  g_free (self->passphrase_file);
  g_free (self->output);
  g_free (self->created);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignOptions, sign_options_clear)

static gboolean
parse_sign (LayoverCli *cli, SignOptions *self, char ***arguments)
{
  const GOptionEntry options[] = {
    { "key", 'k', 0, G_OPTION_ARG_FILENAME, &self->key, N_ ("The organisation's secret key"),
      N_ ("FILE") },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file,
      N_ ("Read the passphrase of the key from here"), N_ ("FILE") },
    { "number", 'n', 0, G_OPTION_ARG_INT, &self->number,
      N_ ("Number of this enrolment, higher than the one before"), N_ ("N") },
    { "rotation", 0, 0, G_OPTION_ARG_NONE, &self->is_rotation,
      N_ ("The key is the old one, and the enrolment names the new one"), NULL },
    { "created", 0, 0, G_OPTION_ARG_STRING, &self->created, N_ ("When it was made (default: now)"),
      N_ ("TIME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("Where to write it (default: ORG.layover)"), N_ ("FILE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &self->may_replace,
      N_ ("Replace the output if it is there"), NULL },
    { NULL },
  };

  return layover_cli_parse (cli, options, 1, 1, arguments);
}

static LayoverExit
report_signed (LayoverCli *cli, LayoverEnrolment *enrolment, const char *output)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (
      layover_enrolment_get_org_key (enrolment));

  layover_cli_report_add (report, "file", _ ("Enrolment"), output);
  layover_cli_report_add (report, "org", _ ("Organisation"), layover_enrolment_get_org (enrolment));
  layover_cli_report_add (report, "org-name", _ ("Name"), layover_enrolment_get_name (enrolment));
  layover_cli_report_add_int (report, "version", _ ("Number"),
                              layover_enrolment_get_version (enrolment));
  layover_cli_report_add_int (report, "keys",
                              /* Translators: how many keys for signing, not those of a keyboard */
                              C_ ("signing", "Keys"), layover_enrolment_get_n_keys (enrolment));
  layover_cli_report_add (report, "fingerprint", _ ("Fingerprint"), fingerprint);

  return layover_cli_done (cli, report);
}

static LayoverExit
sign (LayoverCli *cli, const SignOptions *options, const char *path, gint64 created_s)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverEnrolmentSigner) signer = layover_enrolment_signer_load (path, &error);
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autoptr (LayoverEnrolment) enrolment = NULL;
  g_autofree char *output = NULL;

  if (signer != NULL)
    key = layover_cli_load_secret (options->key, options->passphrase_file, &error);
  if (key == NULL)
    return layover_cli_fail (cli, error);

  output = options->output != NULL
               ? g_strdup (options->output)
               : g_strconcat (layover_enrolment_signer_get_org (signer), ".layover", NULL);
  enrolment = layover_enrolment_signer_write (signer, options->number, created_s, key,
                                              options->is_rotation, output, options->may_replace,
                                              &error);
  if (enrolment == NULL)
    return layover_cli_fail (cli, error);

  return report_signed (cli, enrolment, output);
}

static LayoverExit
run_sign (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (SignOptions) options = { 0 };
  gint64 created_s = 0;
  const char *wrong = NULL;

  if (!parse_sign (cli, &options, &arguments))
    return LAYOVER_EXIT_USAGE;
  if (options.key == NULL)
    return layover_cli_misuse (cli, _ ("Signed by whom? Say --key=FILE"));
  if (options.number < 1)
    return layover_cli_misuse (cli, _ ("Which number? Say --number=N, 1 for the first enrolment"));
  if (!layover_cli_choose_time (options.created, &created_s, &wrong))
    return layover_cli_misuse (cli, LAYOVER_CLI_NO_TIME, wrong);

  if (created_s == 0)
    created_s = g_get_real_time () / G_USEC_PER_SEC;

  return sign (cli, &options, arguments[0], created_s);
}

const LayoverCommand layover_enrolment_commands[] = {
  {
      "enrolment sign",
      "FILE",
      N_ ("Sign the file that introduces an organisation"),
      N_ ("FILE holds one name=value on a line: org, name, org-key, then any number of key, "
          "results-to,\n"
          "submit, revoked, floor and reset; layoverctl-enrolment(1) explains them.\n"
          "\n"
          "Examples:\n"
          "  layoverctl enrolment sign meridian.rec --key=keys/organisation.key --number=1\n"
          "  layoverctl enrolment sign new.rec -k keys/old.key --rotation --number=7"),
      run_sign,
  },
  { NULL },
};
