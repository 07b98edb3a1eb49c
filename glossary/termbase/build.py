"""One entry of a term list → ConceptEntry: short forms become long ones, the head's defaults are filled in."""

from collections.abc import Mapping
from typing import NamedTuple

from glossary.identity import concept_id
from glossary.model import STATUSES, ConceptEntry, Origin, Term
from glossary.termbase.layers import STATUS_ORDER
from glossary.termbase.shape import DEFAULT_KEYS, STATUS_ALIASES, VOID
from glossary.yamltext import Items, Record, Value

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
    zh = _find_terms(record.get("zh"), shared, "admitted" if _settled(record, "zh") else "preferred")
    if not zh:
        return None
    said = dict(defaults.texts)
    for key, value in record.items():
        if isinstance(value, str) and (text := value.strip()) not in VOID:
            said[key] = text
    part = said.get("part_of_speech", "")
    return ConceptEntry(
        id=said.get("id") or concept_id(zh[0].text),
        zh=tuple(zh),
        en=tuple(_find_renderings(record, said, shared)),
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
        origin=Origin(file, *record.place, layer),
    )


def _find_renderings(record: Record, said: Mapping[str, str], shared: _Shared) -> list[Term]:
    """Return every English term of the entry, preferred first, those to avoid last; each text once."""
    source = said.get("source", "")
    shared = _Shared(
        shared.layer,
        shared.sources,
        shared.sources.get(source, source),
        said.get("date", ""),
        said.get("region", ""),
    )
    main_type = said.get("type") or ("phrase" if said.get("part_of_speech") == "phrase" else "")
    first = "admitted" if _settled(record, "en", "abbr", "also") else "preferred"
    found = _find_terms(record.get("en"), shared, first, term_type=main_type)
    if "abbr" in record:
        found += _find_terms(record["abbr"], shared, "admitted", term_type="abbreviation")
    if "also" in record:
        found += _find_terms(record["also"], shared, "admitted")
    if "avoid" in record:
        found += _find_terms(record["avoid"], shared, "deprecated", "deprecated")
    if len(found) < 2:
        return found
    once = {term.text: term for term in reversed(found)}
    return [term for status in STATUS_ORDER for term in found if term.status == status and once[term.text] is term]


def _find_terms(value: Value, shared: _Shared, first: str, others: str = "admitted", term_type: str = "") -> list[Term]:
    """Return the terms of *value*, preferred first; *first* and *others* are the statuses of those that name none."""
    layer, _, source, date, region = shared
    if first not in _IN_USE:
        source = date = region = ""
    if isinstance(value, str):
        text = value.strip()
        return [] if text in VOID else [Term(text, first, source, date, region, "", term_type, layer)]
    terms = []
    status = first
    for item in value if isinstance(value, Items) else (value,):
        if isinstance(item, str):
            if (text := item.strip()) not in VOID:
                terms.append(Term(text, status, source, date, region, "", term_type, layer))
                status = others
        elif isinstance(item, Record) and (text := read_text(item, "text")):
            said = read_status(item)
            terms.append(_build_term(text, said or status, item, shared, term_type))
            status = status if said else others
    terms.sort(key=lambda term: term.status != "preferred")
    return terms


def _build_term(text: str, status: str, details: Record, shared: _Shared, term_type: str) -> Term:
    """Return the term of a long form; an entry's note speaks of the concept and stays there."""
    source = read_text(details, "source")
    in_use = status in _IN_USE
    return Term(
        text,
        status,
        shared.sources.get(source, source) or (shared.source if in_use else ""),
        read_text(details, "date") or (shared.date if in_use else ""),
        read_text(details, "region") or (shared.region if in_use else ""),
        read_text(details, "note"),
        read_text(details, "type") or term_type,
        shared.layer,
    )


def _settled(record: Record, *keys: str) -> bool:
    """Tell whether a term under one of *keys* calls itself preferred."""
    for key in keys:
        value = record.get(key)
        if isinstance(value, (Items, Record)):
            for item in value if isinstance(value, Items) else (value,):
                if isinstance(item, Record) and "status" in item and read_status(item) == "preferred":
                    return True
    return False


def read_status(term: Record) -> str:
    """Return the status a long term gives itself, in the names of ISO 30042; empty where it gives none."""
    said = read_text(term, "status")
    status = STATUS_ALIASES.get(said, said)
    return status if status in STATUSES else ""


def read_text(record: Record, key: str) -> str:
    """Return the text under *key* without blanks at its ends; empty where there is none."""
    value = record.get(key)
    if not isinstance(value, str):
        return ""
    text = value.strip()
    return "" if text in VOID else text


def _texts(value: Value) -> tuple[str, ...]:
    if value is None:
        return ()
    items = value if isinstance(value, Items) else (value,)
    return tuple(item.strip() for item in items if isinstance(item, str) and item.strip() not in VOID)
