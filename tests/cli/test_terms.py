"""`glossary terms add`, `set`, `format`, `schema` and the formats of `check`: what they write and what they refuse."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossary.termbase import check_termbase, load_termbase
from glossary.termbase.schema import MODELINE, NAME_OF_FILE, make_schema, render_schema

Run = Callable[..., Any]

LIST = """\
# our terms
entries:
  - zh: 大国   # in official use
    en: major country
    also: [great nation]

  - zh: [强国, 富强之国]
    id: strong
    en: strong country
"""
"""Major country; strong country, rich and strong country."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yaml"
    file.write_text(LIST, encoding="utf-8")
    return file


def read(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def test_add_puts_one_entry_behind_the_last(glossary: Run, path: Path) -> None:
    ran = glossary(
        "terms", "add", "全球文明倡议", "Global Civilization Initiative", "the initiative", "--abbr", "GCI",
        "--date", "2023", "--avoid", "{text: big plan, note: no name}", "--note", "no: 1", "--in", path,
    )  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert read(path) == LIST + (
        "\n  - zh: 全球文明倡议\n    en: [Global Civilization Initiative, the initiative]\n    abbr: GCI\n"
        '    avoid: {text: big plan, note: no name}\n    date: 2023\n    note: "no: 1"\n'
    )
    assert check_termbase([path]) == ()


def test_add_makes_a_list_that_names_the_schema_beside_it(glossary: Run, tmp_path: Path) -> None:
    new = tmp_path / "new.yaml"
    assert glossary("terms", "add", "大国", "major country", "--in", new).code == 0
    assert read(new) == "entries:\n  - zh: 大国\n    en: major country\n"
    glossary("terms", "schema", new)
    other = tmp_path / "other.yaml"
    glossary("terms", "add", "大国", "major country", "--status", "admitted", "--in", other)
    assert read(other) == f"{MODELINE}\nentries:\n  - zh: 大国\n    en: {{text: major country, status: admitted}}\n"


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["大国", "x"], 65, "T201"),
        (["小国", "x", "--date", "2022-13"], 65, "T107"),
        (["小国"], 65, "T106"),
        (["small country", "x"], 65, "T109"),
        (["小国", "x", "--type", "acronim"], 2, "Did you mean 'acronym'?"),
        (["小国", ""], 2, "empty"),
        (["小国", "{text: x"], 65, "T002"),
        (["小国", "--status", "admitted"], 2, "expected one"),
        (["小国", "x", "--note", "lone \udcff"], 65, "T303"),
    ],
    ids=["twice", "date", "no English", "no Chinese", "choice", "empty", "broken YAML", "status alone", "surrogate"],
)
def test_add_refuses_what_would_make_the_list_faulty(
    glossary: Run, path: Path, args: list[str], code: int, said: str
) -> None:
    ran = glossary("terms", "add", *args, "--in", path)
    assert (ran.code, said in ran.err, read(path)) == (code, True, LIST), ran.err


def test_add_says_what_is_odd_but_allowed(glossary: Run, path: Path) -> None:
    ran = glossary("terms", "add", "東盟", "Association of Southeast Asian Nations", "--in", path)  # in Traditional
    assert (ran.code, "T112" in ran.err) == (0, True)


@pytest.mark.parametrize(
    ("args", "old", "new"),
    [
        (["大国", "en", "a great country"], "en: major country", "en: a great country"),
        (["大国", "also", "great power", "--append"], "[great nation]", "[great nation, great power]"),
        (["大国", "also", "great nation", "--append"], "", ""),
        (["大国", "also", "--unset"], "    also: [great nation]\n", ""),
        (["strong", "note", "no"], "    en: strong country\n", '    en: strong country\n    note: "no"\n'),
        (["3", "date", "2017"], "[great nation]\n", "[great nation]\n    date: 2017\n"),
        (
            ["富强之国", "en", "strong country", "{text: power, status: superseded}"],
            "en: strong country",
            "en: [strong country, {text: power, status: superseded}]",
        ),
    ],
    ids=["text", "append", "append twice", "unset", "by id", "by line", "long form"],
)
def test_set_changes_one_field_and_no_other_byte(
    glossary: Run, path: Path, args: list[str], old: str, new: str
) -> None:
    ran = glossary("terms", "set", *args, "--in", path)
    assert (ran.code, read(path)) == (0, LIST.replace(old, new)), ran.err


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["大过", "note", "x"], 65, "did you mean 大国?"),
        (["大国", "nota", "x"], 2, "Did you mean 'note'?"),
        (["大国", "note"], 2, "--unset"),
        (["大国", "note", "x", "--unset"], 2, "--unset"),
        (["大国", "note", "two", "values"], 2, "one value"),
        (["大国", "note", "x", "--append"], 2, "one value"),
        (["大国", "date", "soon"], 65, "T107"),
        (["大国", "en", "{text: {text: x}}"], 65, "T303"),
        (["大国", "en", "[[x], y]"], 65, "T303"),
        (["大国", "zh", "强国"], 65, "T201"),
        (["强国", "zh", "--unset"], 65, "T102"),
    ],
    ids=[
        "near",
        "field",
        "nothing",
        "both",
        "two",
        "append",
        "date",
        "mapping",
        "list",
        "headword twice",
        "no headword",
    ],
)
def test_set_refuses_what_would_make_the_list_faulty(
    glossary: Run, path: Path, args: list[str], code: int, said: str
) -> None:
    ran = glossary("terms", "set", *args, "--in", path)
    assert (ran.code, said in ran.err, read(path)) == (code, True, LIST), ran.err


def test_an_entry_with_old_faults_can_be_edited(glossary: Run, path: Path) -> None:
    path.write_text("- zh: 大国\n  en: major country\n  date: soon\n", encoding="utf-8")
    assert glossary("terms", "set", "大国", "note", "x", "--in", path).code == 0


def test_eight_commands_at_once_lose_nothing(path: Path) -> None:
    code = (
        "import sys\nfrom glossary.cli import run\n"
        "for number in range(5):\n"
        "    args = ['terms', 'add', '新' + sys.argv[2] + chr(0x4E00 + number), 'x', '-q', '--in', sys.argv[1]]\n"
        "    assert run(args) == 0\n"
    )
    editors = [subprocess.Popen([sys.executable, "-c", code, str(path), name]) for name in "甲乙丙丁戊己庚辛"]
    assert [editor.wait() for editor in editors] == [0] * 8
    entries, problems = load_termbase([path])
    assert (len(entries), problems) == (42, ())
    assert read(path).startswith(LIST)
    assert [file.name for file in path.parent.iterdir()] == ["mine.yaml"]


UGLY = "entries:\n- en:   'x'\n  zh: 大国   # mark\n"
CANONICAL = "entries:\n  - zh: 大国  # mark\n    en: x\n"


def test_format_writes_the_canonical_form_once(glossary: Run, path: Path) -> None:
    path.write_text(UGLY, encoding="utf-8")
    ran = glossary("terms", "format", path.parent)
    assert (ran.code, ran.out, read(path)) == (0, f"{path}\n", CANONICAL)
    ran = glossary("terms", "format", path.parent)
    assert (ran.code, ran.out, read(path)) == (0, "", CANONICAL)


def test_format_check_lists_files_and_changes_nothing(glossary: Run, path: Path) -> None:
    path.write_text(UGLY, encoding="utf-8")
    ran = glossary("terms", "format", "--check", path)
    assert (ran.code, ran.out, read(path)) == (1, f"{path}\n", UGLY)
    path.write_text(CANONICAL, encoding="utf-8")
    assert glossary("terms", "format", "--check", path).code == 0


def test_format_leaves_a_faulty_list_and_formats_the_others(glossary: Run, path: Path) -> None:
    faulty = path.parent / "faulty.yaml"
    faulty.write_text("entries:\n- zh: 大国\n  zh: 大国\n", encoding="utf-8")
    path.write_text(UGLY, encoding="utf-8")
    ran = glossary("terms", "format", path.parent, path.parent / "none.yaml")
    assert (ran.code, read(path)) == (65, CANONICAL)
    assert f"{faulty}:3:3: T003" in ran.err
    assert "none.yaml: T001" in ran.err


def test_format_is_a_filter_for_editors(path: Path) -> None:
    args = [sys.executable, "-m", "glossary", "terms", "format", "-"]
    ran = subprocess.run(args, input=UGLY.encode(), capture_output=True, check=True)
    assert ran.stdout.decode("utf-8") == CANONICAL


def test_schema_prints_the_schema(glossary: Run) -> None:
    assert json.loads(glossary("terms", "schema").out) == make_schema()


def test_schema_is_put_beside_a_list_that_names_it(glossary: Run, path: Path) -> None:
    for _ in range(2):
        assert glossary("terms", "schema", path).code == 0
        assert read(path) == f"{MODELINE}\n{LIST}"
    assert (path.parent / NAME_OF_FILE).read_bytes() == render_schema()


def test_check_prints_json_for_programs(glossary: Run, path: Path) -> None:
    path.write_text("entries:\n  - zh: 大国\n    enn: x\n", encoding="utf-8")
    found = json.loads(glossary("terms", "check", path, "-f", "json").out)
    assert [(problem["code"], problem["line"], problem["column"]) for problem in found] == [
        ("T106", 2, 5),
        ("T101", 3, 5),
    ]
    assert set(found[0]) == {"file", "line", "column", "code", "message", "severity", "hint"}


def test_check_annotates_for_a_workflow(glossary: Run, tmp_path: Path) -> None:
    path = tmp_path / "a,b.yaml"
    path.write_text("- {zh: 大国, en: 100%, date: soon}\n", encoding="utf-8")
    out = glossary("terms", "check", path, "-f", "github").out
    assert f"::error file={tmp_path}/a%2Cb.yaml,line=1,col=28,title=T107::date 'soon'; expected" in out


def test_strict_makes_a_warning_a_finding(glossary: Run, path: Path) -> None:
    path.write_text("- {zh: 東盟, en: x}\n", encoding="utf-8")  # in Traditional
    assert [glossary("terms", "check", path, *more).code for more in ([], ["--strict"])] == [0, 1]


def test_find_shows_chinese_pinyin_english_status_and_place(glossary: Run, path: Path) -> None:
    ran = glossary("terms", "find", "--no-builtin-terms", "-t", path, "qiangguo")
    assert (ran.code, ran.out) == (0, f"强国 強國  qiángguó\n    = 富强之国\n    strong country\n    {path}:7\n")


def test_find_prints_json_with_the_layer(glossary: Run, path: Path) -> None:
    found = json.loads(glossary("terms", "find", "-t", path, "強國", "--json", "--top", "1").out)
    assert [(entry["zh"], entry["layer"], entry["line"]) for entry in found] == [(["强国", "富强之国"], str(path), 7)]
    assert found[0]["en"][0]["text"] == "strong country"
    built_in = json.loads(glossary("terms", "find", "人类命运共同体", "--json", "--top", "1").out)
    assert (built_in[0]["layer"], built_in[0]["file"]) == ("built-in", "terms/concepts.yaml")


def test_find_says_by_its_code_that_nothing_was_found(glossary: Run, path: Path) -> None:
    ran = glossary("terms", "find", "--no-builtin-terms", "-t", path, "no such thing")
    assert (ran.code, ran.out, ran.err) == (1, "", "")


def test_find_goes_on_past_a_list_that_cannot_be_read(glossary: Run, path: Path) -> None:
    ran = glossary("terms", "find", "--no-builtin-terms", "-t", path.parent / "none.yaml", "-t", path, "大国")
    assert (ran.code, "大国" in ran.out, "none.yaml: T001" in ran.err) == (3, True, True)
