"""What is done to one shard at a time: every function takes its shelf first, and may be run again after a failure."""

from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from glossary.extract.counting import Keys, Level, Placed, choose_rows, extend_rows, find_words
from glossary.extract.enumerations import find_enumerations
from glossary.extract.families import find_brackets, find_explained
from glossary.extract.labels import count_lines, find_frames
from glossary.extract.lexicon import Lexicon
from glossary.extract.shelf import Shelf
from glossary.extract.structure import Structural, find_structural
from glossary.extract.tally import (
    Kinds,
    Neighbours,
    Sums,
    count_neighbours,
    find_pairs,
    place_rows,
    sum_company,
    sum_marks,
    sum_pairs,
)
from glossary.extract.tokens import Bools, Ints, TokenStream, make_stream
from glossary.extract.vocabulary import WordCounts, count_words
from glossary.extract.wordbook import MOST_WORDS, Wordbook
from glossary.extract.wordlists import Wordlists
from glossary.model import Source
from glossary.segment import Tokenizer


class Setup(NamedTuple):
    """What cutting text into words needs."""

    words: frozenset[str]
    """Curated headwords, which stay whole."""
    lists: Wordlists


class Cut(NamedTuple):
    """What is known of a shard once it is cut into words."""

    words: WordCounts
    sources: tuple[Source, ...]
    """The documents, in order."""
    characters: int
    """Of all documents, white space included."""
    sizes: Ints
    """Words of each document."""
    labels: Counter[tuple[str, str]]
    """Text and kind of the labels of interviews, with their numbers."""
    enumerations: Counter[str]


MANY = 0.4
"""Share of the documents from which a line is watched; chosen: what is rarer is in most of them not even with a tenth more."""


def count_headers(shelf: Shelf, asked: Collection[str] | None = None) -> tuple[int, Counter[str]]:
    """Return the number of documents, and of how many of them each line that MANY of them share is one.

    With *asked*, the numbers of those lines.
    """
    documents = shelf.documents()
    lines = count_lines(documents)
    if asked is None:
        return len(documents), Counter({line: times for line, times in lines.items() if times > MANY * len(documents)})
    return len(documents), Counter({line: lines[line] for line in asked if lines[line]})


@lru_cache(maxsize=1)
def find_tokenizer(setup: Setup) -> Tokenizer:
    """Return a tokenizer that keeps the curated words, and the names and longer words of the lists, whole.

    The last one is kept: making it takes 0.1 s.
    """
    lists = setup.lists
    long = {word for word in lists.single_words if len(word) > 2}
    return Tokenizer({*setup.words, *lists.places, *lists.organisations, *lists.whole_words, *long})


@lru_cache(maxsize=1)
def find_wordbook(setup: Setup) -> Wordbook:
    """Return the words met in the shards before, with what was worked out for them."""
    return Wordbook(find_tokenizer(setup), setup.lists)


def cut_documents(shelf: Shelf, setup: Setup, headers: frozenset[str]) -> Cut:
    """Return what is known of the shard once it is cut into words; lines in *headers* are left out of the count."""
    documents = shelf.documents()
    frames = find_frames(documents, setup.lists, headers)
    book = find_wordbook(setup)
    if len(book.words) > MOST_WORDS:
        book.forget()
    stream = make_stream(documents, book, [frame.masks for frame in frames])
    shelf.put("cut", ids=stream.ids)
    shelf.put(
        "marks",
        documents=stream.documents,
        span_start=stream.span_start,
        span_end=stream.span_end,
        titled=stream.titled,
    )
    return Cut(
        count_words(stream, setup.lists.titles),
        tuple(Source(document.name, document.characters, document.date) for document in documents),
        sum(len(document.text) for document in documents),
        np.bincount(stream.documents[stream.ids > 0], minlength=len(documents)),
        Counter(
            (documents[label.document].hans[label.start : label.end], label.kind)
            for frame in frames
            for label in frame.labels
        ),
        find_enumerations(documents, setup.lists),
    )


def count_pairs(shelf: Shelf, row_of: Ints, number: int, common: Ints) -> Keys:
    """Return the rows of two words whose words both have a row in *row_of*, of *number* rows; *common* are their ids.

    *common* has the common id of each word of the shard.
    """
    ids = common[shelf.take("cut")["ids"]]
    placed = find_words(ids, row_of)
    shelf.put("ids", ids=ids)
    _put_level(shelf, 1, placed)
    return _extend(shelf, 1, placed, number, len(ids))


def count_longer(shelf: Shelf, length: int, level: Level, longest: int) -> Keys:
    """Return the rows one word longer than those of *length* words in *level*; none beyond the *longest*."""
    waiting = shelf.take(f"longer{length}")
    placed = choose_rows(Keys(waiting["keys"], waiting["counts"]), waiting["positions"], level)
    _put_level(shelf, length, placed)
    shelf.drop("cut" if length == 2 else f"longer{length - 1}")
    if length == longest:
        return Keys(np.zeros(0, np.int64), np.zeros(0, np.int64))
    return _extend(shelf, length, placed, len(level.keys), int(waiting["tokens"]))


def _extend(shelf: Shelf, length: int, placed: Placed, number: int, tokens: int) -> Keys:
    keys, positions = extend_rows(placed, number, tokens)
    shelf.put(f"longer{length + 1}", **keys._asdict(), positions=positions, tokens=np.int64(tokens))
    return keys


def tally_marks(shelf: Shelf, bases: Sequence[int]) -> Sums:
    """Return how the rows of the shard stand to marks; *bases* numbers the first row of each level."""
    return sum_marks(_take_stream(shelf), place_rows(_take_levels(shelf, len(bases)), bases))


def tally_company(shelf: Shelf, bases: Sequence[int], kept: Bools, kinds: Kinds) -> Sums:
    """Return what stands beside the rows *kept*."""
    found = place_rows(_take_levels(shelf, len(bases)), bases, kept)
    return sum_company(_take_stream(shelf), kinds, found)


def tally_neighbours(
    shelf: Shelf, bases: Sequence[int], kept: Bools, counts: Ints, number: int, total: int, sizes: Ints
) -> Neighbours:
    """Return the neighbours of the rows *kept*, and how they spread over documents of *sizes*, of *total* words."""
    found = place_rows(_take_levels(shelf, len(bases)), bases, kept)
    stream = _take_stream(shelf)
    left, right = count_neighbours(stream, found, number)
    rows, documents, times = find_pairs(stream, found, len(sizes))
    shelf.put("pairs", rows=rows, documents=documents, times=times)
    return Neighbours(left, right, sum_pairs(rows, documents, times, counts, sizes, total))


def find_rare(shelf: Shelf, words: Lexicon) -> list[Structural]:
    """Return the rows of words that their structure gives away."""
    return find_structural(_take_stream(shelf), words)


def explain_names(shelf: Shelf, terms: Collection[str]) -> dict[str, tuple[int, str]]:
    """Return the forms that brackets explain, short → first document that does and full."""
    return find_explained(find_brackets(shelf.documents()), terms)


def _take_stream(shelf: Shelf) -> TokenStream:
    return TokenStream([], shelf.take("ids")["ids"], **shelf.take("marks"))


def _put_level(shelf: Shelf, length: int, placed: Placed) -> None:
    shelf.put(f"rows{length}", **placed._asdict())


def _take_levels(shelf: Shelf, number: int) -> list[Placed]:
    return [Placed(**shelf.take(f"rows{length}")) for length in range(1, number + 1)]
