#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""A second reader of containers, written from docs/format.md alone, to be compared with the first.

Reads blobs from standard input, each behind its length in four bytes (little endian), and writes a line for each:
"1", or "0" and the reason. It checks sections 2, 2.1 and the form of 2.2 and 2.3; keys are none of its business.
"""

import base64
import binascii
import datetime
import hashlib
import re
import struct
import sys

LIST = "META-INF/SHA256SUMS"
SIGNATURE = LIST + ".minisig"
STATEMENT = re.compile(
    r"layover/1 type=(enrolment|bundle|session|result|countersign|receipt|credential)"
    r" id=[a-z0-9][a-z0-9.-]{0,99} version=([1-9][0-9]{0,9}) created=(\S+)(?: expires=(\S+))?"
)


class Refused(Exception):
    """The file breaks a MUST."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check_name(raw):
    need(1 <= len(raw) <= 200 and re.fullmatch(rb"[A-Za-z0-9._/-]+", raw), "name")
    segments = raw.decode().split("/")
    need(len(segments) <= 8, "segments")
    for segment in segments:
        need(1 <= len(segment) <= 100 and segment[0] not in ".-" and segment[-1] != ".", "segment")
    return raw.decode()


def read_entries(data):
    need(22 <= len(data) <= 4294967294, "size")
    mark, disk, start, here, count, size, offset, comment = struct.unpack("<IHHHHIIH", data[-22:])
    need(mark == 0x06054B50 and disk == 0 and start == 0 and comment == 0, "end record")
    need(here == count and 1 <= count <= 20000 and offset + size + 22 == len(data), "end record")
    directory = data[offset : offset + size]
    entries = []
    running = 0
    for _ in range(count):
        need(len(directory) >= 46, "directory")
        (mark, made, need_version, flags, method, time, date, crc, packed, plain, name_length, extra, note, disk,
         internal, external, place) = struct.unpack("<IHHHHHHIIIHHHHHII", directory[:46])
        need((mark, made, need_version, flags, method, time, date) == (0x02014B50, 0x0314, 20, 0, 0, 0, 0x21), "field")
        need((extra, note, disk, internal, external) == (0, 0, 0, 0, 0x81A40000), "field")
        need(packed == plain and place == running, "place")
        raw = directory[46 : 46 + name_length]
        need(len(raw) == name_length, "directory")
        name = check_name(raw)
        local = data[running : running + 30 + name_length]
        need(local == b"PK\3\4" + directory[6:32] + raw, "local header")
        begin = running + 30 + name_length
        running = begin + plain
        need(running <= offset, "data")
        content = data[begin:running]
        need(binascii.crc32(content) == crc, "crc")
        entries.append((name, content))
        directory = directory[46 + name_length :]
    need(not directory and running == offset, "directory")
    return entries


def check_names(names):
    need(names[:2] == [LIST, SIGNATURE], "not signed")
    rest = names[2:]
    need(all(a.encode() < b.encode() for a, b in zip(rest, rest[1:])), "order")
    lower = [name.lower() for name in names]
    need(len(set(lower)) == len(lower), "case")
    need(not any(re.match("meta-inf(/|$)", name) for name in lower[2:]), "meta-inf")
    folders = {name[:i] for name in lower for i, c in enumerate(name) if c == "/"}
    need(not folders & set(lower), "folder")


def check_list(text, entries):
    need(0 < len(text) <= 4 * 1024 * 1024, "list")
    right = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in entries)
    need(text == right.encode(), "list")


def decode(text, length):
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise Refused("base64") from error
    need(len(raw) == length and base64.b64encode(raw) == text, "base64")
    return raw


def check_time(text):
    need(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text), "time")
    try:
        datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
    except ValueError as error:
        raise Refused("time") from error


def check_signature(text):
    need(len(text) <= 2048 and text.count(b"\n") == 4 and text.endswith(b"\n"), "lines")
    first, second, third, fourth = text[:-1].split(b"\n")
    need(first == b"untrusted comment: layover signature", "comment")
    need(decode(second, 74)[:2] == b"ED", "algorithm")
    need(third.startswith(b"trusted comment: ") and all(0x20 <= c <= 0x7E for c in third), "statement")
    decode(fourth, 64)
    match = STATEMENT.fullmatch(third[17:].decode())
    need(match and int(match[2]) < 2**31, "statement")
    check_time(match[3])
    if match[4]:
        check_time(match[4])
        need(match[4] != "1970-01-01T00:00:00Z", "time")


def check(data):
    entries = read_entries(data)
    check_names([name for name, _ in entries])
    check_list(entries[0][1], entries[2:])
    check_signature(entries[1][1])


def main():
    while True:
        head = sys.stdin.buffer.read(4)
        if len(head) < 4:
            break
        blob = sys.stdin.buffer.read(struct.unpack("<I", head)[0])
        try:
            check(blob)
            print("1")
        except Refused as reason:
            print("0", reason)
        except Exception as fault:  # a fault of this script, to be told in the place of an answer
            print("?", repr(fault))


main()
