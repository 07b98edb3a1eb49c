"""Where an edit goes: stretches of the text of a term list and what takes their place."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary.termbase.layout import Field, render_entry, render_field, render_term, render_text
from glossary.termbase.shape import ENTRY_KEYS
from glossary.yamltext import Node, find_comments, find_end, find_nodes


class SpliceError(ValueError):
    """A machine can't write at this place; the message says why."""


class NewEntry(NamedTuple):
    """An entry to be added."""

    fields: Mapping[str, Field]
    comments: Sequence[str] = ()
    """Lines that stand above the entry as comments, without the hash."""


class Splice(NamedTuple):
    """A stretch of the text and what takes its place."""

    start: int
    end: int
    text: str


def apply_splices(text: str, splices: Iterable[Splice]) -> str:
    """Return *text* with all *splices* made, from its end backwards."""
    for start, end, new in sorted(splices, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def splice_field(text: str, entry: Node, key: str, value: Field | None) -> list[Splice]:
    """Return the splices that put *value* under *key* of *entry*; None takes the key away."""
    index = entry.find_key(key)
    if value is None:
        return [_remove_field(text, entry, index)]
    if entry.style == "flow":
        shown = _render_flow(key, value)
        if index >= 0:
            old = entry.items[index]
            return [Splice(old.start, old.end, shown if old.end > old.start else f" {shown}")]
        at = len(text[: entry.end - 1].rstrip())
        return [Splice(at, at, f"{', ' if entry.items else ''}{key}: {shown}")]
    newline = _find_newline(text)
    lines = newline.join(render_field(key, value, entry.column))
    if index < 0:
        return [_insert_lines(text, _find_field_end(text, entry, _find_predecessor(entry, key)), lines)]
    old = entry.items[index]
    if old.kind == "scalar" and isinstance(value, str) and old.start < old.end and newline not in lines:
        return [Splice(old.start, find_end(text, old), render_text(key, value))]
    start = text.index(":", find_end(text, entry.keys[index])) + 1
    end = max(start, _find_field_end(text, entry, index))
    _refuse_comments(text, start, end)
    return [Splice(start, end, lines[entry.column + len(key) + 1 :])]


def _remove_field(text: str, entry: Node, index: int) -> Splice:
    start, end = entry.keys[index].start, _find_field_end(text, entry, index)
    if entry.style == "flow" and index:
        return Splice(_find_field_end(text, entry, index - 1), end, "")
    if index and entry.style == "block":
        _refuse_comments(text, start, end)
        newline = text.find("\n", end)
        return Splice(text.rfind("\n", 0, start) + 1, newline + 1 or len(text), "")
    if len(entry.keys) < 2:
        raise SpliceError("the key is the only one of its entry")
    _refuse_comments(text, start, entry.keys[1].start)
    return Splice(start, entry.keys[1].start, "")


def splice_entries(text: str, root: Node | None, added: Sequence[NewEntry]) -> list[Splice]:
    """Return the splices that add entries behind the last one of *root*, in the layout of the list."""
    newline = _find_newline(text)
    if root is None:
        return [_insert_lines(text, len(text), newline.join(("entries:", *_render_entries(added, 2))))]
    index = root.find_key("entries")
    if root.kind == "mapping" and index < 0:
        end = find_end(text, root)
        return [_insert_lines(text, end, newline.join(("entries:", *_render_entries(added, root.column + 2))))]
    entries = root if root.kind == "list" else root.items[index]
    if entries.kind == "list" and entries.style == "flow" and entries.items:
        at = find_end(text, entries.items[-1])
        flow = (
            "{" + ", ".join(f"{key}: {_render_flow(key, value)}" for key, value in new.fields.items()) + "}"
            for new in added
        )
        return [Splice(at, at, "".join(f", {entry}" for entry in flow))]
    if entries.items:
        blank = len(entries.items) > 1 and _is_spaced(text, entries.items[-2], entries.items[-1])
        lines = newline.join(_render_entries(added, entries.column, blank=blank))
        return [_insert_lines(text, find_end(text, entries.items[-1]), lines)]
    lines = newline.join(_render_entries(added, root.column + 2 if root.kind == "mapping" else 0))
    if root.kind == "list":
        return [Splice(root.start, root.end, lines)]
    start = text.index(":", find_end(text, root.keys[index])) + 1
    return [Splice(start, max(start, entries.end), ""), _insert_lines(text, max(start, entries.end), lines)]


def _render_entries(added: Sequence[NewEntry], indent: int, *, blank: bool = False) -> list[str]:
    lines = []
    for new in added:
        lines += [""] if blank else []
        lines += [f"{' ' * indent}# {' '.join(comment.split())}".rstrip() for comment in new.comments]
        lines += render_entry(new.fields, indent)
    return lines


def _render_flow(key: str, value: Field) -> str:
    if isinstance(value, str):
        return render_text(key, value, flow=True)
    return render_term(value) if isinstance(value, Mapping) else f"[{', '.join(map(render_term, value))}]"


def _find_predecessor(entry: Node, key: str) -> int:
    """Return the index of the key of *entry* that goes right before *key* in canonical order."""
    rank = {name: number for number, name in enumerate(ENTRY_KEYS)}
    due = rank.get(key, len(rank))
    ranks = [(rank.get(node.value, len(rank)), index) for index, node in enumerate(entry.keys)]
    return max((pair for pair in ranks if pair[0] <= due), default=(0, 0))[1]


def _find_field_end(text: str, entry: Node, index: int) -> int:
    """Return the offset behind the last character of a key and its value."""
    value = entry.items[index]
    if value.start == value.end:
        return text.index(":", find_end(text, entry.keys[index])) + 1
    return find_end(text, value)


def _insert_lines(text: str, end: int, lines: str) -> Splice:
    """Return the splice that puts *lines* below the line in which *end* stands."""
    newline = _find_newline(text)
    at = text.find("\n", end) + 1
    if at:
        return Splice(at, at, lines + newline)
    return Splice(
        len(text), len(text), (newline if text.strip("\ufeff") and text[-1] != "\n" else "") + lines + newline
    )


def _is_spaced(text: str, first: Node, second: Node) -> bool:
    """Tell whether a blank line stands between two entries."""
    lines = text[find_end(text, first) : second.start].splitlines()[1:-1]
    return any(not line.strip() for line in lines)


def _find_newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _refuse_comments(text: str, start: int, end: int) -> None:
    if any(start <= comment.start < end for comment in find_comments(text, find_nodes(text))):
        raise SpliceError("comments stand inside the value")
