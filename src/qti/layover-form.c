/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-form.h"
#include "layover-random.h"

/* Drawing a form. First each section selects among its children, then its selected children are drawn, then it puts
 * them in order. Chance comes from one stream for each section, named "section:" and the section's identifier, so that
 * adding a question to one section leaves the draw of the others alone. */

/* Sections drawn again and again with nothing in them would never fill the form. */
#define MAX_DRAWN_SECTIONS 10000

typedef struct
{
  guint64 seed;
  GHashTable *streams;
  GPtrArray *path;
  guint n_items;
  guint n_sections;
} Draw;

/* A run of items that stays together while its section is put in order. */
typedef struct
{
  GPtrArray *items;
  gboolean is_fixed;
} Block;

static void
form_item_free (gpointer data)
{
  LayoverFormItem *item = data;

  g_ptr_array_unref (item->path);
  g_free (item);
}

static void
block_free (gpointer data)
{
  Block *block = data;

  g_ptr_array_unref (block->items);
  g_free (block);
}

static GPtrArray *
new_items (void)
{
  return g_ptr_array_new_with_free_func (form_item_free);
}

static LayoverRandom *
get_stream (Draw *draw, const LayoverTestNode *section)
{
  LayoverRandom *random = g_hash_table_lookup (draw->streams, section);

  if (random == NULL)
    {
      g_autofree char *name = g_strconcat ("section:", section->identifier, NULL);

      random = g_new (LayoverRandom, 1);
      layover_random_init (random, layover_random_derive_seed (draw->seed, name));
      g_hash_table_insert (draw->streams, (gpointer) section, random);
    }

  return random;
}

/* How often each child is taken. Required children come first; the rest of the number is drawn. */
static guint *
select_children (Draw *draw, const LayoverTestNode *section)
{
  guint n_children = section->children->len;
  guint *times = g_new0 (guint, n_children + 1);
  g_autofree guint *pool = g_new (guint, n_children + 1);
  guint n_pool = 0;
  guint n_left = section->n_select;

  for (guint i = 0; i < n_children; i++)
    {
      gboolean is_required = ((LayoverTestNode *) section->children->pdata[i])->is_required;

      times[i] = !section->is_selected_from || is_required ? 1 : 0;
      n_left -= section->is_selected_from && is_required ? 1 : 0;
      if (section->with_replacement || !is_required)
        pool[n_pool++] = i;
    }

  if (!section->is_selected_from)
    return times;

  while (n_left > 0 && n_pool > 0)
    {
      guint drawn = layover_random_below (get_stream (draw, section), n_pool);

      times[pool[drawn]]++;
      n_left--;
      if (!section->with_replacement)
        pool[drawn] = pool[--n_pool];
    }

  return times;
}

static GPtrArray *draw_node (Draw *draw, const LayoverTestNode *node, GError **error);

static void
add_block (GPtrArray *blocks, GPtrArray *items, gboolean is_fixed)
{
  Block *block = g_new0 (Block, 1);

  block->items = items;
  block->is_fixed = is_fixed;
  g_ptr_array_add (blocks, block);
}

/* Children of an invisible section that need not stay together are shuffled among those of the section around it. */
static void
add_child (GPtrArray *blocks, const LayoverTestNode *child, GPtrArray *items)
{
  gboolean dissolves = child->kind == LAYOVER_TEST_SECTION && !child->is_visible
                       && !child->keeps_together;

  if (!dissolves)
    {
      add_block (blocks, items, child->is_fixed);
      return;
    }

  while (items->len > 0)
    {
      GPtrArray *single = new_items ();

      g_ptr_array_add (single, g_ptr_array_steal_index (items, 0));
      add_block (blocks, single, child->is_fixed);
    }
  g_ptr_array_unref (items);
}

/* Fixed blocks keep their places, the others are shuffled over what is left. */
static void
shuffle_blocks (Draw *draw, const LayoverTestNode *section, GPtrArray *blocks)
{
  g_autofree guint *movable = g_new (guint, blocks->len + 1);
  g_autofree gpointer *before = g_memdup2 (blocks->pdata, blocks->len * sizeof (gpointer));
  g_autofree guint *places = NULL;
  guint n_movable = 0;

  for (guint i = 0; i < blocks->len; i++)
    if (!((Block *) blocks->pdata[i])->is_fixed)
      movable[n_movable++] = i;

  places = g_memdup2 (movable, (n_movable + 1) * sizeof (guint));
  layover_random_shuffle (get_stream (draw, section), movable, n_movable);
  for (guint i = 0; i < n_movable; i++)
    blocks->pdata[places[i]] = before[movable[i]];
}

static GPtrArray *
join_blocks (GPtrArray *blocks)
{
  GPtrArray *items = new_items ();

  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = blocks->pdata[i];

      while (block->items->len > 0)
        g_ptr_array_add (items, g_ptr_array_steal_index (block->items, 0));
    }

  return items;
}

static GPtrArray *
draw_section (Draw *draw, const LayoverTestNode *section, GError **error)
{
  g_autofree guint *times = select_children (draw, section);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);

  for (guint i = 0; i < section->children->len; i++)
    for (guint n = 0; n < times[i]; n++)
      {
        GPtrArray *items = draw_node (draw, section->children->pdata[i], error);

        if (items == NULL)
          return NULL;
        add_child (blocks, section->children->pdata[i], items);
      }

  if (section->is_shuffled)
    shuffle_blocks (draw, section, blocks);

  return join_blocks (blocks);
}

static GPtrArray *
draw_reference (Draw *draw, const LayoverTestNode *reference, GError **error)
{
  GPtrArray *items;
  LayoverFormItem *item;

  if (++draw->n_items > LAYOVER_TEST_MAX_ITEMS)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, NULL,
                         _ ("A test has more than %d questions."), LAYOVER_TEST_MAX_ITEMS);
      return NULL;
    }

  item = g_new0 (LayoverFormItem, 1);
  item->reference = reference;
  item->path = g_ptr_array_copy (draw->path, NULL, NULL);
  items = new_items ();
  g_ptr_array_add (items, item);

  return items;
}

static GPtrArray *
draw_node (Draw *draw, const LayoverTestNode *node, GError **error)
{
  GPtrArray *items;

  if (node->kind == LAYOVER_TEST_ITEM_REF)
    return draw_reference (draw, node, error);

  if (++draw->n_sections > MAX_DRAWN_SECTIONS)
    {
      layover_set_error (error, LAYOVER_ERROR_QTI_TOO_MANY, NULL,
                         _ ("A test has more than %d sections."), MAX_DRAWN_SECTIONS);
      return NULL;
    }

  g_ptr_array_add (draw->path, (gpointer) node);
  items = draw_section (draw, node, error);
  g_ptr_array_set_size (draw->path, (int) draw->path->len - 1);

  return items;
}

/**
 * layover_form_draw:
 *
 * Returns: (transfer full) (element-type LayoverFormItem) (nullable): the form, in order; the same for the same seed
 */
GPtrArray *
layover_form_draw (LayoverTest *test, guint64 seed, GError **error)
{
  g_autoptr (GHashTable) streams = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GPtrArray) form = new_items ();
  Draw draw = { .seed = seed, .streams = streams, .path = path };
  GPtrArray *parts = layover_test_get_parts (test);

  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *items = draw_node (&draw, parts->pdata[i], error);

      if (items == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (form, items);
    }

  if (form->len > 0)
    return g_steal_pointer (&form);

  layover_set_error (error, LAYOVER_ERROR_QTI_EMPTY, layover_test_get_entry (test),
                     _ ("The test has no questions."));

  return NULL;
}
