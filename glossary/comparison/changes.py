"""Phrases → changes: measured, tested, freed of what a longer phrase accounts for."""

from collections.abc import Sequence
from dataclasses import replace
from math import log2
from typing import Any, NamedTuple

import numpy as np

from glossary.change import Change, Use
from glossary.comparison.phrases import Phrase
from glossary.comparison.significance import adjust_chances, rank_chance, rate_chance
from glossary.extract.measures import evenness
from glossary.model import Document


class Sides(NamedTuple):
    """The documents of both sides as arrays, the old ones first."""

    sizes: Any
    """Characters of each document."""
    old: int
    """Number of old documents."""

    @property
    def old_size(self) -> int:
        """Characters of the old side."""
        return int(self.sizes[: self.old].sum())

    @property
    def new_size(self) -> int:
        """Characters of the new side."""
        return int(self.sizes[self.old :].sum())


def make_sides(old: Sequence[Document], new: Sequence[Document]) -> Sides:
    """Return the sizes of both sides."""
    return Sides(np.array([document.characters for document in (*old, *new)], np.int64), len(old))


def find_changes(phrases: Sequence[Phrase], sides: Sides, *, level: float, fewest: int) -> list[Change]:
    """Return what became of each of *phrases* found at least *fewest* times on one side, most certain first.

    A change is certain when its q is below *level*, with and without the occurrences inside a longer phrase that changed
    in the same way; one that needs those is marked as being within it.
    """
    phrases = [phrase for phrase in phrases if max(_split(phrase.places, sides)) >= fewest]
    chances = [_chance(phrase.places, sides) for phrase in phrases]
    changes = [
        _measure(phrase, sides, chance, adjusted, level)
        for phrase, chance, adjusted in zip(phrases, chances, adjust_chances(chances), strict=True)
    ]
    limit = max((change.p for change in changes if change.certain), default=0.0)
    order = sorted(range(len(phrases)), key=lambda index: -len(phrases[index].text))
    longer: dict[bool, list[int]] = {True: [], False: []}
    whole: dict[bool, list[int]] = {True: [], False: []}
    for index in order:
        change = changes[index]
        if not change.certain:
            if change.kind != "steady":
                changes[index] = _place(change, phrases, changes, index, whole)
                whole[change.log_ratio > 0].append(index)
            continue
        rises = change.log_ratio > 0
        holders = [other for other in longer[rises] if change.phrase in phrases[other].text]
        if holders:
            rest = _outside(phrases[index].places, [phrases[other].places for other in holders])
            if _chance(rest, sides) > limit or (_ratio(rest, sides) > 0) != rises:
                largest = max(holders, key=lambda other: (len(phrases[other].places), phrases[other].text))
                changes[index] = replace(change, certain=False, within=phrases[largest].text)
                continue
        longer[rises].append(index)
        whole[rises].append(index)
    return sorted(changes, key=lambda change: (not change.certain, change.p, -abs(change.log_ratio), change.phrase))


def _place(
    change: Change, phrases: Sequence[Phrase], changes: Sequence[Change], index: int, longer: dict[bool, list[int]]
) -> Change:
    """Return the uncertain *change* as being within a longer one of the same kind where it never stands outside it."""
    for other in longer[change.log_ratio > 0]:
        alike = change.phrase in phrases[other].text and changes[other].kind == change.kind
        if alike and not len(_outside(phrases[index].places, [phrases[other].places])):
            return replace(change, within=phrases[other].text)
    return change


def _split(places: Any, sides: Sides) -> tuple[int, int]:
    """Return the numbers of *places* on the old and on the new side."""
    old = int(np.searchsorted(places[:, 0], sides.old))
    return old, len(places) - old


def _chance(places: Any, sides: Sides) -> float:
    old, new = _split(places, sides)
    counts = np.bincount(places[:, 0], minlength=len(sides.sizes))
    rates = counts / np.maximum(1, sides.sizes)
    first, second = rates[: sides.old], rates[sides.old :]
    ranked = rank_chance(first[first > 0].tolist(), second[second > 0].tolist(), len(first), len(second))
    return max(rate_chance(old, sides.old_size, new, sides.new_size), ranked)


def _ratio(places: Any, sides: Sides) -> float:
    """Return log2 of the ratio of both rates, half an occurrence added to each (Hardie 2014)."""
    old, new = _split(places, sides)
    return log2((new + 0.5) / max(1, sides.new_size) / ((old + 0.5) / max(1, sides.old_size)))


def _outside(places: Any, holders: Sequence[Any]) -> Any:
    """Return the *places* that lie inside none of the *holders*."""
    rows = np.concatenate(holders)
    rows = rows[np.lexsort((rows[:, 1], rows[:, 0]))].astype(np.int64)
    starts, ends = rows[:, 0] << 32 | rows[:, 1], np.maximum.accumulate(rows[:, 0] << 32 | rows[:, 2])
    at = np.searchsorted(starts, places[:, 0].astype(np.int64) << 32 | places[:, 1], side="right") - 1
    inside = (at >= 0) & (ends[np.maximum(at, 0)] >= (places[:, 0].astype(np.int64) << 32 | places[:, 2]))
    return places[~inside]


def _measure(phrase: Phrase, sides: Sides, chance: float, adjusted: float, level: float) -> Change:
    split, ratio = _split(phrase.places, sides), _ratio(phrase.places, sides)
    counts = np.bincount(phrase.places[:, 0], minlength=len(sides.sizes))
    certain = adjusted < level
    kind = "new" if not split[0] else "gone" if not split[1] else "rising" if ratio > 0 else "falling"
    if not certain and all(split):
        kind = "steady"
    return Change(
        phrase=phrase.text,
        english=phrase.english,
        kind=kind,
        old=_use(counts[: sides.old], sides.sizes[: sides.old]),
        new=_use(counts[sides.old :], sides.sizes[sides.old :]),
        log_ratio=round(ratio, 3),
        p=chance,
        q=adjusted,
        certain=certain,
    )


def _use(counts: Any, sizes: Any) -> Use:
    count, size = int(counts.sum()), int(sizes.sum())
    held = counts > 0
    sums = np.array([[np.abs(counts * size - count * sizes)[held].sum(), sizes[held].sum(), held.sum()]])
    even = float(evenness(sums, np.array([count]), size, int(sizes.min(initial=size)))[0]) if count else 0.0
    return Use(count, round(10_000 * count / max(1, size), 3), int(held.sum()), round(even, 3))
