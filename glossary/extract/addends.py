"""Addends → rank scores and reasons: numbers for all candidates, words only for those that are shown."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np

from glossary.extract.candidate import Floats
from glossary.extract.points import DIGITS, round_points
from glossary.extract.tokens import Bools, Ints
from glossary.model import Reason

_make = partial(tuple.__new__, Reason)
"""Makes a reason of four values, in half the time of a call by name."""


class Addend(NamedTuple):
    """One reason, for all candidates that have it."""

    name: str
    where: Bools
    """The candidates that have it."""
    value: Any
    """What was measured; one place a candidate, or one number for all."""
    points: Any
    """What it adds to the rank score, likewise."""
    text: str | Callable[[Ints], Iterable[str]]
    """The reason in words: the same for all, or for each of some candidates."""
    always: bool = False
    """It is shown even where it adds nothing."""


class Scores(NamedTuple):
    """The rank scores of candidates, and the addends they are the sums of."""

    totals: Floats
    addends: tuple[Addend, ...]


def add_up(addends: Sequence[Addend], number: int) -> Scores:
    """Return the rank scores of *number* candidates; addends of no points are no reasons, but for those `always`."""
    kept = []
    for addend in addends:
        where = addend.where & (addend.always | np.not_equal(addend.points, 0))
        if where.any():
            kept.append(addend._replace(where=where, points=_round(addend.points)))
    totals = np.zeros(number)
    for addend in kept:
        np.add(totals, addend.points, out=totals, where=addend.where)
    return Scores(round_points(totals), tuple(kept))


def find_reasons(scores: Scores, rows: Sequence[int]) -> list[tuple[Reason, ...]]:
    """Return the reasons of the candidates *rows*, none for -1; their scores add up to the rank score of each."""
    reasons: list[list[Reason]] = [[] for _ in rows]
    chosen = np.array(rows, np.int64)
    for name, where, value, points, text, _ in scores.addends:
        has = np.flatnonzero(where[chosen] & (chosen >= 0))
        candidates = chosen[has]
        made: Iterable[Reason]
        if isinstance(text, str) and not np.ndim(value) and not np.ndim(points):
            made = repeat(Reason(name, _round(value), points, text))
        else:
            texts = repeat(text) if isinstance(text, str) else text(candidates)
            columns = repeat(name), _list(_round(_pick(value, candidates))), _list(_pick(points, candidates)), texts
            made = map(_make, zip(*columns, strict=False))
        for index, reason in zip(has.tolist(), made, strict=False):
            reasons[index].append(reason)
    return [tuple(row) for row in reasons]


def _round(values: Any) -> Any:
    """Return the *values* rounded: one place a candidate, or one number for all."""
    return round_points(np.asarray(values, np.float64)) if np.ndim(values) else round(float(values), DIGITS)


def _pick(values: Any, candidates: Ints) -> Any:
    return values[candidates] if np.ndim(values) else values


def _list(values: Any) -> Iterable[float]:
    numbers: Iterable[float] = values.tolist() if np.ndim(values) else repeat(values)
    return numbers
