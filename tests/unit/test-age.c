/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>
#include <sys/stat.h>

#include <gio/gio.h>

#include "layover-age.h"
#include "layover-error.h"
#include "layover-file.h"
#include "run-program.h"

/* The public test vectors of age, as tests/README or LAYOVER_CORPUS has them. */
typedef struct
{
  char *name;
  char *expect;
  char *payload;
  GPtrArray *identities;
  char *passphrase;
  gboolean is_armored;
  GBytes *sealed;
} Vector;

static void
vector_free (Vector *vector)
{
  g_free (vector->name);
  g_free (vector->expect);
  g_free (vector->payload);
  g_ptr_array_unref (vector->identities);
  g_free (vector->passphrase);
  g_clear_pointer (&vector->sealed, g_bytes_unref);
  g_free (vector);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Vector, vector_free)

static GBytes *
inflate (GBytes *bytes)
{
  g_autoptr (GZlibDecompressor) converter = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (converter));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static void
take_header_line (Vector *vector, const char *line, gboolean *is_compressed)
{
  g_auto (GStrv) parts = g_strsplit (line, ": ", 2);
  const char *value = parts[1];

  if (g_str_equal (parts[0], "expect"))
    vector->expect = g_strdup (value);
  else if (g_str_equal (parts[0], "payload"))
    vector->payload = g_strdup (value);
  else if (g_str_equal (parts[0], "passphrase"))
    vector->passphrase = vector->passphrase != NULL ? vector->passphrase : g_strdup (value);
  else if (g_str_equal (parts[0], "armored"))
    vector->is_armored = TRUE;
  else if (g_str_equal (parts[0], "compressed"))
    *is_compressed = TRUE;
  else if (g_str_equal (parts[0], "identity"))
    {
      LayoverAgeIdentity *identity = layover_age_identity_parse (value, NULL);

      /* That of a post-quantum vector is none of ours. */
      if (identity != NULL)
        g_ptr_array_add (vector->identities, identity);
    }
}

static Vector *
load_vector (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = NULL;
  Vector *vector = g_new0 (Vector, 1);
  gboolean is_compressed = FALSE;
  char *line;
  gsize size;

  vector->name = g_strdup (name);
  vector->identities = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_age_identity_free);
  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);

  for (line = data; *line != '\n'; line = strchr (line, '\n') + 1)
    {
      g_autofree char *text = g_strndup (line, (gsize) (strchr (line, '\n') - line));

      take_header_line (vector, text, &is_compressed);
    }

  line++;
  rest = g_bytes_new (line, size - (gsize) (line - data));
  vector->sealed = is_compressed ? inflate (rest) : g_bytes_ref (rest);
  return vector;
}

/* Opens as the vector says: with its passphrase, with its identities, or with both in turn. */
static GBytes *
open_vector (const Vector *vector, GError **error)
{
  if (vector->passphrase != NULL)
    {
      GBytes *plain = layover_age_open_passphrase (vector->sealed, vector->passphrase, "vector",
                                                   error);

      if (plain != NULL || vector->identities->len == 0)
        return plain;
      g_clear_error (error);
    }

  return layover_age_open (vector->sealed, vector->identities, "vector", error);
}

static gboolean
is_expected_code (const char *expect, int code)
{
  if (g_str_equal (expect, "no match"))
    return code == LAYOVER_ERROR_SEALED_NO_MATCH || code == LAYOVER_ERROR_SEALED_PASSPHRASE;
  if (g_str_equal (expect, "HMAC failure"))
    return code == LAYOVER_ERROR_SEALED_HEADER;
  if (g_str_equal (expect, "payload failure"))
    return code == LAYOVER_ERROR_SEALED_PAYLOAD;
  if (g_str_equal (expect, "header failure"))
    return code == LAYOVER_ERROR_SEALED || code == LAYOVER_ERROR_SEALED_VERSION
           || code == LAYOVER_ERROR_SEALED_RECIPIENTS || code == LAYOVER_ERROR_SEALED_WORK
           || code == LAYOVER_ERROR_SEALED_SHARE;
  return FALSE;
}

static void
check_vector (const Vector *vector)
{
  gboolean is_in_scope = !vector->is_armored && !g_str_has_prefix (vector->name, "hybrid");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = open_vector (vector, &error);
  g_autofree char *digest = NULL;

  if (is_in_scope && g_str_equal (vector->expect, "success"))
    {
      g_assert_no_error (error);
      digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, plain);
      g_assert_cmpstr (digest, ==, vector->payload);
      return;
    }

  g_assert_null (plain);
  g_assert_nonnull (error);
  g_assert_true (error->domain == LAYOVER_ERROR);
  g_assert_cmpint (error->code, >=, 1400);
  g_assert_cmpint (error->code, <, 1500);
  if (is_in_scope && !is_expected_code (vector->expect, error->code))
    g_error ("%s: expected %s, but: %s", vector->name, vector->expect, error->message);
}

static void
test_vectors (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("LAYOVER_CORPUS"), "age", "testdata", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  if (dir == NULL)
    {
      g_test_skip ("the test vectors of age are not here");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (Vector) vector = load_vector (folder, name);

      check_vector (vector);
      n++;
    }

  g_assert_cmpuint (n, >=, 143);
}

static GBytes *
make_plain (gsize size)
{
  guint8 *data = g_malloc (MAX (size, 1));

  for (gsize i = 0; i < size; i++)
    data[i] = (guint8) (i * 7 + i / 251);

  return g_bytes_new_take (data, size);
}

static GPtrArray *
list_identity (LayoverAgeIdentity *identity)
{
  GPtrArray *identities = g_ptr_array_new ();

  g_ptr_array_add (identities, identity);
  return identities;
}

static GBytes *
seal_to (LayoverAgeIdentity *identity, GBytes *plain)
{
  g_autofree char *recipient = layover_age_identity_dup_recipient (identity);
  const char *recipients[] = { recipient, NULL };
  g_autoptr (GError) error = NULL;
  GBytes *sealed = layover_age_seal (plain, recipients, &error);

  g_assert_no_error (error);
  return sealed;
}

static void
test_every_size_comes_back (void)
{
  static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 131072, 200000 };
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GPtrArray) identities = list_identity (identity);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) plain = make_plain (sizes[i]);
      g_autoptr (GBytes) sealed = seal_to (identity, plain);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) opened = layover_age_open (sealed, identities, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (plain, opened));
    }
}

static void
test_each_recipient_opens_alone (void)
{
  g_autoptr (LayoverAgeIdentity) first = layover_age_identity_generate ();
  g_autoptr (LayoverAgeIdentity) second = layover_age_identity_generate ();
  g_autoptr (LayoverAgeIdentity) stranger = layover_age_identity_generate ();
  g_autofree char *first_text = layover_age_identity_dup_recipient (first);
  g_autofree char *second_text = layover_age_identity_dup_recipient (second);
  const char *recipients[] = { first_text, second_text, NULL };
  g_autoptr (GBytes) plain = make_plain (100);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = layover_age_seal (plain, recipients, &error);
  g_autoptr (GPtrArray) with_second = list_identity (second);
  g_autoptr (GPtrArray) with_stranger = list_identity (stranger);
  g_autoptr (GBytes) opened = layover_age_open (sealed, with_second, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, opened));
  g_assert_null (layover_age_open (sealed, with_stranger, "payload.age", &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_NO_MATCH);
  g_assert_cmpstr (layover_error_get_entry (error), ==, "payload.age");
}

static void
test_passphrase (void)
{
  g_autoptr (GBytes) plain = make_plain (1000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sealed = layover_age_seal_passphrase (plain, "0123456789AB", &error);
  g_autoptr (GBytes) opened = layover_age_open_passphrase (sealed, "0123456789AB", NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, opened));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (sealed, NULL), 100, " 17\n"));
  g_assert_null (layover_age_open_passphrase (sealed, "0123456789AC", NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_PASSPHRASE);
}

static GBytes *
crafted_armor (void)
{
  static const char text[] = "-----BEGIN AGE ENCRYPTED FILE-----\n"
                             "YWdlLWVuY3J5cHRpb24ub3JnL3YxCg==\n"
                             "-----END AGE ENCRYPTED FILE-----\n";

  return g_bytes_new_static (text, strlen (text));
}

/* T41: the header of a sealed file with other text in one place. */
static GBytes *
replace_in_header (GBytes *sealed, const char *from, const char *to)
{
  gsize size;
  const char *data = g_bytes_get_data (sealed, &size);
  const char *found = g_strstr_len (data, 400, from);
  GString *out = g_string_new_len (data, found - data);

  g_assert_nonnull (found);
  g_string_append (out, to);
  g_string_append_len (out, found + strlen (from),
                       (gssize) (size - (gsize) (found - data) - strlen (from)));
  return g_string_free_to_bytes (out);
}

static void
test_work_factor_is_bounded (void)
{
  static const char *const factors[] = { " 9\n", " 19\n", " 30\n", " 64\n" };
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = layover_age_seal_passphrase (plain, "code", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      g_autoptr (GBytes) changed = replace_in_header (sealed, " 17\n", factors[i]);
      g_autoptr (GTimer) timer = g_timer_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_age_open_passphrase (changed, "code", NULL, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_WORK);
      g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 0.1);
    }
}

static void
test_recipients_are_counted (void)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autofree char *recipient = layover_age_identity_dup_recipient (identity);
  g_autoptr (GPtrArray) identities = list_identity (identity);
  const char *recipients[LAYOVER_AGE_MAX_RECIPIENTS + 2] = { NULL };
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GBytes) crowded = NULL;
  g_autofree char *stanza = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_age_seal (plain, recipients, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_RECIPIENTS);
  g_clear_error (&error);

  for (guint i = 0; i < LAYOVER_AGE_MAX_RECIPIENTS; i++)
    recipients[i] = recipient;
  sealed = layover_age_seal (plain, recipients, &error);
  g_assert_no_error (error);
  opened = layover_age_open (sealed, identities, NULL, &error);
  g_assert_no_error (error);

  recipients[LAYOVER_AGE_MAX_RECIPIENTS] = recipient;
  g_assert_null (layover_age_seal (plain, recipients, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_RECIPIENTS);
  g_clear_error (&error);

  stanza = g_strndup (g_bytes_get_data (sealed, NULL),
                      (gsize) (strstr (g_bytes_get_data (sealed, NULL), "\n-> X25519") + 1
                               - (const char *) g_bytes_get_data (sealed, NULL)));
  g_assert_cmpstr (stanza, ==, "age-encryption.org/v1\n");
  crowded = replace_in_header (sealed, "age-encryption.org/v1\n",
                               "age-encryption.org/v1\n"
                               "-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n"
                               "hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE\n");
  g_assert_null (layover_age_open (crowded, identities, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_RECIPIENTS);
}

static void
test_second_scrypt_stanza_is_refused (void)
{
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = layover_age_seal_passphrase (plain, "code", NULL);
  g_autoptr (GBytes) doubled = replace_in_header (sealed, "age-encryption.org/v1\n",
                                                  "age-encryption.org/v1\n"
                                                  "-> scrypt rF0/NwblUHHTpgQgRpe5CQ 10\n"
                                                  "gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_age_open_passphrase (doubled, "code", NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_RECIPIENTS);
}

/* What age reads and format 1 does not. */
static void
test_other_kinds_are_refused (void)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GPtrArray) identities = list_identity (identity);
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = seal_to (identity, plain);
  g_autoptr (GBytes) hybrid = replace_in_header (sealed, "age-encryption.org/v1\n",
                                                 "age-encryption.org/v1\n"
                                                 "-> mlkem768x25519 AAAA\n\n");
  g_autoptr (GBytes) armored = crafted_armor ();
  g_autoptr (GError) error = NULL;

  g_assert_null (layover_age_open (hybrid, identities, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_RECIPIENTS);
  g_clear_error (&error);
  g_assert_null (layover_age_open (armored, identities, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_ARMOR);
  g_clear_error (&error);
  g_assert_null (layover_age_open_passphrase (sealed, "code", NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_NO_MATCH);
}

static void
test_malformed_scrypt_is_refused (void)
{
  static const char *const factors[] = { " 017\n",   " 0x11\n", " +17\n",
                                         " 17 17\n", "\n",      " 18446744073709551616\n" };
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = layover_age_seal_passphrase (plain, "code", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      g_autoptr (GBytes) changed = replace_in_header (sealed, " 17\n", factors[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_age_open_passphrase (changed, "code", NULL, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED);
    }
}

static void
test_bad_recipients_are_refused (void)
{
  static const char *const texts[] = {
    "", "age1", "ssh-ed25519 AAAA",
    /* The point 0: well spelled, but anybody could open what is sealed to it. */
    "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
  };
  g_autoptr (GBytes) plain = make_plain (10);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *recipients[] = { texts[i], NULL };
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_age_seal (plain, recipients, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_AGE_RECIPIENT);
    }
}

static void
test_low_order_shares_are_refused (void)
{
  static const char *const shares[] = {
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "7P///////////////////////////////////////38",
    "4Ot6fDtBuK4WVuP68Z/EatoJjeucMrH9hmIFFl9JuAA",
  };
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GPtrArray) identities = list_identity (identity);
  g_autoptr (GBytes) plain = make_plain (10);
  g_autoptr (GBytes) sealed = seal_to (identity, plain);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *stanza = g_strdup_printf ("age-encryption.org/v1\n-> X25519 %s\n"
                                                 "hjabGXwSLQ9c3S6Lw2i+S2Tu2fiwQHHslbBN6B41FLE\n",
                                                 shares[i]);
      g_autoptr (GBytes) changed = replace_in_header (sealed, "age-encryption.org/v1\n", stanza);
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_age_open (changed, identities, NULL, &error));
      g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_SHARE);
    }
}

/* Every truncation of the header, and cuts around every chunk. */
static void
test_every_cut_is_refused (void)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GPtrArray) identities = list_identity (identity);
  g_autoptr (GBytes) plain = make_plain (3 * 65536 + 10);
  g_autoptr (GBytes) sealed = seal_to (identity, plain);
  gsize size = g_bytes_get_size (sealed);

  for (gsize cut = 0; cut < size; cut += cut < 400 || cut % 65552 > 65000 ? 1 : 97)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (sealed, 0, cut);
      g_autoptr (GError) error = NULL;

      g_assert_null (layover_age_open (part, identities, NULL, &error));
      g_assert_true (g_error_matches (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED)
                     || g_error_matches (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED_PAYLOAD));
    }
}

static void
test_every_bit_counts (void)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GPtrArray) identities = list_identity (identity);
  g_autoptr (GBytes) plain = make_plain (40);
  g_autoptr (GBytes) sealed = seal_to (identity, plain);
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (sealed, &size), g_bytes_get_size (sealed));

  for (gsize bit = 0; bit < 8 * size; bit++)
    {
      g_autoptr (GBytes) changed = NULL;

      data[bit / 8] ^= (guint8) (1 << bit % 8);
      changed = g_bytes_new_static (data, size);
      g_assert_null (layover_age_open (changed, identities, NULL, NULL));
      data[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

static void
test_header_is_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("age-encryption.org/v1\n");
  g_autoptr (GPtrArray) identities = g_ptr_array_new ();
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GError) error = NULL;

  while (text->len < 16 * 1024)
    g_string_append (text, "-> grease\n\n");
  g_string_append (text, "--- WyJp9F/9FOZh7gJdheq2WIJcwHgYc8NIVh3ddwhrcNg\n0123456789abcdef");
  sealed = g_bytes_new (text->str, text->len);
  g_assert_null (layover_age_open (sealed, identities, NULL, &error));
  g_assert_error (error, LAYOVER_ERROR, LAYOVER_ERROR_SEALED);
}

static void
test_identities_have_one_spelling (void)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autofree char *text = layover_age_identity_format (identity);
  g_autofree char *lower = g_ascii_strdown (text, -1);
  g_autofree char *recipient = layover_age_identity_dup_recipient (identity);
  g_autofree char *upper = g_ascii_strup (recipient, -1);
  g_autofree char *wrong = g_strdup (recipient);
  g_autoptr (LayoverAgeIdentity) again = layover_age_identity_parse (text, NULL);
  g_autofree char *again_recipient = layover_age_identity_dup_recipient (again);

  g_assert_true (g_str_has_prefix (text, "AGE-SECRET-KEY-1"));
  g_assert_cmpstr (recipient, ==, again_recipient);
  g_assert_null (layover_age_identity_parse (lower, NULL));
  g_assert_true (layover_age_recipient_is_valid (recipient));
  g_assert_false (layover_age_recipient_is_valid (upper));
  g_assert_false (layover_age_recipient_is_valid (""));

  wrong[20] = wrong[20] == 'q' ? 'p' : 'q';
  g_assert_false (layover_age_recipient_is_valid (wrong));
}

typedef struct
{
  char *folder;
  char *identity_path;
  char *plain_path;
  char *sealed_path;
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("layover-age-XXXXXX", NULL);
  files->identity_path = g_build_filename (files->folder, "identity", NULL);
  files->plain_path = g_build_filename (files->folder, "plain", NULL);
  files->sealed_path = g_build_filename (files->folder, "sealed.age", NULL);
}

static void
tear_down (Files *files, gconstpointer data)
{
  g_assert_true (layover_file_remove_tree (files->folder, NULL));
  g_free (files->folder);
  g_free (files->identity_path);
  g_free (files->plain_path);
  g_free (files->sealed_path);
}

static void
write_bytes (const char *path, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  layover_file_create (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0600,
                       &error);
  g_assert_no_error (error);
}

static void
load_identity (Files *files, const char *text, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LayoverAgeIdentity) identity = NULL;

  g_assert_true (g_file_set_contents (files->identity_path, text, -1, NULL));
  identity = layover_age_identity_load (files->identity_path, &error);
  if (code == 0)
    {
      g_assert_no_error (error);
      return;
    }

  g_assert_null (identity);
  g_assert_error (error, LAYOVER_ERROR, code);
  g_assert_cmpstr (layover_error_get_file (error), ==, files->identity_path);
}

static void
test_identity_files (Files *files, gconstpointer data)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autofree char *text = layover_age_identity_format (identity);
  g_autofree char *commented = g_strdup_printf ("# mine\n\n%s\r\n", text);
  g_autofree char *two = g_strdup_printf ("%s\n%s\n", text, text);

  load_identity (files, text, 0);
  load_identity (files, commented, 0);
  load_identity (files, two, LAYOVER_ERROR_AGE_IDENTITY);
  load_identity (files, "", LAYOVER_ERROR_AGE_IDENTITY);
  load_identity (files, "# nothing\n", LAYOVER_ERROR_AGE_IDENTITY);
  load_identity (files, "AGE-SECRET-KEY-1ABC\n", LAYOVER_ERROR_AGE_IDENTITY);
}

static void
test_age_opens_ours (Files *files, gconstpointer data)
{
  g_autoptr (LayoverAgeIdentity) identity = layover_age_identity_generate ();
  g_autoptr (GBytes) plain = make_plain (70000);
  g_autoptr (GBytes) sealed = seal_to (identity, plain);
  g_autoptr (GBytes) opened = NULL;
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  if (skip_without ("age"))
    return;

  g_assert_true (layover_age_identity_save (identity, files->identity_path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (files->identity_path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_false (layover_age_identity_save (identity, files->identity_path, NULL));

  write_bytes (files->sealed_path, sealed);
  if (!run_program (NULL, NULL, &said, "age", "-d", "-i", files->identity_path, "-o",
                    files->plain_path, files->sealed_path, NULL))
    g_error ("age -d: %s", said);
  opened = layover_file_read (files->plain_path, 100000, NULL);
  g_assert_true (g_bytes_equal (plain, opened));
}

static void
test_we_open_what_age_sealed (Files *files, gconstpointer data)
{
  g_autoptr (LayoverAgeIdentity) identity = NULL;
  g_autoptr (GPtrArray) identities = NULL;
  g_autoptr (GBytes) plain = make_plain (70000);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autofree char *recipient = NULL;
  g_autoptr (GError) error = NULL;

  if (skip_without ("age-keygen") || skip_without ("age"))
    return;

  g_assert_true (run_program (NULL, NULL, NULL, "age-keygen", "-o", files->identity_path, NULL));
  identity = layover_age_identity_load (files->identity_path, &error);
  g_assert_no_error (error);
  recipient = layover_age_identity_dup_recipient (identity);

  write_bytes (files->plain_path, plain);
  g_assert_true (run_program (NULL, NULL, NULL, "age", "-e", "-r", recipient, "-o",
                              files->sealed_path, files->plain_path, NULL));
  sealed = layover_file_read (files->sealed_path, 200000, NULL);
  identities = list_identity (identity);
  opened = layover_age_open (sealed, identities, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (plain, opened));
}

/* age asks for passphrases on a terminal only; script (1) gives it one. */
static void
test_age_opens_our_passphrase (Files *files, gconstpointer data)
{
  g_autoptr (GBytes) plain = make_plain (1000);
  g_autoptr (GBytes) sealed = layover_age_seal_passphrase (plain, "0123456789AB", NULL);
  g_autoptr (GBytes) opened = NULL;
  g_autofree char *command = NULL;
  g_autofree char *said = NULL;

  if (skip_without ("age") || skip_without ("script"))
    return;

  write_bytes (files->sealed_path, sealed);
  command = g_strdup_printf ("age -d -o '%s' '%s'", files->plain_path, files->sealed_path);
  run_program (files->folder, "0123456789AB\n", &said, "script", "-qec", command, "/dev/null",
               NULL);
  opened = layover_file_read (files->plain_path, 10000, NULL);
  if (opened == NULL)
    g_error ("age -d: %s", said);
  g_assert_true (g_bytes_equal (plain, opened));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/age/T41-vectors", test_vectors);
  g_test_add_func ("/age/T41-work-factor-is-bounded", test_work_factor_is_bounded);
  g_test_add_func ("/age/T41-second-scrypt-stanza-is-refused",
                   test_second_scrypt_stanza_is_refused);
  g_test_add_func ("/age/T41-other-kinds-are-refused", test_other_kinds_are_refused);
  g_test_add_func ("/age/T41-malformed-scrypt-is-refused", test_malformed_scrypt_is_refused);
  g_test_add_func ("/age/bad-recipients-are-refused", test_bad_recipients_are_refused);
  g_test_add ("/age/identity-files", Files, NULL, set_up, test_identity_files, tear_down);
  g_test_add_func ("/age/T41-low-order-shares-are-refused", test_low_order_shares_are_refused);
  g_test_add_func ("/age/T41-every-cut-is-refused", test_every_cut_is_refused);
  g_test_add_func ("/age/T41-header-is-bounded", test_header_is_bounded);
  g_test_add_func ("/age/every-size-comes-back", test_every_size_comes_back);
  g_test_add_func ("/age/each-recipient-opens-alone", test_each_recipient_opens_alone);
  g_test_add_func ("/age/passphrase", test_passphrase);
  g_test_add_func ("/age/recipients-are-counted", test_recipients_are_counted);
  g_test_add_func ("/age/every-bit-counts", test_every_bit_counts);
  g_test_add_func ("/age/identities-have-one-spelling", test_identities_have_one_spelling);
  g_test_add ("/age/age-opens-ours", Files, NULL, set_up, test_age_opens_ours, tear_down);
  g_test_add ("/age/we-open-what-age-sealed", Files, NULL, set_up, test_we_open_what_age_sealed,
              tear_down);
  g_test_add ("/age/age-opens-our-passphrase", Files, NULL, set_up, test_age_opens_our_passphrase,
              tear_down);
  return g_test_run ();
}
