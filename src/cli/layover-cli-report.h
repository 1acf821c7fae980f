/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LayoverCliReport:
 *
 * What a command found out, said twice from one description: as lines with translated labels for a person, and
 * as one JSON document whose member names never change for a script.
 */
typedef struct _LayoverCliReport LayoverCliReport;

/**
 * LayoverCliReportColumn:
 * @member: the name of the JSON member
 * @label: the translated heading
 * @is_number: whether the text of a cell is a whole number, and a number in JSON
 */
typedef struct
{
  const char *member;
  const char *label;
  gboolean is_number;
} LayoverCliReportColumn;

LayoverCliReport *layover_cli_report_new (void);
void layover_cli_report_free (LayoverCliReport *self);

void layover_cli_report_add (LayoverCliReport *self, const char *member, const char *label,
                             const char *value);
void layover_cli_report_add_int (LayoverCliReport *self, const char *member, const char *label,
                                 gint64 value);
void layover_cli_report_add_number (LayoverCliReport *self, const char *member, const char *label,
                                    double value);
void layover_cli_report_add_size (LayoverCliReport *self, const char *member, const char *label,
                                  guint64 size_bytes);
void layover_cli_report_add_time (LayoverCliReport *self, const char *member, const char *label,
                                  gint64 unix_s);
void layover_cli_report_add_flag (LayoverCliReport *self, const char *member, gboolean value,
                                  const char *sentence);
void layover_cli_report_add_list (LayoverCliReport *self, const char *member, const char *label,
                                  const char *const *values);
void layover_cli_report_add_line (LayoverCliReport *self, const char *member, const char *value);
void layover_cli_report_say (LayoverCliReport *self, const char *sentence);

void layover_cli_report_begin_table (LayoverCliReport *self, const char *member, const char *title,
                                     const LayoverCliReportColumn *columns, guint n_columns);
void layover_cli_report_add_row (LayoverCliReport *self, const char *const *cells);
void layover_cli_report_add_row_for_scripts (LayoverCliReport *self, const char *const *cells);

void layover_cli_report_print (LayoverCliReport *self, gboolean is_json);
void layover_cli_report_print_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverCliReport, layover_cli_report_free)

G_END_DECLS
