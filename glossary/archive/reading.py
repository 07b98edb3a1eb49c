"""Stages at both ends: files into shelves, and contexts out of them."""

from collections.abc import Sequence
from typing import Any

from glossary.archive import Sized
from glossary.archive.addresses import fetch
from glossary.archive.shelves import FolderShelf
from glossary.contexts import find_contexts
from glossary.documents import read_sources
from glossary.errors import Problem
from glossary.model import Context, Occurrence


def read_shard(shelf: FolderShelf, shard: Sequence[Sized]) -> tuple[int, tuple[Problem, ...]]:
    """Return how many documents of the *shard* can be used, and a problem for each other one; they go on the shelf."""
    documents, problems = read_sources((sized.source for sized in shard), fetch=fetch)
    shelf.keep_documents(documents)
    return len(documents), problems


def show_contexts(shelf: FolderShelf, wanted: Any) -> list[tuple[int, tuple[Context, ...]]]:
    """Return the contexts of the occurrences *wanted*, rows of term, document of the shard, start and end, by term."""
    if not len(wanted):
        return []
    rows: dict[int, list[Occurrence]] = {}
    for term, document, start, end in wanted.tolist():
        rows.setdefault(term, []).append(Occurrence(document, start, end))
    return list(zip(rows, find_contexts(shelf.documents(), rows.values()), strict=True))
