# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Drives an application over the accessibility bus, by role and name, as a screen reader does: no coordinates.

Role names differ between GTK versions ("push button" and "button"), so roles are given as sets. Every look goes to the
application: libatspi keeps what it knows up to date from a main loop, which this program has not, and so it must not
remember anything. It does not, as long as nobody calls set_cache_mask (), which switches the memory on whatever the mask.
"""

import re
import subprocess
import time

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

BUTTON = {'push button', 'button', 'toggle button'}
CHOICE = {'radio button', 'check box'}
ENTRY = {'text', 'entry', 'text box', 'password text'}
COMBO = {'combo box'}
OPTION = {'list item', 'option', 'menu item'}
HEADING = {'heading'}
ITEM = {'list item'}
ANY = None

# Nothing below these says more than they do themselves; nor does anything below a button that can be pressed.
LEAVES = {'label', 'heading', 'image', 'scroll bar', 'radio button', 'check box'}

# Generous, since nothing is known of the machine; it only costs time when something is missing.
PATIENCE = 90

# libatspi asks every program for a memory of its tree in a place where GTK 4 has none, and says so.
GLib.log_set_handler('dbind', GLib.LogLevelFlags.LEVEL_WARNING, lambda *_: None, None)
# Its own patience is 0.8 seconds.
Atspi.set_timeout(PATIENCE * 1000, PATIENCE * 1000)


class NotFound(AssertionError):
    """What was looked for did not appear in time."""


def _matches(pattern, name):
    if pattern is None:
        return True
    if isinstance(pattern, str):
        return name == pattern
    return pattern.search(name) is not None


class Node:
    """One accessible object; every look at it goes to the application."""

    def __init__(self, accessible):
        self.accessible = accessible
        self._role = None

    @property
    def name(self):
        # A mnemonic button of GTK 4.8 is named "_Submit Submit"; people hear the second half.
        name = self.accessible.get_name() or ''
        match = re.fullmatch(r'(.*_.*) (.*)', name)
        return match.group(2) if match and match.group(1).replace('_', '') == match.group(2) else name

    @property
    def role(self):
        if self._role is None:
            self._role = self.accessible.get_role_name()
        return self._role

    def has_state(self, state):
        return self.accessible.get_state_set().contains(state)

    @property
    def is_checked(self):
        return self.has_state(Atspi.StateType.CHECKED)

    @property
    def is_sensitive(self):
        return self.has_state(Atspi.StateType.SENSITIVE)

    @property
    def text(self):
        interface = self.accessible.get_text_iface()
        if interface is None:
            return self.name
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface))

    @property
    def actions(self):
        count = self.accessible.get_n_actions()
        return [self.accessible.get_action_name(index) for index in range(count)]

    def children(self):
        """Those that are there; one that goes away while it is asked for is passed over."""
        try:
            count = self.accessible.get_child_count()
        except GLib.Error:
            return
        for index in range(count):
            try:
                child = self.accessible.get_child_at_index(index)
            except GLib.Error:
                continue
            if child is not None:
                yield Node(child)

    @property
    def is_leaf(self):
        try:
            return self.role in LEAVES or (self.role in BUTTON and self.accessible.get_n_actions() > 0)
        except GLib.Error:
            return True

    def walk(self):
        yield self
        if self.is_leaf:
            return
        for child in self.children():
            yield from child.walk()

    def find(self, roles=ANY, name=None):
        """Those that match, as they are met."""
        for node in self.walk():
            try:
                is_match = (roles is ANY or node.role in roles) and _matches(name, node.name)
            except GLib.Error:
                continue
            if is_match:
                yield node

    def find_all(self, roles=ANY, name=None):
        return list(self.find(roles, name))

    def names(self):
        """What everything there is called, in one pass."""
        names = []
        for node in self.walk():
            try:
                names.append(node.name)
            except GLib.Error:
                continue
        return names

    def press(self, action=None):
        """Performs the named action, or the first one there is."""
        names = self.actions
        if not names:
            raise NotFound(f'{self.role} “{self.name}” offers no action')
        index = names.index(action) if action else 0
        self.accessible.do_action(index)

    def write(self, text):
        """Replaces the text of an entry or a text view."""
        interface = self.accessible.get_editable_text_iface()
        if interface is None:
            raise NotFound(f'{self.role} “{self.name}” cannot be written to')
        Atspi.EditableText.set_text_contents(interface, text)


class Application(Node):
    """A program that was started for the test."""

    def __init__(self, command, name, log, environment=None):
        self.command = command
        self.log = open(log, 'a', encoding='utf-8')
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, env=environment)
        super().__init__(None)
        deadline = time.monotonic() + PATIENCE
        while self.accessible is None:
            self.accessible = self._look(name)
            if self.process.poll() is not None:
                raise NotFound(f'{command[0]} ended with status {self.process.returncode}')
            if time.monotonic() > deadline:
                raise NotFound(f'{command[0]} did not appear on the accessibility bus')
            time.sleep(0.1)

    def _look(self, name):
        Atspi.init()
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            try:
                if child is not None and child.get_process_id() == self.process.pid and name in child.get_name():
                    return child
            except GLib.Error:
                continue
        return None

    def wait(self, roles=ANY, name=None, where=lambda node: True):
        """The first one that matches, as soon as there is one."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for node in self.find(roles, name):
                try:
                    if where(node):
                        return node
                except GLib.Error:
                    continue
            self._must_run()
            time.sleep(0.1)
        raise NotFound(f'{roles or "anything"} named {name!r} is not there; there is:\n{self.outline()}')

    def wait_gone(self, roles=ANY, name=None):
        deadline = time.monotonic() + PATIENCE
        while self.is_there(roles, name):
            self._must_run()
            if time.monotonic() > deadline:
                raise NotFound(f'{name!r} is still there:\n{self.outline()}')
            time.sleep(0.1)

    def _must_run(self):
        if self.process.poll() is not None:
            raise NotFound(f'the program ended with status {self.process.returncode}')

    def press_named(self, name, roles=frozenset(BUTTON)):
        self.wait(roles, name, where=lambda node: node.is_sensitive and node.actions).press()

    def is_there(self, roles=ANY, name=None):
        return next(self.find(roles, name), None) is not None

    def outline(self):
        """What a screen reader could say, one object a line; for messages."""
        lines = []

        def add(node, depth):
            try:
                if node.name:
                    lines.append(f'{"  " * depth}{node.role}: {node.name}')
                for child in node.children():
                    add(child, depth + 1)
            except GLib.Error:
                pass

        add(self, 0)
        return '\n'.join(lines)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=20)
        self.log.close()
