"""Two term bases side by side: what one has that the other has not, and what they say differently."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.model import ConceptEntry, Term
from glossary.termbase.folding import fold_form

_TEXTS = ("pinyin", "hant", "subject_field", "part_of_speech", "definition", "note", "review")


class Difference(NamedTuple):
    """One difference between two term bases."""

    kind: str
    """`added`, `removed` or `changed`."""
    zh: str
    """Headword, of the new one where both have it."""
    field: str
    """What changed: `zh`, `en`, `note` …; empty for whole entries."""
    old: str
    new: str


def compare_entries(old: Sequence[ConceptEntry], new: Sequence[ConceptEntry]) -> tuple[Difference, ...]:
    """Return the differences from *old* to *new*: removed entries first, then the others in the order of *new*.

    Two entries are one where they have the headword in common, or else any Chinese term.
    """
    homes: dict[str, int] = {}
    for place in (0, None):
        for number, entry in enumerate(old):
            for term in entry.zh[:1] if place == 0 else entry.zh[1:]:
                homes.setdefault(fold_form(term.text), number)
    seen: set[int] = set()
    found: list[Difference] = []
    for entry in new:
        home = next((homes[form] for form in _forms(entry) if form in homes and homes[form] not in seen), None)
        if home is None:
            found.append(Difference("added", entry.headword, "", "", _show_terms(entry.en)))
        else:
            seen.add(home)
            found += _compare(old[home], entry)
    gone = [
        Difference("removed", entry.headword, "", _show_terms(entry.en), "")
        for number, entry in enumerate(old)
        if number not in seen
    ]
    return (*gone, *found)


def _forms(entry: ConceptEntry) -> Iterator[str]:
    return (fold_form(term.text) for term in entry.zh)


def _compare(old: ConceptEntry, new: ConceptEntry) -> Iterator[Difference]:
    """Yield what differs between two forms of one entry; order within a status does not count."""
    zh = [", ".join(term.text for term in entry.zh) for entry in (old, new)]
    if zh[0] != zh[1]:
        yield Difference("changed", new.headword, "zh", *zh)
    before = {term.text: term._replace(layer="") for term in old.en}
    after = {term.text: term._replace(layer="") for term in new.en}
    for text in [*before, *(text for text in after if text not in before)]:
        terms = before.get(text), after.get(text)
        if terms[0] != terms[1]:
            yield Difference("changed", new.headword, "en", *(_show(term) if term else "" for term in terms))
    for key in _TEXTS:
        if (a := getattr(old, key)) != (b := getattr(new, key)):
            yield Difference("changed", new.headword, key, a, b)


def _show_terms(terms: Sequence[Term]) -> str:
    return "; ".join(term.text for term in terms if term.status in ("preferred", "admitted"))


def _show(term: Term) -> str:
    """Return a rendering with what is said of it: `major country (preferred, MFA 2022)`."""
    about = [term.status, *(part for part in (term.source, term.date, term.region, term.term_type, term.note) if part)]
    return f"{term.text} ({', '.join(about)})"
