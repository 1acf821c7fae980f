/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include "layover-content-node-private.h"
#include "layover-math-private.h"

#define MAX_SPACE_EM 10.0

/* Pairs of scripts of one base, each of which makes the tree deeper. */
#define MAX_SCRIPT_PAIRS 8

static LayoverMath *read_node (LayoverXmlNode *node);

typedef LayoverMath *(*ReadFunc) (LayoverXmlNode *node);

static gboolean
is_named (LayoverXmlNode *node, const char *name)
{
  return g_strcmp0 (layover_xml_node_get_name (node), name) == 0;
}

static gboolean
is_true (LayoverXmlNode *node, const char *name)
{
  return g_strcmp0 (layover_xml_node_get_attribute (node, name), "true") == 0;
}

static LayoverMath *
leaf_new (LayoverMathKind kind, const char *text)
{
  LayoverMath *leaf = layover_math_new (kind);

  leaf->text = layover_content_collapse (text);
  return leaf;
}

/* MathML 3, section 3.2.2: a name of one letter is in italics unless something else is said. */
static void
read_variant (LayoverXmlNode *node, LayoverMath *leaf)
{
  const char *variant = layover_xml_node_get_attribute (node, "mathvariant");

  leaf->is_italic = variant != NULL ? strstr (variant, "italic") != NULL
                                    : leaf->kind == LAYOVER_MATH_IDENTIFIER
                                          && g_utf8_strlen (leaf->text, -1) == 1;
  leaf->is_bold = variant != NULL && g_str_has_prefix (variant, "bold");
}

static LayoverMath *
read_leaf (LayoverXmlNode *node, LayoverMathKind kind)
{
  g_autofree char *text = layover_xml_node_dup_text_content (node);
  LayoverMath *leaf = leaf_new (kind, text);

  read_variant (node, leaf);
  return leaf;
}

static LayoverMath *
read_identifier (LayoverXmlNode *node)
{
  LayoverMath *leaf = read_leaf (node, LAYOVER_MATH_IDENTIFIER);
  const LayoverMathSign *sign = layover_math_sign_find (leaf->text);

  /* "lim" is often written as a name, and stands like a sum */
  if (sign == NULL || sign->role != LAYOVER_MATH_ROLE_LARGE)
    return leaf;

  leaf->kind = LAYOVER_MATH_SIGN;
  leaf->role = sign->role;
  leaf->is_italic = FALSE;
  return leaf;
}

static LayoverMath *
read_number (LayoverXmlNode *node)
{
  return read_leaf (node, LAYOVER_MATH_NUMBER);
}

static LayoverMath *
read_text (LayoverXmlNode *node)
{
  return read_leaf (node, LAYOVER_MATH_TEXT);
}

static LayoverMath *
read_string (LayoverXmlNode *node)
{
  LayoverMath *leaf = read_leaf (node, LAYOVER_MATH_TEXT);
  char *quoted = g_strdup_printf ("\"%s\"", leaf->text);

  g_free (leaf->text);
  leaf->text = quoted;
  return leaf;
}

static LayoverMath *
sign_new (const char *text)
{
  LayoverMath *leaf = leaf_new (LAYOVER_MATH_SIGN, text);
  const LayoverMathSign *sign = layover_math_sign_find (leaf->text);

  leaf->role = sign != NULL ? sign->role : LAYOVER_MATH_ROLE_ORDINARY;
  leaf->is_stretchy = sign != NULL && sign->is_stretchy;
  return leaf;
}

static LayoverMath *
read_sign (LayoverXmlNode *node)
{
  g_autofree char *text = layover_xml_node_dup_text_content (node);
  LayoverMath *leaf = sign_new (text);
  const char *form = layover_xml_node_get_attribute (node, "form");

  if (g_strcmp0 (layover_xml_node_get_attribute (node, "stretchy"), "false") == 0)
    leaf->is_stretchy = FALSE;
  if (leaf->is_stretchy && g_strcmp0 (form, "prefix") == 0)
    leaf->role = LAYOVER_MATH_ROLE_OPEN;
  else if (leaf->is_stretchy && g_strcmp0 (form, "postfix") == 0)
    leaf->role = LAYOVER_MATH_ROLE_CLOSE;

  return leaf;
}

/* "0.5em"; other units are as good as none */
static LayoverMath *
read_space (LayoverXmlNode *node)
{
  const char *width = layover_xml_node_get_attribute (node, "width");
  LayoverMath *space = layover_math_new (LAYOVER_MATH_SPACE);
  char *end = NULL;
  double value = width != NULL ? g_ascii_strtod (width, &end) : 0;

  space->width = end != NULL && g_str_equal (end, "em") ? CLAMP (value, 0, MAX_SPACE_EM) : 0.2;
  return space;
}

/* A sign that has nothing before it to join, or another sign, belongs to what follows: the minus of "−3". */
static void
find_signs_of_numbers (LayoverMath *row)
{
  gboolean is_open = FALSE;
  const LayoverMath *before = NULL;

  for (guint i = 0; i < layover_math_get_n_children (row); i++)
    {
      LayoverMath *child = layover_math_get_child (row, i);
      gboolean is_bar = child->kind == LAYOVER_MATH_SIGN && child->is_stretchy
                        && child->role == LAYOVER_MATH_ROLE_ORDINARY;

      if (child->kind == LAYOVER_MATH_SIGN && child->role == LAYOVER_MATH_ROLE_BINARY
          && (before == NULL
              || (before->kind == LAYOVER_MATH_SIGN && before->role != LAYOVER_MATH_ROLE_ORDINARY
                  && before->role != LAYOVER_MATH_ROLE_CLOSE)))
        child->role = LAYOVER_MATH_ROLE_ORDINARY;
      /* the bars around an absolute value come in pairs */
      if (is_bar)
        {
          child->role = is_open ? LAYOVER_MATH_ROLE_CLOSE : LAYOVER_MATH_ROLE_OPEN;
          is_open = !is_open;
        }
      before = child;
    }
}

/* Text between elements has no meaning in MathML, but what somebody wrote is not thrown away. */
static LayoverMath *
read_row (LayoverXmlNode *node)
{
  g_autoptr (LayoverMath) row = layover_math_new (LAYOVER_MATH_ROW);

  for (LayoverXmlNode *child = layover_xml_node_get_first_child (node); child != NULL;
       child = layover_xml_node_get_next (child))
    {
      g_autoptr (LayoverMath) part = NULL;

      if (layover_xml_node_is_element (child))
        part = read_node (child);
      else
        part = leaf_new (LAYOVER_MATH_TEXT, layover_xml_node_get_text (child));
      if (part != NULL && (part->kind != LAYOVER_MATH_TEXT || *part->text != '\0'))
        layover_math_add (row, g_steal_pointer (&part));
    }

  if (layover_math_get_n_children (row) == 1)
    return layover_math_ref (layover_math_get_child (row, 0));

  find_signs_of_numbers (row);
  return g_steal_pointer (&row);
}

/* Reads the elements inside @node as the parts that its kind has; empty rows stand for those that are missing. */
static LayoverMath *
read_parts (LayoverXmlNode *node, LayoverMathKind kind, guint n_parts)
{
  LayoverMath *self = layover_math_new (kind);
  LayoverXmlNode *child = layover_xml_node_get_first_element (node);

  for (guint i = 0; i < n_parts; i++)
    {
      LayoverMath *part = child != NULL ? read_node (child) : NULL;

      layover_math_add (self, part != NULL ? part : layover_math_new (LAYOVER_MATH_ROW));
      if (child != NULL)
        child = layover_xml_node_get_next_element (child);
    }

  return self;
}

static LayoverMath *
read_fraction (LayoverXmlNode *node)
{
  const char *thickness = layover_xml_node_get_attribute (node, "linethickness");
  LayoverMath *self = read_parts (node, LAYOVER_MATH_FRACTION, 2);

  self->has_bar = thickness == NULL || thickness[strspn (thickness, "0.")] != '\0'
                  || *thickness == '\0';
  if (thickness != NULL && (g_str_equal (thickness, "0px") || g_str_equal (thickness, "0pt")))
    self->has_bar = FALSE;
  return self;
}

static LayoverMath *
read_square_root (LayoverXmlNode *node)
{
  LayoverMath *self = layover_math_new (LAYOVER_MATH_ROOT);

  layover_math_add (self, read_row (node));
  return self;
}

static LayoverMath *
read_root (LayoverXmlNode *node)
{
  return read_parts (node, LAYOVER_MATH_ROOT, 2);
}

static LayoverMath *
read_subscript (LayoverXmlNode *node)
{
  return read_parts (node, LAYOVER_MATH_SCRIPTS, 3);
}

static LayoverMath *
read_below (LayoverXmlNode *node)
{
  return read_parts (node, LAYOVER_MATH_LIMITS, 3);
}

/* What stands second stands above. */
static LayoverMath *
raise_second (LayoverMath *self)
{
  g_ptr_array_insert (self->children, 1, layover_math_new (LAYOVER_MATH_ROW));
  return self;
}

static LayoverMath *
read_superscript (LayoverXmlNode *node)
{
  return raise_second (read_parts (node, LAYOVER_MATH_SCRIPTS, 2));
}

static gboolean
is_accent_sign (const LayoverMath *part)
{
  static const char *const accents[] = { "¯", "‾", "_", "ˉ", "^", "ˆ", "~", "˜", "→", "⃗",
                                         "˙", "¨", "⏞", "⏟", "⏜", "⏝", "←", "↔", NULL };

  return part->text != NULL && g_strv_contains (accents, part->text);
}

static LayoverMath *
read_above (LayoverXmlNode *node)
{
  LayoverMath *self = raise_second (read_parts (node, LAYOVER_MATH_LIMITS, 2));

  self->is_accent = is_true (node, "accent") || is_accent_sign (layover_math_get_child (self, 2));
  return self;
}

/* Scripts before the base are those of an empty base before it; further pairs follow as those of what came before. */
static LayoverMath *
read_many_scripts (LayoverXmlNode *node)
{
  g_autoptr (LayoverMath) row = layover_math_new (LAYOVER_MATH_ROW);
  LayoverXmlNode *child = layover_xml_node_get_first_element (node);
  LayoverMath *after = child != NULL ? read_node (child) : layover_math_new (LAYOVER_MATH_ROW);
  gboolean is_before = FALSE;
  guint n_pairs = 0;

  child = child != NULL ? layover_xml_node_get_next_element (child) : NULL;
  while (child != NULL && n_pairs < MAX_SCRIPT_PAIRS)
    {
      LayoverXmlNode *above = layover_xml_node_get_next_element (child);
      LayoverMath *scripts;

      if (is_named (child, "mprescripts"))
        {
          is_before = TRUE;
          child = above;
          continue;
        }

      n_pairs++;
      scripts = layover_math_new (LAYOVER_MATH_SCRIPTS);
      layover_math_add (scripts, is_before ? layover_math_new (LAYOVER_MATH_ROW) : after);
      layover_math_add (scripts, read_node (child));
      layover_math_add (scripts,
                        above != NULL ? read_node (above) : layover_math_new (LAYOVER_MATH_ROW));
      if (is_before)
        layover_math_add (row, scripts);
      else
        after = scripts;
      child = above != NULL ? layover_xml_node_get_next_element (above) : NULL;
    }

  layover_math_add (row, after);
  return g_steal_pointer (&row);
}

/* MathML 3, section 3.3.8: the same as a row with brackets and commas in it. */
static LayoverMath *
read_fenced (LayoverXmlNode *node)
{
  const char *open = layover_xml_node_get_attribute (node, "open");
  const char *close = layover_xml_node_get_attribute (node, "close");
  const char *separators = layover_xml_node_get_attribute (node, "separators");
  LayoverMath *row = layover_math_new (LAYOVER_MATH_ROW);
  LayoverMath *fence;
  const char *separator = separators != NULL ? separators : ",";

  fence = layover_math_add (row, sign_new (open != NULL ? open : "("));
  fence->role = LAYOVER_MATH_ROLE_OPEN;
  fence->is_stretchy = TRUE;
  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      g_autofree char *one = NULL;

      layover_math_add (row, read_node (child));
      separator += strspn (separator, " ");
      if (layover_xml_node_get_next_element (child) == NULL || *separator == '\0')
        continue;
      one = g_strndup (separator, (gsize) (g_utf8_next_char (separator) - separator));
      layover_math_add (row, sign_new (one));
      /* the last of them is used again and again */
      if (*g_utf8_next_char (separator) != '\0')
        separator = g_utf8_next_char (separator);
    }
  fence = layover_math_add (row, sign_new (close != NULL ? close : ")"));
  fence->role = LAYOVER_MATH_ROLE_CLOSE;
  fence->is_stretchy = TRUE;

  return row;
}

static LayoverMathAlign
read_align (LayoverXmlNode *node, LayoverMathAlign inherited)
{
  const char *align = layover_xml_node_get_attribute (node, "columnalign");

  if (align == NULL)
    return inherited;
  if (g_str_has_prefix (align, "left"))
    return LAYOVER_MATH_ALIGN_START;
  if (g_str_has_prefix (align, "right"))
    return LAYOVER_MATH_ALIGN_END;

  return LAYOVER_MATH_ALIGN_CENTER;
}

/* The cells of a table have a row of their own each, so that each has its place in its column. */
static LayoverMath *
read_table_row (LayoverXmlNode *node, LayoverMathAlign inherited)
{
  LayoverMath *row = layover_math_new (LAYOVER_MATH_TABLE_ROW);
  LayoverMathAlign align = read_align (node, inherited);
  gboolean is_label = is_named (node, "mlabeledtr");

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    {
      LayoverMath *cell;

      if (is_label)
        {
          is_label = FALSE;
          continue;
        }
      cell = layover_math_add (row, layover_math_new (LAYOVER_MATH_ROW));
      cell->align = read_align (child, align);
      layover_math_add (cell, read_row (child));
    }

  return row;
}

static LayoverMath *
read_table (LayoverXmlNode *node)
{
  LayoverMath *table = layover_math_new (LAYOVER_MATH_TABLE);
  LayoverMathAlign align = read_align (node, LAYOVER_MATH_ALIGN_CENTER);

  for (LayoverXmlNode *child = layover_xml_node_get_first_element (node); child != NULL;
       child = layover_xml_node_get_next_element (child))
    if (is_named (child, "mtr") || is_named (child, "mlabeledtr"))
      layover_math_add (table, read_table_row (child, align));

  return table;
}

static LayoverMath *
read_enclosed (LayoverXmlNode *node)
{
  const char *notation = layover_xml_node_get_attribute (node, "notation");
  LayoverMath *self;

  if (g_strcmp0 (notation, "radical") == 0)
    return read_square_root (node);

  self = layover_math_new (LAYOVER_MATH_ENCLOSED);
  self->text = g_strdup (notation != NULL ? notation : "longdiv");
  layover_math_add (self, read_row (node));
  return self;
}

static LayoverMath *
read_phantom (LayoverXmlNode *node)
{
  LayoverMath *self = layover_math_new (LAYOVER_MATH_PHANTOM);

  layover_math_add (self, read_row (node));
  return self;
}

/* The first of several ways to say the same: what is meant for the eye. */
static LayoverMath *
read_first (LayoverXmlNode *node)
{
  LayoverXmlNode *first = layover_xml_node_get_first_element (node);

  return first != NULL ? read_node (first) : layover_math_new (LAYOVER_MATH_ROW);
}

static LayoverMath *
read_nothing (LayoverXmlNode *node)
{
  return layover_math_new (LAYOVER_MATH_ROW);
}

static const struct
{
  const char *name;
  ReadFunc read;
} elements[] = {
  { "mi", read_identifier },
  { "mn", read_number },
  { "mo", read_sign },
  { "mtext", read_text },
  { "ms", read_string },
  { "mspace", read_space },
  { "mfrac", read_fraction },
  { "msqrt", read_square_root },
  { "mroot", read_root },
  { "msub", read_subscript },
  { "msup", read_superscript },
  { "msubsup", read_subscript },
  { "munder", read_below },
  { "mover", read_above },
  { "munderover", read_below },
  { "mmultiscripts", read_many_scripts },
  { "mfenced", read_fenced },
  { "mtable", read_table },
  { "menclose", read_enclosed },
  { "mphantom", read_phantom },
  { "semantics", read_first },
  { "maction", read_first },
  { "annotation", read_nothing },
  { "annotation-xml", read_nothing },
  { "none", read_nothing },
  { "ci", read_identifier },
  { "cn", read_number },
};

static LayoverMath *
read_node (LayoverXmlNode *node)
{
  const char *name = layover_xml_node_get_name (node);

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (g_str_equal (elements[i].name, name))
      return elements[i].read (node);

  return read_row (node);
}

/* @math: a math element. Returns: (transfer full): the formula in it */
LayoverMath *
layover_math_read (LayoverXmlNode *math)
{
  const char *display = layover_xml_node_get_attribute (math, "display");
  const char *words = layover_xml_node_get_attribute (math, "alttext");
  LayoverMath *self = layover_math_new (LAYOVER_MATH_ROW);
  g_autoptr (LayoverMath) inside = read_row (math);

  if (words != NULL && *words != '\0')
    self->words = layover_content_collapse (words);
  if (layover_math_is_empty (inside) && self->words != NULL)
    layover_math_add (self, leaf_new (LAYOVER_MATH_TEXT, self->words));
  else
    layover_math_add (self, g_steal_pointer (&inside));
  self->is_display = g_strcmp0 (display, "block") == 0
                     || g_strcmp0 (layover_xml_node_get_attribute (math, "mode"), "display") == 0;

  return self;
}
