"""Pinyin as data: the storage form, how it is parsed and what is rendered from it.

The storage form is one string: syllables with their tone as a digit (5: neutral), words parted by spaces, the hyphens
and capitals of GB/T 16159-2012 kept: `Lian2he2guo2 An1quan2 Li3shi4hui4`, `chang2zhi4-jiu3an1`, `lü3xing2`. The digit
ends the syllable, so apostrophes are computed and never stored. Latin words, numbers and punctuation stand as they are
(`G20 feng1hui4`); one that would read as syllables (the paper size A4) is stored with a `=` before it. The 儿 that only
colours the syllable before it is `r5` (`wan2r5`, wánr).
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

_FINALS = {
    "": "a ai an ang ao e ei en eng er o ou wa wai wan wang wei wen weng wo wu ya yan yang yao ye yi yin ying yo yong "
    "you yu yuan yue yun m n ng r",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e ei eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng m ng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
}
"""Initial → finals as spelt (Hanyu Pinyin Fang'an, 1958, with the interjections m, n, ng, hm, hng)."""

SYLLABLES = frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())
"""The toneless syllables of Standard Chinese, ü written ü."""

_TONE_MARKS = "\u0304\u0301\u030c\u0300"
_SYLLABLE = re.compile(r"([A-Za-zÜü]+)([1-5])")
_RUN = re.compile(r"[A-Za-zÀ-ɏ0-9]+")
_MAIN_VOWEL = re.compile(r"^[^aeo]*([aeo])|([iuü])(?![iuü])|([mn])g?$", re.IGNORECASE)


def is_han(character: str) -> bool:
    """Return whether a character is a Chinese one: a unified or compatibility ideograph, or the zero 〇."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or character == "〇"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


class Syllable(NamedTuple):
    """One syllable: its letters in lower case and its tone, 1 to 5."""

    letters: str
    tone: int
    capital: bool = False

    def __str__(self) -> str:
        """Return the syllable as it is stored."""
        return f"{self.letters.capitalize() if self.capital else self.letters}{self.tone}"


@lru_cache(maxsize=4096)
def split_word(run: str) -> tuple[Syllable, ...] | None:
    """Return the syllables of a stored run of letters and digits, or None when it is no pinyin (`G20`, `24`)."""
    syllables: list[Syllable] = []
    end = 0
    while match := _SYLLABLE.match(run, end):  # not finditer, which looks for a tone from every letter on
        letters = match[1].lower()
        if letters not in SYLLABLES or match[1][1:] != letters[1:]:
            return None
        syllables.append(Syllable(letters, int(match[2]), match[1][0].isupper()))
        end = match.end()
    return tuple(syllables) if end and end == len(run) else None


@lru_cache(maxsize=4096)
def split_stored(stored: str) -> tuple[str | tuple[Syllable, ...], ...]:
    """Return the pieces of a storage form in order: words as syllables, everything else as text."""
    pieces: list[str | tuple[Syllable, ...]] = []
    end = 0
    for match in _RUN.finditer(stored):
        literal = stored[match.start() - 1 : match.start()] == "="
        syllables = None if literal else split_word(match[0])
        if syllables:
            if match.start() > end:
                pieces.append(stored[end : match.start()])
            pieces.append(syllables)
        else:
            pieces.append(stored[end : match.start() - literal] + match[0])
        end = match.end()
    if end < len(stored):
        pieces.append(stored[end:])
    return tuple(pieces)


@lru_cache(maxsize=4096)
def list_syllables(stored: str) -> tuple[Syllable, ...]:
    """Return all syllables of a storage form, one a Chinese character."""
    return tuple(syllable for piece in split_stored(stored) if not isinstance(piece, str) for syllable in piece)


def store_literal(text: str) -> str:
    """Return Latin letters, digits and punctuation as they are stored: runs that would read as pinyin get a `=`."""
    return _RUN.sub(lambda match: "=" + match[0] if split_word(match[0]) else match[0], text)


@lru_cache(maxsize=4096)
def mark_tone(syllable: Syllable) -> str:
    """Return the letters with the tone mark on the main vowel (GB/T 16159-2012, 6.5): `liú`, `guǐ`, `nǚ`; NFC."""
    letters = str(syllable)[:-1]
    if syllable.tone == 5:
        return letters
    vowel = _MAIN_VOWEL.search(letters)
    end = max(vowel.span(group)[1] for group in (1, 2, 3)) if vowel else len(letters)
    return normalize("NFC", letters[:end] + _TONE_MARKS[syllable.tone - 1] + letters[end:])


@lru_cache(maxsize=4096)
def render_marks(stored: str) -> str:
    """Return the storage form with tone marks and apostrophes: `Xī'ān`, `chángzhì-jiǔ'ān`; NFC."""
    return "".join(piece if isinstance(piece, str) else mark_word(piece) for piece in split_stored(stored))


@lru_cache(maxsize=4096)
def mark_word(syllables: tuple[Syllable, ...]) -> str:
    """Return the syllables of a word with tone marks and apostrophes: `Xī'ān`; NFC."""
    return _join(map(mark_tone, syllables), syllables)


def render_numbers(stored: str) -> str:
    """Return the storage form without its escapes: `Lian2he2guo2`, `A4`."""
    return "".join(piece if isinstance(piece, str) else "".join(map(str, piece)) for piece in split_stored(stored))


def render_toneless(stored: str) -> str:
    """Return the storage form without tones, apostrophes kept: `Xi'an`, `lüxing`."""
    return "".join(
        piece if isinstance(piece, str) else _join((str(syllable)[:-1] for syllable in piece), piece)
        for piece in split_stored(stored)
    )


def _join(texts: Iterator[str], syllables: tuple[Syllable, ...]) -> str:
    """Return the texts of a word joined, with an apostrophe before a later syllable in a, o or e."""
    word = next(texts)
    for text, syllable in zip(texts, syllables[1:], strict=True):
        word += f"'{text}" if syllable.letters[0] in "aoe" else text
    return word
