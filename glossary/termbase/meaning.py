"""Checks of meaning: between the entries of all lists, and between an entry and its citations."""

import re
from collections import Counter
from collections.abc import Iterator

from glossary.termbase.build import read_status
from glossary.termbase.files import read_term_lists
from glossary.termbase.folding import fold_form
from glossary.termbase.lists import Fault, Lists, TermFile, Written, find_items, find_terms
from glossary.termbase.paths import builtin_terms
from glossary.termbase.shape import VOID
from glossary.yamltext import Items, Place, Record

_SHORT_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def repeated_headword(lists: Lists) -> Iterator[Fault]:
    """Yield headwords that an earlier entry has already."""
    seen: dict[str, str] = {}
    for term in lists.headwords:
        key = fold_form(term.text)
        if key in seen:
            yield term.file, term.place, {"zh": term.text, "place": seen[key]}
        seen.setdefault(key, f"{term.file}:{term.entry.place[0]}")


def repeated_form(lists: Lists) -> Iterator[Fault]:
    """Yield further Chinese forms that belong to another entry too, as headword or as form."""
    owners: dict[str, Written] = {}
    for term in lists.headwords:
        owners.setdefault(fold_form(term.text), term)
    heads = {id(term.entry): term for term in lists.headwords}
    for term in lists.terms:
        head = heads.get(id(term.entry))
        if term.key == "zh" and head is not None and term.place != head.place:
            owner = owners.setdefault(fold_form(term.text), head)
            if owner.entry is not term.entry:
                place = f"{owner.file}:{owner.entry.place[0]}"
                yield term.file, term.place, {"form": term.text, "zh": owner.text, "place": place}


def two_preferred(lists: Lists) -> Iterator[Fault]:
    """Yield the second term of an entry that calls itself preferred."""
    for file, entry in lists.entries:
        for keys in (("zh",), ("en", "abbr", "also")):
            said = [
                (str(item.get("text", "")), item.value_at["status"])
                for key, item, _ in find_items(entry)
                if key in keys and isinstance(item, Record) and read_status(item) == "preferred"
            ]
            for text, place in said[1:]:
                yield file.file, place, {"first": said[0][0], "second": text}


def used_and_avoided(lists: Lists) -> Iterator[Fault]:
    """Yield renderings that stand under `avoid` and under another key of the same entry."""
    for file, entry in lists.entries:
        if "avoid" in entry:
            terms = list(find_terms(file.file, entry))
            used = {term.text for term in terms if term.key in ("en", "abbr", "also")}
            for term in terms:
                if term.key == "avoid" and term.text in used:
                    yield file.file, term.place, {"text": term.text}


def repeated_rendering(lists: Lists) -> Iterator[Fault]:
    """Yield terms written twice in one entry."""
    for file, entry in lists.entries:
        seen: Counter[tuple[bool, str]] = Counter()
        for term in find_terms(file.file, entry):
            if term.key != "avoid":
                seen[term.key == "zh", term.text] += 1
                if seen[term.key == "zh", term.text] == 2:
                    yield file.file, term.place, {"text": term.text}


def repeated_id(lists: Lists) -> Iterator[Fault]:
    """Yield ids that an earlier entry has already."""
    seen: dict[str, str] = {}
    for file, entry in lists.entries:
        value = entry.get("id")
        if isinstance(value, str) and value:
            if value in seen:
                yield file.file, entry.value_at["id"], {"value": value, "place": seen[value]}
            seen.setdefault(value, f"{file.file}:{entry.place[0]}")


def dangling_reference(lists: Lists) -> Iterator[Fault]:
    """Yield references to entries that are neither in the lists nor in those that come with the program."""
    known = _names(lists)
    missing = [(file.file, name, place) for file, entry in lists.entries for name, place in _see(entry)]
    missing = [(file, name, place) for file, name, place in missing if name not in known]
    if missing:
        known = _names(Lists(read_term_lists([builtin_terms()])))
    for file, name, place in missing:
        if name not in known:
            yield file, place, {"name": name}


def _names(lists: Lists) -> set[str]:
    """Return every Chinese form and id of *lists*."""
    ids = {str(entry["id"]) for _, entry in lists.entries if "id" in entry}
    return {term.text for term in lists.terms if term.key == "zh"} | ids


def _see(entry: Record) -> Iterator[tuple[str, Place]]:
    value = entry.get("see")
    if isinstance(value, Items):
        for name, place in zip(value, value.places, strict=True):
            if isinstance(name, str) and name not in VOID:
                yield name, place
    elif isinstance(value, str) and value not in VOID:
        yield value, entry.value_at["see"]


def unknown_source(lists: Lists) -> Iterator[Fault]:
    """Yield sources that look like a short name but are not explained in the head."""
    for file in lists.files:
        sources = file.head.get("sources")
        names = tuple(sources) if isinstance(sources, Record) else ()
        for record in _with_source(file):
            name = record["source"]
            if names and isinstance(name, str) and _SHORT_NAME.fullmatch(name) and name not in names:
                yield file.file, record.value_at["source"], {"name": name, "expected": f"one of {', '.join(names)}"}


def unused_source(lists: Lists) -> Iterator[Fault]:
    """Yield short names of sources that no entry uses."""
    for file in lists.files:
        sources = file.head.get("sources")
        if isinstance(sources, Record):
            used = {str(record["source"]) for record in _with_source(file)}
            for name, place in sources.at.items():
                if name not in used:
                    yield file.file, place, {"name": name}


def _with_source(file: TermFile) -> Iterator[Record]:
    """Yield the head, the entries and the long terms of *file* that name a source."""
    if "source" in file.head:
        yield file.head
    for entry in file.entries:
        if isinstance(entry, Record):
            if "source" in entry:
                yield entry
            for _, item, _ in find_items(entry):
                if isinstance(item, Record) and "source" in item:
                    yield item
