"""Readings that depend on the words around: 为, 得, 地, 着, 应 and other single characters."""

from glossary.pinyin import tables
from glossary.pinyin.pieces import Piece


def settle_readings(pieces: list[Piece], *, overrides: bool = True) -> list[Piece]:
    """Return the pieces with the readings of single characters settled by their neighbours."""
    text = "".join(piece.text for piece in pieces)
    settled: list[Piece] = []
    place = 0
    for piece in pieces:
        if (
            len(piece.text) == 1
            and piece.syllables
            and not piece.settled
            and not piece.capital
            and piece.tag not in ("number", "name", "fixed")
        ):
            piece = _settle(piece, settled[-1] if settled else None, text[:place], text[place + 1 :])  # noqa: PLW2901
        settled.append(piece)
        place += len(piece.text)
    return settled


def _settle(piece: Piece, before: Piece | None, left: str, right: str) -> Piece:
    character = piece.text
    found = ""
    if character == "为":
        wei2 = left.endswith(tuple(tables.words("wei2_after"))) or "以" in left or not right
        found = "wei2" if wei2 else "wei4"
    elif character == "应":
        found = "ying4" if right.startswith(tuple(tables.words("ying4_before"))) else "ying1"
    elif character == "地":
        found = "de5" if left and right and before and before.tag[:1] in "aibzdlv" else "di4"
    elif character == "得":
        found = "de5" if left and before and before.tag[:1] == "v" else "de2"
    elif character == "着":
        found = "zhe5" if left else "zhao2"
    elif character in tables.readings("alone"):
        found = tables.readings("alone")[character][0]
    return piece._replace(syllables=(found,), sure=True) if found else piece
