"""Curated English in sentences: what counts as the same, and how far it differs."""

import pytest

from glossary.parallel.matching import LEVELS, find_plain_words, find_rendering, fold_spelling


def levels(rendering: str, sentence: str, *, case: bool = False) -> list[str]:
    found = find_rendering(find_plain_words(rendering), find_plain_words(sentence), (rendering, sentence), case=case)
    return [LEVELS[stretch.level] for stretch in found]


CASES = [
    pytest.param("global governance", "We improve global governance.", ["exact"], id="the same words"),
    pytest.param("Belt and Road", "the belt and road", ["exact"], id="capitals"),
    pytest.param("a community with a shared future", "Community with shared future", ["exact"], id="articles"),
    pytest.param("win-win cooperation", "win‑win cooperation", ["exact"], id="kinds of hyphens"),
    pytest.param("capacity-building", "capacity building", ["exact"], id="hyphen as blank"),
    pytest.param("policymaker", "policy-makers and a policy maker", ["spelling"], id="one word or two"),
    pytest.param(
        "China's core interests", "the core interests of China; China core interests", ["exact"], id="possessive"
    ),
    pytest.param("organization", "an organisation", ["spelling"], id="ise and ize"),
    pytest.param("labour rights", "labor rights", ["spelling"], id="our and or"),
    pytest.param("aid programme", "two aid programs", ["inflected"], id="programme in the plural"),
    pytest.param("national interest", "national interests", ["inflected"], id="plural"),
    pytest.param("child protection", "children protection", ["spelling"], id="irregular plural"),
    pytest.param("lodge representations", "lodged representations", ["inflected"], id="past"),
    pytest.param("China", "Chinese companies", ["derived"], id="name of the people"),
    pytest.param("South-South cooperation", "South-South and triangular cooperation", ["gap"], id="a short gap"),
    pytest.param("global governance", "global efforts to improve regional economic governance", [], id="a long gap"),
    pytest.param("global governance", "It is global. Governance matters.", [], id="a full stop between"),
    pytest.param("art", "the party started", [], id="letters inside a word"),
    pytest.param("organ", "an organization", [], id="stem that two words share"),
    pytest.param("peace", "no such word", [], id="nothing"),
    pytest.param("", "anything", [], id="empty rendering"),
]


@pytest.mark.parametrize(("rendering", "sentence", "expected"), CASES)
def test_renderings_are_found_with_their_distance(rendering: str, sentence: str, expected: list[str]) -> None:
    assert levels(rendering, sentence) == expected


def test_capitals_count_where_the_entry_says_so() -> None:
    assert levels("Party", "the Party decided", case=True) == ["exact"]
    assert levels("Party", "the party was fun", case=True) == []


def test_a_rendering_is_found_as_often_as_it_stands_there() -> None:
    assert len(levels("peace", "peace, and again peace")) == 2


SPELLINGS = [
    ("organisation", "organization"),
    ("defence", "defense"),
    ("centre", "center"),
    ("favourable", "favorable"),
    ("programme", "program"),
    ("catalogue", "catalog"),
    ("travelling", "traveling"),
    ("judgement", "judgment"),
    ("four", "for"),
]


@pytest.mark.parametrize(("british", "american"), SPELLINGS[:-1])
def test_british_and_american_spellings_fold_together(british: str, american: str) -> None:
    assert fold_spelling(british) == fold_spelling(american)


def test_short_words_are_not_folded() -> None:
    assert fold_spelling("four") != fold_spelling("for")
