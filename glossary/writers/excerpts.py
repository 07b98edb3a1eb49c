"""Sentences with a stretch marked, cut to a length a person reads at a glance."""

from typing import NamedTuple

from glossary.writers.characters import one_line

WIDTH = 160
"""Characters of English shown around a mark, half of it on either side; Chinese gets a third. Chosen: two lines."""


class Excerpt(NamedTuple):
    """A piece of a sentence: what stands before the mark, in it and behind it."""

    before: str
    marked: str
    after: str

    def __str__(self) -> str:
        """Return the piece with the mark in brackets 【】."""
        return one_line(f"{self.before}【{self.marked}】{self.after}")


def cut_excerpt(text: str, start: int, end: int, width: int = WIDTH) -> Excerpt:
    """Return the piece of *text* around *start* to *end*, cut at blanks where there are any, `…` for what is left out."""
    low, high = max(0, start - width // 2), min(len(text), end + width // 2)
    if low:
        blank = text.find(" ", low, start)
        low = blank + 1 if blank >= 0 else low
    if high < len(text):
        blank = text.rfind(" ", end, high)
        high = blank if blank >= 0 else high
    head, tail = "…" if low else "", "…" if high < len(text) else ""
    return Excerpt(head + text[low:start], text[start:end], text[end:high] + tail)
