# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""From an exam that was sat to a results file that is opened."""

import os
import subprocess
import zipfile

import tap


def make_sitting(place):
    place.bundle()
    place.done('import', 'b.layover', '--fingerprint', place.fingerprint())
    process = subprocess.run([os.environ['SIT_EXAM'], place.path('home', 'data', 'layover'), 'sal-101'],
                             stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False,
                             env=place.environment(None))
    assert process.returncode == 0, process.stderr.decode()
    place.write('attempt', process.stdout)


def sit(place):
    """Imports the bundle and sits its exam; returns the attempt."""
    place.copy_of('sitting', make_sitting)
    return place.read('attempt').decode().strip()


def export(place):
    attempt = sit(place)
    place.done('outbox', 'export', attempt, '-o', 'r.layover')
    return attempt


def test_the_outbox_lists_and_exports(place):
    attempt = sit(place)
    told = place.done('outbox', 'list', '--json').json['results']
    assert [(one['attempt'], one['state'], one['exported']) for one in told] == [(attempt, 'not-exported', None)]
    os.mkdir(place.path('stick'))
    told = place.done('outbox', 'export', attempt, '--output=stick', '--json').json
    assert os.path.dirname(told['file']) == 'stick' and os.path.exists(place.path(told['file']))
    listed = place.done('outbox', 'list', '--json').json['results'][0]
    assert listed['state'] == 'exported' and listed['end-code'] == told['end-code'] and listed['exported']


def test_every_export_has_the_same_bytes(place):
    attempt = export(place)
    place.done('outbox', 'export', attempt, '-o', 'again.layover')
    assert place.read('again.layover') == place.read('r.layover')


def test_an_export_never_replaces_a_file(place):
    attempt = sit(place)
    place.write('r.layover', 'mine')
    place.refused('LV1009', 'outbox', 'export', attempt, '-o', 'r.layover', status=3)
    assert place.read('r.layover') == b'mine'


def test_stock_programs_accept_a_result(place):
    export(place)
    told = place.done('verify', 'r.layover', '--json').json
    assert told['accepted'] and told['type'] == 'result' and told['vouched-by'] == 'device'
    place.stock('unzip', '-q', 'r.layover', '-d', 'out')
    place.stock('sha256sum', '--strict', '-c', 'META-INF/SHA256SUMS', folder=place.path('out'))
    place.stock('minisign', '-VHm', 'META-INF/SHA256SUMS', '-P', told['key'], folder=place.path('out'))
    place.write('inner.zip', place.stock('age', '-d', '-i', 'collection.identity', 'out/payload.age'))
    place.stock('unzip', '-tq', 'inner.zip')
    assert zipfile.ZipFile(place.path('inner.zip')).namelist() == ['attempt.rec', 'events.jsonl', 'result.xml']


def test_a_result_is_verified_without_touching_this_computer(place):
    export(place)
    place.done('verify', 'r.layover', env={'XDG_DATA_HOME': place.path('nowhere')})
    assert not os.path.exists(place.path('nowhere'))


def test_nothing_personal_is_readable(place):
    export(place)
    data = place.read('r.layover')
    assert b'Amara' not in data and b'amara@' not in data


def test_the_collection_opens_a_result(place):
    attempt = export(place)
    told = place.done('result', 'open', 'r.layover', '--identity=collection.identity', '--json').json
    assert told['accepted'] and told['attempt'] == attempt and told['name'] == 'Amara Okafor'
    assert told['org'] == 'acme' and told['exam'] == 'sal-101-written' and told['session'] == 'none'
    assert 0 < told['score'] <= told['max-score'] and told['passed'] is False, told
    kinds = [event['kind'] for event in told['events']]
    assert [event['n'] for event in told['events']] == list(range(len(kinds)))
    assert kinds[0] == 'start' and kinds[-1] == 'submit' and 'answer' in kinds
    answered = {(event['item'], event['response']): event['value'] for event in told['events'] if event['kind'] == 'answer'}
    reported = {(row['item'], row['variable']): row['value'] for row in told['items']}
    assert len(answered) >= 6
    for key, value in answered.items():
        assert reported[key] == value, key
    text = place.done('result', 'open', 'r.layover', '-i', 'collection.identity').out
    assert 'Amara Okafor' in text and 'chain of events is whole' in text


def test_a_result_is_scored_again_from_the_bundle(place):
    export(place)
    opened = ['result', 'open', 'r.layover', '-i', 'collection.identity']
    assert place.done(*opened, '--json').json['rescored'] is False
    assert place.done(*opened, '--bundle=b.layover', '--json').json['rescored'] is True
    place.replace('course/exams/sal-101-written/test.xml', 'title="', 'title="Another ')
    place.done('pack', 'course', '-k', 'publisher.key', '--org=acme', '-o', 'other.layover')
    answer = place.run(*opened, '--bundle=other.layover', '--json')
    assert answer.status == 1 and answer.json['error']['code'].startswith('LV19'), answer.out


def test_somebody_else_does_not_open_it(place):
    export(place)
    place.done('key', 'new', '--role=collection', 'other')
    place.refused('LV1405', 'result', 'open', 'r.layover', '-i', 'other.identity')
    place.done('result', 'open', 'r.layover', '-i', 'other.identity', '-i', 'collection.identity')


def test_a_changed_result_is_refused(place):
    export(place)
    data = bytearray(place.read('r.layover'))
    info = zipfile.ZipFile(place.path('r.layover')).getinfo('payload.age')
    data[info.header_offset + 30 + len('payload.age') + 300] ^= 1
    place.write('bad.layover', bytes(data))
    place.refused('LV1139', 'verify', 'bad.layover')
    place.refused('LV1139', 'result', 'open', 'bad.layover', '-i', 'collection.identity')


def test_a_bundle_is_no_result(place):
    place.bundle()
    answer = place.run('result', 'open', 'b.layover', '-i', 'collection.identity', '--json')
    assert answer.status == 1 and answer.json['error']['code'] in ('LV1141', 'LV1214'), answer.out


if __name__ == '__main__':
    tap.main('__main__')
