/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-base"

#include "config.h"

#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "layover-clock.h"

/**
 * LayoverClock:
 *
 * The clocks an exam needs: the wall clock, which anybody may change, and CLOCK_BOOTTIME, which counts the
 * milliseconds since the computer started, sleep included, and which nobody can set. The boot id says whether
 * two readings of the second can be compared, and the time awake how much of it was sleep. A manual clock stands
 * still until a test moves it.
 */
struct _LayoverClock
{
  GObject parent_instance;

  gboolean is_manual;
  gint64 utc_ms;
  gint64 boot_ms;
  gint64 awake_ms;
  gint64 disagreement_ms;
  char *boot_id;
};

G_DEFINE_FINAL_TYPE (LayoverClock, layover_clock, G_TYPE_OBJECT)

static gint64
read_clock_ms (clockid_t id)
{
  struct timespec now;

  if (clock_gettime (id, &now) != 0)
    g_error ("clock_gettime: clock %d is missing", (int) id);

  return (gint64) now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static char *
read_boot_id (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &text, NULL, NULL))
    return g_strdup ("unknown");

  return g_strdup (g_strstrip (text));
}

/* How far a time namespace shifts CLOCK_BOOTTIME; a process cannot change its own while it runs. */
static gint64
read_namespace_offset_ms (void)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents ("/proc/self/timens_offsets", &text, NULL, NULL))
    return 0;

  found = strstr (text, "boottime");
  if (found == NULL)
    return 0;

  return g_ascii_strtoll (found + strlen ("boottime"), NULL, 10) * 1000;
}

/* What the library says beyond the kernel: 0, unless something stands between the program and the kernel. */
static gint64
read_library_offset_ms (void)
{
  struct timespec kernel;

  if (syscall (SYS_clock_gettime, CLOCK_REALTIME, &kernel) != 0)
    return 0;

  return read_clock_ms (CLOCK_REALTIME)
         - ((gint64) kernel.tv_sec * 1000 + kernel.tv_nsec / 1000000);
}

static void
layover_clock_finalize (GObject *object)
{
  LayoverClock *self = LAYOVER_CLOCK (object);

  g_clear_pointer (&self->boot_id, g_free);

  G_OBJECT_CLASS (layover_clock_parent_class)->finalize (object);
}

static void
layover_clock_class_init (LayoverClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layover_clock_finalize;
}

static void
layover_clock_init (LayoverClock *self)
{
}

/** layover_clock_new: Returns: (transfer full): the clock of this computer */
LayoverClock *
layover_clock_new (void)
{
  LayoverClock *self = g_object_new (LAYOVER_TYPE_CLOCK, NULL);

  self->boot_id = read_boot_id ();
  self->disagreement_ms = read_namespace_offset_ms ();
  return self;
}

/** layover_clock_new_manual: Returns: (transfer full): a clock that only moves when told to */
LayoverClock *
layover_clock_new_manual (gint64 utc_ms, gint64 boot_ms, const char *boot_id)
{
  LayoverClock *self = g_object_new (LAYOVER_TYPE_CLOCK, NULL);

  self->is_manual = TRUE;
  self->utc_ms = utc_ms;
  self->boot_ms = boot_ms;
  self->awake_ms = boot_ms;
  self->boot_id = g_strdup (boot_id);
  return self;
}

/** layover_clock_get_utc_ms: Returns: the wall clock, in milliseconds since 1970 */
gint64
layover_clock_get_utc_ms (LayoverClock *self)
{
  g_return_val_if_fail (LAYOVER_IS_CLOCK (self), 0);

  return self->is_manual ? self->utc_ms : read_clock_ms (CLOCK_REALTIME);
}

/** layover_clock_get_boot_ms: Returns: CLOCK_BOOTTIME in milliseconds; comparable while the boot id is the same */
gint64
layover_clock_get_boot_ms (LayoverClock *self)
{
  g_return_val_if_fail (LAYOVER_IS_CLOCK (self), 0);

  return self->is_manual ? self->boot_ms : read_clock_ms (CLOCK_BOOTTIME);
}

/** layover_clock_get_awake_ms: Returns: CLOCK_MONOTONIC in milliseconds: like the time since boot, but without sleep */
gint64
layover_clock_get_awake_ms (LayoverClock *self)
{
  g_return_val_if_fail (LAYOVER_IS_CLOCK (self), 0);

  return self->is_manual ? self->awake_ms : read_clock_ms (CLOCK_MONOTONIC);
}

/** layover_clock_get_boot_id: Returns: (transfer none): changes with every start of the computer */
const char *
layover_clock_get_boot_id (LayoverClock *self)
{
  g_return_val_if_fail (LAYOVER_IS_CLOCK (self), NULL);

  return self->boot_id;
}

/**
 * layover_clock_get_disagreement_ms:
 *
 * Returns: how far what the library says is from what the kernel says, plus the offset of a time namespace; a few
 *   milliseconds at most when nobody plays with the clocks
 */
gint64
layover_clock_get_disagreement_ms (LayoverClock *self)
{
  g_return_val_if_fail (LAYOVER_IS_CLOCK (self), 0);

  return self->disagreement_ms + (self->is_manual ? 0 : read_library_offset_ms ());
}

/** layover_clock_advance: lets @ms milliseconds pass on a manual clock, on all of its faces */
void
layover_clock_advance (LayoverClock *self, gint64 ms)
{
  g_return_if_fail (LAYOVER_IS_CLOCK (self));
  g_return_if_fail (self->is_manual);

  self->utc_ms += ms;
  self->boot_ms += ms;
  self->awake_ms += ms;
}

/** layover_clock_sleep: lets @ms milliseconds pass on a manual clock while its computer is suspended */
void
layover_clock_sleep (LayoverClock *self, gint64 ms)
{
  g_return_if_fail (LAYOVER_IS_CLOCK (self));
  g_return_if_fail (self->is_manual);

  self->utc_ms += ms;
  self->boot_ms += ms;
}

/** layover_clock_set_utc_ms: sets only the wall clock of a manual clock, as a person can in Settings */
void
layover_clock_set_utc_ms (LayoverClock *self, gint64 utc_ms)
{
  g_return_if_fail (LAYOVER_IS_CLOCK (self));
  g_return_if_fail (self->is_manual);

  self->utc_ms = utc_ms;
}

/** layover_clock_set_disagreement_ms: makes a manual clock disagree with its kernel */
void
layover_clock_set_disagreement_ms (LayoverClock *self, gint64 ms)
{
  g_return_if_fail (LAYOVER_IS_CLOCK (self));
  g_return_if_fail (self->is_manual);

  self->disagreement_ms = ms;
}

/** layover_clock_reboot: starts the computer of a manual clock again: time since boot is 0, the boot id is new */
void
layover_clock_reboot (LayoverClock *self, const char *boot_id)
{
  g_return_if_fail (LAYOVER_IS_CLOCK (self));
  g_return_if_fail (self->is_manual);

  self->boot_ms = 0;
  self->awake_ms = 0;
  g_free (self->boot_id);
  self->boot_id = g_strdup (boot_id);
}
