"""Layers of term lists: built-in, organisation, project, personal; the later one wins, rendering by rendering."""

from collections.abc import Iterable, Sequence

from glossary.errors import Problem
from glossary.model import ConceptEntry, Term
from glossary.termbase.build import STATUS_ORDER
from glossary.termbase.folding import fold_form

CONTRADICTIONS = {
    "L001": "preferred rendering {new!r} of {zh} replaces {old!r} of {place}",
    "L002": "{zh}: {new!r} is to be avoided here, but {place} prefers it",
    "L003": "{zh}: {new!r} is preferred here, but {place} says to avoid it",
}
"""Code → message of what two layers say differently; warnings, the later layer wins."""

_OVERRIDES = ("pinyin", "hant", "subject_field", "part_of_speech", "definition", "note", "review")
"""Fields in which the later layer wins where it says anything."""


def merge_layers(
    layers: Iterable[tuple[str, Sequence[ConceptEntry]]],
) -> tuple[tuple[ConceptEntry, ...], tuple[Problem, ...]]:
    """Return one entry a concept, in the order of first appearance, and the contradictions between the layers.

    Entries of different layers are one concept where the headword of either is a Chinese term of the other.
    The later layer's preferred rendering becomes preferred and the earlier one admitted; for the same text the
    later status, source, date and note hold. Within one layer entries stay apart, except that a headword given
    twice is joined.
    """
    merged: list[ConceptEntry] = []
    by_form: dict[str, int] = {}
    problems: list[Problem] = []
    for _, entries in layers:
        forms: list[tuple[str, int]] = []
        for entry in entries:
            headword = fold_form(entry.headword)
            index = by_form.get(headword)
            if index is None:
                index = len(merged)
                merged.append(entry)
                by_form[headword] = index
            else:
                problems.extend(_find_contradictions(merged[index], entry))
                merged[index] = merge_entries(merged[index], entry)
            forms += [(fold_form(term.text), index) for term in entry.zh[1:]]
        for form, index in forms:  # after the layer: an alias must not swallow an entry of its own layer
            by_form.setdefault(form, index)
    return tuple(merged), tuple(sorted(problems))


def merge_entries(earlier: ConceptEntry, later: ConceptEntry) -> ConceptEntry:
    """Return *earlier* with everything *later* says.

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
    """Return the renderings of both, *later* winning for the same text; one preferred at most stays preferred."""
    renderings = {term.text: term for term in earlier}
    if any(term.status == "preferred" for term in later):
        for text, term in renderings.items():
            if term.status == "preferred":
                renderings[text] = term._replace(status="admitted")
    for term in later:
        old = renderings.pop(term.text, None)
        if old is not None:
            term = term._replace(  # noqa: PLW2901
                source=term.source or old.source, date=term.date or old.date, note=term.note or old.note
            )
        renderings[term.text] = term
    return tuple(sorted(renderings.values(), key=lambda term: STATUS_ORDER[term.status]))


def _find_contradictions(earlier: ConceptEntry, later: ConceptEntry) -> list[Problem]:
    """Return what *later* says against *earlier*."""
    said = {term.text: term for term in earlier.en}
    old = next((term.text for term in earlier.en if term.status == "preferred"), "")
    new = next((term.text for term in later.en if term.status == "preferred"), "")
    codes = []
    if old and new and old != new and said.get(new, Term("")).status != "deprecated":
        codes.append(("L001", new))
    if new and new in said and said[new].status == "deprecated":
        codes.append(("L003", new))
    if old and any(term.text == old and term.status == "deprecated" for term in later.en):
        codes.append(("L002", old))
    place = f"{earlier.origin.file}:{earlier.origin.line}"
    return [
        Problem(
            *later.origin,
            code,
            CONTRADICTIONS[code].format(new=text, old=old, zh=later.headword, place=place),
            "warning",
        )
        for code, text in codes
    ]
