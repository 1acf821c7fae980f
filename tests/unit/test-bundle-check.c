/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "layover-bundle-check.h"
#include "layover-error.h"

/* A course with one of everything, in memory. The tests change one entry each and look at what is found. */

static const char course[] =
    "<course xmlns='urn:layover:course:1' id='c-101' number='C-101' role='sal' level='1' "
    "revision='3'\n"
    "        date='2026-11-02' language='en'>\n"
    "  <title>R&amp;D &lt;b&gt;</title>\n"
    "  <summary>One of everything.</summary>\n"
    "  <source href='https://handbook.example/c'>Handbook</source>\n"
    "  <module id='m' title='Module'>\n"
    "    <page id='a' title='A' src='pages/a.md' minutes='1'/>\n"
    "    <page id='b' title='B' src='pages/b.xhtml' minutes='1'/>\n"
    "    <video id='v' title='V' src='media/v.webm' captions='media/v.vtt' poster='media/p.png' "
    "minutes='1'/>\n"
    "    <check id='k' title='K' minutes='1'><item src='items/k.xml'/></check>\n"
    "  </module>\n"
    "  <exam id='c-101-written' title='Exam' path='exams/w' mode='practice' scoring='local' "
    "minutes='10'\n"
    "        pass='80' attempts='3'/>\n"
    "</course>\n";

static const char item[] =
    "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='k' "
    "title='K'\n"
    "    adaptive='false' time-dependent='false'>\n"
    "  <qti-response-declaration identifier='RESPONSE' cardinality='single' "
    "base-type='identifier'>\n"
    "    <qti-correct-response><qti-value>yes</qti-value></qti-correct-response>\n"
    "  </qti-response-declaration>\n"
    "  <qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>\n"
    "  <qti-item-body>\n"
    "    <p><img src='../media/p.png' alt='A picture'/></p>\n"
    "    <qti-choice-interaction response-identifier='RESPONSE' max-choices='1'>\n"
    "      <qti-simple-choice identifier='yes'>Yes</qti-simple-choice>\n"
    "      <qti-simple-choice identifier='no'>No</qti-simple-choice>\n"
    "    </qti-choice-interaction>\n"
    "  </qti-item-body>\n"
    "  <qti-response-processing\n"
    "    template='https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'/>\n"
    "</qti-assessment-item>\n";

static const char exam_item[] =
    "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='e' "
    "title='E'\n"
    "    adaptive='false' time-dependent='false'>\n"
    "  <qti-response-declaration identifier='RESPONSE' cardinality='single' base-type='string'>\n"
    "    <qti-correct-response><qti-value>four</qti-value></qti-correct-response>\n"
    "  </qti-response-declaration>\n"
    "  <qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>\n"
    "  <qti-item-body><p>Two and two? <qti-text-entry-interaction "
    "response-identifier='RESPONSE'/></p>\n"
    "  </qti-item-body>\n"
    "  <qti-response-processing\n"
    "    template='https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml'/>\n"
    "</qti-assessment-item>\n";

static const char exam_test[] =
    "<qti-assessment-test xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='w' "
    "title='W'>\n"
    "  <qti-time-limits max-time='600'/>\n"
    "  <qti-test-part identifier='p' navigation-mode='nonlinear' submission-mode='simultaneous'>\n"
    "    <qti-assessment-section identifier='s' title='S' visible='true'>\n"
    "      <qti-assessment-item-ref identifier='e' href='items/e.xml'/>\n"
    "    </qti-assessment-section>\n"
    "  </qti-test-part>\n"
    "</qti-assessment-test>\n";

static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10";
static const char huge_png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xC3\x50\0\0\xC3\x50";
static const char webm[] = "\x1A\x45\xDF\xA3\x9f\x42\x82\x84webm";

typedef struct
{
  GPtrArray *names;
  GHashTable *entries;
  LayoverBundleSource source;
} Memory;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GBytes *
read_cb (gpointer data, const char *entry, gsize max_bytes, GError **error)
{
  Memory *memory = data;
  GBytes *bytes = g_hash_table_lookup (memory->entries, entry);

  return g_bytes_new_from_bytes (bytes, 0, MIN (max_bytes, g_bytes_get_size (bytes)));
}

static guint64
get_size_cb (gpointer data, const char *entry)
{
  Memory *memory = data;

  return g_bytes_get_size (g_hash_table_lookup (memory->entries, entry));
}

static void
put (Memory *memory, const char *name, const char *data, gsize length)
{
  g_hash_table_replace (memory->entries, g_strdup (name), g_bytes_new (data, length));
}

static void
put_text (Memory *memory, const char *name, const char *text)
{
  put (memory, name, text, strlen (text));
}

static Memory *
memory_new (void)
{
  Memory *memory = g_new0 (Memory, 1);

  memory->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) g_bytes_unref);
  memory->names = g_ptr_array_new ();
  put_text (memory, "course.xml", course);
  put_text (
      memory, "pages/a.md",
      "# A\n\nSee [B](b.xhtml#end) and [out](https://example.org/).\n\n![P](../media/p.png)\n");
  put_text (memory, "pages/b.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>B</title></head>\n"
            "<body><h1>B</h1><p id='end'>End</p></body></html>\n");
  put_text (memory, "items/k.xml", item);
  put_text (memory, "exams/w/test.xml", exam_test);
  put_text (memory, "exams/w/items/e.xml", exam_item);
  put_text (memory, "media/v.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n");
  put (memory, "media/p.png", png, sizeof png - 1);
  put (memory, "media/v.webm", webm, sizeof webm - 1);

  return memory;
}

static void
memory_free (Memory *memory)
{
  g_ptr_array_unref (memory->names);
  g_hash_table_unref (memory->entries);
  g_free (memory);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Memory, memory_free)

static LayoverBundleCheck *
check (Memory *memory)
{
  GHashTableIter iter;
  gpointer name;

  g_ptr_array_set_size (memory->names, 0);
  g_hash_table_iter_init (&iter, memory->entries);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (memory->names, name);
  g_ptr_array_sort (memory->names, compare_names);
  g_ptr_array_add (memory->names, NULL);

  memory->source.entries = (const char *const *) memory->names->pdata;
  memory->source.read = read_cb;
  memory->source.get_size = get_size_cb;
  memory->source.data = memory;

  return layover_bundle_check_new (&memory->source);
}

static void
assert_none (LayoverBundleCheck *checked)
{
  GPtrArray *problems = layover_bundle_check_get_problems (checked);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = layover_error_describe (g_ptr_array_index (problems, i));

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Exactly one problem, with this code and place; line 0 for none. */
static void
assert_one (Memory *memory, int code, const char *entry, gint64 line)
{
  g_autoptr (LayoverBundleCheck) checked = check (memory);
  GPtrArray *problems = layover_bundle_check_get_problems (checked);
  const GError *problem;
  gint64 found = 0;

  g_assert_cmpuint (problems->len, >=, 1);
  problem = g_ptr_array_index (problems, 0);
  g_test_message ("%s", problem->message);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (problem->domain == LAYOVER_ERROR);
  g_assert_cmpint (problem->code, ==, code);
  g_assert_cmpstr (layover_error_get_entry (problem), ==, entry);
  if (layover_error_get_place (problem, &found, NULL) != LAYOVER_PLACE_LINE)
    found = 0;
  g_assert_cmpint (found, ==, line);
}

static void
replace_text (Memory *memory, const char *name, const char *old, const char *new)
{
  GBytes *bytes = g_hash_table_lookup (memory->entries, name);
  g_autoptr (GString)
      text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (text, old, new, 1), ==, 1);
  put (memory, name, text->str, text->len);
}

static void
test_a_whole_course_is_good (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = check (memory);
  GPtrArray *resources = layover_bundle_check_get_resources (checked);

  assert_none (checked);
  g_assert_cmpstr (layover_course_get_title (layover_bundle_check_get_course (checked)), ==,
                   "R&D <b>");
  g_assert_null (layover_bundle_check_get_programme (checked));
  g_assert_cmpuint (resources->len, ==, g_hash_table_size (memory->entries));

  for (guint i = 1; i < resources->len; i++)
    {
      const LayoverBundleResource *before = g_ptr_array_index (resources, i - 1);
      const LayoverBundleResource *here = g_ptr_array_index (resources, i);

      g_assert_cmpstr (before->entry, <, here->entry);
    }
}

static void
test_dependencies_are_found (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = check (memory);
  GPtrArray *resources = layover_bundle_check_get_resources (checked);
  guint n_seen = 0;

  for (guint i = 0; i < resources->len; i++)
    {
      const LayoverBundleResource *resource = g_ptr_array_index (resources, i);
      GPtrArray *found = resource->dependencies;

      if (g_str_equal (resource->entry, "pages/a.md"))
        {
          g_assert_cmpuint (found->len, ==, 2);
          g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "pages/b.xhtml");
          g_assert_cmpstr (g_ptr_array_index (found, 1), ==, "media/p.png");
          n_seen++;
        }
      else if (g_str_equal (resource->entry, "exams/w/test.xml"))
        {
          g_assert_cmpuint (found->len, ==, 1);
          g_assert_cmpstr (g_ptr_array_index (found, 0), ==, "exams/w/items/e.xml");
          n_seen++;
        }
    }

  g_assert_cmpuint (n_seen, ==, 2);
}

static void
test_nothing_at_all (void)
{
  g_autoptr (Memory) memory = memory_new ();

  g_hash_table_remove_all (memory->entries);
  assert_one (memory, LAYOVER_ERROR_BUNDLE_NOTHING, NULL, 0);
}

static void
test_missing_entries_are_named_where_used (void)
{
  g_autoptr (Memory) memory = memory_new ();

  g_hash_table_remove (memory->entries, "pages/b.xhtml");
  replace_text (memory, "pages/a.md", "[B](b.xhtml#end)", "B");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_REFERENCE, "course.xml", 8);
}

static void
test_a_place_must_exist (void)
{
  g_autoptr (Memory) memory = memory_new ();

  replace_text (memory, "pages/b.xhtml", "id='end'", "id='fin'");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_PLACE, "pages/a.md", 3);
}

static void
test_a_link_leads_to_a_page (void)
{
  g_autoptr (Memory) memory = memory_new ();

  replace_text (memory, "pages/a.md", "(b.xhtml#end)", "(../media/p.png)");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_LINK, "pages/a.md", 3);
}

/* The page that cannot be read is told once, and not again at each link to it. */
static void
test_a_broken_page_is_told_where_it_is (void)
{
  g_autoptr (Memory) memory = memory_new ();

  put_text (memory, "pages/b.xhtml", "<html>\n<p>");
  assert_one (memory, LAYOVER_ERROR_XML_NOT_WELL_FORMED, "pages/b.xhtml", 2);
}

static void
test_an_unused_entry_is_named (void)
{
  g_autoptr (Memory) memory = memory_new ();

  put_text (memory, "media/forgotten.txt", "x");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_UNUSED, "media/forgotten.txt", 0);
}

static void
test_what_packing_makes_is_used (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = NULL;

  put_text (memory, "bundle.rec", "x");
  put_text (memory, "imsmanifest.xml", "x");
  put_text (memory, "enrolment.layover", "x");
  checked = check (memory);
  assert_none (checked);
}

static void
test_course_and_test_agree_about_minutes (void)
{
  g_autoptr (Memory) memory = memory_new ();

  replace_text (memory, "exams/w/test.xml", "max-time='600'", "max-time='601'");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_MINUTES, "exams/w/test.xml", 0);
  replace_text (memory, "exams/w/test.xml", "<qti-time-limits max-time='601'/>", "");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_MINUTES, "exams/w/test.xml", 0);
}

static void
test_a_paper_that_is_secret_is_sealed (void)
{
  g_autoptr (Memory) memory = memory_new ();

  replace_text (memory, "course.xml", "mode='practice'", "mode='proctored'");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_EXAM_OPEN, "course.xml", 12);
  replace_text (memory, "course.xml", "mode='proctored' scoring='local'",
                "mode='practice' scoring='central'");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_EXAM_OPEN, "course.xml", 12);
}

static const char stimulus[] =
    "<qti-assessment-stimulus xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='s' "
    "title='S'>\n<qti-stimulus-body><p><img src='../media/p.png' alt='A picture'/></p>\n"
    "</qti-stimulus-body></qti-assessment-stimulus>\n";

static void
test_shared_texts (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = NULL;

  replace_text (memory, "items/k.xml", "  <qti-item-body>",
                "<qti-assessment-stimulus-ref identifier='s' href='../shared/s.xml'/>"
                "<qti-item-body>");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_REFERENCE, "items/k.xml", 7);

  put_text (memory, "shared/s.xml", stimulus);
  checked = check (memory);
  assert_none (checked);
  g_assert_cmpuint (layover_bundle_check_get_resources (checked)->len, ==,
                    g_hash_table_size (memory->entries));

  replace_text (memory, "shared/s.xml", "../media/p.png", "../media/none.png");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_REFERENCE, "shared/s.xml", 2);
  replace_text (memory, "shared/s.xml", "<img src='../media/none.png' alt='A picture'/>",
                "<script>1</script>");
  assert_one (memory, LAYOVER_ERROR_CONTENT_ACTIVE, "shared/s.xml", 2);
}

static void
test_a_sealed_paper_is_left_closed (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = NULL;

  replace_text (memory, "course.xml", "path='exams/w' mode='practice' scoring='local'",
                "path='exams/w.age' mode='proctored' scoring='central'");
  g_hash_table_remove (memory->entries, "exams/w/test.xml");
  g_hash_table_remove (memory->entries, "exams/w/items/e.xml");
  assert_one (memory, LAYOVER_ERROR_BUNDLE_REFERENCE, "course.xml", 12);

  put_text (memory, "exams/w.age", "age-encryption.org/v1");
  checked = check (memory);
  assert_none (checked);
}

/* T39: nothing in a bundle can point a player elsewhere, whatever it is called. */
static void
test_T39_playlists_are_no_media (void)
{
  const char *const texts[] = {
    "#EXTM3U\nhttp://example.org/v.ts\n",
    "<smil><body><video src='http://example.org/v'/></body></smil>",
    "[playlist]\nFile1=http://example.org/v\n",
    "rtsp://example.org/v",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (Memory) memory = memory_new ();

      put_text (memory, "media/v.webm", texts[i]);
      assert_one (memory, LAYOVER_ERROR_BUNDLE_MEDIA_TYPE, "media/v.webm", 0);
    }
}

static void
test_T40_pictures_are_measured_first (void)
{
  g_autoptr (Memory) memory = memory_new ();

  put (memory, "media/p.png", huge_png, sizeof huge_png - 1);
  assert_one (memory, LAYOVER_ERROR_BUNDLE_IMAGE_SIZE, "media/p.png", 0);

  put (memory, "media/p.png", png, 12);
  assert_one (memory, LAYOVER_ERROR_BUNDLE_IMAGE, "media/p.png", 0);
}

static void
test_T40_a_film_is_no_picture (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = NULL;
  GPtrArray *problems;

  put (memory, "media/p.png", webm, sizeof webm - 1);
  checked = check (memory);
  problems = layover_bundle_check_get_problems (checked);
  g_assert_cmpuint (problems->len, >=, 1);
  g_assert_cmpint (((GError *) g_ptr_array_index (problems, 0))->code, ==,
                   LAYOVER_ERROR_BUNDLE_MEDIA_TYPE);
}

static void
test_everything_is_found_at_once (void)
{
  g_autoptr (Memory) memory = memory_new ();
  g_autoptr (LayoverBundleCheck) checked = NULL;

  g_hash_table_remove (memory->entries, "media/v.vtt");
  replace_text (memory, "exams/w/test.xml", "max-time='600'", "max-time='60'");
  replace_text (memory, "pages/b.xhtml", "id='end'", "id='fin'");
  put_text (memory, "forgotten.txt", "x");
  checked = check (memory);
  g_assert_cmpuint (layover_bundle_check_get_problems (checked)->len, ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bundle-check/a-whole-course-is-good", test_a_whole_course_is_good);
  g_test_add_func ("/bundle-check/dependencies-are-found", test_dependencies_are_found);
  g_test_add_func ("/bundle-check/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/bundle-check/missing-entries-are-named-where-used",
                   test_missing_entries_are_named_where_used);
  g_test_add_func ("/bundle-check/a-place-must-exist", test_a_place_must_exist);
  g_test_add_func ("/bundle-check/a-link-leads-to-a-page", test_a_link_leads_to_a_page);
  g_test_add_func ("/bundle-check/a-broken-page-is-told-where-it-is",
                   test_a_broken_page_is_told_where_it_is);
  g_test_add_func ("/bundle-check/an-unused-entry-is-named", test_an_unused_entry_is_named);
  g_test_add_func ("/bundle-check/what-packing-makes-is-used", test_what_packing_makes_is_used);
  g_test_add_func ("/bundle-check/course-and-test-agree-about-minutes",
                   test_course_and_test_agree_about_minutes);
  g_test_add_func ("/bundle-check/a-paper-that-is-secret-is-sealed",
                   test_a_paper_that_is_secret_is_sealed);
  g_test_add_func ("/bundle-check/shared-texts", test_shared_texts);
  g_test_add_func ("/bundle-check/a-sealed-paper-is-left-closed",
                   test_a_sealed_paper_is_left_closed);
  g_test_add_func ("/bundle-check/T39-playlists-are-no-media", test_T39_playlists_are_no_media);
  g_test_add_func ("/bundle-check/T40-pictures-are-measured-first",
                   test_T40_pictures_are_measured_first);
  g_test_add_func ("/bundle-check/T40-a-film-is-no-picture", test_T40_a_film_is_no_picture);
  g_test_add_func ("/bundle-check/everything-is-found-at-once", test_everything_is_found_at_once);

  return g_test_run ();
}
