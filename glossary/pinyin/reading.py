"""The reading of a term and how sure it is."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from glossary.pinyin import tables
from glossary.pinyin.heteronyms import settle_readings
from glossary.pinyin.lexicon import find_name, find_readings, find_word
from glossary.pinyin.notation import is_han, split_stored, store_literal
from glossary.pinyin.parsing import parse_pinyin
from glossary.pinyin.pieces import Piece
from glossary.pinyin.words import split_run

KINDS = ("", "person", "place", "org", "treaty", "title")
"""What a term may name; every kind but the first is written with capitals."""


class Reading(NamedTuple):
    """A reading in storage form and its status."""

    stored: str
    status: str
    """`fixed` (a person wrote it), `lexicon`, `ok` (two sources agree) or `review`."""


def simplify(term: str) -> str:
    """Return *term* in Simplified characters, without loading OpenCC where it holds nothing else."""
    from glossary.script import looks_traditional, to_simplified

    if looks_traditional(term) or any(is_han(character) and not find_readings(character) for character in term):
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
    pieces = settle_readings(list(split_text(hans, kind, overrides=overrides)), overrides=overrides)
    return Reading(join_pieces(pieces), _find_status(hans, pieces))


def split_text(hans: str, kind: str = "", *, overrides: bool = True) -> Iterator[Piece]:
    """Yield the pieces of a Simplified text: Chinese words, Latin words, numbers and single marks of punctuation."""
    for shape, group in groupby(enumerate(hans), key=lambda item: _shape(hans, item[0])):
        part = "".join(character for _, character in group)
        if shape == "han":
            yield from split_run(part, kind, overrides=overrides)
        elif shape == "word":
            yield Piece(part, (), "literal")
        elif shape == "mark":
            yield from (Piece(mark, (), "literal") for mark in part)


def _shape(text: str, place: int) -> str:
    """Return what a character belongs to: `han`, `word` (Latin, digits, the point in 5.5), `mark` or `space`."""
    character = text[place]
    if is_han(character):
        return "han"
    inside = character in ".,:" and text[place - 1 : place].isdigit() and text[place + 1 : place + 2].isdigit()
    if inside or character.isalnum() or character == "_":
        return "word"
    return "space" if character.isspace() else "mark"


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


class Word(NamedTuple):
    """A word, number or punctuation mark of a text."""

    text: str
    stored: str
    """In storage form; for what is not Chinese the text."""
    status: str
    """`ok` or `review`."""


class TextReading(NamedTuple):
    """The reading of a line of running text."""

    stored: str
    status: str
    """`review` when one word is."""
    words: tuple[Word, ...]


def transcribe_text(line: str, *, overrides: bool = True) -> TextReading:
    """Return the reading of a line of running text, with a capital at the beginning of each sentence (6.3).

    A line without a full stop, question or exclamation mark is taken for a term and keeps its small letter.
    """
    pieces = settle_readings(list(split_text(simplify(line), overrides=overrides)), overrides=overrides)
    if _SENTENCE_END.search(line):
        start = True
        for place, piece in enumerate(pieces):
            if start and piece.syllables:
                pieces[place] = piece._replace(capital=True)
            start = (start and not piece.syllables and not piece.text[0].isalnum()) or bool(
                _SENTENCE_END.search(piece.text)
            )
    words: list[Word] = []
    for piece in pieces:
        stored = piece.stored if piece.syllables else piece.text
        status = "ok" if piece.sure else "review"
        if words and piece.joint == "-":
            last = words.pop()
            worst = "review" if "review" in (last.status, status) else "ok"
            words.append(Word(last.text + piece.text, f"{last.stored}-{stored}", worst))
        else:
            words.append(Word(piece.text, stored, status))
    status = "review" if any(word.status == "review" for word in words) else "ok"
    return TextReading(join_pieces(pieces), status, tuple(words))


_SENTENCE_END = re.compile("[。！？!?]|\\.(?=\\s|$)")


__all__ = ["KINDS", "Reading", "TextReading", "Word", "transcribe", "transcribe_text"]
