"""`glossary check`: is the translation true to the term lists."""

import sys

import click

from glossary.bitext import VERDICTS, Review
from glossary.cli.choices import LazyNamed
from glossary.cli.config import find_config
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.pairs import choose_format, pair_options
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep

_TABLE = ("glossary.writers.bilingual", "REVIEW_FORMATS", ("table",))


@click.command(short_help="Check a translation against the term lists.")
@pair_options
@click.option("--strict", is_flag=True, help="Superseded renderings and terms not found count as findings too.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write FILE: .html both texts side by side, .json everything, .txt a line for each finding. Repeatable.",
)
@click.option(
    "-f", "--format", "format_name", type=LazyNamed(*_TABLE), help="table, html, json, or lines: file:line:column."
)
def check(
    zh: str,
    en: str,
    term_lists: tuple[str, ...],
    no_builtin_terms: bool,
    quiet: bool,
    strict: bool,
    outputs: tuple[str, ...],
    format_name: str | None,
) -> int:
    """Tell for each curated term in the Chinese ZH what stands for it in its English version EN.

    A preferred or admitted rendering is fine, whatever its number, tense, article, hyphen or spelling; one that was
    superseded is shown; one to be avoided makes the exit code 1. A term without a known rendering is asked about,
    with what stands there instead where that is clear: a good translation says one term in ten in another way. Terms
    rendered in several ways are listed together.

    \b
    EXAMPLES
      glossary check speech.zh.docx draft.en.docx
      glossary check speech.zh.txt draft.en.txt -t house-terms.yaml -o check.html
      glossary check zh/ en/ -f lines
    """
    from glossary.bilingual import check_translation
    from glossary.pipeline import Options
    from glossary.writers.bilingual import REVIEW_FORMATS

    formats = {target: choose_format(target, format_name, REVIEW_FORMATS) for target in outputs}
    check_targets(outputs, (zh, en))
    options = Options(
        term_lists=term_lists, layers=find_config().layers, builtin_terms=not no_builtin_terms, cache=cache_folder()
    )
    with show_progress(quiet=quiet) as report:
        review, problems, fresh = check_translation(zh, en, options, report=report)
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if review.documents:
        for target, name in formats.items():
            write_file(target, REVIEW_FORMATS[name].render(review))
        if not outputs:
            name = format_name or ("table" if sys.stdout.isatty() else "lines")
            if name == "table":
                from glossary.cli.pairs.table import print_review

                print_review(review)
            else:
                write_file("-", REVIEW_FORMATS[name].render(review))
        if not quiet:
            click.echo(_summary(review), err=True)
    keep(fresh)
    return exit_code(problems) or int(_fails(review, strict=strict))


def _summary(review: Review) -> str:
    counts = {verdict: sum(finding.verdict == verdict for finding in review.findings) for verdict in VERDICTS}
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.items() if count)
    return f"{len(review.findings)} places of curated terms: {told}" if told else "no curated term in the Chinese"


def _fails(review: Review, *, strict: bool) -> bool:
    failing = ("deprecated", "superseded", "not found") if strict else ("deprecated",)
    return any(finding.verdict in failing for finding in review.findings)
