"""Curated English in a sentence: words are compared, never letters, and how far they differ is told."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from glossary.parallel.english import ARTICLES, Word, find_stem, find_words

LEVELS = ("exact", "spelling", "inflected", "derived", "gap")
"""How a rendering matched, closest first: the same words but for capitals, articles, hyphens and possessives; another
spelling (UK or US, one word or two); another form of a word (plural, past); a word derived from the only word (China,
Chinese); up to WIDEST other words inside."""

WIDEST = 3
"""Words that may stand inside a rendering, all together; measured: half of such finds are the rendering."""

_ENDINGS = (
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations|ational)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing)$"), r"yz\1"),
    (re.compile(r"([a-z]{2,})our(s|ed|ing|ite|ites|able|hood|ly|al|er|ers)?$"), r"\1or\2"),
    (re.compile(r"([a-z]{2,}[bt])re(s|d)?$"), r"\1er\2"),
    (re.compile(r"(def|off|lic|pret)ence(s)?$"), r"\1ense\2"),
    (re.compile(r"ogue(s|d)?$"), r"og\1"),
    (re.compile(r"([aeiou])ll(ed|ing|er|ers)$"), r"\1l\2"),
    (re.compile(r"amme(s|d)?$"), r"am\1"),
    (re.compile(r"dgement(s)?$"), r"dgment\1"),
)
"""British endings → American ones; both sides are folded, so a word that only looks British does no harm."""


_SINGULARS = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "lives": "life",
    "criteria": "criterion",
    "phenomena": "phenomenon",
    "feet": "foot",
    "crises": "crisis",
}
"""Plurals that no stemmer brings back."""


class Stretch(NamedTuple):
    """Where a rendering stands in a text."""

    start: int
    """Offset in code points."""
    end: int
    level: int
    """Index of LEVELS."""


@cache
def fold_spelling(word: str) -> str:
    """Return *word*, in small letters, in American spelling, and in the singular where its plural is irregular."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    for pattern, new in _ENDINGS:
        word = pattern.sub(new, word)
    return word


def find_plain_words(text: str) -> list[Word]:
    """Return the words of *text* that count in a comparison: no articles, no possessive 's; marks stay as barriers."""
    folded = "".join(
        form if len(form := unicodedata.normalize("NFKC", character)) == 1 else character for character in text
    ).translate(_MARKS)
    return [word for word in find_words(folded) if word.lower not in ARTICLES and word.lower not in ("'s", "-", "'")]


_MARKS = {ord(character): "-" for character in "‐‑–—"} | {ord("’"): "'", ord("‘"): "'"}


def find_rendering(
    rendering: Sequence[Word], words: Sequence[Word], texts: tuple[str, str], *, case: bool = False
) -> list[Stretch]:
    """Return the stretches of *words* that are *rendering*, closest and then first, none overlapping another.

    Both come from `find_plain_words`, from the texts *texts* (rendering, sentence). With *case* capitals must agree.
    """
    if not rendering:
        return []
    found = []
    for first in range(len(words)):
        best = _match(rendering, words, first, texts, case=case)
        if best:
            last, level = best
            found.append(Stretch(words[first].start, words[last - 1].end, level))
    chosen: list[Stretch] = []
    for stretch in sorted(found, key=lambda stretch: (stretch.level, stretch.end - stretch.start, stretch.start)):
        if all(stretch.end <= other.start or other.end <= stretch.start for other in chosen):
            chosen.append(stretch)
    return chosen


def _match(
    rendering: Sequence[Word], words: Sequence[Word], first: int, texts: tuple[str, str], *, case: bool
) -> tuple[int, int] | None:
    """Return the word behind the match that begins at *first*, and its level; None where there is none."""
    place, level, gap, index = first, 0, 0, 0
    allowed = WIDEST if sum(word.is_content for word in rendering) > 1 else 0
    while index < len(rendering):
        if place >= len(words):
            return None
        step = _compare(rendering, index, words, place, texts, case=case)
        if step is None:
            if place == first or not words[place].stem or gap == allowed:
                return None
            gap += 1
            place += 1
            level = LEVELS.index("gap")
            continue
        used, taken, near = step
        index, place, level = index + used, place + taken, max(level, near)
    return place, level


def _compare(
    rendering: Sequence[Word], index: int, words: Sequence[Word], place: int, texts: tuple[str, str], *, case: bool
) -> tuple[int, int, int] | None:
    """Return how many words of the rendering and of the sentence agree here, and at which level."""
    ours, theirs = rendering[index], words[place]
    if case and _surface(texts[0], ours)[:1].isupper() != _surface(texts[1], theirs)[:1].isupper():
        return None
    if ours.lower == theirs.lower:
        return (1, 1, 0)
    if not ours.stem or not theirs.stem:
        return None
    ours_folded, theirs_folded = fold_spelling(ours.lower), fold_spelling(theirs.lower)
    if ours_folded == theirs_folded:
        return (1, 1, 1)
    if find_stem(ours_folded) == find_stem(theirs_folded):
        return (1, 1, 2)
    if index + 1 < len(rendering) and ours.lower + rendering[index + 1].lower == theirs.lower:
        return (2, 1, 1)
    if place + 1 < len(words) and theirs.lower + words[place + 1].lower == ours.lower:
        return (1, 2, 1)
    if len(rendering) == 1 and _is_derived(ours.lower, theirs.lower):
        return (1, 1, 3)
    return None


def _is_derived(ours: str, theirs: str) -> bool:
    """Tell whether the words share all but two letters of ours, and no fewer than four: China, Chinese."""
    kept = max(4, len(ours) - 2)
    return len(ours) >= 4 and ours[:kept] == theirs[:kept] and len(theirs) <= len(ours) + 5


def _surface(text: str, word: Word) -> str:
    return text[word.start : word.end]
