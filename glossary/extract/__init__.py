"""Documents → ranked term candidates, each with its reasons.

The stages are `candidates.find_candidates` and `ranking.rank_candidates`; they load numpy, so they are imported late.
"""

import gc
from collections.abc import Collection, Sequence
from dataclasses import replace

from glossary.extract.settings import DEFAULTS, Settings, Weights
from glossary.extract.wordlists import Wordlists, load_wordlists, parse_wordlists
from glossary.model import Document, RankedTerm
from glossary.segment import Tokenizer

__all__ = [
    "DEFAULTS",
    "Settings",
    "Weights",
    "Wordlists",
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
    tokenizer: Tokenizer | None = None,
) -> tuple[RankedTerm, ...]:
    """Return the term candidates of *documents*, best first, at most *top* of them.

    *words* are curated headwords: the segmenter keeps them whole. *min_count* overrides that of *settings*. *reference*
    documents turn on the comparison with them. *lists* are the built-in ones unless given (see load_wordlists). A
    *tokenizer* made by candidates.make_tokenizer may be kept for several calls.
    """
    from glossary.extract.candidates import find_candidates
    from glossary.extract.ranking import rank_candidates

    if min_count is not None:
        settings = replace(settings, min_count=min_count)
    if lists is None:
        lists, _ = load_wordlists()
    collecting = gc.isenabled()
    gc.disable()  # millions of small tuples and no cycles: collection would double the time
    try:
        candidates = find_candidates(documents, words=words, settings=settings, lists=lists, tokenizer=tokenizer)
        return rank_candidates(candidates, documents, settings=settings, top=top, reference=reference)
    finally:
        if collecting:
            gc.enable()
