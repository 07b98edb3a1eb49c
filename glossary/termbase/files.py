"""The files of the term base: found, read within bounds, and split into head and entries."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from glossary.errors import Problem
from glossary.termbase.lists import TermFile
from glossary.termbase.paths import find_files
from glossary.yamltext import FAULTS, LONGEST, Items, Record, Value, parse_yaml

MOST_BYTES = 4 * LONGEST
"""Bytes that are read: no text of that length is longer than parse_yaml reads."""


def read_term_lists(paths: Iterable[str | Path]) -> Iterator[TermFile]:
    """Yield every term list that *paths* name; one that can't be read has no entries and says why.

    A folder is searched for *.yaml and *.yml files in all its folders, sorted by path.
    """
    for name, path in find_files(paths):
        text, problem = read_file(path, name)
        yield split_list(name, *parse_yaml(text, name)) if problem is None else _broken(problem)


def split_list(file: str, value: Value, problems: tuple[Problem, ...] = ()) -> TermFile:
    """Return head and entries of what a file holds; a bare list of entries is allowed."""
    if isinstance(value, Items):
        return TermFile(file, Record((1, 1)), value, problems)
    if isinstance(value, Record):
        entries = value.get("entries")
        if isinstance(entries, Items):
            return TermFile(file, value, entries, problems)
        return TermFile(file, value, Items(value.value_at.get("entries", value.place)), problems)
    return TermFile(file, Record((1, 1)), Items((1, 1)), problems)


def read_file(path: Path, name: str) -> tuple[str, Problem | None]:
    """Return the text of a file as it stands, or why there is none: T001, T010, T011.

    Line ends and a byte order mark stay; a file beyond all bounds is not read to its end.
    """
    try:
        with path.open("rb") as stream:
            return decode_list(stream.read(MOST_BYTES), name)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return "", Problem(name, 0, 0, "T001", f"{FAULTS['T001']}: {reason}")


def decode_list(data: bytes, name: str) -> tuple[str, Problem | None]:
    """Return *data* as text, or why it is none: T010, T011."""
    if len(data) >= MOST_BYTES:
        return "", Problem(name, 0, 0, "T010", FAULTS["T010"].format(longest=f"{LONGEST:,} characters"))
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        message = FAULTS["T011"].format(character=f"the byte 0x{data[error.start]:02X}")
        return "", Problem(name, line, column, "T011", message, hint="save the file as UTF-8")


def _broken(problem: Problem) -> TermFile:
    return TermFile(problem.file, Record((1, 1)), Items((1, 1)), (problem,))
