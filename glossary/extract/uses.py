"""Where the chosen terms stand in all shards: numbers, first places, forms."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from glossary.extract.families import find_forms
from glossary.extract.occurrences import find_rows
from glossary.extract.places import Places, join_places
from glossary.extract.shelf import Shelf
from glossary.extract.tokens import Ints


class Use(NamedTuple):
    """How one term with its variants is used in all documents."""

    frequency: int
    documents: int
    """Documents with an occurrence."""
    places: Places
    """Occurrences in document order, perhaps only the first ones."""
    forms: Mapping[str, int]
    """Forms of the term itself with their numbers; none where it has only one."""


class ShardUses(NamedTuple):
    """The same for one shard, or for several together; one place a term."""

    frequency: Ints
    documents: Ints
    kept: Ints
    """Occurrences in `places`."""
    places: Ints
    """Document of the shard, start, end; one line an occurrence, term after term."""
    plain: Ints
    """Occurrences of the term itself, without its variants."""
    forms: dict[int, Mapping[str, int]]
    """Forms of the terms that have others than the plain one here."""


def locate_terms(shelf: Shelf, terms: Sequence[tuple[str, ...]], most: int | None) -> ShardUses:
    """Return how *terms*, each with its variants behind it, are used in the shard; their first *most* places."""
    rows = find_rows(shelf.documents(), [form for forms in terms for form in forms])
    return sum_uses(terms, most, rows, shelf)


def sum_uses(terms: Sequence[tuple[str, ...]], most: int | None, found: tuple[Any, Any], shelf: Shelf) -> ShardUses:
    """Return the same where the places of all forms are *found* already, as by find_rows."""
    rows, edges = found
    flat = [form for forms in terms for form in forms]
    firsts = np.cumsum([0, *(len(forms) for forms in terms)])[:-1]  # the form that gives the term its name
    start, plain = edges[firsts], np.diff(edges)[firsts]
    # most terms have one form without marks, and need no more than arithmetic
    odd = {index for index, forms in enumerate(terms) if len(forms) > 1 or not forms[0].isalnum()}
    odd.update(_find_marked(rows, edges, flat, firsts))
    frequency = plain.copy()
    count = _count_documents(rows, edges)[firsts]
    several, replaced = {}, {}
    documents = cache(shelf.documents)  # seldom needed, and dear
    for index in sorted(odd):
        first, forms = int(firsts[index]), terms[index]
        own, *others = (Places(rows[edges[at] : edges[at + 1]]) for at in range(first, first + len(forms)))
        if shown := find_forms(documents, forms[0], own):
            several[index] = shown
        if others:
            joined = join_places(forms[0], own, zip(forms[1:], others, strict=True))
            frequency[index], count[index] = len(joined), joined.documents
            replaced[index] = joined.table[:most]
    kept = frequency if most is None else np.minimum(frequency, most)
    own_rows = np.repeat(start - (np.cumsum(kept) - kept), kept) + np.arange(int(kept.sum()))
    own_rows = np.minimum(own_rows, max(0, len(rows) - 1))
    places = rows[own_rows]
    ends = np.cumsum(kept)
    for index, table in replaced.items():
        places[ends[index] - kept[index] : ends[index]] = table
    return ShardUses(frequency, count, kept, places, plain, several)


def _count_documents(rows: Ints, edges: Ints) -> Ints:
    """Return in how many documents each form stands; *edges* tells where its *rows* begin."""
    number = len(edges) - 1
    if not len(rows):
        return np.zeros(number, np.int64)
    new = np.concatenate(([True], rows[1:, 0] != rows[:-1, 0]))
    starts = edges[:-1]
    new[starts[starts < edges[1:]]] = True
    total = np.concatenate(([0], np.cumsum(new)))
    return total[edges[1:]] - total[edges[:-1]]


def _find_marked(rows: Ints, edges: Ints, flat: Sequence[str], firsts: Ints) -> list[int]:
    """Return the terms whose own form somewhere has a mark inside."""
    lengths = np.fromiter(map(len, flat), np.int64, len(flat))
    longer = np.concatenate(([0], np.cumsum(rows[:, 2] - rows[:, 1] != np.repeat(lengths, np.diff(edges)))))
    marked = longer[edges[1:]] > longer[edges[:-1]]
    found: list[int] = np.flatnonzero(marked[firsts]).tolist()
    return found


def merge_uses(
    parts: Iterable[ShardUses],
    terms: Sequence[tuple[str, ...]],
    shards: Sequence[int],
    most: int | None,
    ranks: Ints | None = None,
) -> ShardUses:
    """Return how *terms* are used in all *parts* together; *shards* tells how many documents each of them has.

    The first *most* places of each are kept, in the order of the documents, or of their *ranks*.
    """
    number = len(terms)
    frequency, documents, plain, have = (np.zeros(number, np.int64) for _ in range(4))
    owners, tables = [np.zeros(0, np.int64)], [np.zeros((0, 3), np.int32)]
    shown: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for base, part in zip(itertools.accumulate(shards, initial=0), parts, strict=False):
        frequency += part.frequency
        documents += part.documents
        plain += part.plain
        for index, forms in part.forms.items():
            shown[index].update(forms)
        owner = np.repeat(np.arange(number), part.kept)
        table = part.places + np.array((base, 0, 0), np.int32)
        if most is not None and ranks is None:  # the first ones come first
            wanted = have[owner] + number_within(part.kept) < most
            owner, table = owner[wanted], table[wanted]
        have += np.bincount(owner, minlength=number)
        owners.append(owner)
        tables.append(table)
    owner, table = np.concatenate(owners), np.concatenate(tables)
    owners.clear()
    tables.clear()
    if ranks is None:
        if (owner[1:] < owner[:-1]).any():  # one part is in order
            table = table[np.argsort(owner, kind="stable")]
    else:
        order = np.lexsort((table[:, 1], ranks[table[:, 0]], owner))
        chosen = order[number_within(have) < (len(order) if most is None else most)]
        have = np.bincount(owner[chosen], minlength=number)
        table = table[chosen]
    for index, forms in shown.items():  # a part without other forms has told only how many there are
        forms[terms[index][0]] += int(plain[index]) - forms.total()
    return ShardUses(frequency, documents, have, table, plain, {index: +forms for index, forms in shown.items()})


def number_within(sizes: Ints) -> Ints:
    """Return the places within groups of *sizes*, one group after the other, each from 0."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)


def list_uses(uses: ShardUses) -> Iterator[Use]:
    """Yield the use of each term."""
    edges = np.concatenate(([0], np.cumsum(uses.kept))).tolist()
    rows = zip(uses.frequency.tolist(), uses.documents.tolist(), itertools.pairwise(edges), strict=True)
    for index, (times, count, (first, last)) in enumerate(rows):
        yield Use(times, count, Places(uses.places[first:last]), uses.forms.get(index, {}))
