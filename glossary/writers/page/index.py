"""What the page's script works with: search keys, orders and facets, computed once."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from unicodedata import normalize

from glossary.model import Glossary, GlossaryEntry
from glossary.writers.page.markup import Namer

STATUSES = {
    "curated": "official rendering",
    "suggested": "suggested",
    "untranslated": "no rendering on file",
}
"""Status of an entry → label of its filter."""

_MARKS = re.compile("[\u0300-\u036f'’‘]")
_GAPS = re.compile(r"[\s\-–—/,;:.()\"“”]+")


def fold(text: str) -> str:
    """Return *text* as the search compares it: lower case, no accents or apostrophes, ü as v, blanks for dashes.

    The script of the page folds what is typed in the same way.
    """
    if not text.isascii():
        text = _MARKS.sub("", normalize("NFD", normalize("NFKC", text)).replace("u\u0308", "v").replace("U\u0308", "v"))
        text = normalize("NFC", text)
    return _GAPS.sub(" ", text.replace("'", "").lower()).strip()


def make_index(glossary: Glossary, chunk: int) -> dict[str, Any]:
    """Return search keys, orders and facet numbers of all entries, by position."""
    subjects = list(_subjects(glossary))
    places = {source.name: number for number, source in enumerate(glossary.sources)}
    entries = glossary.entries
    return {
        "chunk": chunk,
        "keys": [_key(entry) for entry in entries],
        "status": [list(STATUSES).index(entry.status) for entry in entries],
        "subject": [subjects.index(entry.subject_field) for entry in entries],
        "subjects": subjects,
        "source": [_documents(entry, places) for entry in entries],
        "check": [int(entry.pinyin_status == "review") for entry in entries],
        "letter": [_letter(entry) for entry in entries],
        "orders": _orders(glossary),
    }


class Choice(NamedTuple):
    """One button of a filter; *key* names its label in the other interface language, empty keeps it."""

    value: int
    key: str
    label: str
    entries: int
    """How many it would show."""


class Facet(NamedTuple):
    """One group of filters."""

    name: str
    title: str
    choices: list[Choice]


def find_facets(glossary: Glossary, namer: Namer) -> list[Facet]:
    """Return the filters worth showing: those with more than one choice that has entries, and readings to check."""
    places = {source.name: number for number, source in enumerate(glossary.sources)}
    statuses = Counter(entry.status for entry in glossary.entries)
    checks = sum(entry.pinyin_status == "review" for entry in glossary.entries)
    documents = Counter(number for entry in glossary.entries for number in _documents(entry, places))
    subjects = enumerate(_subjects(glossary).items())
    facets = (
        Facet("status", "Status", [Choice(n, s, label, statuses[s]) for n, (s, label) in enumerate(STATUSES.items())]),
        Facet("check", "Reading", [Choice(1, "check", "check reading", checks)]),
        Facet("subject", "Subject field", [Choice(n, "" if s else "other", s or "other", c) for n, (s, c) in subjects]),
        Facet("source", "Source document", [Choice(n, "", namer.source(s), documents[n]) for s, n in places.items()]),
    )
    shown = [facet._replace(choices=[choice for choice in facet.choices if choice.entries]) for facet in facets]
    return [facet for facet in shown if len(facet.choices) > (0 if facet.name == "check" else 1)]


def _subjects(glossary: Glossary) -> dict[str, int]:
    """Return the subject fields in alphabetical order with their numbers of entries; none comes last."""
    counts = Counter(entry.subject_field for entry in glossary.entries)
    return {name: counts[name] for name in sorted(counts, key=lambda name: (not name, name))}


def _documents(entry: GlossaryEntry, places: dict[str, int]) -> list[int]:
    """Return the numbers of the documents that hold *entry*.

    Contexts are bounded in number; where they show fewer documents than the entry occurs in, all count,
    because a filter that hides an entry wrongly is worse than one that shows it.
    """
    found = sorted({places[context.source] for context in entry.contexts if context.source in places})
    return found if len(found) >= entry.document_frequency else list(range(len(places)))


def _key(entry: GlossaryEntry) -> str:
    """Return Chinese forms, toneless pinyin (spaced, then joined) and English, one a line, each after a blank."""
    from glossary.pinyin import search_key

    forms = " ".join(dict.fromkeys((entry.term, entry.traditional, *entry.variants)))
    english = " ".join([term.text for term in entry.translations])
    return f" {fold(forms)}\n {search_key(entry.pinyin)}\n {fold(english)}"


def _letter(entry: GlossaryEntry) -> str:
    """Return the letter to file *entry* under; what starts with a digit or a Latin letter comes before A, under #."""
    from glossary.pinyin import sort_letter

    first = next((character for character in entry.term if character.isalnum()), "")
    return "#" if first.isascii() else sort_letter(entry.pinyin)


def _orders(glossary: Glossary) -> dict[str, list[int]]:
    """Return for each way of sorting the positions of the entries; ties stay in the order of the glossary."""
    from glossary.pinyin import sort_key

    entries = glossary.entries
    keys: dict[str, Callable[[GlossaryEntry], Any]] = {
        "frequency": lambda entry: -entry.frequency,
        "pinyin": lambda entry: sort_key(entry.term, entry.pinyin),
        "first": lambda entry: entry.first,
        "subject": lambda entry: (not entry.subject_field, entry.subject_field),
        "english": lambda entry: (not entry.preferred, fold(entry.preferred)),
    }
    return {name: _positions(key(entry) for entry in entries) for name, key in keys.items()}


def _positions(keys: Iterable[Any]) -> list[int]:
    listed = list(keys)
    return sorted(range(len(listed)), key=listed.__getitem__)
