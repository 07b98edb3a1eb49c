"""Documents of two times → what changed; terms and documents → how they fared."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from glossary.change import Change, Comparison, Point, Trend
from glossary.comparison.changes import find_changes, make_sides
from glossary.comparison.formulae import find_replacements
from glossary.comparison.periods import UNITS, find_periods
from glossary.comparison.phrases import Phrase, find_phrases
from glossary.contexts import find_contexts
from glossary.extract.occurrences import find_occurrences
from glossary.model import ConceptEntry, Document, Occurrence, Source
from glossary.termbase import find_matches, fold_form

LEVEL = 0.05
"""Share of chance finds among the certain changes that is put up with; the usual one."""

FEWEST = 2
"""Occurrences on one side that make a phrase worth comparing; chosen."""

CONTEXTS = 3
"""Contexts of a phrase on each side; chosen."""


def compare_documents(
    old: Sequence[Document],
    new: Sequence[Document],
    entries: Sequence[ConceptEntry] = (),
    *,
    level: float = LEVEL,
    fewest: int = FEWEST,
    min_count: int | None = None,
    steady: bool = False,
) -> Comparison:
    """Return what changed from the *old* to the *new* documents; with *steady* also what did not."""
    documents = (*old, *new)
    phrases = find_phrases(old, new, entries, min_count)
    places = {phrase.text: phrase.places for phrase in phrases}
    changes = find_changes(phrases, make_sides(old, new), level=level, fewest=fewest)
    replacements = find_replacements(changes)
    changes = [change for change in changes if change.kind != "steady" or steady]
    unit, periods = find_periods(document.date for document in documents)
    sizes = _size_periods(documents, unit)
    return Comparison(
        old=_name(old),
        new=_name(new),
        changes=tuple(
            _complete(change, places[change.phrase], documents, len(old), unit, periods, sizes) for change in changes
        ),
        replacements=replacements,
        periods=periods,
    )


def _name(documents: Sequence[Document]) -> tuple[Source, ...]:
    return tuple(Source(document.name, document.characters, document.date) for document in documents)


def _size_periods(documents: Sequence[Document], unit: str) -> Counter[str]:
    """Return the characters of the documents of each period."""
    sizes: Counter[str] = Counter()
    for document in documents:
        if document.date:
            sizes[UNITS[unit](document.date)] += document.characters
    return sizes


def _complete(
    change: Change,
    places: Any,
    documents: Sequence[Document],
    old: int,
    unit: str,
    periods: Sequence[str],
    sizes: Counter[str],
) -> Change:
    """Return *change* with dates, series and contexts."""
    held, counts = np.unique(places[:, 0], return_counts=True)
    dates = sorted(date for index in held.tolist() if (date := documents[index].date))
    found: Counter[str] = Counter()
    for index, count in zip(held.tolist(), counts.tolist(), strict=True):
        if date := documents[index].date:
            found[UNITS[unit](date)] += count
    rows = [Occurrence(*row) for row in places[places[:, 0] < old][: 3 * CONTEXTS].tolist()]
    more = [Occurrence(*row) for row in places[places[:, 0] >= old][: 3 * CONTEXTS].tolist()]
    before, after = find_contexts(documents, (rows, more), CONTEXTS)
    return replace(
        change,
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        series=tuple(round(10_000 * found[period] / max(1, sizes[period]), 3) for period in periods),
        old_contexts=before,
        new_contexts=after,
    )


def find_trends(
    terms: Sequence[str], documents: Sequence[Document], entries: Sequence[ConceptEntry] = (), unit: str = ""
) -> tuple[Trend, ...]:
    """Return how often each of *terms* stands in each period of the dated *documents*.

    A curated term counts with all its forms; any other is counted as the characters it is. Documents without a date
    are left out; *unit* is one of UNITS, chosen by the span when empty.
    """
    dated = [document for document in documents if document.date]
    unit, periods = find_periods((document.date for document in dated), unit)
    sizes = _size_periods(dated, unit)
    trends = []
    for phrase in _find_terms(terms, dated, entries):
        count: Counter[str] = Counter()
        holding: Counter[str] = Counter()
        held, counts = np.unique(phrase.places[:, 0], return_counts=True)
        for index, number in zip(held.tolist(), counts.tolist(), strict=True):
            period = UNITS[unit](dated[index].date)
            count[period] += number
            holding[period] += 1
        points = tuple(Point(period, count[period], sizes[period], holding[period]) for period in periods)
        trends.append(Trend(phrase.text, phrase.english, points))
    return tuple(trends)


def _find_terms(terms: Sequence[str], documents: Sequence[Document], entries: Sequence[ConceptEntry]) -> list[Phrase]:
    """Return *terms* with their places in the *documents*."""
    wanted = {fold_form(term): term for term in terms}
    known = [entry for entry in entries if any(fold_form(form.text) in wanted for form in entry.zh)]
    found: dict[str, Phrase] = {}
    for entry in known:
        english = next((term.text for term in entry.en if term.status == "preferred"), "")
        matches = find_matches([entry], documents)
        places = np.array([place for match in matches for place in match.occurrences], np.int32).reshape(-1, 3)
        for form in entry.zh:
            if (term := wanted.get(fold_form(form.text))) and term not in found:
                found[term] = Phrase(term, english, places)
    left = [term for term in terms if term not in found]
    for term, positions in zip(left, find_occurrences(documents, left), strict=True):
        found[term] = Phrase(term, "", positions.table)
    return [found[term] for term in dict.fromkeys(terms)]
