/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

#include "layover-content-node.h"
#include "layover-xml-document.h"

G_BEGIN_DECLS

/* How an element of HTML is read. */
typedef enum
{
  LAYOVER_HTML_READ_NODE,      /* a node of this kind with what is inside */
  LAYOVER_HTML_READ_CONTENTS,  /* what is inside, without a node */
  LAYOVER_HTML_READ_NOTHING,   /* left out, with all inside */
  LAYOVER_HTML_READ_WORDS,     /* a node of this kind whose text is what is inside */
  LAYOVER_HTML_READ_QUOTATION, /* a span in quotation marks */
  LAYOVER_HTML_READ_PREFORMATTED,
  LAYOVER_HTML_READ_CELL,
  LAYOVER_HTML_READ_HEAD_ROWS,
  LAYOVER_HTML_READ_RUBY,
  LAYOVER_HTML_READ_MATH,
  LAYOVER_HTML_READ_IMAGE,
  LAYOVER_HTML_READ_RECORDING,
  LAYOVER_HTML_READ_SOURCE,
  LAYOVER_HTML_READ_OBJECT,
  LAYOVER_HTML_READ_LINK,
  LAYOVER_HTML_READ_ASIDE,
  LAYOVER_HTML_READ_STYLE,
  LAYOVER_HTML_REFUSE_ACTIVE,
} LayoverHtmlReading;

typedef struct
{
  const char *name;
  LayoverHtmlReading reading;
  LayoverContentKind kind;
  int level;
  const char *style;
} LayoverHtmlElement;

const LayoverHtmlElement *layover_html_element_find (LayoverXmlNode *node);

G_END_DECLS
