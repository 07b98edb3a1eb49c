"""The shape of a term list as JSON Schema draft-07, for editors that complete and check while one types.

The lists of keys and values are those of `shape`; what an editor can't check (places, meaning, characters) the
program does. Numbers and booleans pass where people write them bare (`date: 2017`, `case: true`): the program reads
every value as text.
"""

import json
import re
from typing import Any

from glossary.termbase.shape import CHOICES, DATES, ENTRY_KEYS, HEAD_KEYS, NAME, STATUS_ALIASES, TERM_KEYS

NAME_OF_FILE = "glossary.schema.json"
MODELINE = f"# yaml-language-server: $schema={NAME_OF_FILE}"
"""First line of a list, by which editors find the schema beside it."""

_DESCRIPTIONS = {
    "title": "Name of the list.",
    "subject_field": "Field the terms belong to (TBX subjectField); usually given once at the head of a file.",
    "sources": "Short names for citations, used as `source:` below.",
    "source": "Where the pair of terms is attested: institution or publication, year, link; or a short name.",
    "date": "Year, month or day from which the rendering is in use: 2017, 2017-10, 2012–2016, since 2017.",
    "region": "Where the term is used (TBX geographicalUsage).",
    "part_of_speech": "Part of speech (TBX-Basic); `phrase` for a phrase.",
    "review": "How far the entry is reviewed; a draft is never presented as official.",
    "note": "Remark shown to the reader.",
    "entries": "The concept entries.",
    "zh": "Chinese terms in Simplified characters: the first is the headword, the others are found in texts as well.",
    "en": "English renderings: the first is preferred, the others admitted.",
    "abbr": "English abbreviation.",
    "also": "Further renderings that may be used.",
    "avoid": "Wrong or dropped renderings; say why in a note.",
    "pinyin": "Reading, only where the program would get it wrong.",
    "hant": "Traditional form, only where the conversion would get it wrong.",
    "definition": "Definition of the concept.",
    "context": "Sentences that show the term in use.",
    "see": "Headwords or ids of related entries.",
    "project": "Project the entry is for (TBX projectSubset).",
    "customer": "Customer the entry is for (TBX customerSubset).",
    "case": "true where the English must be matched with its capitals.",
    "type": "Type of the term (TBX-Basic).",
    "id": "Stable name of the entry; made from the headword where there is none.",
    "text": "The term itself.",
    "status": "Administrative status (ISO 30042).",
}
"""Key → what an editor shows about it."""

_SCALAR = {"type": ["string", "number"], "minLength": 1}
_TERMS = {"zh", "en", "abbr", "also", "avoid"}
_TEXTS = {"context", "see"}


def make_schema() -> dict[str, Any]:
    """Return the schema of a term list."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Term list of diplomatic-glossary",
        "if": {"type": "array"},
        "then": {"$ref": "#/definitions/entries"},
        "else": {"$ref": "#/definitions/list"},
        "definitions": {
            "list": _make_record(HEAD_KEYS, "entries"),
            "entries": {"type": ["array", "null"], "items": {"$ref": "#/definitions/entry"}},
            "entry": {
                **_make_record(ENTRY_KEYS, "zh"),
                "if": {"not": {"properties": {"review": {"const": "draft"}}, "required": ["review"]}},
                "then": {"properties": {"en": {"not": {"type": "null"}}}},
            },
            "term": {"anyOf": [_SCALAR, {"$ref": "#/definitions/long"}]},
            "long": _make_record(TERM_KEYS, "text"),
            "text": _SCALAR,
        },
    }


def render_schema() -> bytes:
    """Return the schema as JSON in UTF-8."""
    return (json.dumps(make_schema(), ensure_ascii=False, indent=2) + "\n").encode()


def add_modeline(text: str) -> str:
    """Return the list *text* with MODELINE as its first line; as it is where it names a schema already."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    if re.search(r"^# *yaml-language-server:.*\$schema=", text.removeprefix(mark), re.MULTILINE):
        return text
    return mark + MODELINE + ("\r\n" if "\r\n" in text else "\n") + text.removeprefix(mark)


def _make_record(keys: tuple[str, ...], required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {key: {"description": _DESCRIPTIONS[key], **_make_value(key)} for key in keys},
        "required": [required],
        "additionalProperties": False,
    }


def _make_value(key: str) -> dict[str, Any]:
    if key == "entries":
        return {"allOf": [{"$ref": "#/definitions/entries"}]}  # a bare $ref would hide the description in draft-07
    if key == "sources":
        return {"type": "object", "additionalProperties": {"$ref": "#/definitions/text"}}
    if key in _TERMS:
        item = {"$ref": "#/definitions/term"}
        empty = [{"type": "null"}] if key == "en" else []
        return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}, *empty]}
    if key in _TEXTS:
        item = {"$ref": "#/definitions/text"}
        return {"anyOf": [item, {"type": "array", "items": item, "minItems": 1}]}
    if key == "case":
        return {"enum": [True, False, *CHOICES[key]]}
    if key in CHOICES:
        return {"enum": [*CHOICES[key], *(STATUS_ALIASES if key == "status" else ())]}
    if key in ("date", "id"):
        pattern = {"date": DATES, "id": NAME}[key].pattern
        return {"type": ["string", "number"], "pattern": f"^(?:{pattern})$"}
    return {"allOf": [{"$ref": "#/definitions/text"}]}
