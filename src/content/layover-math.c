/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-content"

#include "config.h"

#include "layover-math-private.h"

#define MAX_PARTS 2000

G_DEFINE_BOXED_TYPE (LayoverMath, layover_math, layover_math_ref, layover_math_unref)

/* Returns: (transfer full): a part without anything in it. */
LayoverMath *
layover_math_new (LayoverMathKind kind)
{
  LayoverMath *self = g_new0 (LayoverMath, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->has_bar = kind == LAYOVER_MATH_FRACTION;
  self->align = LAYOVER_MATH_ALIGN_CENTER;

  return self;
}

/* @child: (transfer full). Returns: (transfer none): @child. */
LayoverMath *
layover_math_add (LayoverMath *self, LayoverMath *child)
{
  if (self->children == NULL)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_math_unref);

  g_ptr_array_add (self->children, child);
  return child;
}

LayoverMath *
layover_math_ref (LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
layover_math_unref (LayoverMath *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  /* No deeper than an XML document is. */
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self->text);
  g_free (self->words);
  g_free (self);
}

LayoverMathKind
layover_math_get_kind (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_MATH_ROW);

  return self->kind;
}

guint
layover_math_get_n_children (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children != NULL ? self->children->len : 0;
}

/** layover_math_get_child: Returns: (transfer none): the child @i, from 0 */
LayoverMath *
layover_math_get_child (const LayoverMath *self, guint i)
{
  g_return_val_if_fail (i < layover_math_get_n_children (self), NULL);

  return g_ptr_array_index (self->children, i);
}

/** layover_math_is_empty: whether it is a row with nothing in it, as stands where a script is missing */
gboolean
layover_math_is_empty (const LayoverMath *self)
{
  return layover_math_get_kind (self) == LAYOVER_MATH_ROW
         && layover_math_get_n_children (self) == 0;
}

/** layover_math_get_text: Returns: (nullable): of IDENTIFIER, NUMBER, SIGN and TEXT what is written, of ENCLOSED its lines */
const char *
layover_math_get_text (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

LayoverMathRole
layover_math_get_role (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_MATH_ROLE_ORDINARY);

  return self->role;
}

/** layover_math_is_display: Returns: of a whole formula whether it stands on a line of its own */
gboolean
layover_math_is_display (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_display;
}

gboolean
layover_math_is_italic (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_italic;
}

gboolean
layover_math_is_bold (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_bold;
}

/** layover_math_has_bar: Returns: of a FRACTION whether there is a line, which a binomial coefficient has not */
gboolean
layover_math_has_bar (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_bar;
}

/** layover_math_is_accent: Returns: of LIMITS whether what is above belongs closely to the base: a bar, a hat, an arrow */
gboolean
layover_math_is_accent (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_accent;
}

/** layover_math_is_stretchy: Returns: of a SIGN whether it grows with what it is beside */
gboolean
layover_math_is_stretchy (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_stretchy;
}

/** layover_math_get_width: Returns: of a SPACE, in em */
double
layover_math_get_width (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/** layover_math_get_align: Returns: of a cell of a TABLE_ROW, where it stands in its column */
LayoverMathAlign
layover_math_get_align (const LayoverMath *self)
{
  g_return_val_if_fail (self != NULL, LAYOVER_MATH_ALIGN_CENTER);

  return self->align;
}

static LayoverMath *
copy_without_children (const LayoverMath *self)
{
  LayoverMath *copy = layover_math_new (self->kind);

  copy->text = g_strdup (self->text);
  copy->role = self->role;
  copy->align = self->align;
  copy->width = self->width;
  copy->is_display = self->is_display;
  copy->is_italic = self->is_italic;
  copy->is_bold = self->is_bold;
  copy->has_bar = self->has_bar;
  copy->is_accent = self->is_accent;
  copy->is_stretchy = self->is_stretchy;

  return copy;
}

/**
 * layover_math_substitute:
 * @lookup: (scope call): asked for every identifier
 *
 * A formula whose identifiers may stand for values: QTI's template variables that are declared as mathVariable. The words
 * that an author gave for the formula are for the identifiers, so they are not kept where a value was put.
 *
 * Returns: (transfer full): @self when nothing was put in
 */
LayoverMath *
layover_math_substitute (LayoverMath *self, LayoverMathLookup lookup, gpointer data)
{
  g_autoptr (LayoverMath) copy = NULL;
  gboolean is_changed = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  copy = copy_without_children (self);
  if (self->kind == LAYOVER_MATH_IDENTIFIER)
    {
      char *value = lookup (self->text, data);

      if (value == NULL)
        return layover_math_ref (self);
      g_free (copy->text);
      copy->text = value;
      copy->kind = LAYOVER_MATH_NUMBER;
      copy->is_italic = FALSE;
      return g_steal_pointer (&copy);
    }

  for (guint i = 0; i < layover_math_get_n_children (self); i++)
    {
      LayoverMath *child = layover_math_get_child (self, i);

      is_changed |= layover_math_add (copy, layover_math_substitute (child, lookup, data)) != child;
    }

  return is_changed ? g_steal_pointer (&copy) : layover_math_ref (self);
}

static gboolean
count_parts (const LayoverMath *self, guint *n_parts)
{
  if (++*n_parts > MAX_PARTS)
    return FALSE;

  for (guint i = 0; i < layover_math_get_n_children (self); i++)
    if (!count_parts (layover_math_get_child (self, i), n_parts))
      return FALSE;

  return TRUE;
}

/** layover_math_can_be_drawn: Returns: %FALSE for what is so large that only its words are shown */
gboolean
layover_math_can_be_drawn (const LayoverMath *self)
{
  guint n_parts = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  return count_parts (self, &n_parts);
}
