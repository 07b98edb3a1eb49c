"""The phrases of both sides with all their places: curated terms as one with their forms, candidates of either side."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from glossary.extract import extract_terms
from glossary.extract.occurrences import find_occurrences
from glossary.model import ConceptEntry, Document
from glossary.termbase import find_matches, fold_form


class Phrase(NamedTuple):
    """A phrase and where it stands."""

    text: str
    english: str
    places: Any
    """Document, start and end (int32), one line an occurrence, ascending."""


def find_phrases(
    old: Sequence[Document], new: Sequence[Document], entries: Sequence[ConceptEntry], min_count: int | None = None
) -> list[Phrase]:
    """Return the curated terms and the candidates of both sides, counted in all documents, the old ones first.

    The candidates of either side are looked for in both, so that a phrase that only one of them repeats is not missed.
    """
    documents = (*old, *new)
    words = tuple(term.text for entry in entries for term in entry.zh)
    phrases = []
    known: set[str] = set()
    for match in find_matches(entries, documents):
        known.update(fold_form(term.text) for term in match.entry.zh)
        english = next((term.text for term in match.entry.en if term.status == "preferred"), "")
        phrases.append(Phrase(match.entry.headword, english, np.array(match.occurrences, np.int32).reshape(-1, 3)))
    candidates: dict[str, None] = {}
    for side in (old, new):
        for term in extract_terms(side, words=words, min_count=min_count):
            candidates.update(dict.fromkeys((term.term, *term.variants)))
    left = [text for text in candidates if fold_form(text) not in known and text.isalnum()]
    for text, places in zip(left, find_occurrences(documents, left), strict=True):
        if len(places):
            phrases.append(Phrase(text, "", places.table))
    return phrases
