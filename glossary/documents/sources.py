"""Paths to files: folders opened, each file once, in an order that never changes."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.documents.faults import UnusableError, make_problem
from glossary.errors import Problem

MOST_BYTES = 1 << 28
"""Bytes of one document; chosen: 256 MiB, the collected works of a ministry are 50."""


class Source(NamedTuple):
    """A file to be read."""

    name: str
    """As the user gave it; inside folders with forward slashes."""
    path: str


def find_sources(paths: Iterable[str], suffixes: Collection[str]) -> tuple[list[Source], list[Problem]]:
    """Return the files that *paths* name, folders taken recursively in the order of their paths, each file once.

    In folders only files ending in one of *suffixes* count; hidden ones and what is no regular file are passed over.
    """
    sources: list[Source] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for path in paths:
        if path != "-" and _is_folder(path):
            found = sorted(_walk(path, suffixes, problems), key=lambda source: source.name.split("/"))
            if not found:
                problems.append(make_problem(printable(path), "D003", ", ".join(sorted(suffixes))))
        else:
            found = [Source(printable(path), path)]
        for source in found:
            real = "-" if path == "-" else _real_path(source.path)
            if real not in seen:
                seen.add(real)
                sources.append(source)
    return sources, problems


def _walk(folder: str, suffixes: Collection[str], problems: list[Problem]) -> Iterator[Source]:
    """Yield the documents below *folder*; folders met twice through links are opened once."""

    def report(error: OSError) -> None:
        problems.append(make_problem(printable(str(error.filename)), "D002", (error.strerror or "no access").lower()))

    opened: set[tuple[int, int]] = set()
    for top, folders, files in os.walk(folder, onerror=report, followlinks=True):
        status = Path(top).stat()
        if (status.st_dev, status.st_ino) in opened:
            folders.clear()
            continue
        opened.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = str(Path(top, name))
            if name.startswith(".") or suffix(name) not in suffixes or not _is_regular(path):
                continue
            inner = os.path.relpath(path, folder).replace(os.sep, "/")
            yield Source(printable(f"{folder.rstrip('/' + os.sep) or '/'}/{inner}".replace("//", "/")), path)


def _is_regular(path: str) -> bool:
    """Return whether *path* is a file, or a link that leads nowhere, which is worth a message."""
    try:
        return stat.S_ISREG(Path(path).stat().st_mode)
    except OSError:
        return True


def suffix(name: str) -> str:
    """Return the suffix of the file *name* in small letters: `.docx`."""
    return Path(name).suffix.lower()


def printable(path: str) -> str:
    """Return *path* as text that any file can hold: bytes that are no text become U+FFFD."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_bytes(path: str) -> bytes:
    """Return the bytes of the file or pipe *path*. Raises UnusableError: D001, D002, D009, D016."""
    if not path:
        raise UnusableError("D001")
    try:
        mode = Path(path).stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise UnusableError("D016", "expected a file, a folder or a pipe")
        with Path(path).open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnusableError("D001", _nearest(path)) from error
    except (OSError, ValueError) as error:
        raise UnusableError("D002", (getattr(error, "strerror", None) or str(error)).lower()) from error
    if len(data) > MOST_BYTES:
        raise UnusableError("D009", f"more than {MOST_BYTES >> 20} MB")
    return data


def _is_folder(path: str) -> bool:
    """Return whether *path* is a folder; a name that no file can have is none."""
    try:
        return bool(path) and Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _real_path(path: str) -> str:
    """Return *path* with links followed; a name that no file can have stays as it is."""
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return path


def is_pipe(path: str) -> bool:
    """Return whether *path* is a pipe, as `<(command)` of the shell gives it."""
    try:
        return stat.S_ISFIFO(Path(path).stat().st_mode)
    except (OSError, ValueError):
        return False


def _nearest(path: str) -> str:
    """Return a hint with the file nearest to *path* in name, or an empty string."""
    from difflib import get_close_matches

    missing = Path(path)
    try:
        names = sorted(neighbour.name for neighbour in missing.parent.iterdir())[:1000]
    except (OSError, ValueError):
        return ""
    near = get_close_matches(missing.name, names, 1)
    return f"did you mean {printable(str(missing.with_name(near[0])))}?" if near else ""
