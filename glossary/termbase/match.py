"""Curated terms in texts: every place of every Chinese form, whatever the script, the marks and the width."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.model import ConceptEntry, Document, Match, Occurrence
from glossary.termbase.words import Words

_IGNORED = frozenset('“”‘’「」『』《》〈〉"＂')
"""Marks that do not tell forms apart: 共建“一带一路” is 共建一带一路 (jointly build the Belt and Road)."""

_DASHES = str.maketrans(dict.fromkeys("—–―－-‐‑·・•", "-"))
_WIDE = str.maketrans({code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20})

_PLAIN = re.compile("[\u4e00-\u9fff]*")
"""Forms that folding leaves as they are: nine of ten."""

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两0123456789")
"""A form that begins with one of these may not follow another: 十国集团 (Group of Ten) is not in 二十国集团 (G20)."""


class _Folded(NamedTuple):
    """A text in which all that matching ignores is gone, and where each character came from."""

    text: str
    offsets: Sequence[int]


class _Found(NamedTuple):
    """A form found in one document."""

    start: int
    end: int
    entry: int


def find_matches(entries: Sequence[ConceptEntry], documents: Sequence[Document]) -> tuple[Match, ...]:
    """Return the entries found in *documents*, in entry order, each with its occurrences in text order.

    Looks for every Chinese term of every entry. Quotation and title marks, width, letter case and kind of dash do
    not count; Latin letters and digits at the ends of a form must stand at the ends of a word (G20 is not in G200).
    A short form must not be pieced together from two words (海地, Haiti, in 沿海地区). Overlapping forms of one entry
    count once, the longest. A place inside a longer curated term counts as an
    occurrence too (全球治理 inside 全球治理体系, global governance system); `Match.free` tells how many are not, or are
    the end of it. Offsets are those of `Document.text`.
    """
    forms = _collect_forms(entries)
    if not forms:
        return ()
    from ahocorasick_rs import AhoCorasick, MatchKind

    patterns = list(forms)
    finder = AhoCorasick(patterns, matchkind=MatchKind.Standard)
    places: dict[int, list[Occurrence]] = {}
    free: dict[int, int] = {}
    for number, document in enumerate(documents):
        folded = _fold_text(document.hans)
        words = Words(folded.text)
        found = [
            _Found(start, end, entry)
            for index, start, end in finder.find_matches_as_indexes(folded.text, overlapping=True)
            if _stands_alone(folded.text, start, end) and words.hold(start, end)
            for entry in forms[patterns[index]]
        ]
        for place, outside in _choose(found):
            start, end = folded.offsets[place.start], folded.offsets[place.end - 1] + 1
            places.setdefault(place.entry, []).append(Occurrence(number, start, end))
            free[place.entry] = free.get(place.entry, 0) + outside
    return tuple(Match(entries[entry], tuple(places[entry]), free[entry]) for entry in sorted(places))


def fold_form(text: str) -> str:
    """Return *text* as matching sees it: half-width, lower case, one kind of dash, no marks."""
    return text if _PLAIN.fullmatch(text) else _fold_text(text).text


def _collect_forms(entries: Sequence[ConceptEntry]) -> dict[str, list[int]]:
    """Return the folded forms of all entries, each with the indexes of the entries it belongs to."""
    forms: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        for term in entry.zh:
            owners = forms.setdefault(fold_form(term.text), [])
            if index not in owners:
                owners.append(index)
    forms.pop("", None)
    return forms


def _fold_text(text: str) -> _Folded:
    """Return *text* folded for matching; the foldings keep the length but for the marks left out."""
    folded = text.translate(_WIDE).translate(_DASHES)
    lowered = folded.lower()
    if len(lowered) == len(folded):  # a few letters (İ) grow when lowered: leave such a text in its case
        folded = lowered
    if not _IGNORED.intersection(folded):
        return _Folded(folded, range(len(folded)))
    offsets = [offset for offset, character in enumerate(folded) if character not in _IGNORED]
    return _Folded("".join([folded[offset] for offset in offsets]), offsets)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether the form at *start* to *end* is not cut out of a longer word of letters or digits, or a number."""
    first, before = text[start], text[start - 1 : start]
    last, after = text[end - 1], text[end : end + 1]
    if _is_latin(first) and _is_latin(before):
        return False
    if _is_latin(last) and _is_latin(after):
        return False
    return not (first in _NUMERALS and before in _NUMERALS and before)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _choose(found: list[_Found]) -> list[tuple[_Found, bool]]:
    """Return the places to count, in text order, and for each whether it is free: outside every longer one, or its end.

    Of the overlapping places of one entry the longest is taken, of two equally long ones the first.
    """
    found.sort(key=lambda place: (place.start, -place.end, place.entry))
    last_end: dict[int, int] = {}
    by_entry: dict[int, list[_Found]] = {}
    for place in found:
        kept = by_entry.setdefault(place.entry, [])
        if place.start >= last_end.get(place.entry, 0):
            kept.append(place)
        elif place.end - place.start > kept[-1].end - kept[-1].start:
            kept[-1] = place
        else:
            continue
        last_end[place.entry] = place.end
    chosen = sorted((place for kept in by_entry.values() for place in kept), key=lambda p: (p.start, -p.end, p.entry))
    result = []
    reach = (-1, -1)  # the longest stretch that begins before or at the place
    for place in chosen:
        # The head of a longer term stands at its end (构建|人类命运共同体, build | a community …): it is in use there.
        inside = place.end < reach[1]
        result.append((place, not inside))
        if place.end > reach[1]:
            reach = (place.start, place.end)
    return result
