"""`glossary terms diff` and `glossary terms merge`: two term bases."""

import json
from pathlib import Path

import click

from glossary.cli.messages import print_problems, printable
from glossary.cli.output import write_file
from glossary.cli.terms.editing import edit_file, read_whole
from glossary.model import ConceptEntry

_MARKS = {"added": "+", "removed": "-", "changed": "~"}


@click.command("diff", short_help="Show what two term bases say differently.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, an object a difference.")
def diff(old: str, new: str, as_json: bool) -> int:
    """Show the entries that NEW has more than OLD (+), less (-), and field by field what changed (~).

    OLD and NEW are lists or folders of them. Exit code 1 where they differ.

    \b
    EXAMPLES
      glossary terms diff last-year/ our-terms/
      glossary terms diff theirs.yaml ours.yaml --json
    """
    from glossary.termbase.difference import compare_entries

    found = compare_entries(_load(old), _load(new))
    if as_json:
        click.echo(json.dumps([item._asdict() for item in found], ensure_ascii=False, indent=2))
    else:
        for kind, zh, field, before, after in found:
            change = f" {field}: {before or '–'} → {after or '–'}" if field else f" {after or before}".rstrip()
            click.echo(printable(f"{_MARKS[kind]} {zh}{change}"))
    return int(bool(found))


@click.command("merge", short_help="Put two term lists together.")
@click.argument("base", metavar="BASE")
@click.argument("other", metavar="OTHER")
@click.option("-o", "--output", metavar="FILE", help="Where the whole goes (default: standard output).")
@click.option("--in-place", is_flag=True, help="Write it to BASE.")
@click.option("-q", "--quiet", is_flag=True, help="No summary.")
def merge(base: str, other: str, output: str | None, in_place: bool, quiet: bool) -> int:
    """Put the entries of OTHER, a list or a folder, into the list BASE: missing ones behind the last, others completed.

    Nothing of either is lost: where both prefer different English, OTHER's becomes admitted. Everything they say
    differently is printed on standard error for a person to decide; exit code 1 then.

    \b
    EXAMPLES
      glossary terms merge house.yaml colleague.yaml -o both.yaml
      glossary terms merge house.yaml colleague.yaml --in-place
    """
    from glossary.termbase.update import Update, update_list

    if in_place and output:
        raise click.UsageError("--in-place and -o exclude each other.")
    entries = _load(other)
    made: list[Update] = []

    def change(text: str) -> str:
        made.append(update_list(text, entries, unsourced=f"merged from {Path(other).name}", file=base))
        return made[-1].text

    if in_place:
        edit_file(base, change)
    else:
        write_file(output or "-", change(read_whole(base)).encode("utf-8"))
    update = made[-1]
    for conflict in update.conflicts:
        line = f"{conflict.zh}: {conflict.field} is {conflict.ours!r} in {base}, {conflict.theirs!r} in {other}"
        click.echo(printable(line), err=True)
    if not quiet:
        added, changed = len(update.added), len(update.changed)
        click.echo(f"{added} added, {changed} completed, {len(update.conflicts)} conflicts", err=True)
    return int(bool(update.conflicts))


def _load(path: str) -> tuple[ConceptEntry, ...]:
    """Return the entries of *path*; its problems are printed. Raises DataError, InputError."""
    from glossary.errors import DataError, InputError
    from glossary.termbase import load_termbase

    entries, problems = load_termbase([path])
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise (InputError if errors[0].code == "T001" else DataError)(*errors)
    print_problems(problems)
    return entries
