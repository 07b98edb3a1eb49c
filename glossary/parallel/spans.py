"""English phrases that may render a Chinese term: every stretch of a sentence, weighed by the word alignment."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from glossary.parallel.english import ARTICLES, Word
from glossary.parallel.words import Grid

Array = NDArray[np.float64]

LONGEST = 10
"""Words of the longest rendering that is looked for."""
FLOOR = 0.03
"""Probabilities are kept between this and 1 − this before their logits are summed; from a prototype."""
KEPT = 10
"""Stretches kept for an occurrence; chosen: the tenth has a share below 0.01."""
HYPHENS = frozenset("-‐‑–’'") | {"'s", "’s"}
"""Marks that may stand inside a rendering."""

Key = tuple[str, ...]
"""A rendering as it is counted: its stems without articles."""


class Sentence(NamedTuple):
    """An English sentence and its stretches that begin and end with content words."""

    words: Sequence[Word]
    """Without marks; row and column numbers of a grid count these."""
    content: Array
    """1 for content words, 0 for others."""
    starts: NDArray[np.int64]
    """Of each stretch the first word."""
    ends: NDArray[np.int64]
    """Of each stretch the word behind the last."""
    keys: Sequence[Key]
    joined: NDArray[np.bool_]
    """For each word whether no mark but a hyphen stands between it and the next; the last is False."""


class Weighed(NamedTuple):
    """A stretch as the rendering of one occurrence."""

    span: int
    share: float
    """Probability among all stretches of the sentence, 0 to 1."""
    features: tuple[float, ...]
    """What speaks for it, see FEATURES."""


FEATURES = (
    "edge",
    "cover",
    "worst",
    "explained",
    "leak",
    "orphan_left",
    "orphan_right",
    "cut_left",
    "cut_right",
    "head",
)
"""edge: the weaker outer word's probability to stem from the term. cover, worst: mean and least probability that a unit
is rendered inside. explained: mean probability of its content words to stem from the term; leak: from other units.
orphan: the neighbouring content word stems from no other unit. cut: the stretch cuts a capitalised name there. head: the
term's last unit is the last word, or the one before `of`. All 0 to 1."""


def find_sentence(words: Sequence[Word]) -> Sentence:
    """Return the sentence of *words* with its stretches of at most LONGEST words; no mark but hyphens stands inside."""
    spoken = [word for word in words if word.stem]
    joined = []
    barrier = False
    for word in words:
        if word.stem:
            joined.append(not barrier)
            barrier = False
        else:
            barrier = barrier or word.lower not in HYPHENS
    joined = [*joined[1:], False]
    starts, ends, keys = [], [], []
    for first, word in enumerate(spoken):
        if not word.is_content:
            continue
        key: list[str] = []
        for place in range(first, min(len(spoken), first + LONGEST)):
            inner = spoken[place]
            if inner.lower not in ARTICLES:
                key.append(inner.stem)
            if inner.is_content:
                starts.append(first)
                ends.append(place + 1)
                keys.append(tuple(key))
            if not joined[place]:
                break
    return Sentence(
        spoken,
        np.array([float(word.is_content) for word in spoken]),
        np.array(starts, np.int64),
        np.array(ends, np.int64),
        keys,
        np.array(joined, bool),
    )


def weigh_spans(sentence: Sentence, grid: Grid, first: int, last: int) -> list[Weighed]:
    """Return the likeliest stretches for the units from *first* to before *last*, best first, at most KEPT.

    The score of a stretch is the sum over its content words of logit(probability that the term stands behind the word)
    and the sum over the units of ln(probability that the unit is rendered inside the stretch).
    """
    if not len(sentence.starts) or first == last:
        return []
    starts, ends = sentence.starts, sentence.ends
    behind = grid.from_en[first:last].sum(0)
    clipped = np.clip(behind, FLOOR, 1 - FLOOR)
    logits = _cumulate(np.log(clipped / (1 - clipped)) * sentence.content)
    rendered = np.concatenate((np.zeros((last - first, 1)), np.cumsum(grid.from_zh[first:last], 1)), 1)
    inside = rendered[:, ends] - rendered[:, starts]
    scores = logits[ends] - logits[starts] + np.log(np.maximum(inside, FLOOR)).sum(0)
    weights = np.exp(scores - scores.max())
    shares = weights / weights.sum()
    best = np.argsort(-shares, kind="stable")[:KEPT]
    others = grid.from_en.sum(0) - behind
    return [
        Weighed(
            int(span),
            float(shares[span]),
            _find_features(sentence, grid, inside[:, span], behind, others, int(span), last),
        )
        for span in best
    ]


def _find_features(
    sentence: Sentence, grid: Grid, inside: Array, behind: Array, others: Array, span: int, last: int
) -> tuple[float, ...]:
    start, end = int(sentence.starts[span]), int(sentence.ends[span])
    words, content = sentence.words, sentence.content[start:end]
    weight = content.sum()
    before = start - 1 if start and sentence.joined[start - 1] else None
    after = end if end < len(words) and sentence.joined[end - 1] else None
    if before is not None and before > 0 and not sentence.content[before] and sentence.joined[before - 1]:
        before = before if words[before].lower not in ARTICLES else None
    heads = [end - 1, *(place - 1 for place in range(start + 1, end) if words[place].lower == "of")]
    found = (
        min(behind[start], behind[end - 1]),
        inside.mean(),
        inside.min(),
        (behind[start:end] * content).sum() / weight,
        (others[start:end] * content).sum() / weight,
        _orphan(sentence, others, before),
        _orphan(sentence, others, after),
        float(before is not None and before > 0 and words[start].is_capital and words[before].is_capital),
        float(after is not None and words[end - 1].is_capital and words[after].is_capital),
        max(grid.from_zh[last - 1, place] for place in heads),
    )
    return tuple(min(1.0, float(value)) for value in found)


def _orphan(sentence: Sentence, others: Array, place: int | None) -> float:
    if place is None or not sentence.content[place]:
        return 0.0
    return max(0.0, 1.0 - float(others[place]))


def _cumulate(values: Array) -> Array:
    total: Array = np.concatenate(([0.0], np.cumsum(values)))
    return total
