/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-item-session-private.h"
#include "layover-judgement.h"

struct _LayoverJudgement
{
  LayoverItem *item; /* owns the areas */
  const LayoverDeclaration *declaration;
  LayoverValue *response; /* (nullable) */
  LayoverValue *expected; /* (nullable) */
  GPtrArray *parts;       /* of LayoverJudgedPart */
  LayoverMark mark;
};

static void
part_free (gpointer data)
{
  LayoverJudgedPart *part = data;

  g_clear_pointer (&part->value, layover_value_unref);
  g_free (part);
}

static void
add_part (LayoverJudgement *self, LayoverValue *value, const LayoverShape *area, guint place,
          LayoverMark mark)
{
  LayoverJudgedPart *part = g_new0 (LayoverJudgedPart, 1);

  part->value = value != NULL ? layover_value_ref (value) : NULL;
  part->area = area;
  part->place = place;
  part->mark = mark;
  g_ptr_array_add (self->parts, part);
}

/* A record is one answer and not several. */
static guint
count_members (const LayoverValue *value)
{
  if (value != NULL && layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_RECORD)
    return 1;

  return layover_value_get_n_values (value);
}

static LayoverValue *
get_member (LayoverValue *value, guint i)
{
  if (layover_value_get_cardinality (value) == LAYOVER_CARDINALITY_RECORD)
    return value;

  return layover_value_get_value (value, i);
}

static gboolean
find_map_entry (const LayoverJudgement *self, const LayoverValue *member, LayoverMapEntry *entry)
{
  int i = layover_declaration_find_map_entry (self->declaration, member);

  if (i >= 0)
    layover_declaration_get_map_entry (self->declaration, (guint) i, entry);

  return i >= 0;
}

/* Where no correct response is declared, what the mapping gives most for: of one value the best, of several each. */
static LayoverValue *
dup_best_mapped (const LayoverJudgement *self)
{
  LayoverCardinality cardinality = layover_declaration_get_cardinality (self->declaration);
  g_autoptr (GPtrArray)
      members = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_value_unref);
  double best = 0;

  for (guint i = 0; i < layover_declaration_get_n_map_entries (self->declaration); i++)
    {
      LayoverMapEntry entry;

      layover_declaration_get_map_entry (self->declaration, i, &entry);
      if (entry.value == NULL || entry.points <= 0)
        continue;
      if (cardinality == LAYOVER_CARDINALITY_SINGLE && entry.points <= best)
        continue;
      if (cardinality == LAYOVER_CARDINALITY_SINGLE)
        g_ptr_array_set_size (members, 0);
      best = entry.points;
      g_ptr_array_add (members, layover_value_ref (entry.value));
    }

  if (members->len == 0)
    return NULL;
  if (cardinality == LAYOVER_CARDINALITY_SINGLE)
    return layover_value_ref (members->pdata[0]);
  if (cardinality != LAYOVER_CARDINALITY_MULTIPLE)
    return NULL;

  return layover_value_new_container (
      cardinality, layover_declaration_get_base_type (self->declaration), members);
}

static gboolean
has_areas (const LayoverJudgement *self)
{
  LayoverMapEntry entry;

  if (layover_declaration_get_n_map_entries (self->declaration) == 0)
    return FALSE;

  layover_declaration_get_map_entry (self->declaration, 0, &entry);

  return entry.area != NULL;
}

/* A text, a number or a point can be right in more than one way. */
static gboolean
is_free (const LayoverJudgement *self)
{
  switch (layover_declaration_get_base_type (self->declaration))
    {
    case LAYOVER_BASE_TYPE_IDENTIFIER:
    case LAYOVER_BASE_TYPE_PAIR:
    case LAYOVER_BASE_TYPE_DIRECTED_PAIR:
      return FALSE;
    default:
      return TRUE;
    }
}

/* Of several choices and pairs every single one is judged, whatever they are worth together. */
static gboolean
is_judged_by_worth (const LayoverJudgement *self)
{
  return is_free (self)
         || layover_declaration_get_cardinality (self->declaration) == LAYOVER_CARDINALITY_SINGLE;
}

/* Whether the item's own rules make no difference between the answer and the right one. */
static gboolean
is_worth_as_much (const LayoverJudgement *self, LayoverItemSession *session)
{
  const char *identifier = layover_declaration_get_identifier (self->declaration);
  double right, given;

  if (self->response == NULL || self->expected == NULL || layover_item_is_adaptive (self->item))
    return FALSE;

  right = layover_item_session_rate_response (session, identifier, self->expected);
  given = layover_item_session_rate_response (session, identifier, self->response);

  return given >= right && layover_item_session_rate_response (session, identifier, NULL) < right;
}

static gboolean
gives_points (const LayoverJudgement *self, const LayoverValue *member)
{
  LayoverMapEntry entry;

  return find_map_entry (self, member, &entry) && entry.points > 0;
}

/* The first member of what is expected that is equal and that no other has taken. */
static gboolean
take_expected (const LayoverJudgement *self, const LayoverValue *member, gboolean *is_taken)
{
  for (guint i = 0; i < count_members (self->expected); i++)
    if (!is_taken[i] && layover_value_equal (get_member (self->expected, i), member))
      {
        is_taken[i] = TRUE;
        return TRUE;
      }

  return FALSE;
}

/* What was accepted in the place of another is not missed. */
static void
add_missed (LayoverJudgement *self, const gboolean *is_taken, guint n_right)
{
  guint n_expected = count_members (self->expected);

  for (guint i = 0; i < n_expected && n_right < n_expected; i++)
    if (!is_taken[i])
      {
        add_part (self, get_member (self->expected, i), NULL, i, LAYOVER_MARK_MISSED);
        n_right++;
      }
}

static void
judge_bag (LayoverJudgement *self, gboolean is_whole)
{
  g_autofree gboolean *is_taken = g_new0 (gboolean, count_members (self->expected) + 1);
  guint n_right = 0;

  for (guint i = 0; i < count_members (self->response); i++)
    {
      LayoverValue *member = get_member (self->response, i);
      gboolean is_right = take_expected (self, member, is_taken) || is_whole
                          || (is_free (self) && gives_points (self, member));

      n_right += is_right ? 1 : 0;
      add_part (self, member, NULL, i, is_right ? LAYOVER_MARK_RIGHT : LAYOVER_MARK_WRONG);
    }

  if (!is_whole)
    add_missed (self, is_taken, n_right);
}

static void
judge_places (LayoverJudgement *self)
{
  guint n_given = count_members (self->response);
  guint n_expected = count_members (self->expected);

  for (guint i = 0; i < n_given; i++)
    {
      LayoverValue *member = get_member (self->response, i);
      gboolean is_right = i < n_expected
                          && layover_value_equal (get_member (self->expected, i), member);

      add_part (self, member, NULL, i, is_right ? LAYOVER_MARK_RIGHT : LAYOVER_MARK_WRONG);
    }

  for (guint i = n_given; i < n_expected; i++)
    add_part (self, get_member (self->expected, i), NULL, i, LAYOVER_MARK_MISSED);
}

/* A point is right inside an area that gives points. */
static void
judge_points (LayoverJudgement *self, gboolean is_whole)
{
  guint n_areas = layover_declaration_get_n_map_entries (self->declaration);
  g_autofree gboolean *is_hit = g_new0 (gboolean, n_areas);

  for (guint i = 0; i < count_members (self->response); i++)
    {
      LayoverValue *member = get_member (self->response, i);
      int area = layover_declaration_find_map_entry (self->declaration, member);
      LayoverMapEntry entry = { 0 };

      if (area >= 0)
        {
          layover_declaration_get_map_entry (self->declaration, (guint) area, &entry);
          is_hit[area] = TRUE;
        }
      add_part (self, member, entry.area, i,
                entry.points > 0 ? LAYOVER_MARK_RIGHT : LAYOVER_MARK_WRONG);
    }

  for (guint i = 0; i < n_areas && !is_whole; i++)
    {
      LayoverMapEntry entry;

      layover_declaration_get_map_entry (self->declaration, i, &entry);
      if (!is_hit[i] && entry.points > 0)
        add_part (self, NULL, entry.area, i, LAYOVER_MARK_MISSED);
    }
}

static gboolean
is_all_right (const LayoverJudgement *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (((LayoverJudgedPart *) self->parts->pdata[i])->mark != LAYOVER_MARK_RIGHT)
      return FALSE;

  return self->parts->len > 0;
}

static void
judge_unknown (LayoverJudgement *self)
{
  for (guint i = 0; i < count_members (self->response); i++)
    add_part (self, get_member (self->response, i), NULL, i, LAYOVER_MARK_NONE);
}

static void
judge (LayoverJudgement *self, LayoverItemSession *session)
{
  gboolean is_whole = self->expected != NULL
                      && (layover_value_equal (self->response, self->expected)
                          || (is_judged_by_worth (self) && is_worth_as_much (self, session)));

  if (has_areas (self))
    judge_points (self, is_whole);
  else if (self->expected == NULL)
    {
      judge_unknown (self);
      return;
    }
  else if (layover_value_get_cardinality (self->expected) == LAYOVER_CARDINALITY_ORDERED
           && !(is_whole && is_free (self)))
    judge_places (self);
  else
    judge_bag (self, is_whole);

  self->mark = is_whole || is_all_right (self) ? LAYOVER_MARK_RIGHT : LAYOVER_MARK_WRONG;
}

/**
 * layover_judgement_new:
 * @session: whose draw decides what is correct
 * @response: (nullable): an answer to @interaction, whether @session has it or not
 */
LayoverJudgement *
layover_judgement_new (LayoverItemSession *session, LayoverInteraction *interaction,
                       LayoverValue *response)
{
  g_autoptr (LayoverJudgement) self = NULL;
  LayoverValue *correct;
  const char *identifier;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (session), NULL);
  g_return_val_if_fail (LAYOVER_IS_INTERACTION (interaction), NULL);

  identifier = layover_interaction_get_response_identifier (interaction);
  self = g_new0 (LayoverJudgement, 1);
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->item = g_object_ref (layover_item_session_get_item (session));
  self->declaration = layover_item_get_response_declaration (self->item, identifier);
  self->response = response != NULL ? layover_value_ref (response) : NULL;
  if (self->declaration == NULL)
    return g_steal_pointer (&self);

  correct = layover_item_session_get_correct (session, identifier);
  self->expected = correct != NULL ? layover_value_ref (correct) : dup_best_mapped (self);
  judge (self, session);

  return g_steal_pointer (&self);
}

void
layover_judgement_free (LayoverJudgement *self)
{
  g_clear_pointer (&self->response, layover_value_unref);
  g_clear_pointer (&self->expected, layover_value_unref);
  g_ptr_array_unref (self->parts);
  g_object_unref (self->item);
  g_free (self);
}

/** layover_judgement_get_mark: of the answer as a whole: right, wrong (not given is wrong too) or none */
LayoverMark
layover_judgement_get_mark (const LayoverJudgement *self)
{
  return self->mark;
}

/** layover_judgement_get_expected: Returns: (transfer none) (nullable): the right answer; %NULL where only areas are, or nobody says */
LayoverValue *
layover_judgement_get_expected (const LayoverJudgement *self)
{
  return self->expected;
}

/**
 * layover_judgement_dup_accepted:
 *
 * Returns: (transfer full) (element-type LayoverMapEntry): the lines of the mapping that give points, in the author's
 *   order; borrowed from the item
 */
GArray *
layover_judgement_dup_accepted (const LayoverJudgement *self)
{
  GArray *accepted = g_array_new (FALSE, FALSE, sizeof (LayoverMapEntry));

  for (guint i = 0;
       self->declaration != NULL && i < layover_declaration_get_n_map_entries (self->declaration);
       i++)
    {
      LayoverMapEntry entry;

      layover_declaration_get_map_entry (self->declaration, i, &entry);
      if (entry.points > 0)
        g_array_append_val (accepted, entry);
    }

  return accepted;
}

/** layover_judgement_get_parts: Returns: (transfer none) (element-type LayoverJudgedPart): what was given, in its order, then what was missed */
GPtrArray *
layover_judgement_get_parts (const LayoverJudgement *self)
{
  return self->parts;
}

static LayoverMark
mark_of (const LayoverJudgement *self, const LayoverValue *value)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LayoverJudgedPart *part = self->parts->pdata[i];

      if (part->value != NULL && layover_value_equal (part->value, value))
        return part->mark;
    }

  return LAYOVER_MARK_NONE;
}

/** layover_judgement_mark_choice: Returns: none for a choice that was rightly left alone */
LayoverMark
layover_judgement_mark_choice (const LayoverJudgement *self, const char *identifier)
{
  g_autoptr (LayoverValue) value = layover_value_new_identifier (identifier);

  return mark_of (self, value);
}

/** layover_judgement_mark_pair: Returns: none for a pair that was rightly not made */
LayoverMark
layover_judgement_mark_pair (const LayoverJudgement *self, const char *first, const char *second)
{
  gboolean is_directed = self->declaration != NULL
                         && layover_declaration_get_base_type (self->declaration)
                                == LAYOVER_BASE_TYPE_DIRECTED_PAIR;
  g_autoptr (LayoverValue) value = is_directed ? layover_value_new_directed_pair (first, second)
                                               : layover_value_new_pair (first, second);

  return mark_of (self, value);
}

/** layover_judgement_mark_place: @place: of an ordered answer, from 0; where nothing was given, missed or none */
LayoverMark
layover_judgement_mark_place (const LayoverJudgement *self, guint place)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const LayoverJudgedPart *part = self->parts->pdata[i];

      if (part->place == place)
        return part->mark;
    }

  return LAYOVER_MARK_NONE;
}

/**
 * layover_judgement_mark_item:
 * @session: whose responses were processed
 *
 * Returns: right where all answers are the correct ones, or where the item gives all the points it has; none for an item
 *   that has neither a correct answer nor points
 */
LayoverMark
layover_judgement_mark_item (LayoverItemSession *session)
{
  LayoverItem *item;
  double maximum;

  g_return_val_if_fail (LAYOVER_IS_ITEM_SESSION (session), LAYOVER_MARK_NONE);

  if (layover_item_session_is_correct (session))
    return LAYOVER_MARK_RIGHT;

  maximum = layover_item_session_get_max_score (session);
  if (maximum > 0)
    return layover_item_session_get_score (session) >= maximum ? LAYOVER_MARK_RIGHT
                                                               : LAYOVER_MARK_WRONG;

  item = layover_item_session_get_item (session);
  for (guint i = 0; i < layover_item_get_n_interactions (item); i++)
    if (layover_item_session_get_correct (session, layover_interaction_get_response_identifier (
                                                       layover_item_get_interaction (item, i)))
        != NULL)
      return LAYOVER_MARK_WRONG;

  return LAYOVER_MARK_NONE;
}
