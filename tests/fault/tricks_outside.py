# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Tricks with what is around the content: the archive, the list, the signature, the statement, records, enrolments."""

import base64
import hashlib
import struct
import zlib

import course
import forge
from trick import EITHER, REFUSED, TEXTS, put, refused, trick


# The archive: headers that are not what format.md says. Every one is refused before anything inside is looked at.

@trick
def header_field(dice, forgery):
    field = dice.choice(['made', 'need', 'flags', 'method', 'time', 'date', 'crc', 'packed', 'size', 'disk', 'internal',
                         'external', 'offset', 'name', 'extra', 'comment'])
    short = field in ('made', 'need', 'flags', 'method', 'time', 'date', 'disk', 'internal')
    if field in ('extra', 'comment'):
        value = dice.choice([b'x', bytes(dice.randrange(1, 400)), b'PK\1\2' + bytes(42), b'up\x05\0\1abcd'])
    elif field == 'name':
        value = dice.choice([b'', b'/', b'a//b', b'../x', b'x/../../a', b'/etc/x', b'a\\b', b'a\0b', b'a\nb',
                             'ü'.encode(),
                             b'.x', b'-x', b'x.', b'a' * 101, b'a/' * 8 + b'a', b'META-INF/x', b'meta-inf/x',
                             b'\xff\xfe',
                             '\u202e'.encode(), b'x' * 60000, b'COURSE.XML', b'course.xml/x', b'pages', b'zz'])
    else:
        value = dice.choice([1, 8, 9, 12, 0xFFFF, 0x8000, 0x0314, 20, 45, dice.randrange(0x10000)]
                            + ([] if short else [0xFFFFFFFF, 0xFFFFFFFE, 0xA1FF0000, 0x41ED0010,
                                                 dice.randrange(2 ** 32)]))
    where = dice.choice(['fields', 'local_fields'])

    def change(entries):
        entry = dice.choice(entries)
        before = entry.header(True, 0), entry.header(False, 0)
        getattr(entry, where)[field] = value
        if (entry.header(True, 0), entry.header(False, 0)) == before and field != 'offset':
            entry.fields['flags'] = 0x0800

    forgery.change_entries = change
    return REFUSED if field != 'offset' or where == 'fields' else EITHER


@trick
def entry_names(dice, forgery):
    """A name that is wrong everywhere, listed and signed."""
    name = dice.choice([
        'a//b', '../x', 'x/../../a', '/abs', 'a\\b', 'a\nb', 'ü', '.hidden', '-x', 'x.', 'a' * 101, 'a/' * 8 + 'a',
        'x' * 201,
        'META-INF/x', 'meta-inf/y', 'Meta-Inf/SHA256SUMS', 'COURSE.XML', 'Pages/a.md', 'course.xml/x', 'pages', 'a b',
        'a:b',
        'con?', 'a\u202eb', 'a/./b', 'a/../b', 'x/', '~', '*', '%2e', '\udcff\udcfe', 'a\tb', 'a"b', "a'b", 'a&b',
        'a<b'])
    put(forgery, name, 'x')
    return REFUSED


@trick
def entry_order(dice, forgery):
    def change(entries):
        kind = dice.randrange(6)
        i = dice.randrange(len(entries) - 1)
        if kind == 0:
            entries[i], entries[i + 1] = entries[i + 1], entries[i]
        elif kind == 1:
            entries.insert(i, entries[i])
        elif kind == 2:
            entries.pop(dice.randrange(2))
        elif kind == 3:
            entries[i].is_central = False
        elif kind == 4:
            entries[i].is_local = False
        else:
            entries.append(forge.Entry(entries[-1].name + b'x', b'unlisted'))
    forgery.change_entries = change
    return REFUSED


@trick
def overlapping(dice, forgery):
    def change(entries):
        offset = 0
        for entry in entries:
            entry.fields['offset'] = offset
            entry.local_fields['offset'] = offset
            offset += len(entry.header(False, 0)) + len(entry.data)
        i, j = dice.sample(range(len(entries)), 2)
        kind = dice.randrange(3)
        if kind == 0:
            entries[i].fields['offset'] = entries[j].fields['offset']
        elif kind == 1:
            entries[i].fields['offset'] += dice.choice([-1, 1, 30, 2 ** 31])
            entries[i].fields['offset'] &= 0xFFFFFFFF
        else:
            entries[i].fields['size'] = entries[i].fields['packed'] = len(entries[i].data) + dice.choice([1, 60,
                                                                                                          2 ** 31])
    forgery.change_entries = change
    return REFUSED


@trick
def end_record(dice, forgery):
    field = dice.choice(['disk', 'start', 'here', 'count', 'size', 'offset', 'comment'])
    if field == 'comment':
        forgery.end = {'comment': dice.choice([b'x', b'PK\5\6' + bytes(18), bytes(dice.randrange(1, 60000))])}
    else:
        forgery.end = {field: dice.choice([1, 2, 65535, 65534, 20001])}
    return REFUSED


@trick
def more_bytes(dice, forgery):
    junk = dice.choice([b'\0', b'PK\3\4', b'PK\5\6' + bytes(18), bytes(dice.randrange(1, 3000)), b'#!/bin/sh\n'])
    setattr(forgery, dice.choice(['gap', 'prefix', 'suffix']), junk)
    return REFUSED


@trick
def two_joined(dice, forgery):
    forgery.change_bytes = dice.choice([lambda data: data + data, lambda data: data[:-22] + data,
                                        lambda data: b'PK\3\4' + data])
    return REFUSED


@trick
def cut(dice, forgery):
    share = dice.random()
    forgery.change_bytes = lambda data: data[:int(len(data) * share)]
    return REFUSED


@trick
def flipped(dice, forgery):
    where, bit = dice.random(), dice.randrange(8)

    def change(data):
        i = int(len(data) * where)
        return data[:i] + bytes([data[i] ^ 1 << bit]) + data[i + 1:]
    forgery.change_bytes = change
    return REFUSED


@trick
def zip64_or_deflated(dice, forgery):
    def change(entries):
        entry = dice.choice(entries)
        if dice.random() < 0.5:
            entry.fields.update(packed=0xFFFFFFFF, size=0xFFFFFFFF,
                                extra=struct.pack('<HHQQ', 1, 16, len(entry.data), len(entry.data)), need=45)
        else:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            plain = bytes(1000000)
            entry.data = packer.compress(plain) + packer.flush()
            entry.fields.update(method=8, size=len(plain), crc=zlib.crc32(plain))
    forgery.change_entries = change
    return REFUSED


@trick
def many_entries(dice, forgery):
    for i in range(dice.choice([300, 3000])):
        put(forgery, f'x/{i:05}.bin', b'')
    return REFUSED


# The list, the signature and the statement, each signed anew.

@trick
def list_lines(dice, forgery):
    def change(sums):
        lines = sums.split(b'\n')[:-1]
        i = dice.randrange(len(lines))
        line = lines[i]
        lines[i] = dice.choice([
            line + b'\r', line.upper(), line.replace(b'  ', b' '), line.replace(b'  ', b' *'),
            line.replace(b'  ', b'\t'),
            b'\\' + line, b'', line + b' ', b' ' + line, line[1:], b'0' + line, line[:64] + b'  ', line[:64],
            b'SHA256 (' + line[66:] + b') = ' + line[:64], b'g' + line[1:], line + b'x', line[:66] + b'./' + line[66:],
            line[:66] + b'../' + line[66:], line + b'\0', b'\xef\xbb\xbf' + line, line + b'\n' + line,
            bytes(64) + line[64:],
            b'0' * 64 + line[64:], hashlib.sha256(b'').hexdigest().encode() + line[64:]])
        return b'\n'.join(lines) + b'\n'
    forgery.change_sums = change
    return REFUSED


@trick
def list_whole(dice, forgery):
    forgery.change_sums = dice.choice([
        lambda sums: b'', lambda sums: b'\n', lambda sums: sums[:-1], lambda sums: sums + b'\n',
        lambda sums: sums + sums,
        lambda sums: b'\n'.join(reversed(sums.split(b'\n')[:-1])) + b'\n', lambda sums: sums.replace(b'\n', b'\r\n'),
        lambda sums: b'# x\n' + sums, lambda sums: sums.split(b'\n', 1)[1], lambda sums: sums * 4000,
        lambda sums: sums + b'0' * 64 + b'  zzz\n', lambda sums: bytes(5 * 2 ** 20)])
    return REFUSED


@trick
def signature_text(dice, forgery):
    def change(text):
        lines = text.split(b'\n')
        i = dice.randrange(4)
        kind = dice.randrange(10)
        if kind == 0:
            lines[i] += b'\r'
        elif kind == 1:
            lines.insert(i, b'')
        elif kind == 2:
            lines[i] = lines[i][:-1]
        elif kind == 3:
            lines[1 if i < 2 else 3] += b'='
        elif kind == 4:
            lines[0] = b'untrusted comment: ' + dice.choice([b'', b'signature', b'layover signature ', b'\xe2\x80\xae'])
        elif kind == 5:
            lines.append(b'x')
        elif kind == 6:
            lines[1] = base64.b64encode(bytes(74))
        elif kind == 7:
            lines[1], lines[3] = lines[3], lines[1]
        elif kind == 8:
            lines[1] = bytes([lines[1][0] | 0x80]) + lines[1][1:]
        else:
            lines[2] += b' ' * dice.choice([1, 2048])
        return b'\n'.join(lines)
    forgery.change_signature = change
    return REFUSED


@trick
def signed_otherwise(dice, forgery):
    kind = dice.randrange(3)
    if kind == 0:
        forgery.sign_options = {'algorithm': b'Ed'}
    elif kind == 1:
        forgery.key = forge.Key('nobody')
    else:
        stranger = forge.Key('nobody')
        stranger.id = forgery.key.id
        forgery.key = stranger
    return REFUSED


@trick
def statements(dice, forgery):
    good = forgery.statement
    forgery.statement = dice.choice([
        good.replace('layover/1', 'layover/2'), good.replace('layover/1', 'layover/01'),
        good.replace('layover/1', 'Layover/1'),
        good.replace(' ', '  ', 1), good + ' ', ' ' + good, good + ' x-a=1', good + ' expires=never',
        good.replace('bundle', 'Bundle'),
        good.replace('bundle', 'result'), good.replace('bundle', 'session'), good.replace('bundle', 'enrolment'),
        good.replace('bundle', 'receipt'), good.replace('bundle', 'credential'), good.replace('bundle', 'countersign'),
        good.replace('version=3', 'version=0'), good.replace('version=3', 'version=03'),
        good.replace('version=3', 'version=-3'),
        good.replace('version=3', 'version=2147483648'), good.replace('version=3', 'version=3.0'),
        good.replace('version=3', 'version='),
        good.replace('version=3', 'version=٣'), good.replace('2026-11-02', '2026-02-30'),
        good.replace('2026-11-02', '2026-13-01'),
        good.replace('T00:', 'T24:'), good.replace('Z', ''), good.replace('Z', '+00:00'), good.replace('2026', '12026'),
        good.replace('2026', '0000'), good.replace('id=c-101', 'id=C-101'), good.replace('id=c-101', 'id=../x'),
        good.replace('id=c-101', 'id=' + 'a' * 101), good.replace('id=c-101', 'id='), good.replace('id=c-101', 'id=-a'),
        good.replace('id=c-101', "id=x';DROP"), good.replace('id=c-101', 'id=%s%n'),
        good.replace('id=c-101', 'id=c-102'),
        good.replace('type=bundle id=c-101', 'id=c-101 type=bundle'), '', 'x', good + '\0', good.replace(' ', '\t'),
        good * 40,
        good + '\u202e', good + '\udcff'])
    return REFUSED


@trick
def statements_that_are_fine(dice, forgery):
    forgery.statement = forge.statement_of(
        version=3, created=dice.choice(['2026-11-02T00:00:00Z', '1970-01-01T00:00:00Z', '9999-12-31T23:59:59Z',
                                        '0001-01-01T00:00:00Z', '2028-02-29T12:00:00Z']),
        expires=dice.choice([None, '1970-01-01T00:00:01Z', '9999-12-31T23:59:59Z', '2030-01-01T00:00:00Z']))
    return EITHER


# Records.

@trick
def bundle_record(dice, forgery):
    good = course.RECORD
    lines = good.splitlines()
    kind = dice.randrange(8)
    if kind == 0:
        i = dice.randrange(len(lines))
        lines[i] = lines[i].split('=')[0] + '=' + dice.choice(TEXTS)
    elif kind == 1:
        lines.insert(dice.randrange(len(lines) + 1), dice.choice(
            ['', '=', 'a', 'a=b', 'x-note=\u202e', 'x-note=a\tb', 'X-a=1', 'x-' + 'a' * 41 + '=1', 'title=again',
             'org=other',
             'x-ok=fine', 'exam=c-101-written practice local exams/w', ' title=x', 'x-a=' + 'y' * 5000, '\ufeff',
             'x-a=\udcff']))
    elif kind == 2:
        lines.pop(dice.randrange(len(lines)))
    elif kind == 3:
        dice.shuffle(lines)
    elif kind == 4:
        lines[3] = 'exam=' + ' '.join(dice.choice(TEXTS + ['c-101-written', 'practice', 'proctored', 'local',
                                                           'central', 'exams/w'])
                                      for _ in range(dice.randrange(6)))
    elif kind == 5:
        lines = [f'x-{i}=y' for i in range(3000)]
    elif kind == 6:
        put(forgery, 'bundle.rec',
            dice.choice(['', '\n', good[:-1], good.replace('\n', '\r\n'), good + '\0', good * 2, '\0' * 70000,
                                                good.replace('hostile', 'acme')]))
        return refused('bundle.rec')
    else:
        del forgery.files['bundle.rec']
        return REFUSED
    put(forgery, 'bundle.rec', '\n'.join(lines) + '\n')
    return EITHER


# Enrolments: in the bundle, and as a file of their own.

def enrolment_lines(dice, org, publisher):
    lines = ['org=hostile', 'name=Hostile', f'org-key={org.text}', f'key=publisher {publisher.text}',
             'submit=Hand it to somebody']
    kind = dice.randrange(7)
    if kind == 0:
        i = dice.randrange(len(lines))
        lines[i] = lines[i].split('=')[0] + '=' + dice.choice(TEXTS)
    elif kind == 1:
        lines.append(dice.choice([
            f'key=publisher {org.text}', f'key=examiner {publisher.text}', 'key=publisher', 'key=king x',
            f'revoked={publisher.text} 2026-01-01T00:00:00Z', f'revoked={publisher.text}',
            f'revoked={org.text} 2026-01-01T00:00:00Z', 'floor=c-101 9', 'floor=c-101 0', 'floor=c-101',
            'floor=../x 1', 'reset=c-101 99999999999', 'reset=c-101 1', 'results-to=age1x',
            'results-to=' + 'age1' + 'q' * 58, 'submit=\u202e', 'submit=http://x.example/', 'x-later=fine', 'later=1',
            'org=again', 'name=again']))
    elif kind == 2:
        lines.pop(dice.randrange(len(lines)))
    elif kind == 3:
        dice.shuffle(lines)
    elif kind == 4:
        lines += [f'key=publisher {forge.Key(str(i)).text}' for i in range(dice.choice([2, 8]))]
    elif kind == 5:
        lines += [f'floor=c-{i} 1' for i in range(1996)]
    return lines


def enrolment(dice, org, publisher):
    lines = enrolment_lines(dice, org, publisher)
    forgery = forge.Forgery(org, {'enrolment.rec': ('\n'.join(lines) + '\n').encode('utf-8', 'surrogateescape')},
                            forge.statement_of('enrolment', dice.choice(['hostile'] * 9 + ['other']),
                                               dice.choice([1, 2, 2, 2, 3]), '2026-01-01T00:00:00Z'))
    if dice.random() < 0.1:
        forgery.key = publisher
    if dice.random() < 0.1:
        forgery.files['extra'] = b'x'
    return forgery


@trick
def embedded_enrolment(dice, forgery):
    forgery.files['enrolment.layover'] = enrolment(dice, forge.ORGANISATION, forge.PUBLISHER).bytes()
    return EITHER


@trick
def lone_enrolment(dice, forgery):
    other = enrolment(dice, forge.ORGANISATION, forge.PUBLISHER)
    forgery.__dict__.update(other.__dict__)
    return EITHER
