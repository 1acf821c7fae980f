/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-error.h"
#include "layover-fault-page.h"
#include "layover-text.h"

struct _LayoverFaultPage
{
  AdwBin parent_instance;

  GtkLabel *reason;
  GtkLabel *advice;
  GtkLabel *code;
  GtkWidget *start_over;
  GtkWidget *try_again;
};

G_DEFINE_FINAL_TYPE (LayoverFaultPage, layover_fault_page, ADW_TYPE_BIN)

static char *
dup_advice (const GError *fault)
{
  const char *file = layover_error_get_file (fault);
  g_autofree char *shown = file != NULL ? layover_text_escape (file) : NULL;

  if (g_error_matches (fault, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED) && shown != NULL)
    /* Translators: %s is the path of a file */
    return g_strdup_printf (_ ("Nothing was deleted. What it holds was copied to %s. You can begin "
                               "anew with everything that can still be read."),
                            shown);
  if (g_error_matches (fault, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED))
    return g_strdup (_ ("Nothing was deleted. You can begin anew with everything that can still be "
                        "read."));
  if (g_error_matches (fault, LAYOVER_ERROR, LAYOVER_ERROR_NO_SPACE))
    return g_strdup (_ ("Nothing was deleted. Empty the trash or move a large file, then try "
                        "again."));

  return g_strdup (_ ("Nothing was deleted. Once this is mended, try again."));
}

static void
layover_fault_page_class_init (LayoverFaultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-fault-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverFaultPage, reason);
  gtk_widget_class_bind_template_child (widget_class, LayoverFaultPage, advice);
  gtk_widget_class_bind_template_child (widget_class, LayoverFaultPage, code);
  gtk_widget_class_bind_template_child (widget_class, LayoverFaultPage, start_over);
  gtk_widget_class_bind_template_child (widget_class, LayoverFaultPage, try_again);
}

static void
layover_fault_page_init (LayoverFaultPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * layover_fault_page_new:
 * @fault: why the library cannot be opened
 */
GtkWidget *
layover_fault_page_new (const GError *fault)
{
  LayoverFaultPage *self = g_object_new (LAYOVER_TYPE_FAULT_PAGE, NULL);
  gboolean is_damaged = g_error_matches (fault, LAYOVER_ERROR, LAYOVER_ERROR_DATABASE_DAMAGED);
  g_autofree char *advice = dup_advice (fault);
  g_autofree char *code = layover_error_dup_code (fault);

  gtk_label_set_label (self->reason, fault->message);
  gtk_label_set_label (self->advice, advice);
  gtk_label_set_label (self->code, code != NULL ? code : "");
  gtk_widget_set_visible (GTK_WIDGET (self->code), code != NULL);
  gtk_widget_set_visible (self->start_over, is_damaged);

  return GTK_WIDGET (self);
}

/** layover_fault_page_focus_remedy: puts the focus on what helps, instead of on the first text that can be selected */
void
layover_fault_page_focus_remedy (LayoverFaultPage *self)
{
  g_return_if_fail (LAYOVER_IS_FAULT_PAGE (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->start_over) ? self->start_over
                                                                   : self->try_again);
}
