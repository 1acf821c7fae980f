/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#define G_LOG_DOMAIN "layover-library"

#include "config.h"

#include "layover-error.h"
#include "layover-library-private.h"
#include "layover-store-bundles.h"
#include "layover-store-trust.h"
#include "layover-trust.h"

enum
{
  PROP_0,
  PROP_PROFILE,
  PROP_PROGRAMME,
  PROP_COURSES,
  PROP_OUTBOX,
  PROP_OPEN_ATTEMPT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LayoverLibrary, layover_library, G_TYPE_OBJECT)

static void
layover_library_dispose (GObject *object)
{
  LayoverLibrary *self = LAYOVER_LIBRARY (object);

  g_clear_handle_id (&self->pending_source, g_source_remove);

  G_OBJECT_CLASS (layover_library_parent_class)->dispose (object);
}

static void
layover_library_finalize (GObject *object)
{
  LayoverLibrary *self = LAYOVER_LIBRARY (object);

  g_clear_object (&self->profile);
  g_clear_object (&self->programme);
  g_clear_object (&self->courses);
  g_clear_object (&self->outbox);
  g_clear_object (&self->keyring);
  g_clear_object (&self->clock);
  g_clear_object (&self->store);
  g_hash_table_unref (self->tries_left);
  g_free (self->open_attempt);

  G_OBJECT_CLASS (layover_library_parent_class)->finalize (object);
}

static void
layover_library_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LayoverLibrary *self = LAYOVER_LIBRARY (object);

  switch (id)
    {
    case PROP_PROFILE:
      g_value_set_object (value, self->profile);
      break;
    case PROP_PROGRAMME:
      g_value_set_object (value, self->programme);
      break;
    case PROP_COURSES:
      g_value_set_object (value, self->courses);
      break;
    case PROP_OUTBOX:
      g_value_set_object (value, self->outbox);
      break;
    case PROP_OPEN_ATTEMPT:
      g_value_set_string (value, self->open_attempt);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

#define FLAGS (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
layover_library_class_init (LayoverLibraryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layover_library_dispose;
  object_class->finalize = layover_library_finalize;
  object_class->get_property = layover_library_get_property;

  properties[PROP_PROFILE] = g_param_spec_object ("profile", NULL, NULL, LAYOVER_TYPE_PROFILE,
                                                  FLAGS);
  properties[PROP_PROGRAMME] = g_param_spec_object ("programme", NULL, NULL, LAYOVER_TYPE_PROGRAMME,
                                                    FLAGS);
  properties[PROP_COURSES] = g_param_spec_object ("courses", NULL, NULL, G_TYPE_LIST_MODEL, FLAGS);
  properties[PROP_OUTBOX] = g_param_spec_object ("outbox", NULL, NULL, G_TYPE_LIST_MODEL, FLAGS);
  properties[PROP_OPEN_ATTEMPT] = g_param_spec_string ("open-attempt", NULL, NULL, NULL, FLAGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
layover_library_init (LayoverLibrary *self)
{
  self->courses = g_list_store_new (LAYOVER_TYPE_LIBRARY_COURSE);
  self->outbox = g_list_store_new (LAYOVER_TYPE_OUTBOX_ITEM);
  self->tries_left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/** layover_library_dup_default_folder: Returns: (transfer full): $XDG_DATA_HOME/layover */
char *
layover_library_dup_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "layover", NULL);
}

/* Seconds since 1970, and not before anything that was ever accepted: the true time cannot be earlier. */
gint64
layover_library_get_now_s (LayoverLibrary *self)
{
  return MAX (layover_clock_get_utc_ms (self->clock) / 1000,
              layover_store_get_largest_created (self->store));
}

gboolean
layover_library_load_trust (LayoverLibrary *self, GError **error)
{
  LayoverKeyring *keyring = layover_trust_load (self->store, error);

  if (keyring == NULL)
    return FALSE;

  g_clear_object (&self->keyring);
  self->keyring = keyring;

  return TRUE;
}

/*
 * Runs @thread on @job, which it takes, and then @callback on the main context with @task, which it takes too. The
 * thread holds nothing but its job: the library and whatever else @task refers to never die in another thread.
 */
void
layover_library_run_job (GTask *task, GTaskThreadFunc thread, gpointer job, GDestroyNotify free_job,
                         GAsyncReadyCallback callback)
{
  g_autoptr (GTask) inner = g_task_new (NULL, g_task_get_cancellable (task), callback, task);

  g_task_set_source_tag (inner, layover_library_run_job);
  g_task_set_check_cancellable (inner, FALSE);
  g_task_set_task_data (inner, job, free_job);
  g_task_run_in_thread (inner, thread);
}

static char *
dup_text (LayoverLibrary *self, const char *setting)
{
  char *value = layover_store_dup_setting (self->store, setting, NULL);

  return value != NULL ? value : g_strdup ("");
}

static void
load_profile (LayoverLibrary *self)
{
  g_autofree char *name = dup_text (self, "profile-name");
  g_autofree char *email = dup_text (self, "profile-email");
  g_autofree char *role = dup_text (self, "profile-role");

  g_clear_object (&self->profile);
  if (*name != '\0' || *email != '\0')
    self->profile = layover_profile_new (name, email, role);
}

static gboolean
load (LayoverLibrary *self, GError **error)
{
  /* What an interrupted import left behind is untidy, not in the way. */
  layover_store_sweep (self->store, NULL);

  if (!layover_library_load_trust (self, error))
    return FALSE;

  layover_trust_add_administrators (self->store, self->keyring, LAYOVER_SYSCONFDIR "/enrolments",
                                    layover_library_get_now_s (self));
  load_profile (self);

  return layover_library_refresh (self, error);
}

static gboolean
make_pending_cb (gpointer data)
{
  LayoverLibrary *self = data;

  self->pending_source = 0;
  layover_library_make_pending (self);

  return G_SOURCE_REMOVE;
}

/**
 * layover_library_start_over:
 * @folder: (nullable): as for layover_library_new()
 *
 * After %LAYOVER_ERROR_DATABASE_DAMAGED, when a person has said so: moves the damaged database aside and begins a new
 * one with everything that can still be read of it. Nothing is deleted.
 *
 * Returns: (transfer full): the path the damaged database has now, or %NULL with @error set
 */
char *
layover_library_start_over (const char *folder, GError **error)
{
  g_autofree char *default_folder = layover_library_dup_default_folder ();

  return layover_store_start_over (folder != NULL ? folder : default_folder, error);
}

/**
 * layover_library_new:
 * @folder: (nullable): where the data lie, %NULL for the default
 *
 * Opens the library of this user, makes it when there is none, and clears up after an import that was cut off. A
 * course that is damaged is listed with its problem and keeps nobody from starting. Where the database itself is
 * damaged the error is %LAYOVER_ERROR_DATABASE_DAMAGED, its file is a copy of it, and layover_store_start_over()
 * begins a new one.
 */
LayoverLibrary *
layover_library_new (const char *folder, LayoverClock *clock, GError **error)
{
  g_autoptr (LayoverLibrary) self = g_object_new (LAYOVER_TYPE_LIBRARY, NULL);
  g_autofree char *default_folder = layover_library_dup_default_folder ();

  g_return_val_if_fail (LAYOVER_IS_CLOCK (clock), NULL);

  self->clock = g_object_ref (clock);
  self->store = layover_store_open (folder != NULL ? folder : default_folder, error);
  if (self->store == NULL || !load (self, error))
    return NULL;

  self->pending_source = g_idle_add (make_pending_cb, self);

  return g_steal_pointer (&self);
}

/** layover_library_refresh: reads everything again, as after another program has imported something */
gboolean
layover_library_refresh (LayoverLibrary *self, GError **error)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);

  return layover_library_refresh_attempts (self, error)
         && layover_library_refresh_courses (self, error);
}

/** layover_library_get_folder: Returns: (transfer none): where the data lie */
const char *
layover_library_get_folder (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return layover_store_get_folder (self->store);
}

LayoverClock *
layover_library_get_clock (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return self->clock;
}

/** layover_library_get_keyring: Returns: (transfer none): whom this computer trusts; replaced when that changes */
LayoverKeyring *
layover_library_get_keyring (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return self->keyring;
}

/** layover_library_get_profile: Returns: (nullable) (transfer none): %NULL until somebody said who is studying */
LayoverProfile *
layover_library_get_profile (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return self->profile;
}

static gboolean
store_profile_func (LayoverStore *store, gpointer data, GError **error)
{
  LayoverProfile *profile = data;

  return layover_store_set_setting (store, "profile-name", layover_profile_get_name (profile),
                                    error)
         && layover_store_set_setting (store, "profile-email", layover_profile_get_email (profile),
                                       error)
         && layover_store_set_setting (store, "profile-role", layover_profile_get_role (profile),
                                       error);
}

/** layover_library_set_profile: @role: the id of a role of the programme, or "" */
gboolean
layover_library_set_profile (LayoverLibrary *self, const char *name, const char *email,
                             const char *role, GError **error)
{
  g_autoptr (LayoverProfile) profile = NULL;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), FALSE);

  profile = layover_profile_new (name, email, role != NULL ? role : "");
  if (!layover_store_run (self->store, store_profile_func, profile, error))
    return FALSE;

  g_set_object (&self->profile, profile);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);

  return TRUE;
}

/** layover_library_get_programme: Returns: (nullable) (transfer none): the newest that any bundle brought */
LayoverProgramme *
layover_library_get_programme (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return self->programme;
}

void
layover_library_set_programme (LayoverLibrary *self, LayoverProgramme *programme)
{
  if (g_set_object (&self->programme, programme))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAMME]);
}

/** layover_library_get_courses: Returns: (transfer none): of LayoverLibraryCourse, by number; it follows every change */
GListModel *
layover_library_get_courses (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->courses);
}

/** layover_library_find_course: Returns: (nullable) (transfer none): by identifier */
LayoverLibraryCourse *
layover_library_find_course (LayoverLibrary *self, const char *id)
{
  guint n_courses;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  n_courses = g_list_model_get_n_items (G_LIST_MODEL (self->courses));
  for (guint i = 0; i < n_courses; i++)
    {
      g_autoptr (LayoverLibraryCourse)
          course = g_list_model_get_item (G_LIST_MODEL (self->courses), i);

      if (g_strcmp0 (layover_library_course_get_id (course), id) == 0)
        return course;
    }

  return NULL;
}

/** layover_library_get_outbox: Returns: (transfer none): of LayoverOutboxItem, newest first */
GListModel *
layover_library_get_outbox (LayoverLibrary *self)
{
  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  return G_LIST_MODEL (self->outbox);
}

/** layover_library_find_outbox_item: Returns: (nullable) (transfer none): @attempt: its identifier, 32 hex digits */
LayoverOutboxItem *
layover_library_find_outbox_item (LayoverLibrary *self, const char *attempt)
{
  guint n_items;

  g_return_val_if_fail (LAYOVER_IS_LIBRARY (self), NULL);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->outbox));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (LayoverOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);

      if (g_strcmp0 (layover_outbox_item_get_attempt (item), attempt) == 0)
        return item;
    }

  return NULL;
}

static const LayoverAttemptRow *
find_open (GPtrArray *attempts)
{
  for (guint i = 0; i < attempts->len; i++)
    {
      const LayoverAttemptRow *row = g_ptr_array_index (attempts, i);

      if (row->submitted_ms == 0)
        return row;
    }

  return NULL;
}

static void
set_open_attempt (LayoverLibrary *self, const char *attempt)
{
  if (g_strcmp0 (self->open_attempt, attempt) == 0)
    return;

  g_free (self->open_attempt);
  self->open_attempt = g_strdup (attempt);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN_ATTEMPT]);
}

static void
add_outbox_item (LayoverLibrary *self, guint position, const LayoverAttemptRow *attempt)
{
  g_autoptr (LayoverOutboxItem) item = layover_outbox_item_new (attempt);

  g_list_store_insert (self->outbox, position, item);
}

/* Attempts are only ever added, so the items that are there keep their places behind the new ones. */
static void
refresh_outbox (LayoverLibrary *self, GPtrArray *attempts, GPtrArray *results)
{
  guint position = 0;

  for (guint i = 0; i < attempts->len; i++)
    {
      const LayoverAttemptRow *row = g_ptr_array_index (attempts, i);

      if (row->submitted_ms == 0)
        continue;
      if (layover_library_find_outbox_item (self, row->id) == NULL)
        add_outbox_item (self, position, row);
      position++;
    }

  for (guint i = 0; i < results->len; i++)
    {
      const LayoverOutboxRow *row = g_ptr_array_index (results, i);
      LayoverOutboxItem *item = layover_library_find_outbox_item (self, row->attempt);

      if (item != NULL)
        layover_outbox_item_update (item, row);
    }
}

gboolean
layover_library_refresh_attempts (LayoverLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) attempts = layover_store_list_attempts (self->store, error);
  g_autoptr (GPtrArray) results = NULL;
  const LayoverAttemptRow *open;

  if (attempts == NULL)
    return FALSE;

  results = layover_store_list_outbox (self->store, error);
  if (results == NULL)
    return FALSE;

  refresh_outbox (self, attempts, results);
  open = find_open (attempts);
  set_open_attempt (self, open != NULL ? open->id : NULL);

  return TRUE;
}
