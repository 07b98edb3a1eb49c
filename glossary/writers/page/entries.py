"""The entries of the page as markup, one article each, in stretches that the browser lays out one by one."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from math import sqrt

from glossary.model import Context, Glossary, GlossaryEntry, Term
from glossary.writers.concepts import LANGUAGES, unique_ids
from glossary.writers.page.markup import Namer, escape, show_lines

BARS = 12
"""Lengths of the frequency bar; it grows with the square root, the longest bar is the most frequent entry."""


def render_entries(glossary: Glossary, namer: Namer, chunk: int) -> str:
    """Return all entries in the order of the glossary, *chunk* in a stretch."""
    most = max((entry.frequency for entry in glossary.entries), default=1)
    articles = [
        _render_entry(entry, name, glossary.script, namer, _bar(entry.frequency, most))
        for name, entry in zip(unique_ids(glossary.entries), glossary.entries, strict=True)
    ]
    stretches = ("".join(articles[start : start + chunk]) for start in range(0, len(articles), chunk))
    return "".join(f'<div class="chunk">\n{stretch}</div>\n' for stretch in stretches)


def _bar(frequency: int, most: int) -> int:
    """Return the length of the bar, 1 to BARS."""
    return max(1, round(BARS * sqrt(max(frequency, 0) / most))) if most > 1 else 1


def _render_entry(entry: GlossaryEntry, name: str, script: str, namer: Namer, bar: int) -> str:
    """Return one entry; *name* is its id, *bar* the length of its frequency bar."""
    return (
        f'<article class="e" id="{escape(name)}">\n'
        f'<div class="zh">{_render_headword(entry, script)}</div>\n'
        f'<div class="en">\n{_render_english(entry)}</div>\n'
        f'<p class="field">{escape(entry.subject_field)}</p>\n'
        f'<a class="times" href="#{escape(name)}"><b>{entry.frequency}</b>'
        f'<span class="sr" data-t="times">times, show contexts</span><i class="bar" data-b="{bar}"></i></a>\n'
        f'<div class="more">\n{_render_contexts(entry.contexts, namer)}{_render_facts(entry)}</div>\n'
        "</article>\n"
    )


def _render_headword(entry: GlossaryEntry, script: str) -> str:
    """Return the headword with its reading, and the form in the other script where it is another."""
    from glossary.pinyin import render_pinyin, ruby_pairs

    language, other_language = LANGUAGES[script]
    first, other = entry.term, entry.traditional
    if script.startswith("hant"):
        first, other = other, first
    pieces = [
        f"<ruby>{escape(base)}<rp>(</rp><rt>{escape(reading)}</rt><rp>)</rp></ruby>" if reading else escape(base)
        for base, reading in ruby_pairs(first, entry.pinyin)
    ]
    shown = f'<h2 lang="{language}">{"".join(pieces)}</h2>'
    shown += f'<p class="py" lang="zh-Latn-pinyin">{escape(render_pinyin(entry.pinyin))}</p>\n'
    if other_language and other and other != first:
        shown += f'<p class="alt" lang="{other_language}">{escape(other)}</p>\n'
    if entry.pinyin_status == "review":
        shown += '<p class="check" data-t="check">check reading</p>\n'
    return shown


def _render_english(entry: GlossaryEntry) -> str:
    """Return status, renderings and note."""
    shown = ""
    if entry.status == "untranslated":
        shown = '<p class="none" data-t="none">no official rendering on file</p>\n'
    elif entry.status == "suggested":
        shown = '<p class="tag" data-t="suggested">suggested, not official</p>\n'
    current = [term for term in entry.translations if term.status in ("preferred", "admitted")]
    for shared, terms in groupby(current, _attestation):
        shown += _render_group(terms, *shared)
    if len(current) < len(entry.translations):
        said = {(term.source, "") for term in current}
        shown += "".join(_render_avoided(term, said) for term in entry.translations if term not in current)
    return f'{shown}<p class="note">{show_lines(entry.note)}</p>\n' if entry.note else shown


def _attestation(term: Term) -> tuple[str, str]:
    return term.source, term.date


def _render_group(terms: Iterable[Term], source: str, date: str) -> str:
    """Return renderings that share *source* and *date*: preferred ones stand large, others in one line."""
    preferred: list[str] = []
    admitted: list[str] = []
    for term in terms:
        shown = f'<span lang="en">{escape(term.text)}</span>{_remarks(term)}'
        (preferred if term.status == "preferred" else admitted).append(shown)
    shown = "".join(f'<p class="pref">{one}</p>\n' for one in preferred)
    if admitted:
        shown += f'<p class="also"><b data-t="also">also</b> {"; ".join(admitted)}</p>\n'
    return shown + _attested(source, date)


def _render_avoided(term: Term, said: set[tuple[str, str]]) -> str:
    """Return a rendering not to be used; a source *said* above is not repeated."""
    label = "formerly" if term.status == "superseded" else "avoid"
    attested = "" if (term.source, term.date) in said else _attested(term.source, term.date)
    struck = f'<b data-t="{label}">{label}</b> <del lang="en">{escape(term.text)}</del>{_remarks(term)}'
    return f'<p class="avoid">{struck}</p>\n{attested}'


def _remarks(term: Term) -> str:
    """Return region, kind and note of a rendering."""
    words = ", ".join(filter(None, (term.region, term.term_type)))
    named = f" <small>({escape(words)})</small>" if words else ""
    return f'{named} <span class="why">{show_lines(term.note)}</span>' if term.note else named


@lru_cache(maxsize=1024)
def _attested(source: str, date: str) -> str:
    """Return source and date of a rendering; many share them."""
    parts = [f"<b>{escape(date)}</b>" if date else "", escape(source)]
    shown = " · ".join(filter(None, parts))
    return f'<p class="src">{shown}</p>\n' if shown else ""


def _render_contexts(contexts: Iterable[Context], namer: Namer) -> str:
    shown = "".join(_render_context(context, namer) for context in contexts)
    return f"<section>\n{shown}</section>\n" if shown else ""


def _render_context(context: Context, namer: Namer) -> str:
    """Return a context with the term marked."""
    text, start, end = context.text, context.start, context.end
    before, term, after = escape(text[:start]), escape(text[start:end]), escape(text[end:])
    return (
        f'<p class="ctx"><span lang="{_language(text)}">{before}<mark>{term}</mark>{after}</span> '
        f"<cite>{namer.cite(context.source)}&nbsp;{context.line}</cite></p>\n"
    )


@lru_cache(maxsize=1024)
def _language(text: str) -> str:
    """Return the language tag of a context; many terms share one."""
    from glossary.script import looks_traditional

    return "zh-Hant" if looks_traditional(text) else "zh-Hans"


def _render_facts(entry: GlossaryEntry) -> str:
    """Return what a click shows below the contexts."""
    shown = "".join(
        f'<dt data-t="{key}">{label}</dt><dd{attributes}>{show_lines(value)}</dd>\n'
        for key, label, value, attributes in _list_facts(entry)
        if value
    )
    return f"<dl>\n{shown}</dl>\n" if shown else ""


def _list_facts(entry: GlossaryEntry) -> Iterator[tuple[str, str, str, str]]:
    """Yield key, label, text (empty: not known) and attributes of what else is known of *entry*."""
    yield "definition", "definition", entry.definition, ""
    yield "part", "part of speech", entry.part_of_speech, ""
    yield "variants", "also written", "、".join(entry.variants), ' lang="zh"'
    yield "documents", "documents", str(entry.document_frequency) if entry.document_frequency > 1 else "", ""
    yield "listed", "listed in", f"{entry.origin.file}:{entry.origin.line}" if entry.origin.file else "", ""
