/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "layover-application.h"

int
main (int argc, char *argv[])
{
  const char *locale_folder = g_getenv ("LAYOVER_LOCALE_DIR");
  g_autoptr (LayoverApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder != NULL ? locale_folder : LAYOVER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Layover");

  application = layover_application_new (NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
