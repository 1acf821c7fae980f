/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-base"

#include "config.h"

#include <errno.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-text.h"

typedef struct
{
  char *file;
  char *entry;
  LayoverErrorPlace place;
  gint64 position;
  gint64 column;
} LayoverErrorPrivate;

static void
layover_error_private_init (LayoverErrorPrivate *priv)
{
}

static void
layover_error_private_copy (const LayoverErrorPrivate *src, LayoverErrorPrivate *dest)
{
  *dest = *src;
  dest->file = g_strdup (src->file);
  dest->entry = g_strdup (src->entry);
}

static void
layover_error_private_clear (LayoverErrorPrivate *priv)
{
  g_clear_pointer (&priv->file, g_free);
  g_clear_pointer (&priv->entry, g_free);
}

/* G_DEFINE_EXTENDED_ERROR wants a prefix that names both the quark and the private functions. */
G_DEFINE_EXTENDED_ERROR (LayoverError, layover_error)

static void set_error_valist (GError **error, LayoverErrorCode code, const char *entry,
                              LayoverErrorPlace place, gint64 position, gint64 column,
                              const char *format, va_list args) G_GNUC_PRINTF (7, 0);

static void
set_error_valist (GError **error, LayoverErrorCode code, const char *entry, LayoverErrorPlace place,
                  gint64 position, gint64 column, const char *format, va_list args)
{
  g_autofree char *sentence = NULL;
  g_autofree char *shown = NULL;
  LayoverErrorPrivate *priv;

  if (error == NULL)
    return;

  /* A sentence may quote what stands in a file. */
  sentence = g_strdup_vprintf (format, args);
  shown = layover_text_escape (sentence);
  *error = g_error_new_literal (LAYOVER_ERROR, code, shown);
  priv = layover_error_get_private (*error);
  priv->entry = entry != NULL ? layover_text_escape (entry) : NULL;
  priv->place = place;
  priv->position = position;
  priv->column = column;
}

/**
 * layover_set_error:
 * @entry: (nullable): the entry of the container, or the file of a folder, that is at fault; stored escaped
 * @format: one sentence for a person, without the names of file and entry, which front ends add
 */
void
layover_set_error (GError **error, LayoverErrorCode code, const char *entry, const char *format,
                   ...)
{
  va_list args;

  va_start (args, format);
  set_error_valist (error, code, entry, LAYOVER_PLACE_NONE, 0, 0, format, args);
  va_end (args);
}

/**
 * layover_set_error_at_line:
 * @line: counted from 1
 * @column: counted from 1, or 0 when it is not known
 */
void
layover_set_error_at_line (GError **error, LayoverErrorCode code, const char *entry, gint64 line,
                           gint64 column, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  set_error_valist (error, code, entry, LAYOVER_PLACE_LINE, line, column, format, args);
  va_end (args);
}

/**
 * layover_set_error_at_offset:
 * @offset: in bytes from the start of @entry, or of the file when @entry is %NULL
 */
void
layover_set_error_at_offset (GError **error, LayoverErrorCode code, const char *entry,
                             gint64 offset, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  set_error_valist (error, code, entry, LAYOVER_PLACE_OFFSET, offset, 0, format, args);
  va_end (args);
}

static LayoverErrorCode
code_from_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOSPC:
    case EDQUOT:
      return LAYOVER_ERROR_NO_SPACE;
    case EACCES:
    case EPERM:
    case EROFS:
      return LAYOVER_ERROR_PERMISSION;
    case ENOMEM:
      return LAYOVER_ERROR_MEMORY;
    case EEXIST:
      return LAYOVER_ERROR_EXISTS;
    case ENOENT:
      return LAYOVER_ERROR_NOT_FOUND;
    default:
      return LAYOVER_ERROR_IO;
    }
}

/**
 * layover_set_error_from_errno:
 * @saved_errno: errno as the failing call left it
 * @file: (nullable): the path that was used
 * @doing: (nullable): what failed, as a translated clause: "The results file cannot be written"
 *
 * A fault of this computer, told apart from every refusal of a file.
 */
void
layover_set_error_from_errno (GError **error, int saved_errno, const char *file, const char *doing)
{
  if (doing != NULL)
    layover_set_error (error, code_from_errno (saved_errno), NULL, "%s: %s", doing,
                       g_strerror (saved_errno));
  else
    layover_set_error (error, code_from_errno (saved_errno), NULL, "%s", g_strerror (saved_errno));

  layover_error_add_file (error, file);
}

/**
 * layover_error_add_file:
 * @file: (nullable): a path as the person gave it
 *
 * Says which file an error is about, unless a lower layer said so already.
 */
void
layover_error_add_file (GError **error, const char *file)
{
  LayoverErrorPrivate *priv;

  if (error == NULL || *error == NULL || (*error)->domain != LAYOVER_ERROR)
    return;

  priv = layover_error_get_private (*error);
  if (priv->file == NULL && file != NULL)
    priv->file = layover_text_escape (file);
}

/** layover_error_add_entry: as layover_error_add_file(), for the entry. */
void
layover_error_add_entry (GError **error, const char *entry)
{
  LayoverErrorPrivate *priv;

  if (error == NULL || *error == NULL || (*error)->domain != LAYOVER_ERROR)
    return;

  priv = layover_error_get_private (*error);
  if (priv->entry == NULL && entry != NULL)
    priv->entry = layover_text_escape (entry);
}

/** layover_error_get_file: Returns: (nullable) (transfer none): the file, escaped for display */
const char *
layover_error_get_file (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == LAYOVER_ERROR ? layover_error_get_private (error)->file : NULL;
}

/** layover_error_get_entry: Returns: (nullable) (transfer none): the entry, escaped for display */
const char *
layover_error_get_entry (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == LAYOVER_ERROR ? layover_error_get_private (error)->entry : NULL;
}

/**
 * layover_error_get_place:
 * @position: (out) (optional): the line or the offset
 * @column: (out) (optional): the column of a line, 0 when not known
 */
LayoverErrorPlace
layover_error_get_place (const GError *error, gint64 *position, gint64 *column)
{
  const LayoverErrorPrivate *priv;

  g_return_val_if_fail (error != NULL, LAYOVER_PLACE_NONE);

  if (error->domain != LAYOVER_ERROR)
    return LAYOVER_PLACE_NONE;

  priv = layover_error_get_private (error);
  if (position != NULL)
    *position = priv->position;
  if (column != NULL)
    *column = priv->column;

  return priv->place;
}

/**
 * layover_error_is_local_fault:
 *
 * Returns: whether this computer is at fault (disk, memory, permission) and not the file or the person
 */
gboolean
layover_error_is_local_fault (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return error->domain != LAYOVER_ERROR || error->code < 1100;
}

/** layover_error_dup_code: Returns: (nullable) (transfer full): "LV1104", or %NULL for an error of another domain */
char *
layover_error_dup_code (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  return error->domain == LAYOVER_ERROR ? g_strdup_printf ("LV%04d", error->code) : NULL;
}

/**
 * layover_error_describe:
 *
 * Returns: (transfer full): file, entry and place, then the sentence, then the code, as one line for a terminal
 *   or a log
 */
char *
layover_error_describe (const GError *error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *code = layover_error_dup_code (error);
  const char *file = layover_error_get_file (error);
  const char *entry = layover_error_get_entry (error);
  gint64 position = 0;
  gint64 column = 0;
  LayoverErrorPlace place = layover_error_get_place (error, &position, &column);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, position);

  if (file != NULL)
    g_string_append_printf (text, "%s: ", file);

  if (entry != NULL)
    g_string_append_printf (text, "%s: ", entry);

  if (place == LAYOVER_PLACE_LINE)
    /* Translators: where in a file an error is, as a prefix of the message; %s is a number */
    g_string_append_printf (text, _ ("line %s"), number);
  else if (place == LAYOVER_PLACE_OFFSET)
    /* Translators: where in a file an error is, as a prefix of the message; %s is a number */
    g_string_append_printf (text, _ ("byte %s"), number);

  if (place == LAYOVER_PLACE_LINE && column > 0)
    g_string_append_printf (text, ":%" G_GINT64_FORMAT, column);

  if (place != LAYOVER_PLACE_NONE)
    g_string_append (text, ": ");

  g_string_append (text, error->message);

  if (code != NULL)
    g_string_append_printf (text, " (%s)", code);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
