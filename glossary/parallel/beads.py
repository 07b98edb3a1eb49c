"""Sentence alignment: length (Gale & Church 1993) and dictionary evidence in one dynamic programme over arrays.

The score of a bead of *a* Chinese and *b* English sentences is

    (a + b) / 2 · LEXICAL · (similarity − BASELINE) − LENGTH · length cost − penalty of its kind,

with the similarity 2·M / (Wz + We) of Melamed-style weighted matches; weights are inverse sentence frequencies in the
document. The constants were fitted on manually aligned novels and checked on other texts, see tests/benchmarks.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from glossary.parallel.similarity import find_similarities, sum_runs

Array = NDArray[np.float64]

LEXICAL = 4.0
BASELINE = 0.10
LENGTH = 0.15
DELETION = -0.6
"""Score of a sentence without a partner."""
PENALTIES = {
    (1, 1): 0.0,
    (1, 2): 0.72,
    (2, 1): 0.72,
    (1, 3): 1.2,
    (3, 1): 1.2,
    (2, 2): 1.44,
    (1, 4): 1.76,
    (4, 1): 1.76,
    (2, 3): 2.08,
    (3, 2): 2.08,
}
"""Kind of bead → penalty."""
CROSSING = 1.0
"""Penalty for every paragraph boundary inside a bead; chosen."""
TOGETHER = 0.3
"""Bonus where paragraphs end on both sides of a bead's end; chosen."""
WINDOW = 500
"""Sentences of one side aligned at a time; chosen: memory and time grow with its square."""

VARIANCE = 6.8
"""Variance of the length ratio (Gale & Church 1993, table 3)."""


class Side(NamedTuple):
    """The sentences of one language as the aligner sees them."""

    words: Sequence[Sequence[str]]
    """Per sentence its Chinese units, or its English stems."""
    lengths: Sequence[int]
    """Per sentence its letters."""
    ends: Sequence[bool]
    """Per sentence whether its paragraph ends with it."""


class Bead(NamedTuple):
    """Sentences that translate each other, as half-open ranges of indexes."""

    zh: tuple[int, int]
    en: tuple[int, int]
    similarity: float
    """Share of the weighted words that found a partner, 0 to 1; 0 for sentences without partner."""
    deviation: float
    """Length in standard deviations from what the document's ratio lets expect."""


def align_sentences(zh: Side, en: Side) -> list[Bead]:
    """Return the beads of two texts in order; every sentence stands in exactly one.

    Long texts are aligned in overlapping windows, so that time and memory grow with their length only.
    """
    beads: list[Bead] = []
    done = (0, 0)
    size = (len(zh.words), len(en.words))
    ratio = max(1, sum(en.lengths)) / max(1, sum(zh.lengths))
    across = max(1, round(WINDOW * size[1] / max(1, size[0])))
    while done != size:
        stop = (min(size[0], done[0] + WINDOW), min(size[1], done[1] + max(across, WINDOW // 2)))
        last = stop == size
        if done[0] == size[0] or done[1] == size[1]:
            stop, last = size, True
        found = _align_window(_cut(zh, done[0], stop[0]), _cut(en, done[1], stop[1]), ratio)
        kept = found if last else found[: max(1, len(found) * 2 // 3)]
        beads += [
            bead._replace(
                zh=(bead.zh[0] + done[0], bead.zh[1] + done[0]), en=(bead.en[0] + done[1], bead.en[1] + done[1])
            )
            for bead in kept
        ]
        done = (beads[-1].zh[1], beads[-1].en[1])
    return beads


def _cut(side: Side, start: int, end: int) -> Side:
    return Side(side.words[start:end], side.lengths[start:end], side.ends[start:end])


def _align_window(zh: Side, en: Side, ratio: float) -> list[Bead]:
    n, m = len(zh.words), len(en.words)
    if not n or not m:
        return [Bead((i, i + 1), (0, 0), 0.0, 0.0) for i in range(n)] + [
            Bead((0, 0), (j, j + 1), 0.0, 0.0) for j in range(m)
        ]
    sims = find_similarities(zh.words, en.words, tuple(PENALTIES))
    deviations = {kind: _find_deviations(zh, en, kind, ratio) for kind in PENALTIES}
    scores = {}
    for (a, b), penalty in PENALTIES.items():
        score = (a + b) / 2 * LEXICAL * (sims[a, b] - BASELINE) - penalty
        score -= LENGTH * length_costs(deviations[a, b])
        score -= CROSSING * np.add.outer(_crossings(zh.ends, a), _crossings(en.ends, b))
        ends = np.logical_and.outer(np.array(zh.ends[a - 1 :], bool), np.array(en.ends[b - 1 :], bool))
        scores[a, b] = score + TOGETHER * ends
    kinds = _find_kinds(scores, n, m)
    beads = []
    i, j = n, m
    while i or j:
        a, b = _KINDS[kinds[i, j]]
        i, j = i - a, j - b
        paired = bool(a and b)
        beads.append(
            Bead(
                (i, i + a),
                (j, j + b),
                float(sims[a, b][i, j]) if paired else 0.0,
                float(deviations[a, b][i, j]) if paired else 0.0,
            )
        )
    return beads[::-1]


_KINDS = (*PENALTIES, (1, 0), (0, 1))


def _find_kinds(scores: dict[tuple[int, int], Array], n: int, m: int) -> NDArray[np.int8]:
    """Return for every pair of prefixes the kind of the last bead on the best way there, as an index of _KINDS."""
    best = np.full((n + 1, m + 1), -np.inf)
    kinds = np.full((n + 1, m + 1), len(_KINDS) - 1, np.int8)
    steps = DELETION * np.arange(m + 1)
    for i in range(n + 1):
        row = best[i]
        if i == 0:
            row[0] = 0.0
        else:
            row[:] = best[i - 1] + DELETION
            kinds[i] = len(_KINDS) - 2
            for number, (a, b) in enumerate(PENALTIES):
                if a <= i and b <= m:
                    reached = best[i - a, : m - b + 1] + scores[a, b][i - a]
                    better = reached > row[b:]
                    row[b:][better] = reached[better]
                    kinds[i, b:][better] = number
        skipped = np.maximum.accumulate(row - steps) + steps  # English sentences left out, any number of them
        missing = skipped > row + 1e-12
        row[missing] = skipped[missing]
        kinds[i][missing] = len(_KINDS) - 1
    return kinds


def _crossings(ends: Sequence[bool], size: int) -> Array:
    """Return for each run of *size* sentences how many paragraph boundaries stand inside it."""
    width = max(0, len(ends) - size + 1)
    flags = np.array(ends, float)
    inside = np.zeros(width)
    for k in range(size - 1):
        inside += flags[k : k + width]
    return inside


def _find_deviations(zh: Side, en: Side, kind: tuple[int, int], ratio: float) -> Array:
    expected = ratio * sum_runs(np.array(zh.lengths, float), kind[0])
    found = sum_runs(np.array(en.lengths, float), kind[1])
    gap: Array = found[None, :] - expected[:, None]
    return gap / np.sqrt(VARIANCE * (found[None, :] + expected[:, None]) / 2 + 1e-9)


def length_costs(deviations: Array) -> Array:
    """Return −ln of the probability of a deviation at least as great, two-sided normal, at most 50.

    The tail is Winitzki's approximation of the error function (2008, relative error below 2e-3 up to 4 sigma).
    """
    square = deviations**2 / 2
    core = np.exp(-square * (4 / np.pi + 0.147 * square) / (1 + 0.147 * square))
    tail = core / (1 + np.sqrt(1 - core))  # = 1 − erf, without the loss of digits
    costs: Array = np.minimum(50.0, -np.log(np.maximum(tail, 1e-300)))
    return costs
