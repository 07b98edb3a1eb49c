"""Chinese sentences cut into the units that are aligned."""

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

from glossary import segment
from glossary.segment import HAN, Tokenizer

_UNIT = re.compile(rf"[A-Za-z\u00c0-\u024f]+|\d+(?:[.,]\d+)*|[{HAN}]+")

PARTICLES = frozenset(
    "的了着过地得之和与及或并而且但也都就还把被将在于从对向为以所其这那该各每是有个等中上下内外里前后"
)
"""Single characters that seldom have an English word of their own; chosen."""


class Unit(NamedTuple):
    """A word, part of a word or number of a Chinese text."""

    start: int
    """Offset in the text, in code points."""
    end: int
    text: str


@cache
def _tokenizer() -> Tokenizer:
    return Tokenizer()


def find_units(text: str, cuts: Collection[int] = ()) -> list[Unit]:
    """Return the units of Simplified *text* in order: words of the segmenter, cut once more at the offsets *cuts*.

    Marks and blanks are left out. Where terms begin and end at *cuts*, every term is made of whole units.
    """
    inner = set(cuts)
    units: list[Unit] = []
    for run in _UNIT.finditer(text):
        place = run.start()
        words: Sequence[str] = _tokenizer().cut(run.group()) if re.match(f"[{HAN}]", run.group()) else [run.group()]
        for word in words:
            start = place
            for offset in range(place + 1, place + len(word)):
                if offset in inner:
                    units.append(Unit(start, offset, text[start:offset]))
                    start = offset
            place += len(word)
            units.append(Unit(start, place, text[start:place]))
    return _join_months(units)


def _join_months(units: list[Unit]) -> list[Unit]:
    """Return *units* with a number and 月 (month) made one unit."""
    joined: list[Unit] = []
    for unit in units:
        last = joined[-1] if joined else None
        if unit.text == "月" and last and last.end == unit.start and last.text.isdigit():
            joined[-1] = Unit(last.start, unit.end, last.text + unit.text)
        else:
            joined.append(unit)
    return joined


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of *text* as offsets without the blanks around them, in order."""
    spans = []
    for start, end in segment.split_sentences(text):
        piece = text[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = end - (len(piece) - len(piece.rstrip()))
        if first < last:
            spans.append((first, last))
    return spans
