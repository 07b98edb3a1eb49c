"""DOCX: no contexts, definitions or ids, only what is read on paper.

Two documents. The glossary is a table with a repeating head, rows that do not break, and pinyin as real ruby above the
characters; the booth sheet sets the same entries in three narrow columns, pinyin behind the term, for interpreters
who look down for a second.
"""

from itertools import groupby
from pathlib import PurePath

from glossary.model import Glossary, GlossaryEntry, Term
from glossary.writers.concepts import LANGUAGES
from glossary.writers.paper import Line, Paper, Run

WIDTHS = (3600, 5100, 1500)
"""Columns of the glossary in twentieths of a point; together the width of A4 less its margins."""

HEADS = ("中文", "English", "Field, times")
_LABELS = {"admitted": "also ", "deprecated": "avoid ", "superseded": "formerly "}
_AVOIDED = ("deprecated", "superseded")


def render(glossary: Glossary) -> bytes:
    """Return the glossary as a table of three columns: Chinese, English, subject field and frequency."""
    paper = Paper(glossary.title, margin=15)
    _add_title(paper, glossary, "title")
    rows = (_cells(entry, glossary.script) for entry in glossary.entries)
    paper.add_table(WIDTHS, [[Run(text, "head")] for text in HEADS], rows)
    return paper.render()


def render_booth(glossary: Glossary) -> bytes:
    """Return the booth sheet: three columns, nine points, one paragraph an entry."""
    paper = Paper(glossary.title, margin=10, columns=3, font="Arial")
    _add_title(paper, glossary, "booth title")
    for entry in glossary.entries:
        paper.add_paragraph(_booth_entry(entry, glossary.script), after=2.5, keep=True)
    return paper.render()


def _add_title(paper: Paper, glossary: Glossary, style: str) -> None:
    """Add the title and a line of counts and documents."""
    documents = ", ".join(PurePath(source.name).name for source in glossary.sources)
    counts = f"{len(glossary.entries)} entries" + (f"; {documents}" if documents else "")
    paper.add_paragraph([Run(glossary.title or "Glossary", style)])
    paper.add_paragraph([Run(counts, "label")], after=6)


def _cells(entry: GlossaryEntry, script: str) -> list[list[Line]]:
    from glossary.pinyin import ruby_pairs

    language, other = LANGUAGES[script]
    first, second = _forms(entry, script)
    chinese: list[Line] = [[Run(base, "term", language, above) for base, above in ruby_pairs(first, entry.pinyin)]]
    if other and second != first:
        chinese.append([Run(second, "second form", other)])
    if entry.pinyin_status == "review":
        chinese.append([Run("check reading", "warning")])
    details = [entry.subject_field] if entry.subject_field else []
    return [chinese, _english(entry), [[Run(", ".join([*details, f"{entry.frequency}×"]), "label")]]]


def _forms(entry: GlossaryEntry, script: str) -> tuple[str, str]:
    return (entry.traditional, entry.term) if script.startswith("hant") else (entry.term, entry.traditional)


def _english(entry: GlossaryEntry) -> list[Line]:
    """Return the renderings as lines, each source once below all that it attests in a row."""
    lines: list[Line] = []
    if entry.status == "untranslated":
        lines.append([Run("no official rendering on file", "missing")])
    elif entry.status == "suggested":
        lines.append([Run("suggested, not official", "warning")])
    for (source, date), terms in groupby(entry.translations, key=lambda term: (term.source, term.date)):
        lines += map(_rendering, terms)
        if source or date:
            lines.append([Run(" · ".join(part for part in (date, source) if part), "source")])
    if entry.note:
        lines.append([Run(entry.note, "label")])
    return lines


def _rendering(term: Term) -> Line:
    avoided = term.status in _AVOIDED
    label = [Run(_LABELS[term.status], "warning" if avoided else "label")] if term.status in _LABELS else []
    remarks = ", ".join(part for part in (term.region, term.term_type, term.note) if part)
    said = Run(term.text, "avoided" if avoided else term.status)
    return [*label, said, *([Run(f" ({remarks})", "label")] if remarks else [])]


def _booth_entry(entry: GlossaryEntry, script: str) -> Line:
    """Return one paragraph: term, pinyin, then the renderings on a line of their own."""
    from glossary.pinyin import render_pinyin

    runs = [Run(_forms(entry, script)[0], "booth term", LANGUAGES[script][0])]
    runs.append(Run(f"  {render_pinyin(entry.pinyin)}", "booth reading"))
    if entry.pinyin_status == "review":
        runs.append(Run(" (check reading)", "booth warning"))
    runs.append(Run("\n", "booth english"))
    if entry.status == "suggested":
        runs.append(Run("suggested: ", "booth warning"))
    shown = "; ".join(term.text for term in entry.translations if term.status not in _AVOIDED)
    runs.append(Run(shown, "booth english") if shown else Run("no official rendering on file", "booth missing"))
    for term in entry.translations:
        if term.status in _AVOIDED:
            runs += (Run("  avoid ", "booth warning"), Run(term.text, "booth avoided"))
    return runs
