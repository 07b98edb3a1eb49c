"""`glossary compare` and `glossary trend`, as typed."""

import csv
import io
import json
from pathlib import Path

import pytest

from glossary.cli import run
from glossary.comparison import FAULTS

CASES = Path(__file__).parents[1] / "cases" / "times"
OLD, NEW = str(CASES / "2016-09-03-before.txt"), str(CASES / "2023-09-03-now.txt")


def test_the_changed_formula_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", OLD, "--", NEW, "-f", "json"]) == 0
    data = json.loads(capfd.readouterr().out)
    assert [(pair["before"], pair["after"]) for pair in data["replacements"]] == [("新型大国关系", "新型国际关系")]
    kinds = {change["phrase"]: change["kind"] for change in data["changes"] if change["certain"]}
    assert kinds == {"新型国际关系": "new", "新型大国关系": "gone"}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["-q", OLD, "--", NEW, "-o", "{}"], id="options behind the newer side"),
        pytest.param([OLD, "-o", "{}", "--", NEW, "-q"], id="options all over the place"),
    ],
)
@pytest.mark.parametrize("suffix", [".html", ".json", ".csv", ".xlsx"])
def test_every_format_is_written_twice_the_same(arguments: list[str], suffix: str, tmp_path: Path) -> None:
    written = []
    for number in range(2):
        target = tmp_path / f"{number}{suffix}"
        assert run(["compare", *(argument.format(target) for argument in arguments)]) == 0
        written.append(target.read_bytes())
    assert written[0] == written[1]
    assert len(written[0]) > 1000


@pytest.mark.parametrize("arguments", [[OLD, NEW], [OLD, "--"], ["--", NEW]], ids=["no sign", "no new", "no old"])
def test_both_sides_are_asked_for(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", *arguments]) == 2
    assert "OLD... -- NEW..." in capfd.readouterr().err


def test_a_missing_side_is_a_fault_of_its_own(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(tmp_path / "none.txt"), "--", NEW]) == 3
    told = capfd.readouterr()
    assert "D001" in told.err
    assert told.out == ""


def test_the_table_shows_bars(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", OLD, "--", NEW, "-f", "table"]) == 0
    assert "·······█" in capfd.readouterr().out
    assert run(["trend", "新型国际关系", str(CASES), "-f", "table"]) == 0
    assert "·······█" in capfd.readouterr().out


def test_hostile_phrases_do_nothing_on_the_page(tmp_path: Path) -> None:
    for name, text in (("a", "维护多边主义。" * 9), ("b", "“<script>alert(1)</script>合作”很好。=外交合作。" * 9)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    target = tmp_path / "out.html"
    assert run(["compare", str(tmp_path / "a.txt"), "--", str(tmp_path / "b.txt"), "-o", str(target)]) == 0
    page = target.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page


def test_a_term_is_traced_by_year(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["trend", "新型大国关系", "新型国际关系", str(CASES), "-f", "csv", "--by", "year"]) == 0
    rows = list(csv.DictReader(io.StringIO(capfd.readouterr().out.removeprefix("\ufeff"))))
    counts = {(row["term"], row["period"]): int(row["count"]) for row in rows if row["count"] != "0"}
    assert counts == {("新型大国关系", "2016"): 8, ("新型国际关系", "2023"): 10}
    assert len(rows) == 2 * 8


@pytest.mark.parametrize("suffix", [".html", ".json", ".csv"])
def test_trends_are_written_in_every_format(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"trend{suffix}"
    assert run(["trend", "新型国际关系", str(CASES), "-o", str(target), "-q"]) == 0
    assert "新型国际关系" in target.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("arguments", [["新型国际关系"], [str(CASES)], ["nowhere.txt"]])
def test_a_trend_needs_terms_and_sources(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["trend", *arguments]) == 2
    assert "TERM... SOURCE..." in capfd.readouterr().err


def test_documents_without_a_date_are_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "remarks.txt").write_text("维护多边主义。", encoding="utf-8")
    assert run(["trend", "多边主义", str(tmp_path)]) == 65
    assert "V001" in capfd.readouterr().err
    (tmp_path / "2022-03-07-remarks.txt").write_text("维护多边主义。", encoding="utf-8")
    assert run(["trend", "多边主义", str(tmp_path), "-f", "csv"]) == 0
    told = capfd.readouterr()
    assert "remarks.txt: V002" in told.err
    assert "多边主义,2022-03,1,7,1" in told.out


def test_every_fault_has_a_test() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(code in text for code in FAULTS)
