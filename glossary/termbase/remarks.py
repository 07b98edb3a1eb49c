"""Which line of a term list a comment belongs to: the one it stands beside, or the next one below it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from glossary.yamltext import Node, find_comments


class _Unit(NamedTuple):
    """What has a line of its own in the canonical form."""

    start: int
    depth: int
    node: Node
    """The key of a pair, or the item of a list."""
    kind: str
    """`pair`, `entry` or `item`."""


@dataclass(slots=True)
class Remarks:
    """What belongs to one line: comments above and beside it, and whether a blank line sets it off."""

    above: list[tuple[str, bool]] = field(default_factory=list)
    """Comment, and whether a blank line stood before it."""
    beside: list[str] = field(default_factory=list)
    spaced: bool = False


class Remarked:
    """The comments of a text, by the node whose line they belong to."""

    def __init__(self, text: str, root: Node) -> None:
        self._remarks: dict[int, Remarks] = {}
        self.top = Remarks()
        """Above everything: the modeline, what the list is about."""
        self.tail = Remarks()
        """Behind everything."""
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        units = sorted(_find_units(root), key=lambda unit: (unit.start, unit.depth))
        for unit in units:
            if self._is_spaced(text, unit.start):
                self._make(unit.node).spaced = True
        if units and root.kind == "mapping":  # the blank line below the comments on top stays there
            first = self._make(units[0].node)
            self.top.spaced, first.spaced = first.spaced, False
        self._hand_out(text, root, units)

    def find(self, node: Node) -> Remarks:
        """Return what belongs to the line of *node*."""
        return self._remarks.get(id(node), _NOTHING)

    def _make(self, node: Node) -> Remarks:
        return self._remarks.setdefault(id(node), Remarks())

    def has_any(self, node: Node) -> bool:
        """Tell whether a comment belongs to a line inside *node*."""
        mine = self._remarks.get(id(node))
        inner = (*node.keys, *node.items)
        return bool(mine and (mine.above or mine.beside)) or any(map(self.has_any, inner))

    def _hand_out(self, text: str, root: Node, units: list[_Unit]) -> None:
        position = 0  # of the first unit behind the comment
        for start, comment, alone in find_comments(text, root):
            while position < len(units) and units[position].start < start:
                position += 1
            if not alone:
                self._make(self._find_beside(start, units, position).node).beside.append(comment)
            elif start < root.start:
                self.top.above.append((comment, self._is_spaced(text, start)))
            else:
                below = position < len(units)
                remarks = self._make(units[position].node) if below else self.tail
                indent = "  " if not below and text[start - 1] in " \t" else ""
                remarks.above.append((indent + comment, self._is_spaced(text, start)))

    def _find_beside(self, start: int, units: list[_Unit], position: int) -> _Unit:
        """Return the unit that a comment at *start* stands beside: the outermost of its line, or the last before it."""
        line = self._lines[bisect_right(self._lines, start) - 1]
        first = bisect_left(units, line, 0, position, key=lambda unit: unit.start)
        beside = (unit for unit in units[first:position] if unit.kind != "entry")
        return min(beside, key=lambda unit: unit.depth, default=units[max(0, position - 1)])

    def _is_spaced(self, text: str, start: int) -> bool:
        """Tell whether the line above that of *start* is blank."""
        number = bisect_right(self._lines, start) - 1
        return number > 0 and not text[self._lines[number - 1] : self._lines[number]].strip()


def _find_units(root: Node) -> Iterator[_Unit]:
    if root.kind == "list":
        yield from _find_entries(root)
        return
    for key, value in zip(root.keys, root.items, strict=True):
        yield _Unit(key.start, 1, key, "pair")
        if key.value == "entries":
            yield from _find_entries(value)
        elif value.style == "block":
            yield from (_Unit(inner.start, 2, inner, "pair") for inner in value.keys)


def _find_entries(entries: Node) -> Iterator[_Unit]:
    for entry in entries.items:
        yield _Unit(entry.start, 2, entry, "entry")
        for key, value in zip(entry.keys, entry.items, strict=True):
            yield _Unit(key.start, 3, key, "pair")
            if value.kind == "list":
                for item in value.items:
                    yield _Unit(item.start, 4, item, "item")
                    if item.style == "block":
                        yield from (_Unit(inner.start, 5, inner, "pair") for inner in item.keys)
            elif value.style == "block":
                yield from (_Unit(inner.start, 4, inner, "pair") for inner in value.keys)


_NOTHING = Remarks()
"""What belongs to most lines."""
