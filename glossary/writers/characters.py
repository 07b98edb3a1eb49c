"""Characters no format can hold are dropped before anything is written."""

import re
from dataclasses import replace
from itertools import chain

from glossary.model import Context, Glossary, GlossaryEntry, Reason, Source, Term

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
"""Controls but TAB and LF, the noncharacters U+FFFE and U+FFFF, lone surrogates: XML 1.0 (2.2) refuses them."""

_BLANKS = re.compile(r"[\t\r\n\v\f\u2028\u2029]+")


def clean(text: str) -> str:
    """Return *text* with LF for every line end and without characters that XML, and so most formats, can't hold."""
    return _FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Return *text* with every run of tabs and line ends turned into one space, stripped."""
    return _BLANKS.sub(" ", text).strip()


def clean_glossary(glossary: Glossary) -> Glossary:
    """Return *glossary* with all its text cleaned."""
    return replace(
        glossary,
        title=clean(glossary.title),
        sources=tuple(Source(clean(name), characters, clean(date)) for name, characters, date in glossary.sources),
        entries=_clean_entries(glossary.entries),
    )


def _clean_entries(entries: tuple[GlossaryEntry, ...]) -> tuple[GlossaryEntry, ...]:
    """Return *entries* cleaned; most glossaries hold nothing to clean, and entries share sources and contexts."""
    texts = set(chain.from_iterable(map(_texts, entries)))
    return tuple(map(_clean_entry, entries)) if _FORBIDDEN.search("".join(texts)) else entries


def _clean_entry(entry: GlossaryEntry) -> GlossaryEntry:
    if not _FORBIDDEN.search("".join(_texts(entry))):
        return entry
    return replace(
        entry,
        term=clean(entry.term),
        traditional=clean(entry.traditional),
        pinyin=clean(entry.pinyin),
        subject_field=clean(entry.subject_field),
        part_of_speech=clean(entry.part_of_speech),
        definition=clean(entry.definition),
        note=clean(entry.note),
        review=clean(entry.review),
        id=clean(entry.id),
        translations=tuple(Term(*map(clean, term)) for term in entry.translations),
        contexts=tuple(map(_clean_context, entry.contexts)),
        variants=tuple(map(clean, entry.variants)),
        reasons=tuple(Reason(name, value, score, clean(text)) for name, value, score, text in entry.reasons),
        origin=entry.origin._replace(file=clean(entry.origin.file)),
    )


def _texts(entry: GlossaryEntry) -> list[str]:
    """Return every text of *entry* that a person or a document supplied."""
    texts = [entry.term, entry.traditional, entry.pinyin, entry.subject_field, entry.part_of_speech]
    texts += (entry.definition, entry.note, entry.review, entry.id, entry.origin.file, *entry.variants)
    for term in entry.translations:
        texts += term
    for context in entry.contexts:
        texts += (context.source, context.text)
    return [*texts, *(reason.text for reason in entry.reasons)]


def _clean_context(context: Context) -> Context:
    """Return *context* cleaned, its offsets moved by what was dropped before them."""
    text, start, end = context.text, context.start, context.end
    before, inside, after = clean(text[:start]), clean(text[start:end]), clean(text[end:])
    start, end = len(before), len(before) + len(inside)
    return Context(clean(context.source), context.line, before + inside + after, start, end)
