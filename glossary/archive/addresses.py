"""Documents elsewhere: any address fsspec knows, such as s3://bucket/speeches or file:///mnt/archive."""

from collections.abc import Collection, Sequence

from glossary.archive import Sized, make_fault
from glossary.documents import READERS, Source
from glossary.documents.faults import UnusableError, make_problem
from glossary.documents.sources import MOST_BYTES, read_bytes, suffix
from glossary.errors import Problem


def is_address(path: str) -> bool:
    """Return whether *path* is an address rather than a file of this machine."""
    return "://" in path


def find_addresses(addresses: Sequence[str], suffixes: Collection[str] = READERS) -> tuple[list[Sized], list[Problem]]:
    """Return the documents at *addresses*, folders taken recursively in the order of their paths, each once.

    Raises InputError R002.
    """
    try:
        import fsspec
    except ImportError as error:
        raise make_fault("R002", next(iter(addresses)), library="fsspec") from error
    found: dict[str, Sized] = {}
    problems: list[Problem] = []
    for address in addresses:
        try:
            system, path = fsspec.core.url_to_fs(address)
            if system.isdir(path):
                names = sorted(
                    name
                    for name in system.find(path)
                    if suffix(name) in suffixes and not name.rsplit("/", 1)[-1].startswith(".")
                )
                if not names:
                    problems.append(make_problem(address, "D003", ", ".join(sorted(suffixes))))
            else:
                names = [path]
            for name in names:
                full = system.unstrip_protocol(name)
                found.setdefault(full, Sized(Source(full, full), int(system.size(name) or 0)))
        except FileNotFoundError:
            problems.append(make_problem(address, "D001"))
        except (OSError, ValueError, ImportError) as error:
            problems.append(make_problem(address, "D002", str(error).lower()))
    return list(found.values()), problems


def fetch(source: Source) -> bytes:
    """Return the bytes of *source*, wherever it is. Raises UnusableError."""
    if not is_address(source.path):
        return read_bytes(source.path)
    import fsspec

    try:
        with fsspec.open(source.path, "rb") as file:
            data: bytes = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise UnusableError("D001") from error
    except (OSError, ValueError, ImportError) as error:
        raise UnusableError("D002", str(error).lower()) from error
    if len(data) > MOST_BYTES:
        raise UnusableError("D009", f"more than {MOST_BYTES >> 20} MB")
    return data
