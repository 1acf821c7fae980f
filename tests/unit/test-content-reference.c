/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "layover-content-reference.h"
#include "layover-error.h"

static void
assert_leads (const char *reference, LayoverReferenceKind kind, const char *target)
{
  g_autoptr (GError) error = NULL;
  LayoverReferenceKind found = LAYOVER_REFERENCE_DATA;
  g_autofree char *text = layover_content_resolve ("pages/fit.md", reference, &found, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, target);
  g_assert_cmpint (found, ==, kind);
}

static void
assert_refused (const char *reference, LayoverErrorCode code)
{
  g_autoptr (GError) error = NULL;
  LayoverReferenceKind found = LAYOVER_REFERENCE_DATA;

  g_assert_null (layover_content_resolve ("pages/fit.md", reference, &found, &error));
  g_assert_error (error, LAYOVER_ERROR, (int) code);
}

static void
test_leads_to_entries (void)
{
  assert_leads ("case.md", LAYOVER_REFERENCE_ENTRY, "pages/case.md");
  assert_leads ("./case.md#first", LAYOVER_REFERENCE_ENTRY, "pages/case.md#first");
  assert_leads ("../media/map.png", LAYOVER_REFERENCE_ENTRY, "media/map.png");
  assert_leads ("a/../b%2Dc.png", LAYOVER_REFERENCE_ENTRY, "pages/b-c.png");
  assert_leads ("a..b.png", LAYOVER_REFERENCE_ENTRY, "pages/a..b.png");
  assert_leads ("#gr%C3%BC%C3%9Fe", LAYOVER_REFERENCE_PLACE, "#grüße");
}

static void
test_leads_to_addresses (void)
{
  assert_leads ("https://example.org/a?b#c", LAYOVER_REFERENCE_EXTERNAL,
                "https://example.org/a?b#c");
  assert_leads ("HTTP://example.org", LAYOVER_REFERENCE_EXTERNAL, "HTTP://example.org");
  assert_leads ("mailto:a@example.org", LAYOVER_REFERENCE_EXTERNAL, "mailto:a@example.org");
}

static void
test_t39_refuses_the_rest (void)
{
  const char *outside[] = { "/etc/passwd",    "../../etc/passwd",  "a/../../../b",
                            "%2e%2e/a.png",   "%2Fetc/passwd",     "..%2Fa.png",
                            "a/%2e%2e/b.png", "../../pages/a.png", ".%2e/b" };
  const char *schemes[] = { "//example.org/a.png",
                            "file:///etc/passwd",
                            "javascript:alert(1)",
                            "ftp://example.org/a",
                            "jar:a!b",
                            "JavaScript:x",
                            "blob:x",
                            "https:a.png" };
  const char *malformed[] = { "",      "a%",        "a%2",       "a%zz", "a%00b", "a\nb",
                              "a\\b",  "..%5Ca",    "a?b",       "a b",  "%ff",   "#%0a",
                              "a%7fb", "a.png#%00", "a.png?x#y", "a//b", ".//a",  "..//a" };

  for (gsize i = 0; i < G_N_ELEMENTS (outside); i++)
    assert_refused (outside[i], LAYOVER_ERROR_CONTENT_OUTSIDE);
  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    assert_refused (schemes[i], LAYOVER_ERROR_CONTENT_SCHEME);
  for (gsize i = 0; i < G_N_ELEMENTS (malformed); i++)
    assert_refused (malformed[i], LAYOVER_ERROR_CONTENT_REFERENCE);
}

static char *
make_picture (const char *type, const char *head, gsize length)
{
  g_autofree guchar *bytes = g_malloc0 (length);
  g_autofree char *text = NULL;

  for (gsize i = 0; head[i] != '\0'; i++)
    bytes[i] = (guchar) head[i];
  text = g_base64_encode (bytes, length);

  return g_strdup_printf ("data:%s;base64,%s", type, text);
}

static void
test_small_pictures_in_references (void)
{
  g_autofree char *png = make_picture ("image/png", "\x89PNG\r\n\x1a\n", 3000);
  g_autofree char *jpeg = make_picture ("image/jpeg", "\xff\xd8\xff", 30);
  g_autofree char *liar = make_picture ("image/png", "\xff\xd8\xff", 30);
  g_autofree char *large = make_picture ("image/png", "\x89PNG\r\n\x1a\n", 70000);
  g_autofree char *broken = g_strconcat (jpeg, "!", NULL);

  assert_leads (png, LAYOVER_REFERENCE_DATA, png);
  assert_leads (jpeg, LAYOVER_REFERENCE_DATA, jpeg);
  assert_refused (liar, LAYOVER_ERROR_CONTENT_DATA);
  assert_refused (large, LAYOVER_ERROR_CONTENT_DATA);
  assert_refused (broken, LAYOVER_ERROR_CONTENT_DATA);
  assert_refused ("data:text/html,<script>", LAYOVER_ERROR_CONTENT_DATA);
  assert_refused ("data:image/svg+xml;base64,PHN2Zz4=", LAYOVER_ERROR_CONTENT_DATA);
  assert_refused ("DATA:image/png;base64,", LAYOVER_ERROR_CONTENT_DATA);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-reference/leads-to-entries", test_leads_to_entries);
  g_test_add_func ("/content-reference/leads-to-addresses", test_leads_to_addresses);
  g_test_add_func ("/content-reference/T39-refuses-the-rest", test_t39_refuses_the_rest);
  g_test_add_func ("/content-reference/small-pictures-in-references",
                   test_small_pictures_in_references);

  return g_test_run ();
}
