"""Whatever is wrong with one file: one line about it, the others done, what was there kept, in bounded time and memory."""

import re
from pathlib import Path

import pytest

from glossary.documents import FAULTS
from tests.faults.running import command, lines
from tests.faults.table import BANKS, DOCUMENTS, GOOD, SYSTEM, WRITING

LIST = "entries:\n  - zh: 大国\n    en: major country\n"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_broken_document_stops_no_other(name: str, tmp_path: Path) -> None:
    make, code = DOCUMENTS[name]
    folder, target = tmp_path / "speeches", tmp_path / "terms.tsv"
    folder.mkdir()
    make(folder)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    target.write_text("old", encoding="utf-8")
    ran = command("extract", str(folder), "--no-terms", "--min-count", "2", "--memory", "1T", "-o", str(target))
    told = lines(ran.stderr)
    assert len(told) == bool(code), told
    for line in told:
        assert re.match(rf"{re.escape(str(folder))}/[^/:]*x[^/:]*(:\d+)?: {code} ", line), line
        assert name.endswith("name") or "�" not in line.replace("shown as �", "")
    fault = FAULTS.get(code)
    assert ran.returncode == (fault.exit_code if fault and fault.severity == "error" else 0)
    assert ran.stdout == b""
    assert "多边主义" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["zip in a zip", "a line of 100 MB in Markdown"])
def test_where_nothing_can_be_read_the_old_file_stays(name: str, tmp_path: Path) -> None:
    make, code = DOCUMENTS[name]
    make(tmp_path)
    (source,) = tmp_path.iterdir()
    for output in ("terms.tsv", "glossary.html", "glossary.xlsx"):
        target = tmp_path / output
        target.write_text("old", encoding="utf-8")
        ran = command("build", str(source), "-o", str(target))
        assert (ran.returncode, target.read_text(encoding="utf-8")) == (65, "old")
        assert code in ran.stderr.decode("utf-8")


@pytest.mark.parametrize("name", BANKS)
def test_a_broken_term_bank_leaves_the_list_alone(name: str, tmp_path: Path) -> None:
    file, data, code = BANKS[name]
    (tmp_path / file).write_bytes(data)
    mine = tmp_path / "mine.yaml"
    mine.write_text(LIST, encoding="utf-8")
    ran = command("terms", "import", str(tmp_path / file), "--in", str(mine))
    told = [line for line in lines(ran.stderr) if " added, " not in line and " refused, " not in line]
    assert 1 <= len(told) <= 20
    for line in told:
        place = mine if code.startswith("T") else tmp_path / file  # what can't be a term is told of the list
        assert re.match(rf"{re.escape(str(place))}(:\d+)*: {code}", line), line
        assert "�" not in line  # a line end or a control from inside of the file
    assert ran.returncode == (0 if code == "I006" else 65)
    assert mine.read_text(encoding="utf-8") == LIST


def test_every_fault_of_writing_and_of_the_system_has_its_test() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    for test in (*WRITING.values(), *SYSTEM.values()):
        name, _, case = test.partition("[")
        assert f"def {name}(" in text
        assert not case or f'"{case[:-1]}"' in text or f"[{case[:-1]}" in text or f", {case[:-1]}" in text, test
