/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-key-files.h"

static LayoverExit
run_new (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *role = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverKeyFiles) files = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  LayoverKeyRole key_role = LAYOVER_KEY_ROLE_ORGANISATION;
  gboolean is_collection;
  const GOptionEntry options[] = {
    { "role", 'r', 0, G_OPTION_ARG_STRING, &role, N_ ("What the key is for"), N_ ("ROLE") },
    { NULL },
  };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  if (role == NULL)
    return layover_cli_misuse (cli, _ ("Which role? Say --role=ROLE"));
  is_collection = g_str_equal (role, "collection");
  if (!is_collection && !layover_key_role_from_string (role, &key_role))
    return layover_cli_misuse (cli, _ ("There is no role “%s”"), role);

  files = is_collection ? layover_key_files_create_collection (arguments[0], &error)
                        : layover_key_files_create_signing (key_role, arguments[0], &error);
  if (files == NULL)
    return layover_cli_fail (cli, error);

  report = layover_cli_report_new ();
  layover_cli_report_add (report, "role", _ ("Role"), role);
  layover_cli_report_add (report, "secret", _ ("Secret half"), files->secret_path);
  layover_cli_report_add (report, "public", _ ("Public half"), files->public_path);
  layover_cli_report_add (report, "key", is_collection ? _ ("Recipient") : _ ("Key"),
                          files->public_text);
  layover_cli_report_add (report, "fingerprint", _ ("Fingerprint"), files->fingerprint);
  layover_cli_report_say (report,
                          _ ("The secret half is not protected by a passphrase and never leaves "
                             "the computer of whom it belongs to."));

  return layover_cli_done (cli, report);
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

static LayoverExit
run_show (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autofree char *recipient = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  g_autoptr (GError) error = NULL;

  if (!layover_cli_parse (cli, NULL, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  recipient = layover_key_files_dup_recipient (arguments[0]);
  if (recipient != NULL)
    return show_recipient (cli, recipient);

  key = layover_key_files_load_public (arguments[0], &error);
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
  g_autofree char *fingerprint = NULL;

  if (!layover_cli_parse (cli, NULL, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  key = layover_key_files_load_public (arguments[0], &error);
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
