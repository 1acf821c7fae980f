/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover"

#include "config.h"

#include <glib/gi18n.h>
#include <sys/statvfs.h>

#include "layover-exam-checks.h"

#define NEEDED_BYTES (G_GUINT64_CONSTANT (64) * 1024 * 1024)
#define LOW_BATTERY_PERCENT 40
#define POWER_SUPPLIES "/sys/class/power_supply"

static LayoverExamCheck *
check_new (LayoverExamFinding finding, const char *name, char *text)
{
  LayoverExamCheck *self = g_new0 (LayoverExamCheck, 1);

  self->name = name;
  self->text = text;
  self->finding = finding;

  return self;
}

void
layover_exam_check_free (LayoverExamCheck *self)
{
  g_free (self->text);
  g_free (self);
}

/** layover_exam_check_disk: @free_bytes: where the answers are kept */
LayoverExamCheck *
layover_exam_check_disk (guint64 free_bytes)
{
  g_autofree char *size = g_format_size (free_bytes);
  g_autofree char *needed = g_format_size_full (NEEDED_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  if (free_bytes >= NEEDED_BYTES)
    return check_new (LAYOVER_EXAM_FINDING_GOOD, _ ("Disk space"),
                      /* Translators: %s is a size, "41 GB" */
                      g_strdup_printf (_ ("%s free."), size));

  return check_new (
      LAYOVER_EXAM_FINDING_STOP, _ ("Disk space"),
      g_strdup_printf (_ ("%s free, %s are needed to keep your answers safe. Empty the "
                          "trash or move a large file."),
                       size, needed));
}

static char *
read_supply (const char *folder, const char *supply, const char *name)
{
  g_autofree char *path = g_build_filename (folder, supply, name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;

  return g_strstrip (text);
}

static gboolean
find_battery (const char *folder, int *percent, gboolean *is_discharging)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *supply;

  if (dir == NULL)
    return FALSE;

  while ((supply = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *type = read_supply (folder, supply, "type");
      g_autofree char *scope = read_supply (folder, supply, "scope");
      g_autofree char *capacity = read_supply (folder, supply, "capacity");
      g_autofree char *status = read_supply (folder, supply, "status");

      /* the battery of a mouse has the scope "Device" */
      if (g_strcmp0 (type, "Battery") != 0 || g_strcmp0 (scope, "Device") == 0 || capacity == NULL)
        continue;

      *percent = CLAMP (atoi (capacity), 0, 100);
      *is_discharging = g_strcmp0 (status, "Discharging") == 0;
      return TRUE;
    }

  return FALSE;
}

/**
 * layover_exam_check_battery:
 * @folder: as /sys/class/power_supply
 *
 * Returns: (transfer full) (nullable): %NULL on a computer without a battery
 */
LayoverExamCheck *
layover_exam_check_battery (const char *folder)
{
  gboolean is_discharging;
  int percent;

  if (!find_battery (folder, &percent, &is_discharging))
    return NULL;

  if (!is_discharging)
    return check_new (LAYOVER_EXAM_FINDING_GOOD, _ ("Battery"),
                      g_strdup_printf (_ ("%d\302\240%%, plugged in."), percent));
  if (percent >= LOW_BATTERY_PERCENT)
    return check_new (LAYOVER_EXAM_FINDING_GOOD, _ ("Battery"),
                      g_strdup_printf (_ ("%d\302\240%%, not charging."), percent));

  return check_new (
      LAYOVER_EXAM_FINDING_LOOK, _ ("Battery"),
      g_strdup_printf (_ ("%d\302\240%%, not charging. Plug in the charger."), percent));
}

/**
 * layover_exam_check_clock:
 * @behind_s: how many seconds earlier than the newest file the clock of this computer is; a lower bound
 */
LayoverExamCheck *
layover_exam_check_clock (gint64 behind_s)
{
  guint minutes = (guint) ((behind_s + 59) / 60);

  if (behind_s <= 0)
    return check_new (
        LAYOVER_EXAM_FINDING_GOOD, _ ("Clock"),
        g_strdup (_ ("Agrees with the exam file. The time limit does not depend on it.")));

  return check_new (
      LAYOVER_EXAM_FINDING_LOOK, _ ("Clock"),
      g_strdup_printf (
          ngettext ("At least %u minute slow: the exam file is newer. You get the full "
                    "time; the record says so.",
                    "At least %u minutes slow: the exam file is newer. You get the full "
                    "time; the record says so.",
                    minutes),
          minutes));
}

static LayoverExamCheck *
check_paper (LayoverLibrary *library, LayoverLibraryCourse *course, const char *exam)
{
  g_autoptr (GError) error = NULL;
  int attempts_left;

  if (!layover_library_check_exam (library, course, exam, &attempts_left, &error))
    return check_new (LAYOVER_EXAM_FINDING_STOP, _ ("Exam paper"),
                      g_strdup_printf ("%s.", error->message));

  return check_new (LAYOVER_EXAM_FINDING_GOOD, _ ("Exam paper"),
                    /* Translators: %s is the name of an organisation */
                    g_strdup_printf (_ ("Version %d, complete. Signed by %s."),
                                     layover_library_course_get_version (course),
                                     layover_library_course_get_org_name (course)));
}

static LayoverExamCheck *
check_displays (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  guint n_displays = g_list_model_get_n_items (gdk_display_get_monitors (display));

  if (n_displays <= 1)
    return check_new (LAYOVER_EXAM_FINDING_GOOD, _ ("Displays"), g_strdup (_ ("One display.")));

  return check_new (
      LAYOVER_EXAM_FINDING_LOOK, _ ("Displays"),
      g_strdup_printf (ngettext ("%u display is connected.",
                                 "%u displays are connected. That is fine for practice.",
                                 n_displays),
                       n_displays));
}

/* Tried, because asking is not possible: without a session manager the answer is no. */
static LayoverExamCheck *
check_staying_awake (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkApplication *application = GTK_IS_WINDOW (root)
                                    ? gtk_window_get_application (GTK_WINDOW (root))
                                    : NULL;
  guint cookie;

  if (application == NULL)
    return NULL;

  cookie = gtk_application_inhibit (application, GTK_WINDOW (root),
                                    GTK_APPLICATION_INHIBIT_SUSPEND | GTK_APPLICATION_INHIBIT_IDLE,
                                    _ ("An exam is about to begin"));
  if (cookie == 0)
    return check_new (
        LAYOVER_EXAM_FINDING_LOOK, _ ("Staying awake"),
        g_strdup (_ ("The system does not let the app keep it awake. Turn off automatic "
                     "suspend in Settings, Power.")));

  gtk_application_uninhibit (application, cookie);

  return check_new (LAYOVER_EXAM_FINDING_GOOD, _ ("Staying awake"),
                    g_strdup (_ ("Automatic sleep is off while the exam runs.")));
}

static LayoverExamCheck *
check_free_space (LayoverLibrary *library)
{
  struct statvfs info;

  if (statvfs (layover_library_get_folder (library), &info) != 0)
    return NULL;

  return layover_exam_check_disk ((guint64) info.f_bavail * info.f_frsize);
}

static void
add_check (GPtrArray *checks, LayoverExamCheck *check)
{
  if (check != NULL)
    g_ptr_array_add (checks, check);
}

/**
 * layover_exam_checks_run:
 * @widget: tells the display and the application
 *
 * Returns: (transfer full) (element-type LayoverExamCheck): always in the same order
 */
GPtrArray *
layover_exam_checks_run (LayoverLibrary *library, LayoverLibraryCourse *course, const char *exam,
                         GtkWidget *widget)
{
  GPtrArray *checks;
  gint64 behind_s = 0;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (LAYOVER_IS_LIBRARY_COURSE (course), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  checks = g_ptr_array_new_with_free_func ((GDestroyNotify) layover_exam_check_free);
  add_check (checks, layover_exam_check_battery (POWER_SUPPLIES));
  add_check (checks, check_displays (widget));
  add_check (checks, check_free_space (library));
  layover_library_is_clock_behind (library, &behind_s);
  add_check (checks, layover_exam_check_clock (behind_s));
  add_check (checks, check_staying_awake (widget));
  add_check (checks, check_paper (library, course, exam));

  return checks;
}
