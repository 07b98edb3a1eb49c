"""`glossary extract`: the candidates alone, best first, each with its reasons."""

import sys

import click

from glossary.cli.choices import LazyNamed
from glossary.cli.config import find_config
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep, read_stdin, source_options
from glossary.cli.work import make_work, work_options

CONTEXTS = {"json": 100, "yaml": 1}
"""Format → contexts it shows of a candidate."""


@click.command(short_help="List the term candidates of some documents, with reasons.")
@source_options
@click.option("--no-terms", is_flag=True, help="Use no term list at all: the statistics and rules alone.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE instead of standard output.")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=LazyNamed("glossary.writers.candidates", "CANDIDATE_FORMATS", ("table",)),
    help="table, tsv, json, or yaml: entries to edit, with empty `en`.",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE|DIR",
    help="Texts of another kind to compare with; a phrase must be more frequent here than there. Repeatable.",
)
@click.option(
    "--word-list",
    "word_lists",
    multiple=True,
    metavar="FILE",
    help="YAML file that adds to, takes from or replaces the word lists of the rules. Repeatable.",
)
@click.option(
    "--set",
    "assignments",
    multiple=True,
    metavar="NAME=VALUE",
    help="A threshold, for example strong=3; the README lists them all. Repeatable.",
)
@work_options
def extract(
    sources: tuple[str, ...],
    term_lists: tuple[str, ...],
    output: str,
    format_name: str | None,
    quiet: bool,
    no_builtin_terms: bool,
    no_terms: bool,
    min_count: int | None,
    top: int | None,
    references: tuple[str, ...],
    word_lists: tuple[str, ...],
    assignments: tuple[str, ...],
    jobs: int | None,
    memory: int | None,
    cluster: str,
    scratch: str,
    keep_folder: str,
    keep_size: int,
) -> int:
    """List the term candidates of SOURCE..., best first, each with the reasons for its rank.

    \b
    EXAMPLES
      glossary extract speech.txt --top 40
      glossary extract speech.txt -f yaml -o new-terms.yaml
      glossary extract speeches/ --no-terms -f json
      glossary extract speech.txt --reference newspapers/ --set strong=3
      glossary extract archive/ --jobs 8 --memory 8G -o terms.tsv
    """
    from glossary.cli.thresholds import parse_settings
    from glossary.pipeline import Options, extract_candidates

    if no_terms and term_lists:
        raise click.UsageError("--no-terms and -t exclude each other.")
    check_targets([output], sources)
    name = format_name or ("table" if output == "-" and sys.stdout.isatty() else "tsv")
    options = Options(
        term_lists=term_lists,
        layers=find_config().layers,
        builtin_terms=not (no_terms or no_builtin_terms),
        min_count=min_count,
        top=top,
        cache=cache_folder(),
        references=references,
        word_lists=word_lists,
        settings=parse_settings(assignments),
        work=make_work(jobs, memory, cluster, scratch, keep_folder, keep_size),
        contexts=CONTEXTS.get(name, 0),
    )
    with show_progress(quiet=quiet) as report:
        terms, problems, fresh = extract_candidates(sources, options, stdin=read_stdin(sources), report=report)
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if terms.sources:
        if name == "table":
            from glossary.cli.table import print_terms

            print_terms(terms)
        else:
            from glossary.writers.candidates import CANDIDATE_FORMATS

            write_file(output, CANDIDATE_FORMATS[name](terms))
    keep(fresh)
    return exit_code(problems)
