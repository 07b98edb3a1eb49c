"""Recurring candidates: counted, bounded, freed of fragments, measured."""

from typing import NamedTuple

import numpy as np

from glossary.extract.boundaries import find_balanced, find_bounded, find_marked
from glossary.extract.counting import Grams, count_grams, longest_counts
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import cohesion, freedom
from glossary.extract.settings import Settings
from glossary.extract.tokens import Ints, TokenStream


class Candidate(NamedTuple):
    """A row of words that may be a term, with what was measured of it."""

    words: tuple[int, ...]
    """Word ids, links included, marks left out."""
    positions: Ints
    """First tokens of its occurrences."""
    count: int
    """Occurrences as this row of words."""
    free: int
    """Of them those outside the most frequent longer candidate."""
    marked: float
    """Share in quotation marks or title marks, exactly."""
    titled: float
    """Share in title marks, exactly."""
    cohesion: float
    """See measures.cohesion; 0.5 for a single occurrence."""
    freedom: float
    """See measures.freedom, the smaller side."""
    kind: str = "phrase"
    by: str = ""
    """For a candidate found once: the rule that found it."""


def find_recurring(stream: TokenStream, words: Lexicon, settings: Settings, lowest: int) -> list[Candidate]:
    """Return the rows of words that recur and may be terms, in order of first occurrence."""
    usable = ~words.barred[stream.ids]
    grams = count_grams(stream.ids, usable, lowest=lowest, longest=settings.max_words)
    if not len(grams.count):
        return []
    owners = np.repeat(np.arange(len(grams.count)), grams.count)
    start = grams.positions.astype(np.int64)
    end = start + grams.length[owners]
    whole = find_balanced(stream, start, end)
    marked = find_marked(stream, start, end) & whole
    share = _share(marked, owners, grams)
    titled = _share(marked & stream.titled[start], owners, grams)
    before = np.where(start > 0, stream.ids[start - 1], 0)
    after = stream.ids[np.minimum(end, len(stream.ids) - 1)]
    edge = (words.barred[before] | words.function[before]) & (words.barred[after] | words.function[after])
    opened = (stream.span_start[start] == start) | edge
    apart = _share(opened, owners, grams) >= 0.5
    balanced = np.bincount(owners[whole], minlength=len(grams.count)) >= lowest
    alive = find_bounded(grams, stream, words, share >= settings.quoted_share, apart) & balanced
    alive &= _characters(grams, stream) <= settings.max_characters
    alive = _drop_nested(grams, stream, words, alive, settings, share)
    held = cohesion(grams, stream.size)
    most = longest_counts(grams, alive)
    # neighbours, of the living only
    kept = np.flatnonzero(alive)
    number = np.full(len(alive), -1, np.int64)
    number[kept] = np.arange(len(kept))
    of_kept = number[owners] >= 0
    start, end, owner = start[of_kept], end[of_kept], number[owners[of_kept]]
    left = np.where((stream.span_start[start] == start) | (before[of_kept] == 0), -1, before[of_kept])
    right = np.where((stream.span_end[end - 1] == end) | (after[of_kept] == 0), -1, after[of_kept])
    free = np.minimum(freedom(left, owner, len(kept)), freedom(right, owner, len(kept)))
    found = []
    for place, row in enumerate(kept.tolist()):
        positions = grams.positions[grams.offset[row] : grams.offset[row + 1]].astype(np.int64)
        length = int(grams.length[row])
        found.append(
            Candidate(
                words=tuple(stream.ids[positions[0] : positions[0] + length].tolist()),
                positions=positions,
                count=int(grams.count[row]),
                free=int(grams.count[row] - most[row]),
                marked=float(share[row]),
                titled=float(titled[row]),
                cohesion=float(held[row]),
                freedom=float(free[place]),
            )
        )
    return sorted(found, key=lambda candidate: (int(candidate.positions[0]), len(candidate.words)))


def _share(flags: np.ndarray, owners: Ints, grams: Grams) -> np.ndarray:
    return np.bincount(owners[flags], minlength=len(grams.count)) / grams.count


def _characters(grams: Grams, stream: TokenStream) -> Ints:
    totals = np.concatenate(([0], np.cumsum(np.where(stream.ids > 0, stream.lengths[stream.ids], 0))))
    return totals[grams.first + grams.length] - totals[grams.first]


def _drop_nested(
    grams: Grams, stream: TokenStream, words: Lexicon, alive: np.ndarray, settings: Settings, share: np.ndarray
) -> np.ndarray:
    """Return *alive* without the rows that a longer living row accounts for.

    A longer row that only adds a light verb or a grading word in front does not count, and goes itself when it is no
    more frequent than what it holds.
    """
    alive = alive.copy()
    ids = stream.ids
    single_name = (grams.length == 1) & (words.name | words.idiom | words.single)[ids[grams.first]]
    threshold = np.where(single_name, 1.01, settings.nested_share)
    best = np.zeros(len(grams.count), np.int64)
    for length in range(int(grams.length.max()), 1, -1):
        rows = np.flatnonzero(grams.length == length)
        first = ids[grams.first[rows]]
        opener = (words.light | words.modifier | words.verb)[first] & (share[rows] < settings.quoted_share)
        # what holds this row more often than not kills it
        alive[rows] &= best[rows] < threshold[rows] * grams.count[rows]
        counted = np.where(alive[rows] & ~opener, grams.count[rows], 0)
        passed = np.maximum(best[rows], counted)
        np.maximum.at(best, grams.prefix[rows], passed)
        np.maximum.at(best, grams.suffix[rows], passed)
        # verb + term: only when the term itself is more frequent or is no candidate
        tail = grams.suffix[rows]
        weak = opener & alive[tail] & (grams.count[rows] >= grams.count[tail])
        alive[rows[weak]] = False
    rows = np.flatnonzero(grams.length == 1)
    alive[rows] &= best[rows] < threshold[rows] * grams.count[rows]
    return alive
