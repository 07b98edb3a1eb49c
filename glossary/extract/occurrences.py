"""Where terms stand in the documents, whatever the segmenter made of the text there."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from glossary.extract.characters import CLOSE, FOLDED, OPEN, SPACE, character_codes, classify
from glossary.model import Document, Occurrence


def make_bare(text: str) -> tuple[str, Any]:
    """Return *text* without quotation marks, title marks and blanks beside letters, and the offset of each character."""
    codes = character_codes(text)
    classes = classify(codes)
    kept = np.flatnonzero((classes != OPEN) & (classes != CLOSE) & (classes != SPACE))
    return codes[kept].tobytes().decode("utf-32-le", "surrogatepass").translate(FOLDED), kept


def find_occurrences(documents: Sequence[Document], terms: Sequence[str]) -> list[tuple[Occurrence, ...]]:
    """Return for each of *terms* its places in the documents, marks ignored, those inside longer terms included.

    The number of places is the plain count of the string in the bare text, overlaps included (Aho & Corasick 1975).
    """
    found: list[list[Occurrence]] = [[] for _ in terms]
    if not terms:
        return []
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(list(terms))
    for number, document in enumerate(documents):
        bare, offsets = make_bare(document.hans)
        for term, start, end in automaton.find_matches_as_indexes(bare, overlapping=True):
            found[term].append(Occurrence(number, int(offsets[start]), int(offsets[end - 1]) + 1))
    return [tuple(places) for places in found]
