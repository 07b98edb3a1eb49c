"""The reading of a term and how sure it is."""

import re
from typing import NamedTuple

from glossary.pinyin import tables
from glossary.pinyin.heteronyms import settle_readings
from glossary.pinyin.lexicon import find_name, find_readings, find_word
from glossary.pinyin.notation import render_marks, split_stored, store_literal
from glossary.pinyin.parsing import HAN, parse_pinyin
from glossary.pinyin.pieces import Piece
from glossary.pinyin.words import split_run

KINDS = ("", "person", "place", "org", "treaty", "title")
"""What a term may name; every kind but the first is written with capitals."""

_PARTS = re.compile(f"(?:{HAN.pattern})+|[^\\s{HAN.pattern[1:-1]}]+|\\s+")


class Reading(NamedTuple):
    """A reading in storage form and its status."""

    stored: str
    status: str
    """`fixed` (a person wrote it), `lexicon`, `ok` (two sources agree) or `review`."""


def simplify(term: str) -> str:
    """Return *term* in Simplified characters, without loading OpenCC where it holds nothing else."""
    from glossary.script import looks_traditional, to_simplified

    if looks_traditional(term) or any(HAN.match(character) and not find_readings(character) for character in term):
        return to_simplified(term)
    return term


def transcribe(term: str, *, given: str = "", kind: str = "", overrides: bool = True) -> Reading:
    """Return the reading of *term*; *given*, a curated pinyin in any notation, wins.

    Raises:
        ValueError: for a *kind* not in KINDS.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind {kind!r}: expected one of {', '.join(KINDS[1:])}")
    hans = simplify(term)
    if given:
        stored = parse_pinyin(given, hans)
        return Reading(_rejoin(stored, hans, kind), "fixed")
    if overrides and hans in tables.overrides():
        return Reading(tables.overrides()[hans], "fixed")
    pieces = [piece for part in _PARTS.findall(hans) for piece in _split_part(part, kind, overrides=overrides)]
    pieces = settle_readings(pieces, overrides=overrides)
    return Reading(join_pieces(pieces), _find_status(hans, pieces))


def _split_part(part: str, kind: str, *, overrides: bool) -> list[Piece]:
    if HAN.match(part):
        return split_run(part, kind, overrides=overrides)
    return [] if part.isspace() else [Piece(part, (), "literal")]


_OPENING = "([{“‘《〈「『（【"
_CLOSING = ")]}”’》〉」』）】，。、；：？！,.;:?!%℃°…"
_TIGHT = "—–-·/+~～"
_WESTERN = str.maketrans("（）【】，。、；：？！「」『』～", "()[],.,;:?!“”‘’~")


def join_pieces(pieces: list[Piece]) -> str:
    """Return the pieces in storage form; punctuation in its Western shape, where Western texts have it."""
    text = ""
    glued = True
    for piece in pieces:
        if piece.syllables:
            text += ("" if glued else piece.joint) + piece.stored
            glued = False
            continue
        literal = store_literal(piece.text).translate(_WESTERN)
        first, last = piece.text[0], piece.text[-1]
        ordinal = text.endswith("di4") and first.isdigit()
        text += ("" if glued or first in _CLOSING or first in _TIGHT else "-" if ordinal else " ") + literal
        glued = last in _OPENING or last in _TIGHT
    return text


def _find_status(hans: str, pieces: list[Piece]) -> str:
    if not all(piece.sure for piece in pieces):
        return "review"
    known = find_word(hans) or find_name(hans)
    return "lexicon" if known else "ok"


def _rejoin(stored: str, hans: str, kind: str) -> str:
    """Return a curated reading; when it has a blank between all syllables and no capitals, our words are put in."""
    parts = [part for part in split_stored(stored) if not isinstance(part, str)]
    if len(parts) < 2 or any(len(part) > 1 or part[0].capital for part in parts) or "-" in stored:
        return stored
    ours = transcribe(hans, kind=kind).stored
    ready = [part for part in split_stored(ours) if not isinstance(part, str)]
    if sum(map(len, ready)) != len(parts):
        return stored
    flat = iter(part[0] for part in parts)
    pieces = [
        part if isinstance(part, str) else "".join(str(next(flat)._replace(capital=s.capital)) for s in part)
        for part in split_stored(ours)
    ]
    return "".join(pieces)


def transcribe_text(line: str) -> tuple[Reading, ...]:
    """Return the readings of a line of running text, one a word or mark of punctuation."""
    return tuple(transcribe(word) for word in line.split())


__all__ = ["KINDS", "Reading", "render_marks", "transcribe", "transcribe_text"]
