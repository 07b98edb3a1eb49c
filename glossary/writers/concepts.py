"""A glossary as terminology formats see it: concepts with a stable id, Chinese forms by language, and renderings."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.identity import concept_id
from glossary.model import Glossary, GlossaryEntry, Term

LANGUAGES = {
    "hans": ("zh-Hans", ""),
    "both": ("zh-Hans", "zh-Hant"),
    "hant-tw": ("zh-Hant-TW", "zh-Hans"),
    "hant-hk": ("zh-Hant-HK", "zh-Hans"),
}
"""`Glossary.script` → BCP 47 tags of the headword and of the second form."""

LOCALES = {"hans": "zh-CN", "both": "zh-CN", "hant-tw": "zh-TW", "hant-hk": "zh-HK"}
"""`Glossary.script` → the locale that translation tools know the headword's language by."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


class Concept(NamedTuple):
    """One entry, ready for a format that knows terms, languages and statuses."""

    id: str
    """Unique in the glossary, an XML NCName in ASCII."""
    entry: GlossaryEntry
    forms: tuple[tuple[str, str], ...]
    """(language, Chinese form), the headword first."""
    pinyin: str
    """With tone marks."""
    current: tuple[Term, ...]
    """Renderings to use, preferred first; in an entry that is only suggested none is more than admitted."""
    avoided: tuple[Term, ...]

    @property
    def headword(self) -> str:
        """The Chinese form in the script of the glossary."""
        return self.forms[0][1]


def list_concepts(glossary: Glossary) -> Iterator[Concept]:
    """Yield the concepts of *glossary* in its order; entries without a Chinese form are none."""
    from glossary.pinyin import render_pinyin

    first, second = LANGUAGES[glossary.script]
    for name, entry in zip(unique_ids(glossary.entries), glossary.entries, strict=True):
        forms = (
            [entry.traditional, entry.term] if glossary.script.startswith("hant") else [entry.term, entry.traditional]
        )
        pairs = tuple((tag, form) for tag, form in zip((first, second), forms, strict=True) if tag and form.strip())
        if not pairs:
            continue
        named = [term for term in entry.translations if term.text.strip()]
        current = [term for term in named if term.status in ("preferred", "admitted")]
        if entry.status == "suggested":
            current = [term._replace(status="admitted") for term in current]
        yield Concept(
            id=name,
            entry=entry,
            forms=pairs,
            pinyin=render_pinyin(entry.pinyin),
            current=tuple(sorted(current, key=lambda term: term.status != "preferred")),
            avoided=tuple(term for term in named if term.status not in ("preferred", "admitted")),
        )


def unique_ids(entries: Iterable[GlossaryEntry]) -> list[str]:
    """Return an id for every entry: its own, or one made from its headword; repeated ones get a number."""
    used: Counter[str] = Counter()
    names = []
    for entry in entries:
        name = entry.id if _NAME.fullmatch(entry.id) else concept_id(entry.term)
        used[name] += 1
        names.append(name if used[name] == 1 else f"{name}-{used[name]}")
    return names


def variants_of(entry: GlossaryEntry) -> list[str]:
    """Return the further Chinese forms of *entry*, once each."""
    return [form for form in dict.fromkeys(entry.variants) if form.strip() and form != entry.term]


def notes_of(concept: Concept) -> list[str]:
    """Return what formats without a place for it say in words: draft, doubtful reading, the entry's note."""
    entry = concept.entry
    notes = []
    if entry.status == "suggested":
        notes.append("suggested, not official")
    if entry.pinyin_status == "review":
        notes.append("reading to be checked")
    return [*notes, *([entry.note] if entry.note else [])]


def comment_of(concept: Concept, term: Term | None = None) -> str:
    """Return one line for the only comment a flat format has: pinyin, source, date, field, notes, what to avoid."""
    attested = ", ".join(part for part in (term.source, term.date, term.region) if part) if term else ""
    avoid = "; ".join(avoided.text for avoided in concept.avoided)
    parts = [
        concept.pinyin,
        concept.entry.subject_field,
        attested,
        *([term.note] if term and term.note else []),
        *notes_of(concept),
        f"avoid: {avoid}" if avoid else "",
    ]
    return " | ".join(part for part in parts if part)


def without_english(glossary: Glossary) -> tuple[str, ...]:
    """Return what a bilingual format leaves out: entries without a rendering to use."""
    count = sum(not concept.current for concept in list_concepts(glossary))
    return (f"{count} entries without English",) if count else ()
