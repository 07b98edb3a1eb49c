"""TSV for programs: tabs and line ends inside a cell become one space, contexts but the first are left out.

UTF-8 without a byte order mark, LF, nothing quoted, no guard against formulas: made for `cut`, `awk` and `sort`.
Spreadsheets should get CSV or XLSX.
"""

from glossary.model import Glossary
from glossary.writers.characters import one_line
from glossary.writers.columns import find_columns, find_rows


def render(glossary: Glossary) -> bytes:
    """Return one line an entry after a line of column heads."""
    rows = ["\t".join(find_columns(glossary)), *("\t".join(map(one_line, row)) for row in find_rows(glossary))]
    return ("\n".join(rows) + "\n").encode()
