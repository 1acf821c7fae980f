/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-attempt"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "layover-error.h"
#include "layover-reserve.h"

static char *
build_path (const char *folder)
{
  return g_build_filename (folder, "exam-reserve", NULL);
}

/**
 * layover_reserve_hold:
 *
 * Makes sure that 32 MiB of the disk of @folder are ours. What is held already stays held.
 *
 * Returns: %FALSE with the reason of this computer, LAYOVER_ERROR_NO_SPACE in the first place
 */
gboolean
layover_reserve_hold (const char *folder, GError **error)
{
  g_autofree char *path = build_path (folder);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int saved_errno;

  if (fd < 0)
    {
      layover_set_error_from_errno (error, errno, path, _ ("No room can be kept for the exam"));
      return FALSE;
    }

  saved_errno = posix_fallocate (fd, 0, LAYOVER_RESERVE_BYTES);
  close (fd);
  if (saved_errno != 0)
    {
      unlink (path);
      layover_set_error_from_errno (error, saved_errno, path,
                                    _ ("No room can be kept for the exam"));
      return FALSE;
    }

  return TRUE;
}

/** layover_reserve_release: Returns: whether there was a reserve to give up */
gboolean
layover_reserve_release (const char *folder)
{
  g_autofree char *path = build_path (folder);

  return unlink (path) == 0;
}
