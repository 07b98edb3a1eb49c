"""The shape of a term list: which keys an entry has, and what may stand in them."""

import re

from glossary.model import PARTS_OF_SPEECH, STATUSES, TERM_TYPES

HEAD_KEYS = (
    "title",
    "subject_field",
    "sources",
    "source",
    "date",
    "region",
    "part_of_speech",
    "review",
    "note",
    "entries",
)
"""Keys of a file's head, in canonical order; all but `title`, `sources` and `entries` are defaults of its entries."""

DEFAULT_KEYS = ("subject_field", "source", "date", "region", "part_of_speech", "review", "note")
"""Head keys that an entry takes over where it says nothing itself."""

ENTRY_KEYS = (
    "zh",
    "en",
    "abbr",
    "also",
    "avoid",
    "pinyin",
    "hant",
    "part_of_speech",
    "type",
    "subject_field",
    "definition",
    "context",
    "source",
    "date",
    "region",
    "note",
    "see",
    "project",
    "customer",
    "review",
    "case",
    "id",
)
"""Keys of an entry, in canonical order."""

TERM_KEYS = ("text", "status", "source", "date", "region", "type", "note")
"""Keys of a term in its long form, in canonical order."""

TERM_LISTS = ("zh", "en", "abbr", "also", "avoid")
"""Entry keys that hold one term or a list of them, each in short or long form."""

TEXT_LISTS = ("context", "see")
"""Entry keys that hold one text or a list of texts."""

CHOICES = {
    "status": STATUSES,
    "part_of_speech": (*PARTS_OF_SPEECH, "phrase"),
    "type": TERM_TYPES,
    "review": ("draft", "reviewed", "approved"),
    "case": ("true", "false"),
}
"""Keys with a closed list of values."""

STATUS_ALIASES = {
    "forbidden": "deprecated",
    "obsolete": "superseded",
    "推荐": "preferred",
    "可用": "admitted",
    "停用": "deprecated",
}
"""What people write for a status, in the names of ISO 30042."""

VOID = frozenset(("", "~", "null"))
"""What people write for nothing; everything else is text."""

HAN = re.compile(r"[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""One Chinese character: the blocks of CJK Unified and Compatibility Ideographs, and 〇 (zero)."""

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_SPAN = rf"(?:(?:since |until |before )?{_DAY}|{_DAY}–(?:{_DAY}|\d\d)?|{_DAY}-\d{{4}})"
DATES = re.compile(rf"{_SPAN}(?:, {_SPAN})*")
"""What a date may be: ISO 8601 year, month or day, a span of two, several of them."""

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
"""What an id may be: an XML NCName in ASCII, so that it can be one in TBX."""
