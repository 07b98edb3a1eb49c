"""The cache of loaded lists: as good as the lists, safe to delete, never trusted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.indexed import list_avoided, list_forms
from glossary.model import ConceptEntry, Document, Origin, Term
from glossary.termbase import builtin_terms, find_matches, load_cached, load_termbase
from glossary.termbase.cache import Loaded, parse_entries, parse_indexed, render_entries, render_indexed

LIST = "- {zh: 大国, en: major country, avoid: [{text: great power, note: not official}], case: 'true'}\n"


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    """Return a small term list."""
    path = tmp_path / "mine.yaml"
    path.write_text(LIST, encoding="utf-8")
    return path


def load(terms: Path, *, keep: bool = True, version: str = "1") -> Loaded:
    """Load *terms* with a cache beside it and keep what is fresh."""
    loaded = load_cached([terms], layer="mine", folder=str(terms.parent), version=version)
    if keep and loaded.fresh:
        loaded.fresh[0].write_bytes(loaded.fresh[1])
    return loaded


def test_the_second_run_is_served_from_the_cache_and_equal(terms: Path) -> None:
    first, second = load(terms), load(terms)
    assert (first.fresh is None, second.fresh is None) == (False, True)
    assert first.entries == second.entries == load_termbase([terms], layer="mine")[0]


def test_a_changed_list_is_read_anew(terms: Path) -> None:
    load(terms)
    terms.write_text(LIST.replace("major", "big"), encoding="utf-8")
    assert load(terms).entries[0].en[0].text == "big country"


def test_another_version_of_the_program_reads_anew(terms: Path) -> None:
    load(terms)
    assert load(terms, version="2").fresh is not None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data.replace(b"major", b"minor"), lambda _: b""]
)
def test_a_damaged_cache_is_never_believed(terms: Path, damage: object) -> None:
    fresh = load(terms).fresh
    assert fresh is not None
    fresh[0].write_bytes(damage(fresh[1]))  # type: ignore[operator]
    assert load(terms).entries[0].en[0].text == "major country"


def test_problems_are_told_every_time(terms: Path) -> None:
    terms.write_text("- {zh: 大国, enn: x}\n", encoding="utf-8")
    assert load(terms).problems == load(terms).problems != ()


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    assert [problem.code for problem in load(tmp_path / "none.yaml").problems] == ["T001"]


def test_without_a_folder_nothing_is_kept(terms: Path) -> None:
    assert load_cached([terms], layer="mine", folder="", version="1").fresh is None


def test_the_builtin_lists_survive_the_cache() -> None:
    entries, _ = load_termbase([builtin_terms()], layer="built-in")
    assert parse_entries(render_entries(entries, "key"), "key") == entries


TEXT = st.text(max_size=5)
TERM = st.builds(Term, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT)
ENTRY = st.builds(
    ConceptEntry,
    id=TEXT,
    zh=st.lists(TERM, max_size=2).map(tuple),
    en=st.lists(TERM, max_size=3).map(tuple),
    pinyin=TEXT,
    note=TEXT,
    contexts=st.lists(TEXT, max_size=2).map(tuple),
    see=st.lists(TEXT, max_size=2).map(tuple),
    case=st.booleans(),
    origin=st.builds(Origin, TEXT, st.integers(0, 9), st.integers(0, 9)),
)


@given(st.lists(ENTRY, max_size=4).map(tuple))
def test_whatever_an_entry_holds_comes_back(entries: tuple[ConceptEntry, ...]) -> None:
    assert parse_entries(render_entries(entries, "key"), "key") == entries
    assert parse_entries(render_entries(entries, "key"), "other") is None


def test_indexed_entries_are_the_entries() -> None:
    entries, _ = load_termbase([builtin_terms()])
    indexed = parse_indexed(render_indexed(entries, "key"), "key")
    assert indexed is not None
    assert len(indexed) == len(entries)
    assert (indexed[0], indexed[-1]) == (entries[0], entries[-1])
    assert indexed[3:5] == [*entries[3:5]]
    assert tuple(indexed) == entries
    assert list(map(list, list_forms(indexed))) == list(map(list, list_forms(entries)))
    assert set(list_avoided(indexed)) == set(list_avoided(entries))


def test_indexed_entries_are_found_like_any() -> None:
    entries, _ = load_termbase([builtin_terms()])
    indexed = parse_indexed(render_indexed(entries, "key"), "key")
    assert indexed is not None
    text = "二十国集团（G20）峰会重申多边主义，推动构建人类命运共同体。"
    document = Document("a.txt", text, [1], text)
    assert find_matches(indexed, [document]) == find_matches(entries, [document])


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-5], lambda data: data.replace(b"key", b"kex", 1), lambda data: b""]
)
def test_a_damaged_index_is_no_index(damage: Callable[[bytes], bytes]) -> None:
    entries, _ = load_termbase([builtin_terms() / "party.yaml"])
    assert parse_indexed(damage(render_indexed(entries[:20], "key")), "key") is None
