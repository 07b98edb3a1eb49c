"""What `build` and `extract` share: sources, term lists, and the code they end with."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from glossary.cli.config import config_option
from glossary.cli.output import write_file
from glossary.errors import InputError, Problem

MOST_KEPT = 200_000_000
"""Bytes that loaded term lists may take in the cache; chosen: forty times what the built-in lists take."""

_KEPT = re.compile(r"(?:find|layers|terms)-[0-9a-f]{16}\.(?:json|tsv)")


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options that name term lists."""
    for decorate in (
        config_option,
        click.option("--no-builtin-terms", is_flag=True, help="Leave out the term lists that come with the program."),
        click.option(
            "-t",
            "--terms",
            "term_lists",
            multiple=True,
            metavar="FILE|DIR",
            help="A term list, or a folder of them, over the built-in ones; a later one wins. Repeatable.",
        ),
    ):
        command = decorate(command)
    return command


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the arguments and options that name documents and term lists."""
    for decorate in (
        click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings, only errors."),
        click.option("--top", type=click.IntRange(min=1), metavar="N", help="Keep the best N."),
        click.option(
            "--min-count",
            type=click.IntRange(min=1),
            metavar="N",
            help="Leave out what occurs fewer than N times (default: by the size of the text, from 2).",
        ),
        list_options,
        click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    ):
        command = decorate(command)
    return command


def read_stdin(sources: Iterable[str]) -> bytes | None:
    """Return what stands on standard input where `-` is among *sources*."""
    return sys.stdin.buffer.read() if "-" in sources else None


def newest(*groups: Iterable[str]) -> int:
    """Return when the newest of the files was changed, in Unix seconds: SOURCE_DATE_EPOCH where that is set.

    No clock: the same files give the same glossary. Flash card programs update a note that is newer than theirs.
    """
    if (fixed := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return int(fixed)
    return max((_changed(Path(name)) for group in groups for name in group if name != "-"), default=0)


def _changed(path: Path) -> int:
    """Return when *path*, or the newest file in it, was changed; 0 where that can't be seen, which others will tell."""
    try:
        files = path.rglob("*") if path.is_dir() else [path]
        return max((int(file.stat().st_mtime) for file in files if file.is_file()), default=0)
    except OSError:
        return 0


def cache_folder() -> str:
    """Return the folder of loaded term lists: GLOSSARY_CACHE (empty: none), else the user's cache folder."""
    from platformdirs import user_cache_dir

    return os.environ.get("GLOSSARY_CACHE", user_cache_dir("diplomatic-glossary", appauthor=False))


def keep(fresh: Iterable[tuple[Path, bytes]]) -> None:
    """Write what makes the next run faster; where that can't be done, the next run is as slow as this one.

    Files of other runs make room, the oldest first, where there are more than MOST_KEPT bytes of them.
    """
    folders: set[Path] = set()
    try:
        for path, data in fresh:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(str(path), data)
            folders.add(path.parent)
        for folder in folders:
            _make_room(folder)
    except (InputError, OSError):
        return


def _make_room(folder: Path) -> None:
    found = [(path.stat(), path) for path in folder.iterdir() if _KEPT.fullmatch(path.name)]
    size = sum(about.st_size for about, _ in found)
    for about, path in sorted(found, key=lambda pair: (pair[0].st_mtime_ns, pair[1])):
        if size <= MOST_KEPT:
            return
        path.unlink(missing_ok=True)
        size -= about.st_size


def exit_code(problems: Iterable[Problem]) -> int:
    """Return the code for a run that met *problems*: 0, 3 for files that can't be opened, 65 for bad data."""
    from glossary.documents import FAULTS

    codes = [
        FAULTS[problem.code].exit_code if problem.code in FAULTS else 3 if problem.code == "T001" else 65
        for problem in problems
        if problem.severity == "error"
    ]
    return max(codes, default=0)
