"""Every check has a fixture that provokes it at the place its first line names, and nothing worse."""

import re
from pathlib import Path

import pytest

from glossary.termbase import CHECKS, check_termbase
from glossary.yamltext import DEEPEST, FAULTS, LONGEST, parse_yaml

PROBLEMS = Path(__file__).parents[1] / "problems"

BY_HAND = {"T001", "T010"}
"""Faults that no committed file can show: a missing file, a file of 64 million characters."""


@pytest.mark.parametrize("code", sorted({*FAULTS, *CHECKS} - BY_HAND))
def test_the_fixture_of_a_code_provokes_it_at_its_place(code: str) -> None:
    path = PROBLEMS / f"{code}.yaml"
    expected = re.match(rf"# expected: {code} at (\d+):(\d+)\n", path.read_text(encoding="utf-8"))
    assert expected, "the first line says `# expected: CODE at LINE:COLUMN`"
    found = check_termbase([path])
    assert (code, int(expected[1]), int(expected[2])) in [(p.code, p.line, p.column) for p in found], found
    assert {problem.code for problem in found} == {code}, found


def test_every_fixture_belongs_to_a_code() -> None:
    assert {path.stem for path in PROBLEMS.glob("*.yaml")} == {*FAULTS, *CHECKS} - BY_HAND


def test_a_missing_list_is_reported(tmp_path: Path) -> None:
    assert [problem.code for problem in check_termbase([tmp_path / "none.yaml"])] == ["T001"]


def test_a_list_beyond_all_bounds_is_reported_and_not_read() -> None:
    assert [problem.code for problem in parse_yaml("a" * (LONGEST + 1), "huge.yaml")[1]] == ["T010"]


def test_bytes_that_are_not_utf8_are_reported_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.yaml"
    path.write_bytes("entries:\n  - zh: 多边主义\n".encode("gbk"))
    (problem,) = check_termbase([path])
    assert (problem.code, problem.line) == ("T011", 2)


def test_all_problems_are_reported_at_once_sorted_by_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("entries:\n  - {zh: 甲, enn: x}\n  - {en: y}\n  - {zh: 乙, en: z, date: soon}\n", encoding="utf-8")
    found = check_termbase([path])
    assert [problem.code for problem in found] == ["T106", "T101", "T102", "T107"]
    assert list(found) == sorted(found)


def test_a_headword_in_two_files_is_reported_in_the_later(tmp_path: Path) -> None:
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text("entries:\n  - {zh: 多边主义, en: multilateralism}\n", encoding="utf-8")
    (problem,) = check_termbase([tmp_path])
    assert (problem.code, Path(problem.file).name) == ("T201", "b.yaml")
    assert "a.yaml:2" in problem.message


@pytest.mark.parametrize(
    "date", ["2022", "2022-03", "2022-03-07", "2012–2016", "2012-2016", "since 2017", "2017, 2023"]
)
def test_dates_people_write_are_understood(date: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(f"entries:\n  - {{zh: 多边主义, en: multilateralism, date: '{date}'}}\n", encoding="utf-8")
    assert check_termbase([path]) == ()


def test_deep_nesting_is_a_message_not_a_crash() -> None:
    _, problems = parse_yaml("[" * 100_000, "deep.yaml")
    assert [problem.code for problem in problems] == ["T009"]
    assert str(DEEPEST) in problems[0].message
