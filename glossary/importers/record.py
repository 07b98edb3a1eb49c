"""From what a file says of a concept to a concept entry."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.errors import Problem
from glossary.identity import concept_id
from glossary.model import PARTS_OF_SPEECH, STATUSES, TERM_TYPES, ConceptEntry, Origin, Term

_LONE = re.compile("[\ud800-\udfff]")
_STATUSES = {
    "": "preferred",
    "approved": "preferred",
    "standardized": "preferred",
    "legal": "preferred",
    "regulated": "preferred",
    "forbidden": "deprecated",
    "not recommended": "deprecated",
    "obsolete": "superseded",
}


class Imported(NamedTuple):
    """The entries of one file, and what was wrong with it."""

    entries: tuple[ConceptEntry, ...]
    problems: tuple[Problem, ...]


class Fields(NamedTuple):
    """What a file says of one concept, as texts."""

    zh: Sequence[str]
    """The headword first."""
    en: Sequence[Term]
    pinyin: str = ""
    hant: str = ""
    subject_field: str = ""
    part_of_speech: str = ""
    definition: str = ""
    note: str = ""
    review: str = ""
    id: str = ""


def make_entry(fields: Fields, file: str, line: int) -> ConceptEntry | None:
    """Return the entry for *fields*, read at *line*; None where there is no Chinese term.

    The first rendering in use is preferred and the others are admitted, unless the file says otherwise. A Traditional
    form that the conversion gives as well is left out, and so is an id that the headword gives.
    """
    forms = list(dict.fromkeys(form for form in map(clean, fields.zh) if form))
    if not forms:
        return None
    id_ = clean(fields.id)
    return ConceptEntry(
        id=id_ if re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", id_) else concept_id(forms[0]),
        zh=tuple(Term(form, "preferred" if not index else "admitted") for index, form in enumerate(forms)),
        en=_settle(fields.en),
        pinyin=clean(fields.pinyin),
        hant=_find_override(forms[0], clean(fields.hant)),
        subject_field=clean(fields.subject_field),
        part_of_speech=part if (part := clean(fields.part_of_speech).lower()) in PARTS_OF_SPEECH else "",
        definition=clean(fields.definition),
        note=clean(fields.note),
        review=fields.review,
        origin=Origin(file, line),
    )


def clean(text: str | None) -> str:
    """Return *text* without blanks around it and without what no text may hold."""
    return _LONE.sub("\ufffd", text or "").strip()


def read_status(text: str) -> str:
    """Return the administrative status that *text* means: `preferredTerm-admn-sts`, `Preferred`, `obsolete` …"""
    name = text.strip().lower().removesuffix("-admn-sts").removesuffix("term")
    return name if name in STATUSES else _STATUSES.get(name, "admitted")


def read_type(text: str) -> str:
    """Return the term type that *text* names, or nothing."""
    return text if text in TERM_TYPES else ""


def _settle(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return *terms* once each, those in use first, of several preferred ones only the first as such."""
    once: dict[str, Term] = {}
    for term in terms:
        if (text := clean(term.text)) and text not in once:
            once[text] = Term(text, term.status, *map(clean, term[2:7]))
    found = sorted(once.values(), key=lambda term: STATUSES.index(term.status) if term.status != "superseded" else 2)
    preferred = [term for term in found if term.status == "preferred"]
    return tuple(term._replace(status="admitted") if term in preferred[1:] else term for term in found)


def _find_override(term: str, traditional: str) -> str:
    """Return *traditional* where no conversion of *term* gives it."""
    if not traditional or traditional == term:
        return ""
    from glossary.script import to_regional, to_traditional

    known = (to_traditional(term), to_regional(term, "tw"), to_regional(term, "hk"))
    return "" if traditional in known else traditional
