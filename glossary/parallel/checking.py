"""A translation against the curated terms: for each term in the Chinese, what stands for it in the English."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from glossary.bitext import VERDICTS, Finding, SentencePair
from glossary.model import ConceptEntry, Match, Term
from glossary.parallel.english import Word
from glossary.parallel.matching import LEVELS, Stretch, find_plain_words, find_rendering
from glossary.parallel.summary import choose_homographs
from glossary.parallel.uses import Use, find_uses

CURRENT = ("preferred", "admitted")
NEIGHBOURS = (0, -1, 1)
"""Pairs searched for a rendering, counted from the pair of the term; one to be avoided only in the pair itself."""

_ALIAS = re.compile(r"\s*\(([A-Z][A-Za-z]*[A-Z][A-Za-z]*)\)")
"""An abbreviation introduced behind a rendering: the Global Development Initiative (GDI)."""


class _Hit(NamedTuple):
    """A rendering found in the English."""

    term: Term
    pair: int
    stretch: Stretch


def check_pairs(pairs: Sequence[SentencePair], matches: Sequence[Match]) -> tuple[Finding, ...]:
    """Return what stands for each curated term of *matches* in the English of *pairs*, in text order.

    Only maximal places count: 全球治理 (global governance) inside 全球治理体系 (system) is not looked for where both are
    curated. Drafts and entries without English are passed over. A rendering to be avoided counts only where no current
    one is left for the term, and not inside the rendering of another term.
    """
    uses = find_uses(pairs, matches)
    by_pair: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        by_pair[use.pair].append(use)
    sentences = _Sentences(pairs)
    aliases: dict[str, list[Term]] = defaultdict(list)
    findings: list[Finding] = []
    for number in sorted(by_pair):
        groups: dict[str, list[Use]] = defaultdict(list)
        for use in by_pair[number]:
            groups[use.entry.id].append(use)
        claimed = _find_claimed(sentences, number, groups.values())
        for group in groups.values():
            findings += _judge(sentences, number, group, aliases[group[0].entry.id], claimed)
    return tuple(choose_homographs(findings))


class _Sentences:
    """The English of the pairs as words, cut once each."""

    def __init__(self, pairs: Sequence[SentencePair]) -> None:
        self.pairs = pairs
        self._words: dict[int, list[Word]] = {}

    def find(self, number: int, text: str, *, case: bool) -> list[Stretch]:
        """Return where the rendering *text* stands in the English of pair *number*."""
        if number not in self._words:
            self._words[number] = find_plain_words(self.pairs[number].en)
        return find_rendering(_cut(text), self._words[number], (text, self.pairs[number].en), case=case)


@cache
def _cut(text: str) -> tuple[Word, ...]:
    return tuple(find_plain_words(text))


def _find_claimed(sentences: _Sentences, number: int, groups: Iterable[Sequence[Use]]) -> list[tuple[str, Stretch]]:
    """Return where current renderings of the pair's terms stand: the id of the entry, and the stretch."""
    return [
        (group[0].entry.id, stretch)
        for group in groups
        for term in group[0].entry.en
        if term.status in CURRENT
        for stretch in sentences.find(number, term.text, case=group[0].entry.case)
        if stretch.level < LEVELS.index("gap")
    ]


def _judge(
    sentences: _Sentences, number: int, uses: Sequence[Use], aliases: list[Term], claimed: Sequence[tuple[str, Stretch]]
) -> list[Finding]:
    """Return the findings for the places of one entry in one pair."""
    entry = uses[0].entry
    current = _collect(
        sentences, number, [term for term in (*entry.en, *aliases) if term.status in CURRENT], entry.case
    )
    for hit in current:
        alias = _ALIAS.match(sentences.pairs[number].en, hit.stretch.end)
        if alias and all(alias[1] != known.text for known in aliases):
            aliases.append(Term(alias[1], "admitted"))
    others = [stretch for owner, stretch in claimed if owner != entry.id]
    old = _find_old(sentences, number, entry, [hit.stretch for hit in current], others)
    hits = sorted((*current, *old[: max(0, len(uses) - len(current))]), key=lambda hit: hit.stretch.start)
    if hits:
        return [_make_finding(sentences, use, hits[min(index, len(hits) - 1)]) for index, use in enumerate(uses)]
    findings = []
    beside = _search_neighbours(sentences, number, [*entry.en, *aliases], entry.case)
    for use in uses:
        within = [
            _make_finding(sentences, inner, hit)
            for inner in use.inner
            for hit in _find_old(sentences, number, inner.entry, _find_current(sentences, number, inner.entry), others)
        ]
        findings += within[:1] or [_make_finding(sentences, use, beside[0] if beside else None)]
    return findings


def _find_current(sentences: _Sentences, number: int, entry: ConceptEntry) -> list[Stretch]:
    """Return where current renderings of *entry* stand in pair *number*."""
    hits = _collect(sentences, number, [term for term in entry.en if term.status in CURRENT], entry.case)
    return [hit.stretch for hit in hits]


def _find_old(
    sentences: _Sentences, number: int, entry: ConceptEntry, own: Sequence[Stretch], others: Sequence[Stretch]
) -> list[_Hit]:
    """Return the renderings of *entry* that are not to be used and stand in pair *number*.

    None that overlaps a current one of the entry, nor one inside a current rendering of another term; none that
    differs by more than an inflection.
    """
    hits = _collect(sentences, number, [term for term in entry.en if term.status not in CURRENT], entry.case)
    return [
        hit
        for hit in hits
        if hit.stretch.level <= LEVELS.index("inflected")
        and not any(_overlap(stretch, hit.stretch) for stretch in own)
        and not any(stretch.start <= hit.stretch.start and hit.stretch.end <= stretch.end for stretch in others)
    ]


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one.start < other.end and other.start < one.end


def _collect(sentences: _Sentences, number: int, terms: Sequence[Term], case: bool) -> list[_Hit]:
    """Return where *terms* stand in pair *number*: of overlapping stretches the closest, then the longest."""
    hits = [_Hit(term, number, stretch) for term in terms for stretch in sentences.find(number, term.text, case=case)]
    hits.sort(
        key=lambda hit: (
            hit.stretch.level // 3,
            hit.stretch.start - hit.stretch.end,
            hit.stretch.level,
            hit.stretch.start,
        )
    )
    chosen: list[_Hit] = []
    for hit in hits:
        if not any(_overlap(other.stretch, hit.stretch) for other in chosen):
            chosen.append(hit)
    # A loose match beside a close one is a coincidence.
    close = [hit for hit in chosen if hit.stretch.level < 3]
    return close or chosen


def _search_neighbours(sentences: _Sentences, number: int, terms: Sequence[Term], case: bool) -> list[_Hit]:
    """Return the first close match of a current rendering in the pairs beside *number*."""
    pairs = sentences.pairs
    for step in NEIGHBOURS[1:]:
        there = number + step
        if 0 <= there < len(pairs) and pairs[there].document == pairs[number].document:
            hits = _collect(sentences, there, [term for term in terms if term.status in CURRENT], case)
            close = [hit for hit in hits if hit.stretch.level < 3]
            if close:
                return close[:1]
    return []


def _make_finding(sentences: _Sentences, use: Use, hit: _Hit | None) -> Finding:
    entry = use.entry
    expected = tuple(term.text for status in CURRENT for term in entry.en if term.status == status)
    term = sentences.pairs[use.pair].zh[use.start : use.end]
    if hit is None:
        return Finding(entry.headword, term, VERDICTS[-1], use.pair, (use.start, use.end), expected)
    start, end, level = hit.stretch
    return Finding(
        entry.headword,
        term,
        hit.term.status,
        use.pair,
        (use.start, use.end),
        expected,
        found=" ".join(sentences.pairs[hit.pair].en[start:end].split()),
        how=LEVELS[level],
        rendering=hit.term.text,
        en_pair=hit.pair,
        en=(start, end),
        note=hit.term.note or (hit.term.date if hit.term.status == "superseded" else ""),
    )
