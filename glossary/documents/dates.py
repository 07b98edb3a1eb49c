"""The date of a document, where its name or its head says it plainly."""

import re
from datetime import date

_DIGITS = r"(?<!\d)((?:19|20)\d\d)"
_NAME = re.compile(_DIGITS + r"(?:([-_.年])(\d{1,2})[-_.月](\d{1,2})|(\d\d)(\d\d))(?!\d)")
_VALUE = re.compile(_DIGITS + r"(?:[-/.年](\d{1,2})[-/.月](\d{1,2})|(\d\d)(\d\d))")


def name_date(name: str) -> str:
    """Return the ISO date that stands in the file *name*, as in `2022-03-07-remarks.txt`; else an empty string."""
    match = _NAME.search(name.replace("\\", "/").rpartition("/")[2])
    return _iso(match[1], match[3] or match[5], match[4] or match[6]) if match else ""


def value_date(value: str) -> str:
    """Return the ISO date that the metadata *value* begins with, in any usual notation; else an empty string."""
    match = _VALUE.match(value.strip().strip("\"'"))
    return _iso(match[1], match[2] or match[4], match[3] or match[5]) if match else ""


def _iso(year: str, month: str, day: str) -> str:
    """Return the ISO date, or an empty string when the calendar has no such day."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
