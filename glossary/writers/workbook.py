"""XLSX: no contexts but the first of each entry; texts over 32,767 characters are cut, as Excel wants.

Two sheets. `Glossary` has one row an entry, made to be read, filtered and printed; `Renderings` has one row a rendering
with its status, source, date, region and note, so nothing of a translation is lost. Every cell but a count is written
as a string: no term can become a formula, a number, a date or a link.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import Any

from glossary.model import Glossary
from glossary.writers.columns import CHINESE, find_columns, find_rows
from glossary.writers.concepts import unique_ids

LONGEST = 32_767
"""Characters of one cell (Excel specifications and limits)."""

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - XlsxWriter writes it as it stands
"""Stands for the time of writing, so that the same glossary gives the same bytes."""

WIDTHS = {
    "Simplified": 20,
    "Traditional": 20,
    "Pinyin": 26,
    "English": 38,
    "Also": 30,
    "Avoid": 26,
    "Subject field": 22,
    "Source": 34,
    "Note": 34,
    "Definition": 30,
    "Context": 50,
}
"""Width of a column in characters of the default font; others get 13."""

LAST_PRINTED = {"Glossary": "Subject field"}
"""Sheet → the last column that is printed; what comes after it is for the screen."""

RENDERING_HEADS = ("ID", "Simplified", "Traditional", "English", "Status", "Source", "Date", "Region", "Note", "Type")

_CELL = {"valign": "top", "bottom": 1, "bottom_color": "#E3DED2"}
STYLES: dict[str, dict[str, Any]] = {
    "head": {"bold": True, "bg_color": "#EFEBE2", "bottom": 1},
    "plain": _CELL,
    "wrapped": {**_CELL, "text_wrap": True},
    "chinese": {**_CELL, "text_wrap": True, "font_size": 13},
    "english": {**_CELL, "text_wrap": True, "bold": True},
    "avoid": {**_CELL, "text_wrap": True, "font_strikeout": True, "font_color": "#9C1C0C"},
}
"""Cell formats as XlsxWriter wants them."""

_STYLED = {
    "Simplified": "chinese",
    "Traditional": "chinese",
    "Pinyin": "wrapped",
    "English": "english",
    "Also": "wrapped",
    "Avoid": "avoid",
    "Subject field": "wrapped",
}
"""Columns that are printed wrap, the others run on behind their neighbour, so that rows stay low."""

_NUMBERS = frozenset(("Frequency", "Documents"))


def render(glossary: Glossary) -> bytes:
    """Return the workbook."""
    from xlsxwriter import Workbook

    data = io.BytesIO()
    options = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
    with Workbook(data, {**options, "in_memory": True}) as book:
        book.set_properties({"title": glossary.title[:255], "created": CREATED})
        styles = {name: book.add_format(style) for name, style in STYLES.items()}
        rows = find_rows(glossary)
        _add_sheet(book, "Glossary", find_columns(glossary), rows, len(CHINESE[glossary.script]), styles)
        _add_sheet(book, "Renderings", RENDERING_HEADS, _renderings(glossary), 2, styles)
    return data.getvalue()


def left_out(glossary: Glossary) -> tuple[str, ...]:
    """Return how many texts are cut to what a cell holds."""
    count = sum(len(cell) > LONGEST for row in find_rows(glossary) for cell in row)
    return (f"the end of {count} texts over {LONGEST:,} characters",) if count else ()


def _renderings(glossary: Glossary) -> Iterable[tuple[str, ...]]:
    """Yield one row a rendering, those to avoid included."""
    for name, entry in zip(unique_ids(glossary.entries), glossary.entries, strict=True):
        for term in entry.translations:
            yield name, entry.term, entry.traditional, *term[:6], term.term_type


def _add_sheet(
    book: Any, name: str, heads: Sequence[str], rows: Iterable[tuple[str, ...]], frozen: int, styles: dict[str, Any]
) -> None:
    """Add a sheet with a frozen head, filters, and a page setup for paper."""
    sheet = book.add_worksheet(name)
    last = len(heads) - 1
    widths = [WIDTHS.get(head, 13) for head in heads]
    formats = [styles[_STYLED.get(head, "plain")] for head in heads]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.set_row(0, 16)
    sheet.write_row(0, 0, heads, styles["head"])
    wrapped = [(column, widths[column]) for column, head in enumerate(heads) if head in _STYLED]
    numbers = {column for column, head in enumerate(heads) if head in _NUMBERS}
    line = 0
    for line, row in enumerate(rows, 1):
        sheet.set_row(line, _height(row, wrapped), styles["plain"])
        for column, cell in enumerate(row):
            if column in numbers:
                sheet.write_number(line, column, int(cell), formats[column])
            elif cell:
                sheet.write_string(line, column, cell[:LONGEST], formats[column])
    sheet.autofilter(0, 0, line, last)
    sheet.freeze_panes(1, frozen)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, line, heads.index(LAST_PRINTED.get(name, heads[-1])))
    sheet.set_paper(9)  # A4
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")


def _height(cells: tuple[str, ...], wrapped: list[tuple[int, int]]) -> int:
    """Return the height in points that the wrapped cells need; LibreOffice does not fit rows by itself.

    A Chinese character, set larger, is as wide as 2.6 of the characters that widths count; a line takes 15 points.
    """
    lines = 1
    for column, width in wrapped:
        text = cells[column]
        wide = len(text) if text.isascii() else sum(2.6 if ord(character) > 0x2E7F else 1.05 for character in text)
        lines = max(lines, ceil(wide / width) + text.count("\n"))
    return min(4 + 15 * lines, 409)
