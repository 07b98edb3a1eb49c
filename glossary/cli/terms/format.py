"""`glossary terms format`: term lists in their canonical form."""

from collections.abc import Callable
from functools import partial

import click

from glossary.cli.config import config_option, find_config, paths_of
from glossary.cli.messages import print_problems
from glossary.cli.output import write_file
from glossary.cli.terms.editing import edit_file, read_whole
from glossary.errors import GlossaryError, Problem


@click.command("format", short_help="Put term lists into their canonical form.")
@click.argument("paths", nargs=-1, metavar="[FILE|DIR|-]...")
@click.option("--check", is_flag=True, help="Change nothing; exit code 1 where a file would change.")
@config_option
@click.option("-q", "--quiet", is_flag=True, help="Print no names of files and no summary.")
def format_lists(paths: tuple[str, ...], check: bool, quiet: bool) -> int:
    """Put FILE, or every list in DIR, into the canonical form, and print the names of those that changed.

    Without a name the lists of the project and the user are formatted.

    Order of keys, indentation and quotes are set; what the lists hold, the order of entries, every comment and the
    line ends stay. Twice is the same as once. With - standard input is formatted to standard output, as editors
    want it. A list with faults is left alone and reported.

    \b
    EXAMPLES
      glossary terms format our-terms/
      glossary terms format --check our-terms/
    """
    from glossary.termbase.format import format_list
    from glossary.termbase.paths import find_files

    paths = paths or paths_of(find_config().layers)
    if not paths:
        raise click.UsageError("Missing FILE or DIR, and no glossary.toml names lists.")
    if "-" in paths:
        if len(paths) > 1 or check:
            raise click.UsageError("- stands alone: standard input is formatted to standard output.")
        write_file("-", format_list(read_whole("-"), file="-").encode("utf-8"))
        return 0
    changed, problems, code = 0, list[Problem](), 0
    files = [str(path) for _, path in find_files(paths)]
    for file in files:
        try:
            differs = _format_file(file, partial(format_list, file=file), check=check)
        except GlossaryError as error:
            problems += error.problems
            code = max(code, error.exit_code)
            continue
        changed += differs
        if differs and not quiet:
            click.echo(click.format_filename(file))
    print_problems(problems)
    if not quiet:
        click.echo(f"{changed} of {len(files)} lists {'would change' if check else 'changed'}", err=True)
    return code or int(check and changed > 0)


def _format_file(file: str, change: Callable[[str], str], *, check: bool) -> bool:
    """Format *file*, or with *check* only look at it; return whether its canonical form is another text."""
    if check:
        text = read_whole(file)
        return change(text) != text
    before, after = edit_file(file, change)
    return after != before
