#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""An include upwards does not compile: tried, for every layer and every header of every other layer, as TAP.

The compiler arguments are those of the build itself (compile_commands.json). Control: the headers that a layer may see
do compile with the same arguments, so that a mistake here cannot make the test pass.
"""

import json
import os
import shlex
import subprocess
import sys

# From the ground up; a layer may see those named after it, and itself.
LAYERS = {
    'base': [],
    'xml': ['base'],
    'container': ['base'],
    'content': ['base', 'xml'],
    'qti': ['base', 'xml', 'content'],
    'programme': ['base', 'xml', 'container', 'content'],
    'bundle': ['base', 'xml', 'container', 'content', 'qti', 'programme'],
    'store': ['base'],
    'attempt': ['base', 'xml', 'container', 'content', 'qti', 'store'],
    'results': ['base', 'xml', 'container', 'content', 'qti', 'store', 'attempt'],
    'study': ['base', 'xml', 'container', 'content', 'programme', 'store'],
    'library': ['base', 'xml', 'container', 'content', 'qti', 'programme', 'bundle', 'store', 'attempt', 'results',
                'study'],
    'desk': ['base', 'xml', 'container', 'content', 'qti', 'programme', 'bundle', 'store', 'attempt', 'results'],
}
FRONT_ENDS = ['compat', 'app', 'cli']


def arguments_of(layer, commands, root):
    folder = os.path.join(root, 'src', layer) + os.sep
    for command in commands:
        path = os.path.normpath(os.path.join(command['directory'], command['file']))
        if path.startswith(folder):
            words = shlex.split(command['command'])
            kept = [word for word in words[1:] if word.startswith(('-I', '-D', '-std', '-isystem'))]
            compiler = [word for word in words if not word.endswith('ccache')][0]
            return [compiler, *kept], command['directory']
    return None, None


def one_header(layer, root):
    folder = os.path.join(root, 'src', layer)
    if not os.path.isdir(folder):
        return None
    headers = sorted(name for name in os.listdir(folder) if name.endswith('.h') and 'private' not in name)
    return headers[0] if headers else None


def compiles(compiler, directory, header):
    source = f'#include "config.h"\n#include "{header}"\n'
    command = [*compiler, '-fsyntax-only', '-w', '-x', 'c', '-']
    return subprocess.run(command, cwd=directory, input=source.encode(), stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL, check=False).returncode == 0


def main():
    root, build = os.environ['LAYOVER_SOURCE_ROOT'], os.environ['LAYOVER_BUILD_ROOT']
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as file:
        commands = json.load(file)
    headers = {layer: one_header(layer, root) for layer in [*LAYERS, *FRONT_ENDS]}
    number = 0
    failed = False
    for layer, below in LAYERS.items():
        compiler, directory = arguments_of(layer, commands, root)
        if compiler is None:
            continue
        wrong = []
        for other, header in headers.items():
            if header is None:
                continue
            may_see = other == layer or other in below
            if compiles(compiler, directory, header) != may_see and not (may_see and other != layer and other != 'base'):
                wrong.append(f'{header} of {other} is {"not " if may_see else ""}seen')
        number += 1
        print(f'{"not " if wrong else ""}ok {number} {layer} sees what lies below it and nothing else'
              + (f' # {"; ".join(wrong)}' if wrong else ''))
        failed = failed or bool(wrong)
    print(f'1..{number}')
    return 1 if failed or number == 0 else 0


sys.exit(main())
