"""Every way to read a phrase as curated parts, from the shortest stretches up; the cheapest reading wins."""

from collections.abc import Callable, Iterable, Iterator

from glossary.suggest.numbers import find_numbers
from glossary.suggest.piece import Piece
from glossary.suggest.rules import AND, AROUND, DASHES, join, join_around
from glossary.suggest.words import Words

_PARTICLES = (*AND, "的", *DASHES)

LONGEST = 30
"""Most characters of a phrase that is read; work grows with the cube."""


def read_phrase(phrase: str, find_pieces: Callable[[str], Iterable[Piece]], words: Words) -> tuple[Piece, ...]:
    """Return the cheapest piece of every kind that *phrase* as a whole can be, cheapest first; often none.

    *find_pieces* gives the pieces of a stretch that some list holds. Cocke-Younger-Kasami over characters.
    """
    size = len(phrase)
    if not 0 < size <= LONGEST:
        return ()
    chart: dict[tuple[int, int], dict[str, Piece]] = {}
    for start in range(size):
        for end in range(start + 1, size + 1):
            for piece in find_pieces(phrase[start:end]):
                _keep(chart, start, end, piece)
    for start, end, piece in find_numbers(phrase):
        _keep(chart, start, end, piece)
    for length in range(2, size + 1):
        for start in range(size - length + 1):
            for piece in _read_stretch(phrase, start, start + length, chart, words):
                _keep(chart, start, start + length, piece)
    return tuple(
        sorted(
            chart.get((0, size), {}).values(),
            key=lambda piece: (piece.cost, piece.kind != "noun", piece.kind, piece.text),
        )
    )


def _read_stretch(
    phrase: str, start: int, end: int, chart: dict[tuple[int, int], dict[str, Piece]], words: Words
) -> list[Piece]:
    made: list[Piece] = []
    if phrase.startswith("以", start):
        made += _read_around(phrase, start, end, chart, words)
    for middle in range(start + 1, end):
        if not (lefts := chart.get((start, middle))):
            continue
        for right in chart.get((middle, end), {}).values():
            for left in lefts.values():
                made += join(left, right, words)
        for particle in _PARTICLES:
            behind = middle + len(particle)
            if behind < end and phrase.startswith(particle, middle):
                for right in chart.get((behind, end), {}).values():
                    for left in lefts.values():
                        made += join_around(left, particle, right, words)
    return made


def _read_around(
    phrase: str, start: int, end: int, chart: dict[tuple[int, int], dict[str, Piece]], words: Words
) -> Iterator[Piece]:
    """Yield the readings of 以 A 为核心的 B."""
    for particle in AROUND:
        middle = phrase.find(particle, start + 2, end)
        if middle > 0:
            for left in chart.get((start + 1, middle), {}).values():
                for right in chart.get((middle + len(particle), end), {}).values():
                    yield from join_around(left, particle, right, words)


def _keep(chart: dict[tuple[int, int], dict[str, Piece]], start: int, end: int, piece: Piece) -> None:
    """Keep *piece* where it is the cheapest of its kind for its stretch; of equals the first found."""
    cell = chart.setdefault((start, end), {})
    known = cell.get(piece.kind)
    if known is None or piece.cost < known.cost:
        cell[piece.kind] = piece
