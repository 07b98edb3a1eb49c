"""`glossary terms`: look after term lists."""

import click

from glossary.cli.lazy import LazyGroup

COMMANDS = {
    "check": "glossary.cli.terms.check:check",
    "find": "glossary.cli.terms.find:find",
    "format": "glossary.cli.terms.format:format_lists",
    "add": "glossary.cli.terms.add:add",
    "set": "glossary.cli.terms.set:set_value",
    "accept": "glossary.cli.terms.accept:accept",
    "todo": "glossary.cli.terms.todo:todo",
    "stats": "glossary.cli.terms.todo:stats",
    "import": "glossary.cli.terms.imports:import_files",
    "export": "glossary.cli.terms.export:export",
    "merge": "glossary.cli.terms.diff:merge",
    "diff": "glossary.cli.terms.diff:diff",
    "schema": "glossary.cli.terms.schema:print_schema",
}
"""Name of a command → module and function; imported when the command is called or listed."""


@click.group(cls=LazyGroup, homes=COMMANDS, short_help="Check and edit term lists.")
def terms() -> None:
    """Look after term lists: YAML files that people edit by hand and with these commands."""
