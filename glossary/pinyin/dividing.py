"""A row of characters → the fewest words (GB/T 16159-2012, 5.3)."""

from glossary.pinyin import tables
from glossary.pinyin.idioms import is_idiom
from glossary.pinyin.lexicon import find_name, find_word
from glossary.pinyin.numerals import NUMERALS
from glossary.pinyin.pieces import find_tag


def is_pair(text: str) -> bool:
    """Return whether *text* is a row of countries or provinces by one character each: 中美 (China and the US)."""
    return len(text) > 1 and text not in tables.words("not_pairs") and set(text) <= tables.characters("abbreviations")


def stands_alone(character: str) -> bool:
    """Return whether a character is a word by itself: a function word, a numeral or a verb."""
    classes = ("prepositions", "particles", "adverbs", "demonstratives", "localities", "measures")
    found = any(character in tables.words(name) for name in classes) or character in NUMERALS
    return found or find_tag(character)[:1] == "v"


def divide(text: str) -> list[str]:
    """Return *text* as at least two words: the cheapest division by `cost`."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(text) + 1):
        ways = []
        for start in range(max(0, end - 8), end):
            segment = text[start:end]
            if segment != text:
                price = cost(segment, first=start == 0, last=end == len(text))
                ways.append((best[start][0] + price, [*best[start][1], segment]))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def cost(segment: str, *, first: bool = False, last: bool = False) -> float:
    """Return the cost of a segment; chosen so that 2+2 beats 3+1 and affixes beat stray characters."""
    if len(segment) == 1:
        if (segment in tables.words("suffixes") and not first) or (segment in tables.words("prefixes") and not last):
            return 0.75
        return 1.25 if stands_alone(segment) else 1.9
    name = find_name(segment)
    if name and not name.common and len(segment) != 2:
        return 1.3 if len(segment) == 3 else 1.0 + 0.1 * len(segment)
    if len(segment) == 4 and is_idiom(segment, ""):
        return 1.3
    if len(segment) > 3:
        return 9.0
    if find_word(segment) or (name and not name.common):
        return 1.0 if len(segment) == 2 else 1.45
    if len(segment) == 2 and is_pair(segment) and set(segment) <= tables.characters("country_abbreviations"):
        return 1.5
    return 1.6 if len(segment) == 2 and find_tag(segment) not in ("", "x") else 9.0


def total_cost(segments: list[str]) -> float:
    """Return the cost of a division."""
    last = len(segments) - 1
    return sum(cost(segment, first=not place, last=place == last) for place, segment in enumerate(segments))
