"""Simplified and Traditional: offsets stay, terms get the characters and the names a region writes."""

from pathlib import Path

import pytest

from glossary.script import STANDARDS, looks_traditional, to_regional, to_simplified, to_traditional

SAMPLE = Path("data/2022-03-07-wang-yi-press-conference.txt").read_text("utf-8")


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_text_comes_back_from_every_standard_character_by_character(standard: str) -> None:
    assert to_simplified(to_traditional(SAMPLE, standard)) == SAMPLE


def test_simplified_text_is_its_own_folding() -> None:
    assert to_simplified(SAMPLE) is SAMPLE
    assert not looks_traditional(SAMPLE)


@pytest.mark.parametrize(
    ("term", "taiwan", "hong_kong"),
    [
        pytest.param("中俄关系", "中俄關係", "中俄關係", id="China-Russia relations"),
        pytest.param("一个中国原则", "一個中國原則", "一個中國原則", id="one-China principle"),
        pytest.param("支持联合声明", "支持聯合聲明", "支持聯合聲明", id="vocabulary stays"),
        pytest.param("老挝", "寮國", "老撾", id="Laos"),
        pytest.param("新西兰总理", "紐西蘭總理", "新西蘭總理", id="prime minister of New Zealand"),
    ],
)
def test_regions_write_their_own_characters_and_names(term: str, taiwan: str, hong_kong: str) -> None:
    assert to_regional(term, "tw") == taiwan
    assert to_regional(term, "hk") == hong_kong
