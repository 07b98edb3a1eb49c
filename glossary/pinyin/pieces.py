"""Pieces: the words of a term as they will be written, with what is known of their reading."""

from typing import NamedTuple

from glossary.pinyin import tables
from glossary.pinyin.lexicon import Name, find_name, find_phrase, find_readings, find_word
from glossary.pinyin.notation import split_stored
from glossary.segment import tag


class Piece(NamedTuple):
    """A word, or the part of one that a hyphen joins."""

    text: str
    """Simplified characters; for Latin, digits and punctuation the text itself."""
    syllables: tuple[str, ...]
    """Lower case with tone digit, one a character; empty for what is not Chinese."""
    tag: str = ""
    """Part of speech as `segment.tag` gives it, or one of this package: `name`, `idiom`, `number`."""
    joint: str = " "
    """What stands before it: a blank, a hyphen, nothing."""
    capital: bool = False
    sure: bool = True
    """Whether dictionary or rule settle the reading of every character."""
    settled: bool = False
    """Whether the words around it can no longer change its reading."""

    def __add__(self, other: object) -> "Piece":
        """Return this piece with another joined to it without a break."""
        if not isinstance(other, Piece):
            return NotImplemented
        return self._replace(
            text=self.text + other.text,
            syllables=self.syllables + other.syllables,
            capital=self.capital or other.capital,
            sure=self.sure and other.sure,
        )

    @property
    def stored(self) -> str:
        """The piece in storage form, without its joint."""
        word = "".join(self.syllables)
        return word[:1].upper() + word[1:] if self.capital else word


def make_piece(text: str, tag: str = "", **changes: object) -> Piece:
    """Return the piece for a Chinese word, read by the dictionary as far as it goes."""
    syllables, sure = read_word(text)
    piece = Piece(text, syllables, tag, sure=sure)
    return piece._replace(**changes) if changes else piece  # type: ignore[arg-type]


def read_word(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the syllables of a Chinese word and whether they are sure.

    Sure are headwords on which the dictionary and pypinyin agree, and characters with one reading. What the dictionary
    lacks is put together from its longest headwords; pypinyin is asked only where a character then stays ambiguous.
    """
    if headword := find_word(text):
        return headword.syllables, not headword.doubtful
    if name := find_name(text):
        return name_syllables(name), not name.doubtful
    syllables: list[str] = []
    sure = True
    asked: tuple[str, ...] = ()
    for part in split_longest(text):
        if len(part) > 1:
            found, certain = read_word(part)
            sure = sure and certain
            syllables += found
            continue
        readings = find_readings(part)
        suffix = tables.readings("suffix_readings").get(part) if len(syllables) == len(text) - 1 > 1 else None
        if len(readings) == 1 or suffix:
            syllables.append(suffix[0] if suffix else readings[0])
        else:
            asked = asked or find_phrase(text)
            syllables.append(asked[len(syllables)] if asked else alone(part))
            sure = False
    return tuple(syllables), sure


def alone(character: str) -> str:
    """Return the reading of a character that is a word by itself: `alone` of rules.yaml, else the dictionary's first."""
    found = tables.readings("alone").get(character) or find_readings(character)
    return found[0] if found else ask_pypinyin(character)[0]


def split_longest(text: str) -> list[str]:
    """Return *text* in headwords: the fewest parts, two-syllable ones first; single characters where none fits."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, end - 6), end):
            part = text[start:end]
            if end - start == 1 or (part != text and (find_word(part) or find_name(part))):
                cost = 2.0 if end - start == 1 else 1.0 + 0.01 * (end - start)
                ways.append((best[start][0] + cost, [*best[start][1], part]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def name_syllables(name: Name) -> tuple[str, ...]:
    """Return the syllables of a name in lower case, with tone digits."""
    return tuple(
        f"{syllable.letters}{syllable.tone}"
        for part in split_stored(name.stored)
        if not isinstance(part, str)
        for syllable in part
    )


def stored_pieces(text: str, stored: str, tag: str = "name", *, sure: bool = True) -> list[Piece]:
    """Return the pieces of a storage form that belongs to *text*: words and hyphens as it has them."""
    pieces: list[Piece] = []
    place = 0
    joint = " "
    for part in split_stored(stored):
        if isinstance(part, str):
            joint = part
            while place < len(text) and not find_readings(text[place]):
                place += 1
            continue
        letters = tuple(f"{syllable.letters}{syllable.tone}" for syllable in part)
        pieces.append(Piece(text[place : place + len(part)], letters, tag, joint, part[0].capital, sure))
        place += len(part)
        joint = " "
    return pieces


def find_tag(text: str) -> str:
    """Return the tag of *text* when the segmenter knows it as one word, else an empty string."""
    tagged = tag(text)
    return tagged[0][1] if len(tagged) == 1 else ""


def ask_pypinyin(text: str) -> tuple[str, ...]:
    """Return pypinyin's reading of a word on its own, 一 and 不 in base tone (GB/T 16159-2012, 6.5.2).

    Where it knows no phrase, pypinyin takes the first reading of each character; ours is the one of a word by itself.
    """
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PHRASES_DICT

    found = lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=True)
    if len(found) != len(text):  # a row of characters it lacks comes back as one text
        return tuple(ask_pypinyin(character)[0] for character in text) if len(text) > 1 else ("",)
    if len(text) > 1 and text not in PHRASES_DICT:
        found = [
            alone(c) if c in tables.readings("alone") else syllable for c, syllable in zip(text, found, strict=True)
        ]
    syllables = tuple(syllable if syllable[-1:].isdigit() else "" for syllable in found)
    return tuple(
        {"一": "yi1", "不": "bu4"}.get(character, syllable) if not syllable.endswith("5") else syllable
        for character, syllable in zip(text, syllables, strict=True)
    )
