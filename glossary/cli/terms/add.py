"""`glossary terms add`: one new entry."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from glossary.cli.choices import Named
from glossary.cli.terms.editing import edit_file, try_edit
from glossary.cli.terms.fields import check_edit, parse_field
from glossary.model import STATUSES
from glossary.termbase.layout import Field
from glossary.termbase.shape import CHOICES

_TEXTS = {
    "source": "Where the pair of terms is attested.",
    "date": "From when the rendering is in use: 2017, 2012–2016.",
    "note": "Remark shown to the reader.",
    "pinyin": "Reading, where the program gets it wrong.",
    "hant": "Traditional form, where the conversion gets it wrong.",
    "subject_field": "Field the term belongs to.",
    "definition": "Definition of the concept.",
    "region": "Where the rendering is used.",
    "id": "Stable name of the entry.",
}
_SEVERAL = {
    "abbr": "English abbreviation.",
    "also": "Further rendering that may be used.",
    "avoid": "Wrong rendering; with its reason: '{text: …, note: …}'.",
    "context": "Sentence that shows the term in use.",
    "see": "Headword or id of a related entry.",
}
_CHOICES = {
    "review": "How far the entry is reviewed; a draft needs no English.",
    "part_of_speech": "Part of speech.",
    "type": "Type of the term.",
}


def _field_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* an option for each field of an entry."""
    options = [
        *(click.option(_flag(key), metavar="TEXT", help=text) for key, text in _TEXTS.items()),
        *(
            click.option(_flag(key), multiple=True, metavar="TEXT", help=f"{text} Repeatable.")
            for key, text in _SEVERAL.items()
        ),
        *(click.option(_flag(key), type=Named(CHOICES[key]), help=text) for key, text in _CHOICES.items()),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _flag(key: str) -> str:
    return f"--{key.replace('_', '-')}"


@click.command("add", short_help="Add an entry to a term list.")
@click.argument("chinese", metavar="ZH")
@click.argument("english", nargs=-1, metavar="[EN]...")
@click.option("--in", "file", required=True, metavar="FILE", help="The list; made where there is none.")
@click.option(
    "--form", "forms", multiple=True, metavar="ZH", help="Another Chinese form, found in texts as well. Repeatable."
)
@click.option("--status", type=Named(STATUSES), help="Status of the first EN (default: preferred).")
@_field_options
@click.option("--dry-run", is_flag=True, help="Show the difference and write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all went well.")
def add(
    chinese: str,
    english: tuple[str, ...],
    file: str,
    forms: tuple[str, ...],
    status: str | None,
    dry_run: bool,
    quiet: bool,
    **given: str | tuple[str, ...] | None,
) -> None:
    """Add the term ZH with its English EN to FILE, behind the last entry, changing no other byte.

    The first EN is preferred, the others may be used. An entry that would make the list faulty is refused: a headword
    that stands there already, a date that is none.

    \b
    EXAMPLES
      glossary terms add 全球文明倡议 "Global Civilization Initiative" --abbr GCI --date 2023 --in our-terms.yaml
      glossary terms add 大国 "major country" --avoid '{text: big country, note: childish}' --in our-terms.yaml
      glossary terms add 新表述 --review draft --in our-terms.yaml
    """
    from glossary.termbase.edit import add_entry

    fields: dict[str, Field] = {"zh": parse_field("zh", [chinese, *forms])}
    if english:
        fields["en"] = parse_field("en", english)
        if status:
            fields["en"] = _state(fields["en"], status)
    elif status:
        raise click.UsageError("--status is the status of EN; expected one.")
    for key, value in given.items():
        if value:
            fields[key] = parse_field(key, (value,) if isinstance(value, str) else value)

    def change(text: str) -> str:
        return check_edit(text, add_entry(_begin_list(text, file), fields, file=file), file)

    before, _ = (try_edit if dry_run else edit_file)(file, change, create=True)
    if not (quiet or dry_run):
        click.echo(f"{file}: {'added' if before else 'new list with'} {chinese}", err=True)


def _state(english: Field, status: str) -> Field:
    """Return *english* with *status* for its first term."""
    first, *others = (english,) if isinstance(english, str | Mapping) else english
    stated = {"text": first} if isinstance(first, str) else dict(first)
    stated["status"] = status
    return [stated, *others] if others else stated


def _begin_list(text: str, file: str) -> str:
    """Return *text*, or where it is empty the line that names the schema, if that stands beside *file*."""
    from pathlib import Path

    from glossary.termbase.schema import NAME_OF_FILE, add_modeline

    return text if text or not Path(file).with_name(NAME_OF_FILE).is_file() else add_modeline(text)
