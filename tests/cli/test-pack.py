# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""Packing: what a good folder becomes, and where a bad one is said to be bad."""

import os
import subprocess
import zipfile

import tap

PACK = ['pack', 'course', '--key', 'publisher.key', '--enrolment', 'acme.layover', '-o', 'b.layover']


def prepare(place):
    place.organisation()
    place.course()


def problems(place, code):
    """Refused with this code and nothing written; the list of (entry, line) where."""
    told = place.refused(code, *PACK)
    assert not os.path.exists(place.path('b.layover')), 'a bundle was written'
    return [(one['entry'], one['line']) for one in told['errors'] if one['code'] == code]


def line_of(place, name, text):
    for number, line in enumerate(place.read('course', name).decode().split('\n'), 1):
        if text in line:
            return number
    raise AssertionError(f'{text} is not in {name}')


def test_the_sample_becomes_a_bundle(place):
    prepare(place)
    told = place.done(*PACK, '--json').json
    assert told['id'] == 'sal-101' and told['file'] == 'b.layover'
    names = zipfile.ZipFile(place.path('b.layover')).namelist()
    assert names[:2] == ['META-INF/SHA256SUMS', 'META-INF/SHA256SUMS.minisig']
    assert {'bundle.rec', 'imsmanifest.xml', 'course.xml', 'programme.xml', 'enrolment.layover'} <= set(names)
    record = zipfile.ZipFile(place.path('b.layover')).read('bundle.rec').decode().split('\n')
    assert 'org=acme' in record and 'language=en' in record
    assert 'exam=sal-101-written practice local exams/sal-101-written' in record, record


def test_stock_programs_accept_the_bundle(place):
    prepare(place)
    place.done(*PACK)
    key = place.read('publisher.pub').decode().split('\n')[1]
    place.stock('unzip', '-tq', 'b.layover')
    place.stock('unzip', '-q', 'b.layover', '-d', 'out')
    place.stock('sha256sum', '--strict', '-c', 'META-INF/SHA256SUMS', folder=place.path('out'))
    place.stock('minisign', '-VHm', 'META-INF/SHA256SUMS', '-P', key, folder=place.path('out'))
    for folder, _, files in os.walk(place.path('course')):
        for name in files:
            entry = os.path.relpath(os.path.join(folder, name), place.path('course'))
            assert place.read('out', entry) == place.read('course', entry)


def test_the_same_folder_gives_the_same_bytes(place):
    prepare(place)
    place.done(*PACK)
    first = place.read('b.layover')
    for folder, _, files in os.walk(place.path('course')):
        for name in files:
            os.utime(os.path.join(folder, name), (0, 0))
            os.chmod(os.path.join(folder, name), 0o600)
    place.done(*PACK, '--force')
    assert place.read('b.layover') == first
    place.done(*PACK, '--force', env={'SOURCE_DATE_EPOCH': '1790000000', 'TZ': 'Asia/Tokyo'})
    second = place.read('b.layover')
    assert second != first
    place.done(*PACK, '--force', '--created', '2026-09-21T14:13:20Z')
    assert place.read('b.layover') == second


def test_time_and_expiry_are_in_the_statement(place):
    prepare(place)
    place.done(*PACK, '--created', '2026-11-20', '--expires', '2027-11-20T12:00:00Z')
    told = place.done('inspect', 'b.layover', '--json').json
    assert told['created'] == '2026-11-20T00:00:00Z' and told['expires'] == '2027-11-20T12:00:00Z'
    assert told['type'] == 'bundle' and told['id'] == 'sal-101'


def test_the_manifest_is_a_content_package(place):
    prepare(place)
    place.done(*PACK)
    manifest = zipfile.ZipFile(place.path('b.layover')).read('imsmanifest.xml')
    names = zipfile.ZipFile(place.path('b.layover')).namelist()
    for name in names:
        if not name.startswith('META-INF/') and name not in ('bundle.rec', 'imsmanifest.xml', 'enrolment.layover'):
            assert f'href="{name}"'.encode() in manifest, name
    schema = os.path.join(os.environ['LAYOVER_CORPUS'], 'qti', 'schemas', 'qti-sdk', 'imscp_v1p1.xsd')
    if not os.path.exists(schema):
        raise tap.Skip('the schema of content packages is not here')
    place.write('m.xml', manifest)
    if subprocess.run(['xmllint', '--version'], check=False, stderr=subprocess.DEVNULL).returncode != 0:
        raise tap.Skip('xmllint is not installed')
    place.stock('xmllint', '--nonet', '--noout', '--schema', schema, 'm.xml')


def test_a_depfile_names_every_source(place):
    prepare(place)
    place.done(*PACK, '--depfile=b.d')
    target, sources = place.read('b.d').decode().strip().split(':')
    assert target == 'b.layover'
    found = {os.path.join(folder, name) for folder, _, files in os.walk(place.path('course')) for name in files}
    assert {place.path(source) for source in sources.split()} == found


def test_an_output_is_not_replaced_unless_asked(place):
    prepare(place)
    place.write('b.layover', 'mine')
    place.refused('LV1009', *PACK, status=3)
    assert place.read('b.layover') == b'mine'
    place.done(*PACK, '--force')


def test_a_key_that_is_no_publisher_is_refused(place):
    prepare(place)
    place.done('key', 'new', '-W', '--role=publisher', 'stranger')
    place.refused('LV1668', 'pack', 'course', '-k', 'stranger.key', '-e', 'acme.layover', '-o', 'b.layover')
    place.refused('LV1667', 'pack', 'course', '-k', 'publisher.key', '-e', 'acme.layover', '--org=other', '-o', 'b.layover')
    place.refused('LV1667', 'pack', 'course', '-k', 'publisher.key', '--org=Not an id', '-o', 'b.layover')
    assert not os.path.exists(place.path('b.layover'))


def test_a_programme_may_travel_alone(place):
    place.organisation()
    place.write('course/programme.xml', place.read(place.sample, 'sal-101', 'programme.xml'))
    told = place.done(*PACK, '--json').json
    assert told['id'] == 'field-certification'


def test_hidden_files_and_backups_are_passed_over(place):
    prepare(place)
    place.write('course/.git/config', 'x')
    place.write('course/pages/arithmetic.md~', 'x')
    place.done(*PACK)
    assert not [name for name in zipfile.ZipFile(place.path('b.layover')).namelist() if 'git' in name or '~' in name]


def test_an_empty_folder_is_nothing(place):
    place.organisation()
    os.mkdir(place.path('course'))
    place.refused('LV1650', *PACK)


def test_broken_xml_is_shown_with_its_line(place):
    prepare(place)
    line = line_of(place, 'course.xml', '<module ')
    place.replace('course/course.xml', '<module ', '<modul ')
    answer = place.run(*PACK, '--json')
    assert answer.status == 1 and answer.json['error']['entry'] == 'course.xml', answer.out
    assert answer.json['error']['code'].startswith('LV15'), answer.out
    assert answer.json['error']['line'] >= line


def test_the_schema_is_shown_with_its_line(place):
    prepare(place)
    line = line_of(place, 'course.xml', '<page ')
    place.replace('course/course.xml', '<page ', '<page colour="red" ')
    answer = place.run(*PACK, '--json')
    assert answer.status == 1 and answer.json['error']['entry'] == 'course.xml', answer.out
    assert answer.json['error']['line'] == line, answer.out


def test_a_missing_page_is_named_where_it_is_used(place):
    prepare(place)
    os.remove(place.path('course', 'pages', 'arithmetic.md'))
    assert problems(place, 'LV1651') == [('course.xml', line_of(place, 'course.xml', 'pages/arithmetic.md'))]


def test_a_missing_picture_is_named_where_it_is_used(place):
    prepare(place)
    page = place.read('course', 'pages', 'arithmetic.md').decode()
    place.write('course/pages/arithmetic.md', page + '\n![A picture](../media/none.png)\n')
    line = line_of(place, 'pages/arithmetic.md', 'none.png')
    assert problems(place, 'LV1651') == [('pages/arithmetic.md', line)]


def test_a_link_leads_to_a_page_and_to_a_place_that_exists(place):
    prepare(place)
    page = place.read('course', 'pages', 'arithmetic.md').decode()
    place.write('course/pages/arithmetic.md', page + '\n[a](research.md)\n\n[b](../media/leak.png)\n\n[c](research.md#nowhere)\n')
    assert problems(place, 'LV1653') == [('pages/arithmetic.md', line_of(place, 'pages/arithmetic.md', '[b]'))]
    assert problems(place, 'LV1652') == [('pages/arithmetic.md', line_of(place, 'pages/arithmetic.md', '[c]'))]


def test_a_page_cannot_reach_out(place):
    for reference in ('http://example.org/a.png', '//example.org/a.png', 'file:///etc/passwd', '/etc/passwd',
                      '../../secret.png', '..%2f..%2fsecret.png', 'data:image/svg+xml;base64,AAAA'):
        prepare(place)
        page = place.read('course', 'pages', 'arithmetic.md').decode()
        place.write('course/pages/arithmetic.md', page + f'\n![x]({reference})\n')
        answer = place.run(*PACK, '--json')
        assert answer.status == 1, f'{reference}: {answer.status}'
        assert answer.json['error']['entry'] == 'pages/arithmetic.md', answer.out
        assert answer.json['error']['line'] == line_of(place, 'pages/arithmetic.md', '![x]'), answer.out
        for name in os.listdir(place.folder):
            place.stock('rm', '-r', '--', name)


def test_raw_html_in_markdown_is_refused_with_its_line(place):
    prepare(place)
    page = place.read('course', 'pages', 'arithmetic.md').decode()
    place.write('course/pages/arithmetic.md', page + '\n<script>alert(1)</script>\n')
    answer = place.run(*PACK, '--json')
    assert answer.status == 1 and answer.json['error']['entry'] == 'pages/arithmetic.md', answer.out
    assert answer.json['error']['line'] == line_of(place, 'pages/arithmetic.md', '<script>'), answer.out


def test_an_unused_file_is_named(place):
    prepare(place)
    place.write('course/media/forgotten.png', place.read(place.sample, 'sal-101', 'media', 'leak.png'))
    assert problems(place, 'LV1660') == [('media/forgotten.png', None)]


def test_media_are_judged_by_their_bytes(place):
    prepare(place)
    place.write('course/media/week.webm', '#EXTM3U\nhttp://example.org/week.ts\n')
    assert problems(place, 'LV1656') == [('media/week.webm', None)]
    place.stock('rm', '-r', 'course')
    place.course()
    os.rename(place.path('course', 'media', 'week.png'), place.path('course', 'media', 'week.jpg'))
    place.replace('course/course.xml', 'media/week.png', 'media/week.jpg')
    assert problems(place, 'LV1657') == [('media/week.jpg', None)]


def test_a_picture_with_too_many_pixels_is_refused(place):
    prepare(place)
    png = bytearray(place.read('course', 'media', 'week.png'))
    png[16:24] = (50000).to_bytes(4, 'big') * 2
    place.write('course/media/week.png', bytes(png))
    assert problems(place, 'LV1659') == [('media/week.png', None)]


def test_course_and_test_agree_about_the_time(place):
    prepare(place)
    place.replace('course/course.xml', 'minutes="20" pass', 'minutes="25" pass')
    assert problems(place, 'LV1661') == [('exams/sal-101-written/test.xml', None)]


def test_course_and_programme_agree(place):
    prepare(place)
    place.replace('course/programme.xml', 'competency id="prospecting"', 'competency id="something-else"')
    answer = place.refused('LV1663', *PACK)
    assert 'prospecting' in answer['error']['message']


def test_a_broken_item_is_named(place):
    prepare(place)
    place.replace('course/items/check-coverage.xml', 'max-choices="1"', 'max-choices="99999999999"')
    answer = place.run(*PACK, '--json')
    assert answer.status == 1 and answer.json['error']['entry'] == 'items/check-coverage.xml', answer.out
    assert answer.json['error']['line'] == line_of(place, 'items/check-coverage.xml', '99999999999'), answer.out


def test_a_missing_exam_item_is_named(place):
    prepare(place)
    folder = place.path('course', 'exams', 'sal-101-written', 'items')
    name = sorted(os.listdir(folder))[0]
    os.remove(os.path.join(folder, name))
    answer = place.run(*PACK, '--json')
    assert answer.status == 1, answer.out
    assert name in answer.out and 'exams/sal-101-written' in answer.json['error']['entry'], answer.out


def test_everything_is_said_at_once(place):
    prepare(place)
    os.remove(place.path('course', 'media', 'leak.png'))
    place.replace('course/course.xml', 'minutes="20" pass', 'minutes="25" pass')
    place.write('course/forgotten.txt', 'x')
    answer = place.run(*PACK, '--json')
    codes = {one['code'] for one in answer.json['errors']}
    assert answer.status == 1 and {'LV1651', 'LV1660', 'LV1661'} <= codes, answer.out
    assert len(place.run(*PACK).err.strip().split('\n')) == len(answer.json['errors'])


def test_links_special_files_and_bad_names_are_refused(place):
    prepare(place)
    os.symlink('/etc/passwd', place.path('course', 'media', 'passwd.png'))
    os.mkfifo(place.path('course', 'media', 'pipe.png'))
    assert sorted(problems(place, 'LV1664')) == [('media/passwd.png', None), ('media/pipe.png', None)]
    place.stock('rm', '-r', 'course')
    place.course()
    place.write('course/media/a picture.png', place.read('course', 'media', 'leak.png'))
    answer = place.run(*PACK, '--json')
    assert answer.status == 1 and 'a picture.png' in answer.json['error']['entry'], answer.out
    place.stock('rm', '-r', 'course')
    place.course()
    place.write('course/bundle.rec', 'x')
    assert problems(place, 'LV1666') == [('bundle.rec', None)]


if __name__ == '__main__':
    tap.main('__main__')
