"""CSV for spreadsheets: no contexts but the first; sources and dates of further renderings only in a column of data.

UTF-8 with a byte order mark (Excel decodes the file as a local encoding without it), CRLF, quotes doubled.
A cell that a spreadsheet would take for a formula gets an apostrophe before it: `'=外交`. Excel and LibreOffice then
show the apostrophe and evaluate nothing. It is the least bad of the remedies: a space is stripped by some readers and
an invisible character spoils every later search. Whoever reads the file takes one apostrophe off such cells.
"""

import csv
import io
import json
import re

from glossary.model import Glossary, GlossaryEntry
from glossary.writers.columns import find_columns, find_rows

RENDERINGS = "Renderings"
"""Head of the last column, which `glossary terms import` reads back; people read the columns before it."""

_PARTS = ("text", "status", "source", "date", "region", "note", "term_type")
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
"""Starts a formula in Excel or LibreOffice (OWASP, CSV Injection: full-width forms count in East Asian versions)."""


def render(glossary: Glossary) -> bytes:
    """Return one row an entry after a row of column heads."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*find_columns(glossary), RENDERINGS))
    for row, entry in zip(find_rows(glossary), glossary.entries, strict=True):
        writer.writerow(tuple(map(quote_formula, (*row, dump_renderings(entry)))))
    return text.getvalue().encode("utf-8-sig")


def dump_renderings(entry: GlossaryEntry) -> str:
    """Return the renderings of *entry* as JSON, each with what it has of the parts of the contract."""
    rows = [{key: text for key, text in zip(_PARTS, term, strict=False) if text} for term in entry.translations]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def quote_formula(cell: str) -> str:
    """Return *cell* with an apostrophe before it where a spreadsheet would evaluate it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unquote_formula(cell: str) -> str:
    """Return what `quote_formula` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
