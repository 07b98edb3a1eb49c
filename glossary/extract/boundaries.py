"""Where a term may begin and end, and what may stand inside: the rules of a linguist, on arrays."""

from typing import NamedTuple

import numpy as np

from glossary.extract.lexicon import Lexicon
from glossary.extract.settings import Settings
from glossary.extract.tokens import Bools, Ints, TokenStream
from glossary.extract.vocabulary import Vocabulary


class Rows(NamedTuple):
    """Rows of words, one place a row."""

    words: Ints
    """Word ids, 0 behind the last word."""
    length: Ints
    """Words."""
    characters: Ints


def make_rows(words: Ints, length: Ints, vocabulary: Vocabulary) -> Rows:
    """Return the rows of *words*, of which the first *length* count."""
    return Rows(words, length, sum_characters(words, vocabulary))


def sum_characters(words: Ints, vocabulary: Vocabulary) -> Ints:
    """Return the characters of each row of *words*."""
    lengths = vocabulary.lengths.astype(np.int32)
    lengths[0] = 0  # what stands behind the last word
    return np.asarray(lengths.take(words).sum(axis=1))


def find_balanced(stream: TokenStream, start: Ints, end: Ints) -> Bools:
    """Return where [start, end) holds no half pair of marks: every pair it touches lies inside or around it."""
    last = end - 1
    opens = (stream.span_start[start] == start) | (stream.span_end[start] >= end)
    closes = (stream.span_end[last] == end) | (stream.span_start[last] <= start)
    return np.asarray(opens & closes)


def find_marked(stream: TokenStream, start: Ints, end: Ints) -> Bools:
    """Return where [start, end) fills a pair of marks exactly."""
    return np.asarray((stream.span_start[start] == start) & (stream.span_end[start] == end))


class Company(NamedTuple):
    """The words beside a row's occurrences, as shares of its occurrences from 0 to 1; one place a row."""

    noun_before: np.ndarray
    """A common noun stands directly before: the row may be the end of a longer noun phrase."""
    noun_after: np.ndarray
    """A noun stands directly behind."""
    object_after: np.ndarray
    """Something that may be the object of a verb stands directly behind."""
    apart: np.ndarray
    """On both sides a function word, a mark or the edge of a clause."""


def best_company(number: int) -> Company:
    """Return the company that forbids nothing, for *number* rows."""
    none = np.zeros(number)
    return Company(none, none, none, np.ones(number))


def find_bounded(
    rows: Rows,
    counts: Ints,
    vocabulary: Vocabulary,
    words: Lexicon,
    settings: Settings,
    marked: Bools,
    company: Company,
) -> Bools:
    """Return the rows whose edges, inside and company are those of a term.

    *marked* rows (mostly in quotation marks or title marks) are spared the rules; rows that mostly stand between edges of
    clauses and function words may be verbal phrases of four characters, such as 顺势而为.
    """
    length, characters = rows.length, rows.characters
    every = np.arange(len(length))
    first, last = rows.words[:, 0], rows.words[every, length - 1]
    second = rows.words[every, np.minimum(1, length - 1)]
    before_last = rows.words[every, np.maximum(length - 2, 0)]
    multi = length > 1

    parts = []
    for place in range(int(length.max(initial=0))):
        longer = np.flatnonzero(length > place)
        parts.append((longer, rows.words[longer, place]))

    def number(flags: Bools) -> Ints:
        """Return how many words of each row have *flags*."""
        total = np.zeros(len(length), np.int8)
        for longer, word in parts:
            total[longer] += flags[word]
        return total

    counted = words.numeral[first] & (words.measure[second] | words.numeral[second])
    year = counted & (words.lengths[first] == 4) & (words.lengths[second] == 1) & (length >= 4) & words.event_head[last]
    left = ~words.function[first] & ~words.link[first] & ~words.particle[first] & ~words.conjunction[first]
    left |= words.ordinal[first] & (length >= 3) & words.noun[last]
    left &= ~(words.dependent[first] & multi)
    left &= ~counted | year
    left &= (
        (words.lengths[first] > 1) | words.prefix[first] | words.numeral[first] | words.latin[first] | words.noun[first]
    )
    right = (
        ~words.function[last] & ~words.link[last] & ~words.numeral[last] & ~words.verb[last] & ~words.adjective[last]
    )
    right &= ~words.attributive[last]
    right &= (words.lengths[last] > 1) | words.noun[last] | words.latin[last]
    # 70周年: a number before the last word
    jubilee = (words.lengths[last] == 2) & words.measure[last] & words.numeral[before_last] & (length >= 3)
    right = (right & ~(words.measure[last] & words.numeral[before_last])) | jubilee
    # 全面/建成/小康社会: a grading word before the verb
    graded = (words.modifier | words.adjective)[first] & words.slogan[second] & (length >= 3)
    verbs = number(words.verb) - words.verb[first] - (graded & words.verb[second])
    middle = (number(words.particle) <= 1) & (number(words.conjunction) <= 1)
    middle &= (number(words.conjunction) == 0) | (length <= 8)
    middle &= (verbs == 0) | ~multi | (jubilee & (verbs <= 1))
    # 以…为核心: both words or neither, and an anchor behind 为
    fixed = (number(words.by) == 1) & (number(words.be) == 1) & words.by[first] & (number(words.anchor) >= 1)
    fixed |= (number(words.by) == 1) & words.by[first] & words.manner[last] & (length <= 5) & (number(words.be) == 0)
    left = (left & (number(words.be) == 0) & (number(words.by) == 0)) | fixed
    right |= fixed & (words.anchor | words.manner)[last]
    phrase = multi & left & right & (middle | fixed) & (characters >= 3)
    # the end or the beginning of something longer: the edge word is more at home elsewhere
    mine_first = counts / np.maximum(1, vocabulary.counts[first])
    mine_last = counts / np.maximum(1, vocabulary.counts[last])
    cut_left = (
        (company.noun_before >= settings.beside_noun) & (mine_first <= settings.at_home) & ~words.name[first] & ~fixed
    )
    cut_left &= ~words.slogan[first]
    cut_right = (
        (company.noun_after >= settings.beside_noun)
        & (mine_last <= settings.at_home)
        & ~words.name_head[last]
        & ~words.name[last]
    )
    cut_right |= (company.noun_after >= 0.9) & words.name[first] & (length == 2) & ~words.name_head[last]
    cut_right |= (
        (company.noun_after >= settings.beside_noun) & words.generic[first] & words.generic[last] & (length == 2)
    )
    cut_right &= ~fixed
    initial = np.array([word[:1] for word in vocabulary.words])
    parallel = (initial[first] == initial[second]) & (initial[first] == initial[last]) & (length >= 3)
    predicate = words.doubtful[last] & words.light[last] & (company.object_after > settings.predicate) & ~parallel
    phrase &= ~cut_left & ~cut_right & ~predicate
    # a light verb makes a phrase worth listing only with a slogan; X的Y of three words is free syntax
    phrase &= ~words.light[first] | words.slogan[first] | words.doubtful[first] | fixed
    phrase &= ~((words.light | words.slogan | words.verb)[first] & (company.noun_after >= settings.at_home) & multi)
    phrase &= ~words.verb[first] | words.light[first] | words.slogan[first] | words.doubtful[first] | fixed
    particles = number(words.particle) > 0
    phrase &= ~particles | ((length > 3) & ~words.adjective[first] & ~words.modifier[first])
    # four characters that stand alone more often than not: set phrases with a verb at the end, 劝和促谈
    four = (
        (characters == 4) & (company.apart >= settings.apart) & multi & ~words.function[first] & ~words.function[last]
    )
    four &= ~words.link[first] & ~words.link[last] & ~words.modifier[first] & ~counted & ~words.numeral[last]
    four &= ~(words.light[first] & (words.generic | words.verb)[last])
    four &= ~(words.adjective[first] & (words.verb | words.doubtful)[last])
    four &= ~(words.verb[first] & words.name[last]) & ~(words.name[first] & words.verb[last])
    alone = ~multi & ~words.function[first] & ~words.numeral[first] & ~words.link[first] & (characters >= 2)
    alone &= ~words.generic[first] | words.taught[first]
    alone &= ~(words.verb | words.adjective)[first] | words.idiom[first] | words.name[first]
    return np.asarray(phrase | four | alone | (marked & (characters >= 2)))
