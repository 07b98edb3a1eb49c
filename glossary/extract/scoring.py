"""Candidates → rank scores: a sum of few addends, each a reason in words."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import repeat
from math import log2
from typing import Any, NamedTuple

import numpy as np

from glossary.extract.boundaries import sum_characters
from glossary.extract.candidate import Candidates, Floats
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import keyness
from glossary.extract.points import round_points
from glossary.extract.settings import Settings, Weights
from glossary.extract.tokens import Bools, Ints
from glossary.extract.vocabulary import Vocabulary
from glossary.model import Reason

_make = partial(tuple.__new__, Reason)
"""Makes a reason of four values, in half the time of a call by name."""


class Addend(NamedTuple):
    """One reason, for all candidates that have it."""

    name: str
    where: Bools
    """The candidates that have it."""
    value: Any
    """What was measured; one place a candidate, or one number for all."""
    points: Any
    """What it adds to the rank score, likewise."""
    text: str | Callable[[int], str]
    """The reason in words, for all or for one candidate."""


class Scores(NamedTuple):
    """The rank scores of candidates, and the addends they are the sums of."""

    totals: Floats
    addends: tuple[Addend, ...]


def score_candidates(
    candidates: Candidates, vocabulary: Vocabulary, words: Lexicon, settings: Settings, documents: int
) -> Scores:
    """Return the rank scores of the *candidates* of so many *documents*."""
    edges = _find_edges(candidates, vocabulary, settings)
    addends = [
        *_weigh_use(candidates, edges, vocabulary, words, settings),
        *_weigh_words(edges, words, settings.weights),
        *_weigh_phrases(candidates, edges, vocabulary, words, settings),
    ]
    number = len(candidates.length)
    kept = []
    for addend in addends:
        points = np.full(number, addend.points, np.float64)
        where = addend.where & (points != 0)
        if where.any():
            value = np.full(number, addend.value, np.float64)
            kept.append(addend._replace(where=where, value=value, points=round_points(points)))
    if documents >= settings.dispersion_from:
        kept.append(_weigh_spread(candidates, documents, settings.weights))
    totals = np.zeros(number)
    for addend in kept:
        totals += np.where(addend.where, addend.points, 0.0)
    return Scores(round_points(totals), tuple(kept))


def find_reasons(scores: Scores, rows: Sequence[int]) -> list[tuple[Reason, ...]]:
    """Return the reasons of the candidates *rows*, none for -1; their scores add up to the rank score of each."""
    reasons: list[list[Reason]] = [[] for _ in rows]
    chosen = np.array(rows, np.int64)
    for name, where, value, points, text in scores.addends:
        has = np.flatnonzero(where[chosen] & (chosen >= 0)) if len(where) else chosen[:0]
        candidates = chosen[has]
        texts = repeat(text) if isinstance(text, str) else map(text, candidates.tolist())
        columns = repeat(name), round_points(value[candidates]).tolist(), points[candidates].tolist(), texts
        for index, reason in zip(has.tolist(), map(_make, zip(*columns, strict=False)), strict=True):
            reasons[index].append(reason)
    return [tuple(row) for row in reasons]


def _weigh_spread(candidates: Candidates, documents: int, weights: Weights) -> Addend:
    """Return how evenly the candidates spread over all *documents*."""
    points = np.where(candidates.documents > 1, weights.spread * candidates.evenness, weights.one_document)
    counts = candidates.documents.tolist()
    every = np.ones(len(counts), bool)
    return Addend(
        "spread",
        every,
        candidates.evenness,
        round_points(points),
        lambda row: f"in {counts[row]} of {documents} documents",
    )


class _Edges(NamedTuple):
    """What the rules ask of each candidate's words."""

    first: Ints
    last: Ints
    multi: Bools
    """More than one word."""
    characters: Ints
    marked: Bools
    """Mostly in quotation marks or title marks."""


def _find_edges(candidates: Candidates, vocabulary: Vocabulary, settings: Settings) -> _Edges:
    words, length = candidates.words, candidates.length
    characters = sum_characters(words, vocabulary)
    last = words[np.arange(len(length)), length - 1]
    return _Edges(words[:, 0], last, length > 1, characters, candidates.marked >= settings.quoted_share)


def _weigh_use(
    candidates: Candidates, edges: _Edges, vocabulary: Vocabulary, words: Lexicon, settings: Settings
) -> Iterator[Addend]:
    """Yield what the texts say of the candidates: frequency, marks, neighbours."""
    weights, first = settings.weights, edges.first
    every = np.ones(len(first), bool)
    titled = candidates.titled >= settings.quoted_share
    yield Addend("titled", titled, candidates.titled, weights.marked, "stands in title marks")
    known = ~edges.multi & (words.name | words.idiom | words.single)[first]
    points: Any = np.where(known, weights.marked_name, weights.marked)
    yield Addend("quoted", edges.marked & ~titled, candidates.marked, points, "stands in quotation marks")
    counts, free = candidates.frequency.tolist(), candidates.free.tolist()
    evidence = np.minimum(weights.frequency_cap, candidates.free + (candidates.frequency - candidates.free) / 2)
    amounts, place = np.unique(evidence, return_inverse=True)
    points = np.array([weights.frequency * log2(1 + amount) for amount in amounts.tolist()])[place]
    yield Addend(
        "frequency", every, candidates.frequency, points, lambda row: f"{counts[row]}x, {free[row]}x on its own"
    )
    fits = (edges.characters >= 4) & (edges.characters <= 6)
    sizes = edges.characters.tolist()
    yield Addend("length", fits, edges.characters, weights.length, lambda row: f"{sizes[row]} characters")
    bits = _find_bits(candidates, vocabulary, words)
    points = weights.keyness * np.clip(bits, -12.0, 12.0)
    yield Addend("keyness", every, bits, points, lambda row: _say_bits(float(bits[row])))
    freedom = candidates.freedom
    yield Addend(
        "freedom", every, freedom, weights.freedom * freedom, lambda row: f"free on both sides {freedom[row]:.2f}"
    )
    once = weights.once + weights.once_doubling * log2(max(1.0, vocabulary.size / weights.once_size))
    points = np.where(candidates.titled > 0, once / 2, once)
    yield Addend("once", candidates.frequency == 1, 1, points, "found once")


def _find_bits(candidates: Candidates, vocabulary: Vocabulary, words: Lexicon) -> Floats:
    """Return by how many bits the words of each candidate that carry meaning are more frequent than in general Chinese."""
    used, place = np.unique(candidates.words, return_inverse=True)
    rows = zip(vocabulary.counts[used].tolist(), words.background[used].tolist(), strict=True)
    bits = np.array([keyness(count, vocabulary.size, background) for count, background in rows])
    content = ~words.link & ~words.function
    place = place.reshape(candidates.words.shape)
    total, number = np.zeros(len(candidates.length)), np.zeros(len(candidates.length), np.int64)
    for column in range(candidates.words.shape[1]):
        counts = content[candidates.words[:, column]] & (column < candidates.length)
        total += np.where(counts, bits[place[:, column]], 0.0)
        number += counts
    return np.asarray(total / np.maximum(1, number))


def _say_bits(bits: float) -> str:
    return f"{abs(bits):.1f} bits {'more' if bits >= 0 else 'less'} frequent than in general Chinese"


def _weigh_words(edges: _Edges, words: Lexicon, weights: Weights) -> Iterator[Addend]:
    """Yield what kind of word each candidate of one word is: the first kind that fits."""
    short = words.lengths == 2
    kinds: tuple[tuple[str, Bools, Any, str], ...] = (
        ("place", words.place, weights.place, "the name of a place"),
        ("organisation", words.organisation, weights.organisation, "the name of an organisation"),
        ("foreign", words.foreign, weights.foreign, "a foreign name"),
        ("person", words.person, weights.person, "the name of a person"),
        ("idiom", words.proverb, weights.idiom, "an idiom of the dictionary"),
        ("idiom", words.idiom, weights.set_phrase, "a set phrase of the dictionary"),
        ("diplomatic", words.single & short, weights.diplomatic_short, "a word of diplomacy"),
        ("diplomatic", words.single, weights.diplomatic, "a word of diplomacy"),
        ("general", words.generic, weights.general_word, "a general word"),
        ("compound", words.compound, weights.compound, "a compound of the dictionary"),
        ("general", words.vague, weights.vague_word, "a general word by its ending"),
        ("word", short, weights.short_word, "a single short word"),
    )
    open_ = ~edges.multi
    for name, flags, points, text in kinds:
        fits = open_ & flags[edges.first]
        yield Addend(name, fits, 1, points, text)
        open_ = open_ & ~fits


def _weigh_phrases(
    candidates: Candidates, edges: _Edges, vocabulary: Vocabulary, words: Lexicon, settings: Settings
) -> Iterator[Addend]:
    """Yield what the words of a phrase say of it; what stands in marks is spared the most of it."""
    weights, (first, last, multi, characters, marked) = settings.weights, edges

    def name_first(text: str) -> Callable[[int], str]:
        return lambda row: f"{text} {vocabulary.words[first[row]]}"

    def name_last(text: str) -> Callable[[int], str]:
        return lambda row: f"{text} {vocabulary.words[last[row]]}"

    cohesion = candidates.cohesion
    yield Addend(
        "cohesion", multi, cohesion, weights.cohesion * cohesion, lambda row: f"words hold together {cohesion[row]:.2f}"
    )
    yield Addend("head", multi & words.head[last] & (characters >= 4), 1, weights.head, name_last("ends in"))
    yield Addend("name", multi & words.name[first], 1, weights.name_first, name_first("begins with the name"))
    bare = multi & ~marked
    slogan = words.slogan[first]
    verb = (words.light | words.verb)[first] & ~slogan
    yield Addend("verb", bare & slogan, 1, weights.slogan_verb, name_first("begins with the verb"))
    yield Addend("verb", bare & verb, 1, weights.verb, name_first("begins with the verb"))
    grading = words.modifier[first] & ~slogan & ~verb
    yield Addend("modifier", bare & grading, 1, weights.modifier, name_first("begins with the grading word"))
    points: Any = weights.weak_head * np.where(characters <= 4, 1, 2)
    yield Addend("weak head", bare & words.weak_head[last], 1, points, name_last("ends in the general word"))
    inside = np.arange(candidates.words.shape[1]) < candidates.length[:, None]

    def any_of(flags: Bools) -> Bools:
        """Return which candidates hold a word with *flags*, signs between words left out."""
        return np.asarray(((flags & ~words.link)[candidates.words] & inside).any(axis=1))

    general = ~any_of(~(words.generic | words.function))
    points = weights.general * np.where(characters == 4, 1, 2.5)
    yield Addend("general", bare & general, 1, points, "all its words are general")
    before, after = candidates.noun_before, candidates.noun_after
    points = weights.cut * before * (1 - candidates.frequency / vocabulary.counts[first])
    cut = bare & (before > 0.4) & ~words.name[first] & ~slogan
    yield Addend("cut before", cut, before, points, "often follows a noun directly")
    points = weights.cut * after * (1 - candidates.frequency / vocabulary.counts[last])
    cut = bare & (after > 0.4) & ~words.name_head[last]
    yield Addend("cut behind", cut, after, points, "often precedes a noun directly")
    yield Addend("fixed", bare & words.by[first], 1, weights.fixed, "a fixed expression with 以")
    yield Addend("particle", bare & ~words.by[first] & any_of(words.particle), 1, weights.particle, "holds 的")
    yield Addend("conjunction", bare & any_of(words.conjunction), 1, weights.conjunction, "holds 和 or 与")
