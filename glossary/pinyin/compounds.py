"""One word of the segmenter → the words the standard writes (GB/T 16159-2012, 5.2 to 5.6 and 6.1)."""

from glossary.pinyin import tables
from glossary.pinyin.dividing import divide, is_pair, stands_alone
from glossary.pinyin.idioms import is_idiom, split_idiom, split_reduplication
from glossary.pinyin.joining import join_affixes
from glossary.pinyin.lexicon import Name, find_name, find_word
from glossary.pinyin.names import read_abbreviation, split_name, split_pair, split_title, split_unknown_name
from glossary.pinyin.numerals import split_measure
from glossary.pinyin.pieces import Piece, find_tag, make_piece, stored_pieces

NEUTRAL_LOCALITIES = {"上": ("shang5",), "里": ("li5",)}
"""Locality words that are neutral after a noun: shān shang (on the mountain)."""


def split_token(text: str, part: str, *, alone: bool = False, overrides: bool = True) -> list[Piece]:
    """Return a word of the segmenter as pieces; *alone*: it is the whole run."""
    if overrides and text in tables.overrides():
        return stored_pieces(text, tables.overrides()[text], "fixed")
    if len(text) == 1:
        return [make_piece(text, part)]
    if pieces := split_reduplication(text):
        return pieces
    name = find_name(text)
    if name and is_name(text, name, part):
        return split_idiom(text) if name.idiom and len(text) == 4 else split_name(text, name)
    if pieces := _split_numeral(text, part):
        return pieces
    if is_idiom(text, part):
        return split_idiom(text)
    if pieces := split_title(text):
        return pieces
    if not find_word(text) and (pieces := split_unknown_name(text, part, alone=alone)):
        return pieces
    if not find_word(text) and "之" in (text[0], text[-2]) and len(text) in (2, 4):
        place = text.index("之")  # pòbīng zhī lǚ (ice-breaking journey)
        return _apart(*filter(None, (text[:place], "之", text[place + 1 :])))
    split = {2: _split_two, 3: _split_three}.get(len(text), _split_long)
    return _read_as_headword(text, split(text, part))


def is_name(text: str, name: Name, part: str) -> bool:
    """Return whether an entry of the names is meant: not 山上 (on the mountain), also a township, nor 和平 (peace)."""
    if name.common and is_pair(text) and set(text) <= tables.characters("major_abbreviations"):
        return True  # 中巴 (China and Pakistan) before the minibus
    if name.common and text not in tables.words("names_first"):
        return part in ("nr", "ns") and not find_word(text)
    return text not in tables.words("not_names")


def _read_as_headword(text: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a headword with the headword's syllables; neutral tones given by rule stay."""
    word = find_word(text)
    if not word:
        return pieces
    syllables = iter(word.syllables)
    read = []
    for piece in pieces:
        ours = [(mine, next(syllables)) for mine in piece.syllables]
        merged = tuple(a if a[-1] == "5" and a[:-1] == b[:-1] else b for a, b in ours)
        read.append(piece._replace(syllables=merged, sure=not word.doubtful, settled=True))
    return read


def _split_numeral(text: str, part: str) -> list[Piece] | None:
    """Return a number and its measure word as pieces, or None for words like 一切 (all) and 万一 (in case)."""
    found = split_measure(text, part)
    if not found:
        return None
    pieces, measure = found
    if len(measure) == 1:
        return [*pieces, make_piece(measure, "q", settled=True) if measure != "个" else Piece("个", ("ge4",), "q")]
    return [*pieces, *(split_token(measure, find_tag(measure) or "n") if measure else [])]


def _apart(*texts: str) -> list[Piece]:
    return [piece for text in texts for piece in split_token(text, find_tag(text))]


def _split_two(text: str, part: str) -> list[Piece]:
    first, second = text[0], text[1]
    known = find_word(text)
    if text in tables.words("coordinates") and not known:
        return [make_piece(first, "j", settled=True), make_piece(second, "j", joint="-", settled=True)]
    small = tables.words("demonstratives")
    if (
        first in small
        and text not in tables.words("demonstrative_words")
        and (part[:1] in ("r", "m", "n", "t") or not known)
    ):
        return _apart(first, second)  # gè guó (6.1.4)
    countries = tables.characters("country_abbreviations")
    if second in countries and first in tables.words("abbreviation_verbs") and (not known or second == "华"):
        return [make_piece(first, "v"), Piece(second, read_abbreviation(second), "name", capital=True)]
    if first in countries and second in tables.words("abbreviation_heads") and not known:
        return [Piece(text, (*read_abbreviation(first), *make_piece(second).syllables), "name", capital=True)]
    inside = first in tables.words("free_nouns") and second in tables.words("localities")
    if inside and text not in tables.words("locality_words"):
        piece = make_piece(second, "f", settled=True)
        return [
            make_piece(first, "n"),
            piece._replace(syllables=NEUTRAL_LOCALITIES.get(second, piece.syllables), sure=True),
        ]
    if first in ("最", "很", "太", "较") and text not in tables.words("adverb_words"):
        return _apart(first, second)  # zuì dà (6.1.6)
    if known:
        return [make_piece(text, part)]
    if first in tables.words("adverbs") | tables.words("prepositions"):
        return _apart(first, second)
    loose = part[:1] in ("v", "d", "x") and second not in tables.words("complements")
    if loose and find_tag(first)[:1] == "v" and find_tag(second)[:1] == "n":
        return _apart(first, second)  # verb and object (6.1.2)
    return [make_piece(text, part)]


def _split_three(text: str, part: str) -> list[Piece]:
    known = find_word(text)
    if is_coordinated(text):
        return split_coordinated(text, part)
    if text[0] in tables.words("demonstratives") and text not in tables.words("demonstrative_words") and not known:
        return _apart(text[0], text[1:])
    if text[2] == "于" and find_word(text[:2]):
        return _apart(text[:2], text[2])
    if known:
        return [make_piece(text, part)]
    if text[1] == "得":
        return [make_piece(text[0], "v"), Piece("得", ("de5",), "u", settled=True), *_apart(text[2])]
    if (name := find_name(text[:2])) and not name.common and not is_pair(text[:2]) and not find_word(text[1:]):
        return join_affixes(_apart(text[:2], text[2]), text, "suffixes")  # Yīlǎng hé, Zhōngguórén
    if is_pair(text[:2]) and find_name(text[:2]) and not find_word(text[1:]):
        return [*split_pair(text[:2]), *_apart(text[2])]
    compound = (
        part[:1] == "n" or text[0] in tables.words("prefixes") or find_tag(text[0])[:1] in ("n", "j", "h", "b", "z")
    )
    if find_word(text[1:]) and (text[0] == "新" or not compound):  # xīn jiēduàn (a new stage)
        return _apart(text[0], text[1:])
    return [make_piece(text, part)]


def is_coordinated(text: str) -> bool:
    """Return whether words with a common last character are drawn together: 中小学, 动植物, 陆海空军 (5.6)."""
    if text[:-1] not in tables.words("coordinates") or not find_word(text[-2:]):
        return False
    return all(find_word(character + text[-1]) for character in text[:-1])


def split_coordinated(text: str, part: str) -> list[Piece]:
    """Return words drawn together with their hyphens: lù-hǎi-kōngjūn."""
    syllables = [make_piece(character + text[-1]) for character in text[:-1]]
    pieces = [
        Piece(character, whole.syllables[:1], "j", "-" if place else " ", sure=whole.sure, settled=True)
        for place, (character, whole) in enumerate(zip(text[:-2], syllables, strict=False))
    ]
    return [*pieces, make_piece(text[-2:], part, joint="-")]


def _split_long(text: str, part: str = "") -> list[Piece]:
    """Return four and more characters as words: the fewest words of two and three characters (5.3).

    Prefixes and suffixes are joined to the word beside them. What leaves a single character that is neither affix nor
    word of its own can't be divided and stays one word: hóngshízìhuì (Red Cross), yánjiūshēngyuàn (graduate school).
    Coordinated single characters are hyphenated: rén-jī duìhuà (man-machine dialogue; 5.6).
    """
    if is_coordinated(text):
        return split_coordinated(text, part)
    if text[:2] in tables.words("coordinates") and not find_word(text[:2]) and find_word(text[2:]):
        return [*_split_two(text[:2], part), *split_token(text[2:], find_tag(text[2:]))]
    word = find_word(text)
    if "的" in text[1:-1] and not word:
        before, _, after = text.partition("的")
        return _apart(before, "的", after)  # xīn de yī yè (a new page)
    segments = divide(text)
    phrase = part == "i" or bool(word and word.idiom)
    pieces: list[Piece] = []
    for index, segment in enumerate(segments):
        if len(segment) > 1:
            pieces += split_token(segment, find_tag(segment))
        elif phrase or stands_alone(segment) or _is_affix(segments, index):
            pieces.append(make_piece(segment, find_tag(segment)))
        elif not word and len(text) == 4 and (find_word(text[:2]) or find_word(text[2:])):
            # the segmenter's phrases: gòngdù-nánguān (to tide over together); its other rows: jiàoshīyé pài
            return split_idiom(text) if part in ("i", "l") else _apart(text[:2], text[2:])
        else:
            return [make_piece(text, part)]
    return join_affixes(pieces, text, "suffixes") if len(segments) > 1 else [make_piece(text, part)]


def _is_affix(segments: list[str], index: int) -> bool:
    after = index > 0 and segments[index] in tables.words("suffixes")
    return after or (index + 1 < len(segments) and segments[index] in tables.words("prefixes"))
