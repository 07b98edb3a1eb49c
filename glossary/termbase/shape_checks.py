"""Checks of shape: keys, kinds of values, closed lists, characters; each looks at one entry at a time."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, TypeAlias

from glossary.script import looks_traditional, to_simplified
from glossary.termbase.load import TermList
from glossary.termbase.shape import (
    CHOICES,
    ENTRY_KEYS,
    HEAD_KEYS,
    STATUS_ALIASES,
    TERM_KEYS,
    TERM_LISTS,
    TEXT_LISTS,
)
from glossary.yamltext import Items, Record, Value

Fault: TypeAlias = tuple[str, tuple[int, int], dict[str, Any]]
Place: TypeAlias = tuple[int, int]

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_SPAN = rf"(?:(?:since |until |before )?{_DATE}|{_DATE}[–-](?:{_DATE}|\d\d)?)"
_DATES = re.compile(rf"{_SPAN}(?:, {_SPAN})*")


def unknown_key(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield keys that mean nothing in their place, with the nearest that does."""
    for file, record, allowed in _records(lists):
        for key, place in record.at.items():
            if key not in allowed:
                near = get_close_matches(key, allowed, n=1)
                expected = near[0] if near else f"one of {', '.join(allowed)}"
                yield file, place, {"key": key, "expected": expected}


def missing_headword(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield entries without `zh`."""
    for file, entry in entries_of(lists):
        if "zh" not in entry:
            yield file, entry.place, {}


def empty_value(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield keys with nothing behind them; `en` of a draft may be empty."""
    for file, record, allowed in _records(lists):
        for key, value in record.items():
            blank = (isinstance(value, str) and not value.strip()) or (isinstance(value, Items) and not value)
            draft = key == "en" and record.get("review") == "draft"
            if blank and key in allowed and not draft and key != "entries":
                yield file, record.at[key], {"key": key}
        for key, item, place in _items(record):
            if isinstance(item, str) and not item.strip():
                yield file, place, {"key": key}


def wrong_kind(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield values that are a list or a mapping where text is expected, and the other way round."""
    for listed in lists:
        for item, place in zip(listed.entries, listed.entries.places, strict=True):
            if not isinstance(item, Record):
                yield (
                    listed.file,
                    place,
                    {"key": "entries", "found": kind_of(item), "expected": "entries with `zh` and `en`"},
                )
    for file, record, _ in _records(lists):
        for key, value in record.items():
            if key in ("sources", "entries"):
                expected = Record if key == "sources" else Items
                if not isinstance(value, expected):
                    wanted = "short names with citations" if key == "sources" else "a list of entries"
                    yield file, record.value_at[key], {"key": key, "found": kind_of(value), "expected": wanted}
            elif key not in TERM_LISTS + TEXT_LISTS and not isinstance(value, str):
                yield file, record.value_at[key], {"key": key, "found": kind_of(value), "expected": "text"}
        for key, item, place in _items(record):
            if isinstance(item, Items) or (isinstance(item, Record) and (key in TEXT_LISTS or "text" not in item)):
                expected_kind = "text" if key in TEXT_LISTS else "text, or {text: …, status: …}"
                yield file, place, {"key": key, "found": kind_of(item), "expected": expected_kind}


def unknown_choice(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield values outside a closed list: status, part of speech, type, review, case."""
    for file, record, allowed in _records(lists):
        for key, names in CHOICES.items():
            value = record.get(key)
            if key in allowed and isinstance(value, str) and value and value not in names:
                if key == "status" and value in STATUS_ALIASES:
                    continue
                near = get_close_matches(value, names, n=1)
                hint = f"did you mean {near[0]!r}?" if near else ""
                yield (
                    file,
                    record.value_at[key],
                    {"key": key, "value": value, "expected": ", ".join(names), "hint": hint},
                )


def missing_rendering(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield entries that are no draft and have no English."""
    heads = {listed.file: listed.head for listed in lists}
    for file, entry in entries_of(lists):
        draft = entry.get("review", heads[file].get("review")) == "draft"
        if "zh" in entry and not draft and not any(key in entry for key in ("en", "avoid")):
            yield file, entry.place, {}


def bad_date(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield dates that are neither an ISO date nor a span of two."""
    for file, record, _ in _records(lists):
        value = record.get("date")
        if isinstance(value, str) and value and not _DATES.fullmatch(value):
            yield file, record.value_at["date"], {"value": value}


def no_entries(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield files that hold no list of entries at all."""
    for listed in lists:
        if "entries" not in listed.head and not listed.entries:
            yield listed.file, (1, 1), {}


def no_chinese(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield headwords without a Chinese character; a further form may be Latin (东盟与中日韩, 10+3)."""
    seen: set[int] = set()
    for file, entry, key, text, place in texts_of(lists):
        if key == "zh" and id(entry) not in seen:
            seen.add(id(entry))
            if text.strip() and not HAN.search(text):
                yield file, place, {"value": text}


def stray_blanks(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield terms with blanks at their ends, two blanks in a row, or a line break."""
    for file, _, _, text, place in texts_of(lists):
        if text.strip() and text != " ".join(text.split()):
            yield file, place, {"value": text}


def chinese_in_english(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield English terms with Chinese characters or full-width punctuation."""
    for file, _, key, text, place in texts_of(lists):
        if key != "zh" and re.search(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]", text):
            yield file, place, {"value": text}


def traditional(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield Chinese terms in Traditional characters; those belong under `hant`."""
    for file, _, key, text, place in texts_of(lists):
        if key == "zh" and looks_traditional(text) and (simplified := to_simplified(text)) != text:
            yield file, place, {"value": text, "expected": simplified}


def entries_of(lists: Sequence[TermList]) -> Iterator[tuple[str, Record]]:
    """Yield every entry with its file."""
    for listed in lists:
        for item in listed.entries:
            if isinstance(item, Record):
                yield listed.file, item


def texts_of(lists: Sequence[TermList]) -> Iterator[tuple[str, Record, str, str, Place]]:
    """Yield file, entry, key, text and place of every Chinese and English term."""
    for file, entry in entries_of(lists):
        for key in (*TERM_LISTS, "abbr"):
            value = entry.get(key)
            if isinstance(value, str):
                yield file, entry, key, value, entry.value_at[key]
        for key, item, place in _items(entry):
            text = item.get("text") if isinstance(item, Record) else item
            if key in TERM_LISTS and isinstance(text, str):
                yield file, entry, key, text, item.value_at["text"] if isinstance(item, Record) else place


def kind_of(value: Value) -> str:
    """Return what *value* is, in words."""
    if isinstance(value, Record):
        return "a mapping"
    return "a list" if isinstance(value, Items) else "nothing" if value is None else "text"


def _records(lists: Sequence[TermList]) -> Iterator[tuple[str, Record, tuple[str, ...]]]:
    """Yield heads, entries and long terms, each with the keys it may have."""
    for listed in lists:
        yield listed.file, listed.head, HEAD_KEYS
    for file, entry in entries_of(lists):
        yield file, entry, ENTRY_KEYS
        for key, item, _ in _items(entry):
            if isinstance(item, Record) and key in TERM_LISTS:
                yield file, item, TERM_KEYS


def _items(record: Record) -> Iterator[tuple[str, Value, Place]]:
    """Yield key, value and place of what stands in the lists of an entry; a single mapping counts as a list of one."""
    for key in TERM_LISTS + TEXT_LISTS:
        value = record.get(key)
        if isinstance(value, Items):
            yield from ((key, item, place) for item, place in zip(value, value.places, strict=True))
        elif isinstance(value, Record):
            yield key, value, value.place
