/* SPDX-License-Identifier: GPL-3.0-or-later
 * Copyright 2026 The Layover authors
 */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include "screen.h"
#include "spoken.h"

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define ROOT "/org/a11y/atspi/accessible/root"
#define REPLY_MS 60000

/* of AtspiStateType */
#define STATE_FOCUSABLE (1u << 11)

/*
 * What a screen reader is told about this very program. It asks over the accessibility bus as any other would, from a
 * thread of its own, while the program goes on running: it has to answer.
 */

typedef struct
{
  GDBusConnection *connection;
  char *owner;
  GString *outline;
  GString *faults;
  gboolean is_of_others;
} Reader;

static GVariant *
call (Reader *reader, const char *path, const char *interface, const char *method,
      GVariant *parameters)
{
  return g_dbus_connection_call_sync (reader->connection, reader->owner, path, interface, method,
                                      parameters, NULL, G_DBUS_CALL_FLAGS_NONE, REPLY_MS, NULL,
                                      NULL);
}

/* Name, Description and ChildCount among others */
static GVariantDict *
get_properties (Reader *reader, const char *path)
{
  g_autoptr (GVariant) reply = call (reader, path, "org.freedesktop.DBus.Properties", "GetAll",
                                     g_variant_new ("(s)", ACCESSIBLE));
  g_autoptr (GVariant) values = NULL;

  if (reply == NULL)
    return NULL;
  values = g_variant_get_child_value (reply, 0);

  return g_variant_dict_new (values);
}

static char *
dup_role (Reader *reader, const char *path)
{
  g_autoptr (GVariant) reply = call (reader, path, ACCESSIBLE, "GetRoleName", NULL);
  char *role = NULL;

  if (reply == NULL)
    return g_strdup ("");
  g_variant_get (reply, "(s)", &role);

  return role;
}

static guint32
get_states (Reader *reader, const char *path)
{
  g_autoptr (GVariant) reply = call (reader, path, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariant) words = NULL;
  guint32 states = 0;

  if (reply == NULL)
    return 0;
  words = g_variant_get_child_value (reply, 0);
  if (g_variant_n_children (words) > 0)
    g_variant_get_child (words, 0, "u", &states);

  return states;
}

/* The names of classes are what GTK says where it was told nothing. */
static gboolean
is_class_name (const char *name)
{
  return g_regex_match_simple ("^(Gtk|Adw|Layover)[A-Z]", name, 0, 0);
}

/* @is_part: of a button or an entry, which has been heard already */
static const char *
find_fault (const Reader *reader, const char *role, const char *name, guint32 states,
            gboolean is_part)
{
  if (is_class_name (name))
    return "is called by the name of a class";
  if (*name == '\0' && !is_part && (states & STATE_FOCUSABLE) != 0)
    return "can have the focus and has no name";
  if (*name == '\0' && reader->is_of_others)
    return NULL;
  if (*name == '\0' && !is_part && g_str_equal (role, "image"))
    return "is a picture without words";
  if (*name == '\0' && (g_str_equal (role, "list") || g_str_equal (role, "table")))
    return "says nothing about what is in it";

  return NULL;
}

static void walk (Reader *reader, const char *path, guint depth, gboolean is_part);

static void
walk_children (Reader *reader, const char *path, guint depth, gboolean is_part)
{
  g_autoptr (GVariant) reply = call (reader, path, ACCESSIBLE, "GetChildren", NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *child;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", NULL, &child))
    walk (reader, child, depth + 1, is_part);
}

/* What goes away while it is asked for is passed over. */
static void
walk (Reader *reader, const char *path, guint depth, gboolean is_part)
{
  g_autoptr (GVariantDict) properties = get_properties (reader, path);
  g_autofree char *role = dup_role (reader, path);
  guint32 states = get_states (reader, path);
  const char *name = "";
  const char *description = "";
  const char *fault;
  gint32 n_children = 0;

  if (properties == NULL)
    return;

  g_variant_dict_lookup (properties, "Name", "&s", &name);
  g_variant_dict_lookup (properties, "Description", "&s", &description);
  g_variant_dict_lookup (properties, "ChildCount", "i", &n_children);
  fault = find_fault (reader, role, name, states, is_part);

  g_string_append_printf (reader->outline, "%*s%s “%s” “%s” %x\n", 2 * (int) depth, "", role, name,
                          description, states);
  if (fault != NULL)
    g_string_append_printf (reader->faults, "%s “%s” %s\n", role, name, fault);
  if (n_children > 0)
    walk_children (reader, path, depth,
                   is_part || g_str_equal (role, "button") || g_str_equal (role, "text box"));
}

static GDBusConnection *
connect_to_bus (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) reply = NULL;
  const char *address;

  if (session == NULL)
    return NULL;
  reply = g_dbus_connection_call_sync (session, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus",
                                       "GetAddress", NULL, G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE, REPLY_MS, NULL, error);
  if (reply == NULL)
    return NULL;
  g_variant_get (reply, "(&s)", &address);

  return g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, error);
}

static gboolean
is_own (Reader *reader, const char *name)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      reader->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "GetConnectionUnixProcessID", g_variant_new ("(s)", name), G_VARIANT_TYPE ("(u)"),
      G_DBUS_CALL_FLAGS_NONE, REPLY_MS, NULL, NULL);
  guint32 pid = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &pid);

  return pid == (guint32) getpid ();
}

/* The program as the registry knows it; it says there that it is there when it is. */
static gboolean
find_own (Reader *reader)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      reader->connection, "org.a11y.atspi.Registry", ROOT, ACCESSIBLE, "GetChildren", NULL,
      G_VARIANT_TYPE ("(a(so))"), G_DBUS_CALL_FLAGS_NONE, REPLY_MS, NULL, NULL);
  g_autoptr (GVariantIter) children = NULL;
  const char *name;

  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(a(so))", &children);
  while (reader->owner == NULL && g_variant_iter_next (children, "(&s&o)", &name, NULL))
    if (is_own (reader, name))
      reader->owner = g_strdup (name);

  return reader->owner != NULL;
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reader *reader = data;
  GError *error = NULL;

  reader->connection = connect_to_bus (&error);
  if (reader->connection == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  for (guint i = 0; !find_own (reader) && i < 100; i++)
    g_usleep (G_USEC_PER_SEC / 10);
  if (reader->owner != NULL)
    walk (reader, ROOT, 0, FALSE);
  g_task_return_boolean (task, reader->owner != NULL);
}

static void
read_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
save_outline (Reader *reader, const char *screen)
{
  const char *folder = g_getenv ("LAYOVER_TEST_OUTLINES");
  g_autofree char *file = NULL;
  g_autofree char *path = NULL;

  if (folder == NULL)
    return;
  file = g_strdelimit (g_strdup (screen), "/", '-');
  path = g_strdup_printf ("%s/%s.txt", folder, file);
  g_assert_true (g_file_set_contents (path, reader->outline->str, -1, NULL));
}

static void
check (const char *screen, gboolean is_of_others)
{
  Reader reader = { NULL, NULL, g_string_new (NULL), g_string_new (NULL), is_of_others };
  g_autoptr (GError) error = NULL;
  gboolean is_done = FALSE;
  g_autoptr (GTask) task = g_task_new (NULL, NULL, read_done_cb, &is_done);

  g_task_set_task_data (task, &reader, NULL);
  g_task_run_in_thread (task, read_cb);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
  if (!g_task_propagate_boolean (task, &error))
    g_error ("%s: %s", screen, error != NULL ? error->message : "not on the accessibility bus");

  save_outline (&reader, screen);
  if (reader.faults->len > 0)
    g_error ("A screen reader hears on the screen “%s”:\n%s\namong:\n%s", screen,
             reader.faults->str, reader.outline->str);

  g_dbus_connection_close_sync (reader.connection, NULL, NULL);
  g_object_unref (reader.connection);
  g_free (reader.owner);
  g_string_free (reader.outline, TRUE);
  g_string_free (reader.faults, TRUE);
}

/**
 * spoken_check:
 * @screen: for the message
 *
 * Fails the test when anything in the windows of the program has the name of a class, can have the focus without a name,
 * or is a picture without words. LAYOVER_TEST_OUTLINES names a folder that takes what was heard, an object a line: role,
 * name, description, states.
 */
void
spoken_check (const char *screen)
{
  check (screen, FALSE);
}

/** spoken_check_content: as well, but the words that an author did not write for a picture are no fault of ours */
void
spoken_check_content (const char *screen)
{
  check (screen, TRUE);
}
