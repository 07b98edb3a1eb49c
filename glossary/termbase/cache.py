"""Loaded entries as bytes, so that lists that did not change need not be read as YAML again.

The cache is safe to delete and never trusted: it holds for one content of the lists and one version of the program,
and its own checksum must fit. This room reads it; the command line writes it.
"""

import gc
import json
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from glossary.errors import Problem
from glossary.indexed import Forms, IndexedEntries, list_avoided, list_forms
from glossary.model import ConceptEntry, Origin, Term
from glossary.sealed import read_kept, seal, unseal, unseal_lines
from glossary.termbase.paths import find_files

FORM = "5"
"""Version of the form of the cache; changed with the records."""


class Loaded(NamedTuple):
    """Entries, problems, and what the command line may keep for the next run."""

    entries: tuple[ConceptEntry, ...]
    problems: tuple[Problem, ...]
    fresh: tuple[Path, bytes] | None
    """File and content of a new cache; None where the old one served or nothing may be kept."""


def load_cached(paths: Sequence[str | Path], *, layer: str, folder: str, version: str) -> Loaded:
    """Return the entries of *paths* as `load_termbase` does, from the cache in *folder* where it holds.

    An empty *folder* means no cache. Lists with problems are read anew every time, so that the problems are told.
    """
    file = Path(folder) / f"terms-{sha256(repr((layer, *map(str, paths))).encode()).hexdigest()[:16]}.json"
    key = _fingerprint(paths, version) if folder else ""
    if key and (entries := parse_entries(read_kept(file), key)) is not None:
        return Loaded(entries, (), None)
    from glossary.termbase.load import load_termbase

    entries, problems = load_termbase(paths, layer=layer)
    return Loaded(entries, problems, None if problems or not key else (file, render_entries(entries, key)))


def render_entries(entries: Iterable[ConceptEntry], key: str) -> bytes:
    """Return *entries* as bytes sealed with *key*, each text once."""
    return seal(list(_pack(entries)), key)


def parse_entries(data: bytes, key: str) -> tuple[ConceptEntry, ...] | None:
    """Return the entries that *data* holds, or None where it is not whole or not made for *key*."""
    found = unseal(data, key)
    if found is None:
        return None
    texts, rows = found
    make = partial(_make_entry, texts.__getitem__)
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand tuples and no cycles: collection would only cost time
    try:
        return tuple(map(make, rows))
    finally:
        if collecting:
            gc.enable()


def render_indexed(entries: Sequence[ConceptEntry], key: str) -> bytes:
    """Return *entries* with their forms as bytes, for parse_indexed."""
    from glossary.termbase.match import collect_abbreviations, collect_forms

    folded = collect_forms(entries)
    forms = Forms(
        folded,
        collect_abbreviations(entries, folded),
        *list_forms(entries),
        list(dict.fromkeys(list_avoided(entries))),
    )
    texts, rows = _pack(entries)
    return seal([texts, *forms], key, (json.dumps(row, separators=(",", ":")) for row in rows))


def parse_indexed(data: bytes, key: str) -> IndexedEntries | None:
    """Return the entries that *data* holds, made when looked at, or None as parse_entries does."""
    found = unseal_lines(data, key)
    if found is None:
        return None
    (texts, *forms), rows = found
    make = partial(_make_entry, texts.__getitem__)
    return IndexedEntries(rows, lambda row: make(json.loads(row)), Forms(*forms))


def find_indexed(
    layers: Sequence[tuple[str, str]], folder: str, version: str
) -> tuple[Path, str, IndexedEntries | None]:
    """Return the cache file of all *layers* together, the key it must have, and the entries where it holds.

    *layers* are names and paths. An empty key means that some list can't be read.
    """
    file = Path(folder) / f"layers-{sha256(repr(layers).encode()).hexdigest()[:16]}.json"
    key = _fingerprint([path for _, path in layers], version)
    return file, key, parse_indexed(read_kept(file), key) if key else None


def _pack(entries: Iterable[ConceptEntry]) -> tuple[list[str], list[Any]]:
    """Return the texts of *entries*, and the entries as rows of numbers of texts."""
    texts: dict[str, int] = {}

    def number(text: str) -> int:
        return texts.setdefault(text, len(texts))

    def pack(term: Term) -> list[int]:
        return [number(part) for part in term]

    rows: list[Any] = [
        [
            number(entry.id),
            [pack(term) for term in entry.zh],
            [pack(term) for term in entry.en],
            *(number(part) for part in entry[3:9]),
            [number(text) for text in entry.contexts],
            [number(name) for name in entry.see],
            number(entry.review),
            int(entry.case),
            number(entry.origin.file),
            entry.origin.line,
            entry.origin.column,
            number(entry.origin.layer),
        ]
        for entry in entries
    ]
    return list(texts), rows


def _make_entry(text: Callable[[int], str], row: Any) -> ConceptEntry:
    """Return the entry that *row* stands for; *text* tells the texts by number."""
    return ConceptEntry._make(
        (
            text(row[0]),
            tuple([Term(*map(text, term)) for term in row[1]]),
            tuple([Term(*map(text, term)) for term in row[2]]),
            *map(text, row[3:9]),
            tuple(map(text, row[9])),
            tuple(map(text, row[10])),
            text(row[11]),
            bool(row[12]),
            Origin(text(row[13]), row[14], row[15], text(row[16])),
        )
    )


def _fingerprint(paths: Iterable[str | Path], version: str) -> str:
    """Return a hash of the program's version and of every file's name and content; empty where one can't be read."""
    whole = sha256(f"{FORM} {version}".encode())
    for name, path in find_files(paths):
        try:
            content = path.read_bytes()
        except OSError:
            return ""
        for part in chain((name.encode("utf-8", "surrogateescape"),), (content,)):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
