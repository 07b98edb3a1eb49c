"""Golden files: `GLOSSARY_REFRESH_GOLDEN=1 pytest tests/writers` writes them anew."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parents[1] / "golden"
REFRESH = "GLOSSARY_REFRESH_GOLDEN"


@pytest.fixture
def golden() -> Callable[[str, bytes], None]:
    """Return a function that compares bytes with a golden file, or writes it where refreshing was asked for."""

    def compare(name: str, data: bytes) -> None:
        path = GOLDEN / name
        if os.environ.get(REFRESH):
            path.write_bytes(data)
        refresh = f"{REFRESH}=1 pytest tests/writers, then read the diff"
        assert path.exists(), f"no golden file {name}: {refresh}"
        assert data == path.read_bytes(), f"{name} differs; if that is meant: {refresh}"

    return compare
