"""`--set NAME=VALUE`: every threshold of the extractor as an option."""

import inspect
import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import click

from glossary.extract.settings import DEFAULTS, Settings


def parse_settings(assignments: Iterable[str]) -> Settings:
    """Return the default settings with each `NAME=VALUE` in *assignments* carried out.

    Raises:
        click.UsageError: for an unknown name, with the nearest, or a value of the wrong kind.
    """
    changes: dict[str, Any] = {}
    names = [field.name for field in fields(Settings)]
    for assignment in assignments:
        name, _, value = assignment.partition("=")
        name = name.strip().replace("-", "_")
        if name not in names:
            from difflib import get_close_matches

            near = get_close_matches(name, names, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"--set: no threshold {name!r}; expected one of {', '.join(names)}.{hint}")
        kind = float if isinstance(getattr(DEFAULTS, name), float) else int
        try:
            changes[name] = kind(value)
        except ValueError:
            expected = "a number" if kind is float else "a whole number"
            raise click.UsageError(f"--set {name}: {value!r} is not {expected}.") from None
    return replace(DEFAULTS, **changes)


def list_thresholds() -> list[tuple[str, str, str]]:
    """Return name, default and meaning of every threshold, as `Settings` documents them."""
    source = inspect.getsource(Settings)
    found = re.findall(r'^    (\w+): [^\n]* = ([^\n]*)\n    """(.*?)"""', source, re.MULTILINE | re.DOTALL)
    return [(name, default, " ".join(meaning.split())) for name, default, meaning in found]
