"""What `add` and `set` are given on the command line → fields of an entry."""

from collections.abc import Sequence

import click

from glossary.cli.messages import print_problems
from glossary.errors import DataError
from glossary.termbase.layout import Field
from glossary.termbase.shape import TERM_LISTS, TEXT_LISTS

LISTS = TERM_LISTS + TEXT_LISTS
"""Fields that may hold several values."""


def parse_field(key: str, values: Sequence[str]) -> Field:
    """Return *values* as what stands under *key*: a text, a term in its long form, or a list of them.

    In a list a value that begins with `{` or `[` is YAML: `{text: great power, status: superseded}`. Raises
    click.UsageError.
    """
    if key not in LISTS:
        if len(values) != 1:
            raise click.UsageError(f"{key!r} holds one value; put a text with blanks in quotes.")
        return _parse_text(key, values[0])
    items: list[Field] = []
    for value in values:
        parsed = _parse_yaml(key, value) if value.startswith(("{", "[")) else _parse_text(key, value)
        items += parsed if isinstance(parsed, list) else [parsed]
    return items[0] if len(items) == 1 else items  # type: ignore[return-value]


def check_edit(before: str, after: str, file: str) -> str:
    """Return *after* where the edit brought no error; print the warnings it brought. Raises DataError."""
    from glossary.termbase.proof import find_new_problems

    problems = find_new_problems(before, after, file=file)
    if any(problem.severity == "error" for problem in problems):
        click.echo(f"{file}: refused, the list is as it was; it would have:", err=True)
        raise DataError(*problems)
    print_problems(problems)
    return after


def _parse_text(key: str, value: str) -> str:
    if not value.strip():
        raise click.UsageError(f"the value of {key!r} is empty; `glossary terms set … --unset` takes a field away.")
    return value.strip()


def _parse_yaml(key: str, value: str) -> Field:
    from glossary.termbase.edit import make_plain
    from glossary.yamltext import parse_yaml

    data, problems = parse_yaml(value, f"the value of {key!r}")
    if problems:
        raise DataError(*problems)
    field: Field = make_plain(data)
    return field
