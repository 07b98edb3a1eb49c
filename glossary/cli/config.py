"""The settings of a project and of a user: which lists lie over the built-in ones, which sources and options hold.

A project's settings stand in `glossary.toml`, or under `[tool.glossary]` in `pyproject.toml`, in the working folder or the
nearest one above it, up to the root of the repository. A user's own lists stand in the folder `terms` of the user's
configuration folder; GLOSSARY_CONFIG names another folder, empty: none.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

META = "glossary.config"
"""Where the settings stand in a click context."""

LONGEST = 1_000_000
"""Bytes of a settings file that are read; chosen: a thousand times what is needed."""


class Config(NamedTuple):
    """What holds for a run before the command line speaks."""

    layers: tuple[tuple[str, str], ...] = ()
    """Name and path of the layers over the built-in lists, the lowest first: organisation, project, personal."""
    sources: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, Any]] = {}
    """Command → parameter → value."""


def config_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the switch --no-config; what the settings say is the default of its options."""
    return click.option(
        "--no-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        envvar="GLOSSARY_NO_CONFIG",
        callback=_apply,
        help="Heed no glossary.toml and no personal lists.",
    )(command)


def find_config() -> Config:
    """Return the settings of the command that runs; empty outside of one."""
    context = click.get_current_context(silent=True)
    config: Config = context.meta.get(META, Config()) if context else Config()
    return config


def _apply(context: click.Context, param: click.Parameter, switched_off: bool) -> None:
    if switched_off or context.resilient_parsing:
        return
    config = load_config(Path.cwd())
    context.meta[META] = config
    defaults = dict(config.options.get(context.info_name or "", {}))
    if config.sources and any(
        isinstance(each, click.Argument) and each.name == "sources" for each in context.command.params
    ):
        defaults["sources"] = config.sources
    context.default_map = defaults


def load_config(folder: Path) -> Config:
    """Return the settings of the project that *folder* is in, and of the user. Raises InputError, DataError."""
    project = Config()
    if found := _find_file(folder):
        from glossary.cli.settings import read_settings

        project = read_settings(*found)
    personal = personal_terms()
    return project._replace(layers=(*project.layers, *([("personal", str(personal))] if personal else [])))


def personal_terms() -> Path | None:
    """Return the folder of the user's own lists, where there is one."""
    base = os.environ.get("GLOSSARY_CONFIG")
    if base is None:
        from platformdirs import user_config_dir

        base = user_config_dir("diplomatic-glossary", appauthor=False)
    terms = Path(base, "terms")
    return terms if base and terms.is_dir() else None


def _find_file(folder: Path) -> tuple[Path, bytes] | None:
    """Return the nearest file with settings at or above *folder* and what it holds. Raises InputError."""
    for place in (folder, *folder.parents):
        for name in ("glossary.toml", "pyproject.toml"):
            path = place / name
            if path.is_file():
                data = _read(path)
                if name == "glossary.toml" or b"tool.glossary" in data:
                    return path, data
        if (place / ".git").exists():
            return None
    return None


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LONGEST + 1)
    except OSError as error:
        from glossary.cli.settings import refuse

        raise refuse(path, "S001", reason=(error.strerror or str(error)).lower()) from error


def paths_of(layers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return the paths of *layers*."""
    return tuple(path for _, path in layers)
