"""A run of Chinese characters → words as GB/T 16159-2012 writes them."""

from glossary.pinyin import tables
from glossary.pinyin.compounds import is_name, split_token
from glossary.pinyin.idioms import split_idiom, split_reduplication
from glossary.pinyin.joining import capitalise, join_affixes
from glossary.pinyin.lexicon import find_name, find_word
from glossary.pinyin.names import (
    find_surname,
    is_transcription,
    make_surname,
    make_transcription,
    split_name,
    split_person,
    split_title,
)
from glossary.pinyin.pieces import Piece, find_tag, make_piece, stored_pieces
from glossary.pinyin.tokens import cut_tokens
from glossary.segment import tag


def split_run(run: str, kind: str = "", *, overrides: bool = True) -> list[Piece]:
    """Return the words of a run of Chinese characters as pieces, readings in context not yet settled."""
    if overrides and run in tables.overrides():
        return stored_pieces(run, tables.overrides()[run], "fixed")
    name = find_name(run)
    if name and (bool(kind) or is_name(run, name, find_tag(run))):
        return split_idiom(run) if name.idiom and len(run) == 4 else split_name(run, name)
    if pieces := (_find_person(run) if kind == "person" else split_reduplication(run) or find_lone_person(run)):
        return pieces
    if is_concept(run):
        return capitalise([make_piece(run, "n")], run, kind)
    pieces = []
    tokens = cut_tokens(run, overrides=overrides)
    for token, part in tokens:
        pieces += split_token(token, part, alone=len(tokens) == 1, overrides=overrides)
    return capitalise(join_affixes(pieces, run), run, kind)


def _find_person(run: str) -> list[Piece] | None:
    """Return a run that is said to be a person as Chinese name or as transcription."""
    chinese = (len(run) <= 3 and find_surname(run)) or (len(run) == 4 and not is_transcription(run))
    return (split_person(run, certain=True) if chinese else None) or [make_transcription(run)]


def find_lone_person(run: str) -> list[Piece] | None:
    """Return a run that the segmenter does not know and that looks like a Chinese name, as pieces, or None.

    Surname and given name (6.2.1), two surnames and given name, or 小 老 大 阿 and surname (Xiǎo Liú).
    """
    if not 2 <= len(run) <= 5 or find_word(run):
        return None
    if run[0] not in tables.words("not_called") and (titled := split_title(run)):
        return titled
    tagged = tag(run)
    familiar = len(run) == 2 and run[0] in tables.words("intimates") and run[1] in tables.surnames()
    if familiar and tagged[0][1] not in ("ns", "n"):
        return [make_piece(run[0], "name", capital=True), make_surname(run[1])]
    surname = find_surname(run)
    rest = run[len(surname) :]
    double = len(run) == 4 and len(surname) == 1 and rest[0] in tables.surnames() and not find_word(rest[1:])
    if double and tagged[0][1] in ("x", "nr"):
        return split_person(run) if not is_transcription(run) else None
    return None


def is_concept(run: str) -> bool:
    """Return whether three characters hold no word the dictionary knows and are one concept (5.2): liànbóhuì."""
    if (
        len(run) != 3
        or find_surname(run)
        or any(find_word(part) or find_name(part) for part in (run, run[:2], run[1:]))
    ):
        return False
    return not any(
        part[:1] in ("m", "p", "u", "r", "d", "c", "v", "q") or part[:2] in ("nr", "ns") for _, part in tag(run)
    )
