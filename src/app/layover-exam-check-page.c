/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-exam-check-page.h"
#include "layover-exam-checks.h"

#define REPEAT_SECONDS 5

typedef struct
{
  const char *name;
  GtkWidget *row;
  GtkWidget *shape;
  GtkWidget *text;
  GtkWidget *word;
} Row;

struct _LayoverExamCheckPage
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *body;
  GtkListBox *list;

  LayoverLibrary *library;
  LayoverLibraryCourse *course;
  char *exam;
  GArray *rows; /* of Row */
  guint repeat_id;
  gboolean is_stopped;
};

enum
{
  PROP_0,
  PROP_IS_STOPPED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverExamCheckPage, layover_exam_check_page, GTK_TYPE_WIDGET)

static const char *
finding_icon (LayoverExamFinding finding)
{
  switch (finding)
    {
    case LAYOVER_EXAM_FINDING_STOP:
      return "layover-stopped-symbolic";
    case LAYOVER_EXAM_FINDING_LOOK:
      return "dialog-warning-symbolic";
    case LAYOVER_EXAM_FINDING_GOOD:
    default:
      return "layover-answered-symbolic";
    }
}

static const char *
finding_word (LayoverExamFinding finding)
{
  switch (finding)
    {
    case LAYOVER_EXAM_FINDING_STOP:
      return _ ("Stops the exam");
    case LAYOVER_EXAM_FINDING_LOOK:
      return _ ("Worth a look");
    case LAYOVER_EXAM_FINDING_GOOD:
    default:
      return "";
    }
}

static const char *
finding_class (LayoverExamFinding finding)
{
  switch (finding)
    {
    case LAYOVER_EXAM_FINDING_STOP:
      return "stop";
    case LAYOVER_EXAM_FINDING_LOOK:
      return "look";
    case LAYOVER_EXAM_FINDING_GOOD:
    default:
      return "good";
    }
}

static void
show_finding (const Row *row, const LayoverExamCheck *check)
{
  const char *const classes[] = { "exam-finding", finding_class (check->finding), NULL };
  const char *word = finding_word (check->finding);
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (row->shape), finding_icon (check->finding));
  gtk_widget_set_css_classes (row->shape, (const char **) classes);
  gtk_label_set_label (GTK_LABEL (row->text), check->text);
  gtk_label_set_label (GTK_LABEL (row->word), word);
  gtk_widget_set_visible (row->word, *word != '\0');

  name = g_strdup_printf ("%s, %s. %s", check->name, *word != '\0' ? word : _ ("good"),
                          check->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
label_new (const char *text, const char *first_class, const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (first_class != NULL)
    gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);

  return label;
}

static void
add_row (LayoverExamCheckPage *self, const LayoverExamCheck *check)
{
  Row row = { .name = check->name };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  row.row = gtk_list_box_row_new ();
  row.shape = gtk_image_new ();
  row.text = label_new (NULL, "caption", "dim-label");
  row.word = label_new (NULL, "caption", NULL);
  gtk_label_set_wrap (GTK_LABEL (row.word), FALSE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), label_new (check->name, NULL, NULL));
  gtk_box_append (GTK_BOX (words), row.text);
  gtk_widget_add_css_class (box, "fact");
  gtk_box_append (GTK_BOX (box), row.shape);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), row.word);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row.row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row.row), FALSE);
  gtk_list_box_append (self->list, row.row);
  g_array_append_val (self->rows, row);
  show_finding (&row, check);
}

static void
show_check (LayoverExamCheckPage *self, const LayoverExamCheck *check)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (g_str_equal (row->name, check->name))
        {
          show_finding (row, check);
          return;
        }
    }

  add_row (self, check);
}

static void
show_title (LayoverExamCheckPage *self, guint n_stops, guint n_looks)
{
  g_autofree char *title = NULL;
  const char *body;

  if (n_stops > 0)
    {
      title = g_strdup_printf (
          ngettext ("One thing stops the exam", "%u things stop the exam", n_stops), n_stops);
      body = _ ("Nothing here counts against you. The checks repeat by themselves.");
    }
  else if (n_looks > 0)
    {
      title = g_strdup_printf (
          ngettext ("One thing is worth a look", "%u things are worth a look", n_looks), n_looks);
      body = _ ("You can start anyway. Nothing here counts against you, and the checks repeat by "
                "themselves.");
    }
  else
    {
      title = g_strdup (_ ("This computer is ready"));
      body = _ ("The checks repeat by themselves.");
    }

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->body, body);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const LayoverExamCheck *const *one = a;
  const LayoverExamCheck *const *other = b;

  return (int) (*one)->finding - (int) (*other)->finding;
}

/** layover_exam_check_page_check: looks again now */
void
layover_exam_check_page_check (LayoverExamCheckPage *self)
{
  g_autoptr (GPtrArray) checks = NULL;
  guint n_stops = 0, n_looks = 0;

  g_return_if_fail (LAYOVER_IS_EXAM_CHECK_PAGE (self));

  checks = layover_exam_checks_run (self->library, self->course, self->exam, GTK_WIDGET (self));
  if (self->rows->len == 0)
    g_ptr_array_sort (checks, compare_findings);

  for (guint i = 0; i < checks->len; i++)
    {
      const LayoverExamCheck *check = g_ptr_array_index (checks, i);

      n_stops += check->finding == LAYOVER_EXAM_FINDING_STOP ? 1 : 0;
      n_looks += check->finding == LAYOVER_EXAM_FINDING_LOOK ? 1 : 0;
      show_check (self, check);
    }

  show_title (self, n_stops, n_looks);
  if (self->is_stopped != (n_stops > 0))
    {
      self->is_stopped = n_stops > 0;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_STOPPED]);
    }
}

static gboolean
repeat_cb (gpointer user_data)
{
  layover_exam_check_page_check (LAYOVER_EXAM_CHECK_PAGE (user_data));

  return G_SOURCE_CONTINUE;
}

static void
layover_exam_check_page_map (GtkWidget *widget)
{
  LayoverExamCheckPage *self = LAYOVER_EXAM_CHECK_PAGE (widget);

  GTK_WIDGET_CLASS (layover_exam_check_page_parent_class)->map (widget);

  layover_exam_check_page_check (self);
  self->repeat_id = g_timeout_add_seconds (REPEAT_SECONDS, repeat_cb, self);
}

static void
layover_exam_check_page_unmap (GtkWidget *widget)
{
  LayoverExamCheckPage *self = LAYOVER_EXAM_CHECK_PAGE (widget);

  g_clear_handle_id (&self->repeat_id, g_source_remove);

  GTK_WIDGET_CLASS (layover_exam_check_page_parent_class)->unmap (widget);
}

static void
layover_exam_check_page_dispose (GObject *object)
{
  LayoverExamCheckPage *self = LAYOVER_EXAM_CHECK_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->course);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (layover_exam_check_page_parent_class)->dispose (object);
}

static void
layover_exam_check_page_finalize (GObject *object)
{
  LayoverExamCheckPage *self = LAYOVER_EXAM_CHECK_PAGE (object);

  g_array_unref (self->rows);
  g_free (self->exam);

  G_OBJECT_CLASS (layover_exam_check_page_parent_class)->finalize (object);
}

static void
layover_exam_check_page_get_property (GObject *object, guint prop_id, GValue *value,
                                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_IS_STOPPED:
      g_value_set_boolean (value, LAYOVER_EXAM_CHECK_PAGE (object)->is_stopped);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layover_exam_check_page_class_init (LayoverExamCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_check_page_dispose;
  object_class->finalize = layover_exam_check_page_finalize;
  object_class->get_property = layover_exam_check_page_get_property;

  widget_class->map = layover_exam_check_page_map;
  widget_class->unmap = layover_exam_check_page_unmap;

  properties[PROP_IS_STOPPED] = g_param_spec_boolean ("is-stopped", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamCheckPage, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamCheckPage, body);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamCheckPage, list);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_check_page_init (LayoverExamCheckPage *self)
{
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_exam_check_page_new (LayoverLibrary *library, LayoverLibraryCourse *course,
                             const char *exam)
{
  LayoverExamCheckPage *self;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), NULL);

  self = g_object_new (LAYOVER_TYPE_EXAM_CHECK_PAGE, NULL);
  self->library = g_object_ref (library);
  self->course = g_object_ref (course);
  self->exam = g_strdup (exam);

  return GTK_WIDGET (self);
}

gboolean
layover_exam_check_page_is_stopped (LayoverExamCheckPage *self)
{
  g_return_val_if_fail (LAYOVER_IS_EXAM_CHECK_PAGE (self), FALSE);

  return self->is_stopped;
}
