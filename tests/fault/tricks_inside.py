# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Tricks with the content: XML of every kind, the course, questions and tests, pages, media."""

import re
import struct

import course
from trick import EITHER, REFUSED, TEXTS, Expected, any_xml, escape, put, refused, replace, text_of, trick
from tricks_outside import bundle_record


# XML of every kind.

NOT_XML = ['', 'x', '<', '<a', '<a>', '<a></b>', '</a>', '<a/><b/>', '<a b=c/>', '<a b="1" b="2"/>', '<a>&nope;</a>',
           '<a>&#0;</a>',
           '<a>\x01</a>', '<a>\ufffe</a>', '<a>]]></a>', '<a><![CDATA[x</a>', '<a><!-- -- --></a>', '<x:a/>',
           '<?xml version="1.1"?><a/>',
           '<?xml version="1.0" encoding="UTF-16"?><a/>', '<?xml version="1.0" encoding="latin1"?><a>\udce4</a>',
           '<!DOCTYPE a><a/>', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
           '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
           '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x.example/"> %b;]><a/>', '<a>\udcff</a>', '\ufeff<a></b>',
           '<a>\0</a>',
           '<?xml-stylesheet href="x.css"?><a/>',
           '<a xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="/etc/passwd"/></a>',
           '<a ' + ' '.join(f'b{i}="1"' for i in range(3000)) + '/>', '<a b="' + 'x' * 17000 + '"/>',
           '<a>' * 101 + '</a>' * 101,
           '<a>' * 20000, '<a>' + '<b/>' * 200001 + '</a>', '<a>' + 'x' * (4 * 2 ** 20) + '</a>',
           '<a ' + ' '.join(f'xmlns:b{i}="u"' for i in range(200)) + '/>', '<a>&lt</a>', '<a>&#x110000;</a>',
           '<a>&#xD800;</a>']


@trick
def xml_that_is_none(dice, forgery):
    name = any_xml(dice, forgery)
    put(forgery, name, dice.choice(NOT_XML))
    return refused(name)


@trick
def xml_bytes(dice, forgery):
    name = any_xml(dice, forgery)
    data = bytearray(forgery.files[name])
    for _ in range(dice.choice([1, 1, 1, 2, 5])):
        if not data:
            break
        i = dice.randrange(len(data))
        kind = dice.randrange(5)
        if kind == 0:
            data[i] = dice.randrange(256)
        elif kind == 1:
            del data[i:i + dice.randrange(1, 40)]
        elif kind == 2:
            data[i:i] = dice.choice([b'<', b'>', b'&', b'"', b'\0', b'\xff', b'<!--', b']]>', b'<?', b'&#8238;',
                                     b'\xef\xbf\xbe'])
        elif kind == 3:
            j = dice.randrange(len(data))
            data[i:i] = data[j:j + dice.randrange(1, 300)]
        else:
            data = data[:i + 1]
    forgery.files[name] = bytes(data)
    return EITHER


def tags(text):
    return [found for found in re.finditer(r'<[a-zA-Z][^<>]*>', text)]


@trick
def xml_attributes(dice, forgery):
    name = any_xml(dice, forgery)
    text = text_of(forgery, name)
    for _ in range(dice.choice([1, 1, 1, 2, 4])):
        found = dice.choice(list(re.finditer(r' ([a-zA-Z:-]+)="([^"]*)"', text)))
        kind = dice.randrange(5)
        new = f' {found[1]}="{escape(dice.choice(TEXTS))}"'
        if kind == 3:
            new = ''
        elif kind == 4:
            other = dice.choice(list(re.finditer(r' ([a-zA-Z:-]+)="([^"]*)"', text)))
            new = f' {found[1]}="{other[2]}"'
        text = text[:found.start()] + new + text[found.end():]
    put(forgery, name, text)
    return EITHER


@trick
def xml_more_attributes(dice, forgery):
    name = any_xml(dice, forgery)
    text = text_of(forgery, name)
    found = dice.choice(tags(text))
    words = ['id', 'identifier', 'style', 'onclick', 'href', 'src', 'class', 'xml:lang', 'xml:base', 'xml:id', 'dir',
             'fixed', 'max-choices',
             'min-choices', 'shuffle', 'select', 'with-replacement', 'required', 'template', 'template-location',
             'show-hide',
             'template-identifier', 'format', 'base', 'weight-identifier', 'include-category', 'colspan', 'rowspan',
             'width', 'srcset',
             'a' * 300, 'ü', 'xmlns', 'xmlns:x', 'data-x', 'aria-label', 'role', 'minutes', 'pass']
    new = f' {dice.choice(words)}="{escape(dice.choice(TEXTS))}"'
    end = found.end() - (2 if found[0].endswith('/>') else 1)
    put(forgery, name, text[:end] + new + text[end:])
    return EITHER


@trick
def xml_trees(dice, forgery):
    """Elements that are gone, twice, moved, renamed, wrapped or multiplied."""
    name = any_xml(dice, forgery)
    text = text_of(forgery, name)
    pieces = [found for found in re.finditer(r'<([a-zA-Z][\w-]*)(?: [^<>]*)?(?:/>|>(?:(?!<\1[ >]).)*?</\1>)', text,
                                             re.S)]
    for _ in range(dice.choice([1, 1, 2])):
        found = dice.choice(pieces)
        piece = found[0]
        kind = dice.randrange(7)
        if kind == 0:
            new = ''
        elif kind == 1:
            new = piece * dice.choice([2, 3, 50, 1100])
        elif kind == 2:
            new = dice.choice(pieces)[0]
        elif kind == 3:
            other = dice.choice(pieces)[1]
            new = re.sub(r'^<' + re.escape(found[1]), '<' + other, piece)
            new = re.sub(re.escape(found[1]) + r'>$', other + '>', new)
        elif kind == 4:
            times = dice.choice([1, 5, 60, 99])
            other = dice.choice(pieces)[1]
            new = f'<{other}>' * times + piece + f'</{other}>' * times
        elif kind == 5:
            new = piece + dice.choice(['<!-- c -->', '<?pi x?>', '<![CDATA[<b>]]>', '<x:y xmlns:x="urn:x"/>', 'text',
                                       '&#x202e;', '<script>x</script>',
                                       '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>x</m:mi></m:math>',
                                       '<svg xmlns="http://www.w3.org/2000/svg"><a href="http://x/"/></svg>'])
        else:
            new = re.sub(r'>([^<>]*)<', lambda m: '>' + escape(dice.choice(TEXTS)) + '<', piece, count=1)
        if found[0] in text:
            text = text.replace(found[0], new, 1)
    put(forgery, name, text[:6 * 2 ** 20])
    return EITHER


# The course and what it promises.

def course_change(old, new, code=None, entry='course.xml'):
    def change(dice, forgery):
        replace(forgery, 'course.xml', old, new)
        return refused(entry, code)
    return change


COURSE_TRAPS = [
    course_change('id="b" title="B"', 'id="a" title="B"'), course_change('id="k" title', 'id="a" title'),
    course_change('src="pages/b.xhtml"', 'src="pages/none.md"'),
    course_change('src="pages/b.xhtml"', 'src="../pages/b.xhtml"'),
    course_change('src="pages/b.xhtml"', 'src="/pages/b.xhtml"'),
    course_change('src="pages/b.xhtml"', 'src="media/p.png"'),
    course_change('src="pages/b.xhtml"', 'src="bundle.rec"'), course_change('src="pages/b.xhtml"', 'src="course.xml"'),
    course_change('src="pages/b.xhtml"', 'src="META-INF/SHA256SUMS"'),
    course_change('src="media/v.webm"', 'src="media/p.png"', entry=None),
    course_change('captions="media/v.vtt"', 'captions="media/v.webm"', entry=None),
    course_change('poster="media/p.png"', 'poster="media/v.webm"', entry=None),
    course_change('src="items/k.xml"', 'src="pages/b.xhtml"', entry=None),
    course_change('src="items/k.xml"', 'src="exams/w/test.xml"', entry=None),
    course_change('path="exams/w"', 'path="exams"'), course_change('path="exams/w"', 'path="exams/w/"'),
    course_change('path="exams/w"', 'path="."'),
    course_change('path="exams/w"', 'path="exams/w.age"'), course_change('mode="practice"', 'mode="proctored"'),
    course_change('scoring="local"', 'scoring="central"'), course_change('minutes="10"', 'minutes="11"', entry=None),
    course_change('pass="80"', 'pass="101"'), course_change('minutes="10"', 'minutes="0"'),
    course_change('date="2026-11-02" l', 'date="2026-02-30" l'),
    course_change('date="2026-11-02" l', 'date="-2026-11-02" l'),
    course_change('date="2026-11-02" l', 'date="99999-11-02" l'),
    course_change('id="c-101" n', 'id="c-102" n', entry=None), course_change('role="sal"', 'role="nobody"'),
    course_change('level="1"', 'level="9"'),
    course_change('ref="prospecting"', 'ref="nothing"'), course_change('ref="honest-no"', 'ref="nothing"'),
    course_change('href="https://handbook.example/c"', 'href="http://handbook.example/c"'),
    course_change('href="https://handbook.example/c"', 'href="javascript:alert(1)"'),
    course_change('href="https://handbook.example/c"', 'href="file:///etc/passwd"'),
    course_change('source="https://handbook.example/a"', 'source="data:text/html,x"'),
    course_change('source-date="2026-11-02"', 'source-date="2026-02-31"'),
    course_change('<title>One of everything</title>', '<title></title>'),
    course_change('<title>One of everything</title>', '<title>\u202e</title>', entry=None),
    course_change('urn:layover:course:1', 'urn:layover:course:2'), course_change('urn:layover:course:1', ''),
]


@trick
def course_traps(dice, forgery):
    expected = dice.choice(COURSE_TRAPS)(dice, forgery)
    # Titles are for people: an override in one is shown without it, so both answers are right there.
    return EITHER if '\u202e' in text_of(forgery, 'course.xml') else expected


@trick
def missing_entry(dice, forgery):
    name = dice.choice(sorted(set(forgery.files) - {'programme.xml'}))
    del forgery.files[name]
    return REFUSED


@trick
def unused_entry(dice, forgery):
    name = dice.choice(['extra.txt', 'pages/c.md', 'media/q.png', 'exams/w/items/g.xml', 'zz/z', 'imsmanifest.xml',
                        'enrolment.layover'])
    put(forgery, name, dice.choice(['', 'x', course.MARKDOWN, course.png(), '<a/>']))
    return EITHER if name in ('imsmanifest.xml', 'enrolment.layover') else refused(name)


@trick
def big_text(dice, forgery):
    name = dice.choice([one for one in sorted(forgery.files) if not one.startswith('media')])
    forgery.files[name] += dice.choice([b' ', b'\n', b'x', b'<!-- -->']) * (2 ** 20)
    return EITHER


# Questions and tests.

ITEM_TRAPS = [
    ('max-choices="1"', 'max-choices="99999999999"'), ('max-choices="1"', 'max-choices="-1"'),
    ('max-choices="1"', 'max-choices="NaN"'),
    ('min-choices="0"', 'min-choices="5"'), ('identifier="no"', 'identifier="yes"'),
    ('cardinality="single" base-type="identifier"', 'cardinality="single" base-type="pair"'),
    ('<qti-value>yes</qti-value>', '<qti-value>maybe</qti-value>'),
    ('<qti-value>yes</qti-value>', '<qti-value>yes</qti-value><qti-value>no</qti-value>'),
    ('response-identifier="RESPONSE"', 'response-identifier="NOTHING"'), ('mapped-value="1"', 'mapped-value="1e309"'),
    ('mapped-value="1"', 'mapped-value="NaN"'),
    ('lower-bound="0"', 'lower-bound="2"'), ('map_response.xml', 'nothing.xml'),
    ('https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/', 'file:///etc/'),
    ('identifier="SCORE"', 'identifier="RESPONSE"'), ('src="../media/p.png"', 'src="../../media/p.png"'),
    ('src="../media/p.png"', 'src="http://x.example/p.png"'),
    ('src="../media/p.png"', 'src="//x.example/p.png"'), ('src="../media/p.png"', 'src="../media/v.vtt"'),
    ('identifier="k"', 'identifier="%s%n"'),
    ('identifier="k"', 'identifier=""'), ('identifier="yes"', "identifier=\"x'; DROP TABLE\""),
    ('<qti-item-body>', '<qti-item-body><script/>'),
    ('<qti-item-body>', '<qti-item-body><object data="../media/v.webm" type="video/webm"/>'),
    ('adaptive="false"', 'adaptive="true"'),
    ('http://www.imsglobal.org/xsd/imsqtiasi_v3p0', 'urn:x'),
    ('<qti-prompt>Yes?</qti-prompt>', '<qti-prompt><qti-prompt/></qti-prompt>'),
    ('qti-choice-interaction', 'qti-order-interaction'), ('qti-choice-interaction', 'qti-hotspot-interaction'),
    ('<qti-simple-choice identifier="no">No</qti-simple-choice>',
     ''.join(f'<qti-simple-choice identifier="c{i}">N</qti-simple-choice>' for i in range(1001))),
]


@trick
def item_traps(dice, forgery):
    old, new = dice.choice(ITEM_TRAPS)
    replace(forgery, 'items/k.xml', old, new)
    if old == 'qti-choice-interaction':
        put(forgery, 'items/k.xml', text_of(forgery, 'items/k.xml').replace(old, new))
    return EITHER


def nested(word, inner, times):
    return f'<qti-{word}>' * times + inner + f'</qti-{word}>' * times


@trick
def expressions(dice, forgery):
    """Rules that never end, grow without limit or divide by nothing."""
    one = '<qti-base-value base-type="integer">1</qti-base-value>'
    zero = '<qti-base-value base-type="float">0</qti-base-value>'
    huge = '<qti-base-value base-type="integer">2147483647</qti-base-value>'
    number = dice.choice(TEXTS)
    rule = dice.choice([
        f'<qti-divide>{one}{zero}</qti-divide>', f'<qti-integer-divide>{huge}{zero}</qti-integer-divide>',
        f'<qti-integer-modulus>{huge}{zero}</qti-integer-modulus>', f'<qti-power>{huge}{huge}</qti-power>',
        f'<qti-sum>{huge * 500}</qti-sum>', f'<qti-product>{huge * 500}</qti-product>', nested('truncate', one, 60),
        nested('sum', one, 90),
        f'<qti-random-integer min="1" max="{escape(number)}"/>',
        f'<qti-random-integer min="{escape(number)}" max="1" step="0"/>',
        f'<qti-random-float min="{escape(number)}" max="1"/>',
        f'<qti-repeat number-repeats="2147483647">{one}</qti-repeat>',
        f'<qti-repeat number-repeats="1000"><qti-repeat number-repeats="1000">{one}</qti-repeat></qti-repeat>',
        f'<qti-index n="{escape(number)}"><qti-ordered>{one}</qti-ordered></qti-index>',
        f'<qti-substring case-sensitive="{escape(number)}"><qti-base-value base-type="string">a</qti-base-value></qti-substring>',
        '<qti-pattern-match pattern="(a+)+$"><qti-base-value base-type="string">' + 'a' * 40 + 'b</qti-base-value></qti-pattern-match>',
        f'<qti-math-operator name="{escape(number)}">{one}</qti-math-operator>',
        f'<qti-math-operator name="exp">{huge}</qti-math-operator>',
        f'<qti-stats-operator name="mean"><qti-multiple>{one * 900}</qti-multiple></qti-stats-operator>',
        f'<qti-round-to rounding-mode="decimalPlaces" figures="{escape(number)}">{one}</qti-round-to>',
        f'<qti-equal-rounded rounding-mode="significantFigures" figures="{escape(number)}">{one}{one}</qti-equal-rounded>',
        f'<qti-equal tolerance-mode="absolute" tolerance="{escape(number)}">{one}{zero}</qti-equal>',
        f'<qti-gcd>{huge}{zero}</qti-gcd>',
        f'<qti-lcm>{huge}{huge}</qti-lcm>', '<qti-variable identifier="NOTHING"/>',
        '<qti-correct identifier="SCORE"/>', '<qti-map-response identifier="RESPONSE"/>',
        '<qti-custom-operator class="x"/>', '<qti-null/>', '<qti-lookup-outcome-value identifier="SCORE"/>',
        f'<qti-delete>{one}{one}</qti-delete>',
        f'<qti-min>{huge}<qti-null/></qti-min>',
        f'<qti-any-n min="{escape(number)}" max="2"><qti-is-null>{one}</qti-is-null></qti-any-n>', '<qti-sum/>'])
    where = dice.randrange(3)
    if where == 0:
        replace(forgery, 'exams/w/items/e.xml', '<qti-random-integer min="1" max="9" step="2"/>', rule)
    elif where == 1:
        replace(forgery, 'exams/w/items/e.xml', '<qti-base-value base-type="float">1</qti-base-value>', rule)
    else:
        replace(forgery, 'exams/w/test.xml', '<qti-sum><qti-test-variables variable-identifier="SCORE"/></qti-sum>',
                rule)
    return EITHER


@trick
def template_loops(dice, forgery):
    constraint = dice.choice([
        '<qti-template-constraint><qti-base-value base-type="boolean">false</qti-base-value></qti-template-constraint>',
        '<qti-template-constraint><qti-gt><qti-variable identifier="N"/><qti-base-value base-type="integer">99</qti-base-value></qti-gt></qti-template-constraint>',
        '<qti-set-template-value identifier="N"><qti-variable identifier="N"/></qti-set-template-value>' * 2000,
        '<qti-set-correct-response identifier="RESPONSE"><qti-null/></qti-set-correct-response>',
        '<qti-exit-template/>',
        '<qti-template-condition><qti-template-if><qti-base-value base-type="boolean">true</qti-base-value></qti-template-if></qti-template-condition>'])
    replace(forgery, 'exams/w/items/e.xml', '</qti-template-processing>', constraint + '</qti-template-processing>')
    return EITHER


TEST_TRAPS = [
    ('<qti-selection select="2"/>', '<qti-selection select="0"/>'),
    ('<qti-selection select="2"/>', '<qti-selection select="3"/>'),
    ('<qti-selection select="2"/>', '<qti-selection select="1000000" with-replacement="true"/>'),
    ('<qti-selection select="2"/>', '<qti-selection select="-1"/>'),
    ('identifier="f" href="items/f.xml"', 'identifier="e" href="items/f.xml"'),
    ('href="items/f.xml"', 'href="test.xml"'), ('href="items/f.xml"', 'href="../w/items/f.xml"'),
    ('href="items/f.xml"', 'href="../../course.xml"'), ('href="items/f.xml"', 'href="../../../x.xml"'),
    ('href="items/f.xml"', 'href="http://x.example/f.xml"'),
    ('href="items/f.xml"', 'href="items/none.xml"'), ('max-time="600"', 'max-time="1e309"'),
    ('max-time="600"', 'max-time="-600"'), ('max-time="600"', 'max-time="NaN"'),
    ('<qti-assessment-item-ref identifier="f" href="items/f.xml"/>',
     '<qti-assessment-section-ref identifier="z" href="test.xml"/>'),
    ('<qti-assessment-item-ref identifier="f" href="items/f.xml"/>',
     '<qti-assessment-section-ref identifier="z" href="items/e.xml"/>'),
    ('<qti-assessment-item-ref identifier="f" href="items/f.xml"/>',
     ''.join(f'<qti-assessment-item-ref identifier="f{i}" href="items/f.xml"/>' for i in range(1200))),
    ('<qti-assessment-item-ref identifier="f" href="items/f.xml"/>',
     '<qti-assessment-item-ref identifier="f" href="items/f.xml"><qti-pre-condition><qti-variable identifier="f.SCORE"/></qti-pre-condition></qti-assessment-item-ref>'),
    ('<qti-assessment-item-ref identifier="f" href="items/f.xml"/>',
     '<qti-assessment-item-ref identifier="f" href="items/f.xml"><qti-branch-rule target="e"><qti-base-value base-type="boolean">true</qti-base-value></qti-branch-rule></qti-assessment-item-ref>'),
    ('navigation-mode="nonlinear"', 'navigation-mode="sideways"'),
    ('submission-mode="simultaneous"', 'submission-mode="individual"'), ('identifier="s"', 'identifier="p"'),
    ('identifier="s"', 'identifier="e"'), ('category="prospecting"', 'category="&#x202e; %n"'),
    ('visible="true"', 'visible="false"'), ('identifier="w"', 'identifier="../w"'),
    ('title="W"', 'title="&#x202e;&lt;b&gt;%s"'), ('<qti-ordering shuffle="true"/>', '<qti-ordering shuffle="maybe"/>'),
]


@trick
def test_traps(dice, forgery):
    old, new = dice.choice(TEST_TRAPS)
    replace(forgery, 'exams/w/test.xml', old, new)
    return EITHER


@trick
def sections(dice, forgery):
    """Sections in sections, through files that name each other."""
    kind = dice.randrange(3)
    other = ('<qti-assessment-section xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="z{0}" title="Z" visible="true">'
             '{1}</qti-assessment-section>')
    times = dice.choice([2, 3, 30])
    for i in range(times):
        target = (i + 1) % times if kind == 0 else i + 1
        inner = f'<qti-assessment-section-ref identifier="r{i}" href="z{target}.xml"/>'
        if kind == 2:
            inner += f'<qti-assessment-section-ref identifier="q{i}" href="z{target}.xml"/>'
        if kind > 0 and i == times - 1:
            inner = '<qti-assessment-item-ref identifier="f9" href="items/f.xml"/>'
        put(forgery, f'exams/w/z{i}.xml', other.format(i, inner))
    replace(forgery, 'exams/w/test.xml', '<qti-assessment-item-ref identifier="f" href="items/f.xml"/>',
            '<qti-assessment-section-ref identifier="z" href="z0.xml"/>')
    return REFUSED if kind == 0 else EITHER


# Pages.

MARKDOWN_TRAPS = [
    '<b>x</b>', '<script>alert(1)</script>', '<!-- comment -->', '<img src=x>', '![x](http://x.example/p.png)',
    '![x](//x.example/p.png)',
    '![x](../../../etc/passwd)', '![x](file:///etc/passwd)', '![x](data:image/svg+xml,x)', '![x](../media/v.vtt)',
    '![x](none.png)', '[x](none.md)',
    '[x](b.xhtml#none)', '[x](javascript:alert(1))', '[x](JaVaScRiPt:alert(1))', '[x](../course.xml)',
    '[x](../media/p.png)', '[x](http://x.example/)',
    '[x](//x.example)', '[x](%2e%2e/%2e%2e/x.md)', '[x](a.md%00)', '[x]: http://x.example/\n\n![y][x]',
    '> [!DANGER] x', '> [!TIP]', '\u202eevil', '\0',
    '\x01', '\udcff', 'x' * 200000, '`' * 30000, '*' * 30000, '[' * 30000, '![' * 30000, '> ' * 200 + 'x',
    '- ' * 200 + 'x', '_' * 50000, '<' * 30000,
    '\n'.join('  ' * i + '- x' for i in range(150)), '|' * 20000 + '\n' + '|-' * 20000 + '|\n',
    '| a |\n|---|\n' + '| b |\n' * 20000, '1. x\n' * 30000,
    '# x\n' * 30000, '&nope; &#0; &#x110000; &#8238;', '[a](<b c>)', '[a](b "c" d)', '\\\n' * 1000,
    '***' * 10000 + 'a' + '***' * 10000, '~~' * 20000,
    '\ufeff# x', '\r' * 1000, '[x](#end)', '[x](#none)', '[x](?q)', '[x]()', '![]()',
    '![x](../media/p.png "' + 't' * 10000 + '")', '---\ntitle: x\n---',
    '99999999999999999999. x', '-1. x', '[^1]\n\n[^1]: note', 'a' + '\u0301' * 20000, '```' + 'x' * 5000 + '\ny\n```',
    '    code', 'http://x.example/ www.x.example']


@trick
def markdown(dice, forgery):
    put(forgery, 'pages/a.md',
        dice.choice([course.MARKDOWN + '\n',
                     '']) + '\n\n'.join(dice.choice(MARKDOWN_TRAPS) for _ in range(dice.choice([1, 1, 1, 3]))) + '\n')
    return EITHER


@trick
def markdown_bytes(dice, forgery):
    data = bytearray(forgery.files['pages/a.md'])
    for _ in range(dice.choice([1, 3, 10])):
        if not data:
            break
        i = dice.randrange(len(data))
        data[i:i + dice.randrange(3)] = dice.choice([b'<', b'[', b']', b'(', b')', b'!', b'`', b'*', b'_', b'>', b'|',
                                                     b'\n', b'\t', b'\\', b'&', b'\xff', b'#', b'~', b'- '])
    forgery.files['pages/a.md'] = bytes(data)
    return EITHER


XHTML_TRAPS = [
    '<script>x</script>', '<iframe src="http://x.example/"/>', '<form action="x"><input/></form>',
    '<p onclick="x">x</p>', '<p style="background:url(http://x)">x</p>',
    '<img src="http://x.example/p.png" alt=""/>',
    '<img srcset="http://x.example/p.png 2x" src="../media/p.png" alt=""/>', '<img src="../media/none.png" alt=""/>',
    '<img src="data:image/png;base64,AAAA" alt=""/>', '<img src="data:image/svg+xml,x" alt=""/>',
    '<a href="javascript:x">x</a>', '<a href="none.xhtml">x</a>',
    '<a href="a.md#none">x</a>', '<link rel="stylesheet" href="x.css"/>', '<style>@import "http://x"</style>',
    '<base href="http://x.example/"/>', '<meta http-equiv="refresh" content="0"/>',
    '<video src="../media/v.webm" autoplay="autoplay"/>', '<video><source src="http://x.example/v.webm"/></video>',
    '<audio src="../media/none.ogg"/>', '<object data="../media/v.webm"/>',
    '<embed src="../media/v.webm"/>', '<table><tr><td colspan="99999999999">x</td></tr></table>',
    '<table><tr><td rowspan="-1">x</td></tr></table>',
    '<table>' + '<tr><td colspan="1000" rowspan="1000">x</td></tr>' * 500 + '</table>',
    '<ol start="99999999999"><li>x</li></ol>', '<h7>x</h7>', '<p><p>x</p></p>', '<ul>x</ul>',
    '<p id="end">again</p>', '<p id="">x</p>', '<p dir="rtl">x</p>', '<p dir="sideways">x</p>',
    '<p xml:lang="\u202e">x</p>', '<img src="../media/p.png" alt="" width="99999999999" height="-1"/>',
    '<div>' * 95 + 'x' + '</div>' * 95, '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://x"/></svg>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>',
    '<math xmlns="http://www.w3.org/1998/Math/MathML">' + '<msup>' * 90 + '</msup>' * 90 + '</math>',
    '<ruby>x<rt>y</rt></ruby>', '<p>' + '<em>' * 90 + 'x' + '</em>' * 90 + '</p>', '<pre>\n\n</pre>',
    '<p>' + 'x ' * 100000 + '</p>', '<p>x</p>' * 20000, '<custom-element/>',
    '<details><summary>x</summary>y</details>', '<p aria-hidden="true" role="presentation">x</p>', '<br/>' * 5000]


@trick
def xhtml(dice, forgery):
    replace(forgery, 'pages/b.xhtml', '<p id="end">',
            ''.join(dice.choice(XHTML_TRAPS) for _ in range(dice.choice([1, 1, 1, 3]))) + '<p id="end">')
    return EITHER


# Media.

@trick
def pictures(dice, forgery):
    good = course.png()
    forgery.files['media/p.png'] = dice.choice([
        b'', b'\x89PNG', good[:20], course.png(50000, 50000), course.png(0, 16), course.png(2 ** 31 - 1, 1),
        course.png(2 ** 32 - 1, 2 ** 32 - 1),
        course.png(40000, 1001), b'GIF89a' + struct.pack('<HH', 65535, 65535), b'\xff\xd8\xff\xe0' + bytes(20),
        b'\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\3' + bytes(20),
        b'RIFF\x20\0\0\0WEBPVP8X' + b'\xff' * 30, b'<svg xmlns="http://www.w3.org/2000/svg"/>', b'BM' + bytes(60),
        course.WEBM, course.VTT.encode(), b'\0' * 100,
        b'\xff\xd8' + b'\xff\xe1\0\2' * 5000, b'%PDF-1.4', b'MZ' + bytes(60), b'\x7fELF' + bytes(60),
        bytes(dice.randrange(256) for _ in range(200))])
    return REFUSED


@trick
def picture_bytes(dice, forgery):
    data = bytearray(course.png())
    for _ in range(dice.choice([1, 2, 8])):
        data[dice.randrange(len(data))] = dice.randrange(256)
    forgery.files['media/p.png'] = bytes(data)
    return EITHER


@trick
def films(dice, forgery):
    name = dice.choice(['media/v.webm', 'media/v.vtt'])
    forgery.files[name] = dice.choice([
        b'', b'#EXTM3U\nhttp://x.example/v.ts\n', b'<smil><body><video src="http://x"/></body></smil>',
        b'[playlist]\nFile1=http://x\n', b'\0\0\0\x20ftypisom', b'OggS',
        b'RTSPtext', course.png(), b'WEBVTT', b'WEBVTTx', b'WEBVTT\n\n' + b'STYLE\n::cue{background:url(http://x)}\n',
        b'1\n00:00:00,000 --> 00:00:01,000\nx\n', b'\x1a\x45\xdf\xa3',
        b'WEBVTT\n\n00:00.000 --> 99:99.999\n' + b'x' * 100000, b'\xff' * 100, b'<?xml version="1.0"?><a/>'])
    return EITHER


@trick
def sealed_paper(dice, forgery):
    replace(forgery, 'course.xml', 'path="exams/w"', 'path="exams/w.age"')
    replace(forgery, 'course.xml', 'mode="practice"', 'mode="proctored"')
    put(forgery, 'bundle.rec', course.RECORD.replace('practice local exams/w', 'proctored local exams/w.age'))
    for name in [one for one in forgery.files if one.startswith('exams/')]:
        del forgery.files[name]
    head = 'age-encryption.org/v1\n'
    put(forgery, 'exams/w.age', dice.choice([
        '', 'x', head, head + '-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\n',
        head + '-> X25519 ' + 'A' * 43 + '\n' + 'A' * 43 + '\n--- ' + 'A' * 43 + '\n',
        'age-encryption.org/v2\n', '-----BEGIN AGE ENCRYPTED FILE-----\n', head + '-> x\n' * 10000, '\0' * 5000]))
    return EITHER


@trick
def nothing_wrong(dice, forgery):
    """The control: if this one is refused, the others prove nothing."""
    return Expected(False)


@trick
def two_at_once(dice, forgery):
    """Two tricks on one bundle; what the first broke may hide the second."""
    for one in dice.sample([markdown, xhtml, pictures, item_traps, test_traps, bundle_record, xml_attributes,
                            xml_trees], 2):
        try:
            one(dice, forgery)
        except (AssertionError, IndexError, KeyError, ValueError):
            pass
    return EITHER
