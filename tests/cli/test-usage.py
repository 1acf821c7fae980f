# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""How every command is called: help, wrong usage, manual pages."""

import os
import re
import subprocess

import tap

COMMANDS = ['key new', 'key show', 'key fingerprint', 'enrolment sign', 'pack', 'verify', 'inspect', 'unpack',
            'import', 'list', 'outbox list', 'outbox export', 'result open', 'item check', 'item score', 'test check', 'test run']


def options_of(text):
    return set(re.findall(r'--[a-z][a-z-]*', text))


def test_help_lists_every_command(place):
    text = place.done('--help').out
    for command in COMMANDS:
        assert f'  {command}' in text, command
    assert place.done('help').out == text


def test_every_command_explains_itself(place):
    for command in COMMANDS:
        text = place.done(*command.split(), '--help').out
        assert f'layoverctl {command}' in text.split('\n')[1], text
        assert 'Examples:' in text and '--json' in text, command


def test_version(place):
    assert re.fullmatch(r'layoverctl \d+\.\d+\.\d+\n', place.done('--version').out)


def test_a_word_that_begins_several_commands_lists_them(place):
    assert 'key fingerprint FILE' in place.done('key', '--help').out
    answer = place.run('key')
    assert answer.status == 2 and 'key new NAME' in answer.out


def test_wrong_usage_is_two(place):
    for arguments in ([], ['nonsense'], ['--nonsense'], ['verify'], ['verify', 'a', 'b'], ['verify', '--nonsense', 'a'],
                      ['key', 'new', 'x'], ['key', 'new', '--role', 'king', 'x'], ['key', 'new', '--role', 'publisher', 'x'],
                      ['key', 'new', '-W', '--passphrase-file', 'y', '--role', 'publisher', 'x'],
                      ['key', 'new', '--passphrase-file', 'y', '--role', 'collection', 'x'], ['pack', 'x'],
                      ['pack', 'x', '--key', 'k'], ['enrolment', 'sign', 'x', '--key', 'k'],
                      ['pack', 'x', '--key', 'k', '--org', 'a', '--expires', 'tomorrow'], ['list', 'x'],
                      ['result', 'open', 'x'], ['key', 'nonsense']):
        answer = place.run(*arguments)
        assert answer.status == 2, f'{arguments}: {answer.status}'
        told = place.run('--json', *arguments)
        assert told.status == 2, f'{arguments}: {told.status}'
        assert told.json['error']['message'] and told.json['error']['code'] is None


def test_a_missing_file_is_a_fault_of_this_computer(place):
    for arguments in (['verify', 'none.layover'], ['inspect', 'none.layover'], ['key', 'show', 'none.pub'],
                      ['import', 'none.layover'], ['pack', 'none', '--key', 'none.key', '--org', 'acme']):
        answer = place.run(*arguments, '--json')
        assert answer.status == 3, f'{arguments}: {answer.status} {answer.out}'
        assert answer.json['error']['code'].startswith('LV10'), answer.out


def test_an_answer_that_cannot_be_written_is_no_answer(place):
    with open('/dev/full', 'wb') as full:
        process = subprocess.run([place.program, '--help'], stdout=full, stderr=subprocess.PIPE, check=False)
    assert process.returncode == 3 and process.stderr, process


def test_what_was_typed_is_shown_escaped(place):
    answer = place.run('verify', 'a\x1b[31m.layover')
    assert answer.status == 3 and '\x1b' not in answer.err and '\\x1b' in answer.err, answer.err
    answer = place.run('a\x1b[31m')
    assert answer.status == 2 and '\x1b' not in answer.err, answer.err


def test_the_manual_names_every_command_and_option(place):
    folder = os.path.join(os.environ['LAYOVER_SOURCE_ROOT'], 'data', 'man')
    with open(os.path.join(folder, 'layoverctl.1'), encoding='utf-8') as file:
        overview = file.read()
    for command in COMMANDS:
        assert command in overview, command
        name = f'layoverctl-{command.split()[0]}.1'
        with open(os.path.join(folder, name), encoding='utf-8') as file:
            page = file.read().replace('\\-', '-')
        for option in options_of(place.done(*command.split(), '--help').out) - {'--help-all'}:
            assert option in page, f'{option} is not in {name}'


if __name__ == '__main__':
    tap.main('__main__')
