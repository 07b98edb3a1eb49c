"""Occurrences by the million: one array row each, a record only when somebody looks at it."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, overload

import numpy as np

from glossary.model import Occurrence

_make = partial(tuple.__new__, Occurrence)


class Places(Sequence[Occurrence]):
    """The occurrences of one term in document order: a sequence of records over an array of three columns."""

    __slots__ = ("table",)

    def __init__(self, table: Any) -> None:
        """Take rows of document, start and end (int32), ascending."""
        self.table = table

    def __len__(self) -> int:
        return len(self.table)

    @overload
    def __getitem__(self, index: int) -> Occurrence: ...
    @overload
    def __getitem__(self, index: slice) -> "Places": ...
    def __getitem__(self, index: int | slice) -> "Occurrence | Places":
        if isinstance(index, slice):
            return Places(self.table[index])
        return Occurrence(*self.table[index].tolist())

    def __iter__(self) -> Iterator[Occurrence]:
        for start in range(0, len(self.table), 4096):
            yield from map(_make, self.table[start : start + 4096].tolist())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Places):
            return np.array_equal(self.table, other.table)
        return isinstance(other, Sequence) and len(other) == len(self) and all(map(Occurrence.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]

    @property
    def documents(self) -> int:
        """Number of documents with an occurrence."""
        return int(np.count_nonzero(np.diff(self.table[:, 0]))) + 1 if len(self.table) else 0

    def find_longer(self, length: int) -> list[int]:
        """Return the indices of the occurrences that have other than *length* characters."""
        found: list[int] = np.flatnonzero(self.table[:, 2] - self.table[:, 1] != length).tolist()
        return found


def join_places(term: str, places: Places, variants: Iterable[tuple[str, Places]]) -> Places:
    """Return the *places* of *term* with those of its *variants*, but for the ones that one string holds of the other."""
    tables = [places.table]
    for variant, more in variants:
        if term in variant:
            continue
        at = term.find(variant)
        if at < 0:
            tables.append(more.table)
            continue
        covered = _key(tables[0][:, 0], tables[0][:, 1] + at)
        tables.append(more.table[~np.isin(_key(more.table[:, 0], more.table[:, 1]), covered)])
    if len(tables) == 1:
        return places
    table = np.concatenate(tables)
    return Places(table[np.lexsort(table.T[::-1])])


def _key(document: Any, start: Any) -> Any:
    return document.astype(np.int64) << 32 | start
