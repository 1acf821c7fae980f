/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "layover-stimulus.h"
#include "layover-test-private.h"

/* Reading testFeedback: what a test or one of its parts tells the candidate. */

static const char *const access_names[] = { "during", "atEnd", NULL };
static const char *const show_hide[] = { "show", "hide", NULL };

void
layover_test_feedback_free (LayoverTestFeedback *self)
{
  g_free (self->part);
  g_free (self->outcome);
  g_free (self->identifier);
  g_free (self->title);
  g_clear_pointer (&self->content, layover_content_node_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverTestFeedback, layover_test_feedback_free)

static gboolean
read_attributes (LayoverTestFeedback *self, LayoverXmlNode *node, const char *entry, GError **error)
{
  guint access = 0;
  guint shows = 0;

  if (!layover_qti_read_keyword (node, "access", entry, access_names, &access, error)
      || !layover_qti_read_keyword (node, "showHide", entry, show_hide, &shows, error)
      || !layover_qti_read_identifier (node, "outcomeIdentifier", entry, &self->outcome, error)
      || !layover_qti_read_identifier (node, "identifier", entry, &self->identifier, error))
    return FALSE;

  self->is_at_end = access == 1;
  self->is_shown_on_match = shows == 0;
  self->title = g_strdup (layover_qti_get_attribute (node, "title"));

  return TRUE;
}

static gboolean
read_content (LayoverTestFeedback *self, LayoverTestReader *reader, LayoverXmlNode *node,
              const char *entry, GError **error)
{
  LayoverRuleReader rules = { .entry = entry,
                              .variables = reader->variables,
                              .faults = reader->faults };
  LayoverXmlNode *body = layover_qti_find_child (node, "contentBody");

  if (!layover_rule_reader_check_variable (&rules, node, self->outcome, error))
    return FALSE;

  self->content = layover_stimulus_load_body (body != NULL ? body : node, entry, error);

  return self->content != NULL;
}

/** layover_test_read_feedback: @part: (nullable): whose it is. Feedback that cannot be shown is a fault and left out. */
gboolean
layover_test_read_feedback (LayoverTestReader *reader, LayoverXmlNode *node, const char *part,
                            const char *entry, GError **error)
{
  g_autoptr (LayoverTestFeedback) self = g_new0 (LayoverTestFeedback, 1);

  self->part = g_strdup (part);
  if (!read_attributes (self, node, entry, error)
      || !read_content (self, reader, node, entry, error))
    return layover_qti_forgive (reader->faults, error);

  g_ptr_array_add (reader->feedbacks, g_steal_pointer (&self));

  return layover_qti_check_count (node, entry, reader->feedbacks->len, error);
}
