"""What `build` and `extract` share: sources, term lists, and the code they end with."""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click

from glossary.errors import Problem


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
        click.option("--no-builtin-terms", is_flag=True, help="Leave out the term lists that come with the program."),
        click.option(
            "-t",
            "--terms",
            "term_lists",
            multiple=True,
            metavar="FILE|DIR",
            help="A term list, or a folder of them, over the built-in ones; a later one wins. Repeatable.",
        ),
        click.argument("sources", nargs=-1, required=True, metavar="SOURCE..."),
    ):
        command = decorate(command)
    return command


def read_stdin(sources: Iterable[str]) -> bytes | None:
    """Return what stands on standard input where `-` is among *sources*."""
    return sys.stdin.buffer.read() if "-" in sources else None


def exit_code(problems: Iterable[Problem]) -> int:
    """Return the code for a run that met *problems*: 0, 3 for files that can't be opened, 65 for bad data."""
    from glossary.documents import FAULTS

    codes = [
        FAULTS[problem.code].exit_code if problem.code in FAULTS else 3 if problem.code == "T001" else 65
        for problem in problems
        if problem.severity == "error"
    ]
    return max(codes, default=0)
