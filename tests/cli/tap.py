# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Runs the test_… functions of a module as TAP, each with a new folder that is gone afterwards."""

import atexit
import fcntl
import inspect
import json
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import termios
import time
import traceback


class Skip(Exception):
    """What a test needs is not on this computer."""


class Answer:
    """How layoverctl answered."""

    def __init__(self, process):
        self.status = process.returncode
        self.out = process.stdout.decode()
        self.err = process.stderr.decode()

    @property
    def json(self):
        return json.loads(self.out)


class Place:
    """A folder for one test, with a home of its own."""

    made = {}

    def __init__(self, folder):
        self.folder = folder
        self.program = os.environ['LAYOVERCTL']
        self.sample = os.path.join(os.environ['LAYOVER_SOURCE_ROOT'], 'data', 'sample')

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def environment(self, extra):
        kept = {key: value for key, value in os.environ.items()
                if key not in ('SOURCE_DATE_EPOCH', 'LANGUAGE', 'LC_ALL') and not key.startswith('XDG_')}
        # Exact stacks of every allocation cost the sanitized program most of its time, at each of a thousand starts.
        if 'ASAN_OPTIONS' in kept:
            kept['ASAN_OPTIONS'] += ':fast_unwind_on_malloc=1'
        return {**kept, 'HOME': self.path('home'), 'XDG_DATA_HOME': self.path('home', 'data'), 'LANG': 'C.UTF-8',
                **(extra or {})}

    def run(self, *arguments, env=None, stdin=None):
        process = subprocess.run([self.program, *arguments], cwd=self.folder, env=self.environment(env), input=stdin,
                                 stdin=subprocess.DEVNULL if stdin is None else None,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=280, check=False)
        return Answer(process)

    def typed(self, arguments, script):
        """Runs a command at a terminal of its own and types an answer to each question; returns status and what was shown."""
        leader, follower = pty.openpty()
        with subprocess.Popen([self.program, *arguments], cwd=self.folder, env=self.environment(None), stdin=follower,
                              stdout=follower, stderr=follower, start_new_session=True,
                              preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) as process:
            shown = b''
            for question, answer in script:
                while question not in shown.decode(errors='replace'):
                    shown += os.read(leader, 4096)
                # The question comes before the echo goes off, and what is typed in between would be thrown away.
                while termios.tcgetattr(follower)[3] & termios.ECHO:
                    time.sleep(0.01)
                os.write(leader, (answer if answer == '\x03' else answer + '\n').encode())
            while process.poll() is None or select.select([leader], [], [], 0)[0]:
                if select.select([leader], [], [], 0.05)[0]:
                    shown += os.read(leader, 4096)
        self.echo_at_the_end = bool(termios.tcgetattr(follower)[3] & termios.ECHO)
        os.close(follower)
        os.close(leader)
        return process.returncode, shown.decode(errors='replace')

    def done(self, *arguments, env=None):
        """Runs a command that has to succeed and to be silent on standard error."""
        answer = self.run(*arguments, env=env)
        assert answer.status == 0, f'{arguments}: status {answer.status}: {answer.err}{answer.out}'
        assert answer.err == '', f'{arguments}: {answer.err}'
        return answer

    def refused(self, code, *arguments, status=1, env=None):
        """Runs a command that has to refuse with a code, in both forms; returns the JSON one."""
        plain = self.run(*arguments, env=env)
        assert plain.status == status, f'{arguments}: status {plain.status}, not {status}: {plain.err}{plain.out}'
        assert plain.out == '', f'{arguments}: {plain.out}'
        assert f'({code})' in plain.err, f'{arguments}: no {code} in {plain.err}'
        told = self.run(*arguments, '--json', env=env)
        assert told.status == status, f'{arguments} --json: status {told.status}'
        assert told.err == '', f'{arguments} --json: {told.err}'
        error = told.json['error']
        assert set(error) == {'code', 'file', 'entry', 'line', 'column', 'offset', 'message'}, error
        assert code in [one['code'] for one in told.json.get('errors', [error])], told.out
        return told.json

    def write(self, name, text):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'wb') as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, *parts):
        with open(self.path(*parts), 'rb') as file:
            return file.read()

    def replace(self, name, old, new):
        text = self.read(name).decode()
        assert old in text, f'{old!r} is not in {name}'
        self.write(name, text.replace(old, new, 1))

    def stock(self, program, *arguments, folder=None, stdin=None):
        """Runs a program that others wrote; the test is skipped where it is not installed."""
        found = shutil.which(program)
        if found is None:
            raise Skip(f'{program} is not installed')
        process = subprocess.run([found, *arguments], cwd=folder or self.folder, input=stdin,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=280, check=False)
        assert process.returncode == 0, f'{program} {arguments}: {process.stdout.decode()}'
        return process.stdout

    def copy_of(self, name, make):
        """Makes something once for all tests of a program; each gets a copy of the files."""
        if name not in Place.made:
            folder = tempfile.mkdtemp(prefix='layover-cli-made-')
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            make(Place(folder))
            Place.made[name] = folder
        shutil.copytree(Place.made[name], self.folder, dirs_exist_ok=True)

    def organisation(self):
        """Keys and an enrolment of an organisation that nobody knows."""
        self.copy_of('organisation', Place.make_organisation)
        return {role: self.read(f'{role}.pub').decode().split('\n')[1] for role in ('organisation', 'publisher')}

    def make_organisation(self):
        for role in ('organisation', 'publisher', 'collection'):
            self.done('key', 'new', '--no-passphrase', '--role', role, role)
        keys = {role: self.read(f'{role}.pub').decode().split('\n')[1] for role in ('organisation', 'publisher')}
        self.write('acme.rec', f'org=acme\nname=Acme Field Academy\norg-key={keys["organisation"]}\n'
                               f'key=publisher {keys["publisher"]}\n'
                               f'results-to={self.read("collection.recipient").decode().strip()}\n')
        self.done('enrolment', 'sign', 'acme.rec', '--key', 'organisation.key', '--number', '1',
                  '--created', '2026-11-01')

    def course(self):
        """A copy of the sample course, to be spoiled."""
        shutil.copytree(os.path.join(self.sample, 'sal-101'), self.path('course'))

    def bundle(self):
        """An organisation, a copy of the sample course, and b.layover made of it."""
        self.copy_of('bundle', Place.make_bundle)

    def make_bundle(self):
        self.organisation()
        self.course()
        self.done('pack', 'course', '--key', 'publisher.key', '--enrolment', 'acme.layover', '-o', 'b.layover')

    def fingerprint(self):
        return self.done('key', 'fingerprint', 'organisation.pub').out.strip()[-9:]


def main(module_name):
    module = sys.modules[module_name]
    tests = [(name, function) for name, function in inspect.getmembers(module, inspect.isfunction)
             if name.startswith('test_')]
    tests.sort(key=lambda pair: pair[1].__code__.co_firstlineno)
    failed = False
    print(f'1..{len(tests)}')
    for number, (name, function) in enumerate(tests, 1):
        title = name[len('test_'):].replace('_', '-')
        with tempfile.TemporaryDirectory(prefix='layover-cli-') as folder:
            try:
                function(Place(folder))
                print(f'ok {number} {title}', flush=True)
            except Skip as reason:
                print(f'ok {number} {title} # SKIP {reason}', flush=True)
            except Exception:  # pylint: disable=broad-except
                failed = True
                print(f'not ok {number} {title}', flush=True)
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}')
    sys.exit(1 if failed else 0)
