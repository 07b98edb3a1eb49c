"""`python -m glossary` and the `glossary` command."""

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    import gc

    from glossary.cli import run

    # A run makes a million small tuples and hardly a cycle: looking for cycles after every 700 takes a tenth of its time.
    gc.set_threshold(200_000, 50, 100)

    code = run(sys.argv[1:])
    gc.freeze()  # nor for cycles at the end: another twentieth
    sys.exit(code)


if __name__ == "__main__":
    main()
