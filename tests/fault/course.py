# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""A small course with one of everything, which every trick starts from."""

import struct
import zlib

ORG = 'hostile'
ID = 'c-101'

COURSE = '''<course xmlns="urn:layover:course:1" id="c-101" number="C-101" role="sal" level="1" revision="3"
        date="2026-11-02" language="en">
  <title>One of everything</title>
  <summary>A page of each kind, a video, a check and an exam.</summary>
  <source href="https://handbook.example/c">Handbook</source>
  <competency ref="prospecting"/>
  <moment ref="honest-no"/>
  <module id="m" title="Module">
    <page id="a" title="A" src="pages/a.md" minutes="1" source="https://handbook.example/a" source-date="2026-11-02"/>
    <page id="b" title="B" src="pages/b.xhtml" minutes="1"/>
    <video id="v" title="V" src="media/v.webm" captions="media/v.vtt" poster="media/p.png" minutes="1"/>
    <check id="k" title="K" minutes="1"><item src="items/k.xml"/></check>
  </module>
  <exam id="c-101-written" title="Exam" path="exams/w" mode="practice" scoring="local" minutes="10" pass="80"
        attempts="3" wait-hours="1" validity-months="12"/>
</course>
'''

PROGRAMME = '''<programme xmlns="urn:layover:programme:1" id="programme" revision="1" language="en">
  <title>Programme</title>
  <organisation>Hostile</organisation>
  <role id="sal" short="SAL">Sales</role>
  <level ordinal="1" id="l1" name="First" skills="Skills" number="101" fill="#f5c211" chevron="#3d2b00">
    <validates>has skills</validates>
  </level>
  <moment id="honest-no" name="The honest no">When it is no.</moment>
  <competency id="prospecting" name="Prospecting">Finding.</competency>
</programme>
'''

MARKDOWN = '''# A

See [B](b.xhtml#end) and [out](https://example.org/), *this* and **that** and `code`.

![A picture](../media/p.png)

> [!TIP] Good to know
> A call-out.

1. one
2. two

| a | b |
|---|---|
| 1 | 2 |

```
code
```
'''

XHTML = '''<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><title>B</title></head>
<body>
<h1>B</h1>
<p>Words and <em>more</em> <a href="a.md">words</a>.</p>
<table><tr><th>a</th><td colspan="1">b</td></tr></table>
<ul><li>one</li><li>two</li></ul>
<p><img src="../media/p.png" alt="A picture" width="16" height="16"/></p>
<p id="end">End</p>
</body>
</html>
'''

CHOICE = '''<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="k" title="K"
    adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response><qti-value>yes</qti-value></qti-correct-response>
    <qti-mapping lower-bound="0" upper-bound="1" default-value="0"><qti-map-entry map-key="yes" mapped-value="1"/></qti-mapping>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
    <qti-default-value><qti-value>0</qti-value></qti-default-value>
  </qti-outcome-declaration>
  <qti-item-body>
    <p><img src="../media/p.png" alt="A picture"/></p>
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1" min-choices="0">
      <qti-prompt>Yes?</qti-prompt>
      <qti-simple-choice identifier="yes" fixed="true">Yes</qti-simple-choice>
      <qti-simple-choice identifier="no">No</qti-simple-choice>
    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing
    template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response.xml"/>
</qti-assessment-item>
'''

WRITTEN = '''<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="e" title="E"
    adaptive="false" time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string">
    <qti-correct-response><qti-value>four</qti-value></qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-template-declaration identifier="N" cardinality="single" base-type="integer"/>
  <qti-template-processing>
    <qti-set-template-value identifier="N"><qti-random-integer min="1" max="9" step="2"/></qti-set-template-value>
  </qti-template-processing>
  <qti-item-body><p>Two and two (<qti-printed-variable identifier="N"/>)?
    <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="10" pattern-mask="[a-z]*"/></p>
  </qti-item-body>
  <qti-response-processing>
    <qti-response-condition>
      <qti-response-if>
        <qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">1</qti-base-value></qti-set-outcome-value>
      </qti-response-if>
      <qti-response-else>
        <qti-set-outcome-value identifier="SCORE"><qti-base-value base-type="float">0</qti-base-value></qti-set-outcome-value>
      </qti-response-else>
    </qti-response-condition>
  </qti-response-processing>
</qti-assessment-item>
'''

TEST = '''<qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="w" title="W">
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
  <qti-time-limits max-time="600"/>
  <qti-test-part identifier="p" navigation-mode="nonlinear" submission-mode="simultaneous">
    <qti-assessment-section identifier="s" title="S" visible="true">
      <qti-selection select="2"/>
      <qti-ordering shuffle="true"/>
      <qti-assessment-item-ref identifier="e" href="items/e.xml" category="prospecting"/>
      <qti-assessment-item-ref identifier="f" href="items/f.xml"/>
    </qti-assessment-section>
  </qti-test-part>
  <qti-outcome-processing>
    <qti-set-outcome-value identifier="SCORE"><qti-sum><qti-test-variables variable-identifier="SCORE"/></qti-sum></qti-set-outcome-value>
  </qti-outcome-processing>
</qti-assessment-test>
'''

RECORD = '''title=One of everything
language=en
org=hostile
exam=c-101-written practice local exams/w
'''

VTT = 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(width=16, height=16, pixels=None):
    if pixels is None:
        pixels = zlib.compress(b''.join(b'\0' + b'\x33\x66\x99' * min(width, 16) for _ in range(min(height, 16))))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', pixels) + chunk(b'IEND', b''))


WEBM = b'\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm'


def files():
    texts = {'course.xml': COURSE, 'pages/a.md': MARKDOWN, 'pages/b.xhtml': XHTML,
             'items/k.xml': CHOICE, 'exams/w/test.xml': TEST, 'exams/w/items/e.xml': WRITTEN,
             'exams/w/items/f.xml': CHOICE.replace('"k"', '"f"').replace('../media', '../../../media'),
             'bundle.rec': RECORD, 'media/v.vtt': VTT, 'programme.xml': PROGRAMME}
    return {**{name: text.encode() for name, text in texts.items()}, 'media/p.png': png(), 'media/v.webm': WEBM}
