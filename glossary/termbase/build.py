"""One entry of a term list → ConceptEntry: short forms become long ones, the head's defaults are filled in."""

from collections.abc import Iterator

from glossary.model import ConceptEntry, Origin, Term, concept_id
from glossary.termbase.shape import CHOICES, DEFAULT_KEYS, STATUS_ALIASES
from glossary.yamltext import Items, Record, Value


def build_entry(record: Record, head: Record, file: str, layer: str) -> ConceptEntry | None:
    """Return the entry that *record* describes, or None where it has no Chinese term.

    A text in `en` after the first, and every one in `also` and `abbr`, is admitted; one in `avoid` deprecated.
    The entry's source, date and region hold for its renderings where they name none; short names of sources are
    replaced by what the head's `sources` say.
    """
    zh = tuple(_terms(record, head, "zh", layer, "admitted"))
    if not zh:
        return None
    return ConceptEntry(
        id=_text(record, head, "id") or concept_id(zh[0].text),
        zh=zh,
        en=_renderings(record, head, layer),
        pinyin=_text(record, head, "pinyin"),
        hant=_text(record, head, "hant"),
        subject_field=_text(record, head, "subject_field"),
        part_of_speech="other" if (part := _text(record, head, "part_of_speech")) == "phrase" else part,
        definition=_text(record, head, "definition"),
        note=_text(record, head, "note"),
        contexts=tuple(_texts(record.get("context"))),
        see=tuple(_texts(record.get("see"))),
        review=_text(record, head, "review"),
        case=_text(record, head, "case") == "true",
        origin=Origin(file, *record.place),
    )


def _renderings(record: Record, head: Record, layer: str) -> tuple[Term, ...]:
    """Return every English term of the entry, preferred first, those to avoid last."""
    found: dict[str, Term] = {}
    kinds = (("en", "admitted", ""), ("abbr", "admitted", "abbreviation"), ("also", "admitted", ""))
    for key, status, term_type in (*kinds, ("avoid", "deprecated", "")):
        for term in _terms(record, head, key, layer, status, term_type):
            found.setdefault(term.text, term)
    return tuple(sorted(found.values(), key=lambda term: STATUS_ORDER[term.status]))


STATUS_ORDER = {"preferred": 0, "admitted": 1, "superseded": 2, "deprecated": 3}
"""Order of renderings within an entry."""


def _terms(record: Record, head: Record, key: str, layer: str, status: str, term_type: str = "") -> Iterator[Term]:
    """Yield the terms under *key*; the first of `zh` and `en` is preferred unless it says otherwise."""
    value = record.get(key)
    preferred_due = key in ("zh", "en")
    for item in value if isinstance(value, Items) else (value,):
        details = item if isinstance(item, Record) else Record((0, 0))
        text = details.get("text") if isinstance(item, Record) else item
        if not isinstance(text, str) or not text.strip():
            continue
        said = _plain(details, "status")
        said = STATUS_ALIASES.get(said, said)
        chosen = said if said in CHOICES["status"] else "preferred" if preferred_due else status
        preferred_due = preferred_due and chosen != "preferred" and key == "en"
        shared = key != "zh"
        # An entry's note speaks of the concept; only the note of a term itself goes with the term.
        yield Term(
            text=text.strip(),
            status=chosen,
            source=_source(_plain(details, "source") or (_text(record, head, "source") if shared else ""), head),
            date=_plain(details, "date") or (_text(record, head, "date") if shared and key != "avoid" else ""),
            region=_plain(details, "region") or (_text(record, head, "region") if shared else ""),
            note=_plain(details, "note"),
            term_type=_plain(details, "type") or term_type or (_plain(record, "type") if key == "en" else ""),
            layer=layer,
        )


def _source(name: str, head: Record) -> str:
    """Return the full citation that the head gives for the short *name*, or *name* itself."""
    sources = head.get("sources")
    citation = sources.get(name) if isinstance(sources, Record) else None
    return citation if isinstance(citation, str) else name


def _plain(record: Record, key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _text(record: Record, head: Record, key: str) -> str:
    """Return the text under *key*, or the head's default for it."""
    if key in record:
        return _plain(record, key)
    return _plain(head, key) if key in DEFAULT_KEYS else ""


def _texts(value: Value) -> Iterator[str]:
    for item in value if isinstance(value, Items) else (value,):
        if isinstance(item, str) and item.strip():
            yield item.strip()
