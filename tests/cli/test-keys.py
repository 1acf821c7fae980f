# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Keys and enrolments, with minisign and age looking over our shoulder."""

import os
import signal
import stat

import tap


def mode_of(path):
    return stat.S_IMODE(os.stat(path).st_mode)


def test_a_key_is_a_pair_of_minisign_files(place):
    told = place.done('key', 'new', '-W', '--role=publisher', 'p', '--json').json
    assert told['secret'] == 'p.key' and told['public'] == 'p.pub' and told['role'] == 'publisher'
    assert mode_of(place.path('p.key')) == 0o600
    place.write('message', 'hello\n')
    place.stock('minisign', '-S', '-s', 'p.key', '-m', 'message', stdin=b'\n')
    place.stock('minisign', '-V', '-p', 'p.pub', '-m', 'message')
    place.stock('minisign', '-V', '-P', told['key'], '-m', 'message')


def test_secret_halves_are_private_whatever_the_umask(place):
    before = os.umask(0)
    try:
        place.done('key', 'new', '-W', '--role=publisher', 'p')
        place.done('key', 'new', '--role=collection', 'c')
    finally:
        os.umask(before)
    assert mode_of(place.path('p.key')) == 0o600 and mode_of(place.path('c.identity')) == 0o600


def test_a_collection_is_a_pair_of_age_files(place):
    told = place.done('key', 'new', '--role=collection', 'c', '--json').json
    assert told['key'] == place.read('c.recipient').decode().strip() and told['fingerprint'] is None
    for name in ('c.identity', 'c.recipient'):
        assert place.done('key', 'show', name, '--json').json['key'] == told['key']
    sealed = place.stock('age', '-r', told['key'], stdin=b'a result')
    place.write('sealed', sealed)
    assert place.stock('age', '-d', '-i', 'c.identity', 'sealed') == b'a result'


def test_a_key_is_never_overwritten(place):
    place.done('key', 'new', '-W', '--role=publisher', 'p')
    before = place.read('p.key'), place.read('p.pub')
    place.refused('LV1009', 'key', 'new', '-W', '--role=publisher', 'p', status=3)
    os.remove(place.path('p.key'))
    place.refused('LV1009', 'key', 'new', '-W', '--role=publisher', 'p', status=3)
    assert not os.path.exists(place.path('p.key'))
    assert place.read('p.pub') == before[1]


def test_keys_of_minisign_are_ours_too(place):
    place.stock('minisign', '-G', '-W', '-p', 'm.pub', '-s', 'm.key')
    public = place.read('m.pub').decode().split('\n')
    told = place.done('key', 'show', 'm.key', '--json').json
    assert told['key'] == public[1]
    # minisign leaves the zeros in front away
    assert int(told['id'], 16) == int(public[0].split()[-1], 16)
    assert place.done('key', 'show', 'm.pub', '--json').json == told


def test_a_fingerprint_is_one_line(place):
    place.organisation()
    line = place.done('key', 'fingerprint', 'organisation.pub').out
    assert len(line) == 24 + 5 + 1 and line.count('-') == 5, line
    assert place.done('key', 'fingerprint', 'organisation.key').out == line
    assert place.done('key', 'fingerprint', 'acme.layover').out == line
    assert place.done('key', 'fingerprint', 'acme.layover', '--json').json['fingerprint'] + '\n' == line


def test_what_is_no_key_is_refused(place):
    place.write('text', 'hello\nworld\n')
    place.write('zip', 'PK\x03\x04 and no more')
    assert place.run('key', 'show', 'text').status == 1
    assert place.run('key', 'show', 'zip').status == 1


def test_an_enrolment_is_accepted_by_stock_programs(place):
    keys = place.organisation()
    place.stock('unzip', '-q', 'acme.layover', '-d', 'out')
    place.stock('sha256sum', '--strict', '-c', 'META-INF/SHA256SUMS', folder=place.path('out'))
    place.stock('minisign', '-VHm', 'META-INF/SHA256SUMS', '-P', keys['organisation'], folder=place.path('out'))
    assert place.read('out', 'enrolment.rec') == place.read('acme.rec')


def test_an_enrolment_is_the_same_every_time(place):
    place.organisation()
    first = place.read('acme.layover')
    place.done('enrolment', 'sign', 'acme.rec', '-k', 'organisation.key', '-n', '1', '--created=2026-11-01T00:00:00Z',
               '-o', 'again.layover')
    assert place.read('again.layover') == first
    place.done('enrolment', 'sign', 'acme.rec', '-k', 'organisation.key', '-n', '1', '-o', 'epoch.layover',
               env={'SOURCE_DATE_EPOCH': '1793491200'})
    assert place.read('epoch.layover') == first


def test_an_enrolment_is_not_replaced_unless_asked(place):
    place.organisation()
    first = place.read('acme.layover')
    place.refused('LV1009', 'enrolment', 'sign', 'acme.rec', '-k', 'organisation.key', '-n', '2', status=3)
    assert place.read('acme.layover') == first
    place.done('enrolment', 'sign', 'acme.rec', '-k', 'organisation.key', '-n', '2', '--force')
    assert place.read('acme.layover') != first


def test_a_wrong_line_is_named(place):
    place.organisation()
    place.write('bad.rec', place.read('acme.rec').decode() + 'nonsense=1\n')
    answer = place.run('enrolment', 'sign', 'bad.rec', '-k', 'organisation.key', '-n', '1', '--force', '--json')
    assert answer.status == 1
    assert answer.json['error']['line'] == 6 and answer.json['error']['file'] == 'bad.rec', answer.out
    assert answer.json['error']['code'].startswith('LV13')


def test_another_key_signs_only_as_a_rotation(place):
    place.organisation()
    place.done('key', 'new', '-W', '--role=organisation', 'new')
    text = place.read('acme.rec').decode()
    place.write('new.rec', text.replace(text.split('org-key=')[1][:56], place.read('new.pub').decode().split('\n')[1]))
    answer = place.refused('LV1312', 'enrolment', 'sign', 'new.rec', '-k', 'organisation.key', '-n', '2', '-o', 'n.layover')
    assert answer['error']['message']
    assert not os.path.exists(place.path('n.layover'))
    place.done('enrolment', 'sign', 'new.rec', '-k', 'organisation.key', '-n', '2', '-o', 'n.layover', '--rotation')
    told = place.done('verify', 'n.layover', '-e', 'acme.layover', '--json').json
    assert told['accepted'] and told['version'] == 2


def test_a_passphrase_is_read_from_a_file(place):
    place.organisation()
    place.stock('minisign', '-G', '-p', 'sealed.pub', '-s', 'sealed.key', stdin=b'one two three\none two three\n')
    place.write('words', 'one two three\r\nmore\n')
    place.write('wrong', 'four\n')
    place.write('empty', '\none two three\n')
    place.write('long', 'x' * 1024 + '\n')
    text = place.read('acme.rec').decode()
    place.write('s.rec', text.replace(text.split('org-key=')[1][:56], place.read('sealed.pub').decode().split('\n')[1]))
    sign = ['enrolment', 'sign', 's.rec', '-k', 'sealed.key', '-n', '1', '-o', 's.layover']
    place.refused('LV1222', *sign)
    place.refused('LV1228', *sign, '--passphrase-file=empty')
    place.refused('LV1228', *sign, '--passphrase-file=long')
    # minisign's work factor takes seconds: once is enough
    answer = place.run(*sign, '--passphrase-file=wrong', '--json')
    assert answer.status == 1 and answer.json['error']['code'] == 'LV1223', answer.out
    place.done(*sign, '--passphrase-file=words')


def test_minisign_opens_a_key_with_our_passphrase(place):
    place.write('words', 'four five\n')
    told = place.done('key', 'new', '--role=publisher', 'p', '--passphrase-file=words', '--json').json
    assert told['passphrase'] is True
    place.refused('LV1222', 'key', 'show', 'p.key')
    place.write('message', 'hello')
    place.stock('minisign', '-SHm', 'message', '-s', 'p.key', stdin=b'four five\n')
    place.stock('minisign', '-VHm', 'message', '-p', 'p.pub')


def test_a_person_types_a_new_passphrase_twice(place):
    status, shown = place.typed(['key', 'new', '--role=publisher', 'p'],
                                [('New passphrase', 'six seven'), ('again', 'six seven')])
    assert status == 0 and 'six' not in shown, shown
    status, shown = place.typed(['key', 'fingerprint', 'p.key'], [('Passphrase of p.key', 'six seven')])
    assert status == 0 and place.done('key', 'fingerprint', 'p.pub').out.strip() in shown, shown


def test_what_was_typed_wrong_makes_no_key(place):
    status, shown = place.typed(['key', 'new', '--role=publisher', 'p'], [('New passphrase', 'six'), ('again', 'seven')])
    assert status == 1 and 'LV1229' in shown, shown
    status, shown = place.typed(['key', 'new', '--role=publisher', 'p'], [('New passphrase', '')])
    assert status == 1 and 'LV1228' in shown, shown
    assert not os.path.exists(place.path('p.key')) and not os.path.exists(place.path('p.pub'))


def test_who_gives_up_finds_the_terminal_as_it_was(place):
    status, shown = place.typed(['key', 'new', '--role=publisher', 'p'], [('New passphrase', '\x03')])
    assert status == -signal.SIGINT, (status, shown)
    assert place.echo_at_the_end
    assert not os.path.exists(place.path('p.key'))



if __name__ == '__main__':
    tap.main('__main__')
