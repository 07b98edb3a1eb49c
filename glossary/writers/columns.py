"""The columns of a glossary as a table, one row an entry: what CSV, TSV and spreadsheets share.

Renderings to avoid stand in a column of their own, so that nobody who imports the first columns takes them for English.
The source, date, region and note of the preferred rendering are kept, those of the others are not.
"""

from collections.abc import Iterator

from glossary.model import Glossary, GlossaryEntry

BETWEEN = " | "
"""Between several values in one cell; the separator of MultiTerm and memoQ."""

HEADS = (
    "Pinyin",
    "English",
    "Also",
    "Avoid",
    "Subject field",
    "Part of speech",
    "Status",
    "Source",
    "Date",
    "Region",
    "Note",
    "Definition",
    "Frequency",
    "Documents",
    "First found",
    "Context",
    "Variants",
    "Pinyin status",
    "Listed in",
    "ID",
)
"""Heads of the columns after the Chinese ones."""

CHINESE = {
    "hans": ("Simplified",),
    "both": ("Simplified", "Traditional"),
    "hant-tw": ("Traditional", "Simplified"),
    "hant-hk": ("Traditional", "Simplified"),
}
"""`Glossary.script` → heads of the Chinese columns, the headword's first."""


def find_columns(glossary: Glossary) -> tuple[str, ...]:
    """Return the heads of all columns of *glossary*."""
    return (*CHINESE[glossary.script], *HEADS)


def find_rows(glossary: Glossary) -> Iterator[tuple[str, ...]]:
    """Yield one row an entry, its cells in the order of `find_columns`."""
    from glossary.pinyin import render_pinyin

    chinese = CHINESE[glossary.script]
    for entry in glossary.entries:
        forms = {"Simplified": entry.term, "Traditional": entry.traditional}
        yield (*(forms[head] for head in chinese), render_pinyin(entry.pinyin), *_cells(entry))


def _cells(entry: GlossaryEntry) -> tuple[str, ...]:
    """Return the cells after pinyin."""
    preferred = next((term for term in entry.translations if term.status == "preferred"), None)
    admitted = [term.text for term in entry.translations if term.status == "admitted"]
    admitted += [term.text for term in entry.translations if term.status == "preferred" and term is not preferred]
    avoided = [term.text for term in entry.translations if term.status in ("deprecated", "superseded")]
    notes = [note for note in (entry.note, preferred.note if preferred else "") if note.strip()]
    first = entry.contexts[0] if entry.contexts else None
    return (
        preferred.text if preferred else "",
        BETWEEN.join(admitted),
        BETWEEN.join(avoided),
        entry.subject_field,
        entry.part_of_speech,
        entry.status,
        preferred.source if preferred else "",
        preferred.date if preferred else "",
        preferred.region if preferred else "",
        BETWEEN.join(notes),
        entry.definition,
        str(entry.frequency),
        str(entry.document_frequency),
        f"{first.source}:{first.line}" if first else "",
        first.text if first else "",
        BETWEEN.join(entry.variants),
        entry.pinyin_status,
        f"{entry.origin.file}:{entry.origin.line}" if entry.origin.file else "",
        entry.id,
    )
