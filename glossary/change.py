"""The records of a comparison: what changed between older and newer texts, and one term over time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from glossary.model import Context, Source

KINDS = ("new", "gone", "rising", "falling", "steady")
"""What became of a phrase: only in the newer texts, only in the older ones, more or less frequent, neither."""


class Use(NamedTuple):
    """How often a phrase stands on one side."""

    frequency: int
    rate: float
    """Per 10,000 characters."""
    documents: int
    """Documents with an occurrence."""
    evenness: float
    """How evenly it spreads over the documents of its side, 0 (all in one) to 1 (in step with their sizes)."""


@dataclass(frozen=True, slots=True)
class Change:
    """One phrase on both sides."""

    phrase: str
    english: str
    """The curated rendering, or nothing."""
    kind: str
    """One of KINDS."""
    old: Use
    new: Use
    log_ratio: float
    """log2 of the ratio of both frequencies, half an occurrence added to each; positive when more frequent now."""
    p: float
    """Probability of such a difference or a greater one by chance, 0 to 1."""
    q: float
    """The same for all phrases together: share of chance finds among those up to this one (Benjamini & Hochberg 1995)."""
    certain: bool
    """Whether q is below the level asked for."""
    within: str = ""
    """A longer phrase of the same kind that accounts for it."""
    first: str = ""
    """ISO date of the first document with an occurrence, on either side; empty without dates."""
    last: str = ""
    old_contexts: tuple[Context, ...] = ()
    new_contexts: tuple[Context, ...] = ()
    series: tuple[float, ...] = ()
    """Per 10,000 characters in each period of the comparison."""


class Replacement(NamedTuple):
    """A formula that gave way to another one: 新型大国关系 → 新型国际关系."""

    before: str
    after: str
    shared: float
    """Share of characters they have in common, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from older to newer texts."""

    old: tuple[Source, ...]
    new: tuple[Source, ...]
    changes: tuple[Change, ...]
    """Certain ones first, then by how unlikely chance is; the steady ones are left out unless asked for."""
    replacements: tuple[Replacement, ...]
    periods: tuple[str, ...] = ()
    """Names of the periods of each series: `2020`, `2020-Q1`, `2020-03`."""


class Point(NamedTuple):
    """One term in one period."""

    period: str
    frequency: int
    characters: int
    """Of all documents of the period."""
    documents: int
    """Documents of the period with an occurrence."""

    @property
    def rate(self) -> float:
        """Occurrences per 10,000 characters."""
        return 10_000 * self.frequency / self.characters if self.characters else 0.0


class Trend(NamedTuple):
    """One term over time."""

    term: str
    english: str
    points: Sequence[Point]
