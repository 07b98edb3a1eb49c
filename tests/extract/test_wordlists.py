"""The word lists: those shipped, and what a user's file does to them."""

from pathlib import Path

import pytest

from glossary.extract import extract_terms, load_wordlists
from glossary.extract.wordlists import LISTS, Wordlists, parse_wordlists
from glossary.model import Document


def test_built_in_lists_are_free_of_problems_and_none_is_empty() -> None:
    lists, problems = load_wordlists()
    assert problems == ()
    assert [name for name in LISTS if not getattr(lists, name)] == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("generic_words", "single_words", id="a general word is no term by itself"),
        pytest.param("function_words", "content_words", id="a content word is no function word"),
        pytest.param("places", "generic_words", id="a place is no general word"),
        pytest.param("name_heads", "weak_heads", id="the head of a name says much"),
    ],
)
def test_built_in_lists_do_not_contradict_each_other(first: str, second: str) -> None:
    lists, _ = load_wordlists()
    assert sorted(getattr(lists, first) & getattr(lists, second)) == []


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        pytest.param("heads: 倡议 机制", {"倡议", "机制"}, id="a text replaces the list"),
        pytest.param("heads: [倡议, 机制]", {"倡议", "机制"}, id="so does a YAML list"),
        pytest.param("heads: {add: 走廊}", {"主义", "走廊"}, id="add keeps the rest"),
        pytest.param("heads: {add: [走廊], remove: 主义}", {"走廊"}, id="add and remove"),
        pytest.param("", {"主义"}, id="an empty file changes nothing"),
    ],
)
def test_files_change_the_lists(text: str, heads: set[str]) -> None:
    lists, problems = parse_wordlists(text, "my.yaml", Wordlists(heads=frozenset({"主义"})))
    assert set(lists.heads) == heads
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        pytest.param("- 倡议", "E001", (1, 1), id="not a mapping"),
        pytest.param("heads: 倡议\nhaeds: 机制", "E002", (2, 1), id="unknown list"),
        pytest.param("heads: {plus: 倡议}", "E003", (1, 9), id="neither add nor remove"),
        pytest.param("heads: [倡议, [机制]]", "E004", (1, 13), id="not a word"),
        pytest.param("heads: {add: {a: b}}", "E004", (1, 9), id="not a list"),
    ],
)
def test_faults_have_a_code_and_a_place(text: str, code: str, place: tuple[int, int]) -> None:
    _, problems = parse_wordlists(text, "my.yaml", Wordlists())
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [(code, *place)]


def test_a_list_of_ones_own_reaches_the_extractor(tmp_path: Path) -> None:
    text = "黑土地保护计划很好。"  # an invented programme to protect black soil
    own = tmp_path / "own.yaml"
    own.write_text("heads: {remove: 计划}\nweak_heads: {add: 计划}\n", "utf-8")
    document = Document("text", text, (1,), text)
    lists, problems = load_wordlists([own])
    assert problems == ()
    plain = {term.term for term in extract_terms([document])}
    changed = {term.term for term in extract_terms([document], lists=lists)}
    assert plain - changed == {"土地保护计划"} or plain - changed == {"黑土地保护计划"}
