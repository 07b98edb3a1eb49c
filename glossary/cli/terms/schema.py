"""`glossary terms schema`: the shape of a term list, for editors."""

import click

from glossary.cli.output import write_file
from glossary.cli.terms.editing import edit_file


@click.command("schema", short_help="Print the JSON Schema of term lists, or put it beside them.")
@click.argument("paths", nargs=-1, metavar="[FILE|DIR]...")
def print_schema(paths: tuple[str, ...]) -> None:
    """Print the JSON Schema (draft-07) of a term list, or put it to use for FILE or every list in DIR.

    With it an editor that has the YAML language server completes keys, explains them and underlines mistakes while
    one types. For FILE the schema is written to `glossary.schema.json` beside it, and the first line of FILE names it.

    \b
    EXAMPLES
      glossary terms schema > glossary.schema.json
      glossary terms schema our-terms/
    """
    from pathlib import Path

    from glossary.termbase.paths import find_files
    from glossary.termbase.schema import NAME_OF_FILE, add_modeline, render_schema

    if not paths:
        write_file("-", render_schema())
        return
    files = [path for _, path in find_files(paths)]
    for file in files:
        edit_file(str(file), add_modeline)
    for folder in sorted({Path(file).parent for file in files}):
        write_file(str(folder / NAME_OF_FILE), render_schema())
        click.echo(str(folder / NAME_OF_FILE))
