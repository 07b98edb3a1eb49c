"""Plain text: one paragraph a line, or wrapped at the right margin."""

from collections.abc import Sequence

from glossary.documents.content import LINE_BREAKS, Content, clean_text, split_lines
from glossary.documents.decoding import decode
from glossary.documents.wrapping import SLACK, find_margin, join_lines, line_width

_SAMPLE = 2000
"""Lines looked at to see whether a text is wrapped."""


def read_text(data: bytes) -> Content:
    """Return the content of plain text: its lines as they are, joined only where it is clearly hard-wrapped."""
    text, notes = decode(data)
    return make_plain(split_lines(text))._replace(notes=notes)


def make_plain(lines: Sequence[str], date: str = "") -> Content:
    """Return the content of *lines* of plain text, numbered from 1."""
    text = "\n".join(lines)
    if LINE_BREAKS.search(text):
        numbered = [(number, part) for number, line in enumerate(lines, 1) for part in LINE_BREAKS.split(line)]
    elif find_margin(lines[:_SAMPLE]):
        numbered = list(enumerate(lines, 1))
    else:
        return Content(clean_text(text), range(1, len(lines) + 1), date=date)
    numbered = [(number, clean_text(part)) for number, part in numbered]
    if margin := find_margin([part for _, part in numbered[:_SAMPLE]]):
        return join_lines(numbered, [line_width(part.rstrip()) >= margin - SLACK for _, part in numbered], date=date)
    return Content("\n".join(part for _, part in numbered), tuple(number for number, _ in numbered), date=date)
