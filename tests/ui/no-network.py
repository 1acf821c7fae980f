#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""T39: drawing every question of the corpus opens no network socket.

no-network.py PROGRAM: runs it under a system call tracer and looks at every socket of every thread. A display and a bus
are local (AF_UNIX), and the kernel's news of devices come over one of its own (NETLINK_KOBJECT_UEVENT); anything else is
a failure, and so is asking for an address by its name, which opens such a socket.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

SOCKET = re.compile(r"\b(?:socket|connect|sendto|sendmsg)\(.*?\bAF_([A-Z0-9_]+)")


def skip(why):
    print(f"1..1\nok 1 /corpus/no-network # SKIP {why}")
    sys.exit(0)


def trace(strace, program, log):
    command = [strace, "-f", "-qq", "-e", "trace=socket,connect,sendto,sendmsg", "-o", log, program, "-p", "/corpus/draw"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def main():
    if "LAYOVER_SANITIZED" in os.environ:
        skip("Leaks cannot be looked for under a tracer; the calls are those of the other build")
    strace = shutil.which("strace")
    corpus = os.path.join(os.environ.get("LAYOVER_CORPUS", ""), "qti")
    if strace is None:
        skip("strace is not installed")
    if not os.path.isdir(corpus):
        skip("The QTI corpus is not here: LAYOVER_CORPUS does not name it")
    if subprocess.run([strace, "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode != 0:
        skip("strace may not trace here")

    with tempfile.TemporaryDirectory() as folder:
        log = os.path.join(folder, "calls")
        result = trace(strace, sys.argv[1], log)
        with open(log, encoding="utf-8", errors="replace") as lines:
            families = [(found.group(1), line) for line in lines for found in [SOCKET.search(line)] if found]

    drawn = re.search(r"(\d+) questions drawn", result.stdout)
    wrong = [line for family, line in families if family != "UNIX" and "NETLINK_KOBJECT_UEVENT" not in line]
    print("1..1")
    print(f"# {drawn.group(0) if drawn else 'nothing drawn'}, {len(families)} calls for local sockets, {len(wrong)} for others")
    for line in wrong[:10]:
        print("#", line.strip())
    # a run that opened no display saw nothing
    is_good = result.returncode == 0 and drawn is not None and len(families) > 0 and not wrong
    print(("ok" if is_good else "not ok") + " 1 /corpus/no-network")
    if not is_good:
        sys.stderr.write(result.stderr[-2000:])
        sys.exit(1)


main()
