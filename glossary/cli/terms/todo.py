"""`glossary terms todo` and `glossary terms stats`: what is still to be done."""

import json
from collections import Counter
from collections.abc import Sequence

import click

from glossary.cli.config import config_option, find_config
from glossary.cli.messages import print_problems, printable
from glossary.cli.output import write_file
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep, list_options, read_stdin
from glossary.errors import Problem
from glossary.model import ConceptEntry, GlossaryEntry


@click.command("todo", short_help="Append what recurs in documents and is not curated yet.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--in", "target", metavar="LIST", help="The list to append to (default: print the entries).")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="The best N.")
@click.option(
    "--min-count", type=click.IntRange(min=1), default=2, show_default=True, metavar="N", help="Least frequency."
)
@list_options
@click.option("-q", "--quiet", is_flag=True, help="No progress and no summary.")
def todo(
    sources: tuple[str, ...],
    target: str | None,
    top: int | None,
    min_count: int,
    term_lists: tuple[str, ...],
    no_builtin_terms: bool,
    quiet: bool,
) -> int:
    """Append to LIST the phrases that recur in SOURCE... and stand in no list, best first, as drafts without English.

    Each has its number and a sentence as a comment. What LIST holds already is not added: a second run adds nothing.

    \b
    EXAMPLES
      glossary terms todo speech.txt --in our-terms/new.yaml --top 40
      glossary terms todo speeches/ --min-count 5
    """
    from glossary.cli.terms.editing import edit_file
    from glossary.termbase.edit import add_entries
    from glossary.termbase.folding import fold_form
    from glossary.termbase.splices import NewEntry

    entries, problems = _build(sources, term_lists, builtin=not no_builtin_terms, quiet=quiet)
    wanted = [entry for entry in entries if _is_open(entry) and entry.frequency >= min_count]
    best = sorted(wanted, key=lambda entry: (-entry.termhood, -entry.frequency, entry.first, entry.term))[:top]
    stubs = [NewEntry({"zh": entry.term, "review": "draft"}, (_describe(entry),)) for entry in best]
    if target is None:
        write_file("-", add_entries("", stubs).encode("utf-8", "replace"))
    else:
        known: set[str] = set()

        def change(text: str) -> str:
            known.update(_list_forms(text, target))
            new = [stub for stub in stubs if fold_form(str(stub.fields["zh"])) not in known]
            stubs[:] = new
            return add_entries(text, new, file=target) if new else text

        edit_file(target, change, create=True)
        if not quiet:
            click.echo(f"{target}: {len(stubs)} added", err=True)
    return exit_code(problems)


@click.command("stats", short_help="Count entries, sources, drafts, and what documents need.")
@click.argument("paths", nargs=-1, metavar="[FILE|DIR]...")
@config_option
@click.option("--sources", multiple=True, metavar="SOURCE", help="Documents whose coverage is reckoned. Repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def stats(paths: tuple[str, ...], sources: tuple[str, ...], as_json: bool) -> int:
    """Count the entries of FILE or DIR (default: the lists that come with the program), a line a file.

    Unsourced, undated and draft entries are counted, and those with several renderings. With --sources: how many of
    the phrases that recur in the documents are curated, and how many of their occurrences.

    \b
    EXAMPLES
      glossary terms stats our-terms/
      glossary terms stats our-terms/ --sources speech.txt --json
    """
    from glossary.termbase import builtin_terms, load_termbase

    entries, problems = load_termbase(paths or (str(builtin_terms()),))
    print_problems(problem for problem in problems if problem.severity == "error")
    files: dict[str, Counter[str]] = {}
    for entry in entries:
        files.setdefault(entry.origin.file, Counter()).update(_count(entry))
    total = sum(files.values(), Counter[str]())
    coverage: dict[str, int] = {}
    if sources:
        built, faults = _build(sources, paths, builtin=not paths, quiet=True)
        problems = (*problems, *faults)
        coverage = _cover(built)
    if as_json:
        shown = {"files": {name: _fill(count) for name, count in files.items()}, "total": _fill(total)}
        click.echo(json.dumps({**shown, **({"coverage": coverage} if sources else {})}, ensure_ascii=False, indent=2))
    else:
        _print_table(files, total)
        if sources:
            click.echo(_describe_coverage(coverage))
    return exit_code(problems)


_COUNTS = ("entries", "several", "unsourced", "undated", "drafts", "uncurated")
_HEADS = ("entries", "several renderings", "unsourced", "undated", "drafts", "no English")


def _count(entry: ConceptEntry) -> Counter[str]:
    """Return what one entry adds to the table."""
    used = [term for term in entry.en if term.status in ("preferred", "admitted")]
    return Counter(
        entries=1,
        several=int(len(used) > 1),
        unsourced=int(bool(used) and not any(term.source for term in used)),
        undated=int(bool(used) and not any(term.date for term in used)),
        drafts=int(entry.review == "draft"),
        uncurated=int(not used),
    )


def _fill(count: Counter[str]) -> dict[str, int]:
    return {name: count[name] for name in _COUNTS}


def _print_table(files: dict[str, Counter[str]], total: Counter[str]) -> None:
    width = max((len(name) for name in (*files, "total")), default=5)
    click.echo(f"{'file':{width}}  " + "  ".join(_HEADS))
    for name, count in (*files.items(), ("total", total)):
        cells = (f"{count[key]:>{len(head)}}" for key, head in zip(_COUNTS, _HEADS, strict=True))
        click.echo(printable(f"{name:{width}}  " + "  ".join(cells)))


def _build(
    sources: Sequence[str], lists: Sequence[str], *, builtin: bool, quiet: bool
) -> tuple[tuple[GlossaryEntry, ...], tuple[Problem, ...]]:
    """Return all entries of the glossary of *sources* with nothing suggested, and the problems."""
    from glossary.pipeline import Options, build_glossary

    options = Options(
        term_lists=tuple(lists),
        layers=find_config().layers,
        builtin_terms=builtin,
        suggest=False,
        cache=cache_folder(),
    )
    with show_progress(quiet=quiet) as report:
        glossary, problems, fresh = build_glossary(sources, options, stdin=read_stdin(sources), report=report)
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    keep(fresh)
    return glossary.entries, problems


def _is_open(entry: GlossaryEntry) -> bool:
    return entry.status == "untranslated" and not entry.origin.file


def _describe(entry: GlossaryEntry) -> str:
    found = entry.contexts[0] if entry.contexts else None
    return f"{entry.frequency} times" + (f"; {found.source}:{found.line}: {found.text}" if found else "")


def _cover(entries: Sequence[GlossaryEntry]) -> dict[str, int]:
    """Return how many recurring phrases there are and how many of them are curated, by phrase and by occurrence."""
    recurring = [entry for entry in entries if entry.frequency > 1 and entry.reasons]
    curated = [entry for entry in recurring if entry.status == "curated"]
    return {
        "recurring": len(recurring),
        "curated": len(curated),
        "occurrences": sum(entry.frequency for entry in recurring),
        "curated_occurrences": sum(entry.frequency for entry in curated),
    }


def _describe_coverage(coverage: dict[str, int]) -> str:
    phrases = 100 * coverage["curated"] / max(1, coverage["recurring"])
    places = 100 * coverage["curated_occurrences"] / max(1, coverage["occurrences"])
    return (
        f"curated: {coverage['curated']} of {coverage['recurring']} recurring phrases ({phrases:.0f} %), "
        f"{coverage['curated_occurrences']} of {coverage['occurrences']} occurrences ({places:.0f} %)"
    )


def _list_forms(text: str, file: str) -> set[str]:
    """Return the folded Chinese forms of the list *text*."""
    from glossary.termbase.files import split_list
    from glossary.termbase.folding import fold_form
    from glossary.termbase.load import build_entries
    from glossary.yamltext import parse_yaml

    entries, _ = build_entries(split_list(file, *parse_yaml(text, file)))
    return {fold_form(term.text) for entry in entries for term in entry.zh}
