"""The tables a terminal gets of comparisons and trends."""

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from glossary.change import Change, Comparison, Trend

BARS = "▁▂▃▄▅▆▇█"
"""Bars of a small chart, from the lowest."""

MOST_UNCERTAIN = 20
"""Uncertain changes of a kind that are shown; chosen: the other formats show all."""

_NAMES = {"new": "new", "gone": "gone", "rising": "more frequent", "falling": "less frequent", "steady": "neither"}


def draw_spark(rates: Sequence[float]) -> str:
    """Return *rates* as a row of bars, a dot for nothing."""
    most = max(rates, default=0.0)
    return "".join(BARS[min(7, int(8 * rate / most))] if rate and most else "·" for rate in rates)


def print_comparison(comparison: Comparison) -> None:
    """Print the replaced formulae, the certain changes by kind, and the first of what is new but may be chance."""
    console = Console()
    if comparison.replacements:
        pairs = Table(box=None, pad_edge=False, show_header=False)
        for before, after, _ in comparison.replacements:
            pairs.add_row(Text(before), "→", Text(after, "bold"))
        console.print(Text("formulae that changed", "bold"), pairs, "", sep="\n")
    table = Table(box=None, pad_edge=False, header_style="bold")
    for head in ("change", "phrase", "English"):
        table.add_column(head)
    for head in ("before", "now", "log ratio", "chance"):
        table.add_column(head, justify="right", no_wrap=True)
    charted = len(comparison.periods) > 1
    if charted:
        table.add_column(f"{comparison.periods[0]} to {comparison.periods[-1]}", no_wrap=True)
    shown = [change for change in comparison.changes if not change.within]
    for (certain, kind), group in groupby(sorted(shown, key=_order), key=lambda change: (change.certain, change.kind)):
        for number, change in enumerate(group):
            if not certain and (kind in ("rising", "falling") or number == MOST_UNCERTAIN):
                break
            name = "" if number else _NAMES[kind] + ("" if certain or kind == "steady" else ", maybe")
            chance = "<0.001" if change.q < 0.001 else f"{change.q:.3f}"
            row: list[Text | str] = [
                Text(name, "dim"),
                Text(change.phrase, "bold" if certain else ""),
                Text(change.english, "dim"),
                str(change.old.frequency),
                str(change.new.frequency),
                f"{change.log_ratio:+.1f}",
                chance,
            ]
            table.add_row(*row, *([draw_spark(change.series)] if charted else []))
    console.print(table if table.row_count else "Nothing changed.")


def _order(change: Change) -> tuple[bool, int, float, str]:
    return not change.certain, tuple(_NAMES).index(change.kind), change.p, change.phrase


def print_trends(trends: Sequence[Trend]) -> None:
    """Print a row of bars a term, and its counts a period."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("period")
    for trend in trends:
        table.add_column(Text(trend.term), justify="right", no_wrap=True)
    table.add_row(Text("all", "dim"), *(Text(draw_spark([point.rate for point in trend.points])) for trend in trends))
    for row in zip(*(trend.points for trend in trends), strict=True):
        table.add_row(row[0].period, *(f"{point.frequency}  {point.rate:6.2f}" for point in row))
    console = Console()
    console.print(table)
    console.print(Text("occurrences, and how many per 10,000 characters", "dim"))
