/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "crafted-zip.h"
#include "layover-container.h"
#include "layover-error.h"

/*
 * T01–T19 of the list of bad input: each case takes the same good bundle, spoils one thing, and says with which code
 * it has to be refused.
 */

#define LIST "META-INF/SHA256SUMS"
#define SIGNATURE "META-INF/SHA256SUMS.minisig"

/* @entry: who is to blame, as it is shown; NULL for the file as a whole; the beginning of it before a star. @line: 0
 * where there are no lines. */
typedef struct
{
  const char *path;
  LayoverErrorCode code;
  void (*spoil) (CraftedZip *zip);
  const char *entry;
  gint64 line;
} Case;

/* Everything a reader of bundles does before it looks at the content. */
static gboolean
is_accepted (GBytes *bytes, const LayoverPublicKey *key, GError **error)
{
  g_autoptr (LayoverContainer)
      container = layover_container_new_from_bytes (bytes, "crafted", TRUE, error);

  return container != NULL && layover_container_verify (container, key, error)
         && layover_container_verify_entries (container, NULL, NULL, NULL, error);
}

static gboolean
is_printable (const char *text)
{
  for (; *text != '\0'; text++)
    if (*text < 0x20 || *text > 0x7E)
      return FALSE;

  return TRUE;
}

static void
assert_place (const GError *error, const Case *test, gsize size)
{
  const char *entry = layover_error_get_entry (error);
  gint64 position = 0;
  LayoverErrorPlace place = layover_error_get_place (error, &position, NULL);

  if (test->entry != NULL && g_str_has_suffix (test->entry, "*"))
    g_assert_cmpint (strncmp (entry, test->entry, strlen (test->entry) - 1), ==, 0);
  else
    g_assert_cmpstr (entry, ==, test->entry);
  g_assert_true (entry == NULL || is_printable (entry));

  g_assert_cmpint (place == LAYOVER_PLACE_LINE ? position : 0, ==, test->line);
  if (place == LAYOVER_PLACE_OFFSET)
    g_assert_cmpuint ((guint64) position, <=, size);
  g_assert_true (entry != NULL || place == LAYOVER_PLACE_OFFSET);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (CraftedZip) zip = crafted_bundle_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  clock_t begin;

  test->spoil (zip);
  bytes = crafted_zip_build (zip);
  /* Time of the processor: how busy the computer is says nothing about the reader. */
  begin = clock ();
  g_assert_false (is_accepted (bytes, layover_secret_key_get_public (zip->key), &error));
  g_assert_cmpfloat ((double) (clock () - begin) / CLOCKS_PER_SEC, <, 2.0);

  g_test_message ("%s", error->message);
  g_assert_error (error, LAYOVER_ERROR, (int) test->code);
  g_assert_cmpstr (layover_error_get_file (error), ==, "crafted");
  g_assert_false (layover_error_is_local_fault (error));
  assert_place (error, test, g_bytes_get_size (bytes));
}

/* Without this every refusal below would prove nothing. */
static void
test_good (void)
{
  g_autoptr (CraftedZip) zip = crafted_bundle_new ();
  g_autoptr (GBytes) bytes = crafted_zip_build (zip);
  g_autoptr (GError) error = NULL;

  g_assert_true (is_accepted (bytes, layover_secret_key_get_public (zip->key), &error));
  g_assert_no_error (error);
}

static void
spoil_duplicate (CraftedZip *zip)
{
  crafted_zip_add (zip, "pages/b.md", "# Another\n");
  crafted_zip_sign (zip);
}

static void
spoil_order (CraftedZip *zip)
{
  crafted_zip_add (zip, "pages/aa.md", "# Late\n");
  crafted_zip_sign (zip);
}

static void
spoil_case (CraftedZip *zip)
{
  CraftedEntry *first = crafted_zip_get (zip, 3);

  g_bytes_unref (first->name);
  first->name = crafted_text ("pages/B.md");
  crafted_zip_sign (zip);
}

static void
spoil_folder (CraftedZip *zip)
{
  crafted_zip_add (zip, "pages/b.md/c.md", "");
  crafted_zip_sign (zip);
}

static void
spoil_local_name (CraftedZip *zip)
{
  crafted_zip_get (zip, 4)->local_name = crafted_text ("pages/c.md");
}

static void
spoil_local_size (CraftedZip *zip)
{
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_LOCAL, CRAFTED_SIZE, 4, 5);
}

static void
add_name (CraftedZip *zip, const char *name, gsize length)
{
  g_autoptr (GBytes) name_bytes = g_bytes_new (name, length);
  g_autoptr (GBytes) data = crafted_text ("x");

  crafted_zip_add_bytes (zip, name_bytes, data);
  crafted_zip_sign (zip);
}

#define SPOIL_NAME(function, text)                                                                 \
  static void function (CraftedZip *zip)                                                           \
  {                                                                                                \
    add_name (zip, text, sizeof text - 1);                                                         \
  }

SPOIL_NAME (spoil_name_parent, "../a")
SPOIL_NAME (spoil_name_climbs, "x/../../a")
SPOIL_NAME (spoil_name_absolute, "/etc/passwd")
SPOIL_NAME (spoil_name_backslash, "x\\a")
SPOIL_NAME (spoil_name_nul, "x\0a")
SPOIL_NAME (spoil_name_newline, "x\na")
SPOIL_NAME (spoil_name_umlaut, "x\303\244")
SPOIL_NAME (spoil_name_dot, "x/.a")
SPOIL_NAME (spoil_name_dash, "x/-a")
SPOIL_NAME (spoil_name_ends_with_dot, "x/a.")
SPOIL_NAME (spoil_name_empty_segment, "x//a")
SPOIL_NAME (spoil_name_empty, "")
SPOIL_NAME (spoil_name_colon, "x:a")
SPOIL_NAME (spoil_name_space, "x a")
SPOIL_NAME (spoil_name_many_segments, "z/1/2/3/4/5/6/7/8")
SPOIL_NAME (spoil_meta_inf_extra, "META-INF/MANIFEST.MF")
SPOIL_NAME (spoil_meta_inf_lower, "meta-inf/a")
SPOIL_NAME (spoil_meta_inf_file, "Meta-Inf")

static void
spoil_name_long (CraftedZip *zip)
{
  g_autofree char *name = g_strnfill (60000, 'z');

  add_name (zip, name, 60000);
}

static void
spoil_name_long_segment (CraftedZip *zip)
{
  g_autofree char *name = g_strnfill (101, 'z');

  add_name (zip, name, 101);
}

#define SPOIL_FIELD(function, field, width, value)                                                 \
  static void function (CraftedZip *zip)                                                           \
  {                                                                                                \
    crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_BOTH, field, width, value);             \
  }

#define SPOIL_CENTRAL(function, field, width, value)                                               \
  static void function (CraftedZip *zip)                                                           \
  {                                                                                                \
    crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_CENTRAL, field, width, value);          \
  }

SPOIL_CENTRAL (spoil_symlink, CRAFTED_EXTERNAL, 4, 0xA1FF0000)
SPOIL_CENTRAL (spoil_device, CRAFTED_EXTERNAL, 4, 0x21A40000)
SPOIL_CENTRAL (spoil_setuid, CRAFTED_EXTERNAL, 4, 0x89ED0000)
SPOIL_CENTRAL (spoil_executable, CRAFTED_EXTERNAL, 4, 0x81ED0000)
SPOIL_CENTRAL (spoil_internal, CRAFTED_INTERNAL, 2, 1)
SPOIL_FIELD (spoil_method_bzip2, CRAFTED_METHOD, 2, 12)
SPOIL_FIELD (spoil_method_any, CRAFTED_METHOD, 2, 0xFFFF)
SPOIL_FIELD (spoil_flag_encrypted, CRAFTED_FLAGS, 2, 1)
SPOIL_FIELD (spoil_flag_utf8, CRAFTED_FLAGS, 2, 0x800)
SPOIL_FIELD (spoil_time, CRAFTED_TIME, 2, 1)
SPOIL_FIELD (spoil_date, CRAFTED_DATE, 2, 0x5A21)
SPOIL_FIELD (spoil_needed, CRAFTED_NEEDED, 2, 45)
SPOIL_FIELD (spoil_crc, CRAFTED_CRC, 4, 1)
SPOIL_CENTRAL (spoil_made_by, CRAFTED_MADE_BY, 2, 20)
SPOIL_CENTRAL (spoil_entry_disk, CRAFTED_DISK, 2, 1)
SPOIL_CENTRAL (spoil_offset_later, CRAFTED_OFFSET, 4, 0x7FFFFFFF)
SPOIL_CENTRAL (spoil_offset_earlier, CRAFTED_OFFSET, 4, 0)
SPOIL_CENTRAL (spoil_zip64_offset, CRAFTED_OFFSET, 4, 0xFFFFFFFF)

static void
spoil_directory_entry (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_add (zip, "sub/", "");

  crafted_entry_patch (entry, CRAFTED_CENTRAL, CRAFTED_EXTERNAL, 4, 0x41ED0010);
  crafted_zip_sign (zip);
}

/* What a bomb looks like: a megabyte that says it is a gigabyte. */
static void
spoil_deflate (CraftedZip *zip)
{
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_BOTH, CRAFTED_METHOD, 2, 8);
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_BOTH, CRAFTED_SIZE, 4, 1u << 30);
}

static void
spoil_data_descriptor (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 4);

  entry->after = g_bytes_new_static ("PK\7\10\0\0\0\0\4\0\0\0\4\0\0\0", 16);
  crafted_entry_patch (entry, CRAFTED_BOTH, CRAFTED_FLAGS, 2, 8);
}

/* The directory points at a second file that lies inside the data of the first. */
static void
spoil_embedded_header (CraftedZip *zip)
{
  g_autoptr (CraftedZip) inner = crafted_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  CraftedEntry *outer;
  CraftedEntry *hidden;

  crafted_zip_add (inner, "z.md", "# Hidden\n");
  bytes = crafted_zip_build (inner);
  outer = crafted_zip_get (zip, 4);
  g_bytes_unref (outer->data);
  outer->data = g_bytes_ref (bytes);

  hidden = crafted_zip_add (zip, "z.md", "# Hidden\n");
  hidden->has_no_local = TRUE;
  crafted_zip_sign (zip);
  g_bytes_unref (crafted_zip_build (zip));
  crafted_entry_patch (hidden, CRAFTED_CENTRAL, CRAFTED_OFFSET, 4,
                       outer->offset + 30 + (guint32) strlen ("pages/b.md"));
}

static void
spoil_zip64_sizes (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 4);

  entry->central_extra = g_bytes_new_static ("\1\0\20\0\4\0\0\0\0\0\0\0\4\0\0\0\0\0\0\0", 20);
  entry->local_extra = g_bytes_ref (entry->central_extra);
  crafted_entry_patch (entry, CRAFTED_BOTH, CRAFTED_COMPRESSED, 4, G_MAXUINT32);
  crafted_entry_patch (entry, CRAFTED_BOTH, CRAFTED_SIZE, 4, G_MAXUINT32);
}

static void
spoil_zip64_lies (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 4);

  entry->central_extra = g_bytes_new_static ("\1\0\20\0\0\0\0\100\0\0\0\0\0\0\0\100\0\0\0\0", 20);
}

static void
spoil_zip64_end (CraftedZip *zip)
{
  g_autofree char *record = g_malloc0 (56 + 20);

  memcpy (record, "PK\6\6\54", 5);
  memcpy (record + 56, "PK\6\7", 4);
  zip->before_end = g_bytes_new (record, 56 + 20);
}

static void
spoil_zip64_end_fields (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 16, 4, G_MAXUINT32);
}

static void
spoil_sizes_differ (CraftedZip *zip)
{
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_BOTH, CRAFTED_COMPRESSED, 4, 3);
}

static void
spoil_trailing (CraftedZip *zip)
{
  zip->suffix = crafted_text ("more");
}

static void
spoil_leading (CraftedZip *zip)
{
  zip->prefix = crafted_text ("#!/bin/sh\n");
}

/* As a self-extracting archive has it: every offset counts from the real start. */
static void
spoil_leading_unnoticed (CraftedZip *zip)
{
  crafted_zip_get (zip, 0)->before = crafted_text ("#!/bin/sh\n");
}

static void
spoil_gap (CraftedZip *zip)
{
  crafted_zip_get (zip, 4)->before = crafted_text ("gap");
}

static void
spoil_gap_before_directory (CraftedZip *zip)
{
  zip->before_directory = crafted_text ("gap");
}

static void
spoil_gap_in_directory (CraftedZip *zip)
{
  zip->in_directory = crafted_text ("gap");
}

static void
spoil_gap_before_end (CraftedZip *zip)
{
  zip->before_end = crafted_text ("gap");
}

static void
spoil_joined (CraftedZip *zip)
{
  g_autoptr (CraftedZip) other = crafted_bundle_new ();

  zip->suffix = crafted_zip_build (other);
}

static void
spoil_only_central (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_add (zip, "z.md", "");

  crafted_zip_sign (zip);
  entry->has_no_local = TRUE;
  zip->before_directory = g_bytes_new_static ("0123456789012345678901234567890123456789", 40);
  g_bytes_unref (crafted_zip_build (zip));
  crafted_entry_patch (entry, CRAFTED_CENTRAL, CRAFTED_OFFSET, 4,
                       crafted_zip_get (zip, 4)->offset + 30
                           + (guint32) strlen ("pages/b.md# B\n"));
}

static void
spoil_only_central_at_the_end (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_add (zip, "z.md", "");

  crafted_zip_sign (zip);
  entry->has_no_local = TRUE;
  g_bytes_unref (crafted_zip_build (zip));
  crafted_entry_patch (entry, CRAFTED_CENTRAL, CRAFTED_OFFSET, 4,
                       crafted_zip_get (zip, 4)->offset + 30
                           + (guint32) strlen ("pages/b.md# B\n"));
}

static void
spoil_only_local (CraftedZip *zip)
{
  crafted_zip_get (zip, 3)->has_no_central = TRUE;
}

static void
spoil_only_local_last (CraftedZip *zip)
{
  crafted_zip_get (zip, 4)->has_no_central = TRUE;
}

/* The last entry claims the directory as its data. */
static void
spoil_overlap_directory (CraftedZip *zip)
{
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_BOTH, CRAFTED_SIZE, 4, 60);
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_BOTH, CRAFTED_COMPRESSED, 4, 60);
}

static void
spoil_overlap_next (CraftedZip *zip)
{
  crafted_entry_patch (crafted_zip_get (zip, 3), CRAFTED_BOTH, CRAFTED_SIZE, 4, 10);
  crafted_entry_patch (crafted_zip_get (zip, 3), CRAFTED_BOTH, CRAFTED_COMPRESSED, 4, 10);
}

static void
spoil_count_less (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 8, 2, 4);
  crafted_zip_patch_end (zip, 10, 2, 4);
}

static void
spoil_count_more (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 8, 2, 6);
  crafted_zip_patch_end (zip, 10, 2, 6);
}

static void
spoil_counts_differ (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 8, 2, 4);
}

static void
spoil_count_zero (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 8, 4, 0);
}

static void
spoil_comment (CraftedZip *zip)
{
  zip->comment = "a comment";
}

static void
spoil_entry_comment (CraftedZip *zip)
{
  crafted_zip_get (zip, 4)->comment = "a comment";
}

static void
spoil_multi_disk (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 4, 2, 1);
}

static void
spoil_end_in_comment (CraftedZip *zip)
{
  zip->comment = "PK\5\6and what looks like it";
  zip->suffix = g_bytes_new_static ("PK\5\6\0\0\0\0\1\0\1\0\100\0\0\0\0\0\0\0\0\0", 22);
}

static void
spoil_end_mark (CraftedZip *zip)
{
  crafted_zip_patch_end (zip, 0, 1, 'X');
}

static void
spoil_directory_mark (CraftedZip *zip)
{
  crafted_entry_patch (crafted_zip_get (zip, 4), CRAFTED_CENTRAL, 0, 1, 'X');
}

static void
spoil_extra_7075 (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 4);

  entry->central_extra = g_bytes_new_static ("up\5\0\1\0\0\0\0", 9);
  entry->local_extra = g_bytes_ref (entry->central_extra);
}

static void
spoil_extra_local (CraftedZip *zip)
{
  crafted_zip_get (zip, 4)->local_extra = g_bytes_new_static ("up\5\0\1\0\0\0\0", 9);
}

static void
spoil_65535_entries (CraftedZip *zip)
{
  while (zip->entries->len < 65535)
    {
      g_autofree char *name = g_strdup_printf ("q/%05u", zip->entries->len);

      crafted_zip_add (zip, name, "");
    }
}

/* Whoever looks for the reason in such a file must not look for ever. */
static void
spoil_65535_entries_and_more (CraftedZip *zip)
{
  spoil_65535_entries (zip);
  zip->suffix = crafted_text ("more");
}

static void
spoil_20001_entries (CraftedZip *zip)
{
  while (zip->entries->len < 20001)
    {
      g_autofree char *name = g_strdup_printf ("q/%05u", zip->entries->len);

      crafted_zip_add (zip, name, "");
    }
}

/* "0r" and "20" mean the same to a hash that multiplies by 33: fourteen such pairs make 16,384 names of one value. */
static void
spoil_colliding_names (CraftedZip *zip)
{
  g_autofree char *same = g_strnfill (90, 'q');

  for (guint i = 0; i < 1 << 14; i++)
    {
      g_autoptr (GString) name = g_string_new (same);

      g_string_append_c (name, '/');
      for (int bit = 13; bit >= 0; bit--)
        g_string_append (name, (i >> bit & 1) == 0 ? "0r" : "20");
      crafted_zip_add (zip, name->str, "");
    }
}

static void
spoil_not_signed (CraftedZip *zip)
{
  g_ptr_array_remove_index (zip->entries, 1);
}

static void
spoil_no_list (CraftedZip *zip)
{
  g_ptr_array_remove_index (zip->entries, 0);
}

static void
spoil_only_list (CraftedZip *zip)
{
  g_ptr_array_set_size (zip->entries, 1);
}

/* The list with @from once replaced by @to, signed rightly. */
static void
replace_in_list (CraftedZip *zip, const char *from, const char *to)
{
  g_autofree char *list = crafted_zip_dup_list (zip);
  g_autoptr (GString) text = g_string_new (list);

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  crafted_zip_sign_list (zip, text->str);
}

static char *
dup_line (CraftedZip *zip, guint i)
{
  g_autofree char *list = crafted_zip_dup_list (zip);
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  return g_strconcat (lines[i], "\n", NULL);
}

static void
spoil_list_lacks (CraftedZip *zip)
{
  g_autofree char *line = dup_line (zip, 1);

  replace_in_list (zip, line, "");
}

static void
spoil_list_absent (CraftedZip *zip)
{
  g_autofree char *list = crafted_zip_dup_list (zip);
  g_autofree char *more = g_strconcat (
      list, "0000000000000000000000000000000000000000000000000000000000000000  z.md\n", NULL);

  crafted_zip_sign_list (zip, more);
}

static void
spoil_list_twice (CraftedZip *zip)
{
  g_autofree char *line = dup_line (zip, 1);
  g_autofree char *twice = g_strconcat (line, line, NULL);

  replace_in_list (zip, line, twice);
}

static void
spoil_list_order (CraftedZip *zip)
{
  g_autofree char *first = dup_line (zip, 1);
  g_autofree char *second = dup_line (zip, 2);
  g_autofree char *right = g_strconcat (first, second, NULL);
  g_autofree char *wrong = g_strconcat (second, first, NULL);

  replace_in_list (zip, right, wrong);
}

static void
spoil_list_empty (CraftedZip *zip)
{
  crafted_zip_sign_list (zip, "");
}

static void
spoil_list_digest (CraftedZip *zip)
{
  crafted_entry_set_text (crafted_zip_get (zip, 4), "# C\n");
}

static void
spoil_list_cr (CraftedZip *zip)
{
  replace_in_list (zip, "pages/a.md\n", "pages/a.md\r\n");
}

static void
spoil_list_upper (CraftedZip *zip)
{
  g_autofree char *line = dup_line (zip, 1);
  g_autofree char *upper = g_strdup (line);

  for (guint i = 0; i < 64; i++)
    upper[i] = g_ascii_toupper (upper[i]);
  replace_in_list (zip, line, upper);
}

static void
spoil_list_one_space (CraftedZip *zip)
{
  replace_in_list (zip, "  pages/a.md", " pages/a.md");
}

static void
spoil_list_binary_mark (CraftedZip *zip)
{
  replace_in_list (zip, "  pages/a.md", " *pages/a.md");
}

static void
spoil_list_bsd (CraftedZip *zip)
{
  g_autofree char *line = dup_line (zip, 1);
  g_autofree char *bsd = g_strdup_printf ("SHA256 (pages/a.md) = %.64s\n", line);

  replace_in_list (zip, line, bsd);
}

static void
spoil_list_no_lf (CraftedZip *zip)
{
  replace_in_list (zip, "pages/b.md\n", "pages/b.md");
}

static void
spoil_list_escape (CraftedZip *zip)
{
  g_autofree char *line = dup_line (zip, 1);
  g_autofree char *escaped = g_strconcat ("\\", line, NULL);

  replace_in_list (zip, line, escaped);
}

static void
spoil_list_name (CraftedZip *zip)
{
  replace_in_list (zip, "pages/a.md", "../pages/a");
}

static void
spoil_list_large (CraftedZip *zip)
{
  g_autofree char *list = g_strnfill (4 * 1024 * 1024 + 1, '0');

  crafted_zip_sign_list (zip, list);
}

static void
replace_in_signature (CraftedZip *zip, const char *from, const char *to)
{
  CraftedEntry *entry = crafted_zip_get (zip, 1);
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (entry->data, NULL),
                                               (gssize) g_bytes_get_size (entry->data));

  g_assert_cmpuint (g_string_replace (text, from, to, 1), ==, 1);
  crafted_entry_set_text (entry, text->str);
}

/* Line @line of the signature, decoded, changed by @change, and encoded again. */
static void
change_signature_line (CraftedZip *zip, guint line, void (*change) (guint8 *bytes))
{
  g_autofree char *text = g_strndup (g_bytes_get_data (crafted_zip_get (zip, 1)->data, NULL),
                                     g_bytes_get_size (crafted_zip_get (zip, 1)->data));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *encoded = NULL;
  g_autofree guint8 *bytes = NULL;
  gsize size;

  bytes = g_base64_decode (lines[line], &size);
  change (bytes);
  encoded = g_base64_encode (bytes, size);
  replace_in_signature (zip, lines[line], encoded);
}

static void
change_to_legacy (guint8 *bytes)
{
  bytes[1] = 'd';
}

static void
change_to_unknown (guint8 *bytes)
{
  bytes[0] = 'X';
}

static void
change_signature_bytes (guint8 *bytes)
{
  bytes[20] ^= 1;
}

static void
change_key_id (guint8 *bytes)
{
  bytes[2] ^= 1;
}

static void
spoil_signature_legacy (CraftedZip *zip)
{
  change_signature_line (zip, 1, change_to_legacy);
}

static void
spoil_signature_unknown (CraftedZip *zip)
{
  change_signature_line (zip, 1, change_to_unknown);
}

static void
spoil_signature_bytes (CraftedZip *zip)
{
  change_signature_line (zip, 1, change_signature_bytes);
}

static void
spoil_signature_key_id (CraftedZip *zip)
{
  change_signature_line (zip, 1, change_key_id);
}

static void
spoil_statement_signature (CraftedZip *zip)
{
  change_signature_line (zip, 3, change_signature_bytes);
}

static void
spoil_signature_fifth_line (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 1);
  g_autofree char *text = g_strdup_printf ("%.*s\n", (int) g_bytes_get_size (entry->data),
                                           (const char *) g_bytes_get_data (entry->data, NULL));

  crafted_entry_set_text (entry, text);
}

static void
spoil_signature_crlf (CraftedZip *zip)
{
  replace_in_signature (zip, "layover signature\n", "layover signature\r\n");
}

static void
spoil_signature_comment (CraftedZip *zip)
{
  replace_in_signature (zip, "layover signature", "signature from minisign secret key");
}

static void
spoil_signature_statement_prefix (CraftedZip *zip)
{
  replace_in_signature (zip, "\ntrusted comment: ", "\ntrusted  comment:");
}

static void
spoil_signature_cut (CraftedZip *zip)
{
  crafted_entry_set_text (crafted_zip_get (zip, 1), "untrusted comment: layover signature\n");
}

static void
spoil_signature_large (CraftedZip *zip)
{
  g_autofree char *text = g_strnfill (2049, 'x');

  crafted_entry_set_text (crafted_zip_get (zip, 1), text);
}

static void
spoil_statement (CraftedZip *zip)
{
  replace_in_signature (zip, "version=3", "version=4");
}

/* 64 bytes need 86 symbols and leave 4 bits over: another last symbol says the same to a careless decoder. */
static void
spoil_signature_not_canonical (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (entry->data, NULL),
                                     g_bytes_get_size (entry->data));
  char *last = strrchr (text, '=') - 2;

  g_assert_true (strchr ("AQgw", *last) != NULL);
  *last = (char) (*last + 1);
  crafted_entry_set_text (entry, text);
}

static void
spoil_signature_high_bit (CraftedZip *zip)
{
  CraftedEntry *entry = crafted_zip_get (zip, 1);
  g_autofree char *text = g_strndup (g_bytes_get_data (entry->data, NULL),
                                     g_bytes_get_size (entry->data));
  char *last = strrchr (text, '=') - 10;

  *last = (char) (*last | 0x80);
  crafted_entry_set_text (entry, text);
}

static void
spoil_signature_space (CraftedZip *zip)
{
  replace_in_signature (zip, "==\n", "== \n");
}

/* Last of all: none of the cases above took more memory than a hostile file may. */
static void
test_memory (void)
{
  struct rusage usage;

  if (g_getenv ("LAYOVER_SANITIZED") != NULL)
    {
      g_test_skip ("a sanitizer needs memory of its own");
      return;
    }

  g_assert_cmpint (getrusage (RUSAGE_SELF, &usage), ==, 0);
  g_assert_cmpint (usage.ru_maxrss, <, 256 * 1024);
}

static const Case cases[] = {
  { "T01-duplicate-entry", LAYOVER_ERROR_NOT_ASCENDING, spoil_duplicate, "pages/b.md", 0 },
  { "T01-names-not-ascending", LAYOVER_ERROR_NOT_ASCENDING, spoil_order, "pages/aa.md", 0 },
  { "T02-names-differ-in-case", LAYOVER_ERROR_NAME_CASE, spoil_case, "pages/b.md", 0 },
  { "T02-name-is-a-folder", LAYOVER_ERROR_NAME_FOLDER, spoil_folder, "pages/b.md/c.md", 0 },
  { "T03-local-name-differs", LAYOVER_ERROR_HEADERS_DIFFER, spoil_local_name, "pages/b.md", 0 },
  { "T03-local-size-differs", LAYOVER_ERROR_HEADERS_DIFFER, spoil_local_size, "pages/b.md", 0 },
  { "T04-parent-folder", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_parent, "../a", 0 },
  { "T04-climbs-out", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_climbs, "x/../../a", 0 },
  { "T04-absolute", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_absolute, "/etc/passwd", 0 },
  { "T04-backslash", LAYOVER_ERROR_NAME_CHARACTER, spoil_name_backslash, "x\\x5ca", 0 },
  { "T04-nul", LAYOVER_ERROR_NAME_CHARACTER, spoil_name_nul, "x\\x00a", 0 },
  { "T04-newline", LAYOVER_ERROR_NAME_CHARACTER, spoil_name_newline, "x\\x0aa", 0 },
  { "T04-not-ascii", LAYOVER_ERROR_NAME_CHARACTER, spoil_name_umlaut, "x\\xc3\\xa4", 0 },
  { "T04-leading-dot", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_dot, "x/.a", 0 },
  { "T04-leading-dash", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_dash, "x/-a", 0 },
  { "T04-trailing-dot", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_ends_with_dot, "x/a.", 0 },
  { "T04-empty-segment", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_empty_segment, "x//a", 0 },
  { "T04-empty-name", LAYOVER_ERROR_NAME_SEGMENT, spoil_name_empty, "", 0 },
  { "T04-colon", LAYOVER_ERROR_NAME_CHARACTER, spoil_name_colon, "x:a", 0 },
  { "T04-space", LAYOVER_ERROR_NAME_CHARACTER, spoil_name_space, "x a", 0 },
  { "T05-symlink", LAYOVER_ERROR_ATTRIBUTES, spoil_symlink, "pages/b.md", 0 },
  { "T05-device", LAYOVER_ERROR_ATTRIBUTES, spoil_device, "pages/b.md", 0 },
  { "T05-setuid", LAYOVER_ERROR_ATTRIBUTES, spoil_setuid, "pages/b.md", 0 },
  { "T05-executable", LAYOVER_ERROR_ATTRIBUTES, spoil_executable, "pages/b.md", 0 },
  { "T05-directory-entry", LAYOVER_ERROR_ATTRIBUTES, spoil_directory_entry, "sub/", 0 },
  { "T05-internal-attributes", LAYOVER_ERROR_ATTRIBUTES, spoil_internal, "pages/b.md", 0 },
  { "T06-deflate-bomb", LAYOVER_ERROR_METHOD, spoil_deflate, "pages/b.md", 0 },
  { "T06-bzip2", LAYOVER_ERROR_METHOD, spoil_method_bzip2, "pages/b.md", 0 },
  { "T06-any-method", LAYOVER_ERROR_METHOD, spoil_method_any, "pages/b.md", 0 },
  { "T07-data-descriptor", LAYOVER_ERROR_DATA_DESCRIPTOR, spoil_data_descriptor, "pages/b.md", 0 },
  { "T07-embedded-local-header", LAYOVER_ERROR_OVERLAP, spoil_embedded_header, "z.md", 0 },
  { "T08-zip64-sizes", LAYOVER_ERROR_ZIP64, spoil_zip64_sizes, "pages/b.md", 0 },
  { "T08-zip64-offset", LAYOVER_ERROR_ZIP64, spoil_zip64_offset, "pages/b.md", 0 },
  { "T08-zip64-lies", LAYOVER_ERROR_EXTRA_FIELD, spoil_zip64_lies, "pages/b.md", 0 },
  { "T08-zip64-end", LAYOVER_ERROR_ZIP64, spoil_zip64_end, NULL, 0 },
  { "T08-zip64-end-fields", LAYOVER_ERROR_ZIP64, spoil_zip64_end_fields, NULL, 0 },
  { "T08-two-sizes", LAYOVER_ERROR_SIZES_DIFFER, spoil_sizes_differ, "pages/b.md", 0 },
  { "T09-trailing-bytes", LAYOVER_ERROR_TRAILING_BYTES, spoil_trailing, NULL, 0 },
  { "T09-leading-bytes", LAYOVER_ERROR_GAP, spoil_leading, LIST, 0 },
  { "T09-leading-bytes-counted", LAYOVER_ERROR_GAP, spoil_leading_unnoticed, LIST, 0 },
  { "T09-gap", LAYOVER_ERROR_GAP, spoil_gap, "pages/b.md", 0 },
  { "T09-gap-before-directory", LAYOVER_ERROR_GAP, spoil_gap_before_directory, NULL, 0 },
  { "T09-gap-in-directory", LAYOVER_ERROR_DIRECTORY, spoil_gap_in_directory, NULL, 0 },
  { "T09-gap-before-end", LAYOVER_ERROR_END_RECORD, spoil_gap_before_end, NULL, 0 },
  { "T09-two-joined", LAYOVER_ERROR_TRAILING_BYTES, spoil_joined, NULL, 0 },
  { "T10-only-in-directory", LAYOVER_ERROR_NO_LOCAL_HEADER, spoil_only_central, "z.md", 0 },
  { "T10-only-in-directory-at-the-end", LAYOVER_ERROR_OVERLAP, spoil_only_central_at_the_end,
    "z.md", 0 },
  { "T10-not-in-directory", LAYOVER_ERROR_GAP, spoil_only_local, "pages/b.md", 0 },
  { "T10-last-not-in-directory", LAYOVER_ERROR_GAP, spoil_only_local_last, NULL, 0 },
  { "T10-overlaps-next", LAYOVER_ERROR_OVERLAP, spoil_overlap_next, "pages/b.md", 0 },
  { "T10-overlaps-directory", LAYOVER_ERROR_OVERLAP, spoil_overlap_directory, NULL, 0 },
  { "T10-offset-earlier", LAYOVER_ERROR_OVERLAP, spoil_offset_earlier, "pages/b.md", 0 },
  { "T10-offset-later", LAYOVER_ERROR_GAP, spoil_offset_later, "pages/b.md", 0 },
  { "T11-count-less", LAYOVER_ERROR_DIRECTORY, spoil_count_less, "pages/b.md", 0 },
  { "T11-count-more", LAYOVER_ERROR_DIRECTORY, spoil_count_more, NULL, 0 },
  { "T11-counts-differ", LAYOVER_ERROR_END_RECORD, spoil_counts_differ, NULL, 0 },
  { "T11-count-zero", LAYOVER_ERROR_END_RECORD, spoil_count_zero, NULL, 0 },
  { "T11-comment", LAYOVER_ERROR_COMMENT, spoil_comment, NULL, 0 },
  { "T11-entry-comment", LAYOVER_ERROR_COMMENT, spoil_entry_comment, "pages/b.md", 0 },
  { "T11-multi-disk", LAYOVER_ERROR_MULTI_DISK, spoil_multi_disk, NULL, 0 },
  { "T11-entry-on-other-disk", LAYOVER_ERROR_MULTI_DISK, spoil_entry_disk, "pages/b.md", 0 },
  { "T11-end-record-in-comment", LAYOVER_ERROR_COMMENT, spoil_end_in_comment, NULL, 0 },
  { "T11-end-mark", LAYOVER_ERROR_END_RECORD, spoil_end_mark, NULL, 0 },
  { "T11-directory-mark", LAYOVER_ERROR_DIRECTORY, spoil_directory_mark, "pages/b.md", 0 },
  { "T12-extra-field", LAYOVER_ERROR_EXTRA_FIELD, spoil_extra_7075, "pages/b.md", 0 },
  { "T12-extra-field-local-only", LAYOVER_ERROR_HEADERS_DIFFER, spoil_extra_local, "pages/b.md",
    0 },
  { "T12-encrypted-flag", LAYOVER_ERROR_ENCRYPTED, spoil_flag_encrypted, "pages/b.md", 0 },
  { "T12-utf8-flag", LAYOVER_ERROR_FLAGS, spoil_flag_utf8, "pages/b.md", 0 },
  { "T12-time", LAYOVER_ERROR_TIMESTAMP, spoil_time, "pages/b.md", 0 },
  { "T12-date", LAYOVER_ERROR_TIMESTAMP, spoil_date, "pages/b.md", 0 },
  { "T12-version-needed", LAYOVER_ERROR_ZIP_VERSION, spoil_needed, "pages/b.md", 0 },
  { "T12-version-made-by", LAYOVER_ERROR_ZIP_VERSION, spoil_made_by, "pages/b.md", 0 },
  { "T12-crc", LAYOVER_ERROR_CHECKSUM, spoil_crc, "pages/b.md", 0 },
  { "T15-65535-entries", LAYOVER_ERROR_TOO_MANY_ENTRIES, spoil_65535_entries, NULL, 0 },
  { "T15-65535-entries-and-more", LAYOVER_ERROR_TOO_MANY_ENTRIES, spoil_65535_entries_and_more,
    NULL, 0 },
  { "T15-20001-entries", LAYOVER_ERROR_TOO_MANY_ENTRIES, spoil_20001_entries, NULL, 0 },
  { "T15-16384-names-of-one-hash-value", LAYOVER_ERROR_NOT_LISTED, spoil_colliding_names,
    "qqqqqqqq*", 0 },
  { "T15-name-of-60000-bytes", LAYOVER_ERROR_NAME_LENGTH, spoil_name_long, "zzzzzzzz*", 0 },
  { "T15-segment-of-101-bytes", LAYOVER_ERROR_NAME_LENGTH, spoil_name_long_segment, "zzzzzzzz*",
    0 },
  { "T15-nine-segments", LAYOVER_ERROR_NAME_LENGTH, spoil_name_many_segments, "z/1/2/3/4/5/6/7/8",
    0 },
  { "T16-not-listed", LAYOVER_ERROR_NOT_LISTED, spoil_list_lacks, "pages/a.md", 0 },
  { "T16-listed-but-absent", LAYOVER_ERROR_LISTED_ABSENT, spoil_list_absent, "z.md", 0 },
  { "T16-listed-twice", LAYOVER_ERROR_LIST_TWICE, spoil_list_twice, LIST, 3 },
  { "T16-other-order", LAYOVER_ERROR_LIST_ORDER, spoil_list_order, LIST, 2 },
  { "T16-empty-list", LAYOVER_ERROR_LIST_EMPTY, spoil_list_empty, LIST, 0 },
  { "T16-other-content", LAYOVER_ERROR_DIGEST, spoil_list_digest, "pages/b.md", 0 },
  { "T17-cr", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_cr, LIST, 2 },
  { "T17-upper-case", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_upper, LIST, 2 },
  { "T17-one-space", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_one_space, LIST, 2 },
  { "T17-binary-mark", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_binary_mark, LIST, 2 },
  { "T17-bsd-line", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_bsd, LIST, 2 },
  { "T17-no-final-lf", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_no_lf, LIST, 3 },
  { "T17-escape", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_escape, LIST, 2 },
  { "T17-impossible-name", LAYOVER_ERROR_LIST_SYNTAX, spoil_list_name, LIST, 2 },
  { "T17-above-4-mib", LAYOVER_ERROR_LIST_TOO_LARGE, spoil_list_large, LIST, 0 },
  { "T18-extra-in-meta-inf", LAYOVER_ERROR_META_INF, spoil_meta_inf_extra, "META-INF/MANIFEST.MF",
    0 },
  { "T18-meta-inf-in-lower-case", LAYOVER_ERROR_META_INF, spoil_meta_inf_lower, "meta-inf/a", 0 },
  { "T18-meta-inf-as-a-file", LAYOVER_ERROR_META_INF, spoil_meta_inf_file, "Meta-Inf", 0 },
  { "T18-no-signature", LAYOVER_ERROR_NOT_SIGNED, spoil_not_signed, SIGNATURE, 0 },
  { "T18-no-list", LAYOVER_ERROR_NOT_SIGNED, spoil_no_list, LIST, 0 },
  { "T18-only-a-list", LAYOVER_ERROR_NOT_SIGNED, spoil_only_list, SIGNATURE, 0 },
  { "T19-legacy-signature", LAYOVER_ERROR_SIGNATURE_LEGACY, spoil_signature_legacy, SIGNATURE, 2 },
  { "T19-unknown-algorithm", LAYOVER_ERROR_SIGNATURE_SYNTAX, spoil_signature_unknown, SIGNATURE,
    2 },
  { "T19-other-signature", LAYOVER_ERROR_SIGNATURE, spoil_signature_bytes, SIGNATURE, 0 },
  { "T19-other-key-id", LAYOVER_ERROR_UNKNOWN_KEY, spoil_signature_key_id, SIGNATURE, 0 },
  { "T19-other-statement-signature", LAYOVER_ERROR_SIGNATURE, spoil_statement_signature, SIGNATURE,
    0 },
  { "T19-other-statement", LAYOVER_ERROR_SIGNATURE, spoil_statement, SIGNATURE, 0 },
  { "T19-fifth-line", LAYOVER_ERROR_SIGNATURE_SYNTAX, spoil_signature_fifth_line, SIGNATURE, 0 },
  { "T19-crlf", LAYOVER_ERROR_SIGNATURE_SYNTAX, spoil_signature_crlf, SIGNATURE, 1 },
  { "T19-changed-comment", LAYOVER_ERROR_SIGNATURE_COMMENT, spoil_signature_comment, SIGNATURE, 1 },
  { "T19-no-statement", LAYOVER_ERROR_SIGNATURE_SYNTAX, spoil_signature_statement_prefix, SIGNATURE,
    3 },
  { "T19-one-line", LAYOVER_ERROR_SIGNATURE_SYNTAX, spoil_signature_cut, SIGNATURE, 0 },
  { "T19-above-2048-bytes", LAYOVER_ERROR_SIGNATURE_SYNTAX, spoil_signature_large, SIGNATURE, 0 },
  { "T19-base64-not-canonical", LAYOVER_ERROR_SIGNATURE_BASE64, spoil_signature_not_canonical,
    SIGNATURE, 4 },
  { "T19-base64-high-bit", LAYOVER_ERROR_SIGNATURE_BASE64, spoil_signature_high_bit, SIGNATURE, 4 },
  { "T19-base64-space", LAYOVER_ERROR_SIGNATURE_BASE64, spoil_signature_space, SIGNATURE, 4 },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/container/the-good-bundle-is-accepted", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/container/", cases[i].path, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }

  g_test_add_func ("/container/zz-memory-stayed-below-256-mib", test_memory);

  return g_test_run ();
}
