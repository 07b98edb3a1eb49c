"""Options that say how much of the machine, or which other machines, the work may use."""

import os
import re
from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from glossary.archive import Work

UNITS = {"": 1, "k": 1e3, "m": 1e6, "g": 1e9, "t": 1e12}
"""Letter behind a size → bytes."""

FALLBACK_MEMORY = 4_000_000_000
"""Bytes a machine is taken to have where it doesn't say."""


class Size(click.ParamType[int]):
    """A number of bytes: 500M, 2G."""

    name = "SIZE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the bytes of *value*."""
        if isinstance(value, int):
            return value
        match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", str(value).strip().lower())
        size = float(match[1]) * UNITS[match[2]] if match else 0.0
        if not 1 <= size < inf:
            self.fail(f"{value!r} is no size; expected a number with K, M, G or T, such as 2G", param, ctx)
        return int(size)


def work_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options of an archive."""
    for decorate in (
        click.option(
            "--keep-size",
            type=Size(),
            default="10G",
            show_default=True,
            help="Room in the folder of --keep; what was not used for longest goes first.",
        ),
        click.option(
            "--keep",
            "keep_folder",
            default="",
            metavar="DIR",
            help="Keep there what was read and counted, so that the next run on the archive counts only what is new.",
        ),
        click.option(
            "--scratch",
            default="",
            metavar="DIR",
            help="Where an archive is worked on; with --cluster a folder that all machines see.",
        ),
        click.option(
            "--cluster", default="", metavar="ADDRESS", help="Work on a Dask cluster: its scheduler's address."
        ),
        click.option("--memory", type=Size(), help="Memory an archive may use (default: a quarter of the machine's)."),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help="Processes that work on an archive (default: one a processor).",
        ),
    ):
        command = decorate(command)
    return command


def make_work(jobs: int | None, memory: int | None, cluster: str, scratch: str, keep: str, keep_size: int) -> "Work":
    """Return how an archive is worked on."""
    from glossary.archive import Work

    return Work(jobs or count_processors(), memory or machine_memory() // 4, cluster, scratch, keep, keep_size)


def count_processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


def machine_memory() -> int:
    """Return the bytes of memory of this machine, FALLBACK_MEMORY where it doesn't say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return FALLBACK_MEMORY
