"""Problems, for people on standard error and for programs on standard output."""

import json
import re
from collections.abc import Callable, Iterable
from functools import partial

import click

from glossary.errors import Problem

LONGEST = 2_000
"""Characters of a message that are shown; chosen: the longest list of what was expected has 700."""


def print_problems(problems: Iterable[Problem], *, err: bool = True) -> None:
    """Print *problems* sorted by place, each as `file:line:column: CODE message`, with its hint below it."""
    for problem in sorted(problems):
        warning = "warning: " if problem.severity == "warning" else ""
        head, code, message = str(problem).partition(f" {problem.code} ")
        click.echo(printable(f"{head}{code}{warning}{shorten(message)}"), err=err)
        if problem.hint:
            click.echo(printable(f"    hint: {shorten(problem.hint)}"), err=err)


def shorten(message: str) -> str:
    """Return *message* as a line that can be read: a value that it quotes may have 100,000 characters."""
    return message if len(message) <= LONGEST else f"{message[: LONGEST // 2]} … {message[-LONGEST // 4 :]}"


def print_json(problems: Iterable[Problem]) -> None:
    """Print *problems* on standard output as a JSON list, an object each, sorted by place."""
    shown = (json.dumps(problem._asdict(), ensure_ascii=False) for problem in sorted(problems))
    click.echo(("[" + ",".join(f"\n  {line}" for line in shown) + "\n]").encode("utf-8", "replace"))


def print_annotations(problems: Iterable[Problem]) -> None:
    """Print *problems* on standard output as workflow commands of GitHub Actions, which show them beside the code.

    `%`, line ends and, in properties, `:` and `,` are written as the workflow command syntax wants them.
    """
    for problem in sorted(problems):
        place = {"file": problem.file, "line": problem.line, "col": problem.column, "title": problem.code}
        properties = ",".join(f"{key}={_escape(str(value), ':,')}" for key, value in place.items() if value)
        message = problem.message + (f" (hint: {problem.hint})" if problem.hint else "")
        click.echo(f"::{problem.severity} {properties}::{_escape(printable(message))}")


def printable(text: str) -> str:
    """Return *text* without control characters and lone surrogates: a file name must not steer the terminal."""
    return "".join(
        character if character.isprintable() else "�" for character in text.encode("utf-8", "replace").decode("utf-8")
    )


_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def disarm(text: str) -> str:
    """Return *text* without what could steer a terminal; unlike printable it keeps tabs and blanks of every width."""
    return _CONTROLS.sub("�", text)


def _escape(text: str, more: str = "") -> str:
    return "".join(f"%{ord(character):02X}" if character in "%\r\n" + more else character for character in text)


PRINTERS: dict[str, Callable[[Iterable[Problem]], None]] = {
    "text": partial(print_problems, err=False),
    "json": print_json,
    "github": print_annotations,
}
"""Name of a format → function that prints problems in it on standard output."""
