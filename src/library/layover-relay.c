/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include <gio/gio.h>

#include "layover-relay.h"

struct _LayoverRelay
{
  gatomicrefcount count;
  GMainContext *context;
  LayoverOpeningProgress func;
  gpointer data;

  GMutex mutex; /* guards what follows */
  LayoverOpeningStep step;
  guint64 done_bytes;
  guint64 total_bytes;
  gboolean is_scheduled;
  gboolean is_closed;
};

/* Made on the thread that wants to hear: it hears on its own main context. */
LayoverRelay *
layover_relay_new (LayoverOpeningProgress func, gpointer data)
{
  LayoverRelay *self = g_new0 (LayoverRelay, 1);

  g_atomic_ref_count_init (&self->count);
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->func = func;
  self->data = data;

  return self;
}

void
layover_relay_unref (LayoverRelay *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;

  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/* On the thread of the context: from here on nothing is heard any more. */
void
layover_relay_close (LayoverRelay *self)
{
  g_mutex_lock (&self->mutex);
  self->is_closed = TRUE;
  g_mutex_unlock (&self->mutex);
}

static gboolean
deliver_cb (gpointer data)
{
  LayoverRelay *self = data;
  LayoverOpeningStep step;
  guint64 done_bytes;
  guint64 total_bytes;
  gboolean is_closed;

  g_mutex_lock (&self->mutex);
  step = self->step;
  done_bytes = self->done_bytes;
  total_bytes = self->total_bytes;
  is_closed = self->is_closed;
  self->is_scheduled = FALSE;
  g_mutex_unlock (&self->mutex);

  if (!is_closed)
    self->func (step, done_bytes, total_bytes, self->data);

  return G_SOURCE_REMOVE;
}

static void
schedule (LayoverRelay *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_atomic_ref_count_inc (&self->count);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, self, (GDestroyNotify) layover_relay_unref);
  g_source_attach (source, self->context);
}

/* A LayoverOpeningProgress, for any thread. */
void
layover_relay_progress_cb (LayoverOpeningStep step, guint64 done_bytes, guint64 total_bytes,
                           gpointer relay)
{
  LayoverRelay *self = relay;
  gboolean needs_delivery;

  if (self->func == NULL)
    return;

  g_mutex_lock (&self->mutex);
  needs_delivery = !self->is_scheduled && !self->is_closed;
  self->is_scheduled |= needs_delivery;
  self->step = step;
  self->done_bytes = done_bytes;
  self->total_bytes = total_bytes;
  g_mutex_unlock (&self->mutex);

  if (needs_delivery)
    schedule (self);
}
