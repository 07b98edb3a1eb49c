"""A stretch of a Chinese phrase with its English, in the forms it takes as part of something longer."""

from typing import NamedTuple

LEAF = 10.0
"""Cost of a part that stands in a list: the reading of a phrase with the fewest parts wins."""

DRAFT = 3.0
"""What an entry under `review: draft` costs more."""


EVERYDAY = 0.2
"""What an everyday word costs more than a curated term."""


class Part(NamedTuple):
    """A word of the phrase that a list gave."""

    zh: str
    en: str
    given_by: str = ""
    """`draft` for an entry nobody has reviewed, `word` for an everyday word of suggestions.tsv, else empty: curated."""


class Piece(NamedTuple):
    """The English of a stretch; of several for one stretch the cheapest of each kind is kept."""

    kind: str
    """`noun`, `modifier`, `country`, `place`, `name`, `office`, `person`, `pair`, `ordinal`, `year`, `verb`, `adverb`,
    `action` (a verb with its object)."""
    text: str
    """As an entry of its own, without article."""
    argument: str = ""
    """After a verb or preposition: `the UN`, `common challenges`; empty when article or number are not known."""
    before: str = ""
    """In front of a noun: `economic`, `UN`; empty when it can't stand there."""
    head: str = ""
    """The head noun, singular, lower case."""
    cost: float = LEAF
    parts: tuple[Part, ...] = ()
    national: str = ""
    """Adjective of a country: `Chilean`."""
    front: str = ""
    """`owned` where nothing more may stand in front (`China's development`, `first summit`), `long` where only an owner
    may (`vision of peace`), `national` where no country may (`Chinese cities`),
    `posted` for an envoy or embassy abroad, `two` for what is two already, else empty."""

    @property
    def word(self) -> str:
        """The Chinese word where the piece is a single one, else nothing."""
        return self.parts[0].zh if len(self.parts) == 1 else ""


NAMED = ("country", "place", "name", "person")
"""Kinds that are proper names."""

_LONGEST_BEFORE = 5
"""Most words that may stand in front of a noun."""


def make_piece(
    kind: str,
    text: str,
    left: Piece,
    right: Piece,
    cost: float,
    *,
    argument: str = "",
    before: str = "",
    head: str = "",
    front: str = "",
) -> Piece:
    """Return the piece made of *left* and *right*; *cost* is that of the rule."""
    if len(before.split()) > _LONGEST_BEFORE:
        before = ""
    parts = (*left.parts, *right.parts)
    return Piece(kind, text, argument, before, head, left.cost + right.cost + cost, parts, front=front)


def bare(phrase: str) -> str:
    """Return *phrase* without the article it begins with."""
    for article in ("the ", "The ", "a ", "an "):
        if phrase.startswith(article):
            return phrase[len(article) :]
    return phrase
