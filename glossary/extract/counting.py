"""Every repeated row of words, counted level by level on arrays of ids, shard by shard."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from glossary.extract.tokens import Bools, Ints


@dataclass(frozen=True, slots=True)
class Grams:
    """Rows of 1 to n words that occur often enough, shortest first; one place in the arrays a row."""

    length: Ints
    """Words."""
    count: Ints
    prefix: Ints
    """The row without its last word, as an index; -1 for single words."""
    suffix: Ints
    """The row without its first word."""
    words: Ints
    """Word ids, one row a gram, 0 behind the last word."""


class Level(NamedTuple):
    """The rows of n words that occur often enough in all shards together."""

    keys: Ints
    """Prefix times the number of rows one word shorter, plus suffix, ascending; the word ids themselves for n = 1."""
    counts: Ints


class Keys(NamedTuple):
    """Rows of one shard with how often they occur there; keys as in Level, ascending."""

    keys: Ints
    counts: Ints


class Placed(NamedTuple):
    """Where the rows of one level stand in one shard."""

    rows: Ints
    """Places in the level, ascending."""
    counts: Ints
    positions: Ints
    """First tokens of all occurrences: those of the first row, then those of the second …, each ascending."""


def find_words(ids: Ints, row_of: Ints) -> Placed:
    """Return where the words with a row in *row_of* stand; *row_of* has one place an id, -1 where there is no row."""
    codes = row_of.take(ids)
    at = np.flatnonzero(codes >= 0)
    found, order = _group(codes.take(at))
    return Placed(found.keys, found.counts, at.take(order).astype(np.int32))


def extend_rows(placed: Placed, number: int, tokens: int) -> tuple[Keys, Ints]:
    """Return the rows one word longer than those in *placed*, and their first tokens grouped as in Placed.

    *number* is how many rows the level of *placed* has; *tokens* is the length of the shard. Level-wise search: a row of
    n words can be frequent only if both its rows of n - 1 words are (the apriori principle, Agrawal & Srikant 1994).
    Overlapping occurrences all count.
    """
    codes = np.full(tokens + 1, -1, np.int32)
    codes[placed.positions] = np.repeat(placed.rows, placed.counts)
    known = codes >= 0
    at = np.flatnonzero(known[:-1] & known[1:])
    keys, order = _group(codes.take(at).astype(np.int64) * number + codes.take(at + 1))
    return keys, at.take(order).astype(np.int32)


def choose_rows(keys: Keys, positions: Ints, level: Level) -> Placed:
    """Return of the rows *keys* those that are in the *level*."""
    where = np.searchsorted(level.keys, keys.keys)
    where[where == len(level.keys)] = 0
    known = level.keys.take(where) == keys.keys if len(level.keys) else np.zeros(len(where), bool)
    return Placed(where[known].astype(np.int32), keys.counts[known], positions[np.repeat(known, keys.counts)])


def merge_keys(parts: Iterable[Keys], lowest: int) -> Level:
    """Return the rows that all *parts* together hold at least *lowest* times. The order of the parts changes nothing."""
    merged = merge_counts(parts)
    kept = merged.counts >= lowest
    return Level(merged.keys[kept], merged.counts[kept])


def merge_counts(parts: Iterable[Keys]) -> Keys:
    """Return the sum of all *parts*: like ones are merged first, as with a binary counter, so that each adds little."""
    stack: list[Keys] = []
    for part in parts:
        stack.append(part)
        while len(stack) > 1 and len(stack[-1].keys) * 2 >= len(stack[-2].keys):
            stack.append(_add(stack.pop(), stack.pop()))
    while len(stack) > 1:
        stack.append(_add(stack.pop(), stack.pop()))
    return stack[0] if stack else Keys(np.zeros(0, np.int64), np.zeros(0, np.int64))


def _add(one: Keys, other: Keys) -> Keys:
    keys = np.concatenate((one.keys, other.keys))
    counts = np.concatenate((one.counts, other.counts))
    order = np.argsort(keys, kind="stable")  # two ascending runs: merged in one pass
    keys, counts = keys[order], counts[order]
    edge = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return Keys(keys[edge], np.add.reduceat(counts, edge)) if len(keys) else one


def make_grams(levels: list[Level]) -> Grams:
    """Return the rows of all *levels*, the shortest first."""
    words = np.zeros((0, len(levels)), np.int32)
    length, count, prefix, suffix = (np.zeros(0, np.int64) for _ in range(4))
    base = before = 0
    for index, level in enumerate(levels):
        if index:
            shorter = len(levels[index - 1].keys)
            head, tail = before + level.keys // shorter, before + level.keys % shorter
            rows = words[head].copy()
            rows[:, index] = words[tail, index - 1]
        else:
            head = tail = np.full(len(level.keys), -1, np.int64)
            rows = np.zeros((len(level.keys), len(levels)), np.int32)
            rows[:, 0] = level.keys
        words = np.concatenate((words, rows))
        length = np.concatenate((length, np.full(len(level.keys), index + 1)))
        count = np.concatenate((count, level.counts))
        prefix, suffix = np.concatenate((prefix, head)), np.concatenate((suffix, tail))
        before, base = base, base + len(level.keys)
    return Grams(length, count, prefix, suffix, words)


def _group(keys: Ints) -> tuple[Keys, Ints]:
    """Return the different *keys*, all 0 or above, ascending, with their counts, and the order that groups them."""
    order = sort_stably(keys)
    ordered = keys.take(order)
    edge = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1]))) if len(keys) else order
    return Keys(ordered[edge].astype(np.int64), np.diff(edge, append=len(keys))), order


def sort_stably(keys: Ints) -> Ints:
    """Return the places of the *keys*, all 0 or above, in ascending order, ties by place.

    Sixteen bits at a time, for which numpy has a radix sort: three times as fast as its merge sort of wide integers.
    """
    order = np.argsort((keys & 0xFFFF).astype(np.uint16), kind="stable")
    rest = keys >> 16
    while rest.any():
        order = order.take(np.argsort((rest.take(order) & 0xFFFF).astype(np.uint16), kind="stable"))
        rest = rest >> 16
    return order


def longest_counts(grams: Grams, alive: Bools) -> Ints:
    """Return for each row the highest count of a longer row in *alive* that holds it, 0 where there is none."""
    best = np.zeros(len(grams.count), np.int64)
    for length in range(int(grams.length.max(initial=1)), 1, -1):
        rows = np.flatnonzero(grams.length == length)
        value = np.maximum(best[rows], np.where(alive[rows], grams.count[rows], 0))
        np.maximum.at(best, grams.prefix[rows], value)
        np.maximum.at(best, grams.suffix[rows], value)
    return best
