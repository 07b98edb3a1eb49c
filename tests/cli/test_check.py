"""`glossary check` from the command line: what it prints, and what makes it fail."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.writers.bilingual import REVIEW_FORMATS
from glossary.writers.findings import CODES, FINDINGS
from tests.parallel.texts import CASES

Run = Callable[..., Any]
EN = CASES / "briefing.en.txt"
BRIEFING = (CASES / "briefing.zh.txt", EN, "-t", CASES / "house.yaml", "--no-builtin-terms")
LIST = """\
entries:
  - zh: 一带一路
    en: Belt and Road Initiative
    also: [Belt and Road]
    avoid: [{text: One Belt One Road, note: no longer used}]
"""


@pytest.fixture
def files(tmp_path: Path) -> Callable[[str, str], tuple[Any, ...]]:
    """Return a function that writes two texts and gives the arguments of a check against LIST alone."""

    def write(zh: str, en: str) -> tuple[Any, ...]:
        for name, text in (("zh.txt", zh), ("en.txt", en), ("list.yaml", LIST)):
            (tmp_path / name).write_text(text, encoding="utf-8")
        return (tmp_path / "zh.txt", tmp_path / "en.txt", "-t", tmp_path / "list.yaml", "--no-builtin-terms")

    return write


def test_a_rendering_to_avoid_is_shown_at_its_place_and_fails(glossary: Run) -> None:
    ran = glossary("check", *BRIEFING, "-f", "lines")
    assert ran.code == 1
    line = next(line for line in ran.out.splitlines() if " C001 " in line)
    assert line.startswith(f"{EN}:4:46: C001 一带一路 is rendered 'One Belt One Road', which is to be avoided")
    assert "1 deprecated" in ran.err


def test_a_replaced_rendering_is_shown_and_does_not_fail(glossary: Run) -> None:
    ran = glossary("check", *BRIEFING, "-f", "lines")
    assert "C002 人类命运共同体 is rendered 'community of common destiny'" in ran.out


@pytest.mark.parametrize(
    ("en", "plain", "strict"),
    [
        ("We support the Belt and Road Initiative in the world.", 0, 0),
        ("We support this initiative in the world.", 0, 1),
        ("We support One Belt One Road in the world.", 1, 1),
    ],
    ids=["fine", "not found", "to be avoided"],
)
def test_what_makes_a_check_fail(glossary: Run, files: Callable[..., Any], en: str, plain: int, strict: int) -> None:
    args = files("我们在世界支持一带一路。", en)
    assert glossary("check", *args).code == plain
    assert glossary("check", *args, "--strict").code == strict


def test_not_found_is_a_question(glossary: Run, files: Callable[..., Any]) -> None:
    ran = glossary("check", *files("我们在世界支持一带一路。", "We support this initiative in the world."))
    assert "C003 where is 一带一路? none of 'Belt and Road Initiative' or 'Belt and Road' found" in ran.out


def test_different_renderings_are_shown_together(glossary: Run, files: Callable[..., Any]) -> None:
    args = files(
        "世界支持一带一路。\n我们欢迎一带一路。",  # the world supports it; we welcome it
        "The world supports the Belt and Road Initiative.\nWe welcome One Belt One Road.",
    )
    assert "C004 一带一路 is rendered in 2 ways: 'Belt and Road Initiative' 1, 'One Belt One Road' 1" in (
        glossary("check", *args, "-f", "lines").out
    )


def test_a_text_without_curated_terms_is_fine(glossary: Run, files: Callable[..., Any]) -> None:
    ran = glossary("check", *files("我们热爱和平。", "We love peace."))
    assert (ran.code, ran.out) == (0, "")
    assert "no curated term" in ran.err


def test_json_holds_what_is_fine_too(glossary: Run) -> None:
    data = json.loads(glossary("check", *BRIEFING, "-f", "json").out)
    assert sum(data["counts"].values()) == len(data["findings"])
    road = next(finding for finding in data["findings"] if finding["verdict"] == "deprecated")
    assert (road["term"], road["found"], road["en"]["line"]) == ("一带一路", "One Belt One Road", 4)
    assert "One Belt One Road" in road["en"]["sentence"]


def test_the_page_shows_both_texts_with_their_marks(glossary: Run) -> None:
    page = glossary("check", *BRIEFING, "-f", "html").out
    assert '<mark class="deprecated" title="一带一路: deprecated">One Belt One Road</mark>' in page
    assert "Content-Security-Policy" in page
    assert "<script" not in page


def test_the_table_asks_and_tells(glossary: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "150")
    out = glossary("check", *BRIEFING, "-f", "table").out
    assert "One Belt One Road (dropped in 2015)" in out
    assert "where is it?" in out


@pytest.mark.parametrize("name", REVIEW_FORMATS)
def test_two_runs_give_the_same_bytes(glossary: Run, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{REVIEW_FORMATS[name].suffix}"
    ran = glossary("check", *BRIEFING, "-f", name)
    assert glossary("check", *BRIEFING, "-o", path).out == ""
    assert path.read_text(encoding="utf-8") == ran.out


def test_every_code_of_a_verdict_has_a_message() -> None:
    assert set(CODES.values()) | {"C004"} == set(FINDINGS)


def test_the_lists_of_a_project_count(
    glossary: Run, files: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    zh, en, *_ = files("我们在世界支持一带一路。", "We support One Belt One Road in the world.")
    (zh.parent / ".git").mkdir()
    (zh.parent / "glossary.toml").write_text('terms = ["list.yaml"]\n', encoding="utf-8")
    monkeypatch.chdir(zh.parent)
    assert "no longer used" not in glossary("check", zh, en).out
    monkeypatch.delenv("GLOSSARY_NO_CONFIG")
    assert "no longer used" in glossary("check", zh, en, "--no-builtin-terms").out
