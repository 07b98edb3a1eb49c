"""Renderings of terms, found in sentence pairs: pooled over the occurrences, scored, with a calibrated probability."""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from glossary.parallel.chinese import find_units
from glossary.parallel.english import STOPWORDS, find_words
from glossary.parallel.links import find_links
from glossary.parallel.spans import FEATURES, Key, Sentence, find_sentence, weigh_spans
from glossary.parallel.words import align_words

POOL = 12
"""Renderings of a term that are scored; chosen."""


class Place(NamedTuple):
    """Where a term stands in the pairs."""

    term: str
    pair: int
    start: int
    """Offset in the Chinese text of the pair."""
    end: int


class Found(NamedTuple):
    """A stretch of the English of a pair."""

    pair: int
    start: int
    end: int
    share: float
    """Its probability at this occurrence, 0 to 1."""
    zh: tuple[int, int]
    """The occurrence it renders."""


_Pooled = tuple[Key, list[tuple[Found, tuple[float, ...]]]]
"""A rendering with its places, and the features at each."""


class Candidate(NamedTuple):
    """A rendering of a term with what speaks for it."""

    key: Key
    features: tuple[float, ...]
    """Values of NAMES."""
    places: tuple[Found, ...]
    probability: float
    """That it is the right one, 0 to 1; what is missing to 1 over a term's candidates: none of them."""


NAMES = ("share", *FEATURES, "dice", "length", "words", "conjunction", "often", "cosine")
"""share: logit of the mean share over all occurrences. dice: 2·both / (pairs with the term + pairs with the rendering).
length: −|ln((content words + ½) / (characters / 2 + ½))|. words: words / 6. conjunction: `and` or `or` inside, though the
term has no 和 与 及 或. often: ln of the occurrences it covers. cosine: of the sentence encoder, 0 without one."""


class Weights(NamedTuple):
    """What turns the features of a rendering into its score; exp(score) is its odds against 1 for "none of these".

    Fitted on the curated terms in a United Nations text, those of the evaluation left out: `tests/benchmarks/alignment.py
    --fit` does it anew, with figures that move a little as the lists grow.
    """

    bias: float
    values: Mapping[str, float]
    """Name of a feature → weight; one that is missing counts nothing."""


PLAIN = Weights(
    -2.95,
    {
        "share": 0.15,
        "edge": 2.21,
        "cover": 0.39,
        "worst": 1.05,
        "explained": -0.03,
        "leak": -0.42,
        "orphan_left": -0.93,
        "orphan_right": -1.73,
        "cut_left": -0.38,
        "cut_right": 0.16,
        "head": 0.32,
        "dice": 3.16,
        "length": 2.47,
        "words": -0.98,
        "conjunction": -0.12,
        "often": 1.21,
    },
)

ENCODED = Weights(
    -5.75,
    {
        "share": 0.23,
        "edge": 1.5,
        "cover": -0.72,
        "worst": 1.52,
        "explained": -0.43,
        "leak": -0.22,
        "orphan_left": -0.87,
        "orphan_right": -1.14,
        "cut_left": -0.77,
        "cut_right": -0.36,
        "head": 0.19,
        "dice": 2.12,
        "length": 1.97,
        "words": -1.61,
        "conjunction": -0.07,
        "often": 1.17,
        "cosine": 7.5,
    },
)
"""With a sentence encoder."""

Encoder = Callable[[Sequence[str]], Sequence[Sequence[float]]]
"""Texts of both languages → unit vectors, near each other where the texts mean the same."""


def find_renderings(
    pairs: Sequence[tuple[str, str]],
    places: Sequence[Place],
    *,
    links: Callable[[str], Mapping[str, float]] = find_links,
    encode: Encoder | None = None,
    weights: Weights | None = None,
) -> dict[str, tuple[Candidate, ...]]:
    """Return for each term of *places* its renderings in *pairs* (Simplified Chinese, English), best first.

    Places that overlap others are allowed. A term without any candidate has an empty tuple. *encode* lets the meaning
    of term and rendering count, too.
    """
    if not pairs:
        return {}
    cuts: dict[int, set[int]] = defaultdict(set)
    for place in places:
        cuts[place.pair].update((place.start, place.end))
    units = [find_units(zh, cuts[number]) for number, (zh, _) in enumerate(pairs)]
    sentences = [find_sentence(find_words(en)) for _, en in pairs]
    grids = align_words(
        [
            ([unit.text for unit in left], [word.stem for word in right.words])
            for left, right in zip(units, sentences, strict=True)
        ],
        links,
    )
    pools: dict[str, dict[Key, list[tuple[Found, tuple[float, ...]]]]] = defaultdict(lambda: defaultdict(list))
    counts: dict[str, int] = defaultdict(int)
    homes: dict[str, set[int]] = defaultdict(set)
    for place in places:
        counts[place.term] += 1
        homes[place.term].add(place.pair)
        inside = [i for i, unit in enumerate(units[place.pair]) if place.start <= unit.start and unit.end <= place.end]
        if not inside:
            continue
        sentence = sentences[place.pair]
        for weighed in weigh_spans(sentence, grids[place.pair], inside[0], inside[-1] + 1):
            start = sentence.words[sentence.starts[weighed.span]].start
            end = sentence.words[sentence.ends[weighed.span] - 1].end
            found = Found(place.pair, start, end, weighed.share, (place.start, place.end))
            pools[place.term][sentence.keys[weighed.span]].append((found, weighed.features))
    pooled = {
        term: sorted(pool.items(), key=lambda item: (-sum(found.share for found, _ in item[1]), item[0]))[:POOL]
        for term, pool in pools.items()
    }
    holders = _find_holders(sentences, {key for pool in pooled.values() for key, _ in pool})
    cosines = _find_cosines(pooled, pairs, encode) if encode else {}
    chosen = weights or (ENCODED if encode else PLAIN)
    return {
        term: _score(term, pooled.get(term, []), counts[term], homes[term], holders, cosines, chosen) for term in counts
    }


def _find_cosines(
    pooled: Mapping[str, Sequence[_Pooled]], pairs: Sequence[tuple[str, str]], encode: Encoder
) -> dict[tuple[str, Key], float]:
    """Return for each term and rendering how near their meanings are, −1 to 1."""
    surfaces = {
        (term, key): " ".join(pairs[found[0][0].pair][1][found[0][0].start : found[0][0].end].split())
        for term, pool in pooled.items()
        for key, found in pool
    }
    texts = sorted({*pooled, *surfaces.values()})
    vectors = dict(zip(texts, encode(texts), strict=True))
    return {(term, key): float(np.dot(vectors[term], vectors[surface])) for (term, key), surface in surfaces.items()}


def _find_holders(sentences: Sequence[Sentence], keys: set[Key]) -> dict[Key, set[int]]:
    """Return for each of *keys* the numbers of the sentences that hold it."""
    holders: dict[Key, set[int]] = defaultdict(set)
    for number, sentence in enumerate(sentences):
        for key in sentence.keys:
            if key in keys:
                holders[key].add(number)
    return holders


def _score(
    term: str,
    pool: Sequence[_Pooled],
    count: int,
    homes: set[int],
    holders: Mapping[Key, set[int]],
    cosines: Mapping[tuple[str, Key], float],
    weights: Weights,
) -> tuple[Candidate, ...]:
    scored = []
    for key, found in pool:
        share = min(max(sum(place.share for place, _ in found) / count, 1e-4), 1 - 1e-4)
        total = sum(place.share for place, _ in found) + 1e-9
        means = [
            sum(place.share * features[number] for place, features in found) / total for number in range(len(FEATURES))
        ]
        both = len(homes & holders[key])
        content = sum(stem not in STOPWORDS for stem in key)
        values = (
            math.log(share / (1 - share)),
            *means,
            2 * both / (len(homes) + len(holders[key])),
            -abs(math.log((content + 0.5) / (len(term) / 2 + 0.5))),
            len(key) / 6,
            float(("and" in key or "or" in key) and not set(term) & set("和与及或、")),
            math.log(len(found)),
            cosines.get((term, key), 0.0),
        )
        score = weights.bias + sum(
            weights.values.get(name, 0.0) * value for name, value in zip(NAMES, values, strict=True)
        )
        scored.append((score, key, values, tuple(place for place, _ in found)))
    scored.sort(key=lambda item: (-item[0], item[1]))
    highest = max(0.0, *(score for score, *_ in scored)) if scored else 0.0
    total = math.exp(-highest) + sum(math.exp(score - highest) for score, *_ in scored)
    return tuple(
        Candidate(key, values, places, math.exp(score - highest) / total) for score, key, values, places in scored
    )
