"""English text cut into sentences, words and stems."""

import re
from functools import cache
from typing import Any, NamedTuple

_ABBREVIATIONS_TEXT = """
mr mrs ms dr prof gen gov sen rep lt col capt st mt no nos art para paras vol ch sec fig pp ed eds vs etc cf al
e.g i.e inc ltd co corp jan feb mar apr jun jul aug sept sep oct nov dec approx dept est u.s u.k u.n
"""
_ABBREVIATIONS = frozenset(_ABBREVIATIONS_TEXT.split())
"""Words that keep their full stop inside a sentence, without it; chosen."""

_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n")

_STOPWORDS_TEXT = """
a an the this that these those each every any some all both either neither such no not nor and or but if then
than so as of in on at by for with to from into onto upon about against between among amongst through throughout
during before after above below under within without toward towards per via across along around behind beyond
despite since until while whereas because although though whether it its they them their theirs we us our ours
he him his she her hers you your yours i me my mine who whom whose which what when where why how there here be
is are was were been being am do does did doing have has had having will would shall should can could may might
must also only very more most much many other others another own same too just again further once including as s
t
"""
STOPWORDS = frozenset(_STOPWORDS_TEXT.split())
"""Closed-class words of English that no rendering begins or ends with; chosen. Particles such as `up` are none."""

ARTICLES = frozenset(("a", "an", "the"))

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[A-Za-z\u00c0-\u024f]+|\d+(?:[.,]\d+)*|(?<=[A-Za-z\u00c0-\u024f])['’]s\b|\S")


class Word(NamedTuple):
    """A word or a mark of an English text."""

    start: int
    """Offset in the text, in code points."""
    end: int
    lower: str
    """In small letters, without full stops: `us` for U.S."""
    stem: str
    """Snowball stem of `lower`; empty for a mark."""
    is_content: bool
    """Whether the word carries meaning of its own; US and IT in capitals do."""
    is_capital: bool
    """Whether it begins with a capital or a digit."""


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def find_stem(word: str) -> str:
    """Return the Snowball (Porter 2) stem of *word*, which is given in small letters; numbers lose their commas."""
    if word[0].isdigit():
        return word.replace(",", "")
    return str(_stemmer().stemWord(word))


def find_words(text: str) -> list[Word]:
    """Return the words and marks of *text* in order; hyphens part words, a possessive 's is a mark of its own."""
    words = []
    for match in _TOKEN.finditer(text):
        found = match.group()
        start, end = match.span()
        if not found[0].isalnum():
            words.append(Word(start, end, found.lower(), "", is_content=False, is_capital=False))
            continue
        lower = found.lower().replace(".", "") if found[-1] == "." else found.lower()
        content = lower not in STOPWORDS or (len(found) > 1 and found.isupper() and not _shouts(text))
        words.append(Word(start, end, lower, find_stem(lower), content, not found[0].islower()))
    return words


def _shouts(text: str) -> bool:
    """Tell whether *text* is a heading in capitals, where capitals say nothing."""
    return text.isupper()


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of English *text* as offsets without the blanks around them, in order.

    A line break ends a sentence; so does a full stop, question or exclamation mark before a capital or a digit, unless
    it belongs to an abbreviation or an initial.
    """
    sentences = []
    start = 0
    for match in _END.finditer(text):
        if match.group() == "." and _is_abbreviation(text[start : match.start()]):
            continue
        sentences.append((start, match.end()))
        start = match.end()
    sentences.append((start, len(text)))
    return [span for span in (_strip(text, *span) for span in sentences) if span[0] < span[1]]


def _is_abbreviation(before: str) -> bool:
    """Tell whether the full stop behind *before* belongs to its last word."""
    words = before.split()
    last = words[-1].lstrip("(\"'“‘[") if words else ""
    return (
        last.lower() in _ABBREVIATIONS
        or (len(last) == 1 and last.isupper())
        or (last.isdigit() and len(words) == 1)  # the number of a paragraph
    )


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
