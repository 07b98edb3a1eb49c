"""`glossary terms check`: every problem of term lists."""

import click

from glossary.cli.choices import Named
from glossary.cli.config import config_option, find_config, paths_of
from glossary.cli.messages import PRINTERS


@click.command(short_help="Report every problem of term lists, with its place.")
@click.argument("paths", nargs=-1, metavar="[FILE|DIR]...")
@click.option("--strict", is_flag=True, help="Warnings count as findings too.")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=Named(("text", "json", "github")),
    default="text",
    show_default=True,
    help="text for people, json for programs, github for annotations in a workflow.",
)
@config_option
@click.option("-q", "--quiet", is_flag=True, help="Errors only, no summary.")
def check(paths: tuple[str, ...], strict: bool, format_name: str, quiet: bool) -> int:
    """Report every problem of FILE or DIR (default: the lists of the project and the user, else the built-in).

    One line a problem, `file:line:column: CODE what is wrong, what was expected`, sorted by place. Exit code 1
    where there are errors, with --strict warnings too; 3 where a file can't be read. As JSON a list of objects with
    file, line, column (from 1; 0: the whole file or line), code, severity, message and hint.

    \b
    EXAMPLES
      glossary terms check my-terms.yaml
      glossary terms check our-terms/ --strict
      glossary terms check our-terms/ -f json | jq -r '.[].code' | sort | uniq -c
    """
    from glossary.termbase import builtin_terms, read_term_lists
    from glossary.termbase.check import check_lists
    from glossary.termbase.load import build_entries

    chosen = paths or paths_of(find_config().layers) or (str(builtin_terms()),)
    files = tuple(read_term_lists(chosen))
    problems = check_lists(files)
    shown = [problem for problem in problems if not quiet or problem.severity == "error"]
    PRINTERS[format_name](shown)
    if not quiet:
        entries = sum(len(build_entries(file)[0]) for file in files)
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(f"{entries} entries, {errors} errors, {len(problems) - errors} warnings", err=True)
    if any(problem.code == "T001" for problem in problems):
        return 3
    return int(any(strict or problem.severity == "error" for problem in problems))
