"""Who runs the stages: this process, others of this machine, or a Dask cluster."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from typing import Any

from glossary.archive import Work, make_fault


class Alone(Executor):
    """An executor that works at once, in the process that asks."""

    def submit(self, fn: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Return the result of *fn* as a finished future."""
        done: Future[Any] = Future()
        done.set_result(fn(*arguments, **named))
        return done


@contextmanager
def open_executor(work: Work) -> Iterator[Executor]:
    """Yield what runs the stages. When the block is left by an error or Ctrl-C, no process of this machine stays behind.

    Raises InputError R001, R002 and R004.
    """
    if work.cluster:
        with _connect(work.cluster) as executor:
            yield executor
    elif work.jobs == 1:
        yield Alone()
    else:
        with _start(work.jobs) as executor:
            yield executor


@contextmanager
def _start(jobs: int) -> Iterator[Executor]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import resource_tracker

    class Pool(ProcessPoolExecutor):
        """Processes that leave Ctrl-C to the one that started them."""

        def submit(self, fn: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
            with _hold_interrupts():  # a task may start a process, which inherits what is held back
                return super().submit(fn, *arguments, **named)

    if os.name == "posix":
        resource_tracker.ensure_running()  # when it starts, it lets interrupts through again
    pool = Pool(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent)
    try:
        yield pool
    except BrokenProcessPool as error:
        raise make_fault("R004", "--jobs") from error
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()
            child.join()
        raise
    pool.shutdown()


def _end_with_parent() -> None:
    """Let this worker end when the process that started it does, however that ended."""
    from multiprocessing import parent_process
    from threading import Thread

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


@contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Keep an interrupt that comes meanwhile until the block is left. Windows can't."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT,))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _connect(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise make_fault("R002", address, library="Dask") from error
    try:
        client: Any = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise make_fault("R001", address, reason=str(error).split("\n")[0].lower()) from error
    try:
        yield client.get_executor(pure=False)
    finally:
        with suppress(OSError, TimeoutError):
            client.close()
