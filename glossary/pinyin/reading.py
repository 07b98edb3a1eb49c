"""The reading of a term and how sure it is."""

import re
from typing import NamedTuple

from glossary.pinyin.notation import store_literal
from glossary.pinyin.parsing import HAN, parse_pinyin

KINDS = ("", "person", "place", "org", "treaty", "title")


class Reading(NamedTuple):
    """A reading in storage form and its status."""

    stored: str
    status: str
    """`fixed` (a person wrote it), `lexicon`, `ok` (two sources agree) or `review`."""


def transcribe(term: str, *, given: str = "", kind: str = "") -> Reading:
    """Return the reading of *term*; *given*, a curated pinyin in any notation, wins."""
    if given:
        return Reading(parse_pinyin(given, term), "fixed")
    from pypinyin import Style, lazy_pinyin

    parts: list[str] = []
    for piece in re.findall(f"(?:{HAN.pattern})+|[^\\s]+?(?={HAN.pattern}|\\s|$)", term):
        if HAN.match(piece):
            syllables = lazy_pinyin(piece, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
            parts.append("".join(syllables))
        else:
            parts.append(store_literal(piece))
    return Reading(" ".join(parts), "review" if parts else "ok")


def transcribe_text(line: str) -> tuple[Reading, ...]:
    """Return the readings of a line of running text, one a word or mark of punctuation."""
    return tuple(transcribe(word) for word in line.split())
