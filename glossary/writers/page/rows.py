"""The markup of one entry."""

import re
from collections import Counter
from html import escape
from itertools import groupby
from math import log
from pathlib import PurePath

from glossary.model import Context, Glossary, GlossaryEntry, Term
from glossary.writers.concepts import LANGUAGES, unique_ids

UNITS = {".docx": "paragraph", ".pdf": "page"}
"""What `Context.line` counts in documents that have no lines (see `Document.line_unit`)."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")

BARS = 12
"""Lengths of the frequency bar; the scale is logarithmic, the longest bar is the most frequent entry."""


class Namer:
    """Short, unambiguous names of the source documents."""

    def __init__(self, glossary: Glossary) -> None:
        names = [source.name for source in glossary.sources]
        bases = Counter(PurePath(name).name for name in names)
        self._short = {name: PurePath(name).name for name in names if bases[PurePath(name).name] == 1}
        self._cited: dict[str, str] = {}

    def source(self, name: str) -> str:
        """Return the file name of a document, with its folders where two have the same."""
        return self._short.get(name, name)

    def cite(self, name: str) -> str:
        """Return the markup that names a document and what its lines are called, made once a document."""
        if name not in self._cited:
            unit = UNITS.get(PurePath(name).suffix.lower(), "line")
            self._cited[name] = f'{escape(self.source(name))}, <span data-t="{unit}">{unit}</span>'
        return self._cited[name]


def render_rows(glossary: Glossary, namer: Namer) -> list[str]:
    """Return the markup of every entry in the order of the glossary."""
    most = max((entry.frequency for entry in glossary.entries), default=1)
    return [
        _row(entry, name, glossary.script, namer, _bar(entry.frequency, most))
        for name, entry in zip(unique_ids(glossary.entries), glossary.entries, strict=True)
    ]


def _bar(frequency: int, most: int) -> int:
    """Return the length of the bar, 1 to BARS."""
    return 1 + round((BARS - 1) * log(max(frequency, 1)) / log(most)) if most > 1 else 1


def _row(entry: GlossaryEntry, name: str, script: str, namer: Namer, bar: int) -> str:
    return (
        f'<article class="e" id="{name}">'
        f'<div class="zh">{_chinese(entry, script)}</div>'
        f'<div class="en">{_english(entry)}</div>'
        f'<p class="field">{escape(entry.subject_field)}</p>'
        f'<a class="times" href="#{name}"><b>{entry.frequency}</b><span class="sr" data-t="times">times, show contexts'
        f'</span><i class="bar" data-b="{bar}"></i></a><div class="more">{_details(entry, namer)}</div></article>\n'
    )


def _chinese(entry: GlossaryEntry, script: str) -> str:
    """Return the headword with its reading above, the reading as a line, the other script, and a warning."""
    from glossary.pinyin import render_pinyin, ruby_pairs

    language, other = LANGUAGES[script]
    first, second = entry.term, entry.traditional
    if script.startswith("hant"):
        first, second = second, first
    headword = "".join(
        f"<ruby>{escape(base)}<rp>(</rp><rt>{escape(reading)}</rt><rp>)</rp></ruby>" if reading else escape(base)
        for base, reading in ruby_pairs(first, entry.pinyin)
    )
    alternative = f'<p class="alt" lang="{other}">{escape(second)}</p>' if other and second != first else ""
    check = '<p class="check" data-t="check">check reading</p>' if entry.pinyin_status == "review" else ""
    pinyin = escape(render_pinyin(entry.pinyin))
    return f'<h2 lang="{language}">{headword}</h2><p class="py" lang="zh-Latn-pinyin">{pinyin}</p>{alternative}{check}'


def _english(entry: GlossaryEntry) -> str:
    """Return current renderings grouped by source, then those to avoid, then the note."""
    parts = []
    if entry.status == "untranslated":
        parts.append('<p class="none" data-t="none">no official rendering on file</p>')
    elif entry.status == "suggested":
        parts.append('<p class="tag" data-t="suggested">suggested, not official</p>')
    current = [term for term in entry.translations if term.status in ("preferred", "admitted")]
    for _, group in groupby(current, key=lambda term: (term.source, term.date)):
        parts.append(_group(list(group)))
    said = {(term.source, "") for term in current}
    parts += [_avoided(term, said) for term in entry.translations if term not in current]
    if entry.note:
        parts.append(f'<p class="note">{_lines(entry.note)}</p>')
    return "".join(parts)


def _group(terms: list[Term]) -> str:
    """Return current renderings that share source and date: the preferred ones large, the others in one line."""
    preferred = [f'<p class="pref">{_rendering(term, "span")}</p>' for term in terms if term.status == "preferred"]
    admitted = "; ".join(_rendering(term, "span") for term in terms if term.status == "admitted")
    also = f'<p class="also"><b data-t="also">also</b> {admitted}</p>' if admitted else ""
    return f"{''.join(preferred)}{also}{_attested(terms[0])}"


def _avoided(term: Term, said: set[tuple[str, str]]) -> str:
    """Return a rendering not to be used, struck through and labelled; a source *said* above is not repeated."""
    label = "formerly" if term.status == "superseded" else "avoid"
    attested = "" if (term.source, term.date) in said else _attested(term)
    return f'<p class="avoid"><b data-t="{label}">{label}</b> {_rendering(term, "del")}</p>{attested}'


def _rendering(term: Term, element: str) -> str:
    """Return the text of a rendering with its region, kind and note."""
    words = ", ".join(word for word in (term.region, term.term_type) if word)
    return (
        f'<{element} lang="en">{escape(term.text)}</{element}>'
        + (f" <small>({escape(words)})</small>" if words else "")
        + (f' <span class="why">{_lines(term.note)}</span>' if term.note else "")
    )


def _attested(term: Term) -> str:
    """Return source and date of a rendering."""
    if not term.source and not term.date:
        return ""
    date = f"<b>{escape(term.date)}</b>" if term.date else ""
    return f'<p class="src">{date}{" · " if date and term.source else ""}{escape(term.source)}</p>'


def _details(entry: GlossaryEntry, namer: Namer) -> str:
    """Return what a click shows: the contexts with the term marked, then the rest of the entry."""
    contexts = "".join(_context(context, namer) for context in entry.contexts)
    facts = [
        ("definition", "definition", entry.definition),
        ("part", "part of speech", entry.part_of_speech),
        ("variants", "also written", "、".join(entry.variants)),
        ("documents", "documents", str(entry.document_frequency) if entry.document_frequency > 1 else ""),
        ("listed", "listed in", f"{entry.origin.file}:{entry.origin.line}" if entry.origin.file else ""),
    ]
    described = "".join(
        f'<dt data-t="{key}">{label}</dt><dd{_chinese_tag(key)}>{_lines(value)}</dd>'
        for key, label, value in facts
        if value
    )
    return (f"<section>{contexts}</section>" if contexts else "") + (f"<dl>{described}</dl>" if described else "")


def _chinese_tag(key: str) -> str:
    return ' lang="zh"' if key == "variants" else ""


def _context(context: Context, namer: Namer) -> str:
    """Return one sentence with the term marked, its document and line."""
    from glossary.script import looks_traditional

    text, start, end = context.text, context.start, context.end
    language = "zh-Hant" if looks_traditional(text) else "zh-Hans"
    return (
        f'<p class="ctx"><span lang="{language}">{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}</span>'
        f" <cite>{namer.cite(context.source)} {context.line}</cite></p>"
    )


def _lines(text: str) -> str:
    """Return *text* escaped, its line ends kept, Chinese in it marked as such."""
    shown = escape(text)
    if not shown.isascii():
        shown = _HAN.sub(r'<span lang="zh">\g<0></span>', shown)
    return shown.replace("\n", "<br>")
