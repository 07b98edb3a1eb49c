"""Text as markup: every value that a document or a person supplied goes through `escape` or `show_lines`."""

import re
from collections import Counter
from functools import cache
from pathlib import PurePath

from glossary.model import Glossary

UNITS = {".docx": "paragraph", ".pdf": "page"}
"""What `Context.line` counts in documents that have no lines (see `Document.line_unit`)."""


def escape(text: str) -> str:
    """Return *text* as it stands in an element or a quoted attribute."""
    if text.isalnum():  # most are: Chinese words and their readings
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("'", "&#39;").replace('"', "&#34;")


def show_lines(text: str) -> str:
    """Return *text* as markup: escaped, its line ends kept, Chinese in it marked as such."""
    shown = escape(text).replace("\n", "<br>")
    return shown if shown.isascii() else _han().sub(r'<span lang="zh">\g<0></span>', shown)


@cache
def _han() -> re.Pattern[str]:
    """Return a pattern of Chinese characters, which takes a millisecond to compile."""
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]+")


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
            unit = UNITS.get(PurePath(name).suffix.lower(), "line")
            named = "" if self._names == [name] else f"{escape(self.source(name))}, "
            self._cited[name] = f'{named}<span data-t="{unit}">{unit}</span>'
        return self._cited[name]
