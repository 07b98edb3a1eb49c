"""Layers of term lists: built-in, organisation, project, personal; the later one wins, rendering by rendering."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossary.errors import Problem
from glossary.model import ConceptEntry, Term
from glossary.termbase.folding import fold_form

STATUS_ORDER = {"preferred": 0, "admitted": 1, "superseded": 2, "deprecated": 3}
"""Order of renderings within an entry."""

CONTRADICTIONS = {
    "L001": "preferred rendering {new!r} of {zh} replaces {old!r} of {place}",
    "L002": "{zh}: {new!r} is to be avoided here, but {place} prefers it",
    "L003": "{zh}: {new!r} is preferred here, but {place} says to avoid it",
    "L004": "{new} is a form of {zh} here, but an entry of its own in {place}",
}
"""Code → message of what two layers say differently; warnings, the later layer wins."""

_IN_USE = ("preferred", "admitted")

_OVERRIDES = ("pinyin", "hant", "subject_field", "part_of_speech", "definition", "note", "review")
"""Fields in which the later layer wins where it says anything."""


def merge_layers(
    layers: Iterable[tuple[str, Sequence[ConceptEntry]]],
) -> tuple[tuple[ConceptEntry, ...], tuple[Problem, ...]]:
    """Return one entry a concept, in the order of first appearance, and the contradictions between the layers.

    Entries of different layers are one concept where they have a Chinese term in common, the headwords before the
    others. The later layer's preferred rendering becomes preferred and the earlier one admitted; for the same text
    the later status, source, date and note hold. Within one layer entries stay apart, except that a headword given
    twice is joined. Terms without a layer take the name of theirs.
    """
    merged: list[ConceptEntry] = []
    headwords: dict[str, int] = {}
    aliases: dict[str, int] = {}
    problems: list[Problem] = []
    for name, entries in layers:
        below = (dict(headwords), aliases)  # an alias must not swallow an entry of its own layer
        aliases = dict(aliases)
        for entry in entries:
            forms = [fold_form(term.text) for term in entry.zh]
            index = headwords.get(forms[0])
            if index is None:
                index = _find_partner(forms, *below)
            if index is None:
                index = len(merged)
                merged.append(_name_layer(entry, name))
            else:
                problems += _find_contradictions(merged[index], entry)
                merged[index] = merge_entries(merged[index], _name_layer(entry, name))
            headwords.setdefault(forms[0], index)
            if len(forms) > 1:
                problems += _find_captures(entry, forms, index, merged, below[0])
                aliases.update((form, index) for form in forms[1:] if form not in aliases)
    for index, entry in enumerate(merged):
        if len(entry.en) > 1 and (settled := settle_renderings(entry.en)) != entry.en:
            merged[index] = entry._replace(en=settled)
    return tuple(merged), tuple(sorted(problems))


def merge_entries(earlier: ConceptEntry, later: ConceptEntry) -> ConceptEntry:
    """Return *earlier* with everything *later* says; which rendering stays preferred is settled at the end.

    Id and headword stay those of *earlier*; the place is that of *later* where it prefers a rendering.
    """
    known = {fold_form(term.text) for term in earlier.zh}
    more = tuple(term._replace(status="admitted") for term in later.zh if fold_form(term.text) not in known)
    changes = {name: value for name in _OVERRIDES if (value := getattr(later, name))}
    if any(term.status == "preferred" for term in later.en):
        changes |= {"origin": later.origin, "review": later.review}
    return earlier._replace(
        zh=(*earlier.zh, *more),
        en=merge_renderings(earlier.en, later.en),
        contexts=tuple(dict.fromkeys((*earlier.contexts, *later.contexts))),
        see=tuple(dict.fromkeys((*earlier.see, *later.see))),
        case=earlier.case or later.case,
        **changes,
    )


def merge_renderings(earlier: Sequence[Term], later: Sequence[Term]) -> tuple[Term, ...]:
    """Return the renderings of both, those of *later* first and winning for the same text.

    Associative where the layers agree on which renderings are in use.
    """
    known = {term.text: term for term in earlier}
    mine = tuple(_fill(term, known[term.text]) if term.text in known else term for term in later)
    said = {term.text for term in later}
    return (*mine, *(term for term in earlier if term.text not in said))


def settle_renderings(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return *terms* by status, with the first preferred one as the only preferred one, the others admitted."""
    ranks = [STATUS_ORDER[term.status] for term in terms]
    if ranks.count(0) < 2:
        return tuple(terms) if ranks == sorted(ranks) else tuple(sorted(terms, key=_rank))
    best, *others = sorted(terms, key=_rank)
    demoted = (term._replace(status="admitted") if term.status == "preferred" else term for term in others)
    return (best, *demoted)


def _rank(term: Term) -> int:
    return STATUS_ORDER[term.status]


def _fill(term: Term, old: Term) -> Term:
    """Return *term* with what it leaves open taken from *old*; the status is its own.

    Nothing is taken where one of them is to be used and the other is not: who attests a rendering does not attest
    that it is wrong, and why it was wrong says nothing of one in use.
    """
    if (term.status in _IN_USE) != (old.status in _IN_USE):
        return term
    return term._replace(
        source=term.source or old.source,
        date=term.date or old.date,
        region=term.region or old.region,
        note=term.note or old.note,
        term_type=term.term_type or old.term_type,
    )


def _name_layer(entry: ConceptEntry, name: str) -> ConceptEntry:
    if entry.origin.layer and all(term.layer for term in (*entry.zh, *entry.en)):
        return entry
    zh, en = (
        tuple(term if term.layer else term._replace(layer=name) for term in terms) for terms in (entry.zh, entry.en)
    )
    return entry._replace(zh=zh, en=en, origin=entry.origin._replace(layer=entry.origin.layer or name))


def _find_partner(forms: Sequence[str], headwords: Mapping[str, int], aliases: Mapping[str, int]) -> int | None:
    """Return the index of the earlier entry with a form in common: by headword before by alias."""
    for earlier, mine in ((headwords, forms[:1]), (aliases, forms[:1]), (headwords, forms[1:]), (aliases, forms[1:])):
        for form in mine:
            if form in earlier:
                return earlier[form]
    return None


def _find_captures(
    entry: ConceptEntry, forms: Sequence[str], index: int, merged: Sequence[ConceptEntry], headwords: Mapping[str, int]
) -> Iterator[Problem]:
    """Yield the further forms of *entry* that are headwords of another entry of an earlier layer."""
    for term, form in zip(entry.zh[1:], forms[1:], strict=True):
        other = headwords.get(form, index)
        if other != index:
            yield _report("L004", term.text, "", entry, merged[other])


def _find_contradictions(earlier: ConceptEntry, later: ConceptEntry) -> Iterator[Problem]:
    """Yield what *later* says against *earlier*."""
    statuses = {term.text: term.status for term in earlier.en}
    old = next((term.text for term in earlier.en if term.status == "preferred"), "")
    new = next((term.text for term in later.en if term.status == "preferred"), "")
    if new and statuses.get(new) == "deprecated":
        yield _report("L003", new, old, later, earlier)
    elif old and new and old != new:
        yield _report("L001", new, old, later, earlier)
    if old and any(term.text == old and term.status == "deprecated" for term in later.en):
        yield _report("L002", old, old, later, earlier)


def _report(code: str, new: str, old: str, later: ConceptEntry, earlier: ConceptEntry) -> Problem:
    place = f"{earlier.origin.file}:{earlier.origin.line}"
    message = CONTRADICTIONS[code].format(new=new, old=old, zh=later.headword, place=place)
    return Problem(*later.origin[:3], code, message, "warning")
