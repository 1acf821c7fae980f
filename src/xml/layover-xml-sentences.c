/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-xml"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/relaxng.h>

#include "layover-text.h"
#include "layover-xml-libxml-private.h"
#include "layover-xml-private.h"

/* libxml2 speaks English only. What authors run into is said here in their own language; the library's words go to the
 * log, and to the person where we have none. */
typedef struct
{
  int code;
  const char *sentence;
} Sentence;

static const Sentence syntax_sentences[] = {
  { XML_ERR_DOCUMENT_EMPTY, N_ ("This is not XML: it does not begin with an element") },
  { XML_ERR_INVALID_HEX_CHARREF, N_ ("A character reference is written &#x…; with digits 0–9 and "
                                     "letters A–F") },
  { XML_ERR_INVALID_DEC_CHARREF, N_ ("A character reference is written &#…; with digits") },
  { XML_ERR_INVALID_CHARREF, N_ ("There is no character of this number") },
  { XML_ERR_INVALID_CHAR, N_ ("This character cannot stand in XML") },
  { XML_ERR_ENTITYREF_SEMICOL_MISSING, N_ ("Behind “&” comes a name and then a semicolon; the "
                                           "character itself is written “&amp;”") },
  { XML_ERR_LT_IN_ATTRIBUTE, N_ ("In an attribute, “<” is written “&lt;”") },
  { XML_ERR_ATTRIBUTE_NOT_STARTED, N_ ("The value of an attribute stands in quotation marks") },
  { XML_ERR_ATTRIBUTE_NOT_FINISHED, N_ ("The quotation mark behind a value is missing") },
  { XML_ERR_HYPHEN_IN_COMMENT, N_ ("In a comment, there cannot be two hyphens in a row") },
  { XML_ERR_MISPLACED_CDATA_END, N_ ("In text, “]]>” is written “]]&gt;”") },
  { XML_ERR_RESERVED_XML_NAME, N_ ("The XML declaration stands at the very beginning") },
  { XML_ERR_SPACE_REQUIRED, N_ ("A space is missing between attributes") },
  { XML_ERR_NAME_REQUIRED, N_ ("A name is missing behind “<” or “&”; the characters themselves are "
                               "written “&lt;” and “&amp;”") },
  { XML_ERR_GT_REQUIRED, N_ ("The tag does not end with “>”") },
};

/* Those that name what is wrong. */
static const Sentence syntax_sentences_with_name[] = {
  { XML_ERR_UNDECLARED_ENTITY,
    N_ ("There is no entity “%s”; only lt, gt, amp, quot and apos exist") },
  { XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_ ("The attribute “%s” has no value") },
  { XML_ERR_ATTRIBUTE_REDEFINED, N_ ("The attribute “%s” stands there twice") },
  { XML_NS_ERR_UNDEFINED_NAMESPACE, N_ ("The prefix “%s” is not declared") },
};

/* Of the schema; %s is the element. */
static const Sentence schema_sentences[] = {
  { XML_RELAXNG_ERR_ELEMNONS, N_ ("“%s” has to be in the namespace of this kind of file") },
  { XML_RELAXNG_ERR_ELEMWRONGNS, N_ ("“%s” has to be in the namespace of this kind of file") },
  { XML_RELAXNG_ERR_ELEMEXTRANS, N_ ("“%s” has to be in the namespace of this kind of file") },
  { XML_RELAXNG_ERR_NOELEM, N_ ("“%s” is not complete: an element is missing in it") },
  { XML_RELAXNG_ERR_ELEMWRONG, N_ ("“%s” cannot stand here") },
  { XML_RELAXNG_ERR_TEXTWRONG, N_ ("In “%s” there can be elements and no text") },
  { XML_RELAXNG_ERR_DATAELEM, N_ ("In “%s” there can be text and no elements") },
  { XML_RELAXNG_ERR_DATATYPE, N_ ("The text of “%s” is empty, too long, or of another kind") },
  { XML_RELAXNG_ERR_CONTENTVALID, N_ ("What stands in “%s” cannot stand there") },
};

static const char *
find (const Sentence *sentences, gsize n_sentences, int code)
{
  for (gsize i = 0; i < n_sentences; i++)
    if (sentences[i].code == code)
      return _ (sentences[i].sentence);

  return NULL;
}

/* What the library says, without its line end, and safe to show: it quotes names from the file. */
char *
layover_xml_dup_message (LayoverXmlErrorArg error)
{
  g_autofree char *message = g_strdup (error->message != NULL ? error->message : "");

  return layover_text_escape (g_strstrip (message));
}

/* Fills a sentence of the tables, which has one %s, with a name from the file. */
static char *
fill (const char *sentence, const char *name)
{
  g_autofree char *shown = layover_text_escape (name != NULL ? name : "");
  g_auto (GStrv) parts = g_strsplit (sentence, "%s", 2);

  return g_strconcat (parts[0], shown, parts[1], NULL);
}

/* The text ends in the middle; the library says the same of text that goes on behind its end. */
static char *
dup_end_sentence (const LayoverXmlNode *open, gboolean has_root)
{
  if (open != NULL)
    return g_strdup_printf (
        /* Translators: %s is an XML element, %u the line on which it begins */
        _ ("The text ends here, and “%s” of line %u is not closed"), open->name,
        open->position.line);

  return g_strdup (has_root ? _ ("Nothing can stand behind the end of the outermost element")
                            : _ ("The text ends before its first element is complete"));
}

static char *
dup_mismatch_sentence (LayoverXmlErrorArg error)
{
  g_autofree char *opened = layover_text_escape (error->str1 != NULL ? error->str1 : "");
  g_autofree char *closed = layover_text_escape (error->str2 != NULL ? error->str2 : "");

  /* Translators: %s are XML elements, %d is a line */
  return g_strdup_printf (_ ("“%s” of line %d is still open and “%s” is closed here"), opened,
                          error->int1, closed);
}

/*
 * @open: (nullable): the innermost element that is not closed yet
 * @has_root: whether there was any element
 *
 * Returns: (transfer full): what is wrong with the syntax, for a person
 */
char *
layover_xml_dup_syntax_sentence (LayoverXmlErrorArg error, const LayoverXmlNode *open,
                                 gboolean has_root)
{
  g_autofree char *message = layover_xml_dup_message (error);
  const char *sentence;

  g_debug ("libxml2: %s", message);

  if (error->code == XML_ERR_DOCUMENT_END || error->code == XML_ERR_TAG_NOT_FINISHED)
    return dup_end_sentence (open, has_root);
  if (error->code == XML_ERR_TAG_NAME_MISMATCH)
    return dup_mismatch_sentence (error);

  sentence = find (syntax_sentences_with_name, G_N_ELEMENTS (syntax_sentences_with_name),
                   error->code);
  if (sentence != NULL)
    return fill (sentence, error->str1);

  sentence = find (syntax_sentences, G_N_ELEMENTS (syntax_sentences), error->code);
  if (sentence != NULL)
    return g_strdup (sentence);

  /* Translators: %s is what the XML parser says, in English */
  return g_strdup_printf (_ ("This is not well-formed XML: %s"), message);
}

/*
 * @element: the one to blame
 *
 * Returns: (transfer full): what the schema does not allow, for a person
 */
char *
layover_xml_dup_schema_sentence (int code, const char *message, const LayoverXmlNode *element)
{
  const char *sentence = find (schema_sentences, G_N_ELEMENTS (schema_sentences), code);

  g_debug ("libxml2: %s", message);

  if (sentence != NULL)
    return fill (sentence, element->name);

  /* Translators: %s is what the schema validator says, in English */
  return g_strdup_printf (_ ("The schema does not allow this: %s"), message);
}
