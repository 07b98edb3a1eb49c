"""Could it be chance? Tests that are safe at low counts and with phrases that come in clusters."""

from collections import Counter
from collections.abc import Sequence
from math import erfc, exp, lgamma, log, sqrt

FEWEST_DOCUMENTS = 5
"""Documents each side needs for the ranks of its documents to say anything; chosen: below, no p under 0.01 is possible."""


def rate_chance(old: int, old_size: int, new: int, new_size: int) -> float:
    """Return the probability that counts differ at least so much when both rates are the same, 0 to 1.

    Exact conditional test of two Poisson rates (Przyborowski & Wilenski 1940): given the sum, the new count is binomial
    with the share of the new text; twice the smaller tail. No approximation, so it holds for one occurrence, too.
    """
    total = old + new
    if not total or not old_size or not new_size:
        return 1.0
    share = new_size / (old_size + new_size)
    upper = _tail(new, total, share)
    lower = _tail(old, total, 1 - share)
    return min(1.0, 2 * min(upper, lower))


def _tail(count: int, total: int, share: float) -> float:
    """Return the probability of *count* or more of *total* when each has the probability *share*."""
    if count <= 0:
        return 1.0
    if count <= total * share:  # the terms grow up to the mean: the other tail is the short one
        return max(0.0, 1.0 - _tail(total - count + 1, total, 1 - share))
    term = exp(
        lgamma(total + 1)
        - lgamma(count + 1)
        - lgamma(total - count + 1)
        + count * log(share)
        + ((total - count) * log(1 - share) if count < total else 0.0)
    )
    tail = 0.0
    for number in range(count, total + 1):
        tail += term
        if term < tail * 1e-12:
            break
        term *= (total - number) / (number + 1) * share / (1 - share)
    return min(1.0, tail)


def rank_chance(old: Sequence[float], new: Sequence[float], old_documents: int, new_documents: int) -> float:
    """Return the probability that documents differ at least so much when both sides are of one kind, 0 to 1.

    Rank sum of the rates a document (Mann & Whitney 1947, ties and continuity corrected), which a phrase used ten times
    in one speech can't fool (Lijffijt et al. 2016). *old* and *new* are the rates above 0. 1 below FEWEST_DOCUMENTS a side
    would say nothing, so 0 is returned there: the other test decides.
    """
    if min(old_documents, new_documents) < FEWEST_DOCUMENTS:
        return 0.0
    number = old_documents + new_documents
    zeros = number - len(old) - len(new)
    ties = Counter((*old, *new))
    rank, above = {}, zeros
    for rate in sorted(ties):
        rank[rate] = above + (ties[rate] + 1) / 2
        above += ties[rate]
    ranks = sum(rank[rate] for rate in new) + (new_documents - len(new)) * (zeros + 1) / 2
    middle = new_documents * (number + 1) / 2
    tied = sum(count**3 - count for count in ties.values()) + zeros**3 - zeros
    variance = old_documents * new_documents / 12 * (number + 1 - tied / (number * (number - 1)))
    if variance <= 0:
        return 1.0
    return erfc(max(0.0, abs(ranks - middle) - 0.5) / sqrt(variance) / sqrt(2))


def adjust_chances(chances: Sequence[float]) -> list[float]:
    """Return for each of *chances* the share of chance finds among all that are as small (Benjamini & Hochberg 1995)."""
    order = sorted(range(len(chances)), key=lambda index: chances[index], reverse=True)
    adjusted = [1.0] * len(chances)
    lowest = 1.0
    for behind, index in enumerate(order):
        lowest = min(lowest, chances[index] * len(chances) / (len(chances) - behind))
        adjusted[index] = lowest
    return adjusted
