/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "crafted-zip.h"
#include "layover-container.h"
#include "layover-error.h"
#include "run-program.h"

/*
 * Two readers that share nothing, ours and tests/utils/second-reader.py, have to decide alike about files that are
 * wrong in one or two places each. Run with --seed to repeat a run; LAYOVER_AGREEMENT_FILES says how many.
 */

#define N_FILES 3000

static const char *const names[] = { "A",
                                     "a",
                                     "a.b",
                                     "a/b",
                                     "a/b/c",
                                     "pages/A.md",
                                     "pages/a.md/x",
                                     "z/.x",
                                     "z/-x",
                                     "z/x.",
                                     "z//x",
                                     "/z",
                                     "z/",
                                     "z\\x",
                                     "z x",
                                     "zz",
                                     "~",
                                     "META-INF/x",
                                     "zz/..",
                                     "meta-inf",
                                     "z/1/2/3/4/5/6/7",
                                     "z/1/2/3/4/5/6/7/8" };

static const struct
{
  guint offset;
  guint width;
} spots[] = {
  { CRAFTED_MADE_BY, 2 }, { CRAFTED_NEEDED, 2 }, { CRAFTED_FLAGS, 2 },    { CRAFTED_METHOD, 2 },
  { CRAFTED_TIME, 2 },    { CRAFTED_DATE, 2 },   { CRAFTED_CRC, 4 },      { CRAFTED_COMPRESSED, 4 },
  { CRAFTED_SIZE, 4 },    { CRAFTED_DISK, 2 },   { CRAFTED_INTERNAL, 2 }, { CRAFTED_EXTERNAL, 4 },
  { CRAFTED_OFFSET, 4 },
};

static guint
draw (guint n)
{
  return (guint) g_test_rand_int_range (0, (gint32) n);
}

static CraftedEntry *
draw_entry (CraftedZip *zip)
{
  return crafted_zip_get (zip, draw (zip->entries->len));
}

static void
change_field (CraftedZip *zip)
{
  guint spot = draw (G_N_ELEMENTS (spots));
  CraftedWhere where = spots[spot].offset == CRAFTED_MADE_BY || spots[spot].offset > CRAFTED_SIZE
                           ? CRAFTED_CENTRAL
                           : (CraftedWhere) (1 + draw (3));
  static const guint32 values[] = {
    0, 1, 4, 20, 0x21, 0x314, 0x800, 0xFFFF, G_MAXUINT32, 0x81A40000
  };

  crafted_entry_patch (draw_entry (zip), where, spots[spot].offset, spots[spot].width,
                       values[draw (G_N_ELEMENTS (values))]);
}

static void
change_end (CraftedZip *zip)
{
  static const guint offsets[] = { 4, 6, 8, 10, 12, 16, 20 };
  guint offset = offsets[draw (G_N_ELEMENTS (offsets))];

  crafted_zip_patch_end (zip, offset, 2, draw (8));
}

static void
change_name (CraftedZip *zip)
{
  CraftedEntry *entry = draw_entry (zip);

  g_bytes_unref (entry->name);
  entry->name = crafted_text (names[draw (G_N_ELEMENTS (names))]);
  crafted_zip_sign (zip);
}

static void
add_entry (CraftedZip *zip)
{
  crafted_zip_add (zip, names[draw (G_N_ELEMENTS (names))], "more");
  crafted_zip_sign (zip);
}

/* Overwrites a character of the list or of the signature, or leaves one out. */
static void
change_text (CraftedZip *zip)
{
  static const char characters[] = "\n\r 0aA=/+*\\\t\177";
  CraftedEntry *entry = crafted_zip_get (zip, draw (2));
  gsize size = g_bytes_get_size (entry->data);
  g_autofree char *text = NULL;
  gsize i;

  if (size == 0)
    return;

  text = g_strndup (g_bytes_get_data (entry->data, NULL), size);
  i = draw ((guint) size);
  if (draw (3) == 0)
    memmove (text + i, text + i + 1, size - i);
  else
    text[i] = characters[draw (sizeof characters - 1)];

  if (entry == crafted_zip_get (zip, 0) && draw (2) == 0)
    crafted_zip_sign_list (zip, text);
  else
    crafted_entry_set_text (entry, text);
}

static void
change_shape (CraftedZip *zip)
{
  GBytes **places[] = {
    &zip->prefix, &zip->before_directory,    &zip->in_directory,      &zip->before_end,
    &zip->suffix, &draw_entry (zip)->before, &draw_entry (zip)->after
  };
  GBytes **place = places[draw (G_N_ELEMENTS (places))];

  if (*place == NULL)
    *place = crafted_text (draw (2) == 0 ? "x" : "PK\005\006");
}

static void
leave_out (CraftedZip *zip)
{
  CraftedEntry *entry = draw_entry (zip);

  if (draw (2) == 0)
    entry->has_no_local = TRUE;
  else
    entry->has_no_central = TRUE;
}

static void
change_content (CraftedZip *zip)
{
  crafted_entry_set_text (draw_entry (zip), "other");
  if (draw (2) == 0)
    crafted_zip_sign (zip);
}

static GBytes *
draw_file (void)
{
  static void (*const changes[]) (CraftedZip *) = { change_field, change_field,  change_end,
                                                    change_name,  add_entry,     add_entry,
                                                    change_text,  change_text,   change_shape,
                                                    leave_out,    change_content };
  g_autoptr (CraftedZip) zip = crafted_bundle_new ();

  for (guint n = draw (3); n > 0; n--)
    changes[draw (G_N_ELEMENTS (changes))](zip);

  return crafted_zip_build (zip);
}

static gboolean
is_accepted (GBytes *bytes, GError **error)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, NULL, TRUE, error);

  return container != NULL && layover_container_verify_entries (container, NULL, NULL, NULL, error);
}

static void
append_blob (GByteArray *blobs, GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 head[4] = { (guint8) size, (guint8) (size >> 8), (guint8) (size >> 16),
                     (guint8) (size >> 24) };

  g_byte_array_append (blobs, head, sizeof head);
  g_byte_array_append (blobs, data, (guint) size);
}

static char **
ask_second_reader (GByteArray *blobs)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "utils", "second-reader.py", NULL);
  const char *words[] = { "python3", script, NULL };
  g_autoptr (GBytes) input = g_bytes_new_static (blobs->data, blobs->len);
  g_autofree char *output = NULL;

  if (!run_words_with_bytes (NULL, input, &output, words))
    g_error ("%s: %s", script, output);

  return g_strsplit (output, "\n", -1);
}

static void
test_agreement (void)
{
  const char *wanted = g_getenv ("LAYOVER_AGREEMENT_FILES");
  guint n_files = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : N_FILES;
  g_autoptr (GByteArray) blobs = g_byte_array_new ();
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) theirs = NULL;
  guint n_accepted = 0;

  if (skip_without ("python3"))
    return;

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GBytes) bytes = draw_file ();
      g_autoptr (GError) error = NULL;
      gboolean is_good = is_accepted (bytes, &error);

      append_blob (blobs, bytes);
      g_ptr_array_add (ours, is_good ? g_strdup ("1") : g_strdup_printf ("0 %s", error->message));
      n_accepted += is_good ? 1 : 0;
    }

  theirs = ask_second_reader (blobs);
  g_assert_cmpuint (g_strv_length (theirs), ==, n_files + 1);
  for (guint i = 0; i < n_files; i++)
    if (theirs[i][0] != ((char *) g_ptr_array_index (ours, i))[0])
      g_error ("file %u: we say “%s”, the second reader says “%s”", i,
               (char *) g_ptr_array_index (ours, i), theirs[i]);

  /* Both answers have to occur often, or agreeing means nothing. */
  g_assert_cmpuint (n_accepted, >, n_files / 10);
  g_assert_cmpuint (n_accepted, <, n_files * 9 / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/container/two-readers-agree", test_agreement);
  return g_test_run ();
}
