"""Flat lists for translation tools: no structure, one line a rendering, the rest in a comment.

OmegaT's glossary and UTX. Neither quotes anything, so tabs and line ends become blanks, and both take a line that
begins with `#` for a comment: such terms can't be held and are left out.
"""

import re
from collections.abc import Iterator

from glossary.model import Glossary, Term
from glossary.writers.characters import one_line
from glossary.writers.concepts import LOCALES, Concept, comment_of, list_concepts, without_english

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_UTX_STATUS = {
    "preferred": "approved",
    "admitted": "non-standard",
    "deprecated": "forbidden",
    "superseded": "forbidden",
}
"""Administrative status → term status of UTX 1.11; a suggestion is `provisional`."""


def render_omegat(glossary: Glossary) -> bytes:
    """Return source, target, comment: for OmegaT, whose `.utf8` files are always read as UTF-8.

    What is to be avoided stands in the comment only, since OmegaT knows no status. Traditional forms are sources too.
    """
    rows = []
    for concept in _writable(glossary):
        for form in dict.fromkeys(form for _, form in concept.forms):
            rows += [
                "\t".join(map(one_line, (form, term.text, comment_of(concept, term))))
                for term in concept.current
                if not one_line(form).startswith("#")
            ]
    return "".join(f"{row}\n" for row in rows).encode()


def render_utx(glossary: Glossary) -> bytes:
    """Return UTX 1.11 in UTF-8 without a byte order mark, CRLF; what is to be avoided is `forbidden`."""
    dates = [source.date for source in glossary.sources if _DAY.fullmatch(source.date)]
    date = max(dates, default="1970-01-01")
    head = f"#UTX 1.11; {LOCALES[glossary.script]}/en; {date}T00:00:00+08:00; copyright: see comments; license: none"
    rows = [head, "#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment"]
    for concept in _writable(glossary):
        part = concept.entry.part_of_speech or "noun"
        for term in (*concept.current, *concept.avoided):
            cells = (concept.headword, term.text, part, _status(concept, term), concept.id, comment_of(concept, term))
            rows.append("\t".join(map(one_line, cells)))
    return "".join(f"{row}\r\n" for row in rows).encode()


def left_out(glossary: Glossary) -> tuple[str, ...]:
    """Return how many entries have no English, and which would be read as comments."""
    hashed = [concept.headword for concept in list_concepts(glossary) if _is_comment(concept)]
    return (*without_english(glossary), *(f"{term}: a line that begins with # is a comment" for term in hashed))


def _writable(glossary: Glossary) -> Iterator[Concept]:
    return (concept for concept in list_concepts(glossary) if not _is_comment(concept))


def _is_comment(concept: Concept) -> bool:
    return one_line(concept.headword).startswith("#")


def _status(concept: Concept, term: Term) -> str:
    if concept.entry.status == "suggested" and term in concept.current:
        return "provisional"
    return _UTX_STATUS[term.status]
