/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** LayoverAlign: of the lines of a text, as their author says; UNSET begins where one begins to read */
typedef enum
{
  LAYOVER_ALIGN_UNSET,
  LAYOVER_ALIGN_LEFT,
  LAYOVER_ALIGN_CENTER,
  LAYOVER_ALIGN_RIGHT,
} LayoverAlign;

/** LayoverLabels: what stands before the choices of a question, counted in the order in which they are shown */
typedef enum
{
  LAYOVER_LABELS_NONE,
  LAYOVER_LABELS_DECIMAL,
  LAYOVER_LABELS_LOWER_ALPHA,
  LAYOVER_LABELS_UPPER_ALPHA,
  LAYOVER_LABELS_LOWER_ROMAN,
  LAYOVER_LABELS_UPPER_ROMAN,
} LayoverLabels;

/** LayoverLabelSuffix: what stands behind a label */
typedef enum
{
  LAYOVER_LABEL_SUFFIX_PERIOD,
  LAYOVER_LABEL_SUFFIX_NONE,
  LAYOVER_LABEL_SUFFIX_PARENTHESIS,
} LayoverLabelSuffix;

#define LAYOVER_VOCABULARY_COLUMNS 12

/**
 * LayoverVocabulary:
 * @columns: of twelve, that it takes in its row; 0 when it says nothing
 * @offset: of twelve, that stay empty before it
 * @stacking: columns in which choices stand; 0 when it says nothing
 * @input_width: characters that a field shows; 0 when it says nothing
 * @height_lines: lines that a field shows; 0 when it says nothing
 *
 * Classes of the shared vocabulary of QTI 3 ("QTI 3.0 Shared Vocabulary and CSS Classes") that change how something
 * lies on a page. docs/qti-decisions.md says which of them are not kept, and why.
 */
typedef struct
{
  guint columns;
  guint offset;
  guint stacking;
  guint input_width;
  guint height_lines;
  LayoverAlign align;
  LayoverLabels labels;
  LayoverLabelSuffix suffix;
  gboolean is_row;
  gboolean is_horizontal;
  gboolean is_bordered;
  gboolean is_well;
  gboolean is_bold;
  gboolean is_italic;
  gboolean is_underlined;
  gboolean is_struck;
} LayoverVocabulary;

gboolean layover_vocabulary_read (LayoverVocabulary *self, const char *classes);
char *layover_vocabulary_dup_label (const LayoverVocabulary *self, guint position);

G_END_DECLS
