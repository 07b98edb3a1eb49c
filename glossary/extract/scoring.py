"""Candidates → rank scores: a sum of few addends, each a reason in words."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from math import log2
from typing import Any, NamedTuple

import numpy as np

from glossary.extract.addends import Addend, Scores, add_up
from glossary.extract.boundaries import sum_characters
from glossary.extract.candidate import Candidates, Floats
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import keyness
from glossary.extract.settings import Settings, Weights
from glossary.extract.tokens import Bools, Ints
from glossary.extract.vocabulary import Vocabulary


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
    if documents >= settings.dispersion_from:
        addends.append(_weigh_spread(candidates, documents, settings.weights))
    return add_up(addends, len(candidates.length))


def _weigh_spread(candidates: Candidates, documents: int, weights: Weights) -> Addend:
    """Return how evenly the candidates spread over all *documents*."""
    points = np.where(candidates.documents > 1, weights.spread * candidates.evenness, weights.one_document)
    counts = candidates.documents
    return Addend(
        "spread",
        np.ones(len(counts), bool),
        candidates.evenness,
        points,
        lambda rows: map(cache(lambda count: f"in {count} of {documents} documents"), counts[rows].tolist()),
        always=True,
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
    counts, free = candidates.frequency, candidates.free
    evidence = np.minimum(weights.frequency_cap, free + (counts - free) / 2)
    amounts, place = np.unique(evidence, return_inverse=True)
    points = np.array([weights.frequency * log2(1 + amount) for amount in amounts.tolist()])[place]
    yield Addend(
        "frequency",
        every,
        counts,
        points,
        lambda rows: map(
            cache(lambda count, alone: f"{count}x, {alone}x on its own"), counts[rows].tolist(), free[rows].tolist()
        ),
    )
    sizes = edges.characters
    fits = (sizes >= 4) & (sizes <= 6)
    yield Addend(
        "length", fits, sizes, weights.length, lambda rows: [f"{size} characters" for size in sizes[rows].tolist()]
    )
    bits = _find_bits(candidates, vocabulary, words)
    points = weights.keyness * np.clip(bits, -12.0, 12.0)
    yield Addend("keyness", every, bits, points, lambda rows: map(_say_bits, bits[rows].tolist()))
    freedom = candidates.freedom
    yield Addend(
        "freedom",
        every,
        freedom,
        weights.freedom * freedom,
        lambda rows: [f"free on both sides {share:.2f}" for share in freedom[rows].tolist()],
    )
    once = weights.once + weights.once_doubling * log2(max(1.0, vocabulary.size / weights.once_size))
    points = np.where(candidates.titled > 0, once / 2, once)
    yield Addend("once", candidates.frequency == 1, 1, points, "found once")


def _find_bits(candidates: Candidates, vocabulary: Vocabulary, words: Lexicon) -> Floats:
    """Return by how many bits the words of each candidate that carry meaning are more frequent than in general Chinese."""
    counts = ~words.link & ~words.function
    counts[0] = False  # behind the last word
    used = np.zeros(len(counts), bool)
    used[candidates.words] = True
    ids = np.flatnonzero(used & counts)
    rows = zip(vocabulary.counts[ids].tolist(), words.background[ids].tolist(), strict=True)
    bits = np.zeros(len(counts))
    bits[ids] = [keyness(count, vocabulary.size, background) for count, background in rows]
    total, number = np.zeros(len(candidates.length)), np.zeros(len(candidates.length), np.int64)
    for column in candidates.words.T:
        total += bits[column]
        number += counts[column]
    return np.asarray(total / np.maximum(1, number))


def _say_bits(bits: float) -> str:
    if bits >= 0:
        return f"{bits:.1f} bits more frequent than in general Chinese"
    return f"{-bits:.1f} bits less frequent than in general Chinese"


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

    def name(text: str, edge: Ints) -> Callable[[Ints], Iterable[str]]:
        return lambda rows: [f"{text} {vocabulary.words[word]}" for word in edge[rows].tolist()]

    cohesion = candidates.cohesion
    yield Addend(
        "cohesion",
        multi,
        cohesion,
        weights.cohesion * cohesion,
        lambda rows: [f"words hold together {share:.2f}" for share in cohesion[rows].tolist()],
    )
    yield Addend("head", multi & words.head[last] & (characters >= 4), 1, weights.head, name("ends in", last))
    yield Addend("name", multi & words.name[first], 1, weights.name_first, name("begins with the name", first))
    bare = multi & ~marked
    slogan = words.slogan[first]
    verb = (words.light | words.verb)[first] & ~slogan
    yield Addend("verb", bare & slogan, 1, weights.slogan_verb, name("begins with the verb", first))
    yield Addend("verb", bare & verb, 1, weights.verb, name("begins with the verb", first))
    grading = words.modifier[first] & ~slogan & ~verb
    yield Addend("modifier", bare & grading, 1, weights.modifier, name("begins with the grading word", first))
    points: Any = weights.weak_head * np.where(characters <= 4, 1, 2)
    yield Addend("weak head", bare & words.weak_head[last], 1, points, name("ends in the general word", last))
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
