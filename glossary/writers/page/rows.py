"""What the template of an entry shows: every value worked out, nothing of it markup but line ends and languages."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from math import sqrt
from pathlib import PurePath
from typing import NamedTuple

from glossary.model import Context, Glossary, GlossaryEntry, Term
from glossary.writers.concepts import LANGUAGES, unique_ids

UNITS = {".docx": "paragraph", ".pdf": "page"}
"""What `Context.line` counts in documents that have no lines (see `Document.line_unit`)."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")

BARS = 12
"""Lengths of the frequency bar; it grows with the square root, the longest bar is the most frequent entry."""


class Rendering(NamedTuple):
    """One English rendering to use; *remarks* is markup that gives its region, kind and note."""

    text: str
    remarks: str


class Group(NamedTuple):
    """Renderings that share source and date (*attested*, markup): preferred ones stand large, others in one line."""

    preferred: list[Rendering]
    admitted: list[Rendering]
    attested: str


class Avoided(NamedTuple):
    """A rendering not to be used, and why: `avoid` or `formerly`; source and date unless they stand above."""

    label: str
    text: str
    remarks: str
    attested: str


class Sentence(NamedTuple):
    """A context cut at the term; *place* is markup that names its document and what its lines are called."""

    traditional: bool
    before: str
    term: str
    after: str
    place: str
    line: str


class Fact(NamedTuple):
    """A line of what else is known of the entry; *value* is markup."""

    key: str
    label: str
    value: str


class Row(NamedTuple):
    """One entry of the page."""

    id: str
    language: str
    pairs: tuple[tuple[str, str], ...]
    """The headword in pieces, each with the reading above it or nothing."""
    pinyin: str
    other: str
    """The form in the other script, empty when it is the same or not wanted."""
    other_language: str
    check: bool
    status: str
    current: list[Group]
    avoided: list[Avoided]
    note: str
    """Markup."""
    field: str
    frequency: str
    bar: str
    contexts: list[Sentence]
    facts: list[Fact]


class Namer:
    """Short, unambiguous names of the source documents."""

    def __init__(self, glossary: Glossary) -> None:
        self._names = names = [source.name for source in glossary.sources]
        bases = Counter(PurePath(name).name for name in names)
        self._short = {name: PurePath(name).name for name in names if bases[PurePath(name).name] == 1}
        self._cited: dict[str, str] = {}

    def source(self, name: str) -> str:
        """Return the file name of a document, with its folders where two have the same."""
        return self._short.get(name, name)

    def cite(self, name: str) -> str:
        """Return the markup that names a document and what its lines are called, made once a document.

        An only document is not named again in every line.
        """
        if name not in self._cited:
            from markupsafe import Markup

            unit = UNITS.get(PurePath(name).suffix.lower(), "line")
            named = "" if self._names == [name] else f"{self.source(name)}, "
            self._cited[name] = Markup('{}<span data-t="{}">{}</span>').format(named, unit, unit)
        return self._cited[name]


def find_rows(glossary: Glossary, namer: Namer) -> Iterator[Row]:
    """Yield a row for every entry in the order of the glossary."""
    most = max((entry.frequency for entry in glossary.entries), default=1)
    for name, entry in zip(unique_ids(glossary.entries), glossary.entries, strict=True):
        yield _row(entry, name, glossary.script, namer, _bar(entry.frequency, most))


def _bar(frequency: int, most: int) -> int:
    """Return the length of the bar, 1 to BARS."""
    return max(1, round(BARS * sqrt(max(frequency, 0) / most))) if most > 1 else 1


def _row(entry: GlossaryEntry, name: str, script: str, namer: Namer, bar: int) -> Row:
    from glossary.pinyin import render_pinyin, ruby_pairs

    language, other = LANGUAGES[script]
    first, second = entry.term, entry.traditional
    if script.startswith("hant"):
        first, second = second, first
    current = [term for term in entry.translations if term.status in ("preferred", "admitted")]
    said = {(term.source, "") for term in current}
    return Row(
        id=name,
        language=language,
        pairs=ruby_pairs(first, entry.pinyin),
        pinyin=render_pinyin(entry.pinyin),
        other=second if other and second != first else "",
        other_language=other,
        check=entry.pinyin_status == "review",
        status=entry.status,
        current=[
            _group(list(terms), *shared) for shared, terms in groupby(current, lambda term: (term.source, term.date))
        ],
        avoided=[_avoided(term, said) for term in entry.translations if term not in current],
        note=_lines(entry.note),
        field=entry.subject_field,
        frequency=str(entry.frequency),
        bar=str(bar),
        contexts=[_sentence(context, namer) for context in entry.contexts],
        facts=_facts(entry),
    )


def _group(terms: list[Term], source: str, date: str) -> Group:
    sides: dict[str, list[Rendering]] = {"preferred": [], "admitted": []}
    for term in terms:
        sides[term.status].append(Rendering(term.text, _remarks(term)))
    return Group(**sides, attested=_attested(source, date))


def _avoided(term: Term, said: set[tuple[str, str]]) -> Avoided:
    """Return a rendering not to be used; a source *said* above is not repeated."""
    label = "formerly" if term.status == "superseded" else "avoid"
    attested = "" if (term.source, term.date) in said else _attested(term.source, term.date)
    return Avoided(label, term.text, _remarks(term), attested)


def _remarks(term: Term) -> str:
    """Return region, kind and note of a rendering as markup."""
    from markupsafe import Markup, escape

    words = ", ".join(filter(None, (term.region, term.term_type)))
    named = f" <small>({escape(words)})</small>" if words else ""
    return Markup(f'{named} <span class="why">{_lines(term.note)}</span>' if term.note else named)  # noqa: S704


@lru_cache(maxsize=1024)
def _attested(source: str, date: str) -> str:
    """Return source and date of a rendering as markup; many share them."""
    from markupsafe import Markup, escape

    parts = [f"<b>{escape(date)}</b>" if date else "", escape(source)]
    return Markup(" · ".join(filter(None, parts)))  # noqa: S704 - escaped


@lru_cache(maxsize=1024)
def _is_traditional(text: str) -> bool:
    """Tell whether a context is in Traditional script; many terms share one."""
    from glossary.script import looks_traditional

    return looks_traditional(text)


def _sentence(context: Context, namer: Namer) -> Sentence:
    text, start, end = context.text, context.start, context.end
    place = namer.cite(context.source)
    return Sentence(_is_traditional(text), text[:start], text[start:end], text[end:], place, str(context.line))


def _facts(entry: GlossaryEntry) -> list[Fact]:
    """Return what a click shows below the contexts."""
    facts = (
        ("definition", "definition", entry.definition),
        ("part", "part of speech", entry.part_of_speech),
        ("variants", "also written", "、".join(entry.variants)),
        ("documents", "documents", str(entry.document_frequency) if entry.document_frequency > 1 else ""),
        ("listed", "listed in", f"{entry.origin.file}:{entry.origin.line}" if entry.origin.file else ""),
    )
    return [Fact(key, label, _lines(value)) for key, label, value in facts if value]


def _lines(text: str) -> str:
    """Return *text* as markup: escaped, its line ends kept, Chinese in it marked as such."""
    if not text:
        return ""
    from markupsafe import Markup, escape

    shown = str(escape(text)).replace("\n", "<br>")
    if not shown.isascii():
        shown = _HAN.sub(r'<span lang="zh">\g<0></span>', shown)
    return Markup(shown)  # noqa: S704 - escaped above
