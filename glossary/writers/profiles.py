"""CSV and TSV as translation tools want them: no more than their importers take, the rest is left out.

One function a tool; each says what it writes. Nothing is guarded against spreadsheets here: these files are read by
programs, and an apostrophe would become part of the term. Forms after the vendors' documentation.
"""

import csv
import io
from collections.abc import Iterable

from glossary.model import Glossary, Term
from glossary.writers.characters import one_line
from glossary.writers.concepts import Concept, comment_of, list_concepts, notes_of, without_english

_LABELS = {"preferred": "preferred", "admitted": "admitted", "deprecated": "not recommended", "superseded": "obsolete"}
"""Administrative status → status of a term in Crowdin."""

left_out = without_english


def render_weblate(glossary: Glossary) -> bytes:
    """Return `source,target,context,developer_comments`: one row a current rendering."""
    rows = (
        (concept.headword, term.text, f"{concept.id}.{number}", comment_of(concept, term))
        for concept, number, term in _pairs(glossary)
    )
    return render_csv([("source", "target", "context", "developer_comments"), *rows])


def render_crowdin(glossary: Glossary) -> bytes:
    """Return a concept a group of rows, renderings to avoid with their status; columns are mapped on import."""
    heads = ("Concept ID", "Subject", "Definition", "Chinese", "Pinyin", "English", "Status", "Note")
    rows = []
    for concept in list_concepts(glossary):
        for term in (*concept.current, *concept.avoided):
            note = "; ".join((*notes_of(concept), *([term.note] if term.note else [])))
            details = (concept.entry.subject_field, concept.entry.definition, concept.headword, concept.pinyin)
            rows.append((concept.id, *details, term.text, _LABELS[term.status], note))
    return render_csv([heads, *rows])


def render_memoq(glossary: Glossary) -> bytes:
    """Return tab-separated UTF-8 with byte order mark, alternatives split by `|`: for memoQ's mapping dialog."""
    heads = ("Chinese", "Traditional", "English", "Forbidden", "Subject", "Note", "Pinyin", "ID")
    rows = [
        (
            concept.entry.term,
            concept.entry.traditional,
            _joined(concept.current),
            _joined(concept.avoided),
            concept.entry.subject_field,
            "; ".join(notes_of(concept)),
            concept.pinyin,
            concept.id,
        )
        for concept in list_concepts(glossary)
    ]
    return render_tsv([heads, *rows], encoding="utf-8-sig")


def render_multiterm(glossary: Glossary) -> bytes:
    """Return one row an entry, first row language names, synonyms split by ` | `: for Trados and MultiTerm."""
    heads = ("Entry", "Chinese", "English", "Subject", "Status", "Note")
    rows = [
        (
            str(number),
            " | ".join(_bar_free(form) for form in dict.fromkeys(form for _, form in concept.forms)),
            " | ".join(_bar_free(term.text) for term in concept.current),
            concept.entry.subject_field,
            concept.entry.status,
            comment_of(concept, concept.current[0]),
        )
        for number, concept in enumerate((concept for concept in list_concepts(glossary) if concept.current), 1)
    ]
    return render_csv([heads, *rows], encoding="utf-8-sig")


def _pairs(glossary: Glossary) -> Iterable[tuple[Concept, int, Term]]:
    for concept in list_concepts(glossary):
        for number, term in enumerate(concept.current, 1):
            yield concept, number, term


def _joined(terms: Iterable[Term]) -> str:
    return "|".join(_bar_free(term.text) for term in terms)


def _bar_free(text: str) -> str:
    """Return *text* without the bar that parts alternatives."""
    return text.replace("|", "/")


def render_csv(rows: Iterable[tuple[str, ...]], *, encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """Return *rows* as CSV, every cell on one line."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([one_line(cell) for cell in row] for row in rows)
    return text.getvalue().encode(encoding)


def render_tsv(rows: Iterable[tuple[str, ...]], *, encoding: str = "utf-8") -> bytes:
    """Return *rows* as tab-separated lines, nothing quoted."""
    return "".join("\t".join(map(one_line, row)) + "\n" for row in rows).encode(encoding)
