"""Entries by the thousand with their forms known beforehand: a run that needs a hundred of them makes a hundred."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload

from glossary.model import ConceptEntry


class Forms(NamedTuple):
    """What has to be known of all entries to find some of them."""

    folded: Mapping[str, Sequence[int]]
    """Folded Chinese form → the entries it belongs to."""
    latin: Mapping[str, Sequence[int]]
    """Folded English abbreviation that one entry alone has → that entry."""
    zh: Sequence[str]
    """Every Chinese form, in order of the entries."""
    owners: Sequence[int]
    """The entry of each of `zh`."""
    avoided: Sequence[str]
    """Every rendering that some entry says to avoid."""


class IndexedEntries(Sequence[ConceptEntry]):
    """Entries in order, each made when somebody looks at it."""

    def __init__(self, rows: Sequence[Any], make: Callable[[Any], ConceptEntry], forms: Forms) -> None:
        """Take the *rows* that *make* turns into entries, and their *forms*."""
        self.forms = forms
        self._rows = rows
        self._make = make
        self._made: dict[int, ConceptEntry] = {}

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> ConceptEntry: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ConceptEntry]: ...
    def __getitem__(self, index: int | slice) -> ConceptEntry | Sequence[ConceptEntry]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        if index not in self._made:
            self._made[index] = self._make(self._rows[index])
        return self._made[index]

    def __iter__(self) -> Iterator[ConceptEntry]:
        return map(self.__getitem__, range(len(self)))


def list_forms(entries: Sequence[ConceptEntry]) -> tuple[Sequence[str], Sequence[int]]:
    """Return every Chinese form of *entries*, and for each of them the index of its entry."""
    if isinstance(entries, IndexedEntries):
        return entries.forms.zh, entries.forms.owners
    pairs = [(term.text, index) for index, entry in enumerate(entries) for term in entry.zh]
    return [form for form, _ in pairs], [index for _, index in pairs]


def list_avoided(entries: Sequence[ConceptEntry]) -> Iterator[str]:
    """Yield every rendering that some entry says to avoid."""
    if isinstance(entries, IndexedEntries):
        yield from entries.forms.avoided
    else:
        for entry in entries:
            yield from (term.text for term in entry.en if term.status == "deprecated")
