"""Edits of term lists by splicing the text: a field, an entry; comments, order and every other byte stay.

Every edit is proved before it is handed out: the new text is read back, and what it holds must be what was there with
the one change. Where a machine can't write safely it says so and changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from glossary.errors import DataError, Problem
from glossary.termbase.folding import fold_form
from glossary.termbase.layout import Field, is_field
from glossary.termbase.splices import NewEntry, SpliceError, apply_splices, splice_entries, splice_field
from glossary.yamltext import Node, Record, Value, find_nodes, parse_yaml

EDIT_FAULTS = {
    "T301": "no entry {name!r}; expected a Chinese term, an id, or the line where an entry begins",
    "T302": "the list has faults; expected one that can be read whole",
    "T303": "{reason}; expected a list that a machine can write in",
}
"""Code → message of edits that can't be made."""


def set_field(text: str, entry: str | int, key: str, value: Field | None, *, file: str = "") -> str:
    """Return the term list *text* with *value* under *key* of one entry; None takes the key away.

    *entry* is a Chinese term or an id, the first entry that has it, or the line on which the entry begins, from 1. A
    new key stands behind the one that goes before it in canonical order.

    Raises:
        DataError: for an unknown entry (T301), a list with faults (T302), a place where a machine can't write (T303).
    """
    data, root = read_text(text, file)
    entries, nodes = find_entries(data, root)
    index = find_entry(entries, entry)
    if index is None or nodes is None:
        raise _refuse_name(entries, entry, file)
    _refuse_misfits({} if value is None else {key: value}, file)
    expected = make_plain(data)
    _apply(expected, index, key, value)
    if value is None and key not in entries[index]:
        return text
    try:
        splices = splice_field(text, nodes.items[index], key, value)
    except SpliceError as error:
        raise _refuse("T303", file, reason=error) from error
    return _prove(apply_splices(text, splices), expected, file)


def extend_field(text: str, entry: str | int, key: str, value: Field, *, file: str = "") -> Field:
    """Return what *key* of one entry holds, with *value* behind it where it is not there yet; for `set_field`.

    Raises:
        DataError: for an unknown entry (T301) or a list with faults (T302).
    """
    data, root = read_text(text, file)
    entries, _ = find_entries(data, root)
    index = find_entry(entries, entry)
    if index is None:
        raise _refuse_name(entries, entry, file)
    held = make_plain(entries[index].get(key))
    items = held if isinstance(held, list) else [held] if held else []
    new: list[Any] = [item for item in (value if isinstance(value, list) else [value]) if item not in items]
    return [*items, *new] if items and new else held or value


def change_entries(text: str, changes: Mapping[int, Mapping[str, Field]], *, file: str = "") -> str:
    """Return the term list *text* with new values of fields: *changes* maps an entry, from 0, to fields and values.

    Raises:
        DataError: for a list with faults (T302) or a place where a machine can't write (T303).
    """
    data, root = read_text(text, file)
    _, nodes = find_entries(data, root)
    expected = make_plain(data)
    for index in sorted(changes, reverse=True):  # from the end: what stands before stays where it is
        for key, value in changes[index].items():
            if nodes is None:
                raise _refuse("T301", file, name=index)
            _apply(expected, index, key, value)
            try:
                text = apply_splices(text, splice_field(text, nodes.items[index], key, value))
            except SpliceError as error:
                raise _refuse("T303", file, reason=error) from error
            if len(changes[index]) > 1:
                _, nodes = find_entries(*read_text(text, file))
    return _prove(text, expected, file)


def add_entry(text: str, fields: Mapping[str, Field], *, comments: Sequence[str] = (), file: str = "") -> str:
    """Return the term list *text* with an entry added behind the last; *comments* stand above it.

    Raises:
        DataError: for a list with faults or without room for entries (T302), or a place where a machine can't write (T303).
    """
    return add_entries(text, [NewEntry(fields, comments)], file=file)


def add_entries(text: str, added: Sequence[NewEntry], *, file: str = "") -> str:
    """Return the term list *text* with entries added behind the last; an empty text becomes a list."""
    data, root = read_text(text, file)
    expected = make_plain(data)
    if not added:
        return text
    _refuse_misshapen(data, file)
    for new in added:
        _refuse_misfits(new.fields, file)
    fields = [{key: make_plain(value) for key, value in new.fields.items()} for new in added]
    if isinstance(expected, list):
        expected += fields
    else:
        expected = {} if expected is None else expected
        expected["entries"] = (expected.get("entries") or []) + fields
    return _prove(apply_splices(text, splice_entries(text, root, added)), expected, file)


def make_plain(value: Any) -> Any:
    """Return *value* as plain dicts, lists and texts, so that it can be compared."""
    if isinstance(value, Mapping):
        return {key: make_plain(item) for key, item in value.items()}
    return value if value is None or isinstance(value, str) else [make_plain(item) for item in value]


def read_text(text: str, file: str) -> tuple[Value, Node | None]:
    """Return the list *text* as data and as nodes. Raises DataError for a list with faults (T302)."""
    data, problems = parse_yaml(text, file)
    if problems:
        raise DataError(Problem(file, 0, 0, "T302", EDIT_FAULTS["T302"]), *problems)
    return data, find_nodes(text)


def find_entries(data: Value, root: Node | None) -> tuple[Any, Node | None]:
    """Return the entries of a list as data and as nodes; nodes are None where there are no entries."""
    if isinstance(data, Record) and root is not None and isinstance(data.get("entries"), list):
        return data["entries"], root.items[root.find_key("entries")]
    return (data, root) if isinstance(data, list) else ([], None)


def find_entry(entries: Sequence[Any], name: str | int) -> int | None:
    """Return the index of the entry called *name*: by line, by headword, by another Chinese term, by id."""
    records = [(index, entry) for index, entry in enumerate(entries) if isinstance(entry, Record)]
    if isinstance(name, int):
        return next((index for index, entry in records if entry.place[0] == name), None)
    folded = fold_form(name)
    forms = [(index, [fold_form(form) for form in _find_forms(entry.get("zh"))]) for index, entry in records]
    for index, found in forms:
        if found[:1] == [folded]:
            return index
    for index, found in forms:
        if folded in found:
            return index
    return next((index for index, entry in records if entry.get("id") == name), None)


def _find_forms(value: Value) -> Iterable[str]:
    for item in value if isinstance(value, list) else (value,):
        form = item.get("text") if isinstance(item, Record) else item
        if isinstance(form, str):
            yield form


def _apply(data: Any, index: int, key: str, value: Field | None) -> None:
    entry = (data["entries"] if isinstance(data, dict) else data)[index]
    if value is None:
        entry.pop(key, None)
    else:
        entry[key] = make_plain(value)


def _prove(text: str, expected: Any, file: str) -> str:
    """Return *text* where it holds what is *expected*."""
    data, problems = parse_yaml(text, file)
    if problems or make_plain(data) != expected:
        raise _refuse("T303", file, reason="the change would touch other data")
    return text


def _refuse(code: str, file: str, **parts: object) -> DataError:
    return DataError(Problem(file, 0, 0, code, EDIT_FAULTS[code].format(**parts)))


def _refuse_misshapen(data: Value, file: str) -> None:
    """Raise DataError for a text that is no list, such as `entries: none`: there is no place for an entry in it."""
    from glossary.termbase.check import find_problems
    from glossary.termbase.files import split_list
    from glossary.termbase.lists import Lists

    held = data.get("entries") if isinstance(data, Record) else data
    if held and not isinstance(held, list):
        place = data.value_at["entries"] if isinstance(data, Record) else (1, 1)
        problems = find_problems(Lists([split_list(file, data)]), ("T104", "T108"))
        raise DataError(Problem(file, *place, "T302", EDIT_FAULTS["T302"]), *problems)


def _refuse_misfits(fields: Mapping[str, Field], file: str) -> None:
    """Raise DataError for a value that is more than a text, a long term, or a list of them."""
    for key, value in fields.items():
        if not is_field(make_plain(value)):
            raise _refuse("T303", file, reason=f"{key!r} can't hold a list or mapping inside another")


def _refuse_name(entries: Sequence[Any], name: str | int, file: str) -> DataError:
    """Return the refusal of an unknown entry, with the headword that looks most like its name."""
    from difflib import get_close_matches

    forms = [form for entry in entries if isinstance(entry, Record) for form in _find_forms(entry.get("zh"))]
    near = get_close_matches(str(name), forms, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else ""
    return DataError(Problem(file, 0, 0, "T301", EDIT_FAULTS["T301"].format(name=name), hint=hint))
