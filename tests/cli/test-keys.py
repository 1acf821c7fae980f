# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Keys and enrolments, with minisign and age looking over our shoulder."""

import base64
import hashlib
import os
import re
import shutil
import signal
import stat

import tap


def mode_of(path):
    return stat.S_IMODE(os.stat(path).st_mode)


# What minisign sets costs seconds and a gigabyte each time: no more than three uses in this file.
MINISIGN_BYTES = 1 << 30


def need_memory():
    with open('/proc/meminfo', encoding='ascii') as file:
        available = int(re.search(r'MemAvailable: +([0-9]+) kB', file.read())[1]) * 1024
    try:
        with open('/sys/fs/cgroup/memory.max', encoding='ascii') as file:
            available = min(available, int(file.read()))
    except (OSError, ValueError):
        pass
    if available < MINISIGN_BYTES * 3 // 2:
        raise tap.Skip('a passphrase of minisign takes a gigabyte')


def seal_cheaply(place, name, sealed, words):
    """Puts a passphrase on a key file that has none, with the least work that the format knows."""
    comment, text = place.read(name).decode().split('\n')[:2]
    key, salt = base64.b64decode(text), bytes(range(32))
    stream = hashlib.scrypt(words.encode(), salt=salt, n=1024, r=8, p=1, dklen=104)
    work = (32768).to_bytes(8, 'little') + (16 << 20).to_bytes(8, 'little')
    secret = key[54:126] + hashlib.blake2b(key[:2] + key[54:126], digest_size=32).digest()
    body = key[:2] + b'Sc' + key[4:6] + salt + work + bytes(a ^ b for a, b in zip(secret, stream))
    place.write(sealed, f'{comment}\n{base64.b64encode(body).decode()}\n')


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
    for name in ('empty', 'empty.pub', 'empty.key', 'empty.identity', 'empty.recipient'):
        place.write(name, '')
        answer = place.run('key', 'show', name)
        assert answer.status == 1 and answer.err.startswith(name) and 'CRITICAL' not in answer.err, answer.err


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
    seal_cheaply(place, 'organisation.key', 'sealed.key', 'one two three')
    place.write('words', 'one two three\r\nmore\n')
    place.write('wrong', 'four\n')
    place.write('empty', '\none two three\n')
    place.write('long', 'x' * 1024 + '\n')
    sign = ['enrolment', 'sign', 'acme.rec', '-k', 'sealed.key', '-n', '1', '-o', 's.layover']
    place.refused('LV1222', *sign)
    place.refused('LV1228', *sign, '--passphrase-file=empty')
    place.refused('LV1228', *sign, '--passphrase-file=long')
    place.refused('LV1223', *sign, '--passphrase-file=wrong')
    assert not os.path.exists(place.path('s.layover'))
    place.done(*sign, '--passphrase-file=words')


def test_a_passphrase_is_asked_for(place):
    place.organisation()
    seal_cheaply(place, 'organisation.key', 'sealed.key', 'six seven')
    place.refused('LV1222', 'key', 'show', 'sealed.key')
    status, shown = place.typed(['key', 'fingerprint', 'sealed.key'], [('Passphrase of sealed.key', 'six seven')])
    assert status == 0 and place.done('key', 'fingerprint', 'organisation.pub').out.strip() in shown, shown
    assert 'seven' not in shown, shown


def test_a_key_that_minisign_sealed_opens(place):
    need_memory()
    for name in ('sealed.key', 'sealed.pub'):
        shutil.copy(os.path.join(os.environ['LAYOVER_SOURCE_ROOT'], 'tests', 'data', 'container', name), place.folder)
    place.write('words', 'one two three\n')
    told = place.done('key', 'show', 'sealed.key', '--passphrase-file=words', '--json').json
    assert told['key'] == place.done('key', 'show', 'sealed.pub', '--json').json['key']


def test_minisign_opens_a_key_with_the_passphrase_that_was_typed(place):
    need_memory()
    status, shown = place.typed(['key', 'new', '--role=publisher', 'p', '--json'],
                                [('New passphrase', 'six seven'), ('again', 'six seven')])
    assert status == 0 and 'six' not in shown and re.search(r'"passphrase" ?: ?true', shown), shown
    assert mode_of(place.path('p.key')) == 0o600
    place.refused('LV1222', 'key', 'show', 'p.key')
    place.write('message', 'hello')
    place.stock('minisign', '-SHm', 'message', '-s', 'p.key', stdin=b'six seven\n')
    place.stock('minisign', '-VHm', 'message', '-p', 'p.pub')


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
