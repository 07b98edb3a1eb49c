"""Entries from elsewhere complete a list and take nothing from it."""

from hypothesis import assume, given
from hypothesis import strategies as st

from glossary.model import ConceptEntry, Term
from glossary.termbase.difference import compare_entries
from glossary.termbase.files import split_list
from glossary.termbase.load import build_entries
from glossary.termbase.update import Conflict, update_list
from glossary.yamltext import parse_yaml

LIST = """# ours
entries:
  - zh: 大国   # major country
    en: major country
    source: MFA

  - zh: [多边主义, 真正的多边主义]
    en:
      - {text: multilateralism, source: UN}
"""


def entry(zh: str, *en: Term | str, **fields: str) -> ConceptEntry:
    terms = tuple(
        term if isinstance(term, Term) else Term(term, "admitted" if number else "preferred")
        for number, term in enumerate(en)
    )
    return ConceptEntry(id=zh, zh=tuple(map(Term, zh.split("/"))), en=terms, **fields)  # type: ignore[arg-type]


def load(text: str) -> list[ConceptEntry]:
    built, problems = build_entries(split_list("list.yaml", *parse_yaml(text, "list.yaml")))
    assert problems == []
    return built


def renderings(text: str, zh: str) -> list[tuple[str, str, str]]:
    found = next(entry for entry in load(text) if entry.headword == zh)
    return [(term.text, term.status, term.source) for term in found.en]


def test_a_new_entry_stands_behind_the_last_and_the_rest_stays() -> None:
    made = update_list(LIST, [entry("斡旋", "mediation")])
    assert made.text.startswith(LIST)
    assert made.added == ("斡旋",)


def test_another_preferred_rendering_becomes_admitted_and_is_told() -> None:
    made = update_list(LIST, [entry("大国", Term("great power", source="a newspaper"))])
    assert renderings(made.text, "大国") == [
        ("major country", "preferred", "MFA"),
        ("great power", "admitted", "a newspaper"),
    ]
    assert made.conflicts == (Conflict("大国", "en", "major country", "great power"),)
    assert "# major country" in made.text


def test_replace_makes_it_the_preferred_one() -> None:
    made = update_list(LIST, [entry("大国", Term("great power", source="a newspaper"))], replace=True)
    assert [term[:2] for term in renderings(made.text, "大国")] == [
        ("great power", "preferred"),
        ("major country", "admitted"),
    ]


def test_a_rendering_without_a_source_does_not_inherit_ours() -> None:
    made = update_list(LIST, [entry("大国", "great power")], unsourced="imported from x.csv")
    assert renderings(made.text, "大国")[1] == ("great power", "admitted", "imported from x.csv")


def test_what_is_to_be_avoided_comes_under_avoid() -> None:
    made = update_list(LIST, [entry("大国", Term("great power", "deprecated", note="no official use"))])
    assert renderings(made.text, "大国")[1][:2] == ("great power", "deprecated")
    assert "avoid:" in made.text


def test_a_known_form_is_enough_and_new_forms_are_added() -> None:
    made = update_list(LIST, [entry("真正的多边主义/多边主义理念", "multilateralism")])
    assert [term.text for term in load(made.text)[1].zh] == ["多边主义", "真正的多边主义", "多边主义理念"]
    assert made.added == ()


def test_missing_texts_are_filled_in_and_different_ones_told() -> None:
    made = update_list(LIST, [entry("大国", "major country", note="not great power")])
    assert load(made.text)[0].note == "not great power"
    again = update_list(made.text, [entry("大国", "major country", note="other")])
    assert again.text == made.text
    assert again.conflicts == (Conflict("大国", "note", "not great power", "other"),)


WORDS = st.sampled_from(["大国", "多边主义", "斡旋", "磋商", "互信", "互鉴"])
ENGLISH = st.builds(
    Term,
    st.sampled_from(["major country", "multilateralism", "mediation", "mutual trust", "great power"]),
    st.sampled_from(["preferred", "admitted", "deprecated", "superseded"]),
    source=st.sampled_from(["", "MFA"]),
    note=st.sampled_from(["", "a: b # c"]),
    date=st.sampled_from(["", "2017", "n. d."]),
    region=st.just(""),
    term_type=st.just(""),
    layer=st.just(""),
)
ENTRIES = st.lists(
    st.builds(
        lambda zh, en, note: entry(zh, *en, note=note),
        WORDS,
        st.lists(ENGLISH, max_size=3, unique_by=lambda term: term.text),
        st.sampled_from(["", "a note"]),
    ),
    max_size=5,
)


def test_one_entry_said_three_times_keeps_every_rendering() -> None:
    said = [(), ("major country", "multilateralism"), ("major country", "mediation")]
    update = update_list(LIST, [entry("斡旋", *map(Term, renderings)) for renderings in said])
    text = "en: [major country, {text: multilateralism, status: preferred}]\n    also: [mediation]"
    assert text in update.text


@given(ENTRIES)
def test_a_second_time_changes_nothing(entries: list[ConceptEntry]) -> None:
    once = update_list(LIST, entries)
    twice = update_list(once.text, entries)
    assert twice.text == once.text


@given(ENTRIES)
def test_nothing_of_the_list_is_lost(entries: list[ConceptEntry]) -> None:
    before, after = load(LIST), load(update_list(LIST, entries).text)
    for old, new in zip(before, after, strict=False):
        assert set(old.zh) <= set(new.zh)
        assert {(term.text, term.status, term.source) for term in old.en} <= {
            (term.text, term.status, term.source) for term in new.en
        }
    assert not any(change.kind == "removed" for change in compare_entries(before, after))


@given(ENTRIES)
def test_a_list_made_of_entries_holds_them(entries: list[ConceptEntry]) -> None:
    assume(entries)
    unique = list({item.headword: item for item in entries}.values())
    made = load(update_list("", unique).text)
    assert [item.headword for item in made] == [item.headword for item in unique]
    for old, new in zip(unique, made, strict=True):
        assert {(term.text, term.source) for term in old.en} == {(term.text, term.source) for term in new.en}


def test_differences_are_told_field_by_field() -> None:
    old = [entry("大国", "major country"), entry("互信", "mutual trust")]
    new = [entry("大国", Term("major country", source="MFA"), note="x"), entry("斡旋", "mediation")]
    assert [tuple(change) for change in compare_entries(old, new)] == [
        ("removed", "互信", "", "mutual trust", ""),
        ("changed", "大国", "en", "major country (preferred)", "major country (preferred, MFA)"),
        ("changed", "大国", "note", "", "x"),
        ("added", "斡旋", "", "", "mediation"),
    ]
