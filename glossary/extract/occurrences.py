"""Where terms stand in the documents, whatever the segmenter made of the text there."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from glossary.extract.characters import CHUNK, CLOSE, OPEN, SPACE, character_codes, classify, fold_codes, join_documents
from glossary.extract.counting import sort_stably
from glossary.extract.places import Places
from glossary.extract.trie import Strings, Trie, find_strings, make_trie
from glossary.model import Document


def make_bare(text: str) -> tuple[Any, Any]:
    """Return the code points of *text* without quotation marks, title marks and blanks beside letters, and their offsets."""
    codes = character_codes(text)
    classes = classify(codes)
    kept = np.flatnonzero((classes != OPEN) & (classes != CLOSE) & (classes != SPACE))
    return fold_codes(codes.take(kept)), kept


def find_occurrences(documents: Sequence[Document], terms: Sequence[str]) -> list[Places]:
    """Return for each of *terms* its places in the documents, marks ignored, those inside longer terms included.

    The number of places is the plain count of the string in the bare text, overlaps included.
    """
    rows, edges = find_rows(documents, terms)
    return [Places(rows[start:end]) for start, end in itertools.pairwise(edges.tolist())]


def find_rows(documents: Sequence[Document], terms: Sequence[str]) -> tuple[Any, Any]:
    """Return the same as one table of document, start and end, term after term, and where each term's rows begin."""
    numbers, trie = _number(terms)
    columns: list[Any] = [np.zeros((4, 0), np.int32)]
    for first, _, text, bases in join_documents(documents):
        codes, offsets = make_bare(text)
        for strings, starts, lengths in _find_pieces(trie, codes):
            start, end = offsets.take(starts), offsets.take(starts + lengths - 1) + 1
            where = np.searchsorted(bases, start, side="right") - 1
            base = bases.take(where)
            columns.append(np.stack((strings, where + first, start - base, end - base)).astype(np.int32))
    return _make_table(columns, numbers, terms)


def keep_bare(documents: Sequence[Document]) -> dict[str, Any]:
    """Return what find_kept_rows needs of *documents*: bare code points, their offsets, where each document begins."""
    columns: list[tuple[Any, ...]] = [(np.zeros(0, np.uint32), np.zeros(0, np.int32), np.zeros(0, np.int64))]
    base = 0
    for _, _, text, bases in join_documents(documents):
        codes, kept = make_bare(text)
        starts = np.searchsorted(kept, bases)
        offsets = kept - np.repeat(bases, np.diff(starts, append=len(kept)))
        columns.append((codes, offsets.astype(np.int32), starts + base))
        base += len(codes)
    return dict(zip(("codes", "offsets", "starts"), map(np.concatenate, zip(*columns, strict=True)), strict=True))


def find_kept_rows(bare: Mapping[str, Any], terms: Sequence[str]) -> tuple[Any, Any]:
    """Return the same as find_rows for documents that keep_bare has seen."""
    numbers, trie = _number(terms)
    codes, offsets, begins = bare["codes"], bare["offsets"], bare["starts"]
    columns: list[Any] = [np.zeros((4, 0), np.int32)]
    for strings, starts, lengths in _find_pieces(trie, codes):
        where = np.searchsorted(begins, starts, side="right") - 1
        start, end = offsets.take(starts), offsets.take(starts + lengths - 1) + 1
        columns.append(np.stack((strings, where, start, end)).astype(np.int32))
    return _make_table(columns, numbers, terms)


def _find_pieces(trie: Trie, codes: Any) -> Iterator[Strings]:
    """Yield the places of the strings of the *trie* piece after piece, so that little has to be held at once."""
    for first in range(0, len(codes), CHUNK):  # a string that begins in one piece may end in the next
        strings, starts, lengths = find_strings(trie, codes[first : first + CHUNK + trie.longest - 1])
        own = np.flatnonzero(starts < CHUNK)
        yield Strings(strings.take(own), starts.take(own) + first, lengths.take(own))


def _number(terms: Sequence[str]) -> tuple[dict[str, int], Trie]:
    """Return a number for each different one of *terms*, and their trie."""
    numbers = {term: number for number, term in enumerate(dict.fromkeys(terms))}
    return numbers, make_trie(list(numbers))


def _make_table(columns: list[Any], numbers: dict[str, int], terms: Sequence[str]) -> tuple[Any, Any]:
    """Return the occurrences in *columns*, number, document, start and end, as rows term after term."""
    table = np.concatenate(columns, axis=1)
    columns.clear()
    order = sort_stably(table[0])  # in each piece the places of a string ascend: it has one length
    edges = np.searchsorted(table[0].take(order), np.arange(len(numbers) + 1))
    if len(numbers) < len(terms):  # some are asked for twice
        asked = np.fromiter(map(numbers.__getitem__, terms), np.int64, len(terms))
        times = np.diff(edges)[asked]
        starts, edges = edges[asked], np.concatenate(([0], np.cumsum(times)))
        order = order[np.repeat(starts - edges[:-1], times) + np.arange(edges[-1])]
    return np.stack([column.take(order) for column in table[1:]], axis=1), edges
