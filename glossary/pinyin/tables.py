"""Our own tables of word classes, surnames and overrides, read from YAML in `glossary/data`."""

from functools import cache
from pathlib import Path

from glossary.errors import DataError
from glossary.yamltext import Record, Value, parse_yaml

DATA = Path(__file__).parents[1] / "data"
"""The folder of the tables."""


@cache
def _load(name: str) -> Record:
    """Return a YAML file of `glossary/data`, whose top level is a mapping."""
    value, problems = parse_yaml((DATA / name).read_text("utf-8"), name)
    if problems or not isinstance(value, Record):
        raise DataError(*problems)
    return value


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


@cache
def words(name: str) -> frozenset[str]:
    """Return a word class of `rules.yaml`."""
    return frozenset(_text(_load("rules.yaml")[name]).split())


@cache
def characters(name: str) -> frozenset[str]:
    """Return the characters of a word class of `rules.yaml`."""
    return frozenset("".join(words(name)))


@cache
def readings(name: str) -> dict[str, tuple[str, ...]]:
    """Return a mapping of `rules.yaml` from words to their syllables."""
    value = _load("rules.yaml")[name]
    return {key: tuple(_text(text).split()) for key, text in value.items()} if isinstance(value, Record) else {}


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Return the surnames with their syllables; an empty tuple where the usual reading of the characters holds."""
    table = _load("surnames.yaml")
    special = table["readings"]
    found: dict[str, tuple[str, ...]] = dict.fromkeys(
        (_text(table["compound"]) + " " + _text(table["single"])).split(), ()
    )
    if isinstance(special, Record):
        found |= {name: tuple(_text(text).split()) for name, text in special.items() if name in found}
    return found


@cache
def unlikely_surnames() -> frozenset[str]:
    """Return the surnames that count only where a term is said to be a person."""
    return frozenset(_text(_load("surnames.yaml")["unlikely"]).split())


@cache
def doubtful_surnames() -> frozenset[str]:
    """Return the surnames that are read in more than one way."""
    return frozenset(_load_record("surnames.yaml", "alternatives"))


@cache
def more_surname_readings() -> dict[str, tuple[str, ...]]:
    """Return the second readings of surnames."""
    return {name: tuple(_text(text).split()) for name, text in _load_record("surnames.yaml", "alternatives").items()}


def _load_record(name: str, key: str) -> Record:
    value = _load(name)[key]
    return value if isinstance(value, Record) else Record((0, 0))


@cache
def overrides() -> dict[str, str]:
    """Return the terms whose reading and orthography are set by hand, in storage form."""
    table = _load("overrides.yaml")["pinyin"]
    return {term: _text(stored) for term, stored in table.items()} if isinstance(table, Record) else {}


@cache
def full_tones() -> frozenset[str]:
    """Return the words whose last syllable keeps its tone where the dictionary has it neutral."""
    return frozenset(_text(_load("corrections.yaml")["full_tones"]).split())


@cache
def preferred() -> dict[str, tuple[str, ...]]:
    """Return the readings that replace those of the dictionary."""
    table = _load("corrections.yaml")["preferred"]
    return {word: tuple(_text(text).split()) for word, text in table.items()} if isinstance(table, Record) else {}


@cache
def ambiguous() -> frozenset[str]:
    """Return the preferred readings that stay doubtful."""
    return frozenset(_text(_load("corrections.yaml")["ambiguous"]).split())


@cache
def confirmed() -> frozenset[str]:
    """Return the words whose reading in the dictionary is known to be right although pypinyin differs."""
    return frozenset(_text(_load("corrections.yaml")["confirmed"]).split())
