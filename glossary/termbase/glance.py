"""Is the shape of an entry right? Told at a glance, so that only the others are checked while loading."""

from glossary.termbase.shape import (
    CHOICES,
    DATES,
    ENTRY_KEYS,
    HAN,
    NAME,
    STATUS_ALIASES,
    TERM_KEYS,
    TERM_LISTS,
    TEXT_LISTS,
    VOID,
)
from glossary.yamltext import Items, Record, Value

_ENTRY_KEYS = frozenset(ENTRY_KEYS)
_TERM_KEYS = frozenset(TERM_KEYS)
_LISTS = frozenset(TERM_LISTS + TEXT_LISTS)
_CHOICES = {key: frozenset(values) for key, values in CHOICES.items()}
_CHOICES["status"] |= frozenset(STATUS_ALIASES)
_PATTERNS = {"date": DATES, "id": NAME}


def is_sound(entry: Record, *, draft: bool = False) -> bool:
    """Tell whether the shape of *entry* is right; False may be a false alarm, True never is one.

    *draft* says that the head makes all entries drafts, which need no English.
    """
    zh = entry.get("zh")
    first = zh[0] if isinstance(zh, Items) and zh else zh
    if not isinstance(first, str) or not HAN.search(first):
        return False
    if "en" not in entry and not draft and entry.get("review") != "draft":
        return False
    for key, value in entry.items():
        if key not in _ENTRY_KEYS:
            return False
        if isinstance(value, str):
            if not _is_sound_text(key, value):
                return False
        elif not value or key not in _LISTS or not _is_sound_list(key, value):
            return False
    return True


def _is_sound_list(key: str, value: Value) -> bool:
    for item in value if isinstance(value, Items) else (value,):
        if isinstance(item, str):
            if item.strip() in VOID:
                return False
        elif not isinstance(item, Record) or key in TEXT_LISTS or not _is_sound_term(item, key):
            return False
    return True


def _is_sound_term(term: Record, key: str) -> bool:
    if "text" not in term or (key == "avoid" and "status" in term):
        return False
    return all(
        name in _TERM_KEYS and isinstance(text, str) and _is_sound_text(name, text) for name, text in term.items()
    )


def _is_sound_text(key: str, value: str) -> bool:
    if value.strip() in VOID:
        return False
    if key in _CHOICES:
        return value in _CHOICES[key]
    return key not in _PATTERNS or _PATTERNS[key].fullmatch(value) is not None
