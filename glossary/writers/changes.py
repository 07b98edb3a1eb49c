"""Comparisons and trends as JSON, CSV, XLSX and a page with charts.

What these formats cannot hold: CSV has no charts and one context a side; XLSX neither. JSON and HTML leave out nothing.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from glossary.change import KINDS, Change, Comparison, Trend, Use
from glossary.model import Context, Source
from glossary.writers.csv_table import quote_formula

HEADS = (
    "phrase", "English", "change", "certain", "count before", "count now", "per 10,000 before", "per 10,000 now",
    "log ratio", "p", "q", "documents before", "documents now", "evenness before", "evenness now", "within",
    "replaces", "first", "last",
)  # fmt: skip
"""Columns of a comparison."""

_NUMBERS = frozenset(
    head for head in HEADS if head.startswith(("count", "per", "log", "documents", "evenness")) or head in ("p", "q")
)


class ComparisonFormat(NamedTuple):
    """One way to write a comparison."""

    suffix: str
    render: Callable[[Comparison], bytes]
    keeps: str
    """What of a comparison it keeps, in a few words."""


class TrendFormat(NamedTuple):
    """One way to write trends."""

    suffix: str
    render: Callable[[Sequence[Trend]], bytes]
    keeps: str


def list_rows(comparison: Comparison) -> list[tuple[str | int | float, ...]]:
    """Return one row a change, with the columns of HEADS."""
    replaced = {pair.after: pair.before for pair in comparison.replacements}
    return [
        (
            change.phrase, change.english, change.kind, "yes" if change.certain else "",
            change.old.frequency, change.new.frequency, change.old.rate, change.new.rate,
            round(change.log_ratio, 2), _round(change.p), _round(change.q),
            change.old.documents, change.new.documents, change.old.evenness, change.new.evenness,
            change.within, replaced.get(change.phrase, ""), change.first, change.last,
        )
        for change in comparison.changes
    ]  # fmt: skip


def _round(chance: float) -> float:
    """Return a probability with three significant digits."""
    return float(f"{chance:.3g}")


def render_csv(comparison: Comparison) -> bytes:
    """Return one line a change with its columns and a context of each side, for a spreadsheet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*HEADS, "context before", "context now"))
    for row, change in zip(list_rows(comparison), comparison.changes, strict=True):
        shown = [contexts[0].text if contexts else "" for contexts in (change.old_contexts, change.new_contexts)]
        writer.writerow([quote_formula(cell) if isinstance(cell, str) else cell for cell in (*row, *shown)])
    return text.getvalue().encode("utf-8-sig", "replace")


def render_workbook(comparison: Comparison) -> bytes:
    """Return a sheet of changes and one of replaced formulae."""
    from xlsxwriter import Workbook

    from glossary.writers.workbook import CREATED

    data = io.BytesIO()
    options = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
    with Workbook(data, {**options, "in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        head = book.add_format({"bold": True, "bg_color": "#EFEBE2", "bottom": 1})
        _add_sheet(book, "Changes", HEADS, list_rows(comparison), head)
        pairs = [tuple(pair) for pair in comparison.replacements]
        _add_sheet(book, "Formulae", ("before", "now", "characters in common"), pairs, head)
    return data.getvalue()


def _add_sheet(book: Any, name: str, heads: Sequence[str], rows: Sequence[Sequence[Any]], head: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, heads, head)
    for line, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(line, column, cell)
            else:
                sheet.write_number(line, column, cell)
    sheet.set_column(0, 1, 26)
    sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def render_json(comparison: Comparison) -> bytes:
    """Return everything."""
    data = {
        "old": [_source(source) for source in comparison.old],
        "new": [_source(source) for source in comparison.new],
        "periods": list(comparison.periods),
        "replacements": [pair._asdict() for pair in comparison.replacements],
        "changes": [_change(change) for change in comparison.changes],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _source(source: Source) -> dict[str, Any]:
    return source._asdict()


def _change(change: Change) -> dict[str, Any]:
    return {
        "phrase": change.phrase,
        "english": change.english,
        "kind": change.kind,
        "certain": change.certain,
        "old": _use(change.old, change.old_contexts),
        "new": _use(change.new, change.new_contexts),
        "log_ratio": change.log_ratio,
        "p": _round(change.p),
        "q": _round(change.q),
        "within": change.within,
        "first": change.first,
        "last": change.last,
        "series": list(change.series),
    }


def _use(use: Use, contexts: Sequence[Context]) -> dict[str, Any]:
    return {**use._asdict(), "contexts": [context._asdict() for context in contexts]}


def render_page(comparison: Comparison) -> bytes:
    """Return a page with the changes, their charts and their contexts side by side; no script, no network."""
    from glossary.writers.charts import draw_series
    from glossary.writers.sides import render_template

    charts = [draw_series(change.series, comparison.periods) for change in comparison.changes]
    groups = [
        {
            "kind": kind,
            "certain": certain,
            "rows": [
                {"change": change, "chart": chart}
                for change, chart in zip(comparison.changes, charts, strict=True)
                if change.kind == kind and change.certain == certain
            ],
        }
        for certain in (True, False)
        for kind in KINDS
    ]
    counts = {kind: sum(change.kind == kind and change.certain for change in comparison.changes) for kind in KINDS}
    return render_template(
        "changes.html",
        groups=[group for group in groups if group["rows"]],
        counts=counts,
        replacements=comparison.replacements,
        sides=[(name, _summary(sources)) for name, sources in (("before", comparison.old), ("now", comparison.new))],
    )


def _summary(sources: Sequence[Source]) -> str:
    dates = sorted(source.date for source in sources if source.date)
    span = f", {dates[0]}" + (f" to {dates[-1]}" if dates[-1] != dates[0] else "") if dates else ""
    name = sources[0].name if len(sources) == 1 else f"{len(sources)} documents"
    return f"{name}, {sum(source.characters for source in sources):,} characters{span}"


def render_trend_json(trends: Sequence[Trend]) -> bytes:
    """Return every term with its points."""
    data = [
        {
            "term": trend.term,
            "english": trend.english,
            "points": [{**point._asdict(), "rate": round(point.rate, 3)} for point in trend.points],
        }
        for trend in trends
    ]
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def render_trend_csv(trends: Sequence[Trend]) -> bytes:
    """Return one line a term and period."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("term", "period", "count", "characters", "documents", "per 10,000"))
    for trend in trends:
        for point in trend.points:
            writer.writerow((quote_formula(trend.term), *point, round(point.rate, 3)))
    return text.getvalue().encode("utf-8-sig", "replace")


def render_trend_page(trends: Sequence[Trend]) -> bytes:
    """Return a page with a chart a term, all on one scale of time."""
    from glossary.writers.charts import draw_bars
    from glossary.writers.sides import render_template

    rows = [
        {
            "trend": trend,
            "chart": draw_bars([point.rate for point in trend.points], [point.period for point in trend.points]),
        }
        for trend in trends
    ]
    return render_template("trends.html", rows=rows, counts={})


COMPARISON_FORMATS: Mapping[str, ComparisonFormat] = MappingProxyType(
    {
        "html": ComparisonFormat(".html", render_page, "everything, with charts, contexts side by side"),
        "json": ComparisonFormat(".json", render_json, "everything"),
        "csv": ComparisonFormat(".csv", render_csv, "figures, a context of each side"),
        "xlsx": ComparisonFormat(".xlsx", render_workbook, "figures, replaced formulae"),
    }
)
"""Name → format of a comparison."""

TREND_FORMATS: Mapping[str, TrendFormat] = MappingProxyType(
    {
        "html": TrendFormat(".html", render_trend_page, "a chart a term"),
        "json": TrendFormat(".json", render_trend_json, "everything"),
        "csv": TrendFormat(".csv", render_trend_csv, "everything"),
    }
)
"""Name → format of trends."""
