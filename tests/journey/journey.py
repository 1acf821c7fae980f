#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""The whole journey, once, from outside: by role and name over the accessibility bus, as with a screen reader.

Open the sample bundle, trust the organisation, read a page, sit the written exam, be killed in the middle and come back,
hand in, export; then layoverctl and stock minisign accept the file, and its score is the one that was on screen.

Prints TAP. With --keep FOLDER it leaves screenshots and the results file there.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'utils'))

import answers  # noqa: E402
from screenreader import BUTTON, CHOICE, COMBO, ENTRY, HEADING, ITEM, OPTION, PATIENCE, Application  # noqa: E402

SOURCE = pathlib.Path(os.environ.get('LAYOVER_SOURCE_ROOT', pathlib.Path(__file__).resolve().parents[2]))
BUILD = pathlib.Path(os.environ.get('LAYOVER_BUILD_ROOT', SOURCE / '_build'))
SAMPLE = BUILD / 'data' / 'sample' / 'sal-101.layover'
LAYOVER = BUILD / 'src' / 'app' / 'layover'
LAYOVERCTL = BUILD / 'src' / 'cli' / 'layoverctl'
KEYS = SOURCE / 'data' / 'sample' / 'keys'
QUESTIONS = 12
WRONG = 1
AT_KILL = 6
FLAGGED = 2
AWAY_S = 5


class Journey:
    def __init__(self, folder, keep):
        self.folder = folder
        self.keep = keep
        self.app = None
        self.shots = 0
        self.given = {}
        self.at_kill = None
        self.seen_score = None
        self.items = answers.load(SOURCE / 'data' / 'sample' / 'sal-101' / 'exams' / 'sal-101-written')
        self.exports = pathlib.Path(os.environ['HOME']) / 'Documents'
        self.exports.mkdir(parents=True, exist_ok=True)

    # -- helpers

    def start(self, *files):
        self.app = Application([str(LAYOVER), *map(str, files)], 'layover', self.folder / 'layover.log')

    def picture(self, name):
        if self.keep is None:
            return
        time.sleep(0.6)
        self.shots += 1
        subprocess.run(['import', '-window', 'root', '-trim', '+repage', str(self.keep / f'{self.shots:02d}-{name}.png')],
                       check=False)

    def control(self, *words, status=0):
        done = subprocess.run([str(LAYOVERCTL), *map(str, words)], capture_output=True, text=True, check=False)
        assert done.returncode == status, f'layoverctl {words}: {done.returncode}\n{done.stdout}{done.stderr}'
        return done.stdout

    def question(self, expected):
        """The item that question number EXPECTED shows, once it is on screen."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            names = [re.sub(r'\s+', ' ', name) for name in self.app.names() if name]
            shown = [item for item in self.items if any(item.prompt in name for name in names)
                     and all(any(choice in name for name in names) for choice in item.choices)]
            if f'Question {expected} of {QUESTIONS}' in names and len(shown) == 1:
                return shown[0]
            time.sleep(0.1)
        raise AssertionError(f'question {expected} does not show; there is:\n{self.app.outline()}')

    def answer(self, number, right=True):
        """Answers the question that is shown, and waits until the screen says that the disk has it."""
        item = self.question(number)
        self.given[number] = []
        for text in item.wanted(right):
            box = self.app.wait(CHOICE, re.compile(re.escape(text)))
            if not box.is_checked:
                box.press()
            self.app.wait(CHOICE, re.compile(re.escape(text)), where=lambda node: node.is_checked)
            self.given[number].append(text)
        for value, entry in zip(item.entries, self.app.find_all(ENTRY) if item.entries else []):
            entry.write(value if right else '99')
            self.given[number].append(value if right else '99')
        for value, combo in zip(item.inline, self.app.find_all(COMBO) if item.inline else []):
            self.given[number].append(self.choose(combo, value, right))
        self.app.wait(name=re.compile('^Saved'))

    def choose(self, combo, value, right):
        """Only the list that is open is there."""
        combo.press()
        option = self.app.wait(OPTION, where=lambda node: node.name != 'Choose…' and (node.name == value) == right)
        name = option.name
        option.press()
        self.app.wait_gone(OPTION, name)
        return name

    def on_screen(self, item):
        """What of the answer to ITEM can be read on screen."""
        return ([(node.name, node.is_checked) for node in self.app.find_all(CHOICE)],
                [node.text for node in self.app.find_all(ENTRY)] if item.entries else [],
                [node.name for combo in self.app.find_all(COMBO) for node in combo.find({'label'})])

    def palette(self):
        """The shape of every question in words, as the buttons beside the question say it."""
        return [node.name for node in self.app.find_all(BUTTON, re.compile(r'^Question \d+, '))]

    def remaining(self):
        """Seconds left on the clock, and the moments between which it said so."""
        button = self.app.wait(BUTTON, 'Time left')
        before = time.monotonic()
        labels = [node.name for child in button.children() for node in child.walk()]
        minutes, seconds = next(name for name in labels if re.fullmatch(r'\d?\d:\d\d', name)).split(':')
        return int(minutes) * 60 + int(seconds), before, time.monotonic()

    def press_next(self):
        self.app.press_named(re.compile('^Next'))

    # -- the steps, in order

    def step_trust(self):
        """the bundle asks for the organisation's fingerprint and takes only the right one"""
        self.start(SAMPLE)
        tail = self.control('key', 'fingerprint', KEYS / 'organisation.pub').strip().split()[-1].replace('-', '')[-8:]
        entry = self.app.wait(ENTRY, re.compile('last 8 symbols'))
        self.picture('trust')
        entry.write('00000000' if tail != '00000000' else '11111111')
        self.app.press_named('Trust')
        self.app.wait(name=re.compile('not the last 8 symbols'))
        self.app.wait(ENTRY, re.compile('last 8 symbols')).write(tail)
        self.app.press_named('Trust')

    def step_profile(self):
        """the learner says who they are"""
        self.app.wait(ENTRY, re.compile('^Name')).write('Amara Okafor')
        self.app.wait(ENTRY, re.compile('^E-mail')).write('amara@meridian.example')
        self.picture('who')
        self.app.press_named('Start')
        self.app.wait_gone(ENTRY, re.compile('^Name'))

    def step_read(self):
        """a page is read and counted"""
        self.app.wait(HEADING, 'Pipeline Generation & Qualification')
        self.app.wait(name=re.compile('0 of 16 parts'))
        self.picture('course')
        self.app.press_named('Start')
        self.app.wait(HEADING, 'Coverage is a promise to yourself')
        self.picture('reader')
        self.app.press_named(re.compile('^Next: '))
        self.app.wait(HEADING, 'Fit, and a reason to act now')
        self.app.press_named('Back')
        self.app.wait(name=re.compile('1 of 16 parts'))

    def step_lobby(self):
        """the lobby says what the exam is, checks the computer, and begins"""
        self.app.press_named(re.compile('^Written exam'), roles=ITEM)
        for page, name in enumerate(('About the exam', 'This computer'), 1):
            self.app.wait(name=f'{page} of 3 · {name}')
            self.picture(f'lobby-{page}')
            self.app.press_named('Continue')
        self.app.wait(name=re.compile('^3 of 3'))
        self.picture('lobby-3')
        self.app.press_named('Begin')
        self.question(1)
        self.picture('exam')

    def step_first_half(self):
        """half of the questions are answered; the second is flagged"""
        for number in range(1, AT_KILL + 1):
            self.answer(number)
            if number == FLAGGED:
                self.app.press_named('Flag')
            if number < AT_KILL:
                self.press_next()

    def step_killed(self):
        """killed in mid-exam, it comes back to the same question, answers and remaining time"""
        item = self.question(AT_KILL)
        shown, palette = self.on_screen(item), self.palette()
        left, begin, end = self.remaining()
        self.app.kill()
        time.sleep(AWAY_S)
        self.start()
        self.app.wait(name=re.compile('exam is still open'))
        self.picture('resume')
        self.app.press_named(f'Continue with question {AT_KILL}')
        again = self.question(AT_KILL)
        assert again.identifier == item.identifier, f'{item.identifier} before, {again.identifier} after'
        # The clock ran on, to the second, whatever the time that the two looks at it took.
        left_now, begin_now, end_now = self.remaining()
        assert begin_now - end - 2 <= left - left_now <= end_now - begin + 2, \
            f'{left} s left before, {left_now} s after {end_now - begin:.0f} s away'
        assert self.on_screen(again) == shown, f'{shown} before, {self.on_screen(again)} after'
        assert self.palette() == palette, f'{palette} before, {self.palette()} after'
        self.picture('resumed')
        self.check_review()
        self.app.press_named(f'Back to question {AT_KILL}')

    def check_review(self):
        """Every answer that was given, as the review page reads it."""
        self.app.press_named('Review answers')
        for number, texts in self.given.items():
            row = self.app.wait(ITEM, re.compile(rf'^Question {number}, answered')).name
            assert all(text in row for text in texts), f'{texts} given, “{row}” on the review page'
            assert ('flagged' in row) == (number == FLAGGED), f'flagged or not: “{row}”'

    def step_second_half(self):
        """the other half is answered, the last one wrong"""
        for number in range(AT_KILL + 1, QUESTIONS + 1):
            self.press_next()
            self.answer(number, right=number <= QUESTIONS - WRONG)

    def step_hand_in(self):
        """every answer is on the review page, and handing in takes two deliberate steps"""
        self.check_review()
        self.picture('review')
        self.app.press_named('Hand in…')
        self.app.wait(BUTTON, 'Keep working')
        self.picture('hand-in')
        self.app.press_named('Hand in now')

    def step_result(self):
        """the result is on screen"""
        points = self.app.wait(name=re.compile(rf'\d+ of {QUESTIONS} points'))
        self.seen_score = int(re.search(rf'(\d+) of {QUESTIONS} points', points.name).group(1))
        self.picture('result')
        assert self.seen_score == QUESTIONS - WRONG, f'{self.seen_score} points on screen'

    def step_export(self):
        """the results wait in the Outbox, and are exported from there"""
        self.app.press_named('Later')
        self.app.press_named('Outbox', roles=None)
        self.app.wait(ITEM, re.compile('Not exported'))
        self.picture('outbox')
        self.app.press_named(re.compile('^Export… SAL-101'))
        self.app.wait(CHOICE, re.compile('^Documents'), where=lambda node: node.is_checked)
        self.picture('export')
        self.app.press_named('Export to Documents')
        self.app.wait(name='Exported to Documents, read back and compared.')
        self.result = next(self.exports.glob('*.layover'))
        self.picture('exported')
        self.app.press_named('Done')
        self.app.wait(ITEM, re.compile('Exported to “Documents”'))

    def step_verify(self):
        """layoverctl and stock minisign accept the file, and its score is the one on screen"""
        self.app.close()
        self.control('verify', self.result)
        opened = json.loads(self.control('result', 'open', self.result, '--identity', KEYS / 'collection.identity',
                                         '--bundle', SAMPLE, '--json'))
        assert opened['score'] == self.seen_score, f'{opened["score"]} in the file, {self.seen_score} on screen'
        assert opened['name'] == 'Amara Okafor', f'“{opened["name"]}” in the file'
        with tempfile.TemporaryDirectory() as unpacked:
            subprocess.run(['unzip', '-q', str(self.result), '-d', unpacked], check=True)
            subprocess.run(['sha256sum', '--quiet', '--strict', '-c', 'META-INF/SHA256SUMS'], cwd=unpacked, check=True)
            device = re.search('^device=(.*)$', (pathlib.Path(unpacked) / 'result.rec').read_text(), re.M).group(1)
            subprocess.run(['minisign', '-VHm', 'META-INF/SHA256SUMS', '-P', device], cwd=unpacked, check=True,
                           stdout=subprocess.DEVNULL)
        again = self.folder / 'again.layover'
        self.control('outbox', 'export', opened['attempt'], '--output', again)
        assert again.read_bytes() == self.result.read_bytes(), 'a second export wrote other bytes'
        if self.keep is not None:
            shutil.copy(self.result, self.keep)

    def steps(self):
        return [self.step_trust, self.step_profile, self.step_read, self.step_lobby, self.step_first_half,
                self.step_killed, self.step_second_half, self.step_hand_in, self.step_result, self.step_export,
                self.step_verify]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--keep', type=pathlib.Path, help='leave screenshots and the results file in this folder')
    keep = parser.parse_args().keep
    if keep is not None:
        shutil.rmtree(keep, ignore_errors=True)
        keep.mkdir(parents=True)
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        journey = Journey(pathlib.Path(folder), keep)
        steps = journey.steps()
        print(f'1..{len(steps)}', flush=True)
        for number, step in enumerate(steps, 1):
            try:
                began = time.monotonic()
                step()
                print(f'ok {number} {step.__doc__} # {time.monotonic() - began:.0f} s', flush=True)
            except Exception:  # whatever went wrong, say it as TAP and stop: later steps need this one
                status = 1
                journey.picture('failed')
                print(f'not ok {number} {step.__doc__}', flush=True)
                for line in traceback.format_exc().splitlines():
                    print(f'# {line}')
                log = pathlib.Path(folder) / 'layover.log'
                for line in log.read_text(encoding='utf-8').splitlines()[-30:] if log.exists() else []:
                    print(f'# log: {line}')
                break
        if journey.app is not None:
            journey.app.close()
    return status


sys.exit(main())
