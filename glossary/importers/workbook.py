"""XLSX → entries, by openpyxl in its reading mode."""

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from glossary.importers.faults import refuse
from glossary.importers.record import Imported, clean
from glossary.importers.table import parse_rows

LARGEST = 500_000_000
"""Bytes that the parts of a workbook may unpack to; a bomb is refused before it is unpacked."""
LONGEST = 300_000
"""Rows of a sheet that are read; chosen: fifteen times the largest term list."""
GAP = 10_000
"""Empty rows behind which a sheet ends: one cell in its last row would else cost a minute."""
_DAMAGE = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, LookupError,
    ValueError, SyntaxError, TypeError, AttributeError, ArithmeticError, RuntimeError, MemoryError,
)  # fmt: skip
"""What zipfile and openpyxl raise on damaged workbooks; NotImplementedError (a cipher) and RecursionError included."""
WIDEST = 200
"""Columns that are looked at."""


class _TooLongError(Exception):
    """A sheet has more rows than are read."""


def parse_xlsx(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    """Return the entries of the first sheet whose head has a Chinese column, with what a sheet `Renderings` adds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
        if size > LARGEST:
            return Imported((), (refuse("I002", name, size=f"{LARGEST // 1_000_000} MB when unpacked"),))
        return _parse(data, name, columns)
    except _TooLongError:
        return Imported((), (refuse("I002", name, size=f"{LONGEST:,} rows"),))
    except _DAMAGE as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        return Imported((), (refuse("I003", name, kind="XLSX file", reason=reason.lower()),))


def _parse(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets = {sheet.title: list(_read_rows(sheet)) for sheet in book.worksheets}
    book.close()
    if not sheets:
        return Imported((), (refuse("I003", name, kind="XLSX file", reason="it has no sheet"),))
    renderings = _read_renderings(sheets.get("Renderings", []))
    tried: list[Imported] = []
    for rows in sheets.values():
        if renderings and rows and "ID" in rows[0][1]:
            at = rows[0][1].index("ID")
            whole = [(1, [*rows[0][1], "Renderings"])]
            whole += [
                (line, [*_fill(row, len(rows[0][1])), renderings.get(_cell(row, at), "")]) for line, row in rows[1:]
            ]
            rows = whole  # noqa: PLW2901
        found = parse_rows(rows, name, columns)
        if not any(problem.severity == "error" for problem in found.problems):
            return found
        tried.append(found)
    return tried[0]


def _read_rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """Yield line and cells of every row of *sheet* that has any, up to a gap of GAP rows. Raises _TooLongError."""
    last = 0
    for line, row in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), 1):
        if line > LONGEST:
            raise _TooLongError
        if line - last > GAP:
            return
        if not any(value is not None for value in row):
            continue
        last = line
        cells = [_show(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield line, cells


def _show(value: object) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _read_renderings(rows: list[tuple[int, list[str]]]) -> dict[str, str]:
    """Return id → renderings as JSON, from the sheet that has one row a rendering."""
    import json

    if not rows:
        return {}
    heads = [head.lower() for head in rows[0][1]]
    if "id" not in heads or "english" not in heads:
        return {}
    names = {"english": "text", "type": "term_type"}
    found: dict[str, list[dict[str, str]]] = {}
    for _, row in rows[1:]:
        said = {names.get(head, head): clean(cell) for head, cell in zip(heads, row, strict=False)}
        found.setdefault(said.get("id", ""), []).append(said)
    return {name: json.dumps(terms, ensure_ascii=False) for name, terms in found.items()}


def _cell(row: list[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _fill(row: list[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]
