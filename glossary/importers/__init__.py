"""Files of other tools → concept entries: what `glossary terms import` reads."""

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType

from glossary.importers.faults import FAULTS, refuse
from glossary.importers.record import Imported

__all__ = ["FAULTS", "IMPORTERS", "Imported", "parse_import"]

LARGEST = 200_000_000
"""Bytes of a file that are read; chosen: twenty times the largest public term bank of the field."""

Parse = Callable[[bytes, str, Mapping[str, str]], Imported]

IMPORTERS: Mapping[str, str] = MappingProxyType(
    {
        ".csv": "glossary.importers.table:parse_csv",
        ".tsv": "glossary.importers.table:parse_tsv",
        ".txt": "glossary.importers.table:parse_tsv",
        ".utf8": "glossary.importers.table:parse_omegat",
        ".xlsx": "glossary.importers.workbook:parse_xlsx",
        ".tbx": "glossary.importers.tbx:parse_tbx",
        ".json": "glossary.importers.contract:parse_json",
    }
)
"""Suffix → module and function; YAML lists are read by the term base itself."""


def parse_import(data: bytes, name: str, columns: Mapping[str, str] | None = None) -> Imported:
    """Return the entries that the file *name* with the content *data* holds, and its problems, sorted.

    *columns* maps fields (`zh`, `en`, `source` …) to a head or a number from 1, for tables whose heads tell nothing.
    """
    home = IMPORTERS.get(PurePath(name).suffix.lower())
    if home is None:
        return Imported((), (refuse("I001", name, suffixes=" ".join(IMPORTERS)),))
    if len(data) > LARGEST:
        return Imported((), (refuse("I002", name, size=f"{LARGEST // 1_000_000} MB"),))
    module, function = home.split(":")
    parse: Parse = getattr(import_module(module), function)
    entries, problems = parse(data, name, columns or {})
    return Imported(entries, tuple(sorted(problems)))
