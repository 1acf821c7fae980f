/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "crafted-zip.h"
#include "layover-age.h"
#include "layover-container-writer.h"
#include "layover-error.h"
#include "layover-keyring.h"

#define NOW_S 1750000000
#define ORG "meridian"

/* One organisation with a key of each role, and a second one that nobody trusts yet. */
typedef struct
{
  LayoverSecretKey *org_key;
  LayoverSecretKey *publisher;
  LayoverSecretKey *examiner;
  LayoverSecretKey *proctor;
  LayoverSecretKey *issuer;
  LayoverSecretKey *stranger;
  LayoverKeyring *keyring;
} Fixture;

static char *
format (const LayoverSecretKey *key)
{
  return layover_public_key_format (layover_secret_key_get_public (key));
}

static void
append_key (GString *record, const char *prefix, const LayoverSecretKey *key, const char *suffix)
{
  g_autofree char *text = format (key);

  g_string_append_printf (record, "%s%s%s\n", prefix, text, suffix);
}

/* The usual record, with more lines at its end. */
static GString *
make_record (Fixture *fixture, const LayoverSecretKey *org_key, const char *more)
{
  GString *record = g_string_new ("org=" ORG "\nname=Meridian Field Enablement\n");

  append_key (record, "org-key=", org_key, "");
  append_key (record, "key=publisher ", fixture->publisher, "");
  append_key (record, "key=examiner ", fixture->examiner, "");
  append_key (record, "key=proctor ", fixture->proctor, "");
  append_key (record, "key=issuer ", fixture->issuer, "");
  g_string_append (record, more);
  return record;
}

static LayoverContainer *
sign (const char *entry, const char *text, LayoverFileType type, const char *id, int version,
      gint64 created_s, gint64 expires_s, const LayoverSecretKey *key)
{
  g_autoptr (LayoverStatement)
      statement = layover_statement_new (type, id, version, created_s, expires_s);
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  LayoverContainer *container;

  layover_container_writer_add_bytes (writer, entry, content, &error);
  g_assert_no_error (error);
  bytes = layover_container_writer_write_signed_bytes (writer, statement, key, &error);
  g_assert_no_error (error);
  container = layover_container_new_from_bytes (bytes, "test.layover", TRUE, &error);
  g_assert_no_error (error);
  return container;
}

static LayoverContainer *
sign_enrolment (Fixture *fixture, int version, const char *more, const LayoverSecretKey *named,
                const LayoverSecretKey *signer)
{
  g_autoptr (GString) record = make_record (fixture, named, more);

  return sign ("enrolment.rec", record->str, LAYOVER_FILE_TYPE_ENROLMENT, ORG, version, NOW_S, 0,
               signer);
}

static LayoverContainer *
sign_bundle (int version, const LayoverSecretKey *key)
{
  return sign ("bundle.rec", "title=A\n", LAYOVER_FILE_TYPE_BUNDLE, "sal-101", version,
               NOW_S - 1000, 0, key);
}

/* Puts in force what @more says, as version @version. */
static void
trust (Fixture *fixture, int version, const char *more)
{
  g_autoptr (LayoverContainer)
      container = sign_enrolment (fixture, version, more, fixture->org_key, fixture->org_key);
  g_autoptr (LayoverEnrolment) enrolment = NULL;
  g_autoptr (GError) error = NULL;

  enrolment = layover_enrolment_load (container, &error);
  g_assert_no_error (error);
  layover_keyring_add (fixture->keyring, enrolment);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->org_key = layover_secret_key_generate ();
  fixture->publisher = layover_secret_key_generate ();
  fixture->examiner = layover_secret_key_generate ();
  fixture->proctor = layover_secret_key_generate ();
  fixture->issuer = layover_secret_key_generate ();
  fixture->stranger = layover_secret_key_generate ();
  fixture->keyring = layover_keyring_new ();
  trust (fixture, 5, "");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  layover_secret_key_free (fixture->org_key);
  layover_secret_key_free (fixture->publisher);
  layover_secret_key_free (fixture->examiner);
  layover_secret_key_free (fixture->proctor);
  layover_secret_key_free (fixture->issuer);
  layover_secret_key_free (fixture->stranger);
  g_assert_finalize_object (fixture->keyring);
}

static LayoverVerdict *
accept (Fixture *fixture, LayoverContainer *container, const LayoverSeen *seen)
{
  LayoverFileType type = layover_container_get_statement (container)->type;
  LayoverVerdict *verdict = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      layover_keyring_verify (fixture->keyring, container, type, seen, NOW_S, &verdict, &error));
  g_assert_no_error (error);
  g_assert_nonnull (verdict);
  return verdict;
}

static void
refuse (Fixture *fixture, LayoverContainer *container, LayoverFileType expected,
        const LayoverSeen *seen, LayoverErrorCode code)
{
  LayoverVerdict *verdict = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (layover_keyring_verify (fixture->keyring, container, expected, seen, NOW_S,
                                          &verdict, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
  g_assert_null (verdict);
  g_assert_cmpstr (layover_error_get_file (error), ==, "test.layover");
}

static void
test_verdict (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = sign_bundle (3, fixture->publisher);
  g_autoptr (LayoverVerdict) verdict = accept (fixture, container, NULL);

  g_assert_cmpstr (layover_enrolment_get_org (verdict->enrolment), ==, ORG);
  g_assert_cmpint (verdict->role, ==, LAYOVER_KEY_ROLE_PUBLISHER);
  g_assert_cmpint (verdict->statement->version, ==, 3);
  g_assert_true (
      layover_public_key_equal (verdict->key, layover_secret_key_get_public (fixture->publisher)));
  g_assert_false (verdict->is_expired);
  g_assert_false (verdict->is_key_revoked);
}

static void
test_unknown_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = sign_bundle (3, fixture->stranger);
  LayoverEnrolment *enrolment = NULL;
  g_autoptr (GError) error = NULL;

  refuse (fixture, container, LAYOVER_FILE_TYPE_BUNDLE, NULL, LAYOVER_ERROR_UNKNOWN_KEY);
  g_assert_false (layover_keyring_find_signer (fixture->keyring, container, &enrolment, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_UNKNOWN_KEY);
}

static void
test_find_signer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) bundle = sign_bundle (3, fixture->publisher);
  g_autoptr (LayoverContainer) by_proctor = sign_bundle (3, fixture->proctor);
  LayoverEnrolment *enrolment = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (layover_keyring_find_signer (fixture->keyring, bundle, &enrolment, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (layover_enrolment_get_org (enrolment), ==, ORG);

  /* It judges nothing: that a proctor signs no bundles is for layover_keyring_verify () to say. */
  enrolment = NULL;
  g_assert_true (layover_keyring_find_signer (fixture->keyring, by_proctor, &enrolment, &error));
  g_assert_cmpstr (layover_enrolment_get_org (enrolment), ==, ORG);
  g_assert_true (layover_keyring_verify (fixture->keyring, bundle, LAYOVER_FILE_TYPE_BUNDLE, NULL,
                                         NOW_S, NULL, &error));
}

/* An enrolment of another organisation whose publisher is @key under the id of our publisher. */
static void
trust_key_with_same_id (Fixture *fixture, const LayoverPublicKey *key)
{
  g_autoptr (LayoverSecretKey) org_key = layover_secret_key_generate ();
  g_autoptr (GString) record = g_string_new ("org=other\nname=Other\n");
  g_autoptr (LayoverPublicKey) twin = layover_public_key_copy (key);
  g_autofree char *twin_text = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (LayoverEnrolment) enrolment = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (twin->key_id, layover_secret_key_get_public (fixture->publisher)->key_id,
          LAYOVER_KEY_ID_SIZE);
  twin_text = layover_public_key_format (twin);
  append_key (record, "org-key=", org_key, "");
  g_string_append_printf (record, "key=publisher %s\n", twin_text);
  container = sign ("enrolment.rec", record->str, LAYOVER_FILE_TYPE_ENROLMENT, "other", 1, NOW_S, 0,
                    org_key);
  enrolment = layover_enrolment_load (container, &error);
  g_assert_no_error (error);
  layover_keyring_add (fixture->keyring, enrolment);
}

static void
test_right_id_other_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = sign_bundle (3, fixture->publisher);

  g_object_unref (fixture->keyring);
  fixture->keyring = layover_keyring_new ();
  trust_key_with_same_id (fixture, layover_secret_key_get_public (fixture->stranger));
  refuse (fixture, container, LAYOVER_FILE_TYPE_BUNDLE, NULL, LAYOVER_ERROR_SIGNATURE);
}

static void
test_two_keys_with_one_id (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = sign_bundle (3, fixture->publisher);
  g_autoptr (LayoverVerdict) verdict = NULL;

  /* The twin comes first in the keyring, once what it shadows is put in again. */
  trust_key_with_same_id (fixture, layover_secret_key_get_public (fixture->stranger));
  trust (fixture, 6, "");
  g_assert_cmpstr (layover_enrolment_get_org (layover_keyring_get_enrolment (fixture->keyring, 0)),
                   ==, "other");
  verdict = accept (fixture, container, NULL);
  g_assert_cmpstr (layover_enrolment_get_org (verdict->enrolment), ==, ORG);
}

static void
test_wrong_type (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      result = sign ("result.rec", "org=" ORG "\n", LAYOVER_FILE_TYPE_RESULT, "00ff", 1, NOW_S, 0,
                     fixture->stranger);
  g_autoptr (LayoverContainer) bundle = sign_bundle (3, fixture->publisher);
  g_autoptr (GError) error = NULL;

  refuse (fixture, result, LAYOVER_FILE_TYPE_BUNDLE, NULL, LAYOVER_ERROR_WRONG_TYPE);
  refuse (fixture, bundle, LAYOVER_FILE_TYPE_SESSION, NULL, LAYOVER_ERROR_WRONG_TYPE);
  g_assert_null (layover_enrolment_load (bundle, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_WRONG_TYPE);
}

/* Every key with every kind of file: exactly one role may sign each. */
static void
test_roles (Fixture *fixture, gconstpointer data)
{
  const LayoverSecretKey *keys[] = { fixture->publisher, fixture->examiner, fixture->proctor,
                                     fixture->issuer, fixture->org_key };
  struct
  {
    LayoverFileType type;
    guint key;
  } table[] = {
    { LAYOVER_FILE_TYPE_BUNDLE, 0 },      { LAYOVER_FILE_TYPE_SESSION, 1 },
    { LAYOVER_FILE_TYPE_COUNTERSIGN, 2 }, { LAYOVER_FILE_TYPE_CREDENTIAL, 3 },
    { LAYOVER_FILE_TYPE_RECEIPT, 3 },     { LAYOVER_FILE_TYPE_ENROLMENT, 99 },
    { LAYOVER_FILE_TYPE_RESULT, 99 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
      {
        g_autoptr (LayoverContainer)
            container = sign ("a.rec", "a=b\n", table[i].type, "a", 1, NOW_S, 0, keys[j]);

        if (table[i].key == j)
          layover_verdict_free (accept (fixture, container, NULL));
        else
          refuse (fixture, container, table[i].type, NULL, LAYOVER_ERROR_KEY_ROLE);
      }
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) lower = sign_bundle (2, fixture->publisher);
  g_autoptr (LayoverContainer) same = sign_bundle (3, fixture->publisher);
  g_autoptr (LayoverContainer) higher = sign_bundle (4, fixture->publisher);
  LayoverSeen seen = { .highest_version = 3, .digest_of_highest = "another" };

  refuse (fixture, lower, LAYOVER_FILE_TYPE_BUNDLE, &seen, LAYOVER_ERROR_OLDER_VERSION);
  refuse (fixture, same, LAYOVER_FILE_TYPE_BUNDLE, &seen, LAYOVER_ERROR_VERSION_CLASH);
  layover_verdict_free (accept (fixture, higher, &seen));

  seen.digest_of_highest = layover_container_get_digest (same);
  layover_verdict_free (accept (fixture, same, &seen));
}

static void
test_reset (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) four = sign_bundle (4, fixture->publisher);
  g_autoptr (LayoverContainer) two = sign_bundle (2, fixture->publisher);
  LayoverSeen seen = { .highest_version = G_MAXINT32,
                       .digest_of_highest = "runaway",
                       .enrolment_version = 5 };

  refuse (fixture, four, LAYOVER_FILE_TYPE_BUNDLE, &seen, LAYOVER_ERROR_OLDER_VERSION);
  trust (fixture, 6, "reset=sal-101 3\n");
  layover_verdict_free (accept (fixture, four, &seen));
  refuse (fixture, two, LAYOVER_FILE_TYPE_BUNDLE, &seen, LAYOVER_ERROR_OLDER_VERSION);

  /* What was accepted under the new enrolment counts: the same reset does not open the door twice. */
  seen.highest_version = 7;
  seen.enrolment_version = 6;
  refuse (fixture, four, LAYOVER_FILE_TYPE_BUNDLE, &seen, LAYOVER_ERROR_OLDER_VERSION);
}

static void
test_floor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) three = sign_bundle (3, fixture->publisher);
  g_autoptr (LayoverContainer) four = sign_bundle (4, fixture->publisher);

  trust (fixture, 6, "floor=other-course 9\nfloor=sal-101 4\n");
  refuse (fixture, three, LAYOVER_FILE_TYPE_BUNDLE, NULL, LAYOVER_ERROR_BELOW_FLOOR);
  layover_verdict_free (accept (fixture, four, NULL));
}

static void
test_expiry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      container = sign ("bundle.rec", "title=A\n", LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 1,
                        NOW_S - 1000, NOW_S, fixture->publisher);
  g_autoptr (LayoverVerdict) now = accept (fixture, container, NULL);
  g_autoptr (LayoverVerdict) before = NULL;

  g_assert_true (now->is_expired);
  g_assert_true (layover_keyring_verify (fixture->keyring, container, LAYOVER_FILE_TYPE_BUNDLE,
                                         NULL, NOW_S - 1, &before, NULL));
  g_assert_false (before->is_expired);
}

/* Withdraws the publisher from @since on. */
static void
revoke_publisher (Fixture *fixture, const char *since)
{
  g_autofree char *key = format (fixture->publisher);
  g_autofree char *line = g_strdup_printf ("revoked=%s %s\n", key, since);

  trust (fixture, 6, line);
}

static void
test_revoked_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer) container = sign_bundle (3, fixture->publisher);
  LayoverSeen known = { .highest_version = 3, .is_known = TRUE };
  g_autoptr (LayoverVerdict) verdict = NULL;

  known.digest_of_highest = layover_container_get_digest (container);

  /* Signed before the key was withdrawn: only what is here already may stay, and is marked. */
  revoke_publisher (fixture, "2026-01-01T00:00:00Z");
  refuse (fixture, container, LAYOVER_FILE_TYPE_BUNDLE, NULL, LAYOVER_ERROR_KEY_REVOKED);
  verdict = accept (fixture, container, &known);
  g_assert_true (verdict->is_key_revoked);

  /* Signed after: not even that. */
  revoke_publisher (fixture, "2020-01-01T00:00:00Z");
  refuse (fixture, container, LAYOVER_FILE_TYPE_BUNDLE, &known, LAYOVER_ERROR_KEY_REVOKED);
}

static void
test_revoked_says_since_when (Fixture *fixture, gconstpointer data)
{
  LayoverEnrolment *enrolment;
  gint64 since_s = 0;

  revoke_publisher (fixture, "2026-01-01T00:00:00Z");
  enrolment = layover_keyring_find (fixture->keyring, ORG);
  g_assert_true (layover_enrolment_is_revoked (
      enrolment, layover_secret_key_get_public (fixture->publisher), &since_s));
  g_assert_cmpint (since_s, ==, 1767225600);
  g_assert_false (layover_enrolment_is_revoked (
      enrolment, layover_secret_key_get_public (fixture->proctor), NULL));
}

static void
decide (Fixture *fixture, LayoverContainer *container, LayoverTrustDecision expected)
{
  LayoverTrustDecision decision;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverEnrolment)
      enrolment = layover_keyring_load_enrolment (fixture->keyring, container, &decision, &error);

  g_assert_no_error (error);
  g_assert_nonnull (enrolment);
  g_assert_cmpint (decision, ==, expected);
}

static void
refuse_enrolment (Fixture *fixture, LayoverContainer *container, LayoverErrorCode code)
{
  LayoverTrustDecision decision;
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_keyring_load_enrolment (fixture->keyring, container, &decision, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
}

static void
test_enrolment_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      same = sign_enrolment (fixture, 5, "", fixture->org_key, fixture->org_key);
  g_autoptr (LayoverContainer)
      clash = sign_enrolment (fixture, 5, "x-more=1\n", fixture->org_key, fixture->org_key);
  g_autoptr (LayoverContainer)
      older = sign_enrolment (fixture, 4, "", fixture->org_key, fixture->org_key);
  g_autoptr (LayoverContainer)
      newer = sign_enrolment (fixture, 6, "", fixture->org_key, fixture->org_key);

  decide (fixture, same, LAYOVER_TRUST_KNOWN);
  refuse_enrolment (fixture, clash, LAYOVER_ERROR_ENROLMENT_CLASH);
  refuse_enrolment (fixture, older, LAYOVER_ERROR_OLDER_ENROLMENT);
  decide (fixture, newer, LAYOVER_TRUST_UPDATE);
}

static void
test_enrolment_other_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      other = sign_enrolment (fixture, 6, "", fixture->stranger, fixture->stranger);

  refuse_enrolment (fixture, other, LAYOVER_ERROR_OTHER_ORGANISATION_KEY);
}

static void
test_enrolment_rotation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      rotation = sign_enrolment (fixture, 6, "", fixture->stranger, fixture->org_key);
  g_autoptr (LayoverContainer)
      next = sign_enrolment (fixture, 7, "", fixture->stranger, fixture->stranger);
  g_autoptr (LayoverContainer)
      back = sign_enrolment (fixture, 8, "", fixture->org_key, fixture->org_key);
  g_autoptr (LayoverEnrolment) accepted = NULL;
  g_autoptr (LayoverEnrolment) stored = NULL;
  g_autoptr (GError) error = NULL;
  LayoverTrustDecision decision;

  accepted = layover_keyring_load_enrolment (fixture->keyring, rotation, &decision, &error);
  g_assert_no_error (error);
  g_assert_cmpint (decision, ==, LAYOVER_TRUST_ROTATION);

  /* As at the next start: from what the store kept. */
  stored = layover_enrolment_load_accepted (layover_enrolment_get_bytes (accepted), &error);
  g_assert_no_error (error);
  layover_keyring_add (fixture->keyring, stored);
  decide (fixture, rotation, LAYOVER_TRUST_KNOWN);
  decide (fixture, next, LAYOVER_TRUST_UPDATE);
  refuse_enrolment (fixture, back, LAYOVER_ERROR_OTHER_ORGANISATION_KEY);
}

/* To somebody who does not know the organisation, a rotation says nothing: its key has not signed it. */
static void
test_enrolment_rotation_is_no_introduction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      rotation = sign_enrolment (fixture, 6, "", fixture->stranger, fixture->org_key);

  g_object_unref (fixture->keyring);
  fixture->keyring = layover_keyring_new ();
  refuse_enrolment (fixture, rotation, LAYOVER_ERROR_ENROLMENT_SIGNER);
}

/* Puts the id of @key into the signature of @zip. */
static void
set_key_id (CraftedZip *zip, const LayoverSecretKey *key)
{
  CraftedEntry *entry = crafted_zip_get (zip, 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (entry->data, NULL),
                                     g_bytes_get_size (entry->data));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree guint8 *bytes = NULL;
  g_autofree char *changed = NULL;
  gsize size;

  bytes = g_base64_decode (lines[1], &size);
  memcpy (bytes + 2, layover_secret_key_get_public (key)->key_id, LAYOVER_KEY_ID_SIZE);
  g_free (lines[1]);
  lines[1] = g_base64_encode (bytes, size);
  changed = g_strjoinv ("\n", lines);
  crafted_entry_set_text (entry, changed);
}

/* The organisation's own record, signed with a key that has nothing of its key but the id. */
static void
test_enrolment_forged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) record = make_record (fixture, fixture->org_key, "");
  g_autoptr (CraftedZip) zip = crafted_zip_new ();
  g_autoptr (LayoverContainer) forged = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  layover_statement_free (zip->statement);
  zip->statement = layover_statement_new (LAYOVER_FILE_TYPE_ENROLMENT, ORG, 6, NOW_S, 0);
  crafted_zip_add (zip, "META-INF/SHA256SUMS", "");
  crafted_zip_add (zip, "META-INF/SHA256SUMS.minisig", "");
  crafted_zip_add (zip, "enrolment.rec", record->str);
  crafted_zip_sign (zip);
  set_key_id (zip, fixture->org_key);

  bytes = crafted_zip_build (zip);
  forged = layover_container_new_from_bytes (bytes, NULL, TRUE, &error);
  g_assert_no_error (error);
  refuse_enrolment (fixture, forged, LAYOVER_ERROR_SIGNATURE);
}

static void
test_enrolment_known_by_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      same = sign_enrolment (fixture, 5, "", fixture->org_key, fixture->org_key);
  g_autoptr (LayoverEnrolment) enrolment = layover_enrolment_load (same, NULL);
  LayoverTrustDecision decision = LAYOVER_TRUST_NEW_ORGANISATION;

  g_assert_true (layover_keyring_check_enrolment (fixture->keyring, enrolment, &decision, NULL));
  g_assert_cmpint (decision, ==, LAYOVER_TRUST_KNOWN);
}

static void
test_enrolment_new_organisation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverContainer)
      container = sign_enrolment (fixture, 1, "", fixture->org_key, fixture->org_key);

  g_object_unref (fixture->keyring);
  fixture->keyring = layover_keyring_new ();
  decide (fixture, container, LAYOVER_TRUST_NEW_ORGANISATION);
}

static void
test_enrolment_of_other_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) record = make_record (fixture, fixture->org_key, "");
  g_autoptr (LayoverContainer)
      container = sign ("enrolment.rec", record->str, LAYOVER_FILE_TYPE_ENROLMENT, "another", 9,
                        NOW_S, 0, fixture->org_key);

  refuse_enrolment (fixture, container, LAYOVER_ERROR_ENROLMENT_ID);
}

static void
test_fingerprint (Fixture *fixture, gconstpointer data)
{
  LayoverEnrolment *enrolment = layover_keyring_find (fixture->keyring, ORG);
  g_autofree char *fingerprint = layover_public_key_dup_fingerprint (
      layover_enrolment_get_org_key (enrolment));
  g_autofree char *spaced = g_strdup (fingerprint + 20);
  g_autofree char *lower = g_ascii_strdown (fingerprint + 20, -1);
  const char *wrong[] = { "", "0000-0000", "U", fingerprint, fingerprint + 21 };

  g_assert_cmpuint (strlen (fingerprint), ==, 29);
  g_assert_true (layover_keyring_check_fingerprint_tail (enrolment, fingerprint + 20, NULL));
  spaced[4] = ' ';
  g_assert_true (layover_keyring_check_fingerprint_tail (enrolment, spaced, NULL));
  g_strdelimit (lower, "1", 'l');
  g_strdelimit (lower, "0", 'o');
  g_assert_true (layover_keyring_check_fingerprint_tail (enrolment, lower, NULL));

  /* However often it is tried, it stays wrong; the library stops at three. */
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (layover_keyring_check_fingerprint_tail (enrolment, wrong[i], &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_FINGERPRINT);
    }
}

/* The fingerprint of a key that is fixed here, so that no change to the rule goes unnoticed. */
static void
test_fingerprint_is_stable (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverPublicKey) key = layover_public_key_parse (
      "RWSMmntJ3x12+7j3X45Kk79uy5/14RYQGFEEtYY6uphX2mPPHCb9/iov", &error);
  g_autofree char *fingerprint = NULL;
  g_autofree char *id = NULL;

  g_assert_no_error (error);
  fingerprint = layover_public_key_dup_fingerprint (key);
  id = layover_public_key_dup_id (key);
  g_assert_cmpstr (fingerprint, ==, "PERV-TD9S-MPMN-AKDQ-S587-3NG5");
  g_assert_cmpstr (id, ==, "FB761DDF497B9A8C");
}

typedef struct
{
  const char *path;
  const char *line; /* with %s for a key that has no role yet */
} BadLine;

static const BadLine bad_lines[] = {
  { "role", "key=cook %s\n" },
  { "organisation-is-no-role", "key=organisation %s\n" },
  { "no-role", "key=%s\n" },
  { "no-key", "key=publisher\n" },
  { "key-text", "key=publisher abc\n" },
  { "two-spaces", "key=publisher  %s\n" },
  { "recipient", "results-to=age1abc\n" },
  { "recipient-secret", "results-to=AGE-SECRET-KEY-1ABC\n" },
  { "revoked-no-time", "revoked=%s\n" },
  { "revoked-bad-time", "revoked=%s 2026-02-30T00:00:00Z\n" },
  { "floor-no-version", "floor=a\n" },
  { "floor-zero", "floor=a 0\n" },
  { "floor-leading-zero", "floor=a 01\n" },
  { "floor-too-large", "floor=a 2147483648\n" },
  { "floor-id", "floor=../a 1\n" },
  { "floor-twice", "floor=a 1\nfloor=a 2\n" },
  { "reset-id", "reset=A 1\n" },
};

static void
test_bad_line (gconstpointer data)
{
  const BadLine *bad = data;
  g_autoptr (LayoverSecretKey) org_key = layover_secret_key_generate ();
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();
  g_autofree char *key_text = format (key);
  g_autoptr (GString) record = g_string_new ("org=a\nname=A\n");
  g_auto (GStrv) parts = g_strsplit (bad->line, "%s", 2);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 line = 0;

  append_key (record, "org-key=", org_key, "");
  g_string_append (record, parts[0]);
  if (parts[1] != NULL)
    g_string_append_printf (record, "%s%s", key_text, parts[1]);
  bytes = g_bytes_new (record->str, record->len);

  g_assert_null (layover_enrolment_new_from_record (bytes, "enrolment.rec", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_RECORD_VALUE);
  g_assert_cmpint (layover_error_get_place (error, &line, NULL), ==, LAYOVER_PLACE_LINE);
  g_assert_cmpint (line, >=, 4);
}

static void
refuse_record (const char *text, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_enrolment_new_from_record (bytes, "enrolment.rec", &error));
  g_assert_error (error, LAYOVER_ERROR, code);
}

#define A_KEY "RWSMmntJ3x12+7j3X45Kk79uy5/14RYQGFEEtYY6uphX2mPPHCb9/iov"

static void
test_names (void)
{
  refuse_record ("org=A\nname=A\norg-key=" A_KEY "\n", LAYOVER_ERROR_RECORD_VALUE);
  refuse_record ("org=../a\nname=A\norg-key=" A_KEY "\n", LAYOVER_ERROR_RECORD_VALUE);
  refuse_record ("org=a\nname=\norg-key=" A_KEY "\n", LAYOVER_ERROR_RECORD_VALUE);
  refuse_record ("org=a\nname=A\norg-key=RWS\n", LAYOVER_ERROR_RECORD_VALUE);
  refuse_record ("org=a\nname=A\n", LAYOVER_ERROR_RECORD_MISSING);
}

static void
test_twenty_recipients (void)
{
  g_autoptr (GString) record = g_string_new ("org=a\nname=A\norg-key=" A_KEY "\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverEnrolment) enrolment = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
      g_autofree char *recipient = layover_age_identity_dup_recipient (identity);

      g_string_append_printf (record, "results-to=%s\n", recipient);
    }

  bytes = g_bytes_new (record->str, record->len);
  enrolment = layover_enrolment_new_from_record (bytes, NULL, NULL);
  g_assert_nonnull (enrolment);
  g_string_append (record, strstr (record->str, "results-to=age1"));
  refuse_record (record->str, LAYOVER_ERROR_RECORD_VALUE);
}

static void
test_roles_have_words (void)
{
  for (int i = LAYOVER_KEY_ROLE_PUBLISHER; i <= LAYOVER_KEY_ROLE_ORGANISATION; i++)
    {
      LayoverKeyRole role;

      g_assert_true (
          layover_key_role_from_string (layover_key_role_to_string ((LayoverKeyRole) i), &role));
      g_assert_cmpint (role, ==, i);
    }
}

static void
test_one_key_one_role (void)
{
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();
  g_autoptr (LayoverSecretKey) other = layover_secret_key_generate ();
  g_autoptr (GString) record = g_string_new ("org=a\nname=A\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  append_key (record, "org-key=", key, "");
  append_key (record, "key=publisher ", other, "");
  append_key (record, "key=proctor ", other, "");
  bytes = g_bytes_new (record->str, record->len);
  g_assert_null (layover_enrolment_new_from_record (bytes, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_ENROLMENT_ROLES);
}

static void
test_whole_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autofree char *recipient = layover_age_identity_dup_recipient (identity);
  g_autofree char *more = g_strdup_printf (
      "results-to=%s\nsubmit=By mail\nsubmit=By hand\nfloor=sal-101 2\nreset=sal-102 8\n",
      recipient);
  LayoverEnrolment *enrolment;
  LayoverKeyRole role;

  trust (fixture, 6, more);
  enrolment = layover_keyring_find (fixture->keyring, ORG);
  g_assert_cmpuint (layover_keyring_get_n_enrolments (fixture->keyring), ==, 1);
  g_assert_cmpstr (layover_enrolment_get_name (enrolment), ==, "Meridian Field Enablement");
  g_assert_cmpint (layover_enrolment_get_version (enrolment), ==, 6);
  g_assert_cmpint (layover_enrolment_get_created_s (enrolment), ==, NOW_S);
  g_assert_cmpuint (layover_enrolment_get_n_keys (enrolment), ==, 4);
  g_assert_nonnull (layover_enrolment_get_key (enrolment, 3, &role));
  g_assert_cmpint (role, ==, LAYOVER_KEY_ROLE_ISSUER);
  g_assert_cmpstr (layover_enrolment_get_recipients (enrolment)[0], ==, recipient);
  g_assert_cmpstr (layover_enrolment_get_submit (enrolment)[1], ==, "By hand");
  g_assert_cmpint (layover_enrolment_get_floor (enrolment, "sal-101"), ==, 2);
  g_assert_cmpint (layover_enrolment_get_floor (enrolment, "sal-102"), ==, 0);
  g_assert_cmpint (layover_enrolment_get_reset (enrolment, "sal-102"), ==, 8);
  g_assert_nonnull (
      layover_enrolment_find_key (enrolment, LAYOVER_KEY_ROLE_PROCTOR,
                                  layover_secret_key_get_public (fixture->proctor)->key_id));
  g_assert_null (
      layover_enrolment_find_key (enrolment, LAYOVER_KEY_ROLE_PUBLISHER,
                                  layover_secret_key_get_public (fixture->proctor)->key_id));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/keyring/verdict", test_verdict);
  ADD ("/keyring/find-signer", test_find_signer);
  ADD ("/keyring/T20-unknown-key", test_unknown_key);
  ADD ("/keyring/T20-right-id-other-key", test_right_id_other_key);
  ADD ("/keyring/T20-two-keys-with-one-id", test_two_keys_with_one_id);
  ADD ("/keyring/T22-wrong-type", test_wrong_type);
  ADD ("/keyring/T22-every-role-with-every-type", test_roles);
  ADD ("/keyring/T23-versions", test_versions);
  ADD ("/keyring/T24-reset", test_reset);
  ADD ("/keyring/T24-floor", test_floor);
  ADD ("/keyring/T25-expiry", test_expiry);
  ADD ("/keyring/T26-revoked-key", test_revoked_key);
  ADD ("/keyring/T26-revoked-says-since-when", test_revoked_says_since_when);
  ADD ("/keyring/T27-versions", test_enrolment_versions);
  ADD ("/keyring/T27-other-key", test_enrolment_other_key);
  ADD ("/keyring/T27-rotation", test_enrolment_rotation);
  ADD ("/keyring/T27-rotation-is-no-introduction", test_enrolment_rotation_is_no_introduction);
  ADD ("/keyring/T27-new-organisation", test_enrolment_new_organisation);
  ADD ("/keyring/T27-other-name", test_enrolment_of_other_name);
  ADD ("/keyring/T27-forged", test_enrolment_forged);
  ADD ("/keyring/T27-known-by-content", test_enrolment_known_by_content);
  ADD ("/keyring/T28-fingerprint", test_fingerprint);
  g_test_add_func ("/keyring/T28-fingerprint-is-stable", test_fingerprint_is_stable);
  ADD ("/enrolment/whole-record", test_whole_record);
  g_test_add_func ("/enrolment/names", test_names);
  g_test_add_func ("/enrolment/twenty-recipients", test_twenty_recipients);
  g_test_add_func ("/enrolment/roles-have-words", test_roles_have_words);
  g_test_add_func ("/enrolment/one-key-one-role", test_one_key_one_role);
  for (guint i = 0; i < G_N_ELEMENTS (bad_lines); i++)
    {
      g_autofree char *path = g_strconcat ("/enrolment/bad-line/", bad_lines[i].path, NULL);

      g_test_add_data_func (path, &bad_lines[i], test_bad_line);
    }
  return g_test_run ();
}
