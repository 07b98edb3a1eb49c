"""How much of the words of sentences finds a partner on the other side, for every run of sentences at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from glossary.parallel.links import find_links

Array = NDArray[np.float64]


def sum_runs(values: Array, size: int) -> Array:
    """Return the sums of every run of *size* values."""
    total = np.concatenate(([0.0], np.cumsum(values)))
    return total[size:] - total[:-size] if size <= len(values) else np.zeros(0)


def find_similarities(
    zh: Sequence[Sequence[str]], en: Sequence[Sequence[str]], kinds: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Array]:
    """Return for each kind of bead the similarity of every run of Chinese with every run of English sentences.

    A word counts with its best partner on the other side; M is the smaller of what is matched on the two sides.
    """
    left, right = _index(zh), _index(en)
    n, m = len(zh), len(en)
    # weights of the linked pairs of types
    pairs = [
        (z, right[stem], min(1.0, weight))
        for word, z in left.items()
        for stem, weight in find_links(word).items()
        if stem in right
    ]
    counts_z, counts_e = _count(zh, left), _count(en, right)
    idf_z = np.log((n + 1) / np.maximum(1, (counts_z > 0).sum(0)))
    idf_e = np.log((m + 1) / np.maximum(1, (counts_e > 0).sum(0)))
    by_z = np.zeros((len(left), m))
    by_e = np.zeros((len(right), n))
    has_z, has_e = counts_z.T > 0, counts_e.T > 0
    for z, e, weight in pairs:
        worth = weight * np.sqrt(idf_z[z] * idf_e[e])
        np.maximum(by_z[z], has_e[e] * worth, out=by_z[z])
        np.maximum(by_e[e], has_z[z] * worth, out=by_e[e])
    whole_z, whole_e = counts_z @ idf_z, counts_e @ idf_e
    matched_z = {b: counts_z @ _max_runs(by_z, b) for b in {b for _, b in kinds}}  # sentences × runs of b sentences
    matched_e = {a: counts_e @ _max_runs(by_e, a) for a in {a for a, _ in kinds}}
    sims = {}
    for a, b in kinds:
        if a > n or b > m:
            sims[a, b] = np.zeros((max(0, n - a + 1), max(0, m - b + 1)))
            continue
        from_z = _sum_rows(matched_z[b], a)
        from_e = _sum_rows(matched_e[a], b).T
        whole = sum_runs(whole_z, a)[:, None] + sum_runs(whole_e, b)[None, :]
        sims[a, b] = 2 * np.minimum(from_z, from_e) / np.maximum(whole, 1e-9)
    return sims


def _index(sentences: Sequence[Sequence[str]]) -> dict[str, int]:
    return {word: number for number, word in enumerate(dict.fromkeys(word for words in sentences for word in words))}


def _count(sentences: Sequence[Sequence[str]], index: dict[str, int]) -> Array:
    counts = np.zeros((len(sentences), len(index)))
    for row, words in enumerate(sentences):
        for word in words:
            counts[row, index[word]] += 1
    return counts


def _max_runs(values: Array, size: int) -> Array:
    width = values.shape[1] - size + 1
    if width < 1:
        return np.zeros((values.shape[0], 0))
    found: Array = values[:, :width].copy()
    for k in range(1, size):
        np.maximum(found, values[:, k : k + width], out=found)
    return found


def _sum_rows(values: Array, size: int) -> Array:
    total = np.vstack([np.zeros((1, values.shape[1])), np.cumsum(values, 0)])
    return total[size:] - total[:-size]
