# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""verify, inspect and unpack: what is good, what is not, and what is left behind."""

import os
import subprocess
import zipfile

import tap

TRUST = ['--enrolment', 'acme.layover']


def spoil(place, change):
    """Writes bad.layover: the bundle with a change made to its bytes."""
    data = bytearray(place.read('b.layover'))
    place.write('bad.layover', bytes(change(data)))


def test_a_bundle_is_accepted_by_its_organisation(place):
    place.bundle()
    told = place.done('verify', 'b.layover', *TRUST, '--json').json
    assert told['accepted'] and told['type'] == 'bundle' and told['org'] == 'acme' and told['role'] == 'publisher'
    assert told['vouched-by'] == 'organisation' and not told['expired']
    assert told['key'] == place.read('publisher.pub').decode().split('\n')[1]
    assert 'Accepted' in place.done('verify', 'b.layover', *TRUST).out


def test_a_bundle_is_accepted_by_a_key(place):
    place.bundle()
    told = place.done('verify', 'b.layover', '--key=publisher.pub', '--json').json
    assert told['accepted'] and told['vouched-by'] == 'key' and told['org'] is None
    place.refused('LV1213', 'verify', 'b.layover', '--key=organisation.pub')


def test_the_digest_is_that_of_the_list(place):
    place.bundle()
    place.write('sums', zipfile.ZipFile(place.path('b.layover')).read('META-INF/SHA256SUMS'))
    digest = place.stock('sha256sum', 'sums').decode().split()[0]
    assert place.done('verify', 'b.layover', *TRUST, '--json').json['digest'] == digest


def test_an_unknown_organisation_is_refused(place):
    place.bundle()
    place.refused('LV1213', 'verify', 'b.layover')


def test_an_enrolment_vouches_for_itself(place):
    place.organisation()
    told = place.done('verify', 'acme.layover', '--json').json
    assert told['accepted'] and told['vouched-by'] == 'itself' and told['org'] == 'acme'
    told = place.done('verify', 'acme.layover', *TRUST, '--json').json
    assert told['vouched-by'] == 'organisation'


def test_the_role_of_a_key_counts(place):
    keys = place.organisation()
    place.course()
    place.done('pack', 'course', '-k', 'publisher.key', '--org=acme', '-o', 'b.layover')
    text = place.read('acme.rec').decode().replace('key=publisher', 'key=proctor')
    assert keys['publisher'] in text
    place.write('acme.rec', text)
    place.done('enrolment', 'sign', 'acme.rec', '-k', 'organisation.key', '-n', '1', '-o', 'proctor.layover')
    place.refused('LV1215', 'verify', 'b.layover', '--enrolment=proctor.layover')


def test_a_revoked_key_counts_no_more(place):
    keys = place.organisation()
    place.course()
    place.done('pack', 'course', '-k', 'publisher.key', '--org=acme', '-o', 'b.layover')
    place.write('r.rec', place.read('acme.rec').decode() + f'revoked={keys["publisher"]} 2026-01-01T00:00:00Z\n')
    place.done('enrolment', 'sign', 'r.rec', '-k', 'organisation.key', '-n', '2', '-o', 'revoked.layover')
    place.refused('LV1216', 'verify', 'b.layover', '--enrolment=revoked.layover')
    place.refused('LV1668', 'pack', 'course', '-k', 'publisher.key', '-e', 'revoked.layover', '-o', 'c.layover')


def test_an_expired_bundle_is_accepted_and_says_so(place):
    place.organisation()
    place.course()
    place.done('pack', 'course', '-k', 'publisher.key', '-e', 'acme.layover', '--created=2020-01-01',
               '--expires=2020-06-01', '-o', 'b.layover')
    assert place.done('verify', 'b.layover', *TRUST, '--json').json['expired'] is True


def test_every_truncation_of_the_last_kilobyte_is_refused(place):
    place.bundle()
    whole = len(place.read('b.layover'))
    for length in [0, 1, 21, 22, 1000, *range(whole - 40, whole)]:
        spoil(place, lambda data, n=length: data[:n])
        answer = place.run('verify', 'bad.layover', *TRUST)
        assert answer.status == 1, f'{length}: {answer.status} {answer.err}'


def test_a_changed_byte_of_content_is_named(place):
    place.bundle()
    info = zipfile.ZipFile(place.path('b.layover')).getinfo('course.xml')

    def change(data):
        data[info.header_offset + 30 + len('course.xml') + 100] ^= 1
        return data
    spoil(place, change)
    told = place.refused('LV1139', 'verify', 'bad.layover', *TRUST)
    assert told['error']['entry'] == 'course.xml' and told['error']['file'] == 'bad.layover'


def test_a_bundle_rewritten_by_zip_is_refused(place):
    place.bundle()
    place.stock('unzip', '-q', 'b.layover', '-d', 'out')
    with zipfile.ZipFile(place.path('bad.layover'), 'w', zipfile.ZIP_DEFLATED) as archive:
        for folder, _, files in os.walk(place.path('out')):
            for name in files:
                path = os.path.join(folder, name)
                archive.write(path, os.path.relpath(path, place.path('out')))
    answer = place.run('verify', 'bad.layover', *TRUST, '--json')
    assert answer.status == 1 and answer.json['error']['code'].startswith('LV11'), answer.out


def test_what_is_no_container_is_refused(place):
    place.write('text.layover', 'hello, world, this is not a container at all\n')
    told = place.refused('LV1101', 'verify', 'text.layover')
    assert told['error']['file'] == 'text.layover'
    place.refused('LV1101', 'inspect', 'text.layover')
    os.symlink('text.layover', place.path('link.layover'))
    assert place.run('verify', 'link.layover').status in (1, 3)


def test_inspect_shows_and_promises_nothing(place):
    place.bundle()
    told = place.done('inspect', 'b.layover', '--json').json
    assert told['verified'] is False and told['type'] == 'bundle'
    names = [name for name in zipfile.ZipFile(place.path('b.layover')).namelist() if not name.startswith('META-INF/')]
    assert [entry['name'] for entry in told['entries']] == names
    assert 'org=acme' in told['record']
    sums = zipfile.ZipFile(place.path('b.layover')).read('META-INF/SHA256SUMS').decode().split('\n')
    assert [f'{entry["sha256"]}  {entry["name"]}' for entry in told['entries']] == sums[:-1]
    text = place.done('inspect', 'b.layover').out
    assert 'not checked' in text and 'course.xml' in text


def test_unpack_gives_the_folder_back(place):
    place.bundle()
    place.done('unpack', 'b.layover', 'out', *TRUST)
    made = ('bundle.rec', 'imsmanifest.xml', 'enrolment.layover')
    for name in made:
        os.remove(place.path('out', name))
    assert subprocess.run(['diff', '-r', 'course', 'out'], cwd=place.folder, check=False).returncode == 0
    place.done('pack', 'out', '--key', 'publisher.key', '--enrolment', 'acme.layover', '-o', 'again.layover')
    assert place.read('again.layover') == place.read('b.layover')


def test_unpack_leaves_nothing_of_a_bad_file(place):
    place.bundle()
    info = zipfile.ZipFile(place.path('b.layover')).getinfo('programme.xml')

    def change(data):
        data[info.header_offset + 30 + len('programme.xml') + 10] ^= 1
        return data
    spoil(place, change)
    before = sorted(os.listdir(place.folder))
    place.refused('LV1139', 'unpack', 'bad.layover', 'out', *TRUST)
    assert sorted(os.listdir(place.folder)) == before


def test_unpack_never_writes_into_what_is_there(place):
    place.bundle()
    os.mkdir(place.path('out'))
    place.refused('LV1009', 'unpack', 'b.layover', 'out', *TRUST, status=3)
    assert os.listdir(place.path('out')) == []


if __name__ == '__main__':
    tap.main('__main__')
