"""All documents as one: what the stages find in their shards, added up. The only asker of a workshop."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from glossary.extract.candidate import Floats
from glossary.extract.counting import Keys, Level, merge_keys
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import evenness, freedom
from glossary.extract.shelf import Workshop
from glossary.extract.stages import (
    Cut,
    Setup,
    count_headers,
    count_longer,
    count_pairs,
    cut_documents,
    explain_names,
    find_rare,
    tally_company,
    tally_marks,
    tally_neighbours,
)
from glossary.extract.structure import Structural
from glossary.extract.tally import COMPANY_SUMS, MARK_SUMS, SPREAD_SUMS, Kinds, add_neighbours, add_sums
from glossary.extract.tokens import Bools, Ints
from glossary.extract.uses import ShardUses, Use, list_uses, locate_terms, merge_uses
from glossary.extract.vocabulary import NO_WORDS, Vocabulary, WordCounts, merge_words
from glossary.model import Source


class Measured(NamedTuple):
    """How rows of words are used; one place a row, for those that were asked for."""

    freedom: Floats
    """See measures.freedom, the smaller side."""
    evenness: Floats
    documents: Ints
    """Documents with an occurrence."""


class Texts:
    """The documents on all shelves of a workshop."""

    def __init__(self, workshop: Workshop) -> None:
        """Take the *workshop*."""
        self._workshop = workshop
        self._maps: list[Ints] = []
        self.cuts: list[Cut] = []
        """What is known of each shard but its words, after `cut`."""
        self.headers: frozenset[str] = frozenset()
        """Lines of most documents, left out of the count."""
        self.lines: Counter[str] = Counter()
        """Lines that come near it, with the number of their documents."""
        self.vocabulary = Vocabulary([], np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, bool), 0)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents, in order."""
        return tuple(source for cut in self.cuts for source in cut.sources)

    @property
    def characters(self) -> int:
        """Of all documents, white space included."""
        return sum(cut.characters for cut in self.cuts)

    @property
    def smallest(self) -> int:
        """Words of the smallest document that has any."""
        return min((int(size) for cut in self.cuts for size in cut.sizes if size), default=0)

    def cut(self, setup: Setup) -> Vocabulary:
        """Return the words of all documents, cut as *setup* says; the other questions come after this one."""
        self.headers = self._find_headers()
        found = self._workshop.run(cut_documents, setup, self.headers)
        self.vocabulary, self._maps = merge_words(self._note(found))
        return self.vocabulary

    def _note(self, found: Iterable[Cut]) -> Iterator[WordCounts]:
        """Yield the words of all *found*, and note the rest: the words of an archive's shards would fill memory."""
        for cut in found:
            self.cuts.append(cut._replace(words=NO_WORDS))
            yield cut.words

    def _find_headers(self) -> frozenset[str]:
        """Return the lines that more than half of the documents share, where there are more than three documents.

        Such a line is one of many of the documents of some shard; the others are asked only for those.
        """
        found = list(self._workshop.run(count_headers))
        documents = sum(number for number, _ in found)
        asked = sorted({line for _, lines in found for line in lines})
        if documents <= 3 or not asked:
            return frozenset()
        if len(found) > 1:
            found = list(self._workshop.run(count_headers, asked))
        self.lines = sum((lines for _, lines in found), Counter[str]())
        return frozenset(line for line, times in self.lines.items() if times * 2 > documents)

    @property
    def _own(self) -> Sequence[Cut]:
        """What is known of each shard of the workshop."""
        return self.cuts

    def count_rows(self, words: Lexicon, *, lowest: int, longest: int) -> list[Level]:
        """Return the rows of 1 to *longest* words that all documents hold at least *lowest* times, a level a length."""
        usable = np.flatnonzero(~words.barred & (self.vocabulary.counts >= lowest))
        row_of = np.full(len(self.vocabulary.words), -1, np.int32)
        row_of[usable] = np.arange(len(usable))
        levels = [self._first_level(usable, row_of)]
        found: Iterator[Keys] = self._workshop.run(count_pairs, row_of, len(usable), each=self._maps)
        while len(levels) < longest:
            level = self._merge_level(found, len(levels) + 1, lowest, len(levels[-1].keys))
            if not len(level.keys):
                break
            levels.append(level)
            found = self._workshop.run(count_longer, len(levels), level, longest)
        for _ in found:  # the last level is placed, too; nothing longer is left
            pass
        self._bases = list(itertools.accumulate((len(level.keys) for level in levels[:-1]), initial=0))
        return levels

    def _first_level(self, usable: Ints, row_of: Ints) -> Level:
        """Return the level of single words: those *usable*, whose rows are told by *row_of*."""
        return Level(usable, self.vocabulary.counts[usable])

    def _merge_level(self, found: Iterator[Keys], length: int, lowest: int, shorter: int) -> Level:
        """Return the level of *length* words from what was *found*; there are so many rows one word *shorter*."""
        return merge_keys(found, lowest)

    def sum_marks(self, number: int) -> Ints:
        """Return how each of the *number* rows stands to marks, see tally.sum_marks."""
        return add_sums(self._workshop.run(tally_marks, self._bases), number, MARK_SUMS)

    def sum_company(self, kept: Bools, kinds: Kinds) -> Ints:
        """Return what stands beside the rows *kept*, see tally.sum_company."""
        return add_sums(self._workshop.run(tally_company, self._bases, kept, kinds), len(kept), COMPANY_SUMS)

    def measure_use(self, kept: Bools, counts: Ints) -> Measured:
        """Return for the rows *kept*, of all that occur *counts* times, their freedom, evenness and documents."""
        number, words = len(counts), len(self.vocabulary.words)
        left, right, spread = self._measure_own(kept, counts)
        free = np.minimum(freedom(*add_neighbours(left, words), number), freedom(*add_neighbours(right, words), number))
        return Measured(free, evenness(spread, counts, self.vocabulary.size, self.smallest), spread[:, 2])

    def _measure_own(self, kept: Bools, counts: Ints) -> tuple[list[Keys], list[Keys], Ints]:
        """Return the neighbours of the rows *kept* in each shard, left and right, and their spread in all of them."""
        left, right, spread = [], [], np.zeros((len(counts), SPREAD_SUMS), np.int64)
        words, sizes = len(self.vocabulary.words), [cut.sizes for cut in self._own]
        stage = self._workshop.run(tally_neighbours, self._bases, kept, counts, words, self.vocabulary.size, each=sizes)
        for neighbours in stage:
            left.append(neighbours.left)
            right.append(neighbours.right)
            spread[neighbours.spread.rows] += neighbours.spread.values
        return left, right, spread

    def find_rare(self, words: Lexicon) -> Iterator[tuple[Cut, list[Structural]]]:
        """Yield for each shard what its structure gives away."""
        return zip(self.cuts, self._workshop.run(find_rare, words), strict=True)

    def explain(self, terms: Collection[str]) -> dict[str, str]:
        """Return the forms that brackets explain, short → full; the first document that explains one is believed."""
        explained: dict[str, str] = {}
        for found in self._explain_own(terms):
            explained = {short: full for short, (_, full) in found.items()} | explained
        return explained

    def _explain_own(self, terms: Collection[str]) -> Iterator[dict[str, tuple[int, str]]]:
        return self._workshop.run(explain_names, frozenset(terms))

    def locate(self, terms: Sequence[tuple[str, ...]], places: int | None) -> Iterator[Use]:
        """Yield how each of *terms*, with its variants behind it, is used; with its first *places* occurrences."""
        return list_uses(self._locate_own(terms, places))

    def _locate_own(self, terms: Sequence[tuple[str, ...]], places: int | None) -> ShardUses:
        parts = self._workshop.run(locate_terms, terms, places)
        return merge_uses(parts, terms, [len(cut.sources) for cut in self._own], places)
