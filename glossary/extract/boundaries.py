"""Where a term may begin and end, and what may stand inside: the rules of a linguist, on arrays."""

from typing import Any

import numpy as np

from glossary.extract.counting import Grams
from glossary.extract.lexicon import Lexicon
from glossary.extract.tokens import Bools, Ints, TokenStream


def running(flags: Bools, ids: Ints) -> Ints:
    """Return running totals of the words with *flags*, so that a row's number of them is one subtraction."""
    return np.concatenate(([0], np.cumsum(flags[ids])))


def inside(totals: Ints, start: Ints, end: Ints) -> Ints:
    """Return how many flagged tokens stand in [*start*, *end*)."""
    return totals[end] - totals[start]


def find_balanced(stream: TokenStream, start: Ints, end: Ints) -> Bools:
    """Return where [start, end) holds no half pair of marks: every pair it touches lies inside or around it."""
    last = end - 1
    opens = (stream.span_start[start] == start) | (stream.span_end[start] >= end)
    closes = (stream.span_end[last] == end) | (stream.span_start[last] <= start)
    return opens & closes


def find_marked(stream: TokenStream, start: Ints, end: Ints) -> Bools:
    """Return where [start, end) fills a pair of marks exactly."""
    return (stream.span_start[start] == start) & (stream.span_end[start] == end)


def find_bounded(grams: Grams, stream: TokenStream, words: Lexicon, marked: Bools, apart: Bools) -> Bools:
    """Return the rows whose edges and inside are those of a term.

    *marked* rows (mostly in quotation marks or title marks) are spared the rules; *apart* rows (mostly between edges of
    clauses and function words) may be verbal phrases of four characters, such as 顺势而为.
    """
    ids = stream.ids
    start = grams.first
    length = grams.length
    end = start + length
    first, last = ids[start], ids[end - 1]
    second = ids[np.minimum(start + 1, len(ids) - 1)]
    characters = inside(running_lengths(stream), start, end)
    multi = length > 1
    total: dict[str, Any] = {
        name: running(getattr(words, name), ids)
        for name in ("particle", "conjunction", "light", "verb", "numeral", "link", "latin")
    }

    ordinal = np.fromiter((word[:1] == "第" and len(word) > 1 for word in stream.words), bool, len(stream.words))
    counted = words.numeral[first] & (words.measure[second] | words.numeral[second])
    year = counted & (words.lengths[first] == 4) & (words.lengths[second] == 1) & (length >= 4)
    left = ~words.function[first] & ~words.link[first] & ~words.particle[first] & ~words.conjunction[first]
    left |= ordinal[first] & (length >= 3) & words.head[last]
    left &= ~(counted & ~year)
    short = words.lengths[first] == 1
    left &= ~short | words.prefix[first] | words.numeral[first] | words.latin[first] | nounlike(words)[first]
    right = ~words.function[last] & ~words.link[last] & ~words.numeral[last] & ~words.verb[last]
    right &= (words.lengths[last] > 1) | nounlike(words)[last] | words.latin[last]
    middle = inside(total["particle"], start, end) <= 1
    middle &= inside(total["conjunction"], start, end) <= 1
    middle &= ~((inside(total["conjunction"], start, end) > 0) & (length > 8))
    inner_start = np.minimum(start + 1, end - 1)
    middle &= (inside(total["verb"], inner_start, end) == 0) | (length == 1)
    phrase = multi & left & right & middle & (characters >= 3)
    # four characters that stand alone more often than not: set phrases with a verb at the end, 劝和促谈
    four = (characters == 4) & apart & multi & ~words.function[first] & ~words.function[last] & ~words.link[first]
    four &= ~words.modifier[first] & ~counted & ~words.numeral[last]
    alone = (length == 1) & ~words.function[first] & ~words.numeral[first] & ~words.link[first]
    alone &= (words.lengths[first] >= 2) & ~(words.verb[first] & ~words.idiom[first])
    return phrase | four | alone | (marked & (characters >= 2))


def nounlike(words: Lexicon) -> Bools:
    """Return the words whose dictionary tag is a noun's, an abbreviation's or a name's."""
    return np.fromiter((tag[:1] in "njb" or tag in ("vn", "an") for tag in words.tags), bool, len(words.tags))


def running_lengths(stream: TokenStream) -> Ints:
    """Return running totals of characters."""
    return np.concatenate(([0], np.cumsum(np.where(stream.ids > 0, stream.lengths[stream.ids], 0))))
