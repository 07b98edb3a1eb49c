"""The measures, against values worked out by hand."""

from math import log, log2

import numpy as np
import pytest

from glossary.extract.counting import count_grams, longest_counts
from glossary.extract.measures import cohesion, evenness, freedom, keyness, log_likelihood, log_ratio


def test_cohesion_is_the_normalised_mutual_information() -> None:
    ids = np.array([1, 2, 0, 1, 2, 0, 3, 4, 0])
    grams = count_grams(ids, ids > 0, lowest=2, longest=2)
    pair = int(np.flatnonzero(grams.length == 2)[0])
    size = 6
    expected = log((2 / size) / ((2 / size) * (2 / size))) / -log(2 / size)
    assert cohesion(grams, size)[pair] == pytest.approx(expected)
    assert expected == pytest.approx(1)  # two words that never part


def test_single_words_hold_together_fully() -> None:
    ids = np.array([1, 1, 2, 2])
    grams = count_grams(ids, ids > 0, lowest=1, longest=1)
    assert cohesion(grams, 4).tolist() == [1, 1]


@pytest.mark.parametrize(
    ("neighbours", "free"),
    [
        pytest.param([5, 5, 5, 5], 0.0, id="always the same neighbour"),
        pytest.param([5, 6, 7, 8], 1.0, id="always another neighbour"),
        pytest.param([-1, -1, -1, -1], 1.0, id="always the edge of a clause"),
        pytest.param([5, 5, -1, -1], 0.75, id="half of them edges"),
    ],
)
def test_freedom_is_the_entropy_over_the_most_possible(neighbours: list[int], free: float) -> None:
    owners = np.zeros(len(neighbours), np.int64)
    assert freedom(np.array(neighbours), owners, 1)[0] == pytest.approx(free)


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
    ("counts", "shares", "even"),
    [
        pytest.param([5, 5], [0.5, 0.5], 1.0, id="in step with the sizes"),
        pytest.param([9], [0.5], 0.0, id="all in one of two documents"),
        pytest.param([3, 1], [0.75, 0.25], 1.0, id="more in the larger document"),
    ],
)
def test_evenness_follows_the_sizes_of_documents(counts: list[int], shares: list[float], even: float) -> None:
    smallest = min([*shares, 1 - sum(shares)] if sum(shares) < 1 else shares)
    owners = np.zeros(len(counts), int)
    assert evenness(np.array(counts, float), np.array(shares), owners, 1, smallest).tolist() == pytest.approx([even])


def test_the_longest_count_passes_through_rows_that_are_dropped() -> None:
    ids = np.array([1, 2, 3, 0, 1, 2, 3, 0, 1, 0])
    grams = count_grams(ids, ids > 0, lowest=2, longest=3)
    alive = grams.length == 3
    best = longest_counts(grams, alive)
    assert best[(grams.length == 1)].tolist() == [2, 2, 2]
