/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

/* Everything about content: the tree, the three ways to make one, and where its references lead. */
#include "layover-content-markdown.h"
#include "layover-content-node.h"
#include "layover-content-reference.h"
#include "layover-content-xhtml.h"
