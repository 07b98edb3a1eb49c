"""`glossary terms accept`: proposed renderings become curated terms, one key a decision."""

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from glossary.cli.messages import disarm
from glossary.cli.terms.editing import edit_file
from glossary.cli.terms.fields import check_edit
from glossary.parallel.decisions import ACCEPTED, KNOWN, REFUSED, Offered, Pending, parse_proposals
from glossary.termbase.layout import Field

_KEYS = "1-3 accept   e other English   r refuse   s later   q stop"


@click.command("accept", short_help="Walk proposals of `align`; accepted ones enter a list.")
@click.argument("proposals", metavar="PROPOSALS")
@click.option("--in", "file", required=True, metavar="LIST", help="The list; made where there is none.")
@click.option("--source", default="", metavar="TEXT", help="Source of accepted entries (default: the English file).")
@click.option("--date", default="", metavar="DATE", help="Date of accepted entries (default: that of the document).")
@click.option("--again", is_flag=True, help="Ask about refused proposals once more.")
def accept(proposals: str, file: str, source: str, date: str, again: bool) -> None:
    """Walk the PROPOSALS that `glossary align -o` wrote, and add the accepted ones to LIST.

    One key decides: 1, 2 or 3 takes that rendering, e asks for another English, r refuses, s leaves it for later, q
    stops. Every decision is written at once, to LIST and as `decision:` to PROPOSALS, so that you can stop at any
    time and go on later; what was decided is not asked again. LIST is edited as by `glossary terms add`: no other
    byte of it changes. Without a terminal the keys are read from standard input.

    \b
    EXAMPLES
      glossary align speech.zh.txt speech.en.txt -o proposals.yaml
      glossary terms accept proposals.yaml --in our-terms.yaml --source "MFA, 7 March 2022"
    """
    pending = parse_proposals(_read(proposals), proposals)
    held = _find_held(file)
    open_ = [item for item in pending if not item.decision or (again and item.decision == REFUSED)]
    counts = {ACCEPTED: 0, REFUSED: 0, KNOWN: 0}
    for number, item in enumerate(open_, 1):
        if item.term in held:
            _remember(proposals, item.term, KNOWN)
            counts[KNOWN] += 1
            continue
        _show(item, number, len(open_))
        key, english = _decide(item)
        if key == "q":
            break
        if key == "r":
            _remember(proposals, item.term, REFUSED)
            counts[REFUSED] += 1
        elif english:
            _add(file, _make_fields(item, english, source, date))
            _remember(proposals, item.term, f"{ACCEPTED}: {english}")
            counts[ACCEPTED] += 1
    left = len(open_) - sum(counts.values())
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing decided"
    click.echo(f"{told}; {left} left", err=True)


def _read(path: str) -> str:
    """Return the text of the list or file of proposals *path*. Raises InputError or DataError."""
    from glossary.errors import DataError, InputError
    from glossary.termbase.files import read_file

    text, problem = read_file(Path(path), path)
    if problem is not None:
        raise InputError(problem) if problem.code == "T001" else DataError(problem)
    return text


def _find_held(file: str) -> frozenset[str]:
    """Return every Chinese form that the list *file* has."""
    from glossary.termbase import load_termbase

    if not Path(file).exists():
        return frozenset()
    entries, _ = load_termbase([file])
    return frozenset(term.text for entry in entries for term in entry.zh)


def _show(item: Pending, number: int, total: int) -> None:
    """Print a proposal: the term, its renderings, and the best sentence pair of each."""
    click.echo()
    head = f"{number}/{total}  {click.style(disarm(item.term), bold=True)}  {disarm(item.label)}"
    click.echo(f"{head}, {disarm(item.frequency)} in the text")
    for rank, offered in enumerate(item.renderings[:3], 1):
        percent = f"{100 * float(offered.probability):.0f} %" if _is_number(offered.probability) else ""
        click.echo(f"  {rank}  {click.style(disarm(offered.text), bold=True)}  {percent}")
        for shown in offered.evidence[: 2 if rank == 1 else 1]:
            click.echo(f"     {_mark(shown.zh)}")
            click.echo(f"     {_mark(shown.en)}  ({disarm(shown.source)})")
    click.echo(_KEYS)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[01](\.\d+)?", text))


def _mark(text: str) -> str:
    """Return *text* with what stands in brackets 【】 underlined."""
    return re.sub("【(.*?)】", lambda match: click.style(match[0], underline=True), disarm(text))


def _decide(item: Pending) -> tuple[str, str]:
    """Return the key pressed, and the English that was chosen, if any."""
    while True:
        key = _read_key()
        if key in ("", "q", "\x1b", "\x03", "\x04"):
            return "q", ""
        if key in ("r", "s"):
            return key, ""
        if key.isdigit() and 1 <= int(key) <= min(3, len(item.renderings)):
            return key, item.renderings[int(key) - 1].text
        if key == "e" and (english := _ask_english()):
            return key, english


def _read_key() -> str:
    """Return one key; without a terminal the next character of standard input, line ends aside."""
    if sys.stdin.isatty():
        return click.getchar()
    while (key := sys.stdin.read(1)) in ("\n", "\r"):
        pass
    return key


def _ask_english() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("English", default="", show_default=False)).strip()
    return sys.stdin.readline().strip()


def _make_fields(item: Pending, english: str, source: str, date: str) -> dict[str, Field]:
    """Return the entry for *item*: its source is the English document that shows it, its date that document's."""
    chosen = next((offered for offered in item.renderings if offered.text == english), None)
    shown = _first_evidence(chosen or (item.renderings[0] if item.renderings else None))
    fields: dict[str, Field] = {"zh": item.term, "en": english}
    named = source or re.sub(r":\d+$", "", shown["source"])
    dated = date or shown["date"]
    return fields | ({"source": named} if named else {}) | ({"date": dated} if dated else {})


def _first_evidence(offered: Offered | None) -> Mapping[str, str]:
    """Return source and date of the first sentence pair of *offered*, empty where there is none."""
    if offered is None or not offered.evidence:
        return {"source": "", "date": ""}
    return {"source": offered.evidence[0].source, "date": offered.evidence[0].date}


def _add(file: str, fields: Mapping[str, Field]) -> None:
    from glossary.termbase.edit import add_entry

    edit_file(file, lambda text: check_edit(text, add_entry(text, fields, file=file), file), create=True)


def _remember(proposals: str, term: str, decision: str) -> None:
    from glossary.termbase.edit import set_field

    edit_file(proposals, lambda text: set_field(text, term, "decision", decision, file=proposals))
