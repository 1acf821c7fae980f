/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LayoverErrorCode:
 *
 * The stable codes of docs/format.md section 11. The number is what people and scripts quote ("LV1104"), so a
 * code is never renumbered and never reused. 10xx are faults of this computer and say nothing about a file;
 * everything above is a refusal of what a file or a person gave us.
 */
typedef enum
{
  /* 10xx: faults of this computer */
  LAYOVER_ERROR_IO = 1001,
  LAYOVER_ERROR_NO_SPACE = 1002,
  LAYOVER_ERROR_PERMISSION = 1003,
  LAYOVER_ERROR_MEMORY = 1004,
  LAYOVER_ERROR_DATABASE = 1005,
  LAYOVER_ERROR_DATABASE_DAMAGED = 1006,
  LAYOVER_ERROR_DATABASE_NEWER = 1007,
  LAYOVER_ERROR_SECRET_KEY = 1008,
  LAYOVER_ERROR_EXISTS = 1009,
  LAYOVER_ERROR_NOT_FOUND = 1010,
  LAYOVER_ERROR_DATABASE_FOREIGN = 1011,

  /* 11xx: the structure of a container */
  LAYOVER_ERROR_NOT_CONTAINER = 1101,
  LAYOVER_ERROR_INCOMPLETE = 1102,
  LAYOVER_ERROR_TOO_LARGE = 1103,

  /* 12xx: signature, statement, keys */
  LAYOVER_ERROR_SIGNATURE = 1201,

  /* 13xx: records and enrolment */
  LAYOVER_ERROR_RECORD = 1301,

  /* 14xx: sealed entries */
  LAYOVER_ERROR_SEALED = 1401,

  /* 15xx: XML */
  LAYOVER_ERROR_XML = 1501,

  /* 16xx: pages, courses, programmes */
  LAYOVER_ERROR_CONTENT = 1601,

  /* 17xx: QTI */
  LAYOVER_ERROR_QTI = 1701,
  /* an identifier is not one */
  LAYOVER_ERROR_QTI_IDENTIFIER = 1702,
  /* two things of the same kind have the same identifier */
  LAYOVER_ERROR_QTI_DUPLICATE = 1703,
  /* a number is none, not finite, negative where it counts, or beyond 32 bits */
  LAYOVER_ERROR_QTI_NUMBER = 1704,
  /* more choices, items or values than format.md section 10 allows */
  LAYOVER_ERROR_QTI_TOO_MANY = 1705,
  /* a value is not of its type */
  LAYOVER_ERROR_QTI_VALUE = 1706,
  /* something refers to a variable, choice or interaction that nobody declares */
  LAYOVER_ERROR_QTI_UNDECLARED = 1707,
  /* an expression or rule that QTI does not have, or with the wrong number of operands */
  LAYOVER_ERROR_QTI_EXPRESSION = 1708,
  /* QTI that this version knows by name but cannot present or score */
  LAYOVER_ERROR_QTI_UNSUPPORTED = 1709,
  /* a section contains itself */
  LAYOVER_ERROR_QTI_LOOP = 1710,
  /* a required attribute is missing, or has a word that is not allowed */
  LAYOVER_ERROR_QTI_ATTRIBUTE = 1711,
  /* a regular expression is none */
  LAYOVER_ERROR_QTI_PATTERN = 1712,
  /* rules that do not come to an end */
  LAYOVER_ERROR_QTI_ENDLESS = 1713,
  /* a response that does not fit its declaration */
  LAYOVER_ERROR_QTI_RESPONSE = 1714,
  /* a test without a single item */
  LAYOVER_ERROR_QTI_EMPTY = 1715,
  /* a results report that is none */
  LAYOVER_ERROR_QTI_REPORT = 1716,

  /* 18xx: what this computer holds already: versions, trust, the library */
  LAYOVER_ERROR_LIBRARY = 1801,

  /* 19xx: attempts and results */
  LAYOVER_ERROR_ATTEMPT = 1901,
  /* a line of the event log is not one that could have been written */
  LAYOVER_ERROR_EVENT = 1902,
  /* events are missing, out of order, before the start or after the submission */
  LAYOVER_ERROR_EVENT_ORDER = 1903,
  /* an answer is later than the time limit */
  LAYOVER_ERROR_EVENT_TIME = 1904,
  /* count or end of the chain of events differ from what was stored */
  LAYOVER_ERROR_CHAIN = 1905,
  /* the exam takes no more answers */
  LAYOVER_ERROR_ATTEMPT_CLOSED = 1906,
  /* the record names items or responses that the test does not have */
  LAYOVER_ERROR_ATTEMPT_OTHER_TEST = 1907,
} LayoverErrorCode;

/**
 * LayoverErrorPlace:
 * @LAYOVER_PLACE_NONE: the error is about the whole entry or file
 * @LAYOVER_PLACE_LINE: the position is a line, counted from 1
 * @LAYOVER_PLACE_OFFSET: the position is a byte, counted from 0
 */
typedef enum
{
  LAYOVER_PLACE_NONE,
  LAYOVER_PLACE_LINE,
  LAYOVER_PLACE_OFFSET,
} LayoverErrorPlace;

#define LAYOVER_ERROR (layover_error_quark ())
GQuark layover_error_quark (void);

void layover_set_error (GError **error, LayoverErrorCode code, const char *entry,
                        const char *format, ...) G_GNUC_PRINTF (4, 5);
void layover_set_error_at_line (GError **error, LayoverErrorCode code, const char *entry,
                                gint64 line, gint64 column, const char *format, ...)
    G_GNUC_PRINTF (6, 7);
void layover_set_error_at_offset (GError **error, LayoverErrorCode code, const char *entry,
                                  gint64 offset, const char *format, ...) G_GNUC_PRINTF (5, 6);
void layover_set_error_from_errno (GError **error, int saved_errno, const char *file,
                                   const char *doing);

void layover_error_add_file (GError **error, const char *file);
void layover_error_add_entry (GError **error, const char *entry);

const char *layover_error_get_file (const GError *error);
const char *layover_error_get_entry (const GError *error);
LayoverErrorPlace layover_error_get_place (const GError *error, gint64 *position, gint64 *column);
gboolean layover_error_is_local_fault (const GError *error);
char *layover_error_dup_code (const GError *error);
char *layover_error_describe (const GError *error);

G_END_DECLS
