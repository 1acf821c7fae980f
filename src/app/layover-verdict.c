/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-verdict.h"
#include "layover-widget.h"

GType
layover_interaction_verdict_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    { LAYOVER_INTERACTION_VERDICT_NONE, "LAYOVER_INTERACTION_VERDICT_NONE", "none" },
    { LAYOVER_INTERACTION_VERDICT_RIGHT, "LAYOVER_INTERACTION_VERDICT_RIGHT", "right" },
    { LAYOVER_INTERACTION_VERDICT_NOT_YET, "LAYOVER_INTERACTION_VERDICT_NOT_YET", "not-yet" },
    { LAYOVER_INTERACTION_VERDICT_MISSED, "LAYOVER_INTERACTION_VERDICT_MISSED", "missed" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("LayoverInteractionVerdict", values));

  return type;
}

LayoverInteractionVerdict
layover_verdict_from_mark (LayoverMark mark)
{
  switch (mark)
    {
    case LAYOVER_MARK_RIGHT:
      return LAYOVER_INTERACTION_VERDICT_RIGHT;
    case LAYOVER_MARK_WRONG:
      return LAYOVER_INTERACTION_VERDICT_NOT_YET;
    case LAYOVER_MARK_MISSED:
      return LAYOVER_INTERACTION_VERDICT_MISSED;
    case LAYOVER_MARK_NONE:
    default:
      return LAYOVER_INTERACTION_VERDICT_NONE;
    }
}

/** layover_verdict_get_icon: Returns: (nullable): the name of its shape, %NULL for none */
const char *
layover_verdict_get_icon (LayoverInteractionVerdict verdict)
{
  switch (verdict)
    {
    case LAYOVER_INTERACTION_VERDICT_RIGHT:
      return "object-select-symbolic";
    case LAYOVER_INTERACTION_VERDICT_NOT_YET:
      return "window-close-symbolic";
    case LAYOVER_INTERACTION_VERDICT_MISSED:
      return "layover-missed-symbolic";
    case LAYOVER_INTERACTION_VERDICT_NONE:
    default:
      return NULL;
    }
}

/** layover_verdict_get_word: Returns: (nullable): %NULL for none */
const char *
layover_verdict_get_word (LayoverInteractionVerdict verdict)
{
  switch (verdict)
    {
    case LAYOVER_INTERACTION_VERDICT_RIGHT:
      /* Translators: on what was chosen well */
      return _ ("Right");
    case LAYOVER_INTERACTION_VERDICT_NOT_YET:
      return _ ("Not yet");
    case LAYOVER_INTERACTION_VERDICT_MISSED:
      /* Translators: on what should have been chosen */
      return _ ("Right answer");
    case LAYOVER_INTERACTION_VERDICT_NONE:
    default:
      return NULL;
    }
}

/** layover_verdict_set_css_class: one of "right", "not-yet" and "missed", or none of them */
void
layover_verdict_set_css_class (GtkWidget *widget, LayoverInteractionVerdict verdict)
{
  layover_widget_set_css_class (widget, "right", verdict == LAYOVER_INTERACTION_VERDICT_RIGHT);
  layover_widget_set_css_class (widget, "not-yet", verdict == LAYOVER_INTERACTION_VERDICT_NOT_YET);
  layover_widget_set_css_class (widget, "missed", verdict == LAYOVER_INTERACTION_VERDICT_MISSED);
}

/** layover_verdict_mark_entry: the shape stands at the end of the entry, the word is its description */
void
layover_verdict_mark_entry (GtkEntry *entry, LayoverInteractionVerdict verdict)
{
  const char *icon = layover_verdict_get_icon (verdict);
  const char *word = layover_verdict_get_word (verdict);

  layover_verdict_set_css_class (GTK_WIDGET (entry), verdict);
  layover_verdict_note_entry (entry, icon, word);
}

/** layover_verdict_note_entry: @icon: (nullable): with @words, something else that is to be said of an entry; %NULL for nothing */
void
layover_verdict_note_entry (GtkEntry *entry, const char *icon, const char *words)
{
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, icon);
  gtk_entry_set_icon_activatable (entry, GTK_ENTRY_ICON_SECONDARY, FALSE);
  if (icon != NULL)
    gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words != NULL ? words : "", -1);
}
