/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layover-format.h"
#include "layover-picture.h"
#include "layover-upload-card.h"
#include "layover-widget.h"

#define SPACING 12

struct _LayoverUploadCard
{
  GtkBox parent_instance;

  GtkWidget *preview_frame;
  GtkWidget *preview;
  GtkWidget *spinner;
  GtkWidget *name_label;
  GtkWidget *about_label;
  GtkWidget *problem_label;
  GtkWidget *choose_button;
  GtkWidget *save_button;
  GtkWidget *remove_button;

  char *wish;
  LayoverFileLabel *label;
  gboolean is_reading;
  gboolean is_locked;
};

enum
{
  CHOOSE,
  SAVE_COPY,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayoverUploadCard, layover_upload_card, GTK_TYPE_BOX)

static char *
dup_about (LayoverUploadCard *self)
{
  g_autofree char *kind = NULL;
  g_autofree char *size = NULL;

  if (self->label == NULL)
    return g_strdup (self->wish);

  kind = g_content_type_get_description (self->label->type);
  size = layover_format_size (self->label->size_bytes);
  /* Translators: a kind of file and its size, “PDF document · 1.2 MB” */
  return g_strdup_printf (_ ("%s · %s"), kind, size);
}

static const char *
get_name (LayoverUploadCard *self)
{
  if (self->is_reading)
    return _ ("Reading the file…");

  return self->label != NULL ? self->label->name : _ ("No file chosen yet");
}

static void
update (LayoverUploadCard *self)
{
  gboolean has_file = self->label != NULL;
  g_autofree char *about = dup_about (self);

  gtk_label_set_label (GTK_LABEL (self->name_label), get_name (self));
  gtk_label_set_label (GTK_LABEL (self->about_label), about);
  gtk_widget_set_visible (self->spinner, self->is_reading);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->is_reading);
  gtk_button_set_label (GTK_BUTTON (self->choose_button),
                        has_file ? _ ("Choose another file…") : _ ("Choose a file…"));
  gtk_widget_set_visible (self->choose_button, !self->is_locked);
  gtk_widget_set_visible (self->save_button, has_file && !self->is_reading);
  gtk_button_set_label (GTK_BUTTON (self->remove_button),
                        self->is_reading ? _ ("Cancel") : _ ("Remove"));
  gtk_widget_set_visible (self->remove_button, !self->is_locked && (has_file || self->is_reading));
  layover_widget_set_css_class (GTK_WIDGET (self), "filled", has_file);
}

static void
show_preview (LayoverUploadCard *self, GBytes *bytes)
{
  g_autoptr (LayoverPicture) picture = NULL;
  int width;

  if (bytes != NULL)
    picture = layover_picture_new_from_bytes (bytes);
  if (picture != NULL && layover_picture_get_problem (picture) != NULL)
    g_clear_object (&picture);

  gtk_picture_set_paintable (GTK_PICTURE (self->preview),
                             picture != NULL ? GDK_PAINTABLE (picture) : NULL);
  gtk_widget_set_visible (self->preview_frame, picture != NULL);
  if (picture == NULL)
    return;

  width = gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture));
  adw_clamp_set_maximum_size (ADW_CLAMP (self->preview_frame), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->preview_frame), width);
  layover_widget_set_name (self->preview, self->label->name);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
clicked_cb (GtkButton *button, gpointer user_data)
{
  LayoverUploadCard *self = user_data;
  guint signal = GTK_WIDGET (button) == self->choose_button ? CHOOSE
                 : GTK_WIDGET (button) == self->save_button ? SAVE_COPY
                                                            : REMOVE;

  /* The button goes away: the focus stays in the question. */
  if (signal == REMOVE)
    layover_upload_card_focus (self);
  g_signal_emit (self, signals[signal], 0);
}

static GtkWidget *
add_button (LayoverUploadCard *self, GtkWidget *row, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (row), button);

  return button;
}

static void
layover_upload_card_finalize (GObject *object)
{
  LayoverUploadCard *self = LAYOVER_UPLOAD_CARD (object);

  g_free (self->wish);
  g_clear_pointer (&self->label, layover_file_label_free);

  G_OBJECT_CLASS (layover_upload_card_parent_class)->finalize (object);
}

static void
layover_upload_card_class_init (LayoverUploadCardClass *klass)
{
  static const char *const names[] = { "choose", "save-copy", "remove" };

  G_OBJECT_CLASS (klass)->finalize = layover_upload_card_finalize;

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 0);
}

static void
layover_upload_card_init (LayoverUploadCard *self)
{
  GtkWidget *more_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), SPACING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "upload-area");
  self->preview = gtk_picture_new ();
  gtk_picture_set_content_fit (GTK_PICTURE (self->preview), GTK_CONTENT_FIT_SCALE_DOWN);
  /* as wide as the picture: its height follows from the width it is given */
  self->preview_frame = adw_clamp_new ();
  adw_clamp_set_child (ADW_CLAMP (self->preview_frame), self->preview);
  gtk_widget_set_visible (self->preview_frame, FALSE);
  self->spinner = gtk_spinner_new ();
  self->name_label = make_label ("upload-name");
  self->about_label = make_label ("dim-label");
  self->problem_label = make_label ("upload-problem");
  gtk_widget_set_visible (self->problem_label, FALSE);

  gtk_box_append (GTK_BOX (self), self->preview_frame);
  gtk_box_append (GTK_BOX (self), self->spinner);
  gtk_box_append (GTK_BOX (self), self->name_label);
  gtk_box_append (GTK_BOX (self), self->about_label);
  gtk_box_append (GTK_BOX (self), self->problem_label);
  self->choose_button = add_button (self, GTK_WIDGET (self), "");
  self->save_button = add_button (self, more_buttons, _ ("Save a copy…"));
  self->remove_button = add_button (self, more_buttons, "");
  gtk_widget_set_halign (more_buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), more_buttons);
}

/** layover_upload_card_new: @wish: what is said while there is no file. Returns: (transfer floating) */
GtkWidget *
layover_upload_card_new (const char *wish)
{
  LayoverUploadCard *self = g_object_new (LAYOVER_TYPE_UPLOAD_CARD, NULL);

  self->wish = g_strdup (wish);
  update (self);

  return GTK_WIDGET (self);
}

/** layover_upload_card_set_file: @label: (nullable): none. @bytes: (nullable): of a picture, to be seen small */
void
layover_upload_card_set_file (LayoverUploadCard *self, const LayoverFileLabel *label, GBytes *bytes)
{
  g_return_if_fail (LAYOVER_IS_UPLOAD_CARD (self));

  g_clear_pointer (&self->label, layover_file_label_free);
  self->label = label != NULL ? layover_file_label_copy (label) : NULL;
  show_preview (self, bytes);
  update (self);
}

/** layover_upload_card_set_state: @is_reading: a file is on its way. @is_locked: nothing can be changed */
void
layover_upload_card_set_state (LayoverUploadCard *self, gboolean is_reading, gboolean is_locked)
{
  g_return_if_fail (LAYOVER_IS_UPLOAD_CARD (self));

  self->is_reading = is_reading;
  self->is_locked = is_locked;
  update (self);
}

/** layover_upload_card_set_problem: @sentence: (nullable): for a person */
void
layover_upload_card_set_problem (LayoverUploadCard *self, const char *sentence)
{
  g_return_if_fail (LAYOVER_IS_UPLOAD_CARD (self));

  gtk_label_set_label (GTK_LABEL (self->problem_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem_label, sentence != NULL);
}

gboolean
layover_upload_card_has_problem (LayoverUploadCard *self)
{
  g_return_val_if_fail (LAYOVER_IS_UPLOAD_CARD (self), FALSE);

  return gtk_widget_get_visible (self->problem_label);
}

void
layover_upload_card_focus (LayoverUploadCard *self)
{
  g_return_if_fail (LAYOVER_IS_UPLOAD_CARD (self));

  gtk_widget_grab_focus (self->choose_button);
}
