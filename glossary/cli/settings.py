"""`glossary.toml`: read, checked against the options of the commands, every fault with its place."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click

from glossary.cli.config import LONGEST, Config
from glossary.errors import DataError, GlossaryError, InputError, Problem

FAULTS = {
    "S001": "can't be opened: {reason}",
    "S002": "not valid TOML: {reason}; expected `key = value` lines",
    "S003": "unknown key {key!r}; expected {expected}",
    "S004": "{key} is {value}; expected {expected}",
}
"""Code → message of faults in the settings; exit code 65, S001 3."""

_PATHS = ("terms", "organisation", "sources")
"""Keys outside of all tables: lists of the project and of its organisation, documents."""
_COMMANDS = ("build", "extract")
"""Commands with a table of options."""


class _Key(NamedTuple):
    """What a key may hold."""

    param: str
    """Name of the parameter of the command."""
    kind: str
    """`texts`, `text`, `number`, `switch`."""
    choices: tuple[str, ...] = ()
    least: int | None = None
    path: bool = False

    def find_fault(self, value: object) -> str:
        """Return what was expected instead of *value*; empty where it fits."""
        if (
            "\0" in value
            if isinstance(value, str)
            else isinstance(value, list) and any("\0" in str(item) for item in value)
        ):
            return "a text without the character U+0000"
        if self.kind == "texts":
            fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
            return "" if fits else "a list of texts"
        if self.kind == "switch":
            return "" if isinstance(value, bool) else "true or false"
        if self.kind == "number":
            fits = isinstance(value, int) and not isinstance(value, bool) and value >= (self.least or 0)
            return "" if fits else f"a whole number from {self.least or 0}"
        if self.choices:
            return "" if value in self.choices else f"one of {', '.join(self.choices)}"
        return "" if isinstance(value, str) else "a text"


def read_settings(path: Path, data: bytes) -> Config:
    """Return the settings that the file *path* holds; paths in it start from its folder.

    Raises:
        DataError: for what is no TOML (S002), unknown keys (S003) and values of another kind (S004), all at once.
    """
    text, table = _parse(path, data)
    prefix = ("tool", "glossary") if path.name == "pyproject.toml" else ()
    for part in prefix:
        table = table.get(part, {}) if isinstance(table, dict) else {}
    problems: list[Problem] = []
    found: dict[str, dict[str, Any]] = {}
    tables = {"": {name: _Key(name, "texts", path=True) for name in _PATHS}}
    tables |= {name: dict(_list_keys(name)) for name in _COMMANDS}
    for name, keys in tables.items():
        settings = table if not name else table.get(name, {})
        place = (*prefix, name) if name else prefix
        if not isinstance(settings, dict):
            problems.append(_report(path, text, place, "S004", key=name, value=repr(settings), expected="a table"))
            continue
        known = [*keys, *([] if name else _COMMANDS)]
        found[name] = {}
        for key, value in settings.items():
            if key not in known:
                problems.append(_report_unknown(path, text, (*place, key), known))
            elif key in keys and (expected := keys[key].find_fault(value)):
                shown = "true" if value is True else "false" if value is False else repr(value)
                problems.append(_report(path, text, (*place, key), "S004", key=key, value=shown, expected=expected))
            elif key in keys:
                found[name][keys[key].param] = _settle(value, path.parent) if keys[key].path else value
    if problems:
        raise DataError(*sorted(problems))
    top = found.pop("")
    layers = [("organisation", each) for each in top.get("organisation", ())]
    layers += [("project", each) for each in top.get("terms", ())]
    return Config(tuple(layers), tuple(top.get("sources", ())), found)


def refuse(path: Path, code: str, place: tuple[int, int] = (0, 0), **parts: str) -> GlossaryError:
    """Return the error for a settings file that can't be used at all."""
    kind = InputError if code == "S001" else DataError
    return kind(Problem(_show(path), *place, code, FAULTS[code].format(**parts)))


def _parse(path: Path, data: bytes) -> tuple[str, dict[str, Any]]:
    if len(data) > LONGEST:
        raise refuse(path, "S002", reason=f"longer than {LONGEST:,} bytes")
    try:
        text = data.decode("utf-8-sig")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise refuse(path, "S002", (data[: error.start].count(b"\n") + 1, 0), reason="not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        reason, _, where = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"\d+", where)]
        place = (numbers[0], numbers[1]) if len(numbers) == 2 else (text.count("\n") + 1, 0)
        raise refuse(path, "S002", place, reason=reason[:1].lower() + reason[1:]) from error
    except RecursionError as error:
        raise refuse(path, "S002", reason="nested too deeply") from error


def _list_keys(name: str) -> Iterator[tuple[str, _Key]]:
    """Yield the keys of the table of a command: its options, as they are called on the command line."""
    from glossary.cli import main

    command = main.get_command(click.Context(main), name)
    for param in command.params if command else ():
        if not isinstance(param, click.Option) or not param.expose_value or param.name in (None, "term_lists"):
            continue
        key = max(param.opts, key=len).lstrip("-")
        kind = "switch" if param.is_flag else "texts" if param.multiple else "text"
        least = getattr(param.type, "min", None)
        if isinstance(param.type, click.types.IntParamType):
            kind = "number"
        choices = tuple(param.type.choices) if isinstance(param.type, click.Choice) else ()
        path = any(word in (param.metavar or "") for word in ("FILE", "DIR"))
        yield key, _Key(str(param.name), kind, choices, least, path)


def _settle(value: Any, folder: Path) -> Any:
    """Return paths as seen from the working folder; `-`, standard output, stays."""
    if isinstance(value, str):
        return value if value == "-" else _show(folder / Path(value).expanduser())
    return [_settle(each, folder) for each in value]


def _show(path: Path) -> str:
    """Return *path* from the working folder where it is below it, else whole."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _report_unknown(path: Path, text: str, keys: tuple[str, ...], known: list[str]) -> Problem:
    from difflib import get_close_matches

    near = get_close_matches(keys[-1], known, n=1, cutoff=0.5)
    hint = f"did you mean {near[0]}?" if near else ""
    return _report(path, text, keys, "S003", hint, key=keys[-1], expected=", ".join(known))


def _report(path: Path, text: str, keys: tuple[str, ...], code: str, hint: str = "", **parts: str) -> Problem:
    return Problem(_show(path), *_find_place(text, keys), code, FAULTS[code].format(**parts), hint=hint)


def _find_place(text: str, keys: tuple[str, ...]) -> tuple[int, int]:
    """Return line and column of the key *keys* in a TOML text; of the table it is in where it stands in its line."""
    table: tuple[str, ...] = ()
    best, depth = (0, 0), 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\[?([^\]]+)\]", line):
            path = table = _split(header[1])
        elif pair := re.match(r"\s*([\w.\"' -]+?)\s*=", line):
            path = (*table, *_split(pair[1]))
        else:
            continue
        if len(path) > depth and keys[: len(path)] == path:
            best, depth = (number, len(line) - len(line.lstrip()) + 1), len(path)
    return best


def _split(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
