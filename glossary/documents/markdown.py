"""Markdown (CommonMark with tables and footnotes): the text without its marks."""

import re

from glossary.documents.content import Content, split_lines
from glossary.documents.dates import value_date
from glossary.documents.decoding import decode
from glossary.documents.plain import make_plain

_BLOCK = re.compile(r"\s{0,3}(?:(?:>|#{1,6}(?=\s)|[-*+](?=\s)|\d{1,9}[.)](?=\s))\s*)+(?:\[[ xX]\]\s)?")
_RULE = re.compile(r"\s{0,3}(?:=+|-+|(?:[-*_]\s*){3,})\s*$|\s*\|?[\s:|-]*-[\s:|-]*$")
_LONGEST_RULE = 500
"""Characters of a line looked at for a rule or the marks of a block; chosen: bounds the time and memory of the patterns."""
_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})")
_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]^][^\[\]]*\]:\s*\S")
_INLINE = (
    (re.compile(r"!?\[([^\[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)"), r"\1"),
    (re.compile(r"\[\^[^\[\]\s]+\]:?"), ""),
    (re.compile(r"!?\[([^\[\]]*)\]\[[^\[\]]*\]"), r"\1"),
    (re.compile(r"<(?:https?:|mailto:)[^<>\s]*>"), ""),
    (re.compile(r"</?[A-Za-z][^<>]*>"), ""),
    (re.compile(r"(?<!\\)(?:\*{1,3}|~~|`+)"), ""),
    (re.compile(r"(?<![\\A-Za-z0-9_])_{1,3}(?=\S)|(?<=\S)(?<!\\)_{1,3}(?![A-Za-z0-9_])"), ""),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)


def read_markdown(data: bytes) -> Content:
    """Return the content of Markdown: every line at its place, without marks, addresses and front matter.

    Text in code fences is kept as it is. The front matter's `date:` is the date of the document.
    """
    text, notes = decode(data)
    lines = split_lines(text)
    start, date = _front_matter(lines)
    kept = [""] * start
    fenced = commented = False
    for line in lines[start:]:
        if _FENCE.match(line) and not commented:
            fenced = not fenced
            kept.append("")
        elif fenced:
            kept.append(line)
        else:
            visible, commented = _drop_comment(line, commented=commented)
            kept.append(
                "" if _RULE.match(visible[:_LONGEST_RULE]) or _DEFINITION.match(visible) else plain_line(visible)
            )
    return make_plain(kept, date)._replace(notes=notes)


def plain_line(line: str) -> str:
    """Return one *line* of Markdown without its marks; cells of a table are parted by vertical tabs."""
    if block := _BLOCK.match(line, 0, _LONGEST_RULE):  # elsewhere in the line a mark is text: 2016 - 2017, a > b
        line = line[block.end() :]
    for pattern, replacement in _INLINE:
        line = pattern.sub(replacement, line)
    if line.lstrip().startswith("|"):
        line = "\v".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return line.strip(" \t")


def _front_matter(lines: list[str]) -> tuple[int, str]:
    """Return where the text begins after a YAML front matter, and the date that it gives."""
    if lines[0].rstrip() != "---":
        return 0, ""
    end = next((index for index, line in enumerate(lines[1:200], 1) if line.rstrip() in {"---", "..."}), 0)
    dates = (line.partition(":")[2] for line in lines[1:end] if line.startswith("date:"))
    return (end + 1, value_date(next(dates, ""))) if end else (0, "")


def _drop_comment(line: str, *, commented: bool) -> tuple[str, bool]:
    """Return what of *line* stands outside HTML comments, and whether one is still open at its end."""
    if not commented and "<!--" not in line:
        return line, False
    visible: list[str] = []
    place = 0
    while place < len(line):  # by offsets: a line may hold a million comments
        mark = "-->" if commented else "<!--"
        found = line.find(mark, place)
        if not commented:
            visible.append(line[place : found if found >= 0 else len(line)])
        if found < 0:
            break
        commented = not commented
        place = found + len(mark)
    return "".join(visible), commented
