# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Answers that are files: given on the command line, handed in with an exam, and written out by who collects it."""

import hashlib
import json
import os
import shutil
import subprocess
import zipfile
import zlib

import tap

SOURCES = os.path.join(os.environ['LAYOVER_SOURCE_ROOT'], 'tests', 'data', 'questions')
FILE_ITEM = os.path.join(SOURCES, 'items', 'file.xml')
LIMIT = 8 * 1000 * 1000


def responses(path):
    return json.dumps({'RESPONSE': {'file': path}})


def score(place, path):
    told = place.done('item', 'score', FILE_ITEM, '--responses', responses(path), '--json').json
    return told['outcomes']['ECHO']


def refuse(place, code, path, status=1):
    return place.refused(code, 'item', 'score', FILE_ITEM, '--responses', responses(path), status=status)


def describe(data, media_type, name):
    return f'{hashlib.sha256(data).hexdigest()} {len(data)} {media_type} {name}'


def test_a_file_is_scored_by_what_it_is(place):
    data = b'Monday: call.\n'
    place.write('plans/my  plan\u202e.txt', data)
    label = describe(data, 'text/plain', 'my plan.txt')
    assert score(place, 'plans/my  plan\u202e.txt') == label
    assert score(place, place.path('plans', 'my  plan\u202e.txt')) == label
    assert score(place, 'plans/../plans/my  plan\u202e.txt') == label
    assert place.done('item', 'score', FILE_ITEM, '--responses', '{"RESPONSE": "map.png"}',
                      '--json').json['outcomes']['SCORE'] == 1.5


def test_a_file_is_an_answer_in_a_script(place):
    shutil.copytree(SOURCES, place.path('q'))
    place.replace('q/tests/linear.xml', 'multiple.xml', 'file.xml')
    place.write('plan.txt', 'a plan')
    script = json.dumps({'steps': [{'item': 'Q2', 'responses': {'RESPONSE': {'file': 'plan.txt'}}}]})
    told = place.done('test', 'run', 'q/tests/linear.xml', '--root', 'q', '--script', script, '--json').json
    assert told['items']['Q2.1']['ECHO'] == describe(b'a plan', 'text/plain', 'plan.txt'), told


def test_the_largest_file_is_taken_and_one_byte_more_is_not(place):
    place.write('large', b'x' * LIMIT)
    assert score(place, 'large').split()[1] == str(LIMIT)
    place.write('larger', b'x' * (LIMIT + 1))
    error = refuse(place, 'LV1911', 'larger')['error']
    assert error['message'].startswith('RESPONSE: This file has '), error
    with open(place.path('sparse'), 'wb') as file:
        file.truncate(1 << 40)
    refuse(place, 'LV1911', 'sparse')
    place.write('empty', b'')
    refuse(place, 'LV1910', 'empty')


def test_what_is_no_file_is_refused_at_once(place):
    """Nobody writes to the pipe and nobody answers at the terminal: a program that waited would never end."""
    os.mkdir(place.path('folder'))
    os.mkfifo(place.path('pipe'))
    os.symlink('pipe', place.path('link'))
    os.symlink('round', place.path('round'))
    for path in ('folder', 'folder/', '', '/', 'pipe', 'link', '/dev/zero', '/dev/null'):
        refuse(place, 'LV1913', path)
    for path in ('gone', 'gone/plan.txt', 'file:///etc/hostname'):
        refuse(place, 'LV1010', path, status=3)
    for path in ('round', 'x' * 5000):
        refuse(place, 'LV1001', path, status=3)


def test_only_a_path_is_a_path(place):
    place.write('plan.txt', 'a plan')
    for node in ({'file': 7}, {'file': None}, {'path': 'plan.txt'}, {}, {'file': 'plan.txt', 'name': 'other.txt'},
                 {'file': {'file': 'plan.txt'}}):
        place.refused('LV1741', 'item', 'score', FILE_ITEM, '--responses', json.dumps({'RESPONSE': node}))
    for item in ('string', 'multiple', 'identifier'):
        place.refused('LV1741', 'item', 'score', os.path.join(SOURCES, 'items', f'{item}.xml'),
                      '--responses', responses('plan.txt'))


def test_a_table_reads_nothing_outside_its_folder(place):
    shutil.copytree(SOURCES, place.path('q'))
    place.write('q/answers/plan.txt', 'a plan')
    place.write('secret.txt', 'a secret')
    os.symlink(place.path('secret.txt'), place.path('q', 'answers', 'link.txt'))
    os.mkfifo(place.path('q', 'answers', 'pipe'))
    paths = ['answers/plan.txt', '../secret.txt', 'answers/link.txt', place.path('secret.txt'), 'answers/pipe',
             'answers', 'answers/none.txt', 'answers/./plan.txt']
    table = place.write('t.tsv', ''.join(f'items/file.xml\t{responses(path)}\n' for path in paths))
    answer = place.done('item', 'score', '--batch', table, '--root', 'q')
    lines = answer.out.splitlines()
    assert describe(b'a plan', 'text/plain', 'plan.txt') in lines[0], lines
    for line, code in zip(lines[1:], ('LV1744', 'LV1744', 'LV1744', 'LV1913', 'LV1913', 'LV1745')):
        assert f'({code})' in line, (code, line)
    assert len(lines) == len(paths) and 'ECHO' not in ''.join(lines[1:-1]), lines
    shutil.rmtree(place.path('q', 'answers'))
    place.write('q/answers/plan.txt', 'a plan')
    shutil.make_archive(place.path('q'), 'zip', place.path('q'))
    told = place.done('item', 'score', '--batch', table, '--root', 'q.zip').out.splitlines()
    assert told[0] == lines[0] and all('(LV17' in line for line in told[1:-1]), told


UPLOAD = """<?xml version="1.0" encoding="UTF-8"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="{0}" title="A plan" adaptive="false"
 time-dependent="false" xml:lang="en">
  <qti-response-declaration identifier="PLAN" cardinality="single" base-type="file"/>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" external-scored="human"/>
  <qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>1</qti-value></qti-default-value>
  </qti-outcome-declaration>
  <qti-item-body>
    <qti-upload-interaction response-identifier="PLAN"><qti-prompt>Hand in your plan.</qti-prompt></qti-upload-interaction>
  </qti-item-body>
</qti-assessment-item>
"""
CASES = ('case-lowest', 'case-champion', 'case-cost', 'case-spring')
PLAN = b'%PDF-1.7\nMonday: call.\n'


def make_sitting(place):
    """An exam two of whose questions want a file; both get one, which is called as its owner likes."""
    place.organisation()
    place.course()
    for name in CASES:
        place.write(f'course/exams/sal-101-written/items/{name}.xml', UPLOAD.format(name))
    place.done('pack', 'course', '--key', 'publisher.key', '--enrolment', 'acme.layover', '-o', 'b.layover')
    place.done('import', 'b.layover', '--fingerprint', place.fingerprint())
    name = '..\\..\\-rf $(reboot)\n.desktop'
    place.write(name, PLAN)
    process = subprocess.run([os.environ['SIT_EXAM'], place.path('home', 'data', 'layover'), 'sal-101', place.path(name)],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False,
                             env=place.environment(None))
    assert process.returncode == 0, process.stderr.decode()
    place.done('outbox', 'export', process.stdout.decode().strip(), '-o', 'r.layover')


def open_result(place, *arguments):
    return place.done('result', 'open', 'r.layover', '-i', 'collection.identity', *arguments, '--json').json


def snapshot(folder):
    return sorted(os.path.join(where, name) for where, folders, files in os.walk(folder) for name in folders + files)


def test_files_are_written_out_under_names_of_ours(place):
    place.copy_of('sitting', make_sitting)
    before = snapshot(place.folder)
    told = open_result(place)['files']
    assert snapshot(place.folder) == before
    assert len(told) == 2 and {file['name'] for file in told} == {'..\\..\\-rf $(reboot) .desktop'}, told
    digest = hashlib.sha256(PLAN).hexdigest()
    for file in told:
        assert file['written-as'] == f'answer-{file["item"].replace(".", "-")}-PLAN-{digest[:12]}.pdf', file
        assert file['type'] == 'application/pdf' and file['size'] == len(PLAN), file

    open_result(place, '--files=handed-in')
    written = [place.path('handed-in')] + [place.path('handed-in', file['written-as']) for file in told]
    assert snapshot(place.folder) == sorted(before + written)
    for path in written[1:]:
        assert os.stat(path).st_mode & 0o777 == 0o600
        with open(path, 'rb') as file:
            assert file.read() == PLAN


def test_nothing_is_written_over(place):
    place.copy_of('sitting', make_sitting)
    command = ['result', 'open', 'r.layover', '-i', 'collection.identity', '--files=there']
    os.mkdir(place.path('there'))
    place.write('there/mine', 'mine')
    place.refused('LV1009', *command, status=3)
    assert os.listdir(place.path('there')) == ['mine'] and place.read('there', 'mine') == b'mine'
    shutil.rmtree(place.path('there'))
    for make in (lambda path: os.mkdir(path), lambda path: place.write('there', 'mine'),
                 lambda path: os.symlink(place.path('elsewhere'), path)):
        make(place.path('there'))
        place.refused('LV1009', *command, status=3)
        assert not os.path.exists(place.path('elsewhere'))
        if os.path.isdir(place.path('there')):
            os.rmdir(place.path('there'))
        else:
            os.remove(place.path('there'))
    place.refused('LV1010', *command[:-1], '--files=no/such/place', status=3)
    if os.geteuid() != 0:
        os.mkdir(place.path('closed'), 0o500)
        place.refused('LV1003', *command[:-1], '--files=closed/there', status=3)


def put(archive, name, data):
    """Other bytes of the same length for a stored entry; returns the archive with sums that are right."""
    with zipfile.ZipFile(archive) as package:
        info, old = package.getinfo(name), package.read(name)
    assert len(old) == len(data), (name, len(old), len(data))
    with open(archive, 'rb') as file:
        whole = file.read()
    sums = [zlib.crc32(one).to_bytes(4, 'little') for one in (old, data)]
    assert whole.count(old) == 1 and whole.count(sums[0]) == 2 and info.CRC == zlib.crc32(old)
    with open(archive, 'wb') as file:
        file.write(whole.replace(old, data).replace(*sums))


def test_a_file_that_was_exchanged_is_found(place):
    """By whom has the key of the device, so that every signature is right: stock programs seal and sign it again."""
    place.copy_of('sitting', make_sitting)
    with zipfile.ZipFile(place.path('r.layover')) as outer:
        sealed, sums, signature = [outer.read(name) for name in ('payload.age', 'META-INF/SHA256SUMS',
                                                                 'META-INF/SHA256SUMS.minisig')]
    place.write('payload.age', sealed)
    place.write('inner.zip', place.stock('age', '-d', '-i', 'collection.identity', 'payload.age'))

    def seal_again():
        place.stock('age', '-r', place.read('collection.recipient').decode().strip(), '-o', 'again.age', 'inner.zip')
        again = place.read('again.age')
        place.write('SHA256SUMS', sums.replace(hashlib.sha256(sealed).hexdigest().encode(),
                                               hashlib.sha256(again).hexdigest().encode()))
        comments = [line.split(b': ', 1)[1].decode() for line in signature.split(b'\n') if b'comment: ' in line]
        place.stock('minisign', '-S', '-s', 'home/data/layover/device.key', '-m', 'SHA256SUMS', '-x', 'sig', '-c', comments[0],
                    '-t', comments[1], stdin=b'\n')
        for name, data in (('payload.age', again), ('META-INF/SHA256SUMS', place.read('SHA256SUMS')),
                           ('META-INF/SHA256SUMS.minisig', place.read('sig'))):
            put(place.path('r.layover'), name, data)

    seal_again()
    assert len(open_result(place)['files']) == 2
    with zipfile.ZipFile(place.path('r.layover')) as outer:
        sealed, sums = [outer.read(name) for name in ('payload.age', 'META-INF/SHA256SUMS')]
    put(place.path('inner.zip'), f'files/{hashlib.sha256(PLAN).hexdigest()}', PLAN.replace(b'Mon', b'Sun'))
    seal_again()
    place.done('verify', 'r.layover')
    error = place.refused('LV1929', 'result', 'open', 'r.layover', '-i', 'collection.identity', '--files=out')['error']
    assert error['entry'].startswith('files/') and not os.path.exists(place.path('out')), error

if __name__ == '__main__':
    tap.main('__main__')
