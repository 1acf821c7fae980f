/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-keyring.h"

/**
 * LayoverKeyring:
 *
 * The organisations this computer trusts, and the one place that decides what their keys may vouch for. It holds
 * nothing but enrolments and knows no files and no clock: what was seen before, and what time it is, come in.
 */
struct _LayoverKeyring
{
  GObject parent_instance;

  GPtrArray *enrolments; /* element-type LayoverEnrolment, one an organisation */
};

G_DEFINE_FINAL_TYPE (LayoverKeyring, layover_keyring, G_TYPE_OBJECT)

/* What a file is judged by, besides itself. */
typedef struct
{
  LayoverContainer *container;
  LayoverSeen seen;
  gint64 now_s;
} Question;

static void
layover_keyring_finalize (GObject *object)
{
  LayoverKeyring *self = LAYOVER_KEYRING (object);

  g_clear_pointer (&self->enrolments, g_ptr_array_unref);

  G_OBJECT_CLASS (layover_keyring_parent_class)->finalize (object);
}

static void
layover_keyring_class_init (LayoverKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_keyring_finalize;
}

static void
layover_keyring_init (LayoverKeyring *self)
{
  self->enrolments = g_ptr_array_new_with_free_func (g_object_unref);
}

/** layover_keyring_new: Returns: (transfer full): a keyring that trusts nobody */
LayoverKeyring *
layover_keyring_new (void)
{
  return g_object_new (LAYOVER_TYPE_KEYRING, NULL);
}

/** layover_verdict_free: (nullable): frees a verdict */
void
layover_verdict_free (LayoverVerdict *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->enrolment);
  layover_public_key_free (self->key);
  layover_statement_free (self->statement);
  g_free (self);
}

/**
 * layover_keyring_add:
 * @enrolment: one that was accepted
 *
 * Trusts @enrolment, in place of what was there of its organisation.
 */
void
layover_keyring_add (LayoverKeyring *self, LayoverEnrolment *enrolment)
{
  LayoverEnrolment *former;

  g_return_if_fail (LAYOVER_IS_KEYRING (self));
  g_return_if_fail (LAYOVER_IS_ENROLMENT (enrolment));

  g_object_ref (enrolment);
  former = layover_keyring_find (self, layover_enrolment_get_org (enrolment));
  if (former != NULL)
    g_ptr_array_remove (self->enrolments, former);
  g_ptr_array_add (self->enrolments, enrolment);
}

/** layover_keyring_find: Returns: (nullable) (transfer none): the enrolment in force of an organisation */
LayoverEnrolment *
layover_keyring_find (LayoverKeyring *self, const char *org)
{
  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), NULL);

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      LayoverEnrolment *enrolment = g_ptr_array_index (self->enrolments, i);

      if (strcmp (layover_enrolment_get_org (enrolment), org) == 0)
        return enrolment;
    }

  return NULL;
}

/** layover_keyring_get_n_enrolments: Returns: how many organisations are trusted */
guint
layover_keyring_get_n_enrolments (LayoverKeyring *self)
{
  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), 0);

  return self->enrolments->len;
}

/** layover_keyring_get_enrolment: Returns: (transfer none): the @i-th of them */
LayoverEnrolment *
layover_keyring_get_enrolment (LayoverKeyring *self, guint i)
{
  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), NULL);
  g_return_val_if_fail (i < self->enrolments->len, NULL);

  return g_ptr_array_index (self->enrolments, i);
}

static gboolean
fail (GError **error, LayoverErrorCode code, const char *message)
{
  layover_set_error (error, code, NULL, "%s", message);
  return FALSE;
}

static gboolean
is_signed_by (LayoverEnrolment *enrolment, const LayoverPublicKey *key)
{
  const LayoverPublicKey *signer = layover_enrolment_get_signer (enrolment);

  return signer != NULL && layover_public_key_equal (signer, key);
}

static gboolean
has_same_digest (LayoverEnrolment *a, LayoverEnrolment *b)
{
  return strcmp (layover_enrolment_get_digest (a), layover_enrolment_get_digest (b)) == 0;
}

/**
 * layover_keyring_check_enrolment:
 * @candidate: whose signature was checked when it was loaded
 * @decision: (out): what accepting it would mean
 *
 * Returns: whether @candidate may be accepted at all, given what is trusted already
 */
gboolean
layover_keyring_check_enrolment (LayoverKeyring *self, LayoverEnrolment *candidate,
                                 LayoverTrustDecision *decision, GError **error)
{
  LayoverEnrolment *current;
  gboolean has_same_key;
  int difference;

  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (candidate), FALSE);

  current = layover_keyring_find (self, layover_enrolment_get_org (candidate));
  if (current == NULL)
    {
      *decision = LAYOVER_TRUST_NEW_ORGANISATION;
      return TRUE;
    }

  /* The digest is that of the content; the version stands in the signature, so each has to be compared. */
  difference = layover_enrolment_get_version (candidate) - layover_enrolment_get_version (current);
  if (difference == 0 && has_same_digest (candidate, current))
    {
      *decision = LAYOVER_TRUST_KNOWN;
      return TRUE;
    }

  has_same_key = layover_public_key_equal (layover_enrolment_get_org_key (candidate),
                                           layover_enrolment_get_org_key (current));
  if (!has_same_key && !is_signed_by (candidate, layover_enrolment_get_org_key (current)))
    return fail (error, LAYOVER_ERROR_OTHER_ORGANISATION_KEY,
                 _ ("This organisation is known here under another key"));

  if (difference < 0)
    return fail (error, LAYOVER_ERROR_OLDER_ENROLMENT,
                 _ ("A later enrolment of this organisation is in force here"));

  if (difference == 0)
    return fail (error, LAYOVER_ERROR_ENROLMENT_CLASH,
                 _ ("Two different enrolments of this organisation claim the same version"));

  *decision = has_same_key ? LAYOVER_TRUST_UPDATE : LAYOVER_TRUST_ROTATION;
  return TRUE;
}

/* After a rotation the file in force is signed with a key that no longer is: what was accepted stays known. */
static gboolean
is_in_force (LayoverEnrolment *current, LayoverContainer *container)
{
  g_autoptr (GBytes)
      bytes = layover_container_dup_bytes (container, LAYOVER_ENROLMENT_MAX_SIZE, NULL);

  return bytes != NULL && g_bytes_equal (bytes, layover_enrolment_get_bytes (current));
}

/**
 * layover_keyring_load_enrolment:
 * @decision: (out): what accepting it would mean
 *
 * Loads an enrolment against the key that is in force for its organisation, or against its own where the
 * organisation is not known.
 *
 * Returns: (transfer full): an enrolment that may be accepted as @decision says
 */
LayoverEnrolment *
layover_keyring_load_enrolment (LayoverKeyring *self, LayoverContainer *container,
                                LayoverTrustDecision *decision, GError **error)
{
  const LayoverStatement *statement;
  LayoverEnrolment *current;
  g_autoptr (LayoverEnrolment) candidate = NULL;

  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), NULL);
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (container), NULL);

  statement = layover_container_get_statement (container);
  current = layover_keyring_find (self, statement->id);
  if (current != NULL && is_in_force (current, container))
    {
      *decision = LAYOVER_TRUST_KNOWN;
      return g_object_ref (current);
    }

  if (current != NULL
      && layover_container_verify (container, layover_enrolment_get_org_key (current), NULL))
    candidate = layover_enrolment_load_signed_by (container,
                                                  layover_enrolment_get_org_key (current), error);
  else
    candidate = layover_enrolment_load (container, error);

  if (candidate == NULL)
    return NULL;

  if (!layover_keyring_check_enrolment (self, candidate, decision, error))
    {
      layover_error_add_file (error, layover_container_get_name (container));
      return NULL;
    }

  return g_steal_pointer (&candidate);
}

/**
 * layover_keyring_check_fingerprint_tail:
 * @typed: the last 8 symbols of the fingerprint, from a channel the person trusts
 *
 * Returns: whether they are right. How often they may be wrong, the library counts.
 */
gboolean
layover_keyring_check_fingerprint_tail (LayoverEnrolment *enrolment, const char *typed,
                                        GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (enrolment), FALSE);

  if (layover_public_key_has_fingerprint_tail (layover_enrolment_get_org_key (enrolment), typed))
    return TRUE;

  return fail (error, LAYOVER_ERROR_FINGERPRINT,
               _ ("These are not the last 8 symbols of this organisation's fingerprint"));
}

static gboolean
get_role_for (LayoverFileType type, LayoverKeyRole *role)
{
  switch (type)
    {
    case LAYOVER_FILE_TYPE_BUNDLE:
      *role = LAYOVER_KEY_ROLE_PUBLISHER;
      return TRUE;
    case LAYOVER_FILE_TYPE_SESSION:
      *role = LAYOVER_KEY_ROLE_EXAMINER;
      return TRUE;
    case LAYOVER_FILE_TYPE_COUNTERSIGN:
      *role = LAYOVER_KEY_ROLE_PROCTOR;
      return TRUE;
    case LAYOVER_FILE_TYPE_CREDENTIAL:
    case LAYOVER_FILE_TYPE_RECEIPT:
      *role = LAYOVER_KEY_ROLE_ISSUER;
      return TRUE;
    case LAYOVER_FILE_TYPE_ENROLMENT:
    case LAYOVER_FILE_TYPE_RESULT:
    default:
      return FALSE;
    }
}

static gboolean
check_type (LayoverContainer *container, LayoverFileType expected, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (container);

  if (statement->type == expected)
    return TRUE;

  /* Translators: both are kinds of files, as "course bundle" */
  layover_set_error (error, LAYOVER_ERROR_WRONG_TYPE, NULL,
                     _ ("This is the wrong kind of file: not “%s” but “%s”"),
                     layover_file_type_get_label (expected),
                     layover_file_type_get_label (statement->type));
  return FALSE;
}

static gboolean
check_role (LayoverFileType type, LayoverKeyRole role, GError **error)
{
  LayoverKeyRole needed;

  if (get_role_for (type, &needed) && role == needed)
    return TRUE;

  /* Translators: the role of a key, as "proctor" */
  layover_set_error (error, LAYOVER_ERROR_KEY_ROLE, NULL,
                     _ ("A key for the role “%s” may not sign this kind of file"),
                     layover_key_role_get_label (role));
  return FALSE;
}

static gboolean
check_revocation (const Question *question, LayoverEnrolment *enrolment,
                  const LayoverPublicKey *key, gboolean *is_key_revoked, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (question->container);
  gint64 since_s = 0;

  *is_key_revoked = layover_enrolment_is_revoked (enrolment, key, &since_s);
  if (!*is_key_revoked)
    return TRUE;

  /* Who stole the key can write any date, so an early one helps only a file that was here already. */
  if (statement->created_s < since_s && question->seen.is_known)
    return TRUE;

  return fail (error, LAYOVER_ERROR_KEY_REVOKED,
               _ ("The organisation has withdrawn the key this file is signed with"));
}

static gboolean
check_version (const Question *question, LayoverEnrolment *enrolment, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (question->container);
  const LayoverSeen *seen = &question->seen;
  int highest = seen->highest_version;
  int reset = layover_enrolment_get_reset (enrolment, statement->id);

  if (statement->version < layover_enrolment_get_floor (enrolment, statement->id))
    return fail (error, LAYOVER_ERROR_BELOW_FLOOR,
                 _ ("The organisation has withdrawn this version; ask for a newer one"));

  /* A reset forgets once: what was accepted under the enrolment that brought it counts again. */
  if (reset > 0 && highest > reset
      && seen->enrolment_version < layover_enrolment_get_version (enrolment))
    return statement->version >= reset
           || fail (error, LAYOVER_ERROR_OLDER_VERSION,
                    _ ("A newer version of this file was opened here before"));

  if (statement->version < highest)
    return fail (error, LAYOVER_ERROR_OLDER_VERSION,
                 _ ("A newer version of this file was opened here before"));

  if (statement->version == highest && seen->digest_of_highest != NULL
      && strcmp (seen->digest_of_highest, layover_container_get_digest (question->container)) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_VERSION_CLASH, NULL,
                         _ ("Two different files claim version %d"), statement->version);
      return FALSE;
    }

  return TRUE;
}

static LayoverVerdict *
judge (const Question *question, LayoverEnrolment *enrolment, const LayoverPublicKey *key,
       LayoverKeyRole role, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (question->container);
  gboolean is_key_revoked = FALSE;
  LayoverVerdict *verdict;

  if (!check_role (statement->type, role, error)
      || !check_revocation (question, enrolment, key, &is_key_revoked, error)
      || !check_version (question, enrolment, error))
    return NULL;

  verdict = g_new0 (LayoverVerdict, 1);
  verdict->enrolment = g_object_ref (enrolment);
  verdict->key = layover_public_key_copy (key);
  verdict->role = role;
  verdict->statement = layover_statement_copy (statement);
  verdict->is_expired = statement->expires_s != 0 && question->now_s >= statement->expires_s;
  verdict->is_key_revoked = is_key_revoked;
  return verdict;
}

/* Called for each trusted key with the id of the signature, until it returns TRUE. */
typedef gboolean (*CandidateFunc) (LayoverEnrolment *enrolment, const LayoverPublicKey *key,
                                   LayoverKeyRole role, gpointer data);

/* The id is a random label that anybody can copy, so every key that has it is a candidate. */
static guint
foreach_candidate (LayoverKeyring *self, LayoverContainer *container, CandidateFunc func,
                   gpointer data)
{
  const guint8 *key_id = layover_container_get_key_id (container);
  guint n = 0;

  for (guint i = 0; i < self->enrolments->len; i++)
    {
      LayoverEnrolment *enrolment = g_ptr_array_index (self->enrolments, i);

      for (guint j = 0; j <= layover_enrolment_get_n_keys (enrolment); j++)
        {
          LayoverKeyRole role = LAYOVER_KEY_ROLE_ORGANISATION;
          const LayoverPublicKey *key = j < layover_enrolment_get_n_keys (enrolment)
                                            ? layover_enrolment_get_key (enrolment, j, &role)
                                            : layover_enrolment_get_org_key (enrolment);

          if (memcmp (key->key_id, key_id, sizeof key->key_id) != 0)
            continue;

          n++;
          if (func (enrolment, key, role, data))
            return n;
        }
    }

  return n;
}

typedef struct
{
  const Question *question;
  LayoverVerdict *verdict;
  GError *error; /* of the best candidate so far: one that verified, before one that did not */
} Search;

static gboolean
try_candidate_cb (LayoverEnrolment *enrolment, const LayoverPublicKey *key, LayoverKeyRole role,
                  gpointer data)
{
  Search *search = data;
  g_autoptr (GError) error = NULL;

  if (!layover_container_verify (search->question->container, key, &error))
    {
      if (search->error == NULL)
        search->error = g_steal_pointer (&error);
      return FALSE;
    }

  search->verdict = judge (search->question, enrolment, key, role, &error);
  if (search->verdict != NULL)
    return TRUE;

  g_clear_error (&search->error);
  search->error = g_steal_pointer (&error);
  return FALSE;
}

/**
 * layover_keyring_verify:
 * @expected: the kind of file the caller wants; enrolments and results are judged elsewhere
 * @seen: (nullable): what is remembered of the file's (org, id); %NULL for nothing
 * @now_s: the time that expiry is judged by, in seconds since 1970
 * @verdict: (out) (optional) (transfer full): who answers for the file
 *
 * The whole of docs/format.md section 2.4 step 3. Which organisation @seen has to be about, layover_keyring_find_signer()
 * says beforehand.
 *
 * Returns: whether the file is what @expected says, from a key that may sign it, and may be accepted now
 */
gboolean
layover_keyring_verify (LayoverKeyring *self, LayoverContainer *container, LayoverFileType expected,
                        const LayoverSeen *seen, gint64 now_s, LayoverVerdict **verdict,
                        GError **error)
{
  Question question = { .container = container, .now_s = now_s };
  Search search = { .question = &question };

  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (container), FALSE);
  g_return_val_if_fail (layover_container_is_signed (container), FALSE);

  if (seen != NULL)
    question.seen = *seen;

  /* The kind is looked at first, because "a result and not a bundle" helps where "unknown key" would not. */
  if (check_type (container, expected, error))
    {
      if (foreach_candidate (self, container, try_candidate_cb, &search) == 0)
        fail (error, LAYOVER_ERROR_UNKNOWN_KEY, _ ("Nobody you trust has signed this file"));
      else if (search.verdict == NULL)
        g_propagate_error (error, g_steal_pointer (&search.error));
    }

  g_clear_error (&search.error);
  if (search.verdict == NULL)
    {
      layover_error_add_file (error, layover_container_get_name (container));
      return FALSE;
    }

  if (verdict != NULL)
    *verdict = search.verdict;
  else
    layover_verdict_free (search.verdict);
  return TRUE;
}

typedef struct
{
  LayoverContainer *container;
  LayoverEnrolment *enrolment;
} SignerSearch;

static gboolean
find_signer_cb (LayoverEnrolment *enrolment, const LayoverPublicKey *key, LayoverKeyRole role,
                gpointer data)
{
  SignerSearch *search = data;
  LayoverKeyRole needed;

  if (!layover_container_verify (search->container, key, NULL))
    return FALSE;

  search->enrolment = enrolment;
  return get_role_for (layover_container_get_statement (search->container)->type, &needed)
         && role == needed;
}

/**
 * layover_keyring_find_signer:
 * @enrolment: (out) (transfer none): of whose organisation a key has signed @container, for whatever role
 *
 * Says under which organisation to look up what was seen before, and judges nothing.
 *
 * Returns: whether there is one
 */
gboolean
layover_keyring_find_signer (LayoverKeyring *self, LayoverContainer *container,
                             LayoverEnrolment **enrolment, GError **error)
{
  SignerSearch search = { .container = container };

  g_return_val_if_fail (LAYOVER_IS_KEYRING (self), FALSE);
  g_return_val_if_fail (layover_container_is_signed (container), FALSE);

  foreach_candidate (self, container, find_signer_cb, &search);
  if (search.enrolment == NULL)
    {
      fail (error, LAYOVER_ERROR_UNKNOWN_KEY, _ ("Nobody you trust has signed this file"));
      layover_error_add_file (error, layover_container_get_name (container));
      return FALSE;
    }

  *enrolment = search.enrolment;
  return TRUE;
}
