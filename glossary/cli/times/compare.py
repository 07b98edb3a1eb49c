"""`glossary compare`: what is new in newer texts beside older ones."""

import sys
from typing import Any

import click

from glossary.cli.choices import LazyNamed
from glossary.cli.config import find_config
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.pairs import choose_format
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep, list_options

SEPARATOR = "--"
"""What stands between the older and the newer sources."""


_SIGN = "\0--"
"""What click sees instead of the separator, which it would swallow; no path can hold it."""


class TwoSides(click.Command):
    """A command whose arguments are two lists with `--` between them; options may stand anywhere."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep the first separator as an argument of its own."""
        at = args.index(SEPARATOR) if SEPARATOR in args else len(args)
        return super().parse_args(ctx, [*args[:at], *(_SIGN for _ in args[at : at + 1]), *args[at + 1 :]])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the usage with both sides."""
        return ["[OPTIONS]", "OLD...", SEPARATOR, "NEW..."]


@click.command(cls=TwoSides, short_help="Tell what is new in newer texts beside older ones.")
@list_options
@click.option("--all", "steady", is_flag=True, help="Show what did not change, too.")
@click.option(
    "--level",
    type=click.FloatRange(0, 1, min_open=True, max_open=True),
    default=0.05,
    show_default=True,
    help="Share of chance finds put up with among the changes called certain.",
)
@click.option(
    "--min-count",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    metavar="N",
    help="Leave out what occurs fewer than N times on both sides.",
)
@click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings, only errors.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write FILE: .html with charts and contexts, .json everything, .csv or .xlsx the figures. Repeatable.",
)
@click.option(
    "-f",
    "--format",
    "format_name",
    type=LazyNamed("glossary.writers.changes", "COMPARISON_FORMATS", ("table",)),
    help="table, html, json, csv or xlsx.",
)
@click.argument("sources", nargs=-1, required=True, metavar="OLD... -- NEW...")
def compare(
    sources: tuple[str, ...],
    term_lists: tuple[str, ...],
    no_builtin_terms: bool,
    quiet: bool,
    steady: bool,
    level: float,
    min_count: int,
    outputs: tuple[str, ...],
    format_name: str | None,
) -> int:
    """Tell which phrases are new, gone, more or less frequent in NEW than in OLD, and which formulae changed.

    Both are files or folders. A change is called certain when neither the counts nor the number of documents leave
    much room for chance; what is only found in NEW is listed after that, for what it is worth. Documents with a date in
    their names get a small chart a phrase.

    \b
    EXAMPLES
      glossary compare 2022.txt -- 2023.txt
      glossary compare speeches/2022 -- speeches/2023 -o new.html -o new.xlsx
    """
    from glossary.pipeline import Options
    from glossary.timeline import compare_sources
    from glossary.writers.changes import COMPARISON_FORMATS

    at = sources.index(_SIGN) if _SIGN in sources else len(sources)
    old, new = sources[:at], sources[at + 1 :]
    if not old or not new:
        raise click.UsageError("one side is missing: expected OLD... -- NEW..., with -- between them.")
    formats = {target: choose_format(target, format_name, COMPARISON_FORMATS) for target in outputs}
    check_targets(outputs, (*old, *new))
    options = Options(
        term_lists=term_lists, layers=find_config().layers, builtin_terms=not no_builtin_terms, cache=cache_folder()
    )
    with show_progress(quiet=quiet) as report:
        comparison, problems, fresh = compare_sources(
            old, new, options, level=level, fewest=min_count, steady=steady, report=report
        )
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if comparison.old and comparison.new:
        for target, name in formats.items():
            write_file(target, COMPARISON_FORMATS[name].render(comparison))
        if not outputs:
            _print(comparison, format_name or ("table" if sys.stdout.isatty() else "csv"), COMPARISON_FORMATS)
    keep(fresh)
    return exit_code(problems)


def _print(comparison: Any, name: str, formats: Any) -> None:
    if name == "table":
        from glossary.cli.times.table import print_comparison

        print_comparison(comparison)
    else:
        write_file("-", formats[name].render(comparison))
