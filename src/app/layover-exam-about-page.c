/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-adaptive.h"
#include "layover-course-words.h"
#include "layover-exam-about-page.h"
#include "layover-inline-flow.h"

#define EMBLEM_WIDTH 12

struct _LayoverExamAboutPage
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  LayoverInlineFlow *chips;
  GtkLabel *title;
  GtkGrid *facts;
  GtkBox *lists;
  GtkListBox *how;
  GtkListBox *recorded;

  GPtrArray *fact_boxes; /* of GtkWidget, in the order of reading */
  GtkLabel *n_questions;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LayoverExamAboutPage, layover_exam_about_page, GTK_TYPE_WIDGET)

static void
add_chip (LayoverExamAboutPage *self, const char *text, GtkWidget *emblem)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  if (emblem != NULL)
    gtk_box_append (GTK_BOX (chip), emblem);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_widget_add_css_class (chip, "chip");
  layover_inline_flow_append_widget (self->chips, chip);
  layover_inline_flow_append_text (self->chips, " ", NULL);
}

static void
add_level_chip (LayoverExamAboutPage *self, LayoverLibrary *library, LayoverCourse *course)
{
  LayoverLevel *level = layover_words_find_level (library, course);
  GtkWidget *emblem;
  g_autofree char *text = NULL;

  if (level == NULL)
    return;

  emblem = layover_level_emblem_new (EMBLEM_WIDTH);
  layover_words_show_emblem (LAYOVER_LEVEL_EMBLEM (emblem), library, course);
  text = g_strdup_printf ("%s · %s", layover_level_get_name (level),
                          layover_level_get_number (level));
  add_chip (self, text, emblem);
}

static void
add_role_chip (LayoverExamAboutPage *self, LayoverLibrary *library, LayoverCourse *course)
{
  LayoverProgramme *programme = layover_library_get_programme (library);
  const char *id = layover_course_get_role (course);
  LayoverRole *role = NULL;

  if (programme != NULL && id != NULL)
    role = layover_programme_find_role (programme, id);
  if (role != NULL)
    add_chip (self, layover_role_get_name (role), NULL);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static GtkLabel *
add_fact (LayoverExamAboutPage *self, const char *number, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *number_label = gtk_label_new (number);
  GtkWidget *word_label = gtk_label_new (word);

  gtk_widget_add_css_class (number_label, "fact-num");
  /* without a letter that says so, "80 %" turns round where text runs from right to left */
  if (!has_letters (number))
    gtk_widget_set_direction (number_label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (word_label, "caption");
  gtk_widget_add_css_class (word_label, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (word_label), TRUE);
  gtk_label_set_justify (GTK_LABEL (word_label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), number_label);
  gtk_box_append (GTK_BOX (box), word_label);
  g_ptr_array_add (self->fact_boxes, g_object_ref_sink (box));

  return GTK_LABEL (number_label);
}

static void
add_line (GtkListBox *list, const char *icon_name, const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  /* the icon stands beside the first line, and both in the middle of a row that is higher than they are */
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_add_css_class (box, "fact-line");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_list_box_append (list, row);
}

static void
fill_lists (LayoverExamAboutPage *self)
{
  add_line (self->how, "media-playlist-shuffle-symbolic",
            _ ("You may move freely and change any answer until you hand in."));
  add_line (self->how, "layover-unanswered-symbolic",
            _ ("A question without an answer scores nothing. A wrong one costs nothing more."));
  add_line (self->how, "layover-clock-symbolic",
            _ ("The clock runs on if the app closes. Your answers are kept."));
  add_line (self->how, "layover-answered-symbolic",
            _ ("It is scored on this computer as soon as you hand in."));
  /* with a GTK that cannot announce, this is how one hears the time */
  add_line (self->how, "layover-keys-symbolic",
            _ ("Ctrl+T tells the time left. F1 lists all keys."));

  add_line (self->recorded, "document-edit-symbolic", _ ("Your answers, and when you gave them."));
  add_line (self->recorded, "focus-windows-symbolic",
            _ ("How long you were in another window. Never which one, never its contents."));
  add_line (self->recorded, "system-shutdown-symbolic",
            _ ("Interruptions: sleep, restarts, changes of the clock."));
  add_line (self->recorded, "camera-disabled-symbolic",
            _ ("Nothing else: no camera, microphone, screen or files."));
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamAboutPage *self = LAYOVER_EXAM_ABOUT_PAGE (user_data);
  gboolean is_narrow = layover_adaptive_get_is_narrow (adaptive);
  int n_columns = is_narrow ? 2 : (int) self->fact_boxes->len;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->lists), is_narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->lists, !is_narrow);
  for (guint i = 0; i < self->fact_boxes->len; i++)
    {
      GtkWidget *box = g_ptr_array_index (self->fact_boxes, i);

      if (gtk_widget_get_parent (box) != NULL)
        gtk_grid_remove (self->facts, box);
      gtk_grid_attach (self->facts, box, (int) i % n_columns, (int) i / n_columns, 1, 1);
    }
}

static void
layover_exam_about_page_dispose (GObject *object)
{
  LayoverExamAboutPage *self = LAYOVER_EXAM_ABOUT_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_ptr_array_set_size (self->fact_boxes, 0);

  G_OBJECT_CLASS (layover_exam_about_page_parent_class)->dispose (object);
}

static void
layover_exam_about_page_finalize (GObject *object)
{
  LayoverExamAboutPage *self = LAYOVER_EXAM_ABOUT_PAGE (object);

  g_ptr_array_unref (self->fact_boxes);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (layover_exam_about_page_parent_class)->finalize (object);
}

static void
layover_exam_about_page_class_init (LayoverExamAboutPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_about_page_dispose;
  object_class->finalize = layover_exam_about_page_finalize;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  g_type_ensure (LAYOVER_TYPE_INLINE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-about-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, facts);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, lists);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, how);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamAboutPage, recorded);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_about_page_init (LayoverExamAboutPage *self)
{
  self->fact_boxes = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
}

static void
n_questions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverExamAboutPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverTest)
      test = layover_library_load_test_finish (LAYOVER_LIBRARY (source), result, &error);
  g_autofree char *number = NULL;

  if (test == NULL)
    {
      g_debug ("The questions cannot be counted: %s", error->message);
      return;
    }

  number = g_strdup_printf ("%u", layover_test_count_drawn_items (test));
  gtk_label_set_label (self->n_questions, number);
}

static void
add_facts (LayoverExamAboutPage *self, LayoverLibrary *library, LayoverLibraryCourse *course,
           LayoverExam *exam)
{
  int attempts_left = -1;
  g_autofree char *minutes = g_strdup_printf (_ ("%d\302\240min"), layover_exam_get_minutes (exam));
  g_autofree char *percent = g_strdup_printf (_ ("%d\302\240%%"),
                                              layover_exam_get_pass_percent (exam));
  g_autofree char *attempts = NULL;

  self->n_questions = add_fact (self, "…", _ ("questions"));
  add_fact (self, minutes, _ ("time"));
  add_fact (self, percent, _ ("to pass"));

  layover_library_check_exam (library, course, layover_exam_get_id (exam), &attempts_left, NULL);
  if (attempts_left < 0)
    return;
  attempts = g_strdup_printf ("%d", attempts_left);
  add_fact (self, attempts, ngettext ("attempt left", "attempts left", attempts_left));
}

GtkWidget *
layover_exam_about_page_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                             LayoverExam *exam)
{
  LayoverExamAboutPage *self;
  LayoverCourse *content;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_ABOUT_PAGE, NULL);
  content = layover_library_course_get_course (course);
  add_level_chip (self, library, content);
  add_role_chip (self, library, content);
  add_chip (self, layover_exam_get_title (exam), NULL);
  gtk_label_set_label (self->title, layover_library_course_get_title (course));

  add_facts (self, library, course, exam);
  arrange_cb (self->adaptive, NULL, self);
  layover_library_load_test_async (library, course, layover_exam_get_id (exam), self->cancellable,
                                   n_questions_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
