"""Numbers and dates of a Chinese phrase."""

import re

from glossary.suggest.english import ordinal
from glossary.suggest.piece import LEAF, Part, Piece

_DIGITS = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = "[〇零一二两三四五六七八九十百千0-9]{1,6}"
_ORDINAL = re.compile(f"第({_NUMBER})(?:届|次|轮|个|批|份|位|场|版|期)?")
_FIRST = re.compile("首(?:届|次|个|批|份|轮|位|场)")
_GROUP = re.compile(f"({_NUMBER})国集团")
_ANNIVERSARY = re.compile(f"({_NUMBER})周年")
_DATE = re.compile("([0-9]{4})年(?:(1?[0-9])月(?:([1-3]?[0-9])日)?)?")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def find_numbers(phrase: str) -> list[tuple[int, int, Piece]]:
    """Return start, end and English of every ordinal, date, anniversary and group of countries in *phrase*."""
    found = [
        (match, Piece("ordinal", ordinal(value)))
        for match in _ORDINAL.finditer(phrase)
        if (value := parse_number(match[1]))
    ]
    found += [(match, Piece("ordinal", "first")) for match in _FIRST.finditer(phrase)]
    for match in _GROUP.finditer(phrase):
        if value := parse_number(match[1]):
            text = f"G{value}"
            found.append((match, Piece("name", text, f"the {text}", text)))
    for match in _ANNIVERSARY.finditer(phrase):
        if value := parse_number(match[1]):
            text = f"{ordinal(value)} anniversary"
            found.append((match, Piece("noun", text, f"the {text}", text, "anniversary")))
    found += [(match, Piece("year", text, text, text)) for match in _DATE.finditer(phrase) if (text := _date(match))]
    return [
        (match.start(), match.end(), piece._replace(parts=(Part(match[0], piece.text, "word"),), cost=LEAF))
        for match, piece in found
    ]


def parse_number(text: str) -> int:
    """Return the value of *text* in Chinese or Arabic digits, up to 9999; 0 when it is no number."""
    if text.isascii():
        return int(text) if text.isdigit() else 0
    if any(character.isascii() for character in text):
        return 0
    if not any(character in _UNITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit


def _date(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    if month is None:
        return str(year)
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return " ".join(text for text in (day and str(int(day)), _MONTHS[int(month) - 1], year) if text)
