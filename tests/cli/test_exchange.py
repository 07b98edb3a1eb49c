"""import, export, merge, diff, todo and stats, as a person types them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).parents[1] / "cases" / "exchange"
SAMPLE = Path(__file__).parents[2] / "data" / "2022-03-07-wang-yi-press-conference.txt"
Run = Callable[..., Any]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    return Path(shutil.copy(CASES / "house.yaml", tmp_path / "house.yaml"))


def test_import_adds_completes_and_tells_conflicts(glossary: Run, house: Path) -> None:
    ran = glossary("terms", "import", CASES / "colleague.csv", "--in", house)
    assert (ran.code, "1 added, 1 completed, 1 conflicts" in ran.err) == (1, True)
    assert "大国: en is 'major country' here, 'great power' there" in ran.out
    text = house.read_text("utf-8")
    assert text.startswith(CASES.joinpath("house.yaml").read_text("utf-8").splitlines()[0])
    assert "great power, source: a newspaper" in text
    before = house.read_bytes()
    assert glossary("terms", "import", CASES / "colleague.csv", "--in", house).code == 1
    assert house.read_bytes() == before


def test_a_dry_run_shows_the_difference_and_writes_nothing(glossary: Run, house: Path) -> None:
    before = house.read_bytes()
    ran = glossary("terms", "import", CASES / "colleague.csv", "--in", house, "--dry-run")
    assert "+  - zh: 斡旋" in ran.out
    assert house.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.pdf", b"", 65), ("a.csv", b"x,y\n1,2\n", 65), ("a.tbx", b"<tbx", 65), ("missing.csv", None, 3)],
)
def test_a_file_that_cannot_be_imported_changes_nothing(
    glossary: Run, house: Path, tmp_path: Path, name: str, data: bytes | None, code: int
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = house.read_bytes()
    ran = glossary("terms", "import", tmp_path / name, "--in", house)
    assert (ran.code, name in ran.err) == (code, True)
    assert house.read_bytes() == before


def test_columns_that_say_nothing_are_a_usage_error(glossary: Run, house: Path) -> None:
    assert glossary("terms", "import", CASES / "colleague.csv", "--in", house, "--columns", "zh").code == 2


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".xlsx", ".tbx", ".v2.tbx", ".json", ".yaml"])
def test_what_is_exported_comes_back_whole(glossary: Run, house: Path, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out{suffix}"
    assert glossary("terms", "export", house, "-o", target).code == 0
    assert glossary("terms", "import", target, "--in", tmp_path / "back.yaml").code == 0
    if suffix != ".tsv":
        assert glossary("terms", "diff", house, tmp_path / "back.yaml").out == ""


def test_the_json_of_an_export_is_the_contract(glossary: Run, house: Path) -> None:
    (entry,) = json.loads(glossary("terms", "export", house).out)["entries"]
    assert entry["zh"] == [{"text": "大国", "status": "preferred"}]
    assert entry["en"][0]["text"] == "major country"
    assert entry["origin"]["line"] == 3


def test_merge_keeps_both_and_tells_what_differs(glossary: Run, house: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("entries:\n  - {zh: 大国, en: great power}\n  - {zh: 斡旋, en: mediation}\n", "utf-8")
    ran = glossary("terms", "merge", house, other)
    assert ran.code == 1
    assert "major country" in ran.out
    assert "great power" in ran.out
    assert "斡旋" in ran.out
    assert "大国: en is 'major country'" in ran.err
    assert glossary("terms", "merge", house, other, "--in-place", "-q").code == 1
    assert house.read_text("utf-8") == ran.out


def test_diff_names_entries_and_fields(glossary: Run, house: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("entries:\n  - {zh: 斡旋, en: mediation}\n", "utf-8")
    ran = glossary("terms", "diff", house, other)
    assert (ran.code, ran.out.splitlines()) == (1, ["- 大国 major country", "+ 斡旋 mediation"])
    assert [item["kind"] for item in json.loads(glossary("terms", "diff", house, other, "--json").out)] == [
        "removed",
        "added",
    ]
    assert glossary("terms", "diff", house, house).code == 0


def test_todo_appends_drafts_once(glossary: Run, tmp_path: Path) -> None:
    target = tmp_path / "new.yaml"
    run = ("terms", "todo", SAMPLE, "--no-builtin-terms", "--in", target, "--top", 5)
    assert glossary(*run).code == 0
    text = target.read_text("utf-8")
    assert text.count("review: draft") == 5
    assert "times; " in text
    assert glossary("terms", "check", target).code == 0
    glossary(*run)
    assert target.read_text("utf-8") == text


def test_stats_count_what_is_missing(glossary: Run, house: Path) -> None:
    found = json.loads(glossary("terms", "stats", house, "--json").out)
    assert found["total"] == {"entries": 1, "several": 0, "unsourced": 0, "undated": 1, "drafts": 0, "uncurated": 0}
    ran = glossary("terms", "stats", house, "--sources", SAMPLE)
    assert "recurring phrases" in ran.out
