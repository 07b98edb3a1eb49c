"""Pinyin in any notation → the storage form."""

import re
from functools import cache
from unicodedata import normalize

from glossary.pinyin.notation import SYLLABLES, Syllable, is_han, split_word, store_literal

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0306": "3", "\u0300": "4"}
_LATIN = re.compile(r"[A-Za-z0-9]+")
_WORD = re.compile(r"[A-Za-züÜ1-5:'’ʼ]+")


def parse_pinyin(text: str, term: str = "") -> str:
    """Return pinyin in any usual notation in storage form: tone marks or tone numbers, ü, v or u:, apostrophes or none.

    Words, hyphens and capitals are kept as they are. Where letters can be divided in several ways (`xian`) the number
    of Chinese characters in *term* decides, then the rule that a, o and e inside a word take an apostrophe. Latin
    words of *term* are taken over. Syllables that do not exist stay as literal text: `check_pinyin` reports them.
    """
    marked = _number_tones(text)
    latin = set(_LATIN.findall(term))
    pieces: list[list[str]] = []  # alternative storage forms of each piece, best first
    end = 0
    for match in _WORD.finditer(marked):
        pieces.append([store_literal(marked[end : match.start()])])
        run = match[0]
        pieces.append([store_literal(run)] if run in latin else list(_divide(run)) or [store_literal(run)])
        end = match.end()
    pieces.append([store_literal(marked[end:])])
    return _choose(pieces, sum(map(is_han, term)))


def _number_tones(text: str) -> str:
    """Return the text with each tone mark as a digit right behind its letter, ü for v and u:, one kind of apostrophe."""
    decomposed = normalize("NFD", text).replace("u:", "ü").replace("U:", "Ü")
    decomposed = decomposed.replace("u\u0308", "ü").replace("U\u0308", "Ü").replace("ɡ", "g").replace("ɑ", "a")
    decomposed = re.sub(r"(?<=[nlNL])v", "ü", decomposed)
    return normalize("NFC", "".join(_TONES.get(character, character) for character in decomposed))


def _divide(run: str) -> tuple[str, ...]:
    """Return the ways to read a run of letters as syllables, in storage form, best first; at most 64."""
    plain = run.replace("’", "'").replace("ʼ", "'").replace(":", "")
    found = sorted(_divisions(plain.lower(), 0), key=lambda way: way[0])[:64]
    capital = plain[:1].isupper()
    texts = ("".join(str(s._replace(capital=capital and not i)) for i, s in enumerate(way[1])) for way in found)
    return tuple(dict.fromkeys(texts))


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
            digits = [character for character in piece if character in "12345"]
            letters = piece if not digits else re.sub(r"[1-5]", "", piece)
            if len(digits) > 1:
                break
            if letters not in SYLLABLES or (not digits and end < len(run) and run[end] in "12345"):
                continue
            cost = 10 * (place > 0 and run[place - 1] not in "'12345" and letters[0] in "aoe")
            cost += 30 * (letters in {"m", "n", "ng", "hm", "hng"}) + 5 * (letters == "r") + (0 if digits else 1)
            syllable = Syllable(letters, int(digits[0]) if digits else 5)
            ways += [(cost + more, (syllable, *rest)) for more, rest in divide(end)]
        return tuple(sorted(ways)[:64])

    return list(divide(start))


def _choose(pieces: list[list[str]], wanted: int) -> str:
    """Return the cheapest choice of one alternative a piece whose syllables number *wanted*, else the best of each."""
    best: dict[int, tuple[int, str]] = {0: (0, "")}
    for alternatives in pieces:
        grown: dict[int, tuple[int, str]] = {}
        for count, (cost, text) in best.items():
            for rank, alternative in enumerate(alternatives):
                key = count + len(split_word(alternative) or ())
                offer = (cost + rank, text + alternative)
                if key not in grown or offer < grown[key]:
                    grown[key] = offer
        best = grown
    return best[wanted][1] if wanted in best else "".join(alternatives[0] for alternatives in pieces)
