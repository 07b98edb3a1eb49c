"""YAML text as records: all text, every place known, every fault told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.yamltext import Items, Record, parse_yaml, quote_scalar

PRINTABLE = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=30
)


@pytest.mark.parametrize(
    "written",
    ["no", "NO", "on", "2030", "0123", "1_000", "0x1F", "1:30", "2022-03-07", "3.10", "1e3", "~", "null", ".inf"],
)
def test_whatever_a_person_writes_stays_text(written: str) -> None:
    value, problems = parse_yaml(f"en: {written}\n", "t.yaml")
    assert isinstance(value, Record)
    assert (value["en"], problems) == (written, ())


def test_keys_values_and_items_know_their_places() -> None:
    value, _ = parse_yaml("a: 1\nlist:\n  - x\n  -  y\n", "t.yaml")
    assert isinstance(value, Record)
    assert (value.at["list"], value.value_at["a"]) == ((2, 1), (1, 4))
    items = value["list"]
    assert isinstance(items, Items)
    assert items.places == [(3, 5), (4, 6)]


def test_a_byte_order_mark_moves_nothing() -> None:
    value, _ = parse_yaml("\ufeffa: 1\n", "t.yaml")
    assert isinstance(value, Record)
    assert value.at["a"] == (1, 1)


def test_an_empty_file_holds_nothing() -> None:
    assert parse_yaml("# only a comment\n", "t.yaml") == (None, ())


def test_merge_keys_are_keys_like_others() -> None:
    value, _ = parse_yaml("<<: text\n", "t.yaml")
    assert value == {"<<": "text"}


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("zh：人类\nen: humankind\n", "ASCII"),
        ("a:\n\tb: c\n", "spaces"),
        ("note: Belt and Road: a primer\n", "quotes"),
        ('zh: "一带一路"倡议\n', "quotes"),
    ],
    ids=["full-width colon", "tab", "colon in the value", "text after a quote"],
)
def test_what_is_no_yaml_gets_a_hint(text: str, hint: str) -> None:
    value, (problem, *_) = parse_yaml(text, "t.yaml")
    assert (value, problem.code) == (None, "T002")
    assert hint in problem.hint


@given(PRINTABLE, st.booleans())
def test_quoted_text_is_read_back_as_it_was(text: str, flow: bool) -> None:
    scalar = quote_scalar(text, flow=flow)
    written = f"- [a, {scalar}, b]\n" if flow else f"- {scalar}\n"
    value, problems = parse_yaml(written, "t.yaml")
    assert value == ([["a", text, "b"]] if flow else [text])
    assert problems == ()


@given(st.text(max_size=200))
def test_any_text_is_read_or_reported(text: str) -> None:
    value, problems = parse_yaml(text, "t.yaml")
    assert (
        value is not None
        or problems
        or not text.strip("\ufeff")
        or "#" in text
        or text.isspace()
        or not text.strip("-. \n\r\t\ufeff")
    )
