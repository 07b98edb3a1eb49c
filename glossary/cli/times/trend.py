"""`glossary trend`: terms over dated documents."""

import sys
from pathlib import Path

import click

from glossary.cli.choices import LazyNamed, Named
from glossary.cli.config import find_config
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.pairs import choose_format
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep, list_options


@click.command(short_help="Draw terms over dated documents.")
@list_options
@click.option("--by", type=Named(("month", "quarter", "year")), help="Length of a period (default: what draws well).")
@click.option("-q", "--quiet", is_flag=True, help="No progress and no warnings, only errors.")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", help="Write .html, .json or .csv. Repeatable."
)
@click.option(
    "-f",
    "--format",
    "format_name",
    type=LazyNamed("glossary.writers.changes", "TREND_FORMATS", ("table",)),
    help="table, html, json or csv.",
)
@click.argument("arguments", nargs=-1, required=True, metavar="TERM... SOURCE...")
def trend(
    arguments: tuple[str, ...],
    term_lists: tuple[str, ...],
    no_builtin_terms: bool,
    by: str | None,
    quiet: bool,
    outputs: tuple[str, ...],
    format_name: str | None,
) -> int:
    """Tell how often each TERM stands in the documents of each period.

    An argument that is a file or folder is a SOURCE, any other a TERM. A curated term counts with all its forms.
    Documents need a date: in their names (2022-03-07-remarks.txt), or in the head of a page.

    \b
    EXAMPLES
      glossary trend 人类命运共同体 全球治理 speeches/
      glossary trend 一带一路 speeches/ --by year -o belt-and-road.html
    """
    from glossary.pipeline import Options
    from glossary.timeline import trace_terms
    from glossary.writers.changes import TREND_FORMATS

    sources = tuple(argument for argument in arguments if Path(argument).exists() or argument.isascii())
    terms = tuple(argument for argument in arguments if argument not in sources)
    if not terms or not sources:
        missing = "TERM in Chinese" if sources else "file or folder"
        raise click.UsageError(f"expected TERM... SOURCE...: there is no {missing} among the arguments.")
    formats = {target: choose_format(target, format_name, TREND_FORMATS) for target in outputs}
    check_targets(outputs, sources)
    options = Options(
        term_lists=term_lists, layers=find_config().layers, builtin_terms=not no_builtin_terms, cache=cache_folder()
    )
    with show_progress(quiet=quiet) as report:
        trends, problems, fresh = trace_terms(terms, sources, options, unit=by or "", report=report)
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if trends:
        for target, name in formats.items():
            write_file(target, TREND_FORMATS[name].render(trends))
        if not outputs:
            name = format_name or ("table" if sys.stdout.isatty() else "csv")
            if name == "table":
                from glossary.cli.times.table import print_trends

                print_trends(trends)
            else:
                write_file("-", TREND_FORMATS[name].render(trends))
    keep(fresh)
    return exit_code(problems)
