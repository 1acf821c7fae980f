/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-adaptive.h"
#include "layover-banner.h"
#include "layover-content-view.h"
#include "layover-course-words.h"
#include "layover-find-bar.h"
#include "layover-format.h"
#include "layover-level-colors.h"
#include "layover-quiet-stack.h"
#include "layover-text-part.h"
#include "layover-widget.h"

#define SPINNER_AFTER_MS 300
#define END_SEEN_MS 2000
#define SAVE_AFTER_MS 1000
#define END_SLACK 48
#define NEARLY_AT_END 0.98
#define SETTLED_FRAMES 5

struct _LayoverTextPart
{
  AdwBin parent_instance;

  LayoverBanner *banner;
  LayoverFindBar *find_bar;
  GtkStack *stack;
  GtkScrolledWindow *scrolled;
  GtkLabel *overline;
  GtkLabel *title;
  LayoverContentView *view;
  GtkWidget *foot;
  GtkButton *source_button;
  GtkLabel *source_label;
  GtkLabel *source_date;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  LayoverPart *part;
  GCancellable *cancellable;
  char *wanted_place;
  guint spinner_id;
  guint end_id;
  guint save_id;
  gboolean is_restored;
  double range;   /* of scrolling, when the place was last restored */
  guint n_frames; /* since then */
};

enum
{
  DONE,
  FOLLOW,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverTextPart, layover_text_part, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static GtkAdjustment *
get_adjustment (LayoverTextPart *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scrolled);
}

static gboolean
is_end_shown (LayoverTextPart *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  return self->is_restored && layover_content_view_is_built (self->view)
         && gtk_widget_get_mapped (GTK_WIDGET (self))
         && gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment)
                >= gtk_adjustment_get_upper (adjustment) - END_SLACK;
}

static gboolean
end_seen_cb (gpointer user_data)
{
  LayoverTextPart *self = LAYOVER_TEXT_PART (user_data);

  self->end_id = 0;
  if (is_end_shown (self))
    g_signal_emit (self, signals[DONE], 0);

  return G_SOURCE_REMOVE;
}

static gboolean
save_cb (gpointer user_data)
{
  LayoverTextPart *self = LAYOVER_TEXT_PART (user_data);

  self->save_id = 0;
  layover_text_part_save_place (self);

  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (LayoverTextPart *self)
{
  if (!self->is_restored)
    return;

  g_clear_handle_id (&self->end_id, g_source_remove);
  if (is_end_shown (self))
    self->end_id = g_timeout_add (END_SEEN_MS, end_seen_cb, self);
  if (self->save_id == 0)
    self->save_id = g_timeout_add (SAVE_AFTER_MS, save_cb, self);
}

static void
scroll_to (LayoverTextPart *self, GtkWidget *widget)
{
  double x, y;

  if (gtk_widget_translate_coordinates (widget, gtk_scrolled_window_get_child (self->scrolled), 0,
                                        0, &x, &y))
    gtk_adjustment_set_value (get_adjustment (self),
                              gtk_adjustment_get_value (get_adjustment (self)) + y - 12);
}

static double
get_kept_position (LayoverTextPart *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);
  double position = progress != NULL
                        ? layover_progress_get_position (progress, layover_part_get_id (self->part))
                        : 0;

  /* who has come to the end begins again at the beginning */
  return position < NEARLY_AT_END ? position : 0;
}

static void
restore (LayoverTextPart *self)
{
  if (self->wanted_place != NULL)
    {
      GtkWidget *place = layover_content_view_find_place (self->view, self->wanted_place);

      if (place != NULL)
        scroll_to (self, place);
      return;
    }

  gtk_adjustment_set_value (get_adjustment (self), get_kept_position (self) * self->range);
}

/* To the place that was asked for, or to where the person was; again while the page finds its height, because in a
 * narrow window its tables become cards. */
static gboolean
restore_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LayoverTextPart *self = LAYOVER_TEXT_PART (widget);
  GtkAdjustment *adjustment = get_adjustment (self);
  double range = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  if (gtk_widget_get_height (GTK_WIDGET (self->view)) <= 1)
    return G_SOURCE_CONTINUE;

  if (range != self->range)
    {
      self->range = range;
      self->n_frames = 0;
      restore (self);
    }
  if (self->n_frames++ < SETTLED_FRAMES)
    return G_SOURCE_CONTINUE;

  g_clear_pointer (&self->wanted_place, g_free);
  self->is_restored = TRUE;
  scrolled_cb (self);

  return G_SOURCE_REMOVE;
}

static gboolean
begins_with_title (LayoverContentNode *node)
{
  LayoverContentNode *first = layover_content_node_get_n_children (node) > 0
                                  ? layover_content_node_get_child (node, 0)
                                  : NULL;

  return first != NULL && layover_content_node_get_kind (first) == LAYOVER_CONTENT_HEADING
         && layover_content_node_get_level (first) == 1;
}

static void
show_node (LayoverTextPart *self, LayoverContentNode *node)
{
  gtk_widget_set_visible (GTK_WIDGET (self->title), !begins_with_title (node));
  layover_content_view_set_node (self->view, node);
  /* a place in the middle can only be found when all of the page is there */
  if (self->wanted_place != NULL || get_kept_position (self) > 0)
    layover_content_view_build_all (self->view);
  gtk_widget_set_direction (GTK_WIDGET (self->overline),
                            gtk_widget_get_direction (GTK_WIDGET (self->view)));
  gtk_widget_set_direction (GTK_WIDGET (self->title),
                            gtk_widget_get_direction (GTK_WIDGET (self->view)));
  gtk_stack_set_visible_child_name (self->stack, "page");
  layover_find_bar_refresh (self->find_bar);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), restore_cb, NULL, NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverTextPart) self = LAYOVER_TEXT_PART (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverContentNode)
      node = layover_library_load_page_finish (LAYOVER_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (node != NULL)
    {
      show_node (self, node);
      return;
    }

  layover_banner_set_title (self->banner, error->message);
  layover_banner_set_revealed (self->banner, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static gboolean
spinner_cb (gpointer user_data)
{
  LayoverTextPart *self = LAYOVER_TEXT_PART (user_data);

  self->spinner_id = 0;
  gtk_stack_set_visible_child_name (self->stack, "loading");

  return G_SOURCE_REMOVE;
}

static char *
resolve (const char *entry, gpointer user_data)
{
  return layover_library_course_dup_path (LAYOVER_LIBRARY_COURSE (user_data), entry);
}

static void
link_activated_cb (LayoverContentView *view, const char *target, LayoverTextPart *self)
{
  if (*target == '#')
    {
      layover_text_part_show_place (self, target + 1);
      return;
    }

  if (g_uri_peek_scheme (target) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-link", "s", target);
  else
    g_signal_emit (self, signals[FOLLOW], 0, target);
}

static void
copy (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autofree char *words = layover_content_view_dup_selected (LAYOVER_TEXT_PART (widget)->view);

  if (words == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), words);
  layover_widget_say (widget, "%s", _ ("Copied"));
}

static void
select_all (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  layover_content_view_select_all (LAYOVER_TEXT_PART (widget)->view);
  /* Translators: said when all the text of a page was marked */
  layover_widget_say (widget, "%s", _ ("The whole page is selected"));
}

static void
scroll_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GtkAdjustment *adjustment = get_adjustment (LAYOVER_TEXT_PART (widget));
  double step = gtk_adjustment_get_page_size (adjustment) * 0.9;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + step * g_variant_get_int32 (parameter));
}

static gboolean
layover_text_part_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_TEXT_PART (widget)->scrolled));
}

static void
layover_text_part_unmap (GtkWidget *widget)
{
  LayoverTextPart *self = LAYOVER_TEXT_PART (widget);

  g_clear_handle_id (&self->end_id, g_source_remove);
  layover_text_part_save_place (self);

  GTK_WIDGET_CLASS (layover_text_part_parent_class)->unmap (widget);
}

static void
layover_text_part_dispose (GObject *object)
{
  LayoverTextPart *self = LAYOVER_TEXT_PART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  g_clear_handle_id (&self->end_id, g_source_remove);
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->part);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_text_part_parent_class)->dispose (object);
}

static void
layover_text_part_finalize (GObject *object)
{
  g_free (LAYOVER_TEXT_PART (object)->wanted_place);

  G_OBJECT_CLASS (layover_text_part_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-text-part.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, banner);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, find_bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, overline);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, view);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, foot);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, source_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, source_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverTextPart, source_date);
  gtk_widget_class_bind_template_callback (widget_class, link_activated_cb);
}

static void
layover_text_part_class_init (LayoverTextPartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_text_part_dispose;
  object_class->finalize = layover_text_part_finalize;

  widget_class->grab_focus = layover_text_part_grab_focus;
  widget_class->unmap = layover_text_part_unmap;

  signals[DONE] = g_signal_new ("done", LAYOVER_TYPE_TEXT_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[FOLLOW] = g_signal_new ("follow", LAYOVER_TYPE_TEXT_PART, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LAYOVER_TYPE_BANNER);
  g_type_ensure (LAYOVER_TYPE_CONTENT_VIEW);
  g_type_ensure (LAYOVER_TYPE_FIND_BAR);
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "text.scroll", "i", scroll_page);
  gtk_widget_class_install_action (widget_class, "text.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "text.select-all", NULL, select_all);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "text.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "text.select-all",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "text.scroll", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, GDK_SHIFT_MASK, "text.scroll",
                                       "i", -1);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_text_part_init (LayoverTextPart *self)
{
  self->cancellable = g_cancellable_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);
  layover_find_bar_set_root (self->find_bar, GTK_WIDGET (self->view));
  g_signal_connect_object (get_adjustment (self), "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_adjustment (self), "changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
show_source (LayoverTextPart *self)
{
  const char *uri = layover_part_get_source_uri (self->part);
  gint64 date_s = layover_part_get_source_date_s (self->part);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (self->foot, uri != NULL);
  if (uri == NULL)
    return;

  gtk_label_set_text (self->source_label, uri);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->source_button), "s", uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->source_button), "win.open-link");
  name = g_strdup_printf (_ ("Source of truth: %s"), uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->source_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_widget_set_visible (GTK_WIDGET (self->source_date), date_s > 0);
  if (date_s > 0)
    {
      g_autofree char *date = layover_format_date (date_s);
      g_autofree char *text = g_strdup_printf (
          /* Translators: a day */
          _ ("This copy is of %s. The source wins when they differ."), date);

      gtk_label_set_text (self->source_date, text);
    }
}

/**
 * layover_text_part_new:
 * @overline: what stands above the title: the module
 */
GtkWidget *
layover_text_part_new (LayoverLibrary *library, LayoverLibraryCourse *course, LayoverPart *part,
                       const char *overline)
{
  LayoverTextPart *self = g_object_new (LAYOVER_TYPE_TEXT_PART, NULL);
  LayoverCourse *definition = layover_library_course_get_course (course);

  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  self->part = g_object_ref (part);

  gtk_label_set_text (self->overline, overline);
  layover_level_label_set_fill (self->overline, layover_words_get_fill (library, definition));
  gtk_label_set_text (self->title, layover_part_get_title (part));
  show_source (self);
  layover_content_view_set_resolver (self->view, resolve, g_object_ref (course), g_object_unref);

  self->spinner_id = g_timeout_add (SPINNER_AFTER_MS, spinner_cb, self);
  layover_library_load_page_async (library, course, layover_part_get_id (part), self->cancellable,
                                   loaded_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}

/**
 * layover_text_part_show_place:
 * @place: an id on the page
 */
void
layover_text_part_show_place (LayoverTextPart *self, const char *place)
{
  GtkWidget *widget;

  g_return_if_fail (LAYOVER_IS_TEXT_PART (self));

  if (!self->is_restored)
    {
      g_free (self->wanted_place);
      self->wanted_place = g_strdup (place);
      return;
    }

  widget = layover_content_view_find_place (self->view, place);
  if (widget != NULL)
    scroll_to (self, widget);
}

/**
 * layover_text_part_save_place:
 *
 * Remembers how far the person is.
 */
void
layover_text_part_save_place (LayoverTextPart *self)
{
  GtkAdjustment *adjustment;
  double range;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (LAYOVER_IS_TEXT_PART (self));

  if (!self->is_restored)
    return;

  adjustment = get_adjustment (self);
  range = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  if (!layover_library_set_place (self->library, self->course, layover_part_get_id (self->part),
                                  range > 0 ? gtk_adjustment_get_value (adjustment) / range : 0,
                                  &error))
    g_message ("The place was not kept: %s", error->message);
}

/** layover_text_part_get_find_bar: Returns: (transfer none): what finds words on the page */
LayoverFindBar *
layover_text_part_get_find_bar (LayoverTextPart *self)
{
  g_return_val_if_fail (LAYOVER_IS_TEXT_PART (self), NULL);

  return self->find_bar;
}
