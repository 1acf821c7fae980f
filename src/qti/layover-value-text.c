/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-value.h"

/* Values as text: the lexical forms of QTI's base types. */

/* Longer than any name a person gives, short enough for logs and keys. */
#define MAX_IDENTIFIER_BYTES 255

static const char *const cardinality_names[] = { "single", "multiple", "ordered", "record" };

static const char *const base_type_names[] = {
  "",     "identifier",   "boolean",  "integer", "float", "string",          "point",
  "pair", "directedPair", "duration", "file",    "uri",   "intOrIdentifier",
};

static gboolean
find_name (const char *const *names, guint n_names, const char *text, guint *index)
{
  for (guint i = 0; i < n_names; i++)
    if (g_str_equal (names[i], text))
      {
        *index = i;
        return TRUE;
      }

  return FALSE;
}

const char *
layover_cardinality_to_string (LayoverCardinality cardinality)
{
  g_return_val_if_fail ((guint) cardinality < G_N_ELEMENTS (cardinality_names), NULL);

  return cardinality_names[cardinality];
}

gboolean
layover_cardinality_from_string (const char *text, LayoverCardinality *cardinality)
{
  guint index;

  if (!find_name (cardinality_names, G_N_ELEMENTS (cardinality_names), text, &index))
    return FALSE;

  *cardinality = (LayoverCardinality) index;

  return TRUE;
}

/** layover_base_type_to_string: Returns: QTI's name; "" for %LAYOVER_BASE_TYPE_NONE */
const char *
layover_base_type_to_string (LayoverBaseType base_type)
{
  g_return_val_if_fail ((guint) base_type < G_N_ELEMENTS (base_type_names), NULL);

  return base_type_names[base_type];
}

/** layover_base_type_from_string: takes "directedPair" and, as QTI 3 writes it, "directed-pair" never: values keep their case */
gboolean
layover_base_type_from_string (const char *text, LayoverBaseType *base_type)
{
  guint index;

  if (*text == '\0' || !find_name (base_type_names, G_N_ELEMENTS (base_type_names), text, &index))
    return FALSE;

  *base_type = (LayoverBaseType) index;

  return TRUE;
}

gboolean
layover_base_type_is_numeric (LayoverBaseType base_type)
{
  return base_type == LAYOVER_BASE_TYPE_INTEGER || base_type == LAYOVER_BASE_TYPE_FLOAT
         || base_type == LAYOVER_BASE_TYPE_DURATION;
}

/**
 * layover_qti_identifier_is_valid:
 *
 * QTI's identifier: a letter or underscore, then letters, digits, hyphens, underscores, periods and combining marks.
 */
gboolean
layover_qti_identifier_is_valid (const char *identifier)
{
  gunichar first;

  if (identifier == NULL || *identifier == '\0' || strlen (identifier) > MAX_IDENTIFIER_BYTES
      || !g_utf8_validate (identifier, -1, NULL))
    return FALSE;

  first = g_utf8_get_char (identifier);
  if (!g_unichar_isalpha (first) && first != '_')
    return FALSE;

  for (const char *p = identifier; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '-' && c != '_' && c != '.')
        return FALSE;
    }

  return TRUE;
}

/* What a value may be where QTI asks for an identifier: any one word. Others name choices "1" and "2", and there is no
 * doubt what is meant; who declares such a value is told. */
static gboolean
is_word (const char *text)
{
  if (*text == '\0' || strlen (text) > MAX_IDENTIFIER_BYTES || !g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/** layover_qti_parse_integer: a sign, digits, 32 bits; white space around is allowed */
gboolean
layover_qti_parse_integer (const char *text, gint32 *integer)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *digits = stripped + (*stripped == '-' || *stripped == '+');
  gint64 number;

  if (*digits == '\0' || strspn (digits, "0123456789") != strlen (digits))
    return FALSE;

  errno = 0;
  number = g_ascii_strtoll (stripped, NULL, 10);
  if (errno != 0 || number < G_MININT32 || number > G_MAXINT32)
    return FALSE;

  *integer = (gint32) number;

  return TRUE;
}

/** layover_qti_parse_float: a finite decimal number, with or without an exponent; white space around is allowed */
gboolean
layover_qti_parse_float (const char *text, double *number)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *end = NULL;
  double parsed;

  if (*stripped == '\0' || strspn (stripped, "0123456789+-.eE") != strlen (stripped))
    return FALSE;

  parsed = g_ascii_strtod (stripped, &end);
  if (end == stripped || *end != '\0' || !isfinite (parsed))
    return FALSE;

  *number = parsed;

  return TRUE;
}

/** layover_qti_parse_boolean: xs:boolean, which white space may surround; @truth: (out): left alone when it is none */
gboolean
layover_qti_parse_boolean (const char *text, gboolean *truth)
{
  const char *word = text + strspn (text, " \t\r\n");
  gsize length = strcspn (word, " \t\r\n");
  gboolean is_true = (length == 4 && strncmp (word, "true", 4) == 0)
                     || (length == 1 && *word == '1');
  gboolean is_false = (length == 5 && strncmp (word, "false", 5) == 0)
                      || (length == 1 && *word == '0');

  if ((!is_true && !is_false) || word[length + strspn (word + length, " \t\r\n")] != '\0')
    return FALSE;

  *truth = is_true;

  return TRUE;
}

static LayoverValue *
parse_boolean (const char *text)
{
  gboolean truth;

  return layover_qti_parse_boolean (text, &truth) ? layover_value_new_boolean (truth) : NULL;
}

static GStrv
split_in_two (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GStrvBuilder *builder = g_strv_builder_new ();
  GStrv two;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);

  two = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  if (g_strv_length (two) != 2)
    g_clear_pointer (&two, g_strfreev);

  return two;
}

static LayoverValue *
parse_point (const char *text)
{
  g_auto (GStrv) two = split_in_two (text);
  double x;
  double y;

  if (two == NULL || !layover_qti_parse_float (two[0], &x) || !layover_qti_parse_float (two[1], &y)
      || ABS (x) > G_MAXINT32 || ABS (y) > G_MAXINT32)
    return NULL;

  return layover_value_new_point ((gint32) lround (x), (gint32) lround (y));
}

static LayoverValue *
parse_pair (LayoverBaseType base_type, const char *text)
{
  g_auto (GStrv) two = split_in_two (text);

  if (two == NULL || !is_word (two[0]) || !is_word (two[1]))
    return NULL;

  return base_type == LAYOVER_BASE_TYPE_PAIR ? layover_value_new_pair (two[0], two[1])
                                             : layover_value_new_directed_pair (two[0], two[1]);
}

/* QTI keeps a duration as seconds; other systems also write it as ISO 8601 does: "P1DT2H3M4.5S". Years and months are no
 * fixed number of seconds, and are left out. */
static gboolean
parse_period (const char *text, double *seconds)
{
  static const double unit_seconds[] = { 24 * 60 * 60, 60 * 60, 60, 1 };
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;

  regex = g_regex_new ("^P(?=[0-9T])(?:([0-9]{1,9})D)?"
                       "(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?"
                       "(?:([0-9]{1,9}(?:\\.[0-9]{1,9})?)S)?)?\\z",
                       0, 0, NULL);
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;

  *seconds = 0;
  for (guint i = 0; i < G_N_ELEMENTS (unit_seconds); i++)
    {
      g_autofree char *number = g_match_info_fetch (match, (int) i + 1);

      if (number != NULL && *number != '\0')
        *seconds += g_ascii_strtod (number, NULL) * unit_seconds[i];
    }

  return TRUE;
}

static LayoverValue *
parse_number (LayoverBaseType base_type, const char *text)
{
  gint32 integer;
  double number;

  if (base_type == LAYOVER_BASE_TYPE_INTEGER)
    return layover_qti_parse_integer (text, &integer) ? layover_value_new_integer (integer) : NULL;
  if (!layover_qti_parse_float (text, &number)
      && (base_type != LAYOVER_BASE_TYPE_DURATION || !parse_period (text, &number)))
    return NULL;

  return base_type == LAYOVER_BASE_TYPE_FLOAT ? layover_value_new_float (number)
                                              : layover_value_new_duration (number);
}

static LayoverValue *
parse_single (LayoverBaseType base_type, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  switch (base_type)
    {
    case LAYOVER_BASE_TYPE_STRING:
      return layover_value_new_text (base_type, text);
    case LAYOVER_BASE_TYPE_FILE:
    case LAYOVER_BASE_TYPE_URI:
      return layover_value_new_text (base_type, stripped);
    case LAYOVER_BASE_TYPE_IDENTIFIER:
    case LAYOVER_BASE_TYPE_INT_OR_IDENTIFIER:
      return is_word (stripped) ? layover_value_new_text (base_type, stripped) : NULL;
    case LAYOVER_BASE_TYPE_BOOLEAN:
      return parse_boolean (stripped);
    case LAYOVER_BASE_TYPE_INTEGER:
    case LAYOVER_BASE_TYPE_FLOAT:
    case LAYOVER_BASE_TYPE_DURATION:
      return parse_number (base_type, stripped);
    case LAYOVER_BASE_TYPE_POINT:
      return parse_point (stripped);
    case LAYOVER_BASE_TYPE_PAIR:
    case LAYOVER_BASE_TYPE_DIRECTED_PAIR:
      return parse_pair (base_type, stripped);
    case LAYOVER_BASE_TYPE_NONE:
    default:
      return NULL;
    }
}

/**
 * layover_value_parse:
 * @text: the lexical form; white space around is dropped for every type but string
 *
 * Returns: (transfer full) (nullable): %NULL with %LAYOVER_ERROR_QTI_VALUE when @text is not of that type
 */
LayoverValue *
layover_value_parse (LayoverBaseType base_type, const char *text, GError **error)
{
  LayoverValue *value = parse_single (base_type, text);

  if (value == NULL)
    layover_set_error (error, LAYOVER_ERROR_QTI_VALUE, NULL,
                       /* Translators: the placeholder is a type name of QTI such as "integer" */
                       _ ("A value is not a valid %s."), layover_base_type_to_string (base_type));

  return value;
}

/* The shortest decimal that reads back as the same number, so that results files are the same everywhere. */
static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  return g_strdup (buffer);
}

static char *
format_single (const LayoverValue *self)
{
  const char *first;
  const char *second;
  gint32 x;
  gint32 y;

  switch (layover_value_get_base_type (self))
    {
    case LAYOVER_BASE_TYPE_BOOLEAN:
      return g_strdup (layover_value_get_boolean (self) ? "true" : "false");
    case LAYOVER_BASE_TYPE_INTEGER:
      return g_strdup_printf ("%d", layover_value_get_integer (self));
    case LAYOVER_BASE_TYPE_FLOAT:
    case LAYOVER_BASE_TYPE_DURATION:
      return format_number (layover_value_get_float (self));
    case LAYOVER_BASE_TYPE_POINT:
      layover_value_get_point (self, &x, &y);
      return g_strdup_printf ("%d %d", x, y);
    case LAYOVER_BASE_TYPE_PAIR:
    case LAYOVER_BASE_TYPE_DIRECTED_PAIR:
      layover_value_get_pair (self, &first, &second);
      return g_strdup_printf ("%s %s", first, second);
    default:
      return g_strdup (layover_value_get_string (self));
    }
}

/**
 * layover_value_dup_lexical:
 * @self: (nullable): a value or NULL
 *
 * Returns: (transfer full): the lexical form of a single value; members separated by "; ", fields as "name: value", for
 *   people and logs. "" for NULL.
 */
char *
layover_value_dup_lexical (const LayoverValue *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < layover_value_get_n_values (self); i++)
    {
      g_autofree char *member = format_single (layover_value_get_value (self, i));

      if (i > 0)
        g_string_append (text, "; ");
      if (layover_value_get_cardinality (self) == LAYOVER_CARDINALITY_RECORD)
        g_string_append_printf (text, "%s: ", layover_value_get_field_name (self, i));
      g_string_append (text, member);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
