/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-desk"

#include "config.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-notation.h"

/* Deeper than any script, and far from where a recursive parser runs out of stack. */
#define MAX_DEPTH 32

/* A double holds every integer up to here. */
#define MAX_EXACT_INTEGER 9007199254740992.0

static gboolean
refuse (GError **error, const char *message)
{
  layover_set_error (error, LAYOVER_ERROR_QTI_NOTATION, NULL, "%s", message);

  return FALSE;
}

/* How deep the brackets outside strings go. */
static guint
measure_depth (const char *text)
{
  gboolean is_in_string = FALSE;
  guint depth = 0;
  guint deepest = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (is_in_string && *p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '"')
        is_in_string = !is_in_string;
      else if (!is_in_string && (*p == '[' || *p == '{'))
        {
          depth++;
          deepest = MAX (deepest, depth);
        }
      else if (!is_in_string && (*p == ']' || *p == '}') && depth > 0)
        depth--;
    }

  return deepest;
}

/**
 * layover_notation_parse:
 *
 * Returns: (transfer full) (nullable): the JSON document that @text is; %NULL with %LAYOVER_ERROR_QTI_NOTATION
 */
JsonNode *
layover_notation_parse (const char *text, GError **error)
{
  JsonNode *node = NULL;

  if (g_utf8_validate (text, -1, NULL) && measure_depth (text) <= MAX_DEPTH)
    node = json_from_string (text, NULL);
  if (node == NULL)
    refuse (error, _ ("This is not JSON."));

  return node;
}

/* The shortest decimal that reads back as the same number; whole numbers without a point, as in the tables. */
static void
append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (number == floor (number) && fabs (number) <= MAX_EXACT_INTEGER)
    {
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) number);
      return;
    }

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, number);
      if (g_ascii_strtod (buffer, NULL) == number)
        break;
    }

  g_string_append (out, buffer);
}

static void
append_string (GString *out, const char *text)
{
  static const char escaped[] = "\b\t\n\f\r\"\\";
  static const char letters[] = "btnfr\"\\";

  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *found = strchr (escaped, *p);

      if (found != NULL)
        g_string_append_printf (out, "\\%c", letters[found - escaped]);
      else if ((guint8) *p < 0x20)
        g_string_append_printf (out, "\\u%04x", (guint8) *p);
      else
        g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static void append_node (GString *out, JsonNode *node);

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static void
append_object (GString *out, JsonObject *object)
{
  g_autoptr (GList) names = g_list_sort (json_object_get_members (object), compare_names);

  g_string_append_c (out, '{');
  for (GList *l = names; l != NULL; l = l->next)
    {
      if (l != names)
        g_string_append_c (out, ',');
      append_string (out, l->data);
      g_string_append_c (out, ':');
      append_node (out, json_object_get_member (object, l->data));
    }
  g_string_append_c (out, '}');
}

static void
append_array (GString *out, JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_node (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

static void
append_scalar (GString *out, JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_STRING)
    append_string (out, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else if (type == G_TYPE_INT64)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
  else
    append_number (out, json_node_get_double (node));
}

static void
append_node (GString *out, JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node));
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (out, json_node_get_array (node));
  else
    append_scalar (out, node);
}

/** layover_notation_format: Returns: (transfer full): one line, members in the order of their names, no white space */
char *
layover_notation_format (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  append_node (out, node);

  return g_string_free (out, FALSE);
}

/* Returns: (nullable): a scalar as QTI writes it */
static char *
dup_scalar (JsonNode *node)
{
  g_autoptr (GString) out = NULL;
  const char *text;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      text = json_node_get_string (node);
      return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : NULL;
    }

  out = g_string_new (NULL);
  append_scalar (out, node);

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static LayoverBaseType
get_type_of_field (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  if (type == G_TYPE_BOOLEAN)
    return LAYOVER_BASE_TYPE_BOOLEAN;
  if (type == G_TYPE_INT64)
    return LAYOVER_BASE_TYPE_INTEGER;

  return type == G_TYPE_DOUBLE ? LAYOVER_BASE_TYPE_FLOAT : LAYOVER_BASE_TYPE_STRING;
}

static gboolean
read_record (JsonObject *object, LayoverValue **value, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GList) names = json_object_get_members (object);
  g_auto (GStrv) strings = NULL;

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *member = json_object_get_member (object, l->data);
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_NULL (member))
        continue;
      text = dup_scalar (member);
      if (text == NULL)
        return refuse (error, _ ("A field of a record can only be a single value."));
      g_strv_builder_add (builder, l->data);
      g_strv_builder_add (builder, layover_base_type_to_string (get_type_of_field (member)));
      g_strv_builder_add (builder, text);
    }

  strings = g_strv_builder_end (builder);

  return layover_value_from_strings (LAYOVER_CARDINALITY_RECORD, LAYOVER_BASE_TYPE_NONE,
                                     (const char *const *) strings, value, error);
}

/* The members of an array, or a scalar alone. What is null is no member of a container, and an empty string is null; only
 * a single string is as long as it was given. */
static GStrv
dup_members (JsonNode *node, LayoverBaseType base_type, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 1;

  for (guint i = 0; i < n; i++)
    {
      JsonNode *member = array != NULL ? json_array_get_element (array, i) : node;
      g_autofree char *text = NULL;

      if (JSON_NODE_HOLDS_NULL (member))
        continue;
      text = dup_scalar (member);
      if (text == NULL)
        {
          refuse (error, _ ("A value is neither text, a number, true, false nor null."));
          return NULL;
        }
      if (*text != '\0' || (array == NULL && base_type == LAYOVER_BASE_TYPE_STRING))
        g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

/**
 * layover_notation_read_value:
 * @declaration: says which type the value has
 * @value: (out) (transfer full) (nullable): the value, or QTI's NULL
 *
 * Returns: %FALSE with %LAYOVER_ERROR_QTI_NOTATION or %LAYOVER_ERROR_QTI_VALUE when @node is no such value
 */
gboolean
layover_notation_read_value (JsonNode *node, const LayoverDeclaration *declaration,
                             LayoverValue **value, GError **error)
{
  LayoverCardinality cardinality = layover_declaration_get_cardinality (declaration);
  LayoverBaseType base_type = layover_declaration_get_base_type (declaration);
  g_auto (GStrv) members = NULL;

  *value = NULL;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_OBJECT (node) != (cardinality == LAYOVER_CARDINALITY_RECORD))
    return refuse (error, _ ("An object stands for a record, or for one file."));
  if (cardinality == LAYOVER_CARDINALITY_RECORD)
    return read_record (json_node_get_object (node), value, error);

  members = dup_members (node, base_type, error);

  return members != NULL
         && layover_value_from_strings (cardinality, base_type, (const char *const *) members,
                                        value, error);
}

static JsonNode *
write_single (const LayoverValue *value)
{
  g_autofree char *text = NULL;

  switch (layover_value_get_base_type (value))
    {
    case LAYOVER_BASE_TYPE_BOOLEAN:
      return json_node_init_boolean (json_node_alloc (), layover_value_get_boolean (value));
    case LAYOVER_BASE_TYPE_INTEGER:
      return json_node_init_int (json_node_alloc (), layover_value_get_integer (value));
    case LAYOVER_BASE_TYPE_FLOAT:
    case LAYOVER_BASE_TYPE_DURATION:
      return json_node_init_double (json_node_alloc (), layover_value_get_float (value));
    default:
      text = layover_value_dup_lexical (value);
      return *text != '\0' ? json_node_init_string (json_node_alloc (), text)
                           : json_node_init_null (json_node_alloc ());
    }
}

static JsonNode *
write_record (const LayoverValue *value)
{
  g_autoptr (JsonObject) object = json_object_new ();

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    json_object_set_member (object, layover_value_get_field_name (value, i),
                            write_single (layover_value_get_value (value, i)));

  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
write_container (const LayoverValue *value)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < layover_value_get_n_values (value); i++)
    json_array_add_element (array, write_single (layover_value_get_value (value, i)));

  return json_node_init_array (json_node_alloc (), array);
}

/** layover_notation_write_value: @value: (nullable): QTI's NULL becomes null. Returns: (transfer full) */
JsonNode *
layover_notation_write_value (const LayoverValue *value)
{
  if (layover_value_get_n_values (value) == 0)
    return json_node_init_null (json_node_alloc ());

  switch (layover_value_get_cardinality (value))
    {
    case LAYOVER_CARDINALITY_RECORD:
      return write_record (value);
    case LAYOVER_CARDINALITY_MULTIPLE:
    case LAYOVER_CARDINALITY_ORDERED:
      return write_container (value);
    case LAYOVER_CARDINALITY_SINGLE:
    default:
      return write_single (value);
    }
}
