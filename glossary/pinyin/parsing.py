"""Pinyin in any notation → the storage form."""

import re
from functools import cache
from unicodedata import normalize

from glossary.pinyin.notation import SYLLABLES, Syllable, is_han, split_word, store_literal

_MARKS = {"\u0304": "①", "\u0301": "②", "\u030c": "③", "\u0306": "③", "\u0300": "④"}
"""Tone mark (the breve is a common slip for the caron) → sign that stands for it while parsing."""
_TONES = "12345①②③④"
_DEAREST = 25
"""Cost up to which a division is believed: two missing apostrophes; chosen."""
_LATIN = re.compile(r"[A-Za-z0-9]+")
_WORD = re.compile(r"[A-Za-züÜ1-5①②③④:'’ʼ]+")


def parse_pinyin(text: str, term: str = "") -> str:
    """Return pinyin in any usual notation in storage form: tone marks or tone numbers, ü, v or u:, apostrophes or none.

    Words, hyphens and capitals are kept as they are. Where letters can be divided in several ways (`xian`) the number
    of Chinese characters in *term* decides, then the rule that a, o and e inside a word take an apostrophe. Latin
    words of *term* are taken over. Syllables that do not exist stay as literal text: `check_pinyin` reports them.
    """
    marked = _number_tones(text)
    latin = set(_LATIN.findall(term))
    pieces: list[
        tuple[tuple[int, str], ...]
    ] = []  # alternative storage forms of each piece with their cost, best first
    end = 0
    for match in _WORD.finditer(marked):
        pieces.append(((0, store_literal(_restore_marks(marked[end : match.start()]))),))
        run = match[0]
        literal = ((0, store_literal(_restore_marks(run))),)
        pieces.append(literal if run in latin else _divide(run) or literal)
        end = match.end()
    pieces.append(((0, store_literal(_restore_marks(marked[end:]))),))
    return _choose(pieces, sum(map(is_han, term)))


def _number_tones(text: str) -> str:
    """Return the text with each tone mark as a sign right behind its letter, ü for v and u:, one kind of apostrophe."""
    decomposed = normalize("NFD", text).replace("u:", "ü").replace("U:", "Ü")
    decomposed = decomposed.replace("u\u0308", "ü").replace("U\u0308", "Ü").replace("ɡ", "g").replace("ɑ", "a")
    decomposed = re.sub(r"(?<=[nlNL])v", "ü", decomposed)
    return normalize("NFC", "".join(_MARKS.get(character, character) for character in decomposed))


def _restore_marks(text: str) -> str:
    """Return text with its tone marks again."""
    marks = {"①": "\u0304", "②": "\u0301", "③": "\u030c", "④": "\u0300"}
    return normalize("NFC", "".join(marks.get(character, character) for character in text))


def _divide(run: str) -> tuple[tuple[int, str], ...]:
    """Return the ways to read a run of letters as syllables, as (cost, storage form), cheapest first; at most 64."""
    plain = run.replace("’", "'").replace("ʼ", "'").replace(":", "")
    found = sorted(_divisions(plain.lower(), 0), key=lambda way: way[0])[:64]
    capital = plain[:1].isupper()
    ways: dict[str, int] = {}
    for cost, way in found:
        text = "".join(str(syllable._replace(capital=capital and not place)) for place, syllable in enumerate(way))
        ways.setdefault(text, cost)
    return tuple((cost, text) for text, cost in ways.items())


def _divisions(run: str, start: int) -> list[tuple[int, tuple[Syllable, ...]]]:
    """Return the divisions of *run* from *start* on as (cost, syllables); cost counts broken apostrophe rules."""

    @cache
    def divide(place: int) -> tuple[tuple[int, tuple[Syllable, ...]], ...]:
        if place == len(run):
            return ((0, ()),)
        if run[place] == "'":
            return divide(place + 1) if place else ()
        ways: list[tuple[int, tuple[Syllable, ...]]] = []
        for end in range(place + 1, min(len(run), place + 8) + 1):
            piece = run[place:end]
            if "'" in piece:
                break
            digits = [character for character in piece if character in _TONES]
            letters = "".join(character for character in piece if character not in _TONES)
            if len(digits) > 1:
                break
            if letters not in SYLLABLES or (not digits and end < len(run) and run[end] in _TONES):
                continue
            lone = not digits and any(character in _TONES for character in run)  # neutral among marked ones
            cost = (30 if lone else 10) * (place > 0 and run[place - 1] not in "'12345" and letters[0] in "aoe")
            cost += 30 * (letters in {"m", "n", "ng", "hm", "hng"}) + 5 * (letters == "r") + (0 if digits else 1)
            syllable = Syllable(letters, _TONES.index(digits[0]) % 5 + 1 if digits else 5)
            ways += [(cost + more, (syllable, *rest)) for more, rest in divide(end)]
        return tuple(sorted(ways)[:64])

    return list(divide(start))


def _choose(pieces: list[tuple[tuple[int, str], ...]], wanted: int) -> str:
    """Return the cheapest choice of one alternative a piece whose syllables number *wanted*, else the best of each.

    A choice that costs more than `_DEAREST` above the best is no reading anybody meant.
    """
    best: dict[int, tuple[int, str]] = {0: (0, "")}
    for alternatives in pieces:
        grown: dict[int, tuple[int, str]] = {}
        for count, (spent, text) in best.items():
            for cost, alternative in alternatives:
                key = count + len(split_word(alternative) or ())
                offer = (spent + cost, text + alternative)
                if key not in grown or offer < grown[key]:
                    grown[key] = offer
        best = grown
    plain = "".join(alternatives[0][1] for alternatives in pieces)
    least = sum(alternatives[0][0] for alternatives in pieces)
    return best[wanted][1] if wanted in best and best[wanted][0] <= least + _DEAREST else plain
