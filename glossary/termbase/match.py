"""Curated terms in texts: every place of every Chinese form, whatever the script, the marks and the width."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add
from typing import NamedTuple

from glossary.indexed import IndexedEntries
from glossary.model import ConceptEntry, Document, Match, Occurrence
from glossary.script import looks_traditional, to_simplified
from glossary.termbase.folding import Folded, fold_form, fold_text
from glossary.termbase.words import Words

_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两0123456789")
"""A form that begins with one of these may not follow another: 十国集团 (Group of Ten) is not in 二十国集团 (G20)."""

_BEFORE_ONE = frozenset("统唯同之单专其合逐")
"""With one of these before it, 一 ends a word and is no numeral: 统一 (unify), 唯一 (only), 之一 (one of)."""


_SHORT_TEXT = 200_000
"""Characters up to which few enough of the forms occur for a choice to pay; chosen: measured at 10,000 to 1,000,000."""

_SHORTENED = ("abbreviation", "acronym")
_CAPITALS = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Z0-9][A-Z0-9&-]{1,11}")
"""English abbreviations that Chinese texts write as they are: two capitals, or a capital and a digit, at least."""


class _Found(NamedTuple):
    """A form found in one document."""

    start: int
    end: int
    entry: int


def find_matches(entries: Sequence[ConceptEntry], documents: Sequence[Document]) -> tuple[Match, ...]:
    """Return the entries found in *documents*, in entry order, each with its occurrences in text order.

    Looks for every Chinese term of every entry, and for its English abbreviation in capitals (G20 of 二十国集团, Group of
    Twenty) where no other entry has the same. Quotation and title marks, blanks between Chinese and Latin, width,
    letter case and kind of dash and comma do not count; Latin letters and digits at the ends of a form must stand at the ends
    of a word (G20 is not in G200). A short form must not be pieced together from two words (海地, Haiti, in
    沿海地区). Overlapping forms of one entry count once, the longest. A place inside a longer curated term counts as
    an occurrence too (全球治理 inside 全球治理体系, global governance system); `Match.free` tells how many are not, or
    are the end of it. Offsets are those of `Document.text`; marks inside a form bring their partner along.
    """
    if isinstance(entries, IndexedEntries):
        forms, latin = dict(entries.forms.folded), entries.forms.latin
    else:
        forms = collect_forms(entries)
        latin = collect_abbreviations(entries, forms)
    forms.update(latin)
    if not forms:
        return ()
    from ahocorasick_rs import AhoCorasick, MatchKind

    texts: Iterable[Folded] = map(fold_text, (document.hans for document in documents))
    patterns = list(forms)
    if sum(len(document.hans) for document in documents) <= _SHORT_TEXT:
        texts = iter(kept := list(texts))
        patterns = _choose_forms(patterns, kept)
    finder = AhoCorasick(patterns, matchkind=MatchKind.Standard)
    places: dict[int, list[Occurrence]] = {}
    free: dict[int, int] = {}
    for number, (document, folded) in enumerate(zip(documents, texts, strict=True)):
        words = Words(folded.text)
        found = [
            _Found(start, end, entry)
            for index, start, end in finder.find_matches_as_indexes(folded.text, overlapping=True)
            if _stands_alone(folded.whole, folded.offsets[start], folded.offsets[end - 1]) and words.hold(start, end)
            for entry in forms[patterns[index]]
            if patterns[index] not in latin
            or document.hans[folded.offsets[start] : folded.offsets[end - 1] + 1].isupper()
        ]
        for place, outside in _choose(found):
            start, end = folded.find_place(place.start, place.end)
            places.setdefault(place.entry, []).append(Occurrence(number, start, end))
            free[place.entry] = free.get(place.entry, 0) + outside
    return tuple(Match(entries[entry], tuple(places[entry]), free[entry]) for entry in sorted(places))


def _choose_forms(forms: Iterable[str], texts: Iterable[Folded]) -> list[str]:
    """Return those of *forms* whose beginning stands in *texts*: to index all costs more than to search a short text."""
    beginnings: set[str] = set()
    for text, *_ in texts:
        pairs = [*map(add, text, text[1:])]
        beginnings.update(text, pairs, map(add, pairs, text[2:]))
    return [form for form in forms if form[:3] in beginnings]


def collect_forms(entries: Iterable[ConceptEntry]) -> dict[str, Sequence[int]]:
    """Return the folded forms of all entries, each with the indexes of the entries it belongs to."""
    forms: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        for term in entry.zh:
            form = fold_form(to_simplified(term.text) if looks_traditional(term.text) else term.text)
            owners = forms.setdefault(form, [])
            if index not in owners:
                owners.append(index)
    forms.pop("", None)
    return dict(forms)


def collect_abbreviations(
    entries: Iterable[ConceptEntry], forms: Mapping[str, Sequence[int]]
) -> dict[str, Sequence[int]]:
    """Return the folded English abbreviations that one entry alone has and that are no Chinese form: G20, APEC."""
    found: dict[str, list[int]] = {}
    for index, entry in enumerate(entries):
        for term in entry.en:
            if (
                term.term_type in _SHORTENED
                and term.status in ("preferred", "admitted")
                and _CAPITALS.fullmatch(term.text)
            ):
                owners = found.setdefault(fold_form(term.text), [])
                if index not in owners:
                    owners.append(index)
    return {form: owners for form, owners in found.items() if len(owners) == 1 and form not in forms}


def _stands_alone(text: str, first: int, last: int) -> bool:
    """Tell whether the form from *first* to *last* is not cut out of a longer word of letters or digits, or a number."""
    before, after = text[max(0, first - 1) : first], text[last + 1 : last + 2]
    if (_is_latin(text[first]) and _is_latin(before)) or (_is_latin(text[last]) and _is_latin(after)):
        return False
    if text[first] not in _NUMERALS or not before or before not in _NUMERALS:
        return True
    return before == "一" and first > 1 and text[first - 2] in _BEFORE_ONE


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\u2e80"


def _choose(found: list[_Found]) -> Iterator[tuple[_Found, bool]]:
    """Yield the places to count, in text order, and for each whether it is free: outside every longer one, or its end."""
    places: dict[int, list[_Found]] = {}
    for place in found:
        places.setdefault(place.entry, []).append(place)
    chosen: list[_Found] = []
    for alike in places.values():
        chosen += _choose_longest(alike) if len(alike) > 1 else alike
    chosen.sort(key=lambda place: (place.start, -place.end, place.entry))
    reach = -1  # the end of the stretch that reaches farthest of those that begin before or at the place
    for place in chosen:
        # The head of a longer term stands at its end (构建|人类命运共同体, build | a community …): it is in use there.
        yield place, place.end >= reach
        reach = max(reach, place.end)


def _choose_longest(places: list[_Found]) -> Iterator[_Found]:
    """Yield of the places of one entry those that count: of overlapping ones the longest, of equally long the first."""
    places.sort(key=lambda place: (place.start, -place.end))
    cluster: list[_Found] = []
    reach = -1
    for place in places:
        if place.start >= reach and cluster:
            yield from _choose_apart(cluster)
            cluster = []
        cluster.append(place)
        reach = max(reach, place.end)
    yield from _choose_apart(cluster)


def _choose_apart(cluster: list[_Found]) -> list[_Found]:
    """Return the places of *cluster* that remain when the longest is taken again and again."""
    if len(cluster) < 2:
        return cluster
    starts: list[int] = []
    taken: dict[int, _Found] = {}
    for place in sorted(cluster, key=lambda place: (place.start - place.end, place.start)):
        index = bisect_left(starts, place.end)  # the first that begins behind the place
        if not index or taken[starts[index - 1]].end <= place.start:
            starts.insert(index, place.start)
            taken[place.start] = place
    return [taken[start] for start in starts]
