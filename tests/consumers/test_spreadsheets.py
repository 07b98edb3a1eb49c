"""XLSX and CSV as openpyxl and LibreOffice read them."""

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from glossary.writers import FORMATS
from tests.writers.made_up import GLOSSARY


def office(path: Path, target: str, *options: str) -> Path:
    """Convert *path* with LibreOffice and return the new file."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        program,
        profile,
        "--headless",
        *options,
        "--convert-to",
        target,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix("." + target.split(":", maxsplit=1)[0])


def test_no_cell_of_the_workbook_is_a_formula_or_link(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(GLOSSARY)))
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert kinds <= {"s", "n"}
    assert not any(cell.hyperlink for sheet in book for row in sheet for cell in row)
    assert book["Glossary"]["A4"].value == "=外交"  # diplomacy, written like a formula
    assert book["Glossary"]["D4"].value == "=diplomacy"


def test_the_workbook_has_a_frozen_head_filters_and_every_rendering() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].render(GLOSSARY)))
    sheet = book["Glossary"]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C2", "$1:$1")
    assert sheet.auto_filter.ref == "A1:V10"
    assert sheet.print_area == "'Glossary'!$A$1:$G$10"
    heads, *rows = book["Renderings"].iter_rows(values_only=True)
    written = [(term.text, term.status, term.source or None) for e in GLOSSARY.entries for term in e.translations]
    columns = [heads.index(name) for name in ("English", "Status", "Source")]
    assert [tuple(row[column] for column in columns) for row in rows] == written


def test_libreoffice_prints_the_workbook_with_its_head_on_every_page(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    path = tmp_path / "glossary.xlsx"
    path.write_bytes(FORMATS["xlsx"].render(replace(GLOSSARY, entries=GLOSSARY.entries * 12)))
    pdf = office(path, "pdf")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    pages = [page for page in text.rstrip("\f").split("\f") if "Glossary" in page.splitlines()[-1]]
    assert len(pages) > 1
    assert all("Subject field" in page.split("\n")[0] for page in pages)
    assert all("Context" not in page.split("\n")[0] for page in pages)  # what comes after is for the screen


@pytest.mark.parametrize("name", ["xlsx", "csv"])
def test_libreoffice_shows_every_term_as_text(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"source.{name}"
    path.write_bytes(FORMATS[name].render(GLOSSARY))
    options = ["--infilter=Text - txt - csv (StarCalc):44,34,76,1"] if name == "csv" else []
    target = tmp_path / "out"
    target.mkdir()
    (target / path.name).write_bytes(path.read_bytes())
    converted = office(target / path.name, "csv:Text - txt - csv (StarCalc):44,34,76,1", *options)
    rows = list(csv.reader(io.StringIO(converted.read_text(encoding="utf-8-sig"))))
    mark = "'" if name == "csv" else ""
    assert rows[0][:4] == ["Simplified", "Traditional", "Pinyin", "English"]
    assert rows[3][0] == f"{mark}=外交"
    assert rows[3][3] == f"{mark}=diplomacy"
    assert [row[0] for row in rows[4:6]] == ["#MeToo运动", "干部"]  # the MeToo movement; a cadre
