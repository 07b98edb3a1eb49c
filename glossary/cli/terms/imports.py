"""`glossary terms import`: entries of other tools into a list."""

from collections.abc import Iterable
from pathlib import Path

import click

from glossary.cli.messages import print_problems, printable
from glossary.cli.terms.editing import edit_file, try_edit
from glossary.cli.terms.fields import check_edit
from glossary.errors import InputError, Problem
from glossary.model import ConceptEntry


@click.command("import", short_help="Bring entries of other tools into a list.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--in", "target", required=True, metavar="LIST", help="The list; made where there is none.")
@click.option(
    "--columns",
    metavar="FIELD=HEAD,...",
    help="Columns of a table by head or number: zh=1,en=Target. Fields: zh en also avoid pinyin source date note …",
)
@click.option("--source", metavar="TEXT", help="Source of renderings that name none.")
@click.option("--replace", is_flag=True, help="A preferred rendering of FILE becomes the preferred one of LIST.")
@click.option("--dry-run", is_flag=True, help="Print what would change, change nothing.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings.")
def import_files(
    files: tuple[str, ...],
    target: str,
    columns: str | None,
    source: str | None,
    replace: bool,
    dry_run: bool,
    quiet: bool,
) -> int:
    """Bring the entries of FILE... into LIST: .csv .tsv .xlsx .tbx (2008 and v3) .utf8 (OmegaT) .json .yaml.

    What LIST knows by any Chinese form is completed, not repeated: new forms and renderings are added, a further
    preferred rendering as an admitted one. Comments, order and everything else in LIST stay. What FILE and LIST say
    differently is printed; exit code 1 then.

    \b
    EXAMPLES
      glossary terms import multiterm.tbx --in our-terms/house.yaml
      glossary terms import list.xlsx --in house.yaml --columns zh=B,en=Translation --dry-run
    """
    from glossary.termbase.update import Update, update_list

    entries, problems = _read_all(files, dict(_split_columns(columns or "")))
    print_problems(problem for problem in problems if not quiet or problem.severity == "error")
    if any(problem.severity == "error" for problem in problems):
        return 3 if any(problem.code == "T001" for problem in problems) else 65
    made: list[Update] = []
    unsourced = f"imported from {', '.join(Path(name).name for name in files)}"

    def change(text: str) -> str:
        made.append(update_list(text, entries, replace=replace, source=source or "", unsourced=unsourced, file=target))
        return check_edit(text, made[-1].text, target) if made[-1].text != text else text

    (try_edit if dry_run else edit_file)(target, change, create=True)
    update = made[-1]
    for conflict in update.conflicts:
        line = f"{target}: {conflict.zh}: {conflict.field} is {conflict.ours!r} here, {conflict.theirs!r} there"
        click.echo(printable(line))
    if not quiet:
        click.echo(
            f"{target}: {len(update.added)} added, {len(update.changed)} completed, {len(update.conflicts)} conflicts",
            err=True,
        )
    return int(bool(update.conflicts))


def _split_columns(given: str) -> Iterable[tuple[str, str]]:
    """Yield field and column of `zh=1,en=Target`. Raises click.UsageError."""
    for part in filter(None, given.split(",")):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if not (field and equals and column):
            raise click.UsageError(f"--columns {part!r}: expected FIELD=HEAD, for example zh=1.")
        yield field, column


def _read_all(files: Iterable[str], columns: dict[str, str]) -> tuple[list[ConceptEntry], list[Problem]]:
    """Return the entries of all *files* and their problems."""
    from glossary.importers import LARGEST, parse_import
    from glossary.termbase import load_termbase

    entries: list[ConceptEntry] = []
    problems: list[Problem] = []
    for name in files:
        if name.lower().endswith((".yaml", ".yml")):
            found, faults = load_termbase([name])
        else:
            try:
                with Path(name).open("rb") as stream:
                    found, faults = parse_import(stream.read(LARGEST + 1), name, columns)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise InputError(Problem(name, 0, 0, "T001", f"can't be opened: {reason}")) from error
        entries += found
        problems += faults
    return entries, problems
