"""`python -m glossary` and the `glossary` command."""

import os
import signal
import sys

_INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal."""


def main() -> None:
    """Run the command line and exit with its code."""
    import gc

    from glossary.cli import run

    # A run makes a million small tuples and hardly a cycle: looking for cycles after every 700 takes a tenth of its time.
    gc.set_threshold(200_000, 50, 100)

    _fill_streams()
    heard = _hear_signals()
    code = run(sys.argv[1:])
    gc.freeze()  # nor for cycles at the end: another twentieth
    sys.exit(128 + heard[0] if heard and code == _INTERRUPTED else code)


def _fill_streams() -> None:
    """Give a stream that the caller closed (`<&-`) a place where nothing is: else files we open would take its number."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  # until the end


def _hear_signals() -> list[int]:
    """Take the wish of the system, or of a closed terminal, to end for Ctrl-C: else half files and processes stay behind.

    Return the list that the signal is put in. One that is ignored, as by nohup, stays so; a second one ends at once.
    """
    heard: list[int] = []

    def stop(number: int, frame: object) -> None:
        heard.append(number)
        signal.signal(number, signal.SIG_DFL)
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, stop)
    return heard


if __name__ == "__main__":
    main()
