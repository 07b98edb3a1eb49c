"""Documents → ranked term candidates, each with its reasons.

The stages are `candidates.find_candidates` and `ranking.rank_candidates`; they load numpy, so they are imported late.
"""

import gc
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glossary.extract.settings import DEFAULTS, Settings, Weights
from glossary.extract.wordlists import Wordlists, load_wordlists, parse_wordlists
from glossary.model import Document, RankedTerm, Source

if TYPE_CHECKING:
    from glossary.extract.texts import Texts

__all__ = [
    "DEFAULTS",
    "Settings",
    "Weights",
    "Wordlists",
    "extract_sharded",
    "extract_terms",
    "load_wordlists",
    "parse_wordlists",
]


def extract_terms(
    documents: Sequence[Document],
    *,
    words: Collection[str] = (),
    min_count: int | None = None,
    top: int | None = None,
    reference: Sequence[Document] = (),
    settings: Settings = DEFAULTS,
    lists: Wordlists | None = None,
) -> tuple[RankedTerm, ...]:
    """Return the term candidates of *documents*, best first, at most *top* of them.

    *words* are curated headwords: the segmenter keeps them whole. *min_count* overrides that of *settings*. *reference*
    documents turn on the comparison with them. *lists* are the built-in ones unless given (see load_wordlists).
    """
    from glossary.extract.shelf import HereAndNow, MemoryShelf
    from glossary.extract.texts import Texts

    return extract_sharded(
        Texts(HereAndNow([MemoryShelf(documents)])),
        words=words,
        min_count=min_count,
        top=top,
        reference=reference,
        settings=settings,
        lists=lists,
    )[0]


def extract_sharded(
    texts: "Texts",
    *,
    words: Collection[str] = (),
    min_count: int | None = None,
    top: int | None = None,
    reference: Sequence[Document] = (),
    settings: Settings = DEFAULTS,
    lists: Wordlists | None = None,
    places: int | None = None,
) -> tuple[tuple[RankedTerm, ...], tuple[Source, ...]]:
    """Return the same for *texts*, with the names of the documents; the sharding changes nothing.

    Each term gets its first *places* occurrences, all of them with None.
    """
    from glossary.extract.candidates import find_candidates
    from glossary.extract.ranking import rank_candidates
    from glossary.extract.stages import Setup

    if min_count is not None:
        settings = replace(settings, min_count=min_count)
    if lists is None:
        lists, _ = load_wordlists()
    collecting = gc.isenabled()
    gc.disable()  # millions of small tuples and no cycles: collection would double the time
    try:
        findings = find_candidates(texts, Setup(frozenset(words), lists), settings)
        terms = rank_candidates(texts, findings, settings=settings, top=top, reference=reference, places=places)
    finally:
        if collecting:
            gc.enable()
    return terms, findings.sources
