"""Where curated terms stand in sentence pairs."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from glossary.bitext import SentencePair
from glossary.model import ConceptEntry, Match, Occurrence


class Use(NamedTuple):
    """A curated term in a sentence pair."""

    entry: ConceptEntry
    pair: int
    start: int
    """Offset in the pair's Chinese."""
    end: int
    inner: tuple["Use", ...] = ()
    """Uses of other curated terms inside this one, in text order."""


def find_outermost(matches: Sequence[Match]) -> list[tuple[ConceptEntry, tuple[Occurrence, ...]]]:
    """Return the entries of *matches* with their occurrences that stand inside no longer curated term."""
    spots = sorted({place for match in matches for place in match.occurrences}, key=lambda p: (p[0], p[1], -p[2]))
    outermost: set[Occurrence] = set()
    document, reach = -1, -1
    for place in spots:
        if place.document != document or place.end > reach:
            outermost.add(place)
            document, reach = place.document, place.end
    kept = [(match.entry, tuple(place for place in match.occurrences if place in outermost)) for match in matches]
    return [(entry, places) for entry, places in kept if places]


def find_uses(pairs: Sequence[SentencePair], matches: Sequence[Match]) -> list[Use]:
    """Return the maximal places of the curated terms with English, in text order, each with those inside it."""
    spots = [
        (occurrence, match.entry)
        for match in matches
        for occurrence in match.occurrences
        if match.entry.en and match.entry.review != "draft"
    ]
    spots.sort(key=lambda spot: (spot[0].document, spot[0].start, -spot[0].end, spot[1].id))
    starts = [(pair.document, pair.zh_start) for pair in pairs]
    uses: list[Use] = []
    inner: list[list[Use]] = []
    longest = (-1, -1, -1)  # document, start and end of the place that reaches farthest
    for place, entry in spots:
        use = _make_use(pairs, starts, place, entry)
        if use is None:
            continue
        span = (place.document, place.start, place.end)
        if span[0] == longest[0] and span[2] <= longest[2] and span != longest:
            for outer, held in zip(reversed(uses), reversed(inner), strict=True):
                if outer.pair != use.pair or outer.end < use.end:
                    break
                held.append(use)
        else:
            uses.append(use)
            inner.append([])
            longest = span
    return [use._replace(inner=tuple(held)) for use, held in zip(uses, inner, strict=True)]


def _make_use(
    pairs: Sequence[SentencePair], starts: Sequence[tuple[int, int]], place: Occurrence, entry: ConceptEntry
) -> Use | None:
    """Return the use of *entry* at *place*; None where the place is not inside one pair."""
    at = bisect_right(starts, (place.document, place.start)) - 1
    while at >= 0 and not pairs[at].zh:
        at -= 1
    if at < 0 or pairs[at].document != place.document:
        return None
    start, end = place.start - pairs[at].zh_start, place.end - pairs[at].zh_start
    return Use(entry, at, start, end) if end <= len(pairs[at].zh) else None
