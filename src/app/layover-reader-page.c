/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-adaptive.h"
#include "layover-appearance.h"
#include "layover-check-part.h"
#include "layover-contents-view.h"
#include "layover-course-words.h"
#include "layover-film-part.h"
#include "layover-page.h"
#include "layover-quiet-stack.h"
#include "layover-reader-page.h"
#include "layover-ring.h"
#include "layover-text-part.h"
#include "layover-window.h"

struct _LayoverReaderPage
{
  AdwBin parent_instance;

  LayoverAdaptive *adaptive;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkToggleButton *contents_button;
  GtkToggleButton *find_button;
  GtkToggleButton *transcript_button;
  GtkWidget *side;
  GtkWidget *side_line;
  GtkStack *stack;
  AdwBin *side_bin;
  AdwBin *contents_bin;
  AdwBin *part_bin;
  LayoverContentsView *contents;
  GtkWidget *bottom;
  GtkButton *previous_button;
  AdwButtonContent *previous_content;
  GtkLabel *place_label;
  LayoverRing *bar;
  GtkButton *next_button;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  LayoverPart *part;
  GtkWidget *view;
  gboolean is_fullscreen;
};

static void page_iface_init (LayoverPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayoverReaderPage, layover_reader_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (LAYOVER_TYPE_PAGE, page_iface_init))

static void set_fullscreen (LayoverReaderPage *self, gboolean is_fullscreen);
static void show_contents_page (LayoverReaderPage *self, gboolean is_shown);

static char *
layover_reader_page_dup_title (LayoverPage *page)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (page);

  return self->part != NULL ? g_strdup (layover_part_get_title (self->part)) : NULL;
}

/* Back closes what is open first: full screen, the search, the contents of a narrow window. */
static gboolean
layover_reader_page_go_back (LayoverPage *page)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (page);

  if (self->is_fullscreen)
    {
      set_fullscreen (self, FALSE);
      return TRUE;
    }

  if (gtk_toggle_button_get_active (self->find_button))
    {
      gtk_toggle_button_set_active (self->find_button, FALSE);
      return TRUE;
    }

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "contents"))
    {
      show_contents_page (self, FALSE);
      return TRUE;
    }

  return FALSE;
}

static void
layover_reader_page_entered (LayoverPage *page, gboolean is_again)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (page);

  if (!is_again && self->view != NULL)
    gtk_widget_grab_focus (self->view);
}

static void
page_iface_init (LayoverPageInterface *iface)
{
  iface->dup_title = layover_reader_page_dup_title;
  iface->go_back = layover_reader_page_go_back;
  iface->entered = layover_reader_page_entered;
}

static guint
find_position (LayoverReaderPage *self)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);

  for (guint i = 0; course != NULL && i < layover_course_get_n_parts (course); i++)
    if (layover_course_get_part (course, i) == self->part)
      return i;

  return 0;
}

static LayoverPart *
get_neighbour (LayoverReaderPage *self, int step)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);
  int position = (int) find_position (self) + step;

  if (course == NULL || position < 0 || position >= (int) layover_course_get_n_parts (course))
    return NULL;

  return layover_course_get_part (course, (guint) position);
}

static const char *
get_module_title (LayoverReaderPage *self)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);

  for (guint i = 0; i < layover_course_get_n_modules (course); i++)
    {
      LayoverModule *module = layover_course_get_module (course, i);

      for (guint k = 0; k < layover_module_get_n_parts (module); k++)
        if (layover_module_get_part (module, k) == self->part)
          return layover_module_get_title (module);
    }

  return "";
}

static gboolean
is_done (LayoverReaderPage *self)
{
  LayoverProgress *progress = layover_library_course_get_progress (self->course);

  return progress != NULL && self->part != NULL
         && layover_progress_is_done (progress, layover_part_get_id (self->part));
}

static void
mark (LayoverReaderPage *self, gboolean done)
{
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (is_done (self) == done)
    return;

  if (!layover_library_mark_part (self->library, self->course, layover_part_get_id (self->part),
                                  done, &error)
      && LAYOVER_IS_WINDOW (root))
    layover_window_show_error (LAYOVER_WINDOW (root), error);
}

static void
update_next (LayoverReaderPage *self)
{
  LayoverPart *next = get_neighbour (self, 1);
  LayoverCourse *course = layover_library_course_get_course (self->course);
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);
  gboolean is_busy = LAYOVER_IS_CHECK_PART (self->view) && !is_done (self)
                     && !layover_check_part_is_finished (LAYOVER_CHECK_PART (self->view));
  g_autofree char *label = NULL;

  if (next != NULL && !is_narrow)
    /* Translators: the title of the next part of a course */
    label = g_strdup_printf (_ ("Next: %s"), layover_part_get_title (next));
  else if (next != NULL)
    label = g_strdup (_ ("Next"));
  else if (layover_course_get_n_exams (course) > 0)
    label = g_strdup (is_narrow ? _ ("Exam") : _ ("To the exam"));
  else
    label = g_strdup (_ ("Finish"));

  gtk_button_set_label (self->next_button, label);
  if (is_busy)
    gtk_widget_remove_css_class (GTK_WIDGET (self->next_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->next_button), "suggested-action");
}

/* Returns: (nullable): of a video there is nothing to find */
static LayoverFindBar *
get_find_bar (LayoverReaderPage *self)
{
  if (LAYOVER_IS_TEXT_PART (self->view))
    return layover_text_part_get_find_bar (LAYOVER_TEXT_PART (self->view));
  if (LAYOVER_IS_CHECK_PART (self->view))
    return layover_check_part_get_find_bar (LAYOVER_CHECK_PART (self->view));

  return NULL;
}

/* Where there is no room the menu has them, and the transcript stands below the video anyway. */
static void
update_buttons (LayoverReaderPage *self)
{
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);
  gboolean can_find = get_find_bar (self) != NULL;
  gboolean has_transcript = LAYOVER_IS_FILM_PART (self->view)
                            && layover_part_get_captions (self->part) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->find_button), can_find && !is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->transcript_button), has_transcript && !is_narrow);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.find", can_find);
}

static void
update (LayoverReaderPage *self)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);
  guint position, n_parts;
  g_autofree char *place = NULL;

  if (course == NULL || self->part == NULL)
    return;

  position = find_position (self);
  n_parts = layover_course_get_n_parts (course);
  place = is_narrow ? g_strdup_printf (_ ("%u of %u"), position + 1, n_parts)
                    /* Translators: the place of a page in a course: "Part 6 of 12" */
                    : g_strdup_printf (_ ("Part %u of %u"), position + 1, n_parts);
  gtk_label_set_text (self->place_label, place);
  layover_ring_set_fraction (self->bar, (position + 1.0) / n_parts);
  layover_ring_set_description (self->bar, place);
  adw_button_content_set_label (self->previous_content, is_narrow ? "" : _ ("Previous"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.previous",
                                 get_neighbour (self, -1) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.take-back", is_done (self));
  update_buttons (self);
  update_next (self);
}

static void
done_cb (LayoverReaderPage *self)
{
  mark (self, TRUE);
  update (self);
}

/* A link to another page of the bundle: "pages/fit.md" or "pages/fit.md#score". */
static void
follow_cb (LayoverReaderPage *self, const char *target)
{
  LayoverCourse *course = layover_library_course_get_course (self->course);
  g_auto (GStrv) pieces = g_strsplit (target, "#", 2);

  for (guint i = 0; i < layover_course_get_n_parts (course); i++)
    {
      LayoverPart *part = layover_course_get_part (course, i);

      if (g_strcmp0 (layover_part_get_entry (part), pieces[0]) != 0)
        continue;

      layover_reader_page_show_part (self, layover_part_get_id (part));
      if (pieces[1] != NULL && LAYOVER_IS_TEXT_PART (self->view))
        layover_text_part_show_place (LAYOVER_TEXT_PART (self->view), pieces[1]);
      return;
    }
}

static GtkWidget *
view_new (LayoverReaderPage *self)
{
  GtkWidget *view;

  switch (layover_part_get_kind (self->part))
    {
    case LAYOVER_PART_VIDEO:
      view = layover_film_part_new (self->library, self->course, self->part);
      break;
    case LAYOVER_PART_CHECK:
      view = layover_check_part_new (self->library, self->course, self->part);
      break;
    case LAYOVER_PART_PAGE:
    default:
      view = layover_text_part_new (self->library, self->course, self->part,
                                    get_module_title (self));
      g_signal_connect_object (view, "follow", G_CALLBACK (follow_cb), self, G_CONNECT_SWAPPED);
      break;
    }

  g_signal_connect_object (view, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);

  return view;
}

static void
bind_find_button (LayoverReaderPage *self)
{
  LayoverFindBar *bar = get_find_bar (self);

  if (bar != NULL)
    g_object_bind_property (bar, "is-open", self->find_button, "active",
                            G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

static void
update_title (LayoverReaderPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *title = layover_part_get_title (self->part);
  g_autofree char *subtitle = g_strdup_printf ("%s %s",
                                               layover_library_course_get_number (self->course),
                                               layover_library_course_get_title (self->course));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  if (GTK_IS_WINDOW (root) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_window_set_title (GTK_WINDOW (root), title);
}

static void
go_next (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (widget);
  LayoverCourse *course = layover_library_course_get_course (self->course);
  const char *id = layover_library_course_get_id (self->course);
  LayoverPart *next = get_neighbour (self, 1);

  if (LAYOVER_IS_TEXT_PART (self->view))
    mark (self, TRUE);

  if (next != NULL)
    layover_reader_page_show_part (self, layover_part_get_id (next));
  else if (layover_course_get_n_exams (course) > 0)
    gtk_widget_activate_action (widget, "win.exam-lobby", "(ss)", id,
                                layover_exam_get_id (layover_course_get_exam (course, 0)));
  else
    gtk_widget_activate_action (widget, "win.back", NULL);
}

static void
go_previous (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (widget);
  LayoverPart *previous = get_neighbour (self, -1);

  if (previous != NULL)
    layover_reader_page_show_part (self, layover_part_get_id (previous));
}

static void
take_back (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (widget);

  mark (self, FALSE);
  update (self);
}

static void
toggle_contents (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (widget);

  gtk_toggle_button_set_active (self->contents_button,
                                !gtk_toggle_button_get_active (self->contents_button));
}

static void
find (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverFindBar *bar = get_find_bar (LAYOVER_READER_PAGE (widget));

  if (bar != NULL)
    layover_find_bar_set_is_open (bar, TRUE);
}

static void
find_next (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverFindBar *bar = get_find_bar (LAYOVER_READER_PAGE (widget));

  if (bar != NULL && layover_find_bar_get_is_open (bar))
    gtk_widget_activate_action (
        GTK_WIDGET (bar), g_variant_get_boolean (parameter) ? "find.next" : "find.previous", NULL);
}

static void
transcript_clicked_cb (LayoverReaderPage *self)
{
  if (LAYOVER_IS_FILM_PART (self->view))
    layover_film_part_toggle_transcript (LAYOVER_FILM_PART (self->view));
}

static void
set_fullscreen (LayoverReaderPage *self, gboolean is_fullscreen)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->is_fullscreen = is_fullscreen;
  if (GTK_IS_WINDOW (root) && is_fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (root));
  else if (GTK_IS_WINDOW (root))
    gtk_window_unfullscreen (GTK_WINDOW (root));

  gtk_widget_set_visible (self->header, !is_fullscreen);
  gtk_widget_set_visible (self->bottom, !is_fullscreen);
  gtk_widget_set_visible (self->side, !is_fullscreen
                                          && gtk_toggle_button_get_active (self->contents_button)
                                          && !layover_adaptive_get_is_narrow (self->adaptive));
  gtk_widget_set_visible (self->side_line, gtk_widget_get_visible (self->side));
}

static void
toggle_fullscreen (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (widget);

  set_fullscreen (self, !self->is_fullscreen);
}

/* The one list of contents lives beside the page or, where there is no room, on a page of its own. */
static void
place_contents (LayoverReaderPage *self, AdwBin *bin)
{
  GtkWidget *contents = GTK_WIDGET (self->contents);

  if (gtk_widget_get_parent (contents) == GTK_WIDGET (bin))
    return;

  g_object_ref (contents);
  if (gtk_widget_get_parent (contents) != NULL)
    adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (contents)), NULL);
  adw_bin_set_child (bin, contents);
  g_object_unref (contents);
}

static void
show_contents_page (LayoverReaderPage *self, gboolean is_shown)
{
  gtk_stack_set_visible_child_name (self->stack, is_shown ? "contents" : "part");
  gtk_widget_set_visible (self->bottom, !is_shown);
  gtk_toggle_button_set_active (self->contents_button, is_shown);
  if (is_shown)
    gtk_widget_child_focus (GTK_WIDGET (self->contents), GTK_DIR_TAB_FORWARD);
}

static void
layout_contents (LayoverReaderPage *self)
{
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);
  gboolean is_wanted = gtk_toggle_button_get_active (self->contents_button);

  place_contents (self, is_narrow ? self->contents_bin : self->side_bin);
  gtk_widget_set_visible (self->side, !is_narrow && is_wanted && !self->is_fullscreen);
  gtk_widget_set_visible (self->side_line, gtk_widget_get_visible (self->side));
  if (!is_narrow)
    {
      gtk_stack_set_visible_child_name (self->stack, "part");
      gtk_widget_set_visible (self->bottom, !self->is_fullscreen);
    }
}

static void
contents_toggled_cb (LayoverReaderPage *self)
{
  gboolean is_active = gtk_toggle_button_get_active (self->contents_button);

  if (!layover_adaptive_get_is_narrow (self->adaptive))
    {
      g_settings_set_boolean (layover_settings_get_default (), "contents", is_active);
      layout_contents (self);
      return;
    }

  layout_contents (self);
  show_contents_page (self, is_active);
}

static void
narrow_changed_cb (LayoverReaderPage *self)
{
  gboolean is_narrow = layover_adaptive_get_is_narrow (self->adaptive);

  g_signal_handlers_block_by_func (self->contents_button, contents_toggled_cb, self);
  gtk_toggle_button_set_active (
      self->contents_button,
      !is_narrow && g_settings_get_boolean (layover_settings_get_default (), "contents"));
  g_signal_handlers_unblock_by_func (self->contents_button, contents_toggled_cb, self);
  layout_contents (self);
  update (self);
}

static void
layover_reader_page_unmap (GtkWidget *widget)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (widget);

  if (self->is_fullscreen)
    set_fullscreen (self, FALSE);

  GTK_WIDGET_CLASS (layover_reader_page_parent_class)->unmap (widget);
}

static void
layover_reader_page_dispose (GObject *object)
{
  LayoverReaderPage *self = LAYOVER_READER_PAGE (object);

  g_clear_object (&self->contents);
  g_clear_object (&self->part);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_reader_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-reader-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, header);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, contents_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, find_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, transcript_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, side);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, side_line);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, side_bin);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, contents_bin);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, part_bin);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, bottom);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, previous_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, previous_content);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, place_label);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LayoverReaderPage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, contents_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, transcript_clicked_cb);
}

static void
layover_reader_page_class_init (LayoverReaderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  gboolean is_rtl = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  G_OBJECT_CLASS (klass)->dispose = layover_reader_page_dispose;
  widget_class->unmap = layover_reader_page_unmap;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_RING);
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "reader.next", NULL, go_next);
  gtk_widget_class_install_action (widget_class, "reader.previous", NULL, go_previous);
  gtk_widget_class_install_action (widget_class, "reader.take-back", NULL, take_back);
  gtk_widget_class_install_action (widget_class, "reader.contents", NULL, toggle_contents);
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "reader.find-next", "b", find_next);
  gtk_widget_class_install_action (widget_class, "reader.fullscreen", NULL, toggle_fullscreen);
  gtk_widget_class_add_binding_action (widget_class, is_rtl ? GDK_KEY_Left : GDK_KEY_Right,
                                       GDK_ALT_MASK, "reader.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "reader.contents", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "reader.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK,
                                       "reader.find-next", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "reader.find-next", "b", FALSE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_reader_page_init (LayoverReaderPage *self)
{
  self->contents = LAYOVER_CONTENTS_VIEW (g_object_ref_sink (layover_contents_view_new ()));

  gtk_widget_init_template (GTK_WIDGET (self));
  layover_stack_keep_quiet (self->stack);
  g_signal_connect_object (self->adaptive, "notify::is-narrow", G_CALLBACK (narrow_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
layover_reader_page_new (LayoverLibrary *library, LayoverLibraryCourse *course)
{
  LayoverReaderPage *self = g_object_new (LAYOVER_TYPE_READER_PAGE, NULL);

  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  layover_ring_set_fill (
      self->bar, layover_words_get_fill (library, layover_library_course_get_course (course)));
  layover_contents_view_set_course (self->contents, course);
  g_signal_connect_object (course, "notify::progress", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  narrow_changed_cb (self);

  return GTK_WIDGET (self);
}

LayoverLibraryCourse *
layover_reader_page_get_course (LayoverReaderPage *self)
{
  g_return_val_if_fail (LAYOVER_IS_READER_PAGE (self), NULL);

  return self->course;
}

LayoverPart *
layover_reader_page_get_part (LayoverReaderPage *self)
{
  g_return_val_if_fail (LAYOVER_IS_READER_PAGE (self), NULL);

  return self->part;
}

/**
 * layover_reader_page_show_part:
 * @part: the id of a part of the course
 */
void
layover_reader_page_show_part (LayoverReaderPage *self, const char *part)
{
  LayoverCourse *course;
  LayoverPart *found;

  g_return_if_fail (LAYOVER_IS_READER_PAGE (self));

  course = layover_library_course_get_course (self->course);
  found = course != NULL ? layover_course_find_part (course, part) : NULL;
  if (found == NULL)
    return;

  g_set_object (&self->part, found);
  gtk_toggle_button_set_active (self->find_button, FALSE);
  self->view = view_new (self);
  adw_bin_set_child (self->part_bin, self->view);
  bind_find_button (self);
  layover_adaptive_fit_columns (self->view);
  if (layover_adaptive_get_is_narrow (self->adaptive))
    show_contents_page (self, FALSE);

  layover_contents_view_set_part (self->contents, found);
  update_title (self);
  update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (self->view);
}
