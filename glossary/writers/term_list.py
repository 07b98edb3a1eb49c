"""YAML that the program reads as a term list: no frequencies, contexts or documents are kept.

Every entry says everything itself in long forms, so that it can be cut out and pasted into a list; entries without a
rendering become drafts with `en` left open. What `glossary terms check` reads back equals what was written.
"""

from collections.abc import Iterator

from glossary.model import PARTS_OF_SPEECH, TERM_TYPES, Glossary, GlossaryEntry, Term
from glossary.writers.characters import one_line
from glossary.yamltext import quote_scalar

_TERM_KEYS = ("status", "source", "date", "region", "type", "note")


def render(glossary: Glossary) -> bytes:
    """Return the entries as a term list in UTF-8."""
    lines = ["entries:"] if glossary.entries else ["entries: []"]
    if title := one_line(glossary.title):
        lines.insert(0, f"title: {quote_scalar(title)}")
    for entry in glossary.entries:
        if entry.term.strip():
            lines += ["", *_entry(entry)]
    return ("\n".join(lines) + "\n").encode()


def _entry(entry: GlossaryEntry) -> Iterator[str]:
    """Yield the lines of one entry, keys in the canonical order."""
    forms = [form for form in dict.fromkeys((entry.term, *entry.variants)) if form.strip()]
    scalars = [quote_scalar(form.strip(), flow=len(forms) > 1) for form in forms]
    yield f"  - zh: {scalars[0]}" if len(forms) == 1 else f"  - zh: [{', '.join(scalars)}]"
    named = [term for term in entry.translations if term.text.strip()]
    yield from _terms("en", [term for term in named if term.status in ("preferred", "admitted")]) or ["    en:"]
    yield from _terms("avoid", [term for term in named if term.status not in ("preferred", "admitted")])
    details = {
        "pinyin": _pinyin(entry),
        "hant": _override(entry),
        "part_of_speech": entry.part_of_speech if entry.part_of_speech in PARTS_OF_SPEECH else "",
        "subject_field": entry.subject_field,
        "definition": entry.definition,
        "note": entry.note,
        "review": entry.review if entry.status == "curated" else "draft",
        "id": entry.id,
    }
    yield from (f"    {key}: {quote_scalar(value.strip())}" for key, value in details.items() if value.strip())


def _pinyin(entry: GlossaryEntry) -> str:
    """Return the reading where a person or a dictionary vouches for it; a doubtful one is not made a fact."""
    from glossary.pinyin import render_pinyin

    return render_pinyin(entry.pinyin) if entry.pinyin_status == "fixed" else ""


def _override(entry: GlossaryEntry) -> str:
    """Return the Traditional form where no conversion gives it: only then a list has to say it."""
    from glossary.script import to_regional, to_traditional

    term, form = entry.term, entry.traditional
    known = form == term or form == to_traditional(term) or form in (to_regional(term, "tw"), to_regional(term, "hk"))
    return "" if known else form


def _terms(key: str, terms: list[Term]) -> list[str]:
    """Return a list of terms under *key*, each in long form with whatever it has."""
    if not terms:
        return []
    lines = [f"    {key}:"]
    for term in terms:
        values = (
            term.status,
            term.source,
            term.date,
            term.region,
            term.term_type if term.term_type in TERM_TYPES else "",
            term.note,
        )
        pairs = [("text", term.text), *zip(_TERM_KEYS, values, strict=True)]
        inside = ", ".join(
            f"{name}: {quote_scalar(value.strip(), flow=True)}" for name, value in pairs if value.strip()
        )
        lines.append(f"      - {{{inside}}}")
    return lines
