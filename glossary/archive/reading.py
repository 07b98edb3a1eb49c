"""Stages at both ends: files into shelves, and contexts out of them."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from glossary.archive import Sized
from glossary.archive.addresses import fetch
from glossary.archive.shelves import FolderShelf
from glossary.contexts import find_contexts
from glossary.documents import read_sources
from glossary.errors import Problem
from glossary.model import Context, Occurrence


class Read(NamedTuple):
    """What became of the documents of a shard."""

    documents: int
    """How many can be used."""
    problems: tuple[Problem, ...]
    """One for each other."""
    digests: dict[str, str]
    """Name → checksum of the bytes of every document that was there; empty where nobody asked."""


def read_shard(shelf: FolderShelf, shard: Sequence[Sized]) -> Read:
    """Put the documents of the *shard* on the shelf, and return what became of them."""
    documents, problems = read_sources((sized.source for sized in shard), fetch=fetch)
    shelf.keep_documents(documents)
    return Read(len(documents), problems, {})


def show_contexts(shelf: FolderShelf, wanted: Any) -> list[tuple[int, tuple[Context, ...]]]:
    """Return the contexts of the occurrences *wanted*, rows of term, document of the shard, start and end, by term."""
    if not len(wanted):
        return []
    rows: dict[int, list[Occurrence]] = {}
    for term, document, start, end in wanted.tolist():
        rows.setdefault(term, []).append(Occurrence(document, start, end))
    return list(zip(rows, find_contexts(shelf.documents(), rows.values()), strict=True))
