/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <adwaita.h>

#include "layover-appearance.h"

#define MIN_TEXT_SIZE 100
#define MAX_TEXT_SIZE 300

/**
 * layover_settings_get_default:
 *
 * Returns: (transfer none): the settings of the app
 */
GSettings *
layover_settings_get_default (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (LAYOVER_APP_ID);

  return settings;
}

/* The size of the desktop, times that of the app: every font, every em and every icon grows alike. */
static void
text_size_changed_cb (GSettings *settings)
{
  GtkSettings *gtk_settings = gtk_settings_get_default ();
  int per_cent = g_settings_get_int (settings, "text-size");
  int dpi = 0;

  if (gtk_settings == NULL)
    return;

  gtk_settings_reset_property (gtk_settings, "gtk-xft-dpi");
  if (per_cent == 100)
    return;

  g_object_get (gtk_settings, "gtk-xft-dpi", &dpi, NULL);
  if (dpi <= 0)
    dpi = 96 * PANGO_SCALE;
  g_object_set (gtk_settings, "gtk-xft-dpi", (int) (dpi * (gint64) per_cent / 100), NULL);
}

static void
color_scheme_changed_cb (GSettings *settings)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, 2)]);
}

/**
 * layover_appearance_follow:
 *
 * Shows the app as @settings say, now and whenever they change. Called once, when there is a display.
 */
void
layover_appearance_follow (GSettings *settings)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_signal_connect (settings, "changed::text-size", G_CALLBACK (text_size_changed_cb), NULL);
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), NULL);
  text_size_changed_cb (settings);
  color_scheme_changed_cb (settings);
}

/**
 * layover_appearance_change_text_size:
 * @steps: of ten per cent; 0 goes back to the size of the desktop
 */
void
layover_appearance_change_text_size (GSettings *settings, int steps)
{
  int size = g_settings_get_int (settings, "text-size") + steps * LAYOVER_TEXT_SIZE_STEP;

  if (steps == 0)
    size = 100;

  g_settings_set_int (settings, "text-size", CLAMP (size, MIN_TEXT_SIZE, MAX_TEXT_SIZE));
}
