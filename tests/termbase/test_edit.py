"""Edits change what they are asked to, and not a byte more."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.errors import DataError
from glossary.termbase.edit import EDIT_FAULTS, add_entries, add_entry, make_plain, set_field
from glossary.termbase.splices import NewEntry
from glossary.yamltext import parse_yaml
from tests.termbase.written import FIELDS, TEXTS, fields, term_lists

LIST = """\
# our terms
subject_field: relations
entries:

  # the great ones
  - zh: 大国   # in official use
    en: major country
    also: [great nation]

  - {zh: 小国, en: small country}   # flow
  - zh: [强国, 富强之国]
    id: strong
    en:
      - strong country
      # from the report
      - {text: power, status: superseded}
"""


def entries_of(text: str) -> list[dict[str, Any]]:
    data, problems = parse_yaml(text, "t.yaml")
    assert problems == ()
    plain = make_plain(data)
    found: list[dict[str, Any]] = plain["entries"] if isinstance(plain, dict) else plain
    return found


def changed_lines(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines that are only in *old* and those that are only in *new*: one stretch of each."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return before, after


@pytest.mark.parametrize(
    ("entry", "key", "value", "old", "new"),
    [
        ("大国", "en", "a great country", "    en: major country\n", "    en: a great country\n"),
        ("大国", "date", "2017", "", "    date: 2017\n"),
        ("大国", "abbr", "MC", "", "    abbr: MC\n"),
        ("大国", "also", ["x", "y: z"], "    also: [great nation]\n", '    also: [x, "y: z"]\n'),
        ("大国", "also", None, "    also: [great nation]\n", ""),
        ("富强之国", "note", "no", "", '    note: "no"\n'),
        ("strong", "pinyin", "qiángguó", "", "    pinyin: qiángguó\n"),
        (6, "zh", "大國", "  - zh: 大国   # in official use\n", "  - zh: 大國   # in official use\n"),
        ("小国", "note", "a, b", "small country}   # flow\n", 'small country, note: "a, b"}   # flow\n'),
        ("小国", "en", None, "{zh: 小国, en: small country}   # flow\n", "{zh: 小国}   # flow\n"),
        ("大国", "avoid", [{"text": "power", "note": "no, no"}], "", '    avoid: [{text: power, note: "no, no"}]\n'),
        ("大国", "definition", "one\ntwo", "", "    definition: |-\n      one\n      two\n"),
    ],
    ids=[
        "text",
        "new key",
        "in its place",
        "list",
        "taken away",
        "quoted",
        "by id",
        "by line",
        "flow",
        "out of flow",
        "long",
        "lines",
    ],
)
def test_one_field_changes_and_nothing_else(entry: str | int, key: str, value: Any, old: str, new: str) -> None:
    edited = set_field(LIST, entry, key, value)
    before, after = changed_lines(LIST, edited)
    assert "".join(before).endswith(old)
    assert "".join(after).endswith(new)
    assert (len(before), len(after)) == (old.count("\n"), new.count("\n"))


def test_a_new_key_stands_where_the_canonical_order_wants_it() -> None:
    edited = set_field(LIST, "大国", "abbr", "MC")
    assert "    en: major country\n    abbr: MC\n    also:" in edited


def test_a_key_that_is_not_there_can_be_taken_away() -> None:
    assert set_field(LIST, "大国", "note", None) == LIST


@pytest.mark.parametrize(
    ("code", "text", "entry", "key", "value"),
    [
        ("T301", LIST, "中国", "note", "x"),
        ("T301", LIST, 3, "note", "x"),
        ("T301", "# empty\n", "中国", "note", "x"),
        ("T302", "entries:\n  - zh: 甲\n    zh: 乙\n", "甲", "note", "x"),
        ("T303", LIST, "强国", "en", "strong country"),
        ("T303", "- zh: 甲\n", "甲", "zh", None),
        ("T303", "- zh: 甲\n  note: |+\n    x\n\n\n- zh: 乙\n", "甲", "id", "x"),
    ],
    ids=["unknown", "no line", "nothing", "faulty", "comment inside", "only key", "kept blank lines"],
)
def test_what_cannot_be_done_is_refused(code: str, text: str, entry: str | int, key: str, value: str) -> None:
    with pytest.raises(DataError) as refused:
        set_field(text, entry, key, value, file="t.yaml")
    assert refused.value.problems[0].code == code
    assert refused.value.problems[0].file == "t.yaml"


def test_every_refusal_is_provoked_above() -> None:
    assert set(EDIT_FAULTS) == {"T301", "T302", "T303"}


@given(term_lists(), st.sampled_from("甲乙丙"), st.sampled_from(["en", "also", "note", "hant", "id"]), FIELDS | TEXTS)
def test_what_was_set_is_loaded_and_all_else_stays(text: str, entry: str, key: str, value: Any) -> None:
    old = entries_of(text)
    index = "甲乙丙".index(entry)
    if index >= len(old):
        return
    try:
        edited = set_field(text, entry, key, value)
    except DataError as error:
        assert "comments" in str(error)  # noqa: PT017
        return
    expected = [*old[:index], {**old[index], key: value}, *old[index + 1 :]]
    assert entries_of(edited) == expected
    before, after = changed_lines(text, edited)
    if key not in old[index]:
        flow = before and "{" in before[0]
        last = not text.endswith("\n")
        assert flow or not before or (last and before == [after[0].rstrip("\r\n")])
    assert edited.count("\r\n") == edited.count("\n") or "\r\n" not in edited
    assert edited.startswith("\ufeff") == text.startswith("\ufeff")


@given(term_lists(), st.sampled_from(["en", "also", "note", "definition"]))
def test_what_is_taken_away_is_gone_and_all_else_stays(text: str, key: str) -> None:
    old = entries_of(text)
    try:
        edited = set_field(text, "甲", key, None)
    except DataError as error:
        assert "comments" in str(error)  # noqa: PT017
        return
    assert entries_of(edited) == [{name: value for name, value in old[0].items() if name != key}, *old[1:]]
    assert changed_lines(text, edited)[1] == [] or "{" in edited


def test_an_entry_is_added_behind_the_last_in_the_layout_of_the_list() -> None:
    edited = add_entry(
        LIST, {"en": "middle power", "zh": "中等强国", "review": "draft"}, comments=["2 times:", "“中等\n强国”"]
    )
    assert edited == LIST + (
        "  # 2 times:\n  # “中等 强国”\n  - zh: 中等强国\n    en: middle power\n    review: draft\n"
    )


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("", "entries:\n  - zh: 甲\n"),
        ("# only this", "# only this\nentries:\n  - zh: 甲\n"),
        ("title: x\n", "title: x\nentries:\n  - zh: 甲\n"),
        ("entries:\n", "entries:\n  - zh: 甲\n"),
        ("entries: []  # none\nnote: x\n", "entries:  # none\n  - zh: 甲\nnote: x\n"),
        ("[]\n", "- zh: 甲\n"),
        ("- zh: 乙", "- zh: 乙\n- zh: 甲\n"),
        ("- zh: 乙\n\n- zh: 丙\n# end\n", "- zh: 乙\n\n- zh: 丙\n\n- zh: 甲\n# end\n"),
        ("entries: [{zh: 乙}]\n", "entries: [{zh: 乙}, {zh: 甲}]\n"),
        ("entries:\r\n- zh: 乙\r\n", "entries:\r\n- zh: 乙\r\n- zh: 甲\r\n"),
    ],
    ids=["empty", "comment", "head", "no entries", "flow empty", "bare empty", "no end", "spaced", "flow", "CRLF"],
)
def test_an_entry_can_be_added_to_every_kind_of_list(text: str, edited: str) -> None:
    assert add_entry(text, {"zh": "甲"}) == edited


@given(term_lists(), st.lists(fields(), min_size=1, max_size=3))
def test_added_entries_are_loaded_and_all_else_stays(text: str, added: list[dict[str, Any]]) -> None:
    new: list[Mapping[str, Any]] = [{"zh": f"新{number}", **drawn} for number, drawn in enumerate(added)]
    edited = add_entries(text, [NewEntry(entry, ["as a comment: # 'x"]) for entry in new])
    assert entries_of(edited) == [*entries_of(text), *new]
    before, after = changed_lines(text, edited)
    assert not before or (not text.endswith("\n") and before == [after[0].rstrip("\r\n")])
