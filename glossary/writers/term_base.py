"""JSON of a term base: everything a list says of an entry but its comments; the contract of `glossary terms export`."""

import json
from collections.abc import Iterable

from glossary.model import ConceptEntry, Term

_PARTS = ("text", "status", "source", "date", "region", "note", "term_type", "layer")


def render_entries(entries: Iterable[ConceptEntry]) -> bytes:
    """Return *entries* as `{"entries": [{"id", "zh": [{"text", "status"}], "en": […], "pinyin", …}]}`."""
    rows = [
        {
            "id": entry.id,
            "zh": [{"text": term.text, "status": term.status} for term in entry.zh],
            "en": [_show(term) for term in entry.en],
            "pinyin": entry.pinyin,
            "hant": entry.hant,
            "subject_field": entry.subject_field,
            "part_of_speech": entry.part_of_speech,
            "definition": entry.definition,
            "note": entry.note,
            "contexts": list(entry.contexts),
            "see": list(entry.see),
            "review": entry.review,
            "case": entry.case,
            "origin": {"file": entry.origin.file, "line": entry.origin.line, "layer": entry.origin.layer},
        }
        for entry in entries
    ]
    return (json.dumps({"entries": rows}, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _show(term: Term) -> dict[str, str]:
    return {part: getattr(term, part) for part in _PARTS}
