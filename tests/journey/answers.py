# SPDX-License-Identifier: GPL-3.0-or-later
# Copyright 2026 The Layover authors
"""The right answers of the sample exam, read from its sources, so that the journey can sit it as a good candidate would."""

import pathlib
import re
import xml.etree.ElementTree as ElementTree

QTI = '{http://www.imsglobal.org/xsd/imsqtiasi_v3p0}'
INTERACTIONS = {f'{QTI}qti-choice-interaction', f'{QTI}qti-text-entry-interaction', f'{QTI}qti-inline-choice-interaction'}


def words(element):
    return re.sub(r'\s+', ' ', ''.join(element.itertext())).strip()


class Item:
    """What a candidate sees of an item, and what they should answer."""

    def __init__(self, path):
        root = ElementTree.parse(path).getroot()
        self.identifier = root.get('identifier')
        self.correct = {}
        for declaration in root.iter(f'{QTI}qti-response-declaration'):
            values = declaration.find(f'{QTI}qti-correct-response')
            self.correct[declaration.get('identifier')] = [value.text for value in values]
        body = root.find(f'{QTI}qti-item-body')
        prompt = body.find(f'.//{QTI}qti-prompt')
        # The text by which a question is known on screen: its prompt, or the paragraph around its gaps.
        self.prompt = words(prompt) if prompt is not None else self._first_words(body)
        self.choices = {}
        self.inline = []
        self.entries = []
        for interaction in body.iter():
            if interaction.tag not in INTERACTIONS:
                continue
            name = interaction.get('response-identifier')
            if interaction.tag.endswith('text-entry-interaction'):
                self.entries.append(self.correct[name][0])
                continue
            choices = {choice.get('identifier'): words(choice) for choice in interaction
                       if choice.tag in (f'{QTI}qti-simple-choice', f'{QTI}qti-inline-choice')}
            right = [choices[value] for value in self.correct[name]]
            if interaction.tag.endswith('inline-choice-interaction'):
                self.inline.append(right[0])
            else:
                self.choices = {text: text in right for text in choices.values()}

    def wanted(self, right):
        """The choices to make: all that are right, or one that is not."""
        wanted = [text for text, is_right in self.choices.items() if is_right == right]
        return wanted if right else wanted[:1]

    @staticmethod
    def _first_words(body):
        for paragraph in body.iter(f'{QTI}p'):
            for child in paragraph.iter():
                if child.tag in INTERACTIONS:
                    return re.sub(r'\s+', ' ', paragraph.text or '').strip()
        raise ValueError('an item without an interaction')


def load(folder):
    return [Item(path) for path in sorted(pathlib.Path(folder).glob('items/*.xml'))]
