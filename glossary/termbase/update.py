"""Entries from elsewhere into a list: what is new is added, what is known is completed, what differs is told."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from glossary.model import ConceptEntry, Term
from glossary.termbase.edit import add_entries, change_entries, find_entries, read_text
from glossary.termbase.files import split_list
from glossary.termbase.folding import fold_form
from glossary.termbase.layout import Field
from glossary.termbase.load import build_entries
from glossary.termbase.shape import DATES
from glossary.termbase.splices import NewEntry

_TEXTS = ("pinyin", "hant", "subject_field", "part_of_speech", "definition", "note", "review")
"""Fields of an entry that are one text."""


class Conflict(NamedTuple):
    """Two things said of one entry, of which a person has to choose."""

    zh: str
    field: str
    ours: str
    theirs: str


class Update(NamedTuple):
    """A list with entries from elsewhere in it."""

    text: str
    added: tuple[str, ...]
    """Headwords of the new entries."""
    changed: tuple[str, ...]
    """Headwords of the entries that got something."""
    conflicts: tuple[Conflict, ...]


def update_list(
    text: str,
    entries: Iterable[ConceptEntry],
    *,
    replace: bool = False,
    source: str = "",
    unsourced: str = "not given",
    file: str = "",
) -> Update:
    """Return the term list *text* with *entries* in it: known ones completed where they stand, others at the end.

    An entry is known by any of its Chinese terms. Forms, renderings and texts that are missing are added; a further
    preferred rendering becomes admitted, unless *replace* makes it the preferred one. Where both say something
    different of one field, ours stays and the conflict is told. *source* is the source of renderings that name none; without
    it they get *unsourced* where they join an entry with a source, which would else be taken for theirs.
    Nothing changes where nothing is new.

    Raises:
        DataError: for a list with faults (T302) or a place where a machine can't write (T303).
    """
    data, root = read_text(text, file)
    known, _ = build_entries(split_list(file, data))
    raw, _ = find_entries(data, root)
    by_place = {item.place: index for index, item in enumerate(raw) if hasattr(item, "place")}
    places = [by_place[entry.origin.line, entry.origin.column] for entry in known]
    homes: dict[str, int] = {}
    for number, entry in enumerate(known):
        for term in (entry.zh[0], *entry.zh[1:]):
            homes.setdefault(fold_form(term.text), number)
    changes: dict[int, dict[str, Field]] = {}
    new: list[NewEntry] = []
    forms: set[str] = set()
    again: list[ConceptEntry] = []
    changed: list[str] = []
    conflicts: list[Conflict] = []
    for theirs in map(_fit, entries):
        home = next((homes[form] for form in (fold_form(term.text) for term in theirs.zh) if form in homes), None)
        if home is None:
            if any(fold_form(term.text) in forms for term in theirs.zh):
                again.append(theirs)
            else:
                new.append(NewEntry(list_fields(_attest(theirs, source))))
                forms.update(fold_form(term.text) for term in theirs.zh)
            continue
        ours, record = known[home], raw[places[home]]
        if source or any(term.source for term in ours.en):  # what names no source must not inherit ours
            theirs = _attest(theirs, source or unsourced)  # noqa: PLW2901
        given = {**record, **changes.get(places[home], {})}
        fields = _complete(given, ours, theirs, replace=replace)
        conflicts += _find_conflicts(ours, theirs, replace=replace)
        if fields:
            changes.setdefault(places[home], {}).update(fields)
            changed.append(ours.headword)
    if changes:
        text = change_entries(text, changes, file=file)
    if new:
        text = add_entries(text, new, file=file)
    added = tuple(_headword(entry.fields) for entry in new)
    made = Update(text, added, tuple(dict.fromkeys(changed)), tuple(dict.fromkeys(conflicts)))
    if not again:
        return made
    # what the same file says once more of an entry that is new completes it
    rest = update_list(text, again, replace=replace, source=source, unsourced=unsourced, file=file)
    return rest._replace(
        added=(*added, *rest.added),
        changed=tuple(dict.fromkeys((*made.changed, *rest.changed))),
        conflicts=tuple(dict.fromkeys((*made.conflicts, *rest.conflicts))),
    )


def list_fields(entry: ConceptEntry) -> dict[str, Field]:
    """Return *entry* as the fields of a list, in short forms where they say all."""
    forms = [term.text for term in entry.zh]
    fields: dict[str, Field] = {"zh": forms[0] if len(forms) == 1 else forms}
    attested = _shared(entry.en)
    used = [_write_term(term, attested, lead=not index) for index, term in enumerate(_used(entry.en))]
    if used:
        fields["en"] = used[0] if len(used) == 1 else used
    elif entry.review != "draft":
        fields["review"] = "draft"
    if avoided := [_write_term(term, {}) for term in entry.en if term not in _used(entry.en)]:
        fields["avoid"] = avoided
    fields.update({key: text for key in _TEXTS if (text := getattr(entry, key))})
    fields.update(attested)
    return fields


def _used(terms: Sequence[Term]) -> list[Term]:
    return [term for term in terms if term.status in ("preferred", "admitted")]


def _shared(terms: Sequence[Term]) -> dict[str, str]:
    """Return source, date and region where all renderings in use have the same."""
    used = _used(terms)
    shared = {}
    for key in ("source", "date", "region"):
        values = {getattr(term, key) for term in used}
        if len(values) == 1 and (value := values.pop()):
            shared[key] = value
    return shared


def _write_term(term: Term, shared: Mapping[str, str], *, lead: bool = False) -> str | dict[str, str]:
    """Return *term* as a text, or in long form where it says more than the entry and its place do."""
    expected = {"preferred": lead, "admitted": not lead, "deprecated": True}
    parts = {"status": "" if expected.get(term.status) else term.status}
    parts |= {
        key: "" if shared.get(key) == getattr(term, key) else getattr(term, key) for key in ("source", "date", "region")
    }
    parts |= {"type": term.term_type, "note": term.note}
    said = {key: value for key, value in parts.items() if value}
    return {"text": term.text, **said} if said else term.text


def _fit(entry: ConceptEntry) -> ConceptEntry:
    """Return *entry* with every date that is none in a list's sense (`n. d.`, `21.3.2019`) moved to the note."""
    if all(not term.date or DATES.fullmatch(term.date) for term in entry.en):
        return entry
    terms = [
        term
        if not term.date or DATES.fullmatch(term.date)
        else term._replace(date="", note="; ".join(filter(None, (term.note, f"date: {term.date}"))))
        for term in entry.en
    ]
    return entry._replace(en=tuple(terms))


def _attest(entry: ConceptEntry, source: str) -> ConceptEntry:
    if not source:
        return entry
    named = tuple(
        term if term.source or term not in _used(entry.en) else term._replace(source=source) for term in entry.en
    )
    return entry._replace(en=named)


def _complete(given: Mapping[str, Any], ours: ConceptEntry, theirs: ConceptEntry, *, replace: bool) -> dict[str, Field]:
    """Return the fields of *ours*, written as *given*, that change when what only *theirs* says is added."""
    fields: dict[str, Field] = {}
    forms = {fold_form(term.text) for term in ours.zh}
    if more := [term.text for term in theirs.zh if fold_form(term.text) not in forms]:
        fields["zh"] = [*_items(given.get("zh")), *more]
    known = {term.text for term in ours.en} | {
        _text(item) for key in ("en", "also", "avoid") for item in _items(given.get(key))
    }
    fresh = [term for term in theirs.en if term.text not in known]
    lead = next((term for term in _used(theirs.en) if term.status == "preferred"), None)
    if replace and lead and (not ours.en or ours.en[0].text != lead.text):
        kept = [item for item in _items(given.get("en")) if _text(item) != lead.text]
        fields["en"] = [_write_term(lead, {}, lead=True), *(_admit(item) for item in kept)]
        if any(_text(item) == lead.text for item in _items(given.get("also"))):
            fields["also"] = [item for item in _items(given.get("also")) if _text(item) != lead.text]
        fresh = [term for term in fresh if term is not lead]
    elif not _used(ours.en) and not _items(given.get("en")) and (used := _used(fresh)):
        fields["en"] = [_write_term(term, {}, lead=not index) for index, term in enumerate(used)]
        fresh = [term for term in fresh if term not in used]
    if also := [_write_term(term._replace(status="admitted"), {}) for term in _used(fresh)]:
        fields["also"] = [*_items(fields.get("also", given.get("also"))), *also]
    if avoid := [_write_term(term, {}) for term in fresh if term not in _used(fresh)]:
        fields["avoid"] = [*_items(given.get("avoid")), *avoid]
    for key in _TEXTS:
        if key != "review" and (value := getattr(theirs, key)) and not getattr(ours, key) and key not in given:
            fields[key] = value
    return fields


def _find_conflicts(ours: ConceptEntry, theirs: ConceptEntry, *, replace: bool) -> Iterable[Conflict]:
    """Yield what both say differently of one field."""
    ourselves = {term.text: term.status for term in ours.en}
    lead = [next((term.text for term in entry.en if term.status == "preferred"), "") for entry in (ours, theirs)]
    if all(lead) and lead[0] != lead[1] and not replace:
        yield Conflict(ours.headword, "en", *lead)
    for term in theirs.en:
        status = ourselves.get(term.text, term.status)
        if (status in ("preferred", "admitted")) != (term.status in ("preferred", "admitted")):
            yield Conflict(ours.headword, f"status of {term.text!r}", status, term.status)
    for key in _TEXTS:
        a, b = getattr(ours, key), getattr(theirs, key)
        if key != "review" and a and b and a != b:
            yield Conflict(ours.headword, key, a, b)


def _admit(item: Any) -> Any:
    return {**item, "status": "admitted"} if isinstance(item, Mapping) and item.get("status") == "preferred" else item


def _items(value: Any) -> list[Any]:
    return [] if value is None or value == "" else list(value) if isinstance(value, list) else [value]


def _text(item: Any) -> str:
    return str(item.get("text", "")) if isinstance(item, Mapping) else str(item)


def _headword(fields: Mapping[str, Field]) -> str:
    value = fields["zh"]
    return value if isinstance(value, str) else str(value[0])  # type: ignore[index]
