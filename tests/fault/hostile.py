#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Offers layoverctl bundles that are validly signed and hostile, and looks at what it does.

    ./dev exec tests/fault/hostile.py --count 20000          a long run, by hand
    ./dev exec tests/fault/hostile.py --only 1,4711 --keep   one of them again, kept in ./hostile

The same number gives the same bundle every time. Whatever the bundle: no signal, no warning, no status but 0 or 1, five
seconds and 256 MB at most, nothing written outside the data folder, a refused file changes nothing there and is named with
its entry, and what was accepted can be listed, unpacked and its exam be sat.
"""

import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import course
import forge
import tricks_inside  # pylint: disable=unused-import
import tricks_outside  # pylint: disable=unused-import
from trick import TRICKS

MAX_SECONDS = 5
MAX_KIB = 256 * 1024
NOISE = re.compile(r'CRITICAL|WARNING \*\*|assertion|AddressSanitizer|LeakSanitizer|runtime error|core dumped')
# Refused for what the whole file is, not for one entry of it.
WHOLE = {'LV1650', 'LV1804', 'LV1805', 'LV1806'}


class Wrong(Exception):
    """The program did what it must not do."""


class Told:
    """What one run of a program did."""

    def __init__(self, process, out, err, seconds, kib):
        self.status, self.out, self.err = process.returncode, out, err
        self.seconds, self.kib = seconds, kib


def run(program, *arguments, folder, environment):
    """Runs a program to its end and measures it, and only it."""
    begin = time.monotonic()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        with subprocess.Popen([program, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                              stderr=err) as process:
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode('utf-8', 'backslashreplace'))
    # Time of the processor: on a busy machine the clock on the wall says nothing about the program.
    seconds = min(time.monotonic() - begin, usage.ru_utime + usage.ru_stime)
    return Told(process, *texts, seconds, usage.ru_maxrss)


def bytes_of(folder):
    """Every file below as it is, to be compared fast."""
    found = {}
    for place, _, files in os.walk(folder):
        for name in files:
            with open(os.path.join(place, name), 'rb') as file:
                found[os.path.join(place, name)] = file.read()
    return found


def snapshot(folder):
    """Every file below, by digest; of the database what it says and not how it lies on the disk."""
    found = {}
    for place, folders, files in os.walk(folder):
        for name in sorted(folders):
            found[os.path.relpath(os.path.join(place, name), folder)] = 'folder'
        for name in sorted(files):
            path = os.path.join(place, name)
            if name.endswith(('.db-wal', '.db-shm')):
                continue
            if name.endswith('.db'):
                with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
                    text = '\n'.join(database.iterdump()).encode()
                database.close()
            else:
                with open(path, 'rb') as file:
                    text = file.read()
            found[os.path.relpath(path, folder)] = hashlib.sha256(text).hexdigest()
    return found


class Arena:
    """A folder with a home, data that know the organisation, and a bundle."""

    def __init__(self, folder, options):
        self.folder, self.options = folder, options
        self.limits = not options.sanitized
        self.environment = {key: value for key, value in os.environ.items()
                            if not key.startswith(('XDG_', 'LC_', 'LANGUAGE', 'SOURCE_DATE'))}
        self.environment.update(HOME=self.path('home'), TMPDIR=self.path('tmp'), LANG='C.UTF-8',
                                G_DEBUG='fatal-criticals')
        for name in ('home', 'tmp'):
            os.mkdir(self.path(name))
        self.write('organisation.layover', forge.enrolment_file())
        self.write('organisation.pub', f'untrusted comment: organisation\n{forge.ORGANISATION.text}\n'.encode())
        self.call('import', 'organisation.layover', '--data', 'known', '--fingerprint', forge.ORGANISATION.fingerprint)
        self.known = snapshot(self.path('known'))
        self.restore()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, data):
        with open(self.path(name), 'wb') as file:
            file.write(data)

    def restore(self):
        shutil.rmtree(self.path('data'), ignore_errors=True)
        shutil.copytree(self.path('known'), self.path('data'))

    def list_around(self):
        """Everything outside the data folder."""
        found = []
        for place, folders, files in os.walk(self.folder):
            if place == self.folder:
                folders.remove('data')
            found += [os.path.join(place, name) for name in folders + files]
        return sorted(found)

    def call(self, *arguments, program=None):
        told = run(program or self.options.program, *arguments, folder=self.folder, environment=self.environment)
        words = ' '.join(arguments)
        if told.status not in (0, 1):
            raise Wrong(f'{words}: status {told.status}: {told.err}{told.out}')
        if NOISE.search(told.err):
            raise Wrong(f'{words}: {told.err}')
        if self.limits and (told.seconds > MAX_SECONDS or told.kib > MAX_KIB):
            raise Wrong(f'{words}: {told.seconds:.1f} s, {told.kib // 1024} MB')
        return told

    def judge(self, bundle, expected, dice):
        self.write('b.layover', bundle)
        around = self.list_around()
        before = bytes_of(self.path('data'))
        told = self.call('import', 'b.layover', '--data', 'data', '--json')
        self.is_untouched = bytes_of(self.path('data')) == before
        if told.status == 1:
            self.judge_refusal(told, expected, dice)
        else:
            self.judge_acceptance(expected, dice)
        if self.list_around() != around:
            raise Wrong(f'left behind: {set(self.list_around()) - set(around)}')
        return told

    def judge_refusal(self, told, expected, dice):
        error = json.loads(told.out)['error']
        if expected.refused is False:
            raise Wrong(f'refused: {error}')
        if expected.entry and error['entry'] != expected.entry:
            raise Wrong(f'{expected.entry} is to blame, not {error}')
        if expected.code and error['code'] != expected.code:
            raise Wrong(f'{expected.code} and not {error}')
        judge_error(error)
        if not self.is_untouched and snapshot(self.path('data')) != self.known:
            raise Wrong(f'refused, and changed the data folder: {error}')
        if self.options.quick:
            return
        # The other commands say the same or less: what is inside is none of the business of verify and unpack.
        which = dice.choice(['verify', 'inspect', 'unpack', 'import'])
        plain = self.call(which, 'b.layover', *(['out'] if which == 'unpack' else []),
                          *(['--data', 'data'] if which != 'inspect' else []))
        if plain.status == 1 and (not plain.err.startswith('b.layover') or plain.out):
            raise Wrong(f'{which}: {plain.err}{plain.out}')
        if which == 'import' and (plain.status != 1 or f"({error['code']})" not in plain.err):
            raise Wrong(f'not the same twice: {error} and {plain.err}')
        shutil.rmtree(self.path('out'), ignore_errors=True)

    def judge_acceptance(self, expected, dice):
        if expected.refused:
            raise Wrong('accepted')
        listed = json.loads(self.call('list', '--data', 'data', '--json').out)['courses']
        if any(one['state'] == 'damaged' for one in listed):
            raise Wrong(f'accepted, and damaged afterwards: {listed}')
        if self.options.sit_exam and listed:
            self.sit(listed[0]['id'])
        if dice.random() < 0.2:
            for command in (['verify', 'b.layover', '--data', 'data'], ['inspect', 'b.layover'],
                            ['unpack', 'b.layover', 'out', '--data', 'data']):
                if self.call(*command).status != 0:
                    raise Wrong(f'import accepts it, and {command[0]} does not')
            shutil.rmtree(self.path('out'))
        self.restore()

    def sit(self, name):
        told = self.call(self.path('data'), name, program=self.options.sit_exam)
        if told.status != 0 and not told.err.strip():
            raise Wrong('the exam could not be sat, and nobody said why')


def judge_error(error):
    """File, sentence, entry and line, as far as there is one."""
    code = error['code']
    if error['file'] != 'b.layover' or not error['message'] or not re.fullmatch(r'LV1[1-8][0-9]{2}', code):
        raise Wrong(f'{error}')
    if re.search(r'[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]', error['message']):
        raise Wrong(f'a message that is not safe to show: {error}')
    inside = 'LV1300' < code < 'LV1311' or 'LV1500' < code < 'LV1800'
    if inside and not error['entry'] and code not in WHOLE:
        raise Wrong(f'in which entry? {error}')
    if 'LV1500' < code < 'LV1599' and code not in ('LV1503', 'LV1505') and not error['line']:
        raise Wrong(f'on which line? {error}')


def make(number):
    """The bundle of a number, what is expected of it, and the dice for the rest."""
    dice = random.Random(number)
    trick = TRICKS[number % len(TRICKS)]
    forgery = forge.Forgery(forge.PUBLISHER, course.files(), forge.statement_of())
    expected = trick(dice, forgery)
    return trick.__name__, forgery.bytes(), expected, dice


def numbers(options):
    if options.only:
        return [int(word) for word in options.only.split(',')]
    return range(options.seed, options.seed + options.count)


def keep(number, name, bundle):
    os.makedirs('hostile', exist_ok=True)
    with open(f'hostile/{number}-{name}.layover', 'wb') as file:
        file.write(bundle)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--program', default=os.environ.get('LAYOVERCTL') or shutil.which('layoverctl'))
    parser.add_argument('--sit-exam', default=os.environ.get('SIT_EXAM'), help='the helper that sits an exam')
    parser.add_argument('--seed', type=int, default=0, help='the first number')
    parser.add_argument('--count', type=int, default=int(os.environ.get('LAYOVER_HOSTILE_RUNS', 0)) or 2 * len(TRICKS))
    parser.add_argument('--only', help='these numbers, with commas')
    parser.add_argument('--keep', action='store_true', help='keep bundles that were judged wrongly')
    parser.add_argument('--quick', action='store_true', help='only import')
    parser.add_argument('--codes', action='store_true', help='count the answers')
    options = parser.parse_args()
    options.sanitized = 'LAYOVER_SANITIZED' in os.environ
    return options


def main():
    options = parse()
    counts, wrong, slowest, largest = {}, {}, (0, ''), 0
    with tempfile.TemporaryDirectory(prefix='layover-hostile-',
                                     dir='/dev/shm' if os.path.isdir('/dev/shm') else None) as folder:
        arena = Arena(folder, options)
        for number in numbers(options):
            name, bundle, expected, dice = make(number)
            try:
                told = arena.judge(bundle, expected, dice)
                answer = json.loads(told.out)['error']['code'] if told.status else 'accepted'
                counts[answer] = counts.get(answer, 0) + 1
                slowest, largest = max(slowest, (told.seconds, f'{name} {number}')), max(largest, told.kib)
            except Wrong as fault:
                wrong.setdefault(name, []).append(f'{number}: {fault}')
                print(f'# {name} {number}: {str(fault)[:2000]}', flush=True)
                if options.keep:
                    keep(number, name, bundle)
                shutil.rmtree(os.path.join(folder, 'out'), ignore_errors=True)
                arena.restore()
    names = sorted({TRICKS[number % len(TRICKS)].__name__ for number in numbers(options)})
    print(f'1..{len(names)}')
    for i, name in enumerate(names, 1):
        print(f'{"not ok" if name in wrong else "ok"} {i} hostile/{name.replace("_", "-")}')
    print(f'# {sum(counts.values())} judged, at most {slowest[0]:.2f} s ({slowest[1]}) and {largest // 1024} MB')
    if options.codes:
        print('# ' + ' '.join(f'{code}:{count}' for code, count in sorted(counts.items())))
    sys.exit(1 if wrong else 0)


if __name__ == '__main__':
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
