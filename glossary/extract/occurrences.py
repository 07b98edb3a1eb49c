"""Where terms stand in the documents, whatever the segmenter made of the text there."""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from glossary.extract.characters import CLOSE, OPEN, SPACE, character_codes, classify, fold_codes, join_documents
from glossary.extract.places import Places
from glossary.model import Document


def make_bare(text: str) -> tuple[str, Any]:
    """Return *text* without quotation marks, title marks and blanks beside letters, and the offset of each character."""
    codes = character_codes(text)
    classes = classify(codes)
    kept = np.flatnonzero((classes != OPEN) & (classes != CLOSE) & (classes != SPACE))
    return fold_codes(codes[kept]).tobytes().decode("utf-32-le", "surrogatepass"), kept


def find_occurrences(documents: Sequence[Document], terms: Sequence[str]) -> list[Places]:
    """Return for each of *terms* its places in the documents, marks ignored, those inside longer terms included.

    The number of places is the plain count of the string in the bare text, overlaps included (Aho & Corasick 1975).
    """
    rows, edges = find_rows(documents, terms)
    return [Places(rows[start:end]) for start, end in itertools.pairwise(edges.tolist())]


def find_rows(documents: Sequence[Document], terms: Sequence[str]) -> tuple[Any, Any]:
    """Return the same as one table of document, start and end, term after term, and where each term's rows begin."""
    if not terms:
        return np.zeros((0, 3), np.int32), np.zeros(1, np.int64)
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(list(terms))
    columns: list[Any] = []
    for first, last, text, bases in join_documents(documents):
        bare, offsets = make_bare(text)
        matches = automaton.find_matches_as_indexes(bare, overlapping=True)
        flat = np.fromiter(itertools.chain.from_iterable(matches), np.int32, 3 * len(matches)).reshape(-1, 3)
        start, end = offsets[flat[:, 1]], offsets[flat[:, 2] - 1] + 1
        where = np.searchsorted(bases, start, side="right") - 1
        base = bases[where] if last > first else start
        columns.append(np.stack((flat[:, 0], where + first, start - base, end - base)).astype(np.int32))
    table = np.concatenate(columns, axis=1) if columns else np.zeros((4, 0), np.int32)
    del columns
    order = np.argsort(table[0], kind="stable")
    rows = np.ascontiguousarray(table[1:, order].T)
    return rows, np.searchsorted(table[0][order], np.arange(len(terms) + 1))
