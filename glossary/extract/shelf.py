"""Where a shard keeps its documents and arrays between two stages; and who runs the stages."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from glossary.model import Document


class Shelf(Protocol):
    """The place of one shard: its documents, and arrays by name. Putting a name again replaces what it held."""

    def documents(self) -> Sequence[Document]:
        """Return the documents of the shard; a stage asks once."""

    def put(self, name: str, **arrays: Any) -> None:
        """Keep *arrays* under *name*."""

    def take(self, name: str) -> Mapping[str, Any]:
        """Return what was put under *name*."""

    def drop(self, name: str) -> None:
        """Forget what was put under *name*, if anything."""


class NotingShelf(Shelf, Protocol):
    """A shelf that also holds what JSON can hold."""

    def note(self, name: str, data: Any) -> None:
        """Keep *data* under *name*."""

    def recall(self, name: str) -> Any:
        """Return what was noted under *name*."""


class MemoryShelf:
    """A shelf in memory."""

    def __init__(self, documents: Sequence[Document]) -> None:
        """Take the *documents* of the shard."""
        self._documents = documents
        self._arrays: dict[str, Mapping[str, Any]] = {}

    def documents(self) -> Sequence[Document]:
        """Return the documents of the shard."""
        return self._documents

    def put(self, name: str, **arrays: Any) -> None:
        """Keep *arrays* under *name*."""
        self._arrays[name] = arrays

    def take(self, name: str) -> Mapping[str, Any]:
        """Return what was put under *name*."""
        return self._arrays[name]

    def drop(self, name: str) -> None:
        """Forget what was put under *name*, if anything."""
        self._arrays.pop(name, None)


Stage = Callable[..., Any]
"""A function whose first argument is a shelf; it may run twice and must then leave the same behind."""


class Workshop(Protocol):
    """All shards, and who works on them."""

    shelves: Sequence[Any]

    def run(self, stage: Stage, *common: Any, each: Iterable[Any] | None = None) -> Iterator[Any]:
        """Yield what *stage* returns for each shelf, in order.

        It is called with the shelf, the *common* arguments, and one of *each* where that is given.
        """


class HereAndNow:
    """One shard after the other, in this very thread."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        """Take the shelves of all shards."""
        self.shelves = shelves

    def run(self, stage: Stage, *common: Any, each: Iterable[Any] | None = None) -> Iterator[Any]:
        """Yield what *stage* returns for each shelf, in order."""
        if each is None:
            return (stage(shelf, *common) for shelf in self.shelves)
        return (stage(shelf, *common, more) for shelf, more in zip(self.shelves, each, strict=True))
