"""What `align` and `check` share: two documents, term lists, formats."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

import click

from glossary.cli.sources import list_options
from glossary.errors import Problem, UsageError


def pair_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the arguments and options that name a pair of documents and term lists."""
    for decorate in (
        click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings, only errors."),
        list_options,
        click.argument("en"),
        click.argument("zh"),
    ):
        command = decorate(command)
    return command


def choose_format(target: str, named: str | None, formats: Mapping[str, Any]) -> str:
    """Return the name of the format for the file *target*: by its suffix, else *named*.

    Raises:
        UsageError: when neither tells.
    """
    suffix = PurePath(target).suffix.lower()
    for name, kind in formats.items():
        if kind.suffix == suffix:
            return name
    if named in formats:
        return str(named)
    known = " ".join(kind.suffix for kind in formats.values())
    message = f"no format has the suffix {suffix!r}; expected one of {known}"
    raise UsageError(Problem(target, 0, 0, "X010", message, hint="name the format with -f"))
