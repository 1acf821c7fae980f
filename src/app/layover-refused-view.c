/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-error.h"
#include "layover-refused-view.h"
#include "layover-text.h"

struct _LayoverRefusedView
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *nothing;
  AdwActionRow *advice_row;
  AdwActionRow *library_row;
  AdwActionRow *reason_row;
  AdwActionRow *code_row;

  char *details;
};

G_DEFINE_FINAL_TYPE (LayoverRefusedView, layover_refused_view, ADW_TYPE_BIN)

typedef struct
{
  int first;
  int last;
  const char *title;
  const char *advice;
} Refusal;

/* What a person can do depends on the kind of refusal; the first range that holds the code decides. */
static const Refusal refusals[] = {
  { LAYOVER_ERROR_NO_SPACE, LAYOVER_ERROR_NO_SPACE, N_ ("The disk is full"),
    N_ ("Empty the trash or move a large file, then try again.") },
  { LAYOVER_ERROR_PERMISSION, LAYOVER_ERROR_PERMISSION, N_ ("The file may not be read"),
    N_ ("Copy it to a folder of your own, then try again.") },
  { LAYOVER_ERROR_NOT_FOUND, LAYOVER_ERROR_NOT_FOUND, N_ ("The file is not there"),
    N_ ("It may have been moved, or its drive was removed. Try again.") },
  { 1000, 1099, N_ ("This computer could not finish"), N_ ("Try again. Nothing was lost.") },
  { LAYOVER_ERROR_NOT_CONTAINER, LAYOVER_ERROR_NOT_CONTAINER, N_ ("This is not a Layover file"),
    N_ ("Ask whoever sent it for the file that ends in .layover.") },
  { LAYOVER_ERROR_INCOMPLETE, LAYOVER_ERROR_INCOMPLETE, N_ ("This file is not complete"),
    N_ ("Copy or download it again: the copying may have stopped in the middle.") },
  { LAYOVER_ERROR_STATEMENT_NEWER, LAYOVER_ERROR_STATEMENT_NEWER, N_ ("This needs a newer Layover"),
    N_ ("Update Layover, then open the file again.") },
  { LAYOVER_ERROR_WRONG_TYPE, LAYOVER_ERROR_WRONG_TYPE,
    N_ ("This is not a course and not an enrolment"),
    N_ ("Results and receipts are not opened here. Look for the file of the course.") },
  { LAYOVER_ERROR_UNKNOWN_KEY, LAYOVER_ERROR_UNKNOWN_KEY,
    N_ ("The organisation is not trusted on this computer"),
    N_ ("Open its enrolment file first, then this file again.") },
  { LAYOVER_ERROR_KEY_ROLE, LAYOVER_ERROR_KEY_ROLE, N_ ("The wrong key signed this file"),
    N_ ("Ask your organisation for a new one.") },
  { LAYOVER_ERROR_KEY_REVOKED, LAYOVER_ERROR_KEY_REVOKED,
    N_ ("This was signed with a key that was withdrawn"),
    N_ ("Ask your organisation for a new file, signed with its present key.") },
  { LAYOVER_ERROR_OLDER_VERSION, LAYOVER_ERROR_OLDER_VERSION,
    N_ ("This is an older version than yours"), N_ ("Nothing needs to be done: yours is newer.") },
  { LAYOVER_ERROR_VERSION_CLASH, LAYOVER_ERROR_VERSION_CLASH,
    N_ ("Two different files claim to be the same version"),
    N_ ("Tell your organisation. Until it says which is right, yours stays.") },
  { LAYOVER_ERROR_BELOW_FLOOR, LAYOVER_ERROR_BELOW_FLOOR, N_ ("This version is no longer accepted"),
    N_ ("Ask your organisation for the newest one.") },
  { LAYOVER_ERROR_OLDER_ENROLMENT, LAYOVER_ERROR_OLDER_ENROLMENT,
    N_ ("This is an older enrolment than yours"),
    N_ ("Nothing needs to be done: yours is newer.") },
  { LAYOVER_ERROR_FINGERPRINT, LAYOVER_ERROR_FINGERPRINT, N_ ("Not added"),
    N_ ("Ask the organisation for its fingerprint, in a letter or on the telephone.") },
  { 1100, 1499, N_ ("This file is damaged or was changed"),
    N_ ("Copy it again from where you got it, or ask your organisation for a new one.") },
  { 1500, 1799, N_ ("Something in this course cannot be used"),
    N_ ("Its signature is good: tell your organisation, and send the details.") },
};

static const Refusal otherwise = { 0, 0, N_ ("This file was not added"),
                                   N_ ("Ask your organisation for a new one.") };

static const Refusal *
find_refusal (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (code >= refusals[i].first && code <= refusals[i].last)
      return &refusals[i];

  return &otherwise;
}

/* “Entry “media/map.webm”, line 12: its bytes differ from what was signed.” */
static char *
dup_reason (const GError *error)
{
  const char *entry = layover_error_get_entry (error);
  g_autofree char *shown = entry != NULL ? layover_text_escape (entry) : NULL;
  gint64 position = 0, column = 0;
  LayoverErrorPlace place = layover_error_get_place (error, &position, &column);

  if (shown == NULL)
    return g_strdup (error->message);
  if (place == LAYOVER_PLACE_LINE)
    /* Translators: where in a file something is wrong, and what: “pages/one.md”, line 12. There is no … */
    return g_strdup_printf (_ ("“%s”, line %lld. %s"), shown, (long long) position, error->message);
  if (place == LAYOVER_PLACE_OFFSET)
    return g_strdup_printf (_ ("“%s”, byte %lld. %s"), shown, (long long) position, error->message);

  return g_strdup_printf (_ ("“%s”. %s"), shown, error->message);
}

static void
copy_details (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LayoverRefusedView *self = LAYOVER_REFUSED_VIEW (widget);

  if (self->details != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->details);
}

static void
layover_refused_view_dispose (GObject *object)
{
  LayoverRefusedView *self = LAYOVER_REFUSED_VIEW (object);

  g_clear_pointer (&self->details, g_free);

  G_OBJECT_CLASS (layover_refused_view_parent_class)->dispose (object);
}

static void
layover_refused_view_class_init (LayoverRefusedViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layover_refused_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-refused-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, icon);
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, title);
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, nothing);
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, advice_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, library_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, reason_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverRefusedView, code_row);
  gtk_widget_class_install_action (widget_class, "refused.copy", NULL, copy_details);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_refused_view_init (LayoverRefusedView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layover_refused_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_REFUSED_VIEW, NULL);
}

/**
 * layover_refused_view_set_error:
 * @file_name: the last part of its path, for the sentence that nothing of it was used
 */
void
layover_refused_view_set_error (LayoverRefusedView *self, const GError *error,
                                const char *file_name)
{
  gboolean is_local = layover_error_is_local_fault (error);
  const Refusal *refusal = find_refusal (error->code);
  g_autofree char *code = layover_error_dup_code (error);
  g_autofree char *reason = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *described = NULL;

  g_return_if_fail (LAYOVER_IS_REFUSED_VIEW (self));

  gtk_image_set_from_icon_name (self->icon, is_local ? "drive-harddisk-symbolic"
                                                     : "action-unavailable-symbolic");
  if (is_local)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->icon), "error");

  gtk_label_set_text (self->title, _ (refusal->title));
  nothing = g_strdup_printf (_ ("Nothing from “%s” was opened, stored or run."), file_name);
  gtk_label_set_text (self->nothing, nothing);
  adw_action_row_set_subtitle (self->advice_row, _ (refusal->advice));

  reason = dup_reason (error);
  adw_action_row_set_subtitle (self->reason_row, reason);
  adw_action_row_set_subtitle (self->code_row, code);
  gtk_widget_set_visible (GTK_WIDGET (self->code_row), !is_local);

  described = layover_error_describe (error);
  g_free (self->details);
  self->details = g_strdup_printf ("%s\n%s\n%s", file_name, code, described);
}
