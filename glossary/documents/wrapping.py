"""Lines broken at the right margin: told from lines of their own, and joined again.

Chinese is broken anywhere without a hyphen, so that a phrase may stand on two lines. Lines are joined only where
the first one reaches the margin and ends no sentence; a needless join would make a phrase that nobody wrote.
"""

import re
from collections.abc import Sequence

from glossary.documents.content import Content

SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)》\"]*$")
_NEW_PARAGRAPH = re.compile(
    r"[ \t　]{2}|　|\t|[（(]?[一二三四五六七八九十百\d]{1,3}[、.．)）]|第[一二三四五六七八九十百\d]+[章节条部]|[-*•●○■◆—·>#|]"
)
"""Indents, and the numbers and marks that open a paragraph or a list item: 一、 （二） 3. 第四条."""
_WIDE = re.compile("[^\x00-\u10ff\u2000-\u2013\u2015-\u2017\u2027-\u206f]")
"""Said by what is narrow: Python counts up every range of a class when it compiles it."""

_NARROWEST = 40
"""Columns of the narrowest margin; chosen: 20 characters, verse and lists of names are narrower."""
_WIDEST = 120
"""Columns of the widest margin; chosen: 60 characters, more is a paragraph a line."""
SLACK = 4
"""Columns a full line may lack: marks that may not open a line take one or two characters with them."""
_FEWEST = 5
"""Full lines needed before a text counts as wrapped; chosen."""


def line_width(line: str) -> int:
    """Return the columns *line* takes: two for a character of Chinese, one for a Latin letter."""
    return len(line) + len(_WIDE.findall(line))


def find_margin(lines: Sequence[str]) -> int:
    """Return the column at which *lines* are clearly hard-wrapped, 0 when they are not.

    Looks at lines that end no sentence and have a line right after them. Wrapped means: at least five of them
    reach the margin within four columns, they are nine tenths of those lines, and none is wider.
    """
    inner = [
        line_width(line.rstrip())
        for line, following in zip(lines, [*lines[1:], ""], strict=True)
        if line.strip() and following.strip() and not SENTENCE_END.search(line.rstrip()[-8:])
    ]
    if len(inner) < _FEWEST or max(map(line_width, lines)) > _WIDEST + SLACK:
        return 0
    margin = sorted(inner)[len(inner) * 9 // 10]
    full = sum(width >= margin - SLACK for width in inner)
    wrapped = margin >= _NARROWEST and full >= _FEWEST and full >= 0.9 * len(inner)
    return margin if wrapped else 0


def join_lines(
    lines: Sequence[tuple[int, str]], full: Sequence[bool], *, date: str = "", line_unit: str = "line"
) -> Content:
    """Return the content of numbered *lines* with those in *full* joined to the next where a sentence goes on.

    Empty lines are kept as ends of paragraphs only. `breaks` holds the place of every original line.
    """
    text: list[str] = []
    numbers: list[int] = []
    breaks: list[tuple[int, int]] = []
    offset = 0
    previous = ""
    open_line = False
    for (number, raw), reaches in zip(lines, full, strict=True):
        line = raw.strip()
        if not line:
            open_line = False
            continue
        if open_line and not _NEW_PARAGRAPH.match(raw):
            glue = " " if previous[-1].isascii() and line[0].isascii() else ""
        else:
            glue = "\n" if text else ""
            numbers.append(number)
        offset += len(glue)
        breaks.append((offset, number))
        text += (glue, line)
        offset += len(line)
        previous = line
        open_line = reaches and not SENTENCE_END.search(line[-8:])
    joined = len(breaks) > len(numbers)
    return Content("".join(text), tuple(numbers), tuple(breaks) if joined else (), date, line_unit)
