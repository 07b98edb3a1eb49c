"""Pinyin over the characters, and the order of a dictionary."""

from functools import lru_cache

from glossary.pinyin.notation import Syllable, is_han, list_syllables, mark_word, render_marks, split_stored


def ruby_pairs(term: str, stored: str, by: str = "word") -> tuple[tuple[str, str], ...]:
    """Return *term* cut into (base, annotation) pairs; joined, the bases give the term.

    *by* is "word" (the words of the orthography, hyphenated ones whole) or "character" (one syllable each, without the
    apostrophe). Latin, digits and punctuation have an empty annotation. Traditional terms may be given with the reading
    of the Simplified ones. When the numbers of characters and syllables differ, the whole term is one pair.

    Raises:
        ValueError: for another *by*.
    """
    if by not in ("word", "character"):
        raise ValueError(f"no ruby by {by!r}: expected word or character")
    han = [*map(is_han, term)]
    syllables = list_syllables(stored)
    if sum(han) != len(syllables):
        return ((term, render_marks(stored)),)
    words = _words(stored) if by == "word" else [(1, mark_word((syllable,))) for syllable in syllables]
    pairs: list[tuple[str, str]] = []
    place = 0
    for size, reading in words:
        start = place
        while not han[place]:
            place += 1
        if place > start:
            pairs.append((term[start:place], ""))
            start = place
        found = 0
        while found < size:
            found += han[place]
            place += 1
        pairs.append((term[start:place], reading))
    return (*pairs, (term[place:], "")) if place < len(term) else tuple(pairs)


def _words(stored: str) -> list[tuple[int, str]]:
    """Return the words of a storage form, hyphenated ones whole: number of syllables and reading with tone marks."""
    words: list[tuple[int, str]] = []
    hyphen = False
    for piece in split_stored(stored):
        if isinstance(piece, str):
            hyphen = piece == "-" and bool(words)
        elif hyphen:
            size, reading = words[-1]
            words[-1] = (size + len(piece), f"{reading}-{mark_word(piece)}")
            hyphen = False
        else:
            words.append((len(piece), mark_word(piece)))
    return words


def render_ruby(term: str, stored: str, by: str = "word") -> str:
    """Return *term* as HTML ruby, with parentheses for browsers that do not know it."""
    from html import escape

    return "".join(
        f"<ruby>{escape(base, quote=False)}<rp>(</rp><rt>{escape(text, quote=False)}</rt><rp>)</rp></ruby>"
        if text
        else escape(base, quote=False)
        for base, text in ruby_pairs(term, stored, by)
    )


def sort_key(term: str, stored: str) -> tuple[tuple[int, str, int, str], ...]:
    """Return the key that sorts *term* by its reading: 重申 (reaffirm) under chóng, 厦门 (Xiamen) under xià.

    Character by character: letters, lü right after lu as in Xiandai Hanyu Cidian, then tone 1 to 5 (neutral last), then
    code point (GB/T 13418-1992 has stroke count and order there). Latin letters and digits come before Chinese
    characters, case aside.
    """
    syllables = iter(list_syllables(stored))
    key: list[tuple[int, str, int, str]] = []
    for character in term:
        if is_han(character):
            key.append(_place_character(character, next(syllables, _NO_SYLLABLE)))
        elif character.isalnum():
            key.append((0, character.casefold(), 0, character))
    return tuple(key)


_NO_SYLLABLE = Syllable("~", 0)
"""What a Chinese character without a reading is filed under: after all others."""


@lru_cache(maxsize=4096)
def _place_character(character: str, syllable: Syllable) -> tuple[int, str, int, str]:
    """Return the place of a Chinese character among others."""
    letters, tone, _ = syllable
    return 1, letters.replace("ü", "u"), tone + 5 * ("ü" in letters), character


def search_key(stored: str) -> str:
    """Return what a reader may type without tones: the syllables spaced, then joined: `lv xing lvxing`; ü is v."""
    words: list[str] = []
    for piece in split_stored(stored):
        if not isinstance(piece, str):
            words += _list_letters(piece)
        elif not piece.isspace():
            parts = ("".join(filter(str.isalnum, part)) for part in piece.casefold().split())
            words += filter(None, parts)
    return " ".join(words + ["".join(words)] * (len(words) > 1))


@lru_cache(maxsize=4096)
def _list_letters(word: tuple[Syllable, ...]) -> tuple[str, ...]:
    """Return the syllables of a word as they are typed."""
    return tuple(syllable.letters.replace("ü", "v") for syllable in word)


def sort_letter(stored: str) -> str:
    """Return the first letter to file a term under: `C` for 重申; `#` where there is no Chinese character."""
    syllables = list_syllables(stored)
    return syllables[0].letters[0].upper() if syllables else "#"
