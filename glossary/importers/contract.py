"""Our own JSON → entries: a glossary, or an exported term base."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from glossary.importers.faults import refuse, tell_empty
from glossary.importers.record import Fields, Imported, make_entry
from glossary.importers.table import read_term


def parse_json(data: bytes, name: str, columns: Mapping[str, str]) -> Imported:
    """Return the entries of the JSON that `glossary build` or `glossary terms export` wrote."""
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        return Imported((), (refuse("I003", name, line, kind="JSON", reason=str(error).lower()),))
    rows = whole.get("entries") if isinstance(whole, dict) else whole
    if not isinstance(rows, list):
        return Imported((), (refuse("I007", name, field="entries", value=type(rows).__name__, expected="a list"),))
    entries, empty = [], []
    for number, row in enumerate(rows, 1):
        entry = make_entry(_read_fields(row), name, 0) if isinstance(row, dict) else None
        if entry is None:
            empty.append(number)
        else:
            entries.append(entry)
    return Imported(tuple(entries), tuple(tell_empty(empty, name)))


def _read_fields(row: Mapping[str, Any]) -> Fields:
    texts = {key: value for key, value in row.items() if isinstance(value, str)}
    zh = row.get("zh")
    forms = (
        [_text(item) for item in zh] if isinstance(zh, list) else [texts.get("term", ""), *_list(row.get("variants"))]
    )
    terms = row.get("en", row.get("translations"))
    curated = texts.get("status", "curated") == "curated"
    fixed = "pinyin_status" not in texts or texts["pinyin_status"] == "fixed"
    return Fields(
        zh=forms,
        en=[read_term(term) for term in (terms if isinstance(terms, list) else []) if isinstance(term, dict)],
        pinyin=texts.get("pinyin", "") if fixed else "",
        hant=texts.get("hant", texts.get("traditional", "")),
        subject_field=texts.get("subject_field", ""),
        part_of_speech=texts.get("part_of_speech", ""),
        definition=texts.get("definition", ""),
        note=texts.get("note", ""),
        review=texts.get("review", "") if curated else "draft",
        id=texts.get("id", ""),
    )


def _text(item: object) -> str:
    value = item.get("text") if isinstance(item, dict) else item
    return value if isinstance(value, str) else ""


def _list(value: object) -> Iterable[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
