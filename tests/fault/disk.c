/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

/* Here open () has to be open () and not another name of open64 (): both are defined below. */
#undef _FORTIFY_SOURCE
#undef _FILE_OFFSET_BITS

#include "disk.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SECTOR_BYTES 512
#define INTERPOSE __attribute__ ((visibility ("default")))

typedef enum
{
  MODE_OFF,
  MODE_RECORD,
  MODE_KILL,
} Mode;

typedef enum
{
  STEP_WRITE,
  STEP_LENGTH,
  STEP_FOLDER,
  STEP_NAME,
  STEP_RENAME,
  STEP_UNNAME,
  STEP_FLUSH_FILE,
  STEP_FLUSH_FOLDER,
} StepKind;

/* @file counts files and not names; @path and @former are below the root */
typedef struct
{
  StepKind kind;
  guint file;
  char *path;
  char *former;
  guint64 offset;
  GBytes *bytes;
} Step;

static GMutex mutex;
static Mode mode;
static char *root;
static guint calls_left;
static GPtrArray *steps;
static guint n_base;
static guint n_files;
static GHashTable *files; /* from the number of an inode */

static void
step_free (Step *step)
{
  g_free (step->path);
  g_free (step->former);
  g_clear_pointer (&step->bytes, g_bytes_unref);
  g_free (step);
}

static Step *
add_step (StepKind kind, guint file, const char *path)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  step->file = file;
  step->path = g_strdup (path);
  g_ptr_array_add (steps, step);

  return step;
}

/* What follows the root and its slash, "" for the root itself, NULL for what lies elsewhere. */
static const char *
below_root (const char *path)
{
  gsize length = root != NULL ? strlen (root) : 0;

  if (mode == MODE_OFF || length == 0 || strncmp (path, root, length) != 0)
    return NULL;
  if (path[length] == '\0')
    return path + length;

  return path[length] == '/' ? path + length + 1 : NULL;
}

static const char *
path_of_fd (int fd, char buffer[4096])
{
  char link_path[64];
  gssize length;

  g_snprintf (link_path, sizeof link_path, "/proc/self/fd/%d", fd);
  length = readlink (link_path, buffer, 4095);
  buffer[MAX (length, 0)] = '\0';

  return below_root (buffer);
}

static guint
number_of (guint64 inode, gboolean is_new)
{
  gpointer key = GSIZE_TO_POINTER (inode);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (files, key));

  if (number == 0 || is_new)
    {
      number = ++n_files;
      g_hash_table_insert (files, key, GUINT_TO_POINTER (number));
    }

  return number;
}

static guint
number_of_fd (int fd, gboolean is_new)
{
  struct stat info;

  return fstat (fd, &info) == 0 ? number_of (info.st_ino, is_new) : 0;
}

static guint
number_of_path (const char *path)
{
  struct stat info;

  return lstat (path, &info) == 0 ? number_of (info.st_ino, FALSE) : 0;
}

/* TRUE when this is the call in which the power of the process ends. */
static gboolean
is_last_call (void)
{
  return mode == MODE_KILL && calls_left > 0 && --calls_left == 0;
}

static void
die (void)
{
  syscall (SYS_kill, getpid (), SIGKILL);
}

static gboolean
enter (const char *path)
{
  g_mutex_lock (&mutex);
  if (below_root (path) == NULL)
    return FALSE;
  if (is_last_call ())
    die ();

  return mode == MODE_RECORD;
}

static void
leave (void)
{
  int saved_errno = errno;

  g_mutex_unlock (&mutex);
  errno = saved_errno;
}

static int
open_and_note (const char *path, int flags, mode_t mode_bits)
{
  gboolean is_new = (flags & O_CREAT) != 0 && faccessat (AT_FDCWD, path, F_OK, 0) != 0;
  gboolean is_change = is_new || (flags & O_TRUNC) != 0;
  gboolean is_noted;
  int fd;

  if (!is_change)
    return (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode_bits);

  is_noted = enter (path);
  fd = (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode_bits);
  if (is_noted && fd >= 0)
    {
      guint file = number_of_fd (fd, is_new);

      if (is_new)
        add_step (STEP_NAME, file, below_root (path));
      else
        add_step (STEP_LENGTH, file, NULL);
    }
  leave ();

  return fd;
}

#define OPEN_BODY(path, flags)                                                                     \
  va_list args;                                                                                    \
  mode_t mode_bits = 0;                                                                            \
  va_start (args, flags);                                                                          \
  if ((flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE)                                  \
    mode_bits = va_arg (args, mode_t);                                                             \
  va_end (args);                                                                                   \
  return open_and_note (path, flags, mode_bits)

INTERPOSE int
open (const char *path, int flags, ...)
{
  OPEN_BODY (path, flags);
}

INTERPOSE int
open64 (const char *path, int flags, ...)
{
  OPEN_BODY (path, flags);
}

/* @offset: -1 for where the file stands */
static gssize
write_and_note (int fd, const void *data, gsize length, off_t offset)
{
  char buffer[4096];
  off_t place = offset >= 0 ? offset : lseek (fd, 0, SEEK_CUR);
  const char *path;
  gboolean is_last;
  gssize written;

  g_mutex_lock (&mutex);
  path = mode != MODE_OFF ? path_of_fd (fd, buffer) : NULL;
  is_last = path != NULL && is_last_call ();
  if (is_last)
    length /= 2;
  written = offset >= 0 ? syscall (SYS_pwrite64, fd, data, length, offset)
                        : syscall (SYS_write, fd, data, length);
  if (is_last)
    die ();
  if (path != NULL && mode == MODE_RECORD && written > 0)
    {
      Step *step = add_step (STEP_WRITE, number_of_fd (fd, FALSE), NULL);

      step->offset = (guint64) place;
      step->bytes = g_bytes_new (data, (gsize) written);
    }
  leave ();

  return written;
}

INTERPOSE ssize_t
write (int fd, const void *data, size_t length)
{
  return write_and_note (fd, data, length, -1);
}

INTERPOSE ssize_t
pwrite (int fd, const void *data, size_t length, off_t offset)
{
  return write_and_note (fd, data, length, offset);
}

INTERPOSE ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t offset)
{
  return write_and_note (fd, data, length, offset);
}

static int
truncate_and_note (int fd, off_t length)
{
  char buffer[4096];
  const char *path;
  int status;

  g_mutex_lock (&mutex);
  path = mode != MODE_OFF ? path_of_fd (fd, buffer) : NULL;
  if (path != NULL && is_last_call ())
    die ();
  status = (int) syscall (SYS_ftruncate, fd, length);
  if (path != NULL && mode == MODE_RECORD && status == 0)
    add_step (STEP_LENGTH, number_of_fd (fd, FALSE), NULL)->offset = (guint64) length;
  leave ();

  return status;
}

INTERPOSE int
ftruncate (int fd, off_t length)
{
  return truncate_and_note (fd, length);
}

INTERPOSE int
ftruncate64 (int fd, off64_t length)
{
  return truncate_and_note (fd, length);
}

static int
flush_and_note (int fd)
{
  char buffer[4096];
  const char *path;
  struct stat info;

  g_mutex_lock (&mutex);
  path = mode != MODE_OFF ? path_of_fd (fd, buffer) : NULL;
  if (path != NULL && is_last_call ())
    die ();
  if (path != NULL && mode == MODE_RECORD && fstat (fd, &info) == 0)
    add_step (S_ISDIR (info.st_mode) ? STEP_FLUSH_FOLDER : STEP_FLUSH_FILE,
              number_of (info.st_ino, FALSE), path);
  leave ();

  return 0;
}

INTERPOSE int
fsync (int fd)
{
  return flush_and_note (fd);
}

INTERPOSE int
fdatasync (int fd)
{
  return flush_and_note (fd);
}

INTERPOSE int
rename (const char *from, const char *to)
{
  gboolean is_noted = enter (to);
  guint file = is_noted ? number_of_path (from) : 0;
  int status = (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);

  if (is_noted && status == 0)
    add_step (STEP_RENAME, file, below_root (to))->former = g_strdup (below_root (from));
  leave ();

  return status;
}

INTERPOSE int
link (const char *from, const char *to)
{
  gboolean is_noted = enter (to);
  int status = (int) syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);

  if (is_noted && status == 0)
    add_step (STEP_NAME, number_of_path (to), below_root (to));
  leave ();

  return status;
}

static int
remove_and_note (const char *path, int flags)
{
  gboolean is_noted = enter (path);
  int status = (int) syscall (SYS_unlinkat, AT_FDCWD, path, flags);

  if (is_noted && status == 0)
    add_step (STEP_UNNAME, 0, below_root (path));
  leave ();

  return status;
}

INTERPOSE int
unlink (const char *path)
{
  return remove_and_note (path, 0);
}

INTERPOSE int
rmdir (const char *path)
{
  return remove_and_note (path, AT_REMOVEDIR);
}

INTERPOSE int
remove (const char *path)
{
  int status = remove_and_note (path, 0);

  return status != 0 && errno == EISDIR ? remove_and_note (path, AT_REMOVEDIR) : status;
}

INTERPOSE int
mkdir (const char *path, mode_t mode_bits)
{
  gboolean is_noted = enter (path);
  int status = (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode_bits);

  if (is_noted && status == 0)
    add_step (STEP_FOLDER, 0, below_root (path));
  leave ();

  return status;
}

/* What is there before the recording begins counts as flushed long ago. */
static void
add_base (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      guint file = number_of_path (path);
      char *text = NULL;
      gsize length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          add_step (STEP_FOLDER, 0, below_root (path));
          add_base (path);
          continue;
        }

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      add_step (STEP_NAME, file, below_root (path));
      add_step (STEP_WRITE, file, NULL)->bytes = g_bytes_new_take (text, length);
    }
}

void
disk_record (const char *folder)
{
  disk_forget ();
  root = g_strdup (folder);
  steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  files = g_hash_table_new (NULL, NULL);
  n_files = 0;
  mode = MODE_RECORD;
  add_base (folder);
  n_base = steps->len;
}

/** disk_get_n_steps: the first ones are what was there at the beginning */
guint
disk_get_n_steps (void)
{
  guint n_steps;

  g_mutex_lock (&mutex);
  n_steps = steps->len;
  g_mutex_unlock (&mutex);

  return n_steps;
}

void
disk_stop (void)
{
  g_mutex_lock (&mutex);
  mode = MODE_OFF;
  g_mutex_unlock (&mutex);
}

void
disk_forget (void)
{
  disk_stop ();
  g_clear_pointer (&root, g_free);
  g_clear_pointer (&steps, g_ptr_array_unref);
  g_clear_pointer (&files, g_hash_table_unref);
}

void
disk_kill_at (const char *folder, guint n)
{
  disk_forget ();
  root = g_strdup (folder);
  calls_left = n;
  mode = MODE_KILL;
}

/* One disk after a cut: which file each name means, and the bytes of each file; folders are file 0. */
typedef struct
{
  GHashTable *names;
  GHashTable *contents;
  GRand *dice;
  int share; /* of ten steps that were not flushed so many are there */
} Image;

static GByteArray *
get_content (Image *image, guint file)
{
  GByteArray *content = g_hash_table_lookup (image->contents, GUINT_TO_POINTER (file));

  if (content == NULL)
    {
      content = g_byte_array_new ();
      g_hash_table_insert (image->contents, GUINT_TO_POINTER (file), content);
    }

  return content;
}

static void
set_length (GByteArray *content, guint64 length)
{
  guint former = content->len;

  g_byte_array_set_size (content, (guint) length);
  if (length > former)
    memset (content->data + former, 0, length - former);
}

/* @is_torn: only some of the sectors have reached the disk */
static void
apply_write (Image *image, const Step *step, gboolean is_torn)
{
  GByteArray *content = get_content (image, step->file);
  gsize length;
  const guint8 *data = g_bytes_get_data (step->bytes, &length);

  if (content->len < step->offset + length)
    set_length (content, step->offset + length);
  for (gsize i = 0; i < length; i += SECTOR_BYTES)
    if (!is_torn || g_rand_boolean (image->dice))
      memcpy (content->data + step->offset + i, data + i, MIN (SECTOR_BYTES, length - i));
}

static void
apply (Image *image, const Step *step, gboolean is_torn)
{
  switch (step->kind)
    {
    case STEP_WRITE:
      apply_write (image, step, is_torn);
      break;
    case STEP_LENGTH:
      set_length (get_content (image, step->file), step->offset);
      break;
    case STEP_RENAME:
      if (step->former != NULL)
        g_hash_table_remove (image->names, step->former);
      G_GNUC_FALLTHROUGH;
    case STEP_FOLDER:
    case STEP_NAME:
      g_hash_table_insert (image->names, step->path, GUINT_TO_POINTER (step->file));
      break;
    case STEP_UNNAME:
      g_hash_table_remove (image->names, step->path);
      break;
    case STEP_FLUSH_FILE:
    case STEP_FLUSH_FOLDER:
      break;
    }
}

/* When each file and each folder was flushed last, as the number of the step. */
static void
find_flushes (guint n_steps, GHashTable *of_files, GHashTable *of_folders)
{
  for (guint i = 0; i < n_steps; i++)
    {
      const Step *step = g_ptr_array_index (steps, i);

      if (step->kind == STEP_FLUSH_FILE)
        g_hash_table_insert (of_files, GUINT_TO_POINTER (step->file), GUINT_TO_POINTER (i + 1));
      else if (step->kind == STEP_FLUSH_FOLDER)
        g_hash_table_insert (of_folders, g_strdup (step->path), GUINT_TO_POINTER (i + 1));
    }
}

static gboolean
is_flushed (guint i, GHashTable *of_files, GHashTable *of_folders)
{
  const Step *step = g_ptr_array_index (steps, i);
  g_autofree char *folder = NULL;

  if (i < n_base)
    return TRUE;
  if (step->path == NULL)
    return GPOINTER_TO_UINT (g_hash_table_lookup (of_files, GUINT_TO_POINTER (step->file))) > i;

  folder = g_path_get_dirname (step->path);
  return GPOINTER_TO_UINT (
             g_hash_table_lookup (of_folders, g_str_equal (folder, ".") ? "" : folder))
         > i;
}

static void
write_image (Image *image, const char *folder)
{
  g_autoptr (GList)
      names = g_list_sort (g_hash_table_get_keys (image->names), (GCompareFunc) strcmp);

  /* A name in a folder that did not reach the disk did not either. */
  for (GList *item = names; item != NULL; item = item->next)
    {
      g_autofree char *path = g_build_filename (folder, item->data, NULL);
      guint file = GPOINTER_TO_UINT (g_hash_table_lookup (image->names, item->data));
      const GByteArray *content = file != 0 ? get_content (image, file) : NULL;
      int fd;

      if (file == 0)
        {
          g_assert_true (mkdir (path, 0700) == 0 || errno == ENOENT);
          continue;
        }

      /* Shared memory of processes that are gone. */
      if (g_str_has_suffix (path, "-shm"))
        continue;

      fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (fd < 0)
        continue;
      g_assert_cmpint (write (fd, content->data, content->len), ==, content->len);
      close (fd);
    }
}

void
disk_rebuild (const char *folder, guint n_steps, GRand *dice)
{
  g_autoptr (GHashTable) of_files = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) of_folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable)
      contents = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_byte_array_unref);
  /* Often none or all of it, or the cuts in between would be about mixtures only. */
  Image image = { names, contents, dice, dice != NULL ? g_rand_int_range (dice, -2, 13) : 10 };

  find_flushes (n_steps, of_files, of_folders);
  for (guint i = 0; i < n_steps; i++)
    {
      const Step *step = g_ptr_array_index (steps, i);
      gboolean is_sure = dice == NULL || is_flushed (i, of_files, of_folders);

      if (is_sure || g_rand_int_range (dice, 0, 10) < image.share)
        apply (&image, step, FALSE);
      else if (step->kind == STEP_WRITE && image.share > 0 && g_rand_boolean (dice))
        apply (&image, step, TRUE);
    }

  write_image (&image, folder);
}

static void
assert_below (const char *folder, const char *other)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *twin = g_build_filename (other, name, NULL);
      g_autofree char *text = NULL;
      g_autofree char *twin_text = NULL;
      gsize length = 0;
      gsize twin_length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          assert_below (path, twin);
          continue;
        }
      if (g_str_has_suffix (name, "-shm"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_true (g_file_get_contents (twin, &twin_text, &twin_length, NULL));
      g_assert_cmpmem (text, length, twin_text, twin_length);
    }
}

/** disk_assert_same: the same names and bytes in both; proves that no call went past the recording */
void
disk_assert_same (const char *folder, const char *other)
{
  assert_below (folder, other);
  assert_below (other, folder);
}
