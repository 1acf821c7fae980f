# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""What a trick is.

It changes a Forgery and says what it expects: REFUSED, REFUSED in a certain entry, or EITHER when both answers are right.
Each is called many times, with other dice.
"""

import re

TRICKS = []


class Expected:
    """What the program has to say."""

    def __init__(self, refused=None, entry=None, code=None):
        self.refused, self.entry, self.code = refused, entry, code


EITHER = Expected()
REFUSED = Expected(True)


def refused(entry=None, code=None):
    return Expected(True, entry, code)


def trick(function):
    TRICKS.append(function)
    return function


# Texts that have hurt programs before.
TEXTS = ['', ' ', '\t', 'a' * 2001, 'a' * 100000, '<b>x</b>', '&lt;b&gt;', '&amp;amp;', 'R&amp;D', '%s%n%x',
         '%08x' * 50,
         "x'; DROP TABLE courses; --", '../../../etc/passwd', '/etc/passwd', 'C:\\x', '\\\\host\\share',
         'file:///etc/passwd',
         '\u202eevil', '\u2066\u2067\u2068', '\u200b', '\ufeff', '\ufffe', '\U0001f600' * 40, 'e' + '\u0301' * 400,
         '\u0130\u0131', '\uff0e\uff0e/', '-1', '0', '1', '00', '+1', '2147483647', '2147483648', '-2147483649',
         '4294967296', '9223372036854775808', '99999999999', '1e309', '-1e309', 'NaN', 'INF', '-INF', '1e-400', '0x10',
         '1,5', '٣', 'true', 'TRUE', 'null', 'http://x.example/', 'https://x.example/%00', '//x.example/',
         'javascript:alert(1)',
         'data:text/html,x', 'data:image/png;base64,AAAA', '#', '#nowhere', '?', 'a.md', 'pages/a.md', 'course.xml',
         'bundle.rec', 'META-INF/SHA256SUMS', '.', '..', '././a.md', '%2e%2e/course.xml', '%00', '$(id)', '`id`',
         '{}', '[',
         '(a+)+$', '(' * 500, '[a-z]{1,99999}', '\\p{L}*', 'RESPONSE', 'SCORE', 'yes', 'e', 'f', 'w', 'items/e.xml']


def escape(text):
    return re.sub(r'["<]', lambda found: {'"': '&quot;', '<': '&lt;'}[found.group()], text)


def text_of(forgery, name):
    return forgery.files[name].decode('utf-8', 'surrogateescape')


def put(forgery, name, text):
    forgery.files[name] = text.encode('utf-8', 'surrogateescape') if isinstance(text, str) else text


def replace(forgery, name, old, new):
    text = text_of(forgery, name)
    assert old in text, (name, old)
    put(forgery, name, text.replace(old, new, 1))


def any_xml(dice, forgery):
    return dice.choice([name for name in sorted(forgery.files) if name.endswith(('.xml', '.xhtml'))])
