"""The statistics behind the reasons; each names its paper and its scale."""

from math import log, log2

import numpy as np
from numpy.typing import NDArray

from glossary.extract.counting import Grams
from glossary.extract.tokens import Ints

Floats = NDArray[np.float64]


def cohesion(grams: Grams, size: int) -> Floats:
    """Return for each row the normalised pointwise mutual information of its weakest split, -1 to 1; 1 for single words.

    NPMI = ln(p(ab) / p(a)p(b)) / -ln p(ab) (Bouma 2009), smallest over all splits into two parts; *size* is the number
    of words of the texts.
    """
    smallest = np.ones(len(grams.count))
    if not len(grams.count):
        return smallest
    count = grams.count.astype(float)
    total = max(2.0, float(size))
    information = np.maximum(np.log(total / count), 1e-9)
    for length in range(2, int(grams.length.max()) + 1):
        rows = np.flatnonzero(grams.length == length)
        heads, tails = [rows], [rows]
        for _ in range(length - 1):
            heads.append(grams.prefix[heads[-1]])
            tails.append(grams.suffix[tails[-1]])
        # heads[k] is the row without its last k words, tails[length - k] its last k words
        for k in range(1, length):
            a, b = count[heads[k]], count[tails[length - k]]
            pmi = np.log(count[rows] * total / (a * b))
            smallest[rows] = np.minimum(smallest[rows], pmi / information[rows])
    return smallest


def freedom(owners: Ints, neighbours: Ints, counts: Ints, number: int) -> Floats:
    """Return for each of *number* owners how varied its *neighbours* are: entropy over the most it could be, 0 to 1.

    *owners*, *neighbours* and *counts* say how often a word stands beside an owner. Branching entropy (Jin &
    Tanaka-Ishii 2006) divided by log2 of the number of occurrences. Each neighbour 0 is one of a kind: the edge of a
    clause or a mark says that a word ends there.
    """
    total = np.bincount(owners, weights=counts, minlength=number)
    single = neighbours == 0
    alone = np.bincount(owners[single], weights=counts[single], minlength=number)
    owners, counts = owners[~single], counts[~single]
    # sums of floats depend on their order: by count, not by the number a word happens to have
    order = np.lexsort((counts, owners))
    owners, counts = owners[order], counts[order]
    weights = -counts / total[owners] * np.log2(counts / total[owners])
    entropy = np.bincount(owners, weights=weights, minlength=number).astype(float)
    share = np.divide(1.0, total, out=np.ones(number), where=total > 0)
    entropy += alone * -share * np.log2(share)
    most = np.log2(np.maximum(total, 2.0))
    return np.where(total > 1, entropy / most, np.where(alone > 0, 1.0, 0.0))


def keyness(count: int, size: int, background: float) -> float:
    """Return how many bits more frequent a word is here than in general Chinese, any number.

    log2 of the ratio of the two relative frequencies (log ratio, Hardie 2014), the count here raised by a half;
    *background* is the word's share of general Chinese, 0 to 1.
    """
    return log2((count + 0.5) / max(1, size) / background)


def log_ratio(count: int, size: int, reference: int, reference_size: int) -> float:
    """Return log2 of the ratio of frequencies per million words, one added to both (simple maths, Kilgarriff 2009)."""
    return log2((1e6 * count / max(1, size) + 1) / (1e6 * reference / max(1, reference_size) + 1))


def log_likelihood(count: int, size: int, reference: int, reference_size: int) -> float:
    """Return the log-likelihood ratio of two frequencies (Dunning 1993), 0 and up, negative when rarer here."""
    expected = size * (count + reference) / max(1, size + reference_size)
    other = reference_size * (count + reference) / max(1, size + reference_size)
    value = 2 * (
        (count * log(count / expected) if count else 0.0) + (reference * log(reference / other) if reference else 0.0)
    )
    return value if count >= expected else -value


def evenness(sums: Ints, counts: Ints, total: int, smallest: int) -> Floats:
    """Return how evenly rows spread over documents, 0 (all in one) to 1 (in step with their sizes); one place a row.

    1 - DPnorm, the deviation of proportions of Gries (2008) normalised by Lijffijt & Gries (2012). *sums* are those of
    tally.sum_spread, *counts* the occurrences of each row, *total* the words of all documents, *smallest* those of the
    smallest document.
    """
    if smallest >= total:
        return np.ones(len(counts))
    away = sums[:, 0] / (np.maximum(1, counts) * float(total))
    deviation = (away + 1 - sums[:, 1] / total) / 2
    return np.asarray(1.0 - deviation / (1.0 - smallest / total))
