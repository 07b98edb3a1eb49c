"""Term lists as they were read: head, entries and every term with its place; what the checks look at."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from glossary.errors import Problem
from glossary.termbase.shape import ENTRY_KEYS, HEAD_KEYS, TERM_KEYS, TERM_LISTS, TEXT_LISTS
from glossary.yamltext import Items, Place, Record, Value

Fault: TypeAlias = tuple[str, Place, dict[str, Any]]
"""File, place and the parts of the message."""


class TermFile(NamedTuple):
    """One file of the term base as it was read."""

    file: str
    """Name as the user gave it; the built-in lists are named from `terms/` down."""
    head: Record
    """What all entries share; empty for a bare list of entries."""
    entries: Items
    problems: tuple[Problem, ...] = ()
    """What was wrong with the file as such."""


class Written(NamedTuple):
    """A term as it stands in a list."""

    file: str
    entry: Record
    key: str
    text: str
    place: Place


class Holder(NamedTuple):
    """A mapping with the keys it may have: a head, an entry, or a term in its long form."""

    file: str
    record: Record
    allowed: tuple[str, ...]


class Lists:
    """Some term lists, with the views that several checks need."""

    def __init__(self, files: Iterable[TermFile]) -> None:
        self.files = tuple(files)

    @cached_property
    def entries(self) -> tuple[tuple[TermFile, Record], ...]:
        """Every entry with its file."""
        return tuple((file, item) for file in self.files for item in file.entries if isinstance(item, Record))

    @cached_property
    def terms(self) -> tuple[Written, ...]:
        """Every Chinese and English term, short or long, in the order of keys in an entry."""
        return tuple(term for file, entry in self.entries for term in find_terms(file.file, entry))

    @cached_property
    def holders(self) -> tuple[Holder, ...]:
        """Every head, entry and long term."""
        found = [Holder(file.file, file.head, HEAD_KEYS) for file in self.files]
        for file, entry in self.entries:
            found.append(Holder(file.file, entry, ENTRY_KEYS))
            found += [
                Holder(file.file, item, TERM_KEYS)
                for key, item, _ in find_items(entry)
                if isinstance(item, Record) and key in TERM_LISTS
            ]
        return tuple(found)

    @cached_property
    def headwords(self) -> tuple[Written, ...]:
        """The first Chinese term of every entry that has one."""
        seen: set[int] = set()
        found = []
        for term in self.terms:
            if term.key == "zh" and term.text.strip() and id(term.entry) not in seen:
                seen.add(id(term.entry))
                found.append(term)
        return tuple(found)


def find_terms(file: str, entry: Record) -> Iterator[Written]:
    """Yield every Chinese and English term of *entry*."""
    for key in TERM_LISTS:
        value = entry.get(key)
        if isinstance(value, str):
            yield Written(file, entry, key, value, entry.value_at[key])
        elif value is not None:
            for item, place in items_of(value):
                text = item.get("text") if isinstance(item, Record) else item
                if isinstance(text, str):
                    where = item.value_at["text"] if isinstance(item, Record) else place
                    yield Written(file, entry, key, text, where)


def find_items(entry: Record) -> Iterator[tuple[str, Value, Place]]:
    """Yield key, value and place of what stands in the lists of *entry*; a mapping alone counts as a list of one."""
    for key in TERM_LISTS + TEXT_LISTS:
        value = entry.get(key)
        if isinstance(value, (Items, Record)):
            yield from ((key, item, place) for item, place in items_of(value))


def items_of(value: Value) -> Iterator[tuple[Value, Place]]:
    """Yield the items of a list, or *value* itself, with their places."""
    if isinstance(value, Items):
        yield from zip(value, value.places, strict=True)
    elif isinstance(value, Record):
        yield value, value.place
