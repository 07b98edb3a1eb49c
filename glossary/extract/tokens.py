"""Documents → arrays of word ids, with quotation marks and title marks kept as spans over them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from glossary.model import Document
from glossary.segment import Tokenizer

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
"""Arrays over tokens or over candidates."""

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


FOLDED = str.maketrans(
    {
        **{
            code: code - 0xFEE0
            for span in ((0xFF10, 0xFF1A), (0xFF21, 0xFF3B), (0xFF41, 0xFF5B))
            for code in range(*span)
        },
        **dict.fromkeys(map(ord, "―–‐‑－"), "—"),
        ord("("): "（",
        ord(")"): "）",
        ord("％"): "%",
        ord("＋"): "+",
        ord("／"): "/",
        ord("．"): ".",
    }
)
"""Full-width letters and digits to half width, dashes and brackets to one form; the length stays."""


@dataclass(frozen=True, slots=True)
class TokenStream:
    """All documents as one row of tokens; id 0 is a break between clauses."""

    words: list[str]
    """Word of each id; `words[0]` is the break."""
    ids: Ints
    starts: Ints
    """Offset of each token in its document."""
    ends: Ints
    documents: Ints
    """Index of the document of each token."""
    span_start: Ints
    """First token of the innermost pair of marks around the token; -1 outside."""
    span_end: Ints
    """Token after the last of that pair; a very large number outside."""
    titled: Bools
    """True where that pair holds a title."""
    lengths: Ints
    """Characters of the word of each id."""
    counts: Ints
    """Occurrences of each id."""

    @property
    def size(self) -> int:
        """Number of words, breaks not counted."""
        return int(np.count_nonzero(self.ids))


NOWHERE = np.iinfo(np.int64).max
"""End of the span of a token that stands in no marks."""


@cache
def _character_classes() -> Any:
    table = np.zeros(65537, np.uint8)
    for first, last in ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x3007, 0x3007)):
        table[first : last + 1] = HAN
    table[65536] = HAN  # beyond the basic plane: rare characters; an emoji there is dropped by the word lists
    for first, last in (
        (0x30, 0x39),
        (0x41, 0x5A),
        (0x61, 0x7A),
        (0xC0, 0x24F),
        (0x370, 0x3FF),
        (0x400, 0x4FF),
        (0xFF10, 0xFF19),
        (0xFF21, 0xFF3A),
        (0xFF41, 0xFF5A),
    ):
        table[first : last + 1] = LATIN
    for sign in "%％‰":
        table[ord(sign)] = LATIN
    for sign in LINKS:
        table[ord(sign)] = LINK
    for opening, closing in MARKS.items():
        table[ord(closing)] = CLOSE
        table[ord(opening)] = OPEN
    for blank in " \u00a0\u2009\u200b\ufeff":
        table[ord(blank)] = SPACE
    return table


def character_codes(text: str) -> Any:
    """Return the code points of *text* as an array."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def classify(codes: Any) -> Any:
    """Return the class of each character; a joiner between letters or digits, and `%` after them, count as such."""
    classes = _character_classes()[np.minimum(codes, 65536)]
    if len(codes) > 2:
        latin = classes == LATIN
        inner = np.isin(codes[1:-1], [ord(sign) for sign in JOINERS]) & latin[:-2] & latin[2:]
        classes[1:-1][inner] = LATIN
        # a blank between Chinese and Chinese separates, beside letters it is only spacing
        blank = np.flatnonzero(classes[1:-1] == SPACE) + 1
        apart = (classes[blank - 1] != LATIN) & (classes[blank + 1] != LATIN)
        classes[blank[apart]] = BREAK
    return classes


def find_pairs(text: str, positions: Sequence[int]) -> list[tuple[int, int]]:
    """Return the matching pairs of marks as offsets of the opening and closing mark; *positions* are those of all marks.

    A pair stays within its line. A mark without a partner is passed over.
    """
    pairs: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    line_end = -1
    for position in positions:
        if position > line_end:
            stack.clear()
            line_end = text.find("\n", position)
            line_end = len(text) if line_end < 0 else line_end
        mark = text[position]
        expected = [closing for closing, _ in stack]
        if mark in expected:
            while stack:
                closing, start = stack.pop()
                if closing == mark:
                    pairs.append((start, position))
                    break
        elif mark in MARKS:
            stack.append((MARKS[mark], position))
    return pairs


def make_stream(
    documents: Sequence[Document], tokenizer: Tokenizer, masks: Sequence[Sequence[tuple[int, int]]]
) -> TokenStream:
    """Return the *documents* as one row of tokens; the stretches in *masks* (one list a document) are left out."""
    vocabulary: defaultdict[str, int] = defaultdict()
    vocabulary.default_factory = vocabulary.__len__
    vocabulary["\n"]
    parts: list[tuple[Any, ...]] = []
    base = 0
    for index, (document, mask) in enumerate(zip(documents, masks, strict=True)):
        part = _tokenize(document.hans, tokenizer, mask, vocabulary)
        ids, starts, ends, span_start, span_end, titled = part
        inside = span_start >= 0
        span_start[inside] += base
        span_end[inside] += base
        parts.append((ids, starts, ends, np.full(len(ids), index, np.int64), span_start, span_end, titled))
        base += len(ids)
    columns = [np.concatenate(column) for column in zip(*parts, strict=True)] if parts else [np.zeros(0, np.int64)] * 7
    words = list(vocabulary)
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    counts = np.bincount(columns[0], minlength=len(words))
    return TokenStream(words, *columns[:6], titled=columns[6].astype(bool), lengths=lengths, counts=counts)


def _tokenize(
    text: str, tokenizer: Tokenizer, mask: Sequence[tuple[int, int]], vocabulary: dict[str, int]
) -> tuple[Any, ...]:
    codes = character_codes(text)
    classes = classify(codes) if len(codes) else np.zeros(0, np.uint8)
    for start, end in mask:
        classes[start:end] = BREAK
    prepared = np.where(classes == HAN, codes, 10).astype(np.uint32)
    words = tokenizer.cut(prepared.tobytes().decode("utf-32-le", "replace")) if len(codes) else []
    ends = np.cumsum(np.fromiter(map(len, words), np.int64, len(words)))
    starts = ends - np.diff(ends, prepend=0)
    ids = np.fromiter(map(vocabulary.__getitem__, words), np.int64, len(words))
    kinds = classes[starts] if len(words) else classes
    # letters and digits: one token a run
    latin = kinds == LATIN
    if latin.any():
        first = latin & ~np.concatenate(([False], latin[:-1]))
        last = latin & ~np.concatenate((latin[1:], [False]))
        run_ends = ends[last]
        ends[first] = run_ends
        at = np.flatnonzero(first)
        ids[at] = [vocabulary[_fold(text[a:b])] for a, b in zip(starts[at], run_ends, strict=True)]
        latin_rest = latin & ~first
    else:
        latin_rest = latin
    links = np.flatnonzero(kinds == LINK)
    ids[links] = [vocabulary[_fold(text[starts[at]])] for at in links]
    marks = np.flatnonzero((kinds == OPEN) | (kinds == CLOSE))
    pairs = find_pairs(text, starts[marks].tolist())
    # one break is enough
    gone = latin_rest | (kinds == OPEN) | (kinds == CLOSE) | (kinds == SPACE)
    keep = ~gone
    kept_ids = ids[keep]
    double = np.zeros(len(kept_ids), bool)
    double[1:] = (kept_ids[1:] == 0) & (kept_ids[:-1] == 0)
    ids, starts, ends = kept_ids[~double], starts[keep][~double], ends[keep][~double]
    # every document ends with a break
    ids = np.append(ids, 0)
    starts = np.append(starts, len(text))
    ends = np.append(ends, len(text))
    span_start = np.full(len(ids), -1, np.int64)
    span_end = np.full(len(ids), NOWHERE, np.int64)
    titled = np.zeros(len(ids), bool)
    brackets = find_brackets(text, ids, starts, vocabulary)
    bounds = np.array([(a, b) for a, b in pairs], np.int64).reshape(-1, 2)
    opened = np.searchsorted(starts, bounds[:, 0])
    closed = np.searchsorted(starts, bounds[:, 1])
    # outer pairs first, so that inner ones overwrite them
    order = np.argsort(bounds[:, 0] - bounds[:, 1], kind="stable")
    for at in order.tolist():
        a, b = int(opened[at]), int(closed[at])
        if a < b:
            span_start[a:b], span_end[a:b] = a, b
            titled[a:b] = text[int(bounds[at, 0])] in TITLE_MARKS
    ids[brackets] = 0
    return ids, starts, ends, span_start, span_end, titled


def find_brackets(text: str, ids: Ints, starts: Ints, vocabulary: dict[str, int]) -> Ints:
    """Return the brackets that break a clause: all but short ones with Chinese before, inside and behind, 首脑（总理）理事会."""
    opening, closing = vocabulary["（"], vocabulary["）"]
    opened = np.flatnonzero(ids == opening)
    closed = np.flatnonzero(ids == closing)
    breaking = np.ones(len(opened) + len(closed), bool)
    where = np.concatenate((opened, closed))
    after = dict(zip(starts[closed].tolist(), range(len(opened), len(where)), strict=True))
    for number, start in enumerate(starts[opened].tolist()):
        end = text.find("）", start, start + 6) if text[start] == "（" else text.find(")", start, start + 6)
        if end < start + 3 or end not in after:
            continue
        inner = text[start + 1 : end]
        if (
            inner.isalpha()
            and not inner.isascii()
            and text[start - 1 : start].isalpha()
            and text[end + 1 : end + 2].isalpha()
        ):
            breaking[number] = breaking[after[end]] = False
    return where[breaking]


def _fold(word: str) -> str:
    """Return letters and digits at half width, dashes and brackets in one form."""
    return word.translate(FOLDED)
