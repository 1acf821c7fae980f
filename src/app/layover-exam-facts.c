/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-adaptive.h"
#include "layover-exam-facts.h"

typedef struct
{
  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *value;
} Fact;

struct _LayoverExamFacts
{
  GtkWidget parent_instance;

  LayoverAdaptive *adaptive;
  GtkWidget *scrolled;
  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *body;
  GtkWidget *list;
  GtkBox *buttons;
  GtkWidget *main_button;
  GtkWidget *other_button;
  GtkWidget *spinner;
  GtkWidget *note;
  GArray *facts; /* of Fact, in the order of their rows */
};

G_DEFINE_FINAL_TYPE (LayoverExamFacts, layover_exam_facts, GTK_TYPE_WIDGET)

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
arrange_fact (LayoverExamFacts *self, const Fact *fact)
{
  gboolean is_tiny = layover_adaptive_get_is_tiny (self->adaptive);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (fact->box),
                                  is_tiny ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_xalign (GTK_LABEL (fact->value), is_tiny ? 0 : 1);
}

static void
arrange_cb (LayoverAdaptive *adaptive, GParamSpec *pspec, gpointer user_data)
{
  LayoverExamFacts *self = LAYOVER_EXAM_FACTS (user_data);
  gboolean is_tiny = layover_adaptive_get_is_tiny (adaptive);

  for (guint i = 0; i < self->facts->len; i++)
    arrange_fact (self, &g_array_index (self->facts, Fact, i));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons),
                                  is_tiny ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_halign (GTK_WIDGET (self->buttons), is_tiny ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  /* the main one is last in a row and first in a column */
  gtk_box_reorder_child_after (self->buttons, self->main_button,
                               is_tiny ? NULL : self->other_button);
}

static void
layover_exam_facts_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (layover_exam_facts_parent_class)->dispose (object);
}

static void
layover_exam_facts_finalize (GObject *object)
{
  g_array_unref (LAYOVER_EXAM_FACTS (object)->facts);

  G_OBJECT_CLASS (layover_exam_facts_parent_class)->finalize (object);
}

static void
layover_exam_facts_class_init (LayoverExamFactsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_exam_facts_dispose;
  object_class->finalize = layover_exam_facts_finalize;

  g_type_ensure (LAYOVER_TYPE_ADAPTIVE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-exam-facts.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, adaptive);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, body);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, list);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, buttons);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, main_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, other_button);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, spinner);
  gtk_widget_class_bind_template_child (widget_class, LayoverExamFacts, note);
  gtk_widget_class_bind_template_callback (widget_class, arrange_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_exam_facts_init (LayoverExamFacts *self)
{
  self->facts = g_array_new (FALSE, TRUE, sizeof (Fact));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_exam_facts_new (const char *title)
{
  LayoverExamFacts *self = g_object_new (LAYOVER_TYPE_EXAM_FACTS, NULL);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);

  return GTK_WIDGET (self);
}

/** layover_exam_facts_set_icon: @icon_name: decoration over the title; the title says the same */
void
layover_exam_facts_set_icon (LayoverExamFacts *self, const char *icon_name)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

void
layover_exam_facts_set_body (LayoverExamFacts *self, const char *body)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  show_text (self->body, body);
}

void
layover_exam_facts_set_note (LayoverExamFacts *self, const char *note)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  show_text (self->note, note);
}

static Fact *
find_fact (LayoverExamFacts *self, const char *label)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      Fact *fact = &g_array_index (self->facts, Fact, i);

      if (g_str_equal (gtk_label_get_label (GTK_LABEL (fact->label)), label))
        return fact;
    }

  return NULL;
}

static Fact *
add_fact (LayoverExamFacts *self, const char *label)
{
  GtkWidget *row = gtk_list_box_row_new ();
  Fact fact = { 0 };

  fact.box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  fact.label = gtk_label_new (label);
  fact.value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (fact.label), 0);
  gtk_label_set_wrap (GTK_LABEL (fact.label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (fact.value), TRUE);
  gtk_widget_set_hexpand (fact.value, TRUE);
  gtk_widget_add_css_class (fact.value, "dim-label");
  gtk_widget_add_css_class (fact.value, "numeric");
  gtk_widget_add_css_class (fact.box, "fact");
  gtk_box_append (GTK_BOX (fact.box), fact.label);
  gtk_box_append (GTK_BOX (fact.box), fact.value);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), fact.box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (self->list, TRUE);
  g_array_append_val (self->facts, fact);
  arrange_fact (self, &fact);

  return &g_array_index (self->facts, Fact, self->facts->len - 1);
}

/**
 * layover_exam_facts_set_fact:
 * @label: names the row; the same label again changes its value
 */
void
layover_exam_facts_set_fact (LayoverExamFacts *self, const char *label, const char *value)
{
  Fact *fact;
  g_autofree char *name = NULL;

  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  fact = find_fact (self, label);
  if (fact == NULL)
    fact = add_fact (self, label);
  if (g_str_equal (gtk_label_get_label (GTK_LABEL (fact->value)), value))
    return;

  name = g_strdup_printf ("%s, %s", label, value);
  gtk_label_set_label (GTK_LABEL (fact->value), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (fact->box)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_button (GtkWidget *button, const char *label, const char *action_name)
{
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                         GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_widget_set_visible (button, TRUE);
}

void
layover_exam_facts_set_main_button (LayoverExamFacts *self, const char *label,
                                    const char *action_name)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  set_button (self->main_button, label, action_name);
}

void
layover_exam_facts_set_other_button (LayoverExamFacts *self, const char *label,
                                     const char *action_name)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  set_button (self->other_button, label, action_name);
}

/** layover_exam_facts_set_is_busy: what the main button asked for is under way */
void
layover_exam_facts_set_is_busy (LayoverExamFacts *self, gboolean is_busy)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), !is_busy);
  gtk_widget_set_visible (self->spinner, is_busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_busy);
}

void
layover_exam_facts_focus_main (LayoverExamFacts *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  gtk_widget_grab_focus (self->main_button);
}

void
layover_exam_facts_focus_other (LayoverExamFacts *self)
{
  g_return_if_fail (LAYOVER_IS_EXAM_FACTS (self));

  gtk_widget_grab_focus (self->other_button);
}
