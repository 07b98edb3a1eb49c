"""Problems on standard error: one line each, then the hint."""

from collections.abc import Iterable

import click

from glossary.errors import Problem


def print_problems(problems: Iterable[Problem], *, err: bool = True) -> None:
    """Print *problems* sorted by place, each as `file:line:column: CODE message`, with its hint below it."""
    for problem in sorted(problems):
        warning = "warning: " if problem.severity == "warning" else ""
        head, code, message = str(problem).partition(f" {problem.code} ")
        click.echo(_printable(f"{head}{code}{warning}{message}"), err=err)
        if problem.hint:
            click.echo(_printable(f"    hint: {problem.hint}"), err=err)


def _printable(text: str) -> str:
    """Return *text* without control characters and lone surrogates: a file name must not steer the terminal."""
    return "".join(
        character if character.isprintable() else "�" for character in text.encode("utf-8", "replace").decode("utf-8")
    )
