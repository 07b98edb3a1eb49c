"""Documents that were counted before and a few new ones: the same answers as from counting all of them.

What adds up is added up. Rows, words and terms of which the past knows nothing, since they were too rare then, stand in
the new documents: they are few, and are looked for where the others are kept.
"""

import itertools
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

import numpy as np

from glossary.extract.counting import Keys, Level, make_grams, merge_counts
from glossary.extract.lexicon import Lexicon
from glossary.extract.measures import evenness, freedom
from glossary.extract.past import OutgrownError, Past
from glossary.extract.recount import (
    Asked,
    recall_names,
    recount_company,
    recount_marks,
    recount_rows,
    recount_use,
    relocate_terms,
)
from glossary.extract.shelf import Workshop
from glossary.extract.stages import Cut, Setup, count_headers, cut_documents
from glossary.extract.structure import Structural
from glossary.extract.tally import Kinds, add_neighbours
from glossary.extract.texts import Measured, Texts
from glossary.extract.tokens import Bools, Ints
from glossary.extract.uses import ShardUses, Use, list_uses, merge_uses, number_within
from glossary.extract.vocabulary import Vocabulary, merge_words
from glossary.model import Source


class GrownTexts(Texts):
    """The documents of a *past*, and those on the shelves of a workshop."""

    def __init__(self, past: Past, kept: Workshop, workshop: Workshop, ranks: Ints) -> None:
        """Take the *past*, the workshop of its shelves, that of the new ones, and the place of each document in order.

        Documents are numbered through, those of the past first.
        """
        super().__init__(workshop)
        self._past, self._kept, self._ranks = past, kept, ranks

    @property
    def sources(self) -> tuple[Source, ...]:
        """The documents, in order."""
        return tuple(source for _, source in sorted(zip(self._ranks.tolist(), super().sources, strict=True)))

    def cut(self, setup: Setup) -> Vocabulary:
        """Return the words of all documents. Raises OutgrownError."""
        past = self._past
        found = list(self._workshop.run(count_headers, sorted(past.lines)))
        documents = sum(past.shards) + sum(number for number, _ in found)
        total = sum((lines for _, lines in found), Counter(past.lines))
        headers = frozenset(line for line, times in total.items() if times * 2 > documents)
        if headers != past.headers:
            raise OutgrownError
        self.cuts = [past.cut]
        new = self._note(self._workshop.run(cut_documents, setup, headers))
        self.vocabulary, (_, *self._maps) = merge_words(itertools.chain([past.words], new))
        return self.vocabulary

    @property
    def _own(self) -> Sequence[Cut]:
        return self.cuts[1:]

    def count_rows(self, words: Lexicon, *, lowest: int, longest: int) -> list[Level]:
        """Return the rows that all documents hold at least *lowest* times. Raises OutgrownError."""
        if lowest < self._past.lowest:
            raise OutgrownError
        levels = super().count_rows(words, lowest=lowest, longest=longest)
        self._grams = make_grams(levels)
        old = [len(level.keys) for level in self._past.levels]
        self._new_rows = np.full(sum(old), -1, np.int32)
        for base, start, size, new in zip(
            self._bases, itertools.accumulate(old, initial=0), old, self._new, strict=False
        ):
            self._new_rows[start : start + size] = np.where(new < 0, -1, new + base)
        self._known = np.zeros(len(self._grams.count), bool)
        self._known[self._new_rows[self._new_rows >= 0]] = True
        return levels

    def _first_level(self, usable: Ints, row_of: Ints) -> Level:
        level = super()._first_level(usable, row_of)
        self._words = [usable[:, None]]
        self._new = [row_of[self._past.levels[0].keys]]
        return level

    def _merge_level(self, found: Iterator[Keys], length: int, lowest: int, shorter: int) -> Level:
        new = merge_counts(found)
        old, where = self._recall_level(length, shorter)
        unknown = np.isin(new.keys, old.keys, assume_unique=True, invert=True)
        asked = new.keys[unknown]
        head, tail = asked // shorter, asked % shorter
        words = np.column_stack((self._words[-1][head], self._words[-1][tail, -1]))
        counts = np.zeros(len(asked), np.int64)
        for more in self._kept.run(recount_rows, _ask(np.arange(len(asked)), words)):
            counts += more
        here = counts > 0
        total = merge_counts([old, new, Keys(asked[here], counts[here])])
        kept = total.counts >= lowest
        level = Level(total.keys[kept], total.counts[kept])
        head, tail = level.keys // shorter, level.keys % shorter
        self._words.append(np.column_stack((self._words[-1][head], self._words[-1][tail, -1])))
        place = np.searchsorted(level.keys, old.keys)
        place[place == len(level.keys)] = 0
        same = level.keys[place] == old.keys if len(level.keys) else np.zeros(len(place), bool)
        if len(self._new) < len(self._past.levels):
            numbers = np.full(len(self._past.levels[length - 1].keys), -1, np.int32)
            numbers[where[same]] = place[same]
            self._new.append(numbers)
        return level

    def _recall_level(self, length: int, shorter: int) -> tuple[Keys, Ints]:
        """Return the rows of *length* words that the past knows, numbered as now, and their places in its level."""
        if length > len(self._past.levels):
            return Keys(np.zeros(0, np.int64), np.zeros(0, np.int64)), np.zeros(0, np.int64)
        level, before = self._past.levels[length - 1], len(self._past.levels[length - 2].keys)
        head, tail = (self._new[length - 2].take(part) for part in (level.keys // before, level.keys % before))
        where = np.flatnonzero((head >= 0) & (tail >= 0))
        return Keys(head[where].astype(np.int64) * shorter + tail[where], level.counts[where]), where

    def _ask(self, rows: Bools) -> Asked:
        numbers = np.flatnonzero(rows)
        return Asked(numbers, self._grams.words[numbers], self._grams.length[numbers])

    def sum_marks(self, number: int) -> Ints:
        """Return how each of the *number* rows stands to marks."""
        total = super().sum_marks(number)
        old = np.flatnonzero(self._new_rows >= 0)
        total[self._new_rows[old]] += self._past.marks[old]
        for sums in self._kept.run(recount_marks, self._ask(~self._known)):
            total[sums.rows] += sums.values
        return total

    def sum_company(self, kept: Bools, kinds: Kinds) -> Ints:
        """Return what stands beside the rows *kept*."""
        total = super().sum_company(kept, kinds)
        old, known = self._recall(self._past.hopeful, kept)
        total[self._new_rows[old]] += self._past.company[old]
        for sums in self._kept.run(recount_company, self._ask(kept & ~known), kinds):
            total[sums.rows] += sums.values
        return total

    def _recall(self, then: Bools, now: Bools) -> tuple[Ints, Bools]:
        """Return the rows of the past that count *then* and *now*, and which rows of now they are."""
        old = np.flatnonzero((self._new_rows >= 0) & then)
        old = old[now[self._new_rows[old]]]
        known = np.zeros(len(now), bool)
        known[self._new_rows[old]] = True
        return old, known

    def measure_use(self, kept: Bools, counts: Ints) -> Measured:
        """Return for the rows *kept* their freedom, evenness and documents."""
        past, number, words = self._past, len(counts), len(self.vocabulary.words)
        old, known = self._recall(past.alive, kept)
        left, right, spread = self._measure_own(kept, counts)
        numbers = np.full(len(self._new_rows), -1, np.int32)
        numbers[old] = self._new_rows[old]
        sizes = np.split(past.cut.sizes, np.cumsum(past.shards)[:-1])
        asked = self._ask(kept & ~known)
        for neighbours in self._kept.run(recount_use, asked, numbers, counts, words, self.vocabulary.size, each=sizes):
            left.append(neighbours.left)
            right.append(neighbours.right)
            spread[neighbours.spread.rows] += neighbours.spread.values
        # the neighbours of a row are those of the past unless it stands in a new document
        touched = np.zeros(number, bool)
        touched[asked.rows] = True
        for keys in (*left, *right):
            touched[keys.keys // (words + 1)] = True
        free = np.zeros(number)
        free[self._new_rows[old]] = past.free[old]
        again = old[touched[self._new_rows[old]]]
        left.append(self._recall_neighbours(past.left, again))
        right.append(self._recall_neighbours(past.right, again))
        measured = np.minimum(
            freedom(*add_neighbours(left, words), number), freedom(*add_neighbours(right, words), number)
        )
        free[touched] = measured[touched]
        return Measured(free, evenness(spread, counts, self.vocabulary.size, self.smallest), spread[:, 2])

    def _recall_neighbours(self, known: Keys, rows: Ints) -> Keys:
        """Return what the past knows of the neighbours of its *rows*, numbered as now."""
        then, now = len(self._past.words.words) + 1, len(self.vocabulary.words) + 1
        first, last = (np.searchsorted(known.keys, edge * then) for edge in (rows, rows + 1))
        sizes = last - first
        places = np.repeat(first, sizes) + number_within(sizes)
        keys = known.keys.take(places) % then + np.repeat(self._new_rows[rows].astype(np.int64), sizes) * now
        return Keys(keys, known.counts.take(places))

    def find_rare(self, words: Lexicon) -> Iterator[tuple[Cut, list[Structural]]]:
        """Raise OutgrownError: texts as short as that are counted anew."""
        raise OutgrownError

    def explain(self, terms: Collection[str]) -> dict[str, str]:
        """Return the forms that brackets explain, short → full; the first document that explains one is believed."""
        explained: dict[str, tuple[int, str]] = {}
        bases = itertools.accumulate((*self._past.shards, *(len(cut.sources) for cut in self._own)), initial=0)
        kept = self._kept.run(recall_names, frozenset(terms))
        for base, found in zip(bases, itertools.chain(kept, self._explain_own(terms)), strict=False):
            for short, (document, full) in found.items():
                told = int(self._ranks[base + document]), full
                explained[short] = min(explained.get(short, told), told)
        return {short: full for short, (_, full) in explained.items()}

    def locate(self, terms: Sequence[tuple[str, ...]], places: int | None) -> Iterator[Use]:
        """Yield how each of *terms*, with its variants behind it, is used; with its first *places* occurrences."""
        if places is None:
            raise OutgrownError
        before = sum(self._past.shards)
        parts = self._recall_uses(terms, places), self._locate_own(terms, places)
        return list_uses(merge_uses(parts, terms, (before, 0), places, self._ranks))

    def _recall_uses(self, terms: Sequence[tuple[str, ...]], places: int) -> ShardUses:
        """Return how *terms* are used in the documents of the past; those it does not know are looked for."""
        past = self._past
        numbers = {forms: number for number, forms in enumerate(past.terms)}
        known = np.fromiter((numbers.get(forms, -1) for forms in terms), np.int64, len(terms))
        unknown = np.flatnonzero(known < 0)
        asked = [terms[index] for index in unknown.tolist()]
        found = merge_uses(self._kept.run(relocate_terms, asked, places), asked, past.shards, places)
        # those of the past and those found now in one row, then in the order of the terms
        where = known.copy()
        where[unknown] = len(past.terms) + np.arange(len(unknown))
        columns = zip(past.uses[:3], found[:3], strict=True)
        frequency, documents, kept = (np.concatenate(column) for column in columns)
        table = np.concatenate((past.uses.places, found.places))
        starts = (np.cumsum(kept) - kept)[where]
        sizes = np.minimum(kept[where], places)
        rows = np.repeat(starts, sizes) + number_within(sizes)
        plain = np.concatenate((past.uses.plain, found.plain))
        forms = {**past.uses.forms, **{len(past.terms) + index: row for index, row in found.forms.items()}}
        several = {index: forms[row] for index, row in enumerate(where.tolist()) if row in forms}
        return ShardUses(frequency[where], documents[where], sizes, table[rows], plain[where], several)


def _ask(rows: Ints, words: Ints) -> Asked:
    return Asked(rows, words, np.full(len(rows), words.shape[1], np.int64))
