"""What neighbouring words do to each other: affixes are joined (5.5, 6.1.2), names get their capitals (6.3)."""

from glossary.pinyin import tables
from glossary.pinyin.lexicon import find_word
from glossary.pinyin.names import NATURAL, make_surname
from glossary.pinyin.pieces import Piece

ASPECTS = {"着": ("zhe5",), "了": ("le5",), "过": ("guo5",)}
"""Aspect particles, joined to the verb before them; all neutral."""


GENERAL_HEADS = frozenset(
    ["组织", "联盟", "集团", "委员会", "论坛", "公约", "条约", "协定", "宣言", "会议", "协会", "机构", "法院"]
)
"""Head words that with 国际 (international) and its like alone are no names: guójì zǔzhī (international organisation)."""


WATERS = frozenset(["海峡", "群岛", "半岛", "海湾", "运河", "山脉", "列岛", "盆地", "高原", "沙漠", "水道"])
"""Words for natural features that make a place of an unknown word before them."""


def join_affixes(pieces: list[Piece], run: str, suffixes: str = "strong_suffixes") -> list[Piece]:
    """Return the pieces with prefixes, suffixes and aspect particles joined to their words.

    *suffixes* names the word class that is joined to the left: `suffixes` inside one word of the segmenter, fewer
    (`strong_suffixes`) between words.
    """
    joined: list[Piece] = []
    for index, piece in enumerate(pieces):
        before = joined[-1] if joined else None
        last = index + 1 == len(pieces) > 2
        if not before or piece.joint != " " or not piece.syllables or not before.syllables:
            joined.append(piece)
        elif _is_aspect(before, piece, last=last):
            joined[-1] = before + piece._replace(syllables=ASPECTS[piece.text], sure=True)
        elif _is_prefix(before, piece, run) or _is_suffix(before, piece, suffixes, last=index + 1 == len(pieces)):
            if reading := tables.readings("suffix_readings").get(piece.text):
                piece = piece._replace(syllables=reading, sure=True)  # noqa: PLW2901
            joined[-1] = (before + piece)._replace(tag=piece.tag if len(piece.text) > 1 else before.tag)
        elif before.text in tables.surnames() and before.tag[:2] == "nr" and piece.text in tables.words("titles"):
            joined[-1] = make_surname(before.text)
            joined.append(piece)
        else:
            joined.append(piece)
    return joined


def _is_aspect(before: Piece, piece: Piece, *, last: bool) -> bool:
    """Return whether *piece* is 着, 了 or 过 behind a verb; 了 at the end of a sentence is a mood particle and apart."""
    if piece.text not in ASPECTS or piece.tag not in ("uz", "ug", "ul", "zg"):
        return False
    return before.tag[:1] == "v" and not (piece.text == "了" and last)


def _is_prefix(before: Piece, piece: Piece, run: str) -> bool:
    if before.capital or piece.tag[:1] in ("p", "c", "u", "r") or piece.tag == "number":
        return False
    if len(piece.text) < 2:
        return before.text == "副" and piece.text == "总"
    if before.text == "不":  # a term of three syllables is one concept (5.2)
        return len(run) == 3 or before.text + piece.text in tables.words("negated")
    if before.text == "总":
        return piece.tag[:1] == "n"
    if before.text not in tables.words("prefixes") and before.text != "副总":
        return False
    if before.text in ("核", "碳"):
        return len(piece.text) == 2
    weak = before.text in tables.words("weak_prefixes")
    return not weak or len(run) == 3 or bool(find_word(before.text + piece.text))


def _is_suffix(before: Piece, piece: Piece, suffixes: str, *, last: bool) -> bool:
    place = before.capital and piece.text in tables.words("place_generics")  # Qínlǐng Zhàn (Qinling Station)
    final = last and piece.text in tables.words("final_suffixes") and not place
    if (
        piece.tag == "fixed"
        or len(piece.text) != 1
        or len(before.text) < 2
        or not (final or piece.text in tables.words(suffixes))
    ):
        return False
    if before.tag[:1] in ("p", "c", "u", "r", "d") or before.tag == "number":
        return piece.text == "们" and before.tag[:1] == "r"
    return final or suffixes == "suffixes" or piece.tag[:1] not in ("v", "d", "p", "c", "u", "m", "r")


_LONGEST_NAME = 40
"""Words of the name of a body; chosen: official ones reach twelve, and every length is tried."""


def capitalise(pieces: list[Piece], run: str, kind: str) -> list[Piece]:
    """Return the pieces with capitals where the whole or its beginning is a name: on all words but small ones.

    The longest beginning that is the name of a body counts: Zuìgāo Rénmín Fǎyuàn yuànzhǎng (its president).
    """
    whole = kind in ("person", "place", "org", "treaty", "title")
    size = len(pieces) if whole else min(len(pieces), _LONGEST_NAME)
    while not whole and size > 1 and not is_organisation(pieces[:size], size == len(pieces)):
        size -= 1
    if len(pieces) == 2 and pieces[1].text in WATERS and not find_word(pieces[0].text):
        pieces = [piece._replace(capital=True) for piece in pieces]  # Gōnggǔ Hǎixiá, unknown but a place
    pieces = [
        piece._replace(capital=True) if place and _is_generic(pieces[place - 1], piece) else piece
        for place, piece in enumerate(pieces)
    ]
    named = [piece if _stays_small(piece) else piece._replace(capital=True) for piece in pieces[:size]]
    return [*named, *pieces[size:]] if whole or size > 1 else pieces


def _is_generic(before: Piece, piece: Piece) -> bool:
    """Return whether *piece* is the generic word of the place before it (6.2.2): Jíbùtí Gǎng (port of Djibouti)."""
    return before.capital and before.tag == "name" and len(piece.text) == 1 and piece.text in NATURAL


def _stays_small(piece: Piece) -> bool:
    return piece.tag[:1] in ("u", "c") or piece.text in ("的", "和", "与", "及") or piece.joint == "-"


def is_organisation(pieces: list[Piece], whole: bool) -> bool:
    """Return whether pieces name a body, a treaty, a work or a place: they begin as a name and end in a head word."""
    run = "".join(piece.text for piece in pieces)
    if run.endswith("之友小组"):  # Hépíng zhī Yǒu Xiǎozǔ (Friends of Peace)
        return True
    if len(pieces) < 2 or any(piece.tag[:1] in ("u", "p") or piece.text in ("的", "之") for piece in pieces):
        return False
    if len(pieces) > 2 and pieces[0].tag == "number" and run[len(pieces[0].text) :].startswith("国集团"):
        return True
    if len(pieces) > 2 and run.endswith(tuple(tables.words("body_heads"))):
        return True
    named = pieces[0].capital or pieces[0].tag == "nz" or run.startswith(tuple(tables.words("organisation_starts")))
    if not named:
        return False
    general = len(pieces) == 2 and not pieces[0].capital and pieces[0].tag != "nz" and pieces[1].text in GENERAL_HEADS
    if run.endswith(tuple(tables.words("organisation_heads"))) and not run.endswith("命运共同体") and not general:
        return True
    office = run.startswith(("联合国", "国家", "外交部", "中央", "国务院")) and (
        len(pieces) > 2 or len(pieces[-1].text) > 2
    )
    if office and run[-1] in "署部厅司局处室" and pieces[-1].tag[:1] not in ("q", "m"):
        return True
    if pieces[0].capital and pieces[-1].text in tables.words("place_generics") and len(pieces[-1].text) > 1:
        return True
    kinds = ("n", "v", "j", "a", "i", "m", "q", "c", "fixed")
    nominal = all(piece.capital or piece.tag.startswith(kinds) for piece in pieces)
    return whole and nominal and len(pieces) > 2 and run.endswith(tuple(tables.words("weak_heads")))
