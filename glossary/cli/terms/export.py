"""`glossary terms export`: a term base in every format."""

import click

from glossary.cli.build import format_of, print_left_out
from glossary.cli.choices import LazyNamed, Named
from glossary.cli.config import config_option, find_config
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep


@click.command("export", short_help="Write term lists in another format.")
@click.argument("paths", nargs=-1, metavar="[FILE|DIR]...")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="A file to write; its suffix tells the format. Repeatable.",
)
@click.option(
    "-f", "--format", "format_name", type=LazyNamed("glossary.writers", "FORMATS"), help="Format of standard output."
)
@click.option(
    "--script",
    type=Named(("hans", "hant-tw", "hant-hk", "both")),
    default="both",
    show_default=True,
    help="Chinese script.",
)
@click.option("--title", default="", metavar="TEXT", help="Title of the whole.")
@config_option
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def export(
    paths: tuple[str, ...], outputs: tuple[str, ...], format_name: str | None, script: str, title: str, quiet: bool
) -> int:
    """Write the entries of FILE or DIR, each list a layer over the one before, in the formats of `glossary formats`.

    Without a name the built-in lists and those of the project and the user are written. Without -o standard output
    gets JSON, or what -f asks for; JSON holds everything that a list says.

    \b
    EXAMPLES
      glossary terms export -o all.tbx -o all.xlsx
      glossary terms export our-terms/ -f omegat > glossary.utf8
    """
    from glossary.pipeline import Options, list_termbase
    from glossary.writers import FORMATS
    from glossary.writers.term_base import render_entries

    targets = outputs or ("-",)
    formats = [(format_name or "json") if target == "-" else format_of(target, format_name) for target in targets]
    check_targets(targets, paths)
    layers = () if paths else find_config().layers
    options = Options(
        term_lists=paths, layers=layers, builtin_terms=not paths, title=title, script=script, cache=cache_folder()
    )
    with show_progress(quiet=quiet) as report:
        glossary, entries, problems, fresh = list_termbase(options, report=report)
        rendered = [render_entries(entries) if name == "json" else FORMATS[name].render(glossary) for name in formats]
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    for target, name, data in zip(targets, formats, rendered, strict=True):
        write_file(target, data)
        if not quiet and name != "json":
            print_left_out(target, name, glossary)
    if outputs and not quiet:
        click.echo(f"{len(entries)} entries: {', '.join(outputs)}", err=True)
    keep(fresh)
    return exit_code(problems)
