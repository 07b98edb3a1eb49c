"""Writing files: whole or not at all."""

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from glossary.errors import InputError, Problem

PART = ".part"
"""Suffix of what is written beside a file before it takes its place."""

FAULTS = {
    "X001": "can't write: {reason}",
    "X002": "the folder of the output does not exist; expected an existing folder",
    "X003": "the output is one of the sources; expected another file name",
    "X004": "not edited: {reason}; expected a file that nobody else edits now",
    "X005": "no PDF without LibreOffice; expected soffice on the path",
    "X006": "LibreOffice made no PDF: {reason}",
    "X007": "the system refuses it: {reason}; expected a file that can be reached",
}
"""Faults of writing; exit code 3."""


def check_targets(targets: Iterable[str], sources: Iterable[str]) -> None:
    """Raise InputError for targets that can't be written, before any work is done."""
    read = {os.path.realpath(source) for source in sources if source != "-"}
    faults = []
    for target in targets:
        if target == "-":
            continue
        try:
            if os.path.realpath(target) in read:
                faults.append(Problem(target, 0, 0, "X003", FAULTS["X003"]))
            elif not Path(target).absolute().parent.is_dir():
                faults.append(Problem(target, 0, 0, "X002", FAULTS["X002"]))
            elif Path(target).is_dir():
                faults.append(Problem(target, 0, 0, "X001", FAULTS["X001"].format(reason="it is a folder")))
        except (OSError, ValueError) as error:  # a name that no file can have
            faults.append(Problem(target, 0, 0, "X001", FAULTS["X001"].format(reason=explain(error))))
    if faults:
        raise InputError(*faults)


def write_file(target: str, data: bytes) -> None:
    """Write *data* to *target* (`-`: standard output) through a temporary file that replaces it when complete.

    A full disk, a crash or a signal leaves the old file as it was. Raises InputError.
    """
    temporary = None
    try:
        if target == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            return
        path = Path(os.path.realpath(target))
        if path.exists() and not path.is_file():  # /dev/stdout, a named pipe: nothing to replace
            path.write_bytes(data)
            return
        with NamedTemporaryFile(dir=path.parent, prefix=part_prefix(path), suffix=PART, delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
        temporary = None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise refuse_system(error, "standard output" if target == "-" else target) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def refuse_system(error: OSError, target: str = "standard output") -> InputError:
    """Return what to tell of *error*, met when *target* was written; of another file that the system named instead: X007."""
    if target == "standard output" and error.filename is not None:
        return InputError(Problem(str(error.filename), 0, 0, "X007", FAULTS["X007"].format(reason=explain(error))))
    if target == "standard output":
        sys.stdout = None  # else Python would try once more to write what is left, and complain again
    hint = "free some space and run again" if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) else ""
    return InputError(Problem(target, 0, 0, "X001", FAULTS["X001"].format(reason=explain(error)), hint=hint))


def explain(error: OSError | ValueError) -> str:
    """Return why the system refused, as the end of a message."""
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno).lower()
    return str(error).lower()


def part_prefix(path: Path) -> str:
    """Return how the name of what is written beside *path* begins; no name may be longer than 255 bytes."""
    return f".{os.fsencode(path.name)[:200].decode('utf-8', 'ignore')}."


def _umask() -> int:
    """Return the process's umask, which can only be read by setting it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
