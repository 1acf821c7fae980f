/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "layover-content-markdown.h"
#include "layover-content-node-private.h"
#include "layover-content-reference.h"
#include "layover-error.h"

/* The parser builds its tree, we walk it once. CommonMark with tables and struck-out words; no HTML, no addresses
 * that become links by themselves, no footnotes. */
typedef struct
{
  const char *entry;
  GHashTable *ids; /* how often each has been given out */
  guint line;      /* of the block that is being read: the parser knows no line of inline nodes */
  guint depth;
} Reader;

static gboolean read_children (Reader *self, cmark_node *parent, LayoverContentNode *node,
                               GError **error);

static gboolean
refuse (Reader *self, LayoverErrorCode code, const char *message, GError **error)
{
  layover_set_error_at_line (error, code, self->entry, self->line, 0, "%s", message);
  return FALSE;
}

/* The name of a heading as links write it: lower case, words joined by "-", a number when it is taken. */
static char *
make_id (Reader *self, LayoverContentNode *heading)
{
  g_autofree char *text = layover_content_node_dup_plain_text (heading);
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GString) id = g_string_new (NULL);
  guint n_before;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || c == '-' || c == '_')
        g_string_append_unichar (id, c);
      else if (g_unichar_isspace (c))
        g_string_append_c (id, '-');
    }

  n_before = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id->str));
  g_hash_table_insert (self->ids, g_strdup (id->str), GUINT_TO_POINTER (n_before + 1));
  if (n_before > 0)
    g_string_append_printf (id, "-%u", n_before);

  return g_string_free (g_steal_pointer (&id), FALSE);
}

/* @reference: as written. Returns: (nullable): where it leads. */
static char *
resolve (Reader *self, const char *reference, gboolean is_link, GError **error)
{
  LayoverReferenceKind kind = LAYOVER_REFERENCE_ENTRY;
  g_autoptr (GError) cause = NULL;
  g_autofree char *target = layover_content_resolve (
      self->entry != NULL ? self->entry : "", reference != NULL ? reference : "", &kind, &cause);

  if (target == NULL)
    {
      refuse (self, (LayoverErrorCode) cause->code, cause->message, error);
      return NULL;
    }

  if (!is_link && kind == LAYOVER_REFERENCE_EXTERNAL)
    {
      refuse (self, LAYOVER_ERROR_CONTENT_REMOTE,
              _ ("Pictures and recordings must be part of the bundle"), error);
      return NULL;
    }

  if (is_link ? kind == LAYOVER_REFERENCE_DATA : kind == LAYOVER_REFERENCE_PLACE)
    {
      refuse (self, LAYOVER_ERROR_CONTENT_REFERENCE,
              _ ("A reference of this kind cannot stand here"), error);
      return NULL;
    }

  return g_steal_pointer (&target);
}

static gboolean
read_link (Reader *self, cmark_node *source, LayoverContentNode *node, GError **error)
{
  const char *title = cmark_node_get_title (source);

  node->target = resolve (self, cmark_node_get_url (source), TRUE, error);
  if (node->target == NULL)
    return FALSE;

  if (title != NULL && title[0] != '\0')
    layover_content_node_take_label (node, layover_content_collapse (title));

  return read_children (self, source, node, error);
}

/* The words between the brackets stand for the picture; its title goes below it. */
static gboolean
read_image (Reader *self, cmark_node *source, LayoverContentNode *node, GError **error)
{
  g_autoptr (LayoverContentNode)
      words = layover_content_node_new (LAYOVER_CONTENT_SPAN, self->line);
  const char *title = cmark_node_get_title (source);
  g_autofree char *text = NULL;

  node->target = resolve (self, cmark_node_get_url (source), FALSE, error);
  if (node->target == NULL || !read_children (self, source, words, error))
    return FALSE;

  text = layover_content_node_dup_plain_text (words);
  layover_content_node_take_label (node, layover_content_collapse (text));
  if (title != NULL && title[0] != '\0')
    node->text = g_strdup (title);

  return TRUE;
}

static void
read_list (cmark_node *source, LayoverContentNode *node)
{
  gboolean is_ordered = cmark_node_get_list_type (source) == CMARK_ORDERED_LIST;

  node->style = g_strdup (is_ordered ? "ordered" : "bulleted");
  if (is_ordered)
    node->start = cmark_node_get_list_start (source);
}

static void
read_code_block (cmark_node *source, LayoverContentNode *node)
{
  const char *text = cmark_node_get_literal (source);
  const char *info = cmark_node_get_fence_info (source);

  node->text = g_strdup (text != NULL ? text : "");
  if (g_str_has_suffix (node->text, "\n"))
    node->text[strlen (node->text) - 1] = '\0';
  if (info != NULL && info[0] != '\0')
    node->style = g_strndup (info, strcspn (info, " \t"));
}

/* The alignment of a table's columns becomes that of its cells; the first row is its head. */
static void
finish_table (cmark_node *source, LayoverContentNode *table)
{
  guint n_columns = cmark_gfm_extensions_get_table_columns (source);
  const guint8 *alignments = cmark_gfm_extensions_get_table_alignments (source);

  for (guint i = 0; i < layover_content_node_get_n_children (table); i++)
    {
      LayoverContentNode *row = layover_content_node_get_child (table, i);

      row->is_header = i == 0;
      for (guint k = 0; k < layover_content_node_get_n_children (row) && k < n_columns; k++)
        {
          LayoverContentNode *cell = layover_content_node_get_child (row, k);
          guint8 alignment = alignments != NULL ? alignments[k] : 0;

          cell->is_header = i == 0;
          if (alignment != 0)
            cell->style = g_strdup (alignment == 'l'   ? "left"
                                    : alignment == 'r' ? "right"
                                                       : "center");
        }
    }
}

typedef struct
{
  const char *mark;
  const char *style;
} CalloutKind;

/* Ours first; the others are what people are used to from elsewhere. */
static const CalloutKind callout_kinds[] = {
  { "TIP", "tip" },        { "NOTE", "note" },    { "CARE", "care" },
  { "IMPORTANT", "note" }, { "WARNING", "care" }, { "CAUTION", "care" },
};

static const char *
find_callout_style (const char *mark, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (callout_kinds); i++)
    if (strlen (callout_kinds[i].mark) == length
        && g_ascii_strncasecmp (callout_kinds[i].mark, mark, length) == 0)
      return callout_kinds[i].style;

  return NULL;
}

/* The source of the first line of a quotation's first paragraph, as far as it is words: "[!TIP] Say it". */
static char *
dup_first_line (cmark_node *paragraph)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (cmark_node *node = cmark_node_first_child (paragraph); node != NULL;
       node = cmark_node_next (node))
    {
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        break;
      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        g_string_append (line, cmark_node_get_literal (node));
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
remove_first_line (cmark_node *paragraph)
{
  cmark_node *node = cmark_node_first_child (paragraph);

  while (node != NULL)
    {
      cmark_node *next = cmark_node_next (node);
      cmark_node_type type = cmark_node_get_type (node);

      cmark_node_free (node);
      if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
        break;
      node = next;
    }
}

/* "> [!TIP] Title" begins a call-out; the rest of the quotation is what it says. */
static gboolean
read_quote (Reader *self, cmark_node *source, LayoverContentNode *node, GError **error)
{
  cmark_node *first = cmark_node_first_child (source);
  g_autofree char *line = NULL;
  const char *mark_end;
  const char *style;

  if (first == NULL || cmark_node_get_type (first) != CMARK_NODE_PARAGRAPH)
    return read_children (self, source, node, error);

  line = dup_first_line (first);
  mark_end = strchr (line, ']');
  if (!g_str_has_prefix (line, "[!") || mark_end == NULL)
    return read_children (self, source, node, error);

  style = find_callout_style (line + 2, (gsize) (mark_end - line - 2));
  if (style == NULL)
    return refuse (self, LAYOVER_ERROR_CONTENT_CALLOUT,
                   _ ("A call-out is one of [!TIP], [!NOTE] and [!CARE]"), error);

  node->kind = LAYOVER_CONTENT_CALLOUT;
  node->style = g_strdup (style);
  if (mark_end[1 + strspn (mark_end + 1, " \t")] != '\0')
    layover_content_node_take_label (node, layover_content_collapse (mark_end + 1));

  remove_first_line (first);
  return read_children (self, source, node, error);
}

typedef struct
{
  const char *type; /* as the parser calls it */
  LayoverContentKind kind;
} KnownNode;

static const KnownNode known_nodes[] = {
  { "block_quote", LAYOVER_CONTENT_QUOTE },
  { "code", LAYOVER_CONTENT_CODE },
  { "code_block", LAYOVER_CONTENT_CODE_BLOCK },
  { "emph", LAYOVER_CONTENT_EMPHASIS },
  { "heading", LAYOVER_CONTENT_HEADING },
  { "image", LAYOVER_CONTENT_IMAGE },
  { "item", LAYOVER_CONTENT_LIST_ITEM },
  { "linebreak", LAYOVER_CONTENT_BREAK },
  { "link", LAYOVER_CONTENT_LINK },
  { "list", LAYOVER_CONTENT_LIST },
  { "paragraph", LAYOVER_CONTENT_PARAGRAPH },
  { "softbreak", LAYOVER_CONTENT_TEXT },
  { "strikethrough", LAYOVER_CONTENT_STRIKE },
  { "strong", LAYOVER_CONTENT_STRONG },
  { "table", LAYOVER_CONTENT_TABLE },
  { "table_cell", LAYOVER_CONTENT_CELL },
  { "table_header", LAYOVER_CONTENT_ROW },
  { "table_row", LAYOVER_CONTENT_ROW },
  { "text", LAYOVER_CONTENT_TEXT },
  { "thematic_break", LAYOVER_CONTENT_RULE },
};

static const KnownNode *
find_known (cmark_node *source)
{
  const char *type = cmark_node_get_type_string (source);

  for (guint i = 0; i < G_N_ELEMENTS (known_nodes); i++)
    if (g_str_equal (known_nodes[i].type, type))
      return &known_nodes[i];

  return NULL;
}

static gboolean
fill_node (Reader *self, cmark_node *source, LayoverContentNode *node, GError **error)
{
  const char *literal = cmark_node_get_literal (source);

  switch ((int) node->kind)
    {
    case LAYOVER_CONTENT_TEXT:
    case LAYOVER_CONTENT_CODE:
      node->text = g_strdup (literal != NULL ? literal : "\n");
      return TRUE;
    case LAYOVER_CONTENT_CODE_BLOCK:
      read_code_block (source, node);
      return TRUE;
    case LAYOVER_CONTENT_LINK:
      return read_link (self, source, node, error);
    case LAYOVER_CONTENT_IMAGE:
      return read_image (self, source, node, error);
    case LAYOVER_CONTENT_QUOTE:
      return read_quote (self, source, node, error);
    case LAYOVER_CONTENT_LIST:
      read_list (source, node);
      return read_children (self, source, node, error);
    case LAYOVER_CONTENT_HEADING:
      node->level = cmark_node_get_heading_level (source);
      if (!read_children (self, source, node, error))
        return FALSE;
      node->id = make_id (self, node);
      return TRUE;
    case LAYOVER_CONTENT_TABLE:
      if (!read_children (self, source, node, error))
        return FALSE;
      finish_table (source, node);
      return TRUE;
    default:
      return read_children (self, source, node, error);
    }
}

static gboolean
read_node (Reader *self, cmark_node *source, LayoverContentNode *parent, GError **error)
{
  const KnownNode *known = find_known (source);
  int line = cmark_node_get_start_line (source);

  if (line > 0)
    self->line = (guint) line;

  if (known == NULL)
    return refuse (self, LAYOVER_ERROR_CONTENT_RAW_HTML,
                   _ ("A page in Markdown cannot contain HTML"), error);

  return fill_node (
      self, source,
      layover_content_node_add (parent, layover_content_node_new (known->kind, self->line)), error);
}

static gboolean
read_children (Reader *self, cmark_node *parent, LayoverContentNode *node, GError **error)
{
  gboolean is_read = TRUE;

  if (self->depth == LAYOVER_CONTENT_MAX_DEPTH)
    return refuse (self, LAYOVER_ERROR_CONTENT_TOO_DEEP,
                   _ ("The page is nested deeper than 100 levels"), error);

  self->depth++;
  for (cmark_node *child = cmark_node_first_child (parent); child != NULL && is_read;
       child = cmark_node_next (child))
    is_read = read_node (self, child, node, error);
  self->depth--;

  return is_read;
}

static gboolean
check_bytes (GBytes *bytes, const char *entry, GError **error)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  const char *bad = NULL;
  guint line = 1;

  if (length > LAYOVER_CONTENT_MAX_MARKDOWN_BYTES)
    {
      layover_set_error (error, LAYOVER_ERROR_CONTENT_TOO_LARGE, entry,
                         _ ("The page is larger than 1 MiB"));
      return FALSE;
    }

  if (length == 0 || g_utf8_validate_len (text, length, &bad))
    return TRUE;

  for (const char *p = text; p < bad; p++)
    line += *p == '\n';
  layover_set_error_at_line (error, LAYOVER_ERROR_CONTENT_ENCODING, entry, line, 0,
                             _ ("The page is not encoded in UTF-8"));
  return FALSE;
}

static cmark_node *
parse (GBytes *bytes)
{
  static gsize is_registered = 0;
  static const char *const extensions[] = { "table", "strikethrough" };
  cmark_parser *parser;
  cmark_node *root;
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  if (g_once_init_enter (&is_registered))
    {
      cmark_gfm_core_extensions_ensure_registered ();
      g_once_init_leave (&is_registered, 1);
    }

  parser = cmark_parser_new (CMARK_OPT_DEFAULT | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    cmark_parser_attach_syntax_extension (parser, cmark_find_syntax_extension (extensions[i]));

  if (length > 0)
    cmark_parser_feed (parser, text, length);
  root = cmark_parser_finish (parser);
  cmark_parser_free (parser);

  return root;
}

/**
 * layover_content_from_markdown:
 * @bytes: a page in CommonMark with tables and ~~struck out~~ words; UTF-8, at most 1 MiB
 * @entry: (nullable): its name, from which references start
 *
 * "> [!TIP] Title" (or NOTE, CARE) begins a call-out. A picture alone in a paragraph becomes a figure, its title the
 * caption. Headings get the ids that links like "#ask-then-count" expect. HTML is refused, with its line.
 *
 * Returns: (transfer full) (nullable): a DOCUMENT
 */
LayoverContentNode *
layover_content_from_markdown (GBytes *bytes, const char *entry, GError **error)
{
  g_autoptr (LayoverContentNode) document = layover_content_node_new (LAYOVER_CONTENT_DOCUMENT, 1);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { entry, ids, 1, 0 };
  cmark_node *root;
  gboolean is_read;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!check_bytes (bytes, entry, error))
    return NULL;

  root = parse (bytes);
  is_read = read_children (&reader, root, document, error);
  cmark_node_free (root);

  if (!is_read || !layover_content_node_normalise (document, entry, error))
    return NULL;

  return g_steal_pointer (&document);
}
