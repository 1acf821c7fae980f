# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Makes containers that are validly signed and wrong in exactly the way that is asked for.

Written from docs/format.md alone and with nothing but the standard library, so that it shares no mistake with the program
it attacks: Ed25519 after RFC 8032, key texts and signatures as minisign writes them, and ZIP headers field by field.
"""

import base64
import hashlib
import struct
import zlib

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P

LIST = 'META-INF/SHA256SUMS'
SIGNATURE = LIST + '.minisig'


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def base_point():
    y = 4 * pow(5, P - 2, P) % P
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if x & 1:
        x = P - x
    return (x, y, 1, x * y % P)


def base_table():
    """Every digit of four bits at each of its 64 places, so that a signature takes 64 additions."""
    table, point = [], base_point()
    for _ in range(64):
        row = [(0, 1, 1, 0)]
        for _ in range(15):
            row.append(add(row[-1], point))
        table.append(row)
        point = add(row[-1], point)
    return table


TABLE = base_table()


def times_base(n):
    point = (0, 1, 1, 0)
    for row in TABLE:
        point = add(point, row[n & 15])
        n >>= 4
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


class Key:
    """A signing key made of a word, the same one every time."""

    def __init__(self, word):
        digest = hashlib.sha512(word.encode()).digest()
        self.id = hashlib.sha256(word.encode()).digest()[:8]
        scalar = int.from_bytes(digest[:32], 'little') & (2 ** 254 - 8) | 2 ** 254
        self.scalar, self.prefix = scalar, digest[32:]
        self.public = times_base(scalar)

    def sign(self, message):
        nonce = int.from_bytes(hashlib.sha512(self.prefix + message).digest(), 'little') % ORDER
        share = times_base(nonce)
        challenge = int.from_bytes(hashlib.sha512(share + self.public + message).digest(), 'little')
        return share + ((nonce + challenge * self.scalar) % ORDER).to_bytes(32, 'little')

    @property
    def text(self):
        return base64.b64encode(b'Ed' + self.id + self.public).decode()

    @property
    def fingerprint(self):
        """The last eight symbols, which a person types."""
        number = int.from_bytes(hashlib.sha256(b'layover-key-1' + self.public).digest()[:15], 'big')
        symbols = ''.join('0123456789ABCDEFGHJKMNPQRSTVWXYZ'[number >> 5 * i & 31] for i in range(23, -1, -1))
        return symbols[-8:]


def signature(key, sums, statement, comment='layover signature', algorithm=b'ED'):
    message = hashlib.blake2b(sums).digest() if algorithm == b'ED' else sums
    first = key.sign(message)
    second = key.sign(first + statement.encode('utf-8', 'surrogateescape'))
    return b'untrusted comment: %s\n%s\ntrusted comment: %s\n%s\n' % (
        comment.encode(), base64.b64encode(algorithm + key.id + first),
        statement.encode('utf-8', 'surrogateescape'), base64.b64encode(second))


class Entry:
    """One entry as its headers describe it; whatever is set here stands in the file."""

    def __init__(self, name, data):
        self.name = name.encode('utf-8', 'surrogateescape') if isinstance(name, str) else name
        self.data = data
        self.fields = {}
        self.local_fields = {}
        self.is_local = self.is_central = True
        self.before = b''

    def header(self, is_central, offset):
        size = len(self.data)
        value = {'made': 0x0314, 'need': 20, 'flags': 0, 'method': 0, 'time': 0, 'date': 0x21,
                 'crc': zlib.crc32(self.data), 'packed': size, 'size': size, 'name': self.name, 'extra': b'',
                 'comment': b'', 'disk': 0, 'internal': 0, 'external': 0x81A40000, 'offset': offset}
        value.update(self.fields)
        value.update({} if is_central else self.local_fields)
        common = struct.pack('<HHHHHIIIHH', *(value[one] for one in ('need', 'flags', 'method', 'time', 'date', 'crc',
                                                                   'packed', 'size')),
                             len(value['name']), len(value['extra']))
        if not is_central:
            return b'PK\3\4' + common + value['name'] + value['extra']
        return (b'PK\1\2' + struct.pack('<H', value['made']) + common
                + struct.pack('<HHHII', len(value['comment']), value['disk'], value['internal'], value['external'],
                              value['offset'])
                + value['name'] + value['extra'] + value['comment'])


def archive(entries, end=None, gap=b'', prefix=b'', suffix=b''):
    """Joins entries; @end replaces fields of the end record."""
    body, directory, count = prefix, b'', 0
    for entry in entries:
        body += entry.before
        offset = len(body)
        if entry.is_local:
            body += entry.header(False, offset) + entry.data
        if entry.is_central:
            directory += entry.header(True, offset)
            count += 1
    body += gap
    value = {'disk': 0, 'start': 0, 'here': count, 'count': count, 'size': len(directory), 'offset': len(body),
             'comment': b''}
    value.update(end or {})
    return (body + directory + b'PK\5\6'
            + struct.pack('<HHHHIIH', value['disk'] & 0xFFFF, value['start'] & 0xFFFF, value['here'] & 0xFFFF,
                          value['count'] & 0xFFFF,
                          value['size'] & 0xFFFFFFFF, value['offset'] & 0xFFFFFFFF, len(value['comment']))
            + value['comment'] + suffix)


def sums_of(files):
    return b''.join(b'%s  %s\n' % (hashlib.sha256(data).hexdigest().encode(),
                                    name.encode('utf-8', 'surrogateescape'))
                    for name, data in sorted(files.items(), key=lambda one: one[0].encode('utf-8', 'surrogateescape')))


def statement_of(kind='bundle', name='c-101', version=3, created='2026-11-02T00:00:00Z', expires=None):
    text = f'layover/1 type={kind} id={name} version={version} created={created}'
    return text + (f' expires={expires}' if expires else '')


class Forgery:
    """A file in the making. Tricks change its parts; what they leave alone is made as it should be."""

    def __init__(self, key, files, statement):
        self.key = key
        self.files = dict(files)
        self.statement = statement
        self.change_sums = self.change_signature = self.change_entries = self.change_bytes = None
        self.sign_options = {}
        self.end, self.gap, self.prefix, self.suffix = {}, b'', b'', b''

    def entries(self):
        sums = sums_of(self.files)
        if self.change_sums:
            sums = self.change_sums(sums)
        signed = signature(self.key, sums, self.statement, **self.sign_options)
        if self.change_signature:
            signed = self.change_signature(signed)
        order = sorted(self.files, key=lambda name: name.encode('utf-8', 'surrogateescape'))
        entries = [Entry(LIST, sums), Entry(SIGNATURE, signed)] + [Entry(name, self.files[name]) for name in order]
        return self.change_entries(entries) or entries if self.change_entries else entries

    def bytes(self):
        data = archive(self.entries(), self.end, self.gap, self.prefix, self.suffix)
        return self.change_bytes(data) if self.change_bytes else data


# Whom every file made here belongs to.
ORGANISATION = Key('organisation')
PUBLISHER = Key('publisher')


def enrolment_file():
    record = f'org=hostile\nname=Hostile\norg-key={ORGANISATION.text}\nkey=publisher {PUBLISHER.text}\n'
    return Forgery(ORGANISATION, {'enrolment.rec': record.encode()}, statement_of('enrolment', 'hostile', 1)).bytes()
