"""Findings put in order: one for each place, with line and column, with what stands instead, and choices side by side."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from glossary.bitext import VERDICTS, Choice, DocumentPair, Finding, SentencePair
from glossary.parallel.pairing import Lines
from glossary.parallel.proposing import fold_rendering
from glossary.parallel.renderings import Place, find_renderings

LEAST_SURE = 0.7
"""Probability from which what stands instead is pointed out; chosen: four in five of such are right."""


def choose_homographs(findings: Sequence[Finding]) -> list[Finding]:
    """Return *findings* in text order, one for each place: of several entries with this term the best verdict.

    What was not found and crosses a term that was found is no term there: 经济合作 (economic cooperation) in 蓝色经济|合作论坛
    (forum on cooperation in the blue economy).
    """
    best: dict[tuple[int, tuple[int, int]], Finding] = {}
    for finding in findings:
        place = finding.pair, finding.zh
        known = best.get(place)
        if known is None or VERDICTS.index(finding.verdict) < VERDICTS.index(known.verdict):
            best[place] = finding
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (pair, zh), finding in best.items():
        if finding.found:
            taken[pair].append(zh)
    return [
        finding
        for place, finding in sorted(best.items())
        if finding.found or not any(zh[0] < place[1][1] and place[1][0] < zh[1] for zh in taken[place[0]])
    ]


def locate_findings(
    documents: Sequence[DocumentPair], pairs: Sequence[SentencePair], findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Return *findings* with line and column in both documents; what was not found has the place of the sentence."""
    left = [Lines(document.zh) for document in documents]
    right = [Lines(document.en) for document in documents]
    located = []
    for finding in findings:
        pair = pairs[finding.pair]
        home = pairs[finding.en_pair] if finding.found else pair
        zh = left[pair.document].find_place(pair.zh_start + finding.zh[0])
        en = right[pair.document].find_place(home.en_start + finding.en[0])
        located.append(finding._replace(zh_place=zh, en_place=en))
    return tuple(located)


def point_out(pairs: Sequence[SentencePair], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return *findings* with what the word alignment points to where no rendering was found."""
    missing = [finding for finding in findings if finding.verdict == VERDICTS[-1]]
    numbers = [number for number, pair in enumerate(pairs) if pair.reliable]
    index = {number: place for place, number in enumerate(numbers)}
    texts = [(pairs[number].hans, pairs[number].en) for number in numbers]
    places = [Place(f.headword, index[f.pair], *f.zh) for f in missing if f.pair in index]
    if not places:
        return tuple(findings)
    found = find_renderings(texts, places)
    instead: dict[tuple[int, tuple[int, int]], str] = {}
    for candidates in found.values():
        if not candidates or candidates[0].probability < LEAST_SURE:
            continue
        for place in sorted(candidates[0].places, key=lambda place: place.share):
            text = texts[place.pair][1][place.start : place.end]
            instead[numbers[place.pair], place.zh] = " ".join(text.split())
    return tuple(
        finding._replace(instead=instead.get((finding.pair, finding.zh), ""))
        if finding.verdict == VERDICTS[-1]
        else finding
        for finding in findings
    )


def find_choices(findings: Sequence[Finding]) -> tuple[Choice, ...]:
    """Return the terms that the English renders in more than one way, most frequent first."""
    ways: Mapping[str, Counter[str]] = defaultdict(Counter)
    names: dict[tuple[str, tuple[str, ...]], str] = {}
    for finding in findings:
        if finding.rendering:
            name = names.setdefault((finding.headword, fold_rendering(finding.rendering)), finding.rendering)
            ways[finding.headword][name] += 1
    several = [
        Choice(headword, tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))))
        for headword, counts in ways.items()
        if len(counts) > 1
    ]
    return tuple(sorted(several, key=lambda choice: (-sum(count for _, count in choice.renderings), choice.headword)))
