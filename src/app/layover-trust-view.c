/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layover-format.h"
#include "layover-text.h"
#include "layover-trust-view.h"

#define SYMBOLS "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

struct _LayoverTrustView
{
  AdwBin parent_instance;

  GtkLabel *question;
  AdwActionRow *file_row;
  GtkLabel *fingerprint;
  GtkEntry *entry;
  GtkLabel *hint;
  GtkLabel *tries;
};

enum
{
  PROP_0,
  PROP_IS_COMPLETE,
  N_PROPS
};

enum
{
  TRUST,
  N_SIGNALS
};

G_DEFINE_FINAL_TYPE (LayoverTrustView, layover_trust_view, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_hint (LayoverTrustView *self, const char *text, gboolean is_error)
{
  gtk_label_set_text (self->hint, text);
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "dim-label");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "error");
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "dim-label");
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_count (LayoverTrustView *self, guint n_symbols)
{
  g_autofree char *count = g_strdup_printf (
      /* Translators: how much of the end of a fingerprint has been typed: "6 of 8 symbols" */
      _ ("%u of %u symbols"), n_symbols, LAYOVER_FINGERPRINT_TAIL);

  set_hint (self, count, FALSE);
}

static void
changed_cb (GtkEditable *editable, LayoverTrustView *self)
{
  show_count (self, (guint) strlen (gtk_editable_get_text (editable)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_COMPLETE]);
}

/* What is read as another symbol is corrected while typing, and what is none is left out, however it comes in. */
static void
insert_cb (GtkEditable *editable, const char *text, int length, int *position,
           LayoverTrustView *self)
{
  g_autofree char *typed = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  g_autofree char *symbols = layover_trust_normalise (typed);
  gsize room = LAYOVER_FINGERPRINT_TAIL - strlen (gtk_editable_get_text (editable));

  if (strlen (symbols) > room)
    symbols[room] = '\0';

  g_signal_handlers_block_by_func (editable, insert_cb, self);
  gtk_editable_insert_text (editable, symbols, -1, position);
  g_signal_handlers_unblock_by_func (editable, insert_cb, self);
  g_signal_stop_emission_by_name (editable, "insert-text");
}

static void
activate_cb (GtkEntry *entry, LayoverTrustView *self)
{
  layover_trust_view_submit (self);
}

static void
layover_trust_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_IS_COMPLETE)
    g_value_set_boolean (value, layover_trust_view_is_complete (LAYOVER_TRUST_VIEW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Whoever opens a file with the keyboard can type at once. */
static gboolean
layover_trust_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LAYOVER_TRUST_VIEW (widget)->entry));
}

static void
layover_trust_view_class_init (LayoverTrustViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = layover_trust_view_get_property;
  widget_class->grab_focus = layover_trust_view_grab_focus;

  properties[PROP_IS_COMPLETE] = g_param_spec_boolean ("is-complete", NULL, NULL, FALSE,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[TRUST] = g_signal_new ("trust", LAYOVER_TYPE_TRUST_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/layover/Layover/layover-trust-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LayoverTrustView, question);
  gtk_widget_class_bind_template_child (widget_class, LayoverTrustView, file_row);
  gtk_widget_class_bind_template_child (widget_class, LayoverTrustView, fingerprint);
  gtk_widget_class_bind_template_child (widget_class, LayoverTrustView, entry);
  gtk_widget_class_bind_template_child (widget_class, LayoverTrustView, hint);
  gtk_widget_class_bind_template_child (widget_class, LayoverTrustView, tries);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layover_trust_view_init (LayoverTrustView *self)
{
  GtkEditable *text;

  gtk_widget_init_template (GTK_WIDGET (self));

  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The last 8 symbols of the fingerprint"), -1);
  show_count (self, 0);
}

GtkWidget *
layover_trust_view_new (void)
{
  return g_object_new (LAYOVER_TYPE_TRUST_VIEW, NULL);
}

/* "7K3M  Q9TX  2D5H  V8RA  ••••  ••••": shown, the last eight would be copied from the screen. */
static char *
hide_tail (const char *fingerprint)
{
  g_auto (GStrv) groups = g_strsplit (fingerprint, "-", -1);
  guint n_groups = g_strv_length (groups);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_groups; i++)
    {
      if (i > 0)
        g_string_append (text, "  ");
      g_string_append (text, i + LAYOVER_FINGERPRINT_TAIL / 4 < n_groups ? groups[i] : "••••");
    }

  return g_string_free (text, FALSE);
}

/**
 * layover_trust_view_set_enrolment:
 * @file_name: what the person opened, for the row that says so
 */
void
layover_trust_view_set_enrolment (LayoverTrustView *self, LayoverEnrolment *enrolment,
                                  const char *file_name)
{
  g_autofree char *name = NULL;
  g_autofree char *question = NULL;
  g_autofree char *date = NULL;
  g_autofree char *made = NULL;
  g_autofree char *fingerprint = NULL;
  g_autofree char *hidden = NULL;

  g_return_if_fail (LAYOVER_IS_TRUST_VIEW (self));
  g_return_if_fail (LAYOVER_IS_ENROLMENT (enrolment));

  name = layover_text_strip_bidi (layover_enrolment_get_name (enrolment));
  question = g_strdup_printf (_ ("Do you know %s?"), name);
  gtk_label_set_text (self->question, question);

  date = layover_format_date (layover_enrolment_get_created_s (enrolment));
  made = g_strdup_printf (_ ("Made on %s · signed with its own key"), date);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->file_row), file_name);
  adw_action_row_set_subtitle (self->file_row, made);

  fingerprint = layover_public_key_dup_fingerprint (layover_enrolment_get_org_key (enrolment));
  hidden = hide_tail (fingerprint);
  gtk_label_set_text (self->fingerprint, hidden);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

void
layover_trust_view_set_tries_left (LayoverTrustView *self, guint tries_left)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LAYOVER_IS_TRUST_VIEW (self));

  text = g_strdup_printf (ngettext ("%u try left", "%u tries left", tries_left), tries_left);
  gtk_label_set_text (self->tries, text);
}

/**
 * layover_trust_view_say_wrong:
 *
 * The symbols were not the right ones. They stay, so that they can be compared with the letter.
 */
void
layover_trust_view_say_wrong (LayoverTrustView *self)
{
  g_return_if_fail (LAYOVER_IS_TRUST_VIEW (self));

  set_hint (self, _ ("These are not the last 8 symbols of this organisation."), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

gboolean
layover_trust_view_is_complete (LayoverTrustView *self)
{
  g_return_val_if_fail (LAYOVER_IS_TRUST_VIEW (self), FALSE);

  return strlen (gtk_editable_get_text (GTK_EDITABLE (self->entry))) == LAYOVER_FINGERPRINT_TAIL;
}

/**
 * layover_trust_view_submit:
 *
 * Emits "trust", if all eight symbols are there.
 */
void
layover_trust_view_submit (LayoverTrustView *self)
{
  g_return_if_fail (LAYOVER_IS_TRUST_VIEW (self));

  if (layover_trust_view_is_complete (self))
    g_signal_emit (self, signals[TRUST], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/**
 * layover_trust_normalise:
 *
 * Returns: (transfer full): the symbols in what was typed: in capitals, O as 0, I and L as 1, all else left out
 */
char *
layover_trust_normalise (const char *typed)
{
  GString *symbols = g_string_new (NULL);

  for (const char *p = typed; *p != '\0'; p++)
    {
      char symbol = g_ascii_toupper (*p);

      if (symbol == 'O')
        symbol = '0';
      else if (symbol == 'I' || symbol == 'L')
        symbol = '1';
      if (strchr (SYMBOLS, symbol) != NULL)
        g_string_append_c (symbols, symbol);
    }

  return g_string_free (symbols, FALSE);
}
