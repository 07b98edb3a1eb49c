"""Progress on standard error, only where a person waits."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

PATIENCE = 1.0
"""Seconds of work before anything is drawn; chosen: below it a flash of text only disturbs."""


@contextmanager
def show_progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """Yield a function that takes the name of the stage; it is drawn once work takes over PATIENCE seconds."""
    if quiet or not sys.stderr.isatty():
        yield lambda stage: None
        return
    progress = _Progress()
    timer = Timer(PATIENCE, progress.start)
    timer.daemon = True
    timer.start()
    try:
        yield progress.report
    finally:
        timer.cancel()
        progress.stop()


class _Progress:
    """A spinner with the name of the stage; rich is imported only when it is drawn."""

    def __init__(self) -> None:
        from threading import Lock

        self._lock = Lock()
        self._stage = "starting"
        self._done = False
        self._status: object = None

    def report(self, stage: str) -> None:
        with self._lock:
            self._stage = stage
            if self._status is not None:
                self._status.update(f"{stage} …")  # type: ignore[attr-defined]

    def start(self) -> None:
        from rich.console import Console

        with self._lock:
            if not self._done:
                self._status = Console(stderr=True).status(f"{self._stage} …")
                self._status.start()

    def stop(self) -> None:
        with self._lock:
            self._done = True
            if self._status is not None:
                self._status.stop()  # type: ignore[attr-defined]
