"""The canonical form of a term list: order of keys, indentation, quotes; comments and blank lines between entries stay."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from glossary.errors import DataError, Problem
from glossary.termbase.edit import EDIT_FAULTS, make_plain
from glossary.termbase.layout import is_field, order_keys, render_field, render_item
from glossary.termbase.remarks import Remarked, Remarks
from glossary.termbase.shape import ENTRY_KEYS, HEAD_KEYS, TERM_KEYS
from glossary.yamltext import Node, find_comments, find_nodes, parse_yaml


def format_list(text: str, *, file: str = "") -> str:
    """Return the term list *text* in canonical form: what it holds is the same, and twice makes no difference.

    Head, entries and long terms have their keys in the order of the tables in `shape`, an entry has a line a key,
    lists stand in one line where they fit. The order of the entries, every comment, a blank line where there were
    some between entries, line ends and a byte order mark stay.

    Raises:
        DataError: for a list with faults (T302), or one with a comment or value that has no place there (T303).
    """
    data, problems = parse_yaml(text, file)
    if problems:
        raise DataError(Problem(file, 0, 0, "T302", EDIT_FAULTS["T302"]), *problems)
    plain = re.sub("\r\n?", "\n", text.removeprefix("\ufeff"))
    root = find_nodes(plain)
    if root is None or not root.items:
        return text
    if misfit := _find_misfit(root):
        line = plain.count("\n", 0, misfit.start) + 1
        column = misfit.start - plain.rfind("\n", 0, misfit.start)
        raise DataError(Problem(file, line, column, "T303", EDIT_FAULTS["T303"].format(reason=_NO_PLACE)))
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = _Formatter(root, Remarked(plain, root)).render()
    formatted = text[: text.startswith("\ufeff")] + "".join(line + newline for line in lines)
    again, problems = parse_yaml(formatted, file)
    if problems or make_plain(again) != make_plain(data) or _count_comments(formatted) != _count_comments(text):
        raise DataError(Problem(file, 0, 0, "T303", EDIT_FAULTS["T303"].format(reason=_NO_PLACE)))
    return formatted


_NO_PLACE = "a comment or value stands where the canonical form has no place for it"


def _find_misfit(root: Node) -> Node | None:
    """Return the first value for which the canonical form has no place: a list or mapping nested too deeply."""
    for key, value in zip(root.keys or (None,), root.items if root.keys else (root,), strict=True):
        if key is not None and key.value == "entries" and value.kind == "mapping":
            return value
        if value.kind == "list" and (key is None or key.value == "entries"):
            for entry in value.items:
                fields = entry.items if entry.kind == "mapping" else (entry,)
                for field in fields:
                    plain = _plain(field)
                    if not is_field(plain if entry.kind == "mapping" else [plain]):
                        return field
        else:
            for field in value.items if value.kind == "mapping" else (value,):
                if not is_field(_plain(field)):
                    return field
    return None


def _count_comments(text: str) -> Counter[str]:
    return Counter(comment.text for comment in find_comments(text, find_nodes(text)))


class _Formatter:
    """Renders nodes as lines, each with its comments."""

    def __init__(self, root: Node, remarked: Remarked) -> None:
        self.root = root
        self.remarked = remarked

    def render(self) -> list[str]:
        """Return the lines of the whole list."""
        lines = _put_above([], self.remarked.top, 0, spaced=True)
        if self.root.kind == "list":
            body = self.render_entries(self.root, 0, [])
        else:
            body = self.render_pairs(self.root, 0, HEAD_KEYS, self.render_head_value)
        return _put_above(lines + body, self.remarked.tail, 0)

    def render_pairs(
        self, node: Node, indent: int, canonical: Sequence[str], render_value: Callable[[Node, Node, int], list[str]]
    ) -> list[str]:
        """Return the lines of a mapping, its keys in canonical order."""
        blocks: dict[str, list[str]] = {}
        for key, value in zip(node.keys, node.items, strict=True):
            lines = render_value(key, value, indent)
            remarks = self.remarked.find(key)
            above = _put_above([], remarks, indent, spaced=node is self.root)
            blocks[key.value] = _put_beside(above, lines, remarks)
        return [line for key in order_keys(blocks, canonical) for line in blocks[key]]

    def render_head_value(self, key: Node, value: Node, indent: int) -> list[str]:
        """Return the lines of a key of the head."""
        if key.value == "entries" and value.kind == "list" and value.items:
            return self.render_entries(value, indent + 2, ["entries:"])
        if value.kind == "mapping" and value.items:
            return [f"{key.value}:", *self.render_pairs(value, indent + 2, (), self.render_entry_value)]
        return render_field(key.value, _plain(value), indent)

    def render_entries(self, entries: Node, indent: int, lines: list[str]) -> list[str]:
        """Return the lines of all entries below *lines*."""
        for entry in entries.items:
            remarks = self.remarked.find(entry)
            lines = _put_above(lines, remarks, indent, spaced=True)
            if entry.kind == "mapping" and entry.items:
                body = self.render_pairs(entry, indent + 2, ENTRY_KEYS, self.render_entry_value)
                lines += _put_dash(body, indent)
            else:
                lines += _put_beside([], render_item(_plain(entry), indent), remarks)
        return lines

    def render_entry_value(self, key: Node, value: Node, indent: int) -> list[str]:
        """Return the lines of a key of an entry; a list with comments inside has a line an item."""
        if value.kind == "scalar" or not any(map(self.remarked.has_any, (*value.keys, *value.items))):
            return render_field(key.value, _plain(value), indent)
        head = [" " * indent + key.value + ":"]
        if value.kind == "mapping":
            return head + self.render_pairs(value, indent + 2, TERM_KEYS, self.render_entry_value)
        for item in value.items:
            remarks = self.remarked.find(item)
            head = _put_above(head, remarks, indent + 2, spaced=False)
            if any(map(self.remarked.has_any, (*item.keys, *item.items))):
                body = self.render_pairs(item, indent + 4, TERM_KEYS, self.render_entry_value)
                head += _put_beside([], _put_dash(body, indent + 2), remarks)
            else:
                head += _put_beside([], render_item(_plain(item), indent + 2), remarks)
        return head


def _put_dash(lines: list[str], indent: int) -> list[str]:
    """Return *lines* as an item of a list; comments above its first key stand above the dash."""
    first = next(index for index, line in enumerate(lines) if not line.lstrip().startswith("#"))
    above = [" " * indent + line.lstrip() for line in lines[:first]]
    return [*above, " " * indent + "- " + lines[first].lstrip(), *lines[first + 1 :]]


def _put_above(lines: list[str], remarks: Remarks, indent: int, *, spaced: bool | None = None) -> list[str]:
    """Return *lines* with the comments that stand above the next line, and blank lines where there were some.

    *spaced* says whether the next line may be set off by a blank line itself; None that there is none.
    """
    for comment, set_off in remarks.above:
        if set_off and lines and lines[-1] and spaced is not False:
            lines.append("")
        lines.append(" " * indent + comment)
    if spaced and remarks.spaced and lines[-1:] != [""]:
        lines.append("")
    return lines


def _put_beside(above: list[str], lines: list[str], remarks: Remarks) -> list[str]:
    """Return *lines* below *above*, with the comments that stand beside the first of them."""
    if not remarks.beside:
        return above + lines
    indent = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    *more, last = remarks.beside
    if lines[0].endswith((" |", " |-")):  # what stands behind the mark of a literal block is easily overlooked
        more, last = remarks.beside, ""
    return [*above, *(indent + comment for comment in more), f"{lines[0]}  {last}".rstrip(), *lines[1:]]


def _plain(node: Node) -> Any:
    """Return what *node* holds as plain text, lists and mappings."""
    if node.kind == "scalar":
        return node.value
    if node.kind == "list":
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in zip(node.keys, node.items, strict=True)}
