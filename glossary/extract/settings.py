"""Every threshold of the extractor, with its unit, its range and where its default comes from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """How candidates are found, ranked and cut off; the defaults are chosen on development texts unless noted."""

    min_count: int | None = None
    """Occurrences a recurring candidate needs, from 1; None: 2 up to 50,000 characters, 3 up to 500,000, then 5, and one
    more for every further 2,000,000."""
    max_words: int = 12
    """Longest candidate in words of the segmenter, 1 to 20; official names of documents reach 12."""
    max_characters: int = 24
    """Longest candidate in characters, from 2."""
    once_only_up_to: int = 60_000
    """Candidates found once, by their structure alone, are proposed for texts of up to so many characters together."""
    nested_share: float = 0.85
    """A candidate is dropped when a longer one accounts for this share of its occurrences, 0 to 1."""
    quoted_share: float = 0.5
    """A candidate counts as quoted or titled when this share of its occurrences fills the marks, 0 to 1."""
    strong: float = 3.5
    """Rank score from which a candidate is `strong`."""
    candidate: float = 1.5
    """Rank score from which a candidate is listed at all."""
    dispersion_from: int = 5
    """Number of documents from which evenness over the documents counts."""
    keyness_llr: float = 6.63
    """Log-likelihood a candidate needs against the reference documents; 6.63 is p < 0.01 (chi-squared, 1 degree of
    freedom; Rayson & Garside 2000)."""


DEFAULTS = Settings()


def lowest_count(settings: Settings, characters: int) -> int:
    """Return the number of occurrences a recurring candidate needs in texts of *characters* altogether."""
    if settings.min_count is not None:
        return max(1, settings.min_count)
    if characters <= 50_000:
        return 2
    return 3 if characters <= 500_000 else 5 + characters // 2_000_000
