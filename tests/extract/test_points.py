"""Points are rounded as `round` rounds them."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.extract.points import DIGITS, round_points

NUMBERS = st.floats(-1000, 1000) | st.integers(-10_000_000, 10_000_000).map(lambda n: n / 10_000)


@given(st.lists(NUMBERS, max_size=20))
@example([0.0005, 0.0015, 1.0005, 2.6755, -0.0025, 1.1235])  # what is written as a tie seldom is one
def test_rounding_on_arrays_is_rounding(numbers: list[float]) -> None:
    assert round_points(np.array(numbers, np.float64)).tolist() == [round(number, DIGITS) for number in numbers]
