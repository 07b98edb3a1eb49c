"""Candidates → ranked terms: scored, brought together in families, with their places in the text."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import repeat
from math import log2
from typing import NamedTuple

import numpy as np

from glossary.extract.candidate import Candidate
from glossary.extract.candidates import Candidates
from glossary.extract.families import find_equals, find_explained, find_families, find_heads, find_surface
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import Floats, evenness, log_likelihood, log_ratio
from glossary.extract.occurrences import find_occurrences
from glossary.extract.places import Places, join_places
from glossary.extract.scoring import score
from glossary.extract.settings import Settings, Weights
from glossary.extract.tokens import Ints
from glossary.model import Document, RankedTerm, Reason


class Scored(NamedTuple):
    """A candidate with its reasons; sorts best first, ties by frequency, then by the string itself."""

    minus_total: float
    minus_frequency: int
    text: str
    """Without marks."""
    words: tuple[str, ...]
    kind: str
    cohesion: float
    reasons: tuple[Reason, ...]


def rank_candidates(
    candidates: Candidates,
    documents: Sequence[Document],
    *,
    settings: Settings,
    top: int | None = None,
    reference: Sequence[Document] = (),
) -> tuple[RankedTerm, ...]:
    """Return the *candidates* as ranked terms, best first, at most *top*; those below the settings' score are left out.

    With *reference* documents, candidates not significantly more frequent here than there are left out, and the log
    ratio of both frequencies counts.
    """
    rows = _score_all(candidates, documents, settings)
    if reference:
        rows = _compare(rows, candidates, documents, reference, settings)
    rows = sorted(row for row in rows if -row.minus_total >= settings.candidate)
    best: dict[str, Scored] = {}
    for row in rows:
        known = best.setdefault(row.text, row)
        if row.kind in ("outlet", "name") and known.kind != row.kind and row.reasons[0].name == "label":
            best[row.text] = known._replace(kind=row.kind)
    terms = [(row.text, row.words) for row in best.values()]
    explained = find_explained(documents, best) | find_equals(candidates.equal_names, best)
    families = find_families(terms, explained)
    members: defaultdict[str, set[str]] = defaultdict(set)
    for short, full in families.items():
        members[full] |= {full, short}
    # the most frequent form leads its family, which stands where its best form stands
    leader = {
        form: min(forms, key=lambda text: (best[text].minus_frequency, -len(text), text))
        for forms in members.values()
        for form in forms
    }
    heads: dict[str, Scored] = {}
    variants: dict[str, list[str]] = {}
    for row in best.values():
        head = leader.get(row.text, row.text)
        if head not in heads:
            heads[head] = best[head]._replace(minus_total=row.minus_total)
            variants[head] = sorted(members.get(families.get(head, head), set()) - {head})
    chosen = list(heads.values())[:top]
    texts = [text for row in chosen for text in (row.text, *variants[row.text])]
    places = dict(zip(texts, find_occurrences(documents, texts), strict=True))
    wider = find_heads([(row.text, row.words) for row in chosen])
    return tuple(
        _make_term(row, variants[row.text], wider.get(row.text, ""), places, documents, settings) for row in chosen
    )


def _score_all(candidates: Candidates, documents: Sequence[Document], settings: Settings) -> list[Scored]:
    stream, lexicon = candidates.stream, candidates.lexicon
    shares = np.bincount(stream.documents[stream.ids > 0], minlength=len(documents)) / max(1, stream.size)
    smallest = float(shares[shares > 0].min(initial=1.0))
    rows = []
    spread: Iterator[tuple[Reason, ...]] = repeat(())
    if len(documents) >= settings.dispersion_from and candidates.rows:
        spread = (
            (reason,) for reason in _spread(candidates.rows, stream.documents, shares, smallest, settings.weights)
        )
    for candidate, even in zip(candidates.rows, spread, strict=False):
        reasons = score(candidate, stream, lexicon, settings) + even
        words = tuple(stream.words[word] for word in candidate.words)
        total = round(sum(reason.score for reason in reasons), 3)
        kind = _find_kind(candidate, lexicon, settings)
        rows.append(Scored(-total, -candidate.frequency, "".join(words), words, kind, candidate.cohesion, reasons))
    weights = settings.weights
    named = Counter(
        (documents[label.document].hans[label.start : label.end], label.kind) for label in candidates.labels
    )
    for (text, kind), times in named.items():
        reason = Reason(
            "label", times, weights.label, f"{'asks a question' if kind == 'outlet' else 'speaks'} {times}x"
        )
        rows.append(Scored(-weights.label, -times, text, (text,), kind, 1.0, (reason,)))
    for text, times in candidates.enumerations:
        points = round(weights.enumeration + weights.frequency * log2(1 + times), 3)
        reason = Reason("enumeration", times, points, f"an enumeration used as one term, {times}x")
        rows.append(Scored(-points, -times, text, (text,), "list", 0.5, (reason,)))
    return rows


def _find_kind(candidate: Candidate, lexicon: Lexicon, settings: Settings) -> str:
    """Return what kind of term a candidate is: as its structure says, or by marks and the dictionary."""
    if candidate.titled >= settings.quoted_share:
        return "title"
    if candidate.marked >= settings.quoted_share:
        return "quoted"
    word = candidate.words[0]
    if len(candidate.words) == 1 and (lexicon.name[word] or lexicon.person[word]):
        return "name"
    return "idiom" if len(candidate.words) == 1 and lexicon.idiom[word] else "phrase"


def _spread(
    candidates: Sequence[Candidate], documents: Ints, shares: Floats, smallest: float, weights: Weights
) -> Iterator[Reason]:
    """Yield for each of the *candidates* how evenly its occurrences spread over the documents with these *shares*."""
    numbers = np.array([len(candidate.positions) for candidate in candidates])
    owners = np.repeat(np.arange(len(candidates)), numbers)
    where = documents[np.concatenate([candidate.positions for candidate in candidates])]
    edges = np.flatnonzero(np.concatenate(([True], (owners[1:] != owners[:-1]) | (where[1:] != where[:-1]))))
    counts = np.diff(edges, append=len(where))
    owners, where = owners[edges], where[edges]
    times = np.bincount(owners, minlength=len(candidates)).tolist()
    even = evenness(counts.astype(float), shares[where], owners, len(candidates), smallest).tolist()
    for share, number in zip(even, times, strict=True):
        points = weights.spread * share if number > 1 else weights.one_document
        yield Reason("spread", round(share, 3), round(points, 3), f"in {number} of {len(shares)} documents")


def _compare(
    rows: Sequence[Scored],
    candidates: Candidates,
    documents: Sequence[Document],
    reference: Sequence[Document],
    settings: Settings,
) -> list[Scored]:
    """Return the *rows* that are more frequent here than in the *reference*, with the reason."""
    here = sum(document.characters for document in documents)
    there = sum(document.characters for document in reference)
    counts = find_occurrences(reference, [row.text for row in rows])
    kept = []
    for row, places in zip(rows, counts, strict=True):
        likelihood = log_likelihood(-row.minus_frequency, here, len(places), there)
        if likelihood < settings.keyness_llr and places:
            continue
        ratio = log_ratio(-row.minus_frequency, here, len(places), there)
        points = round(settings.weights.reference * max(-3.0, min(6.0, ratio)), 3)
        reason = Reason(
            "reference", round(ratio, 3), points, f"{ratio:.1f} bits more frequent than in the reference texts"
        )
        kept.append(row._replace(minus_total=round(row.minus_total - points, 3), reasons=(*row.reasons, reason)))
    return kept


def _make_term(
    row: Scored,
    variants: Sequence[str],
    family: str,
    places: dict[str, Places],
    documents: Sequence[Document],
    settings: Settings,
) -> RankedTerm:
    found = join_places(row.text, places[row.text], ((variant, places[variant]) for variant in variants))
    term, forms = find_surface(documents, row.text, places[row.text])
    total = -row.minus_total
    return RankedTerm(
        term=term,
        frequency=len(found),
        document_frequency=found.documents,
        termhood=total,
        unithood=max(0.0, round(row.cohesion, 3)),
        occurrences=found,
        reasons=row.reasons,
        variants=(*sorted(variants), *(form for form in forms if form != row.text)),
        kind=row.kind,
        family=family,
        strength="strong" if total >= settings.strong else "candidate",
    )
