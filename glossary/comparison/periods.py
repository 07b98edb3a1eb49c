"""Dates → periods: years, quarters or months, whichever draws well."""

from collections.abc import Iterable, Sequence
from itertools import count, takewhile

MOST_PERIODS = 24
"""Periods of one chart; chosen: so many bars can still be told apart."""


def name_month(date: str) -> str:
    """Return the month of an ISO *date*: `2020-03`."""
    return date[:7]


def name_quarter(date: str) -> str:
    """Return the quarter of an ISO *date*: `2020-Q1`."""
    return f"{date[:4]}-Q{(int(date[5:7]) + 2) // 3}"


def name_year(date: str) -> str:
    """Return the year of an ISO *date*."""
    return date[:4]


UNITS = {"month": name_month, "quarter": name_quarter, "year": name_year}
"""Name of a unit → the function that names the period of a date."""


def find_periods(dates: Iterable[str], unit: str = "") -> tuple[str, tuple[str, ...]]:
    """Return the unit, the smallest that gives at most MOST_PERIODS unless *unit* is given, and all its periods.

    Periods without a document are there, too, so that a chart keeps its scale. No dates give no periods.
    """
    known = sorted(date for date in dates if date)
    if not known:
        return unit or "year", ()
    for name in [unit] if unit else UNITS:
        periods = _list_periods(known[0], known[-1], name)
        if len(periods) <= MOST_PERIODS:
            return name, periods
    return name, periods


def _list_periods(first: str, last: str, unit: str) -> tuple[str, ...]:
    months = (f"{number // 12:04}-{number % 12 + 1:02}-01" for number in count(_month(first)))
    names: Sequence[str] = [
        UNITS[unit](month) for month in takewhile(lambda month: _month(month) <= _month(last), months)
    ]
    return tuple(dict.fromkeys(names))


def _month(date: str) -> int:
    return int(date[:4]) * 12 + int(date[5:7]) - 1
