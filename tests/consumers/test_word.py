"""DOCX as python-docx and LibreOffice read it."""

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from glossary.writers import FORMATS
from tests.consumers.test_spreadsheets import office
from tests.writers.made_up import GLOSSARY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(name: str) -> Any:
    """Return the awkward glossary as python-docx opens it."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    return docx.Document(io.BytesIO(FORMATS[name].render(GLOSSARY)))


def test_the_table_has_a_repeating_head_and_whole_rows() -> None:
    rows = list(document("docx").element.iter(f"{W}tr"))
    assert len(rows) == 1 + len(GLOSSARY.entries)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * 9
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_pinyin_is_real_ruby() -> None:
    rubies = list(document("docx").element.iter(f"{W}ruby"))
    pairs = [
        (
            "".join(t.text for t in ruby.find(f"{W}rubyBase").iter(f"{W}t")),
            "".join(t.text for t in ruby.find(f"{W}rt").iter(f"{W}t")),
        )
        for ruby in rubies[:3]
    ]
    assert pairs == [("人类", "rénlèi"), ("命运", "mìngyùn"), ("共同体", "gòngtóngtǐ")]  # mankind, fate, community


def test_what_is_to_be_avoided_is_struck_through() -> None:
    for name in ("docx", "booth"):
        opened = document(name)
        lines = {style.style_id for style in opened.styles if getattr(style, "font", None) and style.font.strike}
        runs = [run for run in opened.element.iter(f"{W}r") if run.style in lines]
        assert {run.text for run in runs} == {
            "a community of common destiny",
            "One Belt, One Road",
            "old friend of the people",
        }


def test_chinese_has_a_font_and_a_language_of_its_script() -> None:
    styles = document("docx").styles
    fonts = {name: styles[name].element.rPr for name in ("term zh-Hans", "second form zh-Hant")}
    assert [font.find(f"{W}rFonts").get(f"{W}eastAsia") for font in fonts.values()] == ["SimSun", "PMingLiU"]
    assert [font.find(f"{W}lang").get(f"{W}eastAsia") for font in fonts.values()] == ["zh-CN", "zh-TW"]


def test_the_dates_are_fixed() -> None:
    properties = document("docx").core_properties
    assert (properties.created.year, properties.modified.year) == (2000, 2000)


@pytest.mark.parametrize("name", ["docx", "booth"])
def test_libreoffice_sets_pages_with_text_and_numbers(name: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    path = tmp_path / "glossary.docx"
    path.write_bytes(FORMATS[name].render(replace(GLOSSARY, entries=GLOSSARY.entries * 30)))
    pdf = office(path, "pdf")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, encoding="utf-8", check=True).stdout
    pages = text.rstrip("\f").split("\f")
    assert len(pages) > 1
    assert f"1/{len(pages)}" in pages[0].replace(" ", "")
    assert "Belt and Road Initiative" in pages[0]
    if name == "docx":
        assert all("English" in page for page in pages)  # the head of the table repeats
        assert "rénlèi" in pages[0]
