"""The program for two times on a page: older and newer documents in, what changed out; terms over dated documents."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.change import Comparison, Trend
from glossary.comparison import FAULTS
from glossary.documents import read_documents
from glossary.errors import Problem
from glossary.pipeline import Options, load_layers


class Compared(NamedTuple):
    """What changed, and what was wrong on the way."""

    comparison: Comparison
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


class Traced(NamedTuple):
    """Terms over time, and what was wrong on the way."""

    trends: tuple[Trend, ...]
    problems: tuple[Problem, ...]
    fresh: tuple[tuple[Path, bytes], ...]


def compare_sources(
    old: Sequence[str],
    new: Sequence[str],
    options: Options,
    *,
    level: float = 0.05,
    fewest: int = 2,
    steady: bool = False,
    report: Callable[[str], None] = lambda stage: None,
) -> Compared:
    """Return what changed from the files and folders *old* to *new*; see comparing.compare_documents."""
    from glossary.comparison.comparing import compare_documents

    report("reading documents")
    before, problems = read_documents(old)
    after, more = read_documents(new)
    entries, faults, fresh = load_layers(options)
    report("comparing")
    comparison = compare_documents(before, after, entries, level=level, fewest=fewest, steady=steady)
    return Compared(comparison, tuple(sorted({*problems, *more, *faults})), fresh)


def trace_terms(
    terms: Sequence[str],
    sources: Sequence[str],
    options: Options,
    *,
    unit: str = "",
    report: Callable[[str], None] = lambda stage: None,
) -> Traced:
    """Return how *terms* fared in the dated documents of *sources*; see comparing.find_trends."""
    from glossary.comparison.comparing import find_trends

    report("reading documents")
    documents, problems = read_documents(sources)
    entries, faults, fresh = load_layers(options)
    undated = [document.name for document in documents if not document.date]
    if len(undated) == len(documents):
        slips = [Problem(sources[0], 0, 0, "V001", FAULTS["V001"])] if documents else []
        return Traced((), tuple(sorted((*problems, *faults, *slips))), fresh)
    slips = [Problem(name, 0, 0, "V002", FAULTS["V002"], "warning") for name in undated]
    report("counting")
    trends = find_trends(terms, documents, entries, unit)
    return Traced(trends, tuple(sorted((*problems, *faults, *slips))), fresh)
