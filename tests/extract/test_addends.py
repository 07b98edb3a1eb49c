"""Addends become scores, and reasons of those that are shown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from glossary.extract.addends import Addend, add_up, find_reasons
from glossary.model import Reason

POINTS = st.floats(-12, 12) | st.sampled_from((0.0, 0.0005, -0.0025))


def test_a_reason_has_the_numbers_and_the_words_of_its_candidate() -> None:
    sizes = np.array([4, 5, 6])
    addends = [
        Addend("length", sizes > 4, sizes, 0.25, lambda rows: [f"{size} characters" for size in sizes[rows].tolist()]),
        Addend("head", sizes == 6, 1, 0.75, "ends in 合作"),  # cooperation
    ]
    scores = add_up(addends, 3)
    assert scores.totals.tolist() == [0, 0.25, 1]
    assert find_reasons(scores, [2, -1, 0, 1]) == [
        (Reason("length", 6, 0.25, "6 characters"), Reason("head", 1, 0.75, "ends in 合作")),
        (),
        (),
        (Reason("length", 5, 0.25, "5 characters"),),
    ]


def test_what_adds_nothing_is_no_reason_unless_it_always_is() -> None:
    every = np.ones(2, bool)
    addends = [
        Addend("freedom", every, 0.5, np.array([0.0, 1.0]), "free"),
        Addend("word", every, 1, 0.0, "a word"),
        Addend("spread", every, 1, np.array([0.0, 2.0]), "spread", always=True),
    ]
    found = find_reasons(add_up(addends, 2), [0, 1])
    assert [[reason.name for reason in reasons] for reasons in found] == [["spread"], ["freedom", "spread"]]


@given(st.lists(st.lists(POINTS, min_size=3, max_size=3), max_size=6), POINTS)
def test_reasons_add_up_to_the_score(columns: list[list[float]], points: float) -> None:
    every = np.ones(3, bool)
    addends = [Addend("one", every, 0.5, np.array(column), "text") for column in columns]
    scores = add_up([*addends, Addend("all", every, 1, points, "text")], 3)
    for total, reasons in zip(scores.totals.tolist(), find_reasons(scores, range(3)), strict=True):
        assert total == round(sum(reason.score for reason in reasons), 3)
        assert all(reason.score == round(reason.score, 3) for reason in reasons)
