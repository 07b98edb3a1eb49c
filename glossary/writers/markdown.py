"""Markdown: no contexts, definitions or ids, only what fits a table on a forge.

One table in the order of the glossary; the sources of renderings are numbered and listed below it. GitHub Flavored
Markdown, which GitLab, Gitea and pandoc read as well.
"""

import re

from glossary.model import Glossary, GlossaryEntry
from glossary.writers.characters import one_line
from glossary.writers.columns import CHINESE

_SPECIAL = re.compile(r"([\\`*_{}\[\]|~$#])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&commat;"})
_LABELS = {"deprecated": "avoid", "superseded": "formerly"}


def render(glossary: Glossary) -> bytes:
    """Return a title, the source documents, one table, and the numbered sources of the renderings."""
    named = [term.source for entry in glossary.entries for term in entry.translations if term.source]
    numbers = {source: number for number, source in enumerate(dict.fromkeys(named), 1)}
    chinese = CHINESE[glossary.script]
    heads = (*chinese, "Pinyin", "English", "Subject field", "Times")
    lines = [f"# {escape(glossary.title) or 'Glossary'}", ""]
    lines += [f"- {escape(source.name)}, {source.characters:,} characters" for source in glossary.sources]
    lines += ["", f"{len(glossary.entries)} entries.", ""]
    lines += [_row(heads), _row(["---"] * (len(heads) - 1) + ["--:"])]
    lines += [_row(_cells(entry, chinese, numbers)) for entry in glossary.entries]
    if numbers:
        lines += ["", "## Sources of the renderings", ""]
        lines += [f"{number}. {escape(source)}" for source, number in numbers.items()]
    return ("\n".join(lines) + "\n").encode()


def escape(text: str) -> str:
    """Return *text* on one line so that neither Markdown nor HTML reads anything into it."""
    return _SPECIAL.sub(r"\\\1", one_line(text).translate(_ENTITIES))


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(entry: GlossaryEntry, chinese: tuple[str, ...], numbers: dict[str, int]) -> list[str]:
    from glossary.pinyin import render_pinyin

    forms = {"Simplified": entry.term, "Traditional": entry.traditional}
    pinyin = escape(render_pinyin(entry.pinyin)) + (" *(check reading)*" if entry.pinyin_status == "review" else "")
    english = [_rendering(term.text, term.status, term.date, numbers.get(term.source)) for term in entry.translations]
    if entry.status == "untranslated":
        english.insert(0, "*no official rendering on file*")
    elif entry.status == "suggested":
        english.insert(0, "*suggested, not official:*")
    if entry.note:
        english.append(f"*Note:* {escape(entry.note)}")
    return [
        *(escape(forms[head]) for head in chinese),
        pinyin,
        "<br>".join(english),
        escape(entry.subject_field),
        str(entry.frequency),
    ]


def _rendering(text: str, status: str, date: str, number: int | None) -> str:
    """Return one rendering with its label, date and the number of its source."""
    shown = f"**{escape(text)}**" if status == "preferred" else escape(text)
    if label := _LABELS.get(status):
        shown = f"{label}: ~~{shown}~~"
    details = ", ".join([*([escape(date)] if date else []), *([f"\\[{number}\\]"] if number else [])])
    return f"{shown} ({details})" if details else shown
