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

/* The key of tests/data/container, sealed by scrypt and BLAKE2b of Python with the passphrase "right" and N = 1024. */
#define SEALED                                                                                     \
  "untrusted comment: x\n"                                                                         \
  "RWRTY0IyAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8AgAAAAAAAAAAAAAEAAAAAw6GO6xizhdyIRGKg"       \
  "//aKHSQYP0eO/v5PfpbRxfXM8LL0W6cpalAwXXgV2vT1tYrgquzzhZ2x4gxIad8b/WYyPk7z8nBcp5kOebO9ZEFd72Kt"   \
  "dTeU7r1aNSBeqqiMmmIX+55idT2r17Y="
#define SEALED_PUBLIC "RWQLnYyM5xPG2Ow6PLAJyj2mpPvTRm9VlddsbSo6CfCv8GA+SGE22cdM"

static void
test_right_passphrase (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { SEALED, SEALED "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LayoverSecretKey) key = NULL;
      g_autofree char *public = NULL;
      g_autoptr (GError) error = NULL;

      write_text (fixture, texts[i]);
      load (fixture, "Right", LAYOVER_ERROR_PASSPHRASE_WRONG);
      load (fixture, "", LAYOVER_ERROR_PASSPHRASE_WRONG);
      key = layover_secret_key_load (fixture->path, "right", &error);
      g_assert_no_error (error);
      public = layover_public_key_format (layover_secret_key_get_public (key));
      g_assert_cmpstr (public, ==, SEALED_PUBLIC);
    }

  write_text (fixture, SEALED "\n\n");
  load (fixture, "right", LAYOVER_ERROR_SECRET_KEY_SYNTAX);
}

/* A file may not ask for work without end: one more than minisign sets, in either number. */
static void
test_work_is_bounded (Fixture *fixture, gconstpointer data)
{
  static const gsize offsets[] = { 38, 46 };

  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++)
    {
      memcpy (fixture->bytes + 2, "Sc", 2);
      memset (fixture->bytes + 38, 0, 16);
      memcpy (fixture->bytes + offsets[i], offsets[i] == 38 ? "\1\0\0\2" : "\1\0\0\100", 4);
      write_bytes (fixture);
      load (fixture, "any", LAYOVER_ERROR_SECRET_KEY_SYNTAX);
    }
}

static void
load_public (Fixture *fixture, const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverPublicKey) key = NULL;

  if (text != NULL)
    write_text (fixture, text);
  else
    layover_file_remove_tree (fixture->path, NULL);
  key = layover_public_key_load (fixture->path, &error);
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
test_public_key_files (Fixture *fixture, gconstpointer data)
{
  load_public (fixture, "untrusted comment: x\n" SEALED_PUBLIC "\n", 0);
  load_public (fixture, "untrusted comment: x\n" SEALED_PUBLIC, 0);
  load_public (fixture, "", LAYOVER_ERROR_PUBLIC_KEY);
  load_public (fixture, SEALED_PUBLIC, LAYOVER_ERROR_PUBLIC_KEY);
  load_public (fixture, "untrusted comment: x\n", LAYOVER_ERROR_PUBLIC_KEY);
  load_public (fixture, "untrusted comment: x\n" SEALED_PUBLIC "A\n", LAYOVER_ERROR_PUBLIC_KEY);
  load_public (fixture, NULL, LAYOVER_ERROR_NOT_FOUND);
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
  ADD ("/secret-key/right-passphrase", test_right_passphrase);
  ADD ("/secret-key/work-is-bounded", test_work_is_bounded);
  ADD ("/public-key/files", test_public_key_files);
  ADD ("/secret-key/T64-private-whatever-the-umask", test_private_whatever_the_umask);
  g_test_add_func ("/public-key/bad-texts", test_public_keys);
  return g_test_run ();
}
