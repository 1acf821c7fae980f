/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>
#include <sys/stat.h>

#include "layover-base64.h"
#include "layover-error.h"
#include "layover-file.h"
#include "layover-secret-key.h"

#define SIZE 158

typedef struct
{
  char *folder;
  char *path;
  guint8 bytes[SIZE]; /* of a good key file */
} Fixture;

static void
write_text (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static void
write_bytes (Fixture *fixture)
{
  g_autofree char *key = layover_base64_encode (fixture->bytes, SIZE, LAYOVER_BASE64_PADDED);
  g_autofree char *text = g_strdup_printf ("untrusted comment: x\n%s\n", key);

  write_text (fixture, text);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("layover-key-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "key", NULL);
  layover_secret_key_save (key, fixture->path, NULL, "test", &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_true (layover_base64_decode (lines[1], strlen (lines[1]), LAYOVER_BASE64_PADDED,
                                        fixture->bytes, SIZE));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (layover_file_remove_tree (fixture->folder, NULL));
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
load (Fixture *fixture, const char *passphrase, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverSecretKey) key = layover_secret_key_load (fixture->path, passphrase, &error);

  if (code == 0)
    {
      g_assert_no_error (error);
      g_assert_nonnull (key);
      return;
    }

  g_assert_null (key);
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_file (error), ==, fixture->path);
}

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "",
                                       "\n",
                                       "untrusted comment: x",
                                       "untrusted comment: x\n",
                                       "untrusted comment: x\nRWQ=\n",
                                       "no comment\nRWQ=\n" };

  write_bytes (fixture);
  load (fixture, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      write_text (fixture, texts[i]);
      load (fixture, NULL, LAYOVER_ERROR_SECRET_KEY_SYNTAX);
    }

  layover_file_remove_tree (fixture->path, NULL);
  load (fixture, NULL, LAYOVER_ERROR_NOT_FOUND);
}

static void
test_algorithms (Fixture *fixture, gconstpointer data)
{
  static const gsize offsets[] = { 0, 2, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      guint8 former = fixture->bytes[offsets[i]];

      fixture->bytes[offsets[i]] = 'X';
      write_bytes (fixture);
      load (fixture, NULL, LAYOVER_ERROR_SECRET_KEY_SYNTAX);
      fixture->bytes[offsets[i]] = former;
    }
}

/* A public half that belongs to another key would give the secret half away with the first signature. */
static void
test_halves_belong_together (Fixture *fixture, gconstpointer data)
{
  fixture->bytes[54 + 8 + 32] ^= 1;
  write_bytes (fixture);
  load (fixture, NULL, LAYOVER_ERROR_SECRET_KEY_SYNTAX);
}

/* Cheap parameters, so that the way of an encrypted key is tested everywhere, sanitizers included. */
static void
test_encrypted (Fixture *fixture, gconstpointer data)
{
  memcpy (fixture->bytes + 2, "Sc", 2);
  fixture->bytes[38] = 0xFF;
  fixture->bytes[38 + 1] = 0x7F;
  fixture->bytes[46 + 2] = 0xFF;
  write_bytes (fixture);
  load (fixture, NULL, LAYOVER_ERROR_PASSPHRASE_NEEDED);
  load (fixture, "wrong", LAYOVER_ERROR_PASSPHRASE_WRONG);

  fixture->bytes[46 + 7] = 0xFF;
  write_bytes (fixture);
  load (fixture, "any", LAYOVER_ERROR_SECRET_KEY_SYNTAX);
}

static void
test_public_keys (void)
{
  static const char *const texts[] = {
    "", "RWSMmntJ3x12+7j3X45Kk79uy5/14RYQGFEEtYY6uphX2mPPHCb9/io",
    "RWSMmntJ3x12+7j3X45Kk79uy5/14RYQGFEEtYY6uphX2mPPHCb9/iov\n",
    "RUSMmntJ3x12+7j3X45Kk79uy5/14RYQGFEEtYY6uphX2mPPHCb9/iov",
    " RWSMmntJ3x12+7j3X45Kk79uy5/14RYQGFEEtYY6uphX2mPPHCb9/iov"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_public_key_parse (texts[i], &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_PUBLIC_KEY);
    }
}

/* T64: whatever the umask, and without touching it. */
static void
test_private_whatever_the_umask (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();
  mode_t former = umask (0);
  struct stat info;

  layover_file_remove_tree (fixture->path, NULL);
  g_assert_true (layover_secret_key_save (key, fixture->path, NULL, "test", NULL));
  umask (former);
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/secret-key/bad-files", test_bad_files);
  ADD ("/secret-key/algorithms", test_algorithms);
  ADD ("/secret-key/halves-belong-together", test_halves_belong_together);
  ADD ("/secret-key/encrypted", test_encrypted);
  ADD ("/secret-key/T64-private-whatever-the-umask", test_private_whatever_the_umask);
  g_test_add_func ("/public-key/bad-texts", test_public_keys);
  return g_test_run ();
}
