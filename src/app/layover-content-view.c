/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include "layover-adaptive.h"
#include "layover-content-view-private.h"

/* How much the first frame waits for: as much as a large window shows. Then how long one slice of building may take, and
 * how many blocks are built ahead of the person reading. */
#define N_FIRST 24
#define SLICE_US 6000
#define N_AHEAD 400
#define SCREENS_AHEAD 2.0

#define BLOCK_SPACING 16

/* The children of @node from @position on are still to be built into @parent. */
typedef struct
{
  GtkWidget *parent;
  LayoverContentNode *node;
  guint position;
  LayoverBlockFunc func;
} Task;

enum
{
  PROP_0,
  PROP_NODE,
  PROP_IS_NARROW,
  PROP_LINKS_ARE_TEXT,
  PROP_IS_BUILT,
  N_PROPS
};

enum
{
  LINK_ACTIVATED,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverContentView, layover_content_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
task_free (gpointer data)
{
  Task *task = data;

  g_object_unref (task->parent);
  layover_content_node_unref (task->node);
  g_free (task);
}

/* Builds one block. What stands inside it is queued before its next sibling, and a task without children left is gone. */
static void
run_task (LayoverContentView *self)
{
  Task *task = g_queue_peek_head (&self->tasks);
  g_autoptr (GtkWidget) parent = g_object_ref (task->parent);
  g_autoptr (LayoverContentNode) child = layover_content_node_ref (
      layover_content_node_get_child (task->node, task->position));
  LayoverBlockFunc func = task->func;
  guint position = task->position++;

  if (task->position == layover_content_node_get_n_children (task->node))
    task_free (g_queue_pop_head (&self->tasks));

  func (self, parent, child, position);
  self->n_built++;
}

/* The beginning is built at once. What comes after it follows while nothing else is to do; of a very long page, as far
 * as the person is about to scroll. */
static gboolean
is_far_enough (LayoverContentView *self)
{
  double end;

  if (self->n_built < N_AHEAD || self->adjustment == NULL)
    return FALSE;

  end = gtk_adjustment_get_value (self->adjustment)
        + gtk_adjustment_get_page_size (self->adjustment) * (1 + SCREENS_AHEAD);

  return end < gtk_adjustment_get_upper (self->adjustment);
}

/* A page in another language than the interface keeps its own direction, and a block in it may have yet another.
 * Widgets of GTK do not inherit theirs. */
static void
spread_direction (GtkWidget *widget, GtkTextDirection direction)
{
  gpointer own = g_object_get_data (G_OBJECT (widget), LAYOVER_CONTENT_DIRECTION_KEY);

  if (own != NULL)
    direction = GPOINTER_TO_INT (own);
  gtk_widget_set_direction (widget, direction);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    spread_direction (child, direction);
}

static void
built (LayoverContentView *self)
{
  if (self->has_directions
      || gtk_widget_get_direction (GTK_WIDGET (self)) != gtk_widget_get_default_direction ())
    spread_direction (self->box, gtk_widget_get_direction (GTK_WIDGET (self)));
}

static gboolean
build_slice (LayoverContentView *self)
{
  gint64 end_us = g_get_monotonic_time () + SLICE_US;
  gboolean is_first = self->n_built == 0;

  while (!g_queue_is_empty (&self->tasks) && g_get_monotonic_time () < end_us
         && (!is_first || self->n_built < N_FIRST))
    run_task (self);

  built (self);
  if (!g_queue_is_empty (&self->tasks))
    return FALSE;

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUILT]);

  return TRUE;
}

static gboolean
idle_cb (gpointer user_data)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (user_data);

  if (!is_far_enough (self) && !build_slice (self))
    return G_SOURCE_CONTINUE;

  self->idle_id = 0;

  return G_SOURCE_REMOVE;
}

static void
queue_build (LayoverContentView *self)
{
  if (self->idle_id == 0 && !g_queue_is_empty (&self->tasks))
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
set_adjustment (LayoverContentView *self, GtkAdjustment *adjustment)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->adjustment, queue_build, self);
  g_set_object (&self->adjustment, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_build), self,
                             G_CONNECT_SWAPPED);
}

static void
clear (LayoverContentView *self)
{
  GtkWidget *child;

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_queue_clear_full (&self->tasks, task_free);
  g_hash_table_remove_all (self->places);
  g_ptr_array_set_size (self->tables, 0);
  g_hash_table_remove_all (self->parts);
  layover_content_view_clear_texts (self);
  self->n_built = 0;
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
}

static void
activate_link (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LINK_ACTIVATED], 0, g_variant_get_string (parameter, NULL));
}

static GtkSizeRequestMode
layover_content_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
layover_content_view_root (GtkWidget *widget)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (widget);
  LayoverAdaptive *adaptive;
  GtkWidget *scrolled;

  GTK_WIDGET_CLASS (layover_content_view_parent_class)->root (widget);

  adaptive = layover_adaptive_find (widget);
  if (adaptive != NULL)
    self->narrow_binding = g_object_bind_property (adaptive, "is-narrow", self, "is-narrow",
                                                   G_BINDING_SYNC_CREATE);
  scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  set_adjustment (self, scrolled != NULL
                            ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))
                            : NULL);
}

static void
layover_content_view_unroot (GtkWidget *widget)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (widget);

  g_clear_pointer (&self->narrow_binding, g_binding_unbind);
  set_adjustment (self, NULL);

  GTK_WIDGET_CLASS (layover_content_view_parent_class)->unroot (widget);
}

static void
layover_content_view_dispose (GObject *object)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (object);

  set_adjustment (self, NULL);
  if (self->box != NULL)
    clear (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  layover_content_view_set_factory (self, NULL, NULL, NULL);
  layover_content_view_set_resolver (self, NULL, NULL, NULL);
  g_clear_pointer (&self->node, layover_content_node_unref);

  G_OBJECT_CLASS (layover_content_view_parent_class)->dispose (object);
}

static void
layover_content_view_finalize (GObject *object)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (object);

  g_hash_table_unref (self->places);
  layover_content_view_free_texts (self);
  g_ptr_array_unref (self->tables);
  g_hash_table_unref (self->parts);

  G_OBJECT_CLASS (layover_content_view_parent_class)->finalize (object);
}

static void
layover_content_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (object);

  switch (id)
    {
    case PROP_NODE:
      g_value_set_boxed (value, self->node);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_LINKS_ARE_TEXT:
      g_value_set_boolean (value, self->links_are_text);
      break;
    case PROP_IS_BUILT:
      g_value_set_boolean (value, layover_content_view_is_built (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
layover_content_view_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  LayoverContentView *self = LAYOVER_CONTENT_VIEW (object);

  switch (id)
    {
    case PROP_NODE:
      layover_content_view_set_node (self, g_value_get_boxed (value));
      break;
    case PROP_IS_NARROW:
      layover_content_view_set_is_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_LINKS_ARE_TEXT:
      layover_content_view_set_links_are_text (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_NODE] = g_param_spec_boxed ("node", NULL, NULL, LAYOVER_TYPE_CONTENT_NODE, flags);
  properties[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE, flags);
  properties[PROP_LINKS_ARE_TEXT] = g_param_spec_boolean ("links-are-text", NULL, NULL, FALSE,
                                                          flags);
  properties[PROP_IS_BUILT] = g_param_spec_boolean ("is-built", NULL, NULL, TRUE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_content_view_class_init (LayoverContentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_content_view_dispose;
  object_class->finalize = layover_content_view_finalize;
  object_class->get_property = layover_content_view_get_property;
  object_class->set_property = layover_content_view_set_property;

  widget_class->get_request_mode = layover_content_view_get_request_mode;
  widget_class->root = layover_content_view_root;
  widget_class->unroot = layover_content_view_unroot;

  install_properties (object_class);

  signals[LINK_ACTIVATED] = g_signal_new ("link-activated", LAYOVER_TYPE_CONTENT_VIEW,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "content.activate-link", "s", activate_link);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "content");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_content_view_init (LayoverContentView *self)
{
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tables = g_ptr_array_new ();
  self->parts = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_queue_init (&self->tasks);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, BLOCK_SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  layover_content_view_init_texts (self);
}

GtkWidget *
layover_content_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_CONTENT_VIEW, NULL);
}

/**
 * layover_content_view_set_factory:
 * @factory: (nullable) (scope notified): makes the widgets of CUSTOM nodes; set it before the node
 */
void
layover_content_view_set_factory (LayoverContentView *self, LayoverContentViewFactory factory,
                                  gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  if (self->factory_destroy != NULL)
    self->factory_destroy (self->factory_data);

  self->factory = factory;
  self->factory_data = user_data;
  self->factory_destroy = destroy;
}

/**
 * layover_content_view_set_resolver:
 * @resolver: (nullable) (scope notified): finds pictures, sounds and videos; set it before the node
 */
void
layover_content_view_set_resolver (LayoverContentView *self, LayoverContentViewResolver resolver,
                                   gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  if (self->resolver_destroy != NULL)
    self->resolver_destroy (self->resolver_data);

  self->resolver = resolver;
  self->resolver_data = user_data;
  self->resolver_destroy = destroy;
}

/**
 * layover_content_view_set_math_lookup:
 * @lookup: (nullable): what to write in formulas in place of names; set it before the node. @user_data has to live as long
 */
void
layover_content_view_set_math_lookup (LayoverContentView *self, LayoverMathLookup lookup,
                                      gpointer user_data)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  self->math_lookup = lookup;
  self->math_lookup_data = user_data;
}

/** layover_content_view_get_node: Returns: (transfer none) (nullable): what is shown */
LayoverContentNode *
layover_content_view_get_node (LayoverContentView *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), NULL);

  return self->node;
}

static GtkTextDirection
find_text_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_isalpha (character))
        continue;

      switch (g_unichar_get_script (character))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return GTK_TEXT_DIR_RTL;
        default:
          return GTK_TEXT_DIR_LTR;
        }
    }

  return GTK_TEXT_DIR_NONE;
}

/* The first letter decides. */
static gboolean
find_direction_cb (LayoverContentNode *node, gpointer data)
{
  GtkTextDirection *direction = data;
  const char *text = layover_content_node_get_text (node);

  if (text != NULL)
    *direction = find_text_direction (text);

  return *direction == GTK_TEXT_DIR_NONE;
}

static GtkTextDirection
find_direction (LayoverContentNode *node)
{
  GtkTextDirection direction = GTK_TEXT_DIR_NONE;

  switch (layover_content_node_get_direction (node))
    {
    case LAYOVER_CONTENT_DIRECTION_LEFT_TO_RIGHT:
      return GTK_TEXT_DIR_LTR;
    case LAYOVER_CONTENT_DIRECTION_RIGHT_TO_LEFT:
      return GTK_TEXT_DIR_RTL;
    default:
      layover_content_node_foreach (node, find_direction_cb, &direction);
      return direction;
    }
}

/**
 * layover_content_view_set_node:
 * @node: (nullable): a DOCUMENT or any other block; drawn from its beginning
 */
void
layover_content_view_set_node (LayoverContentView *self, LayoverContentNode *node)
{
  LayoverContentNode *former;

  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  clear (self);
  former = self->node;
  self->node = node != NULL ? layover_content_node_ref (node) : NULL;
  g_clear_pointer (&former, layover_content_node_unref);

  if (node != NULL)
    {
      gtk_widget_set_direction (GTK_WIDGET (self), find_direction (node));
      layover_content_view_queue_children (self, self->box, node, layover_content_block_build);
      if (!build_slice (self))
        queue_build (self);
    }

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NODE]);
}

gboolean
layover_content_view_get_is_narrow (LayoverContentView *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), FALSE);

  return self->is_narrow;
}

/* Returns: (transfer full) (nullable): what has the keyboard in here */
static GtkWidget *
dup_focus (LayoverContentView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? g_object_ref (focus)
                                                                            : NULL;
}

/**
 * layover_content_view_set_is_narrow:
 *
 * Rows of tables become cards, and the other way round. What the factory made stays, with what was answered in it and
 * with the keyboard.
 */
void
layover_content_view_set_is_narrow (LayoverContentView *self, gboolean is_narrow)
{
  g_autoptr (GtkWidget) focus = NULL;

  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  if (self->is_narrow == is_narrow)
    return;

  self->is_narrow = is_narrow;
  focus = dup_focus (self);
  for (guint i = 0; i < self->tables->len; i++)
    layover_content_table_rebuild (self, g_ptr_array_index (self->tables, i));
  if (g_hash_table_size (self->parts) > 0)
    layover_content_view_build_all (self);
  else
    queue_build (self);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_grab_focus (focus);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
}

gboolean
layover_content_view_get_links_are_text (LayoverContentView *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), FALSE);

  return self->links_are_text;
}

/**
 * layover_content_view_set_links_are_text:
 * @links_are_text: in an exam a link is words and nothing else; set it before the node
 */
void
layover_content_view_set_links_are_text (LayoverContentView *self, gboolean links_are_text)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  if (self->links_are_text == links_are_text)
    return;

  self->links_are_text = links_are_text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINKS_ARE_TEXT]);
}

/**
 * layover_content_view_is_built:
 *
 * Returns: whether the end of the page is there too
 */
gboolean
layover_content_view_is_built (LayoverContentView *self)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), FALSE);

  return g_queue_is_empty (&self->tasks);
}

/**
 * layover_content_view_build_more:
 *
 * Builds a slice of what is missing: for who waits for something further down, once a frame.
 */
void
layover_content_view_build_more (LayoverContentView *self)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  if (!g_queue_is_empty (&self->tasks))
    build_slice (self);
}

/**
 * layover_content_view_build_all:
 *
 * Builds what is missing at once: before something is looked for on the page.
 */
void
layover_content_view_build_all (LayoverContentView *self)
{
  g_return_if_fail (LAYOVER_IS_CONTENT_VIEW (self));

  while (!g_queue_is_empty (&self->tasks))
    run_task (self);
  built (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_BUILT]);
}

/**
 * layover_content_view_find_place:
 * @place: an id, without the "#"
 *
 * Returns: (transfer none) (nullable): the block that carries it
 */
GtkWidget *
layover_content_view_find_place (LayoverContentView *self, const char *place)
{
  g_return_val_if_fail (LAYOVER_IS_CONTENT_VIEW (self), NULL);

  if (g_hash_table_lookup (self->places, place) == NULL)
    layover_content_view_build_all (self);

  return g_hash_table_lookup (self->places, place);
}

/* For the files that build blocks */

/**
 * layover_content_view_queue_children:
 *
 * Has @func build each child of @node into @parent, in order, before anything that was queued earlier: what stands
 * first on the page is built first.
 */
void
layover_content_view_queue_children (LayoverContentView *self, GtkWidget *parent,
                                     LayoverContentNode *node, LayoverBlockFunc func)
{
  Task *task;

  if (layover_content_node_get_n_children (node) == 0)
    return;

  task = g_new0 (Task, 1);
  task->parent = g_object_ref (parent);
  task->node = layover_content_node_ref (node);
  task->func = func;
  g_queue_push_head (&self->tasks, task);
}

/**
 * layover_content_view_get_part:
 * @node: one of kind CUSTOM
 *
 * Returns: (transfer none) (nullable): the widget that the factory made of it, now or when its surroundings looked
 *   different
 */
GtkWidget *
layover_content_view_get_part (LayoverContentView *self, LayoverContentNode *node,
                               gboolean is_inline)
{
  GtkWidget *part = g_hash_table_lookup (self->parts, node);

  if (part != NULL && gtk_widget_get_parent (part) != NULL)
    gtk_widget_unparent (part);
  if (part != NULL || self->factory == NULL)
    return part;

  part = self->factory (node, is_inline, self->factory_data);
  if (part != NULL)
    g_hash_table_insert (self->parts, node, g_object_ref_sink (part));

  return part;
}

/* What was still to be built into widgets that are gone. */
void
layover_content_view_drop_orphans (LayoverContentView *self)
{
  GList *next;

  for (GList *l = self->tasks.head; l != NULL; l = next)
    {
      Task *task = l->data;

      next = l->next;
      if (gtk_widget_is_ancestor (task->parent, self->box) || task->parent == self->box)
        continue;
      task_free (task);
      g_queue_delete_link (&self->tasks, l);
    }
}

void
layover_content_view_add_place (LayoverContentView *self, LayoverContentNode *node,
                                GtkWidget *widget)
{
  const char *id = layover_content_node_get_id (node);

  if (id != NULL && !g_hash_table_contains (self->places, id))
    g_hash_table_insert (self->places, g_strdup (id), widget);
}

char *
layover_content_view_resolve (LayoverContentView *self, const char *entry)
{
  if (self->resolver == NULL || entry == NULL)
    return NULL;

  return self->resolver (entry, self->resolver_data);
}
