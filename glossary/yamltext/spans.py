"""YAML text → nodes with their offsets, for edits that splice the text and leave every other byte alone."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple


@dataclass(slots=True)
class Node:
    """A scalar, list or mapping and where it stands."""

    kind: str
    """`scalar`, `list` or `mapping`."""
    start: int
    """Offset in the text, in code points."""
    end: int
    """Offset behind it as the parser tells; for block collections and block scalars that of what comes next."""
    column: int
    """Characters before it in its line."""
    style: str
    """For scalars the quote or block mark, empty for plain ones; for the others `flow` or `block`."""
    value: str = ""
    items: Sequence["Node"] = ()
    """Items of a list, values of a mapping."""
    keys: Sequence["Node"] = ()
    """Keys of a mapping."""

    def find_key(self, key: str) -> int:
        """Return the index of *key* in a mapping, or -1."""
        return next((index for index, node in enumerate(self.keys) if node.value == key), -1)


class Comment(NamedTuple):
    """A comment with its hash, and where it stands."""

    start: int
    text: str
    alone: bool
    """Whether nothing but blanks stands before it in its line."""


def find_nodes(text: str) -> Node | None:
    """Return the root node of *text*, or None where it holds nothing.

    *text* is one that `parse_yaml` reads without a problem; a byte order mark counts as a character.
    """
    import yaml

    shift = len(text) - len(text.removeprefix("\ufeff"))
    events = (yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)(text[shift:])
    next_event: Callable[[], Any] = events.get_event
    next_event()
    if type(next_event()).__name__ == "StreamEndEvent":
        return None
    return _read_node(next_event(), next_event, shift)


def _read_node(event: Any, next_event: Callable[[], Any], shift: int) -> Node:
    kind = type(event).__name__
    start, end = event.start_mark.index + shift, event.end_mark.index + shift
    if kind == "ScalarEvent":
        return Node("scalar", start, end, event.start_mark.column, event.style or "", event.value)
    style = "flow" if event.flow_style else "block"
    kind = "list" if kind == "SequenceStartEvent" else "mapping"
    column = event.start_mark.column
    keys: list[Node] = []
    items: list[Node] = []
    while not type(event := next_event()).__name__.endswith("EndEvent"):
        if kind == "mapping":
            keys.append(_read_node(event, next_event, shift))
            event = next_event()
        items.append(_read_node(event, next_event, shift))
    return Node(kind, start, event.end_mark.index + shift, column, style, items=items, keys=keys)


def find_end(text: str, node: Node) -> int:
    """Return the offset behind the last character that belongs to *node*, without the blank lines behind it."""
    if node.style == "block" and node.items:
        value = node.items[-1]
        empty = node.kind == "mapping" and value.kind == "scalar" and value.start == value.end
        return text.index(":", find_end(text, node.keys[-1])) + 1 if empty else find_end(text, value)
    return len(text[: node.end].rstrip()) if node.style in ("|", ">", "block") else node.end


def find_comments(text: str, root: Node | None) -> Iterator[Comment]:
    """Yield the comments of *text*, in order: what stands outside all scalars behind a hash."""
    spans = [(_find_start(text, node), find_end(text, node)) for node in _find_scalars(root)] if root else []
    begin = line = 0
    for start, end in (*spans, (len(text), len(text))):
        for found in _COMMENT.finditer(text, begin, start):
            # A comment ends its line: what stands before this one is looked for from the last one on only.
            line = max(line, text.rfind("\n", line, found.start()) + 1, text.rfind("\r", line, found.start()) + 1)
            yield Comment(found.start(), found[0].rstrip(), not text[line : found.start()].strip(" \t\ufeff\r"))
            line = found.end()
        begin = max(begin, end)


def _find_start(text: str, scalar: Node) -> int:
    """Return the offset where the text of *scalar* begins: a comment may stand behind the mark of a block scalar."""
    return text.find("\n", scalar.start) if scalar.style in ("|", ">") else scalar.start


def _find_scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    elif node.keys:
        for key, value in zip(node.keys, node.items, strict=True):
            yield from (key, *_find_scalars(value))
    else:
        for item in node.items:
            yield from _find_scalars(item)


_COMMENT = re.compile(r"#[^\r\n]*")
