/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-age.h"
#include "layover-enrolment.h"
#include "layover-error.h"
#include "layover-record.h"
#include "layover-text.h"

/**
 * LayoverEnrolment:
 *
 * The file that introduces an organisation: who it is, which of its keys may sign what, which are withdrawn, and how
 * results come back (docs/format.md section 5). Immutable.
 */
struct _LayoverEnrolment
{
  GObject parent_instance;

  char *org;
  char *name;
  LayoverPublicKey *org_key;
  GPtrArray *keys;    /* element-type RoleKey */
  GPtrArray *revoked; /* element-type RevokedKey */
  GHashTable *floors; /* id → version */
  GHashTable *resets; /* id → version */
  GStrv recipients;
  GStrv submit;

  /* of the signed file; absent in one that was made from a record alone */
  LayoverPublicKey *signer;
  int version;
  gint64 created_s;
  char *digest;
  GBytes *bytes;
};

G_DEFINE_FINAL_TYPE (LayoverEnrolment, layover_enrolment, G_TYPE_OBJECT)

typedef struct
{
  LayoverPublicKey *key;
  LayoverKeyRole role;
} RoleKey;

typedef struct
{
  LayoverPublicKey *key;
  gint64 since_s;
} RevokedKey;

static const LayoverRecordField fields[] = {
  { "org", FALSE, FALSE },   { "name", FALSE, FALSE },     { "org-key", FALSE, FALSE },
  { "key", TRUE, TRUE },     { "results-to", TRUE, TRUE }, { "submit", TRUE, TRUE },
  { "revoked", TRUE, TRUE }, { "floor", TRUE, TRUE },      { "reset", TRUE, TRUE },
};

static const char *const role_names[] = { "publisher", "examiner", "proctor", "issuer",
                                          "organisation" };

static const char *const role_labels[] = {
  /* Translators: what a key is for */
  N_ ("publisher"), N_ ("examiner"), N_ ("proctor"), N_ ("issuer"), N_ ("organisation"),
};

/** layover_key_role_to_string: Returns: (transfer none): the word that stands in files */
const char *
layover_key_role_to_string (LayoverKeyRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (role_names), NULL);

  return role_names[role];
}

/** layover_key_role_get_label: Returns: (transfer none): the word for a person, translated */
const char *
layover_key_role_get_label (LayoverKeyRole role)
{
  g_return_val_if_fail (role < G_N_ELEMENTS (role_labels), NULL);

  return _ (role_labels[role]);
}

/** layover_key_role_from_string: Returns: whether @text is a role */
gboolean
layover_key_role_from_string (const char *text, LayoverKeyRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_names); i++)
    if (strcmp (text, role_names[i]) == 0)
      {
        *role = (LayoverKeyRole) i;
        return TRUE;
      }

  return FALSE;
}

static void
role_key_free (RoleKey *entry)
{
  layover_public_key_free (entry->key);
  g_free (entry);
}

static void
revoked_key_free (RevokedKey *entry)
{
  layover_public_key_free (entry->key);
  g_free (entry);
}

static void
layover_enrolment_finalize (GObject *object)
{
  LayoverEnrolment *self = LAYOVER_ENROLMENT (object);

  g_clear_pointer (&self->org, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->org_key, layover_public_key_free);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->revoked, g_ptr_array_unref);
  g_clear_pointer (&self->floors, g_hash_table_unref);
  g_clear_pointer (&self->resets, g_hash_table_unref);
  g_clear_pointer (&self->recipients, g_strfreev);
  g_clear_pointer (&self->submit, g_strfreev);
  g_clear_pointer (&self->signer, layover_public_key_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);

  G_OBJECT_CLASS (layover_enrolment_parent_class)->finalize (object);
}

static void
layover_enrolment_class_init (LayoverEnrolmentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_enrolment_finalize;
}

static void
layover_enrolment_init (LayoverEnrolment *self)
{
  self->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) role_key_free);
  self->revoked = g_ptr_array_new_with_free_func ((GDestroyNotify) revoked_key_free);
  self->floors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->resets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Takes "FIRST REST" apart; each caller knows what the two have to be. */
static gboolean
split_value (const char *value, char **first, const char **rest)
{
  const char *space = strchr (value, ' ');

  if (space == NULL)
    return FALSE;

  *first = g_strndup (value, (gsize) (space - value));
  *rest = space + 1;
  return TRUE;
}

static gboolean
take_names (LayoverEnrolment *self, const LayoverRecord *record, GError **error)
{
  self->org = g_strdup (layover_record_get (record, "org"));
  self->name = g_strdup (layover_record_get (record, "name"));
  self->org_key = layover_public_key_parse (layover_record_get (record, "org-key"), NULL);

  if (!layover_id_is_valid (self->org))
    layover_record_set_value_error (
        record, "org", 0, _ ("The organisation's short name is not an identifier"), error);
  else if (self->name[0] == '\0')
    layover_record_set_value_error (record, "name", 0, _ ("The organisation has no name"), error);
  else if (self->org_key == NULL)
    layover_record_set_value_error (record, "org-key", 0, _ ("This is not a minisign public key"),
                                    error);
  else
    return TRUE;

  return FALSE;
}

static gboolean
has_key (LayoverEnrolment *self, const LayoverPublicKey *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (layover_public_key_equal (((RoleKey *) g_ptr_array_index (self->keys, i))->key, key))
      return TRUE;

  return layover_public_key_equal (self->org_key, key);
}

static gboolean
take_key (LayoverEnrolment *self, const LayoverRecord *record, guint i, GError **error)
{
  const char *value = layover_record_get_all (record, "key")[i];
  g_autofree char *role_text = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  LayoverKeyRole role = LAYOVER_KEY_ROLE_ORGANISATION;
  const char *key_text = NULL;
  RoleKey *entry;

  if (split_value (value, &role_text, &key_text) && layover_key_role_from_string (role_text, &role))
    key = layover_public_key_parse (key_text, NULL);

  if (key == NULL || role == LAYOVER_KEY_ROLE_ORGANISATION)
    {
      layover_record_set_value_error (record, "key", i,
                                      _ ("This is not a role and a minisign public key"), error);
      return FALSE;
    }

  if (has_key (self, key))
    {
      layover_set_error_at_line (error, LAYOVER_ERROR_ENROLMENT_ROLES, LAYOVER_ENROLMENT_NAME,
                                 layover_record_get_line (record, "key", i), 0,
                                 _ ("A key has one role, and stands once"));
      return FALSE;
    }

  entry = g_new0 (RoleKey, 1);
  entry->key = g_steal_pointer (&key);
  entry->role = role;
  g_ptr_array_add (self->keys, entry);
  return TRUE;
}

static gboolean
take_revoked (LayoverEnrolment *self, const LayoverRecord *record, guint i, GError **error)
{
  const char *value = layover_record_get_all (record, "revoked")[i];
  g_autofree char *key_text = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;
  const char *time_text = NULL;
  gint64 since_s = 0;
  RevokedKey *entry;

  if (split_value (value, &key_text, &time_text) && layover_time_parse (time_text, &since_s))
    key = layover_public_key_parse (key_text, NULL);

  if (key == NULL)
    {
      layover_record_set_value_error (record, "revoked", i,
                                      _ ("This is not a minisign public key and a time"), error);
      return FALSE;
    }

  entry = g_new0 (RevokedKey, 1);
  entry->key = g_steal_pointer (&key);
  entry->since_s = since_s;
  g_ptr_array_add (self->revoked, entry);
  return TRUE;
}

static gboolean
take_version (GHashTable *versions, const LayoverRecord *record, const char *field, guint i,
              GError **error)
{
  const char *value = layover_record_get_all (record, field)[i];
  g_autofree char *id = NULL;
  const char *text = NULL;
  guint64 version = 0;

  if (!split_value (value, &id, &text) || !layover_id_is_valid (id) || text[0] == '0'
      || !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &version, NULL)
      || g_hash_table_contains (versions, id))
    {
      layover_record_set_value_error (
          record, field, i, _ ("This is not an identifier, here once, and a version"), error);
      return FALSE;
    }

  g_hash_table_insert (versions, g_steal_pointer (&id), GINT_TO_POINTER ((int) version));
  return TRUE;
}

static gboolean
take_recipients (LayoverEnrolment *self, const LayoverRecord *record, GError **error)
{
  const char *const *recipients = layover_record_get_all (record, "results-to");

  for (guint i = 0; recipients[i] != NULL; i++)
    {
      if (!layover_age_recipient_is_valid (recipients[i]))
        {
          layover_record_set_value_error (record, "results-to", i,
                                          _ ("This is not an age recipient (age1…)"), error);
          return FALSE;
        }

      if (i >= LAYOVER_AGE_MAX_RECIPIENTS)
        {
          layover_record_set_value_error (record, "results-to", i,
                                          _ ("Results go to at most 20 recipients"), error);
          return FALSE;
        }
    }

  self->recipients = g_strdupv ((char **) recipients);
  self->submit = g_strdupv ((char **) layover_record_get_all (record, "submit"));
  return TRUE;
}

static gboolean
take_record (LayoverEnrolment *self, const LayoverRecord *record, GError **error)
{
  if (!take_names (self, record, error) || !take_recipients (self, record, error))
    return FALSE;

  for (guint i = 0; i < layover_record_get_n (record, "key"); i++)
    if (!take_key (self, record, i, error))
      return FALSE;

  for (guint i = 0; i < layover_record_get_n (record, "revoked"); i++)
    if (!take_revoked (self, record, i, error))
      return FALSE;

  for (guint i = 0; i < layover_record_get_n (record, "floor"); i++)
    if (!take_version (self->floors, record, "floor", i, error))
      return FALSE;

  for (guint i = 0; i < layover_record_get_n (record, "reset"); i++)
    if (!take_version (self->resets, record, "reset", i, error))
      return FALSE;

  return TRUE;
}

/**
 * layover_enrolment_new_from_record:
 * @record: the source of an enrolment, not signed yet
 * @entry: what to name in errors
 *
 * For who signs enrolments: checks all that a reader will check.
 *
 * Returns: (transfer full): the enrolment, without version, date, digest and bytes
 */
LayoverEnrolment *
layover_enrolment_new_from_record (GBytes *record, const char *entry, GError **error)
{
  g_autoptr (LayoverEnrolment) self = g_object_new (LAYOVER_TYPE_ENROLMENT, NULL);
  g_autoptr (LayoverRecord) parsed = NULL;

  parsed = layover_record_parse (record, entry, fields, G_N_ELEMENTS (fields), error);
  if (parsed == NULL || !take_record (self, parsed, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
check_statement (LayoverContainer *container, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (container);

  if (statement->type == LAYOVER_FILE_TYPE_ENROLMENT)
    return TRUE;

  /* Translators: both are kinds of files */
  layover_set_error (error, LAYOVER_ERROR_WRONG_TYPE, NULL, _ ("This is a %s and not an %s"),
                     layover_file_type_get_label (statement->type),
                     layover_file_type_get_label (LAYOVER_FILE_TYPE_ENROLMENT));
  return FALSE;
}

static gboolean
take_file (LayoverEnrolment *self, LayoverContainer *container, GError **error)
{
  const LayoverStatement *statement = layover_container_get_statement (container);

  if (strcmp (statement->id, self->org) != 0)
    {
      layover_set_error (error, LAYOVER_ERROR_ENROLMENT_ID, LAYOVER_ENROLMENT_NAME,
                         _ ("The signature is for another organisation than the enrolment"));
      return FALSE;
    }

  self->version = statement->version;
  self->created_s = statement->created_s;
  self->digest = g_strdup (layover_container_get_digest (container));
  self->bytes = layover_container_dup_bytes (container, LAYOVER_ENROLMENT_MAX_SIZE, error);
  return self->bytes != NULL;
}

static gboolean
check_signer (LayoverEnrolment *self, LayoverContainer *container, const LayoverPublicKey *key,
              GError **error)
{
  const LayoverPublicKey *signer = key != NULL ? key : self->org_key;
  g_autoptr (GError) reason = NULL;

  if (layover_container_verify (container, signer, &reason))
    {
      self->signer = layover_public_key_copy (signer);
      return TRUE;
    }

  if (g_error_matches (reason, LAYOVER_ERROR, LAYOVER_ERROR_UNKNOWN_KEY))
    layover_set_error (error, LAYOVER_ERROR_ENROLMENT_SIGNER, LAYOVER_ENROLMENT_NAME,
                       _ ("The enrolment is not signed with the organisation's own key"));
  else
    g_propagate_error (error, g_steal_pointer (&reason));

  return FALSE;
}

static LayoverEnrolment *
load (LayoverContainer *container, gboolean is_accepted, const LayoverPublicKey *key,
      GError **error)
{
  g_autoptr (LayoverEnrolment) self = NULL;
  g_autoptr (GBytes) record = NULL;

  if (!check_statement (container, error))
    return NULL;

  record = layover_container_read (container, LAYOVER_ENROLMENT_NAME, LAYOVER_RECORD_MAX_SIZE,
                                   error);
  if (record == NULL)
    return NULL;

  /* The one file whose key stands inside it: the record is parsed to find the key, and used only if it fits. */
  self = layover_enrolment_new_from_record (record, LAYOVER_ENROLMENT_NAME, error);
  if (self == NULL || (!is_accepted && !check_signer (self, container, key, error))
      || !layover_container_verify_entries (container, NULL, NULL, NULL, error)
      || !take_file (self, container, error))
    return NULL;

  return g_steal_pointer (&self);
}

static LayoverEnrolment *
load_and_name (LayoverContainer *container, gboolean is_accepted, const LayoverPublicKey *key,
               GError **error)
{
  LayoverEnrolment *self = load (container, is_accepted, key, error);

  if (self == NULL)
    layover_error_add_file (error, layover_container_get_name (container));

  return self;
}

/**
 * layover_enrolment_load:
 *
 * Returns: (transfer full): an enrolment that is signed with the organisation key it contains; whether that key is
 *   the right one, only a person or layover_keyring_load_enrolment() knows
 */
LayoverEnrolment *
layover_enrolment_load (LayoverContainer *container, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (container), NULL);

  return load_and_name (container, FALSE, NULL, error);
}

/** layover_enrolment_load_signed_by: Returns: (transfer full): an enrolment signed with @key, whatever key it names */
LayoverEnrolment *
layover_enrolment_load_signed_by (LayoverContainer *container, const LayoverPublicKey *key,
                                  GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_CONTAINER (container), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return load_and_name (container, FALSE, key, error);
}

/**
 * layover_enrolment_load_accepted:
 * @bytes: of a file that was accepted before, from a place that only this user can write to
 *
 * Does not ask who signed: after a rotation that was a key which is no longer in force.
 *
 * Returns: (transfer full): the enrolment
 */
LayoverEnrolment *
layover_enrolment_load_accepted (GBytes *bytes, GError **error)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, NULL, TRUE, error);

  return container != NULL ? load_and_name (container, TRUE, NULL, error) : NULL;
}

/** layover_enrolment_get_org: Returns: (transfer none): the identifier of the organisation */
const char *
layover_enrolment_get_org (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return self->org;
}

/** layover_enrolment_get_name: Returns: (transfer none): its name for people, any text of one line */
const char *
layover_enrolment_get_name (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return self->name;
}

/** layover_enrolment_get_org_key: Returns: (transfer none): the key that the next enrolment has to be signed with */
const LayoverPublicKey *
layover_enrolment_get_org_key (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return self->org_key;
}

/** layover_enrolment_get_signer: Returns: (nullable) (transfer none): the key it was verified with when loaded */
const LayoverPublicKey *
layover_enrolment_get_signer (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return self->signer;
}

/** layover_enrolment_get_version: Returns: 1 or more; 0 for one that was never signed */
int
layover_enrolment_get_version (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), 0);

  return self->version;
}

/** layover_enrolment_get_created_s: Returns: when it was signed, in seconds since 1970 */
gint64
layover_enrolment_get_created_s (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), 0);

  return self->created_s;
}

/** layover_enrolment_get_digest: Returns: (transfer none): the digest of the container, in hexadecimal */
const char *
layover_enrolment_get_digest (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return self->digest;
}

/** layover_enrolment_get_bytes: Returns: (transfer none): the whole file, to be stored */
GBytes *
layover_enrolment_get_bytes (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return self->bytes;
}

/** layover_enrolment_get_submit: Returns: (transfer none): instructions for handing in, each a line for a person */
const char *const *
layover_enrolment_get_submit (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return (const char *const *) self->submit;
}

/** layover_enrolment_get_recipients: Returns: (transfer none): to whom results are sealed; may be empty */
const char *const *
layover_enrolment_get_recipients (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  return (const char *const *) self->recipients;
}

/** layover_enrolment_get_n_keys: Returns: how many keys have a role */
guint
layover_enrolment_get_n_keys (LayoverEnrolment *self)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), 0);

  return self->keys->len;
}

/**
 * layover_enrolment_get_key:
 * @role: (out) (optional): what it may sign
 *
 * Returns: (transfer none): the @i-th key, withdrawn or not
 */
const LayoverPublicKey *
layover_enrolment_get_key (LayoverEnrolment *self, guint i, LayoverKeyRole *role)
{
  const RoleKey *entry;

  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);
  g_return_val_if_fail (i < self->keys->len, NULL);

  entry = g_ptr_array_index (self->keys, i);
  if (role != NULL)
    *role = entry->role;
  return entry->key;
}

/** layover_enrolment_find_key: Returns: (nullable) (transfer none): the first key of @role with this id */
const LayoverPublicKey *
layover_enrolment_find_key (LayoverEnrolment *self, LayoverKeyRole role, const guint8 *key_id)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), NULL);

  for (guint i = 0; i < self->keys->len; i++)
    {
      const RoleKey *entry = g_ptr_array_index (self->keys, i);

      if (entry->role == role && memcmp (entry->key->key_id, key_id, LAYOVER_KEY_ID_SIZE) == 0)
        return entry->key;
    }

  return NULL;
}

/**
 * layover_enrolment_is_revoked:
 * @since_s: (out) (optional): signatures from then on are worth nothing
 *
 * Returns: whether the organisation has withdrawn @key
 */
gboolean
layover_enrolment_is_revoked (LayoverEnrolment *self, const LayoverPublicKey *key, gint64 *since_s)
{
  gboolean is_revoked = FALSE;
  gint64 earliest_s = G_MAXINT64;

  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), FALSE);

  for (guint i = 0; i < self->revoked->len; i++)
    {
      const RevokedKey *entry = g_ptr_array_index (self->revoked, i);

      if (layover_public_key_equal (entry->key, key))
        {
          is_revoked = TRUE;
          earliest_s = MIN (earliest_s, entry->since_s);
        }
    }

  if (is_revoked && since_s != NULL)
    *since_s = earliest_s;

  return is_revoked;
}

static int
look_up_version (GHashTable *versions, const char *id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (versions, id));
}

/** layover_enrolment_get_floor: Returns: the oldest version of @id that may be accepted; 0 for any */
int
layover_enrolment_get_floor (LayoverEnrolment *self, const char *id)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), 0);

  return look_up_version (self->floors, id);
}

/** layover_enrolment_get_reset: Returns: the version of @id above which all is to be forgotten; 0 for nothing */
int
layover_enrolment_get_reset (LayoverEnrolment *self, const char *id)
{
  g_return_val_if_fail (LAYOVER_IS_ENROLMENT (self), 0);

  return look_up_version (self->resets, id);
}
