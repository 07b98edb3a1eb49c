"""`glossary terms find`: entries by characters, pinyin or English."""

import json
from pathlib import Path
from typing import Any

import click

from glossary.cli.config import find_config
from glossary.cli.messages import print_problems, printable
from glossary.cli.progress import show_progress
from glossary.cli.sources import cache_folder, exit_code, keep, list_options
from glossary.errors import Problem

_NAMES = {"admitted": "also", "superseded": "formerly", "deprecated": "avoid"}
"""What a person reads for a status; the preferred rendering stands first and needs no word."""


@click.command("find", short_help="Find entries by characters, pinyin or English.")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@list_options
@click.option("--fuzzy", is_flag=True, help="Find also what is only like QUERY.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="Show the best N.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, an object an entry.")
def find(
    query: tuple[str, ...], term_lists: tuple[str, ...], no_builtin_terms: bool, fuzzy: bool, top: int, as_json: bool
) -> int:
    """Find the entries that QUERY means, best first, in all lists: built-in, project, personal, and those of -t.

    QUERY is Chinese in Simplified or Traditional characters, pinyin with or without tones and blanks, or English words,
    the last of which may be unfinished; of several words all must fit. Exit code 1 where nothing is found.

    \b
    EXAMPLES
      glossary terms find 命運共同體
      glossary terms find mingyun gongtongti
      glossary terms find shared future
      glossary terms find --fuzzy 人类运命共同体 --json
    """
    from glossary import __version__
    from glossary.spelling import fingerprint
    from glossary.termbase.index import Row, load_index
    from glossary.termbase.paths import find_files, list_layers
    from glossary.termbase.search import find_rows

    folder, version = cache_folder(), fingerprint(__version__)
    rows, layers = list[Row](), list[str]()
    problems, fresh = list[Problem](), list[tuple[Path, bytes]]()
    with show_progress(quiet=False) as report:
        for layer, given in list_layers(term_lists, find_config().layers, builtin=not no_builtin_terms):
            for name, path in find_files([given]):
                report(f"reading {name}")
                indexed = load_index(name, path, folder=folder, version=version)
                rows += indexed.rows
                layers += [layer] * len(indexed.rows)
                problems += indexed.problems
                fresh += [indexed.fresh] if indexed.fresh else []
    hits = find_rows(rows, " ".join(query), fuzzy=fuzzy, top=top)
    found = [
        {**json.loads(rows[hit.row].shown), "layer": layers[hit.row], "score": round(hit.score, 1)} for hit in hits
    ]
    if as_json:
        _print_json(found)
    else:
        for entry in found:
            _print_entry(entry)
    print_problems(problem for problem in problems if problem.severity == "error")
    keep(fresh)
    return exit_code(problems) or int(not found)


def _print_json(found: list[dict[str, Any]]) -> None:
    """Print *found* as JSON, an entry a line."""
    lines = []
    for entry in found:
        shown = {key: value for key, value in entry.items() if key not in ("given", "kind")}
        lines.append(json.dumps(shown, ensure_ascii=False))
    click.echo(("[" + ",".join(f"\n  {line}" for line in lines) + "\n]").encode("utf-8", "replace"))


def _print_entry(entry: dict[str, Any]) -> None:
    """Print *entry* in three lines: Chinese and pinyin, English with status, place."""
    head, *forms = entry["zh"]
    other = [form for form in (entry["hant"],) if form != head]
    click.echo(f"{click.style(printable(' '.join((head, *other))), bold=True)}  {printable(entry['pinyin'])}")
    if forms:
        click.echo(f"    = {printable(', '.join(forms))}")
    english: dict[str, list[str]] = {}
    for term in entry["en"]:
        english.setdefault(_NAMES.get(term["status"], ""), []).append(term["text"])
    said = "; ".join((f"{name}: " if name else "") + ", ".join(texts) for name, texts in english.items())
    draft = f" [{entry['review']}]" if entry["review"] == "draft" else ""
    click.echo(f"    {printable(said) or '–'}{draft}")
    click.echo(click.style(f"    {printable(entry['file'])}:{entry['line']}", dim=True))
