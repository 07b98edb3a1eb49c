"""Checks of what the terms are written with: characters, script, blanks and punctuation."""

import re
from collections.abc import Iterator

from glossary.script import looks_traditional, to_simplified
from glossary.termbase.lists import Fault, Lists

_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
"""CJK punctuation, ideographs and full-width forms."""
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufff9-\ufffd\U000e0000-\U0010ffff]"
)
"""Soft hyphen, zero-width and direction marks, private use, what is left of a failed conversion."""

_ASCII_MARK = re.compile(r"(?<=[\u3400-\u9fff])[,;:!?()]|[,;:!?()](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\.$")
_WIDE_MARKS = str.maketrans(",;:!?().", "，；：！？（）。")
_WIDE_LETTER = re.compile(r"[Ａ-Ｚａ-ｚ０-９]")
_STRAIGHT_QUOTE = re.compile(r'"([^"]*)"')
_LAST_MARK = re.compile(r"[,;:，。、；：]+$")
_PAIRS = {"（": "）", "《": "》", "〈": "〉", "「": "」", "『": "』", "“": "”", "(": ")", "[": "]"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}


def stray_blanks(lists: Lists) -> Iterator[Fault]:
    """Yield terms with blanks at their ends, two blanks in a row, a tab or a line break."""
    for file, _, _, text, place in lists.terms:
        if text.strip() and text != " ".join(text.split()):
            yield file, place, {"value": text, "expected": " ".join(text.split())}


def chinese_in_english(lists: Lists) -> Iterator[Fault]:
    """Yield English terms with Chinese characters or full-width punctuation."""
    for file, _, key, text, place in lists.terms:
        if key != "zh" and _CHINESE.search(text):
            yield file, place, {"value": text}


def traditional(lists: Lists) -> Iterator[Fault]:
    """Yield Chinese terms in Traditional characters; those belong under `hant`."""
    for file, _, key, text, place in lists.terms:
        if key == "zh" and looks_traditional(text) and (simplified := to_simplified(text)) != text:
            yield file, place, {"value": text, "expected": simplified}


def invisible_character(lists: Lists) -> Iterator[Fault]:
    """Yield terms with characters that nobody sees, or that mean nothing outside one font."""
    for file, _, _, text, place in lists.terms:
        if found := _INVISIBLE.search(text):
            yield file, place, {"value": text, "character": f"U+{ord(found[0]):04X}"}


def odd_punctuation(lists: Lists) -> Iterator[Fault]:
    """Yield terms that end in a comma or colon, and Chinese ones with ASCII marks or full-width letters."""
    for file, _, key, text, place in lists.terms:
        expected = _LAST_MARK.sub("", text)
        if key == "zh":
            expected = _ASCII_MARK.sub(lambda mark: mark[0].translate(_WIDE_MARKS), expected)
            expected = _WIDE_LETTER.sub(lambda letter: chr(ord(letter[0]) - 0xFEE0), expected)
            expected = _STRAIGHT_QUOTE.sub(r"“\1”", expected)
        if expected != text:
            yield file, place, {"value": text, "expected": expected}


def unpaired_mark(lists: Lists) -> Iterator[Fault]:
    """Yield terms with an opening bracket or quotation mark that is not closed, or the other way round."""
    for file, _, _, text, place in lists.terms:
        if mark := find_unpaired(text):
            yield file, place, {"value": text, "mark": mark}


def find_unpaired(text: str) -> str:
    """Return the first bracket or quotation mark without its partner; empty where all are paired."""
    if text.isalnum():
        return ""
    open_marks: list[str] = []
    for character in text:
        if character in _PAIRS:
            open_marks.append(character)
        elif character in _OPENING and (not open_marks or open_marks.pop() != _OPENING[character]):
            return character
    return open_marks[0] if open_marks else '"' if text.count('"') % 2 else ""
