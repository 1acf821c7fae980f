/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-compat"

#include "config.h"

#include <glib/gi18n.h>

#include "layover-compat.h"

/* The newer dialogs (GTK 4.10, libadwaita 1.5) replace the ones used here. The older ones still exist in every
 * release of GTK 4 and libadwaita 1, and behave the same in all of them; so one form serves, and only what the
 * baseline cannot do at all is asked of the version. */

static void
confirm_response_cb (AdwMessageDialog *dialog, const char *response, GTask *task)
{
  g_task_return_boolean (task, g_str_equal (response, "confirm"));
  g_object_unref (task);
}

/**
 * layover_confirm_async:
 * @parent: any widget of the window that asks
 * @confirm_label: the button that goes on, with its mnemonic; the other one is Cancel
 *
 * Asks before something that cannot be undone. Nothing in a file may decide the text's markup: both texts are shown
 * literally.
 */
void
layover_confirm_async (GtkWidget *parent, const char *heading, const char *body,
                       const char *confirm_label, gboolean is_destructive,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  GtkWidget *dialog = adw_message_dialog_new (window, NULL, NULL);
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, layover_confirm_async);

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "confirm",
                                    confirm_label, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "confirm",
                                              is_destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                             : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  g_signal_connect (dialog, "response", G_CALLBACK (confirm_response_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

gboolean
layover_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * layover_tell:
 * @parent: any widget of the window
 *
 * Says something that has no place on a page. Both texts are shown literally.
 */
void
layover_tell (GtkWidget *parent, const char *heading, const char *body)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (parent));
  GtkWidget *dialog = adw_message_dialog_new (window, NULL, NULL);

  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chooser_response_cb (GtkNativeDialog *chooser, int response, GTask *task)
{
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Nothing was chosen");

  g_object_unref (task);
}

static void
run_chooser (GtkWindow *parent, GtkFileChooserNative *chooser, gpointer tag,
             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, chooser, g_object_unref);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * layover_file_open_async:
 * @filter: (nullable): offered first; every file can still be chosen
 *
 * Ends with G_IO_ERROR_CANCELLED when the person chose nothing.
 */
void
layover_file_open_async (GtkWindow *parent, const char *title, GtkFileFilter *filter,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));

  if (filter != NULL)
    {
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (all, _ ("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
    }

  run_chooser (parent, chooser, layover_file_open_async, cancellable, callback, user_data);
}

/**
 * layover_file_open_finish:
 *
 * Returns: (transfer full) (nullable): the file
 */
GFile *
layover_file_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
layover_file_save_async (GtkWindow *parent, const char *title, const char *name,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  run_chooser (parent, chooser, layover_file_save_async, cancellable, callback, user_data);
}

GFile *
layover_file_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
layover_show_about (GtkWindow *parent, const char *version)
{
  const char *developers[] = { "The Layover authors", NULL };

  adw_show_about_window (parent, "application-name", "Layover", "application-icon", LAYOVER_APP_ID,
                         "version", version, "developer-name", _ ("The Layover authors"),
                         "developers", developers, "copyright", "© 2026 The Layover authors",
                         "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Study anywhere and sit your certification exams on this computer, "
                            "with or without a network."),
                         /* Translators: put your name here */
                         "translator-credits", _ ("translator-credits"), NULL);
}

/**
 * layover_announce:
 *
 * Asks a screen reader to say @message when it has finished what it is saying.
 *
 * Returns: whether this GTK can; with GTK 4.8 the caller puts the sentence where it is found next
 */
gboolean
layover_announce (GtkWidget *widget, const char *message)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), message,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS

  return TRUE;
#else
  return FALSE;
#endif
}
