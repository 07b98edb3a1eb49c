"""Every place of every string is found, and nothing else."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.extract.characters import character_codes
from glossary.extract.occurrences import find_occurrences
from glossary.extract.trie import find_strings, make_trie
from glossary.model import Document

LETTERS = st.text("中国外交\U00020000\ud800a", min_size=1, max_size=6)


@given(st.lists(LETTERS, unique=True, max_size=30), st.text("中国外交\U00020000\ud800a", max_size=40))
@example(
    ["中国", "中国外交", "国外", "国"], "中国外交，中国"
)  # China, China's diplomacy, abroad, country: they overlap
@example(["交"], "外交")
def test_all_places_are_found_overlaps_included(strings: list[str], text: str) -> None:
    found = find_strings(make_trie(strings), character_codes(text))
    places = sorted((strings[string], start) for string, start in zip(found.strings, found.starts, strict=True))
    expected = [(string, at) for string in strings for at in range(len(text)) if text.startswith(string, at)]
    assert places == sorted(expected)
    assert [len(strings[string]) for string in found.strings] == found.lengths.tolist() == sorted(found.lengths)


def test_keys_that_meet_in_one_place_of_the_table_are_kept_apart() -> None:
    strings = [f"{chr(0x4E00 + first)}{chr(0x4E00 + second)}" for first in range(100) for second in range(100)]
    found = find_strings(make_trie(strings), character_codes("".join(strings)))
    assert set(np.unique(found.strings)) == set(range(10_000))


def test_what_is_asked_for_twice_is_answered_twice() -> None:
    text = "中国外交，中国"
    document = Document("a.txt", text, [1], text)
    twice = find_occurrences([document], ["中国", "外交", "中国", "北京"])
    assert [[place.start for place in places] for places in twice] == [[0, 5], [2], [0, 5], []]
