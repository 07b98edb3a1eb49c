"""The table of readers, and how the right one is chosen; each module is loaded when a document needs it."""

import re
from collections.abc import Callable, Mapping

from glossary.documents.content import Content
from glossary.documents.faults import UnusableError
from glossary.documents.plain import read_text
from glossary.documents.sources import suffix


def read_markdown(data: bytes) -> Content:
    """Return the content of Markdown, see `markdown.py`."""
    from glossary.documents.markdown import read_markdown

    return read_markdown(data)


def read_html(data: bytes) -> Content:
    """Return the content of a web page, see `web.py`."""
    from glossary.documents.web import read_html

    return read_html(data)


def read_docx(data: bytes) -> Content:
    """Return the content of a Word document, see `word.py`."""
    from glossary.documents.word import read_docx

    return read_docx(data)


def read_pdf(data: bytes) -> Content:
    """Return the content of a PDF, see `pdf.py`."""
    from glossary.documents.pdf import read_pdf

    return read_pdf(data)


def read_subtitles(data: bytes) -> Content:
    """Return the content of subtitles, see `subtitles.py`."""
    from glossary.documents.subtitles import read_subtitles

    return read_subtitles(data)


READERS: Mapping[str, Callable[[bytes], Content]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".srt": read_subtitles,
    ".vtt": read_subtitles,
}
"""Suffix → function that reads the bytes of such a file."""

_ADVICE = {
    ".doc": "save it as .docx",
    ".wps": "save it as .docx",
    ".rtf": "save it as .docx",
    ".odt": "save it as .docx",
    ".ofd": "print it to a PDF",
    ".shtml": "rename it to .html",
    ".xhtml": "rename it to .html",
    ".text": "rename it to .txt",
    ".markdown": "rename it to .md",
}


def choose_reader(path: str) -> Callable[[bytes], Content]:
    """Return the reader for the suffix of *path*. Raises UnusableError: D004."""
    ending = suffix(path)
    if ending in READERS:
        return READERS[ending]
    from difflib import get_close_matches

    near = get_close_matches(ending, READERS, 1)
    advice = _ADVICE.get(ending) or (f"did you mean {near[0]}?" if near else "")
    named = f"{ending!r}" if ending else "without suffix"
    raise UnusableError("D004", f"{named}: expected {', '.join(READERS)}" + (f"; {advice}" if advice else ""))


def guess_reader(data: bytes) -> Callable[[bytes], Content]:
    """Return the reader for *data* of unknown name: PDF, Word, HTML and subtitles are recognised, else plain text."""
    if b"%PDF-" in data[:1024]:
        return read_pdf
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return read_docx
    head = data[:4096].replace(b"\0", b"").decode("ascii", "replace").lstrip("\ufffd")  # ASCII marks in UTF-16 too
    if re.match(
        r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", head, re.IGNORECASE | re.DOTALL
    ):
        return read_html
    if head.startswith("WEBVTT") or re.match(r"\s*\d+\s*\n\s*[\d:.,]+\s+-->\s", head):
        return read_subtitles
    return read_text
