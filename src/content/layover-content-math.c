/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include "layover-content-math-private.h"
#include "layover-content-node-private.h"

/* MathML as one line of text: a formula's own words where the author gives them (alttext), else the usual way to
 * type it: (a + b)/2, x^2, √(y). */

/**
 * MathForm:
 * @name: the element
 * @parts: what stands before the first child, between it and each next one, and after the last
 */
typedef struct
{
  const char *name;
  const char *before;
  const char *between;
  const char *after;
  gboolean needs_brackets;
} MathForm;

static const MathForm forms[] = {
  { "mfrac", "", "/", "", TRUE },  { "msup", "", "^", "", TRUE },
  { "msub", "", "_", "", TRUE },   { "msubsup", "", "_^", "", TRUE },
  { "mroot", "root(", ", ", ")" }, { "msqrt", "√(", "", ")" },
  { "mfenced", "(", ", ", ")" },   { "munder", "", "_", "", TRUE },
  { "mover", "", "^", "", TRUE },  { "munderover", "", "_^", "", TRUE },
  { "mtable", "[", "; ", "]" },    { "mtr", "", ", ", "" },
};

static void append_node (LayoverXmlNode *node, GString *out);

static const MathForm *
find_form (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (forms[i].name, name))
      return &forms[i];

  return NULL;
}

static gboolean
is_one_thing (const char *text)
{
  return g_utf8_strlen (text, -1) <= 1
         || (strpbrk (text, " +-*/^_=<>") == NULL && strstr (text, "−") == NULL
             && strstr (text, "·") == NULL);
}

static void
append_part (LayoverXmlNode *child, const MathForm *form, GString *out)
{
  g_autoptr (GString) part = g_string_new (NULL);

  append_node (child, part);
  if (form->needs_brackets && !is_one_thing (part->str))
    g_string_append_printf (out, "(%s)", part->str);
  else
    g_string_append (out, part->str);
}

static void
append_form (LayoverXmlNode *node, const MathForm *form, GString *out)
{
  const char *open = layover_xml_node_get_attribute (node, "open");
  const char *close = layover_xml_node_get_attribute (node, "close");
  gboolean is_fence = g_str_equal (form->name, "mfenced");
  gboolean has_two_signs = strlen (form->between) == 2 && form->between[0] == '_';
  guint n = 0;

  g_string_append (out, is_fence && open != NULL ? open : form->before);
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child), n++)
    {
      if (n > 0 && has_two_signs)
        g_string_append_c (out, form->between[MIN (n - 1, 1)]);
      else if (n > 0)
        g_string_append (out, form->between);
      append_part (child, form, out);
    }
  g_string_append (out, is_fence && close != NULL ? close : form->after);
}

/* Operators get air around them, names and numbers do not; invisible operators (U+2061 to U+2064) vanish. */
static void
append_operator (LayoverXmlNode *node, GString *out)
{
  g_autofree char *text = layover_xml_node_dup_text_content (node);
  g_autofree char *sign = layover_content_collapse (text);
  gunichar c = g_utf8_get_char (sign);

  if (c >= 0x2061 && c <= 0x2064)
    return;

  if (strchr ("()[]{}|,", sign[0]) != NULL)
    g_string_append (out, sign);
  else
    g_string_append_printf (out, " %s ", sign);
}

static void
append_node (LayoverXmlNode *node, GString *out)
{
  const char *name = layover_xml_node_get_name (node);
  const MathForm *form = name != NULL ? find_form (name) : NULL;

  if (name == NULL)
    g_string_append (out, layover_xml_node_get_text (node));
  else if (g_str_has_prefix (name, "annotation"))
    return;
  else if (g_str_equal (name, "mo"))
    append_operator (node, out);
  else if (form != NULL)
    append_form (node, form, out);
  else
    for (LayoverXmlNode *child = layover_xml_node_get_first_child (node); child != NULL;
         child = layover_xml_node_get_next (child))
      append_node (child, out);
}

/* Returns: (transfer full): the formula as one line */
char *
layover_content_math_to_text (LayoverXmlNode *math)
{
  const char *words = layover_xml_node_get_attribute (math, "alttext");
  g_autoptr (GString) out = g_string_new (NULL);

  if (words != NULL && words[0] != '\0')
    return layover_content_collapse (words);

  append_node (math, out);
  return layover_content_collapse (out->str);
}
