/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-container"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-statement.h"
#include "layover-text.h"

G_DEFINE_BOXED_TYPE (LayoverStatement, layover_statement, layover_statement_copy,
                     layover_statement_free)

static const char *const type_names[] = { "enrolment",   "bundle",  "session",   "result",
                                          "countersign", "receipt", "credential" };

static const char *const type_labels[] = {
  /* Translators: kinds of files, as in "This file is a …" */
  N_ ("organisation's enrolment"),   N_ ("course bundle"), N_ ("exam session"), N_ ("exam result"),
  N_ ("proctor's countersignature"), N_ ("receipt"),       N_ ("badge"),
};

/** layover_file_type_to_string: Returns: (transfer none): the word that stands in a statement */
const char *
layover_file_type_to_string (LayoverFileType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (type_names), NULL);

  return type_names[type];
}

/** layover_file_type_get_label: Returns: (transfer none): the words for a person, translated */
const char *
layover_file_type_get_label (LayoverFileType type)
{
  g_return_val_if_fail (type < G_N_ELEMENTS (type_labels), NULL);

  return _ (type_labels[type]);
}

/** layover_file_type_from_string: Returns: whether @text is a type of format 1 */
gboolean
layover_file_type_from_string (const char *text, LayoverFileType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (type_names); i++)
    if (strcmp (text, type_names[i]) == 0)
      {
        *type = (LayoverFileType) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * layover_statement_new:
 * @id: an identifier of docs/format.md section 2.3
 * @expires_s: in seconds since 1970, or 0
 *
 * Returns: (transfer full): a statement
 */
LayoverStatement *
layover_statement_new (LayoverFileType type, const char *id, int version, gint64 created_s,
                       gint64 expires_s)
{
  LayoverStatement *self;

  g_return_val_if_fail (layover_id_is_valid (id), NULL);
  g_return_val_if_fail (version >= 1, NULL);

  self = g_new0 (LayoverStatement, 1);
  self->type = type;
  self->id = g_strdup (id);
  self->version = version;
  self->created_s = created_s;
  self->expires_s = expires_s;
  return self;
}

LayoverStatement *
layover_statement_copy (const LayoverStatement *self)
{
  return layover_statement_new (self->type, self->id, self->version, self->created_s,
                                self->expires_s);
}

void
layover_statement_free (LayoverStatement *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self);
}

/** layover_statement_format: Returns: (transfer full): the text that is signed */
char *
layover_statement_format (const LayoverStatement *self)
{
  g_autofree char *created = layover_time_format (self->created_s);
  g_autofree char *expires = self->expires_s != 0 ? layover_time_format (self->expires_s) : NULL;

  return g_strdup_printf ("layover/1 type=%s id=%s version=%d created=%s%s%s",
                          layover_file_type_to_string (self->type), self->id, self->version,
                          created, expires != NULL ? " expires=" : "",
                          expires != NULL ? expires : "");
}

static gboolean
check_format_version (const char *word, GError **error)
{
  guint64 version = 0;

  if (strcmp (word, "layover/1") == 0)
    return TRUE;

  if (g_str_has_prefix (word, "layover/") && word[8] != '0'
      && g_ascii_string_to_unsigned (word + 8, 10, 1, G_MAXUINT64, &version, NULL))
    layover_set_error (error, LAYOVER_ERROR_STATEMENT_NEWER, NULL,
                       _ ("This file was made for a newer version of Layover; update to open it"));
  else
    layover_set_error (error, LAYOVER_ERROR_STATEMENT_SYNTAX, NULL,
                       _ ("The signature does not say that this is a Layover file"));

  return FALSE;
}

static const char *
get_value (const char *word, const char *name, GError **error)
{
  gsize length = strlen (name);

  if (strncmp (word, name, length) == 0 && word[length] == '=')
    return word + length + 1;

  layover_set_error (error, LAYOVER_ERROR_STATEMENT_SYNTAX, NULL,
                     _ ("The statement in the signature lacks the field “%s” in its place"), name);
  return NULL;
}

static gboolean
parse_type (const char *text, LayoverFileType *type, GError **error)
{
  if (layover_file_type_from_string (text, type))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_STATEMENT_TYPE, NULL,
                     _ ("The signature names an unknown kind of file"));
  return FALSE;
}

static gboolean
parse_id (const char *text, GError **error)
{
  if (layover_id_is_valid (text))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_STATEMENT_ID, NULL,
                     _ ("The name of the file in its signature is no identifier"));
  return FALSE;
}

static gboolean
parse_version (const char *text, int *version, GError **error)
{
  guint64 value;

  if (text[0] != '0' && g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &value, NULL))
    {
      *version = (int) value;
      return TRUE;
    }

  layover_set_error (error, LAYOVER_ERROR_STATEMENT_VERSION, NULL,
                     _ ("The version in the signature is not a number from 1 to 2147483647"));
  return FALSE;
}

static gboolean
parse_time (const char *text, gint64 *unix_s, GError **error)
{
  if (layover_time_parse (text, unix_s))
    return TRUE;

  layover_set_error (error, LAYOVER_ERROR_STATEMENT_TIME, NULL,
                     _ ("A time in the signature is not a real date and time"));
  return FALSE;
}

static gboolean
parse_expiry (char **words, guint n_words, gint64 *expires_s, GError **error)
{
  *expires_s = 0;
  if (n_words == 5)
    return TRUE;

  if (n_words == 6 && g_str_has_prefix (words[5], "expires="))
    {
      /* In memory 0 means "never", so the one second of 1970 that would be read as that is no end. */
      if (strcmp (words[5], "expires=1970-01-01T00:00:00Z") == 0)
        return parse_time ("", expires_s, error);
      return parse_time (words[5] + strlen ("expires="), expires_s, error);
    }

  layover_set_error (error, LAYOVER_ERROR_STATEMENT_FIELD, NULL,
                     _ ("The statement in the signature has a field this version does not know"));
  return FALSE;
}

/**
 * layover_statement_parse:
 *
 * Reads exactly what layover_statement_format() writes (docs/format.md section 2.3).
 *
 * Returns: (transfer full): a statement that is true only once its signature has been verified
 */
LayoverStatement *
layover_statement_parse (const char *text, GError **error)
{
  static const char *const names[] = { "type", "id", "version", "created" };
  g_auto (GStrv) words = g_strsplit (text, " ", 16);
  guint n_words = g_strv_length (words);
  const char *values[G_N_ELEMENTS (names)];
  LayoverFileType type;
  int version;
  gint64 created_s;
  gint64 expires_s;

  if (!check_format_version (n_words > 0 ? words[0] : "", error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      values[i] = get_value (i + 1 < n_words ? words[i + 1] : "", names[i], error);
      if (values[i] == NULL)
        return NULL;
    }

  if (!parse_type (values[0], &type, error) || !parse_id (values[1], error)
      || !parse_version (values[2], &version, error) || !parse_time (values[3], &created_s, error)
      || !parse_expiry (words, n_words, &expires_s, error))
    return NULL;

  return layover_statement_new (type, values[1], version, created_s, expires_s);
}
