"""Option types that suggest what was probably meant."""

from typing import Any

import click


class Named(click.Choice[str]):
    """One of a few names; a wrong one is answered with the nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: RET503
        """Return the name *value*, or fail naming the nearest and all names."""
        if value in self.choices:
            return str(value)
        from difflib import get_close_matches

        near = get_close_matches(str(value).lower(), self.choices, n=1, cutoff=0.5)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        self.fail(f"{value!r} is not one of {', '.join(self.choices)}.{hint}", param, ctx)


class LazyNamed(Named):
    """One of the names of a table that is imported only when a value or the help asks for it."""

    def __init__(self, module: str, table: str, extra: tuple[str, ...] = (), metavar: str = "FORMAT") -> None:
        super().__init__(())
        self._home = (module, table, extra)
        self._metavar = metavar

    @property
    def choices(self) -> tuple[str, ...]:
        """The names of the table."""
        from importlib import import_module

        module, table, extra = self._home
        return (*extra, *getattr(import_module(module), table))

    @choices.setter
    def choices(self, value: Any) -> None:
        """Ignore what the base class sets: the table is the truth."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:
        """Return a short name for the help, where the list would be too long."""
        return self._metavar
