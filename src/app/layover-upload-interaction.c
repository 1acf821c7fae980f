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
#include "layover-pasted-picture.h"
#include "layover-upload-card.h"
#include "layover-upload-interaction.h"
#include "layover-verdict-line.h"
#include "layover-widget.h"

struct _LayoverUploadInteraction
{
  LayoverInteractionView parent_instance;

  LayoverUploadCard *card;
  LayoverVerdictLine *verdict_line;
  GCancellable *reading; /* nullable */
  gboolean is_refused;
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

/* What is on its way, or was said about a file that did not come, would be lost with this widget. */
static void
update (LayoverUploadInteraction *self)
{
  gboolean is_reading = self->reading != NULL;

  layover_upload_card_set_state (self->card, is_reading, is_locked (self));
  layover_interaction_view_set_has_draft (as_view (self), is_reading || self->is_refused);
}

static void
refuse (LayoverUploadInteraction *self, const char *sentence)
{
  self->is_refused = TRUE;
  layover_upload_card_set_problem (self->card, sentence);
  layover_widget_say (GTK_WIDGET (self), "%s", sentence);
  update (self);
}

/* A file of another kind than the author asked for is handed in all the same; that it is one is said in place. */
static void
show_kind (LayoverUploadInteraction *self)
{
  LayoverInteraction *interaction = layover_interaction_view_get_interaction (as_view (self));
  g_autofree char *why = NULL;

  layover_interaction_check_response (interaction,
                                      layover_interaction_view_get_value (as_view (self)), &why);
  self->is_refused = FALSE;
  layover_upload_card_set_problem (self->card, why);
}

static void
show_file (LayoverUploadInteraction *self)
{
  g_autoptr (LayoverFileLabel) label = dup_label (self);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (label != NULL && g_str_has_prefix (label->type, "image/"))
    bytes = layover_answer_files_dup (get_files (self), label, &error);
  layover_upload_card_set_file (self->card, label, bytes);
  show_kind (self);
  update (self);
}

static void
take (LayoverUploadInteraction *self, LayoverAnswerFile *file)
{
  const LayoverFileLabel *label = layover_answer_file_get_label (file);
  g_autoptr (LayoverValue) value = layover_file_label_to_value (label);

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
  g_autoptr (LayoverAnswerFile)
      file = layover_answer_files_read_finish (LAYOVER_ANSWER_FILES (source), result, &error);

  /* Stopped by the person, for another one, or because the question went away. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (file == NULL)
    refuse (self, error->message);
  else if (is_locked (self))
    refuse (self, _ ("The question was closed before the file was read. It is not handed in."));
  else
    take (self, file);
}

static void
stop_reading (LayoverUploadInteraction *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* Returns: (transfer none): by which the one that begins now is stopped */
static GCancellable *
begin_reading (LayoverUploadInteraction *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  show_kind (self);
  update (self);

  return self->reading;
}

/** layover_upload_interaction_take_file: reads @file and answers with it; the last of several counts */
void
layover_upload_interaction_take_file (LayoverUploadInteraction *self, GFile *file)
{
  g_return_if_fail (LAYOVER_IS_UPLOAD_INTERACTION (self));

  if (!is_locked (self))
    layover_answer_files_read_async (get_files (self), file, begin_reading (self), read_cb,
                                     g_object_ref (self));
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
refuse_paste (LayoverUploadInteraction *self)
{
  refuse (self, _ ("There is no file to paste. Copy one in your file manager first."));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL || !take_one_of (self, value))
    refuse_paste (self);
}

static void
encoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LayoverUploadInteraction) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = layover_pasted_picture_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (bytes != NULL)
    {
      /* Translators: the name of a file that somebody makes by pasting a picture */
      layover_answer_files_take_async (get_files (self), _ ("Pasted picture.png"), bytes,
                                       self->reading, read_cb, g_object_ref (self));
      return;
    }

  g_clear_object (&self->reading);
  refuse_paste (self);
}

/* What a program offers as a MIME type is as good as a type of ours. */
static gboolean
offers (GdkContentFormats *formats, GType type)
{
  g_autoptr (GdkContentFormats)
      readable = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (formats));

  return gdk_content_formats_contain_gtype (readable, type);
}

/* A file manager offers a picture of what it copies too; the file is what is meant. */
static gboolean
paste_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  LayoverUploadInteraction *self = LAYOVER_UPLOAD_INTERACTION (widget);
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (is_locked (self))
    return FALSE;

  if (offers (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    pasted_cb, g_object_ref (self));
  else if (offers (formats, GDK_TYPE_TEXTURE))
    layover_pasted_picture_read_async (clipboard, begin_reading (self), encoded_cb,
                                       g_object_ref (self));
  else
    refuse_paste (self);

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
choose_cb (LayoverUploadCard *card, gpointer user_data)
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
save_cb (LayoverUploadCard *card, gpointer user_data)
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
remove_cb (LayoverUploadCard *card, gpointer user_data)
{
  LayoverUploadInteraction *self = user_data;

  if (self->reading != NULL)
    {
      stop_reading (self);
      update (self);
      layover_widget_say (GTK_WIDGET (self), "%s", _ ("The file is not handed in."));
      return;
    }

  layover_interaction_view_take_answer (as_view (self), NULL);
  show_file (self);
  layover_widget_say (GTK_WIDGET (self), "%s", _ ("The file is removed."));
}

static void
accept_drops (LayoverUploadInteraction *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->card), GTK_EVENT_CONTROLLER (target));
}

static void
layover_upload_interaction_build (LayoverInteractionView *view)
{
  LayoverUploadInteraction *self = LAYOVER_UPLOAD_INTERACTION (view);
  g_autofree char *wish = dup_wish (self);

  self->card = LAYOVER_UPLOAD_CARD (layover_upload_card_new (wish));
  g_signal_connect (self->card, "choose", G_CALLBACK (choose_cb), self);
  g_signal_connect (self->card, "save-copy", G_CALLBACK (save_cb), self);
  g_signal_connect (self->card, "remove", G_CALLBACK (remove_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
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

  stop_reading (self);

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
