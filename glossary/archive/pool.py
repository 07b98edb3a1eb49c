"""A workshop over any executor of `concurrent.futures`: in process, in a pool, on a cluster."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import repeat
from typing import Any

from glossary.extract.shelf import Stage

Report = Callable[[str, int, int], None]
"""Hears of each shard done: the name of the stage, the shards done, their number."""


class Pool:
    """A workshop whose shelves every worker of an executor reaches."""

    def __init__(self, executor: Executor, shelves: Sequence[Any], ahead: int, report: Report) -> None:
        """Take the *executor* and how many shards may be under way at once."""
        self.shelves = shelves
        self._executor = executor
        self._ahead = ahead
        self._report = report

    def run(self, stage: Stage, *common: Any, each: Iterable[Any] | None = None) -> Iterator[Any]:
        """Yield what *stage* returns for each shelf, in order."""
        more = zip(each, strict=False) if each is not None else repeat(())
        waiting: deque[Future[Any]] = deque()
        done, number = 0, len(self.shelves)
        for shelf, extra in zip(self.shelves, more, strict=False):
            waiting.append(self._executor.submit(run_stage, stage, shelf, *common, *extra))
            if len(waiting) >= self._ahead:
                yield waiting.popleft().result()
                done += 1
                self._report(stage.__name__, done, number)
        while waiting:
            yield waiting.popleft().result()
            done += 1
            self._report(stage.__name__, done, number)


def run_stage(stage: Stage, *arguments: Any) -> Any:
    """Return what *stage* returns. A stage makes millions of small tuples and no cycles, so none are searched for."""
    import gc

    collecting = gc.isenabled()
    gc.disable()
    try:
        return stage(*arguments)
    finally:
        if collecting:
            gc.enable()
