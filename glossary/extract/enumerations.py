"""Lists that are one term: “分阶段、同步走”, 和平、发展、合作、共赢的旗帜."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from glossary.extract.wordlists import Wordlists
from glossary.model import Document
from glossary.segment import HAN_LETTER

_QUOTED = re.compile(f"[“「]({HAN_LETTER}{{2,8}}(?:[、，]{HAN_LETTER}{{2,8}}){{1,3}})[”」]")
_BEFORE_HEAD = re.compile(
    f"(?<!{HAN_LETTER})(?<!、)((?:{HAN_LETTER}{{2}}、){{2,4}}{HAN_LETTER}{{2}})的(?=({HAN_LETTER}{{2,8}}))"
    f"|(?<!{HAN_LETTER})(?<!、)((?:{HAN_LETTER}{{4}}、){{1,4}}{HAN_LETTER}{{4}})的(?=({HAN_LETTER}{{2,8}}))"
)

_SECOND = re.compile("、(?=..、|....[、的])")
"""A mark behind which a member of two or four characters ends; what begins with a sign is found many times as fast."""


def find_enumerations(documents: Sequence[Document], lists: Wordlists) -> Counter[str]:
    """Return the enumerations that are listed as one term, with their numbers.

    Two kinds: what stands in quotation marks as a whole, two to four members of up to eight characters; and members of two
    or four characters each, from the beginning of a clause, before 的 and a diplomatic head.
    """
    found: Counter[str] = Counter()
    endings = tuple(head for head in lists.heads - lists.weak_heads if len(head) > 1)
    for document in documents:
        found.update(_find_quoted(document.hans))
        for match in _find_rows(document.hans):
            members, noun = match[1] or match[3], match[2] or match[4]
            if any(noun[:length].endswith(endings) for length in range(2, len(noun) + 1)):
                found[members] += 1
    return found


def _find_quoted(text: str) -> Iterator[str]:
    """Yield the matches of _QUOTED; to look for the marks first is many times as fast as to let the expression look."""
    for mark in "“「":
        at = text.find(mark)
        while at >= 0:
            if match := _QUOTED.match(text, at):
                yield match[1]
            at = text.find(mark, at + 1)


def _find_rows(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of _BEFORE_HEAD; only where the next member is as long can a row begin."""
    end = 0
    for mark in _SECOND.finditer(text):
        for start in (mark.start() - 4, mark.start() - 2):
            if start >= end and (match := _BEFORE_HEAD.match(text, start)):
                yield match
                end = match.end()
                break
