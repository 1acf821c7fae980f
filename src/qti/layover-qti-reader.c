/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "layover-qti-reader.h"

#define MAX_NAME_BYTES 64
#define MAX_WORDS 100

/* "qti-choice-interaction" says "choiceInteraction" with hyphens; compared in place, because it is done often. */
static gboolean
kebab_is_camel (const char *kebab, const char *camel)
{
  while (*kebab != '\0' && *camel != '\0')
    {
      if (g_ascii_isupper (*camel))
        {
          if (*kebab++ != '-' || *kebab != g_ascii_tolower (*camel))
            return FALSE;
        }
      else if (*kebab != *camel)
        {
          return FALSE;
        }
      kebab++;
      camel++;
    }

  return *kebab == '\0' && *camel == '\0';
}

/** layover_qti_name_is: whether an element's name is @name, a name of QTI 2, in either way of writing */
gboolean
layover_qti_name_is (const char *xml_name, const char *name)
{
  if (g_str_has_prefix (xml_name, "qti-"))
    return kebab_is_camel (xml_name + strlen ("qti-"), name);

  return g_str_equal (xml_name, name);
}

gboolean
layover_qti_is (LayoverXmlNode *node, const char *name)
{
  return layover_xml_node_is_element (node)
         && layover_qti_name_is (layover_xml_node_get_name (node), name);
}

/** layover_qti_find_child: Returns: (nullable) (transfer none): the first child element of that name */
LayoverXmlNode *
layover_qti_find_child (LayoverXmlNode *node, const char *name)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (layover_qti_is (child, name))
      return child;

  return NULL;
}

/** layover_qti_dup_name: Returns: (transfer full): the name as QTI 2 writes it, for messages and kinds */
char *
layover_qti_dup_name (LayoverXmlNode *node)
{
  const char *name = layover_xml_node_get_name (node);
  g_autoptr (GString) camel = NULL;

  if (!g_str_has_prefix (name, "qti-"))
    return g_strdup (name);

  camel = g_string_new (NULL);
  for (const char *p = name + strlen ("qti-"); *p != '\0'; p++)
    {
      if (*p == '-' && p[1] != '\0')
        g_string_append_c (camel, g_ascii_toupper (*++p));
      else
        g_string_append_c (camel, *p);
    }

  return g_string_free (g_steal_pointer (&camel), FALSE);
}

/** layover_qti_dup_kebab: Returns: (transfer full): an element's name of QTI 2 as QTI 3 writes it; "durationLT" is one word less */
char *
layover_qti_dup_kebab (const char *name)
{
  GString *kebab = g_string_new ("qti-");

  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && !g_ascii_isupper (p[-1]))
        g_string_append_c (kebab, '-');
      g_string_append_c (kebab, g_ascii_tolower (*p));
    }

  return g_string_free (kebab, FALSE);
}

void
layover_qti_set_error (GError **error, LayoverErrorCode code, const char *entry,
                       LayoverXmlNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  layover_set_error_at_line (error, code, entry, layover_xml_node_get_line (node),
                             layover_xml_node_get_column (node), "%s", message);
}

/** layover_qti_add_place: gives an error that was made without knowing where its entry and line */
void
layover_qti_add_place (GError **error, const char *entry, LayoverXmlNode *node)
{
  g_autoptr (GError) bare = NULL;

  if (error == NULL || *error == NULL
      || layover_error_get_place (*error, NULL, NULL) != LAYOVER_PLACE_NONE)
    return;

  bare = g_steal_pointer (error);
  layover_qti_set_error (error, bare->code, entry, node, "%s", bare->message);
}

/** layover_qti_is_extension: Returns: whether an element is neither QTI's nor of one of the languages that QTI embeds */
gboolean
layover_qti_is_extension (LayoverXmlNode *node)
{
  static const char *const embedded[] = {
    "http://www.w3.org/1999/xhtml",        "http://www.w3.org/1998/Math/MathML",
    "http://www.w3.org/2010/Math/MathML", /* what examples of QTI 2.2 call it */
    "http://www.w3.org/2000/svg",          "http://www.w3.org/2001/10/synthesis",
    "http://www.w3.org/2010/10/synthesis", NULL
  };
  const char *name_space = layover_xml_node_get_namespace (node);

  return name_space != NULL && strstr (name_space, "imsqti") == NULL
         && !g_strv_contains (embedded, name_space);
}

/** layover_qti_note_extension: says in @remarks that @node is kept and means nothing here */
void
layover_qti_note_extension (GPtrArray *remarks, const char *entry, LayoverXmlNode *node)
{
  GError *remark = NULL;

  if (remarks->len >= LAYOVER_QTI_MAX_LISTED)
    return;

  layover_qti_set_error (&remark, LAYOVER_ERROR_QTI_EXTENSION, entry, node,
                         /* Translators: the placeholder is the name of an XML element */
                         _ ("<%s> is an extension of QTI that has no meaning here."),
                         layover_xml_node_get_name (node));
  g_ptr_array_add (remarks, remark);
}

/** layover_qti_note_extensions: the same of every extension below @node; what stands inside one belongs to it */
void
layover_qti_note_extensions (GPtrArray *remarks, const char *entry, LayoverXmlNode *node)
{
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (layover_qti_is_extension (child))
      layover_qti_note_extension (remarks, entry, child);
    else
      layover_qti_note_extensions (remarks, entry, child);
}

/**
 * layover_qti_forgive:
 * @faults: (nullable) (element-type GError): what is wrong and does not stand in the way
 * @error: (inout): an error that is set
 *
 * Moves @error to @faults. Reading goes on where a fault leaves no doubt what the rest means: a variable that nobody
 * declares is NULL. Who gives the file to candidates asks for the faults first.
 *
 * Returns: %FALSE, with @error as it was, where nothing is forgiven
 */
gboolean
layover_qti_forgive (GPtrArray *faults, GError **error)
{
  if (faults == NULL || error == NULL || faults->len >= LAYOVER_QTI_MAX_LISTED)
    return FALSE;

  g_ptr_array_add (faults, g_steal_pointer (error));

  return TRUE;
}

/** layover_qti_get_attribute: Returns: (nullable) (transfer none): the attribute @name of QTI 2, in either way of writing */
const char *
layover_qti_get_attribute (LayoverXmlNode *node, const char *name)
{
  const char *value = layover_xml_node_get_attribute (node, name);
  char kebab[MAX_NAME_BYTES];
  gsize length = 0;

  if (value != NULL || !g_str_has_prefix (layover_xml_node_get_name (node), "qti-"))
    return value;

  for (const char *p = name; *p != '\0' && length < sizeof kebab - 2; p++)
    {
      if (g_ascii_isupper (*p))
        kebab[length++] = '-';
      kebab[length++] = g_ascii_tolower (*p);
    }
  kebab[length] = '\0';

  return layover_xml_node_get_attribute (node, kebab);
}

/** layover_qti_set_identifier_error: @name: of the attribute or element that should hold one */
void
layover_qti_set_identifier_error (GError **error, const char *entry, LayoverXmlNode *node,
                                  const char *name)
{
  layover_qti_set_error (error, LAYOVER_ERROR_QTI_IDENTIFIER, entry, node,
                         _ ("“%s” is not an identifier: a letter, then letters, digits, "
                            "“-”, “_” and “.”."),
                         name);
}

static void
set_missing_error (GError **error, const char *entry, LayoverXmlNode *node, const char *name)
{
  layover_qti_set_error (
      error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node,
      /* Translators: the placeholders are the names of an XML element and its attribute */
      _ ("<%s> lacks its attribute “%s”."), layover_xml_node_get_name (node), name);
}

/** layover_qti_read_identifier: a required attribute that is an identifier */
gboolean
layover_qti_read_identifier (LayoverXmlNode *node, const char *name, const char *entry,
                             char **identifier, GError **error)
{
  if (layover_qti_get_attribute (node, name) == NULL)
    {
      set_missing_error (error, entry, node, name);
      return FALSE;
    }

  return layover_qti_read_optional_identifier (node, name, entry, identifier, error);
}

/** layover_qti_read_optional_identifier: @identifier: (out): left alone when the attribute is absent */
gboolean
layover_qti_read_optional_identifier (LayoverXmlNode *node, const char *name, const char *entry,
                                      char **identifier, GError **error)
{
  const char *text = layover_qti_get_attribute (node, name);
  g_autofree char *stripped = NULL;

  if (text == NULL)
    return TRUE;

  stripped = g_strstrip (g_strdup (text));
  if (!layover_qti_identifier_is_valid (stripped))
    {
      layover_qti_set_identifier_error (error, entry, node, name);
      return FALSE;
    }

  g_free (*identifier);
  *identifier = g_steal_pointer (&stripped);

  return TRUE;
}

/**
 * layover_qti_read_own_name:
 * @node: an assessmentItem or assessmentTest
 * @faults: see layover_qti_forgive()
 *
 * The schemas of QTI 2 take any text for the name that a file has for itself, and no rule asks for it: one that is no
 * identifier, or none at all, is a fault that stops no scoring.
 */
gboolean
layover_qti_read_own_name (LayoverXmlNode *node, const char *entry, GPtrArray *faults, char **name,
                           GError **error)
{
  const char *text = layover_qti_get_attribute (node, "identifier");

  if (layover_qti_read_identifier (node, "identifier", entry, name, error))
    return TRUE;

  *name = g_strdup (text != NULL ? text : "");

  return layover_qti_forgive (faults, error);
}

static void
set_attribute_error (GError **error, LayoverErrorCode code, const char *entry, LayoverXmlNode *node,
                     const char *name)
{
  layover_qti_set_error (error, code, entry, node,
                         /* Translators: the placeholder is the name of an XML attribute */
                         _ ("The attribute “%s” has a value that is not allowed."), name);
}

/** layover_qti_read_boolean: @truth: (inout): the value when the attribute is absent, and the result */
gboolean
layover_qti_read_boolean (LayoverXmlNode *node, const char *name, const char *entry,
                          gboolean *truth, GError **error)
{
  const char *text = layover_qti_get_attribute (node, name);

  if (text == NULL || layover_qti_parse_boolean (text, truth))
    return TRUE;

  set_attribute_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node, name);

  return FALSE;
}

/** layover_qti_read_count: @count: (inout): the value when the attribute is absent, and the result, up to 2^31 - 1 */
gboolean
layover_qti_read_count (LayoverXmlNode *node, const char *name, const char *entry, guint *count,
                        GError **error)
{
  const char *text = layover_qti_get_attribute (node, name);
  gint32 integer;

  if (text == NULL)
    return TRUE;

  if (!layover_qti_parse_integer (text, &integer) || integer < 0)
    {
      set_attribute_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node, name);
      return FALSE;
    }

  *count = (guint) integer;

  return TRUE;
}

/**
 * layover_qti_read_number:
 * @number: (inout): the value when the attribute is absent, and the result
 * @is_given: (out) (optional): whether the attribute is there
 */
gboolean
layover_qti_read_number (LayoverXmlNode *node, const char *name, const char *entry, double *number,
                         gboolean *is_given, GError **error)
{
  const char *text = layover_qti_get_attribute (node, name);

  if (is_given != NULL)
    *is_given = text != NULL;
  if (text == NULL || layover_qti_parse_float (text, number))
    return TRUE;

  set_attribute_error (error, LAYOVER_ERROR_QTI_NUMBER, entry, node, name);

  return FALSE;
}

/**
 * layover_qti_read_keyword:
 * @keywords: the words allowed, %NULL-terminated
 * @index: (inout): the word's number when the attribute is absent, and the result
 */
gboolean
layover_qti_read_keyword (LayoverXmlNode *node, const char *name, const char *entry,
                          const char *const *keywords, guint *index, GError **error)
{
  const char *text = layover_qti_get_attribute (node, name);

  if (text == NULL)
    return TRUE;

  for (guint i = 0; keywords[i] != NULL; i++)
    if (g_str_equal (keywords[i], text))
      {
        *index = i;
        return TRUE;
      }

  set_attribute_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node, name);

  return FALSE;
}

/* A required word is missing, or another than the schema knows. */
static void
set_word_error (GError **error, const char *entry, LayoverXmlNode *node, const char *name)
{
  if (layover_qti_get_attribute (node, name) == NULL)
    set_missing_error (error, entry, node, name);
  else
    set_attribute_error (error, LAYOVER_ERROR_QTI_ATTRIBUTE, entry, node, name);
}

/** layover_qti_read_type: the attributes cardinality, which is required, and baseType, which a record lacks */
gboolean
layover_qti_read_type (LayoverXmlNode *node, const char *entry, LayoverCardinality *cardinality,
                       LayoverBaseType *base_type, GError **error)
{
  const char *cardinality_text = layover_qti_get_attribute (node, "cardinality");
  const char *base_text = layover_qti_get_attribute (node, "baseType");

  if (cardinality_text == NULL || !layover_cardinality_from_string (cardinality_text, cardinality))
    {
      set_word_error (error, entry, node, "cardinality");
      return FALSE;
    }

  *base_type = LAYOVER_BASE_TYPE_NONE;
  if (*cardinality == LAYOVER_CARDINALITY_RECORD)
    return TRUE;

  if (base_text == NULL || !layover_base_type_from_string (base_text, base_type))
    {
      set_word_error (error, entry, node, "baseType");
      return FALSE;
    }

  return TRUE;
}

/** layover_qti_dup_words: Returns: (transfer full): the words of an attribute; an empty array when it is absent */
GStrv
layover_qti_dup_words (LayoverXmlNode *node, const char *name)
{
  const char *text = layover_qti_get_attribute (node, name);
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", " \t\r\n", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);

  return g_strv_builder_end (builder);
}

/** layover_qti_is_for_candidate: whether a rubricBlock is for candidates: it names them, or nobody */
gboolean
layover_qti_is_for_candidate (LayoverXmlNode *rubric)
{
  g_auto (GStrv) views = layover_qti_dup_words (rubric, "view");

  return views[0] == NULL || g_strv_contains ((const char *const *) views, "candidate");
}

/** layover_qti_check_count: Returns: %FALSE with %LAYOVER_ERROR_QTI_TOO_MANY when @count is beyond %LAYOVER_QTI_MAX_LISTED */
gboolean
layover_qti_check_count (LayoverXmlNode *node, const char *entry, guint count, GError **error)
{
  if (count <= LAYOVER_QTI_MAX_LISTED)
    return TRUE;

  layover_qti_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, entry, node,
                         /* Translators: the placeholder is the name of an XML element */
                         _ ("There are more than %d <%s> in one place."), LAYOVER_QTI_MAX_LISTED,
                         layover_xml_node_get_name (node));

  return FALSE;
}

/** layover_qti_read_words: @words: (out) (transfer full): the words of an attribute, at most a hundred */
gboolean
layover_qti_read_words (LayoverXmlNode *node, const char *name, const char *entry, GStrv *words,
                        GError **error)
{
  *words = layover_qti_dup_words (node, name);
  if (g_strv_length (*words) <= MAX_WORDS)
    return TRUE;

  set_attribute_error (error, LAYOVER_ERROR_QTI_TOO_MANY, entry, node, name);

  return FALSE;
}
