/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <errno.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layover-device-key.h"
#include "layover-error.h"

#define SETTING "device-key"

static void
set_key_error (GError **error, const char *path, const char *sentence)
{
  layover_set_error (error, LAYOVER_ERROR_SECRET_KEY, NULL, "%s", sentence);
  layover_error_add_file (error, path);
}

static gboolean
is_private_file (const char *path, GError **error)
{
  struct stat info;

  if (g_lstat (path, &info) != 0)
    {
      layover_set_error_from_errno (error, errno, path,
                                    _ ("The key of this computer cannot be read"));
      return FALSE;
    }

  if (!S_ISREG (info.st_mode) || (info.st_mode & 077) != 0)
    {
      set_key_error (error, path,
                     _ ("Others can read the key of this computer; make the file readable for you "
                        "only (chmod 600)"));
      return FALSE;
    }

  return TRUE;
}

static LayoverSecretKey *
load_known (const char *path, const char *expected, GError **error)
{
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autofree char *actual = NULL;

  if (!is_private_file (path, error))
    return NULL;

  key = layover_secret_key_load (path, NULL, error);
  if (key == NULL)
    {
      layover_error_add_file (error, path);
      return NULL;
    }

  actual = layover_public_key_format (layover_secret_key_get_public (key));
  if (expected != NULL && !g_str_equal (actual, expected))
    {
      set_key_error (error, path, _ ("The key of this computer is not the one it had before"));
      return NULL;
    }

  return g_steal_pointer (&key);
}

static LayoverSecretKey *
create (const char *path, GError **error)
{
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();

  if (!layover_secret_key_save (key, path, NULL, "layover device key", error))
    return NULL;

  return g_steal_pointer (&key);
}

/**
 * layover_device_key_load:
 *
 * The key that signs this installation's results. It is made at first use, with mode 0600, and never overwritten. From
 * then on the database knows its public half: a key file that is gone, unreadable, open to others or another one is a
 * fault to be repaired, never a reason to make a new key, since results would no longer be this device's.
 *
 * Returns: (transfer full): the key, or %NULL with @error set
 */
LayoverSecretKey *
layover_device_key_load (LayoverStore *store, GError **error)
{
  g_autofree char *path = g_build_filename (layover_store_get_folder (store), "device.key", NULL);
  g_autoptr (GError) local_error = NULL;
  g_autofree char *known = layover_store_dup_setting (store, SETTING, &local_error);
  g_autofree char *public_text = NULL;
  g_autoptr (LayoverSecretKey) key = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (known != NULL && !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_key_error (error, path,
                     _ ("The key of this computer is gone; put it back from a backup to go on"));
      return NULL;
    }

  if (known != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    key = load_known (path, known, error);
  else
    key = create (path, error);

  if (key == NULL || known != NULL)
    return g_steal_pointer (&key);

  public_text = layover_public_key_format (layover_secret_key_get_public (key));

  return layover_store_set_setting (store, SETTING, public_text, error) ? g_steal_pointer (&key)
                                                                        : NULL;
}
