"""A run of Chinese characters → words as GB/T 16159-2012 writes them."""

from glossary.pinyin import tables
from glossary.pinyin.compounds import is_name, split_token
from glossary.pinyin.idioms import split_idiom, split_reduplication
from glossary.pinyin.joining import capitalise, join_affixes
from glossary.pinyin.lexicon import find_name, find_word
from glossary.pinyin.names import (
    find_surname,
    is_transcription,
    looks_foreign,
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


def _find_person(run: str) -> list[Piece]:
    """Return a run that is said to be a person: Chinese, Japanese or in transcription, with a title behind or not.

    A name of four characters that is no transcription is parted in the middle, as most Japanese ones are.
    """
    for size in range(min(5, len(run) - 2), 1, -1):
        if run[-size:] in tables.words("titles"):
            return [*_find_person(run[:-size]), make_piece(run[-size:], "n")]
    if name := find_name(run):
        return split_name(run, name)
    if is_transcription(run) and (len(run) > 3 or looks_foreign(run)):
        return [make_transcription(run)]
    japanese = len(run) == 4 and find_surname(run) not in tables.surnames()
    person = None if japanese or len(run) > 4 else split_person(run, certain=True)
    if person and is_transcription(run):  # 查波 may be Zhā Bō or Chábō
        person[0] = person[0]._replace(sure=person[0].sure and not tables.surnames().get(person[0].text))
    halves = [make_piece(half, "name", capital=True) for half in (run[:2], run[2:])]
    return person or (halves if len(run) == 4 else [make_transcription(run)])


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
    begun = find_name(run[:2])
    if len(run) == 3 and len(surname) == 1 and begun and begun.person and not find_name(run):
        return split_person(run)  # 庞德伟 is not 庞德 (Pang De) and 伟
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
