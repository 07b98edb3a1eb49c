"""Sources → ranked terms with contexts, by way of shards on the disk."""

import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from typing import Any, NamedTuple

from glossary.archive import ARCHIVE_SIZE, BYTES_NEEDED, Sized, Work, make_fault
from glossary.archive.adding import add_texts, find_added
from glossary.archive.executors import open_executor
from glossary.archive.keeping import Keep, KeepingPool, make_keep, make_room, name_state, read_shard_kept
from glossary.archive.pool import Pool, Report
from glossary.archive.reading import gather_contexts, read_shard
from glossary.archive.record import Record, list_records, read_record, write_record
from glossary.archive.sharding import make_shards
from glossary.archive.shelves import FolderShelf
from glossary.errors import Problem
from glossary.extract import DEFAULTS, Settings, Wordlists, extract_sharded, load_wordlists
from glossary.extract.noting import NotingTexts
from glossary.extract.past import OutgrownError
from glossary.extract.stages import Setup
from glossary.extract.texts import Texts
from glossary.model import Document, TermList

MOST_CONTEXTS = 10
"""Contexts shown of a term of an archive; chosen: with a hundred of each, ten thousand terms fill a gigabyte."""

WORKER_BASE = 250_000_000
"""Bytes a worker needs before it has read anything: dictionary, arrays, libraries; measured 0.2 GB."""

SMALLEST_SHARD, USUAL_SHARD, LARGEST_SHARD = 1_000_000, 4_000_000, 16_000_000
"""Bytes; smaller ones cost more to manage than to count, and of larger ones the last keeps all but one process waiting."""

MANY_SHARDS = 1000
"""Shards from which they grow rather than their number: each costs the process that merges a third of a megabyte."""


class Extracted(NamedTuple):
    """Term candidates of an archive, and what was wrong on the way."""

    terms: TermList
    problems: tuple[Problem, ...]


def choose_shard_size(work: Work, size: int) -> int:
    """Return the bytes of a shard, for *size* bytes in all, that let all processes stay within the memory of *work*."""
    room = work.memory / (work.jobs + 1) - WORKER_BASE
    wanted = min(LARGEST_SHARD, max(USUAL_SHARD, size / MANY_SHARDS))
    return int(max(SMALLEST_SHARD, min(wanted, room / BYTES_NEEDED / 2)))


def _cut_up(sources: Sequence[Sized], work: Work) -> list[Sequence[Sized]]:
    """Return the *sources* in shards."""
    return list(make_shards(sources, choose_shard_size(work, sum(sized.size for sized in sources))))


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
    with TemporaryDirectory(prefix="glossary-", dir=work.scratch or None, ignore_cleanup_errors=True) as scratch:
        if not work.keep:
            return _count_all(sources, work, Path(scratch), contexts, report, None, **options)
        keep = make_keep(work.keep)
        setup = Setup(frozenset(options["words"]), options["lists"] or load_wordlists()[0])
        memory = Memory(keep, name_state(keep, setup, (options["settings"], options["min_count"], options["top"])))
        names = {sized.source.name for sized in sources}
        for path in list_records(work.keep, memory.key):
            record = read_record(path, memory.key)
            if record and (added := find_added(record, sources)) is not None:
                try:
                    found = _count_added(
                        record, sources, added, work, Path(scratch, "new"), contexts, report, **options
                    )
                except (OSError, KeyError):
                    if read_record(path, memory.key):
                        raise
                    found = None  # another run has made room of it
                if found:
                    return found
            if not record or record.digests.keys() <= names:
                shutil.rmtree(path, ignore_errors=True)  # the new one replaces it
        counted = _count_all(sources, work, Path(scratch), contexts, report, memory, **options)
        make_room(work.keep, work.keep_size)
        return counted


class Memory(NamedTuple):
    """Where a run keeps what the next one need not do again."""

    keep: Keep
    key: str
    """Of records, see name_state."""


def _count_all(
    sources: Sequence[Sized],
    work: Work,
    scratch: Path,
    contexts: int,
    report: Report,
    memory: Memory | None,
    **options: Any,
) -> Extracted:
    """Return the terms of all *sources*; with a *memory* they are noted there for the next run."""
    shards = _cut_up(sources, work)
    with open_executor(work) as executor:
        shelves = [FolderShelf(str(scratch / f"{number:06}")) for number in range(len(shards))]
        reading = Pool(executor, shelves, 2 * work.jobs, report)
        stage = (
            reading.run(read_shard_kept, memory.keep, each=shards) if memory else reading.run(read_shard, each=shards)
        )
        read = list(stage)
        problems = sorted(problem for shard in read for problem in shard.problems)
        shelves = [shelf for shelf, shard in zip(shelves, read, strict=True) if shard.documents]
        at_work = executor, shelves, 2 * work.jobs, report
        pool = KeepingPool(memory.keep, *at_work) if memory else Pool(*at_work)
        texts = NotingTexts(pool) if memory else Texts(pool)
        places = MOST_CONTEXTS if memory else min(contexts, MOST_CONTEXTS)
        ranked, named = extract_sharded(texts, **options, places=places)
        shown = gather_contexts(pool, ranked, [shard.documents for shard in read if shard.documents], contexts)
        if isinstance(texts, NotingTexts) and memory and (past := texts.make_past()):
            digests = {name: digest for shard in read for name, digest in shard.digests.items()}
            known = [problem for problem in problems if problem.file in digests]
            write_record(work.keep, memory.key, pool, past, digests, known)
    return Extracted(TermList(named, tuple(zip(ranked, shown, strict=True))), tuple(problems))


def _count_added(
    record: Record,
    sources: Sequence[Sized],
    added: Sequence[Sized],
    work: Work,
    scratch: Path,
    contexts: int,
    report: Report,
    **options: Any,
) -> Extracted | None:
    """Return the same from a *record* and the documents *added* since; None where that is not possible."""
    shards = _cut_up(added, work)
    jobs = work.jobs if sum(sized.size for sized in added) >= ARCHIVE_SIZE else 1
    with open_executor(work._replace(jobs=jobs)) as executor:
        shelves = [FolderShelf(str(scratch / f"{number:06}")) for number in range(len(shards))]
        read = list(Pool(executor, shelves, 2 * jobs, report).run(read_shard, each=shards))
        shelves = [shelf for shelf, shard in zip(shelves, read, strict=True) if shard.documents]
        pool = Pool(executor, shelves, 2 * jobs, report)
        kept = Pool(executor, record.shelves, 2 * jobs, lambda stage, done, of: None)
        try:
            texts = add_texts(record, kept, pool, sources)
            ranked, named = extract_sharded(texts, **options, places=min(contexts, MOST_CONTEXTS))
        except OutgrownError:
            return None
        documents = [*record.past.shards, *(shard.documents for shard in read if shard.documents)]
        both = Pool(executor, [*record.shelves, *shelves], 2 * jobs, report)
        shown = gather_contexts(both, ranked, documents, contexts)
    order = {source.name: number for number, source in enumerate(named)}
    shown = [tuple(sorted(row, key=lambda context: order[context.source])) for row in shown]
    problems = sorted([*record.problems, *(problem for shard in read for problem in shard.problems)])
    return Extracted(TermList(named, tuple(zip(ranked, shown, strict=True))), tuple(problems))
