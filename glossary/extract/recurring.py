"""Recurring candidates: counted, bounded, freed of fragments, measured."""

import itertools
from collections.abc import Sequence

import numpy as np

from glossary.extract.boundaries import Company, best_company, find_bounded, make_rows
from glossary.extract.candidate import Candidates, make_words
from glossary.extract.counting import Grams, Level, longest_counts, make_grams, merge_keys
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import Floats, cohesion, evenness, freedom
from glossary.extract.settings import Settings
from glossary.extract.shelf import Workshop
from glossary.extract.stages import (
    Cut,
    count_longer,
    count_pairs,
    tally_company,
    tally_marks,
    tally_neighbours,
)
from glossary.extract.tally import COMPANY_SUMS, MARK_SUMS, SPREAD_SUMS, add_neighbours, add_sums, find_kinds
from glossary.extract.tokens import Bools, Ints
from glossary.extract.vocabulary import Vocabulary


def count_rows(
    workshop: Workshop, vocabulary: Vocabulary, maps: Sequence[Ints], words: Lexicon, *, lowest: int, longest: int
) -> list[Level]:
    """Return the rows of 1 to *longest* words that all shards together hold at least *lowest* times, a level a length."""
    usable = np.flatnonzero(~words.barred & (vocabulary.counts >= lowest))
    row_of = np.full(len(vocabulary.words), -1, np.int32)
    row_of[usable] = np.arange(len(usable))
    levels = [Level(usable, vocabulary.counts[usable])]
    found = workshop.run(count_pairs, row_of, len(usable), each=maps)
    while len(levels) < longest:
        level = merge_keys(found, lowest)
        if not len(level.keys):
            break
        levels.append(level)
        found = workshop.run(count_longer, len(levels), level, longest)
    for _ in found:  # the last level is placed, too; nothing longer is left
        pass
    return levels


NONE = Candidates(*make_words([]), *(np.zeros(0, np.int64),) * 2, *(np.zeros(0),) * 7, np.zeros(0, np.int64))
"""No rows."""


def find_recurring(
    workshop: Workshop,
    cuts: Sequence[Cut],
    vocabulary: Vocabulary,
    maps: Sequence[Ints],
    words: Lexicon,
    settings: Settings,
    lowest: int,
) -> Candidates:
    """Return the rows of words that recur and may be terms, by their words."""
    levels = count_rows(workshop, vocabulary, maps, words, lowest=lowest, longest=settings.max_words)
    grams = make_grams(levels)
    number = len(grams.count)
    if not number:
        return NONE
    bases = list(itertools.accumulate((len(level.keys) for level in levels[:-1]), initial=0))
    broken, filled, titled = add_sums(workshop.run(tally_marks, bases), number, MARK_SUMS).T
    marked = filled / grams.count
    enclosed = marked >= settings.quoted_share
    rows = make_rows(grams.words, grams.length, vocabulary)
    # the company is costly: only for rows that could be terms in the best of it
    hopeful = find_bounded(rows, grams.count, vocabulary, words, settings, enclosed, best_company(number))
    sums = add_sums(workshop.run(tally_company, bases, hopeful, find_kinds(words)), number, COMPANY_SUMS)
    company = Company(*(sums / grams.count[:, None]).T)
    alive = find_bounded(rows, grams.count, vocabulary, words, settings, enclosed, company) & hopeful
    alive &= grams.count - broken >= lowest
    alive &= rows.characters <= settings.max_characters
    alive = _drop_nested(grams, words, alive, settings, marked)
    held = cohesion(grams, vocabulary.size)
    most = longest_counts(grams, alive)
    free, even, documents = _measure_use(workshop, cuts, bases, alive, grams.count, vocabulary)
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
        freedom=free[kept],
        noun_before=company.noun_before[kept],
        noun_after=company.noun_after[kept],
        evenness=even[kept],
        documents=documents[kept],
    )


def _measure_use(
    workshop: Workshop, cuts: Sequence[Cut], bases: Sequence[int], alive: Bools, counts: Ints, vocabulary: Vocabulary
) -> tuple[Floats, Floats, Ints]:
    """Return for the rows in *alive* their freedom, the smaller of both sides, their evenness and their documents."""
    number, words = len(counts), len(vocabulary.words)
    left, right, spread = [], [], np.zeros((number, SPREAD_SUMS), np.int64)
    sizes = [cut.sizes for cut in cuts]
    results = workshop.run(tally_neighbours, bases, alive, counts, words, vocabulary.size, each=sizes)
    for neighbours in results:
        left.append(neighbours.left)
        right.append(neighbours.right)
        spread[neighbours.spread.rows] += neighbours.spread.values
    free = np.minimum(freedom(*add_neighbours(left, words), number), freedom(*add_neighbours(right, words), number))
    smallest = min((int(size) for cut in sizes for size in cut if size), default=0)
    return free, evenness(spread, counts, vocabulary.size, smallest), spread[:, 2]


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
