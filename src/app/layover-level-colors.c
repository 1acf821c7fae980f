/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "layover-level-colors.h"

#define TEXT_CONTRAST 4.8
#define GRAPHIC_CONTRAST 3.1
#define CHEVRON_CONTRAST 3.0

/* What pages and cards are painted in: the lightest and the darkest ground a colour has to stand on. */
static const GdkRGBA light_page = { 0.98f, 0.98f, 0.98f, 1.0f };
static const GdkRGBA dark_card = { 0.22f, 0.22f, 0.22f, 1.0f };

/* The levels of the sample programme, chosen by hand: fill, text, graphic and tint in light, then in dark. */
static const struct
{
  const char *fill;
  const char *light[3];
  const char *dark[3];
} known[] = {
  { "#f5c211", { "#7a5600", "#a17300", "#fdf3cd" }, { "#f8e45c", "#f8e45c", "#3a3216" } },
  { "#ff7800", { "#9c3a00", "#c64600", "#ffe9d6" }, { "#ffb270", "#ffb270", "#40291a" } },
  { "#813d9c", { "#6b2c91", "#813d9c", "#f3e6fa" }, { "#dc8add", "#dc8add", "#382a40" } },
  { "#c01c28", { "#a51d2d", "#c01c28", "#fde4e4" }, { "#ff938c", "#ff938c", "#40262a" } },
};

static double
linear (float channel)
{
  return channel <= 0.04045f ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
         + 0.0722 * linear (color->blue);
}

static void
mix (const GdkRGBA *from, const GdkRGBA *to, float share, GdkRGBA *out)
{
  *out = (GdkRGBA){
    .red = from->red + (to->red - from->red) * share,
    .green = from->green + (to->green - from->green) * share,
    .blue = from->blue + (to->blue - from->blue) * share,
    .alpha = 1.0f,
  };
}

/**
 * layover_contrast:
 *
 * Returns: the contrast ratio of two opaque colours as WCAG 2 defines it, 1 to 21
 */
double
layover_contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = luminance (one);
  double b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* Moves @fill towards @end in small steps until it stands out from both grounds. */
static void
move_until (const GdkRGBA *fill, const GdkRGBA *end, const GdkRGBA *ground, const GdkRGBA *tint,
            double contrast, GdkRGBA *out)
{
  for (int step = 0; step <= 20; step++)
    {
      mix (fill, end, (float) step / 20.0f, out);
      if (layover_contrast (out, ground) >= contrast && layover_contrast (out, tint) >= contrast)
        return;
    }
}

static void
derive (LayoverLevelColors *self, const GdkRGBA *fill, gboolean is_dark)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };
  const GdkRGBA *ground = is_dark ? &dark_card : &light_page;
  const GdkRGBA *end = is_dark ? &white : &black;

  mix (ground, fill, is_dark ? 0.14f : 0.12f, &self->tint);
  move_until (fill, end, ground, &self->tint, TEXT_CONTRAST, &self->text);
  move_until (fill, end, ground, &self->tint, GRAPHIC_CONTRAST, &self->graphic);
}

static gboolean
find_known (LayoverLevelColors *self, const GdkRGBA *fill, gboolean is_dark)
{
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      const char *const *colors = is_dark ? known[i].dark : known[i].light;
      GdkRGBA candidate;

      gdk_rgba_parse (&candidate, known[i].fill);
      if (!gdk_rgba_equal (&candidate, fill))
        continue;

      gdk_rgba_parse (&self->text, colors[0]);
      gdk_rgba_parse (&self->graphic, colors[1]);
      gdk_rgba_parse (&self->tint, colors[2]);
      return TRUE;
    }

  return FALSE;
}

/**
 * layover_level_colors_init:
 * @fill: the colour a programme gives the level
 *
 * Works the three colours out for the light or the dark style.
 */
void
layover_level_colors_init (LayoverLevelColors *self, const GdkRGBA *fill, gboolean is_dark)
{
  if (!find_known (self, fill, is_dark))
    derive (self, fill, is_dark);
}

/**
 * layover_chevron_color:
 * @wanted: (nullable): what the programme asks for
 *
 * Gives the chevrons on a filled pennant the wanted colour if they can be seen in it, else black or white.
 */
void
layover_chevron_color (const GdkRGBA *fill, const char *wanted, GdkRGBA *chevron)
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  const GdkRGBA white = { 1, 1, 1, 1 };

  if (wanted != NULL && gdk_rgba_parse (chevron, wanted)
      && layover_contrast (chevron, fill) >= CHEVRON_CONTRAST)
    {
      chevron->alpha = 1.0f;
      return;
    }

  *chevron = layover_contrast (&black, fill) > layover_contrast (&white, fill) ? black : white;
}

static void
color_label_cb (GtkLabel *label)
{
  const GdkRGBA *fill = g_object_get_data (G_OBJECT (label), "layover-level-fill");
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  LayoverLevelColors colors;

  layover_level_colors_init (&colors, fill, is_dark);
  pango_attr_list_insert (attributes,
                          pango_attr_foreground_new ((guint16) (colors.text.red * G_MAXUINT16),
                                                     (guint16) (colors.text.green * G_MAXUINT16),
                                                     (guint16) (colors.text.blue * G_MAXUINT16)));
  gtk_label_set_attributes (label, attributes);
}

/**
 * layover_level_label_set_fill:
 * @fill: (nullable): "#rrggbb" as the programme gives it; anything else leaves the label as it is
 *
 * Writes @label in the level's text colour, and follows when the desktop turns dark or light.
 */
void
layover_level_label_set_fill (GtkLabel *label, const char *fill)
{
  gboolean is_new = g_object_get_data (G_OBJECT (label), "layover-level-fill") == NULL;
  GdkRGBA color;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (fill == NULL || !gdk_rgba_parse (&color, fill))
    return;

  color.alpha = 1.0f;
  g_object_set_data_full (G_OBJECT (label), "layover-level-fill", gdk_rgba_copy (&color),
                          (GDestroyNotify) gdk_rgba_free);
  if (is_new)
    g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                             G_CALLBACK (color_label_cb), label, G_CONNECT_SWAPPED);
  color_label_cb (label);
}
