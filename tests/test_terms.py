"""The lists that come with the program are held to what users' lists are held to."""

from glossary.termbase import builtin_terms, check_termbase, load_termbase

ENTRIES, PROBLEMS = load_termbase([builtin_terms()])


def test_the_builtin_lists_have_no_problem() -> None:
    found = check_termbase([builtin_terms()])
    assert [str(problem) for problem in found if problem.severity == "error"] == []


def test_every_rendering_presented_as_official_has_a_source() -> None:
    unsourced = [
        f"{entry.origin.file}:{entry.origin.line}: {entry.headword}"
        for entry in ENTRIES
        for term in entry.en
        if term.status == "preferred" and entry.review != "draft" and not term.source
    ]
    assert unsourced == []


def test_every_entry_has_a_subject_field() -> None:
    assert [entry.headword for entry in ENTRIES if not entry.subject_field] == []


def test_every_rendering_to_avoid_has_a_reason() -> None:
    bare = [
        (entry.headword, term.text)
        for entry in ENTRIES
        for term in entry.en
        if term.status == "deprecated" and not term.note
    ]
    assert bare == []
