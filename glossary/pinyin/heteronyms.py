"""Readings that depend on the words around: 为, 得, 地, 着, 应 and other single characters."""

import re

from glossary.pinyin import tables
from glossary.pinyin.compounds import NEUTRAL_LOCALITIES
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
        found = "wei2" if _is_wei2(left, right) else "wei4"
    elif character in NEUTRAL_LOCALITIES and piece.tag == "f" and before and before.tag[:1] in ("n", "s", "v"):
        found = NEUTRAL_LOCALITIES[character][0]
    elif character == "应":
        found = "ying4" if _INVITED.match(right) and not _clause(left) else "ying1"
    elif character == "地":
        found = "de5" if left and right and before and before.tag[:1] in "aibzdlv" else "di4"
    elif character == "得":
        found = "de5" if left and before and before.tag[:1] == "v" else "de2"
    elif character == "着":
        found = "zhe5" if left else "zhao2"
    elif character == "都" and before and before.tag[:1] == "p":
        return piece._replace(syllables=("du1",), sure=False)
    elif character in tables.readings("alone"):
        found = tables.readings("alone")[character][0]
    return piece._replace(syllables=(found,), sure=True) if found else piece


_CLAUSE_END = "，。；：！？,.;:!?\n"
_COPULA = re.compile(r"[以视奉引尊][^为、]*$")


_INVITED = re.compile(f"[^{_CLAUSE_END}]{{0,20}}?(邀请|之邀|请求|要求)")
"""应 at the beginning of a clause is yìng (at the invitation or request of) when one of these follows."""


def _is_wei2(left: str, right: str) -> bool:
    """Return whether 为 is the verb wéi (to be, as) and not the preposition wèi (for).

    It is after verbs like 成 视 作, in 以 … 为 (take … as), before a figure or a quotation, and at the end of a clause; at the
    beginning of a clause it is the preposition.
    """
    clause = _clause(left)
    if not right or right[0] in _CLAUSE_END:
        return True
    if not clause:
        return False
    return (
        clause.endswith(tuple(tables.words("wei2_after")))
        or right[0] in "“《0123456789"
        or bool(_COPULA.search(clause))
    )


def _clause(left: str) -> str:
    """Return what stands before a character in its clause."""
    return re.split(f"[{_CLAUSE_END}]", left)[-1]
