/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define LAYOVER_EVENT_MAX_LINE_BYTES (1024 * 1024)
#define LAYOVER_NOTE_MAX_CHARACTERS 280

/**
 * LayoverEventKind:
 * @LAYOVER_EVENT_START: value: [seed of the form, 16 hexadecimal digits]; ms: the time limit
 * @LAYOVER_EVENT_SHOW: item
 * @LAYOVER_EVENT_ANSWER: item, response, value: the whole response; an empty list is "no answer"
 * @LAYOVER_EVENT_END_ATTEMPT: item, response: of the button that ended an attempt at it
 * @LAYOVER_EVENT_FLAG: item, value: ["true"] or ["false"]
 * @LAYOVER_EVENT_FOCUS_OUT: the window lost the focus
 * @LAYOVER_EVENT_FOCUS_IN: ms: for how long it had lost it
 * @LAYOVER_EVENT_SUSPEND: ms: how long the computer slept
 * @LAYOVER_EVENT_GAP: ms: what was charged since the event before, over a time in which nobody could work
 * @LAYOVER_EVENT_CLOCK_JUMP: ms: how far the wall clock was moved, negative when backwards
 * @LAYOVER_EVENT_CLOCK_DISAGREE: ms: what the library's clock says beyond the kernel's
 * @LAYOVER_EVENT_RESUME: ms: the time left
 * @LAYOVER_EVENT_EXTRA_TIME: value: [code]; ms: what it grants
 * @LAYOVER_EVENT_STORAGE_ERROR: ms: for how long answers could not be written
 * @LAYOVER_EVENT_NOTE: ref: the event it is about; value: [the candidate's sentence]
 * @LAYOVER_EVENT_SUBMIT: ms: the time used
 *
 * Every event has n, t (UTC) and b (CLOCK_BOOTTIME in ms) too. docs/format.md section 8.
 */
typedef enum
{
  LAYOVER_EVENT_START,
  LAYOVER_EVENT_SHOW,
  LAYOVER_EVENT_ANSWER,
  LAYOVER_EVENT_END_ATTEMPT,
  LAYOVER_EVENT_FLAG,
  LAYOVER_EVENT_FOCUS_OUT,
  LAYOVER_EVENT_FOCUS_IN,
  LAYOVER_EVENT_SUSPEND,
  LAYOVER_EVENT_GAP,
  LAYOVER_EVENT_CLOCK_JUMP,
  LAYOVER_EVENT_CLOCK_DISAGREE,
  LAYOVER_EVENT_RESUME,
  LAYOVER_EVENT_EXTRA_TIME,
  LAYOVER_EVENT_STORAGE_ERROR,
  LAYOVER_EVENT_NOTE,
  LAYOVER_EVENT_SUBMIT,
} LayoverEventKind;

/**
 * LayoverEvent:
 * @n: its number in the attempt, from 0
 * @utc_s: the wall clock, in seconds since 1970
 * @boot_ms: CLOCK_BOOTTIME
 * @item: (nullable): the key of the item in its form
 * @response: (nullable): the identifier of the response in the item
 * @value: (nullable): strings, whatever the type of the response
 * @ms: milliseconds; what they measure depends on the kind
 * @ref: the number of another event
 *
 * One line of the log. Fields that a kind does not have are %NULL or 0. Nobody changes an event that is in a log.
 */
typedef struct
{
  LayoverEventKind kind;
  gint64 n;
  gint64 utc_s;
  gint64 boot_ms;
  char *item;
  char *response;
  GStrv value;
  gint64 ms;
  gint64 ref;
} LayoverEvent;

#define LAYOVER_TYPE_EVENT (layover_event_get_type ())
GType layover_event_get_type (void);

LayoverEvent *layover_event_new (LayoverEventKind kind);
LayoverEvent *layover_event_copy (const LayoverEvent *self);
void layover_event_free (LayoverEvent *self);
void layover_event_take_value (LayoverEvent *self, char *text);

const char *layover_event_kind_to_string (LayoverEventKind kind);

char *layover_event_format (const LayoverEvent *self);
LayoverEvent *layover_event_parse (const char *line, gsize length, const char *entry,
                                   gint64 line_number, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayoverEvent, layover_event_free)

G_END_DECLS
