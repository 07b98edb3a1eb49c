"""YAML text as records: all text, every place known, every fault told."""

import gc
import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossary.yamltext import FAULTS, Items, Record, parse_yaml, quote_scalar, reading

PRINTABLE = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=30
)


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test with libyaml and with PyYAML's own parser."""
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")
    return str(request.param)


def check(code: str, text: str, at: tuple[int, int], hint: str = "") -> None:
    """Hold that *text* has one problem: *code* at line and column *at*, with *hint* in its hint."""
    found = parse_yaml(text, "t.yaml")[1]
    assert [(problem.code, problem.line, problem.column) for problem in found] == [(code, *at)], found
    assert hint in found[0].hint, found[0]


def record(text: str) -> Record:
    value, problems = parse_yaml(text, "t.yaml")
    assert isinstance(value, Record)
    assert problems == ()
    return value


WRITTEN = ["no", "NO", "on", "2030", "0123", "1_000", "0x1F", "1:30", "2022-03-07", "3.10", "1e3", "~", "null", ".inf"]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.usefixtures("parser")
def test_whatever_a_person_writes_stays_text(written: str) -> None:
    assert record(f"en: {written}\n")["en"] == written
    assert parse_yaml(f"{written}: x\n", "t.yaml")[0] == {written: "x"}


@pytest.mark.parametrize(
    "written",
    [
        "“一带一路”倡议",
        "中国，美国",
        "类型：协定",
        "a#b",
        "a:b",
        "R&D",
        "?x",
        "a\u00a0b",
        "🐼",
        "\ue000",
        "'G7' # group",
    ],
    ids=[
        "curly quotes",
        "wide comma",
        "wide colon",
        "hash",
        "colon",
        "and",
        "question",
        "hard",
        "emoji",
        "own",
        "rest",
    ],
)
@pytest.mark.usefixtures("parser")
def test_marks_that_do_no_harm_are_let_be(written: str) -> None:
    assert record(f"zh: {written}\n")["zh"] == written.removesuffix(" # group").strip("'")


@pytest.mark.usefixtures("parser")
def test_keys_values_and_items_know_their_places() -> None:
    value = record("a: 1\nlist:\n  - x\n  -  y\nmap: {b: 2,  c:  3}\n")
    assert (value.place, value.at["list"], value.value_at["a"]) == ((1, 1), (2, 1), (1, 4))
    items, inner = value["list"], value["map"]
    assert isinstance(items, Items)
    assert (items.place, items.places) == ((3, 3), [(3, 5), (4, 6)])
    assert isinstance(inner, Record)
    assert (inner.place, inner.at["c"], inner.value_at["c"]) == ((5, 6), (5, 14), (5, 18))


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.usefixtures("parser")
def test_line_ends_of_every_system_count_as_one(newline: str) -> None:
    value = record(newline.join(("a: 1", "# remark", "", "b: 2", "")))
    assert value.at == {"a": (1, 1), "b": (4, 1)}
    check("T007", newline.join(("a: 1", "b: #x", "c: 2")), at=(2, 3), hint='"#x"')


@pytest.mark.usefixtures("parser")
def test_a_byte_order_mark_moves_nothing() -> None:
    assert record("\ufeffa: 1\n").at["a"] == (1, 1)


@pytest.mark.parametrize("text", ["", "\ufeff", "\n\n", "# only a comment\n"])
@pytest.mark.usefixtures("parser")
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert parse_yaml(text, "t.yaml") == (None, ())


def test_merge_keys_are_keys_like_others() -> None:
    assert record("<<: text\n") == {"<<": "text"}


FAULTY = [
    ("T003", "a: 1\nb: 2\na: 3\n", (3, 1), "delete one"),
    ("T004", "en: *star\n", (1, 5), '"*star"'),
    ("T004", "en: &ref text\n", (1, 5), '"&ref text"'),
    ("T004", "en: !text x\n", (1, 5), '"!text x"'),
    ("T004", "en: &list [a]\n", (1, 5), "quotes"),
    ("T005", "? [a, b]\n: c\n", (1, 3), "quotes"),
    ("T005", "- {{a}: b}\n", (1, 4), "quotes"),
    ("T006", "a: 1\n---\nb: 2\n", (2, 1), "---"),
    ("T007", "en: #MeToo movement\n", (1, 4), '"#MeToo movement"'),
    ("T008", "en: G7 #1\n", (1, 5), '"G7 #1"'),
    ("T012", "zh：人类命运共同体\n", (1, 1), "ASCII ':'"),
    ("T012", "- zh: 甲\n- zh：乙\n", (2, 3), "ASCII ':'"),
    ("T002", "zh：人类\nen: humankind\n", (2, 3), "ASCII ':'"),
    ("T002", "a:\n\tb: c\n", (2, 1), "spaces"),
    ("T002", "- a: b\n\u3000\u3000c: d\n  e: f\n- g\n", (2, 1), "ordinary spaces"),
    ("T002", "note: Belt and Road: a primer\n", (1, 20), "': ' in quotes"),
    ("T002", 'zh: "一带一路"倡议\n', (1, 11), "whole value in quotes"),
    ("T002", "en: @home\n", (1, 5), "special characters"),
    ("T011", "a: 1\nzh: 人\x07类\n", (2, 6), "delete"),
    ("T011", "zh: 人\ud800类\n", (1, 6), "delete"),
    ("T011", "zh: 人\ufeff类\n", (1, 6), "delete"),
    ("T011", "zh: 人\u2028类\n", (1, 6), "delete"),
    ("T009", "[" * 100_000, (1, 51), ""),
]


@pytest.mark.parametrize(
    ("code", "text", "at", "hint"), FAULTY, ids=[f"{code} {text[:12]!r}" for code, text, *_ in FAULTY]
)
def test_a_fault_is_told_with_its_place_and_a_hint(code: str, text: str, at: tuple[int, int], hint: str) -> None:
    check(code, text, at, hint)


@pytest.mark.parametrize("code", sorted(FAULTS.keys() - {"T001", "T002", "T010"}))
def test_both_parsers_tell_the_same_faults(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for known, text, *_ in FAULTY if known == code]
    assert texts
    with_libyaml = [parse_yaml(text, "t.yaml") for text in texts]
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert [parse_yaml(text, "t.yaml") for text in texts] == with_libyaml


def test_a_remark_behind_a_value_is_no_fault() -> None:
    assert record("a: 1 # first\nb: x  #\nc: # empty\nd: y ## z\n") == {"a": "1", "b": "x", "c": "", "d": "y"}


def test_all_faults_of_a_text_are_told_in_order() -> None:
    _, problems = parse_yaml("a: *x\nb: #y\na: &z 1\n", "t.yaml")
    assert [problem.code for problem in problems] == ["T004", "T007", "T003", "T004"]
    assert list(problems) == sorted(problems)


def test_a_bomb_of_aliases_does_not_multiply() -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
    )
    value, problems = parse_yaml(bomb, "t.yaml")
    assert isinstance(value, Record)
    assert value["h"] == [None, None]
    assert {problem.code for problem in problems} == {"T004"}


def test_a_text_beyond_all_bounds_is_told_and_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST", 20)
    check("T010", "a: this is longer than allowed", at=(1, 1), hint="split")
    monkeypatch.setattr(reading, "MOST", 3)
    check("T010", "[a, b, c, d]", at=(1, 8), hint="split")


@pytest.mark.parametrize(
    "text", ["- x\n" * 30_000, "a: 'b' # c\n- " * 3, "{a: " * 20_000, "'" + "x" * 300_000, "? " * 20_000]
)
def test_time_stays_bounded(text: str) -> None:
    started = time.process_time()
    parse_yaml(text, "t.yaml")
    assert time.process_time() - started < 2


def test_garbage_collection_is_as_it_was() -> None:
    for text in ("a: 1", "a: [", "[" * 60):
        parse_yaml(text, "t.yaml")
        assert gc.isenabled()


NESTED: st.SearchStrategy[Any] = st.recursive(
    PRINTABLE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(PRINTABLE, inner, max_size=4), max_leaves=12
)


@given(NESTED, st.booleans())
def test_all_scalars_come_back_as_written(data: Any, flow: bool) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=True, default_flow_style=flow, sort_keys=False, width=10_000, default_style='"'
    )
    value, problems = parse_yaml(text, "t.yaml")
    assert (value, problems) == (data, ())


@given(PRINTABLE | st.text("019:.,-+_eExXoObBaAfFtTzZ ~#'\"[]{}\\n", max_size=12), st.booleans())
def test_quoted_text_is_read_back_as_it_was(text: str, flow: bool) -> None:
    scalar = quote_scalar(text, flow=flow)
    written = f"- [a, {scalar}, b]\n" if flow else f"- {scalar}\n"
    assert parse_yaml(written, "t.yaml") == ([["a", text, "b"]] if flow else [text], ())
    assert yaml.safe_load(written) == ([["a", text, "b"]] if flow else [text])


@pytest.mark.parametrize(
    "text", ["no", "2030", "1:30", "0o17", "2022-03-07", "~", "", " a", "a ", "- a", "#a", "a: b", "'a"]
)
def test_what_other_readers_would_take_for_something_else_is_quoted(text: str) -> None:
    assert quote_scalar(text)[0] in "\"'"
    assert quote_scalar(text)[-1] == quote_scalar(text)[0]


@pytest.mark.parametrize(
    "text", ["1893-1976", "2012–2016", "10+1", "5G", "People's Republic", 'the "Quad"', "e10", "a:b"]
)
def test_what_no_reader_mistakes_stays_plain(text: str) -> None:
    assert quote_scalar(text) == text


@given(st.text(max_size=200))
def test_any_text_is_read_or_told(text: str) -> None:
    value, problems = parse_yaml(text, "t.yaml")
    bare = [line for line in text.removeprefix("\ufeff").splitlines() if not line.lstrip().startswith("#")]
    assert value is not None or problems or not "".join(bare).strip(" \t-.%\r\n")
