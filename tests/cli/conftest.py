"""Running the command line inside the test process."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from glossary.cli import run


class Ran(NamedTuple):
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def glossary(capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Ran]:
    """Return a function that runs `glossary` with its arguments."""

    def ran(*args: object) -> Ran:
        code = run([str(arg) for arg in args])
        out, err = capfdbinary.readouterr()
        return Ran(code, out.decode("utf-8"), err.decode("utf-8"))

    return ran
