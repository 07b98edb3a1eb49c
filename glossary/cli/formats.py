"""`glossary formats`: what can be written, and for which tool."""

import click


@click.command(short_help="List the output formats.")
def formats() -> None:
    """List every output format with its suffix, the tool it is for, and what it keeps."""
    from rich.console import Console
    from rich.table import Table

    from glossary.writers import FORMATS

    table = Table("format", "suffix", "for", "keeps", box=None, pad_edge=False)
    for name, kind in FORMATS.items():
        table.add_row(name, kind.suffix, kind.consumer, kind.keeps)
    Console().print(table)
