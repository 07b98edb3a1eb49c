"""Proposed renderings: the terms of documents in their sentence pairs, with up to three renderings each."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from glossary.bitext import CHECK, LABELS, LIKELY, WEAK, Evidence, Proposal, Rendering, SentencePair
from glossary.model import Occurrence
from glossary.parallel.english import ARTICLES, find_words
from glossary.parallel.renderings import Candidate, Encoder, Found, Place, find_renderings

SHOWN = 3
"""Renderings of a term at most."""
EVIDENCE = 3
"""Sentence pairs shown for a rendering at most; chosen: two printed pages hold twenty terms."""
LEAST_SHARE = 0.05
"""Probability below which a rendering is not shown at all; chosen."""


def propose_renderings(
    pairs: Sequence[SentencePair],
    terms: Mapping[str, Sequence[Occurrence]],
    curated: Mapping[str, Sequence[str]] | None = None,
    encode: Encoder | None = None,
) -> tuple[Proposal, ...]:
    """Return a proposal for each of *terms* that stands in a reliable pair, most trustworthy first.

    Occurrences count documents as *pairs* do. *curated* gives the renderings our lists have for a term; they are
    compared with what is found, and not used to find it. *encode* is the optional sentence encoder. Pairs with the same texts count once.
    """
    chosen: dict[tuple[str, str], int] = {}
    for number, pair in enumerate(pairs):
        if pair.reliable:
            chosen.setdefault((pair.hans, pair.en), number)
    numbers = list(chosen.values())
    places = _find_places(pairs, numbers, terms)
    texts = [(pairs[number].hans, pairs[number].en) for number in numbers]
    found = find_renderings(texts, places, encode=encode)
    counts = Counter(place.term for place in places)
    common = Counter(word.lower for _, en in texts for word in find_words(en) if word.stem and not word.is_capital)
    proposals = [
        _make_proposal(term, candidates, counts[term], texts, numbers, common, curated)
        for term, candidates in found.items()
    ]
    return tuple(sorted(proposals, key=lambda p: (LABELS.index(p.label), -_first(p), -p.frequency, p.term)))


def _first(proposal: Proposal) -> float:
    return proposal.renderings[0].probability if proposal.renderings else 0.0


def _find_places(
    pairs: Sequence[SentencePair], numbers: Sequence[int], terms: Mapping[str, Sequence[Occurrence]]
) -> list[Place]:
    """Return the places of *terms* in the pairs *numbers*, counted in that list, in a fixed order."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for index, number in enumerate(numbers):
        starts.setdefault(pairs[number].document, []).append((pairs[number].zh_start, index))
    places = []
    for term, occurrences in terms.items():
        for document, start, end in occurrences:
            known = starts.get(document, [])
            at = bisect_right(known, (start, len(numbers))) - 1
            if at < 0:
                continue
            index = known[at][1]
            pair = pairs[numbers[index]]
            if end <= pair.zh_start + len(pair.zh):
                places.append(Place(term, index, start - pair.zh_start, end - pair.zh_start))
    return places


def _make_proposal(
    term: str,
    candidates: Sequence[Candidate],
    frequency: int,
    texts: Sequence[tuple[str, str]],
    numbers: Sequence[int],
    common: Mapping[str, int],
    curated: Mapping[str, Sequence[str]] | None,
) -> Proposal:
    renderings = tuple(
        _make_rendering(candidate, texts, numbers, common)
        for candidate in candidates[:SHOWN]
        if candidate.probability >= LEAST_SHARE
    )
    best = renderings[0].probability if renderings else 0.0
    label = LABELS[0 if best >= LIKELY else 1 if best >= CHECK else 2 if best >= WEAK else 3]
    ours = tuple((curated or {}).get(term, ()))
    agrees = any(fold_rendering(text) == fold_rendering(rendering.text) for text in ours for rendering in renderings)
    return Proposal(term, frequency, label, renderings, ours, agrees)


def _make_rendering(
    candidate: Candidate, texts: Sequence[tuple[str, str]], numbers: Sequence[int], common: Mapping[str, int]
) -> Rendering:
    best = sorted(candidate.places, key=lambda place: -place.share)
    surfaces = Counter(
        _lower_opening(texts[place.pair][1], place.start, place.end, common) for place in best if place.share >= WEAK
    ) or Counter([_lower_opening(texts[best[0].pair][1], best[0].start, best[0].end, common)])
    text = min(surfaces, key=lambda surface: (-surfaces[surface], surface))
    shown: dict[int, Found] = {}
    for place in best:
        shown.setdefault(place.pair, place)
    evidence = tuple(
        Evidence(numbers[place.pair], place.zh, (place.start, place.end)) for place in list(shown.values())[:EVIDENCE]
    )
    covered = {(place.pair, place.zh) for place in candidate.places if place.share >= WEAK}
    return Rendering(text, round(candidate.probability, 3), max(1, len(covered)), evidence)


def _lower_opening(text: str, start: int, end: int, common: Mapping[str, int]) -> str:
    """Return the stretch on one line; a capital that only opens a sentence becomes small where the text shows it so."""
    found = " ".join(text[start:end].split())
    first = find_words(found)[0]
    opens = not text[:start].rstrip("\"'“‘( ") or text[:start].rstrip("\"'“‘( ")[-1:] in ".!?:\n"
    return (
        found[0].lower() + found[1:]
        if opens and not found[: first.end].isupper() and common.get(first.lower)
        else found
    )


def fold_rendering(text: str) -> tuple[str, ...]:
    """Return the stems of *text* without articles and marks: equal for renderings that are the same."""
    return tuple(word.stem for word in find_words(text) if word.stem and word.lower not in ARTICLES)


def join_terms(groups: Iterable[tuple[str, Sequence[Occurrence]]]) -> dict[str, tuple[Occurrence, ...]]:
    """Return the occurrences of each term, in the order in which the terms first come."""
    joined: dict[str, tuple[Occurrence, ...]] = {}
    for term, occurrences in groups:
        joined[term] = tuple(dict.fromkeys((*joined.get(term, ()), *occurrences)))
    return joined
