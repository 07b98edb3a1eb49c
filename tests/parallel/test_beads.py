"""Sentence alignment: the written texts exactly, gaps where a side is silent, every sentence once."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.parallel.beads import Side, align_sentences
from glossary.parallel.pairing import LEAST_PAIRED, Lines, measure_paired, pair_sentences
from tests.parallel.texts import NAMES, Row, join_rows, make_document, make_pair, pair_texts, read_rows


def pair_rows(rows: list[Row]) -> list[tuple[str, str]]:
    return [(pair.zh, pair.en) for pair in pair_sentences(join_rows(rows))]


def is_found(row: Row, found: list[tuple[str, str]]) -> bool:
    """Tell whether *row* is a pair, or two pairs where it holds two sentences."""
    return (row.zh, row.en) in found or any(
        row.zh.startswith(zh) and row.en.startswith(en) and bool(zh) and bool(en) for zh, en in found
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_of_the_written_texts_finds_its_translation(name: str) -> None:
    rows = read_rows(name)
    found = pair_rows(rows)
    assert [row.zh for row in rows if not is_found(row, found)] == []


@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_found_without_any_paragraph(name: str) -> None:
    rows = [row._replace(paragraph="1") for row in read_rows(name) if row.zh[-1] in "。！？" and row.en[-1] in ".!?"]
    found = pair_rows(rows)
    assert sum(is_found(row, found) for row in rows) / len(rows) >= 0.94


@pytest.mark.parametrize("seed", range(5))
def test_a_tenth_of_the_lines_may_be_missing(seed: int) -> None:
    chance = random.Random(seed)
    rows = [
        row._replace(paragraph=str(number)) for number, row in enumerate(read_rows("speech") + read_rows("statement"))
    ]
    zh = [row.zh for row in rows if chance.random() > 0.1]
    en = [row.en for row in rows if chance.random() > 0.1]
    pairs = [pair for pair in pair_texts("\n".join(zh), "\n".join(en)) if pair.zh and pair.en]
    right = [pair for pair in pairs if any(row.zh.startswith(pair.zh) and pair.en in row.en for row in rows)]
    assert len(right) / len(pairs) >= 0.95


def test_one_sentence_may_become_two() -> None:
    rows = read_rows("speech")
    row = next(row for row in rows if row.zh.startswith("海洋孕育了生命"))  # the ocean gave birth to life
    assert (row.zh, row.en) in pair_rows(rows)


def test_what_one_side_does_not_say_stands_alone() -> None:
    pairs = pair_texts(
        "我们支持对话。\n会议在北京举行。\n谢谢大家。",  # we support dialogue; the meeting is held in Beijing; thanks
        "We support dialogue.\nThank you all.",
    )
    assert [(pair.zh, pair.en) for pair in pairs] == [
        ("我们支持对话。", "We support dialogue."),
        ("会议在北京举行。", ""),
        ("谢谢大家。", "Thank you all."),
    ]
    assert not pairs[1].reliable


def test_texts_that_are_no_translations_are_told_from_those_that_are() -> None:
    speech, statement = (join_rows(read_rows(name)) for name in NAMES)
    assert measure_paired(pair_sentences(speech)) > 0.9
    mixed = speech._replace(en=statement.en)
    assert measure_paired(pair_sentences(mixed)) < LEAST_PAIRED / 2


def test_long_texts_are_aligned_window_by_window(monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.parallel import beads

    rows = read_rows("speech") + read_rows("statement")
    whole = pair_rows(rows)
    monkeypatch.setattr(beads, "WINDOW", 20)
    assert pair_rows(rows) == whole


WORDS = st.lists(
    st.lists(st.sampled_from(["和平", "发展", "合作", "peace", "develop", "cooper"]), max_size=4), max_size=7
)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_every_sentence_stands_in_exactly_one_bead(zh: list[list[str]], en: list[list[str]]) -> None:
    sides = [Side(words, [1 + len(line) for line in words], [True] * len(words)) for words in (zh, en)]
    found = align_sentences(*sides)
    assert [number for bead in found for number in range(*bead.zh)] == list(range(len(zh)))
    assert [number for bead in found for number in range(*bead.en)] == list(range(len(en)))


def test_pairs_know_their_lines() -> None:
    pairs = pair_texts("开幕词\n\n我们支持对话。", "Opening remarks\n\n\nWe support dialogue.")
    assert [(pair.zh_line, pair.en_line) for pair in pairs] == [(1, 1), (3, 4)]


def test_places_count_lines_and_columns_of_the_original() -> None:
    document = make_document("ab\ncd\n\nef")
    assert [Lines(document).find_place(offset) for offset in (0, 1, 3, 7, 8)] == [
        (1, 1),
        (1, 2),
        (2, 1),
        (4, 1),
        (4, 2),
    ]


def test_an_empty_side_gives_no_pair_of_both() -> None:
    assert [pair.en for pair in pair_sentences(make_pair("和平。", " "))] == [""]


def test_a_page_without_a_full_stop_teaches_nothing() -> None:
    zh, en = "我们支持海洋合作，" * 100, "we support cooperation on the ocean, " * 100
    (pair,) = pair_texts(zh, en)
    assert not pair.reliable


def test_traditional_pairs_hold_their_simplified_twin() -> None:
    documents = make_pair("我們支持對話。", "We support dialogue.")
    documents = documents._replace(zh=replace(documents.zh, hans="我们支持对话。"))
    (pair,) = pair_sentences(documents)
    assert (pair.zh, pair.hans) == ("我們支持對話。", "我们支持对话。")
