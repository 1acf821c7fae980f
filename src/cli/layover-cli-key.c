/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-cli-passphrase.h"
#include "layover-cli-secret.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-error.h"
#include "layover-key-files.h"

typedef struct
{
  char *role;
  char *passphrase_file;
  gboolean is_open; /* asked for without a passphrase */
} NewOptions;

static void
new_options_clear (NewOptions *self)
{
  g_free (self->role);
  g_free (self->passphrase_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NewOptions, new_options_clear)

static gboolean
parse_new (LayoverCli *cli, NewOptions *self, char ***arguments)
{
  const GOptionEntry options[] = {
    { "role", 'r', 0, G_OPTION_ARG_STRING, &self->role, N_ ("What the key is for"), N_ ("ROLE") },
    { "no-passphrase", 'W', 0, G_OPTION_ARG_NONE, &self->is_open,
      N_ ("Leave the secret half open, for machines"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &self->passphrase_file,
      N_ ("Read the passphrase of the key from here"), N_ ("FILE") },
    { NULL },
  };

  return layover_cli_parse (cli, options, 1, 1, arguments);
}

static LayoverExit
report_new (LayoverCli *cli, const NewOptions *options, const LayoverKeyFiles *files,
            gboolean has_passphrase)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  gboolean is_collection = g_str_equal (options->role, "collection");

  layover_cli_report_add (report, "role", _ ("Role"), options->role);
  layover_cli_report_add (report, "secret", _ ("Secret half"), files->secret_path);
  layover_cli_report_add (report, "public", _ ("Public half"), files->public_path);
  layover_cli_report_add (report, "key", is_collection ? _ ("Recipient") : _ ("Key"),
                          files->public_text);
  layover_cli_report_add (report, "fingerprint", _ ("Fingerprint"), files->fingerprint);
  layover_cli_report_add_flag (report, "passphrase", has_passphrase,
                               _ ("The secret half opens only with the passphrase, and nothing "
                                  "brings a forgotten one back."));
  if (!has_passphrase)
    layover_cli_report_say (report,
                            _ ("The secret half is not protected by a passphrase and never leaves "
                               "the computer of whom it belongs to."));

  return layover_cli_done (cli, report);
}

static LayoverExit
create_collection (LayoverCli *cli, const NewOptions *options, const char *stem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverKeyFiles) files = NULL;

  if (options->passphrase_file != NULL)
    return layover_cli_misuse (cli, _ ("The key of a collection has no passphrase"));

  files = layover_key_files_create_collection (stem, &error);
  if (files == NULL)
    return layover_cli_fail (cli, error);

  return report_new (cli, options, files, FALSE);
}

static LayoverExit
create_signing (LayoverCli *cli, const NewOptions *options, LayoverKeyRole role, const char *stem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverPassphrase) passphrase = NULL;
  g_autoptr (LayoverKeyFiles) files = NULL;

  if (options->passphrase_file != NULL)
    passphrase = layover_cli_passphrase_read (options->passphrase_file, &error);
  else if (!options->is_open && layover_cli_passphrase_can_ask ())
    passphrase = layover_cli_passphrase_ask_new (&error);
  else if (!options->is_open)
    return layover_cli_misuse (cli, _ ("Nobody can be asked for a passphrase here. Say "
                                       "--passphrase-file=FILE or --no-passphrase"));

  if (error == NULL)
    files = layover_key_files_create_signing (role, stem, passphrase, &error);
  if (files == NULL)
    return layover_cli_fail (cli, error);

  return report_new (cli, options, files, passphrase != NULL);
}

static LayoverExit
run_new (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (NewOptions) options = { 0 };
  LayoverKeyRole role = LAYOVER_KEY_ROLE_ORGANISATION;

  if (!parse_new (cli, &options, &arguments))
    return LAYOVER_EXIT_USAGE;

  if (options.role == NULL)
    return layover_cli_misuse (cli, _ ("Which role? Say --role=ROLE"));
  if (options.is_open && options.passphrase_file != NULL)
    return layover_cli_misuse (cli, _ ("With a passphrase or without one?"));
  if (g_str_equal (options.role, "collection"))
    return create_collection (cli, &options, arguments[0]);
  if (!layover_key_role_from_string (options.role, &role))
    return layover_cli_misuse (cli, _ ("There is no role “%s”"), options.role);

  return create_signing (cli, &options, role, arguments[0]);
}

static LayoverExit
show_recipient (LayoverCli *cli, const char *recipient)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();

  layover_cli_report_add (report, "key", _ ("Recipient"), recipient);
  layover_cli_report_add (report, "id", NULL, NULL);
  layover_cli_report_add (report, "fingerprint", NULL, NULL);

  return layover_cli_done (cli, report);
}

static LayoverExit
show_key (LayoverCli *cli, const LayoverPublicKey *key)
{
  g_autoptr (LayoverCliReport) report = layover_cli_report_new ();
  g_autofree char *text = layover_public_key_format (key);
  g_autofree char *id = layover_public_key_dup_id (key);
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (key);

  layover_cli_report_add (report, "key", _ ("Key"), text);
  layover_cli_report_add (report, "id", _ ("Key ID"), id);
  layover_cli_report_add (report, "fingerprint", _ ("Fingerprint"), fingerprint);

  return layover_cli_done (cli, report);
}

/* Of an encrypted secret key, even the public half takes the passphrase. */
static LayoverPublicKey *
load_public (const char *path, const char *passphrase_file, GError **error)
{
  g_autoptr (GError) first = NULL;
  g_autoptr (LayoverSecretKey) secret = NULL;
  LayoverPublicKey *key = layover_key_files_load_public (path, &first);

  if (key != NULL)
    return key;

  if (!g_error_matches (first, LAYOVER_ERROR, LAYOVER_ERROR_PASSPHRASE_NEEDED))
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return NULL;
    }

  secret = layover_cli_load_secret (path, passphrase_file, error);
  return secret != NULL ? layover_public_key_copy (layover_secret_key_get_public (secret)) : NULL;
}

#define PASSPHRASE_OPTION(variable)                                                                \
  {                                                                                                \
    "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, variable,                                      \
        N_ ("Read the passphrase of the key from here"), N_ ("FILE")                               \
  }

static LayoverExit
run_show (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autofree char *recipient = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry options[] = { PASSPHRASE_OPTION (&passphrase_file), { NULL } };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  recipient = layover_key_files_dup_recipient (arguments[0]);
  if (recipient != NULL)
    return show_recipient (cli, recipient);

  key = load_public (arguments[0], passphrase_file, &error);
  if (key == NULL)
    return layover_cli_fail (cli, error);

  return show_key (cli, key);
}

/* One line and nothing else, to be pasted where people can trust it. */
static LayoverExit
run_fingerprint (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  g_autofree char *passphrase_file = NULL;
  g_autofree char *fingerprint = NULL;
  const GOptionEntry options[] = { PASSPHRASE_OPTION (&passphrase_file), { NULL } };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  key = load_public (arguments[0], passphrase_file, &error);
  if (key == NULL)
    return layover_cli_fail (cli, error);

  fingerprint = layover_public_key_dup_fingerprint (key);
  report = layover_cli_report_new ();
  layover_cli_report_add_line (report, "fingerprint", fingerprint);

  return layover_cli_done (cli, report);
}

const LayoverCommand layover_key_commands[] = {
  {
      "key new",
      "NAME",
      N_ ("Make a key"),
      N_ ("ROLE is organisation, publisher, examiner, proctor, issuer or collection. One key has "
          "one role.\n"
          "The files are NAME.key and NAME.pub, as minisign makes them; for a collection, which "
          "opens\n"
          "results, they are NAME.identity and NAME.recipient, as age makes them. Nothing is "
          "overwritten.\n"
          "\n"
          "Asks on the terminal for a passphrase for the secret half, as minisign does.\n"
          "\n"
          "Examples:\n"
          "  layoverctl key new --role=organisation keys/organisation\n"
          "  layoverctl key new --role=publisher keys/publisher\n"
          "  layoverctl key new --role=collection keys/collection"),
      run_new,
  },
  {
      "key show",
      "FILE",
      N_ ("Show the public half of a key"),
      N_ ("FILE is a public or secret key, an age identity or recipient, or an enrolment, whose\n"
          "organisation key is shown then.\n"
          "\n"
          "Examples:\n"
          "  layoverctl key show keys/publisher.pub\n"
          "  layoverctl key show meridian.layover"),
      run_show,
  },
  {
      "key fingerprint",
      "FILE",
      N_ ("Show the fingerprint of a key"),
      N_ ("Who accepts an organisation for the first time types the last 8 symbols of this "
          "fingerprint. Publish\n"
          "it where your people trust what they read: the intranet, a letter, a talk.\n"
          "\n"
          "Examples:\n"
          "  layoverctl key fingerprint keys/organisation.pub"),
      run_fingerprint,
  },
  { NULL },
};
