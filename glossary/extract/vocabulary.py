"""The words of all documents, numbered once for all shards."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from glossary.extract.tokens import Bools, Ints, TokenStream


class WordCounts(NamedTuple):
    """The words of one shard; one place a word, the break first."""

    words: list[str]
    counts: Ints
    """Occurrences."""
    beside_title: Bools
    """True where the word somewhere stands directly beside the title of a person."""


NO_WORDS = WordCounts([], np.zeros(0, np.int64), np.zeros(0, bool))
"""What is left of a shard's words once they are in the common vocabulary."""


class Vocabulary(NamedTuple):
    """The words of all documents; one place an id, the break has id 0."""

    words: list[str]
    lengths: Ints
    """Characters."""
    counts: Ints
    """Occurrences."""
    beside_title: Bools
    size: int
    """Occurrences of all words, breaks not counted."""


def count_words(stream: TokenStream, titles: frozenset[str]) -> WordCounts:
    """Return the words of *stream* with their counts, and which of them stand beside one of the *titles*."""
    number = len(stream.words)
    title = np.fromiter(map(titles.__contains__, stream.words), bool, number)
    beside = np.zeros(number, bool)
    if len(stream.ids) > 1:
        left, right = stream.ids[:-1], stream.ids[1:]
        beside[left[title[right]]] = True
        beside[right[title[left]]] = True
    return WordCounts(stream.words, np.bincount(stream.ids, minlength=number), beside)


def merge_words(shards: Iterable[WordCounts]) -> tuple[Vocabulary, list[Ints]]:
    """Return one vocabulary for all *shards*, and for each of them the common id of each of its words."""
    numbers: dict[str, int] = {"\n": 0}
    maps: list[Ints] = []
    counts = np.zeros(1, np.int64)
    beside = np.zeros(1, bool)
    for shard in shards:
        ids = np.fromiter((numbers.setdefault(word, len(numbers)) for word in shard.words), np.int32, len(shard.words))
        counts, beside = _enlarge(counts, len(numbers)), _enlarge(beside, len(numbers))
        counts[ids] += shard.counts
        beside[ids] |= shard.beside_title
        maps.append(ids)
    return make_vocabulary(list(numbers), counts[: len(numbers)], beside[: len(numbers)]), maps


def make_vocabulary(words: Sequence[str], counts: Ints, beside: Bools) -> Vocabulary:
    """Return the vocabulary of *words*, the first of which is the break."""
    lengths = np.fromiter(map(len, words), np.int64, len(words))
    return Vocabulary(list(words), lengths, counts, beside, int(counts[1:].sum()))


def _enlarge(array: np.ndarray, size: int) -> np.ndarray:
    """Return *array* with at least *size* places, new ones zero; grown by half, so that many shards cost little."""
    if len(array) >= size:
        return array
    larger = np.zeros(max(size, len(array) * 3 // 2), array.dtype)
    larger[: len(array)] = array
    return larger
