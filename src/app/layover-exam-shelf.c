/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-exam-shelf.h"

/* The one that is shown, those beside it, and where one has just been. */
#define N_KEPT 4
/* While one leafs faster than they are put away. */
#define N_KEPT_AT_MOST 5

struct _LayoverExamShelf
{
  GObject parent_instance;

  LayoverAttempt *attempt;
  LayoverMediaFinderFunc resolve;
  gpointer resolve_data;
  GQueue questions; /* of LayoverExamQuestion, the one used last in front */
  guint room_id;
};

G_DEFINE_FINAL_TYPE (LayoverExamShelf, layover_exam_shelf, G_TYPE_OBJECT)

static void
layover_exam_shelf_dispose (GObject *object)
{
  LayoverExamShelf *self = LAYOVER_EXAM_SHELF (object);

  g_clear_handle_id (&self->room_id, g_source_remove);
  g_queue_clear_full (&self->questions, g_object_unref);
  g_clear_object (&self->attempt);

  G_OBJECT_CLASS (layover_exam_shelf_parent_class)->dispose (object);
}

static void
layover_exam_shelf_class_init (LayoverExamShelfClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layover_exam_shelf_dispose;
}

static void
layover_exam_shelf_init (LayoverExamShelf *self)
{
  g_queue_init (&self->questions);
}

/**
 * layover_exam_shelf_new:
 * @resolve: (nullable): finds the pictures of the questions; must stay valid as long as the shelf
 */
LayoverExamShelf *
layover_exam_shelf_new (LayoverAttempt *attempt, LayoverMediaFinderFunc resolve, gpointer user_data)
{
  LayoverExamShelf *self;

  g_return_val_if_fail (LAYOVER_IS_ATTEMPT (attempt), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_SHELF, NULL);
  self->attempt = g_object_ref (attempt);
  self->resolve = resolve;
  self->resolve_data = user_data;

  return self;
}

static LayoverExamQuestion *
take_out (LayoverExamShelf *self, guint item)
{
  for (GList *link = self->questions.head; link != NULL; link = link->next)
    if (layover_exam_question_get_item (link->data) == item)
      {
        LayoverExamQuestion *question = link->data;

        g_queue_delete_link (&self->questions, link);
        return question;
      }

  return NULL;
}

/* The question in front was asked for just now. What is in the tree of the window is looked at, or is about to be. */
static gboolean
can_go (LayoverExamQuestion *question)
{
  return gtk_widget_get_parent (GTK_WIDGET (question)) == NULL
         && !layover_item_view_get_has_draft (layover_exam_question_get_item_view (question));
}

static void
put_away (LayoverExamShelf *self, guint n_kept)
{
  GList *link = self->questions.tail;

  while (link != self->questions.head && self->questions.length > n_kept)
    {
      GList *previous = link->prev;

      if (can_go (link->data))
        {
          g_object_unref (link->data);
          g_queue_delete_link (&self->questions, link);
        }
      link = previous;
    }
}

static gboolean
make_room_cb (gpointer user_data)
{
  LayoverExamShelf *self = user_data;

  self->room_id = 0;
  put_away (self, N_KEPT);

  return G_SOURCE_REMOVE;
}

/* Nobody who wants to see a question waits until another has been put away. */
static void
make_room (LayoverExamShelf *self)
{
  put_away (self, N_KEPT_AT_MOST);
  if (self->questions.length > N_KEPT && self->room_id == 0)
    self->room_id = g_idle_add_full (G_PRIORITY_LOW, make_room_cb, self, NULL);
}

/**
 * layover_exam_shelf_get_question:
 * @item: from 0
 *
 * Returns: (transfer none): its widget, which belongs to the shelf
 */
LayoverExamQuestion *
layover_exam_shelf_get_question (LayoverExamShelf *self, guint item)
{
  LayoverExamQuestion *question;

  g_return_val_if_fail (LAYOVER_IS_EXAM_SHELF (self), NULL);
  g_return_val_if_fail (item < layover_attempt_get_n_items (self->attempt), NULL);

  question = take_out (self, item);
  if (question == NULL)
    {
      GtkWidget *widget = layover_exam_question_new (self->attempt, item, self->resolve,
                                                     self->resolve_data);

      question = LAYOVER_EXAM_QUESTION (g_object_ref_sink (widget));
    }
  g_queue_push_head (&self->questions, question);
  make_room (self);

  return question;
}

/** layover_exam_shelf_get_n_questions: how many are kept at present */
guint
layover_exam_shelf_get_n_questions (LayoverExamShelf *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_SHELF (self), 0);

  return self->questions.length;
}
