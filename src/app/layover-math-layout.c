/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <string.h>

#include "layover-math-layout-private.h"

/* Proportions after TeX, in em of the part; what is smaller than MIN_SCALE of the text around it is not read easily. */
#define MIN_SCALE 0.55
#define SCRIPT_SCALE 0.72
#define FRACTION_SCALE 0.86
#define INDEX_SCALE 0.6
#define LARGE_SCALE 1.5

#define FRACTION_GAP 0.16
#define FRACTION_EDGE 0.12
#define LIMIT_GAP 0.14
#define ACCENT_GAP 0.06
#define ROOT_GAP 0.14
#define ROOT_SIGN_WIDTH 0.55
#define ENCLOSED_GAP 0.16
#define SUPERSCRIPT_RISE 0.40
#define SUBSCRIPT_DROP 0.20

static void
clear_mark (gpointer data)
{
  g_clear_object (&((LayoverMathMark *) data)->layout);
}

/* For the files that lay out */

LayoverMathStyle
layover_math_style_shrink (LayoverMathStyle style, double by)
{
  return (LayoverMathStyle){ MAX (style.scale * by, MIN_SCALE), FALSE };
}

LayoverMathBox
layover_math_box_begin (LayoverMathPen *pen)
{
  return (LayoverMathBox){ 0, 0, 0, pen->marks->len, pen->marks->len };
}

/* Moves @part, which was laid out at the beginning of the line, to @x and down by @y, and makes room for it. */
void
layover_math_box_put (LayoverMathPen *pen, LayoverMathBox *self, const LayoverMathBox *part,
                      double x, double y)
{
  for (guint i = part->first; i < part->end; i++)
    {
      LayoverMathMark *mark = &g_array_index (pen->marks, LayoverMathMark, i);

      mark->x += x;
      mark->y += y;
    }

  self->width = MAX (self->width, x + part->width);
  self->ascent = MAX (self->ascent, part->ascent - y);
  self->descent = MAX (self->descent, part->descent + y);
  self->end = pen->marks->len;
}

void
layover_math_add_mark (LayoverMathPen *pen, gunichar sign, double x, double y, double width,
                       double height)
{
  LayoverMathMark mark = { NULL, sign, x, y, width, height, 0 };

  g_array_append_val (pen->marks, mark);
}

/* The letters of a leaf, as high as their ink is. */
LayoverMathBox
layover_math_letters_new (LayoverMathPen *pen, LayoverMath *math, double scale)
{
  const char *text = layover_math_get_text (math);
  LayoverMathBox box = layover_math_box_begin (pen);
  LayoverMathMark mark = { .layout = pango_layout_new (pen->context) };
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (pen->context));
  PangoRectangle ink, logical;
  double baseline;

  pango_font_description_set_absolute_size (font, pen->em * scale * PANGO_SCALE);
  if (layover_math_is_italic (math))
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  if (layover_math_is_bold (math))
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (mark.layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (mark.layout, text, -1);
  pango_layout_get_extents (mark.layout, &ink, &logical);
  baseline = (double) pango_layout_get_baseline (mark.layout) / PANGO_SCALE;

  mark.y = -baseline;
  mark.width = (double) logical.width / PANGO_SCALE;
  g_array_append_val (pen->marks, mark);

  box.width = MAX (mark.width, (double) (ink.x + ink.width) / PANGO_SCALE);
  box.ascent = MAX (0, baseline - (double) ink.y / PANGO_SCALE);
  box.descent = MAX (0, (double) (ink.y + ink.height) / PANGO_SCALE - baseline);
  box.end = pen->marks->len;

  return box;
}

/* Parts */

static gboolean
is_large (LayoverMath *math)
{
  return layover_math_get_kind (math) == LAYOVER_MATH_SIGN
         && layover_math_get_role (math) == LAYOVER_MATH_ROLE_LARGE;
}

/* Sums and integrals stand on the axis; "lim" is letters like others. */
static LayoverMathBox
large_sign_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  gboolean is_word = g_ascii_isalpha (*layover_math_get_text (math));
  double scale = is_word ? style.scale : style.scale * (style.is_display ? LARGE_SCALE : 1.15);
  LayoverMathBox outer = layover_math_box_begin (pen);
  LayoverMathBox letters = layover_math_letters_new (pen, math, scale);
  double middle = (letters.ascent - letters.descent) / 2;

  layover_math_box_put (pen, &outer, &letters, 0,
                        is_word ? 0 : middle - pen->axis * pen->em * style.scale);

  return outer;
}

static LayoverMathBox
sign_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  if (layover_math_get_role (math) == LAYOVER_MATH_ROLE_INVISIBLE)
    return layover_math_box_begin (pen);
  if (is_large (math))
    return large_sign_new (pen, math, style);

  return layover_math_letters_new (pen, math, style.scale);
}

static LayoverMathBox
fraction_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  LayoverMathStyle inner = { style.is_display ? style.scale
                                              : MAX (style.scale * FRACTION_SCALE, MIN_SCALE),
                             FALSE };
  double em = pen->em * style.scale;
  LayoverMathBox self = layover_math_box_begin (pen);
  LayoverMathBox above = layover_math_lay_out (pen, layover_math_get_child (math, 0), inner);
  LayoverMathBox below = layover_math_lay_out (pen, layover_math_get_child (math, 1), inner);
  double width = MAX (above.width, below.width) + 2 * FRACTION_EDGE * em;
  double gap = FRACTION_GAP * em + pen->rule / 2;
  double axis = pen->axis * em;

  layover_math_box_put (pen, &self, &above, (width - above.width) / 2,
                        -(axis + gap + above.descent));
  layover_math_box_put (pen, &self, &below, (width - below.width) / 2, -axis + gap + below.ascent);
  if (layover_math_has_bar (math))
    layover_math_add_mark (pen, 0, FRACTION_EDGE * em / 2, -axis - pen->rule / 2,
                           width - FRACTION_EDGE * em, pen->rule);
  self.width = width;
  self.end = pen->marks->len;

  return self;
}

static LayoverMathBox
root_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  double em = pen->em * style.scale;
  LayoverMathBox self = layover_math_box_begin (pen);
  LayoverMathBox inside = layover_math_lay_out (pen, layover_math_get_child (math, 0), style);
  double top = MAX (inside.ascent, 0.5 * em) + ROOT_GAP * em + pen->rule;
  double sign_width = ROOT_SIGN_WIDTH * em;
  double x = 0;

  if (layover_math_get_n_children (math) > 1)
    {
      LayoverMathBox index = layover_math_lay_out (pen, layover_math_get_child (math, 1),
                                                   layover_math_style_shrink (style, INDEX_SCALE));

      x = MAX (0, index.width - sign_width * 0.45);
      layover_math_box_put (pen, &self, &index, MAX (0, x + sign_width * 0.45 - index.width),
                            -(top - inside.descent) * 0.55 - index.descent);
    }

  layover_math_box_put (pen, &self, &inside, x + sign_width, 0);
  layover_math_add_mark (pen, LAYOVER_MATH_ROOT_SIGN, x, -top, sign_width + inside.width,
                         top + inside.descent);
  g_array_index (pen->marks, LayoverMathMark, pen->marks->len - 1).hook = sign_width;
  self.ascent = MAX (self.ascent, top + pen->rule);
  self.width += 0.08 * em;
  self.end = pen->marks->len;

  return self;
}

/* @base: laid out already; the scripts of a high base hang on its corners */
static void
put_scripts (LayoverMathPen *pen, LayoverMathBox *self, const LayoverMathBox *base,
             LayoverMath *math, LayoverMathStyle style)
{
  LayoverMathStyle inner = layover_math_style_shrink (style, SCRIPT_SCALE);
  double em = pen->em * style.scale;
  LayoverMathBox below = layover_math_lay_out (pen, layover_math_get_child (math, 1), inner);
  LayoverMathBox above = layover_math_lay_out (pen, layover_math_get_child (math, 2), inner);
  double drop = MAX (SUBSCRIPT_DROP * em, base->descent + below.ascent * 0.3);
  double rise = MAX (SUPERSCRIPT_RISE * em, base->ascent - above.ascent * 0.55);
  double x = base->width + 0.04 * em;
  double overlap;

  if (below.width > 0 && above.width > 0)
    {
      overlap = (below.ascent - drop) + (above.descent - rise) + 0.1 * em;
      rise += MAX (0, overlap);
    }
  if (below.width > 0)
    layover_math_box_put (pen, self, &below, x, drop);
  if (above.width > 0)
    layover_math_box_put (pen, self, &above, x, -rise);
}

static LayoverMathBox
scripts_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  LayoverMathBox self = layover_math_box_begin (pen);
  LayoverMathBox base = layover_math_lay_out (pen, layover_math_get_child (math, 0), style);

  layover_math_box_put (pen, &self, &base, 0, 0);
  put_scripts (pen, &self, &base, math, style);

  return self;
}

static gboolean
is_bar (LayoverMath *math)
{
  static const char *const bars[] = { "¯", "‾", "ˉ", "_", "―", NULL };
  const char *text = layover_math_get_text (math);

  return text != NULL && g_strv_contains (bars, text);
}

/* A bar is as wide as what it is over. */
static LayoverMathBox
limit_new (LayoverMathPen *pen, LayoverMath *math, double width, LayoverMathStyle style)
{
  LayoverMathBox self;

  if (!is_bar (math))
    return layover_math_lay_out (pen, math, layover_math_style_shrink (style, SCRIPT_SCALE));

  self = layover_math_box_begin (pen);
  layover_math_add_mark (pen, 0, 0, -pen->rule, width, pen->rule);
  self.width = width;
  self.ascent = pen->rule;
  self.end = pen->marks->len;

  return self;
}

static LayoverMathBox
limits_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  double em = pen->em * style.scale;
  double gap = (layover_math_is_accent (math) ? ACCENT_GAP : LIMIT_GAP) * em;
  LayoverMathBox self, base, below, above;
  double width;

  /* in a line of text the limits of a sum stand at its side */
  if (is_large (layover_math_get_child (math, 0)) && !style.is_display)
    return scripts_new (pen, math, style);

  self = layover_math_box_begin (pen);
  base = layover_math_lay_out (pen, layover_math_get_child (math, 0), style);
  below = limit_new (pen, layover_math_get_child (math, 1), base.width, style);
  above = limit_new (pen, layover_math_get_child (math, 2), base.width, style);
  width = MAX (base.width, MAX (below.width, above.width));

  layover_math_box_put (pen, &self, &base, (width - base.width) / 2, 0);
  if (below.width > 0)
    layover_math_box_put (pen, &self, &below, (width - below.width) / 2,
                          base.descent + gap + below.ascent);
  if (above.width > 0)
    layover_math_box_put (pen, &self, &above, (width - above.width) / 2,
                          -(base.ascent + gap + above.descent));

  return self;
}

typedef struct
{
  const char *notation;
  gboolean left, right, top, bottom;
  gunichar sign;
} Enclosure;

static const Enclosure enclosures[] = {
  { "box", TRUE, TRUE, TRUE, TRUE, 0 },
  { "roundedbox", TRUE, TRUE, TRUE, TRUE, 0 },
  { "circle", TRUE, TRUE, TRUE, TRUE, 0 },
  { "longdiv", TRUE, FALSE, TRUE, FALSE, 0 },
  { "actuarial", FALSE, TRUE, TRUE, FALSE, 0 },
  { "left", TRUE, FALSE, FALSE, FALSE, 0 },
  { "right", FALSE, TRUE, FALSE, FALSE, 0 },
  { "top", FALSE, FALSE, TRUE, FALSE, 0 },
  { "bottom", FALSE, FALSE, FALSE, TRUE, 0 },
  { "madruwb", FALSE, TRUE, FALSE, TRUE, 0 },
  { "updiagonalstrike", FALSE, FALSE, FALSE, FALSE, '/' },
  { "downdiagonalstrike", FALSE, FALSE, FALSE, FALSE, '\\' },
  { "horizontalstrike", FALSE, FALSE, FALSE, FALSE, '-' },
  { "verticalstrike", FALSE, FALSE, FALSE, FALSE, '|' },
};

static void
add_enclosure (LayoverMathPen *pen, const LayoverMathBox *box, const Enclosure *lines)
{
  double height = box->ascent + box->descent;
  double rule = pen->rule;

  if (lines->left)
    layover_math_add_mark (pen, 0, 0, -box->ascent, rule, height);
  if (lines->right)
    layover_math_add_mark (pen, 0, box->width - rule, -box->ascent, rule, height);
  if (lines->top)
    layover_math_add_mark (pen, 0, 0, -box->ascent, box->width, rule);
  if (lines->bottom)
    layover_math_add_mark (pen, 0, 0, box->descent - rule, box->width, rule);
  if (lines->sign != 0)
    layover_math_add_mark (pen, lines->sign, 0, -box->ascent, box->width, height);
}

static LayoverMathBox
enclosed_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  g_auto (GStrv) notations = g_strsplit (layover_math_get_text (math), " ", -1);
  double gap = ENCLOSED_GAP * pen->em * style.scale;
  LayoverMathBox self = layover_math_box_begin (pen);
  LayoverMathBox inside = layover_math_lay_out (pen, layover_math_get_child (math, 0), style);

  layover_math_box_put (pen, &self, &inside, gap, 0);
  self.width += gap;
  self.ascent += gap;
  self.descent += gap;
  for (gsize i = 0; i < G_N_ELEMENTS (enclosures); i++)
    if (g_strv_contains ((const char *const *) notations, enclosures[i].notation))
      add_enclosure (pen, &self, &enclosures[i]);
  self.end = pen->marks->len;

  return self;
}

static LayoverMathBox
phantom_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  LayoverMathBox self = layover_math_lay_out (pen, layover_math_get_child (math, 0), style);

  g_array_set_size (pen->marks, self.first);
  self.end = self.first;

  return self;
}

static LayoverMathBox
space_new (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  LayoverMathBox self = layover_math_box_begin (pen);

  self.width = layover_math_get_width (math) * pen->em * style.scale;

  return self;
}

/* Lays out a part at the beginning of the line of writing; whoever wants it elsewhere puts it there. */
LayoverMathBox
layover_math_lay_out (LayoverMathPen *pen, LayoverMath *math, LayoverMathStyle style)
{
  switch (layover_math_get_kind (math))
    {
    case LAYOVER_MATH_SIGN:
      return sign_new (pen, math, style);
    case LAYOVER_MATH_SPACE:
      return space_new (pen, math, style);
    case LAYOVER_MATH_FRACTION:
      return fraction_new (pen, math, style);
    case LAYOVER_MATH_ROOT:
      return root_new (pen, math, style);
    case LAYOVER_MATH_SCRIPTS:
      return scripts_new (pen, math, style);
    case LAYOVER_MATH_LIMITS:
      return limits_new (pen, math, style);
    case LAYOVER_MATH_TABLE:
      return layover_math_table_new (pen, math, style);
    case LAYOVER_MATH_ENCLOSED:
      return enclosed_new (pen, math, style);
    case LAYOVER_MATH_PHANTOM:
      return phantom_new (pen, math, style);
    case LAYOVER_MATH_ROW:
    case LAYOVER_MATH_TABLE_ROW:
      return layover_math_row_new (pen, math, style);
    default:
      return layover_math_letters_new (pen, math, style.scale);
    }
}

static void
measure_font (LayoverMathPen *pen)
{
  const PangoFontDescription *font = pango_context_get_font_description (pen->context);
  PangoFontMetrics *metrics = pango_context_get_metrics (pen->context, font, NULL);
  double resolution = pango_cairo_context_get_resolution (pen->context);

  pen->em = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (font))
    pen->em *= (resolution > 0 ? resolution : 96) / 72;
  pen->axis = (double) pango_font_metrics_get_strikethrough_position (metrics) / PANGO_SCALE
              / MAX (pen->em, 1);
  pen->rule = MAX (1, pen->em * 0.055);
  pango_font_metrics_unref (metrics);
}

/**
 * layover_math_layout_new:
 * @context: with the font of the text around the formula
 */
LayoverMathLayout *
layover_math_layout_new (LayoverMath *math, PangoContext *context)
{
  LayoverMathLayout *self = g_new0 (LayoverMathLayout, 1);
  LayoverMathPen pen = { .context = context };
  LayoverMathStyle style = { 1, layover_math_is_display (math) };
  LayoverMathBox box;

  self->marks = g_array_new (FALSE, TRUE, sizeof (LayoverMathMark));
  g_array_set_clear_func (self->marks, clear_mark);
  pen.marks = self->marks;
  measure_font (&pen);

  box = layover_math_lay_out (&pen, math, style);
  self->width = box.width;
  self->ascent = box.ascent;
  self->descent = box.descent;
  self->rule = pen.rule;

  return self;
}

void
layover_math_layout_free (LayoverMathLayout *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

/** layover_math_layout_draw: with the beginning of the line of writing where the snapshot is now */
void
layover_math_layout_draw (LayoverMathLayout *self, GtkSnapshot *snapshot, const GdkRGBA *color)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const LayoverMathMark *mark = &g_array_index (self->marks, LayoverMathMark, i);

      if (mark->layout != NULL)
        {
          gtk_snapshot_save (snapshot);
          gtk_snapshot_translate (snapshot,
                                  &GRAPHENE_POINT_INIT ((float) mark->x, (float) mark->y));
          gtk_snapshot_append_layout (snapshot, mark->layout, color);
          gtk_snapshot_restore (snapshot);
        }
      else if (mark->sign == 0)
        gtk_snapshot_append_color (snapshot, color,
                                   &GRAPHENE_RECT_INIT ((float) mark->x, (float) mark->y,
                                                        (float) mark->width, (float) mark->height));
      else
        layover_math_sign_draw (mark, snapshot, color, self->rule);
    }
}
