"""Phrases of four characters and reduplications (GB/T 16159-2012, 5.4 and 6.1.12)."""

from glossary.pinyin import tables
from glossary.pinyin.lexicon import find_name, find_readings, find_word
from glossary.pinyin.numerals import NUMERALS
from glossary.pinyin.pieces import Piece, find_tag, make_piece, read_word


def is_idiom(text: str, tag: str) -> bool:
    """Return whether a phrase of four characters is a set phrase and no compound of two words.

    The dictionary or the segmenter calls it an idiom; or it is a headword whose halves are no words (长治久安, lasting
    peace and stability), where 双重标准 (double standard) falls into two.
    """
    if len(text) != 4:
        return False
    word, name = find_word(text), find_name(text)
    if (word and word.idiom) or (name and name.idiom):
        return True
    if text[1] in ("与", "和", "及") and _is_word(text[2:]):
        return False
    if text[0] == text[1] and not name and not _is_word(text[2:]):
        return True
    if text[2] == "之" and not word and _is_word(text[:2]):
        return False  # 光明之路 (road to the light)
    if tag == "i":
        return bool(word) or text[2] in "与于以之而其" or not (_is_word(text[:2]) and _is_word(text[2:]))
    halves = _is_word(text[:2]) or _is_word(text[2:])
    return bool(word or tag == "l") and not halves and not _has_affix(text)


def _is_word(text: str) -> bool:
    return bool(find_word(text))


def _has_affix(text: str) -> bool:
    """Return whether three of the characters are a headword and the fourth an affix: 研究生院 (graduate school)."""
    after = text[-1] in tables.characters("suffixes") and _is_word(text[:3])
    return after or (text[0] in tables.characters("prefixes") and _is_word(text[1:]))


def split_idiom(text: str) -> list[Piece]:
    """Return a set phrase of four characters: two halves with a hyphen, or one word where it has no halves.

    Without halves are those whose second or third character is a particle (总而言之, in a word) and those whose middle is
    a word while the halves are none (一衣带水, a strip of water between).
    """
    syllables, sure = read_word(text)
    if text[0] == "以" and text[2] == "为" and not find_word(text):  # yǐ mín wéi běn, to put the people first
        syllables = (*syllables[:2], "wei2", syllables[3])
    particle = text[1] in tables.characters("undivided_second") or text[2] in tables.characters("undivided_third")
    middle = text[0] in NUMERALS and bool(find_word(text[1:3])) and not _is_word(text[:2]) and not _is_word(text[2:])
    halves = _is_word(text[:2]) and _is_word(text[2:])
    capital = bool((name := find_name(text)) and name.stored[0].isupper())
    if (particle or middle) and not halves:
        return [Piece(text, syllables, "idiom", capital=capital, sure=sure)]
    first = Piece(text[:2], syllables[:2], "idiom", capital=capital, sure=sure)
    return [first, Piece(text[2:], syllables[2:], "idiom", "-", sure=sure)]


def split_reduplication(text: str) -> list[Piece] | None:
    """Return AA, AABB or ABAB as pieces, or None: rénrén (everybody), láiláiwǎngwǎng, yánjiū yánjiū.

    The second syllable of a doubled verb is neutral (kànkan, have a look).
    """
    if len(text) == 2 and text[0] == text[1]:
        piece = make_piece(text)
        verb = find_tag(text[0]) == "v" and find_tag(text)[:1] in ("v", "", "x")
        if verb:
            piece = piece._replace(syllables=(piece.syllables[0], piece.syllables[1][:-1] + "5"), settled=True)
        return [piece] if verb or not find_word(text) else None
    if len(text) != 4:
        return None
    if text[0] == text[1] != text[2] == text[3]:
        if find_word(text):
            return [make_piece(text, "z")]
        (first, second), sure = read_word(text[0] + text[2])
        if second.endswith("5"):  # qīngchu (clear), but qīngqīngchǔchǔ
            second = find_readings(text[2])[0]
        return [Piece(text, (first, first, second, second), "z", sure=sure)]
    if text[:2] == text[2:] and find_word(text[:2]):
        return [make_piece(text[:2], "v"), make_piece(text[2:], "v")]
    return None
