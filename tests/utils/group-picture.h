/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#pragma once

/* The picture of the buying group in tests/data/pictures, and an area of each person in it. */

#define GROUP_PICTURE                                                                              \
  "<object data='group.png' type='image/png' width='432' height='243'>Buying group</object>"

#define GROUP_AREAS(element)                                                                       \
  "<" element " identifier='chair' shape='rect' coords='151,12,281,66' matchMax='1' "              \
  "hotspotLabel='Chair of the steering group'/>"                                                   \
  "<" element " identifier='head' shape='rect' coords='7,95,137,149' matchMax='1' "                \
  "hotspotLabel='Head of operations'/>"                                                            \
  "<" element " identifier='chief' shape='rect' coords='151,95,281,149' matchMax='1' "             \
  "hotspotLabel='Chief financial officer'/>"                                                       \
  "<" element " identifier='lead' shape='ellipse' coords='360,122,65,27' matchMax='2'/>"           \
  "<" element " identifier='store' shape='poly' coords='7,205,72,178,137,205,72,232' "             \
  "matchMax='1' hotspotLabel='Warehouse lead'/>"
