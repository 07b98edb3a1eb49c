"""The PDF files as poppler and pypdf read them, made by a real LibreOffice."""

import shutil
import subprocess
from pathlib import Path

import pytest

from glossary.cli.office import convert_to_pdf, find_office
from glossary.writers import FORMATS
from tests.writers.made_up import GLOSSARY

pytestmark = pytest.mark.skipif(
    not (find_office() and shutil.which("pdftoppm")), reason="LibreOffice or poppler is not installed"
)


@pytest.fixture(scope="module", params=["pdf", "booth-pdf"])
def pdf(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the awkward glossary as PDF."""
    path: Path = tmp_path_factory.mktemp("pdf") / f"{request.param}.pdf"
    path.write_bytes(convert_to_pdf(FORMATS[request.param].render(GLOSSARY), path.name))
    return path


def poppler(program: str, *arguments: object) -> str:
    """Return what a program of poppler prints."""
    command = [program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_the_text_can_be_searched_and_copied(pdf: Path) -> None:
    # where a reading is wider than its characters, some versions of poppler take the gap for a blank
    text = "".join(poppler("pdftotext", pdf, "-").split())
    for said in ("干部", "gànbù", "cadre", "“一带一路”倡议", "OneBelt,OneRoad", "=外交", "</script>"):
        assert said in text, said


def test_every_font_is_in_the_file(pdf: Path) -> None:
    rows = [line.split() for line in poppler("pdffonts", pdf).splitlines()[2:]]
    assert len(rows) > 1
    assert {row[-5] for row in rows} == {"yes"}  # the columns emb, sub, uni, object and generation end a row


@pytest.mark.parametrize("pdf", ["pdf"], indirect=True)
def test_the_reading_stands_small_above_its_characters(pdf: Path) -> None:
    words: dict[str, dict[str, float]] = {}
    for line in poppler("pdftotext", "-bbox", pdf, "-").splitlines():
        if line.strip().startswith("<word"):
            box = dict(part.split("=") for part in line.split(">")[0].split()[1:])
            words.setdefault(line.split(">")[1].split("<")[0], {name: float(v.strip('"')) for name, v in box.items()})
    below, above = words["干部"], words["gànbù"]  # a cadre
    assert above["yMax"] <= below["yMin"] + 4
    assert abs((above["xMin"] + above["xMax"]) - (below["xMin"] + below["xMax"])) < 12
    assert above["yMax"] - above["yMin"] < 0.75 * (below["yMax"] - below["yMin"])


def test_a_page_shows_ink_in_every_column(pdf: Path) -> None:
    picture = subprocess.run(
        ["pdftoppm", "-r", "40", "-gray", "-f", "1", "-l", "1", pdf], capture_output=True, check=True
    ).stdout
    _, size, _, pixels = picture.split(b"\n", 3)
    width, height = map(int, size.split())
    assert (width, height) == (331, 468)  # A4
    dark = [sum(pixels[row * width + column] < 128 for row in range(height)) for column in range(width)]
    assert sum(dark[: width // 3]) > 50
    assert sum(dark[width // 3 : 2 * width // 3]) > 50
    assert sum(dark[:10]) == 0


def test_title_and_fixed_date_are_in_the_file(pdf: Path) -> None:
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    assert reader.metadata is not None
    assert reader.metadata.title == GLOSSARY.title
    assert str(reader.metadata.get("/CreationDate")).startswith("D:20000101000000Z")
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_twice_made_it_is_the_same(pdf: Path) -> None:
    assert convert_to_pdf(FORMATS[pdf.stem].render(GLOSSARY), "again.pdf") == pdf.read_bytes()
