"""Word alignment: IBM model 1 in both directions with a dictionary prior, a diagonal prior and neighbour support.

Brown et al. 1993 for the model, Dyer, Chahuneau & Smith 2013 for the diagonal; prior, support and constants come from a
prototype measured on annual reports and United Nations texts. All sentence pairs are computed at once in flat arrays,
one cell for each Chinese unit and English word of a pair. Deterministic: no sampling.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Indexes = NDArray[np.signedinteger[Any]]

ROUNDS = 6
"""EM iterations."""
PRIOR = 5.0
"""Pseudo-count of a dictionary gloss of weight 1."""
START = 20.0
"""Advantage of such a gloss before the first iteration."""
SMOOTH = 0.02
"""Pseudo-count of any pair."""
NULL = 0.1
"""Share of words without a partner."""
DIAGONAL = 1.0
"""Steepness of the preference for the same relative place."""
SUPPORT_FROM, SUPPORT_PASSES, ALONE = 1, 3, 0.1
"""From which iteration, and how often, neighbours support each other; what a cell without support keeps."""


class Grid(NamedTuple):
    """The probabilities of one sentence pair, Chinese units × English words."""

    from_zh: Array
    """Row i: which English word renders unit i; a row sums to at most 1, the rest is no word."""
    from_en: Array
    """Column j: which unit word j renders; a column sums to at most 1."""


def align_words(
    pairs: Sequence[tuple[Sequence[str], Sequence[str]]], links: Callable[[str], Mapping[str, float]]
) -> list[Grid]:
    """Return for each of *pairs* (Chinese units, English stems) its grid of probabilities.

    *links* gives the English stems that may render a unit, with weights; words of a pair that it does not link are
    aligned by what the pairs have in common.
    """
    units = {word: number for number, word in enumerate(dict.fromkeys(word for zh, _ in pairs for word in zh))}
    stems = {word: number for number, word in enumerate(dict.fromkeys(word for _, en in pairs for word in en))}
    cells = _Cells(pairs, units, stems)
    prior = _find_prior(cells, list(units), stems, links)
    given_zh = 1.0 + START * prior  # strength of a stem given a unit, per type pair
    given_en = given_zh.copy()
    from_zh = from_en = np.zeros(0)
    for number in range(ROUNDS):
        from_zh, from_en = _expect(cells, given_zh, given_en)
        if number >= SUPPORT_FROM:
            base_zh, base_en = from_zh, from_en
            for _ in range(SUPPORT_PASSES):
                support = ALONE + cells.find_support(np.sqrt(from_zh * from_en))
                from_zh = _normalise(base_zh * support, cells.rows, cells.row_null)
                from_en = _normalise(base_en * support, cells.columns, cells.column_null)
        counts = np.bincount(cells.types, from_en, len(prior)) + PRIOR * prior + SMOOTH
        given_zh = counts / np.bincount(cells.type_units, counts)[cells.type_units]
        counts = np.bincount(cells.types, from_zh, len(prior)) + PRIOR * prior + SMOOTH
        given_en = counts / np.bincount(cells.type_stems, counts)[cells.type_stems]
    grids = []
    for start, n, m in cells.shapes:
        piece = slice(start, start + n * m)
        grids.append(Grid(from_zh[piece].reshape(n, m), from_en[piece].reshape(n, m)))
    return grids


class _Cells:
    """Every cell of every grid in one row, and where its neighbours are."""

    def __init__(
        self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]], units: dict[str, int], stems: dict[str, int]
    ) -> None:
        self.shapes: list[tuple[int, int, int]] = []
        types: list[Indexes] = []
        rows: list[Indexes] = []
        columns: list[Indexes] = []
        places: list[Array] = []
        beside: list[list[Indexes]] = [[] for _ in _OFFSETS]
        start = row = column = 0
        for zh, en in pairs:
            n, m = len(zh), len(en)
            self.shapes.append((start, n, m))
            z = np.array([units[word] for word in zh], np.int64)
            e = np.array([stems[word] for word in en], np.int64)
            types.append((z[:, None] * len(stems) + e[None, :]).ravel())
            i, j = np.arange(n, dtype=np.int32), np.arange(m, dtype=np.int32)
            rows.append(np.repeat(row + i, m))
            columns.append(np.tile(column + j, n))
            places.append(np.abs((i[:, None] + 0.5) / max(1, n) - (j[None, :] + 0.5) / max(1, m)).ravel())
            framed = np.full((n + 2, m + 4), -1, np.int32)  # −1 is the cell of strength 0 behind the last
            framed[1:-1, 2:-2] = start + np.arange(n * m, dtype=np.int32).reshape(n, m)
            for found, (di, dj) in zip(beside, _OFFSETS, strict=True):
                found.append(framed[1 + di : 1 + di + n, 2 + dj : 2 + dj + m].ravel())
            start, row, column = start + n * m, row + n, column + m
        self.rows, self.columns = np.concatenate(rows), np.concatenate(columns)
        self.distortion = np.exp(-DIAGONAL * np.concatenate(places))
        kinds, self.types = np.unique(np.concatenate(types), return_inverse=True)
        self.type_units, self.type_stems = kinds // max(1, len(stems)), kinds % max(1, len(stems))
        joined = [np.concatenate(found) for found in beside]
        self._neighbours = [
            (weight, joined[2 * number], joined[2 * number + 1]) for number, (weight, _, _) in enumerate(_NEIGHBOURS)
        ]
        # A word without partner is as likely as NULL of the words chosen blindly by their frequency.
        self.row_null = _find_null([([units[word] for word in zh], len(en)) for zh, en in pairs], len(units))
        self.column_null = _find_null([([stems[word] for word in en], len(zh)) for zh, en in pairs], len(stems))

    def find_support(self, strength: Array) -> Array:
        """Return for each cell how strongly its neighbours speak for it."""
        padded = np.append(strength, 0.0)
        total = np.zeros(len(strength))
        for weight, before, after in self._neighbours:
            total += weight * np.maximum(padded[before], padded[after])
        return total


_NEIGHBOURS = ((1.0, 1, 1), (0.7, 0, 1), (0.7, 1, 0), (0.4, 1, 2))
"""Weight and offset in rows and columns: the diagonal, the same row, the same column, one English word skipped."""
_OFFSETS = tuple(offset for _, di, dj in _NEIGHBOURS for offset in ((di, dj), (-di, -dj)))


def _find_prior(
    cells: _Cells, units: Sequence[str], stems: Mapping[str, int], links: Callable[[str], Mapping[str, float]]
) -> Array:
    """Return the weight of the dictionary for each type pair."""
    weights = {
        unit * len(stems) + stems[stem]: weight
        for unit, word in enumerate(units)
        for stem, weight in links(word).items()
        if stem in stems
    }
    keys = cells.type_units * len(stems) + cells.type_stems
    return np.array([weights.get(key, 0.0) for key in keys.tolist()])


def _expect(cells: _Cells, given_zh: Array, given_en: Array) -> tuple[Array, Array]:
    """Return for each cell the probability that the unit chooses the word, and that the word chooses the unit."""
    by_unit = given_en[cells.types] * cells.distortion
    by_word = given_zh[cells.types] * cells.distortion
    return _normalise(by_unit, cells.rows, cells.row_null), _normalise(by_word, cells.columns, cells.column_null)


def _find_null(sentences: Sequence[tuple[Sequence[int], int]], size: int) -> Array:
    """Return for each word of *sentences* (word numbers, length of the partner) the strength of no partner."""
    words = np.array([word for sentence, _ in sentences for word in sentence], np.int64)
    others = np.array([length for sentence, length in sentences for _ in sentence], float)
    counts = np.bincount(words, minlength=size)
    null: Array = NULL * others * counts[words] / max(1, len(words))
    return null


def _normalise(strength: Array, groups: Indexes, null: Array) -> Array:
    total = np.bincount(groups, strength, len(null)) + null
    return strength / total[groups]
