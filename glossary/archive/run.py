"""Sources → ranked terms with contexts, by way of shards on the disk."""

import itertools
from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, NamedTuple

from glossary.archive import BYTES_NEEDED, Sized, Work, make_fault
from glossary.archive.executors import open_executor
from glossary.archive.keeping import KeepingPool, make_keep, make_room, read_shard_kept
from glossary.archive.pool import Pool, Report
from glossary.archive.reading import read_shard, show_contexts
from glossary.archive.sharding import make_shards
from glossary.archive.shelves import FolderShelf
from glossary.errors import Problem
from glossary.extract import DEFAULTS, Settings, Wordlists, extract_sharded
from glossary.model import Context, Document, RankedTerm, TermList

MOST_CONTEXTS = 10
"""Contexts shown of a term of an archive; chosen: with a hundred of each, ten thousand terms fill a gigabyte."""

WORKER_BASE = 250_000_000
"""Bytes a worker needs before it has read anything: dictionary, arrays, libraries; measured 0.2 GB."""

SMALLEST_SHARD, LARGEST_SHARD = 1_000_000, 8_000_000
"""Bytes; smaller ones cost more to manage than to count, larger ones gain nothing."""


class Extracted(NamedTuple):
    """Term candidates of an archive, and what was wrong on the way."""

    terms: TermList
    problems: tuple[Problem, ...]


def choose_shard_size(work: Work) -> int:
    """Return the bytes of a shard that let all processes stay within the memory of *work*."""
    room = work.memory / (work.jobs + 1) - WORKER_BASE
    return int(max(SMALLEST_SHARD, min(LARGEST_SHARD, room / BYTES_NEEDED / 2)))


def extract_archive(
    sources: Sequence[Sized],
    work: Work,
    *,
    words: Collection[str] = (),
    min_count: int | None = None,
    top: int | None = None,
    reference: Sequence[Document] = (),
    settings: Settings = DEFAULTS,
    lists: Wordlists | None = None,
    contexts: int = MOST_CONTEXTS,
    report: Report = lambda stage, done, of: None,
) -> Extracted:
    """Return the term candidates of *sources*, best first, with the contexts of their first *contexts* occurrences.

    The same as from extract_terms on the same documents, but for MOST_CONTEXTS. *report* hears of every shard done.
    Raises InputError with the codes of FAULTS.
    """
    try:
        return _extract_archive(
            sources,
            work,
            contexts,
            report,
            words=words,
            min_count=min_count,
            top=top,
            reference=reference,
            settings=settings,
            lists=lists,
        )
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise make_fault("R003", work.scratch or gettempdir(), reason=reason) from error


def _extract_archive(sources: Sequence[Sized], work: Work, contexts: int, report: Report, **options: Any) -> Extracted:
    shards = list(make_shards(sources, choose_shard_size(work)))
    with (
        TemporaryDirectory(prefix="glossary-", dir=work.scratch or None, ignore_cleanup_errors=True) as folder,
        open_executor(work) as executor,
    ):
        shelves = [FolderShelf(str(Path(folder, f"{number:06}"))) for number in range(len(shards))]
        keep = make_keep(work.keep) if work.keep else None
        reading = Pool(executor, shelves, 2 * work.jobs, report)
        read = list(reading.run(read_shard_kept, keep, each=shards) if keep else reading.run(read_shard, each=shards))
        problems = sorted(problem for _, faults in read for problem in faults)
        shelves = [shelf for shelf, (number, _) in zip(shelves, read, strict=True) if number]
        at_work = executor, shelves, 2 * work.jobs, report
        pool = KeepingPool(keep, *at_work) if keep else Pool(*at_work)
        ranked, named = extract_sharded(
            pool,
            **options,
            places=min(contexts, MOST_CONTEXTS),
        )
        shown = _find_contexts(pool, ranked, [number for number, _ in read if number])
    if work.keep:
        make_room(work.keep, work.keep_size)
    return Extracted(TermList(named, tuple(zip(ranked, shown, strict=True))), tuple(problems))


def _find_contexts(pool: Pool, ranked: Sequence[RankedTerm], shards: Sequence[int]) -> list[tuple[Context, ...]]:
    """Return the contexts of the occurrences of each term; *shards* tells how many documents each shard has."""
    import numpy as np

    if not any(term.occurrences for term in ranked):
        return [()] * len(ranked)
    tables: list[Any] = [term.occurrences.table for term in ranked]  # type: ignore[attr-defined]
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
