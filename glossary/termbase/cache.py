"""Loaded entries as bytes, so that lists that did not change need not be read as YAML again.

The cache is safe to delete and never trusted: it holds for one content of the lists and one version of the program,
and its own checksum must fit. This room reads it; the command line writes it.
"""

import gc
import json
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from glossary.errors import Problem
from glossary.indexed import Forms, IndexedEntries, list_avoided, list_forms
from glossary.model import ConceptEntry, Origin, Term
from glossary.sealed import read_kept, seal, unseal, unseal_lines
from glossary.termbase.files import MOST_BYTES
from glossary.termbase.paths import find_files

FORM = "6"
"""Version of the form of the cache; changed with the records."""


class Loaded(NamedTuple):
    """Entries, problems, and what the command line may keep for the next run."""

    entries: tuple[ConceptEntry, ...]
    problems: tuple[Problem, ...]
    fresh: tuple[Path, bytes] | None
    """File and content of a new cache; None where the old one served or nothing may be kept."""


def load_cached(paths: Sequence[str | Path], *, layer: str, folder: str, version: str, keep: bool = True) -> Loaded:
    """Return the entries of *paths* as `load_termbase` does, from the cache in *folder* where it holds.

    An empty *folder* means no cache. Lists with problems are read anew every time, so that the problems are told.
    Without *keep* nothing new is offered for the next run.
    """
    file = Path(folder) / f"terms-{sha256(repr((layer, *map(str, paths))).encode()).hexdigest()[:16]}.json"
    key = _fingerprint(paths, version) if folder else ""
    if key and (entries := parse_entries(read_kept(file), key)) is not None:
        return Loaded(entries, (), None)
    from glossary.termbase.load import load_termbase

    entries, problems = load_termbase(paths, layer=layer)
    return Loaded(entries, problems, (file, render_entries(entries, key)) if keep and key and not problems else None)


def render_entries(entries: Iterable[ConceptEntry], key: str) -> bytes:
    """Return *entries* as bytes sealed with *key*."""
    return seal(_flatten(entries), key)


def parse_entries(data: bytes, key: str) -> tuple[ConceptEntry, ...] | None:
    """Return the entries that *data* holds, or None where it is not whole or not made for *key*."""
    found = unseal(data, key)
    if found is None:
        return None
    sources, rows = found
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand tuples and no cycles: collection would only cost time
    try:
        return tuple([_make_entry(row, sources) for row in rows])
    finally:
        if collecting:
            gc.enable()


def render_indexed(entries: Sequence[ConceptEntry], key: str) -> bytes:
    """Return *entries* with their forms as bytes, for parse_indexed: a line of forms, and a line an entry."""
    from glossary.termbase.match import collect_abbreviations, collect_forms

    folded = collect_forms(entries)
    abbreviations = collect_abbreviations(entries, folded)
    forms = (list(folded), list(folded.values()), abbreviations, *list_forms(entries))
    sources, rows = _flatten(entries)
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
    return seal([sources, *forms, list(dict.fromkeys(list_avoided(entries)))], key, map(encode, rows))


def parse_indexed(data: bytes, key: str) -> IndexedEntries | None:
    """Return the entries that *data* holds, made when looked at, or None as parse_entries does."""
    found = unseal_lines(data, key)
    if found is None:
        return None
    (sources, folded, owners, *forms), rows = found
    return IndexedEntries(
        rows, lambda row: _make_entry(json.loads(row), sources), Forms(dict(zip(folded, owners, strict=True)), *forms)
    )


def find_indexed(
    layers: Sequence[tuple[str, str]], folder: str, version: str
) -> tuple[Path, str, IndexedEntries | None]:
    """Return the cache file of all *layers* together, the key it must have, and the entries where it holds.

    *layers* are names and paths. An empty key means that some list can't be read.
    """
    file = Path(folder) / f"layers-{sha256(repr(layers).encode()).hexdigest()[:16]}.json"
    key = _fingerprint([path for _, path in layers], version)
    return file, key, parse_indexed(read_kept(file), key) if key else None


def _flatten(entries: Iterable[ConceptEntry]) -> tuple[list[str], list[list[Any]]]:
    """Return the sources that the terms of *entries* name, each once, and the entries as JSON can hold them."""
    numbers: dict[str, int] = {}

    def flatten(term: Term, layer: str) -> list[Any]:
        text, status, source, *others = term
        if term.layer == layer:  # the rule: nor need what is empty at the end be said
            others.pop()
            while others and not others[-1]:
                others.pop()
        return [numbers.setdefault(source, len(numbers)), text, status, *others]

    rows: list[list[Any]] = []
    for entry in entries:
        zh, en = ([flatten(term, entry.origin.layer) for term in terms] for terms in (entry.zh, entry.en))
        rows.append([entry.id, zh, en, *entry[3:9], entry.contexts, entry.see, entry.review, entry.case, entry.origin])
    return list(numbers), rows


def _make_entry(row: list[Any], sources: Sequence[str]) -> ConceptEntry:
    """Return the entry that was flattened to *row*."""
    place = Origin(*row[13])
    rests = _fill_up(place.layer)
    return ConceptEntry._make(
        (
            row[0],
            tuple([Term(term[1], term[2], sources[term[0]], *term[3:], *rests[len(term)]) for term in row[1]]),
            tuple([Term(term[1], term[2], sources[term[0]], *term[3:], *rests[len(term)]) for term in row[2]]),
            *row[3:9],
            tuple(row[9]),
            tuple(row[10]),
            *row[11:13],
            place,
        )
    )


@lru_cache(maxsize=16)
def _fill_up(layer: str) -> tuple[tuple[str, ...], ...]:
    """Return for each number of fields that a flattened term may have those that follow; *layer* is the last."""
    texts = len(Term._fields) - 1
    return (*((("",) * (texts - size) + (layer,)) for size in range(texts + 1)), ())


def _fingerprint(paths: Iterable[str | Path], version: str) -> str:
    """Return a hash of the program's version and of every file's name and content; empty where one can't be kept.

    That is so for one that can't be read, is too large for a list, or is a pipe or device, which can be read once only.
    """
    whole = sha256(f"{FORM} {version}".encode())
    for name, path in find_files(paths):
        try:
            if not path.is_file() or path.stat().st_size >= MOST_BYTES:
                return ""
            content = path.read_bytes()
        except (OSError, ValueError):
            return ""
        for part in chain((name.encode("utf-8", "surrogateescape"),), (content,)):
            whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()
