"""Golden files: `GLOSSARY_REFRESH_GOLDEN=1 pytest tests/writers` writes them anew.

A zip file is compared unpacked, as text: compressed bytes depend on the zlib of the machine, and nobody can read them.
Of what a library adds by itself only the names are kept.
"""

import io
import os
import re
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

LIBRARYS = re.compile(
    r"(word|xl)/(theme|fontTable|numbering|settings|styles|stylesWithEffects|webSettings)|customXml/|.*app\.xml|.*\.jpeg"
)
"""Parts that come from python-docx and XlsxWriter as they are; they may change with their versions."""

GOLDEN = Path(__file__).parents[1] / "golden"
REFRESH = "GLOSSARY_REFRESH_GOLDEN"


def unpack(data: bytes) -> str:
    """Return the files of a zip as one text, its databases as SQL and its binary files as byte strings."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            content = archive.read(info)
            if LIBRARYS.match(info.filename):
                content = b"..."
            if content.startswith(b"SQLite format 3"):
                database = sqlite3.connect(":memory:")
                database.deserialize(content)
                text = "\n".join(database.iterdump())
                database.close()
            else:
                try:
                    text = content.decode().replace("><", ">\n<")
                except UnicodeDecodeError:
                    text = repr(content).replace("\\x00", "\n\\x00")
            parts.append(f"=== {info.filename} {info.date_time}\n{text}\n")
    return "".join(parts)


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Return a function that compares bytes with a golden file, or writes it where refreshing was asked for."""

    def compare(name: str, data: bytes) -> None:
        if data.startswith(b"PK"):
            name, data = f"{name}.txt", unpack(data).encode()
        path = GOLDEN / name
        if os.environ.get(REFRESH):
            path.write_bytes(data)
        refresh = f"{REFRESH}=1 pytest tests/writers, then read the diff"
        assert path.exists(), f"no golden file {name}: {refresh}"
        assert data == path.read_bytes(), f"{name} differs; if that is meant: {refresh}"

    return compare
