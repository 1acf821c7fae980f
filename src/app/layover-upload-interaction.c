/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-answer-files.h"
#include "layover-compat.h"
#include "layover-file-reading.h"
#include "layover-format.h"
#include "layover-picture.h"
#include "layover-upload-interaction.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

#define SPACING 12

struct _LayoverUploadInteraction
{
  LayoverInteractionView parent_instance;

  GtkWidget *area;
  GtkWidget *preview_frame;
  GtkWidget *preview;
  GtkWidget *name_label;
  GtkWidget *about_label;
  GtkWidget *spinner;
  GtkWidget *problem_label;
  GtkWidget *choose_button;
  GtkWidget *more_buttons;
  GtkWidget *remove_button;
  LayoverVerdictLine *verdict_line;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (LayoverUploadInteraction, layover_upload_interaction,
                     LAYOVER_TYPE_INTERACTION_VIEW)

static LayoverInteractionView *
as_view (LayoverUploadInteraction *self)
{
  return LAYOVER_INTERACTION_VIEW (self);
}

static LayoverAnswerFiles *
get_files (LayoverUploadInteraction *self)
{
  return layover_media_finder_get_files (
      layover_interaction_view_get_media_finder (as_view (self)));
}

static LayoverFileLabel *
dup_label (LayoverUploadInteraction *self)
{
  return layover_file_label_from_value (layover_interaction_view_get_value (as_view (self)));
}

static gboolean
is_locked (LayoverUploadInteraction *self)
{
  return layover_interaction_view_get_is_locked (as_view (self));
}

/* "PDF document, JPEG image"; what this computer has no name for is called as the author wrote it. */
static char *
dup_wanted_types (LayoverUploadInteraction *self)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (as_view (self));
  const char *const *types = layover_interaction_get_media_types (interaction);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (gsize i = 0; types[i] != NULL; i++)
    {
      g_autofree char *words_for_type = g_content_type_get_description (types[i]);

      g_strv_builder_add (builder, words_for_type);
    }

  words = g_strv_builder_end (builder);
  return g_strjoinv (", ", words);
}

static char *
dup_wish (LayoverUploadInteraction *self)
{
  g_autofree char *types = dup_wanted_types (self);
  g_autofree char *limit = layover_format_size (LAYOVER_ANSWER_FILE_MAX_BYTES);

  if (*types == '\0')
    /* Translators: a size, “8.0 MB” */
    return g_strdup_printf (_ ("Any kind of file, at most %s. You can also drop or paste it here."),
                            limit);

  /* Translators: kinds of files, “PDF document, JPEG image”, and a size, “8.0 MB” */
  return g_strdup_printf (_ ("%s, at most %s. You can also drop or paste it here."), types, limit);
}

static void
set_problem (LayoverUploadInteraction *self, const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem_label), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem_label, sentence != NULL);
}

static void
refuse (LayoverUploadInteraction *self, const char *sentence)
{
  set_problem (self, sentence);
  layover_widget_say (GTK_WIDGET (self), "%s", sentence);
}

static void
show_preview (LayoverUploadInteraction *self, const LayoverFileLabel *label)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (LayoverPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  if (label != NULL && g_str_has_prefix (label->type, "image/"))
    bytes = layover_answer_files_dup (get_files (self), label, &error);
  if (bytes != NULL)
    picture = layover_picture_new_from_bytes (bytes);
  if (picture != NULL && layover_picture_get_problem (picture) != NULL)
    g_clear_object (&picture);

  gtk_picture_set_paintable (GTK_PICTURE (self->preview),
                             picture != NULL ? GDK_PAINTABLE (picture) : NULL);
  gtk_widget_set_visible (self->preview_frame, picture != NULL);
  if (picture == NULL)
    return;

  adw_clamp_set_maximum_size (ADW_CLAMP (self->preview_frame),
                              gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture)));
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->preview_frame),
                                      gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (picture)));
  layover_widget_set_name (self->preview, label->name);
}

/* A file of another kind than the author asked for is handed in all the same; that it is one is said in place. */
static void
show_kind (LayoverUploadInteraction *self)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (as_view (self));
  g_autofree char *why = NULL;

  layover_interaction_check_response (interaction,
                                      layover_interaction_view_get_value (as_view (self)), &why);
  set_problem (self, why);
}

static void
update (LayoverUploadInteraction *self)
{
  g_autoptr (LayoverFileLabel) label = dup_label (self);
  gboolean is_reading = self->reading != NULL;
  g_autofree char *about = NULL;

  if (label != NULL)
    {
      g_autofree char *kind = g_content_type_get_description (label->type);
      g_autofree char *size = layover_format_size (label->size_bytes);

      /* Translators: a kind of file and its size, “PDF document · 1.2 MB” */
      about = g_strdup_printf (_ ("%s · %s"), kind, size);
    }
  else
    about = dup_wish (self);

  gtk_label_set_label (GTK_LABEL (self->name_label), is_reading      ? _ ("Reading the file…")
                                                     : label != NULL ? label->name
                                                                     : _ ("No file chosen yet"));
  gtk_label_set_label (GTK_LABEL (self->about_label), about);
  gtk_widget_set_visible (self->spinner, is_reading);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), is_reading);
  gtk_button_set_label (GTK_BUTTON (self->choose_button),
                        label != NULL ? _ ("Choose another file…") : _ ("Choose a file…"));
  gtk_widget_set_visible (self->choose_button, !is_locked (self));
  gtk_widget_set_visible (self->more_buttons, label != NULL);
  gtk_widget_set_visible (self->remove_button, !is_locked (self));
  layover_widget_set_css_class (self->area, "filled", label != NULL);
}

static void
show_file (LayoverUploadInteraction *self)
{
  g_autoptr (LayoverFileLabel) label = dup_label (self);

  show_preview (self, label);
  show_kind (self);
  update (self);
}

static void
take (LayoverUploadInteraction *self, LayoverAnswerFile *file)
{
  const LayoverFileLabel *label = layover_answer_file_get_label (file);
  g_autoptr (LayoverValue) value = layover_file_label_to_value (label);

  layover_answer_files_put (get_files (self), file);
  layover_interaction_view_take_answer (as_view (self), value);
  show_file (self);

  /* Translators: the placeholder is the name of a file */
  layover_widget_say (GTK_WIDGET (self), _ ("“%s” is handed in with your answers."), label->name);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAnswerFile) file = layover_answer_file_read_finish (result, &error);

  /* Stopped for another one, or because the question went away. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (file != NULL && !is_locked (self))
    take (self, file);
  else if (error != NULL)
    refuse (self, error->message);
  update (self);
}

/** layover_upload_interaction_take_file: reads @file and answers with it; the last of several counts */
void
layover_upload_interaction_take_file (LayoverUploadInteraction *self, GFile *file)
{
  g_return_if_fail (LAYOVER_IS_UPLOAD_INTERACTION (self));

  if (is_locked (self))
    return;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  set_problem (self, NULL);
  update (self);
  layover_answer_file_read_async (file, self->reading, read_cb, g_object_ref (self));
}

static gboolean
take_one_of (LayoverUploadInteraction *self, const GValue *value)
{
  GdkFileList *list = g_value_get_boxed (value);
  g_autoptr (GSList) files = list != NULL ? gdk_file_list_get_files (list) : NULL;

  if (files == NULL || is_locked (self))
    return FALSE;

  if (files->next != NULL)
    refuse (self, _ ("One file can be handed in here. Choose one of them."));
  else
    layover_upload_interaction_take_file (self, files->data);

  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  return take_one_of (user_data, value);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL || !take_one_of (self, value))
    refuse (self, _ ("There is no file to paste. Copy one in your file manager first."));
}

static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (is_locked (LAYOVER_UPLOAD_INTERACTION (widget)))
    return FALSE;

  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST,
                                  G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (widget));
  return TRUE;
}

static GtkWindow *
get_window (LayoverUploadInteraction *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  g_autoptr (GFile) file = layover_file_open_finish (result, NULL);

  if (file != NULL)
    layover_upload_interaction_take_file (self, file);
}

static GtkFileFilter *
make_filter (LayoverUploadInteraction *self)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (as_view (self));
  const char *const *types = layover_interaction_get_media_types (interaction);
  g_autofree char *name = dup_wanted_types (self);
  GtkFileFilter *filter;

  if (types[0] == NULL)
    return NULL;

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, name);
  for (gsize i = 0; types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, types[i]);

  return filter;
}

static void
choose_cb (GtkButton *button, gpointer user_data)
{
  LayoverUploadInteraction *self = user_data;
  g_autoptr (GtkFileFilter) filter = make_filter (self);

  layover_file_open_async (get_window (self), _ ("Choose a file"), filter, NULL, chosen_cb,
                           g_object_ref (self));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    layover_widget_say (GTK_WIDGET (self), "%s", _ ("The copy is saved."));
  else
    refuse (self, error->message);
}

static void
save_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  g_autoptr (GFile) file = layover_file_save_finish (result, NULL);
  g_autoptr (LayoverFileLabel) label = dup_label (self);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || label == NULL)
    return;

  bytes = layover_answer_files_dup (get_files (self), label, &error);
  if (bytes == NULL)
    {
      refuse (self, error->message);
      return;
    }

  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       written_cb, g_object_ref (self));
}

static void
save_cb (GtkButton *button, gpointer user_data)
{
  LayoverUploadInteraction *self = user_data;
  g_autoptr (LayoverFileLabel) label = dup_label (self);
  g_autofree char *name = NULL;

  if (label == NULL)
    return;

  name = g_strdelimit (g_strdup (label->name), "/\\", '-');
  layover_file_save_async (get_window (self), _ ("Save a copy"), name, NULL, save_chosen_cb,
                           g_object_ref (self));
}

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  LayoverUploadInteraction *self = user_data;

  /* The button goes away: the focus stays in the question. */
  gtk_widget_grab_focus (self->choose_button);
  layover_interaction_view_take_answer (as_view (self), NULL);
  show_file (self);
  layover_widget_say (GTK_WIDGET (self), "%s", _ ("The file is removed."));
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

static GtkWidget *
add_button (GtkWidget *row, const char *label, GCallback clicked, LayoverUploadInteraction *self)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (row), button);

  return button;
}

static void
build_buttons (LayoverUploadInteraction *self)
{
  self->more_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  self->choose_button = add_button (self->area, "", G_CALLBACK (choose_cb), self);
  gtk_widget_set_halign (self->more_buttons, GTK_ALIGN_CENTER);
  add_button (self->more_buttons, _ ("Save a copy…"), G_CALLBACK (save_cb), self);
  self->remove_button = add_button (self->more_buttons, _ ("Remove"), G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->area), self->more_buttons);
}

static void
accept_drops (LayoverUploadInteraction *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (self->area, GTK_EVENT_CONTROLLER (target));
}

static void
layover_upload_interaction_build (LayoverInteractionView *view)
{
  LayoverUploadInteraction *self = LAYOVER_UPLOAD_INTERACTION (view);

  self->area = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_add_css_class (self->area, "upload-area");
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

  gtk_box_append (GTK_BOX (self->area), self->preview_frame);
  gtk_box_append (GTK_BOX (self->area), self->spinner);
  gtk_box_append (GTK_BOX (self->area), self->name_label);
  gtk_box_append (GTK_BOX (self->area), self->about_label);
  gtk_box_append (GTK_BOX (self->area), self->problem_label);
  build_buttons (self);
  gtk_widget_set_parent (self->area, GTK_WIDGET (self));
  self->verdict_line = LAYOVER_VERDICT_LINE (layover_verdict_line_new (TRUE));
  gtk_widget_set_parent (GTK_WIDGET (self->verdict_line), GTK_WIDGET (self));

  accept_drops (self);
  update (self);
}

static void
layover_upload_interaction_show_value (LayoverInteractionView *view, LayoverValue *value)
{
  show_file (LAYOVER_UPLOAD_INTERACTION (view));
}

static void
layover_upload_interaction_show_state (LayoverInteractionView *view)
{
  LayoverUploadInteraction *self = LAYOVER_UPLOAD_INTERACTION (view);

  layover_verdict_line_set_verdict (self->verdict_line, layover_interaction_view_get_verdict (view),
                                    NULL);
  update (self);
}

static char *
layover_upload_interaction_dup_hint (LayoverInteractionView *view)
{
  g_autoptr (LayoverFileLabel) label = dup_label (LAYOVER_UPLOAD_INTERACTION (view));

  return g_strdup (label != NULL ? _ ("Hand in one file · 1 chosen")
                                 : _ ("Hand in one file · none chosen yet"));
}

static void
layover_upload_interaction_dispose (GObject *object)
{
  LayoverUploadInteraction *self = LAYOVER_UPLOAD_INTERACTION (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (layover_upload_interaction_parent_class)->dispose (object);
}

static void
layover_upload_interaction_class_init (LayoverUploadInteractionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayoverInteractionViewClass *view_class = LAYOVER_INTERACTION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layover_upload_interaction_dispose;

  view_class->build = layover_upload_interaction_build;
  view_class->show_value = layover_upload_interaction_show_value;
  view_class->show_state = layover_upload_interaction_show_state;
  view_class->dup_hint = layover_upload_interaction_dup_hint;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
}

static void
layover_upload_interaction_init (LayoverUploadInteraction *self)
{
}
