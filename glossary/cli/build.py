"""`glossary build`: documents in, a glossary out."""

import sys
from collections.abc import Mapping

import click

from glossary.cli.choices import LazyNamed, Named
from glossary.cli.config import find_config, paths_of
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep, newest, read_stdin, source_options
from glossary.errors import GlossaryError
from glossary.model import Glossary


@click.command(short_help="Make the glossary of some documents.")
@source_options
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write FILE; its suffix names the format. Repeatable.",
)
@click.option(
    "-f",
    "--format",
    "format_name",
    type=LazyNamed("glossary.writers", "FORMATS", ("table",)),
    help="Format of standard output, or of a FILE whose suffix does not tell (see `glossary formats`).",
)
@click.option(
    "--sort",
    type=Named(("frequency", "pinyin", "first", "subject")),
    default="frequency",
    show_default=True,
    help="Order of the entries.",
)
@click.option(
    "--script",
    type=Named(("both", "hans", "hant-tw", "hant-hk")),
    default="both",
    show_default=True,
    help="Simplified, Traditional as written in Taiwan or Hong Kong, or both.",
)
@click.option(
    "--untranslated",
    type=Named(("keep", "drop", "only")),
    default="keep",
    show_default=True,
    help="Phrases without an English rendering.",
)
@click.option(
    "--suggest/--no-suggest",
    default=True,
    show_default=True,
    help="Suggest renderings, marked as such, for phrases nobody curated.",
)
@click.option(
    "--suggest-from",
    type=LazyNamed("glossary.suggest", "DICTIONARIES", metavar="NAME"),
    multiple=True,
    help="Suggest from this dictionary, too: cc-cedict, under its own licence.",
)
@click.option("--title", default="", metavar="TEXT", help="Title of the glossary (default: the name of the document).")
def build(
    sources: tuple[str, ...],
    term_lists: tuple[str, ...],
    outputs: tuple[str, ...],
    format_name: str | None,
    quiet: bool,
    no_builtin_terms: bool,
    min_count: int | None,
    top: int | None,
    sort: str,
    script: str,
    untranslated: str,
    suggest: bool,
    suggest_from: tuple[str, ...],
    title: str,
) -> int:
    """Make the glossary of SOURCE...: files, folders, or - for standard input.

    Reads .txt .md .html .docx .pdf .srt .vtt in UTF-8, UTF-16, GB18030 or Big5, Simplified or Traditional.
    Without -o a terminal gets a table and a pipe gets TSV, or what -f asks for.

    \b
    EXAMPLES
      glossary build speech.txt -o glossary.html -o glossary.csv
      glossary build speeches/ -t our-terms/ --sort pinyin -o glossary.html
      cat speech.txt | glossary build - -f json > glossary.json
    """
    from glossary.pipeline import Options, build_glossary

    formats = [format_of(target, format_name) for target in outputs]
    check_targets(outputs, sources)
    _check_office(dict(zip(outputs, formats, strict=True)) if outputs else {"-": format_name})
    options = Options(
        term_lists=term_lists,
        layers=find_config().layers,
        builtin_terms=not no_builtin_terms,
        min_count=min_count,
        top=top,
        sort=sort,
        script=script,
        untranslated=untranslated,
        suggest=suggest,
        suggest_from=suggest_from,
        title=title,
        modified=newest(sources, term_lists, paths_of(find_config().layers)),
        cache=cache_folder(),
    )
    with show_progress(quiet=quiet) as report:
        glossary, problems, fresh = build_glossary(sources, options, stdin=read_stdin(sources), report=report)
        if glossary.sources:
            rendered = [_render(name, glossary, target) for target, name in zip(outputs, formats, strict=True)]
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if glossary.sources:
        for target, name, data in zip(outputs, formats, rendered, strict=True):
            write_file(target, data)
            if not quiet:
                print_left_out(target, name, glossary)
        if not outputs:
            _print_glossary(glossary, format_name)
        elif not quiet:
            _print_summary(glossary, outputs)
    keep(fresh)
    return exit_code(problems)


def format_of(target: str, format_name: str | None) -> str:
    """Return the name of the format for *target*: its suffix tells, unless -f names another with that suffix."""
    from glossary.writers import FORMATS, format_for

    if format_name and format_name in FORMATS and (target == "-" or target.endswith(FORMATS[format_name].suffix)):
        return format_name
    try:
        return format_for(target)
    except GlossaryError:
        if format_name and format_name in FORMATS:
            return format_name
        raise


def _print_glossary(glossary: Glossary, format_name: str | None) -> None:
    """Print the glossary on standard output: a table for a person, bytes for a program."""
    if format_name is None:
        format_name = "table" if sys.stdout.isatty() else "tsv"
    if format_name == "table":
        from glossary.cli.table import print_glossary

        print_glossary(glossary)
    else:
        write_file("-", _render(format_name, glossary, "-"))


def _render(name: str, glossary: Glossary, target: str) -> bytes:
    """Return the glossary in a format; what is printed goes through LibreOffice."""
    from glossary.writers import FORMATS

    data = FORMATS[name].render(glossary)
    if FORMATS[name].printed:
        from glossary.cli.office import convert_to_pdf

        return convert_to_pdf(data, target)
    return data


def _check_office(formats: Mapping[str, str | None]) -> None:
    """Raise InputError, before any work is done, for a target (→ its format) that needs a LibreOffice there is not."""
    from glossary.writers import FORMATS

    for target, name in formats.items():
        if name and name in FORMATS and FORMATS[name].printed:
            from glossary.cli.office import require_office

            require_office(target)


def print_left_out(target: str, name: str, glossary: Glossary) -> None:
    """Say on standard error what the format of *target* could not hold."""
    from glossary.writers.losses import find_losses

    for lost in find_losses(name, glossary):
        click.echo(f"{target}: left out: {lost}", err=True)


def _print_summary(glossary: Glossary, outputs: tuple[str, ...]) -> None:
    """Say on standard error what was made."""
    count = len(glossary.entries)
    curated = sum(entry.status == "curated" for entry in glossary.entries)
    click.echo(f"{count} entries, {curated} with curated English: {', '.join(outputs)}", err=True)
