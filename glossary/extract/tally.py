"""What one shard says of the rows of words that stand in it, as sums: those of several shards add up."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from glossary.extract.boundaries import find_balanced, find_marked
from glossary.extract.counting import Keys, Placed, merge_counts, sort_stably
from glossary.extract.lexicon import Lexicon
from glossary.extract.tokens import Bools, Ints, TokenStream


class Found(NamedTuple):
    """The occurrences of rows of words in one shard, one place an occurrence."""

    owners: Ints
    """The row, ascending."""
    start: Ints
    """First token."""
    end: Ints
    """Token after the last."""


class Sums(NamedTuple):
    """A few sums a row, for the rows that have any."""

    rows: Ints
    """Ascending."""
    values: Ints
    """One line a row."""


class Neighbours(NamedTuple):
    """What stands beside the rows of a shard and how they spread over its documents."""

    left: Keys
    """Row times `words + 1`, plus the word before it plus one, 0 for a mark or the edge of a clause: with their numbers."""
    right: Keys
    spread: Sums
    """Deviation, words and number of the documents, see `sum_spread`."""


def place_rows(levels: Sequence[Placed], bases: Sequence[int], kept: Bools | None = None) -> Found:
    """Return the occurrences of the rows of all *levels*, of those *kept* only; *bases* numbers the first row of each."""
    owners, starts, ends = [], [], []
    for length, (placed, base) in enumerate(zip(levels, bases, strict=False), 1):
        rows, positions = np.repeat(placed.rows + np.int32(base), placed.counts), placed.positions
        if kept is not None:
            chosen = np.flatnonzero(kept.take(rows))
            rows, positions = rows.take(chosen), positions.take(chosen)
        owners.append(rows)
        starts.append(positions)
        ends.append(positions + np.int32(length))
    none = [np.zeros(0, np.int32)]
    return Found(np.concatenate(owners or none), np.concatenate(starts or none), np.concatenate(ends or none))


MARK_SUMS = 3
"""Sums of `sum_marks`: occurrences that hold half a pair of marks, that fill a pair, that fill title marks."""


def sum_marks(stream: TokenStream, found: Found) -> Sums:
    """Return how the occurrences *found* stand to marks, see MARK_SUMS; rows that touch none are left out."""
    enclosed = stream.span_start >= 0
    touched = np.flatnonzero(enclosed.take(found.start) | enclosed.take(found.end - 1))
    owners, start, end = (column.take(touched) for column in found)
    whole = find_balanced(stream, start, end)
    filled = find_marked(stream, start, end) & whole
    return _sum(owners, (~whole, filled, filled & stream.titled[start]))


COMPANY_SUMS = 4
"""Sums of `sum_company`, those of boundaries.Company."""


class Kinds(NamedTuple):
    """What a word beside a row may be; one place a word."""

    common: Bools
    """A common noun."""
    behind: Bools
    """A noun."""
    object: Bools
    """Something that may be the object of a verb."""
    edge: Bools
    """A function word, or the edge of a clause."""


def find_kinds(words: Lexicon) -> Kinds:
    """Return of what kind each word is."""
    plain = ~words.function & ~words.barred & ~words.link & ~words.particle & ~words.conjunction & ~words.numeral
    return Kinds(
        common=plain & words.noun & ~words.name & ~words.doubtful & ~words.latin,
        behind=plain & words.noun,
        object=(plain & ~words.verb) | words.adjective | words.verb,
        edge=words.barred | words.function,
    )


def sum_company(stream: TokenStream, kinds: Kinds, found: Found) -> Sums:
    """Return how often what stands beside the occurrences *found* is of the kinds of boundaries.Company."""
    owners, start, end = found
    before, after = find_beside(stream, start, end)
    opened = stream.span_start.take(start) == start
    closed = stream.span_end.take(end - 1) == end
    flags = (
        kinds.common.take(before) & ~opened,
        kinds.behind.take(after) & ~closed,
        kinds.object.take(after) & ~closed,
        (kinds.edge.take(before) | opened) & (kinds.edge.take(after) | closed),
    )
    return _sum(owners, flags)


def find_beside(stream: TokenStream, start: Ints, end: Ints) -> tuple[Ints, Ints]:
    """Return the ids of the words before *start* and at *end*, 0 beyond the text."""
    before = stream.ids.take(start - 1, mode="wrap") if len(stream.ids) else stream.ids
    return np.where(start > 0, before, 0), stream.ids.take(end, mode="clip")


def count_neighbours(stream: TokenStream, found: Found, number: int) -> tuple[Keys, Keys]:
    """Return what stands before and behind the occurrences *found*, as in Neighbours; *number* is that of all words."""
    owners, start, end = found
    before, after = find_beside(stream, start, end)
    left = np.where((stream.span_start.take(start) == start) | (before == 0), 0, before + 1)
    right = np.where((stream.span_end.take(end - 1) == end) | (after == 0), 0, after + 1)
    base = owners.astype(np.int64) * (number + 1)
    return _count(base + left), _count(base + right)


SPREAD_SUMS = 3


def find_pairs(stream: TokenStream, found: Found, documents: int) -> tuple[Ints, Ints, Ints]:
    """Return for the occurrences *found* which row stands in which of so many *documents*, and how often; by row."""
    pairs = _count(found.owners.astype(np.int64) * documents + stream.documents.take(found.start))
    rows, where = pairs.keys // max(1, documents), pairs.keys % max(1, documents)
    return rows.astype(np.int32), where.astype(np.int32), pairs.counts.astype(np.int32)


def sum_pairs(rows: Ints, where: Ints, times: Ints, counts: Ints, sizes: Ints, total: int) -> Sums:
    """Return for each row the sums from which its evenness follows, exact whatever the sharding; *rows* ascend.

    Over the documents with the row: |c * *total* - n * size|, size, 1, where c is how often the row stands in the
    document (*times*), n how often in all (*counts*), size the words of the document (*sizes*) and *total* those of all.
    """
    size = sizes.take(where)
    away = np.abs(times * np.int64(total) - counts.take(rows) * size)
    edge = np.flatnonzero(np.concatenate(([True], rows[1:] != rows[:-1]))) if len(rows) else rows
    values = np.stack((away, size, np.ones(len(rows), np.int64)), axis=1)
    return Sums(rows[edge], np.add.reduceat(values, edge) if len(rows) else values)


def add_sums(parts: Iterable[Sums], number: int, columns: int) -> Ints:
    """Return the sums of all *parts* as a table of *number* rows and *columns*."""
    table = np.zeros((number, columns), np.int64)
    for part in parts:
        table[part.rows] += part.values
    return table


def add_neighbours(parts: Iterable[Keys], number: int) -> tuple[Ints, Ints, Ints]:
    """Return all *parts* together as row, word (0: none) and count; *number* is that of all words."""
    merged = merge_counts(parts)
    return merged.keys // (number + 1), merged.keys % (number + 1), merged.counts


def _count(keys: Ints) -> Keys:
    ordered = keys.take(sort_stably(keys))
    edge = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(keys) else keys
    return Keys(ordered[edge], np.diff(edge, append=len(keys)))


def _sum(owners: Ints, flags: Sequence[Bools]) -> Sums:
    """Return how many of each owner's occurrences have each of the *flags*; *owners* ascend."""
    if not len(owners):
        return Sums(owners, np.zeros((0, len(flags)), np.int64))
    edge = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    last = np.append(edge[1:], len(owners)) - 1
    sums = [np.diff(np.cumsum(flag).take(last), prepend=0) for flag in flags]
    return Sums(owners[edge], np.stack(sums, axis=1))
