/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "crafted-zip.h"
#include "layover-container-writer.h"
#include "layover-container.h"
#include "layover-error.h"
#include "layover-file.h"
#include "run-program.h"

/* Ours is accepted by the stock programs, and theirs by us. Each test skips itself where its program is missing. */

typedef struct
{
  char *folder;
  char *bundle;
  char *key_path;
  char *public_path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("layover-interop-XXXXXX", NULL);
  fixture->bundle = g_build_filename (fixture->folder, "bundle.layover", NULL);
  fixture->key_path = g_build_filename (fixture->folder, "publisher.key", NULL);
  fixture->public_path = g_build_filename (fixture->folder, "publisher.pub", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_true (layover_file_remove_tree (fixture->folder, NULL));
  g_free (fixture->folder);
  g_free (fixture->bundle);
  g_free (fixture->key_path);
  g_free (fixture->public_path);
}

static void
add (LayoverContainerWriter *writer, const char *name, gsize size)
{
  guint8 *data = g_malloc (MAX (size, 1));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) g_test_rand_int ();
  bytes = g_bytes_new_take (data, size);
  layover_container_writer_add_bytes (writer, name, bytes, &error);
  g_assert_no_error (error);
}

static void
write_bundle (Fixture *fixture, const LayoverSecretKey *key)
{
  g_autoptr (LayoverStatement) statement = layover_statement_new (
      LAYOVER_FILE_TYPE_BUNDLE, "sal-101", 3, 1700000000, 1800000000);
  g_autoptr (LayoverContainerWriter) writer = layover_container_writer_new ();
  g_autoptr (GError) error = NULL;

  add (writer, "bundle.rec", 40);
  add (writer, "empty", 0);
  add (writer, "media/video.webm", 3 * 1024 * 1024 + 1);
  add (writer, "pages/A.b_c-d.md", 1);
  add (writer, "pages/deep/1/2/3/4/5/f.md", 17);
  layover_container_writer_write (writer, fixture->bundle, statement, key, FALSE, &error);
  g_assert_no_error (error);
}

static LayoverSecretKey *
save_new_key (Fixture *fixture)
{
  LayoverSecretKey *key = layover_secret_key_generate ();
  g_autoptr (GError) error = NULL;

  layover_secret_key_save (key, fixture->key_path, NULL, "layover publisher key", &error);
  g_assert_no_error (error);
  layover_public_key_save (layover_secret_key_get_public (key), fixture->public_path, &error);
  g_assert_no_error (error);
  return key;
}

static void
run (const char *folder, const char *input, const char *const *words)
{
  g_autofree char *said = NULL;

  if (!run_words (folder, input, &said, words))
    g_error ("%s: %s", words[0], said);
}

#define RUN(folder, input, ...) run (folder, input, (const char *const[]){ __VA_ARGS__, NULL })

static void
test_unzip_and_sha256sum (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) key = layover_secret_key_generate ();
  g_autofree char *list_path = NULL;
  g_autofree char *list = NULL;
  g_autofree char *said = NULL;

  if (skip_without ("unzip") || skip_without ("sha256sum"))
    return;

  write_bundle (fixture, key);
  RUN (fixture->folder, NULL, "unzip", "-t", fixture->bundle);
  RUN (fixture->folder, NULL, "unzip", "-q", fixture->bundle);
  RUN (fixture->folder, NULL, "sha256sum", "--strict", "-c", "META-INF/SHA256SUMS");

  /* The other way round: what sha256sum writes is the list, byte for byte. */
  list_path = g_build_filename (fixture->folder, "META-INF", "SHA256SUMS", NULL);
  g_assert_true (g_file_get_contents (list_path, &list, NULL, NULL));
  g_assert_true (run_program (fixture->folder, NULL, &said, "sha256sum", "bundle.rec", "empty",
                              "media/video.webm", "pages/A.b_c-d.md", "pages/deep/1/2/3/4/5/f.md",
                              NULL));
  g_assert_cmpstr (said, ==, list);
}

static void
test_minisign_verifies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autofree char *public_text = NULL;
  g_autofree char *said = NULL;

  if (skip_without ("minisign") || skip_without ("unzip"))
    return;

  key = save_new_key (fixture);
  write_bundle (fixture, key);
  public_text = layover_public_key_format (layover_secret_key_get_public (key));
  RUN (fixture->folder, NULL, "unzip", "-q", fixture->bundle);
  RUN (fixture->folder, NULL, "minisign", "-VHm", "META-INF/SHA256SUMS", "-P", public_text);
  RUN (fixture->folder, NULL, "minisign", "-VHm", "META-INF/SHA256SUMS", "-p",
       fixture->public_path);
  g_assert_true (run_program (fixture->folder, NULL, &said, "minisign", "-VHQm",
                              "META-INF/SHA256SUMS", "-P", public_text, NULL));
  g_assert_cmpstr (said, ==,
                   "layover/1 type=bundle id=sal-101 version=3 created=2023-11-14T22:13:20Z "
                   "expires=2027-01-15T08:00:00Z\n");
}

static void
test_minisign_signs_with_our_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autofree char *file = NULL;
  struct stat info;

  if (skip_without ("minisign"))
    return;

  key = save_new_key (fixture);
  g_assert_cmpint (stat (fixture->key_path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_false (layover_secret_key_save (key, fixture->key_path, NULL, "again", NULL));

  file = g_build_filename (fixture->folder, "file", NULL);
  g_assert_true (g_file_set_contents (file, "text", -1, NULL));
  RUN (fixture->folder, NULL, "minisign", "-S", "-s", fixture->key_path, "-m", file);
  RUN (fixture->folder, NULL, "minisign", "-V", "-p", fixture->public_path, "-m", file);
}

/* Signs a crafted archive with minisign itself, and returns it. */
static GBytes *
sign_with_minisign (Fixture *fixture, const char *input)
{
  g_autoptr (CraftedZip) zip = crafted_bundle_new ();
  g_autofree char *list = crafted_zip_dup_list (zip);
  g_autofree char *list_path = g_build_filename (fixture->folder, "SHA256SUMS", NULL);
  g_autofree char *signature_path = g_build_filename (fixture->folder, "signature", NULL);
  g_autofree char *signature = NULL;

  g_assert_true (g_file_set_contents (list_path, list, -1, NULL));
  RUN (fixture->folder, input, "minisign", "-S", "-s", fixture->key_path, "-m", list_path, "-x",
       signature_path, "-c", "layover signature", "-t",
       "layover/1 type=bundle id=sal-101 version=3 created=2026-01-01T00:00:00Z");
  g_assert_true (g_file_get_contents (signature_path, &signature, NULL, NULL));
  crafted_entry_set_text (crafted_zip_get (zip, 0), list);
  crafted_entry_set_text (crafted_zip_get (zip, 1), signature);
  return crafted_zip_build (zip);
}

static void
test_minisign_makes_keys_and_signatures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverPublicKey) public_key = NULL;
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autoptr (LayoverContainer) container = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without ("minisign"))
    return;

  RUN (fixture->folder, NULL, "minisign", "-G", "-W", "-p", fixture->public_path, "-s",
       fixture->key_path);
  public_key = layover_public_key_load (fixture->public_path, &error);
  g_assert_no_error (error);
  key = layover_secret_key_load (fixture->key_path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (layover_secret_key_get_public (key), sizeof *public_key, public_key,
                   sizeof *public_key);

  bytes = sign_with_minisign (fixture, NULL);
  container = layover_container_new_from_bytes (bytes, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (layover_container_verify (container, public_key, &error));
  g_assert_no_error (error);
  g_assert_true (layover_container_verify_entries (container, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* minisign's own work factor: a second and a gigabyte of memory, so only where there is time for it. */
static void
test_minisign_makes_an_encrypted_key (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LayoverPublicKey) public_key = NULL;
  g_autoptr (LayoverSecretKey) key = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without ("minisign"))
    return;

  if (g_getenv ("LAYOVER_SANITIZED") != NULL)
    {
      g_test_skip ("a sanitizer would need too much memory for the key function");
      return;
    }

  RUN (fixture->folder, "secret\nsecret\n", "minisign", "-G", "-p", fixture->public_path, "-s",
       fixture->key_path);
  public_key = layover_public_key_load (fixture->public_path, &error);
  g_assert_no_error (error);

  g_assert_null (layover_secret_key_load (fixture->key_path, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_PASSPHRASE_NEEDED);
  g_clear_error (&error);
  key = layover_secret_key_load (fixture->key_path, "secret", &error);
  g_assert_no_error (error);
  g_assert_true (layover_public_key_equal (layover_secret_key_get_public (key), public_key));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/interop/unzip-and-sha256sum", test_unzip_and_sha256sum);
  ADD ("/interop/minisign-verifies-ours", test_minisign_verifies);
  ADD ("/interop/minisign-signs-with-our-key", test_minisign_signs_with_our_key);
  ADD ("/interop/minisign-makes-keys-and-signatures", test_minisign_makes_keys_and_signatures);
  ADD ("/interop/minisign-makes-an-encrypted-key", test_minisign_makes_an_encrypted_key);
  return g_test_run ();
}
