# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""import and list: the same library as the app's, without a display."""

import os

import tap


def test_an_empty_library_says_so(place):
    assert place.done('list', '--json').json == {'courses': []}
    assert place.done('outbox', 'list', '--json').json == {'results': []}
    assert 'no course' in place.done('list').out


def test_an_unknown_organisation_needs_its_fingerprint(place):
    place.bundle()
    told = place.refused('LV1213', 'import', 'b.layover')
    assert 'Acme Field Academy' in told['error']['message']
    assert place.done('list', '--json').json == {'courses': []}
    told = place.done('import', 'b.layover', '--fingerprint', place.fingerprint(), '--json').json
    assert told['outcome'] == 'course' and told['id'] == 'sal-101' and told['org'] == 'acme'
    courses = place.done('list', '--json').json['courses']
    assert [(one['id'], one['version'], one['state'], one['org']) for one in courses] \
        == [('sal-101', 1, 'good', 'Acme Field Academy')]
    assert courses[0]['done'] == 0 and courses[0]['parts'] > 10


def test_a_wrong_fingerprint_accepts_nobody(place):
    place.bundle()
    place.refused('LV1227', 'import', 'b.layover', '--fingerprint', '00000000')
    assert place.done('list', '--json').json == {'courses': []}
    place.refused('LV1213', 'verify', 'b.layover')


def test_a_fingerprint_is_read_as_people_write_it(place):
    place.bundle()
    typed = place.fingerprint().replace('-', ' ').lower().replace('0', 'o').replace('1', 'l')
    assert place.done('import', 'b.layover', f'--fingerprint={typed}', '--json').json['outcome'] == 'course'


def test_an_enrolment_may_come_first(place):
    place.bundle()
    told = place.done('import', 'acme.layover', '--fingerprint', place.fingerprint(), '--json').json
    assert told['outcome'] == 'enrolment' and told['org'] == 'acme'
    assert place.done('import', 'b.layover', '--json').json['outcome'] == 'course'
    assert place.done('verify', 'b.layover', '--json').json['vouched-by'] == 'organisation'


def test_the_same_bundle_twice_changes_nothing(place):
    place.bundle()
    place.done('import', 'b.layover', '--fingerprint', place.fingerprint())
    assert place.done('import', 'b.layover', '--json').json['outcome'] == 'already-here'


def test_versions_only_go_up(place):
    place.bundle()
    place.done('import', 'b.layover', '--fingerprint', place.fingerprint())
    pack = ['pack', 'course', '--key', 'publisher.key', '--enrolment', 'acme.layover', '--force', '-o']
    place.replace('course/pages/arithmetic.md', 'Coverage', 'Cover')
    place.done(*pack, 'clash.layover')
    place.refused('LV1218', 'import', 'clash.layover')
    place.replace('course/course.xml', 'revision="1"', 'revision="7"')
    place.done(*pack, 'seven.layover')
    assert place.done('import', 'seven.layover', '--json').json['version'] == 7
    place.refused('LV1217', 'import', 'b.layover')
    assert place.done('list', '--json').json['courses'][0]['version'] == 7


def test_a_damaged_bundle_leaves_nothing(place):
    place.bundle()
    place.done('import', 'acme.layover', '--fingerprint', place.fingerprint())
    data = bytearray(place.read('b.layover'))
    data[len(data) // 2] ^= 1
    place.write('bad.layover', bytes(data))
    before = [(folder, sorted(files)) for folder, _, files in os.walk(place.path('home', 'data', 'layover', 'objects'))]
    answer = place.run('import', 'bad.layover', '--json')
    assert answer.status == 1 and answer.json['error']['code'].startswith('LV11'), answer.out
    after = [(folder, sorted(files)) for folder, _, files in os.walk(place.path('home', 'data', 'layover', 'objects'))]
    assert before == after
    assert place.done('list', '--json').json == {'courses': []}


def test_data_may_lie_elsewhere(place):
    place.bundle()
    place.done('import', 'b.layover', '--data=elsewhere', '--fingerprint', place.fingerprint())
    assert place.done('list', '--json').json == {'courses': []}
    assert len(place.done('list', '--data=elsewhere', '--json').json['courses']) == 1


def test_an_unknown_result_cannot_be_exported(place):
    place.refused('LV1890', 'outbox', 'export', '0123456789abcdef0123456789abcdef')


def test_data_are_private_whatever_the_umask(place):
    before = os.umask(0)
    try:
        place.done('list')
    finally:
        os.umask(before)
    folder = place.path('home', 'data', 'layover')
    assert os.stat(folder).st_mode & 0o077 == 0
    for name in os.listdir(folder):
        assert os.stat(os.path.join(folder, name)).st_mode & 0o077 == 0, name


if __name__ == '__main__':
    tap.main('__main__')
