"""The command as a user runs it, in a process of its own with bounds."""

import os
import subprocess
import sys
from typing import Any

import pytest

resource: Any = pytest.importorskip("resource")  # Unix

SECONDS, BYTES = 30, 4_000_000_000
"""Processor time and address space of one command; chosen: several times what the largest case needs."""

ENVIRONMENT = {**os.environ, "GLOSSARY_NO_CONFIG": "1", "PYTHONIOENCODING": "utf-8"}


def limit() -> None:
    """Bound the process that is about to start."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def lower() -> None:
    """Bound the process that is about to start, and take from the superuser the right to pass over permissions."""
    import ctypes

    limit()
    drop, capabilities = 24, (1, 2)  # PR_CAPBSET_DROP; CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, see capabilities(7)
    for capability in capabilities:
        ctypes.CDLL(None).prctl(drop, capability, 0, 0, 0)


def start(program: str = "") -> list[str]:
    """Return the beginning of a command line; *program* is run before `glossary` in the same process."""
    return [sys.executable, "-c", f"import sys; {program}\nfrom glossary.__main__ import main; main()"]


def command(*arguments: str, program: str = "", bound: Any = limit, **rest: Any) -> subprocess.CompletedProcess[bytes]:
    """Run `glossary` with *arguments*, bounded; *program* is run before it in the same process."""
    rest = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **rest}
    return subprocess.run(
        [*start(program), *arguments], check=False, timeout=4 * SECONDS, preexec_fn=bound, env=ENVIRONMENT, **rest
    )


def lines(told: bytes) -> list[str]:
    """Return the lines of a message, hints left out; no traceback, nothing that acts in a terminal."""
    text = told.decode("utf-8")
    assert "Traceback" not in text
    assert not any(ord(character) < 32 and character != "\n" for character in text)
    assert all(len(line) < 3_000 for line in text.splitlines())
    return [line for line in text.splitlines() if not line.startswith(" ")]
