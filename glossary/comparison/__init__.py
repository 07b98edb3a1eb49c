"""One year against another: what is new, gone, rising or falling, and one term over time."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "V001": "no document has a date; expected a date in the name, such as 2022-03-07-remarks.txt",
    "V002": "has no date and is left out; expected a date in the name, such as 2022-03-07-remarks.txt",
}
"""Code → message; V002 is a warning."""
