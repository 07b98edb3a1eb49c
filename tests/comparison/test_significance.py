"""The tests of significance, against values worked out by hand or by enumeration."""

from datetime import date
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.comparison.periods import MOST_PERIODS, UNITS, find_periods
from glossary.comparison.significance import adjust_chances, rank_chance, rate_chance


@given(st.integers(0, 40), st.integers(0, 40), st.integers(1, 1000), st.integers(1, 1000))
def test_the_exact_test_adds_up_the_binomial(old: int, new: int, old_size: int, new_size: int) -> None:
    total, share = old + new, new_size / (old_size + new_size)
    chances = [comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(total + 1)]
    expected = min(1.0, 2 * min(sum(chances[new:]), sum(chances[: new + 1]))) if total else 1.0
    assert rate_chance(old, old_size, new, new_size) == pytest.approx(expected, abs=1e-9)


def test_one_occurrence_says_nothing() -> None:
    assert rate_chance(0, 1000, 1, 1000) == 1.0
    assert rate_chance(0, 1000, 3, 1000) == pytest.approx(0.25)


def test_large_counts_are_quick_and_sure() -> None:
    assert rate_chance(100_000, 10**8, 100_000, 10**8) == pytest.approx(1.0, abs=0.01)
    assert rate_chance(100_000, 10**8, 110_000, 10**8) < 1e-90


def test_ranks_of_a_worked_example() -> None:
    # ranks of 1 2 3 4 5 | 6 7 8 9 10: U = 0, z = (12.5 - 0.5) / sqrt(25 * 11 / 12) = 2.507
    assert rank_chance([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], 5, 5) == pytest.approx(0.0122, abs=1e-4)


def test_zeros_are_ties() -> None:
    assert rank_chance([], [], 10, 10) == 1.0
    assert rank_chance([], [0.5], 10, 10) > 0.3
    assert rank_chance([], [0.5] * 9, 10, 10) < 0.001


def test_few_documents_leave_it_to_the_other_test() -> None:
    assert rank_chance([1.0], [2.0], 4, 50) == 0.0


def test_chances_are_adjusted_as_benjamini_and_hochberg_do() -> None:
    assert adjust_chances([0.01, 0.04, 0.03, 0.5]) == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert adjust_chances([]) == []


@given(st.lists(st.dates(date(1949, 10, 1), date(2049, 10, 1)).map(str), min_size=1, max_size=20))
def test_every_date_has_its_period(dates: list[str]) -> None:
    unit, periods = find_periods(dates)
    assert {UNITS[unit](day) for day in dates} <= set(periods)
    assert unit == "year" or len(periods) <= MOST_PERIODS
    assert list(periods) == sorted(set(periods))


def test_no_date_has_no_period() -> None:
    assert find_periods(["", ""]) == ("year", ())
