"""Where term lists are: the files that paths name, and the folder of those that come with the program."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
"""Suffixes of the files that a folder is searched for."""


BUILTIN = "built-in"
"""Name of the lowest layer: the lists that come with the program."""


def builtin_terms() -> Path:
    """Return the folder of the lists that come with the program: inside the wheel, or beside the source."""
    package = Path(__file__).parents[1]
    installed = package / "data" / "terms"
    return installed if installed.is_dir() else package.parent / "terms"


def find_files(paths: Iterable[str | Path]) -> Iterator[tuple[str, Path]]:
    """Yield the name and path of every file; the built-in ones are named from `terms/` down.

    A folder that can't be looked into is yielded as well: whoever opens it meets the reason.
    """
    builtin = builtin_terms()
    for given in paths:
        path = Path(given)
        if not _is_folder(path):
            yield (Path("terms") / path.name).as_posix() if path.parent == builtin else str(given), path
            continue
        if not os.access(path, os.R_OK | os.X_OK):
            yield str(given), path
            continue
        found = sorted(file for file in path.rglob("*") if _is_list(file))
        shown = Path("terms") if path == builtin else Path(given)
        for file in found:
            yield (shown / file.relative_to(path)).as_posix(), file


def _is_folder(path: Path) -> bool:
    """Return whether *path* is a folder; one that can't be reached is none, and whoever opens it meets the reason."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_list(path: Path) -> bool:
    """Return whether *path* is a list, or a folder that can't be looked into, which is worth a message."""
    if _is_folder(path):
        return not os.access(path, os.R_OK | os.X_OK)
    return path.suffix in SUFFIXES and path.is_file()


def list_layers(
    term_lists: Iterable[str], layers: Iterable[tuple[str, str]] = (), *, builtin: bool = True
) -> list[tuple[str, str]]:
    """Return name and path of every layer, the lowest first: the built-in lists, *layers*, then *term_lists*."""
    below = [(BUILTIN, str(builtin_terms()))] if builtin else []
    return [*below, *layers, *((path, path) for path in term_lists)]
