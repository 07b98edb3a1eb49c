"""CSV for spreadsheets: no contexts but the first, no source and date of any rendering but the preferred one.

UTF-8 with a byte order mark (Excel decodes the file as a local encoding without it), CRLF, quotes doubled.
A cell that a spreadsheet would take for a formula gets an apostrophe before it: `'=外交`. Excel and LibreOffice then
show the apostrophe and evaluate nothing. It is the least bad of the remedies: a space is stripped by some readers and
an invisible character spoils every later search. Whoever reads the file takes one apostrophe off such cells.
"""

import csv
import io
import re

from glossary.model import Glossary
from glossary.writers.columns import find_columns, find_rows

_FORMULA = re.compile(r"'*[=+\-@＝＋－＠\t\r]")
"""Starts a formula in Excel or LibreOffice (OWASP, CSV Injection: full-width forms count in East Asian versions)."""


def render(glossary: Glossary) -> bytes:
    """Return one row an entry after a row of column heads."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(find_columns(glossary))
    writer.writerows(tuple(map(quote_formula, row)) for row in find_rows(glossary))
    return text.getvalue().encode("utf-8-sig")


def quote_formula(cell: str) -> str:
    """Return *cell* with an apostrophe before it where a spreadsheet would evaluate it."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unquote_formula(cell: str) -> str:
    """Return what `quote_formula` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
