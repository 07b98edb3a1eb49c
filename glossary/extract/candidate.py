"""The record of a candidate: what was found and measured, before it is judged."""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A row of words that may be a term, with what was measured of it."""

    words: tuple[int, ...]
    """Word ids, links included, marks left out."""
    frequency: int
    """Occurrences as this row of words."""
    free: int
    """Of them those outside the most frequent longer candidate."""
    marked: float
    """Share in quotation marks or title marks, exactly."""
    titled: float
    """Share in title marks, exactly."""
    cohesion: float
    """See measures.cohesion; 0.5 for a single occurrence."""
    freedom: float
    """See measures.freedom, the smaller side."""
    noun_before: float
    """Share of occurrences directly after a common noun."""
    noun_after: float
    """Share of occurrences directly before a noun."""
    evenness: float = 1.0
    """See measures.evenness."""
    documents: int = 1
    """Number of documents with an occurrence; counted where there are several documents."""
