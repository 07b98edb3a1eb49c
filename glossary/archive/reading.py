"""Stages at both ends: files into shelves, and contexts out of them."""

import itertools
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from glossary.archive import Sized
from glossary.archive.addresses import fetch
from glossary.archive.pool import Pool
from glossary.archive.shelves import FolderShelf
from glossary.contexts import find_contexts
from glossary.documents import read_sources
from glossary.errors import Problem
from glossary.model import Context, Occurrence, RankedTerm


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


def gather_contexts(
    pool: Pool, ranked: Sequence[RankedTerm], shards: Sequence[int], most: int
) -> list[tuple[Context, ...]]:
    """Return the contexts of the first *most* occurrences of each term; *shards* tells how many documents each shard has."""
    if not most or not any(term.occurrences for term in ranked):
        return [()] * len(ranked)
    tables: list[Any] = [term.occurrences.table[:most] for term in ranked]  # type: ignore[attr-defined]
    owners = np.repeat(np.arange(len(ranked)), [len(table) for table in tables])
    table = np.concatenate([np.zeros((0, 3), np.int32), *tables])
    bases = list(itertools.accumulate(shards, initial=0))
    shard = np.searchsorted(bases, table[:, 0], side="right") - 1
    wanted = []
    for number, base in enumerate(bases[:-1]):
        here = shard == number
        rows = table[here] - np.array((base, 0, 0), np.int32)
        wanted.append(np.column_stack((owners[here], rows)))
    found: list[tuple[Context, ...]] = [()] * len(ranked)
    for rows in pool.run(show_contexts, each=wanted):
        for term, contexts in rows:
            found[term] += contexts
    return found
