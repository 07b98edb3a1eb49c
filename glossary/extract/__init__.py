"""Documents → ranked term candidates, each with its reasons."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from glossary.extract.candidates import Candidate, find_recurring
from glossary.extract.lexicon import Lexicon, make_lexicon
from glossary.extract.occurrences import find_occurrences
from glossary.extract.ranking import score
from glossary.extract.settings import DEFAULTS, Settings, lowest_count
from glossary.extract.structure import find_structural
from glossary.extract.tokens import TokenStream, make_stream
from glossary.extract.wordlists import Wordlists, load_wordlists
from glossary.model import Document, RankedTerm, Reason
from glossary.segment import Tokenizer

__all__ = ["DEFAULTS", "Settings", "Wordlists", "extract_terms", "load_wordlists"]


def extract_terms(
    documents: Sequence[Document],
    *,
    words: Collection[str] = (),
    min_count: int | None = None,
    top: int | None = None,
    settings: Settings = DEFAULTS,
    lists: Wordlists | None = None,
    tokenizer: Tokenizer | None = None,
) -> tuple[RankedTerm, ...]:
    """Return the term candidates of *documents*, best first; at most *top* of them.

    *words* are curated headwords: the segmenter keeps them whole, and they are candidates wherever they occur.
    """
    if min_count is not None:
        settings = replace(settings, min_count=min_count)
    if lists is None:
        lists, _ = load_wordlists()
    if tokenizer is None:
        long = (word for word in lists.single_words if len(word) > 2)
        tokenizer = Tokenizer({*words, *lists.places, *lists.organisations, *long})
    stream = make_stream(documents, tokenizer, lists, [[] for _ in documents])
    lexicon = make_lexicon(stream, tokenizer, lists, frozenset(words))
    characters = sum(len(document.text) for document in documents)
    found = find_recurring(stream, lexicon, settings, lowest_count(settings, characters))
    if characters <= settings.once_only_up_to:
        found += find_structural(stream, lexicon, settings, {candidate.words for candidate in found})
    return rank_candidates(found, stream, lexicon, documents, settings, top)


def rank_candidates(
    candidates: Sequence[Candidate],
    stream: TokenStream,
    lexicon: Lexicon,
    documents: Sequence[Document],
    settings: Settings,
    top: int | None = None,
) -> tuple[RankedTerm, ...]:
    """Return the *candidates* as ranked terms, best first."""
    scored: list[tuple[float, int, str, Candidate, tuple[Reason, ...]]] = []
    for candidate in candidates:
        reasons = score(candidate, stream, lexicon, settings)
        total = round(sum(reason.score for reason in reasons), 3)
        if total >= settings.candidate:
            term = "".join(stream.words[word] for word in candidate.words)
            scored.append((-total, -candidate.frequency, term, candidate, reasons))
    best: dict[str, tuple[float, int, str, Candidate, tuple[Reason, ...]]] = {}
    for row in scored:
        if row[2] not in best or row < best[row[2]]:
            best[row[2]] = row
    scored = sorted(best.values(), key=lambda row: row[:3])
    scored.sort(key=lambda row: row[:3])
    scored = scored[:top]
    places = find_occurrences(documents, [term for _, _, term, _, _ in scored])
    return tuple(
        RankedTerm(
            term=term,
            frequency=len(occurrences),
            document_frequency=len({occurrence.document for occurrence in occurrences}),
            termhood=-total,
            unithood=max(0.0, round(candidate.cohesion, 3)),
            occurrences=occurrences,
            reasons=reasons,
            kind=candidate.kind,
            strength="strong" if -total >= settings.strong else "candidate",
        )
        for (total, _, term, candidate, reasons), occurrences in zip(scored, places, strict=True)
    )
