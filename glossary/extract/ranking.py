"""Candidates → ranked terms: scored, brought together in families, with their places in the text."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from itertools import repeat
from math import inf, log2
from typing import Any, NamedTuple

import numpy as np

from glossary.extract.addends import Scores, find_reasons
from glossary.extract.candidates import Findings
from glossary.extract.families import choose_surface, find_equals, find_families, find_heads
from glossary.extract.measures import log_likelihood, log_ratio
from glossary.extract.occurrences import find_occurrences
from glossary.extract.points import round_points
from glossary.extract.scoring import score_candidates
from glossary.extract.settings import Settings
from glossary.extract.texts import Texts
from glossary.extract.tokens import Ints
from glossary.extract.uses import Use
from glossary.model import Document, RankedTerm, Reason


class Scored(NamedTuple):
    """A candidate with its score; sorts best first, ties by frequency, then by the string itself."""

    minus_total: float
    minus_frequency: int
    text: str
    """Without marks."""
    words: tuple[str, ...]
    kind: str
    unithood: float
    row: int
    """Place among the candidates, whose reasons are worked out when they are wanted; -1 for what is none of them."""
    more: tuple[Reason, ...]
    """Reasons beside those of the candidate."""


_make = partial(tuple.__new__, Scored)
"""Makes a record of its values, in half the time of a call by name."""


def rank_candidates(
    texts: Texts,
    findings: Findings,
    *,
    settings: Settings,
    top: int | None = None,
    reference: Sequence[Document] = (),
    places: int | None = None,
) -> tuple[RankedTerm, ...]:
    """Return the candidates of *findings* as ranked terms, best first, at most *top*; those below the settings' score are left out.

    With *reference* documents, candidates not significantly more frequent here than there are left out, and the log
    ratio of both frequencies counts. Each term gets its first *places* occurrences, all of them with None.
    """
    scores = score_candidates(
        findings.candidates, findings.vocabulary, findings.lexicon, settings, len(findings.sources)
    )
    rows = _list_scored(findings, scores, settings, lowest=-inf if reference else settings.candidate)
    if reference:
        rows = _compare(rows, findings, reference, settings)
    rows = sorted([row for row in rows if -row.minus_total >= settings.candidate])
    best: dict[str, Scored] = {}
    for row in rows:
        known = best.setdefault(row.text, row)
        if known is not row and row.row < 0 and row.kind in ("outlet", "name") and known.kind != row.kind:
            best[row.text] = known._replace(kind=row.kind)
    terms = [(row.text, row.words) for row in best.values()]
    families = find_families(terms, texts.explain(best) | find_equals(findings.equal_names, best))
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
    variants: dict[str, tuple[str, ...]] = {}
    for row in best.values():
        head = leader.get(row.text)
        if head is None:
            heads[row.text] = row
        elif head not in heads:
            heads[head] = best[head]._replace(minus_total=row.minus_total)
            variants[head] = tuple(sorted(members[families.get(head, head)] - {head}))
    chosen = list(heads.values())[:top]
    asked = tuple([(row.text, *variants.get(row.text, ())) for row in chosen])
    uses = texts.locate(asked, places)
    wider = find_heads([(row.text, row.words) for row in chosen])
    reasons = find_reasons(scores, [row.row for row in chosen])
    return tuple(
        _make_term(row, own + row.more, variants.get(row.text, ()), wider.get(row.text, ""), use, settings)
        for row, own, use in zip(chosen, reasons, uses, strict=True)
    )


def _list_scored(findings: Findings, scores: Scores, settings: Settings, *, lowest: float) -> list[Scored]:
    """Return the candidates with a score of *lowest* or more, and what labels and enumerations add to them.

    The candidates are sorted, but for those of one score and frequency.
    """
    candidates, weights = findings.candidates, settings.weights
    order = np.lexsort((-candidates.frequency, -scores.totals))
    kept = order[scores.totals[order] >= lowest]
    words = _list_words(findings, kept)
    unithood = round_points(candidates.cohesion[kept])
    columns = (
        (-scores.totals[kept]).tolist(),
        (-candidates.frequency[kept]).tolist(),
        map("".join, words),
        words,
        _find_kinds(findings, settings)[kept].tolist(),
        np.where(unithood > 0, unithood, 0.0).tolist(),
        kept.tolist(),
        repeat(()),
    )
    rows = list(map(_make, zip(*columns, strict=False)))
    for (text, kind), times in findings.labels.items():
        reason = Reason(
            "label", times, weights.label, f"{'asks a question' if kind == 'outlet' else 'speaks'} {times}x"
        )
        rows.append(Scored(-weights.label, -times, text, (text,), kind, 1.0, -1, (reason,)))
    for text, times in findings.enumerations:
        points = round(weights.enumeration + weights.frequency * log2(1 + times), 3)
        reason = Reason("enumeration", times, points, f"an enumeration used as one term, {times}x")
        rows.append(Scored(-points, -times, text, (text,), "list", 0.5, -1, (reason,)))
    return rows


def _list_words(findings: Findings, rows: Ints) -> list[tuple[str, ...]]:
    """Return the words of the candidates *rows*."""
    ids, length = findings.candidates.words[rows], findings.candidates.length[rows]
    words = np.array(findings.vocabulary.words, object)[ids[np.arange(ids.shape[1]) < length[:, None]]].tolist()
    ends = np.cumsum(length)
    return [tuple(words[start:end]) for start, end in zip((ends - length).tolist(), ends.tolist(), strict=True)]


def _find_kinds(findings: Findings, settings: Settings) -> Any:
    """Return what kind of term each candidate is: as its marks say, or the dictionary."""
    candidates, lexicon = findings.candidates, findings.lexicon
    word, single = candidates.words[:, 0], candidates.length == 1
    return np.select(
        [
            candidates.titled >= settings.quoted_share,
            candidates.marked >= settings.quoted_share,
            single & (lexicon.name | lexicon.person)[word],
            single & lexicon.idiom[word],
        ],
        ["title", "quoted", "name", "idiom"],
        "phrase",
    )


def _compare(
    rows: Sequence[Scored],
    findings: Findings,
    reference: Sequence[Document],
    settings: Settings,
) -> list[Scored]:
    """Return the *rows* that are more frequent here than in the *reference*, with the reason."""
    here = sum(source.characters for source in findings.sources)
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
        kept.append(row._replace(minus_total=round(row.minus_total - points, 3), more=(*row.more, reason)))
    return kept


def _make_term(
    row: Scored, reasons: tuple[Reason, ...], variants: tuple[str, ...], family: str, use: Use, settings: Settings
) -> RankedTerm:
    term, forms = choose_surface(row.text, use.forms)
    total = -row.minus_total
    if forms:
        variants += tuple(form for form in forms if form != row.text)
    return RankedTerm(
        term=term,
        frequency=use.frequency,
        document_frequency=use.documents,
        termhood=total,
        unithood=row.unithood,
        occurrences=use.places,
        reasons=reasons,
        variants=variants,
        kind=row.kind,
        family=family,
        strength="strong" if total >= settings.strong else "candidate",
    )
