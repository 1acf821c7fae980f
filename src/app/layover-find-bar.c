/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-find-bar.h"
#include "layover-finder.h"
#include "layover-widget.h"

#define MAX_SPOKEN_CHARS 200

struct _LayoverFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkLabel *count;

  LayoverFinder *finder;
  GtkWidget *root;         /* where to search; weak */
  GtkWidget *former_focus; /* weak */
  char *needle;            /* what was searched */
};

enum
{
  PROP_0,
  PROP_IS_OPEN,
  PROP_PLACEHOLDER,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (LayoverFindBar, layover_find_bar, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static const char *
get_text (LayoverFindBar *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static char *
dup_count (LayoverFindBar *self)
{
  guint n_places = layover_finder_get_n_places (self->finder);

  if (n_places > 0)
    /* Translators: which of the places that were found is shown: "1 of 4" */
    return g_strdup_printf (_ ("%u of %u"), layover_finder_get_current (self->finder) + 1,
                            n_places);

  return g_strdup (*get_text (self) != '\0' ? _ ("Not found") : "");
}

/* With what is around the place, because who hears the page does not see it. */
static char *
dup_spoken (LayoverFindBar *self, const char *count)
{
  g_autofree char *line = layover_finder_dup_line (self->finder);
  g_autofree char *beginning = NULL;

  if (line == NULL)
    return g_strdup (count);

  beginning = g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_SPOKEN_CHARS));

  return g_strdup_printf ("%s: %s", count, beginning);
}

static void
changed_cb (LayoverFindBar *self)
{
  g_autofree char *count = dup_count (self);
  g_autofree char *spoken = dup_spoken (self, count);
  gboolean is_found = layover_finder_get_n_places (self->finder) > 0;

  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), *count != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", is_found);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", is_found);
  layover_widget_set_css_class (GTK_WIDGET (self->entry), "error", *count != '\0' && !is_found);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  spoken, -1);
  if (layover_find_bar_get_is_open (self) && *spoken != '\0')
    layover_widget_say (GTK_WIDGET (self->entry), "%s", spoken);
}

static void
search (LayoverFindBar *self)
{
  g_free (self->needle);
  self->needle = g_strdup (get_text (self));
  layover_finder_set_root (self->finder, self->root);
  layover_finder_find (self->finder, self->needle);
}

static void
search_changed_cb (LayoverFindBar *self)
{
  if (g_strcmp0 (self->needle, get_text (self)) != 0)
    search (self);
}

/* What was typed a moment ago has not been searched yet. */
static void
move (LayoverFindBar *self, int steps)
{
  if (g_strcmp0 (self->needle, get_text (self)) != 0)
    search (self);
  else
    layover_finder_move (self->finder, steps);
}

static void
next_cb (LayoverFindBar *self)
{
  move (self, 1);
}

static void
previous_cb (LayoverFindBar *self)
{
  move (self, -1);
}

static void
next (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move (LAYOVER_FIND_BAR (widget), 1);
}

static void
previous (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  move (LAYOVER_FIND_BAR (widget), -1);
}

static void
stop_cb (LayoverFindBar *self)
{
  layover_find_bar_set_is_open (self, FALSE);
}

static void
close_bar (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_find_bar_set_is_open (LAYOVER_FIND_BAR (widget), FALSE);
}

/* Words that are being typed must not become marked, or the next letter would replace them. */
static void
give_focus_back (LayoverFindBar *self)
{
  GtkWidget *former = self->former_focus;

  if (former != NULL && gtk_widget_get_mapped (former))
    {
      if (GTK_IS_TEXT (former))
        gtk_text_grab_focus_without_selecting (GTK_TEXT (former));
      else
        gtk_widget_grab_focus (former);
    }
  else if (self->root != NULL)
    gtk_widget_child_focus (self->root, GTK_DIR_TAB_FORWARD);
}

static void
take_focus (LayoverFindBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->former_focus, focus);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
has_focus (LayoverFindBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
mode_cb (LayoverFindBar *self)
{
  gboolean is_open = layover_find_bar_get_is_open (self);

  /* a closed search bar is still in the tree of a screen reader */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, !is_open,
                               -1);
  if (is_open)
    {
      take_focus (self);
      search (self);
    }
  else
    {
      layover_finder_set_root (self->finder, NULL);
      g_clear_pointer (&self->needle, g_free);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_OPEN]);
}

static void
layover_find_bar_dispose (GObject *object)
{
  LayoverFindBar *self = LAYOVER_FIND_BAR (object);

  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_object (&self->finder);
  g_clear_weak_pointer (&self->root);
  g_clear_weak_pointer (&self->former_focus);
  g_clear_pointer ((GtkWidget **) &self->bar, gtk_widget_unparent);

  G_OBJECT_CLASS (layover_find_bar_parent_class)->dispose (object);
}

static void
layover_find_bar_finalize (GObject *object)
{
  g_free (LAYOVER_FIND_BAR (object)->needle);

  G_OBJECT_CLASS (layover_find_bar_parent_class)->finalize (object);
}

static void
layover_find_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverFindBar *self = LAYOVER_FIND_BAR (object);

  switch (id)
    {
    case PROP_IS_OPEN:
      g_value_set_boolean (value, layover_find_bar_get_is_open (self));
      break;
    case PROP_PLACEHOLDER:
      g_object_get_property (G_OBJECT (self->entry), "placeholder-text", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_find_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LayoverFindBar *self = LAYOVER_FIND_BAR (object);

  switch (id)
    {
    case PROP_IS_OPEN:
      layover_find_bar_set_is_open (self, g_value_get_boolean (value));
      break;
    case PROP_PLACEHOLDER:
      g_object_set_property (G_OBJECT (self->entry), "placeholder-text", value);
      layover_widget_set_name (GTK_WIDGET (self->entry), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    const char *action;
  } table[] = {
    { GDK_KEY_Return, GDK_SHIFT_MASK, "find.previous" },
    { GDK_KEY_KP_Enter, GDK_SHIFT_MASK, "find.previous" },
    { GDK_KEY_g, GDK_CONTROL_MASK, "find.next" },
    { GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "find.previous" },
    { GDK_KEY_F3, 0, "find.next" },
    { GDK_KEY_F3, GDK_SHIFT_MASK, "find.previous" },
    { GDK_KEY_Escape, 0, "find.close" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_add_binding_action (widget_class, table[i].keyval, table[i].modifiers,
                                         table[i].action, NULL);
}

static void
layover_find_bar_class_init (LayoverFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layover_find_bar_dispose;
  object_class->finalize = layover_find_bar_finalize;
  object_class->get_property = layover_find_bar_get_property;
  object_class->set_property = layover_find_bar_set_property;

  properties[PROP_IS_OPEN] = g_param_spec_boolean ("is-open", NULL, NULL, FALSE, flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, LayoverFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);

  gtk_widget_class_install_action (widget_class, "find.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_bar);
  install_keys (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_find_bar_init (LayoverFindBar *self)
{
  self->finder = layover_finder_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_signal_connect_object (self->finder, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
}

/** layover_find_bar_set_root: @root: (nullable): what is searched: a page, or a question */
void
layover_find_bar_set_root (LayoverFindBar *self, GtkWidget *root)
{
  g_return_if_fail (LAYOVER_IS_FIND_BAR (self));

  if (self->root == root)
    return;

  g_set_weak_pointer (&self->root, root);
  layover_find_bar_refresh (self);
}

/** layover_find_bar_refresh: what is searched shows something else now */
void
layover_find_bar_refresh (LayoverFindBar *self)
{
  g_return_if_fail (LAYOVER_IS_FIND_BAR (self));

  if (layover_find_bar_get_is_open (self))
    search (self);
}

gboolean
layover_find_bar_get_is_open (LayoverFindBar *self)
{
  g_return_val_if_fail (LAYOVER_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}

/** layover_find_bar_set_is_open: open already, it takes the focus again */
void
layover_find_bar_set_is_open (LayoverFindBar *self, gboolean is_open)
{
  g_return_if_fail (LAYOVER_IS_FIND_BAR (self));

  if (is_open && layover_find_bar_get_is_open (self))
    take_focus (self);
  /* before it is hidden, when the focus goes wherever there is room for it */
  if (!is_open && has_focus (self))
    give_focus_back (self);
  gtk_search_bar_set_search_mode (self->bar, is_open);
}
