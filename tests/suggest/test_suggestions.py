"""Suggestions for what nobody curated: right English or none, and never mistaken for curated English."""

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import ConceptEntry, Term
from glossary.suggest import DICTIONARIES, Suggester, make_suggester
from glossary.suggest.numbers import parse_number

DATA = Path(__file__).parents[2] / "glossary" / "data"
CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases" / "suggest" / "phrases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def entry(given: str, *, review: str = "") -> ConceptEntry:
    """Return the entry `form,form=English/abbreviation@subject field@note`."""
    names, english, *rest = [part for piece in given.split("=", 1) for part in piece.split("@")]
    forms = names.split(",")
    full, *short = english.split("/")
    field, note = (*rest, "", "")[:2]
    return ConceptEntry(
        id=f"c{forms[0]}",
        zh=tuple(Term(form) for form in forms),
        en=(Term(full), *(Term(text, "admitted", term_type="abbreviation") for text in short)),
        subject_field=field,
        note=note,
        review=review,
    )


def suggester(*parts: str) -> Suggester:
    return make_suggester([entry(part) for part in parts])


@pytest.mark.parametrize(("phrase", "parts", "english", "shown"), CASES, ids=[f"{row[3]}: {row[0]}" for row in CASES])
def test_a_phrase_is_put_together(phrase: str, parts: str, english: str, shown: str) -> None:
    made = suggester(*filter(None, parts.split("; "))).suggest(phrase)
    assert (made.text if made else "") == english


def test_a_suggestion_says_how_it_came_about() -> None:
    made = suggester("非洲=Africa@places").suggest("非洲国家")  # African countries
    assert made is not None
    assert made.note == "composed: 非洲 Africa + 国家 country"
    assert made.source == ""


def test_an_unreviewed_part_is_named_as_such() -> None:
    made = make_suggester([entry("非洲=Africa@places", review="draft")]).suggest("非洲国家")  # African countries
    assert made is not None
    assert "非洲 Africa (draft)" in made.note


def test_a_single_everyday_word_says_what_it_is() -> None:
    made = suggester().suggest("元首")  # head of state
    assert made is not None
    assert made.note == "everyday word: 元首 head of state"


def test_a_rendering_to_avoid_is_never_suggested() -> None:
    avoided = ConceptEntry(id="c1", zh=(Term("大国"),), en=(Term("major country"), Term("great power", "deprecated")))
    parts = entry("强权国家=great power")
    assert make_suggester([parts]).suggest("强权国家秩序") is not None  # order of great powers
    assert make_suggester([avoided, parts]).suggest("强权国家秩序") is None


def test_the_longest_phrase_costs_a_bounded_time() -> None:
    assert suggester().suggest("发展" * 10_000) is None


def test_the_fewest_parts_win() -> None:
    made = suggester("国际关系=international relations").suggest("国际关系理论")  # theory
    assert made is not None
    assert made.text == "international relations theory"


@pytest.mark.parametrize(
    ("text", "value"), [("二十一", 21), ("十", 10), ("一百零五", 105), ("2030", 2030), ("七五", 75)]
)
def test_numbers_are_read(text: str, value: int) -> None:
    assert parse_number(text) == value


WORDS = [
    "中国",
    "非洲",
    "维护",
    "坚决",
    "和平",
    "国际",
    "秩序",
    "的",
    "和",
    "总统",
    "第三次",
    "会议",
    "以",
    "为核心的",
    "2030年",
    "中俄",
]
PARTS = ["中国=China@countries@Adjective Chinese", "非洲=Africa@places", "国际秩序=international order"]


@given(st.lists(st.sampled_from(WORDS), max_size=7).map("".join))
def test_suggestions_are_clean_and_the_same_in_every_run(phrase: str) -> None:
    first, second = (suggester(*PARTS).suggest(phrase) for _ in range(2))
    assert first == second
    if first:
        words = first.text.split()
        assert first.text == " ".join(words)
        assert first.status == "preferred"
        assert first.text.isascii()
        assert all(one != two for one, two in itertools.pairwise(words) if one in ("the", "of", "and"))


@given(st.text(max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    suggester(*PARTS).suggest(text)


def test_a_dictionary_is_asked_only_when_the_user_says_so() -> None:
    phrase = "兼收并蓄"  # incorporate diverse things
    assert suggester().suggest(phrase) is None
    made = make_suggester([], ("cc-cedict",)).suggest(phrase)
    assert made is not None
    assert made.note.startswith("dictionary: 兼收并蓄")


def test_the_english_of_a_dictionary_names_it_and_its_licence() -> None:
    made = make_suggester([], ("cc-cedict",)).suggest("兼收并蓄")  # incorporate diverse things
    assert made is not None
    assert "CC-CEDICT" in made.source
    assert "CC BY-SA 4.0" in made.source


def test_curated_parts_come_before_a_dictionary() -> None:
    made = make_suggester([entry("世界和平=world peace")], ("cc-cedict",)).suggest("世界和平")
    assert made is not None
    assert not made.source


@pytest.mark.parametrize("name", DICTIONARIES)
def test_every_dictionary_is_a_clean_table_with_its_licence(name: str) -> None:
    file, _ = DICTIONARIES[name]
    text = (DATA / file).read_text("utf-8")
    head, rows = (list(filter(None, part)) for part in _part(text.splitlines()))
    assert any("Licence:" in line for line in head)
    words = [row.split("\t")[0] for row in rows]
    assert words == sorted(set(words), key=str.encode)
    assert all(1 < len(row.split("\t")) < 4 for row in rows)


def _part(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return the comments and the rows."""
    return [line for line in lines if line.startswith("#")], [line for line in lines if not line.startswith("#")]
