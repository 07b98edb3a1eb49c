"""Checks of shape: the keys of heads, entries and long terms, and the kind of what stands behind them."""

from collections.abc import Iterator
from difflib import get_close_matches

from glossary.termbase.lists import Fault, Lists, find_items
from glossary.termbase.shape import (
    CHOICES,
    DATES,
    HAN,
    HEAD_KEYS,
    NAME,
    STATUS_ALIASES,
    TERM_LISTS,
    TEXT_LISTS,
    VOID,
)
from glossary.yamltext import Items, Record, Value


def unknown_key(lists: Lists) -> Iterator[Fault]:
    """Yield keys that mean nothing in their place, with the nearest that does."""
    for file, record, allowed in lists.holders:
        for key, place in record.at.items():
            if key not in allowed:
                near = get_close_matches(key.lower(), allowed, n=1)
                expected = near[0] if near else f"one of {', '.join(allowed)}"
                yield file, place, {"key": key, "expected": expected}


def missing_headword(lists: Lists) -> Iterator[Fault]:
    """Yield entries without `zh`."""
    for file, entry in lists.entries:
        if "zh" not in entry:
            yield file.file, entry.place, {}


def empty_value(lists: Lists) -> Iterator[Fault]:
    """Yield keys with nothing behind them; `en` of a draft may be empty."""
    drafts = {file.file for file in lists.files if file.head.get("review") == "draft"}
    for file, record, allowed in lists.holders:
        may_lack = ("en",) if file in drafts or record.get("review") == "draft" else ()
        for key, value in record.items():
            if key in allowed and key not in may_lack and key != "entries" and _is_void(value):
                yield file, record.at[key], {"key": key}
        if allowed is HEAD_KEYS:
            yield from _empty_citations(file, record)
        else:
            for key, item, place in find_items(record):
                if _is_void(item):
                    yield file, place, {"key": key}


def _empty_citations(file: str, head: Record) -> Iterator[Fault]:
    sources = head.get("sources")
    if isinstance(sources, Record):
        for name, citation in sources.items():
            if _is_void(citation):
                yield file, sources.at[name], {"key": name}


def wrong_kind(lists: Lists) -> Iterator[Fault]:
    """Yield values that are a list or a mapping where text is expected, and the other way round."""
    for file in lists.files:
        for item, place in zip(file.entries, file.entries.places, strict=True):
            if item is not None and not isinstance(item, Record):
                hint = "write `zh: …` with an ASCII ':' and a space" if isinstance(item, str) else ""
                yield file.file, place, _kinds("entries", item, "entries with `zh` and `en`", hint)
    for name, record, allowed in lists.holders:
        for key, value in record.items():
            if key not in allowed or value is None or _is_void(value):
                continue
            expected = _EXPECTED.get(key, ("text", (str,)))
            if not isinstance(value, expected[1]):
                yield name, record.value_at[key], _kinds(key, value, expected[0])
        for key, item, place in find_items(record):
            if key in TEXT_LISTS and item is not None and not isinstance(item, str):
                yield name, place, _kinds(key, item, "text")
            elif isinstance(item, Items) or (isinstance(item, Record) and "text" not in item):
                yield name, place, _kinds(key, item, "text, or {text: …, status: …}")
        sources = record.get("sources")
        if allowed is HEAD_KEYS and isinstance(sources, Record):
            for key, citation in sources.items():
                if citation is not None and not isinstance(citation, str):
                    yield name, sources.value_at[key], _kinds(key, citation, "a citation")


_EXPECTED: dict[str, tuple[str, tuple[type, ...]]] = {
    "entries": ("a list of entries", (Items,)),
    "sources": ("short names with citations", (Record,)),
    **dict.fromkeys(TERM_LISTS, ("text, or a list of terms", (str, Items, Record))),
    **dict.fromkeys(TEXT_LISTS, ("text, or a list of texts", (str, Items))),
}


def unknown_choice(lists: Lists) -> Iterator[Fault]:
    """Yield values outside a closed list: status, part of speech, type, review, case."""
    for file, record, allowed in lists.holders:
        for key, names in CHOICES.items():
            value = record.get(key)
            if key not in allowed or not isinstance(value, str) or value in VOID or value in names:
                continue
            if key == "status" and value in STATUS_ALIASES:
                continue
            near = get_close_matches(value.lower(), names, n=1)
            parts = {"key": key, "value": value, "expected": ", ".join(names)}
            yield file, record.value_at[key], {**parts, "hint": f"write {near[0]}" if near else ""}


def missing_rendering(lists: Lists) -> Iterator[Fault]:
    """Yield entries that are no draft and have no English."""
    for file, entry in lists.entries:
        draft = entry.get("review", file.head.get("review")) == "draft"
        if "zh" in entry and "en" not in entry and not draft:
            yield file.file, entry.place, {}


def bad_date(lists: Lists) -> Iterator[Fault]:
    """Yield dates that are neither an ISO date nor a span of two."""
    for file, record, _ in lists.holders:
        value = record.get("date")
        if isinstance(value, str) and value not in VOID and not DATES.fullmatch(value):
            yield file, record.value_at["date"], {"value": value}


def no_entries(lists: Lists) -> Iterator[Fault]:
    """Yield files that hold no list of entries at all."""
    for file in lists.files:
        if "entries" not in file.head and not file.entries:
            yield file.file, (1, 1), {}


def no_chinese(lists: Lists) -> Iterator[Fault]:
    """Yield headwords without a Chinese character; a further form may be Latin (二十国集团, G20)."""
    for term in lists.headwords:
        if not HAN.search(term.text) and term.text not in VOID:
            yield term.file, term.place, {"value": term.text}


def bad_id(lists: Lists) -> Iterator[Fault]:
    """Yield ids that can't be one in XML."""
    for file, entry in lists.entries:
        value = entry.get("id")
        if isinstance(value, str) and value not in VOID and not NAME.fullmatch(value):
            yield file.file, entry.value_at["id"], {"value": value}


def use_of_the_avoided(lists: Lists) -> Iterator[Fault]:
    """Yield terms under `avoid` whose status says that they are in use."""
    for file, entry in lists.entries:
        for key, item, _ in find_items(entry):
            status = item.get("status") if key == "avoid" and isinstance(item, Record) else None
            if isinstance(item, Record) and STATUS_ALIASES.get(str(status), status) in ("preferred", "admitted"):
                yield file.file, item.value_at["status"], {"value": status}


def _is_void(value: Value) -> bool:
    """Tell whether nothing is written; None was an alias, which is told as such."""
    if value is None:
        return False
    return not value or (isinstance(value, str) and value.strip() in VOID)


def _kinds(key: str, value: Value, expected: str, hint: str = "") -> dict[str, str]:
    """Return the parts of a message about the kind of *value*."""
    found = "a mapping" if isinstance(value, Record) else "a list" if isinstance(value, Items) else "text"
    return {"key": key, "found": found, "expected": expected, "hint": hint}
