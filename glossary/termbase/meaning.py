"""Checks of meaning: between the entries of all lists, and between an entry and its citations."""

import re
from collections.abc import Iterator, Sequence

from glossary.termbase.build import build_entry
from glossary.termbase.load import TermList
from glossary.termbase.match import fold_form
from glossary.termbase.shape_checks import Fault, entries_of, texts_of
from glossary.yamltext import Items, Record

_SHORT_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def repeated_headword(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield headwords that an earlier entry has already."""
    seen: dict[str, str] = {}
    for file, entry, zh in _headwords(lists):
        place = f"{file}:{entry.place[0]}"
        key = fold_form(zh)
        if key in seen:
            yield file, _headword_place(entry), {"zh": zh, "place": seen[key]}
        seen.setdefault(key, place)


def repeated_form(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield further Chinese forms that belong to another entry too, as headword or as form."""
    owners: dict[str, tuple[int, str, str]] = {}
    for number, (file, entry, zh) in enumerate(_headwords(lists)):
        owners.setdefault(fold_form(zh), (number, zh, f"{file}:{entry.place[0]}"))
    for number, (file, entry, zh) in enumerate(_headwords(lists)):
        for _, _, key, text, place in texts_of([TermList(file, Record((1, 1)), _alone(entry), ())]):
            if key != "zh" or text == zh:
                continue
            owner = owners.setdefault(fold_form(text), (number, zh, f"{file}:{entry.place[0]}"))
            if owner[0] != number:
                yield file, place, {"form": text, "zh": owner[1], "place": owner[2]}


def two_preferred(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield entries in which two renderings are preferred."""
    for file, entry in entries_of(lists):
        built = build_entry(entry, Record((1, 1)), file, "")
        texts = [term.text for term in built.en if term.status == "preferred"] if built else []
        if len(texts) > 1:
            yield file, entry.value_at.get("en", entry.place), {"first": texts[0], "second": texts[1]}


def used_and_avoided(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield renderings that stand under `avoid` and under another key of the same entry."""
    for listed in lists:
        for file, entry in entries_of([listed]):
            used = {
                text
                for _, _, key, text, _ in texts_of([listed._replace(entries=_alone(entry))])
                if key in ("en", "also", "abbr")
            }
            for _, _, key, text, place in texts_of([listed._replace(entries=_alone(entry))]):
                if key == "avoid" and text in used:
                    yield file, place, {"text": text}


def dangling_reference(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield references to entries that are in none of the lists."""
    known = {text for _, _, key, text, _ in texts_of(lists) if key == "zh"}
    known |= {str(entry["id"]) for _, entry in entries_of(lists) if "id" in entry}
    for file, entry in entries_of(lists):
        value = entry.get("see")
        places = value.places if isinstance(value, Items) else [entry.value_at.get("see", entry.place)]
        for name, place in zip(value if isinstance(value, Items) else [value], places, strict=True):
            if isinstance(name, str) and name and name not in known:
                yield file, place, {"name": name}


def unknown_source(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield sources that look like a short name but are not explained in the head."""
    for listed in lists:
        names = _sources(listed)
        for record in _with_source(listed):
            name = record["source"]
            if names and isinstance(name, str) and _SHORT_NAME.fullmatch(name) and name not in names:
                expected = f"one of {', '.join(names)}"
                yield listed.file, record.value_at["source"], {"name": name, "expected": expected}


def unused_source(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield short names of sources that no entry uses."""
    for listed in lists:
        used = {record["source"] for record in _with_source(listed)}
        sources = listed.head.get("sources")
        if isinstance(sources, Record):
            for name, place in sources.at.items():
                if name not in used:
                    yield listed.file, place, {"name": name}


def wrong_pinyin(lists: Sequence[TermList]) -> Iterator[Fault]:
    """Yield pinyin that does not fit its characters in number, syllable or known reading."""
    from glossary.pinyin import check_pinyin

    for file, entry, zh in _headwords(lists):
        value = entry.get("pinyin")
        if isinstance(value, str) and value:
            for reason in check_pinyin(zh, value):
                yield file, entry.value_at["pinyin"], {"value": value, "zh": zh, "reason": reason}


def _headwords(lists: Sequence[TermList]) -> Iterator[tuple[str, Record, str]]:
    """Yield file, entry and headword of every entry that has one."""
    for file, entry in entries_of(lists):
        built = build_entry(entry, Record((1, 1)), file, "")
        if built is not None:
            yield file, entry, built.headword


def _headword_place(entry: Record) -> tuple[int, int]:
    value = entry["zh"]
    return value.places[0] if isinstance(value, Items) and value.places else entry.value_at["zh"]


def _alone(entry: Record) -> Items:
    """Return a list that holds *entry* only."""
    items = Items(entry.place)
    items.append(entry)
    items.places.append(entry.place)
    return items


def _sources(listed: TermList) -> tuple[str, ...]:
    sources = listed.head.get("sources")
    return tuple(sources) if isinstance(sources, Record) else ()


def _with_source(listed: TermList) -> Iterator[Record]:
    """Yield the head, the entries and the long terms that name a source."""
    if "source" in listed.head:
        yield listed.head
    for _, entry in entries_of([listed]):
        if "source" in entry:
            yield entry
        for value in entry.values():
            for item in value if isinstance(value, Items) else (value,):
                if isinstance(item, Record) and "source" in item:
                    yield item
