"""The record of candidates: what was found and measured, before it is judged."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from glossary.extract.tokens import Ints

Floats = np.ndarray[tuple[int], np.dtype[np.float64]]


class Candidates(NamedTuple):
    """Rows of words that may be terms, with what was measured of them; one place a row in every column."""

    words: Ints
    """Word ids, links included, marks left out; one line a row, 0 behind the last word."""
    length: Ints
    """Words."""
    frequency: Ints
    """Occurrences as this row of words."""
    free: Ints
    """Of them those outside the most frequent longer candidate."""
    marked: Floats
    """Share in quotation marks or title marks, exactly."""
    titled: Floats
    """Share in title marks, exactly."""
    cohesion: Floats
    """See measures.cohesion; 0.5 for a single occurrence."""
    freedom: Floats
    """See measures.freedom, the smaller side."""
    noun_before: Floats
    """Share of occurrences directly after a common noun."""
    noun_after: Floats
    """Share of occurrences directly before a noun."""
    evenness: Floats
    """See measures.evenness."""
    documents: Ints
    """Number of documents with an occurrence."""


def list_words(candidates: Candidates) -> list[tuple[int, ...]]:
    """Return the word ids of each row."""
    rows = zip(candidates.words.tolist(), candidates.length.tolist(), strict=True)
    return [tuple(words[:length]) for words, length in rows]


def make_words(rows: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Return *rows* of word ids as the first two columns of Candidates."""
    length = np.fromiter(map(len, rows), np.int64, len(rows))
    words = np.zeros((len(rows), int(length.max(initial=1))), np.int32)
    for index, row in enumerate(rows):
        words[index, : len(row)] = row
    return words, length


def join_candidates(one: Candidates, other: Candidates) -> Candidates:
    """Return the rows of both."""
    width = max(one.words.shape[1], other.words.shape[1])
    words = [np.pad(part.words, ((0, 0), (0, width - part.words.shape[1]))) for part in (one, other)]
    rest = (np.concatenate(column) for column in zip(one[1:], other[1:], strict=True))
    return Candidates(np.concatenate(words), *rest)
