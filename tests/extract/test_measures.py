"""The measures, against values worked out by hand."""

from math import log, log2

import numpy as np
import pytest

from glossary.extract.counting import Grams, longest_counts
from glossary.extract.measures import cohesion, evenness, freedom, keyness, log_likelihood, log_ratio


def grams(*rows: tuple[int, int, int, int]) -> Grams:
    """Return rows of words, each with its length, count, prefix and suffix."""
    length, count, prefix, suffix = (np.array(column) for column in zip(*rows, strict=True))
    return Grams(length, count, prefix, suffix, np.zeros((len(rows), 0), np.int64))


def test_cohesion_is_the_normalised_mutual_information() -> None:
    found = grams((1, 2, -1, -1), (1, 2, -1, -1), (2, 2, 0, 1))
    size = 6
    expected = log((2 / size) / ((2 / size) * (2 / size))) / -log(2 / size)
    assert cohesion(found, size)[2] == pytest.approx(expected)
    assert expected == pytest.approx(1)  # two words that never part


def test_single_words_hold_together_fully() -> None:
    assert cohesion(grams((1, 2, -1, -1), (1, 2, -1, -1)), 4).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("neighbours", "free"),
    [
        pytest.param([5, 5, 5, 5], 0.0, id="always the same neighbour"),
        pytest.param([5, 6, 7, 8], 1.0, id="always another neighbour"),
        pytest.param([0, 0, 0, 0], 1.0, id="always the edge of a clause"),
        pytest.param([5, 5, 0, 0], 0.75, id="half of them edges"),
    ],
)
def test_freedom_is_the_entropy_over_the_most_possible(neighbours: list[int], free: float) -> None:
    words, counts = np.unique(neighbours, return_counts=True)
    assert freedom(np.zeros(len(words), np.int64), words, counts, 1)[0] == pytest.approx(free)


def test_keyness_counts_doublings() -> None:
    assert keyness(count=7, size=1000, background=0.0075) == pytest.approx(0)
    assert keyness(count=15, size=1000, background=0.0155 / 8) == pytest.approx(3)


def test_log_ratio_adds_one_per_million() -> None:
    assert log_ratio(3, 1_000_000, 0, 1_000_000) == pytest.approx(log2(4))


@pytest.mark.parametrize(
    ("counts", "sign"), [((20, 5), 1), ((5, 20), -1), ((10, 10), 0)], ids=["more here", "less here", "as much"]
)
def test_log_likelihood_has_the_sign_of_the_difference(counts: tuple[int, int], sign: int) -> None:
    value = log_likelihood(counts[0], 1000, counts[1], 1000)
    assert np.sign(round(value, 9)) == sign


def test_log_likelihood_of_a_worked_example() -> None:
    # 20 in 1,000 against 5 in 1,000: 2 * (20 ln(20 / 12.5) + 5 ln(5 / 12.5))
    assert log_likelihood(20, 1000, 5, 1000) == pytest.approx(2 * (20 * log(1.6) + 5 * log(0.4)))


@pytest.mark.parametrize(
    ("counts", "sizes", "even"),
    [
        pytest.param([5, 5], [50, 50], 1.0, id="in step with the sizes"),
        pytest.param([9, 0], [50, 50], 0.0, id="all in one of two documents"),
        pytest.param([3, 1], [75, 25], 1.0, id="more in the larger document"),
        pytest.param([1, 1], [75, 25], 2 / 3, id="as often in the smaller one"),
    ],
)
def test_evenness_follows_the_sizes_of_documents(counts: list[int], sizes: list[int], even: float) -> None:
    number, total = sum(counts), sum(sizes)
    held = [(count, size) for count, size in zip(counts, sizes, strict=True) if count]
    sums = [sum(abs(count * total - number * size) for count, size in held), sum(size for _, size in held), len(held)]
    found = evenness(np.array([sums]), np.array([number]), total, min(sizes))
    assert found.tolist() == pytest.approx([even])


def test_the_longest_count_passes_through_rows_that_are_dropped() -> None:
    found = grams(*[(1, 2 + (word == 0), -1, -1) for word in range(3)], (2, 2, 0, 1), (2, 2, 1, 2), (3, 2, 3, 4))
    best = longest_counts(found, found.length == 3)
    assert best[found.length == 1].tolist() == [2, 2, 2]
