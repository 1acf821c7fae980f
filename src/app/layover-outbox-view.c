/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-outbox-row.h"
#include "layover-outbox-view.h"

struct _LayoverOutboxView
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  GtkWidget *empty;
  GtkWidget *full;
  GtkWidget *to_do_group;
  GtkListBox *to_do;
  GtkWidget *waiting_group;
  GtkListBox *waiting;

  LayoverLibrary *library;
  GListModel *outbox;
  GtkFilterListModel *to_do_model;
  GtkFilterListModel *waiting_model;
};

G_DEFINE_FINAL_TYPE (LayoverOutboxView, layover_outbox_view, GTK_TYPE_WIDGET)

static gboolean
is_to_do (gpointer item, gpointer user_data)
{
  return layover_outbox_item_get_state (item) != LAYOVER_OUTBOX_EXPORTED;
}

static gboolean
is_waiting (gpointer item, gpointer user_data)
{
  return layover_outbox_item_get_state (item) == LAYOVER_OUTBOX_EXPORTED;
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LayoverOutboxView *self = LAYOVER_OUTBOX_VIEW (user_data);
  GtkWidget *row = layover_outbox_row_new (self->library, item);

  layover_outbox_row_arrange (LAYOVER_OUTBOX_ROW (row),
                              layover_adaptive_get_is_narrow (self->adaptive),
                              layover_adaptive_get_is_tiny (self->adaptive));

  return row;
}

static void
arrange_list (LayoverOutboxView *self, GtkListBox *list)
{
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);
  gboolean is_tiny = layover_adaptive_get_is_tiny (self->adaptive);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (LAYOVER_IS_OUTBOX_ROW (row))
      layover_outbox_row_arrange (LAYOVER_OUTBOX_ROW (row), is_narrow, is_tiny);
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverOutboxView *self = LAYOVER_OUTBOX_VIEW (user_data);

  arrange_list (self, self->to_do);
  arrange_list (self, self->waiting);
}

static void
update_groups (LayoverOutboxView *self)
{
  guint n_to_do = g_list_model_get_n_items (G_LIST_MODEL (self->to_do_model));
  guint n_waiting = g_list_model_get_n_items (G_LIST_MODEL (self->waiting_model));

  gtk_widget_set_visible (self->to_do_group, n_to_do > 0);
  gtk_widget_set_visible (self->waiting_group, n_waiting > 0);
  gtk_widget_set_visible (self->empty, n_to_do + n_waiting == 0);
  gtk_widget_set_visible (self->full, n_to_do + n_waiting > 0);
}

/* A row is made anew with what it shows; the lists are short. */
static void
refilter (LayoverOutboxView *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->to_do_model),
                      GTK_FILTER_CHANGE_DIFFERENT);
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->waiting_model),
                      GTK_FILTER_CHANGE_DIFFERENT);
  update_groups (self);
}

static void
watch_items (LayoverOutboxView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->outbox); i++)
    {
      g_autoptr (LayoverOutboxItem) item = g_list_model_get_item (self->outbox, i);

      g_signal_handlers_disconnect_by_func (item, refilter, self);
      g_signal_connect_object (item, "notify", G_CALLBACK (refilter), self, G_CONNECT_SWAPPED);
    }
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                  gpointer user_data)
{
  LayoverOutboxView *self = LAYOVER_OUTBOX_VIEW (user_data);

  watch_items (self);
  update_groups (self);
}

static GtkFilterListModel *
filter_new (LayoverOutboxView *self, GtkCustomFilterFunc wants)
{
  return gtk_filter_list_model_new (g_object_ref (self->outbox),
                                    GTK_FILTER (gtk_custom_filter_new (wants, NULL, NULL)));
}

static void
layover_outbox_view_dispose (GObject *object)
{
  LayoverOutboxView *self = LAYOVER_OUTBOX_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->to_do_model);
  g_clear_object (&self->waiting_model);
  g_clear_object (&self->outbox);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_outbox_view_parent_class)->dispose (object);
}

static void
layover_outbox_view_class_init (LayoverOutboxViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_outbox_view_dispose;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-outbox-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, empty);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, full);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, to_do_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, to_do);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, LayoverOutboxView, waiting);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_outbox_view_init (LayoverOutboxView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_outbox_view_new (LayoverLibrary *library)
{
  LayoverOutboxView *self;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);

  self = g_object_new (LAYOVER_TYPE_OUTBOX_VIEW, NULL);
  self->library = g_object_ref (library);
  self->outbox = g_object_ref (layover_library_get_outbox (library));
  self->to_do_model = filter_new (self, is_to_do);
  self->waiting_model = filter_new (self, is_waiting);
  gtk_list_box_bind_model (self->to_do, G_LIST_MODEL (self->to_do_model), create_row, self, NULL);
  gtk_list_box_bind_model (self->waiting, G_LIST_MODEL (self->waiting_model), create_row, self,
                           NULL);
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_AFTER);
  watch_items (self);
  update_groups (self);

  return GTK_WIDGET (self);
}
