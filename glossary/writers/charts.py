"""Small charts as SVG shapes, to be drawn by a template: numbers in, coordinates out."""

from collections.abc import Sequence
from typing import NamedTuple


class Bar(NamedTuple):
    """One bar, in units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    title: str
    """What it shows, in words."""


class Chart(NamedTuple):
    """A drawing of bars."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    labels: tuple[tuple[float, str], ...]
    """Where names of periods stand, and the names."""
    most: float
    """What the highest bar shows."""


def draw_series(rates: Sequence[float], periods: Sequence[str]) -> Chart | None:
    """Return a chart the size of a word, without labels; None where there are fewer than two periods."""
    return _draw(rates, periods, 96, 20, 0) if len(periods) > 1 else None


def draw_bars(rates: Sequence[float], periods: Sequence[str]) -> Chart:
    """Return a chart the width of a page, with the names of some periods below."""
    return _draw(rates, periods, 640, 120, 8)


def _draw(rates: Sequence[float], periods: Sequence[str], width: int, height: int, labels: int) -> Chart:
    most = max(rates, default=0.0)
    step = width / max(1, len(rates))
    bars = []
    for index, (rate, period) in enumerate(zip(rates, periods, strict=True)):
        tall = height * rate / most if most else 0.0
        tall = max(tall, 1.0) if rate else 0.0
        title = f"{period}: {rate:.2f} per 10,000 characters"
        bars.append(Bar(round(index * step, 2), round(height - tall, 2), round(step * 0.8, 2), round(tall, 2), title))
    every = max(1, -(-len(periods) // labels)) if labels else 0
    named = [(round((index + 0.4) * step, 2), period) for index, period in enumerate(periods)]
    return Chart(width, height, tuple(bars), tuple(named[::every]) if every else (), most)
