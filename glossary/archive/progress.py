"""How far the work is, and how long it will take."""

from collections.abc import Callable
from time import monotonic

SHARES = {
    "read_shard": ("reading documents", 0.09),
    "count_headers": ("looking for page furniture", 0.01),
    "cut_documents": ("cutting into words", 0.45),
    "count_pairs": ("counting pairs of words", 0.04),
    "count_longer": ("counting longer rows", 0.05),
    "tally_marks": ("looking at marks", 0.04),
    "tally_company": ("looking at neighbours", 0.04),
    "tally_neighbours": ("measuring", 0.06),
    "find_rare": ("looking at what occurs once", 0.0),
    "explain_names": ("joining forms of names", 0.01),
    "locate_terms": ("finding occurrences", 0.2),
    "show_contexts": ("showing contexts", 0.01),
    "keep_shard": ("keeping what was counted", 0.0),
}
"""Stage → what a person reads, and its share of the time, measured on 100 MB."""


class Meter:
    """Turns shards done into words: part, rate, time left."""

    def __init__(self, size: int, report: Callable[[str], None]) -> None:
        """Take the *size* of all documents in bytes, and who hears of it."""
        self._size = size
        self._report = report
        self._start = monotonic()
        self._before = dict(zip(SHARES, _sums(), strict=True))

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Report that *done* of the shards *of* are through the *stage*."""
        stage = stage.removesuffix("_kept")
        text, share = SHARES[stage]
        part = min(1.0, self._before[stage] + share * done / max(1, of))
        spent = monotonic() - self._start
        if spent > 1 and part > 0:
            rate = self._size * part / spent / 1e6
            text += f", {part:.0%}, {rate:.1f} MB/s, {_say(spent * (1 - part) / part)} left"
        self._report(text)


def _sums() -> list[float]:
    sums, total = [], 0.0
    for _, share in SHARES.values():
        sums.append(total)
        total += share
    return sums


def _say(seconds: float) -> str:
    """Return a length of time as a person says it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
