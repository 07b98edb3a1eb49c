"""What can be wrong with a file to import."""

from collections.abc import Sequence

from glossary.errors import Problem

FAULTS = {
    "I001": "no importer for this suffix, expected one of {suffixes}",
    "I002": "is larger than {size}, expected less",
    "I003": "is no {kind}: {reason}",
    "I004": "no column for {field!r} among {heads}, expected one such head or --columns {field}=HEAD",
    "I005": "no column {head!r}, expected one of {heads}",
    "I006": "has no Chinese term, expected one in every row that has something else",
    "I007": "{field} is {value!r}, expected {expected}",
    "I008": "unknown field {field!r}, expected one of {fields}",
}
"""Code → message."""


MOST_TOLD = 20
"""Rows without a Chinese term that are told one by one; a file may have millions of them."""


def tell_empty(lines: Sequence[int], file: str) -> list[Problem]:
    """Return a warning for each of the *lines* without a Chinese term, the last one saying how many more there are."""
    told = [refuse("I006", file, line, severity="warning") for line in lines[:MOST_TOLD]]
    if len(lines) > MOST_TOLD:
        told[-1] = told[-1]._replace(message=f"{told[-1].message}; {len(lines) - MOST_TOLD} more like this one")
    return told


def refuse(
    code: str, file: str, line: int = 0, column: int = 0, *, severity: str = "error", **parts: object
) -> Problem:
    """Return the problem *code* at a place, its message filled with *parts*."""
    return Problem(file, line, column, code, FAULTS[code].format(**parts), severity)
