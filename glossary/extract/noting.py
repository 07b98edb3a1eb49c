"""Texts that remember what was found out of them, for those who add documents later."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from glossary.extract.counting import Keys, Level, merge_counts
from glossary.extract.lexicon import Lexicon
from glossary.extract.past import Past
from glossary.extract.stages import Cut
from glossary.extract.structure import Structural
from glossary.extract.tally import Kinds
from glossary.extract.texts import Measured, Texts
from glossary.extract.tokens import Bools, Ints
from glossary.extract.uses import ShardUses, Use, list_uses
from glossary.extract.vocabulary import NO_WORDS, WordCounts


class NotingTexts(Texts):
    """The documents on all shelves of a workshop, and all answers about them."""

    _uses: ShardUses | None = None
    _short = False

    def count_rows(self, words: Lexicon, *, lowest: int, longest: int) -> list[Level]:
        """Return the rows of words that occur often enough."""
        self._lowest = lowest
        self._levels = super().count_rows(words, lowest=lowest, longest=longest)
        return self._levels

    def sum_marks(self, number: int) -> Ints:
        """Return how each row stands to marks."""
        self._marks = super().sum_marks(number)
        return self._marks

    def sum_company(self, kept: Bools, kinds: Kinds) -> Ints:
        """Return what stands beside the rows *kept*."""
        self._hopeful, self._company = kept, super().sum_company(kept, kinds)
        return self._company

    def measure_use(self, kept: Bools, counts: Ints) -> Measured:
        """Return for the rows *kept* their freedom, evenness and documents."""
        measured = super().measure_use(kept, counts)
        self._alive, self._free = kept.copy(), measured.freedom
        return measured

    def _measure_own(self, kept: Bools, counts: Ints) -> tuple[list[Keys], list[Keys], Ints]:
        left, right, spread = super()._measure_own(kept, counts)
        self._left, self._right = merge_counts(left), merge_counts(right)
        return [self._left], [self._right], spread

    def find_rare(self, words: Lexicon) -> Iterator[tuple[Cut, list[Structural]]]:
        """Yield for each shard what its structure gives away; of texts as short as that nothing is noted."""
        self._short = True
        return super().find_rare(words)

    def locate(self, terms: Sequence[tuple[str, ...]], places: int | None) -> Iterator[Use]:
        """Yield how each of *terms* is used."""
        self._terms, self._uses = tuple(terms), self._locate_own(terms, places)
        return list_uses(self._uses)

    def make_past(self) -> Past | None:
        """Return all that was noted; None where there was too little to ask everything."""
        if self._short or self._uses is None or not hasattr(self, "_left"):
            return None
        enumerations: Counter[str] = Counter()
        labels: Counter[tuple[str, str]] = Counter()
        for cut in self.cuts:
            enumerations.update(cut.enumerations)
            labels.update(cut.labels)
        sizes = np.concatenate([cut.sizes for cut in self.cuts])
        return Past(
            words=WordCounts(self.vocabulary.words, self.vocabulary.counts, self.vocabulary.beside_title),
            cut=Cut(NO_WORDS, self.sources, self.characters, sizes, labels, enumerations),
            shards=tuple(len(cut.sources) for cut in self.cuts),
            lines=self.lines,
            headers=self.headers,
            lowest=self._lowest,
            levels=self._levels,
            marks=self._marks,
            hopeful=self._hopeful,
            company=self._company,
            alive=self._alive,
            free=self._free,
            left=self._left,
            right=self._right,
            terms=self._terms,
            uses=self._uses,
        )
