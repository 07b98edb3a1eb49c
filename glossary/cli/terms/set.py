"""`glossary terms set`: one field of one entry."""

import click

from glossary.cli.choices import LazyNamed
from glossary.cli.terms.editing import edit_file, try_edit
from glossary.cli.terms.fields import LISTS, check_edit, parse_field


@click.command("set", short_help="Change one field of an entry.")
@click.argument("entry")
@click.argument("field", type=LazyNamed("glossary.termbase.shape", "ENTRY_KEYS", metavar="FIELD"))
@click.argument("values", nargs=-1, metavar="[VALUE]...")
@click.option("--in", "file", required=True, metavar="FILE", help="The list that holds the entry.")
@click.option("--append", is_flag=True, help="Put VALUE behind what the field holds instead of replacing it.")
@click.option("--unset", is_flag=True, help="Take the field away.")
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all went well.")
def set_value(
    entry: str, field: str, values: tuple[str, ...], file: str, append: bool, unset: bool, dry_run: bool, quiet: bool
) -> None:
    """Give FIELD of ENTRY the VALUE, in FILE, changing no other byte.

    ENTRY is a Chinese term, an id, or the line where the entry begins. FIELD is a key of an entry (see `glossary terms
    schema`); en, zh, abbr, also, avoid, context and see take several values, and terms with details as YAML. An edit
    that would make the list faulty is refused.

    \b
    EXAMPLES
      glossary terms set 大国 date 2017 --in our-terms/relations.yaml
      glossary terms set 大国 en "major country" "great power" --in relations.yaml
      glossary terms set 大国 avoid '{text: big country, note: childish}' --append --in relations.yaml
      glossary terms set 大国 note --unset --in relations.yaml
    """
    from glossary.termbase.edit import extend_field, set_field

    if unset == bool(values):
        raise click.UsageError("expected a VALUE, or --unset.")
    if append and field not in LISTS:
        raise click.UsageError(f"--append: {field!r} holds one value.")
    value = None if unset else parse_field(field, values)
    name = int(entry) if entry.isdecimal() else entry

    def change(text: str) -> str:
        whole = extend_field(text, name, field, value, file=file) if append and value else value
        return check_edit(text, set_field(text, name, field, whole, file=file), file)

    before, after = (try_edit if dry_run else edit_file)(file, change)
    if not (quiet or dry_run):
        click.echo(f"{file}: {entry}: {field} {'changed' if after != before else 'is that already'}", err=True)
