"""One entry of a term list → ConceptEntry: short forms become long ones, the head's defaults are filled in."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from glossary.model import STATUSES, ConceptEntry, Origin, Term, concept_id
from glossary.termbase.lists import items_of
from glossary.termbase.shape import DEFAULT_KEYS, STATUS_ALIASES, VOID
from glossary.yamltext import Items, Record, Value

STATUS_ORDER = {"preferred": 0, "admitted": 1, "superseded": 2, "deprecated": 3}
"""Order of renderings within an entry."""

_IN_USE = ("preferred", "admitted")


class Defaults(NamedTuple):
    """What the head of a file says for all its entries."""

    texts: Mapping[str, str]
    sources: Mapping[str, str]
    """Short names of sources and their citations."""


class _Shared(NamedTuple):
    """What is said for all terms of an entry: by the entry for those in use, by the list for all."""

    layer: str
    sources: Mapping[str, str]
    source: str = ""
    date: str = ""
    region: str = ""


def read_defaults(head: Record) -> Defaults:
    """Return what the *head* of a term list says for all its entries."""
    sources = head.get("sources")
    named = sources.items() if isinstance(sources, Record) else ()
    return Defaults(
        {key: text for key in DEFAULT_KEYS if (text := read_text(head, key))},
        {name: citation.strip() for name, citation in named if isinstance(citation, str)},
    )


def build_entry(record: Record, defaults: Defaults, file: str, layer: str) -> ConceptEntry | None:
    """Return the entry that *record* describes, or None where it has no Chinese term.

    The first text in `zh` and `en` is preferred unless another says so itself; every further one, and those in
    `abbr` and `also`, are admitted, those in `avoid` deprecated. The entry's source, date and region hold for its
    renderings in use where they name none; short names of sources are replaced by their citations.
    """
    shared = _Shared(layer, defaults.sources)
    zh = sorted(_find_terms(record, "zh", "admitted", shared), key=lambda term: term.status != "preferred")
    if not zh:
        return None
    said = {**defaults.texts, **{key: text for key in record if (text := read_text(record, key))}}
    part = said.get("part_of_speech", "")
    return ConceptEntry(
        id=said.get("id") or concept_id(zh[0].text),
        zh=tuple(zh),
        en=_find_renderings(record, said, shared),
        pinyin=said.get("pinyin", ""),
        hant=said.get("hant", ""),
        subject_field=said.get("subject_field", ""),
        part_of_speech="other" if part == "phrase" else part,
        definition=said.get("definition", ""),
        note=said.get("note", ""),
        contexts=_texts(record.get("context")),
        see=_texts(record.get("see")),
        review=said.get("review", ""),
        case=said.get("case") == "true",
        origin=Origin(file, *record.place),
    )


def _find_renderings(record: Record, said: Mapping[str, str], shared: _Shared) -> tuple[Term, ...]:
    """Return every English term of the entry, preferred first, those to avoid last; each text once."""
    source = said.get("source", "")
    shared = shared._replace(
        source=shared.sources.get(source, source), date=said.get("date", ""), region=said.get("region", "")
    )
    main_type = said.get("type") or ("phrase" if said.get("part_of_speech") == "phrase" else "")
    found: dict[str, Term] = {}
    for key, status, term_type in (
        ("en", "admitted", main_type),
        ("abbr", "admitted", "abbreviation"),
        ("also", "admitted", ""),
        ("avoid", "deprecated", ""),
    ):
        if key in record:
            for term in _find_terms(record, key, status, shared, term_type):
                found.setdefault(term.text, term)
    return tuple(sorted(found.values(), key=lambda term: STATUS_ORDER[term.status]))


def _find_terms(record: Record, key: str, status: str, shared: _Shared, term_type: str = "") -> Iterator[Term]:
    """Yield the terms under *key*; *status* is that of a term that says nothing and is not the first."""
    value = record.get(key)
    due = key in ("zh", "en") and not any(
        isinstance(item, Record) and read_status(item) == "preferred"
        for other in (("zh",) if key == "zh" else ("en", "abbr", "also"))
        for item, _ in items_of(record.get(other))
    )
    for item in value if isinstance(value, Items) else (value,):
        details = item if isinstance(item, Record) else None
        text = details.get("text") if details is not None else item
        if not isinstance(text, str) or text.strip() in VOID:
            continue
        chosen = read_status(details) if details is not None else ""
        if not chosen:
            chosen, due = ("preferred", False) if due else (status, False)
        source, date, region = (shared.source, shared.date, shared.region) if chosen in _IN_USE else ("", "", "")
        if details is None:
            yield Term(text.strip(), chosen, source, date, region, "", term_type, shared.layer)
            continue
        named = read_text(details, "source")
        # An entry's note speaks of the concept; only the note of a term itself goes with the term.
        yield Term(
            text=text.strip(),
            status=chosen,
            source=shared.sources.get(named, named) or source,
            date=read_text(details, "date") or date,
            region=read_text(details, "region") or region,
            note=read_text(details, "note"),
            term_type=read_text(details, "type") or term_type,
            layer=shared.layer,
        )


def read_status(term: Record) -> str:
    """Return the status a long term gives itself, in the names of ISO 30042; empty where it gives none."""
    said = read_text(term, "status")
    status = STATUS_ALIASES.get(said, said)
    return status if status in STATUSES else ""


def read_text(record: Record, key: str) -> str:
    """Return the text under *key* without blanks at its ends; empty where there is none."""
    value = record.get(key)
    text = value.strip() if isinstance(value, str) else ""
    return "" if text in VOID else text


def _texts(value: Value) -> tuple[str, ...]:
    items = value if isinstance(value, Items) else (value,)
    return tuple(item.strip() for item in items if isinstance(item, str) and item.strip() not in VOID)
