"""What a finished extraction found out on the way, so that documents can be added without counting the others again."""

from collections import Counter
from typing import NamedTuple

from glossary.extract.candidate import Floats
from glossary.extract.counting import Keys, Level
from glossary.extract.stages import Cut
from glossary.extract.tokens import Bools, Ints
from glossary.extract.uses import ShardUses
from glossary.extract.vocabulary import WordCounts


class OutgrownError(Exception):
    """The documents added change what was taken for granted of the others: all of them have to be counted."""


class Past(NamedTuple):
    """Figures of some documents together; rows are numbered as then, level after level."""

    words: WordCounts
    """The vocabulary."""
    cut: Cut
    """What is known of all documents beside their words."""
    shards: tuple[int, ...]
    """Documents on each shelf."""
    lines: Counter[str]
    """Lines of many documents, see stages.MANY, with their number."""
    headers: frozenset[str]
    lowest: int
    """Occurrences that made a row worth counting."""
    levels: list[Level]
    marks: Ints
    """See tally.sum_marks; one line a row."""
    hopeful: Bools
    """The rows whose `company` is known."""
    company: Ints
    """See tally.sum_company."""
    alive: Bools
    """The rows whose neighbours are known."""
    free: Floats
    """Their freedom."""
    left: Keys
    """Their neighbours, see tally.Neighbours."""
    right: Keys
    terms: tuple[tuple[str, ...], ...]
    """What was located."""
    uses: ShardUses


MOST_ADDED = 0.1
"""Share of the documents, and of their characters, that may be added; chosen: beyond, counting all of them costs little more."""
