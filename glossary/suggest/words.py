"""The everyday words behind the suggestions, read from `glossary/data/suggestions.tsv`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_FILE = Path(__file__).parent.parent / "data" / "suggestions.tsv"
_SETS = frozenset(
    [
        "transparent",
        "countable",
        "uncountable",
        "definite",
        "indefinite",
        "groups",
        "events",
        "named",
        "peers",
        "complemented",
        "containers",
        "national",
        "plural_heads",
    ]
)
"""Sections that hold lists; the others hold pairs."""


class Words(NamedTuple):
    """Chinese words with one English each, and what must be known of English words to put them together."""

    nouns: Mapping[str, str]
    modifiers: Mapping[str, str]
    verbs: Mapping[str, str]
    adverbs: Mapping[str, str]
    offices: Mapping[str, str]
    """Titles that stand before a person's name."""
    letters: Mapping[str, str]
    """One character for a country in 中俄 (China-Russia)."""
    divisions: Mapping[str, str]
    """Divisions of a country, behind the name of a place."""
    behind: Mapping[str, str]
    """Modifiers that English puts behind the noun."""
    transparent: frozenset[str]
    """Words between two nouns that are not rendered."""
    links: Mapping[str, str]
    """Head noun → preposition of its complement; any other takes `of`."""
    attributive: Mapping[str, str]
    """Noun → what it becomes in front of another."""
    irregular: Mapping[str, str]
    """Noun → plural."""
    countable: frozenset[str]
    uncountable: frozenset[str]
    definite: frozenset[str]
    """Nouns that stand with `the`."""
    indefinite: frozenset[str]
    """Nouns that stand with `a`."""
    groups: frozenset[str]
    """Heads that name those who act: cooperation among countries."""
    peers: tuple[frozenset[str], ...]
    """Rows of nouns that stand side by side with `and` understood: 团结合作, solidarity and cooperation."""
    named: frozenset[str]
    """Heads behind the bare name of a country: Ukraine crisis."""
    complemented: frozenset[str]
    """Heads that want a noun before them behind a preposition: era of globalization."""
    containers: frozenset[str]
    """Heads in front of which 发展 (development, develop) is a noun."""
    national: frozenset[str]
    """Heads that take the adjective of a country."""
    events: frozenset[str]
    """Chinese nouns for something done or happening."""
    plural_heads: frozenset[str]
    """Heads in the plural behind a country, region or organisation."""
    english_verbs: frozenset[str]
    """The first and the last word of every English verb of `verbs`."""
    openings: tuple[str, ...]
    """The Chinese verbs and adverbs."""


@cache
def load_words() -> Words:
    """Return the words shipped with the program; read once."""
    sections: dict[str, list[str]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            sections[line.strip("[]")] = rows = []
        elif line and not line.startswith("#"):
            rows.append(line)
    tables = {name: dict(row.split("\t") for row in rows) for name, rows in sections.items() if name not in _SETS}
    sets = {name: frozenset(item for row in sections[name] for item in row.split(", ")) for name in _SETS - {"peers"}}
    kept: dict[str, Any] = {**tables, **sets}
    return Words(
        **kept,
        peers=tuple(frozenset(row.split(", ")) for row in sections["peers"]),
        english_verbs=frozenset(
            word for verb in tables["verbs"].values() for word in (verb.split()[0], verb.split()[-1])
        ),
        openings=(*tables["verbs"], *tables["adverbs"]),
    )
