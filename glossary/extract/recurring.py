"""Recurring candidates: counted, bounded, freed of fragments, measured."""

import numpy as np

from glossary.extract.boundaries import Company, best_company, find_bounded, make_rows
from glossary.extract.candidate import Candidates, make_words
from glossary.extract.counting import Grams, longest_counts, make_grams
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import Floats, cohesion
from glossary.extract.settings import Settings
from glossary.extract.tally import find_kinds
from glossary.extract.texts import Texts
from glossary.extract.tokens import Bools, Ints

NONE = Candidates(*make_words([]), *(np.zeros(0, np.int64),) * 2, *(np.zeros(0),) * 7, np.zeros(0, np.int64))
"""No rows."""


def find_recurring(texts: Texts, words: Lexicon, settings: Settings, lowest: int) -> Candidates:
    """Return the rows of words that recur *lowest* times or more in the *texts* and may be terms."""
    vocabulary = texts.vocabulary
    grams = make_grams(texts.count_rows(words, lowest=lowest, longest=settings.max_words))
    number = len(grams.count)
    if not number:
        return NONE
    broken, filled, titled = texts.sum_marks(number).T
    marked = filled / grams.count
    enclosed = marked >= settings.quoted_share
    rows = make_rows(grams.words, grams.length, vocabulary)
    # the company is costly: only for rows that could be terms in the best of it
    hopeful = find_bounded(rows, grams.count, vocabulary, words, settings, enclosed, best_company(number))
    company = Company(*(texts.sum_company(hopeful, find_kinds(words)) / grams.count[:, None]).T)
    alive = find_bounded(rows, grams.count, vocabulary, words, settings, enclosed, company) & hopeful
    alive &= grams.count - broken >= lowest
    alive &= (rows.characters <= settings.max_characters) & ~find_repeating(grams.words, grams.length)
    alive = _drop_nested(grams, words, alive, settings, marked)
    held = cohesion(grams, vocabulary.size)
    most = longest_counts(grams, alive)
    use = texts.measure_use(alive, grams.count)
    kept = np.flatnonzero(alive)
    count = grams.count[kept]
    return Candidates(
        words=grams.words[kept],
        length=grams.length[kept],
        frequency=count,
        free=count - most[kept],
        marked=marked[kept],
        titled=titled[kept] / count,
        cohesion=held[kept],
        freedom=use.freedom[kept],
        noun_before=company.noun_before[kept],
        noun_after=company.noun_after[kept],
        evenness=use.evenness[kept],
        documents=use.documents[kept],
    )


def find_repeating(words: Ints, length: Ints) -> Bools:
    """Return the rows that say the same twice or more before they end: no terms, but a hostile text has millions."""
    found = np.zeros(len(length), bool)
    for period in range(1, words.shape[1] // 2 + 1):
        rows = np.flatnonzero((length >= 2 * period) & (words[:, period] == words[:, 0]))
        same = words[rows, period:] == words[rows, :-period]
        behind = np.arange(words.shape[1] - period) >= length[rows, None] - period
        found[rows] |= (same | behind).all(axis=1)
    return found


def _drop_nested(grams: Grams, words: Lexicon, alive: Bools, settings: Settings, marked: Floats) -> Bools:
    """Return *alive* without the rows that a longer living row accounts for.

    A longer row that only adds a light verb or a grading word in front does not count, and goes itself when it is no
    more frequent than what it holds.
    """
    alive = alive.copy()
    kept = words.name | words.proverb | words.single | words.compound
    single = (grams.length == 1) & kept[grams.words[:, 0]]
    threshold = np.where(single, 1.01, settings.nested_share)
    best = np.zeros(len(grams.count), np.int64)
    for length in range(int(grams.length.max()), 1, -1):
        rows = np.flatnonzero(grams.length == length)
        first, second, last = grams.words[rows, 0], grams.words[rows, 1], grams.words[rows, length - 1]
        plain = marked[rows] < settings.quoted_share
        opener = (words.light | words.modifier | words.verb)[first] & plain & ~(words.verb | words.slogan)[second]
        # what holds this row more often than not kills it
        alive[rows] &= best[rows] < threshold[rows] * grams.count[rows]
        # 上合组织/轮值主席国: a name before a term of its own does not swallow it
        named = (words.owner | words.ordinal)[first] & (length >= 3) & plain & ~words.generic[second]
        named &= (words.name_head[last] | words.event_head[last]) & ~words.link[second]
        counted = np.where(alive[rows] & ~opener, grams.count[rows], 0)
        passed = np.maximum(best[rows], counted)
        np.maximum.at(best, grams.prefix[rows], passed)
        np.maximum.at(best, grams.suffix[rows], np.where(named, best[rows], passed))
        # verb + term: only when the term itself is more frequent or is no candidate
        tail = grams.suffix[rows]
        weak = opener & alive[tail] & (grams.count[rows] >= grams.count[tail]) & ~words.slogan[first]
        alive[rows[weak]] = False
    rows = np.flatnonzero(grams.length == 1)
    alive[rows] &= best[rows] < threshold[rows] * grams.count[rows]
    return alive
