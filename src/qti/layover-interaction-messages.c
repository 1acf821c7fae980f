/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-qti"

#include "config.h"

#include "layover-interaction-private.h"
#include "layover-text.h"

static char *
dup_line (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* One line, safe to show and short; NULL when nothing is left of it. */
static char *
dup_message (LayoverXmlNode *node, const char *name)
{
  const char *text = layover_xml_node_get_attribute (node, name);
  g_autofree char *line = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *begin = NULL;

  if (text == NULL)
    return NULL;

  plain = layover_text_strip_bidi (text);
  line = dup_line (plain);
  if (*line == '\0')
    return NULL;
  if (g_utf8_strlen (line, -1) <= LAYOVER_INTERACTION_MAX_MESSAGE)
    return g_steal_pointer (&line);

  begin = g_utf8_substring (line, 0, LAYOVER_INTERACTION_MAX_MESSAGE - 1);

  return g_strconcat (begin, "…", NULL);
}

/** layover_interaction_load_messages: what the author says of limits ("QTI 3.0 Shared Vocabulary and CSS Classes") */
void
layover_interaction_load_messages (LayoverInteraction *self, LayoverXmlNode *node)
{
  static const char *const names[LAYOVER_INTERACTION_N_MESSAGES] = {
    [LAYOVER_INTERACTION_MESSAGE_LEAST] = "data-min-selections-message",
    [LAYOVER_INTERACTION_MESSAGE_MOST] = "data-max-selections-message",
    [LAYOVER_INTERACTION_MESSAGE_PATTERN] = "data-patternmask-message",
  };

  for (guint i = 0; i < LAYOVER_INTERACTION_N_MESSAGES; i++)
    self->messages[i] = dup_message (node, names[i]);
}
