"""Candidates found by how they are built, however rare: marked phrases, names, idioms, noun phrases with a head."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from glossary.extract.boundaries import find_balanced
from glossary.extract.lexicon import Lexicon
from glossary.extract.tokens import NOWHERE, Ints, TokenStream


class Structural(NamedTuple):
    """A row of words that its structure gives away."""

    words: tuple[int, ...]
    frequency: int
    filled: int
    """Of them those that fill a pair of marks."""
    titled: int
    """Of them those that fill title marks."""
    documents: tuple[tuple[int, int], ...]
    """Each document with an occurrence, and their number there."""


def find_structural(stream: TokenStream, words: Lexicon) -> list[Structural]:
    """Return the rows that their structure gives away, in order of first occurrence."""
    places: dict[tuple[int, ...], set[int]] = {}
    for start, end in _find_rows(stream, words):
        places.setdefault(tuple(stream.ids[start:end].tolist()), set()).add(start)
    return [_make_structural(stream, row, starts) for row, starts in places.items()]


def _make_structural(stream: TokenStream, row: tuple[int, ...], starts: set[int]) -> Structural:
    positions = np.array(sorted(starts), np.int64)
    filled = (stream.span_start[positions] == positions) & (stream.span_end[positions] == positions + len(row))
    titled = filled & stream.titled[positions]
    documents = Counter(stream.documents[positions].tolist())
    return Structural(row, len(starts), int(filled.sum()), int(titled.sum()), tuple(documents.items()))


def _find_rows(stream: TokenStream, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the first token and the end of each row."""
    yield from _find_marked_rows(stream, words)
    ids = stream.ids
    alone = words.name | words.idiom | words.person | (words.single & (words.lengths > 2)) | words.compound
    alone &= ~words.generic & ~words.barred
    for at in np.flatnonzero(alone[ids]).tolist():
        yield at, at + 1
    yield from find_noun_runs(stream, words)


def _find_marked_rows(stream: TokenStream, words: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield what fills a pair of marks: up to 12 characters in quotation marks, up to 40 in title marks, in one clause."""
    starts = np.flatnonzero(stream.span_start == np.arange(len(stream.ids)))
    breaks = np.concatenate(([0], np.cumsum(stream.ids == 0)))
    for start in starts.tolist():
        end = int(stream.span_end[start])
        if end == NOWHERE or breaks[end] > breaks[start]:
            continue
        characters = int(words.lengths[stream.ids[start:end]].sum())
        titled = bool(stream.titled[start])
        if 2 <= characters <= (40 if titled else 12) and not (words.function[stream.ids[start]] and characters < 4):
            yield start, end


def find_noun_runs(stream: TokenStream, words: Lexicon) -> list[tuple[int, int]]:
    """Return the longest rows of nouns that end in a diplomatic head, 4 to 16 characters."""
    ids = stream.ids
    part = words.noun | words.latin | words.link | words.prefix | words.ordinal | words.numeral
    part &= ~words.barred & ~words.weak_head & ~words.particle & ~words.conjunction & ~words.function | words.ordinal
    nominal = part[ids]
    edges = np.flatnonzero(np.diff(np.concatenate(([False], nominal, [False])).astype(np.int8)))
    runs = []
    for start, end in edges.reshape(-1, 2).tolist():
        row = _trim(ids, words, start, end)
        if row is not None and _is_balanced(stream, *row):
            runs.append(row)
    return runs


def _is_balanced(stream: TokenStream, start: int, end: int) -> bool:
    return bool(find_balanced(stream, np.array([start]), np.array([end]))[0])


def _trim(ids: Ints, words: Lexicon, start: int, end: int) -> tuple[int, int] | None:
    """Return the run without what can't begin or end a term, None when nothing is left."""
    while start < end and (
        words.link[ids[start]]
        or words.numeral[ids[start]]
        or words.light[ids[start]]
        or words.modifier[ids[start]]
        or words.dependent[ids[start]]
        or (words.lengths[ids[start]] == 1 and not words.noun[ids[start]] and not words.prefix[ids[start]])
    ):
        start += 1
    stop = end
    while start < end and not (words.head[ids[end - 1]] and not words.weak_head[ids[end - 1]]):
        end -= 1
    if end < stop and not (words.doubtful[ids[end]] or words.link[ids[end]] or words.weak_head[ids[end]]):
        return None  # the rest of a longer phrase would be left behind
    row = ids[start:end]
    characters = int(words.lengths[row].sum()) if end > start else 0
    content = row[~words.link[row]] if end > start else row
    if end - start < 2 or not 4 <= characters <= 16 or (words.generic[content].all() and characters > 4):
        return None
    return start, end
