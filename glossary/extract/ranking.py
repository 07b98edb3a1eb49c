"""Candidates → ranked terms: scored, brought together in families, with their places in the text."""

from collections import defaultdict
from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from glossary.extract.candidate import Candidate
from glossary.extract.candidates import Candidates
from glossary.extract.families import choose_surface, find_equals, find_families, find_heads
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import log_likelihood, log_ratio
from glossary.extract.occurrences import find_occurrences
from glossary.extract.scoring import score
from glossary.extract.settings import Settings, Weights
from glossary.extract.shelf import Workshop
from glossary.extract.stages import explain_names
from glossary.extract.uses import Use, add_uses, locate_terms
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
    workshop: Workshop,
    candidates: Candidates,
    *,
    settings: Settings,
    top: int | None = None,
    reference: Sequence[Document] = (),
    places: int | None = None,
) -> tuple[RankedTerm, ...]:
    """Return the *candidates* as ranked terms, best first, at most *top*; those below the settings' score are left out.

    With *reference* documents, candidates not significantly more frequent here than there are left out, and the log
    ratio of both frequencies counts. Each term gets its first *places* occurrences, all of them with None.
    """
    rows = _score_all(candidates, settings)
    if reference:
        rows = _compare(rows, candidates, reference, settings)
    rows = sorted(row for row in rows if -row.minus_total >= settings.candidate)
    best: dict[str, Scored] = {}
    for row in rows:
        known = best.setdefault(row.text, row)
        if row.kind in ("outlet", "name") and known.kind != row.kind and row.reasons[0].name == "label":
            best[row.text] = known._replace(kind=row.kind)
    terms = [(row.text, row.words) for row in best.values()]
    explained: dict[str, str] = {}
    for found in workshop.run(explain_names, frozenset(best)):
        explained = found | explained  # the first shard that explains a name is believed
    families = find_families(terms, explained | find_equals(candidates.equal_names, best))
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
    asked = tuple((row.text, *variants[row.text]) for row in chosen)
    uses = add_uses(workshop.run(locate_terms, asked, places), asked, candidates.shards, places)
    wider = find_heads([(row.text, row.words) for row in chosen])
    return tuple(
        _make_term(row, variants[row.text], wider.get(row.text, ""), use, settings)
        for row, use in zip(chosen, uses, strict=True)
    )


def _score_all(candidates: Candidates, settings: Settings) -> list[Scored]:
    vocabulary, lexicon, weights = candidates.vocabulary, candidates.lexicon, settings.weights
    several = len(candidates.sources) >= settings.dispersion_from
    rows = []
    for candidate in candidates.rows:
        reasons = score(candidate, vocabulary, lexicon, settings)
        if several:
            reasons += (_weigh_spread(candidate, len(candidates.sources), weights),)
        words = tuple(vocabulary.words[word] for word in candidate.words)
        total = round(sum(reason.score for reason in reasons), 3)
        kind = _find_kind(candidate, lexicon, settings)
        rows.append(Scored(-total, -candidate.frequency, "".join(words), words, kind, candidate.cohesion, reasons))
    for (text, kind), times in candidates.labels.items():
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


def _weigh_spread(candidate: Candidate, documents: int, weights: Weights) -> Reason:
    """Return how evenly the *candidate* spreads over all *documents*, as a reason."""
    points = weights.spread * candidate.evenness if candidate.documents > 1 else weights.one_document
    return Reason(
        "spread", round(candidate.evenness, 3), round(points, 3), f"in {candidate.documents} of {documents} documents"
    )


def _compare(
    rows: Sequence[Scored],
    candidates: Candidates,
    reference: Sequence[Document],
    settings: Settings,
) -> list[Scored]:
    """Return the *rows* that are more frequent here than in the *reference*, with the reason."""
    here = sum(source.characters for source in candidates.sources)
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


def _make_term(row: Scored, variants: Sequence[str], family: str, use: Use, settings: Settings) -> RankedTerm:
    term, forms = choose_surface(row.text, use.forms)
    total = -row.minus_total
    return RankedTerm(
        term=term,
        frequency=use.frequency,
        document_frequency=use.documents,
        termhood=total,
        unithood=max(0.0, round(row.cohesion, 3)),
        occurrences=use.places,
        reasons=row.reasons,
        variants=(*sorted(variants), *(form for form in forms if form != row.text)),
        kind=row.kind,
        family=family,
        strength="strong" if total >= settings.strong else "candidate",
    )
