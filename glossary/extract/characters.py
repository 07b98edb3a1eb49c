"""Classes of characters, the pairs of marks, and one form for each sign."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from glossary.model import Document
from glossary.segment import HAN_LETTER

BREAK, HAN, LATIN, LINK, OPEN, CLOSE, SPACE = range(7)
"""Classes of characters: anything that ends a clause, Chinese, letters and digits, signs that may stand inside a name,
opening and closing marks that leave the stream of words, blanks."""

LINKS = "—–―‐‑-－·•・‧+＋/／（）()"
"""Signs that may stand inside a term, never at its edge; brackets only as a pair."""

MARKS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "＂": "＂", '"': '"'}
"""Opening and closing marks; the straight quotation mark opens and closes in turn."""

TITLE_MARKS = "《〈"
"""Marks that hold the title of a document or work (书名号)."""

JOINERS = ".．-－+＋/&’'"
"""Signs that join letters and digits to one token: 3.0, 10+3, COVID-19."""

_WIDE_LETTERS = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
FOLDED: dict[int, int | str] = {
    **{code: code - 0xFEE0 for first, last in _WIDE_LETTERS for code in range(first, last + 1)},
    **dict.fromkeys(map(ord, "―–‐‑－"), "—"),
    **dict(zip(map(ord, "()％＋／．•・‧"), "（）%+/.···", strict=True)),
}
"""Full-width letters and digits to half width, dashes, dots and brackets to one form; the length stays."""

_LETTERS = ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF))
_IDEOGRAPHS = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF))

_DIGIT = "[0-9０-９]"
_NUMERAL = "[〇零一二三四五六七八九十]"
_DATES = re.compile(
    f"(?:{_DIGIT}{{4}}年)?{_DIGIT}{{1,2}}月(?:{_DIGIT}{{1,2}}日)?|{_DIGIT}{{1,2}}日"
    f"|{_DIGIT}{{2,4}}年(?:初|底|末|前|后|来|代|以来|间|上半年|下半年)"
    f"|(?:{_NUMERAL}{{4}}年)?{_NUMERAL}{{1,2}}月{_NUMERAL}{{1,3}}日"
)


def find_dates(text: str, codes: Any) -> list[tuple[int, int]]:
    """Return where dates stand in *text*, of code points *codes*: what stands in them is no term, and they break a clause."""
    unit = np.flatnonzero((codes == ord("年")) | (codes == ord("月")) | (codes == ord("日")))
    start = unit.copy()
    for length in range(1, 5):  # a date begins with up to four numerals
        before = np.maximum(unit - length, 0)
        more = _signs().numerals.take(codes.take(before), mode="clip") & (start == unit - length + 1) & (unit >= length)
        start -= more
    starts = start[start < unit].tolist()  # many times faster than _DATES alone
    return [date.span() for start in starts if (date := _DATES.match(text, start))]


@cache
def _character_classes() -> Any:
    table = np.zeros(65537, np.uint8)
    table[65536] = HAN  # beyond the basic plane: rare characters
    for first, last in _IDEOGRAPHS:
        table[first : last + 1] = HAN
    for first, last in _LETTERS + _WIDE_LETTERS:
        table[first : last + 1] = LATIN
    for signs, kind in (("%％‰", LATIN), (LINKS, LINK), (" \u00a0\u2009\u200b\ufeff", SPACE)):
        for sign in signs:
            table[ord(sign)] = kind
    for opening, closing in MARKS.items():
        table[ord(closing)] = CLOSE
        table[ord(opening)] = OPEN
    return table


class Signs(NamedTuple):
    """What is asked of every character, one place a code point; the last stands for all beyond the basic plane."""

    joiners: Any
    brackets: Any
    numerals: Any
    """Digits and Chinese numerals, as in dates."""
    closers: Any
    """Of an opening mark the closing one, 0 for all others and for marks that open and close in turn."""
    folded: Any
    """See FOLDED."""


@cache
def _signs() -> Signs:
    joiners, brackets, numerals = (np.zeros(65537, bool) for _ in range(3))
    joiners[[ord(sign) for sign in JOINERS]] = True
    brackets[[ord(sign) for sign in "（）()"]] = True
    numerals[[ord(sign) for sign in "0123456789０１２３４５６７８９〇零一二三四五六七八九十"]] = True
    closers = np.zeros(65537, np.uint32)
    for opening, closing in MARKS.items():
        closers[ord(opening)] = ord(closing) if opening != closing else 0
    folded = np.arange(65537, dtype=np.uint32)
    for code, other in FOLDED.items():
        folded[code] = other if isinstance(other, int) else ord(other)
    return Signs(joiners, brackets, numerals, closers, folded)


def fold_codes(codes: Any) -> Any:
    """Return the code points with full-width letters, dashes, dots and brackets in one form, as FOLDED says."""
    folded = _signs().folded.take(codes, mode="clip")
    rare = codes > 65535
    if rare.any():
        folded[rare] = codes[rare]
    return folded


def find_bracket_signs(codes: Any) -> Any:
    """Return where a bracket stands."""
    return _signs().brackets.take(codes, mode="clip")


def character_codes(text: str) -> Any:
    """Return the code points of *text* as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def classify(codes: Any) -> Any:
    """Return the class of each character.

    A joiner between letters or digits counts as one of them; a blank between Chinese and Chinese is a break.
    """
    classes = _character_classes().take(codes, mode="clip")  # twice as fast as brackets, here and below
    if len(codes) > 2:
        latin = classes == LATIN
        inner = _signs().joiners.take(codes[1:-1], mode="clip") & latin[:-2] & latin[2:]
        classes[1:-1][inner] = LATIN
        blank = np.flatnonzero(classes[1:-1] == SPACE) + 1
        apart = (classes[blank - 1] != LATIN) & (classes[blank + 1] != LATIN)
        classes[blank[apart]] = BREAK
    return classes


CHUNK = 500_000
"""Characters that are worked on at once; chosen: enough to make the overhead of a call vanish, little beside the rest."""


def join_documents(documents: Sequence[Document]) -> Iterator[tuple[int, int, str, Any]]:
    """Yield the *documents* in joined pieces: first, last (excluded), text, and the offset of each document in it.

    Every document ends with a line break.
    """
    first = 0
    while first < len(documents):
        last, size, bases = first, 0, []
        while last < len(documents) and (size < CHUNK or last == first):
            bases.append(size)
            size += len(documents[last].hans) + 1
            last += 1
        text = "".join(document.hans + "\n" for document in documents[first:last])
        yield first, last, text, np.array(bases, np.int64)
        first = last


MOST_NESTED = 16
"""Open marks kept in mind; chosen: nobody quotes four deep, and a line of opening marks must not cost their square."""


def find_pairs(text: str, positions: Any) -> Any:
    """Return the matching marks, a row of the offsets of the opening and the closing one; *positions* are those of all marks.

    A pair stays within its line. A mark without a partner is passed over.
    """
    codes = character_codes(text)
    marks = codes.take(positions)
    lines = np.searchsorted(np.flatnonzero(codes == ord("\n")), positions)
    # most marks are closed by the very next one; what they enclose changes nothing for the others
    plain = np.flatnonzero((_signs().closers.take(marks[:-1], mode="clip") == marks[1:]) & (lines[:-1] == lines[1:]))
    rest = np.ones(len(positions), bool)
    rest[plain] = rest[plain + 1] = False
    others = _pair_nested(text, positions[rest].tolist())
    return np.concatenate((np.column_stack((positions[plain], positions[plain + 1])), others))


def _pair_nested(text: str, positions: Sequence[int]) -> Any:
    """Return the same one mark after the other, by a stack."""
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    line_end = -1
    for position in positions:
        if position > line_end:
            stack.clear()
            line_end = text.find("\n", position)
            line_end = len(text) if line_end < 0 else line_end
        mark = text[position]
        if any(closing == mark for closing, _ in stack):
            while stack:
                closing, start = stack.pop()
                if closing == mark:
                    pairs.append((start, position))
                    break
        elif mark in MARKS:
            stack.append((MARKS[mark], position))
            del stack[:-MOST_NESTED]
    return np.array(pairs, np.int64).reshape(-1, 2)


def find_brackets(text: str) -> list[int]:
    """Return the offsets of the brackets that belong to a name, 首脑（总理）理事会: two to four characters, Chinese around."""
    kept: list[int] = []
    for bracket in "（(":  # many times faster than to let the expression look for them
        at = text.find(bracket)
        while at >= 0:
            if match := _BRACKETED.match(text, at):
                kept += [match.start(1), match.end(1) - 1]
            at = text.find(bracket, at + 1)
    return kept


_BRACKETED = re.compile(
    f"(?<={HAN_LETTER})([（(]{HAN_LETTER}{{2,4}}[）)])(?={HAN_LETTER})(?![的和与及等是在将已也对为])"
)
