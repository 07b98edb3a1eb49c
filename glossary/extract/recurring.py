"""Recurring candidates: counted, bounded, freed of fragments, measured."""

import numpy as np

from glossary.extract.boundaries import best_company, find_balanced, find_bounded, find_company, find_marked, make_rows
from glossary.extract.candidate import Candidate
from glossary.extract.counting import Grams, count_grams, longest_counts
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import Floats, cohesion, freedom
from glossary.extract.settings import Settings
from glossary.extract.tokens import Bools, Ints, TokenStream


def find_recurring(stream: TokenStream, words: Lexicon, settings: Settings, lowest: int) -> list[Candidate]:
    """Return the rows of words that recur and may be terms, in order of first occurrence."""
    grams = count_grams(stream.ids, ~words.barred[stream.ids], lowest=lowest, longest=settings.max_words)
    if not len(grams.count):
        return []
    number = len(grams.count)
    owners = np.repeat(np.arange(number, dtype=np.int32), grams.count)
    start = grams.positions
    end = start + grams.length.astype(np.int32)[owners]
    whole, filled = _find_marks(stream, start, end)
    marked = np.bincount(owners[filled], minlength=number) / grams.count
    titled = np.bincount(owners[filled & stream.titled[start]], minlength=number) / grams.count
    enclosed = marked >= settings.quoted_share
    rows = make_rows(stream, grams.first, grams.length)
    # the company is costly: only for rows that could be terms in the best of it
    hopeful = find_bounded(rows, grams.count, stream, words, settings, enclosed, best_company(number))
    kept = hopeful[owners]
    company = find_company(stream, words, start[kept], end[kept], owners[kept], grams.count)
    alive = find_bounded(rows, grams.count, stream, words, settings, enclosed, company) & hopeful
    alive &= np.bincount(owners[whole], minlength=number) >= lowest
    alive &= rows.characters <= settings.max_characters
    alive = _drop_nested(grams, stream, words, alive, settings, marked)
    held = cohesion(grams, stream.size)
    most = longest_counts(grams, alive)
    free = _freedom(stream, grams, alive, owners, start, end)
    found = []
    for row in np.flatnonzero(alive).tolist():
        positions = grams.positions[grams.offset[row] : grams.offset[row + 1]].astype(np.int64)
        found.append(
            Candidate(
                words=tuple(stream.ids[positions[0] : positions[0] + int(grams.length[row])].tolist()),
                positions=positions,
                frequency=int(grams.count[row]),
                free=int(grams.count[row] - most[row]),
                marked=float(marked[row]),
                titled=float(titled[row]),
                cohesion=float(held[row]),
                freedom=float(free[row]),
                noun_before=float(company.noun_before[row]),
                noun_after=float(company.noun_after[row]),
            )
        )
    return sorted(found, key=lambda candidate: (int(candidate.positions[0]), len(candidate.words)))


def _find_marks(stream: TokenStream, start: Ints, end: Ints) -> tuple[Bools, Bools]:
    """Return which occurrences hold no half pair of marks, and which fill a pair exactly."""
    whole = np.ones(len(start), bool)
    filled = np.zeros(len(start), bool)
    touched = np.flatnonzero((stream.span_start[start] >= 0) | (stream.span_start[end - 1] >= 0))
    start, end = start[touched], end[touched]
    whole[touched] = find_balanced(stream, start, end)
    filled[touched] = find_marked(stream, start, end)
    return whole, filled & whole


def _freedom(stream: TokenStream, grams: Grams, alive: Bools, owners: Ints, start: Ints, end: Ints) -> Floats:
    """Return the freedom of the rows in *alive*, the smaller of both sides; 0 for the others."""
    kept = alive[owners]
    start, end, owners = start[kept], end[kept], owners[kept]
    before = np.where(start > 0, stream.ids[start - 1], 0)
    after = stream.ids[np.minimum(end, len(stream.ids) - 1)]
    left = np.where((stream.span_start[start] == start) | (before == 0), -1, before)
    right = np.where((stream.span_end[end - 1] == end) | (after == 0), -1, after)
    number = len(alive)
    return np.minimum(freedom(left, owners, number), freedom(right, owners, number))


def _drop_nested(
    grams: Grams, stream: TokenStream, words: Lexicon, alive: Bools, settings: Settings, marked: Floats
) -> Bools:
    """Return *alive* without the rows that a longer living row accounts for.

    A longer row that only adds a light verb or a grading word in front does not count, and goes itself when it is no
    more frequent than what it holds.
    """
    alive = alive.copy()
    ids = stream.ids
    kept = words.name | words.proverb | words.single | words.compound
    single = (grams.length == 1) & kept[ids[grams.first]]
    threshold = np.where(single, 1.01, settings.nested_share)
    best = np.zeros(len(grams.count), np.int64)
    for length in range(int(grams.length.max()), 1, -1):
        rows = np.flatnonzero(grams.length == length)
        at = grams.first[rows]
        first, second, last = ids[at], ids[at + 1], ids[at + length - 1]
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
