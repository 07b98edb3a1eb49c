"""Spellings: worked out once, remembered, and forgotten where they no longer hold."""

import json
from collections.abc import Callable

import pytest

from glossary.spelling import Spelling, Spellings, fingerprint, parse_spellings


def test_a_spelling_has_reading_status_and_traditional_form() -> None:
    assert Spellings().find("一带一路", kind="org") == Spelling(
        "Yi1dai4 Yi1lu4", "lexicon", "一帶一路"
    )  # Belt and Road


def test_a_region_asked_for_changes_the_name() -> None:
    spellings = Spellings()
    assert spellings.find("老挝").traditional == "老撾"  # Laos
    assert spellings.find("老挝", script="hant-tw").traditional == "寮國"


def test_what_is_known_is_not_worked_out_again() -> None:
    first = Spellings()
    first.find("全球治理")  # global governance
    assert first.grown
    again = parse_spellings(first.render("key"), "key")
    assert again.find("全球治理") == first.find("全球治理")
    assert not again.grown


def test_a_curated_pinyin_is_another_spelling() -> None:
    spellings = Spellings()
    assert spellings.find("重申").stored != spellings.find("重申", given="zhòng shēn").stored


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace(b"key", b"other"),
        lambda data: data[:-1],
        lambda data: data.replace(b"zhi4li3", b"zhi4li4"),
        lambda data: b"",
        lambda data: b"\xff" * 40,
    ],
    ids=["another key", "cut short", "changed", "empty", "no text"],
)
def test_a_file_that_does_not_hold_is_forgotten(spoil: Callable[[bytes], bytes]) -> None:
    first = Spellings()
    first.find("全球治理")
    parse_spellings(spoil(first.render("key")), "key").find("全球治理")
    assert parse_spellings(spoil(first.render("key")), "key").grown is False
    again = parse_spellings(spoil(first.render("key")), "key")
    assert again.find("全球治理") == first.find("全球治理")
    assert again.grown


def test_only_so_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("glossary.spelling.MOST", 2)
    spellings = Spellings({f"{number}\t\t\tboth": Spelling("", "ok", "") for number in range(5)})
    spellings.find("合作")  # cooperation
    assert list(json.loads(spellings.render("key").partition(b"\n")[2])) == ["合作\t\t\tboth"]


def test_a_fingerprint_names_the_version() -> None:
    assert fingerprint("1") == fingerprint("1") != fingerprint("2")
