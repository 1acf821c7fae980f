/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layoverctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "layover-cli-trust.h"
#include "layover-cli.h"
#include "layover-commands.h"
#include "layover-error.h"
#include "layover-record.h"
#include "layover-text.h"
#include "layover-unpacker.h"

static void
add_statement (LayoverCliReport *report, LayoverContainer *container)
{
  const LayoverStatement *statement = layover_container_get_statement (container);

  layover_cli_report_add (report, "type", _ ("Kind"),
                          layover_file_type_to_string (statement->type));
  layover_cli_report_add (report, "id", _ ("ID"), statement->id);
  layover_cli_report_add_int (report, "version", _ ("Version"), statement->version);
  layover_cli_report_add_time (report, "created", _ ("Created"), statement->created_s);
  layover_cli_report_add_time (report, "expires", _ ("Expires"), statement->expires_s);
}

static void
add_key (LayoverCliReport *report, const LayoverPublicKey *key)
{
  g_autofree char *text = layover_public_key_format (key);
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (key);

  layover_cli_report_add (report, "key", _ ("Key"), text);
  layover_cli_report_add (report, "fingerprint", _ ("Fingerprint"), fingerprint);
}

static const char *
voucher_to_string (LayoverVoucher voucher)
{
  switch (voucher)
    {
    case LAYOVER_VOUCHER_ORGANISATION:
      return "organisation";
    case LAYOVER_VOUCHER_KEY:
      return "key";
    case LAYOVER_VOUCHER_DEVICE:
      return "device";
    case LAYOVER_VOUCHER_ITSELF:
    default:
      return "itself";
    }
}

static const char *
describe_voucher (LayoverVoucher voucher)
{
  switch (voucher)
    {
    case LAYOVER_VOUCHER_ORGANISATION:
      return _ ("Accepted: signed by an organisation you trust, and not a byte has changed.");
    case LAYOVER_VOUCHER_KEY:
      return _ ("Accepted: signed by the key you gave, and not a byte has changed.");
    case LAYOVER_VOUCHER_DEVICE:
      return _ ("Accepted: signed by the device it names, and not a byte has changed.");
    case LAYOVER_VOUCHER_ITSELF:
    default:
      return _ ("Accepted: the organisation it introduces signed it, and not a byte has changed. "
                "That organisation is not known here: compare its fingerprint.");
    }
}

static void
add_verification (LayoverCliReport *report, const LayoverVerification *verification)
{
  LayoverEnrolment *enrolment = verification->enrolment;
  gboolean has_role = enrolment != NULL;

  layover_cli_report_add (report, "org", _ ("Organisation"),
                          enrolment != NULL ? layover_enrolment_get_org (enrolment) : NULL);
  layover_cli_report_add (report, "org-name", _ ("Name"),
                          enrolment != NULL ? layover_enrolment_get_name (enrolment) : NULL);
  layover_cli_report_add (report, "role", _ ("Signed as"),
                          has_role ? layover_key_role_to_string (verification->role) : NULL);
  add_key (report, verification->key);
}

static LayoverExit
run_verify (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (LayoverCliTrust) trust = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverVerification) verification = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  const GOptionEntry options[] = { LAYOVER_CLI_TRUST_OPTIONS (&trust), { NULL } };

  if (!layover_cli_parse (cli, options, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  container = layover_container_open (arguments[0], TRUE, &error);
  if (container != NULL)
    verification = layover_cli_trust_verify (&trust, container, &error);
  if (verification == NULL)
    return layover_cli_fail (cli, error);

  report = layover_cli_report_new ();
  layover_cli_report_add_flag (report, "accepted", TRUE, NULL);
  add_statement (report, container);
  add_verification (report, verification);
  layover_cli_report_add (report, "digest", _ ("Digest"), layover_container_get_digest (container));
  layover_cli_report_add_int (report, "entries", _ ("Entries"),
                              layover_container_get_n_entries (container));
  layover_cli_report_add_size (report, "size", _ ("Size"),
                               layover_container_get_size_bytes (container));
  layover_cli_report_add (report, "vouched-by", _ ("Vouched for by"),
                          voucher_to_string (verification->voucher));
  layover_cli_report_say (report, describe_voucher (verification->voucher));
  layover_cli_report_add_flag (
      report, "expired", verification->is_expired,
      _ ("It has expired: its contents may be read, its exams not started."));

  return layover_cli_done (cli, report);
}

static void
add_entries (LayoverCliReport *report, LayoverContainer *container,
             const LayoverCliReportColumn *columns, guint n_columns)
{
  layover_cli_report_begin_table (report, "entries", _ ("Entries"), columns, n_columns);
  for (guint i = 0; i < layover_container_get_n_entries (container); i++)
    {
      g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT,
                                               layover_container_get_entry_size (container, i));
      g_autofree char *digest = layover_hex_encode (
          layover_container_get_entry_digest (container, i), 32);
      const char *cells[] = { layover_container_get_entry_name (container, i), size, digest };

      layover_cli_report_add_row (report, cells);
    }
}

/* The lines of the record that each kind of file has, as they stand there. */
static void
add_record (LayoverCliReport *report, LayoverContainer *container)
{
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < layover_container_get_n_entries (container) && lines == NULL; i++)
    {
      const char *name = layover_container_get_entry_name (container, i);
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      if (!g_str_has_suffix (name, ".rec") || strchr (name, '/') != NULL)
        continue;

      bytes = layover_container_read (container, name, LAYOVER_RECORD_MAX_SIZE, NULL);
      if (bytes == NULL)
        continue;

      text = g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      lines = g_strsplit (g_strchomp (text), "\n", -1);
    }

  layover_cli_report_add_list (report, "record", _ ("Record"), (const char *const *) lines);
}

static void
add_key_id (LayoverCliReport *report, LayoverContainer *container)
{
  LayoverPublicKey key = { 0 };
  g_autofree char *id = NULL;

  memcpy (key.key_id, layover_container_get_key_id (container), sizeof key.key_id);
  id = layover_public_key_dup_id (&key);
  layover_cli_report_add (report, "key-id", _ ("Key ID"), id);
}

static LayoverExit
run_inspect (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  const LayoverCliReportColumn columns[] = {
    { "name", _ ("Name"), FALSE },
    { "size", _ ("Bytes"), TRUE },
    { "sha256", _ ("SHA-256"), FALSE },
  };

  if (!layover_cli_parse (cli, NULL, 1, 1, &arguments))
    return LAYOVER_EXIT_USAGE;

  container = layover_container_open (arguments[0], TRUE, &error);
  if (container == NULL)
    return layover_cli_fail (cli, error);

  report = layover_cli_report_new ();
  layover_cli_report_add_flag (report, "verified", FALSE, NULL);
  layover_cli_report_say (report, _ ("Nothing below is proved: the signature was not checked."));
  add_statement (report, container);
  add_key_id (report, container);
  layover_cli_report_add (report, "digest", _ ("Digest"), layover_container_get_digest (container));
  layover_cli_report_add_size (report, "size", _ ("Size"),
                               layover_container_get_size_bytes (container));
  add_record (report, container);
  add_entries (report, container, columns, G_N_ELEMENTS (columns));

  return layover_cli_done (cli, report);
}

static LayoverExit
run_unpack (LayoverCli *cli)
{
  g_auto (GStrv) arguments = NULL;
  g_auto (LayoverCliTrust) trust = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverVerification) verification = NULL;
  g_autoptr (LayoverCliReport) report = NULL;
  const GOptionEntry options[] = { LAYOVER_CLI_TRUST_OPTIONS (&trust), { NULL } };

  if (!layover_cli_parse (cli, options, 2, 2, &arguments))
    return LAYOVER_EXIT_USAGE;

  container = layover_container_open (arguments[0], TRUE, &error);
  if (container != NULL)
    verification = layover_cli_trust_verify (&trust, container, &error);
  if (verification == NULL || !layover_unpack (container, arguments[1], &error))
    return layover_cli_fail (cli, error);

  report = layover_cli_report_new ();
  layover_cli_report_add (report, "folder", _ ("Folder"), arguments[1]);
  add_statement (report, container);
  layover_cli_report_add_int (report, "entries", _ ("Entries"),
                              layover_container_get_n_entries (container));

  return layover_cli_done (cli, report);
}

const LayoverCommand layover_file_commands[] = {
  {
      "verify",
      "FILE",
      N_ ("Check who signed a file, and every byte of it"),
      N_ ("Trusts the key or the enrolments you name, otherwise the organisations known on this "
          "computer.\n"
          "A result is checked against the device it names, an enrolment against the organisation "
          "it\n"
          "introduces.\n"
          "\n"
          "Examples:\n"
          "  layoverctl verify sal-101.layover\n"
          "  layoverctl verify sal-101.layover --enrolment=meridian.layover\n"
          "  layoverctl verify result.layover --json"),
      run_verify,
  },
  {
      "inspect",
      "FILE",
      N_ ("Show what is in a file, without trusting it"),
      N_ ("Checks the structure and nothing else: what is shown is what the file says about "
          "itself.\n"
          "\n"
          "Examples:\n"
          "  layoverctl inspect sal-101.layover"),
      run_inspect,
  },
  {
      "unpack",
      "FILE DIR",
      N_ ("Check a file and write its entries into a new folder"),
      N_ ("Checks FILE as “layoverctl verify” does. DIR must not exist. When anything is wrong, "
          "nothing\n"
          "stays behind.\n"
          "\n"
          "Examples:\n"
          "  layoverctl unpack sal-101.layover sal-101 --key=keys/publisher.pub"),
      run_unpack,
  },
  { NULL },
};
