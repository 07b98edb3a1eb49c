"""Term lists become concept entries."""

from pathlib import Path

import pytest

from glossary.model import ConceptEntry
from glossary.termbase import builtin_terms, load_termbase

RICH = """\
subject_field: initiatives
source: mfa
date: 2017
sources:
  mfa: Ministry of Foreign Affairs, spokesperson's remarks, 2017
entries:
  - zh: [一带一路, “一带一路”倡议]        # the Belt and Road
    en: Belt and Road Initiative
    abbr: BRI
    also: [Belt and Road]
    avoid: [{text: One Belt One Road, note: dropped in 2015}, OBOR]
    pinyin: Yīdài Yīlù
  - zh: 人类命运共同体
    en:
      - {text: a community with a shared future for humanity, date: 2023}
      - {text: a community of common destiny, status: superseded}
    review: reviewed
    subject_field: concepts
"""


@pytest.fixture
def entries(tmp_path: Path) -> tuple[ConceptEntry, ...]:
    """Return the entries of the rich example."""
    path = tmp_path / "rich.yaml"
    path.write_text(RICH, encoding="utf-8")
    found, problems = load_termbase([path], layer="mine")
    assert problems == ()
    return found


def test_the_first_term_is_preferred_and_the_others_are_admitted(entries: tuple[ConceptEntry, ...]) -> None:
    belt, _ = entries
    assert [(term.text, term.status) for term in belt.zh] == [("一带一路", "preferred"), ("“一带一路”倡议", "admitted")]
    assert [(term.text, term.status) for term in belt.en] == [
        ("Belt and Road Initiative", "preferred"),
        ("BRI", "admitted"),
        ("Belt and Road", "admitted"),
        ("One Belt One Road", "deprecated"),
        ("OBOR", "deprecated"),
    ]


def test_short_forms_carry_type_note_and_layer(entries: tuple[ConceptEntry, ...]) -> None:
    belt, _ = entries
    assert belt.en[1].term_type == "abbreviation"
    assert belt.en[3].note == "dropped in 2015"
    assert {term.layer for term in belt.en} == {"mine"}


def test_defaults_of_the_head_hold_where_the_entry_says_nothing(entries: tuple[ConceptEntry, ...]) -> None:
    belt, community = entries
    assert (belt.subject_field, community.subject_field) == ("initiatives", "concepts")
    assert belt.en[0].date == "2017"
    assert community.en[0].date == "2023"


def test_short_names_of_sources_become_citations(entries: tuple[ConceptEntry, ...]) -> None:
    assert entries[0].en[0].source == "Ministry of Foreign Affairs, spokesperson's remarks, 2017"


def test_a_superseded_rendering_keeps_its_status(entries: tuple[ConceptEntry, ...]) -> None:
    assert [term.status for term in entries[1].en] == ["preferred", "superseded"]


def test_an_entry_knows_where_it_stands(entries: tuple[ConceptEntry, ...]) -> None:
    assert [entry.origin.line for entry in entries] == [7, 13]


def test_ids_are_stable_and_fit_for_xml(entries: tuple[ConceptEntry, ...]) -> None:
    again = load_termbase([entries[0].origin.file])[0]
    assert [entry.id for entry in entries] == [entry.id for entry in again]
    assert all(entry.id[0].isalpha() and entry.id.isalnum() for entry in entries)


def test_a_broken_entry_costs_the_others_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("entries:\n  - en: orphan\n  - text\n  - zh: 大国\n    en: major country\n", encoding="utf-8")
    assert [entry.headword for entry in load_termbase([path])[0]] == ["大国"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{zh: 大国, en: major country, satus: draft}", "T101"),
        ("{zh: 大国, en: [{text: great power, status: depricated}]}", "T105"),
        ("{zh: 大国, en: great power, en: major country}", "T003"),
        ("{zh: 大国, en: *major}", "T004"),
        ("{zh: 大国}", "T106"),
        ("{zh: great power, en: major country}", "T109"),
    ],
)
def test_an_entry_that_cannot_be_trusted_is_left_out_and_told(entry: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"entries:\n  - {{zh: 甲, en: a}}\n  - {entry}\n  - {{zh: 乙, en: b}}\n", encoding="utf-8")
    entries, problems = load_termbase([path])
    assert [entry.headword for entry in entries] == ["甲", "乙"]
    assert (problems[0].code, problems[0].line) == (code, 3)


def test_a_fault_of_the_head_costs_no_entry(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("subject: x\nentries:\n  - {zh: 甲, en: a}\n", encoding="utf-8")
    entries, problems = load_termbase([path])
    assert ([entry.headword for entry in entries], [problem.code for problem in problems]) == (["甲"], ["T101"])


def test_a_missing_file_and_a_folder_without_lists_are_told_apart(tmp_path: Path) -> None:
    assert load_termbase([tmp_path]) == ((), ())
    assert [problem.code for problem in load_termbase([tmp_path / "none.yaml"])[1]] == ["T001"]


def test_drafts_need_no_english(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {zh: 甲, review: draft}\n- {zh: 乙, en: , review: draft}\n", encoding="utf-8")
    entries, problems = load_termbase([path])
    assert ([entry.en for entry in entries], problems) == ([(), ()], ())


def test_what_calls_itself_preferred_is_preferred_wherever_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {zh: [甲, {text: 乙, status: 推荐}], en: [a, {text: b, status: preferred}], also: c}\n", "utf-8")
    (entry,), problems = load_termbase([path])
    assert problems == ()
    assert [(term.text, term.status) for term in entry.zh] == [("乙", "preferred"), ("甲", "admitted")]
    assert [(term.text, term.status) for term in entry.en] == [("b", "preferred"), ("a", "admitted"), ("c", "admitted")]


@pytest.mark.parametrize(
    ("written", "status"), [("forbidden", "deprecated"), ("obsolete", "superseded"), ("停用", "deprecated")]
)
def test_statuses_have_the_names_people_use(written: str, status: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"- {{zh: 甲, en: [a, {{text: b, status: {written}}}]}}\n", encoding="utf-8")
    assert load_termbase([path])[0][0].en[1].status == status


def test_what_holds_for_the_entry_does_not_speak_for_what_it_gave_up(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {zh: 甲, en: [a, {text: b, status: superseded}], avoid: c, source: MFA, date: 2017}\n", "utf-8")
    assert [(term.source, term.date) for term in load_termbase([path])[0][0].en] == [
        ("MFA", "2017"),
        ("", ""),
        ("", ""),
    ]


def test_a_phrase_is_another_part_of_speech_and_a_type_of_term(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {zh: 甲, en: a, part_of_speech: phrase}\n", encoding="utf-8")
    (entry,), _ = load_termbase([path])
    assert (entry.part_of_speech, entry.en[0].term_type) == ("other", "phrase")


def test_a_bare_list_of_entries_is_a_term_list(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {zh: 大国, en: major country}\n", encoding="utf-8")
    assert load_termbase([path])[0][0].en[0].text == "major country"


def test_folders_are_searched_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name, zh in (("b.yaml", "乙"), ("a.yml", "甲"), ("sub/c.yaml", "丙"), ("notes.txt", "丁")):
        (tmp_path / name).write_text(f"- {{zh: {zh}, en: x}}\n", encoding="utf-8")
    assert [entry.headword for entry in load_termbase([tmp_path])[0]] == ["甲", "乙", "丙"]


def test_the_builtin_lists_are_named_from_terms_down() -> None:
    entries, problems = load_termbase([builtin_terms()])
    assert problems == ()
    assert {entry.origin.file.split("/")[0] for entry in entries} == {"terms"}
