"""Chinese words and the English stems that may stand for them, with weights."""

import re
from collections.abc import Mapping
from functools import cache

from glossary.parallel.dictionary import find_gloss_stems
from glossary.parallel.english import find_stem

SAME = 3.0
"""Weight of an identical Latin word or number, where a gloss of the dictionary has 1; from a prototype."""
PART = 0.5
"""Weight of a gloss of a part, where the dictionary has no gloss of the whole word; from a prototype."""
INNER = 0.25
"""Weight of a gloss of a part of a word that has glosses of its own; from a prototype."""
SINGLE = 0.15
"""Weight of a gloss of a character of a compound that no dictionary word covers; chosen."""
WITHIN = 0.1
"""Weight of a gloss of each character of a word of two or three: 车 (vehicle) in 汽车 (car); measured: +.02 in top 3."""

_DIGITS = {character: number for number, character in enumerate("〇一二三四五六七八九十")} | {"零": 0, "两": 2}
_NUMBERS_TEXT = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""
_NUMBERS = tuple(_NUMBERS_TEXT.split())
_ORDINALS_TEXT = """
zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
"""
_ORDINALS = tuple(_ORDINALS_TEXT.split())
_MONTHS_TEXT = """
january february march april may june july august september october november december
"""
_MONTHS = tuple(_MONTHS_TEXT.split())
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+|\d+(?:[.,]\d+)*")
_SPELLED = re.compile("[〇零一二三四五六七八九十两]+")


@cache
def find_links(word: str) -> Mapping[str, float]:
    """Return the English stems that may render the Chinese *word*, each with its weight above 0."""
    if _LATIN.fullmatch(word):
        return dict.fromkeys(_number_stems(word), SAME)
    if word[-1] == "月" and word[:-1].isdigit():
        return {find_stem(_MONTHS[int(word[:-1]) - 1]): SAME} if 1 <= int(word[:-1]) <= 12 else {}
    links: dict[str, float] = {}
    glosses = find_gloss_stems(word)
    _add(links, glosses, 1.0)
    if 1 < len(word) < 4:
        for character in word:
            _add(links, find_gloss_stems(character), WITHIN)
    if len(word) > 1 and (not glosses or len(word) > 3):
        weight = INNER if glosses else PART
        for part in _find_parts(word):
            _add(links, find_gloss_stems(part), weight if len(part) > 1 else min(weight, SINGLE))
    spelled = _SPELLED.search(word)
    if spelled and (number := _read_number(spelled.group())) is not None:
        rest = word.replace(spelled.group(), "", 1)
        if rest in ("", "第", "个", "届", "次", "大"):
            _add(links, tuple((stem,) for stem in _spell(number)), 1.0)
        if rest == "月" and 1 <= number <= 12:
            links[find_stem(_MONTHS[number - 1])] = SAME
    return links


def _number_stems(word: str) -> tuple[str, ...]:
    lower = word.lower()
    if lower.isdigit() and int(lower) <= 20:
        return (lower, *_spell(int(lower)))
    return (find_stem(lower),)


def _spell(number: int) -> tuple[str, ...]:
    if number < len(_NUMBERS):
        return (str(number), find_stem(_NUMBERS[number]), find_stem(_ORDINALS[number]), f"{number}th")
    return (str(number),)


def _read_number(text: str) -> int | None:
    """Return the number below 100 that *text* spells in Chinese, or a row of digits as in years; else None."""
    if "十" not in text:
        return int("".join(str(_DIGITS[character]) for character in text))
    tens, _, ones = text.partition("十")
    if len(tens) > 1 or len(ones) > 1:
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _find_parts(word: str) -> list[str]:
    """Return the dictionary words inside *word*: those of two or more characters, and characters none of them covers."""
    parts = []
    covered: set[int] = set()
    for length in range(len(word) - 1, 1, -1):
        for start in range(len(word) - length + 1):
            if find_gloss_stems(part := word[start : start + length]):
                parts.append(part)
                covered.update(range(start, start + length))
    parts += (character for place, character in enumerate(word) if place not in covered)
    return parts


def _add(links: dict[str, float], glosses: tuple[tuple[str, ...], ...], weight: float) -> None:
    for stems in glosses:
        share = weight / (1 if len(stems) < 3 else 2)
        for stem in stems:
            links[stem] = max(links.get(stem, 0.0), share)
