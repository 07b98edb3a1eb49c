"""Editing a list file in place: lock, read, change, replace. What a command did not see it does not overwrite."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import NamedTuple

import click

from glossary.cli.output import FAULTS, PART, part_prefix, write_file
from glossary.errors import DataError, InputError, Problem
from glossary.termbase.files import decode_list, read_file

PATIENCE = 30.0
"""Seconds to wait for another command that edits the same file; chosen: no edit takes a second."""
TRIES = 5
"""How often an edit is made anew where another program, which knows no lock, changed the file meanwhile."""


class Edited(NamedTuple):
    """The text of a file before and after an edit; the same where nothing had to change."""

    before: str
    after: str


def edit_file(path: str, change: Callable[[str], str], *, create: bool = False) -> Edited:
    """Replace the text of the list file *path* by what *change* makes of it, and return both texts.

    One command at a time: others wait for the lock and then read what this one wrote. *change* may be called again
    where another program wrote to the file meanwhile. The file is replaced whole or not at all, keeping its mode; of a
    symbolic link the target is replaced. With *create* a file that does not exist is an empty text.

    Raises:
        InputError: for a file that can't be read (T001) or written (X001, X002), or is edited by others all the time (X004).
        DataError: for a file that is no text (T010, T011); what *change* raises leaves the file as it was.
    """
    with lock_file(path):
        _clean_up(path)
        for _ in range(TRIES):
            before, missing = _read(path, create=create)
            after = change(before)
            if (before, missing) == _read(path, create=create):
                if not missing and not os.access(path, os.W_OK):
                    raise _refuse(path, "X001", "it is read-only")
                if after != before or missing:
                    write_file(path, after.encode("utf-8"))
                return Edited(before, after)
    raise _refuse(path, "X004", "another program keeps writing to it")


def try_edit(path: str, change: Callable[[str], str], *, create: bool = False) -> Edited:
    """Print the difference that `edit_file` would make to *path*, write nothing, and return both texts."""
    before, _ = _read(path, create=create)
    after = change(before)
    print_difference(before, after, path)
    return Edited(before, after)


def print_difference(before: str, after: str, name: str) -> None:
    """Print what makes *after* of *before*, two texts of the file *name*, as a unified diff on standard output."""
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=1)
    click.echo("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"), nl=False)


@contextmanager
def lock_file(path: str) -> Iterator[None]:
    """Keep other commands from editing *path* while the block runs, by a lock file beside it. Raises InputError.

    The lock ends with the process, however that ends. The lock file is taken away while the lock is held; whoever
    waits for it notices that and begins anew (filelock looks at the number of links).
    """
    from filelock import FileLock, Timeout

    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():  # the library would make it
        raise _refuse(path, "X002")
    beside = target.with_name(f".{target.name}.lock")
    lock = FileLock(beside)
    try:
        lock.acquire(timeout=PATIENCE, poll_interval=0.01)
    except Timeout as error:
        raise _refuse(path, "X004", f"another command has been editing it for {PATIENCE:.0f} seconds") from error
    except OSError as error:
        raise _refuse(path, "X001", (error.strerror or str(error)).lower()) from error
    try:
        yield
    finally:
        if sys.platform != "win32":  # there the library does it
            with suppress(OSError):
                beside.unlink()
        lock.release()


def _clean_up(path: str) -> None:
    """Take away what a command that was killed left beside *path*; whoever holds the lock may."""
    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f"{escape(part_prefix(target))}????????{PART}"):
        with suppress(OSError):
            left.unlink()


def read_whole(path: str) -> str:
    """Return the text of the list file *path*, `-` being standard input. Raises InputError, DataError."""
    text, problem = decode_list(sys.stdin.buffer.read(), path) if path == "-" else read_file(Path(path), path)
    if problem is not None:
        raise InputError(problem) if problem.code == "T001" else DataError(problem)
    return text


def _read(path: str, *, create: bool) -> tuple[str, bool]:
    """Return the text of *path*, and whether there is no such file yet."""
    return ("", True) if create and path and not os.path.lexists(path) else (read_whole(path), False)


def _refuse(path: str, code: str, reason: str = "") -> InputError:
    return InputError(Problem(path, 0, 0, code, FAULTS[code].format(reason=reason)))
