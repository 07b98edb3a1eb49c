"""Stages for documents that were counted before: what is asked anew of a few rows and terms, from what was kept of them.

Their shelves hold, beside the documents, `stream`, `order`, `pairs`, `bare` and the note `brackets` (see keep_counted).
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from glossary.extract.counting import sort_stably
from glossary.extract.families import Bracket, find_brackets, find_explained
from glossary.extract.occurrences import find_kept_rows, keep_bare
from glossary.extract.shelf import NotingShelf, Shelf
from glossary.extract.tally import (
    Found,
    Kinds,
    Neighbours,
    Sums,
    count_neighbours,
    find_pairs,
    sum_company,
    sum_marks,
    sum_pairs,
)
from glossary.extract.tokens import Ints, TokenStream
from glossary.extract.uses import ShardUses, sum_uses


class Asked(NamedTuple):
    """Rows of words that are looked for; one place a row."""

    rows: Ints
    """Their numbers, ascending."""
    words: Ints
    """Word ids, one line a row, 0 behind the last word."""
    length: Ints
    """Words."""


def keep_counted(source: Shelf, target: NotingShelf) -> None:
    """Keep on the *target* what the stages of this module need of a shard that has been counted."""
    ids = source.take("ids")["ids"]
    order = sort_stably(ids)
    words, edges = np.unique(ids.take(order), return_index=True)
    target.put("stream", ids=ids, **source.take("marks"))
    target.put("order", order=order.astype(np.int32), words=words, edges=np.append(edges, len(ids)))
    target.put("pairs", **source.take("pairs"))
    documents = source.documents()
    target.put("bare", **keep_bare(documents))
    target.note("brackets", [list(bracket) for bracket in find_brackets(documents)])


def find_places(shelf: Shelf, asked: Asked) -> Found:
    """Return the occurrences of the rows *asked*: those of the rarest word of each, compared with the others."""
    ids = shelf.take("stream")["ids"]
    kept = shelf.take("order")
    order, words, edges = kept["order"], kept["words"], kept["edges"]
    where = np.searchsorted(words, asked.words)
    where[where == len(words)] = 0
    here = (words.take(where) == asked.words) if len(words) else np.zeros(asked.words.shape, bool)
    inside = np.arange(asked.words.shape[1]) < asked.length[:, None]
    times = np.where(here, edges.take(where + 1) - edges.take(where), 0) if len(words) else np.zeros(where.shape, int)
    rarest = np.where(inside, times, len(ids) + 1).argmin(axis=1)
    every = np.arange(len(asked.length))
    number, first = times[every, rarest], edges.take(where[every, rarest])
    owners = np.repeat(every, number)
    starts = order.take(np.repeat(first - (np.cumsum(number) - number), number) + np.arange(int(number.sum())))
    starts = starts.astype(np.int64) - rarest.take(owners)
    fits = np.flatnonzero((starts >= 0) & (starts + asked.length.take(owners) <= len(ids)))
    for column in range(asked.words.shape[1]):
        owners, starts = owners.take(fits), starts.take(fits)
        behind = column >= asked.length.take(owners)
        fits = np.flatnonzero(behind | (ids.take(starts + column, mode="clip") == asked.words[:, column].take(owners)))
    owners, starts = owners.take(fits), starts.take(fits)
    return Found(asked.rows.take(owners), starts, starts + asked.length.take(owners))


def recount_rows(shelf: Shelf, asked: Asked) -> Ints:
    """Return how often each of the rows *asked* stands in the shard; they are numbered from 0."""
    return np.bincount(find_places(shelf, asked).owners, minlength=len(asked.rows))


def recount_marks(shelf: Shelf, asked: Asked) -> Sums:
    """Return how the rows *asked* stand to marks."""
    return sum_marks(_take_stream(shelf), find_places(shelf, asked))


def recount_company(shelf: Shelf, asked: Asked, kinds: Kinds) -> Sums:
    """Return what stands beside the rows *asked*."""
    return sum_company(_take_stream(shelf), kinds, find_places(shelf, asked))


def recount_use(
    shelf: Shelf, asked: Asked, new_rows: Ints, counts: Ints, number: int, total: int, sizes: Ints
) -> Neighbours:
    """Return the neighbours of the rows *asked*; and how these rows and the *new_rows* spread over the documents.

    *new_rows* has for each row of the time of counting its number now, -1 where nothing is asked.
    """
    found, stream = find_places(shelf, asked), _take_stream(shelf)
    left, right = count_neighbours(stream, found, number)
    pairs = shelf.take("pairs")
    numbers = new_rows.take(pairs["rows"])
    known = np.flatnonzero(numbers >= 0)
    columns = zip((numbers, pairs["documents"], pairs["times"]), find_pairs(stream, found, len(sizes)), strict=True)
    rows, documents, times = (np.concatenate((one.take(known), other)) for one, other in columns)
    order = sort_stably(rows)
    return Neighbours(
        left, right, sum_pairs(rows.take(order), documents.take(order), times.take(order), counts, sizes, total)
    )


def recall_names(shelf: NotingShelf, terms: Collection[str]) -> dict[str, tuple[int, str]]:
    """Return the forms that brackets explain, as stages.explain_names does."""
    return find_explained((Bracket(*row) for row in shelf.recall("brackets")), terms)


def relocate_terms(shelf: Shelf, terms: Sequence[tuple[str, ...]], most: int) -> ShardUses:
    """Return how *terms* are used, as uses.locate_terms does."""
    return sum_uses(terms, most, find_kept_rows(shelf.take("bare"), [form for forms in terms for form in forms]), shelf)


def _take_stream(shelf: Shelf) -> TokenStream:
    return TokenStream([], **shelf.take("stream"))
