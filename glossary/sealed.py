"""Data kept from one run to the next as bytes: safe to delete, and never trusted blindly.

The first line is a key, which says what the data was made from, and the checksum of the rest. The second line is JSON;
further lines are for whoever sealed them: what is seldom looked at costs less as a line than inside of the JSON.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any


def seal(data: Any, key: str, lines: Iterable[str] = ()) -> bytes:
    """Return *data*, which JSON can hold, and *lines* as bytes sealed with *key*, which has no blank."""
    whole = "\n".join([json.dumps(data, ensure_ascii=False, separators=(",", ":")), *lines])
    body = whole.encode("utf-8", "surrogatepass")
    return f"{key} {sha256(body).hexdigest()}\n".encode() + body


def unseal(sealed: bytes, key: str) -> Any:
    """Return the data of *sealed*, or None where it is not whole or sealed with another key."""
    found = unseal_lines(sealed, key)
    return found[0] if found else None


def unseal_lines(sealed: bytes, key: str) -> tuple[Any, list[bytes]] | None:
    """Return the data of *sealed* and its lines, not decoded, or None as unseal does."""
    head, _, body = sealed.partition(b"\n")
    if head != f"{key} {sha256(body).hexdigest()}".encode():
        return None
    first, *lines = body.split(b"\n")
    return json.loads(first.decode("utf-8", "surrogatepass")), lines


def read_kept(path: Path) -> bytes:
    """Return what a run before kept in *path*; nothing where that can't be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def fingerprint(version: str, parts: Iterable[str]) -> str:
    """Return a hash of *version* and of size and time of the code and data in *parts* of this package."""
    package = Path(__file__).parent
    whole = sha256(version.encode())
    for path in _list_files(package / part for part in parts):
        about = path.stat()
        whole.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return whole.hexdigest()


def _list_files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.iterdir() if file.suffix in (".py", ".tsv", ".yaml"))
        else:
            yield path
