"""Text that tries to act, through every command that shows it: no escape sequence, no markup, no formula."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.writers.test_hostile import Elements

Run = Callable[..., Any]

HOSTILE = Path(__file__).parents[1] / "cases" / "hostile"
MARKUP = "<img src=x onerror=alert(9)>"
ESCAPE = "\x1b]0;title\x07\x1b[2J\x9b31m"

CHINESE = f"中方主张对话协商{MARKUP}，坚持多边主义{ESCAPE}。\n=多边主义{MARKUP}是正确选择{ESCAPE}，多边主义。\n" * 6
ENGLISH = (
    f"China advocates dialogue {MARKUP} and upholds multilateralism {ESCAPE}.\n=1+1 multilateralism {MARKUP} {ESCAPE}.\n"
    * 6
)
PROPOSALS = r"""
entries:
  - zh: "多边\e[2J主义"
    label: "likely\e]0;x\a"
    frequency: "2\e[7m"
    proposals:
      - text: "multi\e[2Jlateralism"
        probability: "0.9"
        evidence: [{zh: "【多边\e[2J主义】", en: "【multi\u009b31mlateralism】", source: "a\e[2J.txt:1"}]
    renderings:
      - text: "multi\e[2Jlateralism"
        probability: "0.9"
        evidence: [{zh: "【多边\e[2J主义】", en: "【multi\u009b31mlateralism】", source: "a\e[2J.txt:1"}]
"""

OURS = re.compile(r"\x1b\[(0|1|2|4|22|24)m")
"""Bold, faint, underlined and their ends; the hostile texts ask for none of these."""

COMMANDS = {
    "build": "build {zh} -t {list} -f table",
    "extract": "extract {zh} --no-terms --min-count 2 -f table",
    "extract tsv": "extract {zh} --no-terms --min-count 2 -f tsv",
    "extract yaml": "extract {zh} --no-terms --min-count 2 -f yaml",
    "align": "align {zh} {en} -f table",
    "align yaml": "align {zh} {en} -f yaml",
    "check": "check {zh} {en} -t {list} -f table",
    "check lines": "check {zh} {en} -t {list} -f lines",
    "compare": "compare {zh} -- {other} -f table --all",
    "trend": "trend 多边主义 {zh} {other} -f table",
    "find": "terms find 外交 -t {list} --no-builtin-terms",
    "find fuzzy": "terms find --fuzzy pros -t {list} --no-builtin-terms",
    "export": "terms export {list} -f tsv",
    "terms check": "terms check {list}",
    "diff": "terms diff {list} {sound}",
    "stats": "terms stats {list} --sources {zh}",
    "todo": "terms todo {zh}",
    "accept": "terms accept {proposals} --in {new}",
    "add": "terms add \x1b[2J词 {markup} --in {new} --dry-run",
    "pinyin": "pinyin {markup}\x1b[2J中 中",
}
"""Command → as it is called."""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    made = {
        "zh": ("2020-01-01.zh.txt", CHINESE),
        "en": ("2020-01-01.en.txt", ENGLISH),
        "other": ("2023-01-01.zh.txt", CHINESE.replace("对话", "合作")),
        "list": ("list.yaml", (HOSTILE / "terms.yaml").read_text(encoding="utf-8")),
        "sound": ("sound.yaml", "- {zh: 小国, en: small country}\n"),
        "proposals": ("proposals.yaml", PROPOSALS),
    }
    for name, text in made.values():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {key: str(tmp_path / name) for key, (name, _) in made.items()} | {
        "new": str(tmp_path / "new.yaml"),
        "markup": MARKUP,
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_that_is_shown_steers_the_terminal(
    name: str, glossary: Run, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)  # what a terminal gets
    ran = glossary(*(part.format(**files) for part in COMMANDS[name].split()))
    found = {
        character for character in OURS.sub("", ran.out + ran.err) if unicodedata.category(character) in ("Cc", "Cs")
    }
    assert found <= {"\n", "\t", "\r"}
    assert ran.out


PAGES = {
    "align": "align {zh} {en}",
    "check": "check {zh} {en} -t {list}",
    "compare": "compare {zh} -- {other} --all",
    "trend": "trend 多边主义 {zh} {other}",
}
"""Commands that write pages."""


@pytest.mark.parametrize("name", PAGES)
def test_no_text_acts_in_a_page(name: str, glossary: Run, files: dict[str, str], tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    glossary(*(part.format(**files) for part in PAGES[name].split()), "-o", str(page))
    text = page.read_text(encoding="utf-8")
    assert {"img", "onerror"} & Elements(text).names == set()
    assert "alert(9)" in text or name == "trend"  # it is there, as text
    assert {character for character in text if unicodedata.category(character) == "Cc"} <= {"\n", "\t"}


def test_no_phrase_is_a_formula_in_a_table_of_changes(glossary: Run, files: dict[str, str], tmp_path: Path) -> None:
    for name in ("changes.csv", "changes.xlsx"):
        glossary("compare", files["zh"], "--", files["other"], "--all", "-o", str(tmp_path / name))
    rows = csv.reader(io.StringIO((tmp_path / "changes.csv").read_text(encoding="utf-8-sig"), newline=""))
    cells = [cell for row in rows for cell in row]
    assert [
        cell for cell in cells if cell.startswith(tuple("=@\t\r")) or (cell[:1] in "+-" and not _is_number(cell))
    ] == []
    with ZipFile(tmp_path / "changes.xlsx") as archive:
        sheets = [archive.read(part) for part in archive.namelist() if "worksheets/" in part]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)


def _is_number(cell: str) -> bool:
    try:
        float(cell or 0)
    except ValueError:
        return False
    return True
