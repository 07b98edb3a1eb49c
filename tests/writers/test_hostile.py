"""A term list that tries to become something else goes through every writer: tests/cases/hostile/.

Markup, entities, formulas, escape sequences, marks of direction, NUL, and the quotes and tabs that end a cell.
"""

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from glossary.model import Context, Glossary, GlossaryEntry, Term
from glossary.pipeline import Options, build_glossary
from glossary.writers import FORMATS
from glossary.yamltext import parse_yaml

from .conftest import unpack

FOLDER = Path(__file__).parents[1] / "cases" / "hostile"
XML = ("tbx", "tbx-linguist", "tbx2", "tmx", "docx", "booth", "xlsx", "pdf", "booth-pdf")
TABLES = {
    "csv": ",",
    "tsv": "\t",
    "weblate": ",",
    "crowdin": ",",
    "multiterm": ",",
    "memoq": "\t",
    "deepl": ",",
    "google": ",",
    "amazon": ",",
    "microsoft": "\t",
    "omegat": "\t",
}
"""Format → what parts its cells."""


@pytest.fixture(scope="module")
def hostile() -> Glossary:
    """Return the glossary of the hostile text with the hostile list."""
    options = Options(term_lists=(str(FOLDER / "terms.yaml"),), builtin_terms=False)
    glossary = build_glossary([str(FOLDER / "speech.txt")], options).glossary
    assert len(glossary.entries) == 7
    return replace(glossary, title="</title><script>alert(0)</script>\x1b[2J\0", sources=glossary.sources * 2)


def soothe(text: str) -> str:
    """Return *text* with an x for everything but letters and digits, so that it can mean nothing else."""
    return "".join(c if c.isalnum() or c == " " else "x" for c in text if unicodedata.category(c)[0] != "C")


def harmless(glossary: Glossary) -> Glossary:
    """Return a glossary of the same shape without a special character."""

    def calm(entry: GlossaryEntry) -> GlossaryEntry:
        return replace(
            entry,
            term=soothe(entry.term),
            traditional=soothe(entry.traditional),
            note=soothe(entry.note),
            subject_field=soothe(entry.subject_field),
            variants=tuple(map(soothe, entry.variants)),
            translations=tuple(
                Term(soothe(t.text), t.status, soothe(t.source), t.date, soothe(t.region), soothe(t.note))
                for t in entry.translations
            ),
            contexts=tuple(Context("a.txt", 1, "x" * len(c.text), c.start, c.end) for c in entry.contexts),
        )

    return replace(glossary, title="Title", entries=tuple(map(calm, glossary.entries)))


def text_of(data: bytes) -> str:
    """Return what a file says, a zip file unpacked."""
    return unpack(data) if data.startswith(b"PK") else data.decode("utf-8-sig")


@pytest.mark.parametrize(
    "name", sorted(FORMATS.keys() - {"stardict"})
)  # its index parts words by NUL, see test_packages
def test_no_control_reaches_a_file(name: str, hostile: Glossary) -> None:
    text = text_of(FORMATS[name].render(hostile))
    found = {character for character in text if unicodedata.category(character) == "Cc"}
    assert found <= {"\t", "\n", "\r", "\x1f"}  # U+001F parts the fields of an Anki note
    assert not re.search(r"\\x1b|\\u001b|\\e\[|&#27;|&#x1b;", text, re.IGNORECASE)


@pytest.mark.parametrize("name", FORMATS)
def test_what_stands_behind_a_nul_is_kept(name: str, hostile: Glossary) -> None:
    assert "win-win" in text_of(FORMATS[name].render(hostile))


def names_of(data: bytes) -> set[str]:
    """Return the names of all elements and attributes of the XML in a file."""
    parts = text_of(data).split("\n=== ") if data.startswith(b"PK") else [data.decode()]
    roots = [ET.fromstring(part[part.index("<?xml") :].encode()) for part in parts if "<?xml" in part]
    return {name for root in roots for element in root.iter() for name in (element.tag, *element.attrib)}


@pytest.mark.parametrize("name", XML)
def test_no_text_becomes_xml(name: str, hostile: Glossary) -> None:
    names = names_of(FORMATS[name].render(hostile))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    plain = {"{http://www.w3.org/XML/1998/namespace}space", f"{word}tab", f"{word}br"}
    assert names - names_of(FORMATS[name].render(harmless(hostile))) <= plain
    assert "<!ENTITY" not in text_of(FORMATS[name].render(hostile))


class Elements(HTMLParser):
    """Collects the names of elements and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs)}


@pytest.mark.parametrize("name", ["html", "markdown", "anki", "anki-text", "stardict"])
def test_no_text_becomes_html(name: str, hostile: Glossary) -> None:
    def names(glossary: Glossary) -> set[str]:
        data = FORMATS[name].render(glossary)
        if name == "stardict":  # its headwords are no HTML, its articles are
            with ZipFile(io.BytesIO(data)) as archive:
                (articles,) = (file for file in archive.namelist() if file.endswith(".dict"))
                return Elements(archive.read(articles).decode()).names
        return Elements(text_of(data)).names

    assert names(hostile) - names(harmless(hostile)) <= {"br", "del", "dl", "dt", "dd"}


@pytest.mark.parametrize("name", TABLES)
def test_no_text_ends_a_cell_or_a_row(name: str, hostile: Glossary) -> None:
    def shape(glossary: Glossary) -> list[int]:
        text = FORMATS[name].render(glossary).decode("utf-8-sig")
        if TABLES[name] == "\t":
            return [line.count("\t") for line in text.splitlines()]
        return [len(row) for row in csv.reader(io.StringIO(text, newline=""))]

    assert shape(hostile) == shape(harmless(hostile))


def test_no_cell_of_a_table_for_people_is_a_formula(hostile: Glossary) -> None:
    rows = csv.reader(io.StringIO(FORMATS["csv"].render(hostile).decode("utf-8-sig"), newline=""))
    assert [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))] == []
    assert not re.search(r"<f[ >]|<hyperlink", text_of(FORMATS["xlsx"].render(hostile)))


def test_json_and_yaml_give_back_every_text(hostile: Glossary) -> None:
    written = {term.text for entry in hostile.entries for term in entry.translations}
    expected = {
        "".join(c for c in text if c == "\n" or c == "\t" or unicodedata.category(c) != "Cc") for text in written
    }
    entries: Any = json.loads(FORMATS["json"].render(hostile))["entries"]
    assert {term["text"] for entry in entries for term in entry["translations"]} == expected
    value, problems = parse_yaml(FORMATS["yaml"].render(hostile).decode(), "list.yaml")
    assert problems == ()
    assert "</script><script>alert(3)</script>" in str(value)
