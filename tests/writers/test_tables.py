"""CSV, TSV and Markdown: what a spreadsheet, a shell or a forge makes of them."""

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.model import Glossary, Term
from glossary.writers import FORMATS
from glossary.writers.characters import clean_glossary
from glossary.writers.csv_table import quote_formula, unquote_formula

from .made_up import GLOSSARY, context, entry
from .test_formats import GLOSSARIES


def csv_rows(glossary: Glossary) -> list[dict[str, str]]:
    """Return the rows of the CSV as a spreadsheet would read them."""
    text = FORMATS["csv"].render(glossary).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_opens_in_excel() -> None:
    data = FORMATS["csv"].render(GLOSSARY)
    assert data.startswith(b"\xef\xbb\xbfSimplified,Traditional,Pinyin,English,")
    assert data.count(b"\r\n") > len(GLOSSARY.entries)


@given(GLOSSARIES)
def test_no_cell_of_csv_starts_a_formula(glossary: Glossary) -> None:
    text = FORMATS["csv"].render(glossary).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        assert not any(cell[:1] in tuple("=+-@＝＋－＠\t\r") for cell in row if cell)


@given(st.one_of(st.text(), st.text("'=+-@a外")))
def test_the_apostrophe_can_be_taken_off_again(cell: str) -> None:
    assert unquote_formula(quote_formula(cell)) == cell


def test_quotes_tabs_and_line_ends_survive_in_csv() -> None:
    assert csv_rows(GLOSSARY)[2]["Note"] == (
        "'@SUM(A1)\nsecond | line | -1+1\twith a TAB,\n\"quotes\", 'apostrophes', & and <"
    )


@given(GLOSSARIES)
def test_tsv_has_one_line_an_entry_and_the_same_number_of_cells(glossary: Glossary) -> None:
    data = FORMATS["tsv"].render(glossary).decode()
    lines = data.removesuffix("\n").split("\n")
    assert len(lines) == 1 + len(glossary.entries)
    assert len({line.count("\t") for line in lines}) == 1
    assert "\r" not in data


@pytest.mark.parametrize(
    ("script", "heads"),
    [
        ("hans", ["Simplified", "Pinyin"]),
        ("both", ["Simplified", "Traditional"]),
        ("hant-tw", ["Traditional", "Simplified"]),
        ("hant-hk", ["Traditional", "Simplified"]),
    ],
)
def test_the_script_decides_the_chinese_columns(script: str, heads: list[str]) -> None:
    data = FORMATS["tsv"].render(replace(GLOSSARY, script=script)).decode()
    assert data.split("\t")[:2] == heads


def test_renderings_to_avoid_never_stand_in_the_english_columns() -> None:
    rows = csv_rows(GLOSSARY)
    assert rows[0]["Also"] == "a community with a shared future for humanity"
    assert rows[0]["Avoid"] == "a community of common destiny"
    assert (rows[5]["English"], rows[5]["Avoid"]) == ("", "old friend of the people")  # 老朋友 (old friend)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)


@given(GLOSSARIES)
def test_markdown_holds_no_html_but_line_breaks(glossary: Glossary) -> None:
    tags = _Tags()
    tags.feed(FORMATS["markdown"].render(glossary).decode())
    assert tags.found <= {"br"}


@given(GLOSSARIES)
def test_markdown_has_one_table_line_an_entry(glossary: Glossary) -> None:
    lines = FORMATS["markdown"].render(glossary).decode().split("\n")
    assert sum(line.startswith("| ") for line in lines) == 2 + len(glossary.entries)


def test_offsets_move_with_dropped_characters() -> None:
    dirty = entry(
        "外交", "外交", "wai4jiao1", Term("diplo\x00macy"), contexts=(context("\x07搞\x00外\x00交", "外\x00交", 1),)
    )
    (cleaned,) = clean_glossary(Glossary("", (), (dirty,))).entries
    (found,) = cleaned.contexts
    assert (found.text[found.start : found.end], found.text) == ("外交", "搞外交")  # conduct diplomacy
    assert cleaned.preferred == "diplomacy"
