"""Data kept from one run to the next as bytes: safe to delete, and never trusted blindly.

The first line is a key, which says what the data was made from, and the checksum of the rest, which is JSON.
"""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any


def seal(data: Any, key: str) -> bytes:
    """Return *data*, which JSON can hold, as bytes sealed with *key*, which has no blank."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return f"{key} {sha256(body).hexdigest()}\n".encode() + body


def unseal(sealed: bytes, key: str) -> Any:
    """Return the data of *sealed*, or None where it is not whole or sealed with another key."""
    head, _, body = sealed.partition(b"\n")
    if head != f"{key} {sha256(body).hexdigest()}".encode():
        return None
    return json.loads(body)


def read_kept(path: Path) -> bytes:
    """Return what a run before kept in *path*; nothing where that can't be read."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
