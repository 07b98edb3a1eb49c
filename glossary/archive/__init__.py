"""Archives: more text than memory holds, cut into shards, worked on by several processes or machines.

The results are those of the same documents in memory, whatever the shards and whoever worked on them.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.documents import Source, list_sources
from glossary.errors import InputError, Problem

FAULTS = {
    "R001": "no cluster answers: {reason}; expected the address of a Dask scheduler, such as tcp://10.0.0.1:8786",
    "R002": "{library} is not installed; expected pip install 'diplomatic-glossary[cluster]'",
    "R003": "no room for the shards: {reason}; expected a folder with free space, see --scratch",
    "R004": "a process was ended from outside; expected more free memory, or a smaller --memory",
    "R005": "nothing can be kept there: {reason}; expected a folder to write into, see --keep",
}
"""Faults of archives; exit code 3."""


def make_fault(code: str, where: str, **found: str) -> InputError:
    """Return the error that *code* names; *where* is an address or a folder."""
    return InputError(Problem(where, 0, 0, code, FAULTS[code].format(**found)))


ARCHIVE_SIZE = 8_000_000
"""Bytes from which documents are worked on as an archive; chosen: below, starting processes costs what they save."""

BYTES_NEEDED = 40
"""Bytes of memory for each byte of text that is worked on at once; measured: 24, and some room."""


class Work(NamedTuple):
    """How the work is done; it changes time and memory, never the result."""

    jobs: int = 1
    """Processes, from 1; on a cluster half of the shards under way at once."""
    memory: int = 2_000_000_000
    """Bytes for all processes together."""
    cluster: str = ""
    """Address of a Dask scheduler; empty works on this machine."""
    scratch: str = ""
    """Folder for the shards, on a cluster one that every worker sees; empty takes that of the system."""
    keep: str = ""
    """Folder where shards that were read and cut stay for the next run; empty keeps nothing."""
    keep_size: int = 10_000_000_000
    """Bytes that may stay there."""


class Sized(NamedTuple):
    """A source and its bytes."""

    source: Source
    size: int


class Archive(NamedTuple):
    """The documents of an archive, and what was wrong when they were looked for."""

    sources: Sequence[Sized]
    problems: Sequence[Problem]


def find_archive(paths: Sequence[str], work: Work) -> Archive | None:
    """Return the documents that *paths* name if they are an archive: on a cluster, at an address, or many bytes.

    None for less, and for standard input.
    """
    if "-" in paths:
        return None
    far = [path for path in paths if "://" in path]
    sources, problems = list_sources(path for path in paths if "://" not in path)
    sized = [Sized(source, _size(source.path)) for source in sources]
    size = sum(size for _, size in sized)
    if not (far or work.cluster or size >= ARCHIVE_SIZE or size * BYTES_NEEDED > work.memory):
        return None
    if far:
        from glossary.archive.addresses import find_addresses

        more, faults = find_addresses(far)
        return Archive([*sized, *more], [*problems, *faults])
    return Archive(sized, problems)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0


DEFAULT_WORK = Work()
"""One process of this machine."""
